//! The train sheet: one departure of a train, who rides on it, who does not, and who rides next.

mod model;
#[cfg(test)]
pub(crate) mod sample;
mod strip;
mod tables;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub use crate::gauge::Gauge;
pub use model::{MilestoneRow, MissedRow, NextDeparture, NextRider, Rider, RiderGroup, StripDay, TrainModel};

use crate::error::PrintError;
use crate::gauge;
use crate::layout::{Column, Flow, Table, Width, fields};
use crate::press::{PrintOptions, PrintedFile};
use crate::sheet::{Part, Sheet, opening};
use crate::text::{Style, Text, or_dash};

/// A title that needs more lines than this is cut.
const TITLE_LINES: usize = 3;

const PARTS: [Part<TrainModel>; 7] =
    [head, milestones, load, tables::on_board, tables::hotfix_lane, tables::missed, tables::next];

/// Prints a train sheet as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn train_sheet(
    model: &TrainModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    sheet(model).print(model, options, progress)
}

fn sheet(model: &TrainModel) -> Sheet<'_, TrainModel> {
    Sheet {
        parts: &PARTS,
        title: format!("Train sheet: {}, {}", model.title, model.day),
        subject: format!("Departure of {} of plan {}", model.key, model.provenance.plan),
        draft: false,
        provenance: &model.provenance,
    }
}

/// Which departure of which train, when it leaves, and until when it boards.
fn head(flow: &mut Flow, model: &TrainModel) {
    let kind = format!("Train sheet · {} · departure of {}", model.key, model.day);
    opening(flow, kind, &model.title, "train", TITLE_LINES);
    flow.space(6.0);
    let mut table = fields("Departure", Style::BODY);
    table.row([Text::from("Leaves"), Text::new().bold(model.leaves.as_str())]);
    table.row([Text::from("Zone"), or_dash(&model.zone)]);
    if !model.moved_from.is_empty() {
        table.row([Text::from("Instead of"), Text::from(&model.moved_from)]);
    }
    table.row([Text::from("Boarding"), Text::new().bold(model.state.as_str()).plain(format!(". {}", model.cut_off))]);
    flow.table(&table, 0.0);
}

/// What must be reached on which day: drawn on the days, then in a table.
fn milestones(flow: &mut Flow, model: &TrainModel) {
    flow.heading(2, "Milestones", None);
    if model.milestones.is_empty() {
        flow.paragraph(&"The train has no milestones: boarding closes when it leaves.".into(), Style::BODY, 0.0);
        return;
    }
    if model.days.is_empty() {
        let note = "They lie too far apart to be drawn day by day.";
        flow.paragraph(&note.into(), Style::BODY, 4.0);
    } else {
        strip::draw(flow, &model.days);
    }
    let mut table = Table::new(
        "Milestones",
        vec![
            Column::new("Milestone", Width::Share(1.0)).heading_row(),
            Column::new("Day", Width::Fit(130.0)),
            Column::new("Working days", Width::Fit(70.0)).right(),
            Column::new("Note", Width::Share(1.0)),
        ],
    );
    for row in &model.milestones {
        table.row([or_dash(&row.name), or_dash(&row.day), or_dash(&row.offset), Text::from(&row.note)]);
    }
    flow.table(&table, 0.0);
}

/// How full it is, as a whole and carriage by carriage.
fn load(flow: &mut Flow, model: &TrainModel) {
    flow.heading(2, "Load and carriages", None);
    gauge::draw(flow, &model.load);
    if model.carriages.is_empty() {
        flow.space(4.0);
        let note = "The train has no carriages: every team may board while there is room.";
        flow.paragraph(&note.into(), Style::BODY, 0.0);
    } else {
        flow.heading(3, "Carriages", None);
        gauge::draw(flow, &model.carriages);
    }
}
