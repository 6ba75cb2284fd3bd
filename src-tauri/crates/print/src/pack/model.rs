//! What a CAB pack prints, as plain data.
//!
//! Whoever fills it in has applied every rule and formatted every time, in the zone it belongs to and with the zone
//! named. Only the calendar page takes instants, because there a length on paper is a length of time.

mod item;

pub use crate::calendar::CalendarPage;
pub use item::{Alternative, Comment, Gate, HistoryRow, ItemConflict, ItemSheet, Package, PlanStep, Rollback, SevenRs};

pub use crate::layout::Signatory;

/// A CAB pack.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PackModel {
    /// The title on the cover and in the running head.
    pub title: String,
    /// BCP 47 language of the text, such as `en-GB`.
    pub language: String,
    /// Who may read it, such as "INTERNAL – CONFIDENTIAL".
    pub classification: String,
    /// Prints DRAFT in the running head.
    pub draft: bool,
    /// Which state of the plan the pack shows.
    pub identity: PackIdentity,
    /// The meeting.
    pub meeting: Meeting,
    /// One row for each item for decision.
    pub decisions: Vec<DecisionRow>,
    /// What changed since the last meeting.
    pub since_last: Vec<SinceLastRow>,
    /// The agenda.
    pub agenda: Agenda,
    /// The forward schedule of change.
    pub schedule: ForwardSchedule,
    /// The calendar, if there is anything to draw.
    pub calendar: Option<CalendarPage>,
    /// The projected service outages; `None` leaves the part out where nobody records them.
    pub outages: Option<Vec<OutageRow>>,
    /// One sheet for each item for decision.
    pub items: Vec<ItemSheet>,
    /// The conflicts of the window.
    pub conflicts: Vec<ConflictRow>,
    /// The order in which releases depend on each other.
    pub dependencies: DependencyOrder,
    /// Who was asked to the meeting.
    pub attendance: Vec<Attendee>,
    /// Who signs the decisions of the meeting.
    pub signatories: Vec<Signatory>,
}

/// Names the pack and the state of the plan it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackIdentity {
    /// Name of the pack, such as `CAB-2026-W47`.
    pub pack_id: String,
    /// Number of this issue of the pack, from 1.
    pub version: u32,
    /// The issue it replaces.
    pub supersedes: Option<String>,
    /// The state of the plan it shows.
    pub snapshot_id: String,
    /// SHA-256 of that state, in hexadecimal.
    pub snapshot_sha256: String,
    /// When it was made, in seconds since 1970-01-01T00:00Z; goes into the file's own dates.
    pub generated_at: i64,
    /// The same, as it is printed.
    pub generated_at_text: String,
    /// The program that made it, with its version.
    pub producer: String,
}

/// The meeting the pack is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// The board.
    pub board: String,
    /// Date and time in the zone of every region.
    pub times: Vec<ZonedTime>,
    /// Where.
    pub place: String,
    /// How to join from elsewhere.
    pub link: Option<String>,
    /// Who chairs.
    pub chair: String,
    /// When the board can decide, in words.
    pub quorum_rule: String,
    /// Who is expected, in words.
    pub expected_attendance: String,
}

/// A span of time as one region reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ZonedTime {
    /// The region.
    pub region: String,
    /// Date, start and end.
    pub when: String,
    /// The zone, such as "Europe/London (UTC+00:00)".
    pub zone: String,
}

/// A row of the decision summary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionRow {
    /// Number of the release. Becomes a link when there is a sheet for it.
    pub number: String,
    /// Title of the release.
    pub title: String,
    /// The window, with its zone.
    pub window: String,
    /// Band and score, such as "M 8".
    pub risk: String,
    /// What the board is asked for.
    pub ask: String,
}

/// Something that changed since the last meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SinceLastRow {
    /// Added, moved, withdrawn, risk changed ...
    pub kind: String,
    /// Number of the release or name of the freeze.
    pub subject: String,
    /// From what to what.
    pub change: String,
    /// Who did it and why.
    pub by: String,
}

/// The agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Its points in order.
    pub items: Vec<AgendaItem>,
    /// What stands under it: the zone of its times, and whether the meeting is long enough.
    pub note: String,
}

/// A point of the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its number, such as "3.4".
    pub number: String,
    /// What it is about.
    pub title: String,
    /// Who speaks to it.
    pub presenter: String,
    /// Minutes set aside.
    pub minutes: u32,
    /// The running clock: when it starts, as it is printed.
    pub starts: String,
    /// What it leads to.
    pub target: Option<AgendaTarget>,
}

/// A part of the pack a point of the agenda leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgendaTarget {
    /// The sheet of a release, by number.
    Item(String),
    /// What changed since the last meeting.
    SinceLast,
    /// The forward schedule of change.
    Schedule,
    /// The calendar page.
    Calendar,
    /// The projected service outages.
    Outages,
    /// The conflict register.
    Conflicts,
    /// The dependency order.
    Dependencies,
    /// Attendance and signatures.
    Attendance,
}

/// The forward schedule of change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ForwardSchedule {
    /// The weeks it covers, as they are printed.
    pub period: String,
    /// The releases in order of their start.
    pub rows: Vec<ScheduleRow>,
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
    /// Standard, normal, major, emergency.
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

/// A row of the conflict register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConflictRow {
    /// The code of the rule.
    pub code: String,
    /// Whether it forbids the plan or only speaks against it.
    pub hard: bool,
    /// The release. Becomes a link when there is a sheet for it.
    pub release: String,
    /// Key of what it conflicts with. Becomes a link when it is a release with a sheet.
    pub other: String,
    /// When they overlap.
    pub overlap: String,
    /// What is wrong, in a sentence.
    pub sentence: String,
    /// What can be done.
    pub remedy: String,
}

/// The dependency order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DependencyOrder {
    /// Its rows in order.
    pub rows: Vec<DependencyRow>,
    /// Why there is no order, if there is none.
    pub note: String,
}

/// A row of the dependency order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DependencyRow {
    /// Place in the order, from 1; releases with the same place may go at the same time.
    pub order: u32,
    /// The release. Becomes a link when there is a sheet for it.
    pub number: String,
    /// Its title.
    pub title: String,
    /// When it ends.
    pub ends: String,
    /// What it waits for, and how.
    pub waits_for: String,
    /// Minutes it can be late without moving the end of everything.
    pub slack: Option<i64>,
    /// Whether the releases behind it move when it does.
    pub critical: bool,
}

/// Somebody asked to the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attendee {
    /// The name.
    pub name: String,
    /// As what they attend.
    pub role: String,
    /// Accepted, tentative, declined, no answer.
    pub answer: String,
    /// Who comes instead.
    pub deputy: String,
    /// Whether the board cannot decide without them.
    pub counts_for_quorum: bool,
}
