//! How much each code weighs in a plan.

use rustc_hash::FxHashMap;

use super::{Code, Severity};
use crate::Plan;
use crate::policy::{SeverityRule, Weight};

/// The weights of every code, where it matters most and everywhere else.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights(FxHashMap<Code, (Weight, Weight)>);

impl Weights {
    pub(super) fn read(plan: &Plan) -> Self {
        Self(Code::ALL.iter().map(|code| (*code, (plan.weight(*code, true), plan.weight(*code, false)))).collect())
    }

    /// The severity of a conflict; none for a code of which nobody wants to be told.
    pub(super) fn of(&self, code: Code, critical: bool) -> Option<Severity> {
        let (most, otherwise) = self.0.get(&code).copied().unwrap_or_else(|| SeverityRule::usual(code));
        if critical { most } else { otherwise }.severity()
    }
}
