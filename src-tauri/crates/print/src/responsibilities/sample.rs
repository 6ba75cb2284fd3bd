//! Made-up grids, for tests.

use super::model::{GapRow, Letters, RaciGrid, RaciRow, ResponsibilitiesModel};
use crate::planner::sample::provenance;

/// The roles of the field.
pub const ROLES: [&str; 11] = [
    "Release manager",
    "Change manager",
    "Deployment lead",
    "Rollback owner",
    "Service owner",
    "Test manager",
    "Environment manager",
    "Security",
    "Support lead",
    "Business approver",
    "Requester",
];

const ACTIVITIES: [&str; 12] = [
    "Request",
    "Plan",
    "Assess risk and impact",
    "Approve",
    "Build and package",
    "Test",
    "Prepare the environment",
    "Deploy",
    "Verify",
    "Decide on going back",
    "Hand over to support",
    "Review and close",
];

/// A grid of so many roles with so many gaps, every second of which blocks.
pub fn grid(title: &str, roles: usize, gaps: usize) -> RaciGrid {
    let cell = |row: usize, role: usize| {
        let place = (role + roles - row % roles.max(1)) % roles.max(1);
        Letters {
            responsible: place == 1 || (place == 0 && row.is_multiple_of(3)),
            accountable: place == 0,
            consulted: place == 3,
            informed: place == 4 || place == 7,
        }
    };
    let rows = ACTIVITIES.iter().enumerate().map(|(row, activity)| RaciRow {
        activity: (*activity).to_owned(),
        cells: (0..roles).map(|role| cell(row, role)).collect(),
    });
    RaciGrid {
        title: title.to_owned(),
        version: "Version 3, in force since Mon 2 Nov 2026 (W45), 09:00 Europe/Berlin.".to_owned(),
        roles: ROLES.iter().cycle().take(roles).map(|role| (*role).to_owned()).collect(),
        rows: rows.collect(),
        faults: Vec::new(),
        gaps_note: if gaps == 0 { String::new() } else { format!("{gaps} gaps; {} of them block.", gaps.div_ceil(2)) },
        gaps: (0..gaps).map(gap).collect(),
    }
}

fn gap(index: usize) -> GapRow {
    GapRow {
        release: format!("R-2026-{index:05}"),
        title: format!("Payments {index}.0 for Łódź and Hà Nội"),
        gap: "rollback owner".to_owned(),
        blocks: index.is_multiple_of(2),
        sentence: "Nobody is named to decide on going back. Name somebody before the release leaves Draft.".to_owned(),
    }
}

/// Pages of the three types of release.
pub fn model() -> ResponsibilitiesModel {
    let mut standard = grid("Standard releases", 6, 0);
    standard.faults = vec!["“Verify” has nobody who is accountable. Give one role the letter A.".to_owned()];
    ResponsibilitiesModel {
        grids: vec![standard, grid("Normal releases", 11, 5), grid("Emergency releases", 11, 60)],
        provenance: provenance(),
    }
}
