//! Order, critical path, cycles and drawing against deliberately simple second answers.

#![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use slipway_domain::catalogue::{Environment, LinkKind, Service, ServiceKind, ServiceLink, Tier};
use slipway_domain::dependency::network::{Activity, Tie, schedule};
use slipway_domain::dependency::{
    Direction, LagCalendar, Precedence, Relation, ReleaseLink, blast_radius, critical_path, layout, release_circles,
    release_order, service_circles,
};
use slipway_domain::id::{EnvironmentId, ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId};
use slipway_domain::plan::Settings;
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Instant, Interval, Minutes, Span, Zone};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

const SERVICES: u64 = 6;
const RELEASES: u64 = 8;

fn uuid(number: u64) -> Uuid {
    Uuid::from_u64_pair(7, number)
}

fn service(number: u64) -> ServiceId {
    ServiceId::new(uuid(number))
}

fn release(number: u64) -> ReleaseId {
    ReleaseId::new(uuid(number))
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

/// A release of some services; keys run against the ids, so that the two orders cannot be mixed up.
fn planned_release(number: u64, services: BTreeSet<u64>, start: i64, length: i64, state: ReleaseState) -> Release {
    let friday = Instant::parse("2026-11-27T12:00:00Z").unwrap();
    let start = friday.plus(Minutes::new(start));
    Release {
        id: release(number),
        key: key(&format!("R-{}", 99 - number)),
        deployment_of: None,
        title: String::new(),
        description: String::new(),
        kind: ReleaseKind::Normal,
        state,
        services: services.into_iter().map(service).collect(),
        environment: EnvironmentId::new(uuid(0)),
        team: None,
        train: None,
        risk: None,
        planned: Planned::between(start, start.plus(Minutes::new(length)), Zone::utc()).unwrap(),
        version: None,
        people: Vec::new(),
        stores: Vec::new(),
        submitted: None,
        notes: BTreeMap::new(),
    }
}

fn plan_of(releases: Vec<Release>, needs: &[(u64, u64)], waits: &[(u64, u64, Relation, Span)]) -> Plan {
    let mut plan = Plan::new(Settings { guid: uuid(0), name: "Oracle".into(), zone: Zone::utc() });
    plan.environments.put(Environment {
        id: EnvironmentId::new(uuid(0)),
        key: key("production"),
        name: String::new(),
        production: true,
        infrastructure: None,
    });
    for number in 0..SERVICES {
        plan.services.put(Service {
            id: service(number),
            key: key(&format!("svc-{}", 9 - number)),
            name: String::new(),
            kind: ServiceKind::Service,
            tier: Tier::DEFAULT,
            regulated: false,
            team: None,
            region: None,
            environments: Vec::new(),
        });
    }
    for ((from, to), number) in needs.iter().zip(0..) {
        let (from, to, kind) = (service(*from), service(*to), LinkKind::RuntimeHard);
        plan.service_links.put(ServiceLink { id: ServiceLinkId::new(uuid(number)), from, to, kind, min_version: None });
    }
    for ((predecessor, successor, relation, lag), number) in waits.iter().zip(0..) {
        plan.release_links.put(ReleaseLink {
            id: ReleaseLinkId::new(uuid(number)),
            successor: release(*successor),
            predecessor: release(*predecessor),
            relation: *relation,
            lag: *lag,
            calendar: LagCalendar::Predecessor,
        });
    }
    for release in releases {
        plan.releases.put(release);
    }
    plan
}

/// A plan whose links may run in circles.
fn any_plan() -> impl Strategy<Value = Plan> {
    let one = (
        prop::collection::btree_set(0..SERVICES, 0..3),
        0_i64..600,
        1_i64..300,
        prop_oneof![6 => Just(ReleaseState::Scheduled), 1 => Just(ReleaseState::Cancelled)],
    );
    let releases = prop::collection::vec(one, RELEASES as usize);
    let needs = prop::collection::vec((0..SERVICES, 0..SERVICES), 0..7);
    let lag = (-60_i64..120).prop_map(|minutes| Span::Calendar(Minutes::new(minutes)));
    let wait = (0..RELEASES, 0..RELEASES, prop::sample::select(Relation::ALL), lag);
    (releases, needs, prop::collection::vec(wait, 0..8)).prop_map(|(releases, needs, waits)| {
        let releases = releases
            .into_iter()
            .zip(0..)
            .map(|((services, start, length, state), number)| planned_release(number, services, start, length, state));
        plan_of(releases.collect(), &needs, &waits)
    })
}

fn taking_part(plan: &Plan, id: ReleaseId) -> bool {
    plan.releases.get(id).is_some_and(|release| release.state.takes_part())
}

fn waits(plan: &Plan) -> BTreeSet<(ReleaseId, ReleaseId)> {
    let links = plan.release_links.iter().map(|link| (link.predecessor, link.successor));
    links.filter(|(a, b)| taking_part(plan, *a) && taking_part(plan, *b)).collect()
}

/// Releases that must come before others because of the services that theirs need.
fn needed(plan: &Plan) -> BTreeSet<(ReleaseId, ReleaseId)> {
    let mut pairs = BTreeSet::new();
    for link in plan.service_links.iter() {
        for before in plan.releases.iter().filter(|release| release.services.contains(&link.to)) {
            for after in plan.releases.iter().filter(|release| release.services.contains(&link.from)) {
                if before.id != after.id && taking_part(plan, before.id) && taking_part(plan, after.id) {
                    pairs.insert((before.id, after.id));
                }
            }
        }
    }
    pairs
}

/// Whether a way of at least one edge leads from one to another, found by adding edges until nothing is new.
fn leads<T: Ord + Copy>(edges: &BTreeSet<(T, T)>, from: T, to: T) -> bool {
    let mut reached: BTreeSet<T> = edges.iter().filter(|(a, _)| *a == from).map(|(_, b)| *b).collect();
    loop {
        let more: BTreeSet<T> = edges.iter().filter(|(a, _)| reached.contains(a)).map(|(_, b)| *b).collect();
        if more.is_subset(&reached) {
            return reached.contains(&to);
        }
        reached.extend(more);
    }
}

fn service_edges(plan: &Plan) -> BTreeSet<(ServiceId, ServiceId)> {
    plan.service_links.iter().map(|link| (link.from, link.to)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn an_order_holds_every_release_once_and_keeps_every_link(plan in any_plan()) {
        let strict = waits(&plan);
        match release_order(&plan, None) {
            Ok(waves) => {
                let wave: BTreeMap<ReleaseId, usize> =
                    waves.iter().enumerate().flat_map(|(number, ids)| ids.iter().map(move |id| (*id, number))).collect();
                let expected = plan.releases.iter().filter(|release| release.state.takes_part()).count();
                prop_assert_eq!(waves.iter().map(Vec::len).sum::<usize>(), expected);
                prop_assert_eq!(wave.len(), expected);
                prop_assert!(strict.iter().all(|(a, b)| wave[a] < wave[b]));
                for ids in &waves {
                    let keys: Vec<_> = ids.iter().map(|id| plan.releases.get(*id).unwrap().key.clone()).collect();
                    prop_assert!(keys.is_sorted());
                }
                // A needed service comes first wherever nothing leads back, be there a circle elsewhere or not.
                let needed = needed(&plan);
                let all: BTreeSet<_> = strict.union(&needed).copied().collect();
                for (a, b) in needed.iter().filter(|(a, b)| !leads(&all, *b, *a)) {
                    prop_assert!(wave[a] < wave[b], "a needed service is deployed first");
                }
            }
            Err(cycle) => {
                prop_assert!(!cycle.nodes.is_empty());
                for (a, b) in cycle.nodes.iter().zip(cycle.nodes.iter().cycle().skip(1)) {
                    prop_assert!(strict.contains(&(*a, *b)));
                }
            }
        }
        let circular = strict.iter().any(|(a, _)| leads(&strict, *a, *a));
        prop_assert_eq!(release_order(&plan, None).is_err(), circular);
    }

    #[test]
    fn a_link_closes_a_cycle_exactly_where_a_way_leads_back(plan in any_plan(), from in 0..SERVICES, to in 0..SERVICES) {
        let edges = service_edges(&plan);
        let (from, to) = (service(from), service(to));
        let links = plan.service_links.iter().map(|link| (link.from, link.to));
        let cycle = Precedence::of(links).circle(from, to);
        prop_assert_eq!(cycle.is_some(), from == to || leads(&edges, to, from));
        if let Some(cycle) = cycle {
            prop_assert_eq!(cycle[0], from);
            let mut with = edges;
            with.insert((from, to));
            for (a, b) in cycle.iter().zip(cycle.iter().cycle().skip(1)) {
                prop_assert!(with.contains(&(*a, *b)));
            }
        }
    }

    #[test]
    fn every_circle_of_releases_is_one_and_without_the_links_to_cut_there_is_an_order(plan in any_plan()) {
        let edges = waits(&plan);
        let circles = release_circles(&plan);
        prop_assert_eq!(circles.is_empty(), release_order(&plan, None).is_ok());
        let mut without = plan.clone();
        for circle in &circles {
            let next = circle.nodes.iter().cycle().skip(1);
            let turns: Vec<_> = circle.nodes.iter().zip(next).map(|(a, b)| (*b, *a)).collect();
            prop_assert!(turns.iter().all(|turn| edges.contains(turn)));
            let cut = plan.release_links.get(circle.cut).unwrap();
            prop_assert!(turns.contains(&(cut.predecessor, cut.successor)));
            without.release_links.remove(circle.cut);
        }
        prop_assert!(release_order(&without, None).is_ok());
    }

    #[test]
    fn without_the_links_to_cut_services_need_each_other_in_no_circle(plan in any_plan()) {
        let edges = service_edges(&plan);
        let mut without = plan.clone();
        for circle in service_circles(&plan) {
            let next = circle.nodes.iter().cycle().skip(1);
            prop_assert!(circle.nodes.iter().zip(next).all(|(a, b)| edges.contains(&(*a, *b))));
            without.service_links.remove(circle.cut);
        }
        let left = service_edges(&without);
        prop_assert!(left.iter().all(|(a, _)| !leads(&left, *a, *a)));
    }

    #[test]
    fn who_is_hit_and_what_is_needed_is_found_by_the_shortest_ways(
        plan in any_plan(), failed in 0..SERVICES, depth in 0_u32..5,
        direction in prop::sample::select(vec![Direction::Dependents, Direction::Needs]),
    ) {
        let edges: BTreeSet<_> = match direction {
            Direction::Dependents => service_edges(&plan),
            Direction::Needs => service_edges(&plan).into_iter().map(|(from, to)| (to, from)).collect(),
        };
        let mut expected = BTreeMap::from([(service(failed), 0)]);
        for step in 1..=depth {
            let near: Vec<ServiceId> =
                edges.iter().filter(|(_, to)| expected.contains_key(to)).map(|(from, _)| *from).collect();
            for id in near {
                expected.entry(id).or_insert(step);
            }
        }
        expected.remove(&service(failed));
        let hits = blast_radius(&plan, service(failed), depth, direction);
        let found: BTreeMap<_, _> = hits.iter().map(|hit| (hit.service, hit.depth)).collect();
        prop_assert_eq!(found, expected);
        for hit in hits {
            prop_assert_eq!((hit.path[0], hit.path[hit.path.len() - 1]), (service(failed), hit.service));
            prop_assert_eq!(hit.path.len() as u32, hit.depth + 1);
            prop_assert!(hit.path.windows(2).all(|pair| edges.contains(&(pair[1], pair[0]))));
        }
    }

    #[test]
    fn floats_are_what_they_promise(
        durations in prop::collection::vec(1_i64..50, 6),
        ties in prop::collection::vec((0_usize..6, 0_usize..6, prop::sample::select(Relation::ALL), -10_i64..20), 0..9),
    ) {
        let activities: Vec<Activity> =
            durations.iter().map(|duration| Activity { duration: *duration, not_before: 0 }).collect();
        let ties: Vec<Tie> = ties
            .into_iter()
            .filter(|(a, b, _, _)| a < b)
            .map(|(predecessor, successor, relation, lag)| Tie { predecessor, successor, relation, lag })
            .collect();
        let (end, timings) = schedule(&activities, &ties).unwrap();
        // A float is measured by doing it: start one activity later and plan everything again.
        let later = |node: usize, by: i64| {
            let mut activities = activities.clone();
            activities[node].not_before = timings[node].early_start + by;
            schedule(&activities, &ties).unwrap()
        };
        for (node, timing) in timings.iter().enumerate() {
            prop_assert_eq!(later(node, timing.total_float()).0, end);
            prop_assert!(later(node, timing.total_float() + 1).0 > end);
            let others_stay = |by| {
                let (then, moved) = later(node, by);
                then == end && (0..6).all(|other| other == node || moved[other].early_start == timings[other].early_start)
            };
            prop_assert!(others_stay(timing.free_float) && !others_stay(timing.free_float + 1));
        }
    }

    #[test]
    fn a_critical_path_starts_nothing_before_its_plan_and_keeps_every_dependency(plan in any_plan()) {
        let edges = waits(&plan);
        let Ok(path) = critical_path(&plan) else {
            prop_assert!(edges.iter().any(|(a, _)| leads(&edges, *a, *a)));
            return Ok(());
        };
        let at: BTreeMap<ReleaseId, i64> = path.items.iter().map(|item| (item.release, item.early_start.get())).collect();
        let length = |id: &ReleaseId| plan.releases.get(*id).unwrap().occupancy().minutes().get();
        let planned = |id: &ReleaseId| plan.releases.get(*id).unwrap().occupancy().start();
        let first = at.keys().map(planned).min();
        for id in at.keys() {
            prop_assert!(at[id] >= planned(id).minutes_since(first.unwrap()).get());
        }
        for link in plan.release_links.iter().filter(|link| edges.contains(&(link.predecessor, link.successor))) {
            let Span::Calendar(lag) = link.lag else { continue };
            let (before, after) = (link.predecessor, link.successor);
            let (from, to) = match link.relation {
                Relation::FinishToStart => (at[&before] + length(&before), at[&after]),
                Relation::StartToStart => (at[&before], at[&after]),
                Relation::FinishToFinish => (at[&before] + length(&before), at[&after] + length(&after)),
                Relation::StartToFinish => (at[&before], at[&after] + length(&after)),
            };
            prop_assert!(to >= from + lag.get());
        }
        let end = at.iter().map(|(id, start)| start + length(id)).max().unwrap_or(0);
        prop_assert_eq!(path.end.get(), end);
        prop_assert!(path.items.is_empty() || path.items.iter().any(|item| item.critical));
    }

    #[test]
    fn a_drawing_is_the_same_twice_and_nothing_lies_on_anything_else(
        sizes in prop::collection::vec((10_u8..200, 10_u8..90), 10),
        edges in prop::collection::vec((0_usize..10, 0_usize..10), 0..20),
    ) {
        let sizes: Vec<(f64, f64)> = sizes.into_iter().map(|(w, h)| (f64::from(w), f64::from(h))).collect();
        let drawing = layout(&sizes, &edges);
        prop_assert_eq!(&drawing, &layout(&sizes, &edges));
        for (a, (ax, ay)) in drawing.nodes.iter().enumerate() {
            prop_assert!(*ax >= 0.0 && ay + 1e-6 >= 0.0);
            prop_assert!(ax + sizes[a].0 <= drawing.width + 1e-6 && ay + sizes[a].1 <= drawing.height + 1e-6);
            for (b, (bx, by)) in drawing.nodes.iter().enumerate().skip(a + 1) {
                let beside = ax + sizes[a].0 <= bx + 1e-6 || bx + sizes[b].0 <= ax + 1e-6;
                prop_assert!(beside || ay + sizes[a].1 <= by + 1e-6 || by + sizes[b].1 <= ay + 1e-6);
            }
        }
    }
}

#[test]
fn a_lag_in_working_days_leaves_out_the_weekend() {
    let state = ReleaseState::Scheduled;
    // Friday 12:00 to 14:00, then a release that was planned for Friday 15:00.
    let releases =
        vec![planned_release(0, BTreeSet::new(), 0, 120, state), planned_release(1, BTreeSet::new(), 180, 60, state)];
    let plan = plan_of(releases, &[], &[(0, 1, Relation::FinishToStart, Span::WorkingDays(1))]);
    let path = critical_path(&plan).unwrap();
    // Monday 14:00 is three days and two hours after Friday 12:00.
    assert_eq!(path.items[1].early_start, Minutes::hours(3 * 24 + 2));
    assert_eq!(path.end, Minutes::hours(3 * 24 + 3));
}

#[test]
fn services_in_a_circle_leave_the_order_of_the_others_alone() {
    let state = ReleaseState::Scheduled;
    let touching = |number, service| planned_release(number, BTreeSet::from([service]), 0, 60, state);
    let releases = vec![touching(0, 0), touching(1, 1), touching(2, 2), touching(3, 3)];
    // Services 0 and 1 need each other; 2 needs 3.
    let plan = plan_of(releases, &[(0, 1), (1, 0), (2, 3)], &[]);
    let waves = release_order(&plan, None).unwrap();
    let wave = |number| waves.iter().position(|wave| wave.contains(&release(number))).unwrap();
    assert!(wave(3) < wave(2), "{waves:?}");
}

#[test]
fn an_order_can_be_asked_for_a_stretch_of_time() {
    let state = ReleaseState::Scheduled;
    let at = |number, start| planned_release(number, BTreeSet::new(), start, 60, state);
    let plan = plan_of(vec![at(0, 0), at(1, 600)], &[], &[]);
    let within = plan.releases.get(release(0)).unwrap().occupancy();
    assert_eq!(release_order(&plan, Some(within)).unwrap(), [[release(0)]]);
    let nothing = Interval::from_start(within.end(), Minutes::new(10));
    assert!(release_order(&plan, Some(nothing)).unwrap().is_empty());
}
