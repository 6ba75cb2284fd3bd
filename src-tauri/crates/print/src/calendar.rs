//! Calendars on paper: lanes of releases drawn to scale, and the same in words.
//!
//! The pack has one as a chapter; [`calendar_sheets`] prints one of any stretch of time as a document of its own.

mod figure;
pub mod model;
#[cfg(test)]
pub(crate) mod sample;
mod tables;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub use model::{CalendarModel, CalendarPage};

use crate::display::{Anchor, Document, Orientation};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::layout::Flow;
use crate::press::{self, PrintOptions, PrintedFile, Steps};
use crate::text::Style;
use figure::{PlacedLane, Sheet};
use model::Day;
pub(crate) use tables::in_words;

/// A title that needs more lines than this is cut.
const TITLE_LINES: usize = 2;

/// Prints a calendar as tagged PDF, across. The same model and options give the same bytes.
///
/// As many sheets as the days need, each on as many pages as its lanes need, and tables behind them. `progress` is
/// called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn calendar_sheets(
    model: &CalendarModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    let (document, shaper, mut steps) = lay_out(model, options, progress)?;
    press::write(&document, &shaper, options, &mut steps)
}

/// Lays out the calendar without writing it.
fn lay_out<'p>(
    model: &CalendarModel,
    options: &PrintOptions,
    progress: &'p mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(Document, Shaper, Steps<'p>), PrintError> {
    let mut flow = press::begin(options, options.paper)?;
    flow.new_page(Orientation::Landscape);
    flow.section();
    let page = &model.page;
    let sheets = sheets(&page.days, figure::days_across(flow.live()));
    let mut steps = Steps::new(sheets.len() + 2, progress);
    let width = flow.live().width;
    let (title, _) = flow.cut(&model.title, Style::TITLE, width, TITLE_LINES);
    let title = title.text().to_owned();
    flow.title(&title, Anchor("calendar".to_owned()));
    flow.space(2.0);
    let caption = format!("{} · days begin at midnight in {}", page.period, page.zone);
    flow.paragraph(&caption.into(), Style::BODY, 0.0);
    flow.paragraph(&model.note.as_str().into(), Style::BODY, 6.0);
    for (index, days) in sheets.iter().enumerate() {
        if index > 0 {
            flow.continue_page();
        }
        if let ([first, .., last], true) = (*days, sheets.len() > 1) {
            flow.heading(2, &format!("{} – {}", first.date, last.date), None);
        }
        draw_days(&mut flow, page, days);
        steps.step()?;
    }
    if page.lanes.is_empty() && page.bands.is_empty() {
        flow.space(8.0);
        flow.paragraph(&"Nothing is planned in these days that the choice lets through.".into(), Style::BODY, 0.0);
    } else {
        flow.continue_page();
        flow.heading(2, "The calendar in words", None);
        in_words(&mut flow, page, &|number| number.into());
    }
    steps.step()?;
    let title = format!("{}: {}", model.title, page.period);
    flow.stamp(&model.provenance.furniture(&title, false));
    let subject = format!("Calendar of plan {}, days of {}", model.provenance.plan, page.zone);
    let (document, shaper) = flow.finish(model.provenance.metadata(&title, subject))?;
    Ok((document, shaper, steps))
}

/// A chapter that shows a calendar on as many sheets as its days need.
pub(crate) fn chapter(flow: &mut Flow, page: &CalendarPage) {
    for (index, days) in sheets(&page.days, figure::days_across(flow.live())).into_iter().enumerate() {
        if index > 0 {
            flow.continue_page();
        }
        draw_days(flow, page, days);
    }
}

/// The days in as few sheets of at most `most` days as they need, each about as long, from Monday to Sunday where that
/// is possible.
fn sheets(days: &[Day], most: usize) -> Vec<&[Day]> {
    let mut sheets = Vec::new();
    let mut rest = days;
    while !rest.is_empty() {
        let wanted = rest.len().div_ceil(rest.len().div_ceil(most));
        let mondays = |range: std::ops::RangeInclusive<usize>| {
            range.into_iter().filter(|at| rest.get(*at).is_some_and(|day| day.week.is_some()))
        };
        let cut = match rest.len() {
            all if all <= most => all,
            _ => mondays(wanted..=most).next().or_else(|| mondays(1..=most).next_back()).unwrap_or(most),
        };
        let (sheet, later) = rest.split_at(cut);
        sheets.push(sheet);
        rest = later;
    }
    sheets
}

/// Draws as many lanes on each page as fit, the days above them again on each.
fn draw_days(flow: &mut Flow, calendar: &CalendarPage, days: &[Day]) {
    let sheet = Sheet::new(flow, calendar, days);
    let mut lanes = sheet.lanes(flow, calendar, flow.left());
    // On one sheet of several, a lane without anything would only push the others apart.
    if days.len() < calendar.days.len() {
        lanes.retain(|lane| !lane.is_empty());
    }
    let mut rest = lanes.as_slice();
    loop {
        let fits = sheet.fitting(rest, flow.left());
        sheet.draw(flow, &rest[..fits], &describe(&rest[..fits], days));
        rest = &rest[fits..];
        if rest.is_empty() {
            return;
        }
        flow.continue_page();
    }
}

/// What a screen reader says instead of the drawing.
fn describe(lanes: &[PlacedLane<'_>], days: &[Day]) -> String {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
    let told: Vec<String> = lanes.iter().map(PlacedLane::told).collect();
    let told = if told.is_empty() { "No release".to_owned() } else { told.join("; ") };
    format!(
        "Calendar from {} to {}. {told}. The table after the calendar says the same in words.",
        first.date, last.date
    )
}
