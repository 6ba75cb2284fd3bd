//! What a line of a decision table asks, and what of it does not hold, in words.

use std::fmt::Display;

use crate::catalogue::Role;
use crate::policy::{Conditions, Facts};
use crate::time::{Minutes, Span};

/// `A`, `A or B`, `A, B or C`.
pub(super) fn either(names: &[String]) -> String {
    joined(names, "or")
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn all(names: &[String]) -> String {
    joined(names, "and")
}

fn joined(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// The words of some values, such as `high` and `very high`.
fn spoken<T: Display>(values: impl IntoIterator<Item = T>) -> Vec<String> {
    values.into_iter().map(|value| value.to_string().replace('-', " ")).collect()
}

/// `the change manager or the service owner`.
pub(super) fn holders(roles: &[Role]) -> String {
    either(&spoken(roles).iter().map(|role| format!("the {role}")).collect::<Vec<_>>())
}

/// `1 region`, `3 regions`.
pub(super) fn counted(count: i64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// A length as people say it: `5 working days`, `2 days`, `4 hours`, `90 minutes`.
pub(super) fn length(span: Span) -> String {
    match span {
        Span::WorkingDays(days) => counted(i64::from(days), "working day"),
        Span::Calendar(minutes) => passed(minutes),
    }
}

fn passed(minutes: Minutes) -> String {
    match minutes.get() {
        minutes if minutes != 0 && minutes % (24 * 60) == 0 => counted(minutes / (24 * 60), "day"),
        minutes if minutes != 0 && minutes % 60 == 0 => counted(minutes / 60, "hour"),
        minutes => counted(minutes, "minute"),
    }
}

impl Conditions {
    /// What they ask, in a few words: `type emergency; risk high or very high; in a freeze`.
    pub fn told(&self) -> String {
        let mut asked = Vec::new();
        if !self.kinds.is_empty() {
            asked.push(format!("type {}", either(&spoken(&self.kinds))));
        }
        if !self.risks.is_empty() {
            asked.push(format!("risk {}", either(&spoken(&self.risks))));
        }
        if !self.tiers.is_empty() {
            asked.push(format!("tier {}", either(&spoken(&self.tiers))));
        }
        if let Some(least) = self.regions_at_least {
            asked.push(format!("{} or more", counted(i64::from(least), "region")));
        }
        asked.extend(self.regulated.map(|asked| if asked { "regulated" } else { "not regulated" }.to_owned()));
        asked.extend(self.in_freeze.map(|asked| if asked { "in a freeze" } else { "in no freeze" }.to_owned()));
        if let Some(span) = self.lead_below {
            asked.push(format!("handed in less than {} before its start", length(span)));
        }
        if asked.is_empty() { "every release".to_owned() } else { asked.join("; ") }
    }

    /// The first condition that does not hold of a release, in a sentence; none where all of them hold.
    pub fn missed(&self, facts: &Facts) -> Option<String> {
        if !self.kinds.is_empty() && !self.kinds.contains(&facts.kind) {
            return Some(format!("Its type is {}, not {}.", facts.kind, either(&spoken(&self.kinds))));
        }
        if !self.risks.is_empty() && !self.risks.contains(&facts.risk) {
            let risk = spoken([facts.risk]).concat();
            return Some(format!("Its risk is {risk}, not {}.", either(&spoken(&self.risks))));
        }
        if !self.tiers.is_empty() && !self.tiers.contains(&facts.tier) {
            return Some(format!("Its tier is {}, not {}.", facts.tier, either(&spoken(&self.tiers))));
        }
        if let Some(least) = self.regions_at_least.filter(|least| facts.regions < *least) {
            let regions = counted(i64::from(facts.regions), "region");
            return Some(format!("Its services stand in {regions}, not in {least} or more."));
        }
        match self.regulated {
            Some(true) if !facts.regulated => return Some("None of its services is regulated.".to_owned()),
            Some(false) if facts.regulated => return Some("One of its services is regulated.".to_owned()),
            _ => {}
        }
        match self.in_freeze {
            Some(true) if !facts.in_freeze => return Some("It lies in no freeze.".to_owned()),
            Some(false) if facts.in_freeze => return Some("It lies in a freeze.".to_owned()),
            _ => {}
        }
        let (span, lead) = match self.lead_below? {
            span @ Span::Calendar(limit) => (span, Some(Span::Calendar(facts.lead)).filter(|_| facts.lead >= limit)),
            span @ Span::WorkingDays(limit) => {
                (span, Some(Span::WorkingDays(facts.lead_days)).filter(|_| facts.lead_days >= limit))
            }
        };
        let (lead, limit) = (length(lead?), length(span));
        Some(format!("From its handing in to its start there are {lead}, not less than {limit}."))
    }
}
