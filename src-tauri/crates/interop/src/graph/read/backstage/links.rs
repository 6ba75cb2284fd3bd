//! Entities and their references turned into nodes and links.

use std::collections::HashMap;

use slipway_domain::Key;
use slipway_domain::catalogue::LinkKind;

use super::super::IncomingNode;
use super::super::gather::{Draft, Gather, Way};
use super::entity::{Entity, EntityRef};
use crate::csv::Problems;

/// The kinds that become nodes; a reference that names none is to the first of these that there is.
const KINDS: [&str; 3] = ["component", "resource", "api"];

pub(super) fn gather(entities: &[Entity], gather: &mut Gather) -> Result<(), Problems> {
    let mut namesakes: HashMap<&str, usize> = HashMap::new();
    for entity in entities {
        *namesakes.entry(&entity.id.name).or_default() += 1;
    }
    let mut by_ref: HashMap<&EntityRef, &Entity> = HashMap::new();
    for entity in entities {
        let several = namesakes.get(entity.id.name.as_str()).is_some_and(|count| *count > 1);
        let id = entity.id.to_string();
        if let Some(first) = by_ref.get(&entity.id) {
            gather.told.wrong(entity.line, format!("{id} is already in line {}; it can come only once", first.line));
            continue;
        }
        by_ref.insert(&entity.id, entity);
        let text = if several { qualified(entity) } else { entity.name.clone() };
        match Key::parse(&text) {
            Ok(key) => {
                let (name, team) = (entity.title.clone(), entity.team.clone());
                let node = IncomingNode { key, name, kind: Some(entity.kind), tier: entity.tier, team, outside: false };
                gather.node(entity.line, Some(&id), node)?;
            }
            Err(error) => gather.broken(entity.line, Some(&id), format!("{text:?} makes no key: {error}")),
        }
    }
    for entity in entities {
        for link in &entity.links {
            let other = &link.other;
            let candidates = match other.kind.as_deref() {
                Some(kind) if !KINDS.contains(&kind) => {
                    let message = format!("{other} is a {kind}, on which nothing is planned to depend; left out");
                    gather.told.warn(link.line, message);
                    continue;
                }
                Some(kind) => vec![other.of_kind(kind)],
                None => KINDS.map(|kind| other.of_kind(kind)).to_vec(),
            };
            let Some(found) = candidates.iter().find_map(|candidate| by_ref.get(candidate)) else {
                let (here, there) = (entity.id.to_string(), other.to_string());
                gather.outside(link.line, &there, &other.name)?;
                let (from, to) = if link.reverse { (&there, &here) } else { (&here, &there) };
                gather.link(link.line, from, to, Draft::default())?;
                continue;
            };
            let (needs, needed) = if link.reverse { (*found, entity) } else { (entity, *found) };
            let kind = if needed.keeps_data { LinkKind::Data } else { LinkKind::RuntimeHard };
            let says = Draft { way: Way::Kind(kind), ..Draft::default() };
            gather.link(link.line, &needs.id.to_string(), &needed.id.to_string(), says)?;
        }
    }
    Ok(())
}

/// The key of an entity that shares its name with others.
fn qualified(entity: &Entity) -> String {
    let kind = match entity.id.kind.as_deref() {
        None | Some("component") => String::new(),
        Some(kind) => format!("{kind}:"),
    };
    let namespace = match entity.id.namespace.as_str() {
        "default" => String::new(),
        namespace => format!("{namespace}/"),
    };
    format!("{kind}{namespace}{}", entity.name)
}
