//! The models by which risk is told: each can be edited, and counts its versions.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use super::{Bands, BandsError, Impact, matrix, questionnaire, readiness, rules};
use crate::id::RiskModelId;
use crate::policy::Conditions;
use crate::release::Risk;
use crate::word::words;
use crate::{Key, Plan};

words! {
    /// A model by which risk is told.
    ModelKind, "risk model" {
        /// A: ordered rules.
        Rules = "rules",
        /// B: a weighted questionnaire.
        Questionnaire = "questionnaire",
        /// C: impact × likelihood.
        Matrix = "matrix",
        /// D: how ready the release is.
        Readiness = "readiness",
    }
}

impl ModelKind {
    /// Whether the band of a release can come from it; readiness moves with time and is told beside.
    pub const fn sets_band(self) -> bool {
        !matches!(self, Self::Readiness)
    }
}

/// What a model told about a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelScore {
    /// The model.
    pub model: ModelKind,
    /// Its version.
    pub version: u32,
    /// The points, of the questionnaire in hundredths; none of a rule, which counts nothing.
    pub points: Option<u32>,
    /// The band.
    pub band: Risk,
}

/// A model that was settled. There is one of each kind at most; what is usual stands where none was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskModel {
    /// Its id.
    pub id: RiskModelId,
    /// What it says.
    pub body: ModelBody,
    /// Counts up with every change; 0 is what is usual where nothing was settled.
    pub version: u32,
}

/// What a model says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "model", rename_all = "kebab-case")]
pub enum ModelBody {
    /// Model A: ordered rules, of which the first that holds decides; none decides where none holds.
    Rules {
        /// The rules, in the order in which they are asked.
        rules: Vec<RiskRule>,
    },
    /// Model B: a weighted questionnaire.
    Questionnaire {
        /// The questions, in order.
        questions: Vec<Question>,
        /// From the sum of value × weight, in hundredths, to a band.
        bands: Bands,
    },
    /// Model C: impact × likelihood, moved by what is known.
    Matrix {
        /// From the product, 1 to 25, to a band.
        bands: Bands,
        /// The least band of the highest impact.
        worst_impact: Risk,
    },
    /// Model D: how ready a release is; it moves with time.
    Readiness {
        /// What each part weighs where the release has a date, in hundredths: work, policy, progress, time.
        dated: [u32; 4],
        /// What each weighs where it has none: work, policy, progress.
        undated: [u32; 3],
        /// From the points, 0 to 100, to a band.
        bands: Bands,
    },
}

/// A rule of model A.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskRule {
    /// Names the rule within the model for ever.
    pub key: Key,
    /// What it is for, in a few words.
    pub name: String,
    /// When it holds. What it says about risk is asked of the risk that the release held before.
    pub when: Conditions,
    /// The risk that it sets.
    pub risk: Risk,
    /// The impact that it sets.
    pub impact: Impact,
}

/// A question of model B.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Names the question within the model for ever, such as `users`.
    pub key: Key,
    /// The question.
    pub text: String,
    /// What each answer counts, in hundredths, so that weights can be shares.
    pub weight: u32,
    /// The answers, from the lightest, each with its value.
    pub answers: Vec<Answer>,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its value, such as 2, 4, 6, 8 or 10.
    pub value: u32,
    /// What it says.
    pub text: String,
}

/// Why a model cannot stand.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RiskModelError {
    /// Its bands leave numbers open, or give some two.
    #[error("the bands of the {model} model cannot stand: {fault}")]
    Bands {
        /// The model.
        model: ModelKind,
        /// What is wrong with them.
        fault: BandsError,
    },
    /// A rule or a question has nothing that people can read.
    #[error("{0} has no text; say in a few words what it is for")]
    Textless(Key),
    /// Two rules or questions have the same key.
    #[error("two have the key {0}; give one of them another key")]
    Twice(Key),
    /// A rule is never asked, because one before it always holds.
    #[error("the rule {rule} is never asked, because {before} before it holds of every release; put {before} last")]
    NeverAsked {
        /// The rule.
        rule: Key,
        /// The one before it that always holds.
        before: Key,
    },
    /// There is nothing to answer.
    #[error("the questionnaire has no question; give it at least one")]
    NoQuestion,
    /// A question counts nothing.
    #[error("the question {0} weighs nothing; give it a weight of at least 0.01, or leave it out")]
    Weightless(Key),
    /// There is nothing to choose from.
    #[error("the question {question} has {found} of the at least 2 answers that make a choice; give it more")]
    TooFewAnswers {
        /// The question.
        question: Key,
        /// How many it has.
        found: usize,
    },
    /// An answer has nothing that people can read.
    #[error("the answer {value} of the question {question} has no text; say what it means")]
    AnswerTextless {
        /// The question.
        question: Key,
        /// The value of the answer.
        value: u32,
    },
    /// The answers do not go from light to heavy.
    #[error("the question {question} has the answer {value} behind {before}; let the values rise")]
    AnswerNotRising {
        /// The question.
        question: Key,
        /// The value of the answer before.
        before: u32,
        /// The value.
        value: u32,
    },
    /// The sum can be greater than any number that is kept.
    #[error("the heaviest answers sum up to more than {} points; give smaller values or weights", u32::MAX / 100)]
    TooMuch,
    /// The weights of readiness are not shares of one whole.
    #[error("the weights of a release {} sum up to {sum}, and must sum up to 100", if *dated { "with a date" } else { "without a date" })]
    Weights {
        /// Whether they are those of a release with a date.
        dated: bool,
        /// What they sum up to.
        sum: u64,
    },
}

impl ModelBody {
    /// Of which kind it is.
    pub const fn kind(&self) -> ModelKind {
        match self {
            Self::Rules { .. } => ModelKind::Rules,
            Self::Questionnaire { .. } => ModelKind::Questionnaire,
            Self::Matrix { .. } => ModelKind::Matrix,
            Self::Readiness { .. } => ModelKind::Readiness,
        }
    }

    /// What is usual for a kind of model.
    pub fn usual(kind: ModelKind) -> Self {
        match kind {
            ModelKind::Rules => rules::usual(),
            ModelKind::Questionnaire => questionnaire::usual(),
            ModelKind::Matrix => matrix::usual(),
            ModelKind::Readiness => readiness::usual(),
        }
    }

    /// Checks that it tells one thing about every release, and can be read.
    pub fn check(&self) -> Result<(), RiskModelError> {
        let model = self.kind();
        let within = |bands: &Bands, lowest, highest| {
            bands.check(lowest, highest).map_err(|fault| RiskModelError::Bands { model, fault })
        };
        match self {
            Self::Rules { rules } => rules::check(rules),
            Self::Questionnaire { questions, bands } => {
                let (lowest, highest) = questionnaire::check(questions)?;
                within(bands, lowest, highest)
            }
            Self::Matrix { bands, .. } => within(bands, matrix::LOWEST, matrix::HIGHEST),
            Self::Readiness { dated, undated, bands } => {
                readiness::check(dated, undated)?;
                within(bands, 0, readiness::HIGHEST)
            }
        }
    }
}

impl RiskModel {
    /// What stands where nothing was settled: version 0, and no id of its own.
    pub fn usual(kind: ModelKind) -> Self {
        Self { id: RiskModelId::new(Uuid::nil()), body: ModelBody::usual(kind), version: 0 }
    }

    /// Of which kind it is.
    pub const fn kind(&self) -> ModelKind {
        self.body.kind()
    }

    /// Checks that it tells one thing about every release, and can be read.
    pub fn check(&self) -> Result<(), RiskModelError> {
        self.body.check()
    }
}

/// Refuses a key that comes twice.
pub(super) fn each_once<'a>(keys: impl IntoIterator<Item = &'a Key>) -> Result<(), RiskModelError> {
    let mut seen = std::collections::BTreeSet::new();
    match keys.into_iter().find(|key| !seen.insert(*key)) {
        Some(twice) => Err(RiskModelError::Twice(twice.clone())),
        None => Ok(()),
    }
}

/// The key of something that is usual.
pub(super) fn usual_key(text: &str) -> Key {
    Key::parse(text).unwrap_or_else(|_| Key::nameless())
}

impl Plan {
    /// The model of a kind that counts here: what was settled, or what is usual.
    pub fn risk_model(&self, kind: ModelKind) -> Cow<'_, RiskModel> {
        let settled = self.risk_models.iter().find(|model| model.kind() == kind);
        settled.map_or_else(|| Cow::Owned(RiskModel::usual(kind)), Cow::Borrowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    #[test]
    fn what_is_usual_can_stand_and_has_no_id_of_its_own() {
        for kind in ModelKind::ALL {
            let usual = RiskModel::usual(*kind);
            assert_eq!((usual.check(), usual.kind(), usual.version), (Ok(()), *kind, 0));
            assert!(usual.id.uuid().is_nil());
        }
    }

    #[test]
    fn what_was_settled_goes_before_what_is_usual() {
        let mut plan = Sketch::new().plan;
        assert_eq!(plan.risk_model(ModelKind::Matrix).version, 0);
        let body = ModelBody::Matrix { bands: Bands { from: vec![(1, Risk::High)] }, worst_impact: Risk::High };
        let settled = RiskModel { id: RiskModelId::new(Uuid::from_u128(1)), body, version: 3 };
        plan.risk_models.put(settled.clone());
        assert_eq!(*plan.risk_model(ModelKind::Matrix), settled);
        assert_eq!(plan.risk_model(ModelKind::Rules).version, 0, "other models stay as they are");
    }

    #[test]
    fn bands_are_checked_over_what_a_model_can_reach() {
        let bands = |from: &[(u32, Risk)]| Bands { from: from.to_vec() };
        let matrix = |from| ModelBody::Matrix { bands: bands(from), worst_impact: Risk::High }.check();
        assert_eq!(matrix(&[(1, Risk::Low), (25, Risk::High)]), Ok(()));
        assert_eq!(
            matrix(&[(0, Risk::Low)]).unwrap_err().to_string(),
            "the bands of the matrix model cannot stand: the first band begins at 0, but the lowest number is 1; \
             let it begin at 1"
        );
        assert!(matrix(&[(1, Risk::Low), (26, Risk::High)]).is_err());
        let readiness = |dated, undated, from| ModelBody::Readiness { dated, undated, bands: bands(from) }.check();
        let whole: &[(u32, Risk)] = &[(0, Risk::Low), (100, Risk::High)];
        assert_eq!(readiness([100, 0, 0, 0], [0, 0, 100], whole), Ok(()));
        assert_eq!(
            readiness([30, 40, 10, 19], [50, 40, 10], whole).unwrap_err().to_string(),
            "the weights of a release with a date sum up to 99, and must sum up to 100"
        );
        assert_eq!(
            readiness([30, 40, 10, 20], [u32::MAX; 3], whole),
            Err(RiskModelError::Weights { dated: false, sum: 3 * u64::from(u32::MAX) })
        );
        assert!(readiness([30, 40, 10, 20], [50, 40, 10], &[(0, Risk::Low), (101, Risk::High)]).is_err());
    }
}
