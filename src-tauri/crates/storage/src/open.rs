//! Making and opening a plan file, and what to do with one that cannot be opened.

use std::cell::RefCell;
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use slipway_domain::Plan;
use slipway_domain::time::Instant;

use crate::journal::Meta;
use crate::undo::Stacks;
use crate::{StorageError, Store, migrations};

/// How long a writer waits for another program to finish.
const PATIENCE: Duration = Duration::from_secs(5);

/// What SQLite keeps beside a file; an empty name is the file itself.
const PARTS: [&str; 3] = ["", "-wal", "-shm"];

impl Store {
    /// Makes a plan file where nothing is yet, filled with everything in `plan` as its first operation.
    ///
    /// Nothing is left behind when it fails.
    pub fn create(path: &Path, plan: &Plan, meta: &Meta) -> Result<Self, StorageError> {
        // Two programs that make the same file at once must not both succeed.
        fs::File::create_new(path).map_err(|source| match source.kind() {
            ErrorKind::AlreadyExists => StorageError::Exists(path.to_owned()),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StorageError::ReadOnly,
            ErrorKind::StorageFull => StorageError::DiskFull,
            _ => StorageError::File { path: path.to_owned(), source },
        })?;
        let made = to_write(path).map_err(StorageError::from).and_then(|mut db| {
            migrations::migrate(&mut db, path, true)?;
            let mut store = Self::of(db, path, false);
            store.write(meta, &plan.as_edits())?;
            Ok(store)
        });
        if made.is_err() {
            for part in PARTS {
                let _ = fs::remove_file(beside(path, part));
            }
        }
        made.map_err(|error| error.placed(path))
    }

    /// Opens a plan file, for reading only where it or its folder cannot be written.
    ///
    /// An older version is brought up to date, after a copy was made beside it.
    /// Refuses with a code: `plan.missing`, `plan.empty`, `plan.not_a_plan`,
    /// `plan.damaged`, `plan.newer`, `plan.locked`. The file is never deleted.
    pub fn open(path: &Path) -> Result<Self, StorageError> {
        let about = fs::metadata(path).map_err(|source| match source.kind() {
            ErrorKind::NotFound => StorageError::Missing(path.to_owned()),
            _ => StorageError::File { path: path.to_owned(), source },
        })?;
        if !about.is_file() {
            return Err(StorageError::NotAPlan(path.to_owned()));
        }
        if about.len() == 0 {
            return Err(StorageError::Empty(path.to_owned()));
        }
        if !begins_like_sqlite(path)? {
            return Err(StorageError::NotAPlan(path.to_owned()));
        }
        let opened = if about.permissions().readonly() {
            Self::open_to_read(path).and_then(|store| is_whole(&store.db, path).map(|()| store))
        } else {
            Self::open_to_write(path)
        };
        opened.map_err(|error| error.placed(path))
    }

    /// A connection of its own that only reads, for long exports: it never blocks a writer, nor is it blocked.
    pub fn reader(&self) -> Result<Self, StorageError> {
        Self::open_to_read(&self.path).map_err(|error| error.placed(&self.path))
    }

    /// Moves a file that cannot be opened aside, with what SQLite keeps beside it, and says where it is now.
    ///
    /// `at` becomes part of the new name. Call it only when a person asked for it.
    pub fn set_aside(path: &Path, at: Instant) -> Result<PathBuf, StorageError> {
        let name = |part: &str| beside(path, &format!(".damaged-{}{part}", at.utc().format("%Y%m%dT%H%M%SZ")));
        if let Some(taken) = PARTS.map(name).into_iter().find(|taken| taken.exists()) {
            return Err(StorageError::Exists(taken));
        }
        for part in PARTS {
            let (from, to) = (beside(path, part), name(part));
            let failed = |source: std::io::Error| StorageError::File { path: from.clone(), source };
            match fs::rename(&from, &to) {
                Err(error) if error.kind() == ErrorKind::NotFound && !part.is_empty() => {}
                Err(error) if error.kind() == ErrorKind::NotFound => return Err(StorageError::Missing(from)),
                other => other.map_err(failed)?,
            }
        }
        Ok(name(""))
    }

    fn open_to_write(path: &Path) -> Result<Self, StorageError> {
        let mut db = match to_write(path) {
            Err(error) if refuses_to_write(&error) => return Self::open_to_read(path),
            other => other?,
        };
        if db.is_readonly("main")? {
            return Self::open_to_read(path);
        }
        belongs_to_us(&db, path)?;
        is_whole(&db, path)?;
        migrations::migrate(&mut db, path, true)?;
        Ok(Self::of(db, path, false))
    }

    /// Opens without ever writing to the file or its folder.
    ///
    /// An older version is brought up to date in memory alone; so is a file in a
    /// folder that cannot be written, where SQLite could not keep track of other
    /// programs. Such a store does not see what others write afterwards.
    fn open_to_read(path: &Path) -> Result<Self, StorageError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(path, flags).and_then(|db| {
            set_up(&db)?;
            db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
            Ok(db)
        });
        let (db, alone) = match opened {
            Err(error) if refuses_to_write(&error) => (unshared(path)?, true),
            other => (other?, false),
        };
        belongs_to_us(&db, path)?;
        if migrations::recognise(&db, path)? == migrations::NEWEST && !alone {
            return Ok(Self::of(db, path, true));
        }
        let mut copy = in_memory(&db)?;
        migrations::migrate(&mut copy, path, false)?;
        Ok(Self::of(copy, path, true))
    }

    pub(crate) fn of(db: Connection, path: &Path, read_only: bool) -> Self {
        Self { db, path: path.to_owned(), read_only, stacks: RefCell::new(Stacks::default()), log: None }
    }
}

fn begins_like_sqlite(path: &Path) -> Result<bool, StorageError> {
    let mut head = [0_u8; 16];
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    match read {
        Ok(()) => Ok(head == *b"SQLite format 3\0"),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(source) => Err(StorageError::File { path: path.to_owned(), source }),
    }
}

fn belongs_to_us(db: &Connection, path: &Path) -> Result<(), StorageError> {
    let id: i64 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if id == migrations::APPLICATION_ID { Ok(()) } else { Err(StorageError::NotAPlan(path.to_owned())) }
}

/// Reads through every page once, so that damage is said before anybody works on it.
fn is_whole(db: &Connection, path: &Path) -> Result<(), StorageError> {
    let found: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(StorageError::Damaged { path: path.to_owned(), why: found }) }
}

/// What every connection is told.
fn set_up(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(128);
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "temp_store", "MEMORY")
}

pub(crate) fn to_write(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    set_up(&db)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    Ok(db)
}

/// Whether SQLite stopped because the file or its folder cannot be written.
fn refuses_to_write(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied))
}

/// Opens a file in a folder that cannot be written, without looking for other programs.
///
/// Refused while there are writes beside the file that such a look would miss.
fn unshared(path: &Path) -> Result<Connection, StorageError> {
    let waiting = fs::metadata(beside(path, "-wal")).is_ok_and(|about| about.len() > 0);
    let (false, Some(text)) = (waiting, path.to_str()) else { return Err(StorageError::ReadOnly) };
    let mut address = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    if cfg!(windows) {
        address = format!("/{}", address.replace('\\', "/"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(format!("file:{address}?immutable=1"), flags)?;
    set_up(&db)?;
    Ok(db)
}

fn in_memory(db: &Connection) -> Result<Connection, StorageError> {
    let mut copy = Connection::open_in_memory()?;
    rusqlite::backup::Backup::new(db, &mut copy)?.run_to_completion(10_000, Duration::ZERO, None)?;
    set_up(&copy)?;
    Ok(copy)
}

/// The path of something that SQLite keeps beside a file.
pub(crate) fn beside(path: &Path, part: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(part);
    name.into()
}
