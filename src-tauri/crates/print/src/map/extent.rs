//! Stretches and areas of the drawing, in its pixels, and what it covers.

use super::model::{MapModel, MapNode};

/// A point of the drawing.
pub type Px = (f64, f64);

/// No drawing reaches farther than this, and no sum of such places overflows.
const FAR: f64 = 1e6;
/// What a node draws beyond its edges: the mark of a critical one, the tabs of a component.
const HALO: f64 = 8.0;

/// From one place to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Where it begins.
    pub from: f64,
    /// Where it ends; not before it begins.
    pub to: f64,
}

impl Stretch {
    /// How long it is.
    pub fn length(&self) -> f64 {
        self.to - self.from
    }

    /// Its middle.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    /// Whether `place` lies in it, its ends included.
    pub fn holds(&self, place: f64) -> bool {
        (self.from..=self.to).contains(&place)
    }

    fn reach(&mut self, from: f64, to: f64) {
        self.from = self.from.min(from);
        self.to = self.to.max(to);
    }
}

/// A part of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// From left to right.
    pub x: Stretch,
    /// From top to bottom.
    pub y: Stretch,
}

impl Area {
    /// Where a node stands.
    pub fn of(node: &MapNode) -> Self {
        let along = |from: f64, length: f64| {
            let from = sane(from);
            Stretch { from, to: from + sane(length).max(0.0) }
        };
        Self { x: along(node.x, node.width), y: along(node.y, node.height) }
    }

    /// Whether `point` lies in it, its edges included.
    pub fn holds(&self, point: Px) -> bool {
        self.x.holds(point.0) && self.y.holds(point.1)
    }

    /// Whether it has anything in common with another, be it an edge.
    pub fn meets(&self, other: &Self) -> bool {
        let along = |one: &Stretch, other: &Stretch| one.from <= other.to && other.from <= one.to;
        along(&self.x, &other.x) && along(&self.y, &other.y)
    }

    /// The smallest area around this one and another.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.x.reach(other.x.from, other.x.to);
        self.y.reach(other.y.from, other.y.to);
        self
    }

    /// The area with its sides moved outwards: left and right, upper, lower.
    #[must_use]
    pub fn grown(self, sides: f64, above: f64, below: f64) -> Self {
        Self {
            x: Stretch { from: self.x.from - sides, to: self.x.to + sides },
            y: Stretch { from: self.y.from - above, to: self.y.to + below },
        }
    }
}

/// A number that can be drawn: what is no number becomes zero.
pub fn sane(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-FAR, FAR) } else { 0.0 }
}

/// The area round the points of a line; nothing for one without points.
pub fn around(line: &[Px]) -> Option<Area> {
    let points = line.iter().map(|(x, y)| {
        let at = |value: f64| Stretch { from: value - 1.0, to: value + 1.0 };
        Area { x: at(*x), y: at(*y) }
    });
    points.reduce(|all, one| all.with(&one))
}

/// What the drawing covers: its own size, and whatever stands out of it.
pub fn extent(model: &MapModel, lines: &[Area], grounds: impl Iterator<Item = Area>) -> Area {
    let zero = |length: f64| Stretch { from: 0.0, to: sane(length).max(1.0) };
    let own = Area { x: zero(model.width), y: zero(model.height) };
    let nodes = model.nodes.iter().map(|node| Area::of(node).grown(HALO, HALO, 1.0));
    nodes.chain(lines.iter().copied()).chain(grounds).fold(own, |all, one| all.with(&one))
}
