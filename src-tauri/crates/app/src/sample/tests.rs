//! The sample is what the rest of the program is tried on, so it has to be what it says.

use std::collections::BTreeSet;

use slipway_domain::bundle::{Board, propose};
use slipway_domain::calendar::{LayerFlag, WindowKind};
use slipway_domain::catalogue::{LinkKind, Role};
use slipway_domain::conflict::{Code, Schedule};
use slipway_domain::dependency::critical_path;
use slipway_domain::project::Alignment;
use slipway_domain::release::ReleaseState;

use super::*;

fn made_at(as_of: &str, releases: usize) -> Plan {
    let mut last = 0_u128;
    let mut ids = || {
        last += 1;
        Uuid::from_u128(last)
    };
    sample(Instant::parse(as_of).unwrap(), releases, &mut ids).unwrap()
}

const MONDAY: &str = "2026-11-23T10:00:00Z";

fn made(releases: usize) -> Plan {
    made_at(MONDAY, releases)
}

/// Codes of all conflicts, how many releases have a hard one, and how many lie ahead.
fn judged(plan: &Plan, as_of: &str) -> (Vec<String>, usize, usize) {
    let all = Schedule::build(plan).all(plan);
    let codes: BTreeSet<String> = all.iter().map(|conflict| conflict.code.to_string()).collect();
    let mut hard = BTreeSet::new();
    for conflict in all.iter().filter(|conflict| conflict.is_hard()) {
        hard.insert(conflict.release);
        if let slipway_domain::conflict::Party::Release(other) = conflict.other {
            hard.insert(other);
        }
    }
    let now = Instant::parse(as_of).unwrap();
    let ahead = plan.releases.iter().filter(|release| release.occupancy().start() > now).count();
    (codes.into_iter().collect(), hard.len(), ahead)
}

/// What a sample shows whenever it is made.
const ALWAYS: [&str; 7] = ["C01", "C02", "C03", "C04", "C05", "C07", "C18"];

#[test]
fn the_sample_is_the_same_for_the_same_moment() {
    assert_eq!(made(RELEASES), made(RELEASES));
}

#[test]
fn candidates_are_deployments_of_the_releases_that_follow_them() {
    let plan = made(RELEASES);
    let deployments: Vec<_> = plan.releases.iter().filter(|release| release.deployment_of.is_some()).collect();
    assert!(deployments.len() >= 2, "{}", deployments.len());
    for deployment in deployments {
        let whole = plan.releases.get(deployment.deployment_of.unwrap()).unwrap();
        assert!(deployment.occupancy().end() <= whole.occupancy().start(), "{}", deployment.key);
        assert!(plan.may_be_deployment(deployment).is_ok());
    }
}

#[test]
fn the_sample_has_the_proportions_of_a_mid_sized_company() {
    let plan = made(RELEASES);
    assert_eq!((plan.services.len(), plan.teams.len(), plan.environments.len()), (24, 9, 5));
    assert_eq!((plan.regions.len(), plan.trains.len(), plan.releases.len()), (4, 2, RELEASES));
    let tiers: BTreeSet<u8> = plan.services.iter().map(|service| service.tier.number()).collect();
    assert_eq!(tiers.len(), 4);
    let zones: BTreeSet<&str> = plan.regions.iter().map(|region| region.zone.name()).collect();
    assert_eq!(zones.len(), 3);
    let kinds: BTreeSet<LinkKind> = plan.service_links.iter().map(|link| link.kind).collect();
    assert_eq!(kinds.len(), LinkKind::ALL.len());
    let windows: BTreeSet<WindowKind> = plan.windows.iter().map(|window| window.kind).collect();
    assert_eq!(windows.len(), WindowKind::ALL.len());
    let states: BTreeSet<ReleaseState> = plan.releases.iter().map(|release| release.state).collect();
    assert!(states.len() >= 9, "{states:?}");
    assert!(plan.releases.iter().filter(|release| release.train.is_some()).count() >= 6);
}

#[test]
fn keys_follow_the_starts_and_versions_rise() {
    let plan = made(RELEASES);
    let mut sorted: Vec<_> = plan.releases.iter().collect();
    sorted.sort_by_key(|release| release.occupancy());
    let keys: Vec<&str> = sorted.iter().map(|release| release.key.as_str()).collect();
    assert_eq!((keys[0], keys[RELEASES - 1]), ("R-2026-0001", "R-2026-0120"));
    assert!(keys.is_sorted());
    let titles: BTreeSet<&str> = sorted.iter().map(|release| release.title.as_str()).collect();
    assert_eq!(titles.len(), RELEASES, "no two releases bring the same version");
}

#[test]
fn every_start_lies_on_the_grid_of_quarters() {
    assert!(made(RELEASES).releases.iter().all(|release| {
        let at = release.occupancy();
        at.start().epoch_seconds() % 900 == 0 && at.minutes().get() % 15 == 0 && at.minutes() <= Minutes::hours(13)
    }));
}

#[test]
fn every_kind_of_conflict_is_in_the_sample_but_few_releases_are_in_hard_conflict() {
    for as_of in [MONDAY, "2026-04-02T08:00:00Z", "2027-07-31T21:30:00Z", "2026-12-27T12:00:00Z"] {
        let plan = made_at(as_of, RELEASES);
        let (codes, hard, ahead) = judged(&plan, as_of);
        assert!(ALWAYS.iter().all(|code| codes.iter().any(|found| found == code)), "{as_of}: {codes:?}");
        if as_of == MONDAY {
            assert_eq!(codes, Code::ALL.iter().map(ToString::to_string).collect::<Vec<_>>());
        }
        assert!(hard * 7 < ahead, "{as_of}: {hard} of {ahead} releases ahead are in hard conflict");
    }
}

#[test]
fn the_programme_of_the_next_weeks_decides_the_critical_path_and_is_kept() {
    let plan = made(RELEASES);
    let path = critical_path(&plan).unwrap();
    let critical = path.items.iter().filter(|item| item.critical).count();
    assert!((5..=9).contains(&critical), "{critical}");
    let late = Schedule::build(&plan).all(&plan).iter().filter(|found| found.code.to_string() == "C07").count();
    assert_eq!(late, 1, "only the one on purpose");
}

#[test]
fn a_larger_sample_has_more_of_everything_and_the_same_share_of_conflicts() {
    let plan = made(2_000);
    assert_eq!(plan.releases.len(), 2_000);
    assert!(plan.services.len() > 60 && plan.windows.len() > 60);
    let (codes, hard, ahead) = judged(&plan, MONDAY);
    assert!(ALWAYS.iter().all(|code| codes.iter().any(|found| found == code)), "{codes:?}");
    assert!(hard * 7 < ahead, "{hard} of {ahead}");
    assert!(hard * 50 > ahead, "{hard} of {ahead}");
}

#[test]
fn a_tiny_sample_has_as_many_releases_as_were_asked_for() {
    for releases in [1, 7, 40, 59, 60, 119] {
        assert_eq!(made(releases).releases.len(), releases);
    }
}

#[test]
fn the_sample_has_what_the_other_codes_compare_with() {
    for as_of in [MONDAY, "2026-04-02T08:00:00Z", "2027-07-31T21:30:00Z", "2026-12-27T12:00:00Z"] {
        let plan = made_at(as_of, RELEASES);
        let now = Instant::parse(as_of).unwrap();
        let overdue = plan.windows.iter().filter(|window| window.flags(now).contains(&LayerFlag::ReviewOverdue));
        assert_eq!(overdue.count(), 1, "{as_of}");
        assert!(plan.windows.iter().all(|window| window.owner.is_some() && !window.source.is_empty()));
        assert_eq!(plan.windows.iter().filter(|window| !window.binds()).count(), 1, "the one that is proposed");
        assert!(plan.people.iter().filter(|person| person.deputy.is_some()).count() >= 6);
        assert!(plan.people.iter().all(|person| person.check().is_ok()));
        let booked = plan.bookings.iter().find(|booking| booking.exclusive).unwrap();
        let clashes = |release: &slipway_domain::release::Release| {
            release.environment == booked.environment
                && release.team != booked.team
                && release.occupancy().overlaps(booked.held())
        };
        assert!(plan.releases.iter().any(clashes), "{as_of}");
        let away = plan.absences.by_key("A-LEAD").unwrap();
        let misses = |release: &slipway_domain::release::Release| {
            release.holder(slipway_domain::catalogue::Role::DeploymentLead) == Some(away.person)
                && release.occupancy().overlaps(away.interval())
        };
        assert!(plan.releases.iter().any(misses), "{as_of}");
        assert_eq!((plan.absences.len(), plan.shifts.len(), plan.stores.len(), plan.lead_times.len()), (2, 1, 2, 2));
        let schemas = plan.releases.iter().flat_map(|release| &release.stores).filter(|used| used.schema.is_some());
        assert!(schemas.count() >= 2, "{as_of}");
        let exception = plan.exceptions.iter().next().unwrap();
        assert!(exception.expires.unwrap() > now && plan.windows.get(exception.window).is_some());
        assert!(plan.trains.iter().all(|train| train.capacity.is_some() && train.risk_budget.is_some()));
    }
}

#[test]
fn releases_wait_for_milestones_of_which_some_come_too_late() {
    for as_of in [MONDAY, "2027-07-31T21:30:00Z", "2026-12-27T12:00:00Z"] {
        let (plan, now) = (made_at(as_of, RELEASES), Instant::parse(as_of).unwrap());
        let standing: Vec<Alignment> = plan.project_milestones.iter().map(|one| plan.alignment(one, now)).collect();
        let late = standing.iter().filter(|one| matches!(one, Alignment::Late { .. })).count();
        let reached = standing.iter().filter(|one| matches!(one, Alignment::Reached)).count();
        assert!(standing.len() >= 6 && (1..=2).contains(&late) && reached == 1, "{as_of}: {standing:?}");
        assert!(plan.project_milestones.iter().all(|one| one.check().is_ok()));
    }
}

#[test]
fn changes_stand_around_two_releases_of_a_train_one_of_them_mandatory_and_one_put_off_too_often() {
    for as_of in [MONDAY, "2026-04-02T08:00:00Z", "2027-07-31T21:30:00Z", "2026-12-27T12:00:00Z"] {
        let plan = made_at(as_of, RELEASES);
        let now = Instant::parse(as_of).unwrap();
        let mandatory: Vec<&str> = plan
            .changes
            .iter()
            .filter(|change| change.is_mandatory())
            .map(|change| change.mandatory.as_str())
            .collect();
        assert_eq!(mandatory, ["security"], "{as_of}");
        let late: Vec<usize> =
            plan.changes.iter().filter(|change| change.is_escalated()).map(|change| change.deferrals.len()).collect();
        assert_eq!(late, [3], "{as_of}");
        let budgeted = plan.risk_budgets.iter().map(|budget| plan.releases.get(budget.id).unwrap());
        let first = budgeted.min_by_key(|release| release.occupancy().start()).unwrap();
        let next = plan.next_on_train(first).unwrap();
        assert!(first.occupancy().start() > now, "{as_of}");
        let board = Board::of(&plan, first, Some(next));
        assert_eq!([board.inside.len(), board.next.len(), board.candidates.len()], [2, 2, 4], "{as_of}");
        let proposal = propose(&plan, first, Some(next));
        assert!(!proposal.overflows() && proposal.lines.iter().any(|line| !line.is_in()), "{as_of}");
        assert!(proposal.lines.iter().any(|line| line.urgent), "{as_of}");
        assert!(!plan.bundle_standing(first.id).is_refused() && !plan.bundle_standing(next.id).is_refused());
    }
}

#[test]
fn every_release_that_waits_for_people_names_enough_who_may_approve_it() {
    for as_of in [MONDAY, "2026-04-02T08:00:00Z", "2027-07-31T21:30:00Z", "2026-12-27T12:00:00Z"] {
        let (plan, now) = (made_at(as_of, RELEASES), Instant::parse(as_of).unwrap());
        let schedule = Schedule::build(&plan);
        let mut waiting = 0;
        for release in plan.releases.iter().filter(|release| plan.is_decided_about(release)) {
            if !matches!(release.state, ReleaseState::Submitted | ReleaseState::Assessed) {
                continue;
            }
            let standing = plan.standing(release, &schedule.of(&plan, release.id), now);
            let holders: BTreeSet<_> = standing.roles.iter().filter_map(|role| release.holder(*role)).collect();
            let needed = if standing.roles.is_empty() { 0 } else { standing.needed as usize };
            assert!(holders.len() >= needed, "{as_of}, {}: {}", release.key, standing.sentence);
            waiting += usize::from(needed > 0);
        }
        assert!(waiting >= 5, "{as_of}: {waiting}");
    }
}

#[test]
fn who_owns_the_service_of_a_release_does_not_carry_it_out() {
    let plan = made(RELEASES);
    for release in plan.releases.iter() {
        let (owner, lead) = (release.holder(Role::ServiceOwner), release.holder(Role::DeploymentLead));
        assert!(owner.is_some() && owner != lead, "{}", release.key);
    }
}

#[test]
fn what_was_planned_was_handed_in_before_it_starts() {
    let plan = made(RELEASES);
    for release in plan.releases.iter() {
        let draft = release.state == ReleaseState::Draft || release.state == ReleaseState::Cancelled;
        assert_eq!(release.submitted.is_none(), draft, "{}", release.key);
        assert!(release.submitted.is_none_or(|at| at < release.occupancy().start()), "{}", release.key);
    }
}
