//! Files that are not as they should be, and disks that are full.

use std::fs;
use std::io::{Seek, SeekFrom, Write};

use rusqlite::Connection;
use slipway_domain::plan::Edit;
use slipway_storage::{Store, Verified};

use crate::world::{meta, place, plan, renamed, store};

#[test]
fn a_file_that_is_missing_empty_or_something_else_is_refused_by_name() {
    let (_folder, path) = place();
    assert_eq!(Store::open(&path).unwrap_err().code(), "plan.missing");
    fs::write(&path, b"").unwrap();
    assert_eq!(Store::open(&path).unwrap_err().code(), "plan.empty");
    fs::write(&path, b"Dear diary").unwrap();
    assert_eq!(Store::open(&path).unwrap_err().code(), "plan.not_a_plan");
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE x (y)").unwrap();
    assert_eq!(Store::open(&path).unwrap_err().code(), "plan.not_a_plan");
}

#[test]
fn a_file_is_never_made_over_another() {
    let (_folder, path) = place();
    fs::write(&path, b"Dear diary").unwrap();
    assert_eq!(Store::create(&path, &plan(), &meta("Create")).unwrap_err().code(), "plan.exists");
    assert_eq!(fs::read(&path).unwrap(), b"Dear diary");
}

#[test]
fn a_newer_file_is_refused_by_version_and_left_alone() {
    let (_folder, path) = place();
    drop(store(&path));
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let refused = Store::open(&path).unwrap_err();
    assert_eq!(refused.code(), "plan.newer");
    assert!(refused.to_string().contains("99"));
}

#[test]
fn a_damaged_file_is_reported_and_not_deleted() {
    let (_folder, path) = place();
    drop(store(&path));
    let length = fs::metadata(&path).unwrap().len();
    let mut file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(100)).unwrap();
    file.write_all(&vec![0xA5; length as usize - 100]).unwrap();
    drop(file);
    let code = Store::open(&path).and_then(|store| store.load().map(|_| ())).unwrap_err().code();
    assert_eq!(code, "plan.damaged");
    assert_eq!(fs::metadata(&path).unwrap().len(), length);
}

#[test]
fn a_read_only_file_can_be_read_and_refuses_to_be_written() {
    let (_folder, path) = place();
    drop(store(&path));
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let mut store = Store::open(&path).unwrap();
    assert!(store.is_read_only());
    let (plan, _) = store.load().unwrap();
    assert_eq!(store.write(&meta("Rename"), &[renamed(&plan, "R-1", "x")]).unwrap_err().code(), "plan.read_only");
}

#[test]
fn a_full_disk_is_reported_and_loses_nothing() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let before = store.dump().unwrap();
    let pages: i64 = Connection::open(&path).unwrap().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.limit_pages(pages + 2).unwrap();
    let template = plan.releases.by_key("R-1").unwrap();
    let many: Vec<Edit> = (0..400)
        .map(|n| {
            let mut release = template.clone();
            release.id = slipway_domain::id::ReleaseId::new(crate::world::uuid());
            release.key = crate::world::key(&format!("N-{n}"));
            release.description = "x".repeat(2000);
            release.into()
        })
        .collect();
    assert_eq!(store.write(&meta("Many"), &many).unwrap_err().code(), "disk.full");
    assert_eq!(store.dump().unwrap(), before);
    assert_eq!(store.verify().unwrap(), Verified::Whole(1));
    drop(store);
    assert_eq!(Store::open(&path).unwrap().load().unwrap().0, plan);
}

#[test]
fn a_program_that_is_killed_in_the_middle_of_a_write_leaves_the_plan_as_it_was() {
    let (_folder, path) = place();
    let before = store(&path).dump().unwrap();
    let writer = Connection::open(&path).unwrap();
    writer
        .execute_batch(
            "PRAGMA wal_autocheckpoint = 1; BEGIN IMMEDIATE; INSERT INTO open_operation VALUES (1, 2);
             UPDATE release SET title = 'half'; PRAGMA cache_spill = 1;",
        )
        .unwrap();
    // The copy is what a new program finds after the writer died here.
    let (_other, copy) = place();
    for suffix in ["", "-wal"] {
        let from = format!("{}{suffix}", path.display());
        if fs::exists(&from).unwrap() {
            fs::copy(&from, format!("{}{suffix}", copy.display())).unwrap();
        }
    }
    let store = Store::open(&copy).unwrap();
    assert_eq!(store.dump().unwrap(), before);
    assert_eq!(store.verify().unwrap(), Verified::Whole(1));
}

#[test]
fn a_file_that_another_program_holds_is_reported_as_locked() {
    let (_folder, path) = place();
    let mut store = store(&path);
    store.wait_at_most(std::time::Duration::from_millis(50)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (plan, _) = store.load().unwrap();
    assert_eq!(store.write(&meta("Rename"), &[renamed(&plan, "R-1", "x")]).unwrap_err().code(), "plan.locked");
}
