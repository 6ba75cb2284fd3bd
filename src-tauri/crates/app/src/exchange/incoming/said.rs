//! What was said of a calendar file, and what is said of it now.

use super::{Becomes, ImportCalendars, Saying};

/// What is said now, over what was said before: part by part the newer goes before, choices are added, and what is taken
/// back counts as never said. The paths, the source and the mode are those of now.
pub(super) fn over(now: ImportCalendars, mut before: ImportCalendars) -> ImportCalendars {
    for saying in &now.unsay {
        unsay(&mut before, *saying);
    }
    let mut choices = before.choices;
    choices.extend(now.choices);
    let either = |now: Vec<_>, before| if now.is_empty() { before } else { now };
    ImportCalendars {
        paths: now.paths,
        source: now.source,
        unsay: Vec::new(),
        becomes: now.becomes.or(before.becomes),
        choices,
        kind: now.kind.or(before.kind),
        zone: now.zone.or(before.zone),
        services: either(now.services, before.services),
        regions: either(now.regions, before.regions),
        owner: now.owner.or(before.owner),
        environment: now.environment.or(before.environment),
        release_type: now.release_type.or(before.release_type),
        team: now.team.or(before.team),
        project: now.project.or(before.project),
        whole: now.whole || before.whole,
        watch: now.watch,
        mode: now.mode,
    }
}

fn unsay(said: &mut ImportCalendars, saying: Saying) {
    match saying {
        Saying::Kind => said.kind = None,
        Saying::Zone => said.zone = None,
        Saying::Services => said.services = Vec::new(),
        Saying::Regions => said.regions = Vec::new(),
        Saying::Owner => said.owner = None,
        Saying::Environment => said.environment = None,
        Saying::Type => said.release_type = None,
        Saying::Team => said.team = None,
        Saying::Project => said.project = None,
        Saying::Whole => said.whole = false,
        Saying::Choices => said.choices.clear(),
    }
}

/// What events become, as an import tells it of each: `window freeze-hard`, `window`, `milestone` or `release`.
pub(super) fn becomes(said: &ImportCalendars) -> String {
    match (said.becomes.unwrap_or_default(), &said.kind) {
        (Becomes::Window, Some(kind)) => format!("window {}", kind.0),
        (Becomes::Window, None) => "window".to_owned(),
        (Becomes::Milestone, _) => "milestone".to_owned(),
        (Becomes::Release, _) => "release".to_owned(),
    }
}
