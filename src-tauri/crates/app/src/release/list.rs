//! Listing releases and showing one.

use slipway_domain::Plan;
use slipway_domain::catalogue::{Assignment, Service, StoreUse};
use slipway_domain::conflict::told;
use slipway_domain::dependency::{self, Direction, ReleaseLink};
use slipway_domain::id::ReleaseId;
use slipway_domain::release::Release;

use super::choice::chosen;
use super::readiness;
use super::{LinkedRelease, ReleaseFilter, ReleaseView, RoleHolder, StoreUseCard, TouchedService, WhichRelease};
use crate::desk::{Context, Desk, conflict_view, key_of};
use crate::error::Result;
use crate::history::operation_row;
use crate::host::Task;
use crate::project::{self, MilestoneView};
use crate::wire::{List, ReleaseBar, Text};

/// How far a failure is followed on the page of a release.
const BLAST_DEPTH: u32 = 3;

/// Lists releases, sorted by start, then key.
pub fn list(desk: &Desk, _: &Context, filter: ReleaseFilter, _: &dyn Task) -> Result<List<ReleaseBar>> {
    Ok(chosen(&desk.plan, &filter)?.into_iter().map(|release| desk.bar(release)).collect())
}

/// Shows one release in full.
pub fn show(desk: &Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<ReleaseView> {
    let release = desk.release(&input.key)?;
    let plan = &desk.plan;
    let zone = release.planned.zone();
    let ends = |mine: fn(&ReleaseLink) -> ReleaseId, other: fn(&ReleaseLink) -> ReleaseId| {
        let mut linked: Vec<LinkedRelease> = plan
            .release_links
            .iter()
            .filter(|link| mine(link) == release.id)
            .filter_map(|link| Some(linked(link, plan.releases.get(other(link))?)))
            .collect();
        linked.sort_by(|a, b| (a.start.0, &a.key).cmp(&(b.start.0, &b.key)));
        linked
    };
    let log = desk.store.operations_on(&release.id.to_string())?;
    Ok(ReleaseView {
        bar: desk.bar(release),
        description: release.description.clone(),
        local_start: release.planned.start().wall.format("%Y-%m-%dT%H:%M").to_string(),
        local_end: release.planned.end().wall.format("%Y-%m-%dT%H:%M").to_string(),
        told: told(release.occupancy(), zone),
        point_of_no_return: desk.plan.last_way_back(release).into(),
        next_states: release.state.next().iter().copied().map(Text).collect(),
        people: holders(plan, &release.people),
        stores: stores(desk, release),
        submitted: release.submitted.map(Text),
        services: release
            .services
            .iter()
            .filter_map(|id| plan.services.get(*id))
            .map(|service| touched(desk, service))
            .collect(),
        conflicts: desk
            .schedule
            .of(plan, release.id)
            .iter()
            .map(|conflict| conflict_view(plan, conflict, zone))
            .collect(),
        readiness: readiness::checklist(plan, release.id),
        milestones: milestones(desk, context, release),
        deployments: plan.deployments_of(release.id).into_iter().map(|one| desk.bar(one)).collect(),
        predecessors: ends(|link| link.successor, |link| link.predecessor),
        successors: ends(|link| link.predecessor, |link| link.successor),
        notes: release.notes.clone(),
        log: log.iter().map(operation_row).collect(),
    })
}

/// Who answers for what, by key and name.
pub(super) fn holders(plan: &Plan, people: &[Assignment]) -> Vec<RoleHolder> {
    let holder = |held: &Assignment| {
        let person = plan.people.get(held.person)?;
        Some(RoleHolder { role: held.role.into(), person: person.key.clone().into(), name: person.name.clone() })
    };
    people.iter().filter_map(holder).collect()
}

fn milestones(desk: &Desk, context: &Context, release: &Release) -> Vec<MilestoneView> {
    let now = context.host.clock.now();
    desk.plan.milestones_of(release.id).into_iter().map(|one| project::view(&desk.plan, one, now)).collect()
}

fn stores(desk: &Desk, release: &Release) -> Vec<StoreUseCard> {
    let card = |used: &StoreUse| {
        let store = key_of(&desk.plan.stores, used.store)?;
        Some(StoreUseCard { store, schema: used.schema, restores: used.restores })
    };
    let mut stores: Vec<StoreUseCard> = release.stores.iter().filter_map(card).collect();
    stores.sort_by(|a, b| a.store.cmp(&b.store));
    stores
}

fn linked(link: &ReleaseLink, other: &Release) -> LinkedRelease {
    LinkedRelease {
        key: other.key.clone().into(),
        title: other.title.clone(),
        relation: link.relation.to_string(),
        lag: link.lag.into(),
        start: other.occupancy().start().into(),
        end: other.occupancy().end().into(),
    }
}

fn touched(desk: &Desk, service: &Service) -> TouchedService {
    let plan = &desk.plan;
    TouchedService {
        key: service.key.clone().into(),
        name: service.name.clone(),
        tier: service.tier.number(),
        team: service.team.and_then(|id| key_of(&plan.teams, id)),
        region: service.region.and_then(|id| key_of(&plan.regions, id)),
        hits: dependency::blast_radius(plan, service.id, BLAST_DEPTH, Direction::Dependents)
            .into_iter()
            .filter_map(|hit| key_of(&plan.services, hit.service))
            .collect(),
    }
}
