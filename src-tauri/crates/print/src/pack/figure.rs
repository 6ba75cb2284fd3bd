//! The calendar as a drawing: days across, lanes down, everything told apart without colour.

use super::model::{Band, BandKind, Bar, BarMark, CalendarPage, Day, Lane, Segment, SegmentKind};
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke, TagKind};
use crate::layout::{Flow, bolt, dots, hatch, stop_mark, triangle};
use crate::text::{Paragraph, Style};

/// Width of the lane names.
const NAMES: f32 = 96.0;
/// Height of a bar.
const BAR: f32 = 9.0;
/// From bar to bar.
const ROW: f32 = 14.0;
/// The freeze's name stands in a strip above the bars, so that it is never covered.
const STRIP: f32 = 12.0;
const LABEL: Style = Style::SMALL;
const FINE: Stroke = Stroke::solid(0.3, Ink::Grey(0.78));
/// The shortest bar that can still be seen. A release of half an hour is drawn this wide and no wider.
const LEAST: f32 = 2.4;

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

/// Height of the weeks and days above the lanes.
pub const HEAD: f32 = 36.0;
/// Height of the key under the lanes.
pub const KEY: f32 = 30.0;

/// Height of a lane with this many rows of bars.
pub fn lane_height(rows: usize) -> f32 {
    STRIP + rows.max(1) as f32 * ROW + 3.0
}

/// A bar with its label, placed in a row of its lane.
struct Placed<'m> {
    bar: &'m Bar,
    row: usize,
    x: f32,
    end: f32,
    label: Paragraph,
}

/// How many rows of bars a lane needs so that no label covers a bar.
pub fn lane_rows(flow: &mut Flow, scale: &Scale<'_>, lane: &Lane) -> usize {
    place_bars(flow, scale, lane).iter().map(|placed| placed.row + 1).max().unwrap_or(1)
}

fn place_bars<'m>(flow: &mut Flow, scale: &Scale<'_>, lane: &'m Lane) -> Vec<Placed<'m>> {
    let mut ends: Vec<f32> = Vec::new();
    let mut placed = Vec::new();
    let mut bars: Vec<&Bar> = lane.bars.iter().collect();
    // In order of time the first free row is the best one.
    bars.sort_by_key(|bar| bar.segments.iter().map(|s| s.start).min());
    for bar in bars {
        let (Some(start), Some(end)) =
            (bar.segments.iter().map(|s| s.start).min(), bar.segments.iter().map(|s| s.end).max())
        else {
            continue;
        };
        if !scale.shows(start, end) {
            continue;
        }
        let label = flow.shape(&bar.number.as_str().into(), LABEL);
        let x = scale.x(start);
        let end = scale.x(end).max(x + LEAST);
        let marks = if bar.mark == BarMark::None { 0.0 } else { 11.0 } + if bar.emergency { 8.0 } else { 0.0 };
        let extent = label.natural_width() + marks + 4.0;
        // Past the right edge there is no room for the label: it stands before its bar.
        let (from, to) = if end + extent > scale.area.right() { (x - extent, end) } else { (x, end + extent) };
        let row = ends.iter().position(|taken| *taken <= from).unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(to);
        } else {
            ends[row] = to;
        }
        placed.push(Placed { bar, row, x, end, label });
    }
    placed
}

/// Draws head, lanes and key under the cursor as one figure that `alt` stands for.
pub fn draw_lanes(flow: &mut Flow, scale: &Scale<'_>, calendar: &CalendarPage, lanes: &[Lane], alt: &str) {
    let top = flow.y();
    let rows: Vec<usize> = lanes.iter().map(|lane| lane_rows(flow, scale, lane)).collect();
    let body = top + HEAD;
    let bottom = body + rows.iter().map(|rows| lane_height(*rows)).sum::<f32>();
    let live = flow.live();
    let area = Rect::new(live.x, top, live.width, bottom + KEY - top);
    let kind = TagKind::Figure { alt: alt.to_owned(), page: flow.page(), area };
    let mark = Mark::Tagged(flow.tag(kind));
    let mut y = body;
    for (lane, rows) in lanes.iter().zip(&rows) {
        let height = lane_height(*rows);
        let strip = Rect::new(scale.area.x, y, scale.area.width, height);
        backgrounds(flow, mark, scale, calendar, lane, strip);
        y += height;
    }
    grid(flow, mark, scale, top, body, bottom);
    let mut y = body;
    for (lane, rows) in lanes.iter().zip(&rows) {
        let height = lane_height(*rows);
        lane_name(flow, mark, lane, live.x, y);
        for band in calendar.bands.iter().chain(&lane.bands) {
            band_name(flow, mark, scale, band, y);
        }
        for placed in place_bars(flow, scale, lane) {
            draw_bar(flow, mark, scale, &placed, y + STRIP + placed.row as f32 * ROW);
        }
        y += height;
        let segments = vec![(Point::new(live.x, y), Point::new(live.right(), y))];
        flow.draw(mark, Draw::Lines { segments, stroke: Stroke::HAIRLINE });
    }
    key(flow, mark, live.x, bottom + 10.0);
    flow.advance_to(bottom + KEY);
}

fn lane_name(flow: &mut Flow, mark: Mark, lane: &Lane, x: f32, y: f32) {
    let style = Style::TABLE.bold();
    let name = flow.shape(&lane.name.as_str().into(), style);
    for (index, line) in name.lines(NAMES - 8.0).iter().take(2).enumerate() {
        flow.line(mark, &name, line, x, y + 3.0 + style.baseline() + index as f32 * style.leading);
    }
}

fn backgrounds(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, calendar: &CalendarPage, lane: &Lane, strip: Rect) {
    for day in scale.days.iter().filter(|day| day.weekend) {
        let rect = Rect::new(scale.x(day.start), strip.y, scale.x(day.end) - scale.x(day.start), strip.height);
        flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::Grey(0.955)), stroke: None });
    }
    let mut bands: Vec<&Band> = calendar.bands.iter().chain(&lane.bands).collect();
    // Light bands first, so that a freeze is never painted over.
    bands.sort_by_key(|band| match band.kind {
        BandKind::Maintenance => 0,
        BandKind::Peak => 1,
        BandKind::Freeze => 2,
    });
    for band in bands.into_iter().filter(|band| scale.shows(band.start, band.end)) {
        let x = scale.x(band.start);
        let rect = Rect::new(x, strip.y, (scale.x(band.end) - x).max(1.5), strip.height);
        match band.kind {
            BandKind::Maintenance => {
                flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::Grey(0.88)), stroke: None });
            }
            BandKind::Peak => flow.draw(mark, dots(rect, 5.0, 0.9, Ink::Grey(0.35))),
            BandKind::Freeze => {
                flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::WHITE), stroke: None });
                flow.draw(mark, hatch(rect, 5.0, Stroke::solid(0.4, Ink::Grey(0.45)), false));
                let sides = [rect.x, rect.right()];
                let segments = sides.map(|x| (Point::new(x, rect.y), Point::new(x, rect.bottom()))).to_vec();
                flow.draw(mark, Draw::Lines { segments, stroke: Stroke::solid(0.75, Ink::BLACK) });
            }
        }
    }
}

/// The word on a band, on a white box: text never stands on a hatch.
fn band_name(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, band: &Band, top: f32) {
    if !scale.shows(band.start, band.end) {
        return;
    }
    let (left, right) = (scale.x(band.start), scale.x(band.end));
    let words: [String; 3] = match band.kind {
        BandKind::Freeze => [format!("FREEZE {}", band.name), "FREEZE".to_owned(), String::new()],
        BandKind::Peak => [format!("Peak: {}", band.name), "Peak".to_owned(), String::new()],
        BandKind::Maintenance => [String::new(), String::new(), String::new()],
    };
    for word in words.iter().filter(|word| !word.is_empty()) {
        let style = if band.kind == BandKind::Freeze { LABEL.bold() } else { LABEL };
        let paragraph = flow.shape(&word.as_str().into(), style);
        let width = paragraph.natural_width();
        if width + 4.0 <= right - left {
            let back = Rect::new(left + 1.5, top + 1.2, width + 4.0, STRIP - 2.4);
            flow.draw(mark, Draw::Rect { rect: back, fill: Some(Ink::WHITE), stroke: None });
            for line in paragraph.lines(f32::MAX).iter().take(1) {
                flow.line(mark, &paragraph, line, back.x + 2.0, back.y + back.height - 2.2);
            }
            return;
        }
    }
}

fn grid(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, top: f32, body: f32, bottom: f32) {
    let wide = scale.days.iter().map(|day| scale.x(day.end) - scale.x(day.start)).fold(f32::MAX, f32::min);
    let mut after_week = false;
    for day in scale.days {
        let (left, right) = (scale.x(day.start), scale.x(day.end));
        let strong = day.week.is_some();
        let stroke = if strong { Stroke::solid(0.6, Ink::Grey(0.45)) } else { FINE };
        let from = if strong { top } else { top + 12.0 };
        let segments = vec![(Point::new(left, from), Point::new(left, bottom))];
        flow.draw(mark, Draw::Lines { segments, stroke });
        if let Some(week) = &day.week {
            flow.label(mark, week, LABEL.bold(), left + 3.0, top + 9.0);
        }
        let centre = |flow: &mut Flow, text: &str, style: Style, y: f32| {
            let paragraph = flow.shape(&text.into(), style);
            let x = left + (right - left - paragraph.natural_width()) / 2.0;
            for line in paragraph.lines(f32::MAX).iter().take(1) {
                flow.line(mark, &paragraph, line, x, y);
            }
        };
        let day_style = if day.weekend { LABEL.in_ink(Ink::MUTED) } else { LABEL };
        // On five weeks a day is as wide as two digits: one letter of the weekday, and the month beside the week.
        let weekday: String = if wide < 24.0 { day.weekday.chars().take(1).collect() } else { day.weekday.clone() };
        centre(flow, &weekday, day_style, top + 20.0);
        let number: String =
            if wide < 30.0 { day.label.split(' ').next().unwrap_or_default().to_owned() } else { day.label.clone() };
        centre(flow, &number, day_style, top + 31.0);
        if wide < 30.0
            && let Some((_, month)) = day.label.split_once(' ')
        {
            // Clear of the week's own label, which is wider than a day.
            let shift = if strong {
                26.0
            } else if after_week {
                10.0
            } else {
                3.0
            };
            flow.label(mark, month, LABEL.in_ink(Ink::MUTED), left + shift, top + 9.0);
        }
        after_week = strong;
        if day.meeting {
            // A double frame round the head of the day the board meets.
            for by in [0.6, 2.2] {
                let rect = Rect::new(left, top + 12.0, right - left, body - top - 12.0).inset(by);
                flow.draw(mark, Draw::Rect { rect, fill: None, stroke: Some(Stroke::solid(0.6, Ink::BLACK)) });
            }
        }
    }
    let live = flow.live();
    let ends = [(live.x, body, live.right(), body), (live.right(), top, live.right(), bottom)];
    let segments = ends.map(|(x, y, right, foot)| (Point::new(x, y), Point::new(right, foot))).to_vec();
    flow.draw(mark, Draw::Lines { segments, stroke: Stroke::solid(0.75, Ink::BLACK) });
}

fn draw_bar(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, placed: &Placed<'_>, y: f32) {
    let bar = placed.bar;
    let whole = Rect::new(placed.x, y, placed.end - placed.x, BAR);
    let back = Draw::Rect { rect: whole, fill: Some(Ink::WHITE), stroke: None };
    flow.draw(mark, back);
    for segment in &bar.segments {
        segment_of(flow, mark, scale, segment, whole);
    }
    let frame = if bar.mark == BarMark::Hard { Stroke::solid(1.5, Ink::BLACK) } else { Stroke::solid(0.5, Ink::BLACK) };
    flow.draw(mark, Draw::Rect { rect: whole, fill: None, stroke: Some(frame) });
    let marks = if bar.mark == BarMark::None { 0.0 } else { 11.0 } + if bar.emergency { 8.0 } else { 0.0 };
    let width = placed.label.natural_width();
    let before = placed.end + width + marks + 4.0 > scale.area.right();
    let mut x = if before { placed.x - width - marks - 3.0 } else { placed.end + 3.0 };
    // Text never stands on a hatch or a dot.
    let paper = Rect::new(x - 1.0, y - 0.5, width + marks + 1.5, BAR + 1.5);
    flow.draw(mark, Draw::Rect { rect: paper, fill: Some(Ink::WHITE), stroke: None });
    match bar.mark {
        BarMark::None => {}
        BarMark::Soft => flow.draw(mark, triangle(x + 4.5, y + BAR - 0.8, 7.0)),
        BarMark::Hard => {
            for draw in stop_mark(x + 4.5, y + BAR - 0.5, 8.0) {
                flow.draw(mark, draw);
            }
        }
    }
    if bar.mark != BarMark::None {
        x += 11.0;
    }
    if bar.emergency {
        flow.draw(mark, bolt(x + 3.0, y + BAR, 9.0));
        x += 8.0;
    }
    for line in placed.label.lines(f32::MAX).iter().take(1) {
        flow.line(mark, &placed.label, line, x, y + BAR - 1.6);
    }
}

fn segment_of(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, segment: &Segment, whole: Rect) {
    if !scale.shows(segment.start, segment.end) {
        return;
    }
    let x = scale.x(segment.start).max(whole.x);
    let least = if segment.kind == SegmentKind::Implementation { 1.2 } else { 0.0 };
    let width = (scale.x(segment.end) - x).max(least).min(whole.right() - x);
    fill_segment(flow, mark, segment.kind, Rect::new(x, whole.y, width, whole.height));
}

fn fill_segment(flow: &mut Flow, mark: Mark, kind: SegmentKind, rect: Rect) {
    let fill = match kind {
        SegmentKind::Implementation => Ink::BLACK,
        SegmentKind::Validation => Ink::Grey(0.55),
        SegmentKind::RollbackReserve => Ink::WHITE,
        SegmentKind::Stabilisation => Ink::Grey(0.8),
    };
    flow.draw(mark, Draw::Rect { rect, fill: Some(fill), stroke: None });
    if kind == SegmentKind::RollbackReserve {
        flow.draw(mark, hatch(rect, 2.4, Stroke::solid(0.4, Ink::BLACK), true));
    }
}

/// Says what the patterns mean.
fn key(flow: &mut Flow, mark: Mark, x: f32, y: f32) {
    let mut pen = x;
    let swatch = |pen: f32| Rect::new(pen, y, 16.0, BAR);
    let outline = |rect: Rect| Draw::Rect { rect, fill: None, stroke: Some(Stroke::solid(0.5, Ink::BLACK)) };
    for (kind, name) in [
        (SegmentKind::Implementation, "implementation"),
        (SegmentKind::Validation, "validation"),
        (SegmentKind::RollbackReserve, "rollback reserve"),
        (SegmentKind::Stabilisation, "stabilisation"),
    ] {
        fill_segment(flow, mark, kind, swatch(pen));
        flow.draw(mark, outline(swatch(pen)));
        pen += 20.0;
        pen += flow.label(mark, name, LABEL, pen, y + BAR - 1.6) + 12.0;
    }
    flow.draw(mark, hatch(swatch(pen), 5.0, Stroke::solid(0.4, Ink::Grey(0.45)), false));
    flow.draw(mark, outline(swatch(pen)));
    pen += 20.0;
    pen += flow.label(mark, "freeze", LABEL, pen, y + BAR - 1.6) + 12.0;
    flow.draw(mark, Draw::Rect { rect: swatch(pen), fill: Some(Ink::Grey(0.88)), stroke: None });
    pen += 20.0;
    pen += flow.label(mark, "maintenance", LABEL, pen, y + BAR - 1.6) + 12.0;
    flow.draw(mark, dots(swatch(pen), 4.0, 0.9, Ink::Grey(0.35)));
    flow.draw(mark, outline(swatch(pen)));
    pen += 20.0;
    pen += flow.label(mark, "peak", LABEL, pen, y + BAR - 1.6) + 12.0;
    for draw in stop_mark(pen + 4.0, y + BAR - 0.5, 8.0) {
        flow.draw(mark, draw);
    }
    pen += 11.0;
    pen += flow.label(mark, "hard conflict", LABEL, pen, y + BAR - 1.6) + 10.0;
    flow.draw(mark, triangle(pen + 4.5, y + BAR - 0.8, 7.0));
    pen += 12.0;
    pen += flow.label(mark, "soft", LABEL, pen, y + BAR - 1.6) + 10.0;
    flow.draw(mark, bolt(pen + 3.0, y + BAR, 9.0));
    pen += 9.0;
    flow.label(mark, "emergency", LABEL, pen, y + BAR - 1.6);
}
