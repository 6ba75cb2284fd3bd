//! What every test stands on: a display, the driver of the window, the window itself, and the senses and hands of
//! the person before it.

mod axe;
mod display;
mod driver;
mod file_dialog;
mod keys;
mod papers;
mod plan_file;
mod pointer;
mod process;
mod sample;
mod sight;
mod world;

pub use papers::said;
pub use pointer::Point;
pub use sample::{HOUR, Leader, Planned, instant, stamp};
pub use sight::js;
pub use world::World;
