//! Teams whose members are drawn as one node.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use slipway_domain::Key;
use slipway_domain::catalogue::LinkKind;

use super::nodes::node;
use super::{MapLink, MapNode};
use crate::desk::Desk;
use crate::wire::Text;

/// The key of the node that stands for a team.
fn node_of(team: &Key) -> Key {
    Key::parse(&format!("team:{team}")).unwrap_or_else(|_| team.clone())
}

/// Draws the members of some teams as one node each; links among them are gone, and those to the same other are one.
pub(super) fn collapse(desk: &Desk, teams: &[Text<Key>], nodes: &mut Vec<MapNode>, links: &mut Vec<MapLink>) {
    let mut stands_for: FxHashMap<Key, Key> = FxHashMap::default();
    for team in teams {
        let within = |one: &MapNode| one.team.as_ref().is_some_and(|of| of.0 == team.0);
        let (members, others): (Vec<MapNode>, Vec<MapNode>) = std::mem::take(nodes).into_iter().partition(within);
        *nodes = others;
        if members.is_empty() {
            continue;
        }
        let key = node_of(&team.0);
        let name = desk.plan.teams.by_key(team.as_str()).map_or_else(|| team.to_string(), |team| team.name.clone());
        stands_for.extend(members.iter().map(|member| (member.key.0.clone(), key.clone())));
        nodes.push(MapNode {
            team: Some(team.clone()),
            members: members.len(),
            tier: members.iter().filter_map(|member| member.tier).min(),
            critical: members.iter().any(|member| member.critical),
            group: members.iter().find_map(|member| member.group.clone()),
            ..node(&key, &name, "team")
        });
    }
    if stands_for.is_empty() {
        return;
    }
    let mut merged: BTreeMap<(Key, Key), MapLink> = BTreeMap::new();
    for mut link in std::mem::take(links) {
        let (from, to) = (stands_for.get(&link.from.0), stands_for.get(&link.to.0));
        let of_a_team = from.is_some() || to.is_some();
        link.from = from.cloned().map_or(link.from, Text);
        link.to = to.cloned().map_or(link.to, Text);
        if of_a_team && link.from == link.to {
            continue;
        }
        let ends = (link.from.0.clone(), link.to.0.clone());
        match merged.get_mut(&ends) {
            None => drop(merged.insert(ends, link)),
            Some(there) => join(there, link),
        }
    }
    *links = merged.into_values().collect();
}

/// Lets one link stand for another as well: it is told as the strongest of both.
fn join(there: &mut MapLink, other: MapLink) {
    let weight = |link: &MapLink| link.kind.parse::<LinkKind>().map_or(0, LinkKind::weight);
    there.merged += other.merged;
    there.critical |= other.critical;
    there.violated_minutes = there.violated_minutes.max(other.violated_minutes);
    if weight(&other) > weight(there) {
        there.kind = other.kind;
    }
    // What differs from link to link is not told of all of them.
    there.lag = None;
    there.calendar = None;
    there.min_version = None;
}
