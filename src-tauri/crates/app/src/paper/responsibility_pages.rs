//! The RACI pages: who takes part in what, type by type, and where somebody is missing.

use slipway_domain::catalogue::Role;
use slipway_domain::release::{Release, ReleaseKind};
use slipway_domain::responsibility::{Activity, Gap, Grid, Part};
use slipway_print::responsibilities::{GapRow, Letters, RaciGrid, RaciRow, ResponsibilitiesModel};
use slipway_print::responsibility_pages;

use super::press::{self, Wish};
use super::scope::capital;
use super::time::full_moment;
use super::{PrintDocument, PrintedPaper};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;

const USE_CASE: &str = "raci_print";

/// Prints the grids of every type of release, each with the gaps of its releases, as PDF.
///
/// The pages are made when the desk is free again.
pub fn print_responsibilities(app: &App, input: PrintDocument, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| Ok((model(desk, context)?, desk.seq())))?;
    let wish = Wish { paper: input.paper.into(), mono: input.mono, fallback_font: input.fallback_font, picture: false };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        responsibility_pages(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context) -> Result<ResponsibilitiesModel> {
    let gaps = desk.plan.all_gaps(context.host.clock.now());
    let grids = ReleaseKind::ALL.iter().map(|kind| grid(desk, *kind, &gaps)).collect::<Result<_>>()?;
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
        gaps_note: note(&rows),
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

fn note(rows: &[GapRow]) -> String {
    let blocking = rows.iter().filter(|row| row.blocks).count();
    let gaps = |count: usize| if count == 1 { "1 gap".to_owned() } else { format!("{count} gaps") };
    match (rows.len(), blocking) {
        (0, _) => "Nobody is missing.".to_owned(),
        (all, 0) => format!("{}, of which none keeps a release in its draft.", gaps(all)),
        (all, some) => format!("{}, of which {some} keep a release in its draft.", gaps(all)),
    }
}
