//! What stands behind the items: conflicts and dependency order.

use super::model::{ConflictRow, PackModel};
use super::{CELL, Sheets, length, or_dash, part_anchor};
use crate::display::Orientation;
use crate::font::Weight;
use crate::layout::{Column, Flow, Table, Width};
use crate::map;
use crate::text::{Span, Style, Text};

/// Above the heading of the dependency order and under it, and its height.
const HEADING: f32 = 44.0;

/// The conflict register.
pub fn conflicts(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.chapter_page(Orientation::Portrait);
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
    flow.clip_cells(&mut table, CELL);
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

/// The dependency order of the window: drawn, where it was laid out, and in a table.
pub fn dependencies(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    const TITLE: &str = "Dependency order";
    const ABOVE: f32 = 14.0;
    let map = model.map.as_ref();
    if map.is_some_and(|map| !map::fits(flow, map, HEADING)) {
        flow.chapter_page(Orientation::Landscape);
    } else if flow.left() - ABOVE < flow.heading_room(1, TITLE) {
        flow.chapter_page(Orientation::Portrait);
    }
    flow.space(ABOVE);
    flow.section();
    flow.heading(1, TITLE, Some(part_anchor("dependencies")));
    if let Some(map) = map {
        map::chapter(flow, map);
        flow.space(8.0);
    }
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
    flow.clip_cells(&mut table, CELL);
    flow.table(&table, 0.0);
}
