//! Mappings of other programs' columns to ours, saved by name.

use std::collections::BTreeMap;

use slipway_domain::Key;
use slipway_storage::ColumnMapping;

use super::{ImportFiles, ImportKind};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};

/// Their column for each of ours, as an import asks for it: what it says itself goes before what was saved.
pub(super) fn chosen(desk: &Desk, input: &ImportFiles) -> Result<BTreeMap<String, String>> {
    let mut columns = match &input.mapping {
        None => BTreeMap::new(),
        Some(name) => saved(desk, input.kind, name)?,
    };
    columns.extend(input.map.clone());
    Ok(columns)
}

fn saved(desk: &Desk, kind: ImportKind, name: &Key) -> Result<BTreeMap<String, String>> {
    let mut known = Vec::new();
    for mapping in desk.store.column_mappings()?.into_iter().filter(|mapping| mapping.kind == kind.as_str()) {
        if mapping.key == *name {
            return Ok(mapping.columns);
        }
        known.push(mapping.key.to_string());
    }
    let hint = match known.as_slice() {
        [] => format!("none was saved for {} yet; save one with --save-mapping NAME", kind.as_str()),
        names => format!("saved for {} are: {}", kind.as_str(), names.join(", ")),
    };
    Err(AppError::unknown("mapping", name.as_str()).hint(hint))
}

/// A mapping under a name: a new one, or the one that has the name with other columns.
pub(super) fn named(
    desk: &Desk,
    context: &Context,
    kind: ImportKind,
    key: Key,
    columns: BTreeMap<String, String>,
) -> Result<ColumnMapping> {
    let kind = kind.as_str().to_owned();
    let there = desk.store.column_mappings()?.into_iter().find(|mapping| mapping.kind == kind && mapping.key == key);
    let id = there.map_or_else(|| context.host.ids.next(), |mapping| mapping.id);
    Ok(ColumnMapping { id, key, kind, columns })
}
