//! The application: the world outside, and the plan on the desk.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use slipway_storage::Store;

use super::{Context, Desk, no_plan};
use crate::commands::{self, Effect};
use crate::error::{AppError, Result};
use crate::host::{Host, Task};

/// Every use case behind one door.
///
/// Safe to share between threads: use cases run one after the other.
pub struct App {
    host: Host,
    desk: Mutex<Option<Desk>>,
    /// Whether another program wrote and nobody who watches was told yet.
    overtaken: AtomicBool,
    /// Whether a command changed the plan since that was asked last.
    changed: AtomicBool,
}

impl App {
    /// An application with an empty desk.
    pub fn new(host: Host) -> Self {
        Self { host, desk: Mutex::new(None), overtaken: AtomicBool::new(false), changed: AtomicBool::new(false) }
    }

    /// The world outside.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// Runs a command of the table by its name.
    pub fn call(&self, name: &str, input: Value, task: &dyn Task) -> Result<Value> {
        let command = commands::find(name).ok_or_else(|| {
            AppError::usage("call.unknown", format!("there is no command {name:?}"))
                .hint("`slipway commands` lists every command")
        })?;
        let seq = || self.desk().as_ref().map(Desk::seq);
        let before = seq();
        let answer = command.run(self, input, task);
        if answer.is_ok() && command.effect == Effect::Change && seq() != before {
            self.changed.store(true, Ordering::Relaxed);
        }
        answer
    }

    /// Whether a command changed the plan since this was asked last.
    pub fn was_changed(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }

    /// Takes a plan file to the desk, in place of the one that is there.
    pub fn open(&self, path: &Path) -> Result<()> {
        let desk = Desk::new(Store::open(path)?)?;
        *self.desk() = Some(desk);
        // Opening looks into the file beside the connection that the desk had to it before.
        self.hold_again()
    }

    /// Takes hold of the open plan's file anew: to be called whenever something in this program, such as a file chooser,
    /// may have opened and closed it.
    pub fn hold_again(&self) -> Result<()> {
        self.desk().as_mut().map_or(Ok(()), |desk| Ok(desk.store.renew()?))
    }

    /// Whether another program wrote into the open plan since this was asked last.
    ///
    /// What a use case noticed by itself meanwhile counts too.
    pub fn was_overtaken(&self) -> Result<bool> {
        self.catch_up()?;
        Ok(self.overtaken.swap(false, Ordering::Relaxed))
    }

    /// Reads the plan again where another program wrote into it since it was read.
    pub(super) fn catch_up(&self) -> Result<()> {
        let mut desk = self.desk();
        let Some(desk) = desk.as_mut() else { return Ok(()) };
        if desk.store.is_cut_off() {
            desk.store.renew()?;
        }
        if desk.is_behind()? {
            desk.reload()?;
            self.overtaken.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Asks something about the open plan.
    pub(crate) fn ask<T>(&self, use_case: &'static str, ask: impl FnOnce(&Desk, &Context) -> Result<T>) -> Result<T> {
        self.catch_up()?;
        ask(self.desk().as_ref().ok_or_else(no_plan)?, &self.context(use_case))
    }

    /// Changes the open plan.
    pub(crate) fn change<T>(
        &self,
        use_case: &'static str,
        change: impl FnOnce(&mut Desk, &Context) -> Result<T>,
    ) -> Result<T> {
        self.catch_up()?;
        change(self.desk().as_mut().ok_or_else(no_plan)?, &self.context(use_case))
    }

    pub(crate) fn context(&self, use_case: &'static str) -> Context {
        Context { host: self.host.clone(), use_case }
    }

    /// The desk. A panic in a use case leaves no half-made plan, because a change is written before it is followed.
    pub(super) fn desk(&self) -> MutexGuard<'_, Option<Desk>> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::host::Unattended;
    use crate::testing::Room;

    #[test]
    fn a_change_is_told_once_and_a_question_a_refusal_or_a_preview_is_none() {
        let room = Room::new();
        room.app().was_changed();
        room.call("catalogue_show", json!({}));
        room.refused("release_remove", json!({ "key": "R-9" }));
        let file = room.put("teams.csv", "key,name\npay,Pay\n");
        room.call("file_import", json!({ "kind": "services", "paths": [file], "mode": "preview" }));
        assert!(!room.app().was_changed());
        room.call("team_save", json!({ "key": "pay", "name": "Pay" }));
        assert!(room.app().was_changed());
        assert!(!room.app().was_changed());
    }

    #[test]
    fn what_another_program_wrote_is_told_once_even_when_a_use_case_noticed_it_first() {
        let room = Room::new();
        let write = |name: &str| {
            let team = json!({ "key": name, "name": name });
            room.beside().call("team_save", team, &Unattended).unwrap();
        };
        assert!(!room.app().was_overtaken().unwrap());
        write("one");
        assert!(room.app().was_overtaken().unwrap());
        assert!(!room.app().was_overtaken().unwrap());
        write("two");
        assert_eq!(room.call("catalogue_show", json!({}))["teams"][1]["key"], "two");
        assert!(room.app().was_overtaken().unwrap(), "whoever watches has not heard of it yet");
        room.call("team_save", json!({ "key": "own", "name": "Own" }));
        assert!(!room.app().was_overtaken().unwrap(), "what was done here is no news");
    }
}
