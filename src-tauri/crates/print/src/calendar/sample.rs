//! A made-up calendar, for tests.

use super::model::{CalendarModel, Day};
use crate::pack::sample::calendar;
use crate::planner::sample::provenance;

/// A calendar of so many lanes as a document.
pub fn document(lanes: usize) -> CalendarModel {
    CalendarModel {
        title: "Payments calendar".to_owned(),
        note: "Lanes by team".to_owned(),
        page: calendar(lanes),
        provenance: provenance(),
    }
}

/// So many days from a Monday, with nothing in them.
pub fn days(many: i64) -> Vec<Day> {
    const DAY: i64 = 86_400;
    const MONDAY: i64 = 1_794_787_200;
    let day = |index: i64| Day {
        start: MONDAY + index * DAY,
        end: MONDAY + (index + 1) * DAY,
        date: format!("day {index}"),
        week: (index % 7 == 0).then(|| format!("W{index}")),
        ..Day::default()
    };
    (0..many).map(day).collect()
}
