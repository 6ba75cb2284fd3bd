//! How long a person waits at the desk with 1,000, 10,000 and 100,000 releases of the sample.
//!
//! Each figure is the whole way from a command of the table and its JSON down to the plan file.
//! Run: `cargo bench -p slipway-app --bench desk`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark stops where something is wrong"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use divan::Bencher;
use serde_json::{Value, json};
use slipway_app::App;
use slipway_app::host::{Clock, Files, Host, Ids, Memory, Unattended};
use slipway_domain::time::Instant;
use slipway_testkit::{Counter, Ticks};
use tempfile::TempDir;
use uuid::Uuid;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

#[derive(Default)]
struct Desk {
    ticks: Ticks,
    ids: Counter,
    memory: Mutex<BTreeMap<String, String>>,
}

impl Clock for Desk {
    fn now(&self) -> Instant {
        self.ticks.now()
    }
}

impl Ids for Desk {
    fn next(&self) -> Uuid {
        self.ids.next()
    }
}

impl Files for Desk {
    fn read(&self, path: &Path, _: u64) -> std::io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        std::fs::write(path, bytes)
    }

    fn remove(&self, path: &Path) -> std::io::Result<()> {
        std::fs::remove_file(path)
    }

    fn list(&self, _: &Path) -> std::io::Result<Vec<PathBuf>> {
        Ok(Vec::new())
    }

    fn allows(&self, _: &Path) -> bool {
        true
    }

    fn remember(&self, _: &Path) -> std::io::Result<()> {
        Ok(())
    }
}

impl Memory for Desk {
    fn recall(&self, name: &str) -> std::io::Result<Option<String>> {
        Ok(self.memory.lock().unwrap().get(name).cloned())
    }

    fn keep(&self, name: &str, text: &str) -> std::io::Result<()> {
        self.memory.lock().unwrap().insert(name.to_owned(), text.to_owned());
        Ok(())
    }
}

/// A sample of a size: its file, and an application that has it open.
struct World {
    folder: TempDir,
    app: App,
    /// A release that can move, and where it stands.
    mover: (String, String),
}

impl World {
    fn make(size: usize) -> Self {
        let mut world = Self::bare();
        world.call("plan_create", json!({ "path": world.plan(), "name": null, "zone": null, "sample": size }));
        let list = world.call("release_list", json!({}));
        let free = |release: &&Value| release["can_move"] == true && release["hard"] == 0;
        let mover = list["items"].as_array().unwrap().iter().find(free).unwrap();
        let text = |name: &str| mover[name].as_str().unwrap().to_owned();
        world.mover = (text("key"), text("start"));
        world
    }

    /// An application without a plan.
    fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Arc::new(Desk::default());
        let host = Host {
            clock: desk.clone(),
            ids: desk.clone(),
            files: desk.clone(),
            memory: desk,
            actor: "ada".into(),
            machine: "desk-1".into(),
        };
        let app = App::new(host);
        Self { folder, app, mover: Default::default() }
    }

    fn plan(&self) -> PathBuf {
        self.folder.path().join("plan.slipway")
    }

    fn call(&self, name: &str, input: Value) -> Value {
        self.app.call(name, input, &Unattended).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

fn world(size: usize) -> &'static World {
    static WORLDS: LazyLock<Mutex<BTreeMap<usize, &'static World>>> = LazyLock::new(Mutex::default);
    let mut worlds = WORLDS.lock().unwrap_or_else(PoisonError::into_inner);
    worlds.entry(size).or_insert_with(|| Box::leak(Box::new(World::make(size))))
}

/// The file is read, every conflict is found, and the desk answers how it stands.
#[divan::bench(args = SIZES, max_time = 10)]
fn open(bencher: Bencher<'_, '_>, size: usize) {
    let world = world(size);
    bencher.bench(|| world.call("plan_open", json!({ "path": world.plan() })));
}

/// The question that a drag asks at every step.
#[divan::bench(args = SIZES, max_time = 5)]
fn preview_a_move(bencher: Bencher<'_, '_>, size: usize) {
    let world = world(size);
    let (key, start) = &world.mover;
    let input = json!({ "key": key, "to": start, "mode": "preview", "cascade": true });
    bencher.bench(|| world.call("release_move", input.clone()));
}

/// A drop: judged, written with its journal, flushed to the disk and followed; then taken back the same way.
#[divan::bench(args = SIZES, max_time = 5)]
fn move_and_undo(bencher: Bencher<'_, '_>, size: usize) {
    let world = world(size);
    let (key, start) = &world.mover;
    let slots = world.call("slot_find", json!({ "key": key, "horizon_days": 90, "count": 5, "from": null }));
    let mut starts = slots["slots"].as_array().unwrap().iter().map(|slot| slot["start"].as_str().unwrap());
    let to = starts.find(|slot| slot != start).unwrap();
    let input = json!({ "key": key, "to": to, "mode": "commit" });
    bencher.bench(|| {
        world.call("release_move", input.clone());
        world.call("undo", json!({}))
    });
}

/// Everything that a year of the calendar draws.
#[divan::bench(args = SIZES, max_time = 5)]
fn show_a_year(bencher: Bencher<'_, '_>, size: usize) {
    let world = world(size);
    let input = json!({ "from": "2026-06-01T00:00:00Z", "to": "2027-06-01T00:00:00Z" });
    bencher.bench(|| world.call("calendar_show", input.clone()));
}

/// Every release as an event of a calendar file that was exported before.
#[divan::bench(args = SIZES, max_time = 5)]
fn export_calendar(bencher: Bencher<'_, '_>, size: usize) {
    let world = world(size);
    let input = json!({ "path": world.folder.path().join("releases.ics") });
    bencher.bench(|| world.call("calendar_export", input.clone()));
}

/// How many events a calendar file has.
const EVENTS: [usize; 2] = [10_000, 100_000];

/// Events of an hour each, with what calendars of others say of them.
fn calendar(events: usize) -> String {
    let event = |number: usize| {
        let (day, hour) = (number % 28 + 1, number % 23);
        format!(
            "BEGIN:VEVENT\r\nUID:{number}@example.org\r\nDTSTAMP:20261101T080000Z\r\nSEQUENCE:1\r\n\
             SUMMARY:Maintenance of rack {number}\r\nDESCRIPTION:Nobody deploys meanwhile.\r\n\
             DTSTART:202612{day:02}T{hour:02}0000Z\r\nDTEND:202612{day:02}T{hour:02}3000Z\r\nEND:VEVENT\r\n"
        )
    };
    let events: Vec<String> = (0..events).map(event).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.concat())
}

/// A plan with nothing in it, and a calendar file beside it.
fn empty(events: usize) -> (World, PathBuf) {
    let world = World::bare();
    world.call("plan_create", json!({ "path": world.plan(), "name": null, "zone": null, "sample": null }));
    let path = world.folder.path().join("events.ics");
    std::fs::write(&path, calendar(events)).unwrap();
    (world, path)
}

/// Events of others become windows: read, known again, written with their journal and followed.
#[divan::bench(args = EVENTS, sample_count = 5, sample_size = 1)]
fn calendar_import(bencher: Bencher<'_, '_>, events: usize) {
    let input = |path: &PathBuf| json!({ "paths": [path], "kind": "holiday", "zone": "Europe/Berlin" });
    bencher.with_inputs(|| empty(events)).bench_refs(|(world, path)| world.call("calendar_import", input(path)));
}

/// The same file once more, in which nothing changed.
#[divan::bench(args = EVENTS, sample_count = 5, sample_size = 1)]
fn calendar_import_again(bencher: Bencher<'_, '_>, events: usize) {
    let (world, path) = empty(events);
    let input = json!({ "paths": [path], "kind": "holiday", "zone": "Europe/Berlin" });
    world.call("calendar_import", input.clone());
    bencher.bench_local(|| world.call("calendar_import", input.clone()));
}
