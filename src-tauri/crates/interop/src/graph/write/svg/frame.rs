//! What lies around the nodes: the title, the boxes of groups, and the names of tints.

use super::super::Drawn;
use super::shape::rect;
use super::{TINTS, words};

/// Room around everything.
const MARGIN: f64 = 24.0;
/// Room between a group's nodes and its box, and above them for its name.
const PADDING: (f64, f64) = (10.0, 24.0);
/// How high the title is.
const TITLE: f64 = 28.0;
/// How high a line of the names of tints is.
const ROW: f64 = 20.0;
/// The most boxes; more groups are told apart by tints alone, since each box is held against every node.
const MOST_BOXES: usize = 200;

/// A rectangle by its left, upper, right and lower edge.
#[derive(Clone, Copy)]
struct Edges(f64, f64, f64, f64);

impl Edges {
    fn meets(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

struct Group<'a> {
    name: &'a str,
    tint: &'static str,
    /// None where another node lies among its nodes.
    edges: Option<Edges>,
}

/// Where the layout lies on the picture, and its groups.
pub(super) struct Frame<'a> {
    groups: Vec<Group<'a>>,
    /// The tint of each node.
    tints: Vec<&'static str>,
    /// How far the layout is from the left edge of the picture.
    pub(super) left: f64,
    /// How far it is from the upper edge.
    pub(super) top: f64,
    layout: (f64, f64),
}

impl<'a> Frame<'a> {
    pub(super) fn of(drawn: &'a Drawn) -> Self {
        let mut tints = vec!["#ffffff"; drawn.nodes.len()];
        let mut groups = Vec::new();
        let (members, _) = drawn.groups();
        let boxes = members.len() <= MOST_BOXES;
        for ((name, places), tint) in members.into_iter().zip(TINTS.into_iter().cycle()) {
            for place in &places {
                if let Some(of_node) = tints.get_mut(*place) {
                    *of_node = tint;
                }
            }
            groups.push(Group { name, tint, edges: if boxes { around(drawn, &places) } else { None } });
        }
        let length = |length: f64| if length.is_finite() { length.max(0.0) } else { 0.0 };
        let title = if drawn.title.trim().is_empty() { 0.0 } else { TITLE };
        Self { groups, tints, left: MARGIN, top: MARGIN + title, layout: (length(drawn.width), length(drawn.height)) }
    }

    pub(super) fn width(&self) -> f64 {
        self.layout.0 + 2.0 * MARGIN
    }

    pub(super) fn height(&self) -> f64 {
        self.top + self.layout.1 + MARGIN + ROW * self.unboxed().count() as f64
    }

    /// The tint of a node.
    pub(super) fn tint(&self, node: usize) -> &'static str {
        self.tints.get(node).copied().unwrap_or("#ffffff")
    }

    fn unboxed(&self) -> impl Iterator<Item = &Group<'a>> {
        self.groups.iter().filter(|group| group.edges.is_none())
    }

    /// Writes the title and the names of the tints.
    pub(super) fn write(&self, out: &mut String, drawn: &Drawn) {
        let room = self.layout.0;
        let title = words::fit(&drawn.title, 16.0, room);
        words::put(out, &title, (MARGIN, MARGIN + 12.0), 16.0, " font-weight=\"bold\" fill=\"#101820\"");
        let mut y = self.top + self.layout.1 + MARGIN;
        for group in self.unboxed() {
            let paint = format!("fill=\"{}\" stroke=\"#4a5464\"", group.tint);
            rect(out, (MARGIN, y - 10.0), (12.0, 12.0), 0.0, &paint);
            let name = words::fit(group.name, 11.0, room - 20.0);
            words::put(out, &name, (MARGIN + 20.0, y), 11.0, " fill=\"#101820\"");
            y += ROW;
        }
    }

    /// Writes the boxes of the groups, in the places of the layout.
    pub(super) fn boxes(&self, out: &mut String) {
        for group in &self.groups {
            let Some(Edges(left, top, right, bottom)) = group.edges else { continue };
            let paint = format!("fill=\"{}\" fill-opacity=\"0.45\" stroke=\"#8a94a3\"", group.tint);
            rect(out, (left, top), (right - left, bottom - top), 6.0, &paint);
            let name = words::fit(group.name, 11.0, right - left - 12.0);
            let at = (left + 6.0, top + 15.0);
            words::put(out, &name, at, 11.0, " font-weight=\"bold\" fill=\"#303846\"");
        }
    }
}

/// The box around some nodes, where no other node lies in it.
fn around(drawn: &Drawn, places: &[usize]) -> Option<Edges> {
    let edges = |node: &super::super::DrawnNode| Edges(node.x, node.y, node.x + node.width, node.y + node.height);
    let members = places.iter().filter_map(|place| drawn.nodes.get(*place)).map(edges);
    let tight = members.reduce(|a, b| Edges(a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))?;
    let (side, above) = PADDING;
    let wide = Edges(tight.0 - side, tight.1 - above, tight.2 + side, tight.3 + side);
    let name = drawn.nodes.get(*places.first()?)?.group.as_deref();
    let strange = drawn.nodes.iter().any(|node| node.group.as_deref() != name && wide.meets(edges(node)));
    (!strange).then_some(wide)
}
