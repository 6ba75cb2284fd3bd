//! Assessing a release, and telling its score.

use std::collections::BTreeMap;

use slipway_domain::conflict::Conflict;
use slipway_domain::plan::Edit;
use slipway_domain::release::Release;
use slipway_domain::risk::{
    Assessment, Contribution, ModelBody, ModelKind, ModelScore, ModelTold, PolicyCheck, ReadinessModel, ReleaseScore,
    RollbackTest, Told, readiness_risk, score, told,
};
use slipway_domain::time::Instant;

use super::{
    AssessOutcome, AssessRelease, AssessmentView, ContributionView, KeptScoreView, ModelToldView, PolicyCheckView,
    ReadinessRiskView, RiskView, ScoreView,
};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::WhichRelease;
use crate::wire::{Mode, Text};

/// Shows how risky a release is, with the arithmetic of its score of today.
pub fn show(desk: &Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<RiskView> {
    let release = desk.release(&input.key)?;
    Ok(view(desk, release, desk.plan.assessments.get(release.id), context.host.clock.now()))
}

/// Keeps what somebody says about the risk of a release, and gives the release the band of its score.
///
/// Refuses a test of the rollback on a day that has not come, and an answer that the questionnaire does not offer.
pub fn assess(desk: &mut Desk, context: &Context, input: AssessRelease, _: &dyn Task) -> Result<AssessOutcome> {
    let now = context.host.clock.now();
    let mut release = desk.release(&input.release)?.clone();
    let before = desk.plan.assessments.get(release.id);
    if let Some(answers) = &input.answers {
        are_offered(desk, before, answers)?;
    }
    let mut assessment = Assessment {
        id: release.id,
        impact: input.impact,
        likelihood: input.likelihood,
        rollback_tested: input.rollback_tested.map(|day| day.0),
        schema: input.schema.0,
        answers: input.answers.unwrap_or_else(|| before.map(|said| said.answers.clone()).unwrap_or_default()),
        scores: Vec::new(),
        canary: input.canary,
        by: context.host.actor.clone(),
        at: now,
    };
    if let RollbackTest::Ahead(day) = assessment.rollback_test(release.planned.zone().wall(now).date()) {
        let message =
            format!("the rollback of {} cannot have been tested on {day}, which has not come", release.label());
        return Err(AppError::refused("risk.rollback_tested", message).hint("say on which day it was tested, or none"));
    }
    let told = told_of(desk, &release, &assessment, now);
    assessment.scores = told.scores();
    let label = format!("Assess {}: {}", release.label(), told.band);
    release.risk = Some(told.band);
    let risk = view(desk, &release, Some(&assessment), now);
    let changed = match input.mode {
        Mode::Preview => None,
        Mode::Commit => {
            let edits: [Edit; 2] = [assessment.into(), release.into()];
            Some(desk.commit(context, label, input.reason, &edits)?)
        }
    };
    Ok(AssessOutcome { risk, changed })
}

/// Refuses answers that the questionnaire does not offer, unless they were given before and it offered them then.
fn are_offered(desk: &Desk, before: Option<&Assessment>, answers: &BTreeMap<String, u32>) -> Result<()> {
    let model = desk.plan.risk_model(ModelKind::Questionnaire);
    let ModelBody::Questionnaire { questions, .. } = &model.body else { return Ok(()) };
    for (key, value) in
        answers.iter().filter(|(key, value)| before.and_then(|said| said.answers.get(*key)) != Some(value))
    {
        let (error, offered) = match questions.iter().find(|question| question.key.as_str() == key) {
            Some(question) if question.answered(answers).is_some() => continue,
            Some(question) => (
                AppError::usage("risk.answer", format!("{value} is no answer to {key}")),
                question.answers.iter().map(|answer| answer.value.to_string()).collect::<Vec<_>>(),
            ),
            None => (
                AppError::usage("risk.question", format!("the questionnaire does not ask {key:?}")),
                questions.iter().map(|question| question.key.to_string()).collect(),
            ),
        };
        return Err(error.hint(format!("choose one of {}", offered.join(", "))));
    }
    Ok(())
}

fn told_of(desk: &Desk, release: &Release, assessment: &Assessment, now: Instant) -> Told {
    told(&desk.plan, release, assessment, &desk.schedule.of(&desk.plan, release.id), now)
}

fn view(desk: &Desk, release: &Release, assessment: Option<&Assessment>, now: Instant) -> RiskView {
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    let told = assessment.map(|assessment| told_of(desk, release, assessment, now));
    let kept = |one: &ModelScore| KeptScoreView {
        model: one.model.into(),
        version: one.version,
        points: one.points,
        band: one.band.into(),
    };
    RiskView {
        release: release.key.clone().into(),
        title: release.title.clone(),
        held: release.risk.map(Text),
        assessment: assessment.map(|said| AssessmentView {
            impact: said.impact.get(),
            likelihood: said.likelihood.get(),
            rollback_tested: said.rollback_tested.map(Text),
            schema: said.schema.into(),
            canary: said.canary,
            answers: said.answers.clone(),
            scores: said.scores.iter().map(kept).collect(),
            by: said.by.clone(),
            at: said.at.into(),
        }),
        score: assessment.map(|said| score_view(&score(&desk.plan, release, said, &conflicts, now))),
        drift: told.as_ref().and_then(|told| told.drift(release)),
        deciding: told.as_ref().map(|told| told.sentence.clone()),
        models: told.map(models).unwrap_or_default(),
        readiness: readiness(desk, release, assessment, &conflicts, now),
    }
}

/// What the models tell that set the band.
fn models(told: Told) -> Vec<ModelToldView> {
    let view = |one: ModelTold| ModelToldView {
        model: one.kind.into(),
        version: one.version,
        points: one.points,
        band: one.band.map(Text),
        sentence: one.sentence,
        lines: one.lines,
    };
    told.models.into_iter().filter(|one| one.kind.sets_band()).map(view).collect()
}

fn readiness(
    desk: &Desk,
    release: &Release,
    assessment: Option<&Assessment>,
    conflicts: &[Conflict],
    now: Instant,
) -> ReadinessRiskView {
    let model = desk.plan.risk_model(ModelKind::Readiness);
    let basis = desk.plan.readiness_facts_by(release, assessment, conflicts, now);
    let told = readiness_risk(basis.facts(), ReadinessModel::of(&model.body));
    let check = |check: &PolicyCheck| PolicyCheckView {
        name: check.policy.as_str().replace('-', " "),
        kept: check.kept,
        sentence: check.sentence.clone(),
    };
    ReadinessRiskView {
        points: told.points,
        band: told.band.into(),
        version: model.version,
        lines: told.lines,
        checks: basis.policies.iter().map(check).collect(),
    }
}

fn score_view(scored: &ReleaseScore) -> ScoreView {
    let told = |one: &Contribution| ContributionView {
        modifier: one.modifier.into(),
        change: one.change,
        sentence: one.sentence.clone(),
    };
    ScoreView {
        impact: scored.moved.impact.get(),
        likelihood: scored.moved.likelihood.get(),
        points: scored.moved.points(),
        band: scored.band.into(),
        steps: scored.steps,
        sentence: scored.sentence(),
        contributions: scored.contributions.iter().map(told).collect(),
    }
}
