//! What is wrong with a policy.

use std::collections::BTreeSet;
use std::fmt;

use thiserror::Error;

use super::words::counted;
use super::{Policy, PolicyRule, Route};
use crate::Key;
use crate::catalogue::{Role, Tier};
use crate::policy::Conditions;
use crate::release::{ReleaseKind, Risk};
use crate::time::{Minutes, Span};

/// A line of a policy, as faults call it: `line 3 (normal-high)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place, from 1.
    pub number: usize,
    /// Its key.
    pub key: Key,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} ({})", self.number, self.key)
    }
}

/// Something that is wrong with a policy, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PolicyFault {
    /// Nothing is in it.
    #[error("the policy has no line; add one that asks for nothing, so that it holds of every release")]
    NoLine,
    /// There are releases of which no line may hold.
    #[error("the last line does not hold of every release: {0}; add one behind it that asks for nothing")]
    Open(Line),
    /// A line can decide about no release.
    #[error(
        "{line} is never reached, because {before} holds of every release of which it holds; put it before that one or \
         take it out"
    )]
    Unreachable {
        /// The line.
        line: Line,
        /// The first line that takes everything from it.
        before: Line,
    },
    /// It asks for nobody, or for more than there are.
    #[error(
        "{line} needs {needed} approvals and names {}; it must need at least 1, and at most as many as it \
         names",
        counted(*roles as i64, "role")
    )]
    Needed {
        /// The line.
        line: Line,
        /// How many it needs.
        needed: u32,
        /// How many roles it names.
        roles: usize,
    },
    /// It goes to somebody and does not say to whom.
    #[error("{line} goes to {} and names no role; name at least one whose holder approves", route.told())]
    NoRole {
        /// The line.
        line: Line,
        /// Its way.
        route: Route,
    },
    /// It names a role more than once.
    #[error("{line} names the role {role} more than once; name it once")]
    RoleTwice {
        /// The line.
        line: Line,
        /// The role.
        role: Role,
    },
    /// It is automatic, and asks for somebody all the same.
    #[error("{0} is automatic and asks for approvals; take its roles and their number out, or choose another route")]
    AutoAsks(Line),
    /// It is automatic, and waits all the same.
    #[error("{0} is automatic and never waits; take its time-out and its escalation out, or choose another route")]
    AutoWaits(Line),
    /// It says where it goes when nobody decides, and not when.
    #[error("{0} escalates and does not say after how long; give it a time-out, or take the escalation out")]
    NoTime(Line),
    /// It says when it is too late, and not where it goes then.
    #[error("{0} has a time-out and does not say where it goes then; give it an escalation, or take the time-out out")]
    NoEscalation(Line),
    /// It would escalate at once or before it was handed in.
    #[error("{line} would escalate after {within}; a time-out is longer than nothing")]
    NotAhead {
        /// The line.
        line: Line,
        /// Its time-out.
        within: Span,
    },
    /// It would go where it is.
    #[error("{0} escalates to its own route; choose another one, or take the escalation out")]
    ToItself(Line),
    /// Nobody's word would approve it.
    #[error("{0} would be approved by nobody's word when time runs out; let it escalate to somebody")]
    ToNobody(Line),
    /// Two lines are called the same.
    #[error("line {first} and line {second} have the same key, {key}; a key names one line for ever")]
    KeyTwice {
        /// The key.
        key: Key,
        /// The place of the first line, from 1.
        first: usize,
        /// The place of the other, from 1.
        second: usize,
    },
}

impl Policy {
    /// Everything that is wrong with it, in the order of its lines; nothing where releases can be approved by it.
    ///
    /// That a line is never reached is told only where one line before it takes
    /// everything from it, not where several do together.
    pub fn check(&self) -> Vec<PolicyFault> {
        let Some(last) = self.rules.last() else { return vec![PolicyFault::NoLine] };
        let mut faults = Vec::new();
        for (index, rule) in self.rules.iter().enumerate() {
            let before = self.rules.get(..index).unwrap_or_default();
            if let Some(first) = before.iter().position(|earlier| earlier.key == rule.key) {
                faults.push(PolicyFault::KeyTwice { key: rule.key.clone(), first: first + 1, second: index + 1 });
            }
            if let Some(wider) = before.iter().position(|earlier| takes_all_from(&earlier.when, &rule.when)) {
                faults.push(PolicyFault::Unreachable { line: self.line(index), before: self.line(wider) });
            }
            who(rule, &self.line(index), &mut faults);
            when(rule, &self.line(index), &mut faults);
        }
        if !takes_all_from(&last.when, &Conditions::default()) {
            faults.push(PolicyFault::Open(self.line(self.rules.len() - 1)));
        }
        faults
    }

    fn line(&self, index: usize) -> Line {
        let key = self.rules.get(index).map_or_else(Key::nameless, |rule| rule.key.clone());
        Line { number: index + 1, key }
    }
}

/// What is wrong with those whom a line asks.
fn who(rule: &PolicyRule, line: &Line, faults: &mut Vec<PolicyFault>) {
    let mut seen = BTreeSet::new();
    let mut told = BTreeSet::new();
    for role in &rule.roles {
        if !seen.insert(*role) && told.insert(*role) {
            faults.push(PolicyFault::RoleTwice { line: line.clone(), role: *role });
        }
    }
    if rule.route == Route::Auto {
        if !rule.roles.is_empty() || rule.needed > 0 {
            faults.push(PolicyFault::AutoAsks(line.clone()));
        }
    } else if rule.roles.is_empty() {
        if !rule.route.is_board() {
            faults.push(PolicyFault::NoRole { line: line.clone(), route: rule.route });
        }
    } else if rule.needed == 0 || rule.needed as usize > seen.len() {
        faults.push(PolicyFault::Needed { line: line.clone(), needed: rule.needed, roles: seen.len() });
    }
}

/// What is wrong with the time-out of a line.
fn when(rule: &PolicyRule, line: &Line, faults: &mut Vec<PolicyFault>) {
    let line = || line.clone();
    if rule.route == Route::Auto {
        if rule.within.is_some() || rule.escalate.is_some() {
            faults.push(PolicyFault::AutoWaits(line()));
        }
        return;
    }
    match (rule.within, rule.escalate) {
        (None, None) => {}
        (None, Some(_)) => faults.push(PolicyFault::NoTime(line())),
        (Some(_), None) => faults.push(PolicyFault::NoEscalation(line())),
        (Some(within), Some(_)) => {
            if matches!(within, Span::Calendar(Minutes::ZERO) | Span::WorkingDays(0)) || within.is_negative() {
                faults.push(PolicyFault::NotAhead { line: line(), within });
            }
        }
    }
    match rule.escalate {
        Some(route) if route == rule.route => faults.push(PolicyFault::ToItself(line())),
        Some(Route::Auto) => faults.push(PolicyFault::ToNobody(line())),
        _ => {}
    }
}

/// Whether everything of which the narrow conditions hold is held by the wide ones; no where that is not sure.
fn takes_all_from(wide: &Conditions, narrow: &Conditions) -> bool {
    fn list<T: Ord>(wide: &BTreeSet<T>, narrow: &BTreeSet<T>, every: impl IntoIterator<Item = T>) -> bool {
        let open = |list: &BTreeSet<T>| list.is_empty();
        if open(wide) {
            true
        } else if open(narrow) {
            every.into_iter().all(|value| wide.contains(&value))
        } else {
            narrow.is_subset(wide)
        }
    }
    fn either<T: PartialEq>(wide: Option<T>, narrow: Option<T>) -> bool {
        wide.is_none() || wide == narrow
    }
    let lead = match (wide.lead_below, narrow.lead_below) {
        (None, _) => true,
        (Some(Span::Calendar(wide)), Some(Span::Calendar(narrow))) => narrow <= wide,
        (Some(Span::WorkingDays(wide)), Some(Span::WorkingDays(narrow))) => narrow <= wide,
        // How many working days there are in some hours depends on the days.
        _ => false,
    };
    list(&wide.kinds, &narrow.kinds, ReleaseKind::ALL.iter().copied())
        && list(&wide.risks, &narrow.risks, Risk::ALL.iter().copied())
        && list(&wide.tiers, &narrow.tiers, (1..=4).filter_map(|tier| Tier::try_from(tier).ok()))
        && wide.regions_at_least.unwrap_or(0) <= narrow.regions_at_least.unwrap_or(0)
        && either(wide.regulated, narrow.regulated)
        && either(wide.in_freeze, narrow.in_freeze)
        && lead
}
