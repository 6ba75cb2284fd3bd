//! For how long a meeting talks about each point of its agenda.

use super::{Meeting, MeetingError, Point};
use crate::time::Instant;

impl Meeting {
    /// For how many seconds a point was talked about up to now, whenever and however often.
    pub fn talked(&self, point: &Point, now: Instant) -> u32 {
        let running = match &self.at_point {
            Some((at, since)) if at == point => seconds(*since, now),
            _ => 0,
        };
        self.talked_before(point).saturating_add(running)
    }

    /// The same without the time since the point was taken up last, while it is still talked about.
    pub fn talked_before(&self, point: &Point) -> u32 {
        self.talked.iter().find(|(other, _)| other == point).map_or(0, |(_, seconds)| *seconds)
    }

    /// Says by hand for how many seconds a point was talked about up to now, in place of what the clock counted; where
    /// it is still talked about, the clock goes on from there.
    pub fn say_talked(&self, point: &Point, seconds: u32, now: Instant) -> Result<Self, MeetingError> {
        self.may_change()?;
        let at_point = self.at_point.clone().map(|(at, since)| {
            let since = if at == *point { now } else { since };
            (at, since)
        });
        Ok(Self { at_point, talked: with(self.talked.clone(), point, seconds), ..self.clone() })
    }

    /// The times of all points once nobody talks about the one under way any more.
    pub(super) fn tally(&self, now: Instant) -> Vec<(Point, u32)> {
        match &self.at_point {
            Some((point, _)) => with(self.talked.clone(), point, self.talked(point, now)),
            None => self.talked.clone(),
        }
    }
}

/// Times in which a point has one of its own; a point without any is not named.
fn with(mut talked: Vec<(Point, u32)>, point: &Point, seconds: u32) -> Vec<(Point, u32)> {
    talked.retain(|(other, _)| other != point);
    if seconds > 0 {
        talked.push((point.clone(), seconds));
    }
    talked
}

/// The seconds between two instants; none where the clock was set back.
fn seconds(since: Instant, now: Instant) -> u32 {
    let seconds = now.epoch_seconds() - since.epoch_seconds();
    u32::try_from(seconds.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::board::sketch::{board, meeting, sketch};

    fn at(text: &str) -> Instant {
        Instant::parse(&format!("2026-12-01T{text}Z")).unwrap()
    }

    fn opened() -> Meeting {
        meeting(&board(&sketch(), 0, false, &[]), at("09:00:00")).open("Ada", at("09:00:00"), 40).unwrap()
    }

    fn point(name: &str) -> Point {
        Point::Other(name.to_owned())
    }

    fn taken(meeting: &Meeting, name: &str, when: &str) -> Meeting {
        meeting.take(Some(point(name)), at(when)).unwrap()
    }

    #[test]
    fn the_time_of_a_point_is_that_of_now_and_of_every_time_before() {
        let of = |meeting: &Meeting, name: &str, now: &str| meeting.talked(&point(name), at(now));
        let first = taken(&opened(), "one", "09:00:00");
        assert_eq!((of(&first, "one", "09:01:30"), of(&first, "two", "09:01:30")), (90, 0));
        let second = taken(&first, "two", "09:02:00");
        assert_eq!((of(&second, "one", "09:10:00"), of(&second, "two", "09:10:00")), (120, 480));
        let again = taken(&second, "one", "09:05:00");
        assert_eq!((of(&again, "one", "09:06:00"), again.talked_before(&point("one"))), (180, 120));
        let stopped = again.take(None, at("09:07:00")).unwrap();
        assert_eq!((of(&stopped, "one", "09:30:00"), of(&stopped, "two", "09:30:00")), (240, 180));
        let ended = again.end("Ada", at("09:08:00"), 47).unwrap();
        assert_eq!(
            (of(&ended, "one", "11:00:00"), of(&ended, "two", "11:00:00")),
            (300, 180),
            "the end stops the clock"
        );
    }

    #[test]
    fn a_point_that_is_taken_up_while_it_is_talked_about_keeps_its_time() {
        let again = taken(&taken(&opened(), "one", "09:00:00"), "one", "09:02:00");
        assert_eq!(again.talked(&point("one"), at("09:03:00")), 180);
        assert_eq!(again.talked, [], "nobody stopped talking about it");
    }

    #[test]
    fn a_clock_that_was_set_back_counts_nothing() {
        let first = taken(&opened(), "one", "09:30:00");
        assert_eq!(first.talked(&point("one"), at("09:29:59")), 0);
        assert_eq!(taken(&first, "two", "09:29:00").talked, []);
    }

    #[test]
    fn what_is_said_by_hand_stands_and_the_clock_goes_on_from_there() {
        let said = |meeting: &Meeting, name: &str, seconds| meeting.say_talked(&point(name), seconds, at("09:10:00"));
        let running = said(&taken(&opened(), "one", "09:00:00"), "one", 60).unwrap();
        assert_eq!(running.talked(&point("one"), at("09:10:00")), 60);
        assert_eq!(taken(&running, "two", "09:11:00").talked(&point("one"), at("10:00:00")), 120);
        let other = said(&taken(&opened(), "one", "09:00:00"), "two", 180).unwrap();
        assert_eq!(
            (other.talked(&point("two"), at("09:10:00")), other.talked(&point("one"), at("09:10:00"))),
            (180, 600)
        );
        assert_eq!(said(&other, "two", 0).unwrap().talked_before(&point("two")), 0);
        let locked = other.end("Ada", at("09:20:00"), 47).unwrap().lock("Ada", at("09:30:00")).unwrap();
        assert_eq!(said(&locked, "two", 1).unwrap_err().code(), "meeting.locked");
    }

    proptest! {
        #[test]
        fn the_times_of_all_points_are_what_a_stop_watch_for_each_counts(
            steps in prop::collection::vec((prop::option::of(0_usize..4), 0_i64..600), 0..40),
        ) {
            let names = ["one", "two", "three", "four"];
            let mut meeting = opened();
            let (mut now, mut watched, mut current) = (at("09:00:00"), [0_i64; 4], None::<usize>);
            for (next, later) in steps {
                now = now.plus_seconds(later);
                if let Some(current) = current {
                    watched[current] += later;
                }
                meeting = meeting.take(next.map(|index| point(names[index])), now).unwrap();
                current = next;
                for (name, seconds) in names.iter().zip(watched) {
                    prop_assert_eq!(i64::from(meeting.talked(&point(name), now)), seconds);
                }
            }
        }
    }
}
