//! The catalogue: services, teams, environments, regions, people, trains and windows.

mod save;
mod show;
mod wire;

pub(crate) use save::production;
pub use save::{
    remove_environment, remove_person, remove_region, remove_service, remove_team, remove_train, remove_window,
    save_environment, save_person, save_region, save_service, save_team, save_train, save_window,
};
pub use show::show;
pub use wire::*;
