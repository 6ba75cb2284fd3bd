//! One file for each noun of the plan: how its rows are written and read.
//!
//! A noun with lists of its own (the services of a release, the scope of a
//! window) keeps them in tables of its own, written and read in the same file.

pub(crate) mod absence;
pub(crate) mod assessment;
pub(crate) mod board;
pub(crate) mod boarding;
pub(crate) mod booking;
pub(crate) mod candidate_change;
pub(crate) mod column_mapping;
pub(crate) mod document;
pub(crate) mod environment;
pub(crate) mod exception;
pub(crate) mod exported_event;
mod exported_in;
mod governance;
pub(crate) mod imported_event;
mod involved;
pub(crate) mod lead_time;
pub(crate) mod person;
pub(crate) mod project_milestone;
mod publication;
pub(crate) mod readiness;
pub(crate) mod region;
pub(crate) mod release;
pub(crate) mod release_link;
mod release_store;
pub(crate) mod release_template;
pub(crate) mod risk_budget;
mod row;
pub(crate) mod runbook_step;
mod scope;
pub(crate) mod service;
pub(crate) mod service_link;
pub(crate) mod setting;
pub(crate) mod severity_rule;
pub(crate) mod shift;
pub(crate) mod store;
pub(crate) mod team;
#[cfg(test)]
mod testing;
pub(crate) mod train;
pub(crate) mod window;

use rusqlite::Connection;
use slipway_domain::Plan;
use slipway_domain::approval::{Approval, Policy};
use slipway_domain::board::{Action, IssuedPack, Meeting};
use slipway_domain::escalation::{Chain, RollbackDecision, RollbackPlan};
use slipway_domain::plan::Edit;
use slipway_domain::publication::{CalendarWords, SavedCalendar};
use slipway_domain::release::Outage;
use slipway_domain::release::classification::{Classification, TypeRule};
use slipway_domain::responsibility::Grid;
use slipway_domain::risk::RiskModel;

use crate::StorageError;

/// Every table whose rows the journal records, with the columns that name a row.
///
/// A new table needs a line here and a step of the migrations that makes it.
pub(crate) const JOURNALLED: &[(&str, &[&str])] = &[
    ("setting", &["id"]),
    ("team", &["id"]),
    ("region", &["id"]),
    ("environment", &["id"]),
    ("person", &["id"]),
    ("train", &["id"]),
    ("train_carriage", &["train", "team"]),
    ("service", &["id"]),
    ("service_environment", &["service", "environment"]),
    ("service_link", &["id"]),
    ("release", &["id"]),
    ("release_service", &["release", "service"]),
    ("release_person", &["release", "role", "person"]),
    ("release_link", &["id"]),
    ("release_template", &["id"]),
    ("template_service", &["template", "service"]),
    ("template_person", &["template", "role", "person"]),
    ("window", &["id"]),
    ("window_scope", &["window", "dimension", "value"]),
    ("column_mapping", &["id"]),
    ("store", &["id"]),
    ("release_store", &["release", "store"]),
    ("boarding", &["id"]),
    ("readiness", &["id"]),
    ("runbook_step", &["id"]),
    ("runbook_step_wait", &["step", "predecessor"]),
    ("project_milestone", &["id"]),
    ("booking", &["id"]),
    ("absence", &["id"]),
    ("shift", &["id"]),
    ("exception", &["id"]),
    ("board", &["id"]),
    ("board_scope", &["board", "dimension", "value"]),
    ("lead_time", &["id"]),
    ("severity_rule", &["id"]),
    ("assessment", &["id"]),
    ("risk_budget", &["id"]),
    ("candidate_change", &["id"]),
    ("change_deferral", &["change", "number"]),
    ("raci_grid", &["id"]),
    ("type_rule", &["id"]),
    ("classification", &["id"]),
    ("approval_policy", &["id"]),
    ("approval", &["id"]),
    ("escalation_chain", &["id"]),
    ("outage", &["id"]),
    ("rollback_plan", &["id"]),
    ("rollback_decision", &["id"]),
    ("risk_model", &["id"]),
    ("meeting", &["id"]),
    ("action_item", &["id"]),
    ("issued_pack", &["id"]),
    ("saved_calendar", &["id"]),
    ("calendar_words", &["id"]),
    ("named_person", &["document", "person"]),
];

/// Writes one edit; call it only while an operation is open.
pub(crate) fn write(db: &Connection, edit: &Edit) -> Result<(), StorageError> {
    match edit {
        Edit::Configure(settings) => setting::put(db, settings),
        Edit::PutTeam(thing) => team::put(db, thing),
        Edit::PutRegion(thing) => region::put(db, thing),
        Edit::PutEnvironment(thing) => environment::put(db, thing),
        Edit::PutPerson(thing) => person::put(db, thing),
        Edit::PutTrain(thing) => train::put(db, thing),
        Edit::PutService(thing) => service::put(db, thing),
        Edit::PutServiceLink(thing) => service_link::put(db, thing),
        Edit::PutRelease(thing) => release::put(db, thing),
        Edit::PutReleaseLink(thing) => release_link::put(db, thing),
        Edit::PutProjectMilestone(thing) => project_milestone::put(db, thing),
        Edit::PutTemplate(thing) => release_template::put(db, thing),
        Edit::PutReadiness(thing) => readiness::put(db, thing),
        Edit::PutStep(thing) => runbook_step::put(db, thing),
        Edit::PutBoarding(thing) => boarding::put(db, thing),
        Edit::PutAssessment(thing) => assessment::put(db, thing),
        Edit::PutRiskBudget(thing) => risk_budget::put(db, thing),
        Edit::PutChange(thing) => candidate_change::put(db, thing),
        Edit::PutWindow(thing) => window::put(db, thing),
        Edit::PutStore(thing) => store::put(db, thing),
        Edit::PutBooking(thing) => booking::put(db, thing),
        Edit::PutAbsence(thing) => absence::put(db, thing),
        Edit::PutShift(thing) => shift::put(db, thing),
        Edit::PutException(thing) => exception::put(db, thing),
        Edit::PutBoard(thing) => board::put(db, thing),
        Edit::PutLeadTime(thing) => lead_time::put(db, thing),
        Edit::PutSeverityRule(thing) => severity_rule::put(db, thing),
        Edit::PutGrid(thing) => document::put(db, &**thing),
        Edit::PutTypeRule(thing) => document::put(db, &**thing),
        Edit::PutClassification(thing) => document::put(db, &**thing),
        Edit::PutPolicy(thing) => document::put(db, &**thing),
        Edit::PutApproval(thing) => document::put(db, &**thing),
        Edit::PutChain(thing) => document::put(db, &**thing),
        Edit::PutOutage(thing) => document::put(db, &**thing),
        Edit::PutRollbackPlan(thing) => document::put(db, &**thing),
        Edit::PutRollbackDecision(thing) => document::put(db, &**thing),
        Edit::PutRiskModel(thing) => document::put(db, &**thing),
        Edit::PutMeeting(thing) => document::put(db, &**thing),
        Edit::PutAction(thing) => document::put(db, &**thing),
        Edit::PutPack(thing) => document::put(db, &**thing),
        Edit::PutCalendar(thing) => document::put(db, &**thing),
        Edit::PutCalendarWords(thing) => document::put(db, &**thing),
        Edit::RemoveTeam(id) => team::remove(db, *id),
        Edit::RemoveRegion(id) => region::remove(db, *id),
        Edit::RemoveEnvironment(id) => environment::remove(db, *id),
        Edit::RemovePerson(id) => person::remove(db, *id),
        Edit::RemoveTrain(id) => train::remove(db, *id),
        Edit::RemoveService(id) => service::remove(db, *id),
        Edit::RemoveServiceLink(id) => service_link::remove(db, *id),
        Edit::RemoveRelease(id) => release::remove(db, *id),
        Edit::RemoveReleaseLink(id) => release_link::remove(db, *id),
        Edit::RemoveProjectMilestone(id) => project_milestone::remove(db, *id),
        Edit::RemoveTemplate(id) => release_template::remove(db, *id),
        Edit::RemoveReadiness(id) => readiness::remove(db, *id),
        Edit::RemoveStep(id) => runbook_step::remove(db, *id),
        Edit::RemoveBoarding(id) => boarding::remove(db, *id),
        Edit::RemoveAssessment(id) => assessment::remove(db, *id),
        Edit::RemoveRiskBudget(id) => risk_budget::remove(db, *id),
        Edit::RemoveChange(id) => candidate_change::remove(db, *id),
        Edit::RemoveWindow(id) => window::remove(db, *id),
        Edit::RemoveStore(id) => store::remove(db, *id),
        Edit::RemoveBooking(id) => booking::remove(db, *id),
        Edit::RemoveAbsence(id) => absence::remove(db, *id),
        Edit::RemoveShift(id) => shift::remove(db, *id),
        Edit::RemoveException(id) => exception::remove(db, *id),
        Edit::RemoveBoard(id) => board::remove(db, *id),
        Edit::RemoveLeadTime(id) => lead_time::remove(db, *id),
        Edit::RemoveSeverityRule(id) => severity_rule::remove(db, *id),
        Edit::RemoveGrid(id) => document::remove::<Grid>(db, *id),
        Edit::RemoveTypeRule(id) => document::remove::<TypeRule>(db, *id),
        Edit::RemoveClassification(id) => document::remove::<Classification>(db, *id),
        Edit::RemovePolicy(id) => document::remove::<Policy>(db, *id),
        Edit::RemoveApproval(id) => document::remove::<Approval>(db, *id),
        Edit::RemoveChain(id) => document::remove::<Chain>(db, *id),
        Edit::RemoveOutage(id) => document::remove::<Outage>(db, *id),
        Edit::RemoveRollbackPlan(id) => document::remove::<RollbackPlan>(db, *id),
        Edit::RemoveRollbackDecision(id) => document::remove::<RollbackDecision>(db, *id),
        Edit::RemoveRiskModel(id) => document::remove::<RiskModel>(db, *id),
        Edit::RemoveMeeting(id) => document::remove::<Meeting>(db, *id),
        Edit::RemoveAction(id) => document::remove::<Action>(db, *id),
        Edit::RemovePack(id) => document::remove::<IssuedPack>(db, *id),
        Edit::RemoveCalendar(id) => document::remove::<SavedCalendar>(db, *id),
        Edit::RemoveCalendarWords(id) => document::remove::<CalendarWords>(db, *id),
    }
}

/// Reads the whole plan.
pub(crate) fn load(db: &Connection) -> Result<Plan, StorageError> {
    let mut plan = Plan::new(setting::read(db)?);
    plan.teams = team::all(db)?;
    plan.regions = region::all(db)?;
    plan.environments = environment::all(db)?;
    plan.people = person::all(db)?;
    plan.trains = train::all(db)?;
    plan.services = service::all(db)?;
    plan.service_links = service_link::all(db)?;
    plan.releases = release::all(db)?;
    plan.release_links = release_link::all(db)?;
    plan.project_milestones = project_milestone::all(db)?;
    plan.templates = release_template::all(db)?;
    plan.readiness = readiness::all(db)?;
    plan.steps = runbook_step::all(db)?;
    plan.boardings = boarding::all(db)?;
    plan.assessments = assessment::all(db)?;
    plan.risk_budgets = risk_budget::all(db)?;
    plan.changes = candidate_change::all(db)?;
    plan.windows = window::all(db)?;
    plan.stores = store::all(db)?;
    plan.bookings = booking::all(db)?;
    plan.absences = absence::all(db)?;
    plan.shifts = shift::all(db)?;
    plan.exceptions = exception::all(db)?;
    plan.boards = board::all(db)?;
    plan.lead_times = lead_time::all(db)?;
    plan.severity_rules = severity_rule::all(db)?;
    plan.grids = document::all(db)?;
    plan.type_rules = document::all(db)?;
    plan.classifications = document::all(db)?;
    plan.policies = document::all(db)?;
    plan.approvals = document::all(db)?;
    plan.chains = document::all(db)?;
    plan.outages = document::all(db)?;
    plan.rollback_plans = document::all(db)?;
    plan.rollback_decisions = document::all(db)?;
    plan.risk_models = document::all(db)?;
    plan.meetings = document::all(db)?;
    plan.actions = document::all(db)?;
    plan.packs = document::all(db)?;
    plan.calendars = document::all(db)?;
    plan.calendar_words = document::all(db)?;
    Ok(plan)
}
