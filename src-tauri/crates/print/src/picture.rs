//! A page as a picture, for slides and chats that take no PDF.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use crate::error::PrintError;

/// Points in an inch, as PDF counts.
const POINTS: f32 = 72.0;
/// Pixels in an inch: text of 7 points is read on a screen without zooming.
const PIXELS: f32 = 200.0;

/// The first page of a document that this crate has made as PNG, at 200 pixels an inch on white.
pub fn first_page(pdf: Vec<u8>) -> Result<Vec<u8>, PrintError> {
    let unreadable = || PrintError::Write("its first page could not be drawn".to_owned());
    let pdf = Pdf::new(pdf).map_err(|_| unreadable())?;
    let page = pdf.pages().first().ok_or_else(unreadable)?;
    let scale = PIXELS / POINTS;
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let cache = RenderCache::new();
    let drawn = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &pixels);
    drawn.into_png().map_err(|error| PrintError::Write(error.to_string()))
}
