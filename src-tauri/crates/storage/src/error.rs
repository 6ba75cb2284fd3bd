//! What can go wrong with a plan file.

use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a plan file could not be opened, read or written.
#[derive(Debug, Error)]
pub enum StorageError {
    /// There is no file.
    #[error("there is no plan file at {0}")]
    Missing(PathBuf),
    /// There is a file already where a new one should be made.
    #[error("there is already a file at {0}")]
    Exists(PathBuf),
    /// The file has no content.
    #[error("the file {0} is empty; it is not a plan")]
    Empty(PathBuf),
    /// The file is something else.
    #[error("the file {0} is not a Slipway plan")]
    NotAPlan(PathBuf),
    /// The file cannot be read through.
    #[error("the plan file {path} is damaged: {why}")]
    Damaged {
        /// Where it is.
        path: PathBuf,
        /// What was found.
        why: String,
    },
    /// The file was written by a newer program.
    #[error("the plan file {path} has version {found}; this program reads up to version {known}")]
    Newer {
        /// Where it is.
        path: PathBuf,
        /// The version of the file.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// Another program holds the file for too long.
    #[error("the plan file is being written by another program")]
    Locked,
    /// The file or its folder cannot be written.
    #[error("the plan file can only be read")]
    ReadOnly,
    /// There is no room left on the disk.
    #[error("the disk is full; nothing was written")]
    DiskFull,
    /// A key is taken.
    #[error("there is already a {table} with {what}")]
    Taken {
        /// The table.
        table: String,
        /// What is taken, for people: `the key "R-1"`.
        what: String,
    },
    /// Something that is still needed was to be taken out, or something that is not there was named.
    #[error("something else in the plan still needs what was to be taken out")]
    InUse,
    /// A row cannot be understood.
    #[error("the row {id} of {table} cannot be read: {}{why}", column.as_ref().map_or_else(String::new, |column| format!("column {column}: ")))]
    Unreadable {
        /// The table.
        table: &'static str,
        /// Its id.
        id: String,
        /// The column, where one alone is at fault.
        column: Option<String>,
        /// What was wrong.
        why: String,
    },
    /// There is nothing to undo or redo.
    #[error("there is nothing to {0}")]
    Nothing(&'static str),
    /// Rows have changed since the operation that should be undone.
    #[error("operation {seq} cannot be undone: {} changed since, by {}", rows.join(", "), by.join(", "))]
    Stale {
        /// The operation that should be undone.
        seq: u64,
        /// The rows that have changed.
        rows: Vec<String>,
        /// Who changed them, and in which operation.
        by: Vec<String>,
    },
    /// Rows were changed on both sides since a scenario was copied.
    #[error("the plan has moved on since the scenario was made: {} changed in both", .0.join(", "))]
    Diverged(Vec<String>),
    /// There is no scenario of a name beside the plan.
    #[error("there is no scenario {0} of this plan")]
    NoScenario(String),
    /// The plan of a scenario is not beside it.
    #[error("the plan of which {0} is a scenario is not beside it")]
    Alone(PathBuf),
    /// There is no such operation.
    #[error("there is no operation {0}")]
    NoOperation(u64),
    /// Anything else that SQLite reports.
    #[error("the plan file could not be used: {0}")]
    Sqlite(#[source] rusqlite::Error),
    /// Anything else that the file system reports.
    #[error("{path}: {source}")]
    File {
        /// Where.
        path: PathBuf,
        /// What.
        source: std::io::Error,
    },
}

impl StorageError {
    /// A stable name for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "plan.missing",
            Self::Exists(_) => "plan.exists",
            Self::Empty(_) => "plan.empty",
            Self::NotAPlan(_) => "plan.not_a_plan",
            Self::Damaged { .. } => "plan.damaged",
            Self::Newer { .. } => "plan.newer",
            Self::Locked => "plan.locked",
            Self::ReadOnly => "plan.read_only",
            Self::DiskFull => "disk.full",
            Self::Taken { .. } => "key.taken",
            Self::InUse => "row.in_use",
            Self::Unreadable { .. } => "plan.unreadable_row",
            Self::Nothing(_) => "undo.nothing",
            Self::Stale { .. } => "undo.stale",
            Self::Diverged(_) => "scenario.diverged",
            Self::NoScenario(_) => "scenario.unknown",
            Self::Alone(_) => "scenario.alone",
            Self::NoOperation(_) => "operation.unknown",
            Self::Sqlite(_) => "plan.sqlite",
            Self::File { .. } => "plan.file",
        }
    }
}

impl StorageError {
    /// What SQLite said about one row whose values are at hand, so that a key that is taken can be named.
    pub(crate) fn of_row(error: rusqlite::Error, value: impl Fn(&str) -> Option<String>) -> Self {
        taken(&error.to_string(), value).unwrap_or_else(|| error.into())
    }

    /// The same trouble with the place where it happened.
    pub(crate) fn placed(self, path: &Path) -> Self {
        match self {
            Self::Damaged { path: unknown, why } if unknown.as_os_str().is_empty() => {
                Self::Damaged { path: path.to_owned(), why }
            }
            other => other,
        }
    }
}

/// The error for a value that is taken, if this is what SQLite said: `UNIQUE constraint failed: team.key`.
fn taken(message: &str, value: impl Fn(&str) -> Option<String>) -> Option<StorageError> {
    let (_, places) = message.split_once("UNIQUE constraint failed: ")?;
    let (table, column) = places.split(", ").next()?.split_once('.')?;
    let what = match (column, value(column)) {
        ("key", Some(key)) if !places.contains(',') => format!("the key {key:?}"),
        _ => {
            let columns: Vec<&str> = places.split(", ").filter_map(|place| Some(place.split_once('.')?.1)).collect();
            format!("the same {}", columns.join(" and "))
        }
    };
    Some(StorageError::Taken { table: table.replace('_', " "), what })
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let message = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ConstraintViolation) if message.contains("FOREIGN KEY") => Self::InUse,
            Some(ErrorCode::ConstraintViolation) => taken(&message, |_| None).unwrap_or(Self::Sqlite(error)),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { path: PathBuf::new(), why: message }
            }
            _ => Self::Sqlite(error),
        }
    }
}
