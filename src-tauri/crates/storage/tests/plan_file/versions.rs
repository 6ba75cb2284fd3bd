//! Files of every shipped version are opened, brought up to date and still say the same.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use slipway_storage::{ColumnMapping, ExportedEvent, Store, Verified};
use uuid::Uuid;

use crate::world::{at, key, meta, place, plan, renamed, uuid};

/// The newest version, whose fixture [`write_the_fixture_of_the_newest_version`] makes.
const NEWEST: u32 = 12;

fn fixture(version: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/v{version}.slipway"))
}

/// A copy of a fixture, because opening it may change it.
fn copied(version: u32) -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = place();
    fs::copy(fixture(version), &path).unwrap();
    (folder, path)
}

fn version(path: &Path) -> u32 {
    Connection::open(path).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

fn names(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path.parent().unwrap()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
    names.sort();
    names
}

#[test]
fn every_version_has_its_fixture_and_the_newest_is_the_one_that_is_written() {
    for known in 1..=NEWEST {
        assert_eq!(version(&copied(known).1), known, "a fixture that has shipped is never changed");
    }
    let (_folder, path) = place();
    drop(Store::create(&path, &plan(), &meta("Create")).unwrap());
    assert_eq!(version(&path), NEWEST, "a new version needs a fixture: see `write_the_fixture_of_the_newest_version`");
}

#[test]
fn a_file_of_every_version_is_brought_up_to_date_and_says_what_it_said() {
    for known in 1..=NEWEST {
        let (_folder, path) = copied(known);
        let mut store = Store::open(&path).unwrap();
        let (plan, seq) = store.load().unwrap();
        assert_eq!(seq, 4);
        assert_eq!(plan.releases.by_key("R-1").unwrap().title, "Payments 4.3");
        assert_eq!(plan.releases.by_key("R-2").unwrap().title, "Payments 4.2");
        assert_eq!((plan.windows.len(), plan.services.len(), plan.release_links.len()), (1, 2, 1));
        assert!(plan.windows.iter().all(slipway_domain::calendar::Window::binds), "an older freeze binds as it did");
        assert_eq!(store.exported_marks().unwrap()["r-1@slipway"].sequence, 3);
        assert_eq!(store.verify().unwrap(), Verified::Whole(4));
        let checked = store.check().unwrap();
        assert_eq!((checked.file, checked.past_the_journal), (vec![], vec![]));
        store.redo(&fresh("Redo")).unwrap();
        assert_eq!(store.load().unwrap().0.releases.by_key("R-2").unwrap().title, "Ledger 7");
        let mapping = ColumnMapping { id: uuid(), key: key("Jira"), kind: "releases".into(), columns: [].into() };
        store.perform(&fresh("Save"), |write| write.put_column_mapping(&mapping)).unwrap();
        assert_eq!(store.verify().unwrap(), Verified::Whole(6));
    }
}

#[test]
fn what_was_done_before_a_table_had_a_column_can_still_be_taken_back() {
    let (_folder, path) = copied(2);
    let mut store = Store::open(&path).unwrap();
    let title = |store: &Store| store.load().unwrap().0.releases.by_key("R-1").unwrap().title.clone();
    store.undo_one(&fresh("Undo"), 2).unwrap();
    assert_eq!(title(&store), "Payments 4.2");
    assert_eq!(store.difference(1, store.latest().unwrap()).unwrap(), [], "a column that is empty is no difference");
    assert_eq!(store.as_of(2).unwrap().releases.by_key("R-1").unwrap().title, "Payments 4.3");
    assert_eq!(store.check().unwrap().past_the_journal, Vec::<String>::new());
}

/// The ids of the fixtures are small; these are not among them.
fn fresh(label: &str) -> slipway_storage::Meta {
    slipway_storage::Meta { id: Uuid::from_u64_pair(7, uuid().as_u64_pair().1), ..meta(label) }
}

#[test]
fn a_copy_of_an_old_file_is_kept_beside_it_named_with_both_versions() {
    for old in 1..NEWEST {
        let (_folder, path) = copied(old);
        drop(Store::open(&path).unwrap());
        let copy = format!("plan.v{old}-before-v{NEWEST}.slipway");
        assert_eq!(names(&path), ["plan.slipway".to_owned(), copy.clone()]);
        let copy = path.with_file_name(copy);
        assert_eq!((version(&copy), version(&path)), (old, NEWEST));
        fs::remove_file(&copy).unwrap();
        drop(Store::open(&path).unwrap());
        assert_eq!(names(&path), ["plan.slipway"], "a file that is up to date is not copied");
    }
}

#[test]
fn an_old_file_that_can_only_be_read_is_read_and_left_as_it_is() {
    for old in 1..NEWEST {
        let (_folder, path) = copied(old);
        let bytes = fs::read(&path).unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let mut store = Store::open(&path).unwrap();
        assert!(store.is_read_only());
        assert_eq!(store.load().unwrap().1, 4);
        assert_eq!(store.column_mappings().unwrap(), []);
        assert_eq!(store.verify().unwrap(), Verified::Whole(4));
        assert_eq!(store.undo(&fresh("Undo")).unwrap_err().code(), "plan.read_only");
        assert_eq!(fs::read(&path).unwrap(), bytes);
        assert_eq!(names(&path), ["plan.slipway"]);
    }
}

#[test]
fn programs_that_open_an_old_file_at_once_bring_it_up_to_date_once() {
    let (_folder, path) = copied(1);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(Store::open(&path).unwrap().load().unwrap().1, 4));
        }
    });
    assert_eq!(version(&path), NEWEST);
    assert_eq!(Store::open(&path).unwrap().verify().unwrap(), Verified::Whole(4));
}

#[test]
fn a_file_whose_version_was_made_by_other_steps_is_refused() {
    for sql in ["UPDATE migration SET checksum = 'x' WHERE version = 1", "DELETE FROM migration WHERE version = 1"] {
        let (_folder, path) = copied(1);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let refused = Store::open(&path).unwrap_err();
        assert_eq!(refused.code(), "plan.damaged");
        assert!(refused.to_string().contains("other steps"), "{refused}");
        assert_eq!(version(&path), 1);
    }
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
            as_came: false,
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
