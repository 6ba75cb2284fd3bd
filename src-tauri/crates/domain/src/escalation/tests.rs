//! Who is called, until when going back is possible, and whether it was tested.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::conflict::sketch::Sketch;
use crate::id::StepId;
use crate::release::{Release, RunbookStep, StepWait};
use crate::risk::{Assessment, RollbackTest, SchemaChange};

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// R-1 brings version 4.2 of `pay` from 22:00 to 02:00 in Berlin; ann leads it, bob can take it back.
fn night() -> Sketch {
    let sketch = Sketch::new().person("ann", "").person("bob", "").service("pay", 1).service("web", 2);
    let sketch = sketch.release("R-1", &["pay"], "2026-12-18T22:00/02:00");
    let sketch = sketch.needs_person("R-1", Role::DeploymentLead, "ann");
    sketch.needs_person("R-1", Role::RollbackOwner, "bob").change("R-1", |release| release.version = Some("4.2".into()))
}

fn release(sketch: &Sketch) -> &Release {
    sketch.plan.releases.by_key("R-1").unwrap()
}

fn level(role: Role, person: Option<PersonId>, minutes: i64) -> Level {
    Level { role, person, phone: format!("+49 {minutes}"), minutes: Minutes::new(minutes) }
}

fn chain(key: &str, levels: Vec<Level>) -> Chain {
    let id = ChainId::new(Uuid::from_u128(key.bytes().fold(0, |sum, byte| sum * 256 + u128::from(byte))));
    Chain { id, key: key.parse().unwrap(), name: format!("{key} chain"), scope: Scope::default(), levels }
}

fn of_three() -> Chain {
    let levels = [(Role::DeploymentLead, 15), (Role::RollbackOwner, 30), (Role::BusinessApprover, 0)];
    chain("house", levels.into_iter().map(|(role, minutes)| level(role, None, minutes)).collect())
}

fn rollback(sketch: &Sketch) -> RollbackPlan {
    RollbackPlan {
        id: release(sketch).id,
        procedure: "Restore the dump".into(),
        duration: Minutes::new(45),
        verification: Minutes::new(15),
        tested: Some(day("2026-11-20")),
        measured: Some(Minutes::new(40)),
        evidence: "TEST-7".into(),
        version: Some("4.1".into()),
    }
}

/// The plan with a rollback plan as `change` leaves it.
fn with_rollback(mut sketch: Sketch, change: impl FnOnce(&mut RollbackPlan)) -> Sketch {
    let mut plan = rollback(&sketch);
    change(&mut plan);
    sketch.plan.rollback_plans.put(plan);
    sketch
}

/// The plan with a runbook of one step behind the other.
fn with_steps(mut sketch: Sketch, minutes: &[i64], circle: bool) -> Sketch {
    let id = |number: usize| StepId::new(Uuid::from_u64_pair(9, number as u64));
    for (number, minutes) in minutes.iter().enumerate() {
        let wait = |step| StepWait {
            step: id(step),
            relation: crate::dependency::Relation::FinishToStart,
            lag: Minutes::ZERO,
        };
        let before = number.checked_sub(1).or(circle.then_some(0));
        let step = RunbookStep {
            id: id(number),
            release: release(&sketch).id,
            key: format!("step-{number}").parse().unwrap(),
            title: format!("Step {number}"),
            minutes: Minutes::new(*minutes),
            owner: None,
            waits: before.into_iter().map(wait).collect(),
        };
        sketch.plan.steps.put(step);
    }
    sketch
}

#[test]
fn a_chain_calls_somebody_and_waits_before_it_calls_the_next() {
    assert_eq!(of_three().check(), Ok(()));
    let fault = |levels: Vec<Level>| chain("x", levels).check().unwrap_err().to_string();
    assert_eq!(fault(Vec::new()), "a chain calls somebody; give it at least one level");
    let of = |minutes: &[i64]| minutes.iter().map(|minutes| level(Role::SupportLead, None, *minutes)).collect();
    let told = "level 2 waits 0m; it must wait at least 1 minute before the next level is called";
    assert_eq!(fault(of(&[5, 0, 5])), told);
    let told = "the last level cannot wait -5m; 0 minutes say that nobody is called behind it";
    assert_eq!(fault(of(&[5, -5])), told);
    assert_eq!(chain("x", of(&[0])).check(), Ok(()), "the last one need not wait");
}

#[test]
fn a_level_is_called_until_the_next_one_is() {
    let at = |minutes| of_three().at(Minutes::new(minutes));
    assert_eq!([-1, 0, 14, 15, 44, 45, 9_999].map(at), [None, Some(0), Some(0), Some(1), Some(1), Some(2), Some(2)]);
    assert_eq!(chain("empty", Vec::new()).at(Minutes::ZERO), None);
}

#[test]
fn a_level_that_names_nobody_calls_who_holds_its_role() {
    let sketch = night();
    let mut chain = of_three();
    chain.levels[1].person = Some(sketch.person_id("ann"));
    let called = sketch.plan.called(release(&sketch), &chain);
    let told: Vec<String> = called
        .iter()
        .map(|called| format!("{} {} {:?} {} {}", called.level, called.role, called.name, called.after, called.phone))
        .collect();
    assert_eq!(
        told,
        [
            "0 deployment-lead \"ann\" 0m +49 15",
            "1 rollback-owner \"ann\" 15m +49 30",
            "2 business-approver \"\" 45m +49 0",
        ]
    );
    assert_eq!((called[0].person, called[2].person), (Some(sketch.person_id("ann")), None));
}

#[test]
fn the_most_narrow_chain_is_the_one_of_a_release() {
    let mut sketch = night();
    let key = |sketch: &Sketch| sketch.plan.chain_of(release(sketch)).map(|chain| chain.key.to_string());
    assert_eq!(key(&sketch), None);
    let (pay, web) = (sketch.service_id("pay"), sketch.service_id("web"));
    let production = release(&sketch).environment;
    let mut put = |key: &str, scope: Scope| {
        sketch.plan.chains.put(Chain { scope, ..chain(key, of_three().levels) });
        sketch.plan.chain_of(sketch.plan.releases.by_key("R-1").unwrap()).map(|chain| chain.key.to_string()).unwrap()
    };
    assert_eq!(put("b-all", Scope::default()), "b-all");
    assert_eq!(put("a-all", Scope::default()), "a-all", "of equally wide ones the first by its key");
    assert_eq!(
        put("web", Scope { services: [web].into(), ..Scope::default() }),
        "a-all",
        "it is about another service"
    );
    assert_eq!(put("pay", Scope { services: [pay].into(), ..Scope::default() }), "pay");
    let both = Scope { services: [pay, web].into(), environments: [production].into(), ..Scope::default() };
    assert_eq!(put("z-both", both), "z-both", "two filled lists are narrower than one");
}

#[test]
fn going_back_must_begin_so_early_that_it_ends_and_is_verified_inside_the_window() {
    let point = |sketch: &Sketch| sketch.plan.point_of_no_return(release(sketch)).map(|point| point.at.to_string());
    assert_eq!(point(&night()), None, "nothing says how long it takes");
    let reserved = night().change("R-1", |release| {
        let planned = release.planned.clone();
        release.planned = planned.with_segments(Minutes::ZERO, Minutes::new(30), Minutes::ZERO).unwrap();
    });
    assert_eq!(point(&reserved).as_deref(), Some("2026-12-19T00:30:00Z"));
    assert_eq!(point(&with_rollback(reserved, |_| {})).as_deref(), Some("2026-12-19T00:00:00Z"));
}

#[test]
fn steps_that_end_behind_the_point_of_no_return_are_late_and_move_nothing() {
    let told = |minutes: &[i64]| {
        let sketch = with_steps(with_rollback(night(), |_| {}), minutes, false);
        sketch.plan.point_of_no_return(release(&sketch)).unwrap()
    };
    let by = "Going back must begin by 19 Dec 01:00 Europe/Berlin.";
    let none = told(&[]);
    assert_eq!((none.late_by, none.sentence), (Minutes::ZERO, format!("{by} Its runbook has no step.")));
    let in_time = told(&[60, 120]);
    let told_in_time = format!("{by} The last step of its runbook ends on 19 Dec 01:00 Europe/Berlin, in time.");
    assert_eq!((in_time.late_by, in_time.sentence), (Minutes::ZERO, told_in_time));
    let late = told(&[60, 145]);
    assert_eq!((late.at, late.late_by), (in_time.at, Minutes::new(25)));
    assert_eq!(
        late.sentence,
        format!(
            "{by} The last step of its runbook ends on 19 Dec 01:25 Europe/Berlin, 25m behind that: start earlier, \
             shorten the steps, or plan a longer window."
        )
    );
    let seconds = with_steps(with_rollback(night(), |_| {}), &[180], false).change("R-1", |release| {
        let (start, zone) = (at("2026-12-18T21:00:30Z"), release.planned.zone().clone());
        release.planned = crate::release::Planned::between(start, at("2026-12-19T01:00:00Z"), zone).unwrap();
    });
    let seconds = seconds.plan.point_of_no_return(release(&seconds)).unwrap();
    assert_eq!(seconds.late_by, Minutes::new(1), "half a minute is late");
    let circle = with_steps(with_rollback(night(), |_| {}), &[10, 20], true);
    let circle = circle.plan.point_of_no_return(release(&circle)).unwrap();
    assert!(circle.sentence.ends_with("in a circle, so that it is not known when they end."), "{}", circle.sentence);
}

#[test]
fn a_countdown_ends_behind_the_point_and_not_at_it() {
    let point = at("2026-12-19T00:00:00Z");
    let told = |now: &str| countdown(point, at(now)).to_string();
    assert_eq!(told("2026-12-18T21:54:59Z"), "2h5m until the point of no return");
    assert_eq!(told("2026-12-19T00:00:00Z"), "0m until the point of no return");
    assert_eq!(countdown(point, point), Countdown::Left(Minutes::ZERO));
    assert_eq!(countdown(point, point.plus_seconds(1)), Countdown::Passed(Minutes::ZERO));
    assert_eq!(told("2026-12-19T01:30:30Z"), "the point of no return passed 1h30m ago");
}

#[test]
fn a_test_of_going_back_counts_for_ninety_days_and_for_its_lineage() {
    let today = day("2026-12-04");
    let of = |change: &dyn Fn(&mut RollbackPlan)| {
        let sketch = with_rollback(night(), change);
        let test = sketch.plan.rollback_test(release(&sketch), today);
        (test, sketch.plan.rollback_test_told(release(&sketch), today))
    };
    let tested = |text: &'static str| move |plan: &mut RollbackPlan| plan.tested = Some(day(text));
    let fresh = day("2026-11-20");
    assert_eq!(of(&|_| {}), (RollbackTest::Fresh(fresh), "Its rollback was tested on 20 Nov 2026.".into()));
    assert_eq!(of(&tested("2026-09-05")).0, RollbackTest::Fresh(day("2026-09-05")), "the ninetieth day");
    assert_eq!(
        of(&tested("2026-09-04")),
        (
            RollbackTest::Stale { tested: day("2026-09-04"), days: 91 },
            "Its rollback was last tested on 4 Sep 2026, 91 days ago; a test counts for 90 days.".into()
        )
    );
    let ahead = "Its rollback is to be tested only on 5 Dec 2026.";
    assert_eq!(of(&tested("2026-12-05")), (RollbackTest::Ahead(day("2026-12-05")), ahead.into()));
    let version = |version: Option<&'static str>| move |plan: &mut RollbackPlan| plan.version = version.map(Into::into);
    let other = "Its rollback was tested on 20 Nov 2026 from version 3.9, which says nothing about 4.2.";
    assert_eq!(of(&version(Some("3.9"))), (RollbackTest::OtherVersion(fresh), other.into()));
    for counts in [Some("4"), Some("4.2.1"), Some(" 4.0 "), None] {
        assert_eq!(of(&version(counts)).0, RollbackTest::Fresh(fresh), "{counts:?}");
    }
    assert_eq!(of(&version(Some("41.2"))).0, RollbackTest::OtherVersion(fresh), "a lineage is told as a whole");
    let unsaid = with_rollback(night(), version(Some("3.9"))).change("R-1", |release| release.version = None);
    assert_eq!(unsaid.plan.rollback_test(release(&unsaid), today), RollbackTest::Fresh(fresh));
}

#[test]
fn where_a_rollback_plan_says_nothing_the_assessment_does() {
    let today = day("2026-12-04");
    let mut sketch = night();
    let test = |sketch: &Sketch| sketch.plan.rollback_test(release(sketch), today);
    assert_eq!(test(&sketch), RollbackTest::Never);
    let assessment = Assessment {
        id: release(&sketch).id,
        impact: 2.try_into().unwrap(),
        likelihood: 2.try_into().unwrap(),
        rollback_tested: Some(day("2026-11-02")),
        schema: SchemaChange::None,
        canary: false,
        answers: std::collections::BTreeMap::new(),
        scores: Vec::new(),
        by: "ann".into(),
        at: at("2026-11-03T10:00:00Z"),
    };
    let preview = sketch.plan.rollback_test_by(release(&sketch), Some(&assessment), today);
    assert_eq!(preview, RollbackTest::Fresh(day("2026-11-02")), "it need not be in the plan");
    sketch.plan.assessments.put(assessment);
    assert_eq!(test(&sketch), RollbackTest::Fresh(day("2026-11-02")));
    let untested = with_rollback(sketch, |plan| plan.tested = None);
    assert_eq!(test(&untested), RollbackTest::Fresh(day("2026-11-02")));
    assert_eq!(
        test(&with_rollback(untested, |_| {})),
        RollbackTest::Fresh(day("2026-11-20")),
        "its own day goes first"
    );
}

#[test]
fn a_rollback_plan_says_what_to_do_and_takes_no_less_than_no_time() {
    let fault = |change: &dyn Fn(&mut RollbackPlan)| {
        let mut plan = rollback(&night());
        change(&mut plan);
        plan.check().map_or_else(|fault| fault.to_string(), |()| String::new())
    };
    assert_eq!(fault(&|_| {}), "");
    let told = "a rollback plan says how the release is taken back, or where that is written down";
    assert_eq!(fault(&|plan| plan.procedure = " ".into()), told);
    assert_eq!(fault(&|plan| plan.duration = Minutes::new(-1)), "going back takes 0 minutes or more, not -1m");
    assert_eq!(fault(&|plan| plan.verification = Minutes::new(-1)), "verifying it takes 0 minutes or more, not -1m");
    let told = "the test of going back takes 0 minutes or more, not -1m";
    assert_eq!(fault(&|plan| plan.measured = Some(Minutes::new(-1))), told);
}

fn decision(sketch: &Sketch, number: u128, asked: &str, decided: &str) -> RollbackDecision {
    RollbackDecision {
        id: RollbackDecisionId::new(Uuid::from_u128(number)),
        release: release(sketch).id,
        asked: at(asked),
        decided: at(decided),
        by: "bob".into(),
        way: Way::GoBack,
        reason: "Errors".into(),
    }
}

#[test]
fn a_decision_on_going_back_is_asked_named_and_explained() {
    let sketch = night();
    let (early, late) = ("2026-12-18T22:00:00Z", "2026-12-18T22:05:00Z");
    assert_eq!(decision(&sketch, 1, early, late).check(), Ok(()));
    assert_eq!(decision(&sketch, 1, early, early).check(), Ok(()));
    let fault = |decision: RollbackDecision| decision.check().unwrap_err();
    assert_eq!(fault(decision(&sketch, 1, late, early)), RollbackDecisionFault::BeforeAsked);
    let decided = || decision(&sketch, 1, early, late);
    assert_eq!(fault(RollbackDecision { by: " ".into(), ..decided() }), RollbackDecisionFault::NoOne);
    assert_eq!(fault(RollbackDecision { reason: String::new(), ..decided() }), RollbackDecisionFault::NoReason);
}

#[test]
fn the_log_tells_decisions_in_the_order_in_which_they_were_asked() {
    let mut sketch = night().release("R-2", &[], "2026-12-18T22:00/02:00");
    let elsewhere = sketch.release_id("R-2");
    let (first, second) = ("2026-12-18T22:00:00Z", "2026-12-18T23:00:00Z");
    for made in [decision(&sketch, 1, second, second), decision(&sketch, 2, first, second)] {
        sketch.plan.rollback_decisions.put(made);
    }
    let of_another = RollbackDecision { release: elsewhere, ..decision(&sketch, 3, first, second) };
    sketch.plan.rollback_decisions.put(of_another);
    let log: Vec<u128> =
        sketch.plan.rollback_log(release(&sketch).id).iter().map(|decision| decision.id.uuid().as_u128()).collect();
    assert_eq!(log, [2, 1]);
}

proptest! {
    #[test]
    fn the_point_of_no_return_is_never_behind_the_window_and_moves_with_it(
        duration in 0_i64..5_000,
        verification in 0_i64..5_000,
        end in 0_i64..2_000_000_000,
        shift in -50_000_i64..50_000,
    ) {
        let (duration, verification) = (Minutes::new(duration), Minutes::new(verification));
        let plan = RollbackPlan { duration, verification, ..rollback(&night()) };
        let end = Instant::from_epoch_seconds(end).unwrap();
        let point = plan.point_of_no_return(end);
        prop_assert!(point <= end);
        prop_assert_eq!(end.minutes_since(point), duration + verification);
        let moved = plan.point_of_no_return(end.plus(Minutes::new(shift)));
        prop_assert_eq!(moved, point.plus(Minutes::new(shift)));
    }

    #[test]
    fn the_level_that_is_called_is_the_last_whose_time_has_come(
        waits in prop::collection::vec(1_i64..60, 1..6),
        passed in 0_i64..400,
    ) {
        let chain = chain("x", waits.iter().map(|wait| level(Role::SupportLead, None, *wait)).collect());
        prop_assert_eq!(chain.check(), Ok(()));
        let begun = |level: &usize| waits[..*level].iter().sum::<i64>() <= passed;
        prop_assert_eq!(chain.at(Minutes::new(passed)), (0..waits.len()).filter(begun).max());
    }
}
