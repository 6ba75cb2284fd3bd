//! The elements that mean something to us.

/// An element, as far as it means something where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Root,
    Key,
    Default,
    Graph,
    Node,
    Edge,
    Data,
    /// Anything that a program keeps inside `data`.
    Drawing,
    /// A text that yEd draws.
    Label,
    Hyperedge,
    Port,
    Other,
}

impl Element {
    /// The element of a name inside another.
    pub(super) fn of(around: Option<Self>, name: &str) -> Self {
        match (around, name) {
            (None, "graphml") => Self::Root,
            (Some(Self::Root), "key") => Self::Key,
            (Some(Self::Key), "default") => Self::Default,
            (Some(Self::Root | Self::Node), "graph") => Self::Graph,
            (Some(Self::Graph), "node") => Self::Node,
            (Some(Self::Graph), "edge") => Self::Edge,
            (Some(Self::Graph), "hyperedge") => Self::Hyperedge,
            (Some(Self::Node), "port") => Self::Port,
            (Some(Self::Node | Self::Edge), "data") => Self::Data,
            (Some(Self::Data | Self::Drawing), "NodeLabel" | "EdgeLabel" | "Label.Text") => Self::Label,
            (Some(Self::Data | Self::Drawing | Self::Label), _) => Self::Drawing,
            _ => Self::Other,
        }
    }
}
