//! What this machine remembers beside every plan.

use std::io;
use std::path::PathBuf;

use slipway_app::host::Memory;

use crate::files::write_whole;

/// One small file for each name, in a folder of the user's state; remembers nothing where there is no such folder.
#[derive(Clone, Debug)]
pub struct MachineMemory(Option<PathBuf>);

impl MachineMemory {
    /// In a folder, which is made when something is kept.
    pub const fn within(folder: Option<PathBuf>) -> Self {
        Self(folder)
    }

    fn place(&self, name: &str) -> io::Result<Option<PathBuf>> {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.');
        if name.is_empty() || name.starts_with('.') || !name.chars().all(plain) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{name:?} is no name")));
        }
        Ok(self.0.as_ref().map(|folder| folder.join(format!("{name}.json"))))
    }
}

impl Memory for MachineMemory {
    fn recall(&self, name: &str) -> io::Result<Option<String>> {
        let Some(place) = self.place(name)? else { return Ok(None) };
        match std::fs::read_to_string(place) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn keep(&self, name: &str, text: &str) -> io::Result<()> {
        let Some(place) = self.place(name)? else { return Ok(()) };
        if let Some(folder) = place.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_whole(&place, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_recalled_by_its_name_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let memory = MachineMemory::within(Some(folder.path().join("memory")));
        assert_eq!(memory.recall("a-1").unwrap(), None);
        memory.keep("a-1", "{}").unwrap();
        memory.keep("a-1", "[]").unwrap();
        assert_eq!(memory.recall("a-1").unwrap().as_deref(), Some("[]"));
        assert_eq!(memory.recall("a-2").unwrap(), None);
    }

    #[test]
    fn a_name_that_would_lead_elsewhere_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let memory = MachineMemory::within(Some(folder.path().to_owned()));
        for name in ["", "../a", "a/b", ".a", "a b"] {
            assert!(memory.keep(name, "x").is_err(), "{name}");
        }
    }

    #[test]
    fn a_machine_without_a_state_folder_remembers_nothing_and_says_no_error() {
        let memory = MachineMemory::within(None);
        memory.keep("a", "x").unwrap();
        assert_eq!(memory.recall("a").unwrap(), None);
    }
}
