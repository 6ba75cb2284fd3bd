//! One month: its name, and its days with everything on them.

use super::background;
use super::model::{PlannerDay, PlannerModel, PlannerMonth};
use super::place::{Grid, Row};
use super::strip::{self, LABEL, Strip};
use super::{LEAST_ROW, words};
use crate::display::{Draw, Ink, Mark, Rect, TagKind};
use crate::layout::Flow;
use crate::text::Style;

/// Numbers of days.
const NUMBER: Style = Style { size: 11.5, leading: 13.0, ..Style::TITLE };
/// Names of months.
const NAME: Style = Style { size: 17.0, leading: 20.0, ..Style::TITLE };
/// From the upper edge of a day to its first strip.
pub const STRIPS: f32 = 14.2;
/// What stands under the strips: the number of releases and the line of maintenance windows.
const FOOT: f32 = 13.6;
/// Height of the number of releases.
const COUNT: f32 = 9.6;

/// How many strips stand under each other in a month of this height.
fn lanes(row: f32) -> usize {
    ((row - STRIPS - FOOT) / strip::PITCH).max(1.0) as usize
}

/// Whether a day has more layers than can be named on it, so that they are named elsewhere.
pub fn is_crowded(flow: &mut Flow, model: &PlannerModel, codes: &[String]) -> bool {
    let grid = Grid::new(flow.live(), LEAST_ROW);
    model.months.iter().any(|month| {
        let row = Row::new(&grid, month, 0.0);
        let (_, left) = strip::place(&row, model.coded(codes), lanes(LEAST_ROW));
        (0..month.days.len()).any(|day| {
            let beside = beside(flow, &month.days[day], &left, day);
            !beside.is_empty() && !beside.starts_with(char::is_alphabetic)
        })
    })
}

/// Draws a month under the cursor: a heading, and a figure with the same in words.
pub fn draw(flow: &mut Flow, grid: &Grid, model: &PlannerModel, month: &PlannerMonth, codes: &[String]) {
    let live = flow.live();
    let top = flow.y();
    let row = Row::new(grid, month, top);
    let title = format!("{} {}", month.name, model.year);
    flow.advance_to(top + 2.0);
    flow.heading_set(2, &title, &month.name.chars().take(3).collect::<String>(), NAME);
    let area = Rect::new(live.x, top, live.width, grid.row);
    let alt = words::month(model, month, codes);
    let mark = Mark::Tagged(flow.tag(TagKind::Figure { alt, page: flow.page(), area }));
    let total: usize = month.days.iter().map(|day| day.releases).sum();
    let noun = if total == 1 { "release" } else { "releases" };
    flow.label(mark, &total.to_string(), LABEL.bold(), live.x, top + 32.0);
    flow.label(mark, noun, LABEL, live.x, top + 41.0);
    background::draw(flow, mark, &row, &model.layers);
    let (placed, left) = strip::place(&row, model.coded(codes), lanes(grid.row));
    for (index, day) in month.days.iter().enumerate() {
        number(flow, mark, &row, index);
        let beside = beside(flow, day, &left, index);
        foot(flow, mark, row.cell(index), day, &beside, background::is_hatched(&model.layers, day));
        keys(flow, mark, model, &row, index, &placed, lanes(grid.row));
    }
    for strip in &placed {
        strip::draw(flow, mark, &row, strip, top + STRIPS + strip.lane as f32 * strip::PITCH);
    }
    flow.advance_to(top + grid.row);
}

/// The number of the day, and of its week behind a Monday.
fn number(flow: &mut Flow, mark: Mark, row: &Row<'_>, index: usize) {
    let (day, cell) = (&row.days[index], row.cell(index));
    let text = flow.shape(&day.number.to_string().into(), NUMBER);
    let week = day.week.map(|week| flow.shape(&week.to_string().into(), LABEL.in_ink(Ink::MUTED)));
    for line in text.lines(f32::MAX).iter().take(1) {
        flow.line(mark, &text, line, cell.x + 2.2, cell.y + 11.0);
    }
    if let Some(week) = week {
        let x = cell.right() - week.natural_width() - 2.2;
        for line in week.lines(f32::MAX).iter().take(1) {
            flow.line(mark, &week, line, x, cell.y + 11.0);
        }
    }
}

/// The codes of the layers for which there was no line on this day, or how many there are, or that there are some.
fn beside(flow: &mut Flow, day: &PlannerDay, left: &[Strip<'_>], index: usize) -> String {
    let codes: Vec<&str> =
        left.iter().filter(|strip| strip.days.0 <= index && index <= strip.days.1).map(|strip| strip.code).collect();
    if codes.is_empty() {
        return String::new();
    }
    let cell = Grid::new(flow.live(), LEAST_ROW).cell;
    let room = cell - 3.0 - if day.releases == 0 { 0.0 } else { count_width(flow, day.releases) + 2.0 };
    let ways = [codes.join(" "), format!("+{}", codes.len())];
    let mut fits = |told: &String| flow.shape(&told.into(), LABEL.bold()).natural_width() <= room;
    ways.into_iter().find(|told| fits(told)).unwrap_or_else(|| "+".to_owned())
}

fn count_width(flow: &mut Flow, releases: usize) -> f32 {
    (flow.shape(&releases.to_string().into(), LABEL.bold()).natural_width() + 4.0).max(COUNT)
}

/// How many releases start, and at the left what found no place above.
fn foot(flow: &mut Flow, mark: Mark, cell: Rect, day: &PlannerDay, beside: &str, hatched: bool) {
    let top = cell.bottom() - FOOT;
    if day.releases > 0 {
        let width = count_width(flow, day.releases);
        let plate = Rect::new(cell.right() - width - 1.4, top, width, COUNT);
        flow.draw(mark, Draw::Rect { rect: plate, fill: Some(Ink::Grey(0.0)), stroke: None });
        let text = flow.shape(&day.releases.to_string().into(), LABEL.bold().in_ink(Ink::WHITE));
        let x = plate.x + (width - text.natural_width()) / 2.0;
        for line in text.lines(f32::MAX).iter().take(1) {
            flow.line(mark, &text, line, x, top + COUNT - 2.2);
        }
    }
    if !beside.is_empty() {
        let style = LABEL.bold();
        if hatched {
            plate(flow, mark, cell, beside, top, style);
        }
        flow.label(mark, beside, style, cell.x + 2.2, top + COUNT - 2.2);
    }
}

/// The white plate behind a text at the left of a day: text never stands on a hatch.
fn plate(flow: &mut Flow, mark: Mark, cell: Rect, text: &str, top: f32, style: Style) {
    let width = flow.shape(&text.into(), style).natural_width();
    let rect = Rect::new(cell.x + 1.0, top, width + 2.4, COUNT);
    flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::WHITE), stroke: None });
}

/// The keys of major releases, in the lines that no layer needs on this day.
fn keys(
    flow: &mut Flow,
    mark: Mark,
    model: &PlannerModel,
    row: &Row<'_>,
    index: usize,
    placed: &[Strip<'_>],
    lanes: usize,
) {
    let cell = row.cell(index);
    let on_day = placed.iter().filter(|strip| strip.days.0 <= index && index <= strip.days.1);
    let taken: Vec<usize> = on_day.map(|strip| strip.lane).collect();
    let hatched = background::is_hatched(&model.layers, &row.days[index]);
    let mut free = (0..lanes).filter(|lane| !taken.contains(lane));
    for key in &row.days[index].major {
        let short = model.short(key);
        let shaped = flow.shape(&short.into(), LABEL);
        if shaped.natural_width() > cell.width - 3.4 {
            continue;
        }
        let Some(lane) = free.next() else { return };
        let top = cell.y + STRIPS + lane as f32 * strip::PITCH;
        if hatched {
            plate(flow, mark, cell, short, top, LABEL);
        }
        flow.label(mark, short, LABEL, cell.x + 2.2, top + COUNT - 2.2);
    }
}
