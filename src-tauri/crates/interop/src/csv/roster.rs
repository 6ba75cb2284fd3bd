//! Reading when people are away and on duty.

use chrono::NaiveDateTime;
use slipway_domain::Key;
use slipway_domain::time::{Recurrence, Zone};

use super::cells::{parse, unique};
use super::times::{recurrence, walls};
use super::{Defaults, Problems, Row, Sheet};

/// A row of `absences.csv`.
#[derive(Clone, Debug)]
pub struct AbsenceRow {
    /// Its key.
    pub key: Key,
    /// Who is away.
    pub person: Key,
    /// From when, on the wall.
    pub start: NaiveDateTime,
    /// Until when, on the wall.
    pub end: NaiveDateTime,
    /// The zone of its wall times.
    pub zone: Zone,
    /// Why, where it is said.
    pub reason: Option<String>,
}

/// A row of `shifts.csv`.
#[derive(Clone, Debug)]
pub struct ShiftRow {
    /// Its key.
    pub key: Key,
    /// Who is on duty.
    pub person: Key,
    /// When it first begins, on the wall.
    pub start: NaiveDateTime,
    /// When it first ends, on the wall.
    pub end: NaiveDateTime,
    /// The zone of its wall times.
    pub zone: Zone,
    /// How it recurs, if it does.
    pub recurrence: Option<Recurrence>,
}

/// Reads absences.
pub fn absences(sheet: &Sheet, defaults: &Defaults) -> Result<Vec<Row<AbsenceRow>>, Problems> {
    let rows = parse(sheet, &["key", "person", "start", "end"], |row| {
        let walls = walls(row, defaults, "absence");
        let (key, person) = (row.needed("key"), row.needed("person"));
        let (start, end, zone) = walls?;
        Some(AbsenceRow { key: key?, person: person?, start, end, zone, reason: row.words("reason") })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

/// Reads shifts.
pub fn shifts(sheet: &Sheet, defaults: &Defaults) -> Result<Vec<Row<ShiftRow>>, Problems> {
    let rows = parse(sheet, &["key", "person", "start", "end"], |row| {
        let walls = walls(row, defaults, "shift");
        let recurrence = recurrence(row);
        let (key, person) = (row.needed("key"), row.needed("person"));
        let (start, end, zone) = walls?;
        Some(ShiftRow { key: key?, person: person?, start, end, zone, recurrence })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn sheet(text: &str) -> Sheet {
        Sheet::read(text.as_bytes(), Limits::default()).unwrap()
    }

    #[test]
    fn an_absence_of_whole_days_is_written_with_days() {
        let text = "key,person,start,end,zone\nA-1,grace,2026-12-21,2027-01-04,Europe/Berlin";
        let rows = absences(&sheet(text), &Defaults::default()).unwrap();
        assert_eq!((rows[0].says.end - rows[0].says.start).num_days(), 14);
    }

    #[test]
    fn an_absence_that_ends_before_it_starts_and_one_without_a_zone_are_told() {
        let read = |text| absences(&sheet(text), &Defaults::default()).unwrap_err().to_string();
        let told = read("key,person,start,end,zone\nA-1,grace,2026-12-21,2026-12-20,UTC");
        assert!(told.starts_with("line 2, column \"end\"") && told.contains("the absence ends"), "{told}");
        assert!(read("key,person,start,end\nA-1,grace,2026-12-21,2026-12-22").contains("needs a zone"));
    }

    #[test]
    fn a_shift_recurs_and_a_bad_rule_is_told_with_its_place() {
        let text = |rule: &str| {
            format!("key,person,start,end,zone,rrule\nS,grace,2026-11-23T22:00,2026-11-24T06:00,UTC,{rule}")
        };
        let rows = shifts(&sheet(&text("FREQ=DAILY")), &Defaults::default()).unwrap();
        assert!(rows[0].says.recurrence.is_some());
        let told = shifts(&sheet(&text("FREQ=SOMETIMES")), &Defaults::default()).unwrap_err().to_string();
        assert!(told.starts_with("line 2, column \"rrule\""), "{told}");
    }
}
