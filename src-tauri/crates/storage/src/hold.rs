//! Keeping hold of the file.
//!
//! By POSIX, a process loses every lock that it has on a file as soon as any
//! part of it opens and closes that file, and file choosers look into the files
//! of a folder to tell their kinds. Another program then takes itself for the
//! last one on the plan, and takes the write-ahead log away when it goes:
//! whatever is written here afterwards is seen by nobody
//! (<https://sqlite.org/howtocorrupt.html>, section 2.2).

use std::path::Path;

use rusqlite::Connection;

use crate::open::{beside, to_write};
use crate::{StorageError, Store};

/// The identity of no file, which a store has without a connection to one.
const NOBODYS: u64 = 0;

impl Store {
    /// Takes hold of the file anew: to be called whenever something in this program may have opened and closed it.
    ///
    /// Where it fails, the store counts as cut off until it is renewed.
    pub fn renew(&mut self) -> Result<(), StorageError> {
        if self.read_only {
            return Ok(());
        }
        // The old connection goes first: two in one program share the locks that were lost.
        drop(std::mem::replace(&mut self.db, Connection::open_in_memory()?));
        self.log = Some(NOBODYS);
        self.db = to_write(&self.path).map_err(|error| StorageError::from(error).placed(&self.path))?;
        self.log = None;
        Ok(())
    }

    /// Whether another program took the write-ahead log away since this was asked first.
    pub fn is_cut_off(&mut self) -> bool {
        let now = identity(&beside(&self.path, "-wal"));
        match (self.read_only, self.log) {
            (true, _) => false,
            (false, None) => {
                self.log = now;
                false
            }
            (false, known) => now != known,
        }
    }
}

/// What tells a file from another one that has the same name later.
#[cfg(unix)]
fn identity(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).ok().map(|about| about.ino())
}

/// Elsewhere a file that is open cannot be taken away.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<u64> {
    None
}
