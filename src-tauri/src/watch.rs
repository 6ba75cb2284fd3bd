//! Noticing what another program wrote into the open plan.

use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, Emitter as _};

use crate::Shell;

/// How often the plan file is looked at; one look is a single number read.
const PAUSE: Duration = Duration::from_secs(1);

/// Looks for operations of other programs for as long as the window is open.
pub fn watch(window: AppHandle, shell: Arc<Shell>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(PAUSE);
            // A file that cannot be read right now is looked at again; use cases say what is wrong with it.
            if shell.app.was_overtaken().unwrap_or(false) && window.emit("plan_changed", ()).is_err() {
                break;
            }
        }
    });
}
