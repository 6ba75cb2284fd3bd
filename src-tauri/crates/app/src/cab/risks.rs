//! The risk register of the pack: the releases in the matrix, and what decides the band of each.

use std::cmp::Reverse;

use slipway_domain::release::{Release, Risk};
use slipway_domain::risk::{Impact, Likelihood, MatrixScore, told};
use slipway_print::pack::model::{RiskBand, RiskRegister, RiskRow};

use super::release_words::risk;
use crate::desk::{Context, Desk};

const fn band(risk: Risk) -> RiskBand {
    match risk {
        Risk::Low => RiskBand::Low,
        Risk::Moderate => RiskBand::Moderate,
        Risk::High => RiskBand::High,
        Risk::VeryHigh => RiskBand::VeryHigh,
    }
}

/// The releases of a stretch by their risk, with the matrix that counts here.
pub(super) fn register(desk: &Desk, context: &Context, scheduled: &[&Release]) -> RiskRegister {
    let cell = |impact: usize, likelihood: usize| {
        let scale = |number: usize| u8::try_from(number + 1).unwrap_or(u8::MAX);
        let impact = Impact::try_from(scale(impact)).unwrap_or(Impact::HIGH);
        let likelihood = Likelihood::try_from(scale(likelihood)).unwrap_or(Likelihood::HIGH);
        band(desk.plan.matrix_band(MatrixScore { impact, likelihood }))
    };
    let mut sorted: Vec<&Release> = scheduled.iter().copied().filter(|release| !release.state.is_history()).collect();
    sorted.sort_by_key(|release| (Reverse(release.risk), release.occupancy().start(), release.key.clone()));
    RiskRegister {
        bands: std::array::from_fn(|impact| std::array::from_fn(|likelihood| cell(impact, likelihood))),
        rows: sorted.into_iter().map(|release| row(desk, context, release)).collect(),
    }
}

fn row(desk: &Desk, context: &Context, release: &Release) -> RiskRow {
    let now = context.host.clock.now();
    let assessed = desk.plan.assessments.get(release.id);
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    let told = assessed.map(|assessment| told(&desk.plan, release, assessment, &conflicts, now));
    let score =
        assessed.map(|assessment| slipway_domain::risk::score(&desk.plan, release, assessment, &conflicts, now).moved);
    RiskRow {
        number: release.key.to_string(),
        title: release.title.clone(),
        impact: score.map(|cell| cell.impact.get()),
        likelihood: score.map(|cell| cell.likelihood.get()),
        risk: risk(release),
        why: told.map_or_else(|| "Nobody assessed it.".to_owned(), |told| told.sentence),
    }
}
