//! What a CAB pack prints, as plain data.
//!
//! Whoever fills it in has applied every rule and formatted every time, in the zone it belongs to and with the zone
//! named. Only the calendar page takes instants, because there a length on paper is a length of time.

mod agenda;
mod item;
mod kpi;
mod registers;
mod schedule;
mod since;

pub use crate::calendar::CalendarPage;
pub use agenda::{ActionRow, Agenda, AgendaItem, AgendaSection, AgendaTarget};
pub use item::{
    Alternative, ApprovalRow, Comment, Gate, GateState, HistoryRow, ItemConflict, ItemSheet, Package, PlanStep,
    RiskTold, Rollback, SevenRs,
};
pub use kpi::{Kpi, KpiPage, KpiValue};
pub use registers::{Attendee, ConflictRow, DependencyOrder, DependencyRow, RiskBand, RiskRegister, RiskRow, Term};
pub use schedule::{ForwardSchedule, Outage, OutageRow, OutagesModel, QuarterRow, ScheduleModel, ScheduleRow};
pub use since::{SinceKind, SinceLastRow};

pub use crate::layout::Signatory;
use crate::map::MapModel;

/// A CAB pack.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PackModel {
    /// The title on the cover and in the running head.
    pub title: String,
    /// BCP 47 language of the text, such as `en-GB`.
    pub language: String,
    /// Who may read it, such as "INTERNAL – CONFIDENTIAL".
    pub classification: String,
    /// Whether it is not issued yet: prints DRAFT in the running head and says so on the cover.
    pub draft: bool,
    /// Which state of the plan the pack shows.
    pub identity: PackIdentity,
    /// The meeting.
    pub meeting: Meeting,
    /// One row for each item for decision.
    pub decisions: Vec<DecisionRow>,
    /// What [`PackModel::since_last`] is compared with, such as "since the pack of 24 November 2026 (operation 812)";
    /// empty where there is no earlier pack.
    pub since_label: String,
    /// What changed since the last meeting.
    pub since_last: Vec<SinceLastRow>,
    /// The agenda.
    pub agenda: Agenda,
    /// What earlier meetings asked for and what is not done, by due day.
    pub actions: Vec<ActionRow>,
    /// The forward schedule of change.
    pub schedule: ForwardSchedule,
    /// The calendar, if there is anything to draw.
    pub calendar: Option<CalendarPage>,
    /// The projected service outages; `None` leaves the part out where nobody records them.
    pub outages: Option<Vec<OutageRow>>,
    /// One sheet for each item for decision.
    pub items: Vec<ItemSheet>,
    /// The risks of the window; `None` leaves the part out.
    pub risks: Option<RiskRegister>,
    /// The conflicts of the window.
    pub conflicts: Vec<ConflictRow>,
    /// The order in which releases depend on each other.
    pub dependencies: DependencyOrder,
    /// The same as a drawing; its provenance is not printed.
    pub map: Option<MapModel>,
    /// Who was asked to the meeting.
    pub attendance: Vec<Attendee>,
    /// Who signs the decisions of the meeting.
    pub signatories: Vec<Signatory>,
    /// The key figures of change.
    pub kpis: KpiPage,
    /// Words and codes of this pack, behind those that every pack explains.
    pub glossary: Vec<Term>,
}

/// Names the pack and the state of the plan it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackIdentity {
    /// Name of the pack, such as `CAB-2026-W47`.
    pub pack_id: String,
    /// Number of this issue of the pack, from 1.
    pub version: u32,
    /// The issue it replaces; `None` for the first one.
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
