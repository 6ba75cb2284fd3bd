//! What a map says in words, on paper and in files.

use slipway_domain::conflict::told;
use slipway_domain::time::{Interval, Minutes, Zone};

use super::{MapGrouping, MapLink, MapNode, MapSubject, ShowMap};

/// What is shown, such as `Services around payments, to 2 links, grouped by team`.
pub(crate) fn subtitle(show: &ShowMap) -> String {
    let mut text = match show.subject {
        MapSubject::Services => "Services and what each needs".to_owned(),
        MapSubject::Releases => "Releases and what each waits for".to_owned(),
        MapSubject::Steps => "Runbook steps and what each waits for".to_owned(),
    };
    if let Some(focus) = &show.focus {
        let depth = show.depth.unwrap_or(super::DEPTH);
        text = match show.subject {
            MapSubject::Steps => format!("{text}, of {}", focus.0),
            _ if depth == 1 => format!("{text}, around {} to 1 link", focus.0),
            _ => format!("{text}, around {} to {depth} links", focus.0),
        };
    }
    if !show.kinds.is_empty() {
        text = format!("{text}, only {}", show.kinds.join(", "));
    }
    match show.group_by {
        MapGrouping::None => text,
        MapGrouping::Team => format!("{text}, grouped by team"),
        MapGrouping::Tier => format!("{text}, grouped by tier"),
    }
}

/// What is said of a node beside its key and title: how many a team stands for, a tier, or a time.
pub(crate) fn note(node: &MapNode, zone: &Zone) -> String {
    let at = node.start.zip(node.end).and_then(|(start, end)| Interval::new(start.0, end.0).ok());
    match (node.kind.as_str(), node.tier, at) {
        ("team", ..) if node.members == 1 => "1 member".to_owned(),
        ("team", ..) => format!("{} members", node.members),
        (_, _, Some(at)) => told(at, zone),
        (_, Some(tier), _) => format!("tier {tier}"),
        _ => String::new(),
    }
}

/// What is written beside a line: a lag with whose days it counts, the least version, or for how many links it stands.
pub(crate) fn label(link: &MapLink) -> String {
    let mut parts = Vec::new();
    if let Some(lag) = link.lag.map(|lag| lag.0).filter(|lag| *lag != slipway_domain::time::Span::ZERO) {
        parts.push(match (lag, &link.calendar) {
            (slipway_domain::time::Span::WorkingDays(_), Some(calendar)) => format!("{lag} of the {}", calendar.0),
            _ => lag.to_string(),
        });
    }
    parts.extend(link.min_version.as_ref().map(|version| format!("≥ {}", version.0)));
    if link.merged > 1 {
        parts.push(format!("{} links", link.merged));
    }
    parts.join(", ")
}

/// By how much a link is not kept; none where it is.
pub(crate) fn violated(link: &MapLink) -> Option<String> {
    (link.violated_minutes > 0).then(|| format!("too early by {}", Minutes::new(link.violated_minutes)))
}
