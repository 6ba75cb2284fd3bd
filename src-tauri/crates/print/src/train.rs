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

use crate::display::{Anchor, Document, Ink, Orientation};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::gauge;
use crate::layout::{Column, Flow, Table, Width, fields};
use crate::press::{self, PrintOptions, PrintedFile, Steps};
use crate::text::{Style, Text, or_dash};

/// A title that needs more lines than this is cut.
const TITLE_LINES: usize = 3;

/// A chapter of the sheet.
type Part = fn(&mut Flow, &TrainModel);

const PARTS: [Part; 7] = [head, milestones, load, tables::on_board, tables::hotfix_lane, tables::missed, tables::next];

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
    let mut steps = Steps::new(PARTS.len() + 1, progress);
    let (document, shaper) = lay_out(model, options, &mut steps)?;
    press::write(&document, &shaper, options, &mut steps)
}

/// Lays out the sheet without writing it.
fn lay_out(
    model: &TrainModel,
    options: &PrintOptions,
    steps: &mut Steps<'_>,
) -> Result<(Document, Shaper), PrintError> {
    let mut flow = press::begin(options, options.paper)?;
    flow.new_page(Orientation::Portrait);
    flow.section();
    for part in PARTS {
        part(&mut flow, model);
        steps.step()?;
    }
    let title = format!("Train sheet: {}, {}", model.title, model.day);
    flow.stamp(&model.provenance.furniture(&title, false));
    let subject = format!("Departure of {} of plan {}", model.key, model.provenance.plan);
    flow.finish(model.provenance.metadata(&title, subject))
}

/// Which departure of which train, when it leaves, and until when it boards.
fn head(flow: &mut Flow, model: &TrainModel) {
    let kind = format!("Train sheet · {} · departure of {}", model.key, model.day);
    flow.paragraph(&kind.into(), Style::H2.in_ink(Ink::MUTED), 2.0);
    let width = flow.live().width;
    let (title, _) = flow.cut(&model.title, Style::TITLE, width, TITLE_LINES);
    let title = title.text().to_owned();
    flow.title(&title, Anchor("train".to_owned()));
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
