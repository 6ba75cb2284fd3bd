//! Milestones of projects beside the trains of the releases that wait for them, and how their forecasts slipped.

mod model;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub use model::{AlignmentModel, MilestoneLine, ReleaseGroup, SlippedRow};

use crate::error::PrintError;
use crate::layout::{Column, Flow, Table, Width, fields};
use crate::press::{PrintOptions, PrintedFile};
use crate::sheet::{Part, Sheet, opening};
use crate::text::{Style, Text, or_dash};

/// A title that needs more lines than this is cut.
const TITLE_LINES: usize = 3;

const PARTS: [Part<AlignmentModel>; 3] = [head, groups, slipped];

/// Prints the page of milestones beside trains as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn alignment_sheet(
    model: &AlignmentModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    sheet(model).print(model, options, progress)
}

fn sheet(model: &AlignmentModel) -> Sheet<'_, AlignmentModel> {
    Sheet {
        parts: &PARTS,
        title: format!("Milestones and trains: {}", model.title),
        subject: format!("Milestones of projects of plan {}", model.provenance.plan),
        draft: false,
        provenance: &model.provenance,
    }
}

/// Which milestones, on which day, and how many of them stand how.
fn head(flow: &mut Flow, model: &AlignmentModel) {
    opening(flow, "Milestones and trains".to_owned(), &model.title, "alignment", TITLE_LINES);
    flow.space(6.0);
    let mut table = fields("Milestones", Style::BODY);
    table.row([Text::from("As of"), Text::from(&model.as_of)]);
    table.row([Text::from("Milestones"), or_dash(&model.counts.join(", "))]);
    flow.table(&table, 0.0);
}

/// Each release with what it waits for.
fn groups(flow: &mut Flow, model: &AlignmentModel) {
    if model.groups.is_empty() {
        flow.heading(2, "Releases", None);
        flow.paragraph(&"There is no milestone.".into(), Style::BODY, 0.0);
    }
    for group in &model.groups {
        flow.heading(2, &group.name, None);
        if !group.rides.is_empty() {
            flow.paragraph(&Text::from(&group.rides), Style::BODY, 4.0);
        }
        let columns = vec![
            Column::new("Milestone", Width::Fit(70.0)).heading_row(),
            Column::new("What\nproject", Width::Share(1.0)),
            Column::new("Promised", Width::Fit(60.0)),
            Column::new("Expected", Width::Fit(60.0)),
            Column::new("Working\ndays", Width::Fit(44.0)).right(),
            Column::new("How it stands", Width::Share(1.4)),
        ];
        let mut table = Table::new(&group.name, columns);
        table.gutter = 3.5;
        for row in &group.rows {
            table.row(line(row));
        }
        flow.table(&table, 0.0);
    }
}

fn line(row: &MilestoneLine) -> [Text; 6] {
    let day = or_dash(&row.day);
    let day = if row.is_reached { day.muted("\nreached") } else { day };
    // The word stands before the sentence, so that colour alone tells nothing.
    let standing = if row.is_late { Text::new().bold("Late. ") } else { Text::new() };
    [
        or_dash(&row.key),
        or_dash(&row.title).muted(format!("\n{}", row.project)),
        or_dash(&row.baseline),
        day,
        or_dash(&row.variance),
        standing.plain(row.standing.as_str()),
    ]
}

/// How forecasts changed, with when each change was said.
fn slipped(flow: &mut Flow, model: &AlignmentModel) {
    flow.heading(2, "Slip history", None);
    if model.slipped.is_empty() {
        flow.paragraph(&"No forecast has changed.".into(), Style::BODY, 0.0);
        return;
    }
    let columns = vec![
        Column::new("Milestone", Width::Fit(70.0)).heading_row(),
        Column::new("What", Width::Share(1.0)),
        Column::new("Times", Width::Fit(36.0)).right(),
        Column::new("From, to, and when it was said", Width::Share(1.4)),
    ];
    let mut table = Table::new("Slip history", columns);
    for row in &model.slipped {
        let times = Text::from(row.changes.len().to_string());
        table.row([or_dash(&row.key), or_dash(&row.title), times, or_dash(&row.changes.join("\n"))]);
    }
    flow.table(&table, 0.0);
}
