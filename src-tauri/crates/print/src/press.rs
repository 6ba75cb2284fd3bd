//! From a model to a file: what every document has in common, whatever it tells.

use std::ops::ControlFlow;

use crate::display::{Document, Metadata, Paper};
use crate::error::{PrintError, Warning};
use crate::font::{FallbackFont, FontSet, Shaper};
use crate::layout::{Flow, Furniture};
use crate::writer::{PdfWriter, Writer};

/// How a document is printed.
#[derive(Debug, Clone, Default)]
pub struct PrintOptions {
    /// The sheet of a document that is printed on any; a wall planner is always A3.
    pub paper: Paper,
    /// Greyscale only, for printers that turn colours into anything.
    pub mono: bool,
    /// For sheets that are printed on both sides and bound on their long side.
    pub duplex: bool,
    /// A font for scripts the shipped faces do not cover.
    pub fallback_font: Option<FallbackFont>,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedFile {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
}

/// Which state of which plan a document shows, and who may read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// What the plan is called.
    pub plan: String,
    /// Who may read it, such as "INTERNAL – CONFIDENTIAL".
    pub classification: String,
    /// BCP 47 language of the text, such as `en-GB`.
    pub language: String,
    /// The operation whose plan it shows, as it is printed.
    pub snapshot_id: String,
    /// The hash that the journal gives to that operation.
    pub snapshot_sha256: String,
    /// When it was made, in seconds since 1970-01-01T00:00Z.
    pub generated_at: i64,
    /// The same as it is printed, zone named.
    pub generated_at_text: String,
    /// The program, with its version.
    pub producer: String,
}

impl Provenance {
    /// The running head and foot of a document of this title.
    pub(crate) fn furniture(&self, title: &str, draft: bool) -> Furniture {
        let draft = if draft { "DRAFT · " } else { "" };
        Furniture {
            head_left: title.to_owned(),
            head_right: format!("{draft}{}", self.classification),
            foot: format!("Plan {} · snapshot {} · generated {}", self.plan, self.snapshot_id, self.generated_at_text),
            foot_second: format!("{} · SHA-256 {}", self.classification, self.snapshot_sha256),
        }
    }

    /// What a document of this title says about itself.
    pub(crate) fn metadata(&self, title: &str, subject: String) -> Metadata {
        Metadata {
            title: title.to_owned(),
            subject,
            author: self.plan.clone(),
            producer: self.producer.clone(),
            language: if self.language.is_empty() { "en".to_owned() } else { self.language.clone() },
            created: self.generated_at,
        }
    }
}

/// The parts of the work that are done, told to whoever waits for it.
pub(crate) struct Steps<'p> {
    done: usize,
    total: usize,
    progress: &'p mut dyn FnMut(usize, usize) -> ControlFlow<()>,
}

impl<'p> Steps<'p> {
    /// No part of `total` is done; writing the file is the last of them.
    pub(crate) fn new(total: usize, progress: &'p mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> Self {
        Self { done: 0, total, progress }
    }

    /// One more part is done.
    ///
    /// # Errors
    /// [`PrintError::Cancelled`] when nobody waits any more.
    pub(crate) fn step(&mut self) -> Result<(), PrintError> {
        self.done += 1;
        match (self.progress)(self.done, self.total) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PrintError::Cancelled),
        }
    }
}

/// An empty document on a sheet.
///
/// # Errors
/// [`PrintError::Font`] when the fallback font is unusable.
pub(crate) fn begin(options: &PrintOptions, paper: Paper) -> Result<Flow, PrintError> {
    let flow = Flow::new(Shaper::new(FontSet::new(options.fallback_font.as_ref())?), paper);
    Ok(if options.duplex { flow.two_sided() } else { flow })
}

/// Writes a document down, which is the last step.
///
/// # Errors
/// [`PrintError::Write`] when the file cannot be made, [`PrintError::Cancelled`] when nobody waits for it any more.
pub(crate) fn write(
    document: &Document,
    shaper: &Shaper,
    options: &PrintOptions,
    steps: &mut Steps<'_>,
) -> Result<PrintedFile, PrintError> {
    let bytes = PdfWriter { mono: options.mono }.write(document, shaper.fonts())?;
    steps.step()?;
    Ok(PrintedFile { bytes, pages: document.pages.len(), warnings: shaper.warnings() })
}
