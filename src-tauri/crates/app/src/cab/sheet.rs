//! One sheet of the pack: everything the board reads about one release before it decides.

use slipway_domain::catalogue::Role;
use slipway_domain::conflict;
use slipway_domain::dependency::{Direction, blast_radius};
use slipway_domain::id::PersonId;
use slipway_domain::release::{Release, ReleaseState};
use slipway_domain::slot::{SlotQuery, next_slots_for_all};
use slipway_domain::time::Interval;
use slipway_print::pack::model::{Alternative, HistoryRow, ItemConflict, ItemSheet, Package, PlanStep, SevenRs};

use super::board::zoned;
use super::registers::without_remedy;
use super::release_words::{environments, holder, joined, risk, services, team, train};
use super::sheet_parts;
use crate::desk::{Context, Desk};
use crate::paper::time::{brief, clock, day, full_moment};

/// How many slots are proposed for a release in hard conflict.
const ALTERNATIVES: usize = 2;
/// How many earlier releases of the same services are told.
const HISTORY: usize = 5;

pub(super) fn item(desk: &Desk, context: &Context, release: &Release) -> ItemSheet {
    let zone = release.planned.zone();
    let carried_by = team(desk, release).unwrap_or_default().to_owned();
    ItemSheet {
        number: release.key.to_string(),
        title: release.title.clone(),
        kind: release.kind.to_string(),
        status: release.state.to_string(),
        ask: "Approve".to_owned(),
        window: zoned(desk, release.occupancy()),
        zone: zone.to_string(),
        services: services(desk, release),
        environments: environments(desk, release),
        train: train(desk, release),
        owner: holder(desk, release, Role::ReleaseManager),
        deployment_lead: holder(desk, release, Role::DeploymentLead),
        rollback_owner: holder(desk, release, Role::RollbackOwner),
        risk: risk(release),
        risk_models: sheet_parts::risks(desk, context, release),
        approvals: sheet_parts::approvals(desk, context, release),
        communications: sheet_parts::communications(desk, release),
        change_failure_rate: sheet_parts::failure_rate(desk, context, release),
        seven_rs: SevenRs {
            raised: sheet_parts::raised(desk, release),
            reason: release.description.clone(),
            risks: sheet_parts::risk_told(desk, context, release),
            resources: sheet_parts::resources(release),
            responsible: joined([carried_by, holder(desk, release, Role::DeploymentLead)], ", "),
            relationships: relationships(desk, release),
            ..SevenRs::default()
        },
        package: Package { version: release.version.clone().unwrap_or_default(), ..Package::default() },
        components: services(desk, release),
        blast_radius: hit(desk, release),
        plan: steps(desk, release),
        point_of_no_return: full_moment(desk.plan.last_way_back(release), zone),
        rollback: sheet_parts::way_back(desk, context, release),
        conflicts: conflicts(desk, context, release),
        history: history(desk, release),
        validity: format!(
            "Valid only for the package {}, the window {} and the snapshot operation {}; any change voids this approval.",
            release.version.as_deref().unwrap_or("without a version"),
            brief(release.occupancy(), zone),
            desk.seq()
        ),
        ..ItemSheet::default()
    }
}

fn relationships(desk: &Desk, release: &Release) -> String {
    let before = desk.judged().predecessors(release.id).iter().filter_map(|id| desk.plan.releases.get(*id));
    let waits: Vec<String> = before.map(Release::label).collect();
    if waits.is_empty() { "waits for no other release".to_owned() } else { format!("waits for {}", waits.join(", ")) }
}

fn hit(desk: &Desk, release: &Release) -> String {
    let mut names: Vec<String> = release
        .services
        .iter()
        .flat_map(|id| blast_radius(&desk.plan, *id, 2, Direction::Dependents))
        .filter(|hit| !release.services.contains(&hit.service))
        .filter_map(|hit| Some(desk.plan.services.get(hit.service)?.name.clone()))
        .collect();
    names.sort();
    names.dedup();
    match names.len() {
        0 => "no other service depends on it".to_owned(),
        1 => format!("1 service: {}", names[0]),
        count => format!("{count} services: {}", names.join(", ")),
    }
}

/// The steps of its runbook, or what its segments say; behind the marked one there is no way back in time.
fn steps(desk: &Desk, release: &Release) -> Vec<PlanStep> {
    let zone = release.planned.zone();
    let last = desk.plan.last_way_back(release);
    let of_runbook = desk.plan.runbook(release).map(|runbook| runbook.steps).unwrap_or_default();
    let steps: Vec<(String, Interval, String)> = if of_runbook.is_empty() {
        segments(desk, release)
    } else {
        let owner = |id: Option<PersonId>| id.and_then(|id| Some(desk.plan.people.get(id)?.name.clone()));
        let told = of_runbook.into_iter().map(|timed| {
            let step = timed.step;
            (format!("{} {}", step.key, step.title), timed.at, owner(step.owner).unwrap_or_default())
        });
        told.collect()
    };
    let turning = steps.iter().rposition(|(_, at, _)| at.start() <= last);
    let step = |(index, (step, at, who)): (usize, (String, Interval, String))| PlanStep {
        at: clock(at.start(), zone),
        step,
        who,
        minutes: u32::try_from(at.minutes().get()).ok(),
        point_of_no_return: Some(index) == turning,
    };
    steps.into_iter().enumerate().map(step).collect()
}

fn segments(desk: &Desk, release: &Release) -> Vec<(String, Interval, String)> {
    let segments = release.planned.segments();
    let lead = holder(desk, release, Role::DeploymentLead);
    [
        ("Preparation and implementation", segments.implementation, lead.clone()),
        ("Validation", segments.validation, lead),
        ("Rollback reserve", segments.rollback, holder(desk, release, Role::RollbackOwner)),
        ("Stabilisation", segments.stabilisation, holder(desk, release, Role::SupportLead)),
    ]
    .into_iter()
    .filter(|(_, at, _)| !at.is_empty())
    .map(|(step, at, who)| (step.to_owned(), at, who))
    .collect()
}

fn conflicts(desk: &Desk, context: &Context, release: &Release) -> Vec<ItemConflict> {
    let zone = release.planned.zone();
    let found = desk.schedule.of(&desk.plan, release.id);
    let mut alternatives = Vec::new();
    if found.iter().any(conflict::Conflict::is_hard) {
        let query =
            SlotQuery { count: ALTERNATIVES, ..SlotQuery::new(context.host.clock.now(), release.occupancy().start()) };
        for slot in next_slots_for_all(&desk.plan, &desk.schedule, release, &query).slots {
            let consequence = match slot.reasons.len() {
                0 => "no conflict".to_owned(),
                1 => "1 soft conflict".to_owned(),
                count => format!("{count} soft conflicts"),
            };
            alternatives.push(Alternative { proposal: brief(slot.interval, zone), consequence });
        }
    }
    found
        .iter()
        .map(|conflict| {
            let remedy = conflict::remedy(conflict, &desk.plan, zone);
            let sentence = without_remedy(&conflict::sentence(conflict, &desk.plan, zone), &remedy);
            let slots = if conflict.is_hard() { alternatives.clone() } else { Vec::new() };
            let advice = Alternative { proposal: remedy, consequence: String::new() };
            ItemConflict {
                code: conflict.code.to_string(),
                hard: conflict.is_hard(),
                sentence,
                alternatives: if slots.is_empty() { vec![advice] } else { slots },
            }
        })
        .collect()
}

fn history(desk: &Desk, release: &Release) -> Vec<HistoryRow> {
    let over = |other: &&Release| {
        other.id != release.id
            && matches!(other.state, ReleaseState::Closed | ReleaseState::BackedOut | ReleaseState::Stabilising)
            && other.services.iter().any(|service| release.services.contains(service))
    };
    let mut earlier: Vec<&Release> = desk.plan.releases.iter().filter(over).collect();
    earlier.sort_by_key(|other| std::cmp::Reverse(other.occupancy().start()));
    let row = |other: &Release| HistoryRow {
        number: other.key.to_string(),
        date: day(other.planned.start().wall.date()),
        title: other.title.clone(),
        outcome: other.state.to_string(),
    };
    earlier.into_iter().take(HISTORY).map(row).collect()
}
