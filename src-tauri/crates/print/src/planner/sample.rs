//! A made-up year, told in UTC, for tests.

use chrono::{Datelike, NaiveDate};

use super::model::{LayerKind, PlannerDay, PlannerLayer, PlannerModel, PlannerMonth, Span};
use crate::press::Provenance;

const DAY: i64 = 86_400;

/// The planner of a year without anything in it.
pub fn empty(year: i32) -> PlannerModel {
    let month = |number: u32| {
        let first = NaiveDate::from_ymd_opt(year, number, 1).unwrap();
        let days = first.iter_days().take_while(|day| day.month() == number).map(day).collect();
        PlannerMonth { name: first.format("%B").to_string(), days }
    };
    PlannerModel {
        year: year.to_string(),
        zone: "UTC".to_owned(),
        note: "all layers that bind".to_owned(),
        provenance: provenance(),
        months: (1..=12).map(month).collect(),
        major: "high risk".to_owned(),
        ..PlannerModel::default()
    }
}

/// Which state of which plan it is.
pub fn provenance() -> Provenance {
    Provenance {
        plan: "Payments".to_owned(),
        classification: "INTERNAL – CONFIDENTIAL".to_owned(),
        language: "en-GB".to_owned(),
        snapshot_id: "operation 1842".to_owned(),
        snapshot_sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        generated_at: at(2026, 11, 16, 9),
        generated_at_text: "Mon 16 Nov 2026 (W47), 09:00 UTC".to_owned(),
        producer: "Slipway 0.1.0".to_owned(),
    }
}

fn day(date: NaiveDate) -> PlannerDay {
    let start = at(date.year(), date.month(), date.day(), 0);
    let weekday = date.weekday().num_days_from_monday() as usize;
    let week = (weekday == 0 || date.ordinal() == 1).then(|| date.iso_week().week());
    PlannerDay { start, end: start + DAY, number: date.day(), weekday, week, releases: 0, major: Vec::new() }
}

/// Seconds since 1970 of an hour.
pub fn at(year: i32, month: u32, day: u32, hour: u32) -> i64 {
    NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(hour, 0, 0).unwrap().and_utc().timestamp()
}

/// A layer with these stretches.
pub fn layer(kind: LayerKind, name: &str, spans: &[(i64, i64)]) -> PlannerLayer {
    let spans = spans.iter().map(|(start, end)| Span { start: *start, end: *end, when: format!("from {start}") });
    PlannerLayer {
        kind,
        name: name.to_owned(),
        about: "everything".to_owned(),
        owner: "Agnieszka Łukasiewicz".to_owned(),
        zone: "UTC".to_owned(),
        stage: String::new(),
        spans: spans.collect(),
    }
}

/// A year in which every kind of layer occurs.
pub fn planner(year: i32) -> PlannerModel {
    let ends = |month: u32| (at(year, month, 28, 12), at(year, month + 1, 2, 6));
    let mut model = empty(year);
    let nights: Vec<(i64, i64)> = (1..=28).map(|day| (at(year, 6, day, 22), at(year, 6, day, 22) + 7 * 3600)).collect();
    model.layers = vec![
        layer(LayerKind::Freeze, "Year end", &[(at(year, 12, 18, 18), at(year, 12, 31, 23))]),
        layer(LayerKind::SoftFreeze, "Half-year accounts", &[(at(year, 6, 22, 0), at(year, 7, 6, 0))]),
        layer(LayerKind::Holiday, "Christmas", &[(at(year, 12, 25, 0), at(year, 12, 27, 0))]),
        layer(LayerKind::Holiday, "Labour Day", &[(at(year, 5, 1, 0), at(year, 5, 2, 0))]),
        layer(LayerKind::Peak, "Black Friday", &[(at(year, 11, 26, 0), at(year, 12, 1, 0))]),
        layer(LayerKind::MonthEnd, "Books", &[ends(1), ends(4), ends(7), ends(10)]),
        layer(LayerKind::Vendor, "Acquirer moves", &[(at(year, 3, 7, 0), at(year, 3, 9, 0))]),
        layer(LayerKind::Trading, "Round the clock", &[(at(year, 8, 3, 0), at(year, 8, 8, 0))]),
        layer(LayerKind::Maintenance, "Payments nights", &nights),
    ];
    model.months[1].days[9].releases = 3;
    model.months[1].days[9].major = vec!["R-2026-0012".to_owned()];
    model.months[8].days[13].releases = 214;
    model.key_prefix = "R-2026-".to_owned();
    model
}
