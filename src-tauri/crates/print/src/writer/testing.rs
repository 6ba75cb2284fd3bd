//! What tests of documents share: a validator, and the text of pages.

pub use super::oracle::Oracle;
use crate::display::{Document, Draw};

/// The text of each page, in painting order, runs separated by line feeds.
pub fn page_texts(document: &Document) -> Vec<String> {
    let text = |draw: &Draw| match draw {
        Draw::Text(run) => Some(run.text.clone()),
        _ => None,
    };
    document
        .pages
        .iter()
        .map(|page| page.groups.iter().flat_map(|g| &g.draws).filter_map(text).collect::<Vec<_>>().join("\n"))
        .collect()
}
