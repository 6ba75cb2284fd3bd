//! How the approval of a release stands, in sentences.

use super::words::{all, counted, holders};
use super::{Approval, Outcome, Policy, Route, Standing, Voided};
use crate::conflict::told_instant;
use crate::time::Zone;

impl Standing<'_> {
    /// Everything that there is to say about it, what matters most first; times in a zone.
    pub(super) fn told(&self, policy: Option<&Policy>, zone: &Zone) -> String {
        let Some(policy) = policy else {
            return "No approval policy is in force, so that nothing is asked.".to_owned();
        };
        let mut told = Vec::new();
        told.extend(self.adverse.map(|adverse| against(adverse, zone)));
        if let Some(rule) = self.rule {
            let line = format!("line {} of the policy {} (version {})", rule.key, policy.key, policy.version);
            told.push(way(self, &line, zone));
        }
        told.extend(self.blocks.iter().map(|block| block.sentence.clone()));
        told.extend(conditions(self));
        told.extend(self.unconfirmed.iter().map(|approval| unconfirmed(approval, zone)));
        told.extend(self.lapsed.iter().map(|approval| lapsed(approval, zone)));
        told.extend(self.provisional.iter().map(|approval| provisional(approval, zone)));
        if !self.complete {
            told.extend(self.void.iter().map(|(approval, voided)| void(approval, voided, zone)));
        }
        told.join(" ")
    }
}

/// Which way it goes, and how far it has come.
fn way(standing: &Standing<'_>, line: &str, zone: &Zone) -> String {
    let route = standing.route.unwrap_or(Route::Auto);
    if route == Route::Auto {
        let verb = if standing.complete { "approves" } else { "would approve" };
        return format!("Nobody is asked: {line} {verb} it.");
    }
    let asks = match standing.time_out.filter(|_| standing.escalated) {
        Some(end) => {
            let end = told_instant(end, zone);
            format!("{line} gave time until {end}, and behind that it goes to {}", route.told())
        }
        None => format!("{line} sends it to {}", route.told()),
    };
    let (given, needed) = (standing.given.len(), standing.needed as usize);
    if given >= needed {
        let names: Vec<String> = standing.given.iter().map(|approval| lower(&who(approval))).collect();
        return format!("It was approved by {}: {asks}.", all(&names));
    }
    if standing.roles.is_empty() {
        return format!("It waits for {}: {asks}.", route.told());
    }
    let holders = holders(&standing.roles);
    if needed == 1 {
        return format!("It waits for {holders}: {asks}.");
    }
    format!("It has {given} of {needed} approvals by {holders}: {asks}.")
}

/// Who decided: a person, or the board as a whole.
fn who(approval: &Approval) -> String {
    if approval.is_of_a_board() {
        return match approval.route {
            Route::Ecab => "The emergency board".to_owned(),
            _ => "The change advisory board".to_owned(),
        };
    }
    approval.by.clone()
}

/// The same inside of a sentence.
fn lower(who: &str) -> String {
    who.strip_prefix("The ").map_or_else(|| who.to_owned(), |rest| format!("the {rest}"))
}

fn against(adverse: &Approval, zone: &Zone) -> String {
    let (who, when) = (who(adverse), told_instant(adverse.at, zone));
    let what = match (adverse.outcome, adverse.until) {
        (Outcome::Rejected, _) => "rejected it".to_owned(),
        (Outcome::Deferred, Some(day)) => format!("deferred it to {}", day.format("%-d %b %Y")),
        (Outcome::Deferred, None) => "deferred it".to_owned(),
        _ => "asked for more information".to_owned(),
    };
    let reason = adverse.reason.trim().trim_end_matches('.');
    let why = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    format!("{who} {what} on {when}{why}.")
}

fn conditions(standing: &Standing<'_>) -> Option<String> {
    let texts: Vec<String> = standing.open_conditions.iter().map(|(_, open)| open.text.trim().to_owned()).collect();
    let (count, verb) = (texts.len(), if texts.len() == 1 { "is" } else { "are" });
    let counted = counted(count as i64, "condition");
    (count > 0)
        .then(|| format!("{counted} {verb} open and must be met before it is carried out: {}.", texts.join("; ")))
}

fn unconfirmed(approval: &Approval, zone: &Zone) -> String {
    let until = approval.verbal.as_ref().map(|verbal| told_instant(verbal.confirm_by, zone)).unwrap_or_default();
    format!("{} said so and has to confirm it in writing by {until}.", who(approval))
}

fn lapsed(approval: &Approval, zone: &Zone) -> String {
    let until = approval.verbal.as_ref().map(|verbal| told_instant(verbal.confirm_by, zone)).unwrap_or_default();
    format!("{} said so and did not confirm it by {until}, so that it counts no longer.", who(approval))
}

fn provisional(approval: &Approval, zone: &Zone) -> String {
    let (who, when) = (who(approval), told_instant(approval.at, zone));
    format!("{who} had no quorum on {when}, and what was decided approves nothing yet.")
}

fn void(approval: &Approval, voided: &[Voided], zone: &Zone) -> String {
    let changes: Vec<&str> = voided.iter().map(|voided| voided.sentence.as_str()).collect();
    let (who, when) = (lower(&who(approval)), told_instant(approval.at, zone));
    format!("The approval by {who} of {when} is void. {}", changes.join(" "))
}
