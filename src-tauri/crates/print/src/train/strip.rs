//! The days of a departure as a strip: working days with their count, rest days grey, milestones as flags.

use super::model::StripDay;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke, TagKind};
use crate::layout::Flow;
use crate::text::Style;

/// Days in one line of the strip; more go under it.
const MOST: usize = 35;
/// The widest day, and what is kept free at the right for the last flag.
const WIDEST: f32 = 24.0;
const OVERHANG: f32 = 58.0;
/// Height of the weeks, of the days, and of the count under them.
const WEEKS: f32 = 12.0;
const DAYS: f32 = 25.0;
const COUNT: f32 = 12.0;
/// From flag to flag.
const FLAG: f32 = 12.5;
const LABEL: Style = Style::SMALL;
const FINE: Stroke = Stroke::solid(0.4, Ink::Grey(0.62));
const POLE: Stroke = Stroke::solid(0.6, Ink::Grey(0.3));

/// Draws the days in as many lines as they need.
pub fn draw(flow: &mut Flow, days: &[StripDay]) {
    let lines = days.len().div_ceil(MOST).max(1);
    for days in days.chunks(days.len().div_ceil(lines).max(1)) {
        line(flow, days);
    }
}

/// One line of days as a figure.
fn line(flow: &mut Flow, days: &[StripDay]) {
    let live = flow.live();
    let cell = ((live.width - OVERHANG) / days.len().max(1) as f32).min(WIDEST);
    let flags = flags(flow, days, cell);
    let rows = flags.iter().map(|flag| flag.row + 1).max().unwrap_or(0);
    let height = WEEKS + DAYS + COUNT + 4.0 + rows as f32 * FLAG + 6.0;
    flow.need(height);
    let top = flow.y();
    let kind = TagKind::Figure { alt: alt(days), page: flow.page(), area: Rect::new(live.x, top, live.width, height) };
    let mark = Mark::Tagged(flow.tag(kind));
    let area = Rect::new(live.x, top + WEEKS, cell * days.len() as f32, DAYS);
    for (index, day) in days.iter().enumerate() {
        let rect = Rect::new(area.x + index as f32 * cell, area.y, cell, DAYS);
        one(flow, mark, day, rect, top);
    }
    flow.draw(mark, Draw::Rect { rect: area, fill: None, stroke: Some(Stroke::solid(0.75, Ink::BLACK)) });
    // Over the frame, so that the gate can be seen from afar.
    for (index, _) in days.iter().enumerate().filter(|(_, day)| day.closes) {
        let gate = Rect::new(area.x + (index + 1) as f32 * cell - 1.2, area.y - 3.0, 2.4, DAYS + 6.0);
        flow.draw(mark, Draw::Rect { rect: gate, fill: Some(Ink::Hard), stroke: None });
    }
    let foot = area.bottom() + COUNT + 4.0;
    for flag in &flags {
        let x = area.x + (flag.day as f32 + 0.5) * cell;
        let y = foot + flag.row as f32 * FLAG;
        let pole = vec![(Point::new(x, area.bottom() + COUNT), Point::new(x, y + FLAG - 2.0))];
        flow.draw(mark, Draw::Lines { segments: pole, stroke: POLE });
        let style = if flag.quiet { LABEL.in_ink(Ink::MUTED) } else { LABEL.bold() };
        flow.cut_label(mark, &flag.text, style, (x + 3.0, y + FLAG - 3.6), live.right() - x - 3.0);
    }
    flow.advance_to(top + height);
}

/// A day with its number, its weekday and its distance from the departure.
fn one(flow: &mut Flow, mark: Mark, day: &StripDay, rect: Rect, top: f32) {
    let (fill, ink) = match (day.leaves, day.rest) {
        (true, _) => (Some(Ink::BLACK), Ink::WHITE),
        (false, true) => (Some(Ink::Grey(0.86)), Ink::MUTED),
        (false, false) => (None, Ink::BLACK),
    };
    flow.draw(mark, Draw::Rect { rect, fill, stroke: Some(FINE) });
    if let Some(week) = &day.week {
        flow.label(mark, week, LABEL.bold(), rect.x, top + 8.5);
    }
    let mut centred = |text: &str, style: Style, y: f32| {
        let paragraph = flow.shape(&text.into(), style);
        let x = rect.x + (rect.width - paragraph.natural_width()) / 2.0;
        for line in paragraph.lines(f32::MAX).iter().take(1) {
            flow.line(mark, &paragraph, line, x, y);
        }
    };
    centred(&day.weekday, LABEL.in_ink(ink), rect.y + 10.0);
    let number = if day.milestones.is_empty() && !day.leaves { LABEL } else { LABEL.bold() };
    centred(&day.number, number.in_ink(ink), rect.y + 20.5);
    if let Some(offset) = day.offset {
        let text = match offset {
            0 => "T".to_owned(),
            before if before < 0 => format!("−{}", before.unsigned_abs()),
            after => format!("+{after}"),
        };
        centred(&text, LABEL.in_ink(Ink::MUTED), rect.bottom() + 9.5);
    }
    if day.today {
        let frame = Some(Stroke::solid(1.4, Ink::BLACK));
        flow.draw(mark, Draw::Rect { rect: rect.inset(1.5), fill: None, stroke: frame });
    }
}

/// What is written under a day.
struct Flag {
    day: usize,
    row: usize,
    text: String,
    quiet: bool,
}

/// Gives each flag a row such that no pole runs through a text: from the right, each under those that it covers.
fn flags(flow: &mut Flow, days: &[StripDay], cell: f32) -> Vec<Flag> {
    let mut placed: Vec<Flag> = Vec::new();
    for (index, day) in days.iter().enumerate().rev() {
        let milestones = day.milestones.iter().map(|name| (name.clone(), false));
        let gate = day.closes.then(|| ("boarding closes".to_owned(), true));
        let today = day.today.then(|| ("today".to_owned(), true));
        for (text, quiet) in milestones.chain(gate).chain(today) {
            let style = if quiet { LABEL } else { LABEL.bold() };
            let width = flow.cut(&text, style, flow.live().width, 1).0.natural_width() + 8.0;
            let covered = placed.iter().filter(|other| ((other.day - index) as f32) * cell < width);
            let row = covered.map(|other| other.row + 1).max().unwrap_or(0);
            placed.push(Flag { day: index, row, text, quiet });
        }
    }
    placed.reverse();
    placed
}

/// What a screen reader says instead of the strip.
fn alt(days: &[StripDay]) -> String {
    let told = days.iter().filter(|day| !day.milestones.is_empty() || day.leaves || day.today);
    let told: Vec<String> = told
        .map(|day| {
            let mut what = day.milestones.clone();
            what.extend(day.closes.then(|| "boarding closes".to_owned()));
            what.extend(day.leaves.then(|| "the train leaves".to_owned()));
            what.extend(day.today.then(|| "today".to_owned()));
            format!("{} {}: {}", day.weekday, day.number, what.join(", "))
        })
        .collect();
    let working = days.iter().filter(|day| !day.rest).count();
    format!(
        "{} days, {working} of them working days. {}. The table under the strip says the same.",
        days.len(),
        told.join("; ")
    )
}
