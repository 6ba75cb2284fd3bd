//! What the use cases need from the world outside, handed in by the window or the command line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use slipway_domain::time::Instant;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;
}

/// Makes ids that were never used before.
pub trait Ids: Send + Sync {
    /// A new `UUIDv7`.
    fn next(&self) -> Uuid;
}

/// Reads and writes the files that a person pointed at.
///
/// The window answers only for paths that came from a dialog; the command line
/// for paths that were named on it.
pub trait Files: Send + Sync {
    /// The bytes of a file; refuses one that is longer than `limit`.
    fn read(&self, path: &Path, limit: u64) -> std::io::Result<Vec<u8>>;

    /// Puts a file in its place whole or not at all.
    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()>;

    /// Takes a file away that this program wrote.
    fn remove(&self, path: &Path) -> std::io::Result<()>;

    /// The files of a folder, sorted by name.
    fn list(&self, folder: &Path) -> std::io::Result<Vec<PathBuf>>;

    /// Whether the person pointed at this path, so that a plan may be opened or made there.
    fn allows(&self, path: &Path) -> bool;

    /// Lets a file or a folder at which the person pointed be used in later sessions too; refuses others.
    fn remember(&self, path: &Path) -> std::io::Result<()>;
}

/// What this machine remembers beside every plan, by name; a name has letters, digits, dots and hyphens only.
pub trait Memory: Send + Sync {
    /// What is remembered by a name; nothing where nothing is.
    fn recall(&self, name: &str) -> std::io::Result<Option<String>>;

    /// Remembers a text in place of what was there.
    fn keep(&self, name: &str, text: &str) -> std::io::Result<()>;
}

/// Follows work that takes long, and stops it when asked.
pub trait Task: Send + Sync {
    /// Says how far the work has come, in parts of a whole.
    fn progress(&self, done: usize, whole: usize);

    /// Whether the person wants it to stop.
    fn is_cancelled(&self) -> bool;
}

/// A task that nobody follows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unattended;

impl Task for Unattended {
    fn progress(&self, _: usize, _: usize) {}

    fn is_cancelled(&self) -> bool {
        false
    }
}

/// A machine that remembers nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMemory;

impl Memory for NoMemory {
    fn recall(&self, _: &str) -> std::io::Result<Option<String>> {
        Ok(None)
    }

    fn keep(&self, _: &str, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

/// The world outside.
#[derive(Clone)]
pub struct Host {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Makes ids.
    pub ids: Arc<dyn Ids>,
    /// Reads and writes files.
    pub files: Arc<dyn Files>,
    /// Remembers what belongs to this machine and to no plan.
    pub memory: Arc<dyn Memory>,
    /// Who acts.
    pub actor: String,
    /// From which machine.
    pub machine: String,
}
