//! The calendar in words: its releases, and what holds for its lanes.

use std::collections::{HashMap, HashSet};

use super::model::{Band, BandKind, Bar, BarMark, CalendarPage, SegmentKind};
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Text, length, or_dash};

/// The same facts as tables: the releases by lane, each once, then what holds for which lanes. `number` sets the number
/// of a release, as a link where it leads somewhere.
pub fn in_words(flow: &mut Flow, calendar: &CalendarPage, number: &dyn Fn(&str) -> Text) {
    releases(flow, calendar, number);
    bands(flow, calendar);
}

fn releases(flow: &mut Flow, calendar: &CalendarPage, number: &dyn Fn(&str) -> Text) {
    let mut lanes: HashMap<&str, Vec<&str>> = HashMap::new();
    for lane in &calendar.lanes {
        for bar in &lane.bars {
            lanes.entry(&bar.number).or_default().push(&lane.name);
        }
    }
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
        // A release stands in each of its lanes, but is told in the first.
        let own =
            |bar: &&Bar| lanes.get(bar.number.as_str()).is_none_or(|all| all.first() == Some(&lane.name.as_str()));
        if !lane.bars.iter().any(|bar| own(&bar)) {
            continue;
        }
        table.group(&lane.name);
        for bar in lane.bars.iter().filter(own) {
            let parts = bar.segments.iter().filter(|segment| segment.end > segment.start);
            let parts: Vec<String> = parts.map(|s| part(s.kind, s.end - s.start)).collect();
            let weight = match bar.mark {
                BarMark::Hard => "hard ",
                BarMark::Soft => "soft ",
                BarMark::None => "",
            };
            let codes = bar.conflicts.join(", ");
            let conflicts = if codes.is_empty() { String::new() } else { format!("{weight}{codes}") };
            let also = lanes.get(bar.number.as_str()).and_then(|all| all.get(1..)).unwrap_or_default();
            let also = if also.is_empty() { String::new() } else { format!("\nalso in {}", also.join(", ")) };
            let about = if bar.about.is_empty() { String::new() } else { format!("\n{}", bar.about) };
            table.row([
                number(&bar.number),
                or_dash(&bar.title).muted(about + &also),
                or_dash(&bar.when),
                or_dash(&parts.join(", ")),
                or_dash(&conflicts),
            ]);
        }
    }
    flow.table(&table, 6.0);
}

/// What holds for lanes: its kind, its name, the lanes and its times.
struct Row<'c> {
    band: &'c Band,
    lanes: Vec<&'c str>,
    times: Vec<&'c str>,
}

/// Every window once, whichever lanes it holds for and however often it comes.
fn bands(flow: &mut Flow, calendar: &CalendarPage) {
    let mut rows: Vec<Row<'_>> = Vec::new();
    // Trading hours come each day, and in many lanes: what is known is not looked for in lists.
    let mut known: HashMap<(BandKind, &str), usize> = HashMap::new();
    let mut told: HashSet<(usize, &str)> = HashSet::new();
    let all = calendar.bands.iter().map(|band| ("all", band));
    let own = calendar.lanes.iter().flat_map(|lane| lane.bands.iter().map(|band| (lane.name.as_str(), band)));
    for (lane, band) in all.chain(own) {
        let row = *known.entry((band.kind, band.name.as_str())).or_insert_with(|| {
            rows.push(Row { band, lanes: Vec::new(), times: Vec::new() });
            rows.len() - 1
        });
        let is_new = told.insert((row, band.when.as_str()));
        let Some(row) = rows.get_mut(row) else { continue };
        if is_new {
            row.times.push(&band.when);
        }
        // The bands of a lane come one after the other.
        if row.lanes.last() != Some(&lane) {
            row.lanes.push(lane);
        }
    }
    if rows.is_empty() {
        return;
    }
    let mut table = Table::new(
        "Freezes, peaks and other layers",
        vec![
            Column::new("What", Width::Fit(100.0)),
            Column::new("Name", Width::Share(0.8)).heading_row(),
            Column::new("Lanes", Width::Share(1.2)),
            Column::new("Times", Width::Fit(30.0)).right(),
            Column::new("First", Width::Share(1.1)),
            Column::new("Last", Width::Share(1.1)),
        ],
    );
    flow.heading(3, &table.name, None);
    rows.sort_by_key(|row| (row.band.kind, row.band.start));
    for Row { band, lanes, times } in rows {
        let last = if times.len() > 1 { times.last().copied().unwrap_or_default() } else { "" };
        table.row([
            Text::from(band.kind.name()),
            or_dash(&band.name),
            Text::from(lanes.join(", ")),
            Text::from(times.len().to_string()),
            or_dash(times.first().copied().unwrap_or_default()),
            or_dash(last),
        ]);
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
    format!("{name} {}", length(seconds / 60))
}
