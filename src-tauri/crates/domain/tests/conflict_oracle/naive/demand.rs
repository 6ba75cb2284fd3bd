//! C08 to C11, C14, C16 and C17, minute by minute where that is plainer.

use std::collections::BTreeSet;

use slipway_domain::Plan;
use slipway_domain::catalogue::Role;
use slipway_domain::conflict::{Code, Party};
use slipway_domain::id::PersonId;
use slipway_domain::release::{Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::roster::Absence;
use slipway_domain::time::{Instant, Interval, Minutes, join};

use super::{Told, after, is_over, new};

fn takes_part(release: &Release) -> bool {
    !matches!(release.state, ReleaseState::Rejected | ReleaseState::Cancelled)
}

fn running(plan: &Plan) -> impl Iterator<Item = &Release> {
    plan.releases.iter().filter(|release| takes_part(release) && !is_over(release))
}

fn share_an_environment(plan: &Plan, one: &Release, two: &Release) -> bool {
    let environment = |release: &Release| plan.environments.get(release.environment).unwrap();
    environment(one).shares_infrastructure_with(environment(two))
}

/// The parts of a stretch for which something holds, cut wherever it may change.
fn parts(within: Interval, cuts: impl Iterator<Item = Instant>, holds: impl Fn(Interval) -> bool) -> Vec<Interval> {
    let mut cuts: BTreeSet<Instant> = cuts.filter(|cut| within.holds(*cut)).collect();
    cuts.extend([within.start(), within.end()]);
    let cuts: Vec<Instant> = cuts.into_iter().collect();
    let pieces = cuts.windows(2).map(|pair| Interval::new(pair[0], pair[1]).unwrap());
    join(pieces.filter(|piece| holds(*piece)).collect())
}

fn ends(stretches: &[Interval]) -> impl Iterator<Item = Instant> + '_ {
    stretches.iter().flat_map(|stretch| [stretch.start(), stretch.end()])
}

/// When a person is absent or off duty.
fn away(plan: &Plan, person: PersonId, within: Interval) -> Vec<Interval> {
    let absences = plan.absences.iter().filter(|absence| absence.person == person);
    let absences: Vec<Interval> = absences.map(Absence::interval).collect();
    let shifts: Vec<_> = plan.shifts.iter().filter(|shift| shift.person == person).collect();
    let duty: Vec<Interval> = shifts.iter().flat_map(|shift| shift.occurrences(within)).collect();
    let cuts = ends(&absences).chain(ends(&duty)).collect::<Vec<_>>();
    parts(within, cuts.into_iter(), |piece| {
        let on_duty = shifts.is_empty() || duty.iter().any(|duty| duty.contains(piece));
        !on_duty || absences.iter().any(|absence| absence.contains(piece))
    })
}

fn needs(release: &Release, person: PersonId) -> bool {
    release.people.iter().any(|held| held.person == person)
}

fn is_critical(release: &Release, person: PersonId) -> bool {
    let critical = [Role::DeploymentLead, Role::RollbackOwner];
    release.people.iter().any(|held| held.person == person && critical.contains(&held.role))
}

/// Whether a deputy is there, and needed by nobody.
fn is_covered(plan: &Plan, person: PersonId, within: Interval) -> bool {
    let deputy = plan.people.get(person).unwrap().deputy.filter(|deputy| *deputy != person);
    deputy.is_some_and(|deputy| {
        away(plan, deputy, within).is_empty()
            && !running(plan).any(|release| needs(release, deputy) && release.occupancy().overlaps(within))
    })
}

pub fn of_two(plan: &Plan, one: &Release, two: &Release) -> Vec<Told> {
    let mut found = Vec::new();
    if is_over(one) || is_over(two) {
        return found;
    }
    let party = Party::Release(two.id);
    let shared_services = one.services.iter().any(|service| two.services.contains(service));
    if shared_services && share_an_environment(plan, one, two) {
        for (earlier, later) in [(one, two), (two, one)] {
            let end = earlier.occupancy().end();
            let tail = Interval::from_start(end, earlier.planned.stabilisation());
            if tail.holds(later.occupancy().start()) {
                let overlap = later.occupancy().intersection(tail).unwrap();
                found.extend(new(plan, Code::C08, true, party, vec![overlap]));
            }
        }
    }
    let Some(overlap) = one.occupancy().intersection(two.occupancy()) else { return found };
    let shared: BTreeSet<PersonId> =
        one.people.iter().map(|held| held.person).filter(|person| needs(two, *person)).collect();
    let alone: Vec<PersonId> = shared.into_iter().filter(|person| !is_covered(plan, *person, overlap)).collect();
    if !alone.is_empty() {
        let critical = alone.iter().any(|person| is_critical(one, *person) || is_critical(two, *person));
        found.extend(new(plan, Code::C10, critical, party, vec![overlap]));
    }
    let restores = |release: &Release, store| release.stores.iter().any(|held| held.store == store && held.restores);
    let same_store = one.stores.iter().any(|held| held.restores && restores(two, held.store));
    if same_store && share_an_environment(plan, one, two) {
        found.extend(new(plan, Code::C16, true, party, vec![overlap]));
    }
    found
}

pub fn of_one(plan: &Plan, release: &Release) -> Vec<Told> {
    let mut found = Vec::new();
    let at = release.occupancy();
    for booking in plan.bookings.iter().filter(|booking| booking.exclusive) {
        let here = plan.environments.get(release.environment).unwrap();
        let there = plan.environments.get(booking.environment).unwrap();
        let own = booking.release == Some(release.id)
            || (booking.release.is_none() && booking.team.is_some() && booking.team == release.team);
        if let Some(overlap) =
            at.intersection(booking.held()).filter(|_| !own && here.shares_infrastructure_with(there))
        {
            found.extend(new(plan, Code::C09, true, Party::Booking(booking.id), vec![overlap]));
        }
    }
    let people: BTreeSet<PersonId> = release.people.iter().map(|held| held.person).collect();
    for person in people {
        let away = away(plan, person, at);
        if !away.is_empty() && !is_covered(plan, person, at) {
            found.extend(new(plan, Code::C10, is_critical(release, person), Party::Person(person), away));
        }
    }
    found.extend(limits(plan, release));
    if let (Some(submitted), Some(lead)) =
        (handed_in(plan, release), plan.lead_times.iter().find(|lead| lead.kind == release.kind))
    {
        let due = after(plan, Some(release), release.planned.zone(), submitted, lead.lead);
        if at.start() < due {
            found.extend(new(plan, Code::C14, true, Party::LeadTime, vec![Interval::new(at.start(), due).unwrap()]));
        }
    }
    found.extend(boards(plan, release));
    found.extend(board(plan, release));
    found
}

/// When a release was handed in, as far as anybody asks: not of a deployment in an environment that is not production.
fn handed_in(plan: &Plan, release: &Release) -> Option<Instant> {
    let environment = plan.environments.get(release.environment).unwrap();
    if release.deployment_of.is_some() && !environment.production { None } else { release.submitted }
}

/// Boards that decide on a release only after it starts: the first meeting of several years that begins late enough
/// after the release was handed in.
fn boards(plan: &Plan, release: &Release) -> Vec<Told> {
    let mut found = Vec::new();
    let Some(submitted) = handed_in(plan, release).filter(|_| release.kind == ReleaseKind::Normal) else {
        return found;
    };
    let major = matches!(release.risk, Some(Risk::High | Risk::VeryHigh));
    for board in plan.boards.iter() {
        if !plan.components(release).any(|component| board.scope.covers(&component)) {
            continue;
        }
        let cut_off = if major { board.cut_off_major } else { board.cut_off };
        let heard = after(plan, Some(release), &board.zone, submitted, cut_off);
        let ever = Interval::new(heard, heard.plus(Minutes::hours(24 * 366 * 8))).unwrap();
        let meetings = board.meetings().occurrences(ever);
        let at = release.occupancy().start();
        let deciding = meetings.into_iter().filter(|meeting| meeting.start() >= heard).min();
        if let Some(meeting) = deciding.filter(|meeting| at < meeting.end()) {
            let missed = Interval::new(at, meeting.end()).unwrap();
            found.extend(new(plan, Code::C14, true, Party::Board(board.id), vec![missed]));
        }
    }
    found
}

/// The parts of a stretch in which more than so many of some releases run.
fn too_many(releases: &[&Release], within: Interval, most: u32) -> Vec<Interval> {
    let times: Vec<Interval> = releases.iter().map(|release| release.occupancy()).collect();
    parts(within, ends(&times), |piece| times.iter().filter(|at| at.contains(piece)).count() > most as usize)
}

fn limits(plan: &Plan, release: &Release) -> Vec<Told> {
    let mut found = Vec::new();
    let at = release.occupancy();
    if let Some((team, most)) = release.team.and_then(|team| Some((team, plan.teams.get(team)?.limit?))) {
        let carried: Vec<&Release> = running(plan).filter(|other| other.team == Some(team)).collect();
        let over = too_many(&carried, at, most);
        if !over.is_empty() {
            found.extend(new(plan, Code::C11, true, Party::Team(team), over));
        }
    }
    for window in plan.windows.iter().filter(|window| window.binds()) {
        let covers = |release: &Release| plan.components(release).any(|component| window.scope.covers(&component));
        let Some(most) = window.limit.filter(|_| covers(release)) else { continue };
        let inside: Vec<&Release> = running(plan).filter(|other| covers(other)).collect();
        let occurrences = window.occurrences(at).into_iter().filter_map(|occurrence| occurrence.intersection(at));
        let over = join(occurrences.flat_map(|counted| too_many(&inside, counted, most)).collect());
        if !over.is_empty() {
            found.extend(new(plan, Code::C11, true, Party::Window(window.id), over));
        }
    }
    found
}

fn board(plan: &Plan, release: &Release) -> Option<Told> {
    let train = plan.trains.get(release.train?)?;
    if release.kind == ReleaseKind::Emergency {
        return None;
    }
    let leaves_at = |release: &Release| match &train.timetable {
        None => Some(None),
        Some(timetable) => {
            let start = release.occupancy().start();
            let around = Interval::from_start(start.plus(Minutes::hours(-48)), Minutes::hours(96));
            let departures = timetable.departures(around);
            departures.into_iter().find(|departure| departure.start() <= start && start < departure.end()).map(Some)
        }
    };
    let departure = leaves_at(release)?;
    let rides = |other: &&Release| {
        other.train == release.train
            && other.kind != ReleaseKind::Emergency
            && takes_part(other)
            && leaves_at(other) == Some(departure)
    };
    let order = |release: &Release| (release.occupancy().start(), release.key.clone());
    let mut riders: Vec<&Release> = plan.releases.iter().filter(rides).collect();
    riders.sort_by_key(|release| order(release));
    let up_to: Vec<&&Release> = riders.iter().filter(|other| order(other) <= order(release)).collect();
    let points: u32 = up_to.iter().map(|other| other.risk.map_or(0, Risk::points)).sum();
    let full = train.capacity.is_some_and(|most| up_to.len() > most as usize);
    let risky = train.risk_budget.is_some_and(|most| points > most);
    if full || risky { new(plan, Code::C17, true, Party::Train(train.id), Vec::new()) } else { None }
}
