//! Conflicts in words: what is wrong, with whom, for how long, and what to do about it.

mod demand;
mod doubt;
mod names;
mod order;

use std::collections::BTreeSet;

use doubt::{doubt, resolve};
use names::{around, minutes, other, party, service_name, services, short};
use order::{contradiction, put_in_order, wait, waiting};

use super::record::{Conflict, Detail, Party};
use super::time_text::{told, told_instant};
use super::{Code, Severity};
use crate::Plan;
use crate::catalogue::Region;
use crate::id::RegionId;
use crate::time::Zone;

pub(crate) use demand::ahead;
pub(crate) use names::{list, person_name};

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
        Code::C03 if conflict.severity == Severity::Hard => {
            let (before, after) = around(conflict, zone);
            format!("Let it end by {before} or start at {after} or later, or ask for an exception.")
        }
        Code::C05 => into_a_window(conflict, zone),
        Code::C07 => wait(conflict, plan, zone),
        Code::C18 => conflict.doubts().iter().map(resolve).collect::<Vec<_>>().join(" "),
        Code::C06 => shorten(conflict, zone),
        Code::C15 => put_in_order(conflict, plan, zone),
        _ => demand::remedy(conflict, plan, zone),
    }
}

fn statement(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let release = || party(plan, conflict.release, conflict.at, zone);
    let length = minutes(conflict.overlap);
    match conflict.code {
        Code::C01 => {
            let services = services(plan, &conflict.services);
            format!("{} and {} both hold {services} for {length}.", release(), other(conflict, plan, zone))
        }
        Code::C02 => {
            let path: Vec<String> = conflict.path().iter().map(|service| service_name(plan, *service)).collect();
            format!(
                "{} and {} overlap for {length} on components that depend on each other: {}.",
                release(),
                other(conflict, plan, zone),
                path.join(" – ")
            )
        }
        Code::C03 | Code::C04 | Code::C12 | Code::C13 => {
            let verb = if conflict.overlap == conflict.at.minutes() { "is inside" } else { "reaches into" };
            let regions = regions(conflict, plan, zone);
            let excepted = exception(conflict, plan, zone);
            format!("{} {verb} {} for {length}{regions}{excepted}.", release(), other(conflict, plan, zone))
        }
        Code::C06 => {
            let service = other(conflict, plan, zone);
            let longest = conflict.at.minutes();
            format!(
                "{} is {} long, longer than every maintenance window of {service} nearby.",
                release(),
                minutes(longest)
            )
        }
        Code::C15 => contradiction(conflict, plan, zone),
        Code::C05 => {
            let service = other(conflict, plan, zone);
            format!("{} is outside every maintenance window of {service} for {length}.", release())
        }
        Code::C07 => waiting(conflict, plan, zone),
        Code::C18 => {
            let doubts: Vec<String> = conflict.doubts().iter().map(doubt).collect();
            format!("{} is planned at {}.", release(), doubts.join(" and at "))
        }
        _ => demand::statement(conflict, plan, zone),
    }
}

/// The overlap in the local time of every region that is concerned, where that is another time.
fn regions(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let Party::Window(id) = conflict.other else { return String::new() };
    if plan.windows.get(id).is_none_or(|window| window.kind.is_freeze()) {
        return String::new();
    }
    let concerned = conflict.services.iter().filter_map(|id| plan.services.get(*id)?.region);
    let ids: BTreeSet<RegionId> = concerned.collect();
    let others = ids.into_iter().filter_map(|id| plan.regions.get(id)).filter(|region| region.zone != *zone);
    let mut others: Vec<&Region> = others.collect();
    others.sort_by(|a, b| a.key.cmp(&b.key));
    let told_there = |region: &&Region| format!("; in {}: {}", region.name, told(conflict.span(), &region.zone));
    others.iter().map(told_there).collect()
}

/// The exception by which a release may go ahead inside a freeze.
fn exception(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let Some(Detail::Exception(id)) = conflict.detail.as_deref() else { return String::new() };
    let Some(exception) = plan.exceptions.get(*id) else { return String::new() };
    let until = exception.expires.map(|at| format!(", which runs out {}", told_instant(at, zone))).unwrap_or_default();
    format!(", and may by exception {}{until}", exception.key)
}

/// The way out of a C06: the longest window nearby.
fn shorten(conflict: &Conflict, zone: &Zone) -> String {
    let longest = conflict.met.iter().max_by_key(|open| open.minutes());
    let longest = longest
        .map_or_else(String::new, |open| format!(", such as {} with {}", told(*open, zone), minutes(open.minutes())));
    let advice = format!("Split it so that each part fits into a window{longest}, or ask for a longer one");
    match conflict.severity {
        Severity::Hard => format!("{advice}."),
        Severity::Soft => format!("{advice}, or give the reason for going ahead."),
    }
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
        let other = window("2026-12-06T01:00/04:00");
        let other = other.window("V", WindowKind::Maintenance, &["Payments"], "2026-12-05T01:00/09:00", "");
        assert!(other.sentence().ends_with(
            "20 Dec 01:00–04:00 Europe/Berlin, which is 60 minutes too short for it: shorten it or ask for more time."
        ));
        assert_eq!(
            window("2026-12-06T01:00/04:00").sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) is 240 minutes long, longer than every maintenance window of \
             Payments nearby. Split it so that each part fits into a window, such as 20 Dec 01:00–04:00 Europe/Berlin \
             with 180 minutes, or ask for a longer one."
        );
    }

    #[test]
    fn a_layer_is_told_in_the_local_time_of_every_region_that_is_concerned() {
        let sketch = pay().lies_in("Payments", "Asia", "Asia/Singapore");
        let sketch = sketch.window("T", WindowKind::Trading, &[], "2026-12-19T01:00/10:00", "");
        assert_eq!(
            sketch.sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) reaches into the trading hours T title \
             (19 Dec 01:00–10:00 Europe/Berlin) for 60 minutes; in Asia: 19 Dec 08:00–09:00 Asia/Singapore. Let it end by \
             19 Dec 01:00 Europe/Berlin or start at 19 Dec 10:00 Europe/Berlin or later, or give the reason for going \
             ahead."
        );
    }

    #[test]
    fn an_exception_is_told_with_its_end() {
        let sketch = pay().window("F", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
        let sketch = sketch.excepted("E-1", "F", "R-1", "2026-12-19T02:00");
        assert!(
            sketch
                .sentence()
                .contains("for 240 minutes, and may by exception E-1, which runs out 19 Dec 02:00 Europe/Berlin."),
            "{}",
            sketch.sentence()
        );
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
