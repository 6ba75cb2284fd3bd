//! The plan file itself: one owner of one writing connection.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use slipway_domain::Plan;
use slipway_domain::plan::Edit;

use crate::journal::{self, Change, Meta, Operation, Verified};
use crate::undo::{self, Stacks};
use crate::{StorageError, migrations, tables};

/// An open plan file.
#[derive(Debug)]
pub struct Store {
    pub(crate) db: Connection,
    path: PathBuf,
    read_only: bool,
}

/// How long a writer waits for another program to finish.
const PATIENCE: Duration = Duration::from_secs(5);

impl Store {
    /// Makes a plan file where nothing is yet, filled with everything in `plan` as its first operation.
    ///
    /// Nothing is left behind when it fails.
    pub fn create(path: &Path, plan: &Plan, meta: &Meta) -> Result<Self, StorageError> {
        if path.exists() {
            return Err(StorageError::Exists(path.to_owned()));
        }
        let made = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE, false)
            .and_then(|mut store| {
                migrations::migrate(&mut store.db, path)?;
                store.write(meta, &plan.as_edits())?;
                Ok(store)
            });
        if made.is_err() {
            for suffix in ["", "-wal", "-shm"] {
                let _ = fs::remove_file(format!("{}{suffix}", path.display()));
            }
        }
        made.map_err(|error| placed(error, path))
    }

    /// Opens a plan file, for reading only where it or its folder cannot be written.
    pub fn open(path: &Path) -> Result<Self, StorageError> {
        let about = fs::metadata(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => StorageError::Missing(path.to_owned()),
            _ => StorageError::File { path: path.to_owned(), source },
        })?;
        if about.len() == 0 {
            return Err(StorageError::Empty(path.to_owned()));
        }
        if !about.is_file() || !begins_like_sqlite(path) {
            return Err(StorageError::NotAPlan(path.to_owned()));
        }
        Self::open_checked(path, about.permissions().readonly()).map_err(|error| placed(error, path))
    }

    fn open_checked(path: &Path, read_only: bool) -> Result<Self, StorageError> {
        let flags = if read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
        let mut store = match Self::connect(path, flags, read_only) {
            Err(StorageError::ReadOnly) => Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, true)?,
            other => other?,
        };
        let id: i64 = store.db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        if id != migrations::APPLICATION_ID {
            return Err(StorageError::NotAPlan(path.to_owned()));
        }
        if store.read_only {
            let found = migrations::version(&store.db)?;
            if found > migrations::NEWEST {
                return Err(StorageError::Newer { path: path.to_owned(), found, known: migrations::NEWEST });
            }
        } else {
            migrations::migrate(&mut store.db, path)?;
        }
        Ok(store)
    }

    fn connect(path: &Path, flags: OpenFlags, read_only: bool) -> Result<Self, StorageError> {
        let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        db.busy_timeout(PATIENCE)?;
        db.set_prepared_statement_cache_capacity(128);
        db.pragma_update(None, "foreign_keys", true)?;
        if !read_only {
            db.pragma_update(None, "journal_mode", "WAL")?;
            db.pragma_update(None, "synchronous", "FULL")?;
        }
        Ok(Self { db, path: path.to_owned(), read_only })
    }

    /// Waits at most this long while another program writes.
    pub fn wait_at_most(&self, patience: Duration) -> Result<(), StorageError> {
        Ok(self.db.busy_timeout(patience)?)
    }

    /// Refuses to let the file grow beyond this many pages, as a quota would.
    pub fn limit_pages(&self, pages: i64) -> Result<(), StorageError> {
        Ok(self.db.pragma_update(None, "max_page_count", pages)?)
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file can only be read.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Reads the whole plan and the number of the operation after which it stands so.
    pub fn load(&self) -> Result<(Plan, u64), StorageError> {
        self.reading(|db| Ok((tables::load(db)?, journal::latest(db)?)))
    }

    /// Writes some edits as one operation; answers with nothing where they change nothing.
    ///
    /// All of them are written or none.
    pub fn write(&mut self, meta: &Meta, edits: &[Edit]) -> Result<Option<Operation>, StorageError> {
        self.operation(meta, None, |db| edits.iter().try_for_each(|edit| tables::write(db, edit)))
    }

    /// Takes the last operation back.
    pub fn undo(&mut self, meta: &Meta) -> Result<Operation, StorageError> {
        let seq = self.stacks()?.undo.last().copied().ok_or(StorageError::Nothing("undo"))?;
        self.undo_one(meta, seq)
    }

    /// Brings back what the last undo took back.
    pub fn redo(&mut self, meta: &Meta) -> Result<Operation, StorageError> {
        let seq = self.stacks()?.redo.last().copied().ok_or(StorageError::Nothing("redo"))?;
        self.undo_one(meta, seq)
    }

    /// Takes one operation back; refuses when its rows have changed since.
    pub fn undo_one(&mut self, meta: &Meta, seq: u64) -> Result<Operation, StorageError> {
        let done = self.operation(meta, Some(seq), |db| undo::take_back(db, seq))?;
        done.ok_or(StorageError::NoOperation(seq))
    }

    fn operation(
        &mut self,
        meta: &Meta,
        undoes: Option<u64>,
        act: impl FnOnce(&Connection) -> Result<(), StorageError>,
    ) -> Result<Option<Operation>, StorageError> {
        if self.read_only {
            return Err(StorageError::ReadOnly);
        }
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        let seq = journal::begin(&tx)?;
        act(&tx)?;
        let operation = journal::finish(&tx, seq, meta, undoes)?;
        tx.commit()?;
        Ok(operation)
    }

    /// Reads with one consistent view of the file.
    pub(crate) fn reading<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let tx = self.db.unchecked_transaction()?;
        let answer = read(&tx)?;
        tx.finish()?;
        Ok(answer)
    }

    /// The number of the last operation; 0 where there is none. Cheap: it shows whether another program wrote.
    pub fn latest(&self) -> Result<u64, StorageError> {
        journal::latest(&self.db)
    }

    pub(crate) fn stacks(&self) -> Result<Stacks, StorageError> {
        undo::stacks(&self.db)
    }

    /// What undo and redo would act on.
    pub fn candidates(&self) -> Result<(Option<Operation>, Option<Operation>), StorageError> {
        let stacks = self.stacks()?;
        let find = |seq: Option<&u64>| seq.map_or(Ok(None), |seq| self.find(*seq));
        Ok((find(stacks.undo.last())?, find(stacks.redo.last())?))
    }

    fn find(&self, seq: u64) -> Result<Option<Operation>, StorageError> {
        Ok(journal::operations(&self.db, seq, seq)?.into_iter().next())
    }

    /// One operation.
    pub fn operation_of(&self, seq: u64) -> Result<Operation, StorageError> {
        self.find(seq)?.ok_or(StorageError::NoOperation(seq))
    }

    /// Every operation, oldest first.
    pub fn operations(&self) -> Result<Vec<Operation>, StorageError> {
        journal::operations(&self.db, 0, u64::MAX)
    }

    /// The rows that an operation touched.
    pub fn changes(&self, seq: u64) -> Result<Vec<Change>, StorageError> {
        journal::changes(&self.db, seq)
    }

    /// The operations that touched a row, newest first.
    pub fn operations_on(&self, row: &str) -> Result<Vec<Operation>, StorageError> {
        let mut statement =
            self.db.prepare_cached("SELECT DISTINCT seq FROM change WHERE row_id = ? ORDER BY seq DESC")?;
        let seqs: Vec<i64> = statement.query_map([row], |row| row.get(0))?.collect::<Result<_, _>>()?;
        seqs.into_iter().map(|seq| self.operation_of(seq.unsigned_abs())).collect()
    }

    /// Recomputes the chain of hashes.
    pub fn verify(&self) -> Result<Verified, StorageError> {
        self.reading(journal::verify)
    }
}

fn begins_like_sqlite(path: &Path) -> bool {
    use std::io::Read as _;
    let mut head = [0_u8; 16];
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == *b"SQLite format 3\0"
}

/// The same trouble with the place where it happened.
fn placed(error: StorageError, path: &Path) -> StorageError {
    match error {
        StorageError::Damaged { why, .. } => StorageError::Damaged { path: path.to_owned(), why },
        other => other,
    }
}
