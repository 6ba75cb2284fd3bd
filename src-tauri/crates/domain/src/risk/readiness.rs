//! Model D: how ready a release is. It moves with time, and is told beside the band of a release.

use super::bands::band_of;
use super::words::{band_word, hundredths};
use super::{Bands, ModelBody, ModelKind, ModelTold, RiskModelError};
use crate::release::Risk;
use crate::word::words;

/// The most points.
pub(super) const HIGHEST: u32 = 100;

/// Time counts within so many days before the start.
pub const COUNTED_DAYS: i64 = 14;

/// Behind one task in so many, 0.2 of all, progress adds nothing.
const EARLY: u64 = 5;

/// The bands that are usual: 0–24 low, 25–49 moderate, 50–74 high, 75–100 very high.
const USUAL: [(u32, Risk); 4] = [(0, Risk::Low), (25, Risk::Moderate), (50, Risk::High), (75, Risk::VeryHigh)];

/// What is counted about the readiness of a release.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadinessFacts {
    /// Tasks that are done; more than `total` count as `total`.
    pub closed: u32,
    /// All tasks. Without any, nothing is open: nothing to do is done.
    pub total: u32,
    /// Policies that are not kept; more than `completed` count as `completed`.
    pub non_compliant: u32,
    /// Policies that can be judged now. Without any, none is broken.
    pub completed: u32,
    /// Days to the start, 0 on its day and negative behind it; none for what has no date.
    pub days_to_start: Option<i64>,
}

words! {
    /// A part of the readiness of a release.
    ReadinessPart, "part of readiness" {
        /// The share of tasks that are open.
        Work = "work",
        /// The share of policies that are not kept.
        Policy = "policy",
        /// Whether hardly anything was begun: 1 − ratio ÷ 0.2 of the tasks that are done, at least 0.
        Progress = "progress",
        /// How near the start is: 1 − days ÷ 14, from 0 to 1.
        Time = "time",
    }
}

/// What one part adds: a share of its weight, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartScore {
    /// The part.
    pub part: ReadinessPart,
    /// The most points that it can add.
    pub weight: u32,
    /// The share that it adds, from 0 to 1: a number and the number by which it is divided, which is never 0.
    pub share: (u64, u64),
}

/// How ready a release is, in points of risk, with the arithmetic open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadinessScore {
    /// 0 where all is ready, 100 where nothing is; rounded half up.
    pub points: u32,
    /// What each part adds: work, policy, progress and, with a date, time.
    pub parts: Vec<PartScore>,
    /// The arithmetic of each part, in the same order.
    pub lines: Vec<String>,
    /// The band.
    pub band: Risk,
}

/// Model D: what each part weighs, and which band the points have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadinessModel<'a> {
    /// The weights with a date: work, policy, progress, time.
    pub dated: [u32; 4],
    /// The weights without one: work, policy, progress.
    pub undated: [u32; 3],
    /// The first points of each band and the band, from the lightest.
    pub from: &'a [(u32, Risk)],
}

impl ReadinessModel<'static> {
    /// What is usual: 0.3, 0.4, 0.1 and 0.2 with a date, 0.5, 0.4 and 0.1 without one.
    pub const USUAL: Self = Self { dated: [30, 40, 10, 20], undated: [50, 40, 10], from: &USUAL };
}

impl<'a> ReadinessModel<'a> {
    /// The model that a body says; the usual one where the body is of another kind.
    pub fn of(body: &'a ModelBody) -> Self {
        match body {
            ModelBody::Readiness { dated, undated, bands } => {
                Self { dated: *dated, undated: *undated, from: &bands.from }
            }
            _ => ReadinessModel::USUAL,
        }
    }
}

impl ReadinessFacts {
    /// The same facts with nothing counted more often than there is.
    fn held(self) -> Self {
        Self { closed: self.closed.min(self.total), non_compliant: self.non_compliant.min(self.completed), ..self }
    }

    /// The share of a part, from 0 to 1; nothing where there is nothing of which it could be a share.
    fn share(self, part: ReadinessPart) -> (u64, u64) {
        let (closed, total) = (u64::from(self.closed), u64::from(self.total));
        let (share, of) = match part {
            ReadinessPart::Work => (total - closed, total),
            ReadinessPart::Policy => (self.non_compliant.into(), self.completed.into()),
            ReadinessPart::Progress => (total.saturating_sub(EARLY * closed), total),
            ReadinessPart::Time => {
                let left = self.days_to_start.map_or(COUNTED_DAYS, |days| days.clamp(0, COUNTED_DAYS));
                ((COUNTED_DAYS - left).unsigned_abs(), COUNTED_DAYS.unsigned_abs())
            }
        };
        if of == 0 { (0, 1) } else { (share, of) }
    }

    /// What is known about a part, in words.
    fn known(self, part: ReadinessPart) -> String {
        let Self { closed, total, non_compliant, completed, days_to_start } = self;
        match part {
            ReadinessPart::Work | ReadinessPart::Progress if total == 0 => {
                "there is no task, and nothing to do is done".to_owned()
            }
            ReadinessPart::Policy if completed == 0 => "no policy can be judged yet".to_owned(),
            ReadinessPart::Work => format!("{} of {} open", total - closed, tasks(total)),
            ReadinessPart::Policy => format!("{non_compliant} of {completed} policies not kept"),
            ReadinessPart::Progress => {
                let held = if u64::from(closed) * EARLY > u64::from(total) { ", held at 0" } else { "" };
                format!("{} \u{2212} {EARLY} × {closed} done{held}", tasks(total))
            }
            ReadinessPart::Time => match days_to_start {
                None => "no date".to_owned(),
                Some(..0) => "its start is past".to_owned(),
                Some(0) => "it starts today".to_owned(),
                Some(1) => format!("{COUNTED_DAYS} \u{2212} 1 day to its start"),
                Some(days) if days > COUNTED_DAYS => {
                    format!("{days} days to its start, and only the last {COUNTED_DAYS} count")
                }
                Some(days) => format!("{COUNTED_DAYS} \u{2212} {days} days to its start"),
            },
        }
    }

    /// `Work: 4 ÷ 10 × 30 = 12.00 (4 of 10 tasks open).`
    fn line(self, one: PartScore) -> String {
        let name = match one.part {
            ReadinessPart::Work => "Work",
            ReadinessPart::Policy => "Policy",
            ReadinessPart::Progress => "Progress",
            ReadinessPart::Time => "Time",
        };
        let (share, of) = one.share;
        let points = hundredths(one.hundredths());
        format!("{name}: {share} ÷ {of} × {} = {points} ({}).", one.weight, self.known(one.part))
    }
}

impl PartScore {
    /// What it adds, in hundredths of a point, rounded half up.
    pub fn hundredths(self) -> u128 {
        let (share, of) = (u128::from(self.share.0), u128::from(self.share.1));
        rounded(share * u128::from(self.weight) * 100, of)
    }
}

/// A quotient, rounded half up.
const fn rounded(number: u128, by: u128) -> u128 {
    (2 * number + by) / (2 * by)
}

/// The points of some parts together as a number and the number by which it is divided, exactly.
fn together(parts: &[PartScore]) -> (u128, u128) {
    parts.iter().fold((0, 1), |(sum, of), one| {
        let (share, by) = (u128::from(one.share.0) * u128::from(one.weight), u128::from(one.share.1));
        // Work and progress are shares of the same number of tasks.
        if of % by == 0 { (sum + share * (of / by), of) } else { (sum * by + share * of, of * by) }
    })
}

impl ReadinessScore {
    /// The sum of the arithmetic in a sentence.
    pub fn sentence(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|one| hundredths(one.hundredths())).collect();
        let (sum, of) = together(&self.parts);
        let whole = if sum % of == 0 {
            self.points.to_string()
        } else {
            format!("{}, rounded {}", hundredths(rounded(sum * 100, of)), self.points)
        };
        let band = band_word(self.band);
        format!("{} = {whole} of {HIGHEST} points, {band}; it moves with time and sets no band.", parts.join(" + "))
    }
}

/// How ready a release is: the sum of its parts by their weights, rounded half up and held at 100.
///
/// Counted exactly, without fractions of the machine.
pub fn readiness_risk(facts: ReadinessFacts, model: ReadinessModel<'_>) -> ReadinessScore {
    let facts = facts.held();
    let weights: &[u32] = if facts.days_to_start.is_some() { &model.dated } else { &model.undated };
    let score =
        |(part, weight): (&ReadinessPart, &u32)| PartScore { part: *part, weight: *weight, share: facts.share(*part) };
    let parts: Vec<PartScore> = ReadinessPart::ALL.iter().zip(weights).map(score).collect();
    let (sum, of) = together(&parts);
    let points = u32::try_from(rounded(sum, of)).unwrap_or(HIGHEST).min(HIGHEST);
    let lines = parts.iter().map(|one| facts.line(*one)).collect();
    ReadinessScore { points, parts, lines, band: band_of(model.from, points) }
}

/// What model D tells about a release.
pub(super) fn told(version: u32, body: &ModelBody, facts: ReadinessFacts) -> ModelTold {
    let score = readiness_risk(facts, ReadinessModel::of(body));
    let sentence = score.sentence();
    ModelTold {
        kind: ModelKind::Readiness,
        version,
        points: Some(score.points),
        band: Some(score.band),
        sentence,
        lines: score.lines,
    }
}

/// Refuses weights that are not shares of one whole.
pub(super) fn check(dated: &[u32], undated: &[u32]) -> Result<(), RiskModelError> {
    for (weights, with_date) in [(dated, true), (undated, false)] {
        let sum: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
        if sum != u64::from(HIGHEST) {
            return Err(RiskModelError::Weights { dated: with_date, sum });
        }
    }
    Ok(())
}

/// What is usual for model D.
pub(super) fn usual() -> ModelBody {
    let ReadinessModel { dated, undated, from } = ReadinessModel::USUAL;
    ModelBody::Readiness { dated, undated, bands: Bands { from: from.to_vec() } }
}

fn tasks(count: u32) -> String {
    if count == 1 { "1 task".to_owned() } else { format!("{count} tasks") }
}

#[cfg(test)]
mod tests;
