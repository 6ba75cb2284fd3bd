//! Tables in memory, for the tests beside each of them.

#![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::path::Path;

use chrono::NaiveDateTime;
use rusqlite::Connection;
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::catalogue::{self, Environment, Person, Region, Service, ServiceKind, Team, Tier};
use slipway_domain::id::{EnvironmentId, PersonId, RegionId, ReleaseId, ServiceId, StoreId, TeamId, WindowId};
use slipway_domain::plan::{Edit, Settings};
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Instant, Zone};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use crate::journal::{Meta, triggers};
use crate::{Store, migrations};

pub(crate) fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub(crate) fn berlin() -> Zone {
    Zone::parse("Europe/Berlin").unwrap()
}

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

pub(crate) fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%FT%R").unwrap()
}

pub(crate) fn meta(store: &Store) -> Meta {
    Meta {
        id: uuid(u128::from(store.latest().unwrap()) + 1000),
        at: at("2026-11-23T10:00:00Z"),
        actor: "ada".into(),
        machine: "desk-1".into(),
        use_case: "test".into(),
        label: "Test".into(),
        reason: None,
    }
}

/// An empty plan in memory.
pub(crate) fn store() -> Store {
    let mut db = Connection::open_in_memory().unwrap();
    db.pragma_update(None, "foreign_keys", true).unwrap();
    migrations::migrate(&mut db, Path::new("memory"), false).unwrap();
    assert!(triggers::unwatched(&db).unwrap().is_empty());
    let mut store = Store::of(db, Path::new("memory"), false);
    let settings = Settings { guid: uuid(1), name: "Small".into(), zone: berlin() };
    let meta = meta(&store);
    store.write(&meta, &[Edit::Configure(settings)]).unwrap();
    store
}

/// Writes each edit into a file and into a plan in memory, and asserts that the two agree after each.
///
/// What the first edits write is what the later ones refer to.
pub(crate) fn mirrors(edits: impl IntoIterator<Item = Edit>) {
    let mut store = store();
    let (mut plan, _): (Plan, u64) = store.load().unwrap();
    for edit in edits {
        let meta = meta(&store);
        store.write(&meta, std::slice::from_ref(&edit)).unwrap();
        plan.apply(&edit);
        assert_eq!(store.load().unwrap().0, plan, "{edit:?}");
    }
    assert!(store.check().unwrap().past_the_journal.is_empty());
}

pub(crate) fn team() -> Team {
    Team { id: TeamId::new(uuid(10)), key: key("pay"), name: "Payments".into(), limit: None }
}

pub(crate) fn region() -> Region {
    Region { id: RegionId::new(uuid(11)), key: key("EMEA"), name: "Europe".into(), zone: berlin() }
}

pub(crate) fn environment(number: u128) -> Environment {
    Environment {
        id: EnvironmentId::new(uuid(number)),
        key: key(&format!("env-{number}")),
        name: "Production".into(),
        production: true,
        infrastructure: None,
    }
}

pub(crate) fn person() -> Person {
    Person {
        id: PersonId::new(uuid(13)),
        key: key("grace"),
        name: "Grace".into(),
        team: None,
        email: None,
        deputy: None,
    }
}

pub(crate) fn store_named(number: u128, name: &str) -> catalogue::Store {
    catalogue::Store { id: StoreId::new(uuid(number)), key: key(name), name: name.to_owned() }
}

/// A hard freeze over the turn of the year that says as little as it can.
pub(crate) fn freeze() -> Window {
    Window {
        id: WindowId::new(uuid(70)),
        key: key("F-YEAR-END"),
        title: "Year end".into(),
        kind: WindowKind::FreezeHard,
        scope: Scope::default(),
        zone: berlin(),
        start: wall("2026-12-18T00:00"),
        end: wall("2027-01-04T08:00"),
        recurrence: None,
        severity: None,
        owner: None,
        source: String::new(),
        reviewed: None,
        limit: None,
        freeze: None,
    }
}

pub(crate) fn service(number: u128) -> Service {
    Service {
        id: ServiceId::new(uuid(number)),
        key: key(&format!("service-{number}")),
        name: "Ledger".into(),
        kind: ServiceKind::Service,
        tier: Tier::DEFAULT,
        regulated: false,
        team: None,
        region: None,
        environments: Vec::new(),
    }
}

/// A release in environment 12 that says as little as it can.
pub(crate) fn release(number: u128) -> Release {
    let (start, end) = (at("2026-11-28T21:00:00Z"), at("2026-11-29T01:00:00Z"));
    Release {
        id: ReleaseId::new(uuid(number)),
        key: key(&format!("R-{number}")),
        deployment_of: None,
        title: String::new(),
        description: String::new(),
        kind: ReleaseKind::Standard,
        state: ReleaseState::Draft,
        services: Vec::new(),
        environment: environment(12).id,
        team: None,
        train: None,
        risk: None,
        planned: Planned::between(start, end, berlin()).unwrap(),
        version: None,
        people: Vec::new(),
        stores: Vec::new(),
        submitted: None,
        notes: std::collections::BTreeMap::new(),
    }
}
