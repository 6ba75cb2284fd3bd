//! What all models tell about a release, and the highest of them.

use super::words::{band_word, listed};
use super::{
    Assessment, Contribution, MatrixModel, ModelBody, ModelKind, ModelScore, RiskModel, basis, questionnaire,
    readiness, rules, score_by,
};
use crate::Plan;
use crate::conflict::Conflict;
use crate::release::{Release, Risk};
use crate::time::Instant;

/// What one model tells about a release, with the arithmetic open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelTold {
    /// The model.
    pub kind: ModelKind,
    /// Its version; 0 where it is the usual one.
    pub version: u32,
    /// The points, of the questionnaire in hundredths; none of rules, which count nothing, and while a question is open.
    pub points: Option<u32>,
    /// The band; none where no rule holds, and while a question is open.
    pub band: Option<Risk>,
    /// What it tells, in a sentence.
    pub sentence: String,
    /// How it comes to that, step by step, each in a sentence.
    pub lines: Vec<String>,
}

/// What all models tell about a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What each model tells, in the order in which they are declared.
    pub models: Vec<ModelTold>,
    /// The highest band of those that set one: rules, questionnaire and matrix.
    pub band: Risk,
    /// The model that tells it; of several the first.
    pub deciding: ModelKind,
    /// Which models tell the band, and what the others tell, in a sentence.
    pub sentence: String,
}

impl Told {
    /// What is kept of it with an assessment: the models that told a band, readiness among them.
    pub fn scores(&self) -> Vec<ModelScore> {
        let kept = |told: &ModelTold| {
            let band = told.band?;
            Some(ModelScore { model: told.kind, version: told.version, points: told.points, band })
        };
        self.models.iter().filter_map(kept).collect()
    }

    /// What one model tells.
    pub fn of(&self, kind: ModelKind) -> Option<&ModelTold> {
        self.models.iter().find(|told| told.kind == kind)
    }

    /// What differs between this and the band that the release holds, in a sentence; none where they agree.
    pub fn drift(&self, release: &Release) -> Option<String> {
        drift(self.band, release)
    }
}

/// What differs between a band of today and the band that a release holds, in a sentence; none where they agree.
pub(super) fn drift(today: Risk, release: &Release) -> Option<String> {
    let now = band_word(today);
    match release.risk {
        Some(held) if held == today => None,
        Some(held) => Some(format!("Its score of today is {now}, but the plan counts it as {}.", band_word(held))),
        None => Some(format!("Its score of today is {now}, but the plan counts no risk for it.")),
    }
}

/// Tells the risk of a release as it stands at a moment by every model, and takes the highest.
///
/// `conflicts` are those of the release, told from it. The assessment need not be kept yet. Readiness moves with time
/// and is told beside: it never sets the band.
pub fn told(plan: &Plan, release: &Release, assessment: &Assessment, conflicts: &[Conflict], now: Instant) -> Told {
    let one = |kind: &ModelKind| {
        let model = plan.risk_model(*kind);
        let version = model.version;
        match &model.body {
            ModelBody::Rules { rules } => rules::told(version, rules, &plan.facts(release, conflicts, now)),
            ModelBody::Questionnaire { questions, bands } => {
                questionnaire::told(version, questions, bands, &assessment.answers)
            }
            ModelBody::Matrix { .. } => by_matrix(&model, plan, release, assessment, conflicts, now),
            body @ ModelBody::Readiness { .. } => {
                let basis = basis::basis(plan, release, Some(assessment), conflicts, now);
                readiness::told(version, body, basis.facts())
            }
        }
    };
    highest(ModelKind::ALL.iter().map(one).collect())
}

/// Takes the highest of what the models tell.
fn highest(models: Vec<ModelTold>) -> Told {
    let sets = || models.iter().filter(|told| told.kind.sets_band());
    // The matrix always tells a band; without any, nothing looks light.
    let band = sets().filter_map(|told| told.band).max().unwrap_or(Risk::VeryHigh);
    let (agreeing, others): (Vec<&ModelTold>, Vec<&ModelTold>) = sets().partition(|told| told.band == Some(band));
    let deciding = agreeing.first().map_or(ModelKind::Matrix, |told| told.kind);
    let sentence = sentence(band, &agreeing, &others);
    Told { models, band, deciding, sentence }
}

/// `Its risk is high, as the matrix tells; the rules tell moderate and the questionnaire tells nothing.`
fn sentence(band: Risk, agreeing: &[&ModelTold], others: &[&ModelTold]) -> String {
    let names: Vec<&str> = agreeing.iter().map(|told| name(told.kind)).collect();
    let verb = match agreeing {
        [one] => tells(one.kind),
        _ => "tell",
    };
    let other = |told: &&ModelTold| {
        let band = told.band.map_or_else(|| "nothing".to_owned(), band_word);
        format!("{} {} {band}", name(told.kind), tells(told.kind))
    };
    let others: Vec<String> = others.iter().map(other).collect();
    let behind = if others.is_empty() { String::new() } else { format!("; {}", listed(&others)) };
    format!("Its risk is {}, as {} {verb}{behind}.", band_word(band), listed(&names))
}

const fn name(kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::Rules => "the rules",
        ModelKind::Questionnaire => "the questionnaire",
        ModelKind::Matrix => "the matrix",
        ModelKind::Readiness => "its readiness",
    }
}

const fn tells(kind: ModelKind) -> &'static str {
    if matches!(kind, ModelKind::Rules) { "tell" } else { "tells" }
}

/// What the matrix tells, with what each modifier adds.
fn by_matrix(
    model: &RiskModel,
    plan: &Plan,
    release: &Release,
    assessment: &Assessment,
    conflicts: &[Conflict],
    now: Instant,
) -> ModelTold {
    let score = score_by(MatrixModel::of(&model.body), plan, release, assessment, conflicts, now);
    let line = |one: &Contribution| {
        let sign = match one.change {
            ..0 => "\u{2212}",
            0 => "",
            1.. => "+",
        };
        format!("{sign}{}: {}", one.change.unsigned_abs(), one.sentence)
    };
    ModelTold {
        kind: ModelKind::Matrix,
        version: model.version,
        points: Some(score.moved.points()),
        band: Some(score.band),
        sentence: score.sentence(),
        lines: score.contributions.iter().map(line).collect(),
    }
}

#[cfg(test)]
mod tests;
