//! Paper: layout, shaping, the PDF writer and the pages of the CAB pack.
//!
//! Three layers, each ignorant of the one above: [`layout`] places blocks on pages and makes a neutral
//! [`display`] list with a tree of tags; a [`writer`] turns that into a file; [`pack`] knows what a change advisory
//! board wants to read. Nothing here computes a rule of the field: the pack is handed everything it prints.

#[cfg(test)]
extern crate self as slipway_print;

pub mod display;
pub mod error;
pub mod font;
pub mod layout;
pub mod pack;
pub mod text;
pub mod writer;

pub use display::Paper;
pub use error::{PrintError, Warning};
pub use font::{FONT_LICENCE, FallbackFont};
pub use pack::{PackFile, PackModel, PackOptions, cab_pack};
