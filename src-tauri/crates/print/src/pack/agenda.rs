//! Decision summary, agenda, and the actions of earlier meetings.

use super::model::{ActionRow, AgendaItem, AgendaTarget, PackModel};
use super::{CELL, Sheets, TITLE, item_anchor, or_dash, part_anchor};
use crate::display::{Anchor, Orientation};
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// What the board is asked to decide, in which order it is talked about, and what earlier meetings left to do.
pub fn decisions_and_agenda(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    /// What must be left of a page so that this chapter may begin on it.
    const BEGINS: f32 = 240.0;
    if flow.left() < BEGINS {
        flow.chapter_page(Orientation::Portrait);
    }
    flow.space(18.0);
    flow.section();
    flow.heading(1, "Decisions and agenda", Some(part_anchor("agenda")));
    decisions(flow, model, sheets);
    agenda(flow, model, sheets);
    actions(flow, &model.actions, sheets);
}

fn decisions(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.heading(2, "Asked of the board", None);
    if model.decisions.is_empty() {
        flow.paragraph(&"No item is put to the board for decision.".into(), Style::BODY, 6.0);
        return;
    }
    let mut table = Table::new(
        "Asked of the board",
        vec![
            Column::new("No.", Width::Fit(64.0)).heading_row(),
            Column::new("Title", Width::Share(1.3)),
            Column::new("Window", Width::Share(1.2)),
            Column::new("Risk", Width::Fit(60.0)),
            Column::new("Asked for", Width::Share(0.7)),
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
    flow.clip_cells(&mut table, TITLE);
    flow.table(&table, 10.0);
}

fn agenda(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.heading(2, "Agenda", None);
    if model.agenda.sections.is_empty() {
        flow.paragraph(&"No agenda has been set for this meeting.".into(), Style::BODY, 6.0);
        return;
    }
    let mut table = Table::new(
        "Agenda",
        vec![
            Column::new("Item", Width::Fit(44.0)).heading_row(),
            Column::new("Subject", Width::Share(1.8)),
            Column::new("Speaker", Width::Share(0.7)),
            Column::new("Starts", Width::Fit(60.0)).right(),
            Column::new("Minutes", Width::Fit(50.0)).right(),
            Column::new("Page", Width::Fit(40.0)).right(),
        ],
    );
    let page = |target: Option<&AgendaTarget>| page_number(target.and_then(|target| anchor_of(target, model, sheets)));
    for section in &model.agenda.sections {
        table.lead([
            Text::from(&section.number),
            or_dash(&section.title),
            Text::new(),
            Text::from(&section.starts),
            Text::from(minutes(section.minutes())),
            if section.target.is_some() { page(section.target.as_ref()) } else { Text::new() },
        ]);
        for item in &section.points {
            table.row([
                Text::from(&item.number),
                subject(item),
                or_dash(&item.presenter),
                or_dash(&item.starts),
                minutes(item.minutes).into(),
                page(item.target.as_ref()),
            ]);
        }
    }
    let whole: u32 = model.agenda.sections.iter().map(super::model::AgendaSection::minutes).sum();
    let total = ["", "All items", "", "", &whole.to_string(), ""].map(|text| Text::new().bold(text));
    table.row(total);
    flow.clip_cells(&mut table, TITLE);
    flow.table(&table, 4.0);
    flow.paragraph(&Text::from(&model.agenda.note), Style::TABLE, 2.0);
}

/// What a point is about, what else is said of it, and why it comes late.
fn subject(item: &AgendaItem) -> Text {
    let mut text = or_dash(&item.title);
    if !item.note.is_empty() {
        text = text.muted(format!("\n{}", item.note));
    }
    match &item.late {
        None => text,
        Some(why) if why.trim().is_empty() => text.bold("\nLate: ").plain("no justification was given"),
        Some(why) => text.bold("\nLate: ").plain(why.as_str()),
    }
}

fn minutes(count: u32) -> String {
    if count == 0 { "–".to_owned() } else { count.to_string() }
}

/// What earlier meetings asked for and what is not done.
fn actions(flow: &mut Flow, actions: &[ActionRow], sheets: &Sheets) {
    flow.heading(2, "Actions of earlier meetings", Some(part_anchor("actions")));
    if actions.is_empty() {
        flow.paragraph(&"No action of an earlier meeting is open.".into(), Style::BODY, 6.0);
        return;
    }
    let mut table = Table::new(
        "Actions of earlier meetings",
        vec![
            Column::new("Action", Width::Share(1.9)).heading_row(),
            Column::new("From", Width::Fit(80.0)),
            Column::new("Owner", Width::Share(0.7)),
            Column::new("Due", Width::Fit(92.0)),
            Column::new("Age, days", Width::Fit(46.0)).right(),
            Column::new("State", Width::Fit(84.0)),
        ],
    );
    for row in actions {
        let state = match row.overdue_days {
            None => "Open".into(),
            Some(1) => Text::new().bold("■ Overdue 1 day"),
            Some(days) => Text::new().bold(format!("■ Overdue {days} days")),
        };
        table.row([
            or_dash(&row.what),
            if row.origin.is_empty() { or_dash("") } else { sheets.number(&row.origin) },
            or_dash(&row.owner),
            or_dash(&row.due),
            Text::from(row.age_days.to_string()),
            state,
        ]);
    }
    flow.clip_cells(&mut table, CELL);
    flow.table(&table, 4.0);
}

fn page_number(to: Option<Anchor>) -> Text {
    to.map_or_else(|| "–".into(), |anchor| Text::new().page_of(anchor))
}

/// Where a point of the agenda leads, if that part is in the pack.
fn anchor_of(target: &AgendaTarget, model: &PackModel, sheets: &Sheets) -> Option<Anchor> {
    let part = |present: bool, name: &str| present.then(|| part_anchor(name));
    match target {
        AgendaTarget::Item(number) => sheets.0.contains(number).then(|| item_anchor(number)),
        AgendaTarget::SinceLast => part(true, "since last"),
        AgendaTarget::Actions => part(true, "actions"),
        AgendaTarget::Schedule => part(true, "schedule"),
        AgendaTarget::Calendar => part(model.calendar.is_some(), "calendar"),
        AgendaTarget::Outages => part(model.outages.is_some(), "outages"),
        AgendaTarget::Risks => part(model.risks.is_some(), "risks"),
        AgendaTarget::Conflicts => part(true, "conflicts"),
        AgendaTarget::Dependencies => part(true, "dependencies"),
        AgendaTarget::Attendance => part(true, "attendance"),
        AgendaTarget::Kpis => part(true, "kpis"),
    }
}
