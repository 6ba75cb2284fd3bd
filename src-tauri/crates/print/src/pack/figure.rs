//! The calendar as a drawing: days across, lanes down, everything told apart without colour.

mod bands;
mod bars;
mod grid;
mod key;

use super::model::{Band, CalendarPage, Day, Lane};
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
const KEY: f32 = 34.0;
/// The most lines of a lane's name.
const NAME_LINES: usize = 2;
const LABEL: Style = Style::SMALL;

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
        let strips = bands.iter().map(|band| band.row + 1).max().unwrap_or(0);
        let rows = bars.iter().map(|bar| bar.row + 1).max().unwrap_or(0);
        let name = flow.shape(&lane.name.as_str().into(), Style::TABLE.bold());
        let lines = name.lines(NAME_WIDTH).len().min(NAME_LINES) as f32;
        let height = (strips as f32 * STRIP + rows as f32 * ROW + 4.5).max(lines * Style::TABLE.leading + 5.0);
        Self { lane, name, bands, bars, strips, height }
    }
}

/// The calendar of one sheet: the days, the names of what holds for all lanes, and lanes.
pub struct Sheet<'m> {
    scale: Scale<'m>,
    all: &'m [Band],
    all_bands: Vec<PlacedBand<'m>>,
    strip: f32,
}

impl<'m> Sheet<'m> {
    /// A sheet that shows `days`.
    pub fn new(flow: &mut Flow, calendar: &'m CalendarPage, days: &'m [Day]) -> Self {
        let scale = Scale::new(flow.live(), days);
        let all_bands = bands::place(flow, &scale, &calendar.bands);
        let strips = all_bands.iter().map(|band| band.row + 1).max().unwrap_or(0);
        let strip = if strips == 0 { 0.0 } else { strips as f32 * STRIP + 3.0 };
        Self { scale, all: &calendar.bands, all_bands, strip }
    }

    /// The lanes of the calendar, in their places.
    pub fn lanes(&self, flow: &mut Flow, calendar: &'m CalendarPage) -> Vec<PlacedLane<'m>> {
        calendar.lanes.iter().map(|lane| PlacedLane::new(flow, &self.scale, lane)).collect()
    }

    /// How many of `lanes` fit in `height`; at least one.
    pub fn fitting(&self, lanes: &[PlacedLane<'_>], height: f32) -> usize {
        let mut left = height - HEAD - self.strip - KEY;
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
        key::draw(flow, mark, live, bottom + 9.0);
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
