//! Small random plans in which every code occurs.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use slipway_domain::calendar::{Freeze, FreezeStage, Scope, Window, WindowKind};
use slipway_domain::catalogue::{Environment, LinkKind, Region, Service, ServiceKind, ServiceLink, Team, Tier};
use slipway_domain::conflict::Severity;
use slipway_domain::dependency::{LagCalendar, Relation, ReleaseLink};
use slipway_domain::id::{
    EnvironmentId, RegionId, ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId, TeamId, WindowId,
};
use slipway_domain::plan::Settings;
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Minutes, Moment, Recurrence, Span, Zone};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use crate::around::{around, brings};

const ZONES: [&str; 6] =
    ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Australia/Lord_Howe", "Asia/Beirut"];
pub const RULES: [Option<&str>; 6] = [
    None,
    Some("FREQ=DAILY"),
    Some("FREQ=WEEKLY;BYDAY=SU"),
    Some("FREQ=WEEKLY;BYDAY=MO,WE,SA"),
    Some("FREQ=MONTHLY;BYDAY=-1SU"),
    Some("FREQ=DAILY;INTERVAL=2;UNTIL=20260330T000000Z"),
];
const LAGS: [Span; 8] = [
    Span::ZERO,
    Span::Calendar(Minutes::new(90)),
    Span::Calendar(Minutes::new(-120)),
    Span::Calendar(Minutes::hours(30)),
    Span::WorkingDays(0),
    Span::WorkingDays(1),
    Span::WorkingDays(3),
    Span::WorkingDays(-1),
];

pub const SERVICES: u8 = 6;

pub fn uuid(number: u64) -> Uuid {
    Uuid::from_u64_pair(7, number)
}

pub fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

/// Days around the two clock changes of Europe and America, and one far from everything else.
fn day() -> impl Strategy<Value = NaiveDate> {
    let near = |y, m, d| (0_u64..5).prop_map(move |n| NaiveDate::from_ymd_opt(y, m, d).unwrap() + chrono::Days::new(n));
    prop_oneof![8 => near(2026, 3, 26), 4 => near(2026, 10, 23), 1 => near(2026, 12, 29), 1 => near(2031, 3, 28)]
}

pub fn wall() -> impl Strategy<Value = NaiveDateTime> {
    let minute = prop_oneof![4 => (0_i64..96).prop_map(|n| n * 15), 2 => 60_i64..240, 1 => 0_i64..1440];
    (day(), minute).prop_map(|(day, minute)| day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute))
}

pub fn of<T: Copy + std::fmt::Debug + 'static>(values: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(values)
}

pub fn any_zone() -> impl Strategy<Value = Zone> {
    of(&ZONES).prop_map(zone)
}

pub fn planned() -> impl Strategy<Value = Planned> {
    let length = prop_oneof![6 => (1_i64..24).prop_map(|n| n * 15), 2 => 1_i64..300, 1 => 1440_i64..6000];
    (wall(), length, any_zone(), any::<bool>()).prop_map(|(wall, length, zone, typed)| {
        let start = Moment::typed(wall, &zone, None);
        let end = start.at.plus(Minutes::new(length));
        let typed_end = Moment::typed(wall + TimeDelta::minutes(length), &zone, None);
        if typed && typed_end.at > start.at {
            Planned::new(start, typed_end, zone).unwrap()
        } else {
            Planned::between(start.at, end, zone).unwrap()
        }
    })
}

fn services(most: usize) -> impl Strategy<Value = BTreeSet<ServiceId>> {
    prop::collection::btree_set((0..u64::from(SERVICES)).prop_map(|n| ServiceId::new(uuid(n))), 0..=most)
}

pub fn release(number: u64) -> impl Strategy<Value = Release> {
    let states = prop_oneof![5 => Just(ReleaseState::Scheduled), 3 => of(ReleaseState::ALL)];
    // Keys that sort unlike ids, because stories are told in the order of the keys.
    let key = any::<u8>().prop_map(move |salt| Key::parse(&format!("R-{salt:03}-{number}")).unwrap());
    let planned = (planned(), prop_oneof![2 => Just(0_i64), 1 => 1_i64..4000]).prop_map(|(planned, stabilises)| {
        planned.with_segments(Minutes::ZERO, Minutes::ZERO, Minutes::new(stabilises)).unwrap()
    });
    (key, of(ReleaseKind::ALL), states, services(3), 0_u64..4, prop::option::of(0_u64..3), planned, brings()).prop_map(
        move |(key, kind, state, services, environment, team, planned, brings)| Release {
            id: ReleaseId::new(uuid(number)),
            key,
            title: format!("Release {number}"),
            description: String::new(),
            kind,
            state,
            services: services.into_iter().collect(),
            environment: EnvironmentId::new(uuid(environment)),
            team: team.map(|team| TeamId::new(uuid(team))),
            planned,
            notes: BTreeMap::new(),
            ..brings
        },
    )
}

/// A window's weight, limit and stage.
fn terms() -> impl Strategy<Value = (Option<Severity>, Option<u32>, Option<Freeze>)> {
    let stage = of(FreezeStage::ALL).prop_map(|stage| Freeze { stage, ..Freeze::proposed() });
    let freeze = prop_oneof![3 => Just(None), 1 => stage.prop_map(Some)];
    (prop::option::of(of(Severity::ALL)), prop_oneof![2 => Just(None), 1 => (0_u32..3).prop_map(Some)], freeze)
}

pub fn scope() -> impl Strategy<Value = Scope> {
    fn few<T: Ord + Clone + std::fmt::Debug>(most: u64, make: fn(Uuid) -> T) -> impl Strategy<Value = BTreeSet<T>> {
        prop_oneof![
            3 => Just(BTreeSet::new()),
            1 => prop::collection::btree_set((0..most).prop_map(move |n| make(uuid(n))), 1..3),
        ]
    }
    let kinds = prop_oneof![3 => Just(BTreeSet::new()), 1 => prop::collection::btree_set(of(ReleaseKind::ALL), 1..3)];
    let services = prop_oneof![1 => Just(BTreeSet::new()), 2 => services(3)];
    (services, few(3, TeamId::new), few(4, EnvironmentId::new), few(2, RegionId::new), kinds).prop_map(
        |(services, teams, environments, regions, kinds)| Scope { services, teams, environments, regions, kinds },
    )
}

fn window(number: u64) -> impl Strategy<Value = Window> {
    let kinds = prop_oneof![2 => Just(WindowKind::Maintenance), 5 => of(WindowKind::ALL)];
    let length = prop_oneof![3 => (1_i64..60).prop_map(|n| n * 15), 1 => 1000_i64..4000];
    (kinds, scope(), any_zone(), wall(), length, of(&RULES), terms()).prop_map(
        move |(kind, scope, zone, start, length, rule, (severity, limit, freeze))| Window {
            id: WindowId::new(uuid(number)),
            key: Key::parse(&format!("W-{}", 100 - number)).unwrap(),
            title: format!("Window {number}"),
            kind,
            scope,
            zone,
            start,
            end: start + TimeDelta::minutes(length),
            // A holiday that comes often would leave no working day to count.
            recurrence: rule
                .filter(|rule| kind != WindowKind::Holiday || rule.starts_with("FREQ=MONTHLY"))
                .map(|rule| Recurrence::parse(rule).unwrap()),
            severity,
            owner: None,
            source: String::new(),
            reviewed: None,
            limit,
            freeze,
        },
    )
}

fn catalogue() -> impl Strategy<Value = Plan> {
    let service = (1_u8..=4, prop::option::of(0_u64..3), prop::option::of(0_u64..2));
    let services = prop::collection::vec(service, usize::from(SERVICES));
    let link = (0..u64::from(SERVICES), 0..u64::from(SERVICES), of(LinkKind::ALL));
    (services, prop::collection::vec(link, 0..9)).prop_map(|(services, links)| {
        let settings = Settings { guid: uuid(0), name: "Oracle".into(), zone: Zone::utc() };
        let mut plan = Plan::new(settings);
        let key = |text: String| Key::parse(&text).unwrap();
        for number in 0..4_u64 {
            let infrastructure = (number < 2).then(|| "rack".to_owned());
            let (id, key) = (EnvironmentId::new(uuid(number)), key(format!("env-{number}")));
            plan.environments.put(Environment {
                id,
                key,
                name: String::new(),
                production: number == 0,
                infrastructure,
            });
        }
        for number in 0..3_u64 {
            let (id, key) = (TeamId::new(uuid(number)), key(format!("team-{number}")));
            plan.teams.put(Team { id, key, name: String::new(), limit: None });
        }
        for number in 0..2_u64 {
            let (id, key) = (RegionId::new(uuid(number)), key(format!("region-{number}")));
            plan.regions.put(Region { id, key, name: String::new(), zone: Zone::utc() });
        }
        for ((tier, team, region), number) in services.into_iter().zip(0_u64..) {
            plan.services.put(Service {
                id: ServiceId::new(uuid(number)),
                key: key(format!("svc-{}", 9 - number)),
                name: format!("Service {number}"),
                kind: ServiceKind::Service,
                tier: Tier::try_from(tier).unwrap(),
                regulated: false,
                team: team.map(|team| TeamId::new(uuid(team))),
                region: region.map(|region| RegionId::new(uuid(region))),
                environments: Vec::new(),
            });
        }
        for ((from, to, kind), number) in links.into_iter().zip(0_u64..) {
            let (from, to) = (ServiceId::new(uuid(from)), ServiceId::new(uuid(to)));
            plan.service_links.put(ServiceLink {
                id: ServiceLinkId::new(uuid(number)),
                from,
                to,
                kind,
                min_version: None,
            });
        }
        plan
    })
}

/// A plan of up to `most` releases.
pub fn plan(most: usize) -> impl Strategy<Value = Plan> {
    let releases = (0..most).map(|number| release(number as u64)).collect::<Vec<_>>();
    let windows = (0..7_u64).map(window).collect::<Vec<_>>();
    let link = (0..most as u64, 0..most as u64, of(Relation::ALL), of(&LAGS), of(LagCalendar::ALL));
    let links = prop::collection::vec(link, 0..8);
    (catalogue(), releases, windows, 0..=7_usize, links, around(most as u64)).prop_map(
        |(mut plan, releases, windows, how_many, links, around)| {
            for release in releases {
                plan.releases.put(release);
            }
            windows.into_iter().take(how_many).for_each(|window| drop(plan.windows.put(window)));
            for ((predecessor, successor, relation, lag, calendar), number) in links.into_iter().zip(0_u64..) {
                if predecessor != successor {
                    plan.release_links.put(ReleaseLink {
                        id: ReleaseLinkId::new(uuid(number)),
                        successor: ReleaseId::new(uuid(successor)),
                        predecessor: ReleaseId::new(uuid(predecessor)),
                        relation,
                        lag,
                        calendar,
                    });
                }
            }
            for edit in around {
                plan.apply(&edit);
            }
            plan
        },
    )
}
