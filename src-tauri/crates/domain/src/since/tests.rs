//! Differences of small plans in words, and of made-up ones in both directions.

use proptest::prelude::*;

use super::*;
use crate::calendar::{Freeze, WindowKind};
use crate::conflict::Schedule;
use crate::conflict::sketch::{Sketch, planned, wall};
use crate::release::Release;

fn now() -> Instant {
    Instant::parse("2026-11-24T13:00:00Z").unwrap()
}

/// The differences between two plans, with approvals that counted before and after.
fn between(before: &Plan, after: &Plan, standing: [&[ApprovalId]; 2]) -> Vec<Difference> {
    let conflicts = [before, after].map(|plan| Schedule::build(plan).all(plan));
    let standing = standing.map(|ids| ids.iter().copied().collect::<BTreeSet<ApprovalId>>());
    let side = |plan, at: usize| Side { plan, conflicts: &conflicts[at], standing: &standing[at] };
    since(&side(before, 0), &side(after, 1), now())
}

fn told(before: &Sketch, after: &Sketch) -> Vec<String> {
    between(&before.plan, &after.plan, [&[], &[]]).into_iter().map(|one| one.sentence).collect()
}

fn sketch() -> Sketch {
    Sketch::new().service("pay", 1).release("R-1", &["pay"], "2026-12-18T22:00/02:00")
}

fn moved(to: &str) -> Vec<String> {
    let at = planned(to, "Europe/Berlin");
    told(&sketch(), &sketch().change("R-1", |release| release.planned = at))
}

#[test]
fn a_plan_is_no_different_from_itself_or_after_there_and_back() {
    assert!(told(&sketch(), &sketch()).is_empty());
    let there = sketch().change("R-1", |release| release.risk = Some(Risk::High));
    let back = there.change("R-1", |release| release.risk = None);
    assert!(told(&sketch(), &back).is_empty());
}

#[test]
fn a_move_tells_both_times_and_by_how_much() {
    assert_eq!(
        moved("2026-12-21T22:00/02:00"),
        ["R-1 R-1 title moved 3 days later, from 18 Dec 22:00–02:00 Europe/Berlin to 21 Dec 22:00–02:00 \
             Europe/Berlin."]
    );
    assert_eq!(
        moved("2026-12-18T20:30/00:00"),
        ["R-1 R-1 title moved 1h30m earlier, from 18 Dec 22:00–02:00 Europe/Berlin to 18 Dec 20:30–00:00 \
          Europe/Berlin. It takes 3h30m; before, it took 4h."]
    );
    assert_eq!(
        moved("2026-12-18T22:00/03:00"),
        ["R-1 R-1 title starts 18 Dec 22:00 Europe/Berlin as before; it ended 19 Dec 02:00 Europe/Berlin and ends 19 \
          Dec 03:00 Europe/Berlin, 1h later."]
    );
    assert_eq!(
        moved("2027-03-28T22:00/02:00")[0],
        "R-1 R-1 title moved 100 days later, from 18 Dec 22:00–02:00 Europe/Berlin to 28 Mar 22:00–02:00 \
         Europe/Berlin.",
        "days on the wall, although clocks changed between"
    );
    assert!(moved("2026-12-20T23:00/03:00")[0].contains("moved 2d 1h later"), "{:?}", moved("2026-12-20T23:00/03:00"));
}

#[test]
fn the_minutes_of_a_move_are_those_between_the_starts() {
    let later = sketch().change("R-1", |release| release.planned = planned("2026-12-18T21:00/02:00", "Europe/Berlin"));
    let found = between(&sketch().plan, &later.plan, [&[], &[]]);
    assert!(matches!(found[0].what, What::Moved { minutes, .. } if minutes == Minutes::new(-60)), "{found:?}");
}

#[test]
fn a_release_that_is_rejected_cancelled_or_taken_out_is_withdrawn_and_comes_back() {
    for (state, was) in [(ReleaseState::Rejected, "was rejected"), (ReleaseState::Cancelled, "was cancelled")] {
        let without = sketch().state("R-1", state);
        let planned = "R-1 R-1 title, planned 18 Dec 22:00–02:00 Europe/Berlin,";
        assert_eq!(told(&sketch(), &without), [format!("{planned} {was}.")]);
        let back = ["R-1 R-1 title is back in the plan, planned 18 Dec 22:00–02:00 Europe/Berlin."];
        assert_eq!(told(&without, &sketch()), back);
    }
    let mut without = sketch();
    without.plan.releases.remove(sketch().release_id("R-1"));
    let gone = ["R-1 R-1 title, planned 18 Dec 22:00–02:00 Europe/Berlin, was taken out of the plan."];
    assert_eq!(told(&sketch(), &without), gone);
    assert_eq!(told(&without, &sketch()), ["R-1 R-1 title is new, planned 18 Dec 22:00–02:00 Europe/Berlin."]);
}

#[test]
fn risk_and_state_are_told_with_what_they_were() {
    let risky = sketch().state("R-1", ReleaseState::Deploying).change("R-1", |one| one.risk = Some(Risk::VeryHigh));
    let sentences =
        ["The risk of R-1 R-1 title is very high; it was not rated.", "R-1 R-1 title is deploying; it was scheduled."];
    assert_eq!(told(&sketch(), &risky), sentences);
}

#[test]
fn conflicts_come_and_go_by_code_and_parties_whatever_their_times() {
    let alone = || sketch().release("R-2", &["pay"], "2026-12-20T22:00/23:00");
    let at = |when| alone().change("R-2", |release| release.planned = planned(when, "Europe/Berlin"));
    let clash = at("2026-12-18T23:00/23:30");
    let kinds = |before: &Sketch, after: &Sketch| -> Vec<Kind> {
        between(&before.plan, &after.plan, [&[], &[]]).iter().map(|one| one.what.kind()).collect()
    };
    assert_eq!(kinds(&alone(), &clash), [Kind::Moved, Kind::ConflictAppeared]);
    assert_eq!(kinds(&clash, &at("2026-12-18T23:10/23:40")), [Kind::Moved], "it is the same conflict");
    assert_eq!(
        told(&alone(), &clash)[1],
        "C01 is new: R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) and R-2 R-2 title (18 Dec 23:00–23:30 \
         Europe/Berlin) both hold pay for 30 minutes."
    );
    let cancelled = at("2026-12-18T23:00/23:30").state("R-2", ReleaseState::Cancelled);
    let gone = told(&clash, &cancelled);
    assert!(gone[1].starts_with("C01 is resolved, because R-2 is cancelled. It said: R-1 R-1 title ("), "{gone:?}");
}

#[test]
fn a_conflict_is_the_same_from_whichever_release_it_is_told() {
    let two = |first: &str, second: &str| {
        let sketch = sketch().release("R-2", &["pay"], "2026-12-18T23:00/23:30");
        let rename = |name: &str| crate::Key::parse(name).unwrap();
        sketch.change("R-1", |one| one.key = rename(first)).change("R-2", |one| one.key = rename(second))
    };
    let conflict = |sketch: &Sketch| Schedule::build(&sketch.plan).all(&sketch.plan).remove(0);
    let (one, other) = (two("A", "B"), two("D", "C"));
    assert_ne!(conflict(&one).release, conflict(&other).release);
    assert_eq!(Identity::of(&conflict(&one)), Identity::of(&conflict(&other)));
    assert!(told(&one, &other).is_empty());
}

#[test]
fn an_approval_that_counted_and_counts_no_more_is_told_while_its_release_takes_part() {
    use crate::approval::{Approval, Bound, Outcome, Route};
    let mut before = sketch();
    let release = before.plan.releases.by_key("R-1").unwrap().clone();
    let id = ApprovalId::new(uuid::Uuid::from_u128(5));
    before.plan.approvals.put(Approval {
        id,
        release: release.id,
        route: Route::Cab,
        role: None,
        by: "Ada".into(),
        person: None,
        deputy_for: None,
        at: now(),
        outcome: Outcome::Approved,
        provisional: false,
        reason: String::new(),
        until: None,
        conditions: Vec::new(),
        bound: Bound {
            window: release.occupancy(),
            services: release.services.iter().copied().collect(),
            environment: release.environment,
            version: None,
            snapshot: 1,
        },
        stamp: None,
        meeting: None,
        ballot: None,
        verbal: None,
    });
    let found = between(&before.plan, &before.plan, [&[id], &[]]);
    assert_eq!(
        found[0].sentence,
        "What Ada decided about R-1 R-1 title on 24 Nov 14:00 Europe/Berlin no longer counts; ask for it again."
    );
    assert!(between(&before.plan, &before.plan, [&[], &[id]]).is_empty(), "one that counts again is no loss");
    let mut without = before.plan.clone();
    without.releases.put(Release { state: ReleaseState::Cancelled, ..release });
    let kinds: Vec<Kind> = between(&before.plan, &without, [&[id], &[]]).iter().map(|one| one.what.kind()).collect();
    assert_eq!(kinds, [Kind::Withdrawn]);
}

#[test]
fn freezes_are_told_when_they_come_change_and_go() {
    let plain = || Sketch::new().window("F-1", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
    let none = Sketch::new().window("P-1", WindowKind::Peak, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
    assert_eq!(
        told(&Sketch::new(), &plain()),
        ["The hard freeze F-1 F-1 title is new: 18 Dec 00:00 – 4 Jan 08:00 Europe/Berlin, published."]
    );
    assert!(told(&Sketch::new(), &none).is_empty(), "a peak is no freeze");
    let longer = plain().change_window("F-1", |freeze| {
        freeze.end = wall("2027-01-06T08:00");
        freeze.kind = WindowKind::FreezeSoft;
        freeze.freeze = Some(Freeze::proposed());
    });
    assert_eq!(
        told(&plain(), &longer),
        ["The soft freeze F-1 F-1 title changed: it was a hard freeze; it is 18 Dec 00:00 – 6 Jan 08:00 \
          Europe/Berlin and was 18 Dec 00:00 – 4 Jan 08:00 Europe/Berlin; it is proposed and was published."]
    );
    let ended = plain().change_window("F-1", |window| {
        window.freeze = Some(Freeze { stage: crate::calendar::FreezeStage::Ended, ..Freeze::proposed() });
    });
    let gone = "The hard freeze F-1 F-1 title, 18 Dec 00:00 – 4 Jan 08:00 Europe/Berlin,";
    assert_eq!(told(&plain(), &ended), [format!("{gone} was ended.")]);
    assert_eq!(told(&plain(), &Sketch::new()), [format!("{gone} was taken out of the plan.")]);
    let peak = plain().change_window("F-1", |window| window.kind = WindowKind::Peak);
    assert_eq!(told(&plain(), &peak), [format!("{gone} is no freeze any more.")]);
}

#[test]
fn a_freeze_that_recurs_starts_the_next_time() {
    let weekly = Sketch::new().window("F-1", WindowKind::FreezeHard, &[], "2026-01-02T12:00/18:00", "FREQ=WEEKLY");
    let found = between(&Sketch::new().plan, &weekly.plan, [&[], &[]]);
    assert_eq!(found[0].start.to_string(), "2026-11-27T11:00:00Z");
    let sentence =
        "The hard freeze F-1 F-1 title is new: 2 Jan 12:00–18:00 Europe/Berlin and again by FREQ=WEEKLY, published.";
    assert_eq!(found[0].sentence, sentence);
}

/// Numbers from which a release or a freeze is made: whether it is there, its day, hour and length, state, risk.
type Drawn = (bool, u8, u8, u8, u8, u8);

fn drawn() -> impl Strategy<Value = (Vec<Drawn>, Vec<Drawn>)> {
    let one = || (prop::bool::weighted(0.8), 1_u8..5, 0_u8..24, 1_u8..8, 0_u8..14, 0_u8..5);
    (prop::collection::vec(one(), 5), prop::collection::vec(one(), 2))
}

fn plan((releases, freezes): &(Vec<Drawn>, Vec<Drawn>)) -> Plan {
    let mut sketch = Sketch::new().service("pay", 1);
    let time = |(_, day, hour, length, ..): &Drawn| {
        let until = (u32::from(*hour) + u32::from(*length), u32::from(*day));
        let (hours, days) = (until.0 % 24, until.1 + until.0 / 24);
        format!("2026-12-{day:02}T{hour:02}:00/2026-12-{days:02}T{hours:02}:00")
    };
    for (number, one) in releases.iter().enumerate() {
        let name = format!("R-{number}");
        sketch = sketch.release(&name, &["pay"], &time(one)).change(&name, |release| {
            release.state = ReleaseState::ALL.get(usize::from(one.4)).copied().unwrap_or(ReleaseState::Scheduled);
            release.risk = Risk::ALL.get(usize::from(one.5)).copied();
        });
    }
    for (number, one) in freezes.iter().enumerate() {
        let kind = if one.4 % 3 == 0 { WindowKind::Peak } else { WindowKind::FreezeHard };
        sketch = sketch.window(&format!("F-{number}"), kind, &[], &time(one), "");
    }
    let mut plan = sketch.plan;
    for (number, one) in releases.iter().enumerate().filter(|(_, one)| !one.0) {
        let id = plan.releases.by_key(&format!("R-{number}")).map(|release| release.id);
        assert!(id.and_then(|id| plan.releases.remove(id)).is_some(), "{one:?}");
    }
    for number in freezes.iter().enumerate().filter(|(_, one)| !one.0).map(|(number, _)| number) {
        let id = plan.windows.by_key(&format!("F-{number}")).map(|window| window.id);
        id.and_then(|id| plan.windows.remove(id));
    }
    plan
}

/// A difference as the other direction should tell it.
fn mirrored(difference: &Difference) -> (Kind, Subject, Option<Identity>, i64) {
    let minutes = match difference.what {
        What::Moved { minutes, .. } => -minutes.get(),
        _ => 0,
    };
    let (kind, identity) = match difference.what {
        What::Added => (Kind::Withdrawn, None),
        What::Withdrawn => (Kind::Added, None),
        What::ConflictAppeared(identity) => (Kind::ConflictResolved, Some(identity)),
        What::ConflictResolved(identity) => (Kind::ConflictAppeared, Some(identity)),
        What::FreezeAdded => (Kind::FreezeRemoved, None),
        What::FreezeRemoved => (Kind::FreezeAdded, None),
        _ => (difference.what.kind(), None),
    };
    (kind, difference.subject, identity, minutes)
}

fn plainly(difference: &Difference) -> (Kind, Subject, Option<Identity>, i64) {
    let (minutes, identity) = match difference.what {
        What::Moved { minutes, .. } => (minutes.get(), None),
        What::ConflictAppeared(identity) | What::ConflictResolved(identity) => (0, Some(identity)),
        _ => (0, None),
    };
    (difference.what.kind(), difference.subject, identity, minutes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_different_from_itself(one in drawn()) {
        let plan = plan(&one);
        prop_assert!(between(&plan, &plan, [&[], &[]]).is_empty());
    }

    #[test]
    fn the_other_direction_tells_the_same_the_other_way_round(one in drawn(), other in drawn()) {
        let (one, other) = (plan(&one), plan(&other));
        let there = between(&one, &other, [&[], &[]]);
        let back = between(&other, &one, [&[], &[]]);
        let mut mirror: Vec<_> = there.iter().map(mirrored).collect();
        let mut plain: Vec<_> = back.iter().map(plainly).collect();
        mirror.sort();
        plain.sort();
        prop_assert_eq!(mirror, plain);
        let order = |one: &Difference| (one.what.kind(), one.start, one.key.clone());
        prop_assert!(there.windows(2).all(|pair| order(&pair[0]) <= order(&pair[1])));
        prop_assert!(there.iter().all(|one| one.sentence.ends_with('.')));
    }
}
