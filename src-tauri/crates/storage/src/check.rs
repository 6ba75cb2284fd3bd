//! Is the file whole?

use rusqlite::Connection;

use crate::journal::{self, Verified};
use crate::tables::JOURNALLED;
use crate::{StorageError, Store};

/// What a check of the file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What is wrong with the file itself, a line each; empty where nothing is.
    pub file: Vec<String>,
    /// Rows that are not as the journal last left them, so that somebody changed them past it.
    pub past_the_journal: Vec<String>,
    /// What the chain of hashes says.
    pub journal: Verified,
}

impl Store {
    /// Checks pages, foreign keys, triggers, the chain of hashes, and every row against the journal.
    pub fn check(&self) -> Result<Checked, StorageError> {
        self.reading(|db| {
            Ok(Checked { file: file(db)?, past_the_journal: past_the_journal(db)?, journal: journal::verify(db)? })
        })
    }
}

fn file(db: &Connection) -> Result<Vec<String>, StorageError> {
    let mut found: Vec<String> = Vec::new();
    let mut statement = db.prepare("PRAGMA integrity_check(20)")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        found.push(line?);
    }
    found.retain(|line| line != "ok");
    let mut statement = db.prepare("PRAGMA foreign_key_check")?;
    for line in statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))? {
        let (table, parent) = line?;
        found.push(format!("a row of {table} names a {parent} that is not there"));
    }
    for (table, _) in JOURNALLED {
        let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND name LIKE 'journal\\_%' ESCAPE '\\'";
        let triggers: i64 = db.query_row(sql, [table], |row| row.get(0))?;
        if triggers != 3 {
            found.push(format!("changes of {table} are not recorded any more"));
        }
    }
    Ok(found)
}

/// Compares each row with the image that its last change left.
fn past_the_journal(db: &Connection) -> Result<Vec<String>, StorageError> {
    let mut found = Vec::new();
    for (table, key) in JOURNALLED {
        let image = journal::image(&journal::columns(db, table)?, "");
        let name = key.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(" || '/' || ");
        let sql = format!(
            "WITH last AS (
                SELECT row_id, after FROM change WHERE number IN
                    (SELECT max(number) FROM change WHERE table_name = ?1 GROUP BY row_id)
            ), now AS (SELECT {name} AS row_id, {image} AS image FROM {table})
            SELECT now.row_id FROM now LEFT JOIN last USING (row_id) WHERE last.after IS NOT now.image
            UNION ALL
            SELECT last.row_id FROM last LEFT JOIN now USING (row_id) WHERE now.row_id IS NULL AND last.after IS NOT NULL
            LIMIT 20"
        );
        let mut statement = db.prepare(&sql)?;
        for row in statement.query_map([table], |row| row.get::<_, String>(0))? {
            found.push(format!("{table} {}", row?));
        }
    }
    Ok(found)
}
