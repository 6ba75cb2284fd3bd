//! What stands behind the items: conflicts, dependency order, attendance and signatures.

use super::model::PackModel;
use super::{Sheets, or_dash, part_anchor};
use crate::display::Orientation;
use crate::layout::{Column, Flow, Signatory, Table, Width};
use crate::text::{Style, Text};

/// The conflict register.
pub fn conflicts(flow: &mut Flow, model: &PackModel, _: &Sheets) {
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
            Column::new("Code", Width::Fit(90.0)).heading_row(),
            Column::new("Weight", Width::Fit(40.0)),
            Column::new("Parties and overlap", Width::Share(1.0)),
            Column::new("What is wrong", Width::Share(1.3)),
            Column::new("What can be done", Width::Share(1.1)),
        ],
    );
    for row in &model.conflicts {
        table.row([
            or_dash(&row.code),
            weight(row.hard),
            or_dash(&row.parties).muted(format!("\n{}", row.overlap)),
            or_dash(&row.sentence),
            or_dash(&row.remedy),
        ]);
    }
    flow.table(&table, 0.0);
}

/// Hard conflicts in bold, so that they are found without colour.
pub fn weight(hard: bool) -> Text {
    if hard { Text::new().bold("Hard") } else { "Soft".into() }
}

/// The dependency order of the window.
pub fn dependencies(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.space(14.0);
    flow.section();
    flow.heading(1, "Dependency order", Some(part_anchor("dependencies")));
    if model.dependencies.is_empty() {
        flow.paragraph(&"No release of this period waits for another.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Dependency order",
        vec![
            Column::new("Order", Width::Fit(40.0)).right(),
            Column::new("Release", Width::Fit(64.0)).heading_row(),
            Column::new("Title", Width::Share(1.3)),
            Column::new("Ends", Width::Share(0.9)),
            Column::new("Waits for", Width::Share(1.2)),
            Column::new("Slack", Width::Fit(60.0)).right(),
            Column::new("Critical", Width::Fit(46.0)),
        ],
    );
    for row in &model.dependencies {
        table.row([
            Text::from(row.order.to_string()),
            sheets.number(&row.number),
            or_dash(&row.title),
            or_dash(&row.ends),
            or_dash(&row.waits_for),
            or_dash(&row.slack),
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
