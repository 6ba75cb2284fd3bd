//! What stands behind the items: conflicts, dependency order, attendance and signatures.

use super::model::{ConflictRow, PackModel};
use super::{Sheets, length, or_dash, part_anchor};
use crate::display::Orientation;
use crate::font::Weight;
use crate::layout::{Column, Flow, Signatory, Table, Width};
use crate::text::{Span, Style, Text};

/// The conflict register.
pub fn conflicts(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.new_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Conflict register", Some(part_anchor("conflicts")));
    if model.conflicts.is_empty() {
        flow.paragraph(&"No conflict is open in this period.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Conflict register",
        vec![
            Column::new("Code", Width::Fit(50.0)).heading_row(),
            Column::new("Parties and overlap", Width::Share(0.85)),
            Column::new("What is wrong", Width::Share(1.5)),
            Column::new("What can be done", Width::Share(1.1)),
        ],
    );
    for row in &model.conflicts {
        table.row([coded(&row.code, row.hard), parties(row, sheets), or_dash(&row.sentence), or_dash(&row.remedy)]);
    }
    flow.table(&table, 0.0);
}

fn parties(row: &ConflictRow, sheets: &Sheets) -> Text {
    let mut text = sheets.number(&row.release);
    if !row.other.is_empty() {
        text = text.plain(" – ");
        text.spans.extend(sheets.number(&row.other).spans);
    }
    if row.overlap.is_empty() { text } else { text.muted(format!("\n{}", row.overlap)) }
}

/// The code of a conflict over its weight, the hard ones in bold, so that they are found without colour.
pub fn coded(code: &str, hard: bool) -> Text {
    let weight = if hard { ("Hard", Weight::Bold) } else { ("Soft", Weight::Regular) };
    or_dash(code).push(Span { text: format!("\n{}", weight.0), weight: Some(weight.1), ..Span::default() })
}

/// The dependency order of the window.
pub fn dependencies(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.space(14.0);
    flow.section();
    flow.heading(1, "Dependency order", Some(part_anchor("dependencies")));
    let order = &model.dependencies;
    if order.rows.is_empty() {
        let note = if order.note.is_empty() { "No release of this period waits for another." } else { &order.note };
        flow.paragraph(&note.into(), Style::BODY, 0.0);
        return;
    }
    flow.paragraph(&Text::from(&order.note), Style::TABLE, 4.0);
    let mut table = Table::new(
        "Dependency order",
        vec![
            Column::new("Order", Width::Fit(40.0)).right(),
            Column::new("Release", Width::Fit(64.0)).heading_row(),
            Column::new("Title", Width::Share(1.3)),
            Column::new("Ends", Width::Share(0.9)),
            Column::new("Waits for", Width::Share(1.2)),
            Column::new("Slack", Width::Fit(72.0)).right(),
            Column::new("Critical", Width::Fit(46.0)),
        ],
    );
    for row in &order.rows {
        table.row([
            Text::from(row.order.to_string()),
            sheets.number(&row.number),
            or_dash(&row.title),
            or_dash(&row.ends),
            or_dash(&row.waits_for),
            or_dash(&row.slack.map_or_else(String::new, length)),
            if row.critical { Text::new().bold("Yes") } else { "No".into() },
        ]);
    }
    flow.table(&table, 0.0);
}

/// Who was there and who signs.
pub fn attendance(flow: &mut Flow, model: &PackModel, _: &Sheets) {
    flow.new_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Attendance and signatures", Some(part_anchor("attendance")));
    flow.heading(2, "Attendance", None);
    flow.paragraph(&or_dash(&model.meeting.quorum_rule), Style::BODY, 6.0);
    let mut table = Table::new(
        "Attendance",
        vec![
            Column::new("Name", Width::Share(1.0)).heading_row(),
            Column::new("Role", Width::Share(1.0)),
            Column::new("Answer", Width::Fit(70.0)),
            Column::new("Deputy", Width::Share(0.7)),
            Column::new("Quorum", Width::Fit(50.0)),
            Column::new("Present", Width::Fixed(60.0)),
        ],
    );
    for person in &model.attendance {
        table.row([
            or_dash(&person.name),
            or_dash(&person.role),
            or_dash(&person.answer),
            or_dash(&person.deputy),
            Text::from(if person.counts_for_quorum { "Counts" } else { "–" }),
            Text::from("☐"),
        ]);
    }
    if table.rows.is_empty() {
        flow.paragraph(&"Nobody has been asked to this meeting yet.".into(), Style::BODY, 6.0);
    }
    flow.table(&table, 6.0);
    flow.blanks(&["Meeting opened", "Meeting closed"]);
    flow.space(6.0);
    flow.ticks(&[("Quorum met".into(), false), ("No quorum; decisions are provisional".into(), false)]);
    flow.heading(2, "Signatures", None);
    flow.signatures(if model.signatories.is_empty() {
        // An empty line is better than no place to sign.
        std::slice::from_ref(&EMPTY)
    } else {
        &model.signatories
    });
}

static EMPTY: Signatory = Signatory { name: String::new(), role: String::new() };
