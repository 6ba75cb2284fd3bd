//! Made-up milestones, for tests.

use super::model::{AlignmentModel, MilestoneLine, ReleaseGroup, SlippedRow};
use crate::planner::sample::provenance;

/// A page without a milestone.
pub fn empty() -> AlignmentModel {
    AlignmentModel {
        title: "All projects".to_owned(),
        as_of: "Mon 23 Nov 2026, Europe/Berlin".to_owned(),
        provenance: provenance(),
        ..AlignmentModel::default()
    }
}

/// The key of the milestone of this number.
pub fn key(number: usize) -> String {
    format!("ERP-{number:05}")
}

/// A release with so many milestones, of which the first is late and has slipped, and one for which no release waits.
pub fn alignment(milestones: usize) -> AlignmentModel {
    let row = |number: usize| MilestoneLine {
        key: key(number),
        title: format!("Interface {number} with Łódź and Hà Nội"),
        project: "ERP".to_owned(),
        baseline: "24 Nov 2026".to_owned(),
        day: "3 Dec 2026".to_owned(),
        is_reached: number.is_multiple_of(2),
        variance: "+7".to_owned(),
        is_late: number == 1,
        standing: "Expected 3 Dec 2026, 3 working days after the last day in time for R-1: 30 Nov 2026.".to_owned(),
    };
    AlignmentModel {
        counts: vec!["1 late".to_owned(), format!("{} in time", milestones.saturating_sub(1))],
        groups: vec![
            ReleaseGroup {
                name: "R-1 Ledger 7".to_owned(),
                rides: "Rides on CORE of Sat 12 Dec 2026.".to_owned(),
                rows: (1..=milestones).map(row).collect(),
            },
            ReleaseGroup { name: "No release waits".to_owned(), rides: String::new(), rows: vec![row(90_001)] },
        ],
        slipped: vec![SlippedRow {
            key: "SLIP-1".to_owned(),
            title: "Interface".to_owned(),
            changes: vec![
                "none → 3 Dec 2026, said 20 Nov".to_owned(),
                "3 Dec 2026 → 10 Dec 2026, said 22 Nov".to_owned(),
            ],
        }],
        ..empty()
    }
}
