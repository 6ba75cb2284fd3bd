//! Files of every shipped version are opened, brought up to date and still say the same.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use slipway_storage::{ExportedEvent, Store};

use crate::world::{at, meta, place, plan, renamed};

/// The newest version, whose fixture [`write_the_fixture_of_the_newest_version`] makes.
const NEWEST: u32 = 1;

fn fixture(version: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/v{version}.slipway"))
}

/// Run it once, alone, when a version is new and before it ships; a fixture that is there is never made again.
#[test]
#[ignore = "makes a file that is committed"]
fn write_the_fixture_of_the_newest_version() {
    let target = fixture(NEWEST);
    assert!(!target.exists(), "{} has shipped", target.display());
    let (_folder, path) = place();
    let mut store = Store::create(&path, &plan(), &meta("Create")).unwrap();
    let (plan, _) = store.load().unwrap();
    store.write(&meta("Rename the first"), &[renamed(&plan, "R-1", "Payments 4.3")]).unwrap();
    store.write(&meta("Rename the second"), &[renamed(&plan, "R-2", "Ledger 7")]).unwrap();
    store.undo(&meta("Undo: Rename the second")).unwrap();
    let now = at("2026-11-23T10:00:00Z");
    store
        .remember_exported(&[ExportedEvent {
            uid: "r-1@slipway".into(),
            sequence: 3,
            content: "abc".into(),
            created: now,
            changed: now,
            cancelled: false,
            event: "{}".into(),
        }])
        .unwrap();
    drop(store);
    // Small pages keep the committed file small.
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM").unwrap();
    drop(db);
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::copy(&path, &target).unwrap();
}
