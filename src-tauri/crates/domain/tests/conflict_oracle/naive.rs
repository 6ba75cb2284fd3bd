//! The rules once more, as plainly as they can be said: every pair, every window, no index.

mod demand;
mod versions;

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use slipway_domain::Plan;
use slipway_domain::calendar::{ExceptionStage, FreezeStage, Scope, Window, WindowKind};
use slipway_domain::catalogue::{LinkKind, Tier};
use slipway_domain::conflict::{Code, Conflict, Party, Severity};
use slipway_domain::dependency::{LagCalendar, Relation, ReleaseLink};
use slipway_domain::id::{ReleaseId, ServiceId};
use slipway_domain::policy::Weight;
use slipway_domain::release::{Release, ReleaseState};
use slipway_domain::time::{Instant, Interval, Minutes, Resolved, Span, Zone, join};

/// What two people who compute by hand must agree about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub code: Code,
    pub severity: Severity,
    pub other: Party,
    pub overlaps: Vec<Interval>,
    pub minutes: i64,
    pub steps: usize,
}

pub fn told(conflict: &Conflict) -> Told {
    Told {
        code: conflict.code,
        severity: conflict.severity,
        other: conflict.other,
        overlaps: conflict.overlaps.to_vec(),
        minutes: conflict.overlap.get(),
        steps: conflict.path().len().saturating_sub(1),
    }
}

/// A conflict with the weight that it has by default where it matters most (`critical`) or elsewhere.
pub fn new(plan: &Plan, code: Code, critical: bool, other: Party, overlaps: Vec<Interval>) -> Option<Told> {
    let rule = plan.severity_rules.iter().find(|rule| rule.code == code);
    let soft_by_default = ["C04", "C08", "C11", "C12", "C14", "C17"].contains(&code.as_str());
    let soft_elsewhere = ["C02", "C05", "C10", "C15"].contains(&code.as_str());
    let severity = match rule {
        Some(rule) => match if critical { rule.critical } else { rule.otherwise } {
            Weight::Hard => Severity::Hard,
            Weight::Soft => Severity::Soft,
            Weight::Off => return None,
        },
        None if soft_by_default || (soft_elsewhere && !critical) => Severity::Soft,
        None => Severity::Hard,
    };
    Some(weighing(code, severity, other, overlaps))
}

pub fn weighing(code: Code, severity: Severity, other: Party, overlaps: Vec<Interval>) -> Told {
    let minutes = overlaps.iter().map(|overlap| overlap.minutes().get()).sum();
    Told { code, severity, other, overlaps, minutes, steps: 0 }
}

/// The conflicts of one release, told from it.
pub fn of(plan: &Plan, release: &Release) -> Vec<Told> {
    let takes_part = |release: &Release| !matches!(release.state, ReleaseState::Rejected | ReleaseState::Cancelled);
    let mut found = Vec::new();
    if !takes_part(release) {
        return found;
    }
    for other in plan.releases.iter().filter(|other| other.id != release.id && takes_part(other)) {
        if is_over(release) && is_over(other) {
            continue;
        }
        found.extend(overlap(plan, release, other));
        found.extend(order(plan, release, other));
        found.extend(demand::of_two(plan, release, other));
        found.extend(versions::of_two(plan, release, other));
    }
    if !is_over(release) {
        found.extend(windows(plan, release));
        found.extend(maintenance(plan, release));
        found.extend(local_time(plan, release));
        found.extend(demand::of_one(plan, release));
    }
    found.sort();
    found
}

pub fn is_over(release: &Release) -> bool {
    matches!(release.state, ReleaseState::Closed | ReleaseState::BackedOut)
}

fn overlap(plan: &Plan, one: &Release, two: &Release) -> Vec<Told> {
    let mut found = Vec::new();
    let here = plan.environments.get(one.environment).unwrap();
    let there = plan.environments.get(two.environment).unwrap();
    let Some(shared_time) = one.occupancy().intersection(two.occupancy()) else { return found };
    if !here.shares_infrastructure_with(there) {
        return found;
    }
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (one.services.iter().collect(), two.services.iter().collect());
    if a.intersection(&b).next().is_some() {
        found.extend(new(plan, Code::C01, true, Party::Release(two.id), vec![shared_time]));
    }
    let mut best: Option<(bool, usize)> = None;
    for x in a.difference(&b) {
        for y in b.difference(&a) {
            if let Some(steps) = steps(plan, **x, **y) {
                let tier_one = [x, y].iter().any(|id| plan.services.get(***id).unwrap().tier == Tier::ONE);
                let candidate = (!tier_one, steps);
                best = Some(best.map_or(candidate, |best| best.min(candidate)));
            }
        }
    }
    if let Some((soft, steps)) = best {
        let told = new(plan, Code::C02, !soft, Party::Release(two.id), vec![shared_time]);
        found.extend(told.map(|told| Told { steps, ..told }));
    }
    found
}

fn neighbours(plan: &Plan, service: ServiceId) -> BTreeSet<ServiceId> {
    let couples = [LinkKind::RuntimeHard, LinkKind::Data, LinkKind::Configuration];
    let mut found = BTreeSet::new();
    for link in plan.service_links.iter().filter(|link| couples.contains(&link.kind)) {
        if link.from == service {
            found.insert(link.to);
        }
        if link.to == service {
            found.insert(link.from);
        }
    }
    found
}

fn steps(plan: &Plan, from: ServiceId, to: ServiceId) -> Option<usize> {
    let direct = neighbours(plan, from);
    if direct.contains(&to) {
        Some(1)
    } else if direct.iter().any(|between| neighbours(plan, *between).contains(&to)) {
        Some(2)
    } else {
        None
    }
}

fn order(plan: &Plan, one: &Release, two: &Release) -> Option<Told> {
    let mut worst: Option<Interval> = None;
    for link in plan.release_links.iter() {
        let (predecessor, successor) = match (link.predecessor, link.successor) {
            (p, s) if (p, s) == (one.id, two.id) => (one, two),
            (p, s) if (p, s) == (two.id, one.id) => (two, one),
            _ => continue,
        };
        let tied = match link.relation {
            Relation::FinishToStart | Relation::StartToStart => successor.occupancy().start(),
            Relation::FinishToFinish | Relation::StartToFinish => successor.occupancy().end(),
        };
        let missed = Interval::new(tied, earliest(plan, link, predecessor)).ok().filter(|missed| !missed.is_empty());
        if let Some(missed) = missed
            && worst.is_none_or(|worst| missed.minutes() > worst.minutes())
        {
            worst = Some(missed);
        }
    }
    worst.and_then(|missed| new(plan, Code::C07, true, Party::Release(two.id), vec![missed]))
}

fn earliest(plan: &Plan, link: &ReleaseLink, predecessor: &Release) -> Instant {
    let at = predecessor.occupancy();
    let from = match link.relation {
        Relation::FinishToStart | Relation::FinishToFinish => at.end(),
        Relation::StartToStart | Relation::StartToFinish => at.start(),
    };
    let successor = plan.releases.get(link.successor).unwrap();
    let (whose, zone) = match link.calendar {
        LagCalendar::Predecessor => (Some(predecessor), predecessor.planned.zone()),
        LagCalendar::Successor => (Some(successor), successor.planned.zone()),
        LagCalendar::Project => (None, &plan.settings.zone),
    };
    after(plan, whose, zone, from, link.lag)
}

/// A span behind an instant, in the working days of a release or of everybody, on the clock of a zone.
pub fn after(plan: &Plan, whose: Option<&Release>, zone: &Zone, from: Instant, span: Span) -> Instant {
    let days = match span {
        Span::Calendar(lag) => return from.plus(lag),
        Span::WorkingDays(0) => return from,
        Span::WorkingDays(days) => days,
    };
    let wall = zone.wall(from);
    let mut day = wall.date();
    let mut left = days.abs();
    while left > 0 {
        day = if days > 0 { day + Days::new(1) } else { day - Days::new(1) };
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(plan, whose, day) {
            left -= 1;
        }
    }
    match zone.resolve(day.and_time(wall.time())) {
        Resolved::Once(at) | Resolved::Never { after: at } | Resolved::Twice { earlier: at, .. } => at,
    }
}

fn is_holiday(plan: &Plan, whose: Option<&Release>, day: NaiveDate) -> bool {
    let holidays = plan.windows.iter().filter(|window| window.kind == WindowKind::Holiday);
    let is_about = |window: &&Window| match whose {
        Some(release) => plan.components(release).any(|component| window.scope.covers(&component)),
        None => window.scope == Scope::default(),
    };
    holidays.filter(is_about).any(|window| {
        let start = window.zone.start_of_day(day);
        let end = window.zone.start_of_day(day + Days::new(1));
        !window.occurrences(Interval::new(start, end).unwrap()).is_empty()
    })
}

fn windows(plan: &Plan, release: &Release) -> Vec<Told> {
    let at = release.occupancy();
    let mut found = Vec::new();
    for window in plan.windows.iter() {
        let (code, layer) = match window.kind {
            WindowKind::FreezeHard => (Code::C03, false),
            WindowKind::FreezeSoft => (Code::C04, false),
            WindowKind::Peak | WindowKind::MonthEnd => (Code::C04, true),
            WindowKind::Trading => (Code::C12, true),
            WindowKind::Vendor => (Code::C13, false),
            WindowKind::Maintenance | WindowKind::Holiday => continue,
        };
        let is_freeze = matches!(window.kind, WindowKind::FreezeHard | WindowKind::FreezeSoft);
        let bound = window.freeze.as_ref().is_none_or(|freeze| freeze.stage == FreezeStage::Published);
        if is_freeze && !bound {
            continue;
        }
        if !plan.components(release).any(|component| window.scope.covers(&component)) {
            continue;
        }
        let mut overlaps: Vec<Interval> =
            window.occurrences(at).into_iter().filter_map(|occurrence| occurrence.intersection(at)).collect();
        overlaps.sort();
        if overlaps.windows(2).any(|pair| pair[0].overlaps(pair[1])) {
            overlaps = join(overlaps);
        }
        if overlaps.is_empty() {
            continue;
        }
        let party = Party::Window(window.id);
        let told = match window.severity.filter(|_| layer) {
            Some(severity) => Some(weighing(code, severity, party, overlaps)),
            None => new(plan, code, true, party, overlaps),
        };
        let excepted = plan.exceptions.iter().any(|exception| {
            code == Code::C03
                && exception.stage == ExceptionStage::Approved
                && (exception.window, exception.release) == (window.id, release.id)
                && exception.expires.is_some_and(|expires| at.end() <= expires)
        });
        found.extend(told.map(|told| if excepted { Told { severity: Severity::Soft, ..told } } else { told }));
    }
    found
}

/// Minute by minute would be plainer still; the ends of the occurrences are the only minutes that can differ.
fn maintenance(plan: &Plan, release: &Release) -> Vec<Told> {
    let at = release.occupancy();
    let mut found = Vec::new();
    for component in plan.components(release) {
        let Some(service) = component.service else { continue };
        let of_component: Vec<_> = plan
            .windows
            .iter()
            .filter(|window| window.kind == WindowKind::Maintenance && window.scope.covers(&component))
            .collect();
        if of_component.is_empty() {
            continue;
        }
        let open: Vec<Interval> = of_component.iter().flat_map(|window| window.occurrences(at)).collect();
        let mut cuts: BTreeSet<Instant> = [at.start(), at.end()].into();
        cuts.extend(open.iter().flat_map(|open| [open.start(), open.end()]).filter(|cut| at.holds(*cut)));
        let cuts: Vec<Instant> = cuts.into_iter().collect();
        let pieces = cuts.windows(2).map(|pair| Interval::new(pair[0], pair[1]).unwrap());
        let closed = join(pieces.filter(|piece| !open.iter().any(|open| open.contains(*piece))).collect());
        if !closed.is_empty() {
            let tier_one = plan.services.get(service).unwrap().tier == Tier::ONE;
            let month = Minutes::hours(31 * 24);
            let nearby = Interval::new(at.start().plus(-month), at.end().plus(month)).unwrap();
            let near = join(of_component.iter().flat_map(|window| window.occurrences(nearby)).collect());
            let short = !near.is_empty() && near.iter().all(|open| open.minutes() < at.minutes());
            let code = if short { Code::C06 } else { Code::C05 };
            found.extend(new(plan, code, tier_one, Party::Service(service), closed));
        }
    }
    found
}

fn local_time(plan: &Plan, release: &Release) -> Option<Told> {
    let planned = &release.planned;
    let doubtful = [planned.start(), planned.end()].iter().any(|moment| match planned.zone().resolve(moment.wall) {
        Resolved::Once(_) => false,
        Resolved::Never { .. } => true,
        Resolved::Twice { .. } => moment.occurrence.is_none(),
    });
    if doubtful { new(plan, Code::C18, true, Party::LocalTime, Vec::new()) } else { None }
}

/// Every conflict, told from the smaller key, as (teller, conflict) in the order of keys.
pub fn all(plan: &Plan) -> Vec<(ReleaseId, Told)> {
    let key = |id: ReleaseId| (plan.releases.get(id).unwrap().key.clone(), id);
    let mut found: Vec<(ReleaseId, Told)> = Vec::new();
    for release in plan.releases.iter() {
        for told in of(plan, release) {
            if !matches!(told.other, Party::Release(other) if key(other) < key(release.id)) {
                found.push((release.id, told));
            }
        }
    }
    found.sort_by_key(|(release, told)| {
        let other = match told.other {
            Party::Release(id) => (0, key(id).0.to_string()),
            Party::Window(id) => (0, plan.windows.get(id).unwrap().key.to_string()),
            Party::Service(id) => (0, plan.services.get(id).unwrap().key.to_string()),
            Party::Booking(id) => (0, plan.bookings.get(id).unwrap().key.to_string()),
            Party::Person(id) => (1, plan.people.get(id).unwrap().key.to_string()),
            Party::Team(id) => (1, plan.teams.get(id).unwrap().key.to_string()),
            Party::Train(id) => (0, plan.trains.get(id).unwrap().key.to_string()),
            Party::Board(id) => (1, plan.boards.get(id).unwrap().key.to_string()),
            Party::LeadTime | Party::LocalTime => (0, String::new()),
        };
        (key(*release), told.code, other)
    });
    found
}

/// The release at another time, in a copy of the plan.
pub fn with(plan: &Plan, changed: impl IntoIterator<Item = Release>) -> Plan {
    let mut plan = plan.clone();
    changed.into_iter().for_each(|release| drop(plan.releases.put(release)));
    plan
}

/// Whether a slot may be offered there: no hard conflict, and inside the windows of every component.
pub fn is_slot(plan: &Plan, release: &Release, start: Instant) -> bool {
    let moved = Release { planned: release.planned.moved_to(start), ..release.clone() };
    let plan = with(plan, [moved.clone()]);
    of(&plan, &moved).iter().all(|told| told.severity == Severity::Soft && !matches!(told.code, Code::C05 | Code::C06))
}
