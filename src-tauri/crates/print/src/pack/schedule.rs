//! The forward schedule of change and the projected service outages.

use super::model::{PackModel, ScheduleRow};
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
            Column::new("No.", Width::Fit(50.0)).heading_row(),
            Column::new("Title and type", Width::Share(1.5)),
            Column::new("Services (tier), environments, regions", Width::Share(1.45)),
            Column::new("Start (UTC, local) and end", Width::Fit(100.0)),
            Column::new("Outage", Width::Share(0.95)),
            Column::new("Risk", Width::Fit(32.0)),
            Column::new("Train", Width::Share(0.65)),
            Column::new("Owner, lead; rollback", Width::Share(1.1)),
            Column::new("Gates", Width::Fit(40.0)),
            Column::new("Appr.", Width::Fit(30.0)).right(),
            Column::new("Conflicts", Width::Share(0.75)),
            Column::new("Status", Width::Share(0.75)),
        ],
    );
    table.style = Style { size: 8.0, leading: 10.0, ..Style::TABLE };
    // Twelve columns leave no room for wide gutters.
    table.gutter = 2.5;
    for row in &schedule.rows {
        table.row(cells(row, sheets));
    }
    flow.table(&table, 4.0);
    let key = "▲ changed since the last meeting · ● gate passed, ○ gate open · Appr. approvals given of approvals \
               needed · times are 24 h, local times name their zone";
    flow.paragraph(&Text::new().muted(key), Style::SMALL, 0.0);
}

fn cells(row: &ScheduleRow, sheets: &Sheets) -> [Text; 12] {
    let number = if row.changed { sheets.number(&row.number).plain(" ▲") } else { sheets.number(&row.number) };
    let outage = match row.outage_minutes {
        Some(minutes) => format!("Y · {minutes} min · {}", row.outage_felt_by),
        None => "N".to_owned(),
    };
    let passed = row.gates_passed.min(row.gates);
    let gates = if row.gates > 6 {
        format!("{passed}/{}", row.gates)
    } else {
        format!("{}{}", "●".repeat(passed as usize), "○".repeat((row.gates - passed) as usize))
    };
    let times = Text::new()
        .plain(row.start_utc.as_str())
        .plain(format!("\n{}", row.start_local))
        .plain(format!("\nto {}", row.end));
    [
        number,
        or_dash(&row.title).muted(format!("\n{}", row.kind)),
        or_dash(&row.services).muted(format!("\n{}", row.environments)),
        times,
        outage.into(),
        or_dash(&row.risk),
        or_dash(&row.train),
        or_dash(&row.owner).muted(format!("\n{}", row.rollback_owner)),
        or_dash(&gates),
        format!("{}/{}", row.approvals_given, row.approvals).into(),
        or_dash(&row.conflicts.join(", ")),
        or_dash(&row.status),
    ]
}

/// The projected service outages.
pub fn outages(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.new_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Projected service outages", Some(part_anchor("outages")));
    if model.outages.is_empty() {
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
    for row in &model.outages {
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
