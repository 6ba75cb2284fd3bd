//! The projected service outages.

use super::model::{OutageRow, PackModel};
use super::{CELL, Sheets, or_dash, part_anchor};
use crate::display::Orientation;
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// The projected service outages as a chapter; left out where nobody records them.
pub fn chapter(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    let Some(rows) = &model.outages else { return };
    flow.chapter_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Projected service outages", Some(part_anchor("outages")));
    outages(flow, rows, sheets);
}

/// Which service is away where and when, or that none is.
pub fn outages(flow: &mut Flow, rows: &[OutageRow], sheets: &Sheets) {
    if rows.is_empty() {
        flow.paragraph(&"No outage is projected in this period.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Projected service outages",
        vec![
            Column::new("Service", Width::Share(0.9)).heading_row(),
            Column::new("Region", Width::Share(0.7)),
            Column::new("Start and end, local", Width::Share(1.4)),
            Column::new("Minutes", Width::Fit(50.0)).right(),
            Column::new("Release", Width::Fit(60.0)),
            Column::new("Reason", Width::Share(1.4)),
            Column::new("Users informed", Width::Fixed(50.0)),
        ],
    );
    for row in rows {
        table.row([
            or_dash(&row.service),
            or_dash(&row.region),
            or_dash(&row.when_local),
            Text::from(row.minutes.to_string()),
            sheets.number(&row.release),
            or_dash(&row.reason),
            if row.users_informed { "Y".into() } else { Text::new().bold("N") },
        ]);
    }
    flow.clip_cells(&mut table, CELL);
    flow.table(&table, 4.0);
    let told = rows.iter().filter(|row| row.users_informed).count();
    let note = format!(
        "{} · {} minutes in all · users informed of {told}",
        if rows.len() == 1 { "1 outage".to_owned() } else { format!("{} outages", rows.len()) },
        rows.iter().map(|row| u64::from(row.minutes)).sum::<u64>()
    );
    flow.paragraph(&Text::new().muted(note), Style::SMALL, 0.0);
}
