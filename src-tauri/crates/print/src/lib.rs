//! Paper: layout, shaping, the PDF writer, and the pages of the CAB pack, the wall planner, freeze notices, train sheets,
//! bundles, milestones beside trains, calendars, maps of what needs what, minutes, and what hangs beside the telephone:
//! who is responsible, who approves, and who is called.
//!
//! Three layers, each ignorant of the one above: [`layout`] places blocks on pages and makes a neutral
//! [`display`] list with a tree of tags; a [`writer`] turns that into a file; [`pack`] knows what a change advisory
//! board wants to read, [`planner`] what hangs on a wall, [`notice`] what those must know whom a freeze concerns,
//! [`train`] who rides on a departure, [`bundle`] what a release takes along and why, [`alignment`] whether
//! projects come in time for the trains of their releases, [`calendar`] how releases stand in lanes under days, [`map`]
//! what needs what, [`minutes`] what a board decided, [`responsibilities`] who takes part in what, [`policy`] by which
//! way a release is approved, [`escalation`] who is called and how a release goes back. Nothing here computes a rule of the field: each is handed everything it prints.

#[cfg(test)]
extern crate self as slipway_print;

pub mod alignment;
pub mod bundle;
pub mod calendar;
pub mod display;
pub mod error;
pub mod escalation;
pub mod font;
pub mod gauge;
pub mod layout;
pub mod map;
pub mod minutes;
pub mod notice;
pub mod pack;
pub mod picture;
pub mod planner;
pub mod policy;
mod press;
pub mod responsibilities;
mod sheet;
pub mod text;
pub mod train;
pub mod writer;

pub use alignment::{AlignmentModel, alignment_sheet};
pub use bundle::{BundleModel, bundle_sheet};
pub use calendar::{CalendarModel, calendar_sheets};
pub use display::Paper;
pub use error::{PrintError, Warning};
pub use escalation::{EscalationModel, escalation_card};
pub use font::{FONT_LICENCE, FallbackFont};
pub use map::{MapModel, dependency_map};
pub use minutes::{MinutesModel, cab_minutes};
pub use notice::{NoticeModel, freeze_notice};
pub use pack::{OutagesModel, PackModel, ScheduleModel, cab_pack, forward_schedule, projected_outages};
pub use planner::{PlannerModel, wall_planner};
pub use policy::{PolicyModel, approval_policy};
pub use press::{PrintOptions, PrintedFile, Provenance};
pub use responsibilities::{ResponsibilitiesModel, responsibility_pages};
pub use train::{TrainModel, train_sheet};
