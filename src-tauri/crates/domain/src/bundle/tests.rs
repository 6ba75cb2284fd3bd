//! What a release should take along, what it puts off, and what it refuses.

use super::*;
use crate::Plan;
use crate::conflict::sketch::Sketch;
use crate::id::{ChangeId, ReleaseId};
use crate::release::Release;
use crate::time::Instant;
use uuid::Uuid;

/// R-1 of `pay` (tier 1) and `web` (tier 2), R-2 behind it and R-0 before it on the same train, and a service `crm`
/// that none of them touches.
pub(super) fn sketch() -> Sketch {
    let sketch = Sketch::new().service("pay", 1).service("web", 2).service("crm", 3).train("CORE", None, None);
    let days = [("R-0", "05"), ("R-1", "12"), ("R-2", "19"), ("R-3", "26")];
    days.into_iter().fold(sketch, |sketch, (key, day)| {
        sketch.release(key, &["pay", "web"], &format!("2026-12-{day}T22:00/23:00")).rides(key, "CORE")
    })
}

pub(super) fn change(sketch: &Sketch, key: &str, service: &str) -> Change {
    let number = sketch.plan.changes.len() as u128 + 1;
    Change {
        id: ChangeId::new(Uuid::from_u128(number)),
        key: key.parse().unwrap(),
        title: format!("{key} title"),
        service: sketch.service_id(service),
        value: 5.try_into().unwrap(),
        urgency: 4.try_into().unwrap(),
        deadline: None,
        effort: "2".parse().unwrap(),
        impact: 2.try_into().unwrap(),
        likelihood: 2.try_into().unwrap(),
        mandatory: Mandatory::None,
        place: Place::Open,
        deferrals: Vec::new(),
    }
}

/// The sketch with a change about `service` as `make` makes it.
fn with(mut sketch: Sketch, key: &str, service: &str, make: impl FnOnce(&mut Change)) -> Sketch {
    let mut made = change(&sketch, key, service);
    make(&mut made);
    sketch.plan.changes.put(made);
    sketch
}

pub(super) fn capped(mut sketch: Sketch, cap: Option<u32>, accepted: Option<u32>) -> Sketch {
    let at = Instant::parse("2026-11-27T10:00:00Z").unwrap();
    let acceptance = |up_to| Acceptance { by: "Grace".into(), at, reason: "it must".into(), up_to };
    let id = sketch.release_id("R-1");
    sketch.plan.risk_budgets.put(RiskBudget { id, cap, accepted: accepted.map(acceptance) });
    sketch
}

fn rated(value: u8, effort: &str, impact: u8, likelihood: u8) -> impl FnOnce(&mut Change) {
    move |change| {
        change.value = value.try_into().unwrap();
        change.effort = effort.parse().unwrap();
        change.impact = impact.try_into().unwrap();
        change.likelihood = likelihood.try_into().unwrap();
    }
}

fn release<'a>(plan: &'a Plan, key: &str) -> &'a Release {
    plan.releases.by_key(key).unwrap()
}

fn deferred(from: Option<ReleaseId>, to: Option<ReleaseId>) -> Deferral {
    let at = Instant::parse("2026-11-20T10:00:00Z").unwrap();
    Deferral { from, to, reason: "no room".into(), by: "ada".into(), at }
}

fn proposed(sketch: &Sketch) -> Proposal {
    let release = release(&sketch.plan, "R-1");
    propose(&sketch.plan, release, sketch.plan.next_on_train(release))
}

/// Each line short: the key, whether it is in, and its sentences.
fn told(sketch: &Sketch) -> Vec<String> {
    let proposal = proposed(sketch);
    let key = |line: &Proposed| sketch.plan.changes.get(line.change).unwrap().key.clone();
    proposal.lines.iter().map(|line| format!("{} {}", key(line), proposal.told(&sketch.plan, line))).collect()
}

#[test]
fn the_best_for_the_least_work_comes_first_while_the_budget_has_room() {
    let sketch = with(sketch(), "CH-1", "web", rated(2, "4", 3, 2));
    let sketch = with(sketch, "CH-2", "web", rated(9, "3", 3, 2));
    let sketch = with(sketch, "CH-3", "pay", rated(5, "2", 2, 2));
    let sketch = capped(sketch, Some(8), None);
    assert_eq!(
        told(&sketch),
        [
            "CH-2 In: 9 × 4 ÷ 3 = 12.0; its 6 make 6 of 8 points.",
            "CH-3 Put off: 5 × 4 ÷ 2 = 10.0; its 4 would make 10 of 8 points.",
            "CH-1 Put off: 2 × 4 ÷ 4 = 2.0; its 6 would make 12 of 8 points.",
        ]
    );
    assert_eq!(proposed(&sketch).sentence(), "1 of 3 changes is proposed, with 6 of 8 points.");
    assert_eq!(proposed(&capped(sketch, None, None)).sum, 16, "without a cap everything fits");
}

#[test]
fn what_does_not_fit_makes_room_for_a_smaller_one_behind_it() {
    let sketch = with(sketch(), "CH-1", "web", rated(9, "1", 3, 3));
    let sketch = with(sketch, "CH-2", "web", rated(5, "1", 2, 2));
    let sketch = capped(sketch, Some(8), None);
    let proposal = proposed(&sketch);
    assert_eq!(proposal.lines.iter().map(Proposed::is_in).collect::<Vec<_>>(), [false, true]);
    assert_eq!(proposal.sum, 4);
}

#[test]
fn of_equal_ones_the_earlier_deadline_comes_first_and_then_the_key() {
    let due = |day: &'static str| move |change: &mut Change| change.deadline = Some(day.parse().unwrap());
    let sketch = with(sketch(), "CH-1", "web", |_| {});
    let sketch = with(sketch, "CH-3", "web", due("2027-02-01"));
    let sketch = with(sketch, "CH-4", "web", due("2027-01-31"));
    let sketch = with(sketch, "CH-2", "web", due("2027-02-01"));
    let keys: Vec<String> = told(&sketch).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(keys, ["CH-4", "CH-2", "CH-3", "CH-1"]);
}

#[test]
fn what_is_mandatory_is_in_even_where_that_overflows_and_the_overflow_is_told() {
    let legal = |change: &mut Change| {
        rated(1, "90", 5, 3)(change);
        change.mandatory = Mandatory::Legal;
    };
    let sketch = capped(with(with(sketch(), "CH-1", "web", |_| {}), "CH-2", "web", legal), Some(10), None);
    assert_eq!(
        told(&sketch),
        [
            "CH-2 In: it is mandatory (legal), although its 15 make 15 of 10 points.",
            "CH-1 Put off: 5 × 4 ÷ 2 = 10.0; its 4 would make 19 of 10 points.",
        ]
    );
    let proposal = proposed(&sketch);
    assert!(proposal.overflows() && proposal.sentence().contains("accept that by name"), "{}", proposal.sentence());
}

#[test]
fn a_service_of_tier_one_gets_one_high_change_and_others_any_number() {
    let sketch = with(sketch(), "CH-1", "pay", rated(9, "1", 5, 2));
    let sketch = with(sketch, "CH-2", "pay", rated(8, "1", 3, 4));
    let sketch = with(sketch, "CH-3", "pay", rated(7, "1", 3, 3));
    let sketch = with(sketch, "CH-4", "web", rated(6, "1", 5, 2));
    let sketch = with(sketch, "CH-5", "web", rated(5, "1", 5, 2));
    let refused =
        "CH-2 Put off: 8 × 4 ÷ 1 = 32.0; its risk is high, and CH-1 is a high change of pay (tier 1) already.";
    assert_eq!(told(&sketch)[1], refused);
    assert_eq!(proposed(&sketch).lines.iter().filter(|line| line.is_in()).count(), 4);
}

#[test]
fn a_change_of_another_service_is_no_candidate_unless_somebody_put_it_there() {
    let (inside, later) = (sketch().release_id("R-1"), sketch().release_id("R-2"));
    let sketch = with(sketch(), "CH-1", "crm", |_| {});
    let sketch = with(sketch, "CH-2", "crm", |change| change.place = Place::In(inside));
    let sketch = with(sketch, "CH-3", "web", |change| change.place = Place::In(later));
    assert_eq!(
        told(&sketch),
        ["CH-2 In: 5 × 4 ÷ 2 = 10.0; its 4 make 4 points. R-1 does not touch crm: somebody put it here."]
    );
}

#[test]
fn a_deadline_that_the_next_release_misses_is_urgent() {
    let due = |day: &'static str| move |change: &mut Change| change.deadline = Some(day.parse().unwrap());
    let urgent = |day| {
        let sketch = with(sketch(), "CH-1", "web", due(day));
        (proposed(&sketch).lines[0].urgent, told(&sketch).remove(0))
    };
    assert!(!urgent("2026-12-19").0, "the next release starts on the day of the deadline");
    let (is_urgent, sentence) = urgent("2026-12-18");
    assert!(
        is_urgent && sentence.ends_with("Urgent: its deadline, 18 Dec 2026, is over before R-2 starts."),
        "{sentence}"
    );
    let sketch = with(sketch(), "CH-1", "web", due("2026-12-18"));
    assert!(!propose(&sketch.plan, release(&sketch.plan, "R-1"), None).lines[0].urgent, "no next release is known");
}

#[test]
fn the_third_deferral_escalates_and_is_told_before_and_after() {
    let times = |count: usize| {
        move |change: &mut Change| {
            for _ in 0..count {
                change.put_off(deferred(None, None));
            }
        }
    };
    let line = |count, cap| told(&capped(with(sketch(), "CH-1", "web", times(count)), Some(cap), None)).remove(0);
    assert!(line(1, 4).ends_with("It was put off once before."));
    assert!(line(3, 4).ends_with("Escalated: it was put off 3 times before."));
    assert!(line(1, 3).ends_with("It was put off once before."));
    assert!(line(2, 3).ends_with("To escalate: it would be put off for the 3rd time."), "{}", line(2, 3));
    let mut thrice = change(&sketch(), "CH-1", "web");
    times(2)(&mut thrice);
    assert!(!thrice.is_escalated());
    times(1)(&mut thrice);
    assert!(thrice.is_escalated());
}

#[test]
fn each_change_stands_in_one_column_of_the_board() {
    let sketch = sketch();
    let id = |key: &str| Some(sketch.release_id(key));
    let (zeroth, first, second, third) = (id("R-0"), id("R-1"), id("R-2"), id("R-3"));
    let put_off = |from, to| move |change: &mut Change| change.put_off(deferred(from, to));
    let placed = |to: Option<ReleaseId>| move |change: &mut Change| change.place = to.map_or(Place::Open, Place::In);
    let sketch = with(sketch, "CH-1", "web", placed(first));
    let sketch = with(sketch, "CH-2", "web", put_off(first, second));
    let sketch = with(sketch, "CH-3", "web", put_off(first, None));
    let sketch = with(sketch, "CH-4", "web", put_off(first, third));
    let sketch = with(sketch, "CH-5", "web", put_off(zeroth, first));
    let sketch = with(sketch, "CH-6", "web", put_off(zeroth, None));
    let sketch = with(sketch, "CH-7", "crm", placed(None));
    let sketch = with(sketch, "CH-8", "web", placed(second));
    let sketch = with(sketch, "CH-9", "web", placed(third));
    let sketch = with(sketch, "CH-10", "web", placed(None));
    let plan = &sketch.plan;
    let board = Board::of(plan, release(plan, "R-1"), Some(release(plan, "R-2")));
    let keys = |column: &[&Change]| column.iter().map(|change| change.key.to_string()).collect::<Vec<_>>().join(" ");
    let columns = [&board.inside, &board.deferred, &board.next, &board.candidates].map(|column| keys(column));
    assert_eq!(columns, ["CH-1", "CH-3 CH-4", "CH-2 CH-8", "CH-10 CH-5 CH-6"]);
    assert_eq!(plan.changes_at(second.unwrap()).len(), 2);
}

#[test]
fn the_next_release_is_the_first_later_one_of_the_train_that_can_still_change() {
    let next = |sketch: &Sketch| {
        let found = sketch.plan.next_on_train(release(&sketch.plan, "R-1"));
        found.map(|found| found.key.to_string())
    };
    assert_eq!(next(&sketch()).as_deref(), Some("R-2"));
    let gone = sketch().state("R-2", crate::release::ReleaseState::Cancelled);
    assert_eq!(next(&gone).as_deref(), Some("R-3"));
    assert_eq!(next(&sketch().change("R-1", |release| release.train = None)), None);
}

#[test]
fn an_overflow_is_refused_until_somebody_accepts_it_and_again_when_it_grows() {
    let inside = sketch().release_id("R-1");
    let high = |change: &mut Change| {
        rated(1, "1", 5, 3)(change);
        change.place = Place::In(inside);
    };
    let two = || with(with(sketch(), "CH-1", "pay", high), "CH-2", "pay", high);
    let standing = |sketch: &Sketch| sketch.plan.bundle_standing(inside);
    let breaches = |sketch: &Sketch| -> Vec<String> {
        standing(sketch).breaches.iter().map(|breach| breach.told(&sketch.plan)).collect()
    };
    let several = "CH-1 and CH-2 are high changes of pay, of which a release takes one because it is tier 1";
    assert_eq!(breaches(&two()), [several]);
    let over = capped(two(), Some(29), None);
    assert_eq!(breaches(&over), ["its changes have 30 points, and its budget is 29", several]);
    assert!(standing(&over).is_refused() && standing(&over).left() == Some(0));
    assert!(!standing(&capped(two(), Some(29), Some(30))).is_refused(), "accepted up to 30");
    assert!(standing(&capped(two(), Some(29), Some(29))).is_refused(), "void: the sum is greater");
    let one = capped(with(sketch(), "CH-1", "pay", high), Some(15), None);
    assert_eq!((standing(&one).is_refused(), standing(&one).sum), (false, 15), "a cap may be reached");
}

#[test]
fn a_release_that_goes_is_forgotten_but_not_how_often_a_change_was_put_off() {
    let (gone, stays) = (sketch().release_id("R-1"), sketch().release_id("R-2"));
    let mut made = change(&sketch(), "CH-1", "web");
    made.put_off(deferred(Some(gone), Some(stays)));
    let made = made.forgetting(gone);
    assert_eq!(made.deferrals, [deferred(None, Some(stays))]);
    assert_eq!(made.place, Place::PutOff(Some(stays)));
}
