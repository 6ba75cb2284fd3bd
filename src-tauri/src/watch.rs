//! Noticing what another program wrote into the open plan, and keeping published calendars up to date.

use std::sync::Arc;
use std::time::Duration;

use slipway_app::host::Unattended;
use slipway_app::publication::keep_published;
use tauri::{AppHandle, Emitter as _};

use crate::Shell;

/// How often the plan file is looked at; one look is a single number read.
const PAUSE: Duration = Duration::from_secs(1);
/// After how many looks without another change calendars are published: a person who drags makes many.
const QUIET: u8 = 2;

/// Looks for operations of other programs for as long as the window is open.
pub fn watch(window: AppHandle, shell: Arc<Shell>) {
    std::thread::spawn(move || {
        let mut waits: Option<u8> = None;
        loop {
            std::thread::sleep(PAUSE);
            // A file that cannot be read right now is looked at again; use cases say what is wrong with it.
            let overtaken = shell.app.was_overtaken().unwrap_or(false);
            if overtaken && window.emit("plan_changed", ()).is_err() {
                break;
            }
            if shell.app.was_changed() || overtaken {
                waits = Some(QUIET);
            }
            match waits {
                Some(0) => {
                    waits = None;
                    // A page that no longer listens reads how publishing stands when it is there again.
                    let _ = match keep_published(&shell.app, &Unattended) {
                        Some(Ok(_)) => window.emit("publication_done", ()),
                        Some(Err(error)) => window.emit("publication_failed", error),
                        None => Ok(()),
                    };
                }
                looks => waits = looks.map(|looks| looks - 1),
            }
        }
    });
}
