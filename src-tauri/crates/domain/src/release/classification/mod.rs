//! Types of release: what each asks, which one a release is of by its answers, and what was found before.

mod classify;
mod fields;
mod misclassified;
mod rate;
mod rule;
mod usual;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ReleaseKind;
use crate::Plan;
use crate::id::{ClassificationId, ReleaseId, TypeRuleId};
use crate::time::{Instant, Minutes};
use crate::word::words;

pub use classify::{Found, Reason, classify};
pub use misclassified::{Misclassification, Mismatch, misclassifications};
pub use rate::ReclassificationRate;
pub use rule::TypeRuleError;

words! {
    /// A field of a release that a type can ask for before the release leaves its draft.
    MandatoryField, "mandatory field" {
        /// What and why, in full.
        Description = "description",
        /// The services that it touches.
        Services = "services",
        /// The team that carries it.
        Team = "team",
        /// The version that it brings.
        Version = "version",
        /// Its risk.
        Risk = "risk",
        /// How it is taken back.
        RollbackPlan = "rollback-plan",
        /// Its runbook.
        Runbook = "runbook",
        /// The incident, problem or order behind it.
        Reference = "reference",
    }
}

impl MandatoryField {
    /// The field within a sentence: `its description`.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Description => "its description",
            Self::Services => "its services",
            Self::Team => "its team",
            Self::Version => "its version",
            Self::Risk => "its risk",
            Self::RollbackPlan => "how it is taken back",
            Self::Runbook => "its runbook",
            Self::Reference => "a reference to what is behind it",
        }
    }
}

words! {
    /// A test gate that a type asks for.
    GateKind, "test gate" {
        /// Tests of single parts.
        Unit = "unit",
        /// Tests of parts together.
        Integration = "integration",
        /// Tests of what worked before.
        Regression = "regression",
        /// Tests of the whole.
        System = "system",
        /// Tests by those who will use it.
        Acceptance = "acceptance",
        /// Tests under load.
        Performance = "performance",
        /// Tests of security.
        Security = "security",
    }
}

words! {
    /// How much a criterion says.
    Weighs, "weight of a criterion" {
        /// The type needs it.
        Required = "required",
        /// The type needs at least one of these.
        OneOf = "one-of",
    }
}

/// What is settled about a type of release. There is one for each type at most; [`TypeRule::usual`] stands where none was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeRule {
    /// Its id.
    pub id: TypeRuleId,
    /// The type.
    pub kind: ReleaseKind,
    /// What the type is for.
    pub definition: String,
    /// What is asked, in the order in which it is.
    pub criteria: Vec<Criterion>,
    /// What must be said before a release leaves its draft.
    pub mandatory: BTreeSet<MandatoryField>,
    /// The test gates that it must pass.
    pub gates: BTreeSet<GateKind>,
    /// How long it is watched after its deployment, where it says nothing itself.
    pub stabilisation: Minutes,
    /// Counts up with every change.
    pub version: u32,
}

/// A question that is answered with yes or no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Names the question within its type for ever, such as `done-before`.
    pub key: String,
    /// The question, of which yes speaks for the type.
    pub question: String,
    /// How much it says.
    pub weighs: Weighs,
}

/// What was found when a release was classified. A release keeps all of them; the last one holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// Its id.
    pub id: ClassificationId,
    /// The release.
    pub release: ReleaseId,
    /// The answers, by the type and the key of the question; what was not answered is missing.
    pub answers: BTreeMap<ReleaseKind, BTreeMap<String, bool>>,
    /// The incident, problem, breach or order behind it; empty where there is none.
    pub reference: String,
    /// The type that the answers speak for.
    pub found: ReleaseKind,
    /// The type that it had before.
    pub before: ReleaseKind,
    /// The type that was chosen.
    pub chosen: ReleaseKind,
    /// The versions of the rules by which it was found.
    pub versions: BTreeMap<ReleaseKind, u32>,
    /// Why another type was chosen than before, or than was found.
    pub reason: String,
    /// Who approved that.
    pub approver: String,
    /// Who classified it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// Why a classification does not stand.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ClassificationError {
    /// Nobody said why.
    #[error("a release that {0} needs a reason; say why")]
    NoReason(String),
    /// Nobody stands for it.
    #[error("a release that {0} needs somebody who approves that; name who did")]
    NoApprover(String),
}

impl Classification {
    /// Whether it makes the release one of another type than it was, or than was found.
    pub fn is_reclassification(&self) -> bool {
        self.before != self.chosen || self.chosen != self.found
    }

    /// Checks that a reclassification has a reason and somebody who approved it.
    pub fn check(&self) -> Result<(), ClassificationError> {
        if !self.is_reclassification() {
            return Ok(());
        }
        if self.reason.trim().is_empty() {
            return Err(ClassificationError::NoReason(self.told()));
        }
        if self.approver.trim().is_empty() {
            return Err(ClassificationError::NoApprover(self.told()));
        }
        Ok(())
    }

    /// What becomes of the type: `goes from normal to emergency although its answers speak for standard`.
    fn told(&self) -> String {
        let Self { before, chosen, found, .. } = self;
        let goes = if before == chosen { format!("stays {chosen}") } else { format!("goes from {before} to {chosen}") };
        if chosen == found { goes } else { format!("{goes} although its answers speak for {found}") }
    }
}

impl Plan {
    /// How a release was classified, oldest first; the last one holds.
    pub fn classifications_of(&self, release: ReleaseId) -> Vec<&Classification> {
        let mut all: Vec<&Classification> =
            self.classifications.iter().filter(|classification| classification.release == release).collect();
        all.sort_by_key(|classification| (classification.at, classification.id));
        all
    }

    /// The incident, problem, breach or order behind a release, as its last classification names it; none where that
    /// names none.
    pub fn reference_of(&self, release: ReleaseId) -> Option<&str> {
        let of_it = self.classifications.iter().filter(|classification| classification.release == release);
        let last = of_it.max_by_key(|classification| (classification.at, classification.id))?;
        Some(last.reference.trim()).filter(|reference| !reference.is_empty())
    }
}

/// Classifications for tests.
#[cfg(test)]
mod sketched {
    use uuid::Uuid;

    use super::*;
    use crate::conflict::sketch::Sketch;

    /// A classification of a release that found and left it normal.
    pub(super) fn classification(sketch: &Sketch, release: &str, number: u128, at: &str) -> Classification {
        let normal = ReleaseKind::Normal;
        Classification {
            id: ClassificationId::new(Uuid::from_u128(number)),
            release: sketch.release_id(release),
            answers: BTreeMap::new(),
            reference: String::new(),
            found: normal,
            before: normal,
            chosen: normal,
            versions: ReleaseKind::ALL.iter().map(|kind| (*kind, 0)).collect(),
            reason: String::new(),
            approver: String::new(),
            by: "Ada".to_owned(),
            at: Instant::parse(at).unwrap(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sketched::classification;
    use super::*;
    use crate::conflict::sketch::Sketch;

    #[test]
    fn the_last_classification_holds_and_none_is_lost() {
        let mut sketch = Sketch::new().release("R-1", &[], "2026-12-18T22:00/02:00");
        sketch = sketch.release("R-2", &[], "2026-12-18T22:00/02:00");
        let of = |number, at, reference: &str| Classification {
            reference: reference.to_owned(),
            ..classification(&sketch, "R-1", number, at)
        };
        let all = [
            of(3, "2026-11-23T10:00:00Z", "INC-1"),
            of(1, "2026-11-24T10:00:00Z", " INC-2 "),
            of(2, "2026-11-24T10:00:00Z", " "),
        ];
        let (one, two) = (sketch.release_id("R-1"), sketch.release_id("R-2"));
        let mut references = Vec::new();
        for classification in &all {
            sketch.plan.classifications.put(classification.clone());
            references.push(sketch.plan.reference_of(one).map(str::to_owned));
        }
        assert_eq!(references, [Some("INC-1".to_owned()), Some("INC-2".to_owned()), None]);
        assert_eq!(sketch.plan.classifications_of(one), all.iter().collect::<Vec<_>>());
        assert!(sketch.plan.classifications_of(two).is_empty() && sketch.plan.reference_of(two).is_none());
    }

    #[test]
    fn a_reclassification_needs_a_reason_and_an_approver() {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-18T22:00/02:00");
        let of = |before, found, chosen, reason: &str, approver: &str| {
            let (reason, approver) = (reason.to_owned(), approver.to_owned());
            let plain = classification(&sketch, "R-1", 1, "2026-11-23T10:00:00Z");
            let classification = Classification { found, before, chosen, reason, approver, ..plain };
            classification.check().map_err(|error| error.to_string())
        };
        let (standard, normal, emergency) = (ReleaseKind::Standard, ReleaseKind::Normal, ReleaseKind::Emergency);
        assert_eq!(of(normal, normal, normal, "", ""), Ok(()));
        assert_eq!(
            of(normal, emergency, emergency, " ", "Grace").unwrap_err(),
            "a release that goes from normal to emergency needs a reason; say why"
        );
        assert_eq!(
            of(standard, normal, standard, "done every week", "").unwrap_err(),
            "a release that stays standard although its answers speak for normal needs somebody who approves that; \
             name who did"
        );
        assert_eq!(
            of(normal, standard, emergency, "", "").unwrap_err(),
            "a release that goes from normal to emergency although its answers speak for standard needs a reason; say \
             why"
        );
        assert_eq!(of(normal, standard, emergency, "INC-7", "Grace"), Ok(()));
    }
}
