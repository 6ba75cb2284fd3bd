//! A graph with places: what every picture is made of.

/// A graph that was laid out.
///
/// Lengths are pixels of CSS (1/96 inch), from the upper left corner. A link
/// whose ends are not among the nodes is left out of every picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// What the picture shows.
    pub title: String,
    /// The nodes; a link names them by their places.
    pub nodes: Vec<DrawnNode>,
    /// The links.
    pub links: Vec<DrawnLink>,
    /// How wide the layout is.
    pub width: f64,
    /// How high the layout is.
    pub height: f64,
}

/// A node of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnNode {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: String,
    /// What it is: service, component, infrastructure, vendor, release or team; anything else is drawn as a component.
    pub kind: String,
    /// What else is written in it, such as `tier 1 · Payments`.
    pub note: String,
    /// The group in which it lies.
    pub group: Option<String>,
    /// Whether it is on the critical path.
    pub critical: bool,
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// A link of a picture; its arrow points from the node that needs to the one that is needed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnLink {
    /// The place of the node that needs.
    pub from: usize,
    /// The place of the node that is needed.
    pub to: usize,
    /// What is written beside it.
    pub label: String,
    /// In which way it needs it: a dependency type or a relation.
    pub kind: String,
    /// Whether it is on the critical path.
    pub critical: bool,
    /// Whether the plan breaks it.
    pub violated: bool,
    /// The points through which it goes, from `from` to `to`; a straight line where there are fewer than two.
    pub points: Vec<(f64, f64)>,
}

/// How a node looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Service,
    Component,
    Infrastructure,
    Vendor,
    Release,
    Team,
}

impl DrawnNode {
    pub(super) fn look(&self) -> Look {
        match self.kind.as_str() {
            "service" => Look::Service,
            "infrastructure" => Look::Infrastructure,
            "vendor" => Look::Vendor,
            "release" => Look::Release,
            "team" => Look::Team,
            _ => Look::Component,
        }
    }

    /// The name, or the key where there is none.
    pub(super) fn heading(&self) -> &str {
        if self.title.trim().is_empty() { &self.key } else { &self.title }
    }

    /// What is written below the heading: the key, where it is not the heading, and the note.
    pub(super) fn below(&self) -> String {
        let key = if self.key == self.heading() { "" } else { self.key.as_str() };
        [key, self.note.as_str()].into_iter().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

impl DrawnLink {
    /// Whether it is a weak one, whose line is dashed.
    pub(super) fn dashed(&self) -> bool {
        matches!(self.kind.as_str(), "runtime-soft" | "soft" | "build")
    }

    /// What is written beside it; what the plan breaks is never without a word.
    pub(super) fn words(&self) -> &str {
        if self.violated && self.label.trim().is_empty() { "broken" } else { self.label.trim() }
    }
}

impl Drawn {
    /// The links whose ends are among the nodes, with these.
    pub(super) fn tied(&self) -> impl Iterator<Item = (&DrawnLink, &DrawnNode, &DrawnNode)> {
        self.links.iter().filter_map(|link| Some((link, self.nodes.get(link.from)?, self.nodes.get(link.to)?)))
    }

    /// The groups in the order in which they first come, each with the places of its nodes, and the nodes without one.
    pub(super) fn groups(&self) -> (Vec<(&str, Vec<usize>)>, Vec<usize>) {
        let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        let mut alone = Vec::new();
        for (index, node) in self.nodes.iter().enumerate() {
            let Some(name) = node.group.as_deref().filter(|name| !name.trim().is_empty()) else {
                alone.push(index);
                continue;
            };
            let place = *places.entry(name).or_insert_with(|| {
                groups.push((name, Vec::new()));
                groups.len() - 1
            });
            if let Some((_, members)) = groups.get_mut(place) {
                members.push(index);
            }
        }
        (groups, alone)
    }
}
