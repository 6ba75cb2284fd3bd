//! A made-up departure, for tests.

use super::model::{MilestoneRow, MissedRow, NextDeparture, NextRider, Rider, RiderGroup, StripDay, TrainModel};
use crate::gauge::Gauge;
use crate::planner::sample::provenance;

/// A departure without anybody and anything.
pub fn empty() -> TrainModel {
    TrainModel {
        title: "Core train".to_owned(),
        key: "CORE".to_owned(),
        day: "Sat 12 Dec 2026 (W50)".to_owned(),
        leaves: "Sat 12 Dec 2026 (W50), 20:00 – Sun 13 Dec 06:00".to_owned(),
        zone: "Europe/Berlin, UTC+01:00".to_owned(),
        state: "Boards".to_owned(),
        cut_off: "It closes when the train leaves.".to_owned(),
        load: vec![gauge("Releases", 0, None, RELEASES), gauge("Risk", 0, None, POINTS)],
        provenance: provenance(),
        ..TrainModel::default()
    }
}

const RELEASES: (&str, &str) = ("release", "releases");
const POINTS: (&str, &str) = ("point", "points");

fn gauge(name: &str, taken: u32, limit: Option<u32>, unit: (&'static str, &'static str)) -> Gauge {
    Gauge { name: name.to_owned(), taken, limit, unit }
}

/// A rider of this number.
pub fn rider(number: usize) -> Rider {
    Rider {
        key: format!("R-2026-{number:05}"),
        title: format!("Payments {number}.0 with Łódź and Hà Nội"),
        team: "Payments".to_owned(),
        kind: "normal".to_owned(),
        risk: ["L", "M", "H", "V", ""][number % 5].to_owned(),
        window: "Sat 12 Dec 22:00 – Sun 13 Dec 01:00".to_owned(),
        zone: "Europe/London".to_owned(),
        ready: (!number.is_multiple_of(3)).then_some(number % 101),
        hindrances: if number.is_multiple_of(4) {
            vec!["one mandatory item of its checklist is open: Alerts (monitoring)".to_owned()]
        } else {
            Vec::new()
        },
    }
}

/// A departure with so many riders, a hotfix, and one who missed it.
pub fn train(riders: usize) -> TrainModel {
    let names = [(0, "Scope freeze"), (5, "Code freeze"), (8, "Release candidate"), (13, "Go/no-go"), (15, "Deploy")];
    let days = (0..20_usize).map(|index| StripDay {
        number: (index + 1).to_string(),
        weekday: "MTWTFSS".chars().nth(index % 7).unwrap().to_string(),
        week: index.is_multiple_of(7).then(|| format!("W{} · {} Dec", 48 + index / 7, index + 1)),
        offset: (index % 7 < 5).then_some(index as i32 - 15),
        rest: index % 7 > 4,
        leaves: index == 15,
        closes: index == 5,
        today: index == 3,
        milestones: names.iter().filter(|(day, _)| *day == index).map(|(_, name)| (*name).to_owned()).collect(),
    });
    TrainModel {
        days: days.collect(),
        milestones: names
            .iter()
            .map(|(day, name)| MilestoneRow {
                name: (*name).to_owned(),
                day: format!("Tue {} Dec 2026 (W49)", day + 1),
                offset: format!("T−{}", 15 - day),
                note: String::new(),
            })
            .collect(),
        load: vec![gauge("Releases", 5, Some(4), RELEASES), gauge("Risk", 9, Some(20), POINTS)],
        carriages: vec![gauge("Payments", 3, Some(3), RELEASES), gauge("Web", 2, None, RELEASES)],
        on_board: vec![RiderGroup { title: "Payments".to_owned(), riders: (1..=riders).map(rider).collect() }],
        hotfixes: vec![Rider { kind: "emergency".to_owned(), key: "R-HOT".to_owned(), ..rider(1) }],
        missed: vec![MissedRow {
            key: "R-LATE".to_owned(),
            title: "Ledger 3".to_owned(),
            outcome: "missed it".to_owned(),
            why: "one mandatory item of its checklist is open: Alerts (monitoring)".to_owned(),
            by: "Grace".to_owned(),
            at: "Mon 30 Nov 10:00".to_owned(),
            instead: "Sat 9 Jan 2027 (W01)".to_owned(),
        }],
        next: Some(NextDeparture {
            leaves: "Sat 9 Jan 2027 (W01), 20:00 – Sun 10 Jan 06:00 Europe/Berlin".to_owned(),
            note: "1 of 4 releases ride.".to_owned(),
            riders: vec![NextRider { key: "R-NEXT".to_owned(), title: "Tax 9".to_owned(), ..NextRider::default() }],
        }),
        ..empty()
    }
}
