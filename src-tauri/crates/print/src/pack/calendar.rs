//! The calendar page and the table beside it.

use super::figure::{HEAD, KEY, Scale, draw_lanes, lane_height, lane_rows};
use super::model::{BandKind, BarMark, CalendarPage, Day, Lane, PackModel, SegmentKind};
use super::{Sheets, or_dash, part_anchor};
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
    let scale = Scale::new(flow.live(), days);
    let mut from = 0;
    while from < calendar.lanes.len() {
        let mut to = from;
        let mut height = HEAD + KEY;
        while to < calendar.lanes.len() {
            let lane = lane_height(lane_rows(flow, &scale, &calendar.lanes[to]));
            if to > from && height + lane > flow.left() {
                break;
            }
            height += lane;
            to += 1;
        }
        let lanes = &calendar.lanes[from..to];
        draw_lanes(flow, &scale, calendar, lanes, &describe(lanes, days));
        from = to;
        if from < calendar.lanes.len() {
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

fn data_table(flow: &mut Flow, calendar: &CalendarPage, sheets: &Sheets) {
    flow.continue_page();
    flow.heading(2, "The calendar in words", None);
    let mut table = Table::new(
        "The calendar in words",
        vec![
            Column::new("Lane", Width::Share(0.8)).heading_row(),
            Column::new("What", Width::Fit(100.0)),
            Column::new("Title", Width::Share(1.4)),
            Column::new("Start and end", Width::Share(1.2)),
            Column::new("Parts", Width::Share(1.2)),
            Column::new("Conflicts", Width::Share(0.8)),
        ],
    );
    let band = |lane: &str, band: &super::model::Band| {
        [
            Text::from(lane),
            Text::from(match band.kind {
                BandKind::Freeze => "Freeze",
                BandKind::Maintenance => "Maintenance window",
                BandKind::Peak => "Business peak",
            }),
            or_dash(&band.name),
            or_dash(&band.when),
            "–".into(),
            "–".into(),
        ]
    };
    for entry in &calendar.bands {
        table.row(band("All lanes", entry));
    }
    for lane in &calendar.lanes {
        for entry in &lane.bands {
            table.row(band(&lane.name, entry));
        }
        for bar in &lane.bars {
            let parts: Vec<String> = bar.segments.iter().map(|s| part(s.kind, s.end - s.start)).collect();
            let weight = match bar.mark {
                BarMark::Hard => "hard: ",
                BarMark::Soft => "soft: ",
                BarMark::None => "",
            };
            let codes = bar.conflicts.join(", ");
            let conflicts = if codes.is_empty() { String::new() } else { format!("{weight}{codes}") };
            let number = sheets.number(&bar.number);
            table.row([
                Text::from(&lane.name),
                if bar.emergency { number.plain(" (emergency)") } else { number },
                or_dash(&bar.title),
                or_dash(&bar.when),
                or_dash(&parts.join(", ")),
                or_dash(&conflicts),
            ]);
        }
    }
    flow.table(&table, 0.0);
}

fn part(kind: SegmentKind, seconds: i64) -> String {
    let name = match kind {
        SegmentKind::Implementation => "implementation",
        SegmentKind::Validation => "validation",
        SegmentKind::RollbackReserve => "rollback reserve",
        SegmentKind::Stabilisation => "stabilisation",
    };
    let minutes = seconds.max(0) / 60;
    if minutes < 120 {
        format!("{name} {minutes} min")
    } else if minutes < 72 * 60 {
        let (hours, rest) = (minutes / 60, minutes % 60);
        if rest == 0 { format!("{name} {hours} h") } else { format!("{name} {hours} h {rest:02}") }
    } else {
        format!("{name} {:.1} d", minutes as f64 / 1440.0)
    }
}
