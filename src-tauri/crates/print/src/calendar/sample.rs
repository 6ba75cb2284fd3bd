//! A made-up calendar, for tests.

use super::model::{Band, BandKind, CalendarModel, Day};
use crate::pack::sample::calendar;
use crate::planner::sample::provenance;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// The first day of [`calendar`] and of [`days`].
const MONDAY: i64 = 1_794_787_200;

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
    let day = |index: i64| Day {
        start: MONDAY + index * DAY,
        end: MONDAY + (index + 1) * DAY,
        date: format!("day {index}"),
        week: (index % 7 == 0).then(|| format!("W{index}")),
        ..Day::default()
    };
    (0..many).map(day).collect()
}

/// A band from an hour of a day to an hour of another.
pub fn band(kind: BandKind, name: &str, from: (i64, i64), to: (i64, i64)) -> Band {
    Band {
        kind,
        name: name.to_owned(),
        start: MONDAY + from.0 * DAY + from.1 * HOUR,
        end: MONDAY + to.0 * DAY + to.1 * HOUR,
        when: format!("day {} at {} to day {} at {}", from.0, from.1, to.0, to.1),
    }
}

/// A band of a name on each working day of five weeks.
pub fn daily(kind: BandKind, name: &str, from: i64, to: i64) -> Vec<Band> {
    (0..35).filter(|day| day % 7 < 5).map(|day| band(kind, name, (day, from), (day, to))).collect()
}

/// A calendar in which every kind of band occurs, for all lanes or for some, apart and over each other.
pub fn layered() -> CalendarModel {
    let mut model = document(4);
    let page = &mut model.page;
    page.now = Some(MONDAY + 3 * DAY);
    page.bands.extend([
        band(BandKind::MonthEnd, "Books of November", (13, 12), (17, 6)),
        band(BandKind::Holiday, "St Nicholas", (20, 0), (21, 0)),
        band(BandKind::Holiday, "Repentance Day", (2, 0), (3, 0)),
    ]);
    page.lanes[0].bands.extend(daily(BandKind::Trading, "Exchange hours", 8, 17));
    page.lanes[0].bands.push(band(BandKind::Vendor, "Acquirer moves", (23, 0), (25, 12)));
    page.lanes[1].bands.extend(daily(BandKind::Trading, "Frankfurt", 8, 14));
    page.lanes[1].bands.extend(daily(BandKind::Trading, "New York", 13, 22));
    page.lanes[1].bands.extend([
        band(BandKind::Vendor, "Ledger host", (31, 0), (34, 0)),
        band(BandKind::Holiday, "Thanksgiving", (10, 0), (11, 0)),
        band(BandKind::SoftFreeze, "Year’s accounts", (18, 0), (24, 0)),
    ]);
    page.lanes[2].bands.extend(daily(BandKind::Maintenance, "Card nights", 20, 26));
    page.lanes[2].bands.extend([
        band(BandKind::Vendor, "Card scheme", (20, 0), (27, 0)),
        band(BandKind::MonthEnd, "Month end of cards", (22, 0), (26, 0)),
        band(BandKind::Holiday, "Constitution Day", (24, 0), (25, 0)),
        band(BandKind::Peak, "Gift cards", (23, 0), (28, 0)),
    ]);
    model
}
