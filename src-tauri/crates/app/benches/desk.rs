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
use slipway_app::host::{Clock, Files, Host, Ids, Unattended};
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

    fn allows(&self, _: &Path) -> bool {
        true
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
        let folder = tempfile::tempdir().unwrap();
        let desk = Arc::new(Desk::default());
        let host =
            Host { clock: desk.clone(), ids: desk.clone(), files: desk, actor: "ada".into(), machine: "desk-1".into() };
        let app = App::new(host);
        let mut world = Self { folder, app, mover: Default::default() };
        world.call("plan_create", json!({ "path": world.plan(), "name": null, "zone": null, "sample": size }));
        let list = world.call("release_list", json!({}));
        let free = |release: &&Value| release["can_move"] == true && release["hard"] == 0;
        let mover = list["items"].as_array().unwrap().iter().find(free).unwrap();
        let text = |name: &str| mover[name].as_str().unwrap().to_owned();
        world.mover = (text("key"), text("start"));
        world
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
