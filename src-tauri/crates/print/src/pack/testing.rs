//! A laid out sample, for the tests of writers.

use std::ops::ControlFlow;

use super::{PrintOptions, Steps, lay_out, sample};
use crate::display::Document;
use crate::font::Shaper;

/// The sample pack with `items` sheets, not written yet.
pub fn laid_out(items: usize) -> (Document, Shaper) {
    let options = PrintOptions::default();
    lay_out(&sample::pack(items), &options, &mut Steps::new(100, &mut |_, _| ControlFlow::Continue(()))).unwrap()
}
