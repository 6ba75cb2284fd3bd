//! The minutes of a change advisory board: who was there, what was decided and how, and what follows from it.

mod edited;
mod items;
mod model;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub use model::{
    ActionRow, CalendarChange, ConditionRow, EditedText, FreezeDecision, MinutesItem, MinutesModel, PlanState,
    Presence, Quorum, SeatRow, Votes,
};

use crate::display::Orientation;
use crate::error::PrintError;
use crate::layout::{Column, Flow, Furniture, Signatory, Table, Width, fields};
use crate::press::{PrintOptions, PrintedFile};
use crate::sheet::{Booklet, Part, opening};
use crate::text::{Style, Text, or_dash};

/// A title that needs more lines than this is cut.
const TITLE_LINES: usize = 3;

const RECORDED: [Part<MinutesModel>; 9] = [
    head,
    attendance,
    items::decisions,
    items::one_by_one,
    actions,
    freezes,
    calendar_changes,
    next_meeting,
    signature,
];
const EDITED: [Part<MinutesModel>; 3] = [head, edited::body, signature];

/// Prints the minutes of a board as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn cab_minutes(
    model: &MinutesModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    booklet(model).print(model, options, progress)
}

fn booklet(model: &MinutesModel) -> Booklet<'_, MinutesModel> {
    let provenance = &model.provenance;
    let title = format!("Minutes: {}", model.title);
    let state = |when: &str, state: &PlanState| format!("{when}: {} · SHA-256 {}", state.operation, state.sha256);
    let foot_second = format!("{}\n{}", state("Before", &model.before), state("After", &model.after));
    let foot = format!(
        "{} · plan {} · generated {}",
        provenance.classification, provenance.plan, provenance.generated_at_text
    );
    Booklet {
        parts: if model.edited.is_some() { &EDITED } else { &RECORDED },
        begins: Some(Orientation::Portrait),
        furniture: Furniture { foot, foot_second, ..provenance.furniture(&title, !model.locked) },
        metadata: provenance.metadata(&title, format!("Meeting {} of {}", model.key, model.board)),
    }
}

/// Which board met when and where, and whether the minutes can still change.
fn head(flow: &mut Flow, model: &MinutesModel) {
    opening(
        flow,
        format!("Minutes of the change advisory board · {}", model.key),
        &model.title,
        "minutes",
        TITLE_LINES,
    );
    flow.space(6.0);
    let mut table = fields("Meeting", Style::BODY);
    table.row([Text::from("Board"), or_dash(&model.board)]);
    table.row([Text::from("Held"), or_dash(&model.held)]);
    table.row([Text::from("Zone"), or_dash(&model.zone)]);
    if !model.place.is_empty() {
        table.row([Text::from("Place"), Text::from(&model.place)]);
    }
    table.row([Text::from("Chair"), or_dash(&model.chair)]);
    let state = if model.locked {
        Text::new().bold("Locked. ").plain(model.locked_note.as_str())
    } else {
        Text::new().bold("Draft. ").plain("These minutes are not locked yet: what they say can still change.")
    };
    table.row([Text::from("State"), state]);
    flow.table(&table, 0.0);
}

/// Seat by seat who came, and whether that was enough.
fn attendance(flow: &mut Flow, model: &MinutesModel) {
    flow.heading(2, "Attendance", None);
    if model.seats.is_empty() {
        flow.paragraph(&"Nobody wrote down who was there.".into(), Style::BODY, 6.0);
    } else {
        let mut table = Table::new(
            "Attendance",
            vec![
                Column::new("Seat", Width::Share(1.0)).heading_row(),
                Column::new("Attendance", Width::Fit(80.0)),
                Column::new("Who came", Width::Share(1.0)),
                Column::new("As deputy for", Width::Share(1.0)),
            ],
        );
        for row in &model.seats {
            let who = match row.presence {
                Presence::Present | Presence::Deputy => or_dash(&row.who),
                Presence::Apologies | Presence::Absent if row.who.is_empty() => "nobody".into(),
                Presence::Apologies | Presence::Absent => Text::from("nobody").muted(format!(" (not {})", row.who)),
            };
            table.row([or_dash(&row.seat), said(row.presence), who, or_dash(&row.deputy_for)]);
        }
        flow.table(&table, 6.0);
    }
    let quorum = Text::new().bold(if model.quorum.met { "Quorum met: yes. " } else { "Quorum met: no. " });
    flow.paragraph(&quorum.plain(model.quorum.sentence.as_str()), Style::BODY, 0.0);
}

fn said(presence: Presence) -> Text {
    match presence {
        Presence::Present => "present".into(),
        Presence::Deputy => "deputy".into(),
        Presence::Apologies => "apologies".into(),
        Presence::Absent => Text::new().bold("absent"),
    }
}

/// What somebody has to do.
fn actions(flow: &mut Flow, model: &MinutesModel) {
    flow.heading(2, "Actions", None);
    if model.actions.is_empty() {
        flow.paragraph(&"Nobody was asked to do anything.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Actions",
        vec![
            Column::new("No.", Width::Fit(28.0)).right(),
            Column::new("Action", Width::Share(1.8)).heading_row(),
            Column::new("About", Width::Fit(84.0)),
            Column::new("Owner", Width::Share(0.8)),
            Column::new("Due", Width::Fit(92.0)),
        ],
    );
    for (index, row) in model.actions.iter().enumerate() {
        let number = Text::from((index + 1).to_string());
        table.row([number, or_dash(&row.text), or_dash(&row.about), or_dash(&row.owner), or_dash(&row.due)]);
    }
    flow.table(&table, 0.0);
}

/// What was decided about freezes.
fn freezes(flow: &mut Flow, model: &MinutesModel) {
    flow.heading(2, "Freezes", None);
    if model.freezes.is_empty() {
        flow.paragraph(&"Nothing was decided about a freeze.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Freezes",
        vec![
            Column::new("Freeze", Width::Share(1.0)).heading_row(),
            Column::new("Decision", Width::Share(1.0)),
            Column::new("Reason", Width::Share(1.2)),
        ],
    );
    for row in &model.freezes {
        table.row([&row.freeze, &row.decision, &row.reason].map(|text| or_dash(text)));
    }
    flow.table(&table, 0.0);
}

/// What was moved while the board met.
fn calendar_changes(flow: &mut Flow, model: &MinutesModel) {
    flow.heading(2, "Changes of the calendar in the meeting", None);
    if model.calendar_changes.is_empty() {
        flow.paragraph(&"Nothing was changed in the calendar while the board met.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Changes of the calendar in the meeting",
        vec![
            Column::new("Operation", Width::Fit(56.0)).right(),
            Column::new("What", Width::Fit(84.0)).heading_row(),
            Column::new("Change", Width::Share(1.6)),
            Column::new("By whom", Width::Share(1.0)),
        ],
    );
    for row in &model.calendar_changes {
        let operation = Text::from(row.operation.to_string());
        table.row([operation, or_dash(&row.subject), or_dash(&row.change), or_dash(&row.by)]);
    }
    flow.table(&table, 0.0);
}

/// When the board meets next, and who reads this before.
fn next_meeting(flow: &mut Flow, model: &MinutesModel) {
    flow.heading(2, "Next meeting and distribution", None);
    let mut table = fields("Next meeting and distribution", Style::BODY);
    let next = if model.next_meeting.is_empty() { "not known yet" } else { &model.next_meeting };
    table.row([Text::from("Next meeting"), next.into()]);
    let readers = if model.distribution.is_empty() { "nobody".to_owned() } else { model.distribution.join(", ") };
    table.row([Text::from("Distribution"), readers.into()]);
    flow.table(&table, 0.0);
}

/// Where the chair signs, and between which states of the plan the meeting lies.
fn signature(flow: &mut Flow, model: &MinutesModel) {
    /// The line to sign on, and the table under it: whoever signs sees what is signed.
    const WHOLE: f32 = 190.0;
    flow.need(WHOLE);
    flow.heading(2, "Signature", None);
    flow.signatures(&[Signatory { name: model.chair.clone(), role: "Chair".to_owned() }]);
    flow.space(6.0);
    let mut table = fields("The plan before and after the meeting", Style::TABLE);
    for (when, state) in [("Plan before", &model.before), ("Plan after", &model.after)] {
        table.row([Text::from(when), or_dash(&state.operation).muted(format!("\nSHA-256 {}", state.sha256))]);
    }
    flow.table(&table, 0.0);
}
