//! Trains: when they leave, who rides, who boards, and who stays behind.

mod board;
mod card;
mod close;
mod reschedule;
#[cfg(test)]
mod tests;
mod view;
mod wire;

pub use board::{board, leave};
pub(crate) use card::train_card;
pub use card::{CarriageCard, MilestoneCard, TimetableCard, TrainCard, save_train};
pub use close::close;
pub use reschedule::reschedule;
pub(crate) use view::{departure, told_hindrances, train};
pub use view::{list, preview, show};
pub use wire::*;
