//! Releases: in which order they are deployed, and which of them decide on the end.

use rustc_hash::FxHashMap;

use super::ReleaseLink;
use super::graph::Graph;
use super::network::{Activity, Tie, schedule};
use super::reach::ServiceGraph;
use crate::Plan;
use crate::cascade::earliest_after;
use crate::conflict::tied_end;
use crate::id::{ReleaseId, ServiceId};
use crate::release::Release;
use crate::time::{Instant, Interval, Minutes};

/// Things that need each other in a circle, so that no order exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle<Id> {
    /// The circle, each before the next, the last before the first.
    pub nodes: Vec<Id>,
}

/// One release of the network, in minutes from the project's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CriticalItem {
    /// The release.
    pub release: ReleaseId,
    /// Its earliest start.
    pub early_start: Minutes,
    /// Its latest start without moving the end of everything.
    pub late_start: Minutes,
    /// How late it can be without moving the end of everything.
    pub total_float: Minutes,
    /// How late it can be without moving any other.
    pub free_float: Minutes,
    /// Whether it has no float.
    pub critical: bool,
}

/// The critical path through all linked releases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriticalPath {
    /// When the project starts: with the earliest of its releases; none where nothing is linked.
    pub start: Option<Instant>,
    /// The earliest end of everything, from the project's start.
    pub end: Minutes,
    /// Every linked release, in the order of early start, then key.
    pub items: Vec<CriticalItem>,
}

/// Releases by number in the order of their keys.
pub(super) struct Numbered<'a> {
    pub(super) releases: Vec<&'a Release>,
    numbers: FxHashMap<ReleaseId, usize>,
}

impl<'a> Numbered<'a> {
    fn of(plan: &'a Plan, wanted: impl Fn(&Release) -> bool) -> Self {
        let mut releases: Vec<&Release> =
            plan.releases.iter().filter(|release| release.state.takes_part() && wanted(release)).collect();
        releases.sort_by(|a, b| a.key.cmp(&b.key));
        let numbers = releases.iter().enumerate().map(|(number, release)| (release.id, number)).collect();
        Self { releases, numbers }
    }

    /// All that take part.
    pub(super) fn all(plan: &'a Plan) -> Self {
        Self::of(plan, |_| true)
    }

    /// Those that are not over and whose time overlaps a stretch, or all of those.
    pub(super) fn within(plan: &'a Plan, within: Option<Interval>) -> Self {
        Self::of(plan, |release| {
            !release.state.is_history() && within.is_none_or(|within| release.occupancy().overlaps(within))
        })
    }

    /// The number of a release; none where it is not among them.
    pub(super) fn number(&self, release: ReleaseId) -> Option<usize> {
        self.numbers.get(&release).copied()
    }

    pub(super) fn ids(&self, nodes: &[usize]) -> Vec<ReleaseId> {
        nodes.iter().map(|node| self.releases[*node].id).collect()
    }

    /// Dependencies among them, predecessor first.
    fn edges(&self, plan: &Plan) -> Vec<(usize, usize)> {
        let number = |id| self.numbers.get(&id).copied();
        plan.release_links
            .iter()
            .filter_map(|link| Some((number(link.predecessor)?, number(link.successor)?)))
            .collect()
    }
}

/// The deployment order of the releases whose time overlaps a stretch, or of all: each wave after the one before it.
///
/// A release comes after those for which it waits, and, where that closes no
/// circle, after those that touch a service which one of its own needs. Those
/// of one wave stand in the order of their keys.
pub fn release_order(plan: &Plan, within: Option<Interval>) -> Result<Vec<Vec<ReleaseId>>, Cycle<ReleaseId>> {
    let numbered = Numbered::within(plan, within);
    let (waves, _) = waves(plan, &numbered, None)?;
    Ok(waves.iter().map(|wave| numbered.ids(wave)).collect())
}

/// Releases by their numbers, each wave after the one before it.
pub(super) type Waves = Vec<Vec<usize>>;

/// Releases in waves, and what comes first because it is needed, as far as that closes no circle.
///
/// Needs count between releases that start at most so long apart, or between all.
pub(super) fn waves(
    plan: &Plan,
    numbered: &Numbered<'_>,
    near: Option<Minutes>,
) -> Result<(Waves, Vec<Need>), Cycle<ReleaseId>> {
    let waits = numbered.edges(plan);
    let graph = Graph::new(numbered.releases.len(), waits.iter().copied());
    let strict = graph.waves().map_err(|cycle| Cycle { nodes: numbered.ids(&cycle) })?;
    let mut needed = needed_first(plan, numbered);
    let start = |node: usize| numbered.releases[node].occupancy().start();
    needed.retain(|one| {
        near.is_none_or(|near| start(one.before).minutes_since(start(one.after)).get().abs() <= near.get())
    });
    // Left out are only those that run inside a circle, so that one circle does not undo the order of all others.
    let all = waits.iter().copied().chain(needed.iter().map(Need::edge));
    let component = Graph::new(numbered.releases.len(), all).components();
    needed.retain(|one| component[one.before] != component[one.after]);
    let edges = waits.iter().copied().chain(needed.iter().map(Need::edge));
    let waves = Graph::new(numbered.releases.len(), edges).waves().unwrap_or(strict);
    Ok((waves, needed))
}

/// A release that comes first because another touches a service which needs one of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// Number of the release that comes first.
    pub(super) before: usize,
    /// Number of the one that comes after it.
    pub(super) after: usize,
    /// The service of the second that needs one of the first.
    pub(super) service: ServiceId,
    /// The service of the first that is needed.
    pub(super) needed: ServiceId,
}

impl Need {
    const fn edge(&self) -> (usize, usize) {
        (self.before, self.after)
    }
}

/// For each release, those of the same environment that touch a service which one of its own needs.
fn needed_first(plan: &Plan, numbered: &Numbered<'_>) -> Vec<Need> {
    let services = ServiceGraph::of(plan);
    let mut touching: Vec<Vec<usize>> = vec![Vec::new(); services.ids.len()];
    for (number, release) in numbered.releases.iter().enumerate() {
        for service in release.services.iter().filter_map(|id| services.number(*id)) {
            touching[service].push(number);
        }
    }
    let mut edges = Vec::new();
    for (service, dependents) in touching.iter().enumerate() {
        for needed in services.graph.next(service) {
            for (before, after) in
                touching[*needed].iter().flat_map(|before| dependents.iter().map(move |after| (before, after)))
            {
                let (first, then) = (numbered.releases[*before], numbered.releases[*after]);
                if before != after && first.environment == then.environment {
                    let (service, needed) = (services.ids[service], services.ids[*needed]);
                    edges.push(Need { before: *before, after: *after, service, needed });
                }
            }
        }
    }
    edges
}

/// The critical path through all releases that wait for another or are waited for.
///
/// A release starts no earlier than it is planned, and the project starts with
/// the earliest of them; releases that are over keep their times.
pub fn critical_path(plan: &Plan) -> Result<CriticalPath, Cycle<ReleaseId>> {
    let mut linked: rustc_hash::FxHashSet<ReleaseId> = rustc_hash::FxHashSet::default();
    for link in plan.release_links.iter() {
        linked.extend([link.predecessor, link.successor]);
    }
    let numbered = Numbered::of(plan, |release| linked.contains(&release.id));
    let Some(start) = numbered.releases.iter().map(|release| release.occupancy().start()).min() else {
        return Ok(CriticalPath::default());
    };
    let since = |instant: Instant| instant.minutes_since(start).get();
    let activities: Vec<Activity> = numbered
        .releases
        .iter()
        .map(|release| Activity {
            duration: release.occupancy().minutes().get(),
            not_before: since(release.occupancy().start()),
        })
        .collect();
    let number = |id| numbered.numbers.get(&id).copied();
    let ties: Vec<Tie> = plan
        .release_links
        .iter()
        .filter_map(|link| {
            let (predecessor, successor) = (number(link.predecessor)?, number(link.successor)?);
            let release = numbered.releases[predecessor];
            Some(Tie { predecessor, successor, relation: link.relation, lag: lag(plan, link, release) })
        })
        .collect();
    let (end, timings) = schedule(&activities, &ties).map_err(|cycle| Cycle { nodes: numbered.ids(&cycle) })?;
    let mut items: Vec<CriticalItem> = timings
        .iter()
        .zip(&numbered.releases)
        .map(|(timing, release)| CriticalItem {
            release: release.id,
            early_start: Minutes::new(timing.early_start),
            late_start: Minutes::new(timing.late_start),
            total_float: Minutes::new(timing.total_float()),
            free_float: Minutes::new(timing.free_float),
            critical: timing.total_float() <= 0,
        })
        .collect();
    items.sort_by_key(|item| item.early_start);
    Ok(CriticalPath { start: Some(start), end: Minutes::new(end), items })
}

/// A lag in minutes; one in working days is measured from where the predecessor is planned.
pub(super) fn lag(plan: &Plan, link: &ReleaseLink, predecessor: &Release) -> i64 {
    use super::Relation;
    use crate::time::Span;
    match link.lag {
        Span::Calendar(minutes) => minutes.get(),
        Span::WorkingDays(_) => {
            let from = match link.relation {
                Relation::FinishToStart | Relation::FinishToFinish => predecessor.occupancy().end(),
                Relation::StartToStart | Relation::StartToFinish => predecessor.occupancy().start(),
            };
            earliest_after(plan, link, predecessor, &predecessor.planned).minutes_since(from).get()
        }
    }
}

/// How many minutes to spare a dependency is kept with as planned; negative where it is missed.
pub fn spare(plan: &Plan, link: &ReleaseLink) -> Option<Minutes> {
    let (predecessor, successor) = (plan.releases.get(link.predecessor)?, plan.releases.get(link.successor)?);
    let earliest = earliest_after(plan, link, predecessor, &predecessor.planned);
    Some(tied_end(link.relation, successor.occupancy()).minutes_since(earliest))
}
