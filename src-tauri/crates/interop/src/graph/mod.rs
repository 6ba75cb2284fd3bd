//! Graphs of services and releases: other people's read, our own drawn and handed out.
//!
//! Throughout, a link goes from the one that needs or waits to the one that is
//! needed, as in `dependencies.csv`.

pub mod read;
pub mod write;
