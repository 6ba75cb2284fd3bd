//! Nodes: a shape for each kind, key and note above the title.

use super::super::model::{MapNode, NodeKind};
use super::super::scale;
use super::View;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::Flow;
use crate::text::Line;

const EDGE: Stroke = Stroke::solid(0.6, Ink::Grey(0.2));
const CRITICAL: Stroke = Stroke::solid(1.8, Ink::BLACK);
/// Two lines of words need this much less than the height of a node; a third one is written where there is room.
const AIR: f64 = 8.0;

/// Draws a node in its place on paper.
pub fn draw(flow: &mut Flow, mark: Mark, view: &View<'_>, node: &MapNode, rect: Rect) {
    shape(flow, mark, node.kind, node.critical, rect, view.length(1.0));
    write(flow, mark, view, node, rect);
    if node.critical {
        diamond(
            flow,
            mark,
            Point::new(rect.right() - view.length(30.0).min(rect.width / 2.0), rect.y),
            view.length(7.0).max(3.4),
        );
    }
}

/// The outline of a kind of node; `unit` is a pixel of the drawing on paper.
pub fn shape(flow: &mut Flow, mark: Mark, kind: NodeKind, critical: bool, rect: Rect, unit: f32) {
    let stroke = Some(if critical { CRITICAL } else { EDGE });
    let (left, top, right, foot) = (rect.x, rect.y, rect.right(), rect.bottom());
    let least = rect.width.min(rect.height) / 2.0;
    let outline = |corners: &[(f32, f32)]| Draw::Polygon {
        points: corners.iter().map(|(x, y)| Point::new(*x, *y)).collect(),
        fill: Some(Ink::WHITE),
        stroke,
    };
    let cut = (9.0 * unit).min(least);
    match kind {
        NodeKind::Service => flow.draw(mark, rounded(rect, (8.0 * unit).min(least), stroke)),
        NodeKind::Step => flow.draw(mark, rounded(rect, 0.0, stroke)),
        NodeKind::Team => flow.draw(mark, rounded(rect, least, stroke)),
        NodeKind::Component => {
            flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::WHITE), stroke });
            let (width, height) = ((8.0 * unit).min(rect.width), rect.height / 6.5);
            for part in [0.24, 0.76] {
                let tab = Rect::new(left - width / 2.0, top + rect.height * part - height / 2.0, width, height);
                flow.draw(mark, Draw::Rect { rect: tab, fill: Some(Ink::WHITE), stroke: Some(EDGE) });
            }
        }
        NodeKind::Infrastructure => flow.draw(
            mark,
            outline(&[
                (left + cut, top),
                (right - cut, top),
                (right, top + cut),
                (right, foot - cut),
                (right - cut, foot),
                (left + cut, foot),
                (left, foot - cut),
                (left, top + cut),
            ]),
        ),
        NodeKind::Vendor => {
            let corners = [(left, top), (right - cut, top), (right, top + cut), (right, foot), (left, foot)];
            flow.draw(mark, outline(&corners));
            let fold = [(right - cut, top), (right, top + cut), (right - cut, top + cut)];
            let points = fold.into_iter().map(|(x, y)| Point::new(x, y)).collect();
            flow.draw(mark, Draw::Polygon { points, fill: Some(Ink::WHITE), stroke: Some(EDGE) });
        }
        NodeKind::Release => {
            let middle = f32::midpoint(top, foot);
            flow.draw(
                mark,
                outline(&[(left, top), (right - cut, top), (right, middle), (right - cut, foot), (left, foot)]),
            );
        }
    }
}

/// A rectangle with round corners.
fn rounded(rect: Rect, radius: f32, stroke: Option<Stroke>) -> Draw {
    /// Pieces of a quarter of a circle.
    const PIECES: usize = 6;
    let (left, right) = (rect.x + radius, rect.right() - radius);
    let (top, foot) = (rect.y + radius, rect.bottom() - radius);
    let centres = [(right, foot), (left, foot), (left, top), (right, top)];
    let corner = |(index, (x, y)): (usize, (f32, f32))| {
        (0..=PIECES).map(move |piece| {
            let angle = (index as f32 + piece as f32 / PIECES as f32) * std::f32::consts::FRAC_PI_2;
            Point::new(x + radius * angle.cos(), y + radius * angle.sin())
        })
    };
    let points = centres.into_iter().enumerate().flat_map(corner).collect();
    Draw::Polygon { points, fill: Some(Ink::WHITE), stroke }
}

/// The mark of what is critical: a filled diamond round `middle`.
pub fn diamond(flow: &mut Flow, mark: Mark, middle: Point, half: f32) {
    let corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)];
    let points = corners.into_iter().map(|(x, y)| Point::new(middle.x + x, middle.y + y)).collect();
    flow.draw(mark, Draw::Polygon { points, fill: Some(Ink::BLACK), stroke: Some(Stroke::solid(0.6, Ink::WHITE)) });
}

/// What words keep free at the left and the right of a shape, in pixels.
fn inset(kind: NodeKind) -> (f64, f64) {
    match kind {
        NodeKind::Service | NodeKind::Infrastructure | NodeKind::Step => (9.0, 9.0),
        NodeKind::Component => (11.0, 8.0),
        NodeKind::Vendor => (8.0, 12.0),
        NodeKind::Release => (9.0, 13.0),
        NodeKind::Team => (16.0, 16.0),
    }
}

/// Key, title and note in as many lines as the node has room for.
fn write(flow: &mut Flow, mark: Mark, view: &View<'_>, node: &MapNode, rect: Rect) {
    let small = scale::style(scale::WORDS, view.scale);
    let bold = scale::style(scale::KEY, view.scale).bold();
    let (left, right) = inset(node.kind);
    let (x, room) = (rect.x + view.length(left), rect.width - view.length(left + right));
    let leading = view.length(scale::LEADING);
    let rows = ((rect.height - view.length(AIR)) / leading) as usize;
    if room < bold.size || rect.height < bold.size {
        return;
    }
    let third = rows >= 3 && !node.note.is_empty();
    let wanted = 1 + usize::from(!node.title.is_empty()) + usize::from(third);
    let lines = wanted.min(rows.max(1));
    let mut y = rect.y + (rect.height - leading * lines as f32) / 2.0 + leading * 0.77;
    let width = flow.cut_label(mark, &node.key, bold, (x, y), room);
    let beside = room - width - bold.size * 0.7;
    if !third && beside > small.size && !node.note.is_empty() {
        let (paragraph, note) = flow.cut(&node.note, small.in_ink(Ink::MUTED), beside, 1);
        // Two letters and an ellipsis say nothing.
        let tells = |line: &&Line| !paragraph.text().ends_with('…') || line.width > 4.0 * small.size;
        if let Some(line) = note.first().filter(tells) {
            flow.line(mark, &paragraph, line, x + room - line.width, y);
        }
    }
    y += leading;
    if lines > 1 && !node.title.is_empty() {
        flow.cut_label(mark, &node.title, small, (x, y), room);
        y += leading;
    }
    if third {
        flow.cut_label(mark, &node.note, small.in_ink(Ink::MUTED), (x, y), room);
    }
}
