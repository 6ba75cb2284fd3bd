//! The highest of what the models tell.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::Key;
use crate::conflict::Schedule;
use crate::conflict::sketch::Sketch;
use crate::id::RiskModelId;
use crate::policy::Conditions;
use crate::release::ReleaseKind;
use crate::risk::tests::{NOW, assessed, at};
use crate::risk::{Bands, Impact, MatrixScore, RiskRule};

/// R-1 touches `web` of tier 3 on a night of December.
fn night() -> Sketch {
    Sketch::new().service("web", 3).release("R-1", &["web"], "2026-12-12T22:00/23:00")
}

fn all_told(sketch: &Sketch, assessment: &Assessment) -> Told {
    let plan = &sketch.plan;
    let conflicts = Schedule::build(plan).of(plan, assessment.id);
    told(plan, plan.releases.get(assessment.id).unwrap(), assessment, &conflicts, at(NOW))
}

/// The usual questionnaire answered with the same value throughout.
fn answered(assessment: Assessment, value: u32) -> Assessment {
    let ModelBody::Questionnaire { questions, .. } = ModelBody::usual(ModelKind::Questionnaire) else {
        panic!("it is a questionnaire")
    };
    let answers = questions.iter().map(|question| (question.key.to_string(), value)).collect();
    Assessment { answers, ..assessment }
}

/// A plan with a model of its own.
fn settled(mut sketch: Sketch, version: u32, body: ModelBody) -> Sketch {
    let id = RiskModelId::new(Uuid::from_u128(u128::from(version)));
    sketch.plan.risk_models.put(RiskModel { id, body, version });
    sketch
}

/// Rules of which the only one always sets a band; no rule at all without one.
fn always(risk: Option<Risk>) -> ModelBody {
    let rule = |risk| RiskRule {
        key: Key::parse("all").unwrap(),
        name: "All".into(),
        when: Conditions::default(),
        risk,
        impact: Impact::LOW,
    };
    ModelBody::Rules { rules: risk.map(rule).into_iter().collect() }
}

#[test]
fn the_matrix_decides_where_the_others_tell_nothing() {
    let sketch = night();
    let told = all_told(&sketch, &assessed(&sketch, 3, 2));
    assert_eq!((told.band, told.deciding), (Risk::Moderate, ModelKind::Matrix));
    assert_eq!(
        told.sentence,
        "Its risk is moderate, as the matrix tells; the rules tell nothing and the questionnaire tells nothing."
    );
    let matrix = told.of(ModelKind::Matrix).unwrap();
    assert_eq!((matrix.points, matrix.version), (Some(6), 0));
    assert_eq!(matrix.sentence, "Likelihood 2 + 0 = 2; impact 3 × likelihood 2 = 6, moderate.");
    assert_eq!(matrix.lines[0], "0: Its rollback was tested on 20 Nov 2026.");
}

#[test]
fn the_highest_decides_and_of_several_the_first() {
    let sketch = night();
    let by_answers = all_told(&sketch, &answered(assessed(&sketch, 3, 2), 8));
    assert_eq!((by_answers.band, by_answers.deciding), (Risk::High, ModelKind::Questionnaire));
    let told = "Its risk is high, as the questionnaire tells; the rules tell nothing and the matrix tells moderate.";
    assert_eq!(by_answers.sentence, told);
    let emergency = night().change("R-1", |release| release.kind = ReleaseKind::Emergency);
    let both = all_told(&emergency, &answered(assessed(&emergency, 3, 2), 8));
    assert_eq!(both.deciding, ModelKind::Rules);
    assert_eq!(both.sentence, "Its risk is high, as the rules and the questionnaire tell; the matrix tells moderate.");
    let all = all_told(&emergency, &answered(assessed(&emergency, 4, 3), 8));
    assert_eq!(all.sentence, "Its risk is high, as the rules, the questionnaire and the matrix tell.");
}

#[test]
fn readiness_is_told_beside_and_never_sets_the_band() {
    let body = ModelBody::Readiness {
        dated: [30, 40, 10, 20],
        undated: [50, 40, 10],
        bands: Bands { from: vec![(0, Risk::VeryHigh)] },
    };
    let sketch = settled(night(), 5, body);
    let told = all_told(&sketch, &assessed(&sketch, 1, 1));
    let readiness = told.of(ModelKind::Readiness).unwrap();
    assert_eq!((readiness.band, readiness.version), (Some(Risk::VeryHigh), 5));
    // Version and roles of five policies that can be judged are missing: 2 ÷ 5 × 40.
    assert_eq!(readiness.points, Some(16));
    assert_eq!((told.band, told.deciding), (Risk::Low, ModelKind::Matrix));
}

#[test]
fn what_is_kept_names_the_version_of_each_model_that_told_a_band() {
    let bands = Bands { from: vec![(1, Risk::Low), (6, Risk::High)] };
    let sketch = settled(night(), 3, ModelBody::Matrix { bands, worst_impact: Risk::High });
    let said = assessed(&sketch, 3, 2);
    let told = all_told(&sketch, &said);
    let assessed = MatrixScore { impact: said.impact, likelihood: said.likelihood };
    assert_eq!((sketch.plan.matrix_band(assessed), assessed.band()), (Risk::High, Risk::Moderate));
    let readiness = told.of(ModelKind::Readiness).unwrap();
    assert_eq!(
        told.scores(),
        [
            ModelScore { model: ModelKind::Matrix, version: 3, points: Some(6), band: Risk::High },
            ModelScore {
                model: ModelKind::Readiness,
                version: 0,
                points: readiness.points,
                band: readiness.band.unwrap()
            },
        ]
    );
    let sentence = &told.of(ModelKind::Matrix).unwrap().sentence;
    assert_eq!(sentence, "Likelihood 2 + 0 = 2; impact 3 × likelihood 2 = 6, high.");
}

#[test]
fn what_differs_from_the_band_that_is_held_is_told() {
    let sketch = night();
    let told = all_told(&sketch, &assessed(&sketch, 3, 2));
    let held = |risk| {
        let sketch = night().change("R-1", |release| release.risk = risk);
        told.drift(sketch.plan.releases.by_key("R-1").unwrap())
    };
    assert_eq!(held(Some(Risk::Moderate)), None);
    let drift = "Its score of today is moderate, but the plan counts it as very high.";
    assert_eq!(held(Some(Risk::VeryHigh)), Some(drift.into()));
    assert!(held(None).unwrap().contains("counts no risk"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_highest_is_at_least_each_and_is_one_of_them(
        impact in 1_u8..=5,
        likelihood in 1_u8..=5,
        value in prop::option::of(1_u32..=5),
        rule in prop::option::of(prop::sample::select(Risk::ALL)),
    ) {
        let sketch = settled(night(), 1, always(rule));
        let said = assessed(&sketch, impact, likelihood);
        let said = match value {
            Some(value) => answered(said, value * 2),
            None => said,
        };
        let told = all_told(&sketch, &said);
        let bands: Vec<(ModelKind, Risk)> = told.models.iter()
            .filter(|one| one.kind != ModelKind::Readiness)
            .filter_map(|one| Some((one.kind, one.band?)))
            .collect();
        prop_assert!(bands.iter().all(|(_, band)| *band <= told.band));
        prop_assert_eq!(bands.iter().find(|(_, band)| *band == told.band).map(|one| one.0), Some(told.deciding));
        prop_assert_eq!(told.of(ModelKind::Rules).unwrap().band, rule);
        prop_assert_eq!(told.of(ModelKind::Questionnaire).unwrap().band.is_some(), value.is_some());
        for one in &told.models {
            prop_assert!(one.sentence.ends_with('.') && one.lines.iter().all(|line| line.ends_with('.')));
        }
    }
}
