//! The wall planner: the days of a year on one A3 sheet, a row for each month, weekends under weekends.

mod background;
mod legend;
mod model;
mod month;
mod place;
#[cfg(test)]
pub(crate) mod sample;
mod strip;
mod table;
#[cfg(test)]
mod tests;
mod words;

use std::ops::ControlFlow;

pub use model::{LayerKind, PlannerDay, PlannerLayer, PlannerModel, PlannerMonth, Span};

use crate::display::{Document, Ink, Mark, Orientation, Paper, Rect, TagKind};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::layout::Flow;
use crate::press::{self, PrintOptions, PrintedFile, Steps};
use crate::text::Style;
use legend::Legend;
use place::Grid;

/// The year, to be read from the other side of the room.
const YEAR: Style = Style { size: 34.0, leading: 34.0, ..Style::TITLE };
/// What the planner is of.
const NAME: Style = Style { size: 15.0, leading: 18.0, ..Style::TITLE };
/// Height of the title, and of what stands between it and the weekdays.
const TITLE: f32 = 36.0;
/// Height of the weekdays above the months.
const HEAD: f32 = 13.0;
/// Rows of months are never lower than this; a legend that would need it stands on a second page.
const LEAST_ROW: f32 = 48.4;
/// Rows of months are never higher than this.
const MOST_ROW: f32 = 53.0;

/// Prints a wall planner as tagged PDF. The same model and options give the same bytes.
///
/// One page of A3; where the legend does not fit on it, the layers stand in a table behind it. `progress` is called with the parts done and
/// the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn wall_planner(
    model: &PlannerModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    let mut steps = Steps::new(model.months.len() + 2, progress);
    let (document, shaper) = lay_out(model, options, &mut steps)?;
    press::write(&document, &shaper, options, &mut steps)
}

/// Lays out the planner without writing it.
fn lay_out(
    model: &PlannerModel,
    options: &PrintOptions,
    steps: &mut Steps<'_>,
) -> Result<(Document, Shaper), PrintError> {
    let mut flow = press::begin(options, Paper::A3)?;
    flow.new_page(Orientation::Landscape);
    flow.section();
    title(&mut flow, model);
    let codes = model.codes();
    let crowded = month::is_crowded(&mut flow, model, &codes);
    let legend = Legend::new(&mut flow, model, &codes, crowded);
    let room = flow.left() - HEAD - legend.height();
    let row = (room / model.months.len().max(1) as f32).clamp(LEAST_ROW, MOST_ROW);
    let grid = Grid::new(flow.live(), row);
    weekdays(&mut flow, &grid);
    for shown in &model.months {
        month::draw(&mut flow, &grid, model, shown, &codes);
        steps.step()?;
    }
    legend.draw(&mut flow, model);
    if legend.is_continued() {
        table::layers(&mut flow, model, &codes);
    }
    steps.step()?;
    let title = model.title();
    flow.stamp(&model.provenance.furniture(&title, false));
    let subject = format!("Wall planner {}, days of {}", model.year, model.zone);
    flow.finish(model.provenance.metadata(&title, subject))
}

/// The year, and beside it what the planner shows and in which zone: the first heading.
fn title(flow: &mut Flow, model: &PlannerModel) {
    let live = flow.live();
    let top = flow.y();
    flow.outline(1, &model.title());
    let mark = Mark::Tagged(flow.tag(TagKind::Heading(1, model.title())));
    let baseline = top + 26.0;
    let x = live.x + flow.label(mark, &format!("{} ", model.year), YEAR, live.x - 1.5, baseline) + 14.0;
    let room = live.right() - x;
    flow.cut_label(mark, &model.provenance.plan, NAME, (x, top + 12.5), room);
    let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
    let note = format!("Wall planner · days and times of {} · {}", model.zone, model.note);
    flow.cut_label(mark, &note, Style::BODY, (x, baseline), room);
    flow.advance_to(top + TITLE);
}

/// The weekdays above the columns; a screen reader hears them with the days.
fn weekdays(flow: &mut Flow, grid: &Grid) {
    let mark = Mark::Artifact(crate::display::ArtifactKind::Layout);
    let top = flow.y();
    for column in 0..Grid::COLUMNS {
        let x = grid.column(column);
        let rest = column % 7 > 4;
        let name = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][column % 7];
        if rest {
            let rect = Rect::new(x, top, grid.cell, HEAD);
            flow.draw(mark, crate::display::Draw::Rect { rect, fill: Some(Ink::HEAD), stroke: None });
        }
        flow.label(mark, name, Style::TABLE.bold(), x + 2.5, top + 9.5);
        if column % 7 == 0 {
            let week = Style::SMALL.in_ink(Ink::MUTED);
            let width = flow.shape(&"W".into(), week).natural_width();
            flow.label(mark, "W", week, x + grid.cell - width - 2.5, top + 9.5);
        }
    }
    flow.advance_to(top + HEAD);
}
