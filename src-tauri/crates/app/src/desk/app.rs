//! The application: the world outside, and the plan on the desk.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use slipway_storage::Store;

use super::{Context, Desk, no_plan};
use crate::commands;
use crate::error::{AppError, Result};
use crate::host::{Host, Task};

/// Every use case behind one door.
///
/// Safe to share between threads: use cases run one after the other.
pub struct App {
    host: Host,
    desk: Mutex<Option<Desk>>,
}

impl App {
    /// An application with an empty desk.
    pub fn new(host: Host) -> Self {
        Self { host, desk: Mutex::new(None) }
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
        command.run(self, input, task)
    }

    /// Takes a plan file to the desk, in place of the one that is there.
    pub fn open(&self, path: &Path) -> Result<()> {
        let desk = Desk::new(Store::open(path)?)?;
        *self.desk() = Some(desk);
        Ok(())
    }

    /// Whether another program wrote into the open plan since it was read; reads it again if so.
    pub fn catch_up(&self) -> Result<bool> {
        let behind = match self.desk().as_ref() {
            Some(desk) => desk.is_behind()?,
            None => false,
        };
        if behind && let Some(desk) = self.desk().as_mut() {
            desk.reload()?;
        }
        Ok(behind)
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
