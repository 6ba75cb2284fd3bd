//! What a window is about, in words.

use slipway_domain::Plan;
use slipway_domain::calendar::Scope;
use slipway_domain::release::ReleaseKind;

/// More names than this are counted in a sentence, not listed.
const NAMED: usize = 4;

/// What a scope names, list by list; an empty list is all of its kind.
pub(super) struct Lists {
    services: Vec<String>,
    teams: Vec<String>,
    environments: Vec<String>,
    regions: Vec<String>,
    kinds: Vec<String>,
}

/// The names of everything that a scope names, in the order of the alphabet.
pub(super) fn lists(plan: &Plan, scope: &Scope) -> Lists {
    fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
    Lists {
        services: sorted(scope.services.iter().filter_map(|id| Some(plan.services.get(*id)?.name.clone()))),
        teams: sorted(scope.teams.iter().filter_map(|id| Some(plan.teams.get(*id)?.name.clone()))),
        environments: sorted(scope.environments.iter().filter_map(|id| Some(plan.environments.get(*id)?.name.clone()))),
        regions: sorted(scope.regions.iter().filter_map(|id| Some(plan.regions.get(*id)?.name.clone()))),
        kinds: ReleaseKind::ALL.iter().filter(|kind| scope.kinds.contains(kind)).map(ToString::to_string).collect(),
    }
}

impl Lists {
    /// The lists for a table: what, and which.
    pub(super) fn rows(&self) -> Vec<(String, String)> {
        let row = |what: &str, names: &[String]| {
            (what.to_owned(), if names.is_empty() { "all".to_owned() } else { names.join(", ") })
        };
        vec![
            row("Services", &self.services),
            row("Teams", &self.teams),
            row("Environments", &self.environments),
            row("Regions", &self.regions),
            row("Types of release", &self.kinds),
        ]
    }

    /// In a sentence without its full stop: `standard and normal releases of Ledger in Production`, `everything`.
    pub(super) fn sentence(&self) -> String {
        let services = match self.services.len() {
            0 => "every service".to_owned(),
            count if count > NAMED => format!("{count} services"),
            _ => and(&self.services),
        };
        let mut text = match (self.kinds.is_empty(), self.services.is_empty()) {
            (true, true) => "everything".to_owned(),
            (true, false) => format!("all releases of {services}"),
            (false, _) => format!("{} releases of {services}", and(&self.kinds)),
        };
        for (word, names, many) in [
            ("by", &self.teams, "teams"),
            ("in", &self.environments, "environments"),
            ("for people in", &self.regions, "regions"),
        ] {
            let named = match names.len() {
                0 => continue,
                count if count > NAMED => format!("{count} {many}"),
                _ => and(names),
            };
            text.extend([" ", word, " ", &named]);
        }
        text
    }
}

/// `a`, `a and b`, `a, b and c`.
fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A sentence with a capital letter at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
