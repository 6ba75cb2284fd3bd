//! The calendar as a drawing: days across, lanes down, everything told apart without colour.

mod badge;
mod bands;
mod bars;
mod grid;
mod key;
mod lane;
mod patterns;
#[cfg(test)]
mod tests;

use super::model::{Band, CalendarPage, Day};
use crate::display::{Draw, Mark, Point, Rect, Stroke, TagKind};
use crate::layout::Flow;
use crate::text::Style;
use bands::PlacedBand;
use key::Key;
pub use lane::PlacedLane;

/// Width of the lane names.
const NAMES: f32 = 96.0;
/// Height of a bar.
const BAR: f32 = 9.0;
/// From bar to bar.
const ROW: f32 = 13.5;
/// From name to name of the bands, which stand above the bars so that they are never covered.
const STRIP: f32 = 11.5;
/// Height of the weeks and days above the lanes.
const HEAD: f32 = 36.0;
/// More rows of names than this are left to the table: they would leave no room for bars.
const MOST_STRIPS: usize = 6;
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

/// How many rows of names there are.
fn rows_of(bands: &[PlacedBand<'_>]) -> usize {
    bands.iter().map(|band| band.row + 1).max().unwrap_or(0)
}

/// The calendar of one sheet: the days, the names of what holds for all lanes, and lanes.
pub struct Sheet<'m> {
    scale: Scale<'m>,
    all: &'m [Band],
    all_bands: Vec<PlacedBand<'m>>,
    /// Height of the names of what holds for all lanes, and what of it the combs of trading hours take.
    strip: f32,
    edge: f32,
    now: Option<i64>,
    meeting: bool,
    /// Height of a key of everything on the sheet.
    key: f32,
}

impl<'m> Sheet<'m> {
    /// A sheet that shows `days`.
    pub fn new(flow: &mut Flow, calendar: &'m CalendarPage, days: &'m [Day]) -> Self {
        let scale = Scale::new(flow.live(), days);
        let all_bands = bands::place(flow, &scale, &calendar.bands);
        let strips = rows_of(&all_bands);
        let edge = patterns::edge(&scale, &calendar.bands);
        let strip = if strips == 0 { 0.0 } else { edge + strips as f32 * STRIP + 3.0 };
        let now = calendar.now.filter(|now| scale.shows(*now, *now + 1));
        let meeting = days.iter().any(|day| day.meeting);
        let mut sheet = Self { scale, all: &calendar.bands, all_bands, strip, edge, now, meeting, key: 0.0 };
        let bands = calendar.lanes.iter().flat_map(|lane| &lane.bands);
        let bars = calendar.lanes.iter().flat_map(|lane| &lane.bars);
        sheet.key = Key::new(flow, &sheet, bands, bars).height();
        sheet
    }

    /// What lanes may take of `height`.
    fn room(&self, height: f32) -> f32 {
        height - HEAD - self.strip - self.key
    }

    /// The lanes of the calendar in their places, none higher than fits in `height`.
    pub fn lanes(&self, flow: &mut Flow, calendar: &'m CalendarPage, height: f32) -> Vec<PlacedLane<'m>> {
        let room = self.room(height);
        let mut placed = Vec::new();
        for lane in &calendar.lanes {
            let lane = PlacedLane::new(flow, &self.scale, lane, self.edge);
            placed.extend(lane.in_pieces(flow, room));
        }
        placed
    }

    /// How many of `lanes` fit in `height`; at least one.
    pub fn fitting(&self, lanes: &[PlacedLane<'_>], height: f32) -> usize {
        let mut left = self.room(height);
        let fits = |lane: &&PlacedLane<'_>| {
            left -= lane.height();
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
        let bottom = first + lanes.iter().map(PlacedLane::height).sum::<f32>();
        let bands = lanes.iter().flat_map(PlacedLane::bands);
        let key = Key::new(flow, self, bands, lanes.iter().flat_map(PlacedLane::bars));
        let area = Rect::new(live.x, top, live.width, bottom + key.height() - top);
        let kind = TagKind::Figure { alt: alt.to_owned(), page: flow.page(), area };
        let mark = Mark::Tagged(flow.tag(kind));
        let across = |y: f32, height: f32| Rect::new(self.scale.area.x, y, self.scale.area.width, height);
        bands::rest_days(flow, mark, &self.scale, across(body, bottom - body));
        let all: Vec<&Band> = self.all.iter().collect();
        patterns::draw(flow, mark, &self.scale, &all, across(body, self.strip));
        let mut y = first;
        for lane in lanes {
            // What holds for all and what holds for the lane are one layer, so that a freeze is never painted over.
            let bands: Vec<&Band> = self.all.iter().chain(lane.bands()).collect();
            patterns::draw(flow, mark, &self.scale, &bands, across(y, lane.height()));
            y += lane.height();
        }
        grid::draw(flow, mark, &self.scale, top, body, bottom);
        if let Some(now) = self.now {
            grid::now(flow, mark, self.scale.x(now), body, bottom);
        }
        if self.strip > 0.0 {
            flow.label(mark, "All lanes", LABEL, live.x, body + self.edge + 9.0);
            rule(flow, mark, first);
            bands::names(flow, mark, &self.all_bands, body + self.edge + 1.5);
        }
        let mut y = first;
        for lane in lanes {
            lane.draw(flow, mark, &self.scale, y);
            y += lane.height();
            rule(flow, mark, y);
        }
        key.draw(flow, mark, bottom + 9.0);
        flow.advance_to(bottom + key.height());
    }
}

fn rule(flow: &mut Flow, mark: Mark, y: f32) {
    let live = flow.live();
    let segments = vec![(Point::new(live.x, y), Point::new(live.right(), y))];
    flow.draw(mark, Draw::Lines { segments, stroke: Stroke::HAIRLINE });
}
