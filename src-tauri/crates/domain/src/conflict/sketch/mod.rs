//! Plans sketched in a few words, for tests.

mod around;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use uuid::Uuid;

use super::{Conflict, Party, Schedule, sentence};
use crate::calendar::{Scope, Window, WindowKind};
use crate::catalogue::{Environment, LinkKind, Service, ServiceKind, ServiceLink, Tier};
use crate::dependency::{LagCalendar, Relation, ReleaseLink};
use crate::id::{EnvironmentId, ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId, WindowId};
use crate::plan::Settings;
use crate::release::{Planned, Release, ReleaseKind, ReleaseState};
use crate::time::{Moment, Occurrence, Recurrence, Span, Zone};
use crate::{Key, Plan};

/// A plan in the making; everything is called by its key.
pub(crate) struct Sketch {
    pub(crate) plan: Plan,
    ids: u64,
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub(crate) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

pub(crate) fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// `2026-12-18T22:00/02:00` in a zone; an end before the start is on the next day.
pub(crate) fn planned(text: &str, zone_name: &str) -> Planned {
    let (start, end) = walls(text);
    let zone = zone(zone_name);
    Planned::new(Moment::typed(start, &zone, None), Moment::typed(end, &zone, None), zone).unwrap()
}

fn walls(text: &str) -> (NaiveDateTime, NaiveDateTime) {
    let (start, end) = text.split_once('/').unwrap();
    let start = wall(start);
    if end.contains('-') {
        return (start, wall(end));
    }
    let end = wall(&format!("{}T{end}", start.date()));
    (start, if end < start { end + chrono::TimeDelta::days(1) } else { end })
}

impl Sketch {
    /// Production and staging, and two test environments on one rack.
    pub(crate) fn new() -> Self {
        let settings = Settings { guid: Uuid::nil(), name: "Sketch".into(), zone: zone("Europe/Berlin") };
        let mut sketch = Self { plan: Plan::new(settings), ids: 0 };
        for (name, infrastructure) in
            [("production", None), ("staging", None), ("test-a", Some("rack")), ("test-b", Some("rack"))]
        {
            let id = EnvironmentId::new(sketch.id());
            sketch.plan.environments.put(Environment {
                id,
                key: key(name),
                name: name.to_owned(),
                production: name == "production",
                infrastructure: infrastructure.map(str::to_owned),
            });
        }
        sketch
    }

    fn id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u64_pair(1, self.ids)
    }

    pub(crate) fn service(mut self, name: &str, tier: u8) -> Self {
        let id = ServiceId::new(self.id());
        self.plan.services.put(Service {
            id,
            key: key(name),
            name: name.to_owned(),
            kind: ServiceKind::Service,
            tier: Tier::try_from(tier).unwrap(),
            regulated: false,
            team: None,
            region: None,
            environments: Vec::new(),
        });
        self
    }

    pub(crate) fn needs(mut self, from: &str, to: &str, kind: LinkKind) -> Self {
        let id = ServiceLinkId::new(self.id());
        let (from, to) = (self.service_id(from), self.service_id(to));
        self.plan.service_links.put(ServiceLink { id, from, to, kind, min_version: None });
        self
    }

    /// A scheduled release in production, planned in Berlin.
    pub(crate) fn release(self, name: &str, services: &[&str], when: &str) -> Self {
        self.release_in(name, services, "production", planned(when, "Europe/Berlin"))
    }

    pub(crate) fn release_in(mut self, name: &str, services: &[&str], environment: &str, planned: Planned) -> Self {
        let id = ReleaseId::new(self.id());
        let mut services: Vec<ServiceId> = services.iter().map(|name| self.service_id(name)).collect();
        services.sort_unstable();
        self.plan.releases.put(Release {
            id,
            key: key(name),
            deployment_of: None,
            title: format!("{name} title"),
            description: String::new(),
            kind: ReleaseKind::Normal,
            state: ReleaseState::Scheduled,
            services,
            environment: self.plan.environments.by_key(environment).unwrap().id,
            team: None,
            train: None,
            risk: None,
            planned,
            version: None,
            people: Vec::new(),
            stores: Vec::new(),
            submitted: None,
            notes: BTreeMap::new(),
        });
        self
    }

    pub(crate) fn deploys(self, name: &str, of: &str) -> Self {
        let of = self.release_id(of);
        self.change(name, |release| release.deployment_of = Some(of))
    }

    pub(crate) fn change(mut self, name: &str, change: impl FnOnce(&mut Release)) -> Self {
        let mut release = self.plan.releases.by_key(name).unwrap().clone();
        change(&mut release);
        self.plan.releases.put(release);
        self
    }

    pub(crate) fn state(self, name: &str, state: ReleaseState) -> Self {
        self.change(name, |release| release.state = state)
    }

    /// Says which turn of a repeated hour the start of a release means.
    pub(crate) fn start_means(self, name: &str, occurrence: Occurrence) -> Self {
        self.change(name, |release| {
            let zone = release.planned.zone().clone();
            let start = Moment::typed(release.planned.start().wall, &zone, Some(occurrence));
            release.planned = Planned::new(start, release.planned.end(), zone).unwrap();
        })
    }

    /// A window in Berlin for some services; for all where none is named.
    pub(crate) fn window(mut self, name: &str, kind: WindowKind, services: &[&str], when: &str, rule: &str) -> Self {
        let id = WindowId::new(self.id());
        let (start, end) = walls(when);
        self.plan.windows.put(Window {
            id,
            key: key(name),
            title: format!("{name} title"),
            kind,
            scope: Scope { services: services.iter().map(|name| self.service_id(name)).collect(), ..Scope::default() },
            zone: zone("Europe/Berlin"),
            start,
            end,
            recurrence: (!rule.is_empty()).then(|| Recurrence::parse(rule).unwrap()),
            severity: None,
            owner: None,
            source: String::new(),
            reviewed: None,
            limit: None,
            freeze: None,
        });
        self
    }

    pub(crate) fn waits(mut self, successor: &str, predecessor: &str, relation: Relation, lag: &str) -> Self {
        let id = ReleaseLinkId::new(self.id());
        let (successor, predecessor) = (self.release_id(successor), self.release_id(predecessor));
        let lag = Span::parse(lag).unwrap();
        self.plan.release_links.put(ReleaseLink {
            id,
            successor,
            predecessor,
            relation,
            lag,
            calendar: LagCalendar::Predecessor,
        });
        self
    }

    pub(crate) fn service_id(&self, name: &str) -> ServiceId {
        self.plan.services.by_key(name).unwrap().id
    }

    pub(crate) fn release_id(&self, name: &str) -> ReleaseId {
        self.plan.releases.by_key(name).unwrap().id
    }

    /// Every conflict, told short: `R-1 C01 hard R-2 60`.
    pub(crate) fn told(&self) -> Vec<String> {
        Schedule::build(&self.plan).all(&self.plan).iter().map(|conflict| self.short(conflict)).collect()
    }

    pub(crate) fn short(&self, conflict: &Conflict) -> String {
        let other = match conflict.other {
            Party::Release(id) => self.plan.releases.get(id).unwrap().key.to_string(),
            Party::Window(id) => self.plan.windows.get(id).unwrap().key.to_string(),
            Party::Service(id) => self.plan.services.get(id).unwrap().key.to_string(),
            Party::Booking(id) => self.plan.bookings.get(id).unwrap().key.to_string(),
            Party::Person(id) => self.plan.people.get(id).unwrap().key.to_string(),
            Party::Team(id) => self.plan.teams.get(id).unwrap().key.to_string(),
            Party::Train(id) => self.plan.trains.get(id).unwrap().key.to_string(),
            Party::LeadTime => "lead-time".to_owned(),
            Party::Board(id) => self.plan.boards.get(id).unwrap().key.to_string(),
            Party::LocalTime => "clock".to_owned(),
        };
        let release = &self.plan.releases.get(conflict.release).unwrap().key;
        format!("{release} {} {} {other} {}", conflict.code, conflict.severity, conflict.overlap.get())
    }

    /// The sentence of the only conflict there is, in Berlin.
    pub(crate) fn sentence(&self) -> String {
        let conflicts = Schedule::build(&self.plan).all(&self.plan);
        assert_eq!(conflicts.len(), 1, "{:?}", self.told());
        sentence(&conflicts[0], &self.plan, &zone("Europe/Berlin"))
    }
}
