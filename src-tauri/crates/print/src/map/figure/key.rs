//! What the shapes and lines of the map mean, as far as they occur.

use super::super::model::{MapLink, MapModel, NodeKind};
use super::{GROUND, GROUND_EDGE, link, node};
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::{Flow, stop_mark};
use crate::text::Style;

const LABEL: Style = Style::SMALL;
const SWATCH: f32 = 20.0;
const HEIGHT: f32 = 9.0;
const ROW: f32 = 14.0;
/// From a sign to its name, and from a name to the next sign.
const GAP: f32 = 4.0;
const APART: f32 = 14.0;

/// What is explained.
#[derive(Debug, Clone)]
enum Sign {
    Kind(NodeKind),
    Critical,
    Line(Box<MapLink>),
    Group,
    GoesOn,
}

/// The key of a map, in as many rows as it needs.
pub struct Key {
    rows: Vec<Vec<(Sign, &'static str)>>,
}

impl Key {
    /// The key of what `model` draws, in rows of at most `width`.
    pub fn new(flow: &mut Flow, model: &MapModel, is_cut: bool, width: f32) -> Self {
        let mut rows: Vec<Vec<(Sign, &'static str)>> = vec![Vec::new()];
        let mut left = width;
        for (sign, name) in signs(model, is_cut) {
            let needs = SWATCH + GAP + flow.shape(&name.into(), LABEL).natural_width();
            if needs > left && left < width {
                rows.push(Vec::new());
                left = width;
            }
            left -= needs + APART;
            if let Some(row) = rows.last_mut() {
                row.push((sign, name));
            }
        }
        Self { rows }
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        self.rows.len() as f32 * ROW
    }

    /// Draws it with its upper left corner at `x`, `y`.
    pub fn draw(&self, flow: &mut Flow, mark: Mark, x: f32, y: f32) {
        for (index, row) in self.rows.iter().enumerate() {
            let (mut x, y) = (x, y + index as f32 * ROW);
            for (sign, name) in row {
                draw(flow, mark, sign, Rect::new(x, y, SWATCH, HEIGHT));
                x += SWATCH + GAP;
                x += flow.label(mark, name, LABEL, x, y + HEIGHT - 1.6) + APART;
            }
        }
    }
}

fn signs(model: &MapModel, is_cut: bool) -> Vec<(Sign, &'static str)> {
    let kind = |kind: &NodeKind| (Sign::Kind(*kind), kind.word());
    let mut signs: Vec<(Sign, &'static str)> =
        NodeKind::ALL.iter().filter(|kind| model.nodes.iter().any(|node| node.kind == **kind)).map(kind).collect();
    if model.nodes.iter().any(|node| node.critical) {
        signs.push((Sign::Critical, "critical"));
    }
    if model.nodes.iter().any(|node| node.group.is_some()) {
        signs.push((Sign::Group, "nodes of one group"));
    }
    let mut line = |link: MapLink, name: &'static str, occurs: fn(&MapLink) -> bool| {
        if model.links.iter().any(occurs) {
            signs.push((Sign::Line(Box::new(link)), name));
        }
    };
    line(MapLink::default(), "points to what is needed", |_| true);
    line(MapLink { soft: true, ..MapLink::default() }, "soft", |link| link.soft);
    line(MapLink { critical: true, ..MapLink::default() }, "critical link", |link| link.critical);
    line(MapLink { violated: Some(String::new()), ..MapLink::default() }, "not kept", |link| link.violated.is_some());
    if is_cut {
        signs.push((Sign::GoesOn, "goes on: page and node at the other end"));
    }
    signs
}

fn draw(flow: &mut Flow, mark: Mark, sign: &Sign, rect: Rect) {
    let middle = rect.y + rect.height / 2.0;
    match sign {
        Sign::Kind(kind) => node::shape(flow, mark, *kind, false, rect, 0.45),
        Sign::Critical => {
            node::shape(flow, mark, NodeKind::Service, true, rect, 0.45);
            node::diamond(flow, mark, Point::new(rect.right() - 7.0, rect.y), 3.4);
        }
        Sign::Group => {
            let edge = Stroke { width: 0.5, ..GROUND_EDGE };
            flow.draw(mark, Draw::Rect { rect, fill: Some(GROUND), stroke: Some(edge) });
        }
        Sign::Line(link) => {
            let points = vec![Point::new(rect.x, middle), Point::new(rect.right(), middle)];
            link::arrow(flow, mark, points, link::pen(link), 4.6);
            if link.violated.is_some() {
                let plate = Rect::new(rect.x + 2.5, rect.y, 8.0, HEIGHT);
                flow.draw(mark, Draw::Rect { rect: plate, fill: Some(Ink::WHITE), stroke: None });
                for draw in stop_mark(rect.x + 6.5, middle + 3.5, 7.0) {
                    flow.draw(mark, draw);
                }
            }
        }
        Sign::GoesOn => {
            let tip = rect.right() - 4.0;
            let corners = [(tip, middle), (tip - 4.0, middle - 2.4), (tip - 4.0, middle + 2.4)];
            let points = corners.into_iter().map(|(x, y)| Point::new(x, y)).collect();
            let line = vec![(Point::new(rect.x, middle), Point::new(tip - 4.0, middle))];
            flow.draw(mark, Draw::Lines { segments: line, stroke: Stroke::solid(0.6, Ink::Grey(0.25)) });
            flow.draw(mark, Draw::Polygon { points, fill: Some(Ink::Accent), stroke: None });
        }
    }
}
