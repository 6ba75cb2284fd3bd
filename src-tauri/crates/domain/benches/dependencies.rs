//! How long order, critical path, blast radius and drawing take.
//!
//! Run with `cargo bench -p slipway-domain --bench dependencies`.

use std::collections::{BTreeMap, BTreeSet};

use divan::Bencher;
use slipway_domain::cascade::cascade;
use slipway_domain::catalogue::{LinkKind, Service, ServiceKind, ServiceLink, Tier};
use slipway_domain::dependency::network::{Activity, Tie, schedule};
use slipway_domain::dependency::{
    Direction, LagCalendar, Precedence, Relation, ReleaseLink, blast_radius, critical_path, layout, release_order,
};
use slipway_domain::id::{EnvironmentId, ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId};
use slipway_domain::plan::Settings;
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Instant, Minutes, Span, Zone};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

const SERVICES: u64 = 300;

fn main() {
    divan::main();
}

/// A linear congruential generator (Knuth's MMIX constants), so that every run measures the same graphs.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn uuid(number: u64) -> Uuid {
    Uuid::from_u64_pair(7, number)
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap_or_else(|_| unreachable!())
}

/// 300 services with 600 links without a circle, and releases of which three in four wait for an earlier one.
fn plan(size: u64) -> Plan {
    let mut dice = Dice(42);
    let mut plan = Plan::new(Settings { guid: uuid(0), name: "Bench".into(), zone: Zone::utc() });
    for number in 0..SERVICES {
        plan.services.put(Service {
            id: ServiceId::new(uuid(number)),
            key: key(&format!("service-{number:03}")),
            name: String::new(),
            kind: ServiceKind::Service,
            tier: Tier::DEFAULT,
            regulated: false,
            team: None,
            region: None,
            environments: Vec::new(),
        });
    }
    for number in 0..SERVICES * 2 {
        let from = 1 + dice.below(SERVICES - 1);
        let (from, to) = (ServiceId::new(uuid(from)), ServiceId::new(uuid(dice.below(from))));
        let id = ServiceLinkId::new(uuid(number));
        plan.service_links.put(ServiceLink { id, from, to, kind: LinkKind::RuntimeHard, min_version: None });
    }
    for number in 0..size {
        let start = Instant::MIN.plus(Minutes::hours(126 * 365 * 24 + dice.below(2 * 365 * 24) as i64));
        let end = start.plus(Minutes::new(60 + 15 * dice.below(12) as i64));
        plan.releases.put(Release {
            id: ReleaseId::new(uuid(number)),
            key: key(&format!("R-{number:06}")),
            deployment_of: None,
            title: String::new(),
            description: String::new(),
            kind: ReleaseKind::Normal,
            state: ReleaseState::Scheduled,
            services: vec![ServiceId::new(uuid(dice.below(SERVICES)))],
            environment: EnvironmentId::new(uuid(dice.below(3))),
            team: None,
            train: None,
            risk: None,
            planned: Planned::between(start, end, Zone::utc()).unwrap_or_else(|_| unreachable!()),
            version: None,
            people: Vec::new(),
            stores: Vec::new(),
            submitted: None,
            notes: BTreeMap::new(),
        });
        if number > 0 && number % 4 != 0 {
            plan.release_links.put(ReleaseLink {
                id: ReleaseLinkId::new(uuid(number)),
                successor: ReleaseId::new(uuid(number)),
                predecessor: ReleaseId::new(uuid(dice.below(number))),
                relation: Relation::ALL[dice.below(4) as usize],
                lag: if number % 20 == 1 { Span::WorkingDays(2) } else { Span::ZERO },
                calendar: LagCalendar::Predecessor,
            });
        }
    }
    plan
}

/// A point of a drawing.
type Point = (f64, f64);

/// A random graph in about half as many layers as the root of its nodes, with edges over one to three layers.
fn layered(nodes: usize, edges: usize) -> Vec<(usize, usize)> {
    let mut dice = Dice(1);
    let layers = ((nodes as f64).sqrt() / 2.0).round() as usize;
    let layer: Vec<usize> = (0..nodes).map(|_| dice.below(layers as u64) as usize).collect();
    let mut members = vec![Vec::new(); layers + 3];
    for (node, layer) in layer.iter().enumerate() {
        members[*layer].push(node);
    }
    let mut found = BTreeSet::new();
    while found.len() < edges {
        let from = dice.below(nodes as u64) as usize;
        let others = &members[layer[from] + 1 + dice.below(3) as usize];
        if !others.is_empty() {
            found.insert((from, others[dice.below(others.len() as u64) as usize]));
        }
    }
    found.into_iter().collect()
}

/// How many pairs of segments cross, each inside of both.
fn crossings(segments: impl Iterator<Item = (Point, Point)>) -> usize {
    let mut segments: Vec<(Point, Point)> = segments.map(|(a, b)| if a.0 <= b.0 { (a, b) } else { (b, a) }).collect();
    segments.sort_by(|one, other| one.0.0.total_cmp(&other.0.0));
    let side = |a: Point, b: Point, c: Point| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    let apart = |one: f64, other: f64| (one > 1e-9 && other < -1e-9) || (one < -1e-9 && other > 1e-9);
    let mut count = 0;
    for (index, (a, b)) in segments.iter().enumerate() {
        count += segments[index + 1..]
            .iter()
            .take_while(|(c, _)| c.0 < b.0)
            .filter(|(c, d)| apart(side(*a, *b, *c), side(*a, *b, *d)) && apart(side(*c, *d, *a), side(*c, *d, *b)))
            .count();
    }
    count
}

/// At most 100 ms for 500 nodes, 1 s for 2,000 and 3 s for 5,000.
#[divan::bench(args = [(500, 900), (2_000, 4_000), (5_000, 10_000)], sample_count = 10)]
fn drawing(bencher: Bencher, (nodes, edges): (usize, usize)) {
    let sizes = vec![(180.0, 48.0); nodes];
    let edges = layered(nodes, edges);
    let drawing = layout(&sizes, &edges);
    let centre = |node: usize| (drawing.nodes[node].0 + 90.0, drawing.nodes[node].1 + 24.0);
    let straight = crossings(edges.iter().map(|(from, to)| (centre(*from), centre(*to))));
    let parts = || drawing.edges.iter().flat_map(|points| points.windows(2).map(|pair| (pair[0], pair[1])));
    let length: f64 = parts().map(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1)).sum();
    println!(
        "{nodes} nodes, {} edges: {straight} crossings of straight lines, {} of the drawn ones, length {length:.0}",
        edges.len(),
        crossings(parts()),
    );
    bencher.bench_local(|| layout(&sizes, &edges));
}

/// Releases of which each starts when the one before it ends and waits for it and for another one, so that a move of
/// the first moves all of them.
fn chain(size: u64) -> Plan {
    let mut plan = plan(size);
    let mut dice = Dice(3);
    for link in plan.release_links.iter().map(|link| link.id).collect::<Vec<_>>() {
        plan.release_links.remove(link);
    }
    let first = Instant::MIN.plus(Minutes::hours(126 * 365 * 24));
    for number in 0..size {
        let id = ReleaseId::new(uuid(number));
        let start = first.plus(Minutes::hours(number as i64));
        let planned = Planned::between(start, start.plus(Minutes::hours(1)), Zone::utc());
        if let (Some(release), Ok(planned)) = (plan.releases.get(id).cloned(), planned) {
            plan.releases.put(Release { planned, ..release });
        }
        let before = [number.checked_sub(1), (number > 0).then(|| dice.below(number.max(1)))];
        for (predecessor, which) in before.into_iter().flatten().zip(0..) {
            plan.release_links.put(ReleaseLink {
                id: ReleaseLinkId::new(uuid(2 * number + which)),
                successor: id,
                predecessor: ReleaseId::new(uuid(predecessor)),
                relation: Relation::FinishToStart,
                lag: Span::ZERO,
                calendar: LagCalendar::Predecessor,
            });
        }
    }
    plan
}

/// 2,000 releases should take at most 50 ms.
#[divan::bench(args = [1_000, 2_000, 10_000], sample_count = 20)]
fn cascade_through(bencher: Bencher, size: u64) {
    let plan = chain(size);
    let first = ReleaseId::new(uuid(0));
    let Some(release) = plan.releases.get(first) else { return };
    let later = release.planned.moved_to(release.occupancy().start().plus(Minutes::hours(24)));
    let moved = [(first, later)];
    assert_eq!(cascade(&plan, &moved, &[]).len() as u64, size - 1, "each of the others is moved along");
    bencher.bench_local(|| cascade(&plan, &moved, &[]));
}

#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn order(bencher: Bencher, size: u64) {
    let plan = plan(size);
    bencher.bench_local(|| release_order(&plan, None));
}

#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn critical(bencher: Bencher, size: u64) {
    let plan = plan(size);
    bencher.bench_local(|| critical_path(&plan));
}

#[divan::bench(sample_count = 20)]
fn blast(bencher: Bencher) {
    let plan = plan(10);
    bencher.bench_local(|| blast_radius(&plan, ServiceId::new(uuid(0)), 10, Direction::Dependents));
}

/// A random graph without a circle, from each node to nodes with greater numbers.
fn acyclic(nodes: u64, edges: u64) -> Vec<(u64, u64)> {
    let mut dice = Dice(5);
    (0..edges)
        .map(|_| {
            let from = dice.below(nodes - 1);
            (from, from + 1 + dice.below((nodes - from - 1).min(400)))
        })
        .collect()
}

/// Order, earliest and latest starts and floats of 10,000 nodes and 50,000 edges: at most 5 ms.
#[divan::bench(args = [(1_000, 5_000), (10_000, 50_000), (100_000, 500_000)], sample_count = 20)]
fn network_with_floats(bencher: Bencher, (nodes, edges): (u64, u64)) {
    let mut dice = Dice(6);
    let activities: Vec<Activity> =
        (0..nodes).map(|_| Activity { duration: 30 + dice.below(300) as i64, not_before: 0 }).collect();
    let ties: Vec<Tie> = acyclic(nodes, edges)
        .into_iter()
        .map(|(predecessor, successor)| Tie {
            predecessor: predecessor as usize,
            successor: successor as usize,
            relation: Relation::ALL[dice.below(4) as usize],
            lag: dice.below(60) as i64,
        })
        .collect();
    bencher.bench_local(|| schedule(&activities, &ties));
}

/// A link that is added to 10,000 nodes and 50,000 links with the check for a circle: at most 100 µs.
///
/// Nodes are met in the order of the random links, so that half of the links
/// disagree with the order that stood before them.
#[divan::bench(args = [(1_000, 5_000), (10_000, 50_000), (100_000, 500_000)], sample_count = 200)]
fn link_added(bencher: Bencher, (nodes, links): (u64, u64)) {
    let mut standing = Precedence::of(acyclic(nodes, links));
    let mut dice = Dice(7);
    bencher.bench_local(|| {
        let (from, to) = (dice.below(nodes), dice.below(nodes));
        let circle = standing.circle(from, to);
        if circle.is_none() {
            standing.add(from, to);
        }
        circle
    });
}
