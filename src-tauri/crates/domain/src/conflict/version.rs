//! C15: versions that follow each other in the wrong order.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use super::Code;
use super::code::Codes;
use super::entry::Entry;
use super::facts::Version;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party};
use super::rule::{Found, Pairs, Rule, View, pair};
use super::schedule::Schedule;
use crate::Key;
use crate::id::ReleaseId;
use crate::time::{Instant, Interval, Minutes};

/// C15, one for each pair, however many versions tie it together.
///
/// Releases that bring schema versions to the same data store, or versions to
/// the same only service, in the same environment happen in the order of the
/// versions: the lower one ends before the higher one starts. Each is compared
/// with its neighbours: those of the next lower and the next higher version
/// (all of them for the first and the last of its own version, otherwise the
/// nearest by key), and, for schemas, which are brought once, the next of the
/// same version. What was backed out brought nothing. Schemas weigh most: a
/// version of a service is a label, which can follow a new order.
pub(super) struct Versions;

/// What carries versions: a data store or a service, in a group of environments.
type Chain = (u32, Carrier);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Carrier {
    Store(u32),
    Service(u32),
}

/// One link of a chain. Links are sorted by version, then by key.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    version: Version,
    key: Key,
    number: u32,
}

/// Every chain of versions.
#[derive(Clone, Debug, Default)]
pub(super) struct Chains(FxHashMap<Chain, Vec<Link>>);

impl Chains {
    pub(super) fn fill<'a>(&mut self, entries: impl Iterator<Item = (u32, &'a Entry)>) {
        for (number, entry) in entries {
            for (chain, version) in chains_of(entry) {
                self.0.entry(chain).or_default().push(Link { version, key: entry.key.clone(), number });
            }
        }
        for links in self.0.values_mut() {
            links.sort_unstable_by(|a, b| (&a.version, &a.key).cmp(&(&b.version, &b.key)));
        }
    }

    pub(super) fn put(&mut self, entry: &Entry, number: u32) {
        for (chain, version) in chains_of(entry) {
            let links = self.0.entry(chain).or_default();
            let place = links.partition_point(|link| (&link.version, &link.key) < (&version, &entry.key));
            links.insert(place, Link { version, key: entry.key.clone(), number });
        }
    }

    pub(super) fn remove(&mut self, entry: &Entry, number: u32) {
        for (chain, _) in chains_of(entry) {
            if let Some(links) = self.0.get_mut(&chain) {
                links.retain(|link| link.number != number);
            }
        }
    }

    /// The neighbours of a release in a chain, by number.
    fn neighbours(&self, schedule: &Schedule, asked: &Entry, chain: Chain, version: &Version) -> SmallVec<[u32; 4]> {
        let Some(links) = self.0.get(&chain) else { return SmallVec::new() };
        let is_other = |link: &&Link| schedule.entry(link.number).is_some_and(|entry| entry.id != asked.id);
        let first = links.partition_point(|link| link.version < *version);
        let place = links.partition_point(|link| (&link.version, &link.key) < (version, &asked.key));
        let behind = links.partition_point(|link| link.version <= *version);
        let lower = links[..first].iter().rev().filter(is_other);
        let higher = links[behind..].iter().filter(is_other);
        let previous = links[first..place].iter().rev().find(is_other);
        let next = links[place..behind].iter().find(is_other);
        let mut numbers: SmallVec<[u32; 4]> = SmallVec::new();
        numbers.extend(nearest(lower, previous.is_none()));
        numbers.extend(nearest(higher, next.is_none()));
        if matches!(chain.1, Carrier::Store(_)) {
            numbers.extend(previous.into_iter().chain(next).map(|link| link.number));
        }
        numbers
    }
}

/// The first of some links by number, or all of the same version as the first.
fn nearest<'a>(links: impl Iterator<Item = &'a Link> + Clone, all: bool) -> impl Iterator<Item = u32> {
    let version = links.clone().next().map(|link| &link.version);
    let most = if all { usize::MAX } else { 1 };
    links.take_while(move |link| Some(&link.version) == version).take(most).map(|link| link.number)
}

/// The chains to which a release belongs, with its version in each.
fn chains_of(entry: &Entry) -> impl Iterator<Item = (Chain, Version)> + '_ {
    let group = entry.group.filter(|_| !entry.facts.backed_out);
    let stores = entry
        .facts
        .stores
        .iter()
        .filter_map(|hold| Some((Carrier::Store(hold.store), Version::of_schema(hold.schema?))));
    let service = entry.facts.version.iter().map(|(service, version)| (Carrier::Service(*service), version.clone()));
    group.into_iter().flat_map(move |group| {
        stores.clone().chain(service.clone()).map(move |(carrier, version)| ((group, carrier), version))
    })
}

/// Two neighbours in a chain, the lower version first.
struct Step<'a> {
    carrier: Carrier,
    lower: &'a Entry,
    higher: &'a Entry,
    same: bool,
}

impl Step<'_> {
    const fn is_critical(&self) -> bool {
        matches!(self.carrier, Carrier::Store(_))
    }

    /// The time by which the higher version comes too early; empty where the same version comes twice.
    fn missed(&self) -> Option<Interval> {
        if self.same {
            return Some(Interval::from_start(self.higher.at.start(), Minutes::ZERO));
        }
        let early = self.higher.at.start() < self.lower.at.end();
        early.then(|| Interval::from_start(self.higher.at.start(), Minutes::ZERO).extended_to(self.lower.at.end()))
    }
}

/// The steps that a release takes with some others.
fn steps<'a>(view: &View<'a>, asked: &'a Entry) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for (chain, version) in chains_of(asked) {
        for number in view.schedule.chains.neighbours(view.schedule, asked, chain, &version) {
            let Some(other) = view.schedule.entry(number).and_then(|entry| view.release(entry.id)) else { continue };
            let Some((_, theirs)) = chains_of(other).find(|(there, _)| *there == chain) else { continue };
            let order = version.cmp(&theirs);
            // What is over may have been brought again.
            if (asked.history && other.history) || (order == Ordering::Equal && (asked.history || other.history)) {
                continue;
            }
            let (lower, higher) = if order == Ordering::Greater { (other, asked) } else { (asked, other) };
            steps.push(Step { carrier: chain.1, lower, higher, same: order == Ordering::Equal });
        }
    }
    steps
}

impl Rule for Versions {
    fn codes(&self) -> &'static [Code] {
        &[Code::C15]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        tell(view, asked, |_| true, found);
    }

    /// Those that stand in the wrong order, found by one look along each chain.
    fn pairs(&self, schedule: &Schedule, _: Codes) -> Pairs {
        let mut pairs = Vec::new();
        for ((_, carrier), links) in &schedule.chains.0 {
            let groups: Vec<&[Link]> = links.chunk_by(|a, b| a.version == b.version).collect();
            if matches!(carrier, Carrier::Store(_)) {
                for same in &groups {
                    pairs.extend(
                        same.windows(2).filter_map(|two| meeting(schedule, two.first()?, two.last()?, |_, _| true)),
                    );
                }
            }
            for step in groups.windows(2) {
                let [lower, higher] = step else { continue };
                let early = |lower: &Entry, higher: &Entry| higher.at.start() < lower.at.end();
                // All of the lower with the first of the higher, and the last of the lower with all of the higher.
                let with_first = lower.iter().map(|link| (link, &higher[0]));
                let with_last = higher.iter().skip(1).map(|link| (&lower[lower.len() - 1], link));
                pairs.extend(
                    with_first.chain(with_last).filter_map(|(one, other)| meeting(schedule, one, other, early)),
                );
            }
        }
        Pairs::new(pairs)
    }

    fn first(&self, view: &View<'_>, asked: &Entry, pairs: &Pairs, found: &mut Vec<Found>) {
        if pairs.of(asked.rank).next().is_some() {
            tell(view, asked, |other| pair(asked, other).0 == asked.rank, found);
        }
    }

    fn obstacles(&self, probe: &Probe<'_>, _: Interval) -> Vec<Obstacle> {
        let of_step = |step: Step<'_>| {
            let asked_first = step.lower.id == probe.entry.id;
            let other = if asked_first { step.higher } else { step.lower };
            let starts = if step.same {
                Interval::ALWAYS
            } else if asked_first {
                let last = other.at.start().plus_seconds(-probe.length());
                Interval::from_start(last.plus_seconds(1), Minutes::ZERO).extended_to(Instant::MAX)
            } else {
                Interval::from_start(Instant::MIN, Minutes::ZERO).extended_to(other.at.end())
            };
            probe.obstacle(Code::C15, Party::Release(other.id), step.is_critical(), vec![starts])
        };
        steps(&probe.view(), &probe.entry).into_iter().filter_map(of_step).collect()
    }
}

/// The pair of two links if their releases stand to each other in some way.
fn meeting(
    schedule: &Schedule,
    one: &Link,
    other: &Link,
    is_wrong: impl Fn(&Entry, &Entry) -> bool,
) -> Option<(u32, u32)> {
    let (one, other) = (schedule.entry(one.number)?, schedule.entry(other.number)?);
    is_wrong(one, other).then(|| pair(one, other))
}

fn tell(view: &View<'_>, asked: &Entry, is_asked_about: impl Fn(&Entry) -> bool, found: &mut Vec<Found>) {
    let mut missed: SmallVec<[(ReleaseId, u32, Step<'_>, Interval); 2]> = SmallVec::new();
    for step in steps(view, asked) {
        let other = if step.lower.id == asked.id { step.higher } else { step.lower };
        if let Some(by) = step.missed().filter(|_| is_asked_about(other)) {
            missed.push((other.id, other.rank, step, by));
        }
    }
    missed.sort_by_key(|(other, _, step, by)| (*other, !step.is_critical(), -by.minutes(), step.carrier));
    missed.dedup_by_key(|(other, ..)| *other);
    for (other, rank, step, by) in missed {
        let Some(severity) = view.schedule.weights.of(Code::C15, step.is_critical()) else { continue };
        let store = match step.carrier {
            Carrier::Store(store) => Some(view.schedule.registry.stores.id(store)),
            Carrier::Service(_) => None,
        };
        let services = match step.carrier {
            Carrier::Service(service) => smallvec![view.schedule.ground.id(service)],
            Carrier::Store(_) => SmallVec::new(),
        };
        let met = if step.lower.id == asked.id { step.higher.at } else { step.lower.at };
        let overlaps = if by.is_empty() { SmallVec::new() } else { smallvec![by] };
        let conflict = Conflict::new(Code::C15, severity, asked.id, asked.at, Party::Release(other))
            .over(smallvec![met], overlaps)
            .with(Detail::Order { store, first: step.lower.id, same: step.same });
        found.push(Found { place: (asked.rank, Code::C15, rank), conflict: Conflict { services, ..conflict } });
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::sketch::{Sketch, planned};
    use crate::release::ReleaseState;

    const FIRST: &str = "2026-12-18T22:00/02:00";

    fn schemas(one: u32, two: u32, second: &str) -> Sketch {
        let sketch = Sketch::new().store("db").release("R-1", &[], FIRST).release("R-2", &[], second);
        sketch.changes("R-1", "db", one, false).changes("R-2", "db", two, false)
    }

    #[test]
    fn a_schema_comes_behind_the_one_before_it() {
        assert!(schemas(1, 2, "2026-12-19T02:00/04:00").told().is_empty(), "it touches");
        assert_eq!(schemas(1, 2, "2026-12-19T01:00/04:00").told(), ["R-1 C15 hard R-2 60"]);
        assert_eq!(schemas(1, 2, "2026-12-18T20:00/21:00").told(), ["R-1 C15 hard R-2 360"]);
        assert_eq!(schemas(2, 1, "2026-12-19T22:00/23:00").told(), ["R-1 C15 hard R-2 1500"]);
        assert!(schemas(2, 1, "2026-12-18T20:00/22:00").told().is_empty());
    }

    #[test]
    fn the_same_schema_is_brought_once_unless_it_is_over() {
        assert_eq!(schemas(2, 2, "2026-12-20T22:00/23:00").told(), ["R-1 C15 hard R-2 0"]);
        assert!(schemas(2, 2, "2026-12-20T22:00/23:00").state("R-1", ReleaseState::Closed).told().is_empty());
    }

    #[test]
    fn what_was_deployed_still_counts_and_what_was_backed_out_does_not() {
        let sketch = || schemas(2, 1, "2026-12-19T22:00/23:00");
        assert_eq!(sketch().state("R-1", ReleaseState::Closed).told(), ["R-1 C15 hard R-2 1500"]);
        assert!(sketch().state("R-1", ReleaseState::BackedOut).told().is_empty());
    }

    #[test]
    fn only_neighbours_are_compared_and_each_with_all_where_versions_are_equal() {
        let sketch = Sketch::new().store("db");
        let at = |day: u32| format!("2026-12-{day}T22:00/23:00");
        let sketch = (1..=4).fold(sketch, |sketch, n| {
            let name = format!("R-{n}");
            sketch.release(&name, &[], &at(20 - n)).changes(&name, "db", n, false)
        });
        assert_eq!(
            sketch.told(),
            ["R-1 C15 hard R-2 1500", "R-2 C15 hard R-3 1500", "R-3 C15 hard R-4 1500"],
            "a chain in the wrong order is wrong at each step"
        );
    }

    #[test]
    fn versions_of_the_same_only_service_in_the_same_environment_follow_each_other() {
        let sketch = |one: &str, two: &str, services: &[&str], environment| {
            let sketch = Sketch::new().service("pay", 2).service("web", 2).release("R-1", &["pay"], FIRST);
            let sketch =
                sketch.release_in("R-2", services, environment, planned("2026-12-19T20:00/22:00", "Europe/Berlin"));
            let (one, two) = (Some(one.to_owned()), Some(two.to_owned()));
            sketch.change("R-1", |release| release.version = one).change("R-2", |release| release.version = two).told()
        };
        assert_eq!(sketch("4.10", "4.9.3", &["pay"], "production"), ["R-1 C15 soft R-2 1440"]);
        assert!(sketch("4.9.3", "4.10", &["pay"], "production").is_empty());
        assert!(sketch("4.10", "4.10.0", &["pay"], "production").is_empty(), "deployed again");
        assert!(sketch("4.10", "4.9", &["pay"], "staging").is_empty());
        assert!(sketch("4.10", "4.9", &["pay", "web"], "production").is_empty(), "of which of the two?");
        assert!(sketch("4.10", "4.9-rc1", &["pay"], "production").is_empty(), "no order is known");
    }

    #[test]
    fn the_sentences_name_the_versions() {
        assert_eq!(
            schemas(12, 13, "2026-12-19T01:00/04:00").sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) brings schema 12 of db and ends 60 minutes after R-2 R-2 \
             title (19 Dec 01:00–04:00 Europe/Berlin), which brings schema 13, has started. Let R-2 start at 19 Dec 02:00 \
             Europe/Berlin or later, or correct the version of R-1 R-1 title."
        );
        assert_eq!(
            schemas(12, 12, "2026-12-20T01:00/04:00").sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) and R-2 R-2 title (20 Dec 01:00–04:00 Europe/Berlin) both \
             bring schema 12 of db. Give R-1 or R-2 another version, or make one release of the two."
        );
    }
}
