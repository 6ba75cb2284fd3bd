//! The roster: when people are on duty, and when they are away.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::Key;
use crate::id::{AbsenceId, PersonId, ShiftId};
use crate::time::{Interval, Recurrence, Series, SeriesError, Zone};

/// A stretch of time for which a person is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// Its key, such as `A-2026-003`.
    pub key: Key,
    /// Who is away.
    pub person: PersonId,
    /// From when, on the wall.
    pub start: NaiveDateTime,
    /// Until when, on the wall.
    pub end: NaiveDateTime,
    /// The zone of its wall times.
    pub zone: Zone,
    /// Why; empty where nobody said.
    pub reason: String,
}

/// A stretch of time, once or recurring, for which a person is on duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// Its key, such as `S-GRACE-NIGHT`.
    pub key: Key,
    /// Who is on duty.
    pub person: PersonId,
    /// The zone of its wall times.
    pub zone: Zone,
    /// When it first begins, on the wall.
    pub start: NaiveDateTime,
    /// When it first ends, on the wall.
    pub end: NaiveDateTime,
    /// How it recurs, if it does.
    pub recurrence: Option<Recurrence>,
}

impl Absence {
    /// Checks that the wall times make an absence.
    pub fn check(&self) -> Result<(), SeriesError> {
        self.series().check()
    }

    /// The stretch for which the person is away.
    pub fn interval(&self) -> Interval {
        self.series().first()
    }

    fn series(&self) -> Series<'_> {
        Series { zone: &self.zone, start: self.start, end: self.end, recurrence: None }
    }
}

impl Shift {
    /// Checks that the wall times make a shift.
    pub fn check(&self) -> Result<(), SeriesError> {
        self.series().check()
    }

    /// The stretches on duty that overlap a stretch of time, sorted by start, as [`Series::occurrences`] finds them.
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

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    fn berlin() -> Zone {
        Zone::parse("Europe/Berlin").unwrap()
    }

    #[test]
    fn an_absence_lasts_as_long_as_the_clock_on_the_wall_says() {
        let absence = |start: &str, end: &str| Absence {
            id: AbsenceId::new(Uuid::nil()),
            key: Key::parse("A-1").unwrap(),
            person: PersonId::new(Uuid::nil()),
            start: wall(start),
            end: wall(end),
            zone: berlin(),
            reason: String::new(),
        };
        let day = |date: &str| absence(&format!("{date}T00:00"), &format!("{date}T23:00")).interval().minutes();
        assert_eq!(day("2026-03-29"), Minutes::hours(22));
        assert_eq!(day("2026-10-25"), Minutes::hours(24));
        assert!(absence("2026-03-29T10:00", "2026-03-29T09:00").check().is_err());
    }

    #[test]
    fn a_night_shift_over_a_clock_change_is_as_long_as_the_night() {
        let shift = Shift {
            id: ShiftId::new(Uuid::nil()),
            key: Key::parse("S-1").unwrap(),
            person: PersonId::new(Uuid::nil()),
            zone: berlin(),
            start: wall("2026-03-02T22:00"),
            end: wall("2026-03-03T06:00"),
            recurrence: Some(Recurrence::parse("FREQ=DAILY").unwrap()),
        };
        assert_eq!(shift.check(), Ok(()));
        let at = |text| Instant::parse(text).unwrap();
        let within = Interval::new(at("2026-03-27T12:00:00Z"), at("2026-03-29T12:00:00Z")).unwrap();
        let hours: Vec<i64> =
            shift.occurrences(within).iter().map(|occurrence| occurrence.minutes().get() / 60).collect();
        assert_eq!(hours, [8, 7]);
    }
}
