//! The forward schedule of change and the projected service outages.

use super::model::{ForwardSchedule, Outage, PackModel, ScheduleRow};
use super::{Sheets, or_dash, part_anchor};
use crate::display::Orientation;
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// The forward schedule of change, across.
pub fn forward_schedule(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.new_page(Orientation::Landscape);
    flow.section();
    flow.heading(1, "Forward schedule of change", Some(part_anchor("schedule")));
    let schedule = &model.schedule;
    flow.paragraph(&or_dash(&schedule.period), Style::BODY, 4.0);
    if schedule.rows.is_empty() {
        flow.paragraph(&"Nothing is scheduled in this period.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Forward schedule of change",
        vec![
            Column::new("No.", Width::Fit(70.0)).heading_row(),
            Column::new("Start\nin UTC", Width::Fit(94.0)),
            Column::new("End\nzone", Width::Fit(94.0)),
            Column::new("Title\ntype", Width::Share(1.5)),
            Column::new("Services (tier)\nenvironment, regions", Width::Share(1.3)),
            Column::new("Outage", Width::Share(0.9)),
            Column::new("Risk", Width::Fit(56.0)),
            Column::new("Train", Width::Share(0.55)),
            Column::new("Owner, lead\nrollback owner", Width::Share(1.1)),
            Column::new("Gates", Width::Fit(40.0)),
            Column::new("Appr.", Width::Fit(30.0)).right(),
            Column::new("Conflicts", Width::Fit(46.0)),
            Column::new("Status", Width::Fit(50.0)),
        ],
    );
    table.style = Style { size: 8.0, leading: 10.0, ..Style::TABLE };
    // Thirteen columns leave no room for wide gutters.
    table.gutter = 3.0;
    table.spacing = 2.0;
    let mut week = "";
    for row in &schedule.rows {
        if row.week != week {
            week = &row.week;
            table.group(week);
        }
        table.row(cells(row, sheets));
    }
    let empty = table.drop_columns_of(&or_dash(""));
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
    if any(|row| row.gates > 0) {
        parts.push("● gate passed, ○ gate open".to_owned());
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
        Outage::Unknown => String::new(),
        Outage::No => "N".to_owned(),
        Outage::Yes { minutes, felt_by } => format!("Y · {minutes} min · {felt_by}"),
    };
    let approvals =
        if row.approvals == 0 { String::new() } else { format!("{}/{}", row.approvals_given, row.approvals) };
    let passed = row.gates_passed.min(row.gates);
    let gates = if row.gates > 6 {
        format!("{passed}/{}", row.gates)
    } else {
        format!("{}{}", "●".repeat(passed as usize), "○".repeat((row.gates - passed) as usize))
    };
    [
        number,
        below(&row.start, &row.start_utc),
        below(&row.end, &row.zone),
        below(&row.title, &row.kind),
        below(&row.services, &row.environments),
        or_dash(&outage),
        or_dash(&row.risk),
        or_dash(&row.train),
        below(&row.owner, &row.rollback_owner),
        or_dash(&gates),
        or_dash(&approvals),
        or_dash(&row.conflicts.join(", ")),
        or_dash(&row.status),
    ]
}

/// A text with a quieter one under it; a dash when neither says anything.
fn below(text: &str, quiet: &str) -> Text {
    if quiet.is_empty() { or_dash(text) } else { or_dash(text).muted(format!("\n{quiet}")) }
}

/// The projected service outages.
pub fn outages(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    let Some(outages) = &model.outages else { return };
    flow.new_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Projected service outages", Some(part_anchor("outages")));
    if outages.is_empty() {
        flow.paragraph(&"No outage is projected in this period.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Projected service outages",
        vec![
            Column::new("Service", Width::Share(1.0)).heading_row(),
            Column::new("Region", Width::Share(0.7)),
            Column::new("Start and end, local", Width::Share(1.4)),
            Column::new("Minutes", Width::Fit(50.0)).right(),
            Column::new("Release", Width::Fit(60.0)),
            Column::new("Reason", Width::Share(1.3)),
            Column::new("Users informed", Width::Fixed(50.0)),
        ],
    );
    for row in outages {
        table.row([
            or_dash(&row.service),
            or_dash(&row.region),
            or_dash(&row.when_local),
            Text::from(row.minutes.to_string()),
            sheets.number(&row.release),
            or_dash(&row.reason),
            Text::from(if row.users_informed { "Y" } else { "N" }),
        ]);
    }
    flow.table(&table, 0.0);
}
