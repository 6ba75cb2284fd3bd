//! Decision summary, agenda, and what changed since the last meeting.

use super::model::{AgendaTarget, PackModel};
use super::{Sheets, item_anchor, or_dash, part_anchor};
use crate::display::{Anchor, Orientation};
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// What the board is asked to decide, and in which order it is talked about.
pub fn decisions_and_agenda(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.new_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Decisions and agenda", Some(part_anchor("agenda")));
    flow.heading(2, "Asked of the board", None);
    if model.decisions.is_empty() {
        flow.paragraph(&"No item is put to the board for decision.".into(), Style::BODY, 6.0);
    } else {
        let mut table = Table::new(
            "Asked of the board",
            vec![
                Column::new("No.", Width::Fit(64.0)).heading_row(),
                Column::new("Title", Width::Share(1.3)),
                Column::new("Window", Width::Share(1.2)),
                Column::new("Risk", Width::Fit(60.0)),
                Column::new("Asked for", Width::Share(0.6)),
                Column::new("Page", Width::Fit(40.0)).right(),
            ],
        );
        for row in &model.decisions {
            let page = page_number(sheets.0.contains(&row.number).then(|| item_anchor(&row.number)));
            table.row([
                sheets.number(&row.number),
                or_dash(&row.title),
                or_dash(&row.window),
                or_dash(&row.risk),
                or_dash(&row.ask),
                page,
            ]);
        }
        flow.table(&table, 10.0);
    }
    agenda(flow, model, sheets);
}

fn agenda(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.heading(2, "Agenda", None);
    if model.agenda.items.is_empty() {
        flow.paragraph(&"No agenda has been set for this meeting.".into(), Style::BODY, 6.0);
        return;
    }
    let minutes: u32 = model.agenda.items.iter().map(|item| item.minutes).sum();
    let mut table = Table::new(
        "Agenda",
        vec![
            Column::new("Item", Width::Fit(40.0)).heading_row(),
            Column::new("Subject", Width::Share(1.6)),
            Column::new("Speaker", Width::Share(0.8)),
            Column::new("Starts", Width::Fit(60.0)).right(),
            Column::new("Minutes", Width::Fit(50.0)).right(),
            Column::new("Page", Width::Fit(40.0)).right(),
        ],
    );
    for item in &model.agenda.items {
        table.row([
            Text::from(&item.number),
            or_dash(&item.title),
            or_dash(&item.presenter),
            or_dash(&item.starts),
            Text::from(item.minutes.to_string()),
            page_number(item.target.as_ref().and_then(|target| anchor_of(target, model, sheets))),
        ]);
    }
    table.row([
        Text::new(),
        Text::new().bold("All items"),
        Text::new(),
        Text::new(),
        Text::new().bold(minutes.to_string()),
        Text::new(),
    ]);
    flow.table(&table, 4.0);
    flow.paragraph(&Text::from(&model.agenda.note), Style::TABLE, 2.0);
}

/// What was added, moved, withdrawn since the last meeting. Left out when nothing was.
pub fn since_last(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    if model.since_last.is_empty() {
        return;
    }
    flow.space(10.0);
    flow.section();
    flow.heading(2, "Since the last meeting", Some(part_anchor("since last")));
    let mut table = Table::new(
        "Since the last meeting",
        vec![
            Column::new("What", Width::Fit(80.0)),
            Column::new("Subject", Width::Fit(110.0)).heading_row(),
            Column::new("Change", Width::Share(1.2)),
            Column::new("By and why", Width::Share(1.0)),
        ],
    );
    for row in &model.since_last {
        table.row([or_dash(&row.kind), sheets.number(&row.subject), or_dash(&row.change), or_dash(&row.by)]);
    }
    flow.table(&table, 6.0);
}

fn page_number(to: Option<Anchor>) -> Text {
    to.map_or_else(|| "–".into(), |anchor| Text::new().page_of(anchor))
}

/// Where a point of the agenda leads, if that part is in the pack.
fn anchor_of(target: &AgendaTarget, model: &PackModel, sheets: &Sheets) -> Option<Anchor> {
    let part = |present: bool, name: &str| present.then(|| part_anchor(name));
    match target {
        AgendaTarget::Item(number) => sheets.0.contains(number).then(|| item_anchor(number)),
        AgendaTarget::SinceLast => part(!model.since_last.is_empty(), "since last"),
        AgendaTarget::Schedule => part(true, "schedule"),
        AgendaTarget::Calendar => part(model.calendar.is_some(), "calendar"),
        AgendaTarget::Outages => part(model.outages.is_some(), "outages"),
        AgendaTarget::Conflicts => part(true, "conflicts"),
        AgendaTarget::Dependencies => part(true, "dependencies"),
        AgendaTarget::Attendance => part(true, "attendance"),
    }
}
