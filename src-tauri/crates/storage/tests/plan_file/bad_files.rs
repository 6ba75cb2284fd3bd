//! Files that are not as they should be, and disks that are full.

use std::fs;
use std::io::{Seek, SeekFrom, Write};

use rusqlite::Connection;
use slipway_domain::plan::Edit;
use slipway_storage::{Store, Verified};

use crate::world::{at, meta, place, plan, renamed, store};

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
fn a_file_that_another_program_holds_is_reported_as_locked() {
    let (_folder, path) = place();
    let mut store = store(&path);
    store.wait_at_most(std::time::Duration::from_millis(50)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (plan, _) = store.load().unwrap();
    assert_eq!(store.write(&meta("Rename"), &[renamed(&plan, "R-1", "x")]).unwrap_err().code(), "plan.locked");
}

#[test]
fn damage_in_the_middle_of_a_file_is_said_at_opening() {
    let (_folder, path) = place();
    drop(store(&path));
    let length = fs::metadata(&path).unwrap().len();
    let page = 4096;
    let mut found = 0;
    for number in 1..length / page {
        let bytes = fs::read(&path).unwrap();
        let (_other, copy) = place();
        let mut damaged = bytes.clone();
        let from = (number * page) as usize;
        damaged[from..from + 64].fill(0xA5);
        fs::write(&copy, &damaged).unwrap();
        if let Err(error) = Store::open(&copy) {
            assert_eq!(error.code(), "plan.damaged", "{error}");
            assert!(error.to_string().contains(&copy.display().to_string()), "{error}");
            found += 1;
        }
        assert_eq!(fs::read(&copy).unwrap(), damaged, "a damaged file is left as it is");
    }
    assert_eq!(found, length / page - 1, "every page has a header that is checked");
}

#[test]
fn a_file_that_was_cut_off_is_damaged() {
    let (_folder, path) = place();
    drop(store(&path));
    let bytes = fs::read(&path).unwrap();
    for length in [100, 4096, bytes.len() / 2, bytes.len() - 4096] {
        fs::write(&path, &bytes[..length]).unwrap();
        assert_eq!(Store::open(&path).unwrap_err().code(), "plan.damaged", "{length} bytes");
    }
}

#[test]
fn a_damaged_file_is_moved_aside_only_when_asked_and_never_over_another() {
    let (_folder, path) = place();
    fs::write(&path, b"not what it was").unwrap();
    fs::write(path.with_file_name("plan.slipway-wal"), b"rest").unwrap();
    let now = at("2026-11-23T10:00:00Z");
    let aside = Store::set_aside(&path, now).unwrap();
    assert_eq!(aside.file_name().unwrap(), "plan.slipway.damaged-20261123T100000Z");
    assert_eq!(fs::read(&aside).unwrap(), b"not what it was");
    assert_eq!(fs::read(format!("{}-wal", aside.display())).unwrap(), b"rest");
    assert_eq!(Store::set_aside(&path, now).unwrap_err().code(), "plan.exists");
    assert_eq!(Store::set_aside(&path, at("2026-11-23T11:00:00Z")).unwrap_err().code(), "plan.missing");
    drop(store(&path));
    assert_eq!(Store::set_aside(&path, now).unwrap_err().code(), "plan.exists");
    assert!(path.exists());
}

#[test]
fn nothing_is_left_behind_where_a_plan_could_not_be_made() {
    let (folder, path) = place();
    let mut nameless = plan();
    let team = nameless.people.by_key("grace").unwrap().team.unwrap();
    nameless.teams.remove(team);
    assert_eq!(Store::create(&path, &nameless, &meta("Create")).unwrap_err().code(), "row.in_use");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(Store::create(&folder.path().join("no/such"), &plan(), &meta("x")).unwrap_err().code(), "plan.file");
    assert_eq!(Store::open(folder.path()).unwrap_err().code(), "plan.not_a_plan");
}
