//! Paper: layout, shaping, the PDF writer, and the pages of the CAB pack, the wall planner, freeze notices, train sheets,
//! bundles, milestones beside trains, calendars, and maps of what needs what.
//!
//! Three layers, each ignorant of the one above: [`layout`] places blocks on pages and makes a neutral
//! [`display`] list with a tree of tags; a [`writer`] turns that into a file; [`pack`] knows what a change advisory
//! board wants to read, [`planner`] what hangs on a wall, [`notice`] what those must know whom a freeze concerns,
//! [`train`] who rides on a departure, [`bundle`] what a release takes along and why, [`alignment`] whether
//! projects come in time for the trains of their releases, [`calendar`] how releases stand in lanes under days, [`map`]
//! what needs what. Nothing here computes a rule of the field: each is handed everything it prints.

#[cfg(test)]
extern crate self as slipway_print;

pub mod alignment;
pub mod bundle;
pub mod calendar;
pub mod display;
pub mod error;
pub mod font;
pub mod gauge;
pub mod layout;
pub mod map;
pub mod notice;
pub mod pack;
pub mod picture;
pub mod planner;
mod press;
mod sheet;
pub mod text;
pub mod train;
pub mod writer;

pub use alignment::{AlignmentModel, alignment_sheet};
pub use bundle::{BundleModel, bundle_sheet};
pub use calendar::{CalendarModel, calendar_sheets};
pub use display::Paper;
pub use error::{PrintError, Warning};
pub use font::{FONT_LICENCE, FallbackFont};
pub use map::{MapModel, dependency_map};
pub use notice::{NoticeModel, freeze_notice};
pub use pack::{PackModel, cab_pack};
pub use planner::{PlannerModel, wall_planner};
pub use press::{PrintOptions, PrintedFile, Provenance};
pub use train::{TrainModel, train_sheet};
