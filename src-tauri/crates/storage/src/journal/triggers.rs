//! The triggers that write row images, made from the tables themselves.

use rusqlite::Connection;

use crate::StorageError;
use crate::tables::JOURNALLED;

/// The columns of a table in their order.
pub(crate) fn columns(db: &Connection, table: &str) -> Result<Vec<String>, StorageError> {
    let mut statement = db.prepare_cached("SELECT name FROM pragma_table_info(?, 'main') ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

/// SQL for a row as a JSON object, of the row that `prefix` names (`OLD.`, `NEW.` or nothing).
pub(crate) fn image(columns: &[String], prefix: &str) -> String {
    let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', {prefix}\"{column}\"")).collect();
    format!("json_object({})", pairs.join(", "))
}

/// SQL for the values that name a row, separated by `/`.
pub(crate) fn name(key: &[&str], prefix: &str) -> String {
    key.iter().map(|column| format!("{prefix}\"{column}\"")).collect::<Vec<_>>().join(" || '/' || ")
}

/// The three triggers of a table: name and SQL.
fn of(db: &Connection, table: &str, key: &[&str]) -> Result<[(String, String); 3], StorageError> {
    let columns = columns(db, table)?;
    let changed: Vec<String> =
        columns.iter().map(|column| format!("OLD.\"{column}\" IS NOT NEW.\"{column}\"")).collect();
    let (old, new) = (image(&columns, "OLD."), image(&columns, "NEW."));
    let trigger = |event: &str, when: &str, row: String, before: &str, after: &str| {
        let trigger = format!("journal_{table}_{event}");
        let sql = format!(
            "CREATE TRIGGER {trigger} AFTER {event} ON {table} {when} BEGIN
                SELECT RAISE(ABORT, 'a change needs an open operation')
                    WHERE NOT EXISTS (SELECT 1 FROM open_operation);
                INSERT INTO change (seq, table_name, row_id, before, after)
                    SELECT seq, '{table}', {row}, {before}, {after} FROM open_operation;
            END"
        );
        (trigger, sql)
    };
    Ok([
        trigger("INSERT", "", name(key, "NEW."), "NULL", &new),
        trigger("UPDATE", &format!("WHEN {}", changed.join(" OR ")), name(key, "NEW."), &old, &new),
        trigger("DELETE", "", name(key, "OLD."), &old, "NULL"),
    ])
}

/// Makes the triggers that record every change of every journalled table.
pub(crate) fn watch(db: &Connection) -> Result<(), StorageError> {
    for (table, key) in JOURNALLED {
        for (_, sql) in of(db, table, key)? {
            db.execute_batch(&sql)?;
        }
    }
    Ok(())
}

/// Takes every trigger of the journal away, so that a migration can change what they watch.
pub(crate) fn stop(db: &Connection) -> Result<(), StorageError> {
    let mut statement =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'journal_*'")?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.iter().try_for_each(|name| Ok(db.execute_batch(&format!("DROP TRIGGER \"{name}\""))?))
}

/// The journalled tables whose triggers are not there, or do not say what they should.
pub(crate) fn unwatched(db: &Connection) -> Result<Vec<&'static str>, StorageError> {
    let mut found = Vec::new();
    for (table, key) in JOURNALLED {
        let mut statement = db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ? AND sql = ?)",
        )?;
        let mut whole = true;
        for (name, sql) in of(db, table, key)? {
            whole &= statement.query_row([name, sql], |row| row.get::<_, bool>(0))?;
        }
        if !whole {
            found.push(*table);
        }
    }
    Ok(found)
}
