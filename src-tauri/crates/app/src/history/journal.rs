//! Listing, undoing, comparing and verifying operations.

use slipway_domain::conflict::Schedule;
use slipway_storage::{Change, Operation, StorageError, Verified};

use super::{CompareMoments, GoBack, HistoryFilter, OperationRow, PastPlan, RowChange, VerifyView, WhichOperation};
use crate::desk::{Context, Desk, Judged, bar};
use crate::error::Result;
use crate::host::Task;
use crate::wire::{Changed, List, Nothing};

/// An operation as others see it, without the rows that it touched.
pub(crate) fn operation_row(operation: &Operation) -> OperationRow {
    let meta = &operation.meta;
    OperationRow {
        seq: operation.seq,
        id: meta.id.to_string(),
        at: meta.at.into(),
        actor: meta.actor.clone(),
        machine: meta.machine.clone(),
        use_case: meta.use_case.clone(),
        label: meta.label.clone(),
        reason: meta.reason.clone(),
        undoes: operation.undoes,
        changes: Vec::new(),
        hash: operation.hash.clone(),
    }
}

fn row_change(change: Change) -> RowChange {
    RowChange { table: change.table, id: change.row, before: change.before, after: change.after }
}

/// Lists operations, newest first.
pub fn list(desk: &Desk, _: &Context, filter: HistoryFilter, _: &dyn Task) -> Result<List<OperationRow>> {
    let text = filter.text.as_ref().map(|text| text.to_lowercase());
    let fits = |operation: &Operation| {
        let meta = &operation.meta;
        let said = [meta.label.as_str(), meta.use_case.as_str(), meta.reason.as_deref().unwrap_or("")];
        filter.before.is_none_or(|before| operation.seq < before)
            && filter.actor.as_ref().is_none_or(|actor| meta.actor == *actor)
            && text.as_ref().is_none_or(|text| said.iter().any(|said| said.to_lowercase().contains(text)))
    };
    let mut rows = Vec::new();
    for operation in desk.store.operations()?.iter().rev().filter(|operation| fits(operation)) {
        if filter.limit.is_some_and(|limit| rows.len() >= limit) {
            break;
        }
        let mut row = operation_row(operation);
        if filter.changes {
            row.changes = desk.store.changes(operation.seq)?.into_iter().map(row_change).collect();
        }
        rows.push(row);
    }
    Ok(List { items: rows })
}

/// Shows one operation with the rows that it touched.
pub fn show(desk: &Desk, _: &Context, input: WhichOperation, _: &dyn Task) -> Result<OperationRow> {
    let mut row = operation_row(&desk.store.operation_of(input.seq)?);
    row.changes = desk.store.changes(input.seq)?.into_iter().map(row_change).collect();
    Ok(row)
}

/// Takes the last operation back.
pub fn undo(desk: &mut Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<Changed> {
    let (undo, _) = desk.store.candidates()?;
    let last = undo.filter(|operation| operation.seq > 1).ok_or(StorageError::Nothing("undo"))?;
    take_back(desk, context, &last, "Undo")
}

/// Brings back what undo took back.
pub fn redo(desk: &mut Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<Changed> {
    let (_, redo) = desk.store.candidates()?;
    let last = redo.ok_or(StorageError::Nothing("redo"))?;
    take_back(desk, context, &last, "Redo")
}

/// Takes one operation back, where its rows have not moved on.
pub fn undo_one(desk: &mut Desk, context: &Context, input: WhichOperation, _: &dyn Task) -> Result<Changed> {
    let operation = desk.store.operation_of(input.seq)?;
    if operation.seq == 1 {
        return Err(StorageError::Nothing("undo").into());
    }
    take_back(desk, context, &operation, "Undo")
}

/// Brings the plan back to what it was after an operation, as one new operation.
pub fn go_back(desk: &mut Desk, context: &Context, input: GoBack, _: &dyn Task) -> Result<Changed> {
    let operation = desk.store.operation_of(input.seq)?;
    let back = desk.store.difference(desk.seq(), operation.seq)?;
    let label = format!("Go back to operation {}: {}", operation.seq, operation.meta.label);
    desk.replay(context, label, input.reason, &back)
}

fn take_back(desk: &mut Desk, context: &Context, operation: &Operation, verb: &str) -> Result<Changed> {
    let meta = context.meta(format!("{verb}: {}", original(operation)), None);
    let done = desk.store.undo_one(&meta, operation.seq)?;
    match desk.store.releases_after(done.seq)? {
        Some(edits) => desk.follow(&edits),
        None => desk.reload()?,
    }
    desk.changed_everything(context, &done)
}

/// What an operation was about before undo and redo put their words in front.
pub(crate) fn original(operation: &Operation) -> &str {
    let label = operation.meta.label.as_str();
    if operation.undoes.is_none() {
        return label;
    }
    label.strip_prefix("Undo: ").or_else(|| label.strip_prefix("Redo: ")).unwrap_or(label)
}

/// Tells the net difference between two operations.
pub fn compare(desk: &Desk, _: &Context, input: CompareMoments, _: &dyn Task) -> Result<List<RowChange>> {
    Ok(desk.store.difference(input.from, input.to)?.into_iter().map(row_change).collect())
}

/// Shows the releases as they were after an operation.
pub fn as_of(desk: &Desk, _: &Context, input: WhichOperation, _: &dyn Task) -> Result<PastPlan> {
    let past = desk.store.as_of(input.seq)?;
    let judged = Judged::of(&past, &Schedule::build(&past));
    let mut items: Vec<_> = past.releases.iter().map(|release| bar(&past, &judged, release)).collect();
    items.sort_by(|a, b| (a.start, &a.key).cmp(&(b.start, &b.key)));
    Ok(PastPlan { seq: input.seq, items })
}

/// Checks that no operation was tampered with.
pub fn verify(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<VerifyView> {
    Ok(match desk.store.verify()? {
        Verified::Whole(operations) => {
            VerifyView { ok: true, operations: Some(operations), first_bad: None, why: None }
        }
        Verified::Tampered { seq, why } => {
            VerifyView { ok: false, operations: None, first_bad: Some(seq), why: Some(why) }
        }
    })
}
