//! Where scenarios lie: beside the plan, by their names.

use std::fs;
use std::path::{Path, PathBuf};

use slipway_domain::Key;

use crate::{StorageError, Store};

/// What stands between the plan's name and the scenario's.
const MARK: &str = ".scenario-";
/// What is put behind a scenario that was thrown away.
const THROWN_AWAY: &str = ".thrown-away";

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
    pub fn path(&self, name: &Key) -> PathBuf {
        self.base.with_file_name(format!("{}{MARK}{name}.slipway", stem(&self.base)))
    }

    /// The names of the scenarios, sorted.
    pub fn names(&self) -> Result<Vec<Key>, StorageError> {
        let start = format!("{}{MARK}", stem(&self.base));
        let folder = self.base.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let failed = |source| StorageError::File { path: folder.to_owned(), source };
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let file = entry.map_err(failed)?.file_name();
            let name = file.to_str().and_then(|file| file.strip_prefix(&start)?.strip_suffix(".slipway"));
            names.extend(name.and_then(|name| Key::parse(name).ok()));
        }
        names.sort();
        Ok(names)
    }

    /// Opens the scenario of a name.
    pub fn open(&self, name: &Key) -> Result<Store, StorageError> {
        let path = self.path(name);
        if path.exists() { Store::open(&path) } else { Err(StorageError::NoScenario(name.to_string())) }
    }

    /// Throws a scenario away: its file stays beside the plan under another name, in place of an older one of that name.
    pub fn discard(&self, name: &Key) -> Result<(), StorageError> {
        let path = self.path(name);
        if !path.exists() {
            return Err(StorageError::NoScenario(name.to_string()));
        }
        // Whatever waits in the write-ahead log belongs into the file before it changes its name.
        drop(Store::open(&path)?);
        rename(&path, &self.thrown_away(name))
    }

    /// Brings a scenario back that was thrown away.
    pub fn restore(&self, name: &Key) -> Result<(), StorageError> {
        let (from, to) = (self.thrown_away(name), self.path(name));
        match (from.exists(), to.exists()) {
            (false, _) => Err(StorageError::NoScenario(name.to_string())),
            (true, true) => Err(StorageError::Exists(to)),
            (true, false) => rename(&from, &to),
        }
    }

    fn thrown_away(&self, name: &Key) -> PathBuf {
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
