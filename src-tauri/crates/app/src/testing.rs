//! An application on a machine whose clock moves only when it is told to, for tests.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use slipway_domain::time::Instant;
use slipway_testkit::{Counter, Ticks};
use tempfile::TempDir;
use uuid::Uuid;

use crate::host::{Clock, Files, Host, Ids, Memory, Task, Unattended};
use crate::{App, AppError};

#[derive(Default)]
struct Machine {
    ids: Counter,
    ticks: Ticks,
    memory: Mutex<BTreeMap<String, String>>,
}

impl Clock for Machine {
    fn now(&self) -> Instant {
        self.ticks.now()
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
        std::fs::write(path, bytes)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut files = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        files.sort();
        Ok(files)
    }

    fn allows(&self, _: &Path) -> bool {
        true
    }

    fn remember(&self, path: &Path) -> io::Result<()> {
        std::fs::metadata(path).map(drop)
    }
}

impl Memory for Machine {
    fn recall(&self, name: &str) -> io::Result<Option<String>> {
        Ok(self.memory.lock().unwrap().get(name).cloned())
    }

    fn keep(&self, name: &str, text: &str) -> io::Result<()> {
        self.memory.lock().unwrap().insert(name.to_owned(), text.to_owned());
        Ok(())
    }
}

/// An application with an empty plan in Berlin open, on Monday, 23 November 2026, 10:00 UTC.
pub(crate) struct Room {
    folder: TempDir,
    machine: Arc<Machine>,
    app: App,
}

impl Room {
    pub(crate) fn new() -> Self {
        let machine = Arc::new(Machine::default());
        let host = Host {
            clock: machine.clone(),
            ids: machine.clone(),
            files: machine.clone(),
            memory: machine.clone(),
            actor: "ada".into(),
            machine: "desk-1".into(),
        };
        let room = Self { folder: tempfile::tempdir().unwrap(), machine, app: App::new(host) };
        let plan = room.path("plan.slipway");
        room.call("plan_create", json!({ "path": plan, "name": null, "zone": "Europe/Berlin", "sample": null }));
        room
    }

    /// The application itself.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Another program with the same plan open.
    pub(crate) fn beside(&self) -> App {
        let other = App::new(self.app.host().clone());
        other.open(&self.path("plan.slipway")).unwrap();
        other
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file beside the plan.
    pub(crate) fn put(&self, name: &str, text: &str) -> PathBuf {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name)
    }

    /// The number of the last operation, so that a test can tell whether something was written.
    pub(crate) fn seq(&self) -> u64 {
        self.call("history_list", json!({}))["items"][0]["seq"].as_u64().unwrap()
    }

    /// Lets so many hours pass.
    pub(crate) fn pass(&self, hours: i64) {
        self.machine.ticks.pass(hours * 3600);
    }

    /// Says of a release everything without which it could not be handed in: people, a service and why.
    pub(crate) fn complete(&self, key: &str) {
        for (person, deputy) in [("deputy", None), ("owner", Some("deputy")), ("back", None), ("support", None)] {
            self.call("person_save", json!({ "key": person, "name": person, "deputy": deputy }));
        }
        let shown = self.call("release_show", json!({ "key": key }));
        let bar = &shown["bar"];
        if bar["services"] == json!([]) {
            self.call("service_save", json!({ "key": "any", "name": "Any", "tier": 4 }));
        }
        let services = if bar["services"] == json!([]) { json!(["any"]) } else { bar["services"].clone() };
        let mut people = vec![
            json!({ "role": "release-manager", "person": "owner" }),
            json!({ "role": "rollback-owner", "person": "back" }),
            json!({ "role": "support-lead", "person": "support" }),
        ];
        let named = |one: &Value| people.iter().all(|other| other["role"] != one["role"]);
        let others: Vec<Value> = shown["people"].as_array().unwrap().iter().filter(|one| named(one)).cloned().collect();
        people.extend(others.into_iter().map(|one| json!({ "role": one["role"], "person": one["person"] })));
        let draft = json!({
            "title": bar["title"], "description": "Why", "type": bar["type"], "services": services,
            "environment": bar["environment"], "team": bar["team"], "train": bar["train"], "risk": bar["risk"],
            "version": bar["version"], "start": bar["start"], "end": bar["end"], "zone": bar["zone"],
            "validation_minutes": bar["segments"]["validation"], "rollback_minutes": bar["segments"]["rollback"],
            "stabilisation_minutes": bar["segments"]["stabilisation"], "people": people,
        });
        self.call("release_edit", json!({ "key": key, "draft": draft }));
    }

    pub(crate) fn call(&self, name: &str, input: Value) -> Value {
        self.app.call(name, input, &Unattended).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn try_call(&self, name: &str, input: Value, task: &dyn Task) -> crate::error::Result<Value> {
        self.app.call(name, input, task)
    }

    pub(crate) fn refused(&self, name: &str, input: Value) -> AppError {
        self.app.call(name, input, &Unattended).unwrap_err()
    }
}
