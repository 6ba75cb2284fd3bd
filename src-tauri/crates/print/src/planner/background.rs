//! What stands behind the days: rest days, freezes, maintenance windows, and the lines between days.

use super::model::{LayerKind, PlannerDay, PlannerLayer};
use super::place::Row;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::{Flow, hatch};

/// Height of the line of a maintenance window.
pub const FOOT: f32 = 2.4;
/// The pens of freezes: thick enough and far enough apart to live through a photocopier.
const HARD: Stroke = Stroke::solid(0.5, Ink::Hard);
const HARD_PITCH: f32 = 4.2;
const SOFT: Stroke = Stroke::solid(0.45, Ink::Soft);
const SOFT_PITCH: f32 = 8.0;
const REST: Ink = Ink::Grey(0.92);
const FINE: Stroke = Stroke::solid(0.35, Ink::Grey(0.62));
const MONDAY: Stroke = Stroke::solid(0.8, Ink::Grey(0.25));
const EDGE: Stroke = Stroke::solid(0.8, Ink::BLACK);

/// Draws everything that stands behind the numbers and strips of a month.
pub fn draw(flow: &mut Flow, mark: Mark, row: &Row<'_>, layers: &[PlannerLayer]) {
    for (index, _) in row.days.iter().enumerate().filter(|(_, day)| day.weekday > 4) {
        flow.draw(mark, Draw::Rect { rect: row.cell(index), fill: Some(REST), stroke: None });
    }
    let area = row.area();
    for kind in [LayerKind::SoftFreeze, LayerKind::Freeze] {
        for (left, right) in extents(row, layers, kind) {
            // The numbers of the days stand above the hatch: text is never written on one.
            let top = area.y + super::month::STRIPS;
            pattern(flow, mark, kind, Rect::new(left, top, (right - left).max(2.5), area.bottom() - top));
        }
    }
    for (left, right) in extents(row, layers, LayerKind::Maintenance) {
        let rect = Rect::new(left, area.bottom() - FOOT - 0.9, (right - left).max(1.2), FOOT);
        flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::Grey(0.45)), stroke: None });
    }
    lines(flow, mark, row);
}

/// The hatch of a freeze, hard or soft, as it lies over days.
pub fn pattern(flow: &mut Flow, mark: Mark, kind: LayerKind, rect: Rect) {
    if kind == LayerKind::Freeze {
        flow.draw(mark, hatch(rect, HARD_PITCH, HARD, false));
    } else {
        flow.draw(mark, hatch(rect, SOFT_PITCH, SOFT, true));
    }
}

/// Whether a freeze is hatched over a part of a day.
pub fn is_hatched(layers: &[PlannerLayer], day: &PlannerDay) -> bool {
    let freezes = layers.iter().filter(|it| matches!(it.kind, LayerKind::Freeze | LayerKind::SoftFreeze));
    freezes.flat_map(|layer| &layer.spans).any(|span| span.start < day.end && span.end > day.start)
}

/// The stretches of the layers of a kind in a month, joined where they meet.
fn extents(row: &Row<'_>, layers: &[PlannerLayer], kind: LayerKind) -> Vec<(f32, f32)> {
    let spans = layers.iter().filter(|layer| layer.kind == kind).flat_map(|layer| &layer.spans);
    let mut found: Vec<(f32, f32)> = spans.filter_map(|span| row.extent(span.start, span.end)).collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut joined: Vec<(f32, f32)> = Vec::new();
    for (left, right) in found {
        match joined.last_mut() {
            Some(last) if left <= last.1 => last.1 = last.1.max(right),
            _ => joined.push((left, right)),
        }
    }
    joined
}

fn lines(flow: &mut Flow, mark: Mark, row: &Row<'_>) {
    let area = row.area();
    let upright = |x: f32| (Point::new(x, area.y), Point::new(x, area.bottom()));
    let (mondays, others): (Vec<usize>, Vec<usize>) =
        (1..row.days.len()).partition(|index| row.days[*index].weekday == 0);
    for (days, stroke) in [(others, FINE), (mondays, MONDAY)] {
        let segments = days.into_iter().map(|day| upright(row.left_of(day))).collect();
        flow.draw(mark, Draw::Lines { segments, stroke });
    }
    flow.draw(mark, Draw::Rect { rect: area, fill: None, stroke: Some(EDGE) });
}
