//! A made-up bundle, for tests.

use super::model::{BundleModel, ChangeCells, DeferredRow, IncludedRow};
use crate::gauge::Gauge;
use crate::planner::sample::provenance;

/// A bundle without anything.
pub fn empty() -> BundleModel {
    BundleModel {
        title: "Payments 4.2".to_owned(),
        key: "R-2026-0142".to_owned(),
        window: "Sat 12 Dec 2026 (W50), 22:00 – 23:00".to_owned(),
        zone: "Europe/Berlin, UTC+01:00".to_owned(),
        budget: gauge(0, None),
        provenance: provenance(),
        ..BundleModel::default()
    }
}

fn gauge(taken: u32, limit: Option<u32>) -> Gauge {
    Gauge { name: "Risk of its changes".to_owned(), taken, limit, unit: ("point", "points") }
}

/// The change of this number.
pub fn change(number: usize) -> ChangeCells {
    ChangeCells {
        key: format!("CH-{number:05}"),
        title: format!("Feature {number} with Łódź and Hà Nội"),
        service: "Payments".to_owned(),
        risk: format!("{} {}", number % 25 + 1, ["L", "M", "H", "V"][number % 4]),
        worth: "8 × 9 ÷ 3 = 24.0".to_owned(),
        must: if number.is_multiple_of(3) { "legal, by 31 Dec 2026".to_owned() } else { String::new() },
    }
}

/// A bundle with so many changes in it, one that was put off, and one about which nobody has decided.
pub fn bundle(included: usize) -> BundleModel {
    let row = |number| IncludedRow { change: change(number), why: format!("In: because of number {number}.") };
    BundleModel {
        next: "R-2026-0150 Payments 4.3, Sat 9 Jan 2027".to_owned(),
        budget: gauge(52, Some(40)),
        breaches: vec!["its changes have 52 points, and its budget is 40".to_owned()],
        accepted: "Grace accepted up to 60 points on Mon 30 Nov 10:00: the law changes.".to_owned(),
        included: (1..=included).map(row).collect(),
        deferred: vec![DeferredRow {
            change: change(90_001),
            why: "its 12 would make 52 of 40 points".to_owned(),
            by: "Ada, Mon 30 Nov 10:00".to_owned(),
            to: "R-2026-0150".to_owned(),
            times: 3,
            escalated: true,
        }],
        undecided: vec![row(90_002)],
        ..empty()
    }
}
