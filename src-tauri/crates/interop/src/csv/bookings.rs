//! Reading bookings of environments.

use slipway_domain::Key;
use slipway_domain::time::Minutes;

use super::cells::{parse, unique};
use super::times::times;
use super::{Defaults, Problems, Row, Sheet, Times};

/// A row of `bookings.csv`.
#[derive(Clone, Debug)]
pub struct BookingRow {
    /// Its key.
    pub key: Key,
    /// What it is for, where it is said.
    pub title: Option<String>,
    /// What is booked.
    pub environment: Key,
    /// Whether nobody else may be there, where it is said.
    pub exclusive: Option<bool>,
    /// From when to when.
    pub times: Times,
    /// Time before it for setting up, where it is said.
    pub setup: Option<Minutes>,
    /// Time behind it for tearing down, where it is said.
    pub teardown: Option<Minutes>,
    /// The release for which it is booked, where it is said.
    pub release: Option<Key>,
    /// The team for which it is booked, where it is said.
    pub team: Option<Key>,
}

/// Reads bookings.
pub fn bookings(sheet: &Sheet, defaults: &Defaults) -> Result<Vec<Row<BookingRow>>, Problems> {
    let rows = parse(sheet, &["key", "environment"], |row| {
        let times = times(row, defaults, "booking");
        let (key, environment) = (row.needed("key"), row.needed("environment"));
        Some(BookingRow {
            title: row.words("title"),
            exclusive: row.yes_or_no("exclusive"),
            setup: row.length("setup"),
            teardown: row.length("teardown"),
            release: row.parsed("release"),
            team: row.parsed("team"),
            key: key?,
            environment: environment?,
            times: times?,
        })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn read(text: &str) -> Result<Vec<Row<BookingRow>>, Problems> {
        bookings(&Sheet::read(text.as_bytes(), Limits::default()).unwrap(), &Defaults::default())
    }

    #[test]
    fn a_booking_has_two_ends_or_one_and_a_length() {
        let text = "key,environment,start,duration,exclusive,setup\nB-1,test,2026-11-27T08:00:00Z,8h,yes,30m";
        let rows = read(text).unwrap();
        let says = &rows[0].says;
        assert_eq!(says.times.end.at.to_string(), "2026-11-27T16:00:00Z");
        assert_eq!((says.exclusive, says.setup, says.teardown), (Some(true), Some(Minutes::new(30)), None));
        let told = read("key,environment,start\nB-1,test,2026-11-27T08:00:00Z").unwrap_err().to_string();
        assert!(told.contains("the booking has only one end"), "{told}");
    }

    #[test]
    fn what_is_neither_yes_nor_no_and_a_negative_buffer_are_told_with_their_places() {
        let text = "key,environment,start,end,exclusive,setup\n\
            B-1,test,2026-11-27T08:00:00Z,2026-11-27T09:00:00Z,perhaps,-1h";
        let told = read(text).unwrap_err();
        let columns: Vec<Option<&str>> = told.first.iter().map(|problem| problem.column.as_deref()).collect();
        assert_eq!(columns, [Some("exclusive"), Some("setup")]);
    }
}
