//! Graphs handed out: as a picture, and as the sources of programs that draw or compute.

pub mod dot;
mod drawn;
pub mod graphml;
pub mod mermaid;
pub mod svg;
mod xml;

pub use drawn::{Drawn, DrawnLink, DrawnNode};
