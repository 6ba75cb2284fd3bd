//! Flow layout: headings, paragraphs, tables, forms and figures, one after the other, page after page.

mod binding;
mod builder;
mod columns;
mod cut;
mod fields;
mod flow;
mod form;
mod furniture;
mod list;
mod pattern;
mod table;

pub use columns::{Align, Column, Width};
pub use fields::{LABEL, fields};
pub use flow::Flow;
pub use form::Signatory;
pub use furniture::Furniture;
pub use pattern::{bolt, cross_hatch, dots, hatch, stop_mark, triangle};
pub use table::{Row, Table};
