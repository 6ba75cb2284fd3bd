//! Proposals and breaches in sentences.

use super::{Breach, Change, Proposal, Proposed, Why};
use crate::Plan;
use crate::id::{ChangeId, ReleaseId, ServiceId};

fn key(plan: &Plan, change: ChangeId) -> String {
    plan.changes.get(change).map_or_else(|| "a change that is gone".to_owned(), |change| change.key.to_string())
}

fn service(plan: &Plan, service: ServiceId) -> String {
    plan.services.get(service).map_or_else(|| "a service that is gone".to_owned(), |service| service.name.clone())
}

fn release(plan: &Plan, release: ReleaseId) -> String {
    plan.releases.get(release).map_or_else(|| "a release that is gone".to_owned(), |release| release.key.to_string())
}

/// `24 of 40 points`, or `24 points` without a cap.
fn taken(sum: u32, cap: Option<u32>) -> String {
    match cap {
        Some(cap) => format!("{sum} of {cap} points"),
        None if sum == 1 => "1 point".to_owned(),
        None => format!("{sum} points"),
    }
}

/// `1st`, `2nd`, `3rd`, `4th`.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (1, of_hundred) if of_hundred != 11 => "st",
        (2, of_hundred) if of_hundred != 12 => "nd",
        (3, of_hundred) if of_hundred != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

impl Breach {
    /// The breach in a sentence, such as `its changes have 52 points, and its budget is 40`.
    pub fn told(&self, plan: &Plan) -> String {
        match self {
            Self::OverCap { sum, cap } => format!("its changes have {sum} points, and its budget is {cap}"),
            Self::SeveralHigh { service: id, changes } => {
                let keys: Vec<String> = changes.iter().map(|change| key(plan, *change)).collect();
                let name = service(plan, *id);
                format!(
                    "{} are high changes of {name}, of which a release takes one because it is tier 1",
                    keys.join(" and ")
                )
            }
        }
    }
}

impl Proposal {
    /// What stands above the lines: how much is proposed to be in, and whether that overflows.
    pub fn sentence(&self) -> String {
        let lines = self.lines.iter();
        let (inside, all) = (lines.clone().filter(|line| line.is_in()).count(), lines.len());
        let verb = if inside == 1 { "is" } else { "are" };
        let told = format!("{inside} of {all} changes {verb} proposed, with {}.", taken(self.sum, self.cap));
        if self.overflows() {
            format!("{told} What is mandatory is by itself more than the budget: somebody has to accept that by name.")
        } else {
            told
        }
    }

    /// One line in sentences with its numbers: what is proposed and why, and what else should be known.
    pub fn told(&self, plan: &Plan, line: &Proposed) -> String {
        let Some(change) = plan.changes.get(line.change) else { return String::new() };
        let outcome = if line.is_in() { "In" } else { "Put off" };
        let mut told = vec![format!("{outcome}: {}.", self.reason(plan, line))];
        if line.foreign {
            let (release, service) = (release(plan, self.release), service(plan, change.service));
            told.push(format!("{release} does not touch {service}: somebody put it here."));
        }
        if let Some(deadline) = change.deadline.filter(|_| line.urgent) {
            let (day, next) = (deadline.format("%-d %b %Y"), self.next.map(|next| release(plan, next)));
            told.push(format!("Urgent: its deadline, {day}, is over before {} starts.", next.unwrap_or_default()));
        }
        told.extend(deferrals(line, change));
        told.join(" ")
    }

    /// Why one line is proposed, with its numbers and without a full stop.
    pub fn reason(&self, plan: &Plan, line: &Proposed) -> String {
        let Some(change) = plan.changes.get(line.change) else { return String::new() };
        let (worth, sum) = (change.worth(), taken(line.sum, self.cap));
        let points = change.points();
        let make = if points == 1 { "1 makes".to_owned() } else { format!("{points} make") };
        match line.why {
            Why::Mandatory if self.cap.is_some_and(|cap| line.sum > cap) => {
                format!("it is mandatory ({}), although its {make} {sum}", change.mandatory)
            }
            Why::Mandatory => format!("it is mandatory ({}); its {make} {sum}", change.mandatory),
            Why::Fits => format!("{worth}; its {make} {sum}"),
            Why::OverCap => format!("{worth}; its {points} would make {sum}"),
            Why::SecondHigh { first } => {
                let (first, name) = (key(plan, first), service(plan, change.service));
                let band = plan.matrix_band(change.score()).as_str().replace('-', " ");
                format!("{worth}; its risk is {band}, and {first} is a high change of {name} (tier 1) already")
            }
        }
    }
}

/// How often a change was put off, where that matters.
fn deferrals(line: &Proposed, change: &Change) -> Option<String> {
    let before = change.deferrals.len();
    let times = if before == 1 { "once".to_owned() } else { format!("{before} times") };
    match before {
        0 => None,
        _ if line.is_in() && change.is_escalated() => Some(format!("Escalated: it was put off {times} before.")),
        _ if !line.is_in() && line.is_escalated(change) => {
            Some(format!("To escalate: it would be put off for the {} time.", ordinal(before + 1)))
        }
        _ => Some(format!("It was put off {times} before.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinal_ends_as_it_is_spoken() {
        let told = [1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal);
        assert_eq!(told, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
    }
}
