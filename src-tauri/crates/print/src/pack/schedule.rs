//! The forward schedule of change.

use super::model::{ForwardSchedule, Outage, PackModel, ScheduleRow};
use super::{Sheets, TITLE, or_dash, part_anchor, quarter};
use crate::display::Orientation;
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// The forward schedule of change as a chapter, across.
pub fn chapter(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.chapter_page(Orientation::Landscape);
    flow.section();
    flow.heading(1, "Forward schedule of change", Some(part_anchor("schedule")));
    schedule(flow, &model.schedule, sheets);
}

/// The releases week by week, and the quarter behind them.
pub fn schedule(flow: &mut Flow, schedule: &ForwardSchedule, sheets: &Sheets) {
    flow.paragraph(&or_dash(&schedule.period), Style::BODY, 4.0);
    if schedule.rows.is_empty() {
        flow.paragraph(&"Nothing is scheduled in this period.".into(), Style::BODY, 0.0);
    } else {
        releases(flow, schedule, sheets);
    }
    quarter::summary(flow, schedule);
}

fn releases(flow: &mut Flow, schedule: &ForwardSchedule, sheets: &Sheets) {
    let mut table = Table::new(
        "Forward schedule of change",
        vec![
            Column::new("No.", Width::Fit(70.0)).heading_row(),
            Column::new("Start\nin UTC", Width::Fit(94.0)),
            Column::new("End\nzone", Width::Fit(94.0)),
            Column::new("Title\ntype", Width::Share(1.5)),
            Column::new("Services (tier)\nenvironment, regions", Width::Share(1.4)),
            Column::new("Outage", Width::Share(0.75)),
            Column::new("Risk", Width::Fit(50.0)),
            Column::new("Train", Width::Share(0.55)),
            Column::new("Owner, lead\nrollback owner", Width::Share(1.1)),
            Column::new("Gates", Width::Fit(38.0)),
            Column::new("Appr.", Width::Fit(28.0)).right(),
            Column::new("Conflicts", Width::Fit(46.0)),
            Column::new("Status", Width::Fit(50.0)),
        ],
    );
    table.style = Style { size: 8.0, leading: 10.0, ..Style::TABLE };
    // Thirteen columns leave no room for wide gutters.
    table.gutter = 3.0;
    table.spacing = 2.0;
    let nothing_in = |week: &String| format!("{week} · nothing is scheduled");
    let mut weeks = schedule.weeks.as_slice();
    let mut week = None;
    for row in &schedule.rows {
        if week != Some(&row.week) {
            week = Some(&row.week);
            if let Some(at) = weeks.iter().position(|other| *other == row.week) {
                weeks[..at].iter().for_each(|empty| table.group(&nothing_in(empty)));
                weeks = &weeks[at + 1..];
            }
            table.group(&row.week);
        }
        table.row(cells(row, sheets));
    }
    for empty in weeks {
        table.group(&nothing_in(empty));
    }
    let empty = table.drop_columns_of(&or_dash(""));
    flow.clip_cells(&mut table, TITLE);
    flow.table(&table, 4.0);
    flow.paragraph(&Text::new().muted(key(schedule, &empty)), Style::SMALL, 0.0);
}

/// Explains the signs in use, and says which columns nothing is recorded for.
fn key(schedule: &ForwardSchedule, empty: &[String]) -> String {
    let any = |says: fn(&ScheduleRow) -> bool| schedule.rows.iter().any(says);
    let mut parts = Vec::new();
    if any(|row| row.changed) {
        parts.push("▲ changed since the last meeting".to_owned());
    }
    if any(|row| row.outage != Outage::Unknown) {
        parts.push("Outage Y or N, minutes, who feels it".to_owned());
    }
    if any(|row| row.gates > 0) {
        parts.push("● gate passed, ○ gate open, passed of all".to_owned());
    }
    if any(|row| row.approvals > 0) {
        parts.push("Appr. approvals given of approvals needed".to_owned());
    }
    if !empty.is_empty() {
        parts.push(format!("Not recorded for any release: {}", empty.join(", ")));
    }
    parts.join(" · ")
}

fn cells(row: &ScheduleRow, sheets: &Sheets) -> [Text; 13] {
    let number = if row.changed { sheets.number(&row.number).plain(" ▲") } else { sheets.number(&row.number) };
    let outage = match &row.outage {
        Outage::Unknown => or_dash(""),
        Outage::No => "N".into(),
        Outage::Yes { minutes, felt_by } => below(&format!("Y · {minutes}\u{A0}min"), felt_by),
    };
    let approvals =
        if row.approvals == 0 { String::new() } else { format!("{}/{}", row.approvals_given, row.approvals) };
    [
        number,
        below(&row.start, &row.start_utc),
        below(&row.end, &row.zone),
        below(&row.title, &row.kind),
        below(&row.services, &row.environments),
        outage,
        or_dash(&row.risk),
        or_dash(&row.train),
        below(&row.owner, &row.rollback_owner),
        gates(row),
        or_dash(&approvals),
        or_dash(&row.conflicts.join(", ")),
        or_dash(&row.status),
    ]
}

/// A sign for each gate, and the same in numbers under it; numbers alone where there are many.
fn gates(row: &ScheduleRow) -> Text {
    let (passed, all) = (row.gates_passed.min(row.gates), row.gates);
    let numbers = format!("{passed}/{all}");
    match all {
        0 => or_dash(""),
        1..=6 => below(&format!("{}{}", "●".repeat(passed as usize), "○".repeat((all - passed) as usize)), &numbers),
        _ => numbers.into(),
    }
}

/// A text with a quieter one under it; a dash when neither says anything.
fn below(text: &str, quiet: &str) -> Text {
    if quiet.is_empty() { or_dash(text) } else { or_dash(text).muted(format!("\n{quiet}")) }
}
