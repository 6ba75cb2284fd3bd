//! The plan as SQLite holds it, read past the program.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use rusqlite::{Connection, OpenFlags, Params};

/// The tables that a person's plan is in, as against the journal of how it came about.
const PLANNED: [&str; 8] = [
    "service",
    "service_link",
    "release",
    "release_service",
    "release_person",
    "release_link",
    "window",
    "window_scope",
];

/// The file of the open plan.
pub struct PlanFile(pub PathBuf);

impl PlanFile {
    /// Start and end of a release, in milliseconds since 1970.
    pub fn times(&self, key: &str) -> (i64, i64) {
        self.row("SELECT start_at * 1000, end_at * 1000 FROM release WHERE key = ?", [key], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }

    /// How many operations were written.
    pub fn operations(&self) -> i64 {
        self.row("SELECT count(*) FROM operation", [], |row| row.get(0))
    }

    /// How many releases there are.
    pub fn releases(&self) -> i64 {
        self.row("SELECT count(*) FROM release", [], |row| row.get(0))
    }

    /// Every link between services: who needs, and what.
    pub fn links(&self) -> BTreeSet<(String, String)> {
        let db = self.open();
        let query = "SELECT a.key, b.key FROM service_link
            JOIN service AS a ON a.id = source JOIN service AS b ON b.id = target";
        let mut links = db.prepare(query).unwrap();
        links.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    }

    /// Everything a person planned, table by table, as text; the journal is left out.
    pub fn content(&self) -> String {
        let db = self.open();
        let mut content = String::new();
        for table in PLANNED {
            let mut rows = db.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
            let width = rows.column_count();
            let mut rows = rows.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let values: Vec<_> = (0..width).map(|column| row.get_ref_unwrap(column)).collect();
                writeln!(content, "{table} {values:?}").unwrap();
            }
        }
        content
    }

    fn row<T>(
        &self,
        query: &str,
        values: impl Params,
        read: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> T {
        self.open().query_row(query, values, read).unwrap_or_else(|error| panic!("{error}: {query}"))
    }

    fn open(&self) -> Connection {
        Connection::open_with_flags(&self.0, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the plan file")
    }
}
