//! Scenarios: copies of a plan file with a journal that goes on by itself.

mod files;

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::journal::Change;
use crate::{StorageError, Store, journal};

pub use files::{ScenarioFiles, ScenarioName, ScenarioNameError};

/// What a scenario is a copy of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// What it is called.
    pub name: String,
    /// The operation of the plan after which it was copied.
    pub fork: u64,
}

impl Store {
    /// Copies the plan as it stands into a scenario of its own at another place, where nothing may be yet.
    ///
    /// Half a copy never stays behind.
    pub fn fork(&self, path: &Path, name: &str) -> Result<Scenario, StorageError> {
        if path.exists() {
            return Err(StorageError::Exists(path.to_owned()));
        }
        let copied = self.copy(path, name);
        if copied.is_err() {
            let _ = fs::remove_file(path);
        }
        copied
    }

    fn copy(&self, path: &Path, name: &str) -> Result<Scenario, StorageError> {
        self.db.backup("main", path, None::<fn(rusqlite::backup::Progress)>)?;
        let copy = Connection::open(path)?;
        let scenario = Scenario { name: name.to_owned(), fork: journal::latest(&copy)? };
        copy.execute("DELETE FROM scenario", [])?;
        copy.execute(
            "INSERT INTO scenario (name, fork) VALUES (?, ?)",
            rusqlite::params![scenario.name, scenario.fork as i64],
        )?;
        copy.close().map_err(|(_, error)| error)?;
        Ok(scenario)
    }

    /// What the file is a copy of; nothing for a plan that is none.
    pub fn scenario(&self) -> Result<Option<Scenario>, StorageError> {
        self.reading(|db| {
            let found = db.query_row("SELECT name, fork FROM scenario", [], |row| {
                Ok(Scenario { name: row.get(0)?, fork: row.get::<_, i64>(1)?.unsigned_abs() })
            });
            Ok(found.optional()?)
        })
    }

    /// The net changes of a scenario since it was copied; none for a plan that is none.
    pub fn scenario_changes(&self) -> Result<Vec<Change>, StorageError> {
        match self.scenario()? {
            Some(scenario) => self.difference(scenario.fork, self.latest()?),
            None => Ok(Vec::new()),
        }
    }
}
