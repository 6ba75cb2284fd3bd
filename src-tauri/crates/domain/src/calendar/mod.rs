//! The calendar around the releases: windows in which work is welcome, unwelcome or forbidden.

mod holiday;
mod scope;
mod window;

pub use scope::{Component, Scope};
pub use window::{Window, WindowError, WindowKind};
