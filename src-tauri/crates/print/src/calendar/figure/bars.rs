//! The releases on the calendar: bars of up to four parts, with number and marks beside them.

use super::super::model::{Bar, BarMark, BarStage, Lane, Segment, SegmentKind};
use super::{BAR, LABEL, Rows, Scale, badge};
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::{Flow, hatch, stop_mark, triangle};
use crate::text::Paragraph;

/// The shortest bar that can still be seen. A release of half an hour is drawn this wide and no wider.
const LEAST: f32 = 2.4;
/// Width of a conflict mark with the space behind it.
const MARK: f32 = 11.0;

/// A bar with its label, placed in a row of its lane.
pub struct PlacedBar<'m> {
    pub(super) bar: &'m Bar,
    pub(super) row: usize,
    /// From the start to the end of the deployment.
    body: (f32, f32),
    /// Where the watching after it ends.
    tail: f32,
    /// Where marks and number begin.
    label_x: f32,
    label: Paragraph,
}

fn marks_width(bar: &Bar) -> f32 {
    let mark = if bar.mark == BarMark::None { 0.0 } else { MARK };
    mark + badge::width(bar.kind, bar.risk)
}

/// Places the bars of a lane so that no label covers a bar.
pub fn place<'m>(flow: &mut Flow, scale: &Scale<'_>, lane: &'m Lane) -> Vec<PlacedBar<'m>> {
    let mut placed: Vec<(f32, f32, PlacedBar<'m>)> = Vec::new();
    for bar in &lane.bars {
        let body = bar.segments.iter().filter(|segment| segment.kind != SegmentKind::Stabilisation);
        let (Some(start), Some(end)) = (body.clone().map(|s| s.start).min(), body.map(|s| s.end).max()) else {
            continue;
        };
        let watched = bar.segments.iter().map(|segment| segment.end).max().unwrap_or(end);
        if !scale.shows(start, watched) {
            continue;
        }
        let label = flow.shape(&bar.number.as_str().into(), LABEL);
        let x = scale.x(start);
        let body_end = scale.x(end).max(x + LEAST);
        let tail = scale.x(watched).max(body_end);
        let extent = label.natural_width() + marks_width(bar) + 6.5;
        // Past the right edge there is no room for the label: it stands before its bar.
        let before = tail + extent > scale.area.right() && x - extent >= scale.area.x;
        let (from, to) = if before { (x - extent, tail + 2.0) } else { (x, tail + extent) };
        let label_x = if before { from + 1.0 } else { tail + 3.0 };
        placed.push((from, to, PlacedBar { bar, row: 0, body: (x, body_end), tail, label_x, label }));
    }
    placed.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut rows = Rows::default();
    let place = |(from, to, bar): (f32, f32, PlacedBar<'m>)| PlacedBar { row: rows.take(from, to), ..bar };
    placed.into_iter().map(place).collect()
}

/// Draws a bar with its upper edge at `y`.
pub fn draw(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, placed: &PlacedBar<'_>, y: f32) {
    let bar = placed.bar;
    let (left, right) = placed.body;
    if placed.tail > right {
        tail(flow, mark, Rect::new(right, y, placed.tail - right, BAR));
    }
    let whole = Rect::new(left, y, right - left, BAR);
    flow.draw(mark, Draw::Rect { rect: whole, fill: Some(Ink::WHITE), stroke: None });
    for segment in bar.segments.iter().filter(|segment| segment.kind != SegmentKind::Stabilisation) {
        part(flow, mark, scale, segment, whole);
    }
    let width = if bar.mark == BarMark::Hard { 1.5 } else { 0.5 };
    let frame = Stroke { width: frame(bar.stage).width.max(width), ..frame(bar.stage) };
    flow.draw(mark, Draw::Rect { rect: whole, fill: None, stroke: Some(frame) });
    let mut x = placed.label_x;
    let paper = Rect::new(x - 1.0, y - 0.75, placed.label.natural_width() + marks_width(bar) + 2.5, BAR + 1.5);
    plate(flow, mark, bar.stage, paper);
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
        x += MARK;
    }
    badge::draw(flow, mark, bar.kind, bar.risk, (x, y));
    x += badge::width(bar.kind, bar.risk);
    for line in placed.label.lines(f32::MAX).iter().take(1) {
        flow.line(mark, &placed.label, line, x, y + BAR - 1.6);
        if bar.stage == BarStage::Void {
            let middle = y + BAR / 2.0;
            let through = vec![(Point::new(x, middle), Point::new(x + line.width, middle))];
            flow.draw(mark, Draw::Lines { segments: through, stroke: Stroke::solid(0.8, Ink::BLACK) });
        }
    }
}

/// The pen of a frame, which says how far a release has come.
fn frame(stage: BarStage) -> Stroke {
    match stage {
        BarStage::Proposed => Stroke { dash: Some((2.4, 1.4)), ..Stroke::solid(0.6, Ink::BLACK) },
        BarStage::Settled => Stroke::solid(0.5, Ink::BLACK),
        BarStage::UnderWay => Stroke::solid(1.4, Ink::BLACK),
        BarStage::Over => Stroke::solid(0.5, Ink::Grey(0.66)),
        BarStage::Void => Stroke { dash: Some((0.8, 1.4)), ..Stroke::solid(0.8, Ink::BLACK) },
    }
}

/// The paper under a number: text never stands on a hatch or a dot.
pub fn plate(flow: &mut Flow, mark: Mark, stage: BarStage, rect: Rect) {
    flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::WHITE), stroke: Some(frame(stage)) });
}

fn part(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, segment: &Segment, whole: Rect) {
    if !scale.shows(segment.start, segment.end) {
        return;
    }
    let x = scale.x(segment.start).max(whole.x);
    let least = if segment.kind == SegmentKind::Implementation { 1.2 } else { 0.0 };
    let width = (scale.x(segment.end) - x).max(least).min(whole.right() - x);
    fill(flow, mark, segment.kind, Rect::new(x, whole.y, width, whole.height));
}

/// The pattern of a part of a release.
pub fn fill(flow: &mut Flow, mark: Mark, kind: SegmentKind, rect: Rect) {
    let ink = match kind {
        SegmentKind::Implementation => Ink::BLACK,
        SegmentKind::Validation => Ink::Grey(0.6),
        SegmentKind::RollbackReserve => Ink::WHITE,
        SegmentKind::Stabilisation => return tail(flow, mark, rect),
    };
    flow.draw(mark, Draw::Rect { rect, fill: Some(ink), stroke: None });
    if kind == SegmentKind::RollbackReserve {
        flow.draw(mark, hatch(rect, 2.4, Stroke::solid(0.4, Ink::BLACK), true));
    }
}

/// The watching after a release: a dashed line up to a stop, lighter than the time in which services are held.
fn tail(flow: &mut Flow, mark: Mark, rect: Rect) {
    let middle = rect.y + rect.height / 2.0;
    let paper = Rect::new(rect.x, middle - 1.6, rect.width, 3.2);
    flow.draw(mark, Draw::Rect { rect: paper, fill: Some(Ink::WHITE), stroke: None });
    let line = vec![(Point::new(rect.x, middle), Point::new(rect.right(), middle))];
    let pen = Stroke { dash: Some((3.0, 1.8)), ..Stroke::solid(0.9, Ink::BLACK) };
    flow.draw(mark, Draw::Lines { segments: line, stroke: pen });
    let stop = vec![(Point::new(rect.right(), middle - 2.5), Point::new(rect.right(), middle + 2.5))];
    flow.draw(mark, Draw::Lines { segments: stop, stroke: Stroke::solid(0.9, Ink::BLACK) });
}
