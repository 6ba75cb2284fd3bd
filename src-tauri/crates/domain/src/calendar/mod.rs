//! The calendar around the releases: windows in which work is welcome, unwelcome or forbidden.

mod day;
mod exception;
mod freeze;
mod holiday;
mod matching;
mod review;
mod scope;
mod trial;
mod window;

pub use day::ToldDays;
pub use exception::{Criterion, ExceptionError, ExceptionStage, FreezeException};
pub use freeze::{Freeze, FreezeError, FreezeStage, Phase, Signatory, Signature};
pub use matching::MatchesNothing;
pub use review::LayerFlag;
pub use scope::{Component, Scope};
pub use trial::{Dimension, Trial};
pub use window::{Window, WindowError, WindowKind};
