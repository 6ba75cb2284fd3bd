//! Labels with their texts, one under the other.

use super::columns::{Column, Width};
use super::table::Table;
use crate::display::mm;
use crate::text::Style;

/// Width of the labels, so that fields stand under each other.
pub const LABEL: f32 = mm(38.0);

/// A table of labels and texts.
pub fn fields(name: &str, style: Style) -> Table {
    let mut table = Table::new(
        name,
        vec![Column::new("Field", Width::Fixed(LABEL)).heading_row(), Column::new("Text", Width::Share(1.0))],
    );
    table.head = false;
    table.style = style;
    table.spacing = style.size * 0.24;
    table
}
