//! The engine against a deliberately simple second implementation of the same rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test or a benchmark stops where something is wrong"
)]

mod around;
mod naive;
mod plans;

use std::collections::BTreeSet;

use naive::{told, with};
use plans::{plan, planned, release};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use slipway_domain::Plan;
use slipway_domain::conflict::{Changed, Code, Conflict, Party, Schedule, sentence};
use slipway_domain::id::ReleaseId;
use slipway_domain::release::{Planned, Release};
use slipway_domain::slot::{SlotQuery, next_slots};
use slipway_domain::time::{Interval, Minutes, Zone};

/// Conflicts of the moved ones on the changed plan, each pair of them told from the smaller key.
fn of_the_moved(schedule: &Schedule, plan: &Plan, moved: &BTreeSet<ReleaseId>) -> Vec<Conflict> {
    let key = |id: ReleaseId| plan.releases.get(id).map(|release| release.key.clone());
    let mut ids: Vec<ReleaseId> = moved.iter().copied().collect();
    ids.sort_by_key(|id| key(*id));
    let told = ids.iter().flat_map(|id| schedule.of(plan, *id));
    told.filter(|conflict| match conflict.other {
        Party::Release(other) => !moved.contains(&other) || key(conflict.release) < key(other),
        _ => true,
    })
    .collect()
}

fn moved_plan(plan: &Plan, moved: &[(ReleaseId, Planned)]) -> Plan {
    with(
        plan,
        moved.iter().filter_map(|(id, planned)| {
            plan.releases.get(*id).map(|release| Release { planned: planned.clone(), ..release.clone() })
        }),
    )
}

fn two_moves() -> impl Strategy<Value = Vec<(ReleaseId, Planned)>> {
    prop::collection::btree_map(0_u64..12, planned(), 1..4)
        .prop_map(|moves| moves.into_iter().map(|(n, at)| (ReleaseId::new(plans::uuid(n)), at)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_engine_finds_what_a_look_at_every_pair_finds(plan in plan(12)) {
        let schedule = Schedule::build(&plan);
        let all = schedule.all(&plan);
        let answered: Vec<_> = all.iter().map(|conflict| (conflict.release, told(conflict))).collect();
        prop_assert_eq!(answered, naive::all(&plan));
        for codes in [&[Code::C01, Code::C03][..], &[Code::C10], &[Code::C04, Code::C15, Code::C18]] {
            let some: Vec<_> = all.iter().filter(|conflict| codes.contains(&conflict.code)).cloned().collect();
            prop_assert_eq!(schedule.all_of(&plan, codes), some);
        }
        for release in plan.releases.iter() {
            let mut of: Vec<_> = schedule.of(&plan, release.id).iter().map(told).collect();
            of.sort();
            prop_assert_eq!(of, naive::of(&plan, release));
        }
    }

    #[test]
    fn a_conflict_names_the_way_and_the_components_that_are_concerned(plan in plan(12)) {
        for conflict in Schedule::build(&plan).all(&plan) {
            let release = plan.releases.get(conflict.release).unwrap();
            prop_assert!(conflict.services.iter().all(|service| release.services.contains(service)));
            if let (Code::C02, Party::Release(other)) = (conflict.code, conflict.other) {
                let other = plan.releases.get(other).unwrap();
                prop_assert!(release.services.contains(&conflict.path()[0]));
                prop_assert!(other.services.contains(&conflict.path()[conflict.path().len() - 1]));
                for step in conflict.path().windows(2) {
                    let leads = |link: &slipway_domain::catalogue::ServiceLink| {
                        [(link.from, link.to), (link.to, link.from)].contains(&(step[0], step[1]))
                    };
                    prop_assert!(plan.service_links.iter().any(|link| link.kind.couples_at_run_time() && leads(link)));
                }
            }
            let text = sentence(&conflict, &plan, &Zone::parse("Europe/Berlin").unwrap());
            prop_assert!(text.contains(release.key.as_str()) && text.ends_with('.'), "{}", text);
        }
    }

    #[test]
    fn a_pair_is_told_alike_from_both_sides(plan in plan(12)) {
        let schedule = Schedule::build(&plan);
        for here in schedule.all(&plan) {
            let Party::Release(other) = here.other else { continue };
            let there = schedule.of(&plan, other);
            let mirrored = there.iter().find(|there| {
                there.code == here.code && there.other == Party::Release(here.release)
            });
            let mirrored = mirrored.cloned().unwrap();
            let mut back = mirrored.path().to_vec();
            back.reverse();
            prop_assert_eq!((mirrored.severity, &mirrored.overlaps, mirrored.link()), (here.severity, &here.overlaps, here.link()));
            prop_assert_eq!(back, here.path());
        }
    }

    #[test]
    fn a_preview_is_what_the_engine_says_of_the_changed_plan(plan in plan(12), moved in two_moves()) {
        let previewed = Schedule::build(&plan).preview(&plan, &moved);
        let changed = moved_plan(&plan, &moved);
        let ids = moved.iter().map(|(id, _)| *id).collect();
        prop_assert_eq!(previewed, of_the_moved(&Schedule::build(&changed), &changed, &ids));
    }

    #[test]
    fn a_new_release_is_previewed_as_if_it_were_in_the_plan(plan in plan(8), drawn in release(3), fresh in any::<bool>()) {
        let mut plan = plan;
        if fresh {
            plan.releases.remove(drawn.id);
        }
        let previewed = Schedule::build(&plan).preview_new(&plan, &drawn);
        let id = drawn.id;
        let changed = with(&plan, [drawn]);
        prop_assert_eq!(previewed, Schedule::build(&changed).of(&changed, id));
    }

    #[test]
    fn a_schedule_that_followed_every_change_equals_one_built_anew(
        plan in plan(12),
        steps in prop::collection::vec((prop::collection::vec((0_u64..14).prop_flat_map(release), 0..3), 0_u64..14), 1..4),
    ) {
        let mut plan = plan;
        let mut schedule = Schedule::build(&plan);
        for (put, removed) in steps {
            let mut changed: Vec<ReleaseId> = put.iter().map(|release| release.id).collect();
            changed.push(ReleaseId::new(plans::uuid(removed)));
            plan.releases.remove(ReleaseId::new(plans::uuid(removed)));
            for release in put {
                plan.releases.put(release);
            }
            schedule.refresh(&plan, &Changed::Releases(changed));
            let anew = Schedule::build(&plan);
            prop_assert_eq!(schedule.all(&plan), anew.all(&plan));
            for release in plan.releases.iter() {
                prop_assert_eq!(schedule.of(&plan, release.id), anew.of(&plan, release.id));
            }
        }
    }

}

proptest! {
    // Each refused day is looked through start by start.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_slot_that_is_offered_is_never_refused_and_a_refused_day_has_no_slot(
        plan in plan(10),
        which in 0_u64..10,
        hours in 0_i64..72,
        wish in -48_i64..96,
    ) {
        let schedule = Schedule::build(&plan);
        let release = plan.releases.get(ReleaseId::new(plans::uuid(which))).unwrap();
        let from = release.occupancy().start().plus(Minutes::hours(hours - 36));
        let query = SlotQuery { days: 3, ..SlotQuery::new(from, from.plus(Minutes::hours(wish))) };
        let answer = next_slots(&plan, &schedule, release, &query);
        let zone = release.planned.zone();
        for slot in &answer.slots {
            prop_assert!(naive::is_slot(&plan, release, slot.interval.start()));
            prop_assert!(slot.interval.start() >= query.from);
            prop_assert_eq!(slot.interval.minutes(), release.occupancy().minutes());
            let moved = [(release.id, release.planned.moved_to(slot.interval.start()))];
            prop_assert_eq!(&slot.reasons, &schedule.preview(&plan, &moved));
        }
        for day in &answer.refused {
            let start = zone.start_of_day(day.day).max(from);
            let next = zone.start_of_day(day.day.succ_opt().unwrap());
            let end = next.min(from.plus(Minutes::hours(24 * 3)));
            let mut at = start;
            while at < end {
                let minute = zone.wall(at).and_utc().timestamp() / 60;
                prop_assert!(minute % 15 != 0 || !naive::is_slot(&plan, release, at), "{at} on {}, {:?}", day.day, day.reasons.iter().map(|r| (r.code, r.other)).collect::<Vec<_>>());
                at = at.plus(Minutes::new(1));
            }
            prop_assert!(!day.reasons.is_empty());
        }
        if let Some(blocked) = &answer.blocked_by {
            prop_assert!(answer.slots.is_empty());
            let moved = [(release.id, release.planned.moved_to(blocked.opens.start()))];
            let in_the_way: Vec<Conflict> = schedule
                .preview(&plan, &moved)
                .into_iter()
                .filter(|conflict| conflict.is_hard() || matches!(conflict.code, Code::C05 | Code::C06))
                .collect();
            prop_assert_eq!(in_the_way.iter().map(|c| c.other).collect::<BTreeSet<_>>().len(), 1);
            prop_assert!(in_the_way.contains(&blocked.reason));
        }
    }
}

#[test]
fn every_code_occurs_in_the_plans_that_are_compared() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen: BTreeSet<Code> = BTreeSet::new();
    for _ in 0..200 {
        let plan = plan(12).new_tree(&mut runner).unwrap().current();
        seen.extend(Schedule::build(&plan).all(&plan).iter().map(|conflict| conflict.code));
    }
    assert_eq!(seen, Code::ALL.iter().copied().collect());
}

#[test]
fn a_question_beyond_the_horizon_is_answered_too() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..15 {
        let plan = plan(12).new_tree(&mut runner).unwrap().current();
        let schedule = Schedule::build(&plan);
        for release in plan.releases.iter() {
            let start = release.occupancy().start().plus(Minutes::hours(24 * 364 * 20));
            let moved = [(release.id, release.planned.moved_to(start))];
            let changed = moved_plan(&plan, &moved);
            assert_eq!(schedule.preview(&plan, &moved), Schedule::build(&changed).of(&changed, release.id));
            let mut reached = schedule.clone();
            reached.reach(&plan, Interval::from_start(start, Minutes::hours(1)));
            assert_eq!(schedule.preview(&plan, &moved), reached.preview(&plan, &moved));
        }
    }
}

#[test]
fn slots_refused_days_and_blocking_constraints_occur_in_the_plans_that_are_compared() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut slots, mut soft, mut refused, mut blocked) = (0, 0, BTreeSet::new(), BTreeSet::new());
    let refuse = ["C01", "C02", "C03", "C05", "C06", "C07", "C09", "C10", "C13", "C15", "C16"];
    let refuse: BTreeSet<Code> = refuse.iter().map(|code| code.parse().unwrap()).collect();
    for _ in 0..1_000 {
        if slots > 0 && soft > 0 && refused.is_superset(&refuse) && blocked.len() > 2 {
            break;
        }
        let plan = plan(10).new_tree(&mut runner).unwrap().current();
        let schedule = Schedule::build(&plan);
        for release in plan.releases.iter() {
            let start = release.occupancy().start();
            let answer = next_slots(&plan, &schedule, release, &SlotQuery { days: 3, ..SlotQuery::new(start, start) });
            slots += answer.slots.len();
            soft += answer.slots.iter().filter(|slot| !slot.reasons.is_empty()).count();
            refused.extend(answer.refused.iter().flat_map(|day| &day.reasons).map(|reason| reason.code));
            blocked.extend(answer.blocked_by.map(|blocked| blocked.reason.code));
        }
    }
    assert!(slots > 0 && soft > 0);
    assert!(refused.is_superset(&refuse), "{refused:?}");
    assert!(blocked.len() > 2, "{blocked:?}");
}
