//! Whoever changes the log behind the program's back is found out, at the right operation.

use rusqlite::Connection;
use slipway_storage::{Store, Verified};

use crate::world::{meta, place, renamed, store};

/// What `verify` says of a plan with three operations and an undo after some SQL.
fn after(sql: &str) -> Verified {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    store.write(&meta("One"), &[renamed(&plan, "R-1", "One")]).unwrap();
    store.write(&meta("Two"), &[renamed(&plan, "R-2", "Two")]).unwrap();
    store.undo(&meta("Undo: Two")).unwrap();
    assert_eq!(store.verify().unwrap(), Verified::Whole(4));
    Connection::open(&path).unwrap().execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    store.verify().unwrap()
}

#[test]
fn every_field_of_an_operation_and_of_a_change_is_sealed() {
    for (sql, bad) in [
        ("UPDATE operation SET id = '00000000-0000-0000-0000-0000000000ff' WHERE seq = 2", 2),
        ("UPDATE operation SET id = 'x' WHERE seq = 3", 3),
        ("UPDATE operation SET id = '{' || id || '}' WHERE seq = 2", 2),
        ("UPDATE operation SET at = at + 1 WHERE seq = 3", 3),
        ("UPDATE operation SET at = 99999999999999 WHERE seq = 3", 3),
        ("UPDATE operation SET actor = 'eve' WHERE seq = 2", 2),
        ("UPDATE operation SET machine = 'desk-2' WHERE seq = 4", 4),
        ("UPDATE operation SET use_case = 'other' WHERE seq = 1", 1),
        ("UPDATE operation SET label = label || '.' WHERE seq = 1", 1),
        ("UPDATE operation SET reason = 'x' WHERE seq = 2", 2),
        ("UPDATE operation SET reason = '' WHERE seq = 2", 2),
        ("UPDATE operation SET undoes = 1 WHERE seq = 3", 3),
        ("UPDATE operation SET undoes = NULL WHERE seq = 4", 4),
        ("UPDATE operation SET undoes = 2 WHERE seq = 4", 4),
        ("UPDATE operation SET hash = 'x' WHERE seq = 2", 2),
        ("UPDATE operation SET hash = 'x' WHERE seq = 4", 4),
        ("UPDATE change SET table_name = 'team' WHERE seq = 2", 2),
        ("UPDATE change SET row_id = row_id || '0' WHERE seq = 3", 3),
        ("UPDATE change SET before = replace(before, '4.2', '4.1') WHERE seq = 2", 2),
        ("UPDATE change SET before = NULL WHERE seq = 2", 2),
        ("UPDATE change SET after = replace(after, 'One', 'Uno') WHERE seq = 2", 2),
        ("UPDATE change SET after = ' ' || after WHERE seq = 2", 2),
        ("UPDATE change SET seq = 2 WHERE seq = 3", 2),
        ("UPDATE change SET number = -number WHERE seq = 1", 1),
        ("UPDATE change SET number = number + 1000 WHERE number = 1", 1),
    ] {
        assert!(matches!(after(sql), Verified::Tampered { seq, .. } if seq == bad), "{sql}: {:?}", after(sql));
    }
}

#[test]
fn operations_that_are_deleted_added_or_put_in_another_order_are_missed() {
    for (sql, bad) in [
        ("DELETE FROM operation WHERE seq = 1", 1),
        ("DELETE FROM operation WHERE seq = 2", 2),
        ("DELETE FROM operation WHERE seq = 4", 4),
        ("DELETE FROM change WHERE seq = 2", 2),
        // The newest operation with everything that belongs to it.
        ("DELETE FROM operation WHERE seq = 4; DELETE FROM change WHERE seq = 4", 4),
        ("DELETE FROM operation WHERE seq > 1; DELETE FROM change WHERE seq > 1", 2),
        ("DELETE FROM operation; DELETE FROM change", 1),
        ("DELETE FROM journal_end", 4),
        ("UPDATE journal_end SET seq = 3", 4),
        ("UPDATE journal_end SET hash = 'x'", 4),
        (
            "UPDATE operation SET seq = -seq; UPDATE change SET seq = -seq;
             UPDATE operation SET seq = CASE seq WHEN -2 THEN 3 WHEN -3 THEN 2 ELSE -seq END;
             UPDATE change SET seq = CASE seq WHEN -2 THEN 3 WHEN -3 THEN 2 ELSE -seq END",
            2,
        ),
        ("INSERT INTO change (seq, table_name, row_id) VALUES (2, 'team', 'x')", 2),
        ("INSERT INTO change (seq, table_name, row_id) VALUES (5, 'team', 'x')", 5),
        (
            "INSERT INTO operation SELECT 5, '00000000-0000-0000-0000-0000000000ff', at, actor, machine, use_case, label,
                reason, undoes, hash FROM operation WHERE seq = 3",
            5,
        ),
    ] {
        assert!(matches!(after(sql), Verified::Tampered { seq, .. } if seq == bad), "{sql}: {:?}", after(sql));
    }
}

#[test]
fn rows_that_were_written_under_a_forged_operation_are_never_taken_for_a_later_one() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "INSERT INTO open_operation VALUES (1, 2); UPDATE release SET title = 'forged' WHERE key = 'R-1';
             DELETE FROM open_operation",
        )
        .unwrap();
    let done = store.write(&meta("Honest"), &[renamed(&plan, "R-2", "Two")]).unwrap().unwrap();
    assert_eq!(done.seq, 3, "the number of the forged operation stays a gap");
    assert_eq!(store.changes(3).unwrap().len(), 1);
    assert!(matches!(store.verify().unwrap(), Verified::Tampered { seq: 2, .. }));
}

#[test]
fn a_row_that_was_changed_past_the_journal_is_found_by_the_check() {
    for (sql, found) in [
        ("DROP TRIGGER journal_release_UPDATE; UPDATE release SET title = 'x' WHERE key = 'R-2'", "release"),
        ("DROP TRIGGER journal_train_INSERT; INSERT INTO train (id, key, name) VALUES ('x', 'x', 'x')", "train"),
        ("DROP TRIGGER journal_window_scope_DELETE; DELETE FROM window_scope WHERE dimension = 'type'", "window_scope"),
        (
            "DROP TRIGGER journal_release_UPDATE; UPDATE release SET title = 'x' WHERE key = 'R-2';
             CREATE TRIGGER journal_release_UPDATE AFTER UPDATE ON release BEGIN SELECT 1; END",
            "release",
        ),
    ] {
        let (_folder, path) = place();
        let store = store(&path);
        let checked = store.check().unwrap();
        assert_eq!((checked.file, checked.past_the_journal), (vec![], vec![]));
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let checked = store.check().unwrap();
        assert_eq!(checked.past_the_journal.len(), 1, "{sql}");
        assert!(checked.past_the_journal[0].starts_with(found), "{:?}", checked.past_the_journal);
        assert_eq!(checked.file, [format!("changes of {found} are not recorded any more")]);
    }
}

#[test]
fn no_journalled_table_can_be_written_without_an_operation() {
    let (_folder, path) = place();
    let dump = store(&path).dump().unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for (table, rows) in &dump {
        let mut refused = vec![db.execute(&format!("INSERT INTO {table} DEFAULT VALUES"), []).unwrap_err().to_string()];
        if !rows.is_empty() {
            let column = rows[0].as_object().unwrap().keys().next_back().unwrap().clone();
            refused = vec![
                db.execute(&format!("DELETE FROM {table}"), []).unwrap_err().to_string(),
                db.execute(&format!("UPDATE {table} SET {column} = {column} || '9'"), []).unwrap_err().to_string(),
            ];
        }
        let known = |text: &String| text.contains("open operation") || text.contains("constraint failed");
        assert!(refused.iter().all(known), "{table}: {refused:?}");
    }
    drop(db);
    assert_eq!(Store::open(&path).unwrap().dump().unwrap(), dump);
}
