//! CSV files (RFC 4180): read with the place of every problem, written so that a spreadsheet runs nothing.

mod boards;
mod bookings;
mod catalogue;
mod cells;
mod changes;
mod milestones;
mod problem;
mod roster;
mod row;
mod rows;
mod sheet;
mod steps;
mod times;
mod write;

pub use boards::{BoardRow, ScopeColumns, boards};
pub use bookings::{BookingRow, bookings};
pub use catalogue::{LeadTimeRow, PersonRow, StoreRow, TrainRow, lead_times, people, stores, trains};
pub use changes::{ChangeRow, changes};
pub use milestones::{MilestoneRow, milestones};
pub use problem::{Problem, Problems};
pub use roster::{AbsenceRow, ShiftRow, absences, shifts};
pub use row::{Defaults, DependencyRow, ReleaseRow, Row, ServiceRow, Times, WindowRow};
pub use rows::{dependencies, releases, services, windows};
pub use sheet::{Limits, Sheet};
pub use steps::{StepRow, steps};
pub use write::write;

/// The columns of each kind of file, those that are needed first.
pub mod columns {
    /// Of `services.csv`.
    pub const SERVICES: &[&str] = &["key", "name", "tier", "team", "region", "environment", "depends_on", "kind"];
    /// Of `dependencies.csv`.
    pub const DEPENDENCIES: &[&str] = &["from", "to", "type", "lag", "relation", "min_version", "calendar"];
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
        "stores",
        "deployment_of",
    ];
    /// Of `steps.csv`.
    pub const STEPS: &[&str] = &["release", "key", "title", "minutes", "owner", "after"];
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
        "severity",
        "owner",
        "source",
        "reviewed",
        "limit",
    ];
    /// Of `people.csv`.
    pub const PEOPLE: &[&str] = &["key", "name", "team", "email", "deputy"];
    /// Of `bookings.csv`.
    pub const BOOKINGS: &[&str] = &[
        "key",
        "environment",
        "start",
        "end",
        "duration",
        "title",
        "exclusive",
        "zone",
        "setup",
        "teardown",
        "release",
        "team",
    ];
    /// Of `absences.csv`.
    pub const ABSENCES: &[&str] = &["key", "person", "start", "end", "zone", "reason"];
    /// Of `shifts.csv`.
    pub const SHIFTS: &[&str] = &["key", "person", "start", "end", "zone", "rrule", "until"];
    /// Of `trains.csv`.
    pub const TRAINS: &[&str] = &["key", "name", "capacity", "risk_budget"];
    /// Of `stores.csv`.
    pub const STORES: &[&str] = &["key", "name"];
    /// Of `lead-times.csv`.
    pub const LEAD_TIMES: &[&str] = &["type", "lead"];
    /// Of `milestones.csv`.
    pub const MILESTONES: &[&str] = &["key", "title", "project", "release", "baseline", "forecast", "actual"];
    /// Of `boards.csv`.
    pub const BOARDS: &[&str] = &[
        "key",
        "start",
        "end",
        "name",
        "zone",
        "rrule",
        "until",
        "services",
        "teams",
        "environments",
        "regions",
        "types",
        "cut_off",
        "cut_off_major",
    ];
    /// Of `changes.csv`.
    pub const CHANGES: &[&str] =
        &["key", "title", "service", "value", "urgency", "deadline", "effort", "impact", "likelihood", "mandatory"];
}
