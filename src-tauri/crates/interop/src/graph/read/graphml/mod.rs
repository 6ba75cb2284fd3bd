//! GraphML (<http://graphml.graphdrawing.org>) of Slipway itself, yEd, Gephi, networkx and others.
//!
//! Attributes are known by their names, whatever their case and their ids. Of a
//! node: `key`, `label` or `name`, `kind` or `type`, `tier`, `team` or `owner`.
//! Of an edge: `kind`, `type` or `label`, `relation`, `lag`, `min_version` or
//! `version`. A node without `key` is called by its name, else by the text that
//! yEd draws on it, else by its id. An edge goes from the one that needs.

mod element;
mod facts;
mod walk;
mod xml;

#[cfg(test)]
mod tests;

use slipway_domain::Key;

use self::walk::Walk;
use super::{Incoming, text};
use crate::csv::{Limits, Problems};

/// Reads a file; needs directed edges.
///
/// Nodes of nested graphs are read as if they lay in the outer one. A node that
/// only holds others (a group of yEd) is a thing only where an edge ends at it.
/// Hyperedges and ports are left out with a warning; edges `touches` from a
/// release to a service, which our own files have, without one. A file with a
/// document type declaration is refused, since that is where entities multiply.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Incoming, Problems> {
    let text = text(bytes, limits)?;
    let mut walk = Walk::new(limits);
    xml::walk(&text, &mut walk)?;
    walk.end()
}

/// The key that a text makes.
fn key(text: &str) -> Result<Key, String> {
    Key::parse(&super::one_line(text)).map_err(|error| format!("{text:?} makes no key: {error}"))
}
