//! The pages of a CAB pack.

mod agenda;
mod calendar;
mod cover;
mod figure;
mod item;
pub mod model;
mod registers;
#[cfg(test)]
mod sample;
mod schedule;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

pub use model::PackModel;

use crate::display::{Anchor, Document, Metadata, Paper};
use crate::error::{PrintError, Warning};
use crate::font::{FallbackFont, FontSet, Shaper};
use crate::layout::{Flow, Furniture};
use crate::text::Text;
use crate::writer::{PdfWriter, Writer};

/// How a pack is printed.
#[derive(Debug, Clone, Default)]
pub struct PackOptions {
    /// The sheet.
    pub paper: Paper,
    /// Greyscale only, for printers that turn colours into anything.
    pub mono: bool,
    /// A font for scripts the shipped faces do not cover.
    pub fallback_font: Option<FallbackFont>,
}

/// A finished pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
}

/// Prints a CAB pack as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn cab_pack(
    model: &PackModel,
    options: &PackOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PackFile, PrintError> {
    let total = PARTS.len() + model.items.len() + 1;
    let (document, shaper) = lay_out(model, options, total, progress)?;
    let bytes = PdfWriter { mono: options.mono }.write(&document, shaper.fonts())?;
    report(progress, total, total)?;
    Ok(PackFile { bytes, pages: document.pages.len(), warnings: shaper.warnings() })
}

/// A part of the pack that is not the sheet of an item.
type Part = fn(&mut Flow, &PackModel, &Sheets);

/// The parts before the sheets of the items, and after [`BEFORE_ITEMS`] of them those behind.
const PARTS: [Part; 9] = [
    cover::cover,
    agenda::decisions_and_agenda,
    agenda::since_last,
    schedule::forward_schedule,
    calendar::calendar,
    schedule::outages,
    registers::conflicts,
    registers::dependencies,
    registers::attendance,
];
const BEFORE_ITEMS: usize = 6;

/// Lays out the pack without writing it.
fn lay_out(
    model: &PackModel,
    options: &PackOptions,
    total: usize,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(Document, Shaper), PrintError> {
    let shaper = Shaper::new(FontSet::new(options.fallback_font.as_ref())?);
    let mut flow = Flow::new(shaper, options.paper);
    let sheets = Sheets::of(model);
    let mut done = 0;
    let mut step = |done: &mut usize| {
        *done += 1;
        report(progress, *done, total)
    };
    for part in &PARTS[..BEFORE_ITEMS] {
        part(&mut flow, model, &sheets);
        step(&mut done)?;
    }
    for (index, sheet) in model.items.iter().enumerate() {
        item::sheet(&mut flow, sheet, index + 1, model.items.len());
        step(&mut done)?;
    }
    for part in &PARTS[BEFORE_ITEMS..] {
        part(&mut flow, model, &sheets);
        step(&mut done)?;
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

fn report(
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    done: usize,
    total: usize,
) -> Result<(), PrintError> {
    match progress(done, total) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(PrintError::Cancelled),
    }
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

/// The releases that have a sheet, so that a number elsewhere can lead to it.
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

/// The text, or an en dash where there is none: an empty field looks forgotten.
fn or_dash(text: &str) -> Text {
    if text.trim().is_empty() { "–".into() } else { text.into() }
}

/// A length of time: "75 min", "4 h 30 min", "3 d", each kept on one line.
fn length(minutes: i64) -> String {
    let minutes = minutes.max(0);
    if minutes < 120 {
        return format!("{minutes}\u{A0}min");
    }
    let parts = [(minutes / 1440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "min")];
    let said = parts.into_iter().filter(|(count, _)| *count > 0);
    said.map(|(count, unit)| format!("{count}\u{A0}{unit}")).collect::<Vec<_>>().join("\u{A0}")
}
