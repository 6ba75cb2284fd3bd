//! How long conflict questions take on plans of 1,000, 10,000 and 100,000 releases.
//!
//! 300 services, 200 recurring windows, releases of two to four hours at night
//! over two years, with people, shifts, absences, bookings, data stores, trains
//! and limits, so that every code is judged. Arrange: `cargo bench -p slipway-domain --bench conflicts`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test or a benchmark stops where something is wrong"
)]

mod around;
mod peer;

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant as Stopwatch};

use chrono::{NaiveDate, TimeDelta};
use divan::Bencher;
use rustc_hash::FxHashMap;
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::cascade::cascade;
use slipway_domain::catalogue::{Environment, LinkKind, Service, ServiceKind, ServiceLink, Tier};
use slipway_domain::conflict::{Changed, Counts, Schedule, sentence};
use slipway_domain::dependency::{LagCalendar, Relation, ReleaseLink};
use slipway_domain::id::{EnvironmentId, ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId, TeamId, WindowId};
use slipway_domain::plan::Settings;
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState};
use slipway_domain::slot::{SlotQuery, next_slots};
use slipway_domain::time::{Instant, Minutes, Recurrence, Span, Zone};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const SERVICES: u64 = 300;

fn main() {
    tails();
    peer::beside();
    divan::main();
}

/// A plan with its schedule, built once for each size.
fn world(size: usize) -> &'static (Plan, Schedule) {
    static WORLDS: LazyLock<Mutex<FxHashMap<usize, &'static (Plan, Schedule)>>> = LazyLock::new(Mutex::default);
    let mut worlds = WORLDS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    worlds.entry(size).or_insert_with(|| {
        let plan = plan(size);
        let schedule = Schedule::build(&plan);
        Box::leak(Box::new((plan, schedule)))
    })
}

/// The 50th, 99th and 100th percentile of single questions, which an average would hide.
fn tails() {
    for size in SIZES {
        let (plan, schedule) = world(size);
        let zone = &plan.settings.zone;
        let counts = Counts::of(&schedule.all(plan));
        let mut previews: Vec<Duration> = Vec::new();
        for (moved, n) in moves(plan).zip(0..4_000) {
            let watch = Stopwatch::now();
            let conflicts = schedule.preview(plan, &moved);
            let told: usize = conflicts.iter().map(|conflict| sentence(conflict, plan, zone).len()).sum();
            if n >= 100 {
                previews.push(watch.elapsed());
            }
            black_box(told);
        }
        let mut slots: Vec<Duration> = Vec::new();
        for release in plan.releases.iter().step_by(size / 500) {
            let start = release.occupancy().start();
            let watch = Stopwatch::now();
            black_box(next_slots(plan, schedule, release, &SlotQuery::new(start, start)));
            slots.push(watch.elapsed());
        }
        previews.sort_unstable();
        slots.sort_unstable();
        let tail = |times: &[Duration]| [times.len() / 2, times.len() * 99 / 100, times.len() - 1].map(|n| times[n]);
        println!("{size} releases, {} hard and {} soft conflicts", counts.hard, counts.soft);
        println!("  preview of one move with sentences, p50 p99 max: {:?}", tail(&previews));
        println!("  slots over 90 days, p50 p99 max: {:?}", tail(&slots));
    }
}

/// Numbers that look random and are the same on every run.
pub struct Dice(u64);

impl Dice {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

pub fn uuid(number: u64) -> Uuid {
    Uuid::from_u64_pair(7, number)
}

pub fn key(text: &str) -> Key {
    Key::parse(text).unwrap_or_else(|_| unreachable!())
}

pub fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap_or_else(|_| unreachable!())
}

fn plan(size: usize) -> Plan {
    let mut dice = Dice(42);
    let mut plan = Plan::new(Settings { guid: uuid(0), name: "Bench".into(), zone: zone("Europe/Berlin") });
    for number in 0..3 {
        plan.environments.put(Environment {
            id: EnvironmentId::new(uuid(number)),
            key: key(&format!("env-{number}")),
            name: String::new(),
            production: number == 0,
            infrastructure: None,
        });
    }
    for number in 0..SERVICES {
        plan.services.put(Service {
            id: ServiceId::new(uuid(number)),
            key: key(&format!("service-{number:03}")),
            name: format!("Service {number}"),
            kind: ServiceKind::Service,
            tier: Tier::try_from(1 + dice.below(4) as u8).unwrap_or(Tier::DEFAULT),
            regulated: false,
            team: Some(TeamId::new(uuid(number / 15))),
            region: None,
            environments: Vec::new(),
        });
    }
    for number in 0..SERVICES * 2 {
        plan.service_links.put(ServiceLink {
            id: ServiceLinkId::new(uuid(number)),
            from: ServiceId::new(uuid(dice.below(SERVICES))),
            to: ServiceId::new(uuid(dice.below(SERVICES))),
            kind: LinkKind::ALL[dice.below(LinkKind::ALL.len() as u64) as usize],
            min_version: None,
        });
    }
    (0..200).for_each(|number| drop(plan.windows.put(window(number, &mut dice))));
    around::fill(&mut plan, &mut dice);
    for number in 0..size as u64 {
        plan.releases.put(around::laden(release(number, &mut dice), number, size as u64, &mut dice));
        if number > 0 && number % 4 == 0 {
            plan.release_links.put(ReleaseLink {
                id: ReleaseLinkId::new(uuid(number)),
                successor: ReleaseId::new(uuid(number)),
                predecessor: ReleaseId::new(uuid(dice.below(number))),
                relation: Relation::FinishToStart,
                lag: if number % 20 == 0 { Span::WorkingDays(2) } else { Span::ZERO },
                calendar: LagCalendar::Predecessor,
            });
        }
    }
    plan
}

pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default()
}

/// Half are maintenance nights of a few services, the others freezes, peaks and holidays of some teams.
fn window(number: u64, dice: &mut Dice) -> Window {
    let maintenance = number.is_multiple_of(2);
    let mut scope = Scope::default();
    if maintenance {
        scope.services = (0..4).map(|_| ServiceId::new(uuid(dice.below(SERVICES)))).collect();
    } else if number > 5 {
        scope.teams = (0..2).map(|_| TeamId::new(uuid(dice.below(20)))).collect();
    }
    let others = [
        WindowKind::FreezeHard,
        WindowKind::FreezeSoft,
        WindowKind::Peak,
        WindowKind::Holiday,
        WindowKind::Trading,
        WindowKind::Vendor,
        WindowKind::MonthEnd,
    ];
    let (rule, hour, hours) = match number % 10 {
        0 | 2 | 4 => ("FREQ=DAILY", 20, 8),
        6 | 8 => ("FREQ=WEEKLY;BYDAY=TU,TH,SA", 21, 7),
        1 | 3 => ("FREQ=MONTHLY;BYMONTHDAY=-1", 12, 36),
        5 => ("FREQ=YEARLY", 0, 24 * 14),
        _ => ("FREQ=WEEKLY;BYDAY=FR", 16, 10),
    };
    let start = first_day() + TimeDelta::days(dice.below(300) as i64);
    let start = start.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(hour);
    Window {
        id: WindowId::new(uuid(number)),
        key: key(&format!("W-{number:03}")),
        title: format!("Window {number}"),
        kind: if maintenance { WindowKind::Maintenance } else { others[(number / 2 % 7) as usize] },
        scope,
        zone: zone(["Europe/Berlin", "America/New_York", "Asia/Kolkata"][(number % 3) as usize]),
        start,
        end: start + TimeDelta::hours(hours),
        recurrence: Recurrence::parse(rule).ok(),
        severity: None,
        owner: None,
        source: String::new(),
        reviewed: None,
        limit: (number % 10 == 8).then_some(3),
        freeze: None,
    }
}

fn release(number: u64, dice: &mut Dice) -> Release {
    let day = first_day() + TimeDelta::days(dice.below(730) as i64);
    let wall = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(18 * 60 + 15 * dice.below(40) as i64);
    let berlin = zone("Europe/Berlin");
    let start = berlin.resolve(wall).first();
    let end = start.plus(Minutes::new(120 + 15 * dice.below(9) as i64));
    let services: BTreeSet<ServiceId> =
        (0..=dice.below(3)).map(|_| ServiceId::new(uuid(dice.below(SERVICES)))).collect();
    Release {
        id: ReleaseId::new(uuid(number)),
        key: key(&format!("R-{:06}", number * 7919 % 1_000_000)),
        deployment_of: None,
        title: format!("Release {number}"),
        description: String::new(),
        kind: ReleaseKind::ALL[dice.below(3) as usize],
        state: ReleaseState::Scheduled,
        services: services.into_iter().collect(),
        environment: EnvironmentId::new(uuid(dice.below(3))),
        team: Some(TeamId::new(uuid(dice.below(20)))),
        train: None,
        risk: None,
        planned: Planned::between(start, end, berlin).unwrap_or_else(|_| unreachable!()),
        version: None,
        people: Vec::new(),
        stores: Vec::new(),
        submitted: None,
        notes: BTreeMap::new(),
    }
}

/// Moves of one release each, by up to a fortnight either way.
fn moves(plan: &Plan) -> impl Iterator<Item = [(ReleaseId, Planned); 1]> {
    let mut dice = Dice(7);
    let size = plan.releases.len() as u64;
    std::iter::repeat_with(move || {
        let id = ReleaseId::new(uuid(dice.below(size)));
        let by = Minutes::new(15 * (dice.below(2688) as i64 - 1344));
        plan.releases.get(id).map(|release| [(id, release.planned.moved_to(release.occupancy().start().plus(by)))])
    })
    .flatten()
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn build(bencher: Bencher, size: usize) {
    let (plan, _) = world(size);
    bencher.bench(|| Schedule::build(plan));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn everything(bencher: Bencher, size: usize) {
    let (plan, schedule) = world(size);
    bencher.bench(|| schedule.all(plan));
}

#[divan::bench(args = SIZES)]
fn preview_of_a_move_with_sentences(bencher: Bencher, size: usize) {
    let (plan, schedule) = world(size);
    let mut moves = moves(plan);
    bencher.with_inputs(|| moves.next()).bench_local_values(|moved| {
        let conflicts = schedule.preview(plan, moved.as_ref().map_or(&[], |moved| moved));
        conflicts.iter().map(|conflict| sentence(conflict, plan, &plan.settings.zone).len()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES, sample_count = 50)]
fn refresh_after_a_move(bencher: Bencher, size: usize) {
    let (plan, schedule) = world(size);
    let mut schedule = schedule.clone();
    let mut plan = plan.clone();
    let moved: Vec<(ReleaseId, Planned)> = moves(&plan).flatten().take(5_000).collect();
    let mut next = moved.into_iter().cycle();
    bencher.bench_local(|| {
        if let Some((id, planned)) = next.next()
            && let Some(release) = plan.releases.get(id)
        {
            let release = Release { planned, ..release.clone() };
            plan.releases.put(release);
            schedule.refresh(&plan, &Changed::Releases(vec![id]));
        }
    });
}

#[divan::bench(args = SIZES, sample_count = 50, sample_size = 1)]
fn slots_over_90_days(bencher: Bencher, size: usize) {
    let (plan, schedule) = world(size);
    let mut releases = plan.releases.iter().step_by(17);
    bencher.with_inputs(|| releases.next()).bench_local_values(|release| {
        release.map(|release| {
            let start: Instant = release.occupancy().start();
            next_slots(plan, schedule, release, &SlotQuery::new(start, start))
        })
    });
}

#[divan::bench(args = SIZES, sample_count = 50, sample_size = 1)]
fn cascade_of_a_move(bencher: Bencher, size: usize) {
    let (plan, _) = world(size);
    let mut moves = moves(plan);
    bencher
        .with_inputs(|| moves.next())
        .bench_local_values(|moved| cascade(plan, moved.as_ref().map_or(&[], |moved| moved), &[]));
}
