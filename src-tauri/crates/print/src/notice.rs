//! The freeze notice: one freeze, told to those whom it concerns.

mod model;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub use model::{
    ExceptionRow, NoticeModel, NoticeOccurrence, NoticeRelease, NoticeSignature, NoticeSlot, NoticeTime, Requirement,
};

use crate::display::{Draw, Ink, Mark, Rect, Stroke, TagKind, mm};
use crate::error::PrintError;
use crate::font::Weight;
use crate::layout::{Column, Flow, Table, Width, fields, hatch};
use crate::press::{PrintOptions, PrintedFile};
use crate::sheet::{Part, Sheet, opening};
use crate::text::{Span, Style, Text, or_dash};

/// A title that needs more lines than this is cut; the table under it has the key.
const TITLE_LINES: usize = 4;

const PARTS: [Part<NoticeModel>; 6] = [head, when, scope, asking, exceptions, displaced];

/// Prints a freeze notice as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn freeze_notice(
    model: &NoticeModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    sheet(model).print(model, options, progress)
}

fn sheet(model: &NoticeModel) -> Sheet<'_, NoticeModel> {
    Sheet {
        parts: &PARTS,
        title: format!("Freeze notice: {}", model.title),
        subject: format!("{} {} of plan {}", model.kind, model.key, model.provenance.plan),
        draft: model.draft,
        provenance: &model.provenance,
    }
}

/// What it is called, what it does, how far it has come, and who signed it.
fn head(flow: &mut Flow, model: &NoticeModel) {
    banner(flow, model);
    let kind = format!("Freeze notice · {} {}", model.kind.to_lowercase(), model.key);
    opening(flow, kind, &model.title, "notice", TITLE_LINES);
    flow.space(8.0);
    if model.draft {
        let draft = Text::new().bold("Draft. ").plain("This freeze is not published. Nobody has to heed it yet.");
        flow.paragraph(&draft, Style::BODY, 4.0);
    }
    flow.paragraph(&Text::from(&model.effect), Style::BODY, 8.0);
    let mut table = fields("State", Style::BODY);
    table.row([Text::from("State"), Text::new().bold(model.state.as_str()).plain(after(&model.state_note))]);
    for side in &model.signatures {
        let text = match &side.signed {
            Some((by, at)) => Text::new().plain("Signed by ").bold(by.as_str()).plain(format!(", {at}")),
            None => Text::from(&side.instead),
        };
        table.row([Text::from(&side.side), text]);
    }
    table.row([Text::from("Owner"), or_dash(&model.owner)]);
    table.row([Text::from("Source of its dates"), or_dash(&model.source)]);
    table.row([Text::from("Last reviewed"), or_dash(&model.reviewed)]);
    flow.table(&table, 0.0);
}

/// A band over the title in the pattern by which the freeze is known on every calendar, with a word on it.
fn banner(flow: &mut Flow, model: &NoticeModel) {
    let live = flow.live();
    let rect = Rect::new(live.x, flow.y(), live.width, mm(7.0));
    let (pitch, ink) = if model.hard { (5.0, Ink::Hard) } else { (9.0, Ink::Soft) };
    flow.decorate(hatch(rect, pitch, Stroke::solid(0.5, ink), !model.hard));
    let dash = (!model.hard).then_some((3.0, 2.0));
    let stroke = Some(Stroke { dash, ..Stroke::solid(1.0, ink) });
    flow.decorate(Draw::Rect { rect, fill: None, stroke });
    let word = match (model.draft, model.hard) {
        (false, true) => "FREEZE",
        (false, false) => "SOFT FREEZE",
        (true, true) => "DRAFT · FREEZE",
        (true, false) => "DRAFT · SOFT FREEZE",
    };
    let shaped = flow.shape(&word.into(), Style::H3);
    let width = shaped.natural_width() + 12.0;
    let plate = Rect::new(live.x + mm(7.0), rect.y + 0.5, width, rect.height - 1.0);
    flow.decorate(Draw::Rect { rect: plate, fill: Some(Ink::WHITE), stroke: None });
    let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
    for line in shaped.lines(f32::MAX).iter().take(1) {
        flow.line(mark, &shaped, line, plate.x + 6.0, rect.y + rect.height / 2.0 + 3.6);
    }
    flow.advance_to(rect.bottom() + 14.0);
}

/// A remark behind what it is about.
fn after(note: &str) -> String {
    if note.is_empty() { String::new() } else { format!(", {note}") }
}

/// Every occurrence on the wall of every region.
fn when(flow: &mut Flow, model: &NoticeModel) {
    flow.heading(2, "When", None);
    flow.paragraph(&Text::from(&model.when), Style::BODY, 6.0);
    if model.occurrences.is_empty() {
        return;
    }
    let mut table = Table::new(
        "When",
        vec![
            Column::new("Region", Width::Share(1.0)).heading_row(),
            Column::new("From", Width::Fit(130.0)),
            Column::new("To", Width::Fit(130.0)),
            Column::new("Zone", Width::Fit(110.0)),
            Column::new("Offset", Width::Fit(66.0)),
        ],
    );
    for occurrence in &model.occurrences {
        table.group(&occurrence.title);
        for time in &occurrence.times {
            let cells = [&time.region, &time.from, &time.to, &time.zone, &time.offset];
            table.row(cells.map(|cell| or_dash(cell)));
        }
    }
    flow.table(&table, 0.0);
}

/// What it is about.
fn scope(flow: &mut Flow, model: &NoticeModel) {
    flow.heading(2, "What it is about", None);
    flow.paragraph(&Text::from(&model.about), Style::BODY, 6.0);
    let mut table = fields("What it is about", Style::TABLE);
    for (what, names) in &model.scope {
        table.row([Text::from(what), or_dash(names)]);
    }
    flow.table(&table, 0.0);
}

/// When an exception is granted, and how to ask for one.
fn asking(flow: &mut Flow, model: &NoticeModel) {
    flow.heading(2, "Exceptions", None);
    flow.paragraph(&"An exception is granted where each of these holds:".into(), Style::BODY, 3.0);
    let items: Vec<Text> = model.requirements.iter().map(|it| Text::from(it.as_str())).collect();
    flow.list(&items, false, Style::BODY);
    if !model.criteria.is_empty() {
        flow.need(Style::BODY.leading * 3.0);
        flow.paragraph(&"Criteria that requests were held to so far:".into(), Style::BODY, 3.0);
        let items: Vec<Text> = model.criteria.iter().map(|it| Text::from(it.as_str())).collect();
        flow.list(&items, false, Style::BODY);
    }
    flow.need(Style::BODY.leading * 4.0);
    let how = Text::new().bold("How to ask. ").plain(model.how_to_ask.as_str());
    flow.paragraph(&how, Style::BODY, 3.0);
    flow.paragraph(&Text::from(&model.command), Style::TABLE, 0.0);
}

/// What was granted so far.
fn exceptions(flow: &mut Flow, model: &NoticeModel) {
    flow.heading(2, "Exceptions granted so far", None);
    if model.exceptions.is_empty() {
        flow.paragraph(&"No exception has been granted.".into(), Style::BODY, 0.0);
    } else {
        let mut table = Table::new(
            "Exceptions granted so far",
            vec![
                Column::new("Exception", Width::Fit(70.0)).heading_row(),
                Column::new("Release", Width::Share(1.0)),
                Column::new("Reason", Width::Share(1.0)),
                Column::new("Granted by", Width::Share(0.8)),
                Column::new("Runs out", Width::Share(0.8)),
            ],
        );
        for row in &model.exceptions {
            table.row([
                or_dash(&row.key).muted(format!("\n{}", row.stage)),
                release(&row.release, &row.title),
                or_dash(&row.reason),
                below(&row.granted_by, &row.granted_at),
                below(&row.expires, &row.note),
            ]);
        }
        flow.table(&table, 0.0);
    }
    if !model.other_exceptions.is_empty() {
        flow.space(4.0);
        flow.paragraph(&Text::from(&model.other_exceptions), Style::TABLE, 0.0);
    }
}

/// A release by its key, with its title under it.
fn release(key: &str, title: &str) -> Text {
    let key = Span { text: key.to_owned(), weight: Some(Weight::Bold), ..Span::default() };
    Text::new().push(key).plain(format!("\n{title}"))
}

/// A text with a quieter one under it.
fn below(text: &str, quiet: &str) -> Text {
    if quiet.is_empty() { or_dash(text) } else { or_dash(text).muted(format!("\n{quiet}")) }
}

/// Which releases must go elsewhere, and where each could go.
fn displaced(flow: &mut Flow, model: &NoticeModel) {
    flow.heading(2, "Releases that it displaces", None);
    flow.paragraph(&Text::from(&model.displaced_note), Style::BODY, 6.0);
    if model.displaced.is_empty() {
        return;
    }
    let mut table = Table::new(
        "Releases that it displaces",
        vec![
            Column::new("Release", Width::Share(1.0)).heading_row(),
            Column::new("Planned", Width::Share(0.9)),
            Column::new("Where it would go", Width::Fit(225.0)),
        ],
    );
    for row in &model.displaced {
        let planned = below(&row.planned, &row.weight);
        let mut where_to = Text::new();
        for (index, slot) in row.slots.iter().enumerate() {
            let line = if index == 0 { "" } else { "\n" };
            where_to = where_to.plain(format!("{line}{}", slot.when));
            if !slot.note.is_empty() {
                where_to = where_to.muted(format!("\n{}", slot.note));
            }
        }
        if row.slots.is_empty() {
            where_to = Text::from(&row.nowhere);
        }
        let title = Text::new().plain(row.key.as_str()).push(Span {
            text: format!("\n{}", row.title),
            weight: Some(Weight::Regular),
            ..Span::default()
        });
        table.row([title, planned, where_to]);
    }
    flow.table(&table, 0.0);
}
