//! The forward schedule of change and the projected service outages.

use crate::press::Provenance;

/// A forward schedule of change that is printed alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScheduleModel {
    /// What it is called, such as "Forward schedule of change, payments".
    pub title: String,
    /// What it shows.
    pub schedule: ForwardSchedule,
    /// Which state of which plan it shows.
    pub provenance: Provenance,
}

/// Projected service outages that are printed alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OutagesModel {
    /// What they are called, such as "Projected service outages, payments".
    pub title: String,
    /// The time they cover, as it is printed.
    pub period: String,
    /// The outages in order of their start.
    pub rows: Vec<OutageRow>,
    /// Which state of which plan it shows.
    pub provenance: Provenance,
}

/// The forward schedule of change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ForwardSchedule {
    /// The weeks it covers, as they are printed.
    pub period: String,
    /// Every week it covers, as [`ScheduleRow::week`] calls it, so that one without a release is told too.
    pub weeks: Vec<String>,
    /// The releases in order of their start.
    pub rows: Vec<ScheduleRow>,
    /// The quarter that the summary covers, as it is printed.
    pub quarter_label: String,
    /// How many releases there are in each month or week of the quarter; empty leaves the summary out.
    pub quarter: Vec<QuarterRow>,
}

/// A row of the forward schedule of change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScheduleRow {
    /// The ISO week it starts in, as it is printed above the rows of that week.
    pub week: String,
    /// Number of the release. Becomes a link when there is a sheet for it.
    pub number: String,
    /// Title of the release.
    pub title: String,
    /// Standard, normal, emergency.
    pub kind: String,
    /// Services, each with its tier.
    pub services: String,
    /// Environments and regions.
    pub environments: String,
    /// Start in the zone of the release.
    pub start: String,
    /// Start in UTC, named.
    pub start_utc: String,
    /// End in the zone of the release.
    pub end: String,
    /// That zone.
    pub zone: String,
    /// Whether services are away meanwhile.
    pub outage: Outage,
    /// Band and score, such as "M 8".
    pub risk: String,
    /// The release train.
    pub train: String,
    /// Owner and deployment lead.
    pub owner: String,
    /// Who decides to roll back.
    pub rollback_owner: String,
    /// Gates that are passed.
    pub gates_passed: u32,
    /// All gates.
    pub gates: u32,
    /// Approvals that are given.
    pub approvals_given: u32,
    /// All approvals that are needed.
    pub approvals: u32,
    /// Codes of the conflicts it takes part in.
    pub conflicts: Vec<String>,
    /// State of the release.
    pub status: String,
    /// Whether it changed since the last meeting.
    pub changed: bool,
}

/// What is known about an outage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Outage {
    /// Nobody has said.
    #[default]
    Unknown,
    /// There is none.
    No,
    /// There is one.
    Yes {
        /// Minutes without service.
        minutes: u32,
        /// Who feels it.
        felt_by: String,
    },
}

/// How many releases start in a month or a week of the quarter, by type and by band of risk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuarterRow {
    /// The month or week, as it is printed.
    pub period: String,
    /// Standard changes.
    pub standard: u32,
    /// Normal changes.
    pub normal: u32,
    /// Emergency changes.
    pub emergency: u32,
    /// Releases of low risk.
    pub low: u32,
    /// Releases of moderate risk.
    pub moderate: u32,
    /// Releases of high risk.
    pub high: u32,
    /// Releases of very high risk.
    pub very_high: u32,
    /// Releases whose risk nobody has told.
    pub unassessed: u32,
    /// Minutes of projected outage; `None` where nobody records them.
    pub outage_minutes: Option<u32>,
    /// Days on which a hard freeze holds; `None` where that is not told.
    pub freeze_days: Option<u32>,
}

impl QuarterRow {
    /// All releases.
    pub fn releases(&self) -> u32 {
        self.standard + self.normal + self.emergency
    }
}

/// A row of the projected service outages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutageRow {
    /// The service.
    pub service: String,
    /// The region.
    pub region: String,
    /// Start and end in the region's zone, named.
    pub when_local: String,
    /// Minutes without service.
    pub minutes: u32,
    /// The release that causes it.
    pub release: String,
    /// Why.
    pub reason: String,
    /// Whether its users were told.
    pub users_informed: bool,
}
