//! What moves the score of a release, and what does not.

use proptest::prelude::*;

use super::*;
use crate::calendar::WindowKind;
use crate::catalogue::LinkKind;
use crate::conflict::Schedule;
use crate::conflict::sketch::Sketch;
use crate::policy::Weight;
use crate::release::{ReleaseKind, ReleaseState, Risk};
use crate::time::Instant;

pub(super) const NOW: &str = "2026-11-27T10:00:00Z";

pub(super) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// R-1 touches `pay` of tier 1 on a night of December.
pub(super) fn night() -> Sketch {
    Sketch::new().service("pay", 1).release("R-1", &["pay"], "2026-12-12T22:00/23:00")
}

/// So many releases of `pay` on nights of a month that ended in some state.
fn finished(sketch: Sketch, month: &str, days: std::ops::RangeInclusive<u32>, state: ReleaseState) -> Sketch {
    days.fold(sketch, |sketch, day| {
        let name = format!("{month}-{day:02}");
        sketch.release(&name, &["pay"], &format!("{name}T20:00/21:00")).state(&name, state)
    })
}

pub(super) fn assessed(sketch: &Sketch, impact: u8, likelihood: u8) -> Assessment {
    Assessment {
        id: sketch.release_id("R-1"),
        impact: impact.try_into().unwrap(),
        likelihood: likelihood.try_into().unwrap(),
        rollback_tested: Some("2026-11-20".parse().unwrap()),
        schema: SchemaChange::None,
        answers: std::collections::BTreeMap::new(),
        scores: Vec::new(),
        canary: false,
        by: "ada".into(),
        at: at(NOW),
    }
}

fn scored(sketch: &Sketch, assessment: &Assessment) -> ReleaseScore {
    let plan = &sketch.plan;
    let conflicts = Schedule::build(plan).of(plan, assessment.id);
    score(plan, plan.releases.get(assessment.id).unwrap(), assessment, &conflicts, at(NOW))
}

/// What a modifier adds to R-1, and its sentence.
fn added(sketch: &Sketch, assessment: &Assessment, modifier: Modifier) -> (i8, String) {
    let scored = scored(sketch, assessment);
    let found = scored.contributions.into_iter().find(|one| one.modifier == modifier).unwrap();
    (found.change, found.sentence)
}

#[test]
fn a_release_about_which_nothing_speaks_has_the_score_that_was_assessed() {
    let sketch = night();
    let scored = scored(&sketch, &assessed(&sketch, 3, 2));
    assert_eq!((scored.steps, scored.moved, scored.band), (0, scored.assessed, Risk::Moderate));
    assert_eq!(scored.contributions.len(), Modifier::ALL.len(), "each modifier says why it adds nothing");
    assert!(scored.contributions.iter().all(|one| one.change == 0 && one.sentence.ends_with('.')));
    assert_eq!(scored.sentence(), "Likelihood 2 + 0 = 2; impact 3 × likelihood 2 = 6, moderate.");
}

#[test]
fn a_rollback_counts_as_tested_for_ninety_days() {
    let sketch = night();
    let tested = |day: Option<&str>| {
        let rollback_tested = day.map(|day| day.parse().unwrap());
        added(&sketch, &Assessment { rollback_tested, ..assessed(&sketch, 3, 2) }, Modifier::UntestedRollback)
    };
    assert_eq!(tested(Some("2026-11-27")).0, 0, "today");
    assert_eq!(tested(Some("2026-08-29")), (0, "Its rollback was tested on 29 Aug 2026.".into()), "90 days ago");
    let stale = "Its rollback was last tested on 28 Aug 2026, 91 days ago; a test counts for 90 days.";
    assert_eq!(tested(Some("2026-08-28")), (1, stale.into()));
    assert_eq!(tested(Some("2026-11-28")), (1, "Its rollback is to be tested only on 28 Nov 2026.".into()));
    assert_eq!(tested(None), (1, "Its rollback was not tested.".into()));
}

#[test]
fn a_service_fails_too_often_above_fifteen_per_cent_of_ten_finished_releases() {
    let told = |sketch: &Sketch| added(sketch, &assessed(sketch, 3, 2), Modifier::FailingService);
    let few = finished(night(), "2026-10", 1..=9, ReleaseState::BackedOut);
    assert_eq!(told(&few).0, 0);
    assert!(
        told(&few)
            .1
            .contains("10 releases of one that ended in the last 90 days are needed, and the most there are is 9")
    );
    let failing =
        finished(finished(night(), "2026-10", 1..=8, ReleaseState::Closed), "2026-10", 9..=10, ReleaseState::BackedOut);
    let sentence =
        "2 of 10 releases of pay that ended in the last 90 days were backed out, 20 %; more than 15 % is too many.";
    assert_eq!(told(&failing), (1, sentence.into()));
    let exactly = finished(
        finished(night(), "2026-10", 1..=17, ReleaseState::Closed),
        "2026-10",
        18..=20,
        ReleaseState::BackedOut,
    );
    assert_eq!(told(&exactly).0, 0, "15 % is not above 15 %");
}

#[test]
fn only_finished_releases_into_production_of_the_last_ninety_days_count() {
    let failing = || finished(night(), "2026-10", 1..=10, ReleaseState::BackedOut);
    let record = |sketch: &Sketch| {
        sketch.plan.recent_record(sketch.service_id("pay"), at(NOW), sketch.release_id("R-1")).finished()
    };
    assert_eq!(record(&failing()), 10);
    let elsewhere = failing().plan.environments.by_key("staging").unwrap().id;
    assert_eq!(record(&failing().change("2026-10-01", |release| release.environment = elsewhere)), 9);
    assert_eq!(record(&failing().state("2026-10-01", ReleaseState::Cancelled)), 9);
    let old = finished(failing(), "2026-08", 1..=20, ReleaseState::BackedOut);
    assert_eq!(record(&old), 10, "they ended earlier");
    let edge = failing().release("E", &["pay"], "2026-08-29T10:00/12:00").state("E", ReleaseState::Closed);
    assert_eq!(record(&edge), 11, "it ended 90 days ago to the second");
    let ahead = failing().release("F", &["pay"], "2026-11-27T10:00/11:00").state("F", ReleaseState::Closed);
    assert_eq!(record(&ahead), 10, "it ends now, and now is not before now");
    let itself = failing().state("R-1", ReleaseState::Closed);
    assert_eq!(record(&itself), 10);
}

#[test]
fn only_a_schema_change_that_is_not_backward_compatible_adds() {
    let sketch = night();
    let added = |schema| added(&sketch, &Assessment { schema, ..assessed(&sketch, 3, 2) }, Modifier::SchemaChange).0;
    assert_eq!(SchemaChange::ALL.iter().map(|schema| added(*schema)).collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn outside_every_maintenance_window_and_an_overlap_add_with_the_sentence_of_the_conflict() {
    let window = |sketch: Sketch, when| sketch.window("M", WindowKind::Maintenance, &["pay"], when, "FREQ=WEEKLY");
    let told = |sketch: &Sketch, modifier| added(sketch, &assessed(sketch, 3, 2), modifier);
    assert_eq!(told(&window(night(), "2026-12-05T21:00/23:30"), Modifier::OutsideWindow).0, 0);
    let outside = window(night(), "2026-12-04T21:00/23:30");
    let (change, sentence) = told(&outside, Modifier::OutsideWindow);
    assert!(change == 1 && sentence.contains("maintenance window"), "{sentence}");
    let silenced = outside.weighs(crate::conflict::Code::C05, Weight::Off, Weight::Off);
    assert_eq!(told(&silenced, Modifier::OutsideWindow).0, 0, "what an organisation does not count is not counted");
    assert_eq!(told(&night(), Modifier::Overlap).0, 0);
    let same = night().release("R-2", &["pay"], "2026-12-12T22:30/23:30");
    let (change, sentence) = told(&same, Modifier::Overlap);
    assert!(change == 1 && sentence.contains("R-2"), "{sentence}");
    let related = night().service("db", 2).needs("pay", "db", LinkKind::RuntimeHard);
    let related = related.release("R-2", &["db"], "2026-12-12T22:30/23:30");
    let (change, sentence) = told(&related.release("R-3", &["db"], "2026-12-12T22:50/23:55"), Modifier::Overlap);
    assert!(change == 1 && sentence.ends_with("So it is with one more."), "two overlaps are one step: {sentence}");
}

#[test]
fn a_standard_type_is_proven_by_ten_successes_on_each_service_and_no_failure() {
    let standard = |sketch: Sketch| {
        let names: Vec<String> = sketch.plan.releases.iter().map(|release| release.key.to_string()).collect();
        names.iter().fold(sketch, |sketch, name| sketch.change(name, |release| release.kind = ReleaseKind::Standard))
    };
    let told = |sketch: &Sketch| added(sketch, &assessed(sketch, 3, 2), Modifier::ProvenModel);
    let ten = || standard(finished(night(), "2025-03", 1..=10, ReleaseState::Closed));
    assert_eq!(told(&ten()).0, -1, "however long ago");
    assert_eq!(
        told(&ten().change("R-1", |release| release.kind = ReleaseKind::Normal)).1,
        "Its type is normal, not standard."
    );
    assert_eq!(
        told(&ten().state("2025-03-01", ReleaseState::Cancelled)).1,
        "9 standard releases of pay went well; 10 prove its type."
    );
    let failed = standard(ten().release("X", &["pay"], "2025-04-01T20:00/21:00").state("X", ReleaseState::BackedOut));
    assert_eq!(told(&failed).1, "A standard release of pay was backed out, so that its type is not proven.");
    let other = ten().service("db", 2);
    let db = other.service_id("db");
    assert_eq!(told(&other.change("R-1", |release| release.services.push(db))).0, 0, "it is not proven on db");
    assert_eq!(told(&ten().change("R-1", |release| release.services.clear())).0, 0);
}

#[test]
fn a_likelihood_is_held_on_its_scale_and_the_arithmetic_says_so() {
    let sketch = night();
    let high = Assessment { rollback_tested: None, schema: SchemaChange::Incompatible, ..assessed(&sketch, 4, 4) };
    let told = scored(&sketch, &high);
    assert_eq!((told.steps, told.moved.points(), told.band), (2, 20, Risk::VeryHigh));
    let sentence = "Likelihood 4 + 2 = 6, held at 5 on a scale of 1 to 5; impact 4 × likelihood 5 = 20, very high.";
    assert_eq!(told.sentence(), sentence);
    let low = Assessment { canary: true, ..assessed(&sketch, 5, 1) };
    let sentence = "Likelihood 1 \u{2212} 1 = 0, held at 1 on a scale of 1 to 5; \
        impact 5 × likelihood 1 = 5, high because an impact of 5 is at least high.";
    assert_eq!(scored(&sketch, &low).sentence(), sentence);
}

/// R-1 where each modifier, in the order in which they are declared, holds or does not.
fn moved(holds: &[bool], impact: u8, likelihood: u8) -> (Sketch, Assessment) {
    let [untested, failing, schema, outside, overlap, proven, canary] = holds else { panic!("one for each") };
    let mut sketch = night();
    if *failing {
        sketch = finished(sketch, "2026-10", 1..=10, ReleaseState::BackedOut);
    }
    if *proven {
        sketch = finished(sketch, "2025-03", 1..=10, ReleaseState::Closed);
        let names: Vec<String> = (1..=10).map(|day| format!("2025-03-{day:02}")).chain(["R-1".to_owned()]).collect();
        let standard =
            |sketch: Sketch, name: &String| sketch.change(name, |release| release.kind = ReleaseKind::Standard);
        sketch = names.iter().fold(sketch, standard);
    }
    let first = if *outside { "2026-12-04T21:00/23:30" } else { "2026-12-05T21:00/23:30" };
    sketch = sketch.window("M", WindowKind::Maintenance, &["pay"], first, "FREQ=WEEKLY");
    if *overlap {
        sketch = sketch.release("R-2", &["pay"], "2026-12-12T22:30/23:15");
    }
    let mut said = assessed(&sketch, impact, likelihood);
    if *untested {
        said.rollback_tested = None;
    }
    if *schema {
        said.schema = SchemaChange::Incompatible;
    }
    said.canary = *canary;
    (sketch, said)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_modifier_that_holds_moves_the_likelihood_by_its_step(
        holds in prop::collection::vec(any::<bool>(), Modifier::ALL.len()),
        impact in 1_u8..=5,
        likelihood in 1_u8..=5,
    ) {
        let (sketch, said) = moved(&holds, impact, likelihood);
        let told = scored(&sketch, &said);
        let expected: Vec<i8> =
            Modifier::ALL.iter().zip(&holds).map(|(one, holds)| if *holds { one.step() } else { 0 }).collect();
        prop_assert_eq!(told.contributions.iter().map(|one| one.change).collect::<Vec<i8>>(), expected.clone());
        let whole = i32::from(likelihood) + expected.iter().map(|step| i32::from(*step)).sum::<i32>();
        prop_assert_eq!(i32::from(told.moved.likelihood.get()), whole.clamp(1, 5));
        prop_assert_eq!((told.moved.impact, told.band), (said.impact, told.moved.band()));
    }
}
