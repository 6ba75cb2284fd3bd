//! The calendar page and the table beside it.

use super::model::PackModel;
use super::{Sheets, part_anchor};
use crate::calendar;
use crate::display::Orientation;
use crate::layout::Flow;
use crate::text::Style;

/// Draws the calendar, and a table with the same facts.
pub fn calendar(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    let Some(page) = &model.calendar else { return };
    flow.chapter_page(Orientation::Landscape);
    flow.section();
    flow.heading(1, "Calendar", Some(part_anchor("calendar")));
    let caption = format!("{} · days begin at midnight in {}", page.period, page.zone);
    flow.paragraph(&caption.into(), Style::BODY, 4.0);
    if page.days.is_empty() || page.lanes.is_empty() {
        flow.paragraph(&"Nothing is planned in this period.".into(), Style::BODY, 0.0);
        return;
    }
    calendar::chapter(flow, page);
    flow.continue_page();
    flow.heading(2, "The calendar in words", None);
    calendar::in_words(flow, page, &|number| sheets.number(number));
}
