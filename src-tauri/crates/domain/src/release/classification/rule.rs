//! What is settled about a type of release, and whether it can be.

use std::borrow::Cow;
use std::collections::BTreeSet;

use thiserror::Error;

use super::TypeRule;
use crate::Plan;
use crate::release::{Planned, ReleaseKind};
use crate::time::Minutes;

/// Why something cannot be settled about a type of release.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TypeRuleError {
    /// It asks too little or too much.
    #[error("the type {kind} asks {found}; a type of release asks 5 to 8 questions")]
    NumberOfCriteria {
        /// The type.
        kind: ReleaseKind,
        /// How many questions it would ask.
        found: usize,
    },
    /// A question has no key.
    #[error("question {number} of the type {kind} has no key; give it one that it keeps for ever, such as done-before")]
    NoKey {
        /// The type.
        kind: ReleaseKind,
        /// Which question, counted from 1.
        number: usize,
    },
    /// Two questions have the same key.
    #[error("the type {kind} has two questions with the key {key}; give each its own")]
    SameKey {
        /// The type.
        kind: ReleaseKind,
        /// The key.
        key: String,
    },
    /// A question asks nothing.
    #[error("the criterion {key} of the type {kind} asks nothing; write down its question")]
    NoQuestion {
        /// The type.
        kind: ReleaseKind,
        /// The key of the criterion.
        key: String,
    },
    /// No release can be watched for so long.
    #[error(
        "the type {kind} would be watched for {found} after its deployment; that lasts between 0 minutes and 366 days"
    )]
    Stabilisation {
        /// The type.
        kind: ReleaseKind,
        /// How long it would be.
        found: Minutes,
    },
}

impl TypeRule {
    /// The least and the most questions that a type asks.
    pub const CRITERIA: std::ops::RangeInclusive<usize> = 5..=8;

    /// Checks that it asks 5 to 8 questions, each with a key of its own, and watches for a time that a release can have.
    pub fn check(&self) -> Result<(), TypeRuleError> {
        let kind = self.kind;
        let found = self.criteria.len();
        if !Self::CRITERIA.contains(&found) {
            return Err(TypeRuleError::NumberOfCriteria { kind, found });
        }
        let mut keys = BTreeSet::new();
        for (number, criterion) in (1..).zip(&self.criteria) {
            let key = criterion.key.trim();
            if key.is_empty() {
                return Err(TypeRuleError::NoKey { kind, number });
            }
            if !keys.insert(key) {
                return Err(TypeRuleError::SameKey { kind, key: key.to_owned() });
            }
            if criterion.question.trim().is_empty() {
                return Err(TypeRuleError::NoQuestion { kind, key: key.to_owned() });
            }
        }
        if self.stabilisation < Minutes::ZERO || self.stabilisation > Planned::MAX {
            return Err(TypeRuleError::Stabilisation { kind, found: self.stabilisation });
        }
        Ok(())
    }
}

impl Plan {
    /// What is settled about a type of release, or else what is usual.
    pub fn type_rule(&self, kind: ReleaseKind) -> Cow<'_, TypeRule> {
        let settled = self.type_rules.iter().find(|rule| rule.kind == kind);
        settled.map_or_else(|| Cow::Owned(TypeRule::usual(kind)), Cow::Borrowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    fn refused(change: impl FnOnce(&mut TypeRule)) -> String {
        let mut rule = TypeRule::usual(ReleaseKind::Standard);
        change(&mut rule);
        rule.check().unwrap_err().to_string()
    }

    #[test]
    fn a_type_asks_five_to_eight_questions() {
        let asks = |count| {
            let mut rule = TypeRule::usual(ReleaseKind::Standard);
            let one = rule.criteria[0].clone();
            rule.criteria =
                (0..count).map(|n| super::super::Criterion { key: format!("k{n}"), ..one.clone() }).collect();
            rule.check().is_ok()
        };
        let fine: Vec<usize> = (0..12).filter(|count| asks(*count)).collect();
        assert_eq!(fine, [5, 6, 7, 8]);
        let told = refused(|rule| rule.criteria.truncate(4));
        assert_eq!(told, "the type standard asks 4; a type of release asks 5 to 8 questions");
    }

    #[test]
    fn every_question_has_a_key_of_its_own_and_asks_something() {
        assert_eq!(
            refused(|rule| rule.criteria[2].key = " ".to_owned()),
            "question 3 of the type standard has no key; give it one that it keeps for ever, such as done-before"
        );
        assert_eq!(
            refused(|rule| rule.criteria[2].key = rule.criteria[0].key.clone()),
            "the type standard has two questions with the key done-before; give each its own"
        );
        assert_eq!(
            refused(|rule| rule.criteria[0].question = " ".to_owned()),
            "the criterion done-before of the type standard asks nothing; write down its question"
        );
    }

    #[test]
    fn a_release_is_watched_for_a_year_at_most() {
        let too_long = "the type standard would be watched for 8785h after its deployment; that lasts between 0 minutes \
                        and 366 days";
        assert_eq!(refused(|rule| rule.stabilisation = Minutes::hours(366 * 24 + 1)), too_long);
        assert!(refused(|rule| rule.stabilisation = Minutes::new(-1)).contains("-1m"));
    }

    #[test]
    fn a_settled_rule_goes_before_the_usual_one_of_its_type_alone() {
        let mut plan = Sketch::new().plan;
        let settled = TypeRule { version: 2, ..TypeRule::usual(ReleaseKind::Standard) };
        plan.type_rules.put(settled.clone());
        assert_eq!(*plan.type_rule(ReleaseKind::Standard), settled);
        assert_eq!(*plan.type_rule(ReleaseKind::Emergency), TypeRule::usual(ReleaseKind::Emergency));
    }
}
