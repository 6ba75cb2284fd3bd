//! Other people's formats: iCalendar, CSV, graphs and the files of project tools, bytes in and bytes out.
//!
//! Files are untrusted: their size, their number of rows and cells, and the
//! length of each cell are bounded, and every problem is told with its place.

pub mod csv;
pub mod graph;
pub mod ics;
pub mod project;
mod text;

pub use text::{TextError, decode};
