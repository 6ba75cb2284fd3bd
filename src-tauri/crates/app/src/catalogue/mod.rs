//! The catalogue: services, teams, environments, regions, people, trains, windows, data stores, bookings, the roster,
//! and what was settled.

mod board;
mod policy;
mod roster;
mod save;
mod show;
#[cfg(test)]
mod tests;
mod window;
mod wire;

pub use board::save_board;
pub use policy::{remove_lead_time, save_lead_time, save_severity_rule, severity_rules};
pub use roster::{save_absence, save_booking, save_shift};
pub(crate) use save::{id_for, name_or, production, save};
pub use save::{
    remove_absence, remove_board, remove_booking, remove_environment, remove_person, remove_region, remove_service,
    remove_shift, remove_store, remove_team, remove_train, remove_window, save_environment, save_person, save_region,
    save_service, save_store, save_team,
};
pub use show::show;
pub use window::save_window;
pub(crate) use window::{WALL, card, freeze_refused, of_card, scope, wall};
pub use wire::*;
