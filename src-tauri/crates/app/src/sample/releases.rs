//! Releases around the moment: placed where they fit, a chain of dependencies, and a few that do not fit on purpose.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use slipway_domain::catalogue::{Assignment, Role, Service, Tier};
use slipway_domain::conflict::{Changed, Schedule};
use slipway_domain::dependency::{Relation, ReleaseLink};
use slipway_domain::id::{EnvironmentId, PersonId, ReleaseId, ReleaseLinkId, TrainId};
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Minutes, Moment, Resolved, Span, Zone};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::texts::TEAMS;
use super::themes::{EMERGENCIES, FEATURES, ROUTINES};
use super::windows::{NIGHT, NIGHTS};
use super::{Rng, SampleError};

/// How many releases are tied into a chain.
const CHAIN: usize = 7;
/// How many releases do not fit on purpose.
const MISFITS: usize = 6;
/// After how many releases the schedule looks at the plan again.
const LOOK: usize = 40;

pub(super) fn fill(
    plan: &mut Plan,
    as_of: Instant,
    count: usize,
    days: i64,
    rng: &mut Rng,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let today = plan.settings.zone.wall(as_of).date();
    let mut maker = Maker::of(plan, as_of);
    let misfits = if count > CHAIN + MISFITS { MISFITS } else { 0 };
    let regular = count - misfits;
    let mut schedule = Schedule::build(plan);
    let mut fresh = Vec::new();
    for number in 0..regular {
        let offset = number as i64 * days / regular as i64 - days / 3;
        let release = place(plan, &mut maker, &schedule, shifted(today, offset), rng, ids)?;
        fresh.push(release.id);
        plan.releases.put(release);
        if fresh.len() >= if regular < 1_000 { 1 } else { LOOK } {
            schedule.refresh(plan, &Changed::Releases(std::mem::take(&mut fresh)));
        }
    }
    if misfits > 0 {
        let chain = chain(plan, as_of, ids);
        conflicts_on_purpose(plan, &mut maker, &chain, today, rng, ids)?;
    }
    Ok(())
}

fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day)
}

/// What every release is made from.
struct Maker {
    as_of: Instant,
    year: i32,
    services: Vec<Service>,
    production: Vec<EnvironmentId>,
    trains: Vec<TrainId>,
    people: BTreeMap<Option<slipway_domain::id::TeamId>, Vec<PersonId>>,
    next: usize,
}

impl Maker {
    fn of(plan: &Plan, as_of: Instant) -> Self {
        let mut people: BTreeMap<_, Vec<PersonId>> = BTreeMap::new();
        for person in plan.people.iter() {
            people.entry(person.team).or_default().push(person.id);
        }
        let mut environments: Vec<_> = plan.environments.iter().collect();
        environments.sort_by_key(|environment| !environment.production);
        Self {
            as_of,
            year: plan.settings.zone.wall(as_of).year(),
            services: plan.services.iter().cloned().collect(),
            production: environments.iter().map(|environment| environment.id).collect(),
            trains: plan.trains.iter().map(|train| train.id).collect(),
            people,
            next: 1,
        }
    }

    /// A release of a service at a time, with everything that people would say about it.
    fn make(
        &mut self,
        service: &Service,
        also: Option<&Service>,
        planned: Planned,
        rng: &mut Rng,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Result<Release, SampleError> {
        let number = self.next;
        self.next += 1;
        let home = TEAMS.iter().position(|(_, name)| service.name.contains(name)).unwrap_or(number % TEAMS.len());
        let features = FEATURES.get(home).copied().unwrap_or_default();
        let (kind, theme) = match rng.below(100) {
            0..4 => (ReleaseKind::Emergency, rng.pick(&EMERGENCIES)),
            4..34 => (ReleaseKind::Standard, rng.pick(&ROUTINES)),
            _ => (ReleaseKind::Normal, rng.pick(features)),
        };
        let (words, does, why) = theme.copied().unwrap_or(("maintenance", "Maintains it", "It is due"));
        let mut services = vec![service.id];
        services.extend(also.map(|service| service.id));
        services.sort_unstable();
        let people = self.people.get(&service.team).cloned().unwrap_or_default();
        let roles = [Role::ReleaseManager, Role::DeploymentLead, Role::RollbackOwner];
        let mut held: Vec<Assignment> =
            roles.into_iter().zip(&people).map(|(role, person)| Assignment { role, person: *person }).collect();
        held.sort_unstable();
        let risk = match (kind, service.tier.number()) {
            (ReleaseKind::Standard, _) => Risk::Low,
            (_, 1) => {
                if rng.chance(20) {
                    Risk::VeryHigh
                } else {
                    Risk::High
                }
            }
            (_, 2) => Risk::Moderate,
            _ => {
                if rng.chance(40) {
                    Risk::Moderate
                } else {
                    Risk::Low
                }
            }
        };
        let version = format!("{}.{}.{}", 1 + home, number % 24, rng.below(4));
        let train = (kind == ReleaseKind::Normal)
            .then(|| self.trains.get(number % self.trains.len().max(1)).copied())
            .flatten();
        Ok(Release {
            id: ReleaseId::new(ids()),
            key: Key::parse(&format!("R-{}-{number:04}", self.year))?,
            title: format!("{} {version}: {words}", service.name),
            description: format!("{does}. {why}."),
            kind,
            state: self.state(&planned, kind, rng),
            services,
            environment: self.environment(rng),
            team: service.team,
            train,
            risk: Some(risk),
            planned,
            version: Some(version),
            people: held,
            notes: BTreeMap::new(),
        })
    }

    fn environment(&self, rng: &mut Rng) -> EnvironmentId {
        let place = if rng.chance(88) { 0 } else { rng.below(self.production.len()) };
        self.production
            .get(place)
            .or_else(|| self.production.first())
            .copied()
            .unwrap_or(EnvironmentId::new(Uuid::nil()))
    }

    fn state(&self, planned: &Planned, kind: ReleaseKind, rng: &mut Rng) -> ReleaseState {
        let at = planned.occupancy();
        let ahead = at.start().minutes_since(self.as_of).get() / 1440;
        let roll = rng.below(100);
        if at.holds(self.as_of) {
            return ReleaseState::Deploying;
        }
        match ahead {
            ..-4 => match roll {
                0..5 => ReleaseState::BackedOut,
                5..10 => ReleaseState::Cancelled,
                _ => ReleaseState::Closed,
            },
            -4..0 => ReleaseState::Stabilising,
            0..21 if kind == ReleaseKind::Standard => ReleaseState::Scheduled,
            0..21 => match roll {
                0..35 => ReleaseState::Assessed,
                35..50 => ReleaseState::Submitted,
                50..70 => ReleaseState::Approved,
                _ => ReleaseState::Scheduled,
            },
            21..60 => match roll {
                0..40 => ReleaseState::Submitted,
                40..70 => ReleaseState::Assessed,
                70..73 => ReleaseState::Rejected,
                _ => ReleaseState::Approved,
            },
            _ => {
                if roll < 60 {
                    ReleaseState::Draft
                } else {
                    ReleaseState::Submitted
                }
            }
        }
    }
}

/// A time in the night of a day: as long as people would plan, with what is kept for validation and rollback.
fn night(service: &Service, plan: &Plan, day: NaiveDate, rng: &mut Rng) -> Result<Planned, SampleError> {
    let zone = service
        .region
        .and_then(|id| plan.regions.get(id))
        .map_or_else(|| plan.settings.zone.clone(), |region| region.zone.clone());
    let mut day = day;
    while service.tier == Tier::ONE && !NIGHTS.contains(&day.weekday()) || day.weekday() == Weekday::Fri {
        day = day.checked_add_days(Days::new(1)).unwrap_or(day);
    }
    let quarters = rng.between(0, 10);
    let wall =
        day.and_time(NaiveTime::from_hms_opt(NIGHT.0, 30, 0).unwrap_or_default()) + TimeDelta::minutes(quarters * 15);
    let length = Minutes::new(60 * rng.between(1, 4) + 15 * rng.between(0, 3));
    let start = zone.resolve(wall).first();
    let quarter = |part: i64| Minutes::new(length.get() / part / 15 * 15);
    let stabilisation = Minutes::hours(if service.tier == Tier::ONE { 72 } else { 24 });
    Ok(Planned::between(start, start.plus(length), zone)?.with_segments(quarter(5), quarter(4), stabilisation)?)
}

/// A release on a day or the first day after it on which nothing hard speaks against it.
fn place(
    plan: &Plan,
    maker: &mut Maker,
    schedule: &Schedule,
    day: NaiveDate,
    rng: &mut Rng,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<Release, SampleError> {
    let service = maker.services.get(rng.below(maker.services.len())).cloned();
    let Some(service) = service else { return Err(SampleError::Size(0)) };
    let planned = night(&service, plan, day, rng)?;
    let mut release = maker.make(&service, None, planned, rng, ids)?;
    for later in 0..24 {
        release.planned = night(&service, plan, shifted(day, later), rng)?;
        if !schedule.preview_new(plan, &release).iter().any(|conflict| conflict.is_hard() && release.state.takes_part())
        {
            break;
        }
    }
    release.state = maker.state(&release.planned, release.kind, rng);
    Ok(release)
}

/// Ties the next releases of production into a chain with a critical path.
fn chain(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Vec<ReleaseId> {
    let mut ahead: Vec<&Release> = plan
        .releases
        .iter()
        .filter(|release| release.occupancy().start() > as_of && release.state.can_move())
        .collect();
    ahead.sort_by_key(|release| release.occupancy().start());
    let mut chain: Vec<&Release> = Vec::new();
    for release in ahead {
        if chain.len() < CHAIN && chain.last().is_none_or(|last| release.occupancy().start() >= last.occupancy().end())
        {
            chain.push(release);
        }
    }
    let ids_of: Vec<ReleaseId> = chain.iter().map(|release| release.id).collect();
    let ties = [
        (Relation::FinishToStart, Span::ZERO),
        (Relation::FinishToStart, Span::Calendar(Minutes::new(30))),
        (Relation::StartToStart, Span::Calendar(Minutes::hours(2))),
        (Relation::FinishToFinish, Span::ZERO),
        (Relation::FinishToStart, Span::ZERO),
        (Relation::FinishToStart, Span::Calendar(Minutes::hours(1))),
    ];
    for (pair, (relation, lag)) in ids_of.windows(2).zip(ties) {
        let (predecessor, successor) = (pair[0], pair[1]);
        plan.release_links.put(ReleaseLink { id: ReleaseLinkId::new(ids()), successor, predecessor, relation, lag });
    }
    ids_of
}

/// Releases that do not fit, one for each kind of conflict.
fn conflicts_on_purpose(
    plan: &mut Plan,
    maker: &mut Maker,
    chain: &[ReleaseId],
    today: NaiveDate,
    rng: &mut Rng,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let named = |plan: &Plan, key: &str| plan.services.by_key(key).cloned();
    let (Some(checkout), Some(gateway), Some(ledger), Some(search)) =
        (named(plan, "checkout"), named(plan, "payment-gateway"), named(plan, "ledger"), named(plan, "search"))
    else {
        return Ok(());
    };
    let berlin = plan.settings.zone.clone();
    let production = maker.production.first().copied();
    let mut put = |plan: &mut Plan,
                   maker: &mut Maker,
                   service: &Service,
                   planned: Planned,
                   rng: &mut Rng|
     -> Result<ReleaseId, SampleError> {
        let mut release = maker.make(service, None, planned, rng, ids)?;
        release.kind = ReleaseKind::Normal;
        release.state = ReleaseState::Assessed;
        release.environment = production.unwrap_or(release.environment);
        let id = release.id;
        plan.releases.put(release);
        Ok(id)
    };
    let base = night(&checkout, plan, shifted(today, 8), rng)?;
    let first = put(plan, maker, &checkout, base.clone(), rng)?;
    // The same component at the same time, and a neighbour of it.
    put(plan, maker, &checkout, base.moved_to(base.start().at.plus(Minutes::new(45))), rng)?;
    put(plan, maker, &gateway, base.moved_to(base.start().at.plus(Minutes::new(30))), rng)?;
    // In the middle of the next year-end freeze, which is also outside every night of tier 1.
    let year = berlin.wall(maker.as_of).year() + i32::from(berlin.wall(maker.as_of).ordinal() > 360);
    let frozen = NaiveDate::from_ymd_opt(year, 12, 21).unwrap_or(today);
    let morning = berlin.resolve(frozen.and_time(NaiveTime::from_hms_opt(11, 0, 0).unwrap_or_default())).first();
    put(plan, maker, &ledger, Planned::between(morning, morning.plus(Minutes::hours(3)), berlin.clone())?, rng)?;
    // At a wall time that a clock change skips or repeats.
    let doubtful = doubtful(today, &berlin)?;
    put(plan, maker, &search, doubtful, rng)?;
    // On the last day of a month, for the team that closes the books, and before what it waits for.
    let last = (20..60).map(|n| shifted(today, n)).find(|day| shifted(*day, 1).day() == 1).unwrap_or(today);
    let evening = berlin.resolve(last.and_time(NaiveTime::from_hms_opt(21, 0, 0).unwrap_or_default())).first();
    let late = put(plan, maker, &gateway, Planned::between(evening, evening.plus(Minutes::hours(2)), berlin)?, rng)?;
    let before = chain.last().copied().unwrap_or(late);
    for (predecessor, successor) in [(late, first), (before, late)] {
        if predecessor != successor {
            let link = ReleaseLink {
                id: ReleaseLinkId::new(ids()),
                successor,
                predecessor,
                relation: Relation::FinishToStart,
                lag: Span::ZERO,
            };
            plan.release_links.put(link);
        }
    }
    Ok(())
}

/// The next night on which clocks change, typed as people type it.
fn doubtful(today: NaiveDate, berlin: &Zone) -> Result<Planned, SampleError> {
    let zones = [berlin.clone(), Zone::parse("America/New_York")?];
    let two = NaiveTime::from_hms_opt(2, 30, 0).unwrap_or_default();
    let one = NaiveTime::from_hms_opt(1, 30, 0).unwrap_or_default();
    let nights = (1..366).flat_map(|n| {
        zones.iter().flat_map(move |zone| [two, one].map(|time| (shifted(today, n).and_time(time), zone)))
    });
    let doubtful = nights.into_iter().find(|(wall, zone)| !matches!(zone.resolve(*wall), Resolved::Once(_)));
    let (wall, zone) = doubtful.unwrap_or((today.and_time(two), berlin));
    let start = Moment::typed(wall, zone, None);
    let end = Moment::of(start.at.plus(Minutes::hours(3)), zone);
    Ok(Planned::new(start, end, zone.clone())?.with_segments(Minutes::new(30), Minutes::new(45), Minutes::hours(24))?)
}
