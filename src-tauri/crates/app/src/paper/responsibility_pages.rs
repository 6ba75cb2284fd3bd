//! The RACI pages: who takes part in what, type by type, and where somebody is missing.

use slipway_domain::catalogue::Role;
use slipway_domain::release::{Release, ReleaseKind};
use slipway_domain::responsibility::{Activity, Gap, Grid, Part};
use slipway_print::responsibilities::{GapRow, Letters, RaciGrid, RaciRow, ResponsibilitiesModel};
use slipway_print::responsibility_pages;

use super::press::{self, Wish};
use super::scope::capital;
use super::time::full_moment;
use super::{PrintResponsibilities, PrintedPaper};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::responsibility::{WhichGaps, chosen};

const USE_CASE: &str = "raci_print";

/// Prints the grids of every type of release, each with the gaps of its releases, as PDF; for one release only the
/// grid of its type with its own gaps.
///
/// The pages are made when the desk is free again.
pub fn print_responsibilities(app: &App, input: PrintResponsibilities, task: &dyn Task) -> Result<PrintedPaper> {
    let which = WhichGaps { release: input.release, blocking: input.blocking };
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| Ok((model(desk, context, &which)?, desk.seq())))?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        responsibility_pages(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, which: &WhichGaps) -> Result<ResponsibilitiesModel> {
    let gaps = chosen(desk, context.host.clock.now(), which)?;
    let only = match &which.release {
        Some(key) => Some(desk.release(key)?),
        None => None,
    };
    let kinds = ReleaseKind::ALL.iter().filter(|kind| only.is_none_or(|release| release.kind == **kind));
    let mut grids = kinds.map(|kind| grid(desk, *kind, &gaps)).collect::<Result<Vec<_>>>()?;
    for grid in &mut grids {
        grid.gaps_note = note(&grid.gaps, only, which.blocking);
    }
    Ok(ResponsibilitiesModel { grids, provenance: press::provenance(desk, context)? })
}

fn grid(desk: &Desk, kind: ReleaseKind, gaps: &[(&Release, Vec<Gap>)]) -> Result<RaciGrid> {
    let grid = desk.plan.grid(kind);
    let row = |activity: &Activity| RaciRow {
        activity: capital(&activity.as_str().replace('-', " ")),
        cells: Role::ALL.iter().map(|role| letters(&grid, *activity, *role)).collect(),
    };
    let told = |(release, gap): (&&Release, &Gap)| GapRow {
        release: release.key.to_string(),
        title: release.title.clone(),
        gap: gap.kind.as_str().replace('-', " "),
        blocks: gap.blocks,
        sentence: gap.sentence.clone(),
    };
    let own = gaps.iter().filter(|(release, _)| release.kind == kind);
    let rows: Vec<GapRow> = own.flat_map(|(release, gaps)| gaps.iter().map(move |gap| told((release, gap)))).collect();
    Ok(RaciGrid {
        title: format!("{} releases", capital(kind.as_str())),
        version: version(desk, &grid)?,
        roles: Role::ALL.iter().map(|role| capital(&role.as_str().replace('-', " "))).collect(),
        rows: Activity::ALL.iter().map(row).collect(),
        faults: grid.check().iter().map(ToString::to_string).collect(),
        gaps_note: String::new(),
        gaps: rows,
    })
}

fn version(desk: &Desk, grid: &Grid) -> Result<String> {
    if grid.version == 0 {
        return Ok("The usual grid; nobody has settled on another one.".to_owned());
    }
    let last = desk.store.operations_on(&grid.id.to_string())?.into_iter().max_by_key(|operation| operation.seq);
    let told = last.map(|last| format!(", since {}", full_moment(last.meta.at, &desk.plan.settings.zone)));
    Ok(format!("Version {}{}.", grid.version, told.unwrap_or_default()))
}

fn letters(grid: &Grid, activity: Activity, role: Role) -> Letters {
    let holds = |part: Part| grid.roles(activity, part).any(|held| held == role);
    Letters {
        responsible: holds(Part::Responsible),
        accountable: holds(Part::Accountable),
        consulted: holds(Part::Consulted),
        informed: holds(Part::Informed),
    }
}

/// How many gaps there are, and of what more nothing is printed.
fn note(rows: &[GapRow], only: Option<&Release>, blocking: bool) -> String {
    let of = only.map(|release| format!("{}: ", release.label())).unwrap_or_default();
    let gaps = |count: usize| if count == 1 { "1 gap".to_owned() } else { format!("{count} gaps") };
    let blocks = rows.iter().filter(|row| row.blocks).count();
    let told = match (rows.len(), blocks, blocking) {
        (0, _, true) => "No gap keeps a release in its draft; those that do not block are left out.".to_owned(),
        (1, _, true) => "1 gap keeps a release in its draft; those that do not block are left out.".to_owned(),
        (all, _, true) => format!("{all} gaps keep a release in its draft; those that do not block are left out."),
        (0, ..) => "Nobody is missing.".to_owned(),
        (all, 0, _) => format!("{}, of which none keeps a release in its draft.", gaps(all)),
        (all, 1, _) => format!("{}, of which 1 keeps a release in its draft.", gaps(all)),
        (all, some, _) => format!("{}, of which {some} keep a release in its draft.", gaps(all)),
    };
    format!("{of}{told}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(blocks: &[bool]) -> Vec<GapRow> {
        let row = |blocks: &bool| GapRow {
            release: "R-1".to_owned(),
            title: "Payments".to_owned(),
            gap: "no owner".to_owned(),
            blocks: *blocks,
            sentence: "Nobody owns it.".to_owned(),
        };
        blocks.iter().map(row).collect()
    }

    #[test]
    fn the_note_counts_gaps_and_says_where_those_that_do_not_block_are_left_out() {
        let note = |blocks: &[bool], blocking| note(&rows(blocks), None, blocking);
        assert_eq!(note(&[], false), "Nobody is missing.");
        assert_eq!(note(&[false], false), "1 gap, of which none keeps a release in its draft.");
        assert_eq!(note(&[true, false], false), "2 gaps, of which 1 keeps a release in its draft.");
        let left_out = "those that do not block are left out.";
        assert_eq!(note(&[], true), format!("No gap keeps a release in its draft; {left_out}"));
        assert_eq!(note(&[true], true), format!("1 gap keeps a release in its draft; {left_out}"));
        assert_eq!(note(&[true, true], true), format!("2 gaps keep a release in its draft; {left_out}"));
    }
}
