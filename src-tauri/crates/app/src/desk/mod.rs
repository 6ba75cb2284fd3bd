//! The desk: one open plan and everything that is kept of it in memory.

mod app;
mod check;
mod file;
mod judged;
mod networks;
mod view;
mod wire;

use std::path::PathBuf;
use std::sync::OnceLock;

use slipway_domain::Plan;
use slipway_domain::conflict::{self, Schedule};
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Edit;
use slipway_storage::{Change, Meta, Operation, StorageError, Store, Write};

use crate::error::{AppError, Result};
use crate::host::Host;
use crate::wire::Changed;

pub use app::App;
pub use check::check;
pub use file::{configure, create, open, show};
pub use judged::Judged;
pub(crate) use networks::Networks;
pub(crate) use view::{bar, conflict_view, id_of, key_of};
pub use wire::*;

/// What a use case needs beside the desk: the world outside and its own name.
pub struct Context {
    /// The world outside.
    pub host: Host,
    /// The use case, as the command table names it.
    pub use_case: &'static str,
}

impl Context {
    /// Who does what, for the journal.
    pub fn meta(&self, label: impl Into<String>, reason: Option<String>) -> Meta {
        Meta {
            id: self.host.ids.next(),
            at: self.host.clock.now(),
            actor: self.host.actor.clone(),
            machine: self.host.machine.clone(),
            use_case: self.use_case.to_owned(),
            label: label.into(),
            reason: reason.filter(|text| !text.trim().is_empty()),
        }
    }
}

/// One open plan: the file, the plan in memory, and the schedule that judges it.
///
/// The three agree after every change; what another program wrote is noticed
/// before the next use case.
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) plan: Plan,
    pub(crate) schedule: Schedule,
    seq: u64,
    judged: OnceLock<Judged>,
    networks: OnceLock<Networks>,
}

impl Desk {
    /// Takes an open file to the desk.
    pub(crate) fn new(store: Store) -> Result<Self> {
        let (plan, seq) = store.load()?;
        let schedule = Schedule::build(&plan);
        Ok(Self { store, plan, schedule, seq, judged: OnceLock::new(), networks: OnceLock::new() })
    }

    /// The number of the operation after which the plan stands as it does.
    pub(crate) const fn seq(&self) -> u64 {
        self.seq
    }

    /// The desk as it stood behind an operation, to be read and never written: a snapshot.
    pub(crate) fn past(&self, seq: u64) -> Result<Self> {
        let (store, plan) = (self.store.reader()?, self.store.as_of(seq)?);
        let schedule = Schedule::build(&plan);
        Ok(Self { store, plan, schedule, seq, judged: OnceLock::new(), networks: OnceLock::new() })
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> PathBuf {
        self.store.path().to_owned()
    }

    /// Whether another program wrote since the plan was read.
    pub(crate) fn is_behind(&self) -> Result<bool> {
        Ok(self.store.latest()? != self.seq)
    }

    /// Reads the plan again.
    pub(crate) fn reload(&mut self) -> Result<()> {
        (self.plan, self.seq) = self.store.load()?;
        self.schedule = Schedule::build(&self.plan);
        self.judged = OnceLock::new();
        self.networks = OnceLock::new();
        Ok(())
    }

    /// What comes before what, found once and kept as links come and go.
    pub(crate) fn networks(&self) -> &Networks {
        self.networks.get_or_init(|| Networks::of(&self.plan))
    }

    /// Every conflict of the plan with its tallies, found once after each change.
    pub fn judged(&self) -> &Judged {
        self.judged.get_or_init(|| Judged::of(&self.plan, &self.schedule))
    }

    /// The plan, its conflicts and its file, for work on all of them side by side.
    pub(crate) fn apart(&mut self) -> (&Plan, &Judged, &mut Store) {
        let Self { plan, schedule, judged, store, .. } = self;
        (plan, judged.get_or_init(|| Judged::of(plan, schedule)), store)
    }

    /// Writes edits as one operation and lets the plan in memory follow.
    pub(crate) fn commit(
        &mut self,
        context: &Context,
        label: impl Into<String>,
        reason: Option<String>,
        edits: &[Edit],
    ) -> Result<Changed> {
        self.commit_with(context, label, reason, edits, |_| Ok(()))
    }

    /// Writes edits, and what is no part of the plan in memory, as one operation.
    pub(crate) fn commit_with(
        &mut self,
        context: &Context,
        label: impl Into<String>,
        reason: Option<String>,
        edits: &[Edit],
        beside: impl FnOnce(&mut Write<'_>) -> std::result::Result<(), StorageError>,
    ) -> Result<Changed> {
        let ((), operation) = self.store.perform(&context.meta(label, reason), |write| {
            edits.iter().try_for_each(|edit| write.apply(edit))?;
            beside(write)
        })?;
        if operation.is_some() {
            self.follow(edits);
        }
        self.changed(context, operation.as_ref(), edits)
    }

    /// Replays net changes as one operation; refused where a row stands neither as before nor as after its change.
    pub(crate) fn replay(
        &mut self,
        context: &Context,
        label: String,
        reason: Option<String>,
        changes: &[Change],
    ) -> Result<Changed> {
        let ((), operation) = self.store.perform(&context.meta(label, reason), |write| write.replay(changes))?;
        let Some(operation) = operation else { return self.changed(context, None, &[]) };
        self.reload()?;
        self.changed_everything(context, &operation)
    }

    /// Lets the plan in memory follow what one operation wrote.
    pub(crate) fn follow(&mut self, edits: &[Edit]) {
        for edit in edits {
            if let Some(networks) = self.networks.get_mut() {
                networks.follow(&self.plan, edit);
            }
            self.plan.apply(edit);
        }
        let touched: Option<Vec<ReleaseId>> = edits.iter().map(release_of).collect();
        let changed = touched.map_or(conflict::Changed::Everything, conflict::Changed::Releases);
        self.schedule.refresh(&self.plan, &changed);
        self.seq += 1;
        self.judged = OnceLock::new();
    }

    /// What a change answers with.
    pub(crate) fn changed(&self, context: &Context, operation: Option<&Operation>, edits: &[Edit]) -> Result<Changed> {
        let touched: Option<Vec<ReleaseId>> = edits.iter().map(release_of).collect();
        let everything = touched.is_none();
        let mut releases = Vec::new();
        for id in touched.iter().flatten() {
            if let Some(release) = self.plan.releases.get(*id) {
                releases.push(self.bar(release));
            }
        }
        Ok(Changed {
            operation: operation.map(view::operation),
            status: self.status(&context.host)?,
            releases,
            removed: Vec::new(),
            everything,
        })
    }

    /// The answer after which everything that is shown should be asked for again.
    pub(crate) fn changed_everything(&self, context: &Context, operation: &Operation) -> Result<Changed> {
        Ok(Changed {
            operation: Some(view::operation(operation)),
            status: self.status(&context.host)?,
            releases: Vec::new(),
            removed: Vec::new(),
            everything: true,
        })
    }
}

/// The release that an edit is about, where it is about a release alone.
fn release_of(edit: &Edit) -> Option<ReleaseId> {
    match edit {
        Edit::PutRelease(release) => Some(release.id),
        Edit::RemoveRelease(id) => Some(*id),
        _ => None,
    }
}

/// The refusal of a question that needs an open plan.
pub(crate) fn no_plan() -> AppError {
    AppError::usage("plan.none", "no plan is open").hint("open a plan, or make one with `slipway new FILE`")
}
