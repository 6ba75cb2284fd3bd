//! The machine under the use cases: its clock, ids, files and the person at it.
//!
//! The window and the command line hand these to `app`, which reads nothing of
//! the machine by itself.

mod faults;
mod files;
mod memory;

use std::path::PathBuf;
use std::sync::Mutex;

use slipway_app::host::{Clock, Ids};
use slipway_domain::time::Instant;
use uuid::{ContextV7, Timestamp, Uuid};

pub use faults::note_fault;
pub use files::{AnyFile, ChosenFiles, write_whole};
pub use memory::MachineMemory;

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::from(chrono::Utc::now())
    }
}

/// A clock that stands still, so that output can be repeated.
#[derive(Clone, Copy, Debug)]
pub struct StoppedClock(pub Instant);

impl Clock for StoppedClock {
    fn now(&self) -> Instant {
        self.0
    }
}

/// `UUIDv7`s that rise even within one millisecond.
#[derive(Debug)]
pub struct RisingIds(Mutex<ContextV7>);

impl Default for RisingIds {
    fn default() -> Self {
        Self(Mutex::new(ContextV7::new()))
    }
}

impl Ids for RisingIds {
    fn next(&self) -> Uuid {
        let context = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Uuid::new_v7(Timestamp::now(&*context))
    }
}

/// The name of the person at the machine.
pub fn actor() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "unknown".to_owned())
}

/// The name of the machine.
pub fn machine() -> String {
    let told = std::env::var("HOSTNAME").or_else(|_| std::env::var("COMPUTERNAME")).ok();
    let kept = || std::fs::read_to_string("/etc/hostname").ok();
    told.or_else(kept)
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "unknown".to_owned())
}

/// The folder of this program in the user's state folder.
fn state() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || {
        std::env::var_os("HOME")
            .or_else(|| std::env::var_os("LOCALAPPDATA"))
            .map(|home| PathBuf::from(home).join(".local/state"))
    };
    Some(state.or_else(home)?.join("slipway"))
}

/// Where this machine remembers what belongs to no plan: `slipway/memory` in the user's state folder.
pub fn memory_folder() -> Option<PathBuf> {
    Some(state()?.join("memory"))
}

/// Where the window notes files and folders that a person chose to be used in later sessions too.
pub fn chosen_note() -> Option<PathBuf> {
    Some(state()?.join("chosen-paths"))
}

/// Where the window notes which plan it opened last: `slipway/last-plan` in the user's state folder.
pub fn last_plan_note() -> Option<PathBuf> {
    Some(state()?.join("last-plan"))
}

/// The plan that the window opened last, if it is still there.
pub fn last_plan() -> Option<PathBuf> {
    let note = std::fs::read_to_string(last_plan_note()?).ok()?;
    Some(PathBuf::from(note.trim())).filter(|path| path.is_file())
}

/// Notes which plan the window opened; a note that cannot be written is only a convenience lost.
pub fn note_plan(path: &std::path::Path) {
    if let (Some(note), Ok(path)) = (last_plan_note(), path.canonicalize()) {
        let written = note.parent().map_or(Ok(()), std::fs::create_dir_all);
        let _ = written.and_then(|()| write_whole(&note, path.display().to_string().as_bytes()));
    }
}
