//! The page of a bundle: what a release takes along and what it puts off, and why.

mod model;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub use model::{BundleModel, ChangeCells, DeferredRow, IncludedRow};

use crate::error::PrintError;
use crate::gauge;
use crate::layout::{Column, Flow, Table, Width, fields};
use crate::press::{PrintOptions, PrintedFile};
use crate::sheet::{Part, Sheet, opening};
use crate::text::{Style, Text, or_dash};

/// A title that needs more lines than this is cut.
const TITLE_LINES: usize = 3;

const PARTS: [Part<BundleModel>; 5] = [head, budget, included, deferred, undecided];

/// Prints the page of a bundle as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn bundle_sheet(
    model: &BundleModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    sheet(model).print(model, options, progress)
}

fn sheet(model: &BundleModel) -> Sheet<'_, BundleModel> {
    Sheet {
        parts: &PARTS,
        title: format!("Included and deferred: {} {}", model.key, model.title),
        subject: format!("Bundle of {} of plan {}", model.key, model.provenance.plan),
        draft: false,
        provenance: &model.provenance,
    }
}

/// Which release, when it happens, and who takes what it puts off.
fn head(flow: &mut Flow, model: &BundleModel) {
    let kind = format!("Included / deferred and why · {}", model.key);
    opening(flow, kind, &model.title, "bundle", TITLE_LINES);
    flow.space(6.0);
    let mut table = fields("Release", Style::BODY);
    table.row([Text::from("Happens"), Text::new().bold(model.window.as_str())]);
    table.row([Text::from("Zone"), or_dash(&model.zone)]);
    let next = if model.next.is_empty() { "no later release is known" } else { model.next.as_str() };
    table.row([Text::from("Next release"), Text::from(next)]);
    flow.table(&table, 0.0);
}

/// How much of the risk budget is taken, and who accepted more.
fn budget(flow: &mut Flow, model: &BundleModel) {
    flow.heading(2, "Risk budget", None);
    gauge::draw(flow, std::slice::from_ref(&model.budget));
    flow.space(4.0);
    let breaches: Vec<Text> = model.breaches.iter().map(Text::from).collect();
    if breaches.is_empty() {
        flow.paragraph(&"Its changes stay within the budget.".into(), Style::BODY, 0.0);
    } else {
        flow.list(&breaches, false, Style::BODY);
    }
    flow.paragraph(&Text::from(&model.accepted), Style::BODY, 0.0);
}

/// What it takes along.
fn included(flow: &mut Flow, model: &BundleModel) {
    rows(flow, "Included", "It takes no change along.", "Why", &model.included);
}

/// About what nobody has decided.
fn undecided(flow: &mut Flow, model: &BundleModel) {
    rows(flow, "Not decided", "Something was decided about every candidate.", "What is proposed", &model.undecided);
}

fn rows(flow: &mut Flow, name: &str, nothing: &str, why: &str, rows: &[IncludedRow]) {
    flow.heading(2, name, None);
    if rows.is_empty() {
        flow.paragraph(&nothing.into(), Style::BODY, 0.0);
        return;
    }
    let mut table = changes(name, vec![Column::new(why, Width::Share(1.5))]);
    for row in rows {
        table.row(cells(&row.change).into_iter().chain([or_dash(&row.why)]));
    }
    flow.table(&table, 0.0);
}

/// What it puts off.
fn deferred(flow: &mut Flow, model: &BundleModel) {
    flow.heading(2, "Deferred", None);
    if model.deferred.is_empty() {
        flow.paragraph(&"It puts no change off.".into(), Style::BODY, 0.0);
        return;
    }
    let more = vec![
        Column::new("Why, by whom", Width::Share(1.2)),
        Column::new("Put off to", Width::Fit(72.0)),
        Column::new("Times", Width::Fit(52.0)),
    ];
    let mut table = changes("Deferred", more);
    for row in &model.deferred {
        let times = Text::from(row.times.to_string());
        let times = if row.escalated { times.bold("\nescalated") } else { times };
        let why = or_dash(&row.why).muted(format!("\n{}", row.by));
        table.row(cells(&row.change).into_iter().chain([why, or_dash(&row.to), times]));
    }
    flow.table(&table, 0.0);
}

/// A table of changes with more columns behind those that all have.
fn changes(name: &str, more: Vec<Column>) -> Table {
    let mut columns = vec![
        Column::new("Change", Width::Fit(52.0)).heading_row(),
        Column::new("Title\nservice", Width::Share(1.0)),
        Column::new("Risk", Width::Fit(32.0)).right(),
        Column::new("Worth", Width::Fit(72.0)),
        Column::new("Must", Width::Fit(62.0)),
    ];
    columns.extend(more);
    let mut table = Table::new(name, columns);
    table.gutter = 3.5;
    table
}

fn cells(change: &ChangeCells) -> [Text; 5] {
    [
        or_dash(&change.key),
        or_dash(&change.title).muted(format!("\n{}", change.service)),
        or_dash(&change.risk),
        or_dash(&change.worth),
        or_dash(&change.must),
    ]
}
