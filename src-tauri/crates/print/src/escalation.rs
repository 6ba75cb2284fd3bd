//! The escalation card: one page to hang up, with who is called, until when a release can go back, and how.

mod ladder;
mod model;
mod no_return;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::ops::ControlFlow;

pub use model::{DecisionRow, EscalationModel, LevelRow, NoReturn, RollbackCard};

use crate::display::{Ink, Orientation, Stroke, mm};
use crate::error::PrintError;
use crate::layout::{Column, Flow, LABEL, Table, Width, fields};
use crate::press::{PrintOptions, PrintedFile};
use crate::sheet::{Booklet, Part};
use crate::text::{Line, Paragraph, Style, Text, length, or_dash};

const PARTS: [Part<EscalationModel>; 1] = [page];

/// How much room each thing takes, so that a card with much on it stays one page.
#[derive(Clone, Copy)]
struct Scale {
    /// Type of the title.
    title: f32,
    /// Type of the point of no return.
    time: f32,
    /// Height of a level.
    level: f32,
    /// Type of telephone numbers.
    phone: f32,
    /// Lines of a text about going back, and of the note under the point of no return.
    lines: usize,
}

/// From what is read from afar down to what fits.
const SCALES: [Scale; 5] = [
    Scale { title: 24.0, time: 32.0, level: 42.0, phone: 18.0, lines: 8 },
    Scale { title: 20.0, time: 26.0, level: 34.0, phone: 17.0, lines: 5 },
    Scale { title: 18.0, time: 24.0, level: 30.0, phone: 16.0, lines: 3 },
    Scale { title: 16.0, time: 22.0, level: 27.0, phone: 15.0, lines: 2 },
    Scale { title: 14.0, time: 20.0, level: 26.0, phone: 14.0, lines: 1 },
];
/// How many of these are large enough that the log is better on the card than behind it.
const WITH_LOG: usize = 3;
/// A title that needs more lines than this is cut.
const TITLE_LINES: usize = 2;

/// Prints the escalation card of a release as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn escalation_card(
    model: &EscalationModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    booklet(model).print(model, options, progress)
}

fn booklet(model: &EscalationModel) -> Booklet<'_, EscalationModel> {
    let provenance = &model.provenance;
    let title = format!("Escalation: {} {}", model.key, model.title);
    Booklet {
        parts: &PARTS,
        begins: None,
        furniture: provenance.furniture(&title, false),
        metadata: provenance.metadata(&title, format!("Escalation card of {} of plan {}", model.key, provenance.plan)),
    }
}

/// The card and its log on one page where that can be read, else the card on one and its log behind it.
fn page(flow: &mut Flow, model: &EscalationModel) {
    let together = SCALES[..WITH_LOG].iter().filter(|_| model.log.is_some()).map(|scale| (*scale, true));
    let ways: Vec<(Scale, bool)> = together.chain(SCALES.map(|scale| (scale, false))).collect();
    let is_logged = Cell::new(false);
    flow.within_pages(1, &ways, |flow, (scale, with_log)| {
        is_logged.set(with_log);
        card(flow, model, scale);
        if with_log {
            log(flow, model);
        }
    });
    if !is_logged.get() {
        log(flow, model);
    }
}

fn card(flow: &mut Flow, model: &EscalationModel, scale: Scale) {
    flow.new_page(Orientation::Portrait);
    flow.section();
    head(flow, model, scale);
    no_return::draw(flow, &model.no_return, scale.time, scale.lines);
    chain(flow, model, scale);
    going_back(flow, model, scale);
    decision(flow);
}

/// A text in the bold weight, as large as it fits on one line and at most `largest`; two lines of the smallest type
/// where it fits in none.
fn fitted(flow: &mut Flow, text: &str, largest: f32, room: f32) -> (Paragraph, Vec<Line>) {
    let bold = |size: f32| Style { size, leading: size * 1.25, ..Style::TITLE };
    for size in [largest, largest * 0.8, largest * 0.65, Style::TABLE.size] {
        let paragraph = flow.shape(&text.into(), bold(size));
        if paragraph.natural_width() <= room {
            let lines = paragraph.lines(room);
            return (paragraph, lines);
        }
    }
    flow.cut(text, bold(Style::SMALL.size), room, 2)
}

/// Which release, and when.
fn head(flow: &mut Flow, model: &EscalationModel, scale: Scale) {
    let title = if model.title.is_empty() { "Release without a title" } else { &model.title };
    let kind = format!("Escalation card · {}", model.key);
    flow.paragraph(&kind.into(), Style::H2.in_ink(Ink::MUTED), 2.0);
    let style = Style { size: scale.title, leading: scale.title * 1.25, ..Style::TITLE };
    let width = flow.live().width;
    let title = flow.cut(title, style, width, TITLE_LINES).0.text().to_owned();
    flow.heading_set(1, &title, &title, style);
    flow.space(4.0);
    let mut table = fields("Release", Style::BODY);
    let window = if model.window.is_empty() { "–" } else { &model.window };
    table.row([Text::from("Window"), Text::new().bold(window).plain(format!("  {}", model.zone))]);
    flow.table(&table, 0.0);
}

/// Who is called, one behind the other.
fn chain(flow: &mut Flow, model: &EscalationModel, scale: Scale) {
    flow.heading(2, "Who is called", None);
    if model.levels.is_empty() {
        let told = "The plan has no chain of escalation for this release. Write one before the release starts.";
        flow.paragraph(&told.into(), Style::BODY, 0.0);
        return;
    }
    let name = if model.chain.is_empty() { String::new() } else { format!(" ({})", model.chain) };
    let how = format!(
        "Call from the top{name}. Where nothing has happened when the minutes of a line are over, call the next."
    );
    flow.paragraph(&how.into(), Style::TABLE, 4.0);
    ladder::draw(flow, &model.levels, scale.level, scale.phone);
}

/// How it goes back, and what shows that this works.
fn going_back(flow: &mut Flow, model: &EscalationModel, scale: Scale) {
    flow.heading(2, "Going back", None);
    let Some(rollback) = &model.rollback else {
        let told = "The plan does not say how this release goes back. Ask its rollback owner before it starts.";
        flow.paragraph(&told.into(), Style::BODY, 0.0);
        return;
    };
    let mut table = fields("Going back", Style::BODY);
    let procedure = clipped(flow, &rollback.procedure, scale.lines);
    table.row([Text::from("Procedure"), procedure]);
    let minutes = |count: u32| length(i64::from(count));
    let takes = Text::new().bold(minutes(rollback.duration));
    table.row([
        Text::from("Takes"),
        takes.plain(format!(", then {} to verify that it worked", minutes(rollback.verification))),
    ]);
    let tested = if rollback.tested.is_empty() {
        Text::new().bold("Never tested.")
    } else {
        let measured = rollback
            .measured
            .map_or_else(|| "no time was measured".to_owned(), |count| format!("{} measured", minutes(count)));
        clipped(flow, &rollback.tested, scale.lines).plain(format!(" · {measured}"))
    };
    table.row([Text::from("Last test"), tested]);
    let evidence =
        if rollback.evidence.is_empty() { "none".into() } else { clipped(flow, &rollback.evidence, scale.lines) };
    table.row([Text::from("Evidence"), evidence]);
    flow.table(&table, 0.0);
}

/// A text in at most so many lines of a table of fields.
fn clipped(flow: &mut Flow, text: &str, lines: usize) -> Text {
    let width = flow.live().width - LABEL - 8.0;
    let whole = flow.shape(&text.into(), Style::BODY);
    if whole.lines(width).len() <= lines {
        return or_dash(text);
    }
    let note = " (in full in the plan)";
    let (kept, _) = flow.cut(text, Style::BODY, width - 110.0, lines);
    Text::from(kept.text()).muted(note)
}

/// Where the decision is written down when it is asked.
fn decision(flow: &mut Flow) {
    /// Height of everything in the box; half a decision is none.
    const WHOLE: f32 = 100.0;
    const EDGE: Stroke = Stroke::solid(1.5, Ink::BLACK);
    flow.space(10.0);
    flow.need(WHOLE);
    let live = flow.live();
    flow.rule(live.x, live.right(), flow.y(), EDGE);
    flow.advance_to(flow.y() - 6.0);
    flow.heading(2, "Decision on going back", None);
    flow.ticks_across(&["Go on", "Go back"]);
    flow.blanks(&["By", "Date, time and zone"]);
    flow.blanks(&["Reason"]);
    flow.space(5.0);
    flow.rule(live.x, live.right(), flow.y(), EDGE);
    flow.space(mm(1.0));
}

/// What was decided so far, where that is wanted.
fn log(flow: &mut Flow, model: &EscalationModel) {
    let Some(rows) = &model.log else { return };
    if rows.is_empty() {
        flow.space(4.0);
        flow.paragraph(&"Nobody has decided on going back yet.".into(), Style::TABLE, 0.0);
        return;
    }
    flow.heading(2, "Decisions so far", None);
    let mut table = Table::new(
        "Decisions so far",
        vec![
            Column::new("Decided", Width::Share(1.0)).heading_row(),
            Column::new("Asked", Width::Share(1.0)),
            Column::new("Decision", Width::Fit(50.0)),
            Column::new("By", Width::Share(0.8)),
            Column::new("Reason", Width::Share(1.5)),
        ],
    );
    for row in rows {
        table.row([
            or_dash(&row.decided),
            or_dash(&row.asked),
            if row.goes_back { Text::new().bold("go back") } else { "go on".into() },
            or_dash(&row.by),
            or_dash(&row.reason),
        ]);
    }
    flow.table(&table, 0.0);
}
