//! Components and services turned into nodes.

use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;
use slipway_domain::Key;

use super::super::gather::Gather;
use super::super::{IncomingNode, MOST_NODES, NodeKind, one_line};
use super::bom::{Bom, Entry, part};
use super::json::{Lines, wrong};
use crate::csv::Problems;

/// How deep components may lie in each other.
const DEPTH: usize = 32;

/// A component or a service.
pub(super) struct Part {
    pub(super) line: usize,
    pub(super) id: Option<String>,
    pub(super) kind: NodeKind,
    pub(super) version: Option<String>,
    group: String,
    name: String,
}

/// Every component and every service, however deep they lie in each other, in the order of the file.
pub(super) fn all<'a>(bom: &Bom<'a>, lines: &Lines<'a>, gather: &mut Gather) -> Result<Vec<Part>, Problems> {
    let product = bom.metadata.as_ref().and_then(|metadata| metadata.component);
    let mut left: Vec<(&'a RawValue, bool, usize)> = Vec::new();
    left.extend(bom.services.iter().flatten().map(|raw| (raw, true, 1)));
    left.extend(bom.components.iter().flatten().map(|raw| (raw, false, 1)));
    left.extend(product.map(|raw| (raw, false, 1)));
    // The text has one order, whatever the order of its fields.
    left.sort_by_key(|(raw, ..)| std::cmp::Reverse(raw.get().as_ptr()));
    let mut parts = Vec::new();
    while let Some((raw, is_service, depth)) = left.pop() {
        let entry: Entry<'a> = part(raw, lines)?;
        let line = lines.at(raw);
        if depth > DEPTH {
            return Err(wrong(line, format!("components lie more than {DEPTH} deep in each other")));
        }
        if parts.len() >= MOST_NODES {
            return Err(wrong(line, format!("the file has more than {MOST_NODES} nodes; split it")));
        }
        left.extend(entry.services.iter().flat_map(|list| list.iter().rev()).map(|raw| (raw, true, depth + 1)));
        left.extend(entry.components.iter().flat_map(|list| list.iter().rev()).map(|raw| (raw, false, depth + 1)));
        let name = entry.name.as_deref().map(one_line).unwrap_or_default();
        if name.is_empty() {
            gather.broken(line, entry.id.as_deref(), "a component needs a name");
            continue;
        }
        parts.push(Part {
            line,
            kind: if is_service { service(&entry) } else { component(entry.kind.as_deref().unwrap_or_default()) },
            group: entry.group.as_deref().map(one_line).unwrap_or_default(),
            id: entry.id,
            version: entry.version,
            name,
        });
    }
    Ok(parts)
}

/// Hands parts on as nodes; several versions of one component as one.
pub(super) fn gather(parts: &[Part], gather: &mut Gather) -> Result<(), Problems> {
    let mut groups: HashMap<&str, HashSet<&str>> = HashMap::new();
    for part in parts {
        groups.entry(&part.name).or_default().insert(&part.group);
    }
    let mut first: HashMap<Key, &Part> = HashMap::new();
    for part in parts {
        let several = groups.get(part.name.as_str()).is_some_and(|groups| groups.len() > 1);
        let text = match part.group.as_str() {
            group if several && !group.is_empty() => format!("{group}/{}", part.name),
            _ => part.name.clone(),
        };
        let id = part.id.as_deref();
        let key = match Key::parse(&text) {
            Ok(key) => key,
            Err(error) => {
                gather.broken(part.line, id, format!("{text:?} makes no key: {error}"));
                continue;
            }
        };
        if let Some(same) = first.get(&key).filter(|same| same.kind == part.kind && same.group == part.group) {
            let message = format!("{key} is already in line {}; versions of one component are one here", same.line);
            gather.told.warn(part.line, message);
            gather.also(part.line, id, &key);
            continue;
        }
        first.entry(key.clone()).or_insert(part);
        let node = IncomingNode {
            key,
            name: Some(part.name.clone()),
            kind: Some(part.kind),
            tier: None,
            team: None,
            outside: false,
        };
        gather.node(part.line, id, node)?;
    }
    Ok(())
}

fn service(entry: &Entry<'_>) -> NodeKind {
    let of_others = entry.provider.is_some() && entry.trust_boundary == Some(true);
    if of_others { NodeKind::Vendor } else { NodeKind::Service }
}

fn component(kind: &str) -> NodeKind {
    match kind {
        "application" | "container" | "platform" => NodeKind::Service,
        "operating-system" | "device" | "device-driver" | "firmware" => NodeKind::Infrastructure,
        _ => NodeKind::Component,
    }
}
