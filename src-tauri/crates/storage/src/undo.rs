//! Undo and redo: new operations that write the rows of an older one back.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Edit;
use uuid::Uuid;

use crate::journal::{self, Meta, Operation};
use crate::rows::{current, named, restore, same};
use crate::tables::release;
use crate::{StorageError, Store};

/// An operation on more releases than these is followed by reading the plan again.
const MOST_FOLLOWED: usize = 200;

/// What undo and redo would act on, latest last.
///
/// The operation that made the plan is not among them: without it there is no plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stacks {
    /// Operations that undo would take back.
    undo: Vec<Step>,
    /// Undoing operations that redo would take back.
    redo: Vec<Step>,
    /// What each operation that takes another one back comes to.
    turns: BTreeMap<u64, Turn>,
    /// The last operation that was looked at.
    seen: u64,
}

/// An operation on a stack, and the change that it makes or takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    seq: u64,
    change: u64,
}

/// What is left of a change after it was taken back, brought back, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Turn {
    change: u64,
    stands: bool,
}

impl Stacks {
    /// Replays what the journal says since the last look: a change of a new kind empties the redo stack, an undo
    /// moves to it, a redo comes back.
    fn follow(&mut self, db: &Connection) -> Result<(), StorageError> {
        if journal::latest(db)? < self.seen {
            *self = Self::default();
        }
        let mut statement = db.prepare_cached("SELECT seq, undoes FROM operation WHERE seq > ? ORDER BY seq")?;
        let mut rows = statement.query([self.seen as i64])?;
        while let Some(row) = rows.next()? {
            let seq = row.get::<_, i64>(0)?.unsigned_abs();
            let undone = row.get::<_, Option<i64>>(1)?.map(i64::unsigned_abs);
            self.push(seq, undone);
            self.seen = seq;
        }
        Ok(())
    }

    fn push(&mut self, seq: u64, undone: Option<u64>) {
        let Some(undone) = undone else {
            if seq > 1 {
                self.undo.push(Step { seq, change: seq });
            }
            self.redo.clear();
            return;
        };
        let before = self.turns.get(&undone).copied().unwrap_or(Turn { change: undone, stands: true });
        let Turn { change, stands } = Turn { stands: !before.stands, ..before };
        self.turns.insert(seq, Turn { change, stands });
        let step = Step { seq, change };
        // Whichever operation was named, the change itself is what was taken back or brought back.
        self.undo.retain(|step| step.change != change);
        self.redo.retain(|step| step.change != change);
        if stands { self.undo.push(step) } else { self.redo.push(step) }
    }
}

impl Store {
    /// Takes the last operation back.
    ///
    /// Refuses with `undo.nothing` where there is none, with `undo.stale` where its rows have changed since.
    pub fn undo(&mut self, meta: &Meta) -> Result<Operation, StorageError> {
        let seq = self.stacks()?.undo.last().ok_or(StorageError::Nothing("undo"))?.seq;
        self.undo_one(meta, seq)
    }

    /// Brings back what the last undo took back, unless something new was done since.
    ///
    /// Refuses with `undo.nothing` where there is nothing, with `undo.stale` where its rows have changed since.
    pub fn redo(&mut self, meta: &Meta) -> Result<Operation, StorageError> {
        let seq = self.stacks()?.redo.last().ok_or(StorageError::Nothing("redo"))?.seq;
        self.undo_one(meta, seq)
    }

    /// Takes one operation back, whichever it is; refuses with `undo.stale` when its rows have changed since.
    ///
    /// The operation that made the plan cannot be taken back.
    pub fn undo_one(&mut self, meta: &Meta, seq: u64) -> Result<Operation, StorageError> {
        if seq == 1 {
            return Err(StorageError::Nothing("undo"));
        }
        let ((), done) = self.operate(meta, Some(seq), |db| take_back(db, seq))?;
        done.ok_or(StorageError::NoOperation(seq))
    }

    /// What undo and redo would act on.
    pub fn candidates(&self) -> Result<(Option<Operation>, Option<Operation>), StorageError> {
        let stacks = self.stacks()?;
        let find = |step: Option<&Step>| step.map(|step| self.operation_of(step.seq)).transpose();
        Ok((find(stacks.undo.last())?, find(stacks.redo.last())?))
    }

    /// What [`Self::undo`] would take back.
    pub fn undo_candidate(&self) -> Result<Option<Operation>, StorageError> {
        Ok(self.candidates()?.0)
    }

    /// What [`Self::redo`] would bring back: the undo that it would take back.
    pub fn redo_candidate(&self) -> Result<Option<Operation>, StorageError> {
        Ok(self.candidates()?.1)
    }

    /// What a plan in memory must follow to stand as it does after an operation; nothing where the operation is about
    /// more than a few releases, so that reading the plan again is simpler.
    pub fn releases_after(&self, seq: u64) -> Result<Option<Vec<Edit>>, StorageError> {
        let mut ids = BTreeSet::new();
        for change in self.changes(seq)? {
            let column = match change.table.as_str() {
                "release" => "id",
                "release_service" | "release_person" | "release_store" => "release",
                _ => return Ok(None),
            };
            let image = if change.after.is_null() { &change.before } else { &change.after };
            let id = image.get(column).and_then(Value::as_str).and_then(|id| Uuid::try_parse(id).ok());
            let Some(id) = id else { return Ok(None) };
            ids.insert(ReleaseId::new(id));
        }
        if ids.len() > MOST_FOLLOWED {
            return Ok(None);
        }
        let there = self.reading(|db| release::some(db, &ids))?;
        let follow = |id: &ReleaseId| there.get(*id).map_or(Edit::RemoveRelease(*id), |release| release.clone().into());
        Ok(Some(ids.iter().map(follow).collect()))
    }

    fn stacks(&self) -> Result<Stacks, StorageError> {
        let mut stacks = self.stacks.take();
        stacks.follow(&self.db)?;
        *self.stacks.borrow_mut() = stacks.clone();
        Ok(stacks)
    }
}

/// Writes the rows of an operation back as they were before it; call it only while an operation is open.
///
/// Refuses, naming the rows and who moved them, when they have changed since.
fn take_back(db: &Connection, seq: u64) -> Result<(), StorageError> {
    let changes = journal::changes(db, seq)?;
    if changes.is_empty() {
        return Err(StorageError::NoOperation(seq));
    }
    let mut after: BTreeMap<(&str, &str), &Value> = BTreeMap::new();
    for change in &changes {
        after.insert((&change.table, &change.row), &change.after);
    }
    let (mut rows, mut by) = (Vec::new(), Vec::new());
    for ((table, row), expected) in after {
        if !same(&current(db, table, row)?, expected) {
            rows.push(named(table, row, expected));
            by.extend(mover(db, table, row, seq)?);
        }
    }
    if !rows.is_empty() {
        by.sort();
        by.dedup();
        return Err(StorageError::Stale { seq, rows, by });
    }
    changes.iter().rev().try_for_each(|change| restore(db, &change.table, &change.row, &change.after, &change.before))
}

fn mover(db: &Connection, table: &str, row: &str, seq: u64) -> Result<Option<String>, StorageError> {
    let found = db
        .query_row(
            "SELECT operation.actor || ' (operation ' || operation.seq || ')' FROM change
                JOIN operation ON operation.seq = change.seq
                WHERE change.table_name = ? AND change.row_id = ? AND change.seq > ? ORDER BY change.number DESC LIMIT 1",
            rusqlite::params![table, row, seq as i64],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found)
}
