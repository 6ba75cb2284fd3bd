//! How much conflicts weigh.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Plan;
use crate::conflict::{Code, Severity};
use crate::id::SeverityRuleId;
use crate::word::words;

words! {
    /// How much a conflict of a code weighs.
    Weight, "weight" {
        /// The move is refused.
        Hard = "hard",
        /// The move is possible with a reason.
        Soft = "soft",
        /// Nobody is told.
        Off = "off",
    }
}

/// How much conflicts of one code weigh, where an organisation settled on something of its own. There is one for each
/// code at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeverityRule {
    /// Its id.
    pub id: SeverityRuleId,
    /// The code.
    pub code: Code,
    /// Their weight where it matters most: services of tier 1, deployment leads and rollback owners, schemas of data
    /// stores.
    pub critical: Weight,
    /// Their weight everywhere else.
    pub otherwise: Weight,
    /// Counts up with every change, so that a verdict can say by which rule it was given.
    pub version: u32,
}

impl Weight {
    /// How much a conflict of this weight weighs; none for one of which nobody is told.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Hard => Some(Severity::Hard),
            Self::Soft => Some(Severity::Soft),
            Self::Off => None,
        }
    }
}

/// Why weights do not make a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a conflict weighs at least as much where it matters most ({critical}) as elsewhere ({otherwise})")]
pub struct LighterWhereItMatters {
    /// The weight where it matters most.
    pub critical: Weight,
    /// The weight everywhere else.
    pub otherwise: Weight,
}

impl SeverityRule {
    /// Checks that nothing weighs less where it matters most.
    pub fn check(&self) -> Result<(), LighterWhereItMatters> {
        let Self { critical, otherwise, .. } = *self;
        // Weights are declared from heavy to light.
        if critical <= otherwise { Ok(()) } else { Err(LighterWhereItMatters { critical, otherwise }) }
    }

    /// The weights of a code where nothing was settled: where it matters most, and everywhere else.
    ///
    /// C12 weighs as its layer says; these are the weights of a layer that says nothing.
    pub const fn usual(code: Code) -> (Weight, Weight) {
        match code {
            Code::C02 | Code::C05 | Code::C10 | Code::C15 => (Weight::Hard, Weight::Soft),
            Code::C04 | Code::C08 | Code::C11 | Code::C12 | Code::C14 | Code::C17 => (Weight::Soft, Weight::Soft),
            Code::C01 | Code::C03 | Code::C06 | Code::C07 | Code::C09 | Code::C13 | Code::C16 | Code::C18 => {
                (Weight::Hard, Weight::Hard)
            }
        }
    }
}

impl Plan {
    /// How much a conflict of a code weighs here, where it matters most or elsewhere.
    pub fn weight(&self, code: Code, critical: bool) -> Weight {
        let settled = self.severity_rules.iter().find(|rule| rule.code == code);
        let (at_most, otherwise) =
            settled.map_or_else(|| SeverityRule::usual(code), |rule| (rule.critical, rule.otherwise));
        if critical { at_most } else { otherwise }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::conflict::sketch::Sketch;

    #[test]
    fn what_was_settled_goes_before_what_is_usual() {
        let mut plan = Sketch::new().plan;
        assert_eq!((plan.weight(Code::C02, true), plan.weight(Code::C02, false)), (Weight::Hard, Weight::Soft));
        let id = SeverityRuleId::new(Uuid::nil());
        let rule = SeverityRule { id, code: Code::C02, critical: Weight::Soft, otherwise: Weight::Off, version: 1 };
        plan.severity_rules.put(rule);
        assert_eq!((plan.weight(Code::C02, true), plan.weight(Code::C02, false)), (Weight::Soft, Weight::Off));
        assert_eq!(plan.weight(Code::C01, false), Weight::Hard, "other codes keep theirs");
    }

    #[test]
    fn a_code_never_weighs_less_where_it_matters_most() {
        for code in Code::ALL {
            let (critical, otherwise) = SeverityRule::usual(*code);
            assert!(critical <= otherwise && otherwise != Weight::Off, "{code}");
        }
    }
}
