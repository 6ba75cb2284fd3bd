//! The plan of the start: opened beside the window, and tried again for as long as it cannot be.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use slipway_app::{App, AppError};

/// The plan that waits to be opened; nothing once it is, or once somebody opened another one.
#[derive(Default)]
pub struct Opening(Mutex<Option<PathBuf>>);

impl Opening {
    /// With a plan that waits.
    pub fn of(plan: Option<PathBuf>) -> Self {
        Self(Mutex::new(plan))
    }

    /// Opens the plan that waits; does nothing where none does. Of two at once, the second waits for the first.
    pub fn settle(&self, app: &App) -> Result<(), AppError> {
        let mut waiting = self.waiting();
        if let Some(plan) = waiting.as_deref() {
            app.open(plan)?;
            slipway_host::note_plan(plan);
            *waiting = None;
        }
        Ok(())
    }

    /// Opens another plan; the one that waits is forgotten only when that succeeded.
    pub fn instead<T>(&self, plan: &Path, open: impl FnOnce() -> Result<T, AppError>) -> Result<T, AppError> {
        let mut waiting = self.waiting();
        let opened = open()?;
        slipway_host::note_plan(plan);
        *waiting = None;
        Ok(opened)
    }

    fn waiting(&self) -> MutexGuard<'_, Option<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
