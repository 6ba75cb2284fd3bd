//! The same in words, for whoever does not see the sheet.

use std::fmt::Write as _;

use super::model::{LayerKind, PlannerModel, PlannerMonth};
use super::place::{Grid, Row};
use crate::display::Rect;

/// What a screen reader says instead of the drawing of a month.
pub fn month(model: &PlannerModel, month: &PlannerMonth, codes: &[String]) -> String {
    let row = Row::new(&Grid::new(Rect::default(), 0.0), month, 0.0);
    let name = |day: usize| month.days.get(day).map_or(0, |day| day.number);
    let mut text = format!("{} {}: {} days", month.name, model.year, month.days.len());
    if let Some(first) = month.days.first() {
        let _ = write!(text, ", the first is a {}", WEEKDAYS[first.weekday.min(6)]);
    }
    text.push('.');
    for (code, layer) in model.coded(codes) {
        let stretches = layer.spans.iter().filter_map(|span| row.touched(span.start, span.end));
        let days: Vec<String> = stretches
            .map(
                |(first, last)| {
                    if first == last { name(first).to_string() } else { format!("{}–{}", name(first), name(last)) }
                },
            )
            .collect();
        if !days.is_empty() {
            let _ = write!(text, " {} {code} {}: {}.", layer.kind.name(), layer.told(), days.join(", "));
        }
    }
    let releases: Vec<String> = month
        .days
        .iter()
        .filter(|day| day.releases > 0)
        .map(|day| match day.major.as_slice() {
            [] => format!("{} on {}", day.releases, day.number),
            major => format!("{} on {}, among them {}", day.releases, day.number, major.join(", ")),
        })
        .collect();
    if releases.is_empty() {
        text.push_str(" No release starts.");
    } else {
        let _ = write!(text, " Releases that start: {}.", releases.join("; "));
    }
    let welcome = (0..month.days.len()).filter(|day| {
        let day = &month.days[*day];
        let windows = model.layers.iter().filter(|layer| layer.kind == LayerKind::Maintenance);
        windows.flat_map(|layer| &layer.spans).any(|span| span.start < day.end && span.end > day.start)
    });
    match welcome.count() {
        0 => {}
        1 => text.push_str(" A maintenance window is open on 1 day."),
        days => {
            let _ = write!(text, " Maintenance windows are open on {days} days.");
        }
    }
    text
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
