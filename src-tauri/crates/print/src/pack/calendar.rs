//! The calendar page and the table beside it.

use super::figure::Sheet;
use super::model::{Band, BandKind, BarMark, CalendarPage, Day, Lane, PackModel, SegmentKind};
use super::{Sheets, length, or_dash, part_anchor};
use crate::display::Orientation;
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// Days on one sheet: five weeks. More would make an hour narrower than the pen.
const DAYS: usize = 35;

/// Draws the calendar in parts of five weeks, and a table with the same facts.
pub fn calendar(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    let Some(calendar) = &model.calendar else { return };
    flow.new_page(Orientation::Landscape);
    flow.section();
    flow.heading(1, "Calendar", Some(part_anchor("calendar")));
    let caption = format!("{} · days begin at midnight in {}", calendar.period, calendar.zone);
    flow.paragraph(&caption.into(), Style::BODY, 4.0);
    if calendar.days.is_empty() || calendar.lanes.is_empty() {
        flow.paragraph(&"Nothing is planned in this period.".into(), Style::BODY, 0.0);
        return;
    }
    for (index, days) in calendar.days.chunks(DAYS).enumerate() {
        if index > 0 {
            flow.continue_page();
        }
        draw_days(flow, calendar, days);
    }
    data_table(flow, calendar, sheets);
}

/// Draws as many lanes on each page as fit.
fn draw_days(flow: &mut Flow, calendar: &CalendarPage, days: &[Day]) {
    let sheet = Sheet::new(flow, calendar, days);
    let lanes = sheet.lanes(flow, calendar);
    let mut rest = lanes.as_slice();
    let mut names = calendar.lanes.as_slice();
    while !rest.is_empty() {
        let fits = sheet.fitting(rest, flow.left());
        sheet.draw(flow, &rest[..fits], &describe(&names[..fits], days));
        rest = &rest[fits..];
        names = &names[fits..];
        if !rest.is_empty() {
            flow.continue_page();
        }
    }
}

/// What a screen reader says instead of the drawing.
fn describe(lanes: &[Lane], days: &[Day]) -> String {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
    let mut parts = Vec::new();
    for lane in lanes {
        let bars: Vec<&str> = lane
            .bars
            .iter()
            .filter(|bar| bar.segments.iter().any(|s| s.start < last.end && s.end > first.start))
            .map(|bar| bar.number.as_str())
            .collect();
        let text = if bars.is_empty() { "no release".to_owned() } else { bars.join(", ") };
        parts.push(format!("{}: {text}", lane.name));
    }
    format!(
        "Calendar from {} {} to {} {}. {}. The table after the calendar says the same in words.",
        first.weekday,
        first.label,
        last.weekday,
        last.label,
        parts.join("; ")
    )
}

/// The same facts as tables: the releases by lane, then what holds for which lanes.
fn data_table(flow: &mut Flow, calendar: &CalendarPage, sheets: &Sheets) {
    flow.continue_page();
    flow.heading(2, "The calendar in words", None);
    releases(flow, calendar, sheets);
    bands(flow, calendar);
}

fn releases(flow: &mut Flow, calendar: &CalendarPage, sheets: &Sheets) {
    let mut table = Table::new(
        "The calendar in words",
        vec![
            Column::new("Release", Width::Fit(90.0)).heading_row(),
            Column::new("Title", Width::Share(1.2)),
            Column::new("Start and end", Width::Share(1.1)),
            Column::new("Parts", Width::Share(1.7)),
            Column::new("Conflicts", Width::Fit(90.0)),
        ],
    );
    for lane in calendar.lanes.iter().filter(|lane| !lane.bars.is_empty()) {
        table.group(&lane.name);
        for bar in &lane.bars {
            let parts = bar.segments.iter().filter(|segment| segment.end > segment.start);
            let parts: Vec<String> = parts.map(|s| part(s.kind, s.end - s.start)).collect();
            let weight = match bar.mark {
                BarMark::Hard => "hard ",
                BarMark::Soft => "soft ",
                BarMark::None => "",
            };
            let codes = bar.conflicts.join(", ");
            let conflicts = if codes.is_empty() { String::new() } else { format!("{weight}{codes}") };
            let number = sheets.number(&bar.number);
            table.row([
                if bar.emergency { number.plain("\nemergency") } else { number },
                or_dash(&bar.title),
                or_dash(&bar.when),
                or_dash(&parts.join(", ")),
                or_dash(&conflicts),
            ]);
        }
    }
    flow.table(&table, 6.0);
}

/// Every window once: its kind, its name, the lanes it holds for and its times.
fn bands(flow: &mut Flow, calendar: &CalendarPage) {
    let mut table = Table::new(
        "Freezes, peaks and maintenance windows",
        vec![
            Column::new("What", Width::Fit(100.0)),
            Column::new("Name", Width::Share(0.8)).heading_row(),
            Column::new("Lanes", Width::Share(1.2)),
            Column::new("Times", Width::Fit(30.0)).right(),
            Column::new("First", Width::Share(1.1)),
            Column::new("Last", Width::Share(1.1)),
        ],
    );
    let mut rows: Vec<(&Band, Vec<&str>, Vec<&str>)> = Vec::new();
    let all = calendar.bands.iter().map(|band| ("all", band));
    let own = calendar.lanes.iter().flat_map(|lane| lane.bands.iter().map(|band| (lane.name.as_str(), band)));
    for (lane, band) in all.chain(own) {
        let known = rows.iter().position(|(other, ..)| other.kind == band.kind && other.name == band.name);
        let row = known.unwrap_or_else(|| {
            rows.push((band, Vec::new(), Vec::new()));
            rows.len() - 1
        });
        if !rows[row].1.contains(&lane) {
            rows[row].1.push(lane);
        }
        if !rows[row].2.contains(&band.when.as_str()) {
            rows[row].2.push(&band.when);
        }
    }
    if rows.is_empty() {
        return;
    }
    flow.heading(3, &table.name, None);
    rows.sort_by_key(|(band, ..)| (band.kind != BandKind::Freeze, band.kind != BandKind::SoftFreeze, band.start));
    for (band, lanes, times) in rows {
        let last = if times.len() > 1 { times.last().copied().unwrap_or_default() } else { "" };
        table.row([
            Text::from(kind_name(band.kind)),
            or_dash(&band.name),
            Text::from(lanes.join(", ")),
            Text::from(times.len().to_string()),
            or_dash(times.first().copied().unwrap_or_default()),
            or_dash(last),
        ]);
    }
    flow.table(&table, 0.0);
}

fn kind_name(kind: BandKind) -> &'static str {
    match kind {
        BandKind::Freeze => "Freeze",
        BandKind::SoftFreeze => "Soft freeze",
        BandKind::Maintenance => "Maintenance window",
        BandKind::Peak => "Business peak",
    }
}

fn part(kind: SegmentKind, seconds: i64) -> String {
    let name = match kind {
        SegmentKind::Implementation => "implementation",
        SegmentKind::Validation => "validation",
        SegmentKind::RollbackReserve => "rollback reserve",
        SegmentKind::Stabilisation => "stabilisation",
    };
    format!("{name} {}", length(seconds / 60))
}
