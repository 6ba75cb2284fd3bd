//! The grids: showing and settling them.

use std::collections::BTreeSet;

use slipway_domain::id::GridId;
use slipway_domain::plan::Edit;
use slipway_domain::release::ReleaseKind;
use slipway_domain::responsibility::{Activity, Cell, Grid};

use super::{GridCell, GridRow, GridView, SettleGrid};
use crate::catalogue::WhichKind;
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::history::operation_row;
use crate::host::Task;
use crate::wire::{Changed, List, Nothing};

fn settled(desk: &Desk, kind: ReleaseKind) -> Option<&Grid> {
    desk.plan.grids.iter().find(|grid| grid.kind == kind)
}

/// Shows who is responsible, accountable, consulted and informed, type by type.
pub fn list_grids(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<GridView>> {
    ReleaseKind::ALL.iter().map(|kind| view(desk, *kind)).collect::<Result<Vec<_>>>().map(List::from_iter)
}

fn view(desk: &Desk, kind: ReleaseKind) -> Result<GridView> {
    let grid = desk.plan.grid(kind);
    let faults = grid.check();
    let cells = |activity: Activity| {
        let of = grid.cells.iter().filter(move |cell| cell.activity == activity);
        of.map(|cell| GridCell { role: cell.role.into(), part: cell.part.into() }).collect()
    };
    let row = |activity: &Activity| GridRow {
        activity: (*activity).into(),
        cells: cells(*activity),
        fault: faults.iter().find(|fault| fault.activity() == *activity).map(ToString::to_string),
    };
    let log = match settled(desk, kind) {
        Some(grid) => desk.store.operations_on(&grid.id.to_string())?.iter().map(operation_row).collect(),
        None => Vec::new(),
    };
    Ok(GridView { kind: kind.into(), version: grid.version, rows: Activity::ALL.iter().map(row).collect(), log })
}

/// Settles the grid of a type of release; nothing is written where it says the same already.
///
/// Refuses a grid of which a row has nobody, or more than one, who answers for it, or nobody who does it.
pub fn save_grid(desk: &mut Desk, context: &Context, input: SettleGrid, _: &dyn Task) -> Result<Changed> {
    let kind = input.kind.0;
    let cells: BTreeSet<Cell> = input
        .rows
        .iter()
        .flat_map(|row| {
            row.cells.iter().map(|cell| Cell { activity: row.activity.0, role: cell.role.0, part: cell.part.0 })
        })
        .collect();
    let old = settled(desk, kind);
    let id = old.map_or_else(|| GridId::new(context.host.ids.next()), |grid| grid.id);
    let version = old.map_or(0, |grid| grid.version).saturating_add(1);
    let same = desk.plan.grid(kind).cells == cells;
    let grid = Grid { id, kind, cells, version };
    let faults: Vec<String> = grid.check().iter().map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(AppError::refused("raci.rows", faults.join("; "))
            .hint("give each activity exactly one A, and at least one R")
            .details(serde_json::json!({ "faults": faults })));
    }
    let edits: Vec<Edit> = if same { Vec::new() } else { vec![grid.into()] };
    desk.commit(context, format!("Settle the responsibilities of {kind} releases"), input.reason, &edits)
}

/// Takes the grid of a type back to the usual one, as one version more of it.
pub fn reset_grid(desk: &mut Desk, context: &Context, input: WhichKind, _: &dyn Task) -> Result<Changed> {
    let kind = input.kind.0;
    let usual = Grid::usual(kind).cells;
    let edits: Vec<Edit> = settled(desk, kind)
        .filter(|grid| grid.cells != usual)
        .map(|grid| Grid { cells: usual, version: grid.version.saturating_add(1), ..grid.clone() }.into())
        .into_iter()
        .collect();
    desk.commit(context, format!("Take the responsibilities of {kind} releases back to the usual ones"), None, &edits)
}
