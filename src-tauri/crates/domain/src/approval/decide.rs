//! Asking a policy: the first line that holds decides, and every line before it says why it does not.

use super::{Policy, PolicyRule};
use crate::Plan;
use crate::policy::Facts;

/// The line that decides about a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided<'a> {
    /// Its place in the policy, from 0.
    pub index: usize,
    /// The line.
    pub rule: &'a PolicyRule,
}

/// A line that was asked about a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Its place in the policy, from 0.
    pub rule: usize,
    /// Whether it holds, so that it decides.
    pub holds: bool,
    /// What of it does not hold, or what it asks, in a sentence.
    pub why: String,
}

impl Policy {
    /// The first line that holds of a release; none where no line does.
    pub fn decide(&self, facts: &Facts) -> Option<Decided<'_>> {
        let mut lines = self.rules.iter().enumerate();
        lines.find(|(_, rule)| rule.when.hold(facts)).map(|(index, rule)| Decided { index, rule })
    }

    /// Every line that was asked about a release, in order, up to the one that decides.
    pub fn explain(&self, facts: &Facts) -> Vec<Tried> {
        let mut tried = Vec::new();
        for (rule, line) in self.rules.iter().enumerate() {
            let missed = line.when.missed(facts);
            let holds = missed.is_none();
            let fits = || {
                if line.when.are_open() {
                    "It asks for nothing, and holds of every release.".to_owned()
                } else {
                    format!("All that it asks holds: {}.", line.when.told())
                }
            };
            let why = missed.unwrap_or_else(fits);
            tried.push(Tried { rule, holds, why });
            if holds {
                break;
            }
        }
        tried
    }
}

impl Plan {
    /// The policy by which releases are approved; none where none is in force. Of several the first by its key.
    pub fn policy_in_force(&self) -> Option<&Policy> {
        self.policies.iter().filter(|policy| policy.in_force).min_by(|one, other| one.key.cmp(&other.key))
    }
}
