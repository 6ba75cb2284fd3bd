//! The pages of a CAB pack.

mod agenda;
mod alone;
mod attendance;
mod calendar;
mod chart;
mod cover;
mod glossary;
mod item;
mod kpis;
pub mod model;
mod outages;
mod quarter;
mod registers;
mod risks;
#[cfg(test)]
pub(crate) mod sample;
mod schedule;
mod since;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

pub use alone::{forward_schedule, projected_outages};
pub use model::{OutagesModel, PackModel, ScheduleModel};

use crate::display::{Anchor, Document, Metadata};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::layout::{Flow, Furniture};
use crate::press::{self, PrintOptions, PrintedFile, Steps};
use crate::text::{Text, length, or_dash};

/// Prints a CAB pack as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn cab_pack(
    model: &PackModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    let total = PARTS.len() + model.items.len() + 1;
    let mut steps = Steps::new(total, progress);
    let (document, shaper) = lay_out(model, options, &mut steps)?;
    press::write(&document, &shaper, options, &mut steps)
}

/// A part of the pack that is not the sheet of an item.
type Part = fn(&mut Flow, &PackModel, &Sheets);

/// The parts before the sheets of the items, and after [`BEFORE_ITEMS`] of them those behind.
const PARTS: [Part; 12] = [
    cover::cover,
    since::since_last,
    agenda::decisions_and_agenda,
    schedule::chapter,
    calendar::calendar,
    outages::chapter,
    risks::chapter,
    registers::conflicts,
    registers::dependencies,
    attendance::chapter,
    kpis::chapter,
    glossary::chapter,
];
const BEFORE_ITEMS: usize = 6;

/// Lays out the pack without writing it.
fn lay_out(model: &PackModel, options: &PrintOptions, steps: &mut Steps<'_>) -> Result<(Document, Shaper), PrintError> {
    let mut flow = press::begin(options, options.paper)?;
    let sheets = Sheets::of(model);
    for part in &PARTS[..BEFORE_ITEMS] {
        part(&mut flow, model, &sheets);
        steps.step()?;
    }
    for (index, sheet) in model.items.iter().enumerate() {
        item::sheet(&mut flow, sheet, index + 1, model.items.len());
        steps.step()?;
    }
    for part in &PARTS[BEFORE_ITEMS..] {
        part(&mut flow, model, &sheets);
        steps.step()?;
    }
    flow.stamp(&furniture(model));
    let identity = &model.identity;
    flow.finish(Metadata {
        title: model.title.clone(),
        subject: format!("CAB pack {}, version {}", identity.pack_id, identity.version),
        author: model.meeting.board.clone(),
        producer: identity.producer.clone(),
        language: if model.language.is_empty() { "en".to_owned() } else { model.language.clone() },
        created: identity.generated_at,
    })
}

fn furniture(model: &PackModel) -> Furniture {
    let identity = &model.identity;
    let draft = if model.draft { "DRAFT · " } else { "" };
    Furniture {
        head_left: model.title.clone(),
        head_right: format!("{draft}{}", model.classification),
        foot: format!(
            "Pack {} version {} · snapshot {} · generated {}",
            identity.pack_id, identity.version, identity.snapshot_id, identity.generated_at_text
        ),
        foot_second: format!("{} · SHA-256 {}", model.classification, identity.snapshot_sha256),
    }
}

/// Characters of a cell that are printed: more would push what stands beside them off the page.
const CELL: usize = 480;
/// Characters of a title in a table.
const TITLE: usize = 300;
/// A title above pages that needs more lines than this is cut.
const TITLE_LINES: usize = 3;

/// The releases that have a sheet, so that a number elsewhere can lead to it.
#[derive(Default)]
struct Sheets(BTreeSet<String>);

impl Sheets {
    fn of(model: &PackModel) -> Self {
        Self(model.items.iter().map(|item| item.number.clone()).collect())
    }

    /// The number of a release, leading to its sheet when there is one.
    fn number(&self, number: &str) -> Text {
        if self.0.contains(number) { Text::new().link(number, item_anchor(number)) } else { number.into() }
    }
}

fn item_anchor(number: &str) -> Anchor {
    Anchor(format!("item {number}"))
}

fn part_anchor(name: &str) -> Anchor {
    Anchor(format!("part {name}"))
}
