//! Candidate changes: what somebody would like to see in a release.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Effort, Urgency, Value, Worth};
use crate::id::{ChangeId, ReleaseId, ServiceId};
use crate::risk::{Impact, Likelihood, MatrixScore};
use crate::time::Instant;
use crate::word::words;
use crate::{Key, Plan};

words! {
    /// Why a change has to be in, whatever it brings.
    Mandatory, "mandatory reason" {
        /// It does not have to be.
        None = "none",
        /// It closes a hole.
        Security = "security",
        /// A law or a contract asks for it.
        Legal = "legal",
    }
}

/// Where a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Nobody has decided; it is a candidate for every release that touches its service.
    Open,
    /// A release takes it along.
    In(ReleaseId),
    /// It was put off to a release, or until somebody finds one for it.
    PutOff(Option<ReleaseId>),
}

impl Place {
    /// The release in which it is, or to which it was put off.
    pub const fn release(self) -> Option<ReleaseId> {
        match self {
            Self::Open => None,
            Self::In(release) => Some(release),
            Self::PutOff(release) => release,
        }
    }

    /// The word for it: `open`, `in` or `put-off`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::In(_) => "in",
            Self::PutOff(_) => "put-off",
        }
    }
}

/// One time that a change was put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deferral {
    /// The release that did not take it; none where that release is gone.
    pub from: Option<ReleaseId>,
    /// The release to which it was put off; none where none was named, or where it is gone.
    pub to: Option<ReleaseId>,
    /// Why, in a sentence.
    pub reason: String,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// A candidate change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its id.
    pub id: ChangeId,
    /// Its key, such as `CH-12`.
    pub key: Key,
    /// What it is, in a few words.
    pub title: String,
    /// The service that it changes.
    pub service: ServiceId,
    /// What it is worth.
    pub value: Value,
    /// How soon it is needed.
    pub urgency: Urgency,
    /// The day by whose end it must be live; none where nobody set one.
    pub deadline: Option<NaiveDate>,
    /// The work that it takes.
    pub effort: Effort,
    /// How bad it is when it goes wrong.
    pub impact: Impact,
    /// How likely it is to go wrong.
    pub likelihood: Likelihood,
    /// Why it has to be in, if it has to.
    pub mandatory: Mandatory,
    /// Where it is.
    pub place: Place,
    /// Every time that it was put off, oldest first.
    pub deferrals: Vec<Deferral>,
}

impl Change {
    /// A change that was put off so many times is brought before those who decide.
    pub const ESCALATED_AT: usize = 3;

    /// Its cell of the matrix.
    pub const fn score(&self) -> MatrixScore {
        MatrixScore { impact: self.impact, likelihood: self.likelihood }
    }

    /// The points that it takes from the budget of a release.
    pub const fn points(&self) -> u32 {
        self.score().points()
    }

    /// What it brings for its work.
    pub const fn worth(&self) -> Worth {
        Worth { value: self.value, urgency: self.urgency, effort: self.effort }
    }

    /// Whether it has to be in.
    pub fn is_mandatory(&self) -> bool {
        self.mandatory != Mandatory::None
    }

    /// Whether it was put off so often that those who decide must be told.
    pub const fn is_escalated(&self) -> bool {
        self.deferrals.len() >= Self::ESCALATED_AT
    }

    /// Whether it was put off by a release, and nobody has decided anything else since.
    pub fn is_put_off_by(&self, release: ReleaseId) -> bool {
        matches!(self.place, Place::PutOff(_))
            && self.deferrals.last().is_some_and(|deferral| deferral.from == Some(release))
    }

    /// Whether it is in a release.
    pub fn is_in(&self, release: ReleaseId) -> bool {
        self.place == Place::In(release)
    }

    /// Puts it off, and keeps that it was.
    pub fn put_off(&mut self, deferral: Deferral) {
        self.place = Place::PutOff(deferral.to);
        self.deferrals.push(deferral);
    }

    /// The same change in a plan without a release: how often it was put off stays, the name of the release goes.
    #[must_use]
    pub fn forgetting(mut self, release: ReleaseId) -> Self {
        for deferral in &mut self.deferrals {
            deferral.from = deferral.from.filter(|id| *id != release);
            deferral.to = deferral.to.filter(|id| *id != release);
        }
        self
    }

    /// Key and title as people say them: `CH-12 Card tokens`.
    pub fn label(&self) -> String {
        format!("{} {}", self.key, self.title)
    }
}

impl Plan {
    /// The changes in a release, by key.
    pub fn changes_in(&self, release: ReleaseId) -> Vec<&Change> {
        self.changes_where(|change| change.is_in(release))
    }

    /// The changes that are in a release or were put off to it, by key.
    pub fn changes_at(&self, release: ReleaseId) -> Vec<&Change> {
        self.changes_where(|change| change.place.release() == Some(release))
    }

    /// Some changes, by key.
    pub(super) fn changes_where(&self, fits: impl Fn(&Change) -> bool) -> Vec<&Change> {
        let mut changes: Vec<&Change> = self.changes.iter().filter(|change| fits(change)).collect();
        changes.sort_by(|a, b| (&a.key, a.id).cmp(&(&b.key, b.id)));
        changes
    }
}
