//! Is the file whole?

use rusqlite::Connection;

use crate::journal::{self, Verified, triggers};
use crate::tables::JOURNALLED;
use crate::{StorageError, Store, rows};

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
    for table in triggers::unwatched(db)? {
        found.push(format!("changes of {table} are not recorded any more"));
    }
    Ok(found)
}

/// Compares each row with the image that its last change left, and looks for rows that are gone without a word.
fn past_the_journal(db: &Connection) -> Result<Vec<String>, StorageError> {
    let mut found = Vec::new();
    for (table, key) in JOURNALLED {
        let image = triggers::image(&triggers::columns(db, table)?, "");
        let name = triggers::name(key, "");
        let there = rows::condition(table, "last.row_id")?;
        // An empty patch takes out what is null: an image that was kept before a column was added does not have it.
        // Each row asks the index for its own last change: one pass over everything would have no index to join on.
        let sql = format!(
            "SELECT row_id FROM (SELECT {name} AS row_id, {image} AS image FROM {table}) AS now
                WHERE json_patch('{{}}', image) IS NOT (SELECT json_patch('{{}}', after) FROM change
                    WHERE change.row_id = now.row_id AND table_name = ?1 ORDER BY number DESC LIMIT 1)
            UNION ALL
            SELECT row_id FROM change AS last
                WHERE table_name = ?1 AND after IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM {table} WHERE {there})
                AND number = (SELECT max(number) FROM change
                    WHERE change.row_id = last.row_id AND table_name = ?1)
            LIMIT 20"
        );
        let mut statement = db.prepare(&sql)?;
        for row in statement.query_map([table], |row| row.get::<_, String>(0))? {
            found.push(format!("{table} {}", row?));
        }
    }
    Ok(found)
}
