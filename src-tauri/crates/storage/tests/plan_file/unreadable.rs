//! Rows that somebody edited by hand are refused by table, id and column.

use rusqlite::Connection;
use slipway_storage::{StorageError, Store};

use crate::world::{place, store};

#[test]
fn a_row_that_cannot_be_understood_is_named_by_table_id_and_column() {
    for (sql, table, column) in [
        ("UPDATE setting SET zone = 'Mars/Olympus'", "setting", "zone"),
        ("UPDATE setting SET guid = 'x'", "setting", "guid"),
        ("UPDATE team SET key = ''", "team", "key"),
        ("UPDATE region SET zone = 'x'", "region", "zone"),
        ("UPDATE environment SET key = 'a|b'", "environment", "key"),
        ("UPDATE person SET team = 'x'", "person", "team"),
        ("UPDATE train SET key = ' '", "train", "key"),
        ("UPDATE service SET tier = 9 WHERE key = 'db'", "service", "tier"),
        ("UPDATE service SET tier = 900 WHERE key = 'db'", "service", "tier"),
        ("UPDATE service_environment SET environment = 'x'", "service_environment", "environment"),
        ("UPDATE service_link SET kind = 'x'", "service_link", "kind"),
        ("UPDATE release SET state = 'x'", "release", "state"),
        ("UPDATE release SET kind = 'x'", "release", "kind"),
        ("UPDATE release SET risk = 'x'", "release", "risk"),
        ("UPDATE release SET start_at = 99999999999999", "release", "start_at"),
        ("UPDATE release SET end_wall = 'noon'", "release", "end_wall"),
        ("UPDATE release SET start_turn = 'x'", "release", "start_turn"),
        ("UPDATE release SET zone = 'x'", "release", "zone"),
        ("UPDATE release SET notes = '{'", "release", "notes"),
        ("UPDATE release SET environment = 'x'", "release", "environment"),
        ("UPDATE release SET end_at = start_at", "release", ""),
        ("UPDATE release SET rollback = 999999", "release", ""),
        ("UPDATE release_person SET role = 'x'", "release_person", "role"),
        (
            "UPDATE release_service SET service = 'x' WHERE service = (SELECT id FROM service WHERE key = 'db')",
            "release_service",
            "service",
        ),
        ("UPDATE release_link SET lag = 'x'", "release_link", "lag"),
        ("UPDATE release_link SET relation = 'x'", "release_link", "relation"),
        ("UPDATE window SET rrule = 'FREQ=SOMETIMES'", "window", "rrule"),
        ("UPDATE window SET start_wall = 'x'", "window", "start_wall"),
        ("UPDATE window SET end_wall = start_wall", "window", ""),
        ("UPDATE window_scope SET dimension = 'x' WHERE dimension = 'team'", "window_scope", "dimension"),
        ("UPDATE assessment SET schema = 'x'", "assessment", "schema"),
        ("UPDATE assessment SET rollback_tested = 'x'", "assessment", "rollback_tested"),
        ("UPDATE risk_budget SET accepted_at = NULL", "risk_budget", "accepted_at"),
        ("UPDATE candidate_change SET effort = 99999999", "candidate_change", "effort"),
        ("UPDATE candidate_change SET mandatory = 'x'", "candidate_change", "mandatory"),
        ("UPDATE change_deferral SET to_release = 'x'", "change_deferral", "to_release"),
    ] {
        let (_folder, path) = place();
        drop(store(&path));
        edit(&path, sql);
        let refused = Store::open(&path).unwrap().load().unwrap_err();
        assert_eq!(refused.code(), "plan.unreadable_row", "{sql}: {refused}");
        let StorageError::Unreadable { table: named, id, column: at, .. } = &refused else { panic!("{refused}") };
        assert_eq!((*named, at.as_deref().unwrap_or("")), (table, column), "{sql}: {refused}");
        assert!(!id.is_empty(), "{sql}");
        assert!(refused.to_string().contains(&format!("the row {id} of {table}")), "{refused}");
    }
}

#[test]
fn a_plan_without_its_settings_is_refused() {
    let (_folder, path) = place();
    drop(store(&path));
    edit(&path, "DELETE FROM setting");
    let refused = Store::open(&path).unwrap().load().unwrap_err();
    assert_eq!(refused.to_string(), "the row plan of setting cannot be read: it is missing");
}

/// Writes as somebody with another program would, who knows how to get the triggers to agree.
fn edit(path: &std::path::Path, sql: &str) {
    let forged = format!("PRAGMA foreign_keys = OFF; INSERT INTO open_operation VALUES (1, 2); {sql};");
    Connection::open(path).unwrap().execute_batch(&forged).unwrap();
}
