//! The page of a bundle: what a release takes along and what it puts off, and why.

use slipway_domain::Plan;
use slipway_domain::bundle::{Change, Deferral, Proposed};
use slipway_domain::time::Zone;
use slipway_print::bundle::{BundleModel, ChangeCells, DeferredRow, IncludedRow};
use slipway_print::bundle_sheet;
use slipway_print::gauge::Gauge;

use super::press::{self, Wish};
use super::scope::capital;
use super::time::{day, moment, stretch, zone_at};
use super::{PrintBundleSheet, PrintedPaper};
use crate::bundle::{Around, BudgetView, ShowBundle, budget_view};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;

const USE_CASE: &str = "bundle_sheet_print";

/// Prints what a release takes along and what it puts off, and why, as PDF.
///
/// Refuses a key that names no release, and a next release that comes no later. The page is made when the desk is free
/// again.
pub fn print_bundle_sheet(app: &App, input: PrintBundleSheet, task: &dyn Task) -> Result<PrintedPaper> {
    let which = ShowBundle { release: input.release, next: input.next };
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| Ok((model(desk, context, &which)?, desk.seq())))?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        bundle_sheet(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, which: &ShowBundle) -> Result<BundleModel> {
    let plan = &desk.plan;
    let Around { release, next, board, proposal } = Around::of(desk, which)?;
    let zone = release.planned.zone();
    let budget = budget_view(plan, release, &board.inside);
    let line = |change: &Change| proposal.lines.iter().find(|line| line.change == change.id);
    let told = |line: &Proposed| proposal.told(plan, line);
    let included = |change: &&Change| {
        let why = line(change).map(|line| if line.is_in() { told(line) } else { by_hand(&told(line)) });
        IncludedRow { change: cells(plan, change), why: why.unwrap_or_default() }
    };
    let undecided =
        |change: &&Change| IncludedRow { change: cells(plan, change), why: line(change).map(told).unwrap_or_default() };
    let put_off = board.deferred.iter().chain(&board.next).filter(|change| change.is_put_off_by(release.id));
    let mut put_off: Vec<&&Change> = put_off.collect();
    put_off.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(BundleModel {
        title: release.title.clone(),
        key: release.key.to_string(),
        window: stretch(release.occupancy(), zone),
        zone: zone_at(zone, release.occupancy().start()),
        next: next.map_or_else(String::new, |next| {
            format!("{}, {}", next.label(), stretch(next.occupancy(), next.planned.zone()))
        }),
        budget: Gauge {
            name: "Risk of its changes".to_owned(),
            taken: budget.sum,
            limit: budget.cap,
            unit: ("point", "points"),
        },
        accepted: accepted(&budget, zone),
        breaches: budget.breaches.iter().map(|breach| format!("{}.", capital(breach))).collect(),
        included: board.inside.iter().map(included).collect(),
        deferred: put_off.into_iter().filter_map(|change| deferred(plan, change, zone)).collect(),
        undecided: board.candidates.iter().map(undecided).collect(),
        provenance: press::provenance(desk, context)?,
    })
}

/// What is in although the proposal would put it off.
fn by_hand(proposed: &str) -> String {
    format!("Put in by hand. The proposal says: {proposed}")
}

fn accepted(budget: &BudgetView, zone: &Zone) -> String {
    let Some(one) = &budget.accepted else { return String::new() };
    let holds = if one.holds { "" } else { " It is void, because the sum is greater now." };
    let at = moment(one.at.0, zone);
    format!("{} accepted up to {} points on {at}: {}.{holds}", one.by, one.up_to, one.reason.trim_end_matches('.'))
}

fn cells(plan: &Plan, change: &Change) -> ChangeCells {
    let mandatory = change.is_mandatory().then(|| change.mandatory.to_string());
    let deadline = change.deadline.map(|deadline| format!("by {}", day(deadline)));
    let must: Vec<String> = mandatory.into_iter().chain(deadline).collect();
    ChangeCells {
        key: change.key.to_string(),
        title: change.title.clone(),
        service: plan.services.get(change.service).map_or_else(String::new, |service| service.name.clone()),
        risk: format!("{} {}", change.points(), plan.matrix_band(change.score()).letter()),
        worth: change.worth().to_string(),
        must: must.join(", "),
    }
}

fn deferred(plan: &Plan, change: &Change, zone: &Zone) -> Option<DeferredRow> {
    let Deferral { to, reason, by, at, .. } = change.deferrals.last()?;
    let to = to.and_then(|id| plan.releases.get(id));
    Some(DeferredRow {
        change: cells(plan, change),
        why: capital(reason),
        by: format!("{by}, {}", moment(*at, zone)),
        to: to.map_or_else(|| "no release yet".to_owned(), |to| to.key.to_string()),
        times: change.deferrals.len(),
        escalated: change.is_escalated(),
    })
}
