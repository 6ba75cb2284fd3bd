//! Assessing a release, and telling its score.

use slipway_domain::plan::Edit;
use slipway_domain::release::Release;
use slipway_domain::risk::{Assessment, Contribution, ReleaseScore, RollbackTest, score};
use slipway_domain::time::Instant;

use super::{AssessOutcome, AssessRelease, AssessmentView, ContributionView, RiskView, ScoreView};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::WhichRelease;
use crate::wire::{Mode, Text};

/// Shows how risky a release is, with the arithmetic of its score of today.
pub fn show(desk: &Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<RiskView> {
    let release = desk.release(&input.key)?;
    let assessment = desk.plan.assessments.get(release.id);
    let scored = assessment.map(|assessment| scored(desk, release, assessment, context.host.clock.now()));
    Ok(view(release, assessment, scored.as_ref()))
}

/// Keeps what somebody says about the risk of a release, and gives the release the band of its score.
///
/// Refuses a test of the rollback on a day that has not come.
pub fn assess(desk: &mut Desk, context: &Context, input: AssessRelease, _: &dyn Task) -> Result<AssessOutcome> {
    let now = context.host.clock.now();
    let mut release = desk.release(&input.release)?.clone();
    let assessment = Assessment {
        id: release.id,
        impact: input.impact,
        likelihood: input.likelihood,
        rollback_tested: input.rollback_tested.map(|day| day.0),
        schema: input.schema.0,
        canary: input.canary,
        by: context.host.actor.clone(),
        at: now,
    };
    if let RollbackTest::Ahead(day) = assessment.rollback_test(release.planned.zone().wall(now).date()) {
        let message =
            format!("the rollback of {} cannot have been tested on {day}, which has not come", release.label());
        return Err(AppError::refused("risk.rollback_tested", message).hint("say on which day it was tested, or none"));
    }
    let scored = scored(desk, &release, &assessment, now);
    let label = format!("Assess {}: {}", release.label(), scored.band);
    release.risk = Some(scored.band);
    let risk = view(&release, Some(&assessment), Some(&scored));
    let changed = match input.mode {
        Mode::Preview => None,
        Mode::Commit => {
            let edits: [Edit; 2] = [assessment.into(), release.into()];
            Some(desk.commit(context, label, input.reason, &edits)?)
        }
    };
    Ok(AssessOutcome { risk, changed })
}

fn scored(desk: &Desk, release: &Release, assessment: &Assessment, now: Instant) -> ReleaseScore {
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    score(&desk.plan, release, assessment, &conflicts, now)
}

fn view(release: &Release, assessment: Option<&Assessment>, scored: Option<&ReleaseScore>) -> RiskView {
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
            by: said.by.clone(),
            at: said.at.into(),
        }),
        score: scored.map(score_view),
        drift: scored.and_then(|scored| scored.drift(release)),
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
