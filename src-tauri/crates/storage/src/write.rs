//! Writing: everything that one gesture changes is one operation, or nothing.

use rusqlite::{Connection, Transaction, TransactionBehavior};
use slipway_domain::Plan;
use slipway_domain::board::Board;
use slipway_domain::booking::Booking;
use slipway_domain::bundle::{self, RiskBudget};
use slipway_domain::calendar::{FreezeException, Window};
use slipway_domain::catalogue::{self, Environment, Person, Region, Service, ServiceLink, Team};
use slipway_domain::dependency::ReleaseLink;
use slipway_domain::id::{
    AbsenceId, BoardId, BoardingId, BookingId, ChangeId, EnvironmentId, ExceptionId, LeadTimeId, PersonId,
    ProjectMilestoneId, ReadinessId, RegionId, ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId, SeverityRuleId,
    ShiftId, StepId, StoreId, TeamId, TemplateId, TrainId, WindowId,
};
use slipway_domain::plan::{Edit, Settings};
use slipway_domain::policy::{LeadTime, SeverityRule};
use slipway_domain::project::ProjectMilestone;
use slipway_domain::release::{ReadinessItem, Release, RunbookStep, Template};
use slipway_domain::risk::Assessment;
use slipway_domain::roster::{Absence, Shift};
use slipway_domain::train::{Boarding, Train};
use uuid::Uuid;

use crate::journal::{self, Change, Meta, Operation};
use crate::tables::{self, column_mapping};
use crate::{ColumnMapping, StorageError, Store};

/// The plan file while one operation is being written.
///
/// References are checked at the end, so that things can be written in any
/// order; keys are checked at once.
#[derive(Debug)]
pub struct Write<'a> {
    pub(crate) db: &'a Connection,
}

macro_rules! nouns {
    ($($put:ident($thing:ty), $remove:ident($id:ty), $table:ident;)+) => {
        impl Write<'_> {
            $(
                #[doc = concat!("Writes one `", stringify!($table), "`, new or in place of the one with its id.")]
                ///
                /// Refuses a key, or a pair of ends, that another one has with `key.taken`.
                pub fn $put(&mut self, thing: &$thing) -> Result<(), StorageError> {
                    tables::$table::put(self.db, thing)
                }

                #[doc = concat!("Takes one `", stringify!($table), "` out; does nothing where there is none.")]
                ///
                /// What still needs it refuses the whole operation with `row.in_use`.
                pub fn $remove(&mut self, id: $id) -> Result<(), StorageError> {
                    tables::$table::remove(self.db, id)
                }
            )+
        }
    };
}

nouns! {
    put_team(Team), remove_team(TeamId), team;
    put_region(Region), remove_region(RegionId), region;
    put_environment(Environment), remove_environment(EnvironmentId), environment;
    put_person(Person), remove_person(PersonId), person;
    put_train(Train), remove_train(TrainId), train;
    put_service(Service), remove_service(ServiceId), service;
    put_service_link(ServiceLink), remove_service_link(ServiceLinkId), service_link;
    put_release(Release), remove_release(ReleaseId), release;
    put_release_link(ReleaseLink), remove_release_link(ReleaseLinkId), release_link;
    put_window(Window), remove_window(WindowId), window;
    put_store(catalogue::Store), remove_store(StoreId), store;
    put_booking(Booking), remove_booking(BookingId), booking;
    put_absence(Absence), remove_absence(AbsenceId), absence;
    put_shift(Shift), remove_shift(ShiftId), shift;
    put_project_milestone(ProjectMilestone), remove_project_milestone(ProjectMilestoneId), project_milestone;
    put_template(Template), remove_template(TemplateId), release_template;
    put_readiness(ReadinessItem), remove_readiness(ReadinessId), readiness;
    put_step(RunbookStep), remove_step(StepId), runbook_step;
    put_boarding(Boarding), remove_boarding(BoardingId), boarding;
    put_assessment(Assessment), remove_assessment(ReleaseId), assessment;
    put_risk_budget(RiskBudget), remove_risk_budget(ReleaseId), risk_budget;
    put_change(bundle::Change), remove_change(ChangeId), candidate_change;
    put_exception(FreezeException), remove_exception(ExceptionId), exception;
    put_board(Board), remove_board(BoardId), board;
    put_lead_time(LeadTime), remove_lead_time(LeadTimeId), lead_time;
    put_severity_rule(SeverityRule), remove_severity_rule(SeverityRuleId), severity_rule;
    put_column_mapping(ColumnMapping), remove_column_mapping(Uuid), column_mapping;
}

impl Write<'_> {
    /// Writes what is said once about the plan.
    pub fn put_settings(&mut self, settings: &Settings) -> Result<(), StorageError> {
        tables::setting::put(self.db, settings)
    }

    /// Writes one edit of a plan.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), StorageError> {
        tables::write(self.db, edit)
    }

    /// The plan as it stands in the middle of the operation.
    pub fn plan(&self) -> Result<Plan, StorageError> {
        tables::load(self.db)
    }

    /// The saved mappings of CSV columns as they stand in the middle of the operation.
    pub fn column_mappings(&self) -> Result<Vec<ColumnMapping>, StorageError> {
        column_mapping::all(self.db)
    }
}

impl Store {
    /// Writes some edits as one operation; answers with nothing where they change nothing.
    ///
    /// All of them are written or none.
    pub fn write(&mut self, meta: &Meta, edits: &[Edit]) -> Result<Option<Operation>, StorageError> {
        let ((), operation) = self.perform(meta, |write| edits.iter().try_for_each(|edit| write.apply(edit)))?;
        Ok(operation)
    }

    /// Writes whatever `act` does as one operation, or nothing where it fails or changes nothing.
    pub fn perform<T, E: From<StorageError>>(
        &mut self,
        meta: &Meta,
        act: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<(T, Option<Operation>), E> {
        self.operate(meta, None, |db| act(&mut Write { db }))
    }

    /// Does what `act` does and takes it back: its answer, and the rows that it would change.
    ///
    /// Refuses whatever [`Self::perform`] would refuse.
    pub fn preview<T, E: From<StorageError>>(
        &mut self,
        act: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<(T, Vec<Change>), E> {
        let path = self.path.clone();
        let placed = |error: StorageError| E::from(error.placed(&path));
        let (tx, seq) = self.begin().map_err(placed)?;
        let answer = act(&mut Write { db: &tx })?;
        let changes = journal::changes(&tx, seq).map_err(placed)?;
        let kept = keeps_references(&tx, &changes).map_err(placed)?;
        tx.rollback().map_err(|error| placed(error.into()))?;
        if kept { Ok((answer, changes)) } else { Err(placed(StorageError::InUse)) }
    }

    /// Writes one operation, which may take another one back.
    pub(crate) fn operate<T, E: From<StorageError>>(
        &mut self,
        meta: &Meta,
        undoes: Option<u64>,
        act: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<(T, Option<Operation>), E> {
        let path = self.path.clone();
        let placed = |error: StorageError| E::from(error.placed(&path));
        let (tx, seq) = self.begin().map_err(placed)?;
        let answer = act(&tx)?;
        let operation = journal::finish(&tx, seq, meta, undoes).map_err(placed)?;
        if operation.is_some() {
            tx.commit().map_err(|error| placed(error.into()))?;
        }
        Ok((answer, operation))
    }

    fn begin(&mut self) -> Result<(Transaction<'_>, u64), StorageError> {
        if self.read_only {
            return Err(StorageError::ReadOnly);
        }
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        let seq = journal::begin(&tx)?;
        Ok((tx, seq))
    }
}

/// Whether every reference still finds its row, as the end of the operation would ask.
fn keeps_references(db: &Connection, changes: &[Change]) -> Result<bool, StorageError> {
    Ok(changes.is_empty() || !db.prepare("PRAGMA foreign_key_check")?.exists([])?)
}
