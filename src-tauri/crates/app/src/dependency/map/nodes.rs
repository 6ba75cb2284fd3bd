//! The nodes and links of the two maps, before anything is left out or drawn.

use rustc_hash::FxHashMap;
use slipway_domain::Key;
use slipway_domain::conflict::{Code, Conflict, Party};
use slipway_domain::dependency::{self, CriticalItem};
use slipway_domain::release::Release;
use slipway_domain::time::Span;

use super::super::circle;
use super::{MapCircle, MapLink, MapNode, NODE};
use crate::desk::{Desk, key_of};
use crate::error::Result;
use crate::wire::Text;

/// Everything of one sort that could be on a map.
pub(super) struct Things {
    pub(super) nodes: Vec<MapNode>,
    pub(super) links: Vec<MapLink>,
    pub(super) circles: Vec<MapCircle>,
}

pub(super) fn node(key: &Key, title: &str, kind: &str) -> MapNode {
    MapNode {
        key: key.clone().into(),
        title: title.to_owned(),
        kind: kind.to_owned(),
        tier: None,
        team: None,
        state: None,
        start: None,
        end: None,
        critical: false,
        total_float: None,
        group: None,
        members: 1,
        x: 0.0,
        y: 0.0,
        width: NODE.0,
        height: NODE.1,
    }
}

/// Services and what each needs.
pub(super) fn services(desk: &Desk) -> Things {
    let plan = &desk.plan;
    let mut nodes: Vec<MapNode> = plan
        .services
        .iter()
        .map(|service| MapNode {
            tier: Some(service.tier.number()),
            team: service.team.and_then(|id| key_of(&plan.teams, id)),
            ..node(&service.key, &service.name, service.kind.as_str())
        })
        .collect();
    nodes.sort_by(|a, b| a.key.cmp(&b.key));
    let mut links: Vec<MapLink> = plan
        .service_links
        .iter()
        .filter_map(|link| {
            Some(MapLink {
                from: key_of(&plan.services, link.from)?,
                to: key_of(&plan.services, link.to)?,
                kind: link.kind.to_string(),
                lag: None,
                calendar: None,
                min_version: link.min_version.clone().map(Into::into),
                merged: 1,
                violated_minutes: 0,
                critical: false,
                points: Vec::new(),
            })
        })
        .collect();
    links.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    Things { nodes, links, circles: circle::of_services(plan) }
}

/// Releases and what each waits for.
pub(super) fn releases(desk: &Desk) -> Things {
    let plan = &desk.plan;
    let path = dependency::critical_path(plan).unwrap_or_default();
    let items: FxHashMap<_, &CriticalItem> = path.items.iter().map(|item| (item.release, item)).collect();
    let mut nodes: Vec<MapNode> = plan
        .releases
        .iter()
        .map(|release| {
            let item = items.get(&release.id);
            MapNode {
                team: release.team.and_then(|id| key_of(&plan.teams, id)),
                state: Some(release.state.to_string()),
                start: Some(release.occupancy().start().into()),
                end: Some(release.occupancy().end().into()),
                critical: item.is_some_and(|item| item.critical),
                total_float: item.map(|item| item.total_float.get()),
                ..node(&release.key, &release.title, "release")
            }
        })
        .collect();
    nodes.sort_by(|a, b| a.key.cmp(&b.key));
    let violated = |conflict: &&Conflict| conflict.code == Code::C07;
    let violations: Vec<&Conflict> = desk.judged().all.iter().filter(violated).collect();
    let mut links: Vec<MapLink> = plan
        .release_links
        .iter()
        .filter_map(|link| {
            let ends = [link.successor, link.predecessor];
            let broken = violations.iter().find(|conflict| match conflict.other {
                Party::Release(other) => ends.contains(&conflict.release) && ends.contains(&other),
                _ => false,
            });
            Some(MapLink {
                from: key_of(&plan.releases, link.successor)?,
                to: key_of(&plan.releases, link.predecessor)?,
                kind: link.relation.to_string(),
                lag: Some(link.lag.into()),
                calendar: Some(link.calendar.into()),
                min_version: None,
                merged: 1,
                violated_minutes: broken.map_or(0, |conflict| conflict.overlap.get()),
                critical: ends.iter().all(|id| items.get(id).is_some_and(|item| item.critical)),
                points: Vec::new(),
            })
        })
        .collect();
    links.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    Things { nodes, links, circles: circle::of_releases(plan) }
}

/// Steps of the runbook of a release, or of all, and what each waits for.
pub(super) fn steps(desk: &Desk, of: Option<&Text<Key>>) -> Result<Things> {
    let plan = &desk.plan;
    let mut releases: Vec<&Release> = match of {
        Some(key) => vec![desk.release(key)?],
        None => plan.releases.iter().filter(|release| !plan.steps_of(release.id).is_empty()).collect(),
    };
    releases.sort_by(|a, b| a.key.cmp(&b.key));
    let mut things = Things { nodes: Vec::new(), links: Vec::new(), circles: Vec::new() };
    for release in releases {
        let Ok(runbook) = plan.runbook(release) else { continue };
        for timed in &runbook.steps {
            things.nodes.push(MapNode {
                team: release.team.and_then(|id| key_of(&plan.teams, id)),
                start: Some(timed.at.start().into()),
                end: Some(timed.at.end().into()),
                critical: timed.is_critical(),
                total_float: Some(timed.total_float.get()),
                ..node(&timed.step.key, &timed.step.title, "step")
            });
            let critical = |id| runbook.steps.iter().any(|other| other.step.id == id && other.is_critical());
            things.links.extend(timed.step.waits.iter().filter_map(|wait| {
                Some(MapLink {
                    from: timed.step.key.clone().into(),
                    to: key_of(&plan.steps, wait.step)?,
                    kind: wait.relation.to_string(),
                    lag: Some(Span::Calendar(wait.lag).into()),
                    calendar: None,
                    min_version: None,
                    merged: 1,
                    violated_minutes: 0,
                    critical: timed.is_critical() && critical(wait.step),
                    points: Vec::new(),
                })
            }));
        }
    }
    Ok(things)
}
