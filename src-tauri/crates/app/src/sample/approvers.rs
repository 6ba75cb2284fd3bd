//! Who may approve the releases of the sample.

use std::collections::{BTreeMap, BTreeSet};

use slipway_domain::Plan;
use slipway_domain::catalogue::{Assignment, Role};
use slipway_domain::id::{PersonId, TeamId};
use slipway_domain::release::{Release, ReleaseState, Risk};

/// Each release names who answers for its service: the first of its team who takes part and does not carry it out.
///
/// Somebody who takes part anyway, so that nobody is needed in two places because of it.
pub(super) fn service_owners(plan: &mut Plan) {
    let mut teams: BTreeMap<Option<TeamId>, Vec<PersonId>> = BTreeMap::new();
    for person in plan.people.iter() {
        teams.entry(person.team).or_default().push(person.id);
    }
    let releases: Vec<Release> = plan.releases.iter().cloned().collect();
    for release in releases {
        let takes_part = |id: &&PersonId| release.people.iter().any(|held| held.person == **id);
        let lead = release.holder(Role::DeploymentLead);
        let mut team = teams.get(&release.team).into_iter().flatten().filter(takes_part);
        if let Some(owner) = team.find(|id| lead != Some(**id)).copied() {
            name(plan, release, Role::ServiceOwner, owner);
        }
    }
}

/// What is risky and waits names who approves it for the business where the board does not come to it in time: somebody
/// of another team who is free then.
pub(super) fn of_what_waits(plan: &mut Plan, near: &[Release]) {
    let people: Vec<(PersonId, Option<TeamId>)> = plan.people.iter().map(|person| (person.id, person.team)).collect();
    let away = plan.absences.iter().map(|absence| absence.person);
    let away: BTreeSet<PersonId> = away.chain(plan.shifts.iter().map(|shift| shift.person)).collect();
    let waits = |release: &&Release| {
        matches!(release.state, ReleaseState::Submitted | ReleaseState::Assessed)
            && release.risk.is_some_and(|risk| risk >= Risk::High)
            && release.holder(Role::BusinessApprover).is_none()
    };
    for (release, number) in near.iter().filter(waits).zip(1..) {
        let at = release.occupancy();
        let meanwhile = plan.releases.iter().filter(|other| other.occupancy().overlaps(at));
        let busy: BTreeSet<PersonId> = meanwhile.flat_map(|other| &other.people).map(|held| held.person).collect();
        let is_free = |(id, team): &&(PersonId, Option<TeamId>)| {
            *team != release.team && !busy.contains(id) && !away.contains(id)
        };
        let from = number * 5 % people.len().max(1);
        let found = people.iter().cycle().skip(from).take(people.len()).find(is_free).map(|(id, _)| *id);
        if let Some(person) = found {
            name(plan, release.clone(), Role::BusinessApprover, person);
        }
    }
}

fn name(plan: &mut Plan, mut release: Release, role: Role, person: PersonId) {
    release.people.push(Assignment { role, person });
    release.people.sort_unstable();
    plan.releases.put(release);
}
