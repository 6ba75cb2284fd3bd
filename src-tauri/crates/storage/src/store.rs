//! The plan file itself: one owner of one writing connection.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use slipway_domain::Plan;
use uuid::Uuid;

use crate::journal::{self, Change, LogFilter, Operation, Verified};
use crate::tables::column_mapping::{self, ColumnMapping};
use crate::undo::Stacks;
use crate::{StorageError, tables};

/// An open plan file.
///
/// Can be handed from thread to thread; two stores on one file see each other's
/// operations, and wait for each other when both write.
#[derive(Debug)]
pub struct Store {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    pub(crate) read_only: bool,
    pub(crate) stacks: RefCell<Stacks>,
    /// Which write-ahead log belongs to the connection, once somebody has looked.
    pub(crate) log: Option<u64>,
}

impl Store {
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
    ///
    /// A row that cannot be understood is refused with `plan.unreadable_row`, naming its table, id and column.
    pub fn load(&self) -> Result<(Plan, u64), StorageError> {
        self.reading(|db| Ok((tables::load(db)?, journal::latest(db)?)))
    }

    /// The saved mappings of CSV columns, by kind of file and name.
    pub fn column_mappings(&self) -> Result<Vec<ColumnMapping>, StorageError> {
        self.reading(column_mapping::all)
    }

    /// Reads with one consistent view of the file; whatever is written meanwhile is not kept.
    pub(crate) fn reading<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let answer = (|| {
            let tx = self.db.unchecked_transaction()?;
            let answer = read(&tx)?;
            tx.rollback()?;
            Ok(answer)
        })();
        answer.map_err(|error: StorageError| error.placed(&self.path))
    }

    /// The number of the last operation; 0 where there is none. Cheap: it shows whether another program wrote.
    pub fn latest(&self) -> Result<u64, StorageError> {
        journal::latest(&self.db).map_err(|error| error.placed(&self.path))
    }

    /// One operation by its number.
    pub fn operation_of(&self, seq: u64) -> Result<Operation, StorageError> {
        let found = journal::operations(&self.db, seq, seq)?.pop();
        found.ok_or(StorageError::NoOperation(seq))
    }

    /// One operation by the id that names it for ever; nothing where there is none.
    pub fn operation_named(&self, id: Uuid) -> Result<Option<Operation>, StorageError> {
        journal::named(&self.db, id)
    }

    /// Every operation, oldest first.
    pub fn operations(&self) -> Result<Vec<Operation>, StorageError> {
        journal::operations(&self.db, 0, u64::MAX)
    }

    /// The operations that fit a filter, newest first.
    pub fn log(&self, filter: &LogFilter) -> Result<Vec<Operation>, StorageError> {
        journal::filtered(&self.db, filter)
    }

    /// The rows that an operation touched, in the order in which it touched them.
    pub fn changes(&self, seq: u64) -> Result<Vec<Change>, StorageError> {
        journal::changes(&self.db, seq)
    }

    /// The operations that touched a row, newest first.
    pub fn operations_on(&self, row: &str) -> Result<Vec<Operation>, StorageError> {
        self.log(&LogFilter { row: Some(row.to_owned()), ..LogFilter::default() })
    }

    /// Recomputes the chain of hashes.
    pub fn verify(&self) -> Result<Verified, StorageError> {
        self.reading(journal::verify)
    }
}
