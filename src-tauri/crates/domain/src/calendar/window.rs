//! Windows: stretches of the calendar that mean something for releases.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Freeze, Scope};
use crate::Key;
use crate::conflict::Severity;
use crate::id::{PersonId, WindowId};
use crate::time::{Interval, Recurrence, Series, Zone};
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
        /// A region works or trades.
        Trading = "trading-hours",
        /// Books are closed.
        MonthEnd = "month-end",
    }
}

impl WindowKind {
    /// Whether it stands against releases by agreement: hard and soft freezes.
    pub const fn is_freeze(self) -> bool {
        matches!(self, Self::FreezeHard | Self::FreezeSoft)
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
    /// How much it weighs, of peaks, trading hours and month-ends; none weighs as soft.
    pub severity: Option<Severity>,
    /// Who answers for its dates.
    pub owner: Option<PersonId>,
    /// Where its dates come from; empty where nobody said.
    pub source: String,
    /// When somebody last looked whether its dates still hold.
    pub reviewed: Option<NaiveDate>,
    /// The most deployments at the same time inside one occurrence; none where nobody set a limit.
    pub limit: Option<u32>,
    /// How far it has been agreed on, of freezes; none for one that was simply written down, which binds.
    pub freeze: Option<Freeze>,
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
    /// It recurs too often.
    #[error("a window recurs at most {max} times a year, this one more often; make it rarer and longer", max = Recurrence::MAX_OCCURRENCES)]
    TooOften,
}

impl Window {
    /// The longest window, in days.
    pub const MAX_DAYS: i64 = Series::MAX_DAYS;

    /// Checks that the wall times make a window.
    pub fn check(&self) -> Result<(), WindowError> {
        if self.end <= self.start {
            return Err(WindowError::EndsBeforeItStarts { start: self.start, end: self.end });
        }
        let days = (self.end - self.start).num_days();
        if days > Self::MAX_DAYS {
            return Err(WindowError::TooLong(days));
        }
        if self.series().is_too_dense() { Err(WindowError::TooOften) } else { Ok(()) }
    }

    /// The occurrences that overlap a stretch of time, sorted by start, as [`Series::occurrences`] finds them.
    pub fn occurrences(&self, within: Interval) -> Vec<Interval> {
        self.series().occurrences(within)
    }

    /// Its wall times.
    pub fn series(&self) -> Series<'_> {
        Series { zone: &self.zone, start: self.start, end: self.end, recurrence: self.recurrence.as_ref() }
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
            severity: None,
            owner: None,
            source: String::new(),
            reviewed: None,
            limit: None,
            freeze: None,
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
