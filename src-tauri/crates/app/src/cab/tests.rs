//! The pack through its command: what lands in the file, and what never does.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use slipway_domain::time::Instant;
use slipway_testkit::Counter;
use tempfile::TempDir;
use uuid::Uuid;

use crate::App;
use crate::host::{Clock, Files, Host, Ids, NoMemory, Task, Unattended};

/// A machine whose clock stands still and whose disk may be full.
struct Machine {
    ids: Counter,
    full: bool,
}

impl Clock for Machine {
    fn now(&self) -> Instant {
        Instant::parse("2026-11-23T10:00:00Z").unwrap()
    }
}

impl Ids for Machine {
    fn next(&self) -> Uuid {
        self.ids.next()
    }
}

impl Files for Machine {
    fn read(&self, path: &Path, _: u64) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.full { Err(io::ErrorKind::StorageFull.into()) } else { std::fs::write(path, bytes) }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn list(&self, _: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(Vec::new())
    }

    fn allows(&self, _: &Path) -> bool {
        true
    }

    fn remember(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// A task that is stopped after it was asked so many times.
struct Stopped {
    after: usize,
    asked: AtomicUsize,
}

impl Task for Stopped {
    fn progress(&self, _: usize, _: usize) {}

    fn is_cancelled(&self) -> bool {
        self.asked.fetch_add(1, Ordering::Relaxed) >= self.after
    }
}

struct Office {
    folder: TempDir,
    app: App,
}

impl Office {
    fn with_disk(full: bool) -> Self {
        let machine = Arc::new(Machine { ids: Counter::default(), full });
        let (clock, ids, files) = (machine.clone(), machine.clone(), machine);
        let app = App::new(Host {
            clock,
            ids,
            files,
            memory: Arc::new(NoMemory),
            actor: "ada".into(),
            machine: "desk-1".into(),
        });
        let office = Self { folder: tempfile::tempdir().unwrap(), app };
        let plan = office.path("plan.slipway");
        let input = json!({ "path": plan, "name": null, "zone": null, "sample": 120 });
        office.app.call("plan_create", input, &Unattended).unwrap();
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn print(&self, meeting: &str, name: &str, task: &dyn Task) -> crate::error::Result<Value> {
        self.app.call("cab_pack_print", json!({ "meeting": meeting, "path": self.path(name) }), task)
    }
}

/// A meeting with many items.
const BUSY: &str = "2026-12-01";

#[test]
fn printing_twice_gives_the_same_bytes() {
    let office = Office::with_disk(false);
    let first = office.print(BUSY, "a.pdf", &Unattended).unwrap();
    office.print(BUSY, "b.pdf", &Unattended).unwrap();
    assert!(first["pages"].as_u64().unwrap() > 20, "{first}");
    for warning in first["warnings"].as_array().unwrap() {
        assert!(warning.as_str().unwrap().contains("read the rest in the plan"), "{warning}");
    }
    assert!(std::fs::read(office.path("a.pdf")).unwrap() == std::fs::read(office.path("b.pdf")).unwrap());
}

#[test]
fn a_meeting_with_nothing_to_decide_has_a_pack() {
    let office = Office::with_disk(false);
    let meeting = office.app.call("cab_meeting_show", json!({ "meeting": "next" }), &Unattended).unwrap();
    assert_eq!(meeting["for_decision"], json!([]));
    assert!(office.print("next", "next.pdf", &Unattended).unwrap()["pages"].as_u64().unwrap() > 5);
}

#[test]
fn a_pack_that_is_stopped_leaves_no_file_and_the_old_one_as_it_was() {
    let office = Office::with_disk(false);
    std::fs::write(office.path("old.pdf"), "what was there").unwrap();
    let whole = Stopped { after: usize::MAX, asked: AtomicUsize::new(0) };
    office.print(BUSY, "whole.pdf", &whole).unwrap();
    let asked = whole.asked.into_inner();
    assert!(asked > 10, "{asked}");
    // Before the sheets, among them, while they are laid out and at the last step.
    for after in [0, 5, asked / 2, asked - 1] {
        for name in ["old.pdf", "new.pdf"] {
            let error = office.print(BUSY, name, &Stopped { after, asked: AtomicUsize::new(0) }).unwrap_err();
            assert_eq!(error.code, "task.cancelled", "after {after}");
        }
    }
    assert_eq!(std::fs::read(office.path("old.pdf")).unwrap(), b"what was there");
    assert!(!office.path("new.pdf").exists());
}

#[test]
fn a_pack_that_cannot_be_written_says_where() {
    let office = Office::with_disk(true);
    let error = office.print(BUSY, "pack.pdf", &Unattended).unwrap_err();
    assert_eq!(error.code, "file.unwritable");
    assert!(error.message.contains("pack.pdf"), "{}", error.message);
    assert!(!office.path("pack.pdf").exists());
}

#[test]
fn only_days_of_meetings_have_packs() {
    let office = Office::with_disk(false);
    for day in ["2026-12-02", "soon", ""] {
        assert_eq!(office.print(day, "pack.pdf", &Unattended).unwrap_err().code, "meeting.unknown", "{day}");
    }
}

#[test]
fn a_meeting_is_found_by_its_board_its_day_and_its_hour() {
    let office = Office::with_disk(false);
    let id = |meeting: &str| {
        let found = office.app.call("cab_meeting_show", json!({ "meeting": meeting }), &Unattended);
        found.map(|meeting| meeting["id"].as_str().unwrap().to_owned()).map_err(|error| error.code)
    };
    for meeting in ["2026-12-01", "CAB@2026-12-01", "CAB@2026-12-01T14:00", "2026-12-01T14:00"] {
        assert_eq!(id(meeting).as_deref(), Ok("CAB@2026-12-01T14:00"), "{meeting}");
    }
    for meeting in ["ECAB@2026-12-01", "CAB@2026-12-02", "CAB@2026-12-01T15:00", "CAB@", "@"] {
        assert_eq!(id(meeting).unwrap_err(), "meeting.unknown", "{meeting}");
    }
}

#[test]
fn every_board_has_its_meetings_with_what_is_in_its_scope() {
    let office = Office::with_disk(false);
    let call = |name: &str, input: Value| office.app.call(name, input, &Unattended).unwrap();
    let listed = |board: &str| {
        let all = call("cab_meetings", json!({}));
        let meetings =
            all["items"].as_array().unwrap().iter().filter(|one| one["board"] == board && one["stage"] == "planned");
        meetings.cloned().collect::<Vec<Value>>()
    };
    let before: usize = listed("CAB").iter().map(|one| one["for_decision"].as_array().unwrap().len()).sum();
    assert!(before > 0);
    let board = json!({ "key": "TEST", "name": "Board of the test systems", "start": "2026-11-24T10:00",
        "end": "2026-11-24T10:30", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;BYDAY=TU", "cut_off": "1d",
        "cut_off_major": "2d", "scope": { "services": [], "teams": [], "environments": ["staging"], "regions": [],
        "types": [] } });
    call("board_save", board);
    let (test, cab) = (listed("TEST"), listed("CAB"));
    assert_eq!((test.len(), cab.len()), (8, 8));
    let environments = |meetings: &[Value]| {
        let items = meetings.iter().flat_map(|one| one["for_decision"].as_array().unwrap().clone());
        items.map(|bar| bar["environment"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    assert!(environments(&test).iter().all(|environment| environment == "staging"));
    assert_eq!(environments(&cab).len(), before, "a board more takes nothing from another");
}

#[test]
fn what_a_board_hears_of_too_late_is_told_and_asked_for_as_late() {
    let office = Office::with_disk(false);
    let late = |meeting: &Value| meeting["late"].as_array().unwrap().len();
    let all = office.app.call("cab_meetings", json!({}), &Unattended).unwrap();
    let meetings = all["items"].as_array().unwrap();
    assert!(meetings.iter().any(|meeting| late(meeting) > 0));
    for meeting in meetings {
        for key in meeting["late"].as_array().unwrap() {
            assert!(meeting["for_decision"].as_array().unwrap().iter().any(|bar| bar["key"] == *key));
            let told = office.app.call("conflict_list", json!({ "release": key }), &Unattended).unwrap();
            let told = told["items"].as_array().unwrap().iter().any(|one| {
                one["code"] == "C14" && one["other"]["kind"] == "board" && one["other"]["key"] == meeting["board"]
            });
            assert!(told, "{key}");
        }
    }
}
