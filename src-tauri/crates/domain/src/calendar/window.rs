//! Windows: stretches of the calendar that mean something for releases.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Scope;
use crate::Key;
use crate::id::WindowId;
use crate::time::{Interval, Recurrence, Zone};
use crate::word::words;

words! {
    /// What a window means for a release.
    WindowKind, "window kind" {
        /// Work is welcome here, and for the components in scope only here.
        Maintenance = "maintenance",
        /// Nothing may be released.
        FreezeHard = "freeze-hard",
        /// Something may be released for a good reason.
        FreezeSoft = "freeze-soft",
        /// The business is busy.
        Peak = "peak",
        /// Another company works on what it runs for us.
        Vendor = "vendor",
        /// People are away.
        Holiday = "holiday",
    }
}

/// A stretch of wall time in a zone, once or recurring, with a scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Its id.
    pub id: WindowId,
    /// Its key, such as `F-YEAR-END`.
    pub key: Key,
    /// What it is called.
    pub title: String,
    /// What it means.
    pub kind: WindowKind,
    /// What it is about.
    pub scope: Scope,
    /// The zone of its wall times.
    pub zone: Zone,
    /// When it first begins, on the wall.
    pub start: NaiveDateTime,
    /// When it first ends, on the wall.
    pub end: NaiveDateTime,
    /// How it recurs, if it does.
    pub recurrence: Option<Recurrence>,
}

/// Why wall times do not make a window.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WindowError {
    /// The end is not after the start.
    #[error("a window must end after it starts; this one starts {start} and ends {end}")]
    EndsBeforeItStarts {
        /// When it would start, on the wall.
        start: NaiveDateTime,
        /// When it would end, on the wall.
        end: NaiveDateTime,
    },
    /// It is longer than a plan allows.
    #[error("a window lasts at most 366 days, this one {0} days")]
    TooLong(i64),
}

impl Window {
    /// The longest window, in days.
    pub const MAX_DAYS: i64 = 366;

    /// Checks that the wall times make a window.
    pub fn check(&self) -> Result<(), WindowError> {
        if self.end <= self.start {
            return Err(WindowError::EndsBeforeItStarts { start: self.start, end: self.end });
        }
        let days = (self.end - self.start).num_days();
        if days > Self::MAX_DAYS { Err(WindowError::TooLong(days)) } else { Ok(()) }
    }

    /// The occurrences that overlap a stretch of time, sorted by start.
    ///
    /// Both ends of each occurrence are wall times, so that a window from 01:00
    /// to 05:00 is three hours long on the night when clocks jump and five when
    /// they go back. Where clocks repeat the hour, the window takes it all.
    pub fn occurrences(&self, within: Interval) -> Vec<Interval> {
        let length = self.end - self.start;
        let walls = match &self.recurrence {
            None => vec![self.start],
            Some(rule) => {
                // A day more on either side covers every offset from UTC.
                let from = within.start().utc().naive_utc() - length - TimeDelta::days(1);
                let to = within.end().utc().naive_utc() + TimeDelta::days(1);
                rule.expand(self.start, &self.zone, from, to)
            }
        };
        walls
            .into_iter()
            .filter_map(|wall| {
                let start = self.zone.resolve(wall).first();
                let end = self.zone.resolve(wall + length).last();
                Interval::new(start, end).ok()
            })
            .filter(|occurrence| occurrence.overlaps(within))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::time::{Instant, Minutes};

    fn sunday_night(zone: &str) -> Window {
        let wall = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        Window {
            id: WindowId::new(Uuid::nil()),
            key: Key::parse("W-SUN").unwrap(),
            title: "Sunday night".into(),
            kind: WindowKind::Maintenance,
            scope: Scope::default(),
            zone: Zone::parse(zone).unwrap(),
            start: wall("2026-01-04T01:00"),
            end: wall("2026-01-04T05:00"),
            recurrence: Some(Recurrence::parse("FREQ=WEEKLY;BYDAY=SU").unwrap()),
        }
    }

    fn hours_on(window: &Window, day: &str) -> i64 {
        let noon = Instant::parse(&format!("{day}T12:00:00Z")).unwrap();
        let within = Interval::new(noon.plus(Minutes::hours(-24)), noon.plus(Minutes::hours(24))).unwrap();
        let occurrences = window.occurrences(within);
        assert_eq!(occurrences.len(), 1, "{day}");
        occurrences[0].minutes().get() / 60
    }

    #[test]
    fn a_window_in_local_time_is_shorter_or_longer_when_clocks_change() {
        let berlin = sunday_night("Europe/Berlin");
        assert_eq!((hours_on(&berlin, "2026-03-29"), hours_on(&berlin, "2026-10-25")), (3, 5));
        let new_york = sunday_night("America/New_York");
        assert_eq!((hours_on(&new_york, "2026-03-08"), hours_on(&new_york, "2026-11-01")), (3, 5));
        let kolkata = sunday_night("Asia/Kolkata");
        assert_eq!((hours_on(&kolkata, "2026-03-29"), hours_on(&kolkata, "2026-10-25")), (4, 4));
    }

    #[test]
    fn the_berlin_night_of_the_spring_change_runs_from_midnight_to_three_utc() {
        let at = |text| Instant::parse(text).unwrap();
        let within = Interval::new(at("2026-03-28T20:00:00Z"), at("2026-03-29T20:00:00Z")).unwrap();
        assert_eq!(
            sunday_night("Europe/Berlin").occurrences(within),
            [Interval::new(at("2026-03-29T00:00:00Z"), at("2026-03-29T03:00:00Z")).unwrap()]
        );
    }
}
