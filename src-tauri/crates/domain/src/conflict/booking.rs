//! C09: the environment is booked by another.

use rustc_hash::FxHashMap;
use smallvec::smallvec;

use super::Code;
use super::entry::Entry;
use super::ground::Ground;
use super::numbers::Registry;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Party};
use super::rule::{Found, Rule, View};
use super::track::Track;
use crate::Plan;
use crate::booking::Booking;
use crate::time::Interval;

/// C09, one for each exclusive booking that a release overlaps, with set-up and tear-down.
///
/// A booking of an environment that shares infrastructure counts as well. A
/// booking for the release itself, or for the team that carries it and no
/// release, is not by another.
pub(super) struct Bookings;

/// Exclusive bookings by group of environments, with their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Booked(FxHashMap<u32, Track<u32>>);

impl Booked {
    pub(super) fn read(plan: &Plan, ground: &Ground, registry: &Registry) -> Self {
        let mut groups: FxHashMap<u32, Vec<(Interval, u32)>> = FxHashMap::default();
        for booking in plan.bookings.iter().filter(|booking| booking.exclusive) {
            if let Some((group, number)) = ground.group(booking.environment).zip(registry.bookings.number(booking.id)) {
                groups.entry(group).or_default().push((booking.held(), number));
            }
        }
        Self(groups.into_iter().map(|(group, held)| (group, Track::new(held))).collect())
    }

    /// The bookings by others that overlap a stretch, by number.
    fn by_others<'a>(&self, view: &View<'a>, asked: &Entry, within: Interval) -> Vec<(u32, &'a Booking)> {
        let mut met = Vec::new();
        let Some(track) = asked.group.and_then(|group| self.0.get(&group)) else { return met };
        track.overlapping(within, |_, number| {
            let booking = view.plan.bookings.get(view.schedule.registry.bookings.id(number));
            met.extend(booking.filter(|booking| is_by_another(booking, asked)).map(|booking| (number, booking)));
        });
        met
    }
}

fn is_by_another(booking: &Booking, asked: &Entry) -> bool {
    match (booking.release, booking.team) {
        (Some(release), _) => release != asked.id,
        (None, Some(team)) => asked.facts.team_id != Some(team),
        (None, None) => true,
    }
}

impl Rule for Bookings {
    fn codes(&self) -> &'static [Code] {
        &[Code::C09]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        let Some(severity) = view.schedule.weights.of(Code::C09, true).filter(|_| !asked.history) else { return };
        for (number, booking) in view.schedule.booked.by_others(view, asked, asked.at) {
            let held = booking.held();
            let Some(overlap) = held.intersection(asked.at) else { continue };
            let conflict = Conflict::new(Code::C09, severity, asked.id, asked.at, Party::Booking(booking.id));
            found.push(Found {
                place: (asked.rank, Code::C09, number),
                conflict: conflict.over(smallvec![held], smallvec![overlap]),
            });
        }
    }

    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        if probe.entry.history {
            return Vec::new();
        }
        let view = probe.view();
        let met = view.schedule.booked.by_others(&view, &probe.entry, within);
        let of_booking = |(_, booking): (u32, &Booking)| {
            let starts = vec![probe.overlapping(booking.held())];
            probe.obstacle(Code::C09, Party::Booking(booking.id), true, starts)
        };
        met.into_iter().filter_map(of_booking).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::sketch::{Sketch, planned};
    use crate::release::ReleaseState;
    use crate::time::Minutes;

    fn sketch() -> Sketch {
        Sketch::new().service("pay", 1).release("R-1", &["pay"], "2026-12-18T22:00/02:00")
    }

    #[test]
    fn an_exclusive_booking_by_another_refuses_with_its_set_up_and_tear_down() {
        let told = |when, setup, teardown| {
            let sketch = sketch().booking("B", "production", when, |booking| {
                (booking.setup, booking.teardown) = (Minutes::new(setup), Minutes::new(teardown));
            });
            sketch.told()
        };
        assert_eq!(told("2026-12-18T20:00/23:00", 0, 0), ["R-1 C09 hard B 60"]);
        assert!(told("2026-12-18T20:00/22:00", 0, 0).is_empty(), "it touches");
        assert_eq!(told("2026-12-18T20:00/22:00", 0, 15), ["R-1 C09 hard B 15"]);
        assert_eq!(told("2026-12-19T02:00/04:00", 30, 0), ["R-1 C09 hard B 30"]);
        assert_eq!(told("2026-12-01T00:00/2026-12-31T00:00", 0, 0), ["R-1 C09 hard B 240"]);
    }

    #[test]
    fn shared_bookings_other_environments_and_bookings_of_one_s_own_do_not_matter() {
        let when = "2026-12-18T20:00/23:00";
        assert!(sketch().booking("B", "production", when, |booking| booking.exclusive = false).told().is_empty());
        assert!(sketch().booking("B", "staging", when, |_| ()).told().is_empty());
        let own = sketch();
        let release = own.release_id("R-1");
        assert!(own.booking("B", "production", when, |booking| booking.release = Some(release)).told().is_empty());
        let team = sketch().team("core", None).carried_by("R-1", "core");
        let id = team.plan.teams.by_key("core").unwrap().id;
        assert!(team.booking("B", "production", when, |booking| booking.team = Some(id)).told().is_empty());
        let over = sketch().booking("B", "production", when, |_| ()).state("R-1", ReleaseState::Closed);
        assert!(over.told().is_empty());
    }

    #[test]
    fn an_environment_on_the_same_infrastructure_is_booked_with_it() {
        let sketch = Sketch::new().release_in("R-1", &[], "test-a", planned("2026-12-18T22:00/02:00", "Europe/Berlin"));
        let sketch = sketch.booking("B", "test-b", "2026-12-18T22:00/23:00", |_| ());
        assert_eq!(sketch.told(), ["R-1 C09 hard B 60"]);
        assert_eq!(
            sketch.sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) needs an environment that is booked for B title \
             (18 Dec 22:00–23:00 Europe/Berlin) in test-b, for 60 minutes. Let it end by 18 Dec 22:00 Europe/Berlin or \
             start at 18 Dec 23:00 Europe/Berlin or later."
        );
    }
}
