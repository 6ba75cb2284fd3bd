//! How large the letters of the drawing are: in pixels of it, and points for a pixel.

use crate::display::Ink;
use crate::font::Weight;
use crate::text::Style;

/// The key of a node.
pub const KEY: f64 = 13.5;
/// Everything else that is written, which is the smallest.
pub const WORDS: f64 = 12.0;
/// From line to line in a node.
pub const LEADING: f64 = 15.0;
/// Points for a pixel, at least: the smallest letters are 6 points high.
pub const LEAST: f64 = 6.0 / WORDS;
/// Points for a pixel, at most: a small map is not a poster.
pub const MOST: f64 = 0.8;

/// Letters of `size` pixels.
pub fn style(size: f64, scale: f64) -> Style {
    let size = (size * scale) as f32;
    Style { size, leading: size * 1.25, weight: Weight::Regular, ink: Ink::BLACK }
}
