//! CSV files (RFC 4180): read with the place of every problem, written so that a spreadsheet runs nothing.

mod cells;
mod problem;
mod row;
mod rows;
mod sheet;
mod write;

pub use problem::{Problem, Problems};
pub use row::{Defaults, DependencyRow, ReleaseRow, Row, ServiceRow, Times, WindowRow};
pub use rows::{dependencies, releases, services, windows};
pub use sheet::{Limits, Sheet};
pub use write::write;

/// The columns of each kind of file, those that are needed first.
pub mod columns {
    /// Of `services.csv`.
    pub const SERVICES: &[&str] = &["key", "name", "tier", "team", "region", "environment", "depends_on"];
    /// Of `dependencies.csv`.
    pub const DEPENDENCIES: &[&str] = &["from", "to", "type", "lag", "relation"];
    /// Of `releases.csv`.
    pub const RELEASES: &[&str] = &[
        "key",
        "title",
        "start",
        "end",
        "duration",
        "type",
        "services",
        "environment",
        "zone",
        "team",
        "train",
        "risk",
        "state",
        "depends_on",
        "rollback_minutes",
        "version",
    ];
    /// Of `windows.csv`.
    pub const WINDOWS: &[&str] = &[
        "key",
        "title",
        "kind",
        "start",
        "end",
        "zone",
        "rrule",
        "until",
        "services",
        "teams",
        "environments",
        "regions",
        "types",
    ];
}
