//! The calendar as a drawing: days across, lanes down, everything told apart without colour.

mod badge;
mod bands;
mod bars;
mod grid;
mod key;

use super::model::{Band, BarStage, CalendarPage, Day, Lane};
use crate::display::{Draw, Mark, Point, Rect, Stroke, TagKind};
use crate::layout::Flow;
use crate::text::{Paragraph, Style};
use bands::PlacedBand;
use bars::PlacedBar;

/// Width of the lane names.
const NAMES: f32 = 96.0;
const NAME_WIDTH: f32 = NAMES - 8.0;
/// Height of a bar.
const BAR: f32 = 9.0;
/// From bar to bar.
const ROW: f32 = 13.5;
/// From name to name of the bands, which stand above the bars so that they are never covered.
const STRIP: f32 = 11.5;
/// Height of the weeks and days above the lanes.
const HEAD: f32 = 36.0;
/// Height of the key under the lanes.
const KEY: f32 = 48.0;
/// More rows of names than this are left to the table: they would leave no room for bars.
const MOST_STRIPS: usize = 6;
/// The most lines of a lane's name.
const NAME_LINES: usize = 2;
const LABEL: Style = Style::SMALL;

/// The narrowest day: an hour of a narrower one would be finer than the pen.
const DAY: f32 = 17.0;

/// How many days stand side by side, in whole weeks.
pub fn days_across(live: Rect) -> usize {
    (((live.width - NAMES) / DAY) as usize / 7 * 7).max(7)
}

/// Where time and lanes stand on the page.
pub struct Scale<'d> {
    area: Rect,
    days: &'d [Day],
    start: i64,
    end: i64,
}

impl<'d> Scale<'d> {
    /// The scale that shows `days` across `live`.
    pub fn new(live: Rect, days: &'d [Day]) -> Self {
        let start = days.first().map_or(0, |day| day.start);
        let end = days.last().map_or(1, |day| day.end).max(start + 1);
        Self { area: Rect::new(live.x + NAMES, live.y, live.width - NAMES, live.height), days, start, end }
    }

    fn x(&self, instant: i64) -> f32 {
        let part = (instant.clamp(self.start, self.end) - self.start) as f64 / (self.end - self.start) as f64;
        self.area.x + self.area.width * part as f32
    }

    fn shows(&self, start: i64, end: i64) -> bool {
        start < self.end && end > self.start
    }
}

/// Extents side by side in as few rows as first fit needs.
#[derive(Default)]
struct Rows(Vec<f32>);

impl Rows {
    /// The first row that is free from `from`, taken up to `to`. Extents come in order of their start.
    fn take(&mut self, from: f32, to: f32) -> usize {
        let free = self.0.iter().position(|taken| *taken <= from);
        if let Some(row) = free {
            self.0[row] = to;
            return row;
        }
        self.0.push(to);
        self.0.len() - 1
    }
}

/// A lane with everything on it in its place.
pub struct PlacedLane<'m> {
    lane: &'m Lane,
    name: Paragraph,
    bands: Vec<PlacedBand<'m>>,
    bars: Vec<PlacedBar<'m>>,
    strips: usize,
    height: f32,
}

impl<'m> PlacedLane<'m> {
    /// Places the bands and bars of a lane.
    pub fn new(flow: &mut Flow, scale: &Scale<'_>, lane: &'m Lane) -> Self {
        let bands = bands::place(flow, scale, &lane.bands);
        let bars = bars::place(flow, scale, lane);
        let strips = rows_of(&bands);
        let rows = bars.iter().map(|bar| bar.row + 1).max().unwrap_or(0);
        let name = flow.shape(&lane.name.as_str().into(), Style::TABLE.bold());
        let height = height(&name, strips, rows);
        Self { lane, name, bands, bars, strips, height }
    }

    /// Whether a release or a window of its own is drawn.
    pub fn is_empty(&self) -> bool {
        self.bars.is_empty() && self.bands.is_empty()
    }

    /// The lane and the bars that are drawn, in words.
    pub fn told(&self) -> String {
        let bars: Vec<&str> = self.bars.iter().map(|placed| placed.bar.number.as_str()).collect();
        let text = if bars.is_empty() { "no release".to_owned() } else { bars.join(", ") };
        format!("{}: {text}", self.name.text())
    }

    /// The lane in pieces of at most `most` points, each a lane of its own; the names of bands stand on the first.
    fn in_pieces(self, flow: &mut Flow, most: f32) -> Vec<Self> {
        if self.height <= most {
            return vec![self];
        }
        let fits = |strips: usize| ((most - 4.5 - strips as f32 * STRIP) / ROW).floor().max(1.0) as usize;
        let (first, others) = (fits(self.strips), fits(0));
        let rows = self.bars.iter().map(|bar| bar.row + 1).max().unwrap_or(0);
        let piece_of = |row: usize| if row < first { 0 } else { 1 + (row - first) / others };
        let begin = |piece: usize| if piece == 0 { 0 } else { first + (piece - 1) * others };
        let mut pieces: Vec<Self> = Vec::new();
        for piece in 0..=piece_of(rows.saturating_sub(1)) {
            let title = if piece == 0 { self.lane.name.clone() } else { format!("{} (continued)", self.lane.name) };
            let name = flow.shape(&title.into(), Style::TABLE.bold());
            pieces.push(Self { lane: self.lane, name, bands: Vec::new(), bars: Vec::new(), strips: 0, height: 0.0 });
        }
        pieces[0].bands = self.bands;
        pieces[0].strips = self.strips;
        for mut bar in self.bars {
            let piece = piece_of(bar.row);
            bar.row -= begin(piece);
            pieces[piece].bars.push(bar);
        }
        for piece in &mut pieces {
            let rows = piece.bars.iter().map(|bar| bar.row + 1).max().unwrap_or(0);
            piece.height = height(&piece.name, piece.strips, rows);
        }
        pieces
    }
}

/// How high a lane is with so many rows of names and of bars.
fn height(name: &Paragraph, strips: usize, rows: usize) -> f32 {
    let lines = name.lines(NAME_WIDTH).len().min(NAME_LINES) as f32;
    (strips as f32 * STRIP + rows as f32 * ROW + 4.5).max(lines * Style::TABLE.leading + 5.0)
}

/// How many rows of names there are.
fn rows_of(bands: &[PlacedBand<'_>]) -> usize {
    bands.iter().map(|band| band.row + 1).max().unwrap_or(0)
}

/// The calendar of one sheet: the days, the names of what holds for all lanes, and lanes.
pub struct Sheet<'m> {
    scale: Scale<'m>,
    all: &'m [Band],
    all_bands: Vec<PlacedBand<'m>>,
    strip: f32,
    now: Option<i64>,
    signs: key::Signs,
}

impl<'m> Sheet<'m> {
    /// A sheet that shows `days`.
    pub fn new(flow: &mut Flow, calendar: &'m CalendarPage, days: &'m [Day]) -> Self {
        let scale = Scale::new(flow.live(), days);
        let all_bands = bands::place(flow, &scale, &calendar.bands);
        let strips = rows_of(&all_bands);
        let strip = if strips == 0 { 0.0 } else { strips as f32 * STRIP + 3.0 };
        let now = calendar.now.filter(|now| scale.shows(*now, *now + 1));
        let signs = key::Signs {
            meeting: days.iter().any(|day| day.meeting),
            now: now.is_some(),
            void: calendar.lanes.iter().flat_map(|lane| &lane.bars).any(|bar| bar.stage == BarStage::Void),
        };
        Self { scale, all: &calendar.bands, all_bands, strip, now, signs }
    }

    /// What lanes may take of `height`.
    fn room(&self, height: f32) -> f32 {
        height - HEAD - self.strip - KEY
    }

    /// The lanes of the calendar in their places, none higher than fits in `height`.
    pub fn lanes(&self, flow: &mut Flow, calendar: &'m CalendarPage, height: f32) -> Vec<PlacedLane<'m>> {
        let room = self.room(height);
        let mut placed = Vec::new();
        for lane in &calendar.lanes {
            let lane = PlacedLane::new(flow, &self.scale, lane);
            placed.extend(lane.in_pieces(flow, room));
        }
        placed
    }

    /// How many of `lanes` fit in `height`; at least one.
    pub fn fitting(&self, lanes: &[PlacedLane<'_>], height: f32) -> usize {
        let mut left = self.room(height);
        let fits = |lane: &&PlacedLane<'_>| {
            left -= lane.height;
            left >= 0.0
        };
        lanes.iter().take_while(fits).count().max(1).min(lanes.len())
    }

    /// Draws head, lanes and key under the cursor as one figure that `alt` stands for.
    pub fn draw(&self, flow: &mut Flow, lanes: &[PlacedLane<'_>], alt: &str) {
        let live = flow.live();
        let top = flow.y();
        let body = top + HEAD;
        let first = body + self.strip;
        let bottom = first + lanes.iter().map(|lane| lane.height).sum::<f32>();
        let area = Rect::new(live.x, top, live.width, bottom + KEY - top);
        let kind = TagKind::Figure { alt: alt.to_owned(), page: flow.page(), area };
        let mark = Mark::Tagged(flow.tag(kind));
        let across = |y: f32, height: f32| Rect::new(self.scale.area.x, y, self.scale.area.width, height);
        bands::rest_days(flow, mark, &self.scale, across(body, bottom - body));
        let all: Vec<&Band> = self.all.iter().collect();
        bands::draw(flow, mark, &self.scale, &all, across(body, self.strip));
        let mut y = first;
        for placed in lanes {
            // What holds for all and what holds for the lane are one layer, so that a freeze is never painted over.
            let bands: Vec<&Band> = self.all.iter().chain(&placed.lane.bands).collect();
            bands::draw(flow, mark, &self.scale, &bands, across(y, placed.height));
            y += placed.height;
        }
        grid::draw(flow, mark, &self.scale, top, body, bottom);
        if let Some(now) = self.now {
            grid::now(flow, mark, self.scale.x(now), body, bottom);
        }
        if self.strip > 0.0 {
            flow.label(mark, "All lanes", LABEL, live.x, body + 9.0);
            rule(flow, mark, first);
            bands::names(flow, mark, &self.all_bands, body + 1.5);
        }
        let mut y = first;
        for placed in lanes {
            lane_name(flow, mark, &placed.name, live.x, y);
            bands::names(flow, mark, &placed.bands, y + 1.5);
            let bars = y + 3.0 + placed.strips as f32 * STRIP;
            for bar in &placed.bars {
                bars::draw(flow, mark, &self.scale, bar, bars + bar.row as f32 * ROW);
            }
            y += placed.height;
            rule(flow, mark, y);
        }
        key::draw(flow, mark, live, bottom + 9.0, self.signs);
        flow.advance_to(bottom + KEY);
    }
}

fn rule(flow: &mut Flow, mark: Mark, y: f32) {
    let live = flow.live();
    let segments = vec![(Point::new(live.x, y), Point::new(live.right(), y))];
    flow.draw(mark, Draw::Lines { segments, stroke: Stroke::HAIRLINE });
}

fn lane_name(flow: &mut Flow, mark: Mark, name: &Paragraph, x: f32, y: f32) {
    let style = name.style();
    for (index, line) in name.lines(NAME_WIDTH).iter().take(NAME_LINES).enumerate() {
        flow.line(mark, name, line, x, y + 2.0 + style.baseline() + index as f32 * style.leading);
    }
}
