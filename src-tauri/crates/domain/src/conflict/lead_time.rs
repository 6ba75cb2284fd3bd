//! C14: handed in too late.

use smallvec::{SmallVec, smallvec};

use super::Code;
use super::entry::Entry;
use super::precedence::after;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Party};
use super::rule::{Found, Rule, View};
use crate::time::{Instant, Interval, Minutes};

/// C14: a release starts sooner after it was handed in than its type allows.
///
/// Working days are counted in the zone of the release, without the holidays
/// that are about it. A release that was not handed in yet is not late yet.
pub(super) struct LeadTimes;

impl Rule for LeadTimes {
    fn codes(&self) -> &'static [Code] {
        &[Code::C14]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        let Some(due) = due(view, asked).filter(|due| asked.at.start() < *due && !asked.history) else { return };
        let Some(severity) = view.schedule.weights.of(Code::C14, true) else { return };
        let missed = Interval::from_start(asked.at.start(), Minutes::ZERO).extended_to(due);
        let conflict = Conflict::new(Code::C14, severity, asked.id, asked.at, Party::LeadTime);
        found.push(Found {
            place: (asked.rank, Code::C14, 0),
            conflict: conflict.over(SmallVec::new(), smallvec![missed]),
        });
    }

    fn obstacles(&self, probe: &Probe<'_>, _: Interval) -> Vec<Obstacle> {
        let Some(due) = due(&probe.view(), &probe.entry).filter(|_| !probe.entry.history) else { return Vec::new() };
        let starts = vec![Interval::from_start(Instant::MIN, Minutes::ZERO).extended_to(due)];
        probe.obstacle(Code::C14, Party::LeadTime, true, starts).into_iter().collect()
    }
}

/// Since when a release may start; counted once, because neither its time nor that of others matters.
fn due(view: &View<'_>, asked: &Entry) -> Option<Instant> {
    let (submitted, lead) = asked.facts.lead?;
    Some(*asked.facts.due.get_or_init(|| {
        after(submitted, lead, &asked.zone, |within| {
            let holidays = asked.parts.iter().flat_map(|part| part.profile.holidays());
            view.schedule.horizon.days_off(view.plan, holidays, within)
        })
    }))
}

#[cfg(test)]
mod tests {
    use crate::calendar::WindowKind;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::release::ReleaseKind;

    /// Handed in on a Friday morning.
    fn sketch(lead: &str, when: &str) -> Sketch {
        let sketch = Sketch::new().release("R-1", &[], when).lead(ReleaseKind::Normal, lead);
        let submitted = planned("2026-12-11T10:00/11:00", "Europe/Berlin").start().at;
        sketch.change("R-1", |release| release.submitted = Some(submitted))
    }

    #[test]
    fn a_release_that_starts_too_soon_after_it_was_handed_in_is_late() {
        assert_eq!(sketch("48h", "2026-12-13T09:59/12:00").told(), ["R-1 C14 soft lead-time 1"]);
        assert!(sketch("48h", "2026-12-13T10:00/12:00").told().is_empty());
        assert!(sketch("5wd", "2026-12-18T10:00/12:00").told().is_empty());
        assert_eq!(sketch("5wd", "2026-12-18T09:00/12:00").told(), ["R-1 C14 soft lead-time 60"]);
        let holiday = sketch("5wd", "2026-12-18T10:00/12:00");
        let holiday = holiday.window("H", WindowKind::Holiday, &[], "2026-12-16T00:00/2026-12-17T00:00", "");
        assert_eq!(holiday.told(), ["R-1 C14 soft lead-time 4320"], "the Monday behind it");
    }

    #[test]
    fn what_was_not_handed_in_and_types_without_a_lead_time_are_not_late() {
        assert!(
            sketch("48h", "2026-12-12T10:00/12:00").change("R-1", |release| release.submitted = None).told().is_empty()
        );
        let other =
            sketch("48h", "2026-12-12T10:00/12:00").change("R-1", |release| release.kind = ReleaseKind::Emergency);
        assert!(other.told().is_empty());
    }

    #[test]
    fn the_sentence_tells_when_it_would_be_in_time() {
        assert_eq!(
            sketch("5wd", "2026-12-18T09:00/12:00").sentence(),
            "R-1 R-1 title (18 Dec 09:00–12:00 Europe/Berlin) starts 60 minutes too early: it was handed in 11 Dec 10:00 \
             Europe/Berlin, and a normal release is handed in 5 working days ahead. Let it start at 18 Dec 10:00 \
             Europe/Berlin or later, or give the reason for going ahead."
        );
    }
}
