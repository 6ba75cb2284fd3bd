//! Files that a person pointed at.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use slipway_app::host::Files;

/// Puts a file in its place whole or not at all: written beside it, flushed to the disk, then renamed.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist(path)?;
    Ok(())
}

fn read_bounded(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is longer than {limit} bytes")));
    }
    Ok(bytes)
}

/// Every file that the command line names.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnyFile;

impl Files for AnyFile {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        read_bounded(path, limit)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        write_whole(path, bytes)
    }

    fn allows(&self, _: &Path) -> bool {
        true
    }
}

/// Only files that a person chose in a dialog or named when starting the window.
#[derive(Debug, Default)]
pub struct ChosenFiles(Mutex<BTreeSet<PathBuf>>);

impl ChosenFiles {
    /// Notes that a person chose a file.
    pub fn choose(&self, path: &Path) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    fn check(&self, path: &Path) -> io::Result<()> {
        if self.allows(path) {
            return Ok(());
        }
        Err(io::Error::new(io::ErrorKind::PermissionDenied, "it was not chosen in a dialog"))
    }
}

impl Files for ChosenFiles {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.check(path)?;
        read_bounded(path, limit)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.check(path)?;
        write_whole(path, bytes)
    }

    fn allows(&self, path: &Path) -> bool {
        let chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.contains(path) || split_from(path).is_some_and(|whole| chosen.contains(&whole))
    }
}

/// The file that was chosen when a part of a split calendar is written beside it: `plan-2.ics` for `plan.ics`.
fn split_from(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_str()?;
    let (whole, number) = stem.rsplit_once('-')?;
    number.parse::<u32>().ok()?;
    Some(path.with_file_name(format!("{whole}.{}", path.extension()?.to_str()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_nobody_chose_is_neither_read_nor_written() {
        let folder = tempfile::tempdir().unwrap();
        let (chosen, other) = (folder.path().join("plan.ics"), folder.path().join("other.ics"));
        let files = ChosenFiles::default();
        files.choose(&chosen);
        assert!(files.write(&chosen, b"x").is_ok());
        assert_eq!(files.read(&chosen, 10).unwrap(), b"x");
        assert!(files.write(&folder.path().join("plan-2.ics"), b"x").is_ok(), "a part of what was chosen");
        assert!(files.write(&other, b"x").is_err());
        assert!(files.read(&other, 10).is_err());
        assert!(!other.exists());
    }

    #[test]
    fn a_file_that_is_too_long_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.csv");
        std::fs::write(&path, [0_u8; 20]).unwrap();
        assert!(AnyFile.read(&path, 19).is_err());
        assert_eq!(AnyFile.read(&path, 20).unwrap().len(), 20);
    }
}
