//! The score of a release: its assessment, moved by what is known, with the arithmetic open.

use super::highest::drift;
use super::modifier::Known;
use super::{Assessment, Contribution, Likelihood, MatrixModel, MatrixScore, ModelKind, Modifier};
use crate::Plan;
use crate::conflict::Conflict;
use crate::release::{Release, Risk};
use crate::time::Instant;

/// The score of a release at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseScore {
    /// The cell of the matrix that was assessed.
    pub assessed: MatrixScore,
    /// What each modifier adds, in the order in which they are declared.
    pub contributions: Vec<Contribution>,
    /// The steps of all modifiers together, before the likelihood is held on its scale.
    pub steps: i8,
    /// The cell in which the release is.
    pub moved: MatrixScore,
    /// The band that it is in, by the matrix that counts here.
    pub band: Risk,
    /// That cell with its product and its band: `impact 4 × likelihood 3 = 12, high`.
    pub product: String,
}

impl ReleaseScore {
    /// What differs between this score and the band that the release holds, in a sentence; none where they agree.
    pub fn drift(&self, release: &Release) -> Option<String> {
        drift(self.band, release)
    }

    /// The arithmetic in a sentence.
    pub fn sentence(&self) -> String {
        let (from, to) = (self.assessed.likelihood, self.moved.likelihood);
        let whole = i16::from(from.get()) + i16::from(self.steps);
        let held = if whole == i16::from(to.get()) {
            String::new()
        } else {
            format!(", held at {to} on a scale of {} to {}", Likelihood::LOW, Likelihood::HIGH)
        };
        let sign = if self.steps < 0 { '\u{2212}' } else { '+' };
        let way = format!("Likelihood {from} {sign} {} = {}{held}", self.steps.unsigned_abs(), told(whole));
        format!("{way}; {}.", self.product)
    }
}

fn told(number: i16) -> String {
    if number < 0 { format!("\u{2212}{}", number.unsigned_abs()) } else { number.to_string() }
}

/// Scores a release as it stands at a moment, by the matrix that counts in the plan.
///
/// `conflicts` are those of the release, told from it. Its days are those of its own zone.
pub fn score(
    plan: &Plan,
    release: &Release,
    assessment: &Assessment,
    conflicts: &[Conflict],
    now: Instant,
) -> ReleaseScore {
    let model = plan.risk_model(ModelKind::Matrix);
    score_by(MatrixModel::of(&model.body), plan, release, assessment, conflicts, now)
}

/// Scores a release as it stands at a moment by some matrix.
pub(super) fn score_by(
    matrix: MatrixModel<'_>,
    plan: &Plan,
    release: &Release,
    assessment: &Assessment,
    conflicts: &[Conflict],
    now: Instant,
) -> ReleaseScore {
    let known = Known { plan, release, assessment, conflicts, now };
    let contributions: Vec<Contribution> = Modifier::ALL.iter().map(|modifier| known.contribution(*modifier)).collect();
    let steps = contributions.iter().map(|one| one.change).sum();
    let assessed = MatrixScore { impact: assessment.impact, likelihood: assessment.likelihood };
    let moved = MatrixScore { likelihood: assessment.likelihood.moved(steps), ..assessed };
    ReleaseScore { assessed, contributions, steps, moved, band: matrix.band(moved), product: matrix.told(moved) }
}
