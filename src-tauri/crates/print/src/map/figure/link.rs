//! Lines from what needs to what is needed, with the head of the arrow there.

use super::super::curve::{self, Part};
use super::super::model::MapLink;
use super::View;
use crate::display::{Draw, Ink, Mark, Point, Stroke};
use crate::layout::Flow;

/// The length of the head of an arrow, in pixels of the drawing, and on paper at least.
const HEAD: f64 = 9.0;
const LEAST_HEAD: f32 = 4.6;

/// The pen of a link. What is not kept is told apart by a thick dash, not by its colour alone.
pub fn pen(link: &MapLink) -> Stroke {
    match (&link.violated, link.critical, link.soft) {
        (Some(_), _, _) => Stroke { dash: Some((7.0, 2.4)), ..Stroke::solid(1.9, Ink::Hard) },
        (None, true, false) => Stroke::solid(1.5, Ink::BLACK),
        (None, true, true) => Stroke { dash: Some((2.6, 1.8)), ..Stroke::solid(1.5, Ink::BLACK) },
        (None, false, false) => Stroke::solid(0.6, Ink::Grey(0.25)),
        (None, false, true) => Stroke { dash: Some((2.6, 1.8)), ..Stroke::solid(0.6, Ink::Grey(0.25)) },
    }
}

/// Draws a part of the line of a link.
pub fn draw(flow: &mut Flow, mark: Mark, view: &View<'_>, link: &MapLink, part: &Part) {
    let points = part.points.iter().map(|point| view.point(*point)).collect();
    let size = if part.leaves { 0.0 } else { view.length(HEAD).max(LEAST_HEAD) };
    arrow(flow, mark, points, pen(link), size);
}

/// Draws a line with a head of `size` at its end, or without where that is nothing.
pub fn arrow(flow: &mut Flow, mark: Mark, mut points: Vec<Point>, pen: Stroke, size: f32) {
    let head = (size > 0.0).then(|| head(&points, size + pen.width, pen.ink)).flatten();
    if head.is_some() {
        // The line ends inside the head, so that it does not blunt the tip.
        curve::shortened(&mut points, size * 0.8);
    }
    let segments = curve::pieces(&points, pen.dash);
    flow.draw(mark, Draw::Lines { segments, stroke: Stroke { dash: None, ..pen } });
    if let Some(head) = head {
        flow.draw(mark, head);
    }
}

/// A triangle whose tip is the end of a line, looking the way in which the line arrives.
fn head(points: &[Point], size: f32, ink: Ink) -> Option<Draw> {
    let [.., before, tip] = points else { return None };
    let length = (tip.x - before.x).hypot(tip.y - before.y);
    if length < f32::EPSILON {
        return None;
    }
    let (dx, dy) = ((tip.x - before.x) / length * size, (tip.y - before.y) / length * size);
    let (back, half) = (Point::new(tip.x - dx, tip.y - dy), 0.4);
    let points = vec![
        *tip,
        Point::new(back.x - dy * half, back.y + dx * half),
        Point::new(back.x + dy * half, back.y - dx * half),
    ];
    Some(Draw::Polygon { points, fill: Some(ink), stroke: None })
}
