//! Conflicts in words: what is wrong, with whom, for how long, and what to do about it.

use super::precedence::tied_end;
use super::record::{Conflict, Doubt, Party};
use super::time_text::{told, told_instant, told_offset, told_wall};
use super::{Code, Severity};
use crate::Plan;
use crate::calendar::WindowKind;
use crate::dependency::{Relation, ReleaseLink};
use crate::id::{ReleaseId, ServiceId};
use crate::time::{Interval, Minutes, Resolved, Span, Zone};

/// The whole sentence of a conflict: both parties with their times in `zone`, the minutes, and the remedy.
///
/// Times are those for which the conflict was found, so that it also tells a
/// preview. A release that the plan does not hold is called `the new release`.
pub fn sentence(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let mut text = statement(conflict, plan, zone);
    text.push(' ');
    text.push_str(&remedy(conflict, plan, zone));
    text
}

/// What to do about a conflict, in a sentence of its own; times are in `zone`.
pub fn remedy(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    match conflict.code {
        Code::C01 | Code::C02 => apart(conflict, plan, zone),
        Code::C03 => {
            let (before, after) = around(conflict, zone);
            format!("Let it end by {before} or start at {after} or later, or ask for an exception.")
        }
        Code::C04 => {
            let (before, after) = around(conflict, zone);
            format!("Let it end by {before} or start at {after} or later, or give the reason for going ahead.")
        }
        Code::C05 => into_a_window(conflict, zone),
        Code::C07 => wait(conflict, plan, zone),
        Code::C18 => conflict.doubts.iter().map(resolve).collect::<Vec<_>>().join(" "),
        _ => "Move it, or give the reason for going ahead.".to_owned(),
    }
}

fn statement(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let release = || party(plan, conflict.release, conflict.at, zone);
    let length = minutes(conflict.overlap);
    match conflict.code {
        Code::C01 => {
            let services = list(plan, &conflict.services);
            format!("{} and {} both hold {services} for {length}.", release(), other(conflict, plan, zone))
        }
        Code::C02 => {
            let path: Vec<String> = conflict.path.iter().map(|service| service_name(plan, *service)).collect();
            format!(
                "{} and {} overlap for {length} on components that depend on each other: {}.",
                release(),
                other(conflict, plan, zone),
                path.join(" – ")
            )
        }
        Code::C03 | Code::C04 => {
            let verb = if conflict.overlap == conflict.at.minutes() { "is inside" } else { "reaches into" };
            format!("{} {verb} {} for {length}.", release(), other(conflict, plan, zone))
        }
        Code::C05 => {
            let service = other(conflict, plan, zone);
            format!("{} is outside every maintenance window of {service} for {length}.", release())
        }
        Code::C07 => waiting(conflict, plan, zone),
        Code::C18 => {
            let doubts: Vec<String> = conflict.doubts.iter().map(doubt).collect();
            format!("{} is planned at {}.", release(), doubts.join(" and at "))
        }
        other => format!("{}: {}.", release(), other.meaning()),
    }
}

/// A release with its time.
fn party(plan: &Plan, release: ReleaseId, at: Interval, zone: &Zone) -> String {
    format!("{} ({})", label(plan, release), told(at, zone))
}

fn label(plan: &Plan, release: ReleaseId) -> String {
    plan.releases.get(release).map_or_else(|| "The new release".to_owned(), crate::release::Release::label)
}

/// The other party with its time.
fn other(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    match conflict.other {
        Party::Release(id) => {
            let at = conflict.met.first().copied().unwrap_or(conflict.at);
            plan.releases.get(id).map_or_else(
                || format!("the new release ({})", told(at, zone)),
                |release| format!("{} ({})", release.label(), told(at, zone)),
            )
        }
        Party::Window(id) => {
            let Some(window) = plan.windows.get(id) else { return "a window that is gone".to_owned() };
            let kind = match window.kind {
                WindowKind::FreezeHard => "hard freeze",
                WindowKind::FreezeSoft => "soft freeze",
                WindowKind::Peak => "business peak",
                WindowKind::Trading => "trading hours",
                WindowKind::MonthEnd => "month-end",
                WindowKind::Maintenance | WindowKind::Vendor | WindowKind::Holiday => "window",
            };
            let times: Vec<String> = conflict.met.iter().map(|occurrence| told(*occurrence, zone)).collect();
            format!("the {kind} {} ({})", window.title, times.join(", "))
        }
        Party::Service(id) => service_name(plan, id),
        Party::LocalTime => "the clock on the wall".to_owned(),
    }
}

fn service_name(plan: &Plan, service: ServiceId) -> String {
    plan.services.get(service).map_or_else(|| "a service that is gone".to_owned(), |service| service.name.clone())
}

/// `A`, `A and B`, `A, B and C`.
fn list(plan: &Plan, services: &[ServiceId]) -> String {
    let names: Vec<String> = services.iter().map(|service| service_name(plan, *service)).collect();
    match names.as_slice() {
        [] => "the same component".to_owned(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn minutes(length: Minutes) -> String {
    match length.get() {
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}

/// When the stretches that are met begin and end.
fn around(conflict: &Conflict, zone: &Zone) -> (String, String) {
    let before = conflict.met.iter().map(|stretch| stretch.start()).min().unwrap_or(conflict.at.start());
    let after = conflict.met.iter().map(|stretch| stretch.end()).max().unwrap_or(conflict.at.end());
    (told_instant(before, zone), told_instant(after, zone))
}

fn apart(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let (before, after) = around(conflict, zone);
    let who = short(plan, conflict.release);
    let advice = format!("Let {who} end by {before} or start at {after} or later");
    match (conflict.code, conflict.severity) {
        (Code::C01, _) => format!("{advice}, or make one release of the two."),
        (_, Severity::Hard) => format!("{advice}."),
        (_, Severity::Soft) => format!("{advice}, or give the reason for going ahead."),
    }
}

/// The key alone, where the sentence has already told the rest.
fn short(plan: &Plan, release: ReleaseId) -> String {
    plan.releases.get(release).map_or_else(|| "the new release".to_owned(), |release| release.key.to_string())
}

fn into_a_window(conflict: &Conflict, zone: &Zone) -> String {
    let needed = conflict.at.minutes();
    let next = conflict.met.iter().find(|open| open.start() >= conflict.at.start());
    let last = conflict.met.iter().find(|open| open.start() < conflict.at.start());
    let advice = match (next, last) {
        (Some(next), _) => format!("Move it into the next one, {}", told(*next, zone)),
        (None, Some(last)) => format!("None follows within 31 days; the last one is {}", told(*last, zone)),
        (None, None) => "None is open within 31 days; open one".to_owned(),
    };
    let short = next.filter(|next| next.minutes() < needed);
    match (short, conflict.severity) {
        (Some(next), _) => {
            format!(
                "{advice}, which is {} too short for it: shorten it or ask for more time.",
                minutes(needed - next.minutes())
            )
        }
        (None, Severity::Hard) => format!("{advice}."),
        (None, Severity::Soft) => format!("{advice}, or give the reason for going ahead."),
    }
}

/// The two releases of a C07 in their roles, as (predecessor, its time, successor, its time).
fn roles(conflict: &Conflict, link: &ReleaseLink) -> (ReleaseId, Interval, ReleaseId, Interval) {
    let met = conflict.met.first().copied().unwrap_or(conflict.at);
    if link.predecessor == conflict.release {
        (link.predecessor, conflict.at, link.successor, met)
    } else {
        (link.predecessor, met, link.successor, conflict.at)
    }
}

fn waiting(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let Some(link) = conflict.link.and_then(|id| plan.release_links.get(id)) else {
        return format!(
            "{} and {} are not in the order in which they must be.",
            party(plan, conflict.release, conflict.at, zone),
            other(conflict, plan, zone)
        );
    };
    let (predecessor, predecessor_at, successor, successor_at) = roles(conflict, link);
    let (verb, early, reached) = match link.relation {
        Relation::FinishToStart => ("start", "starts", "has ended"),
        Relation::StartToStart => ("start", "starts", "has started"),
        Relation::FinishToFinish => ("end", "ends", "has ended"),
        Relation::StartToFinish => ("end", "ends", "has started"),
    };
    let late = minutes(conflict.overlap);
    let lag = lag(link.lag);
    if predecessor == conflict.release {
        let predecessor = party(plan, predecessor, predecessor_at, zone);
        let successor = party(plan, successor, successor_at, zone);
        format!(
            "{predecessor} is needed by {successor}, which must not {verb} {lag} it {reached}; it {early} {late} too early."
        )
    } else {
        let predecessor = party(plan, predecessor, predecessor_at, zone);
        let successor = party(plan, successor, successor_at, zone);
        format!("{successor} must not {verb} {lag} {predecessor} {reached}; it {early} {late} too early.")
    }
}

/// The lag as words between `must not start` and the predecessor.
fn lag(lag: Span) -> String {
    match lag {
        Span::Calendar(length) if length == Minutes::ZERO => "before".to_owned(),
        Span::WorkingDays(0) => "before".to_owned(),
        Span::Calendar(length) if length < Minutes::ZERO => format!("more than {} before", -length),
        Span::Calendar(length) => format!("until {length} after"),
        Span::WorkingDays(days) => {
            let count = days.unsigned_abs();
            let unit = if count == 1 { "working day" } else { "working days" };
            if days < 0 { format!("more than {count} {unit} before") } else { format!("until {count} {unit} after") }
        }
    }
}

fn wait(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let Some(link) = conflict.link.and_then(|id| plan.release_links.get(id)) else {
        return "Move one of the two.".to_owned();
    };
    let (predecessor, _, successor, at) = roles(conflict, link);
    let verb = if tied_end(link.relation, at) == at.start() { "start" } else { "end" };
    let earliest = told_instant(conflict.span().end(), zone);
    format!(
        "Let {} {verb} at {earliest} or later, or {} come earlier by {}.",
        short(plan, successor),
        short(plan, predecessor),
        minutes(conflict.overlap)
    )
}

fn doubt(doubt: &Doubt) -> String {
    let (wall, zone) = (told_wall(doubt.wall), doubt.zone.name());
    match doubt.resolved {
        Resolved::Twice { .. } => format!("{wall} {zone}, a local time that comes twice because clocks go back"),
        _ => format!("{wall} {zone}, a local time that does not exist because clocks jump over it"),
    }
}

fn resolve(doubt: &Doubt) -> String {
    let zone = &doubt.zone;
    match doubt.resolved {
        Resolved::Twice { earlier, later } => format!(
            "Say which is meant: the first ({}) or the second ({}).",
            told_offset(zone.offset_seconds(earlier)),
            told_offset(zone.offset_seconds(later))
        ),
        Resolved::Never { after } | Resolved::Once(after) => {
            format!("Choose a time that exists, such as {}.", told_instant(after, zone))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::WindowKind;
    use crate::catalogue::LinkKind;
    use crate::conflict::sketch::{Sketch, zone};
    use crate::conflict::{Schedule, sentence};
    use crate::dependency::Relation;
    use crate::release::Release;

    const NIGHT: &str = "2026-12-18T22:00/02:00";

    fn pay() -> Sketch {
        Sketch::new().service("Payments", 1).release("R-1", &["Payments"], NIGHT)
    }

    #[test]
    fn a_freeze_is_told_with_its_own_time_and_the_way_out() {
        let sketch = pay().window("F", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
        assert_eq!(
            sketch.sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) is inside the hard freeze F title \
             (18 Dec 00:00 – 4 Jan 08:00 Europe/Berlin) for 240 minutes. Let it end by 18 Dec 00:00 Europe/Berlin or \
             start at 4 Jan 08:00 Europe/Berlin or later, or ask for an exception."
        );
    }

    #[test]
    fn times_are_told_in_the_zone_that_is_asked_for() {
        let sketch = pay().window("P", WindowKind::Peak, &[], "2026-12-19T01:00/03:00", "");
        let conflicts = Schedule::build(&sketch.plan).all(&sketch.plan);
        assert_eq!(
            sentence(&conflicts[0], &sketch.plan, &zone("Asia/Kolkata")),
            "R-1 R-1 title (19 Dec 02:30–06:30 Asia/Kolkata) reaches into the business peak P title \
             (19 Dec 05:30–07:30 Asia/Kolkata) for 60 minutes. Let it end by 19 Dec 05:30 Asia/Kolkata or start at \
             19 Dec 07:30 Asia/Kolkata or later, or give the reason for going ahead."
        );
    }

    #[test]
    fn two_releases_are_both_told_with_their_times() {
        let sketch = pay().release("R-2", &["Payments"], "2026-12-19T01:00/03:00");
        assert_eq!(
            sketch.sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) and R-2 R-2 title (19 Dec 01:00–03:00 Europe/Berlin) \
             both hold Payments for 60 minutes. Let R-1 end by 19 Dec 01:00 Europe/Berlin or start at \
             19 Dec 03:00 Europe/Berlin or later, or make one release of the two."
        );
    }

    #[test]
    fn related_components_are_told_with_the_way_between_them() {
        let sketch = pay().service("Ledger", 2).service("Web", 2);
        let sketch = sketch.needs("Web", "Ledger", LinkKind::Data).needs("Payments", "Ledger", LinkKind::RuntimeHard);
        let sketch = sketch.release("R-2", &["Web"], "2026-12-19T01:00/03:00");
        assert!(
            sketch
                .sentence()
                .contains("overlap for 60 minutes on components that depend on each other: Payments – Ledger – Web."),
            "{}",
            sketch.sentence()
        );
    }

    #[test]
    fn a_release_outside_its_windows_is_told_the_next_one() {
        let window = |when| pay().window("W", WindowKind::Maintenance, &["Payments"], when, "FREQ=WEEKLY");
        assert_eq!(
            window("2026-12-06T01:00/05:00").sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) is outside every maintenance window of Payments for \
             240 minutes. Move it into the next one, 20 Dec 01:00–05:00 Europe/Berlin."
        );
        assert!(window("2026-12-06T01:00/04:00").sentence().ends_with(
            "20 Dec 01:00–04:00 Europe/Berlin, which is 60 minutes too short for it: shorten it or ask for more time."
        ));
    }

    #[test]
    fn a_predecessor_is_told_from_both_sides() {
        let sketch = pay().release("R-2", &[], "2026-12-19T01:00/03:00");
        let sketch = sketch.waits("R-2", "R-1", Relation::FinishToStart, "1h");
        assert_eq!(
            sketch.sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) is needed by R-2 R-2 title \
             (19 Dec 01:00–03:00 Europe/Berlin), which must not start until 1h after it has ended; it starts \
             120 minutes too early. Let R-2 start at 19 Dec 03:00 Europe/Berlin or later, or R-1 come earlier by \
             120 minutes."
        );
        let conflict = &Schedule::build(&sketch.plan).of(&sketch.plan, sketch.release_id("R-2"))[0];
        assert!(sentence(conflict, &sketch.plan, &zone("Europe/Berlin")).starts_with(
            "R-2 R-2 title (19 Dec 01:00–03:00 Europe/Berlin) must not start until 1h after R-1 R-1 title \
             (18 Dec 22:00–02:00 Europe/Berlin) has ended; it starts 120 minutes too early."
        ));
    }

    #[test]
    fn a_doubtful_time_is_told_with_the_choice() {
        let sketch = Sketch::new().release("R-1", &[], "2026-10-25T02:30/05:00");
        assert!(
            sketch.sentence().ends_with(
                "is planned at 25 Oct 02:30 Europe/Berlin, a local time that comes twice because clocks go back. \
                 Say which is meant: the first (UTC+2) or the second (UTC+1)."
            ),
            "{}",
            sketch.sentence()
        );
        let sketch = Sketch::new().release("R-1", &[], "2026-03-29T02:30/05:00");
        assert!(sketch.sentence().ends_with("Choose a time that exists, such as 29 Mar 03:30 Europe/Berlin."));
    }

    #[test]
    fn a_preview_tells_the_times_that_are_tried_and_a_new_release_has_no_key_yet() {
        let sketch = pay();
        let schedule = Schedule::build(&sketch.plan);
        let mut drawn: Release = sketch.plan.releases.by_key("R-1").unwrap().clone();
        drawn.id = crate::id::ReleaseId::new(uuid::Uuid::max());
        drawn.planned = drawn.planned.moved_to(drawn.occupancy().end().plus(crate::time::Minutes::new(-30)));
        let conflicts = schedule.preview_new(&sketch.plan, &drawn);
        assert!(sentence(&conflicts[0], &sketch.plan, &zone("Europe/Berlin")).starts_with(
            "The new release (19 Dec 01:30–05:30 Europe/Berlin) and R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) \
             both hold Payments for 30 minutes."
        ));
    }
}
