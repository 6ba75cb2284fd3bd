//! A small plan, and ids and times that repeat.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use slipway_domain::catalogue::{
    Assignment, Environment, LinkKind, Person, Region, Role, Service, ServiceKind, ServiceLink, Store as DataStore,
    StoreUse, Team, Tier,
};
use slipway_domain::dependency::{LagCalendar, Relation, ReleaseLink};
use slipway_domain::id::*;
use slipway_domain::plan::{Edit, Settings};
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Minutes, Moment, Recurrence, Span, Zone};
use slipway_domain::train::{Carriage, Milestone, Timetable, Train};
use slipway_domain::{Key, Plan};
use slipway_storage::{Meta, Store};
use uuid::Uuid;

use crate::around::around;

static LAST: AtomicU64 = AtomicU64::new(1);

pub fn uuid() -> Uuid {
    Uuid::from_u128(u128::from(LAST.fetch_add(1, Ordering::Relaxed)))
}

pub fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub fn wall(text: &str) -> chrono::NaiveDateTime {
    chrono::NaiveDateTime::parse_from_str(text, "%FT%R").unwrap()
}

pub fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

pub fn meta(label: &str) -> Meta {
    Meta {
        id: uuid(),
        at: at("2026-11-23T10:00:00Z"),
        actor: "ada".into(),
        machine: "desk-1".into(),
        use_case: "test".into(),
        label: label.into(),
        reason: None,
    }
}

/// One service needs another, from a version on.
fn needs(from: &Service, to: &Service) -> ServiceLink {
    let (from, to) = (from.id, to.id);
    ServiceLink {
        id: ServiceLinkId::new(uuid()),
        from,
        to,
        kind: LinkKind::RuntimeHard,
        min_version: Some("2.4".parse().unwrap()),
    }
}

/// One of everything, every optional field set.
pub fn plan() -> Plan {
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let mut plan = Plan::new(Settings { guid: uuid(), name: "Small".into(), zone: berlin.clone() });
    let team = Team { id: TeamId::new(uuid()), key: key("pay"), name: "Payments".into(), limit: Some(2) };
    let region = Region { id: RegionId::new(uuid()), key: key("EMEA"), name: "Europe".into(), zone: berlin.clone() };
    let environment = Environment {
        id: EnvironmentId::new(uuid()),
        key: key("production"),
        name: "Production".into(),
        production: true,
        infrastructure: Some("metal".into()),
    };
    let [person, deputy] = people(team.id);
    let train = Train {
        capacity: Some(4),
        risk_budget: Some(10),
        timetable: Some(Timetable {
            zone: berlin.clone(),
            start: wall("2026-12-12T20:00"),
            end: wall("2026-12-13T06:00"),
            recurrence: Some(Recurrence::parse("FREQ=MONTHLY;BYDAY=2SA").unwrap()),
            moved: [("2027-01-09".parse().unwrap(), Some(wall("2027-01-16T20:00")))].into(),
        }),
        milestones: Milestone::usual(),
        carriages: vec![Carriage { team: team.id, places: Some(3) }],
        ..Train::new(TrainId::new(uuid()), key("T-12"), "December".into())
    };
    let store = DataStore { id: StoreId::new(uuid()), key: key("ledger-db"), name: "Ledger database".into() };
    let service = |name: &str| Service {
        id: ServiceId::new(uuid()),
        key: key(name),
        name: name.to_uppercase(),
        kind: ServiceKind::Service,
        tier: Tier::ONE,
        regulated: true,
        team: Some(team.id),
        region: Some(region.id),
        environments: vec![environment.id],
    };
    let (api, db) = (service("api"), service("db"));
    let link = needs(&api, &db);
    let release = |name: &str, planned: Planned| Release {
        id: ReleaseId::new(uuid()),
        key: key(name),
        deployment_of: None,
        title: "Payments 4.2".into(),
        description: "Why".into(),
        kind: ReleaseKind::Normal,
        state: ReleaseState::Scheduled,
        services: vec![api.id, db.id],
        environment: environment.id,
        team: Some(team.id),
        train: Some(train.id),
        risk: Some(Risk::High),
        planned,
        version: Some("4.2".into()),
        people: vec![Assignment { role: Role::DeploymentLead, person: person.id }],
        stores: vec![StoreUse { store: store.id, schema: Some(12), restores: true }],
        submitted: Some(at("2026-11-02T09:00:00Z")),
        notes: [("cost".to_owned(), "12 €".to_owned())].into(),
    };
    let doubtful = Planned::new(
        Moment::typed(wall("2026-10-25T02:30"), &berlin, None),
        Moment::typed(wall("2026-10-25T06:00"), &berlin, None),
        berlin.clone(),
    );
    let plain = Planned::between(at("2026-11-28T21:00:00Z"), at("2026-11-29T01:00:00Z"), berlin.clone()).unwrap();
    let first = release("R-1", doubtful.unwrap());
    let second = release("R-2", plain.with_segments(Minutes::new(30), Minutes::new(45), Minutes::hours(24)).unwrap());
    let release_link = ReleaseLink {
        id: ReleaseLinkId::new(uuid()),
        successor: second.id,
        predecessor: first.id,
        relation: Relation::FinishToStart,
        lag: Span::WorkingDays(2),
        calendar: LagCalendar::Predecessor,
    };
    for edit in [
        Edit::from(team),
        region.into(),
        environment.into(),
        deputy.into(),
        person.into(),
        train.into(),
        store.into(),
        api.into(),
        db.into(),
        link.into(),
        first.into(),
        second.into(),
        release_link.into(),
    ] {
        plan.apply(&edit);
    }
    for edit in around(&plan) {
        plan.apply(&edit);
    }
    plan
}

fn people(team: TeamId) -> [Person; 2] {
    let deputy = Person {
        id: PersonId::new(uuid()),
        key: key("ada"),
        name: "Ada".into(),
        team: None,
        email: None,
        deputy: None,
    };
    let person = Person {
        id: PersonId::new(uuid()),
        key: key("grace"),
        name: "Grace".into(),
        team: Some(team),
        email: Some("grace@example.org".into()),
        deputy: Some(deputy.id),
    };
    [person, deputy]
}

/// A folder that is gone with the test, and a place for a plan in it.
pub fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.slipway");
    (folder, path)
}

pub fn store(path: &Path) -> Store {
    Store::create(path, &plan(), &meta("Create")).unwrap()
}

pub fn renamed(plan: &Plan, name: &str, title: &str) -> Edit {
    let mut release = plan.releases.by_key(name).unwrap().clone();
    release.title = title.into();
    release.into()
}
