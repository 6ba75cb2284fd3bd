//! All of a map that is read in parts, small: where each part stands, and where one is among the others.

use super::AIR;
use super::extent::Area;
use super::figure::Drawing;
use super::figure::key::Key;
use super::tiles::Grid;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke, TagKind};
use crate::layout::Flow;
use crate::text::Style;

const LINE: Stroke = Stroke::solid(0.25, Ink::Grey(0.72));
const BROKEN: Stroke = Stroke::solid(1.0, Ink::Hard);
const CUT: Stroke = Stroke::solid(0.6, Ink::Accent);
/// A node is never so small that it is not seen.
const LEAST: f32 = 1.0;

/// Draws all of the map into what is left of the page, and over it the parts with their pages, of which the first is
/// given; the key stands under it.
pub fn draw(flow: &mut Flow, drawing: &Drawing<'_>, parts: Option<(&Grid, usize)>, key: Option<&Key>) {
    let live = flow.live();
    let top = flow.y();
    let foot = key.map_or(0.0, |key| key.height() + AIR);
    let extent = drawing.extent;
    let (across, down) = (f64::from(live.width), f64::from((flow.left() - foot).max(1.0)));
    let scale = (across / extent.x.length()).min(down / extent.y.length());
    let paper = Rect::new(live.x, top, (extent.x.length() * scale) as f32, (extent.y.length() * scale) as f32);
    let at = |(x, y): (f64, f64)| {
        let (x, y) = (paper.x + ((x - extent.x.from) * scale) as f32, paper.y + ((y - extent.y.from) * scale) as f32);
        Point::new(x.clamp(paper.x, paper.right()), y.clamp(paper.y, paper.bottom()))
    };
    let place = |area: &Area| {
        let (corner, end) = (at((area.x.from, area.y.from)), at((area.x.to, area.y.to)));
        Rect::new(corner.x, corner.y, end.x - corner.x, end.y - corner.y)
    };
    let area = Rect::new(live.x, top, live.width, paper.height + foot);
    let kind = TagKind::Figure { alt: alt(drawing, parts), page: flow.page(), area };
    let mark = Mark::Tagged(flow.tag(kind));
    let mut broken = Vec::new();
    let mut segments = Vec::new();
    for (number, link) in drawing.links() {
        let ends = drawing.lines[number].windows(2).map(|ends| (at(ends[0]), at(ends[1])));
        if link.violated.is_some() { broken.extend(ends) } else { segments.extend(ends) }
    }
    flow.draw(mark, Draw::Lines { segments, stroke: LINE });
    flow.draw(mark, Draw::Lines { segments: broken, stroke: BROKEN });
    for (node, at) in drawing.model.nodes.iter().zip(&drawing.places) {
        let rect = place(at);
        let width = rect.width.max(LEAST).min(paper.right() - rect.x);
        let rect = Rect { width, height: rect.height.max(LEAST).min(paper.bottom() - rect.y), ..rect };
        let ink = if node.critical { Ink::BLACK } else { Ink::Grey(0.55) };
        flow.draw(mark, Draw::Rect { rect, fill: Some(ink), stroke: None });
    }
    for (index, tile) in parts.iter().flat_map(|(grid, _)| &grid.tiles).enumerate() {
        let rect = place(&tile.area);
        flow.draw(mark, Draw::Rect { rect, fill: None, stroke: Some(CUT) });
        let page = parts.map_or(0, |(_, first)| first + index);
        number(flow, mark, rect, &format!("p.\u{A0}{page}"));
    }
    if let Some(key) = key {
        key.draw(flow, mark, live.x, paper.bottom() + AIR);
    }
    flow.advance_to(area.bottom());
}

/// The page of a part in the middle of it, on paper of its own.
fn number(flow: &mut Flow, mark: Mark, rect: Rect, text: &str) {
    let style = Style::SMALL.bold();
    let text = flow.shape(&text.into(), style);
    let (width, height) = (text.natural_width() + 6.0, style.leading + 2.0);
    let (x, y) = (rect.x + (rect.width - width) / 2.0, rect.y + (rect.height - height) / 2.0);
    let plate = Rect::new(x, y, width, height);
    flow.draw(mark, Draw::Rect { rect: plate, fill: Some(Ink::WHITE), stroke: Some(Stroke::solid(0.5, Ink::Accent)) });
    for line in text.lines(f32::MAX).iter().take(1) {
        flow.line(mark, &text, line, x + 3.0, y + 1.0 + style.baseline());
    }
}

fn alt(drawing: &Drawing<'_>, parts: Option<(&Grid, usize)>) -> String {
    let all = format!("All of the dependency map, small: {} nodes.", drawing.model.nodes.len());
    match parts {
        Some((grid, first)) => {
            let last = first + grid.tiles.len() - 1;
            let (columns, rows) = (grid.columns.len(), grid.rows.len());
            format!("{all} It is drawn to be read in {columns} columns and {rows} rows on pages {first} to {last}.")
        }
        None => format!("{all} The tables behind it say in words what needs what."),
    }
}

/// Draws at the right of the heading under the cursor which part of the whole follows.
pub fn thumbnail(flow: &mut Flow, grid: &Grid, own: usize) {
    const MOST: (f32, f32) = (120.0, 16.0);
    let (columns, rows) = (grid.columns.len() as f32, grid.rows.len() as f32);
    let (width, height) = ((MOST.0 / columns).min(9.0), (MOST.1 / rows).min(6.0));
    let left = flow.live().right() - columns * width;
    let top = flow.y();
    for (index, tile) in grid.tiles.iter().enumerate() {
        let rect = Rect::new(left + tile.column as f32 * width, top + tile.row as f32 * height, width, height);
        let ink = if index == own { Ink::BLACK } else { Ink::WHITE };
        let stroke = Some(Stroke::solid(0.4, Ink::Grey(0.4)));
        flow.decorate(Draw::Rect { rect, fill: Some(ink), stroke });
    }
}
