//! Where scenarios lie: beside the plan, by their names.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use thiserror::Error;

use crate::{StorageError, Store};

/// What stands between the plan's name and the scenario's.
const MARK: &str = ".scenario-";
/// What is put behind a scenario that was thrown away.
const THROWN_AWAY: &str = ".thrown-away";

/// The name of a scenario, which becomes a part of its file's name.
///
/// 1 to 64 letters, digits and `.-_` of ASCII that do not begin with a dot, so that it never leads to another folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScenarioName(String);

/// Why a text is no name of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} cannot name a scenario; use 1 to 64 letters, digits and .-_, and do not begin with a dot")]
pub struct ScenarioNameError(String);

impl ScenarioName {
    /// The longest name, in characters.
    pub const MAX: usize = 64;

    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ScenarioName {
    type Err = ScenarioNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || ".-_".contains(letter);
        let fits = (1..=Self::MAX).contains(&text.len()) && !text.starts_with('.') && text.chars().all(allowed);
        if fits { Ok(Self(text.to_owned())) } else { Err(ScenarioNameError(text.to_owned())) }
    }
}

impl fmt::Display for ScenarioName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The scenarios beside a plan file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioFiles {
    base: PathBuf,
}

impl ScenarioFiles {
    /// Those beside a plan, or beside the plan of which a file is a scenario.
    ///
    /// Refuses a scenario whose plan is not beside it.
    pub fn around(store: &Store) -> Result<Self, StorageError> {
        let path = store.path().to_owned();
        let Some(scenario) = store.scenario()? else { return Ok(Self { base: path }) };
        let stem = stem(&path);
        let base = stem.strip_suffix(&format!("{MARK}{}", scenario.name));
        let base = base.map(|base| path.with_file_name(format!("{base}.slipway")));
        base.filter(|base| base.exists()).map(|base| Self { base }).ok_or(StorageError::Alone(path))
    }

    /// The plan.
    pub fn base(&self) -> &Path {
        &self.base
    }

    /// Where the scenario of a name lies, or would lie.
    pub fn path(&self, name: &ScenarioName) -> PathBuf {
        self.base.with_file_name(format!("{}{MARK}{name}.slipway", stem(&self.base)))
    }

    /// The names of the scenarios, sorted.
    pub fn names(&self) -> Result<Vec<ScenarioName>, StorageError> {
        self.ending_in(".slipway")
    }

    /// The names of the scenarios that were thrown away and can be brought back, sorted.
    pub fn thrown_away(&self) -> Result<Vec<ScenarioName>, StorageError> {
        self.ending_in(&format!(".slipway{THROWN_AWAY}"))
    }

    fn ending_in(&self, end: &str) -> Result<Vec<ScenarioName>, StorageError> {
        let start = format!("{}{MARK}", stem(&self.base));
        let folder = self.base.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let failed = |source| StorageError::File { path: folder.to_owned(), source };
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let file = entry.map_err(failed)?.file_name();
            let name = file.to_str().and_then(|file| file.strip_prefix(&start)?.strip_suffix(end));
            names.extend(name.and_then(|name| name.parse::<ScenarioName>().ok()));
        }
        names.sort();
        Ok(names)
    }

    /// Opens the scenario of a name.
    pub fn open(&self, name: &ScenarioName) -> Result<Store, StorageError> {
        let path = self.path(name);
        if path.exists() { Store::open(&path) } else { Err(StorageError::NoScenario(name.to_string())) }
    }

    /// Throws a scenario away: its file stays beside the plan under another name, in place of an older one of that name.
    pub fn discard(&self, name: &ScenarioName) -> Result<(), StorageError> {
        let path = self.path(name);
        if !path.exists() {
            return Err(StorageError::NoScenario(name.to_string()));
        }
        // Whatever waits in the write-ahead log belongs into the file before it changes its name.
        drop(Store::open(&path)?);
        rename(&path, &self.bin(name))
    }

    /// Brings a scenario back that was thrown away.
    pub fn restore(&self, name: &ScenarioName) -> Result<(), StorageError> {
        let (from, to) = (self.bin(name), self.path(name));
        match (from.exists(), to.exists()) {
            (false, _) => Err(StorageError::NoScenario(name.to_string())),
            (true, true) => Err(StorageError::Exists(to)),
            (true, false) => rename(&from, &to),
        }
    }

    fn bin(&self, name: &ScenarioName) -> PathBuf {
        let mut path = self.path(name).into_os_string();
        path.push(THROWN_AWAY);
        path.into()
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), StorageError> {
    fs::rename(from, to).map_err(|source| StorageError::File { path: from.to_owned(), source })
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "plan".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leads_to_another_folder() {
        for name in ["what-if", "Q1_2027.b", "a"] {
            assert_eq!(name.parse::<ScenarioName>().map(|name| name.to_string()).as_deref(), Ok(name));
        }
        for name in ["", "a b", "../evil", "a/b", "a\\b", ".hidden", "ü", "a\u{0}", &"a".repeat(65)] {
            assert!(name.parse::<ScenarioName>().is_err(), "{name}");
        }
    }
}
