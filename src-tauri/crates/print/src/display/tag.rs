//! What the ink means: the structure tree of a tagged document (ISO 32000-1, 14.7 and 14.8).

use super::Rect;

/// Index of a node in its [`TagTree`]. Node 0 is the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagId(pub usize);

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The cells under it.
    Column,
    /// The cells beside it.
    Row,
}

/// The kinds of structure element in use.
#[derive(Debug, Clone, PartialEq)]
pub enum TagKind {
    /// The root.
    Document,
    /// A chapter.
    Section,
    /// A heading of level 1 to 3 with its text.
    Heading(u8, String),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    ListItem,
    /// The text of a list item.
    ListBody,
    /// A table.
    Table,
    /// The header rows of a table.
    TableHead,
    /// The other rows of a table.
    TableBody,
    /// A row.
    Row,
    /// A header cell.
    HeaderCell(Scope),
    /// A header cell across this many columns, for the rows under it.
    GroupCell(usize),
    /// A data cell.
    DataCell,
    /// A drawing, with the words that stand for it and the area it covers.
    Figure {
        /// What it shows, in words.
        alt: String,
        /// Index of its page.
        page: usize,
        /// The area it covers.
        area: Rect,
    },
    /// Text that leads to another place.
    Link,
    /// A box that is ticked by hand; read out as an empty box.
    TickBox,
}

impl TagKind {
    /// What is said for a [`TagKind::TickBox`].
    pub const EMPTY_BOX: &'static str = "empty box";
}

/// A child of a structure element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Another element.
    Node(TagId),
    /// A group of a page, by page and group index.
    Content {
        /// Index of the page.
        page: usize,
        /// Index of the group on that page.
        group: usize,
    },
    /// A link annotation, by page and link index.
    Link {
        /// Index of the page.
        page: usize,
        /// Index of the link on that page.
        link: usize,
    },
}

/// A structure element.
#[derive(Debug, Clone, PartialEq)]
pub struct TagNode {
    /// What it is.
    pub kind: TagKind,
    /// The element it is part of; `None` for the document.
    pub parent: Option<TagId>,
    /// Its parts in reading order.
    pub kids: Vec<Kid>,
}

/// All structure elements of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct TagTree {
    /// The elements; a parent comes before its kids.
    pub nodes: Vec<TagNode>,
}

impl TagTree {
    /// The document.
    pub const ROOT: TagId = TagId(0);

    /// Adds an element at the end of `parent`.
    pub fn add(&mut self, parent: TagId, kind: TagKind) -> TagId {
        let id = TagId(self.nodes.len());
        self.nodes.push(TagNode { kind, parent: Some(parent), kids: Vec::new() });
        self.nodes[parent.0].kids.push(Kid::Node(id));
        id
    }
}

impl Default for TagTree {
    fn default() -> Self {
        Self { nodes: vec![TagNode { kind: TagKind::Document, parent: None, kids: Vec::new() }] }
    }
}

/// Ink that is no part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArtifactKind {
    /// Rules, fills and repeated header rows.
    Layout,
    /// The running head.
    Header,
    /// The running foot.
    Footer,
}

/// What a group of draws means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing a reader must hear.
    Artifact(ArtifactKind),
    /// Part of a structure element.
    Tagged(TagId),
}
