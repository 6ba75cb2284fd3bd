//! From a model to the file: what all printing has in common.

use std::ops::ControlFlow;
use std::path::Path;

use slipway_print::picture::first_page;
use slipway_print::{FallbackFont, PrintError, PrintOptions, PrintedFile, Provenance};

use super::PrintedPaper;
use super::time::full_moment;
use crate::desk::{App, Context, Desk};
use crate::error::{AppError, Fault, Result};
use crate::host::Task;

/// The largest font file that is read.
const FONT_BYTES: u64 = 64 << 20;
/// Who may read what is printed.
pub(crate) const CLASSIFICATION: &str = "INTERNAL – CONFIDENTIAL";

/// How somebody would like a document printed.
pub(crate) struct Wish {
    /// The sheet.
    pub(crate) paper: slipway_print::Paper,
    /// Without colour.
    pub(crate) mono: bool,
    /// For sheets that are printed on both sides and bound.
    pub(crate) duplex: bool,
    /// A font file for scripts that the built-in family lacks.
    pub(crate) fallback_font: Option<String>,
    /// A picture of the first page in place of the PDF.
    pub(crate) picture: bool,
}

/// Makes the pages and puts the file where it belongs, whole or not at all.
///
/// The desk is free meanwhile: `make` has everything that it needs in its model.
pub(crate) fn print(
    app: &App,
    use_case: &'static str,
    path: String,
    wish: &Wish,
    snapshot: u64,
    task: &dyn Task,
    make: impl FnOnce(
        &PrintOptions,
        &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> std::result::Result<PrintedFile, PrintError>,
) -> Result<PrintedPaper> {
    let context = app.context(use_case);
    let options = options(&context, wish)?;
    let file = make(&options, &mut |done, whole| {
        task.progress(done, whole);
        if task.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .map_err(|error| match error {
        PrintError::Cancelled => cancelled(),
        PrintError::Font { .. } => {
            AppError::new(Fault::Input, "font.bad", error.to_string()).hint("choose another font file")
        }
        PrintError::Write(_) => AppError::new(Fault::Internal, "pack.unprintable", error.to_string()),
    })?;
    let mut warnings: Vec<String> = file.warnings.iter().map(ToString::to_string).collect();
    let (bytes, pages) = if wish.picture { (pictured(file.bytes)?, 1) } else { (file.bytes, file.pages) };
    if pages < file.pages {
        warnings.push(format!("the picture is the first of {} pages; a PDF has all of them", file.pages));
    }
    crate::publication::put(&context, Path::new(&path), &bytes)?;
    Ok(PrintedPaper { path, pages, bytes: bytes.len(), snapshot, warnings })
}

fn pictured(pdf: Vec<u8>) -> Result<Vec<u8>> {
    first_page(pdf).map_err(|error| AppError::new(Fault::Internal, "picture.undrawable", error.to_string()))
}

/// Whether a path asks for a picture.
pub(super) fn asks_for_picture(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end.eq_ignore_ascii_case("png"))
}

/// The refusal of work that somebody stopped.
pub(crate) fn cancelled() -> AppError {
    AppError::refused("task.cancelled", "printing was stopped; nothing was written")
}

/// Refuses to go on with work that somebody stopped.
pub(super) fn unless_cancelled(task: &dyn Task) -> Result<()> {
    if task.is_cancelled() { Err(cancelled()) } else { Ok(()) }
}

fn options(context: &Context, wish: &Wish) -> Result<PrintOptions> {
    let fallback_font = match &wish.fallback_font {
        None => None,
        Some(path) => {
            let bytes = context.host.files.read(Path::new(path), FONT_BYTES).map_err(|error| {
                AppError::new(Fault::Input, "font.unreadable", format!("{path}: {error}")).hint("choose a font file")
            })?;
            Some(FallbackFont { bytes, index: 0 })
        }
    };
    Ok(PrintOptions { paper: wish.paper, mono: wish.mono, duplex: wish.duplex, fallback_font })
}

/// Which state of the open plan a document shows.
pub(crate) fn provenance(desk: &Desk, context: &Context) -> Result<Provenance> {
    let now = context.host.clock.now();
    let snapshot = desk.seq();
    Ok(Provenance {
        plan: desk.plan.settings.name.clone(),
        classification: CLASSIFICATION.to_owned(),
        language: "en-GB".to_owned(),
        snapshot_id: format!("operation {snapshot}"),
        snapshot_sha256: desk.store.operation_of(snapshot)?.hash,
        generated_at: now.epoch_seconds(),
        generated_at_text: full_moment(now, &desk.plan.settings.zone),
        producer: format!("Slipway {}", env!("CARGO_PKG_VERSION")),
    })
}
