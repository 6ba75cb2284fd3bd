//! How long a plan file takes to make, open, read and change with 1,000, 10,000 and 100,000 releases.
//!
//! 300 services, two of them in each release, one person in a role on each.
//! Run: `cargo bench -p slipway-storage --bench plan_file`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test or a benchmark stops where something is wrong"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex};

use divan::Bencher;
use slipway_domain::catalogue::{Assignment, Environment, Person, Role, Service, ServiceKind, Tier};
use slipway_domain::id::{EnvironmentId, PersonId, ReleaseId, ServiceId};
use slipway_domain::plan::{Edit, Settings};
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Minutes, Zone};
use slipway_domain::{Key, Plan};
use slipway_storage::{Meta, Store};
use tempfile::TempDir;
use uuid::Uuid;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const SERVICES: usize = 300;

fn main() {
    divan::main();
}

static LAST: AtomicU64 = AtomicU64::new(1);

/// Ids as they come in practice: rising, but not evenly.
fn uuid() -> Uuid {
    let n = LAST.fetch_add(1, Ordering::Relaxed);
    Uuid::from_u64_pair(n, n.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

fn key(text: String) -> Key {
    Key::parse(&text).unwrap()
}

fn meta(label: &str) -> Meta {
    Meta {
        id: uuid(),
        at: Instant::parse("2026-11-23T10:00:00Z").unwrap(),
        actor: "ada".into(),
        machine: "desk-1".into(),
        use_case: "bench".into(),
        label: label.into(),
        reason: None,
    }
}

fn plan(releases: usize) -> Plan {
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let mut plan = Plan::new(Settings { guid: uuid(), name: "Large".into(), zone: berlin.clone() });
    let environment = Environment {
        id: EnvironmentId::new(uuid()),
        key: key("production".into()),
        name: "Production".into(),
        production: true,
        infrastructure: None,
    };
    let person = Person {
        id: PersonId::new(uuid()),
        key: key("grace".into()),
        name: "Grace".into(),
        team: None,
        email: None,
        deputy: None,
    };
    let services: Vec<Service> = (0..SERVICES)
        .map(|n| Service {
            id: ServiceId::new(uuid()),
            key: key(format!("service-{n}")),
            name: format!("Service {n}"),
            kind: ServiceKind::Service,
            tier: Tier::ONE,
            regulated: false,
            team: None,
            region: None,
            environments: vec![environment.id],
        })
        .collect();
    let first = Instant::parse("2026-01-01T20:00:00Z").unwrap();
    for n in 0..releases {
        let start = first.plus(Minutes::new(n as i64 % 730 * 1440 + n as i64 % 8 * 15));
        let mut touched = vec![services[n % SERVICES].id, services[n * 7 % SERVICES].id];
        touched.sort_unstable();
        touched.dedup();
        plan.releases.put(Release {
            id: ReleaseId::new(uuid()),
            key: key(format!("R-{n:06}")),
            deployment_of: None,
            title: format!("Payments {n}"),
            description: "Why this is needed, in a sentence or two of the usual length.".into(),
            kind: ReleaseKind::Normal,
            state: ReleaseState::Scheduled,
            services: touched,
            environment: environment.id,
            team: None,
            train: None,
            risk: Some(Risk::Moderate),
            planned: Planned::between(start, start.plus(Minutes::hours(3)), berlin.clone()).unwrap(),
            version: Some(format!("4.{n}")),
            people: vec![Assignment { role: Role::DeploymentLead, person: person.id }],
            stores: Vec::new(),
            submitted: None,
            notes: BTreeMap::new(),
        });
    }
    plan.environments.put(environment);
    plan.people.put(person);
    plan.services = services.into_iter().collect();
    plan
}

/// Files are made once; they are gone with the process.
static FILES: LazyLock<(TempDir, Mutex<BTreeMap<usize, PathBuf>>)> =
    LazyLock::new(|| (tempfile::tempdir().unwrap(), Mutex::default()));

fn file(releases: usize) -> PathBuf {
    let (folder, files) = &*FILES;
    let mut files = files.lock().unwrap();
    let made = || {
        let path = folder.path().join(format!("{releases}.slipway"));
        Store::create(&path, &plan(releases), &meta("Create")).unwrap();
        path
    };
    files.entry(releases).or_insert_with(made).clone()
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn open(bencher: Bencher, releases: usize) {
    let path = file(releases);
    bencher.bench_local(|| Store::open(&path).unwrap());
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn load(bencher: Bencher, releases: usize) {
    let store = Store::open(&file(releases)).unwrap();
    bencher.bench_local(|| store.load().unwrap());
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn write_one(bencher: Bencher, releases: usize) {
    let mut store = Store::open(&file(releases)).unwrap();
    let (plan, _) = store.load().unwrap();
    let release = plan.releases.by_key("R-000500").unwrap().clone();
    bencher.bench_local(|| {
        let mut release = release.clone();
        release.title = format!("Payments {}", LAST.load(Ordering::Relaxed));
        store.write(&meta("Rename"), &[Edit::from(release)]).unwrap().unwrap()
    });
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn undo_candidates(bencher: Bencher, releases: usize) {
    let store = Store::open(&file(releases)).unwrap();
    bencher.bench_local(|| store.candidates().unwrap());
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn as_of_the_start(bencher: Bencher, releases: usize) {
    let store = Store::open(&file(releases)).unwrap();
    bencher.bench_local(|| store.as_of(1).unwrap());
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn verify(bencher: Bencher, releases: usize) {
    let store = Store::open(&file(releases)).unwrap();
    bencher.bench_local(|| store.verify().unwrap());
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn check(bencher: Bencher, releases: usize) {
    let store = Store::open(&file(releases)).unwrap();
    bencher.bench_local(|| store.check().unwrap());
}

#[divan::bench(args = [1_000, 10_000], sample_count = 3, sample_size = 1)]
fn create(bencher: Bencher, releases: usize) {
    let plan = plan(releases);
    let folder = tempfile::tempdir().unwrap();
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        Store::create(&folder.path().join(format!("{n}.slipway")), &plan, &meta("Create")).unwrap()
    });
}
