//! Graphs of services and releases read from other people's files.
//!
//! Whatever the format, a file becomes [`Incoming`]. Files are untrusted: bytes,
//! nodes, links, depth and the length of every text are bounded, nothing is
//! expanded (neither the entities of XML nor the aliases of YAML), and every
//! problem has its line. Circles are left to those who know the
//! rest of the plan.

pub mod backstage;
pub mod cyclonedx;
mod gather;
pub mod graphml;
mod kind;
mod told;

use slipway_domain::Key;
use slipway_domain::catalogue::{LinkKind, MinVersion, Tier};
use slipway_domain::dependency::Relation;
use slipway_domain::time::Span;

pub use kind::NodeKind;

use crate::csv::{Limits, Problem, Problems, Row};
use crate::text::decode;

/// The most nodes that a file can have.
pub const MOST_NODES: usize = 100_000;
/// The most links that a file can have.
pub const MOST_LINKS: usize = 1_000_000;

/// What a file says.
///
/// Keys come once among the releases and once among everything else, both ends
/// of every link are among the nodes, no link leads from a thing to itself, and
/// no two links have both ends in common.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    /// The things.
    pub nodes: Vec<Row<IncomingNode>>,
    /// What each needs, in the order of the file.
    pub links: Vec<Row<IncomingLink>>,
    /// What was left out or understood in one of several ways, with lines.
    pub warnings: Vec<String>,
}

/// A thing of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingNode {
    /// Its key.
    pub key: Key,
    /// Its name, where it is said.
    pub name: Option<String>,
    /// What it is, where it is said and known to us.
    pub kind: Option<NodeKind>,
    /// Its tier, where it is said.
    pub tier: Option<Tier>,
    /// The team that owns it, where it is said.
    pub team: Option<Key>,
    /// Whether the file only names it, so that it must be known already.
    pub outside: bool,
}

/// A link of a file: `from` needs or waits for `to`.
///
/// Both ends are releases exactly where `relation` is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingLink {
    /// The one that needs or waits.
    pub from: Key,
    /// The one that is needed.
    pub to: Key,
    /// The dependency type between two services, where it is said.
    pub kind: Option<LinkKind>,
    /// The least version of `to` that will do, where it is said.
    pub min_version: Option<MinVersion>,
    /// The relation between two releases.
    pub relation: Option<Relation>,
    /// The lag between two releases, where it is said.
    pub lag: Option<Span>,
}

/// The text of a file within its bounds.
fn text(bytes: &[u8], limits: Limits) -> Result<String, Problems> {
    let whole = |message: String| Problems::one(Problem::of_line(1, message));
    if bytes.len() > limits.bytes {
        return Err(whole(format!("the file has {} bytes; at most {} can be read", bytes.len(), limits.bytes)));
    }
    let text = decode(bytes).map_err(|error| whole(error.to_string()))?;
    if text.trim().is_empty() { Err(whole("the file is empty".to_owned())) } else { Ok(text) }
}

/// A text on one line: every run of blanks and line breaks is one blank.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
