//! The quarter behind the weeks of the forward schedule: how many releases of which type and risk.

use super::chart::{self, Bar};
use super::model::{ForwardSchedule, QuarterRow};
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// What a column counts in a row.
type Count = fn(&QuarterRow) -> u32;

/// The counts in the order of the columns, with what these are called.
const COUNTS: [(&str, Count); 9] = [
    ("Releases", QuarterRow::releases),
    ("Standard", |row| row.standard),
    ("Normal", |row| row.normal),
    ("Emergency", |row| row.emergency),
    ("Low", |row| row.low),
    ("Moderate", |row| row.moderate),
    ("High", |row| row.high),
    ("Very high", |row| row.very_high),
    ("Not told", |row| row.unassessed),
];

/// The summary of the quarter: a bar and a row for each month or week. Left out where nothing was counted.
pub fn summary(flow: &mut Flow, schedule: &ForwardSchedule) {
    let rows = &schedule.quarter;
    if rows.is_empty() {
        return;
    }
    let row = 16.0;
    // The drawing and its table stand on one page, as far as a page has room for both.
    flow.need((60.0 + 2.0 * row * (rows.len() + 2) as f32).min(flow.live().height));
    flow.heading(2, "Quarter summary", None);
    let about = if schedule.quarter_label.is_empty() { "The quarter" } else { &schedule.quarter_label };
    flow.paragraph(
        &format!("{about}: releases that start in it, by type and by band of risk.").into(),
        Style::BODY,
        4.0,
    );
    let bars: Vec<Bar> = rows
        .iter()
        .map(|row| Bar {
            name: row.period.clone(),
            amount: Some(row.releases().into()),
            shown: row.releases().to_string(),
        })
        .collect();
    let most = rows.iter().map(QuarterRow::releases).max().unwrap_or(0).max(1);
    chart::draw(flow, &format!("Releases in {about}"), &bars, most.into(), &most.to_string());
    flow.space(4.0);
    table(flow, rows);
}

fn table(flow: &mut Flow, rows: &[QuarterRow]) {
    let outages = rows.iter().any(|row| row.outage_minutes.is_some());
    let freezes = rows.iter().any(|row| row.freeze_days.is_some());
    let mut columns = vec![Column::new("Period", Width::Share(1.0)).heading_row()];
    columns.extend(COUNTS.map(|(name, _)| Column::new(name, Width::Fit(60.0)).right()));
    columns.extend(outages.then(|| Column::new("Outage, min", Width::Fit(60.0)).right()));
    columns.extend(freezes.then(|| Column::new("Freeze, days", Width::Fit(60.0)).right()));
    let mut table = Table::new("Quarter summary", columns);
    table.spacing = 2.0;
    let told = |count: Option<u32>| count.map_or_else(|| "–".to_owned(), |count| count.to_string());
    for row in rows {
        let mut cells = vec![Text::from(&row.period)];
        cells.extend(COUNTS.map(|(_, count)| count(row).to_string().into()));
        cells.extend(outages.then(|| told(row.outage_minutes).into()));
        cells.extend(freezes.then(|| told(row.freeze_days).into()));
        table.row(cells);
    }
    let sum = |count: &dyn Fn(&QuarterRow) -> u32| Text::new().bold(rows.iter().map(count).sum::<u32>().to_string());
    let mut all = vec![Text::from("All")];
    all.extend(COUNTS.map(|(_, count)| sum(&count)));
    all.extend(outages.then(|| sum(&|row| row.outage_minutes.unwrap_or(0))));
    all.extend(freezes.then(|| sum(&|row| row.freeze_days.unwrap_or(0))));
    table.row(all);
    flow.table(&table, 0.0);
}
