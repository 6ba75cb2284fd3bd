//! Several releases moved at once, by as much as one of them.

use chrono::{NaiveDateTime, TimeDelta};

use rustc_hash::FxHashMap;

use crate::Plan;
use crate::booking::Booking;
use crate::id::ReleaseId;
use crate::release::{Planned, Release};
use crate::time::{Instant, Moment};

/// How far a release is moved, on the wall of its own zone.
///
/// A night stays a night on the other side of a clock change: what is moved
/// along goes by days and minutes on the wall, not by minutes that pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift(TimeDelta);

impl Shift {
    /// From where a release is to a start that it is to have.
    pub fn of(release: &Release, start: Instant) -> Self {
        let zone = release.planned.zone();
        Self(zone.wall(start) - zone.wall(release.occupancy().start()))
    }

    /// From one wall time to another.
    pub fn between(from: NaiveDateTime, to: NaiveDateTime) -> Self {
        Self(to - from)
    }

    /// Where another release goes; of a wall time that comes twice the first, of one that does not exist the one behind the gap.
    pub fn apply(self, release: &Release) -> Planned {
        let planned = &release.planned;
        let zone = planned.zone();
        let wall = zone.wall(release.occupancy().start()).checked_add_signed(self.0);
        wall.map_or_else(|| planned.clone(), |wall| planned.moved_to(zone.resolve(wall).first()))
    }

    /// Where a booking goes, as long as before: it serves a release that is moved so far.
    pub fn carry(self, booking: &Booking) -> Booking {
        let zone = &booking.zone;
        let wall = zone.wall(booking.start.at).checked_add_signed(self.0);
        let Some(start) = wall.map(|wall| zone.resolve(wall).first()) else { return booking.clone() };
        let end = start.plus(booking.end.at.minutes_since(booking.start.at));
        Booking { start: Moment::of(start, zone), end: Moment::of(end, zone), ..booking.clone() }
    }
}

/// The deployments that move because the releases that they belong to do, by as much on the wall of each one's own zone.
///
/// Those that are among `moved` themselves were put somewhere else, and what
/// can no longer be given another time stays; by start and key.
pub fn deployments_along<'a>(plan: &'a Plan, moved: &[(ReleaseId, Planned)]) -> Vec<(&'a Release, Planned)> {
    let goes: FxHashMap<ReleaseId, Instant> = moved.iter().map(|(id, at)| (*id, at.occupancy().start())).collect();
    let along = |deployment: &'a Release| {
        let whole = plan.releases.get(deployment.deployment_of?)?;
        let shift = Shift::of(whole, *goes.get(&whole.id)?);
        let stays = goes.contains_key(&deployment.id) || !deployment.state.can_move() || shift.0.is_zero();
        (!stays).then(|| (deployment, shift.apply(deployment)))
    };
    let mut along: Vec<(&Release, Planned)> = plan.releases.iter().filter_map(along).collect();
    along.sort_by(|(one, _), (other, _)| {
        (one.occupancy().start(), &one.key).cmp(&(other.occupancy().start(), &other.key))
    });
    along
}

/// What moves, and behind it the [`deployments_along`].
pub fn with_deployments(plan: &Plan, mut moved: Vec<(ReleaseId, Planned)>) -> Vec<(ReleaseId, Planned)> {
    let along = deployments_along(plan, &moved);
    moved.extend(along.into_iter().map(|(deployment, planned)| (deployment.id, planned)));
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::{Sketch, planned};

    fn moved(lead: &str, to: &str, other: &str, zone: &str) -> String {
        let sketch = Sketch::new().release("R-1", &[], lead);
        let sketch = sketch.release_in("R-2", &[], "production", planned(other, zone));
        let release = |key: &str| sketch.plan.releases.get(sketch.release_id(key)).unwrap();
        let start = planned(to, "Europe/Berlin").occupancy().start();
        let at = Shift::of(release("R-1"), start).apply(release("R-2")).occupancy();
        format!("{} {}", at.start(), at.minutes())
    }

    #[test]
    fn what_moves_together_keeps_its_time_on_the_wall_over_a_clock_change() {
        let berlin =
            moved("2026-10-22T20:00/22:00", "2026-10-26T20:00/22:00", "2026-10-23T21:00/23:00", "Europe/Berlin");
        assert_eq!(berlin, "2026-10-27T20:00:00Z 2h", "21:00 in winter");
        let kolkata =
            moved("2026-10-22T20:00/22:00", "2026-10-26T20:00/22:00", "2026-10-23T21:00/23:00", "Asia/Kolkata");
        assert_eq!(kolkata, "2026-10-27T15:30:00Z 2h");
    }

    #[test]
    fn what_moves_together_goes_earlier_too() {
        let earlier =
            moved("2026-12-15T20:00/22:00", "2026-12-14T19:30/21:30", "2026-12-16T01:00/02:00", "Europe/Berlin");
        assert_eq!(earlier, "2026-12-14T23:30:00Z 1h");
    }

    #[test]
    fn a_booking_goes_with_its_release_and_lasts_as_long() {
        let sketch = Sketch::new().release("R-1", &[], "2026-10-22T20:00/22:00");
        let sketch = sketch.booking("B", "production", "2026-10-22T18:00/23:00", |_| {});
        let release = sketch.plan.releases.get(sketch.release_id("R-1")).unwrap();
        let start = planned("2026-10-26T20:00/22:00", "Europe/Berlin").occupancy().start();
        let booking = Shift::of(release, start).carry(sketch.plan.bookings.by_key("B").unwrap());
        assert_eq!(booking.start.at.to_string(), "2026-10-26T17:00:00Z", "18:00 in winter");
        assert_eq!(booking.end.at.to_string(), "2026-10-26T22:00:00Z");
    }

    #[test]
    fn deployments_go_along_unless_they_were_put_somewhere_or_are_being_carried_out() {
        let sketch = Sketch::new().release("R-1", &[], "2026-10-22T20:00/22:00");
        let sketch = sketch.release("D-1", &[], "2026-10-21T20:00/22:00").deploys("D-1", "R-1");
        let sketch = sketch.release("D-2", &[], "2026-10-23T20:00/22:00").deploys("D-2", "R-1");
        let along = |sketch: &Sketch, moved: &[(&str, &str)]| -> Vec<String> {
            let at = |(key, when): &(&str, &str)| (sketch.release_id(key), planned(when, "Europe/Berlin"));
            let moved: Vec<_> = moved.iter().map(at).collect();
            let told = |(one, to): &(&Release, Planned)| format!("{} {}", one.key, to.occupancy().start());
            deployments_along(&sketch.plan, &moved).iter().map(told).collect()
        };
        let later = ("R-1", "2026-10-26T20:00/22:00");
        assert_eq!(
            along(&sketch, &[later]),
            ["D-1 2026-10-25T19:00:00Z", "D-2 2026-10-27T19:00:00Z"],
            "20:00 in winter"
        );
        assert_eq!(along(&sketch, &[later, ("D-1", "2026-10-20T20:00/22:00")]), ["D-2 2026-10-27T19:00:00Z"]);
        assert!(along(&sketch, &[("R-1", "2026-10-22T20:00/23:00")]).is_empty(), "only its end moved");
        let begun = sketch.state("D-2", crate::release::ReleaseState::Deploying);
        assert_eq!(along(&begun, &[later]), ["D-1 2026-10-25T19:00:00Z"]);
    }

    #[test]
    fn a_wall_time_that_does_not_exist_becomes_the_one_behind_the_gap() {
        let gap = moved("2026-03-27T20:00/22:00", "2026-03-28T20:00/22:00", "2026-03-28T02:30/03:30", "Europe/Berlin");
        assert_eq!(gap, "2026-03-29T01:30:00Z 1h");
    }
}
