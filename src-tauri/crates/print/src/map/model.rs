//! What a dependency map prints, as plain data. Lengths and places are pixels of the drawing it was laid out for; y
//! grows downwards.

use crate::press::Provenance;

/// What needs what, drawn and in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapModel {
    /// What it is called.
    pub title: String,
    /// What is shown, such as "Services around payments, to 2 links".
    pub subtitle: String,
    /// The moment at which it stands so, with its zone; empty where nothing on it depends on time.
    pub as_of: String,
    /// Which state of which plan it shows.
    pub provenance: Provenance,
    /// What is linked.
    pub nodes: Vec<MapNode>,
    /// What needs what. A link whose ends are not both among the nodes is left out.
    pub links: Vec<MapLink>,
    /// The width of the drawing.
    pub width: f64,
    /// The height of the drawing.
    pub height: f64,
}

/// What a node is, which is told by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum NodeKind {
    /// A service: round corners.
    #[default]
    Service,
    /// A component: two tabs at its left edge.
    Component,
    /// Infrastructure: corners cut off.
    Infrastructure,
    /// A vendor: a corner folded down.
    Vendor,
    /// A release: a label with a tip.
    Release,
    /// A step of a runbook: a plain box.
    Step,
    /// A team: round ends.
    Team,
}

impl NodeKind {
    /// All kinds in the order of the key.
    pub const ALL: [Self; 7] =
        [Self::Service, Self::Component, Self::Infrastructure, Self::Vendor, Self::Release, Self::Step, Self::Team];

    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Component => "component",
            Self::Infrastructure => "infrastructure",
            Self::Vendor => "vendor",
            Self::Release => "release",
            Self::Step => "step",
            Self::Team => "team",
        }
    }
}

/// Something that needs others or is needed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapNode {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: NodeKind,
    /// What else is said in it, such as a tier or a state; short.
    pub note: String,
    /// The group it belongs to, such as a team; members that stand together in a layer have one ground.
    pub group: Option<String>,
    /// Whether a delay of it delays everything: a thick edge and a mark.
    pub critical: bool,
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// That one node needs another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapLink {
    /// The number of the node that needs the other.
    pub from: usize,
    /// The number of the node that is needed.
    pub to: usize,
    /// Its type, in words.
    pub kind: String,
    /// What is written beside the line: a lag, a version; short.
    pub label: String,
    /// Whether it can do without for a while: dashed.
    pub soft: bool,
    /// Whether a delay travels along it: thick.
    pub critical: bool,
    /// How it is not kept, such as "too early by 2 h"; nothing where it is kept.
    pub violated: Option<String>,
    /// Where the line runs, from the node that needs to the one that is needed, where the head of the arrow stands.
    pub points: Vec<(f64, f64)>,
}
