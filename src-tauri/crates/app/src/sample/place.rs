//! Finding a time for a release as people would: in the nights and windows that its services have, where nobody is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use slipway_domain::Plan;
use slipway_domain::calendar::{Component, WindowKind};
use slipway_domain::catalogue::{Service, Tier};
use slipway_domain::conflict::{Changed, Code, Schedule};
use slipway_domain::id::{EnvironmentId, PersonId, ReleaseId, ServiceId, TeamId};
use slipway_domain::release::{Planned, Release, ReleaseKind};
use slipway_domain::time::{Instant, Interval, Minutes, Zone, join};

use super::texts::SERVICES;
use super::themes::Theme;
use super::{Rng, SampleError};

/// After how many releases the schedule looks at the plan again, by the size of the sample.
const LOOKS: [(usize, usize); 3] = [(1_000, 1), (20_000, 4), (usize::MAX, 20)];

/// A service with everything that placing its releases asks about.
#[derive(Clone)]
pub(super) struct Shop {
    pub(super) service: Service,
    /// Its place in the table of services.
    pub(super) row: usize,
    pub(super) zone: Zone,
    /// When its maintenance windows are open in production; empty for a service without any.
    open: Vec<Interval>,
}

impl Shop {
    /// A length that fits into the service's windows with room to spare.
    pub(super) fn fitting(&self, length: Minutes) -> Minutes {
        if self.open.is_empty() { length } else { length.min(Minutes::hours(5)) }
    }

    /// Whether the whole of a stretch lies in a maintenance window.
    pub(super) fn is_open(&self, at: Interval) -> bool {
        self.open.iter().any(|open| open.contains(at))
    }
}

/// The plan under construction, with its judge.
pub(super) struct Yard<'a> {
    pub(super) plan: &'a mut Plan,
    pub(super) as_of: Instant,
    pub(super) today: NaiveDate,
    pub(super) rng: Rng,
    pub(super) shops: Vec<Shop>,
    /// Environments, production first.
    pub(super) environments: Vec<EnvironmentId>,
    pub(super) people: BTreeMap<Option<TeamId>, Vec<PersonId>>,
    /// What each release is about.
    pub(super) themes: BTreeMap<ReleaseId, Theme>,
    /// Releases in the order in which they were put in.
    pub(super) placed: Vec<ReleaseId>,
    /// Nights of clock changes for which a service has a misfit already.
    pub(super) doubted: BTreeSet<(ServiceId, Instant)>,
    /// When the programme of the next weeks has ended.
    pub(super) programme_ends: Option<Instant>,
    schedule: Schedule,
    unseen: Vec<ReleaseId>,
    look: usize,
}

impl<'a> Yard<'a> {
    /// A yard for so many releases within a stretch of time.
    pub(super) fn new(plan: &'a mut Plan, as_of: Instant, within: Interval, releases: usize) -> Self {
        let shops = plan.services.iter().map(|service| shop(plan, service, within)).collect();
        let mut environments: Vec<_> = plan.environments.iter().collect();
        environments.sort_by_key(|environment| !environment.production);
        let mut people: BTreeMap<_, Vec<PersonId>> = BTreeMap::new();
        for person in plan.people.iter() {
            people.entry(person.team).or_default().push(person.id);
        }
        let mut schedule = Schedule::build(plan);
        schedule.reach(plan, within);
        Self {
            as_of,
            today: plan.settings.zone.wall(as_of).date(),
            rng: Rng::new(0x5117_3A11),
            shops,
            environments: environments.iter().map(|environment| environment.id).collect(),
            people,
            themes: BTreeMap::new(),
            placed: Vec::new(),
            doubted: BTreeSet::new(),
            programme_ends: None,
            schedule,
            unseen: Vec::new(),
            look: LOOKS.iter().find(|(below, _)| releases < *below).map_or(1, |(_, look)| *look),
            plan,
        }
    }

    /// The service of a market by its key in the first one; the first market where the other has none.
    pub(super) fn shop(&self, market: usize, key: &str) -> Option<Shop> {
        let row = SERVICES.iter().position(|text| text.key == key)?;
        let mut alike = self.shops.iter().filter(|shop| shop.row == row);
        alike.clone().nth(market).or_else(|| alike.next()).cloned()
    }

    /// How many markets there are.
    pub(super) fn markets(&self) -> usize {
        (self.shops.len() / SERVICES.len()).max(1)
    }

    /// Lets everything that was put in so far count for what comes next.
    pub(super) fn look(&mut self) {
        if !self.unseen.is_empty() {
            self.schedule.refresh(self.plan, &Changed::Releases(std::mem::take(&mut self.unseen)));
        }
    }

    /// The same after dependencies changed.
    pub(super) fn look_at_everything(&mut self) {
        self.unseen.clear();
        self.schedule.refresh(self.plan, &Changed::Everything);
    }

    /// Whether the sample is made for measuring rather than for looking at.
    pub(super) const fn is_large(&self) -> bool {
        self.look > 1
    }

    pub(super) fn put(&mut self, release: Release) {
        self.unseen.push(release.id);
        self.placed.push(release.id);
        self.plan.releases.put(release);
        if self.unseen.len() >= self.look {
            self.look();
        }
    }

    /// Codes of the hard conflicts that a release would have, and whether it would have soft ones.
    ///
    /// Nobody waits a week for the release before to settle down, so that C08 does not count.
    pub(super) fn judge(&self, release: &Release) -> (Vec<Code>, bool) {
        let conflicts = self.schedule.preview_new(self.plan, release);
        let mut hard: Vec<Code> = conflicts.iter().filter(|found| found.is_hard()).map(|found| found.code).collect();
        hard.sort_unstable();
        hard.dedup();
        (hard, conflicts.iter().any(|found| !found.is_hard() && found.code != Code::C08))
    }

    /// Gives a release the first time from a day on at which nothing hard speaks against it.
    ///
    /// Answers whether there is one; a release without one keeps the last that was tried.
    pub(super) fn settle(
        &mut self,
        release: &mut Release,
        shop: &Shop,
        day: NaiveDate,
        not_before: Option<Instant>,
    ) -> Result<bool, SampleError> {
        // An emergency does not wait for a quiet day.
        let carefree = self.rng.chance(10) || release.kind == ReleaseKind::Emergency;
        for later in 0..35 {
            for _ in 0..2 {
                let Some(planned) = self.candidate(release, shop, day + TimeDelta::days(later))? else { continue };
                if not_before.is_some_and(|earliest| planned.start().at < earliest) {
                    continue;
                }
                release.planned = planned;
                let (hard, soft) = self.judge(release);
                if hard.is_empty() && (carefree || !soft) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// A time on a day that suits the service, the environment and the type of a release.
    fn candidate(&mut self, release: &Release, shop: &Shop, day: NaiveDate) -> Result<Option<Planned>, SampleError> {
        let zone = &shop.zone;
        let production = self.environments.first() == Some(&release.environment);
        let length = release.occupancy().minutes();
        let quarters = |rng: &mut Rng, most: i64| TimeDelta::minutes(15 * rng.between(0, most));
        if production && !shop.open.is_empty() && release.kind != ReleaseKind::Emergency {
            let from = zone.start_of_day(day);
            let first = shop.open.partition_point(|open| open.start() < from);
            let Some(open) = shop.open.get(first).filter(|open| open.start() < from.plus(Minutes::hours(24))) else {
                return Ok(None);
            };
            let room = (open.minutes() - length).get() / 15;
            if room < 0 {
                return Ok(None);
            }
            let start = open.start().plus(Minutes::new(15 * self.rng.between(0, room.min(12))));
            return Ok(Some(between(start, length, zone, &shop.service, production)?));
        }
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let (hour, spread) = match (release.kind, production) {
            (ReleaseKind::Emergency, _) => (0, 92),
            (_, false) if weekend => return Ok(None),
            (_, false) => (9, 20),
            // Nobody deploys into a weekend without watching it.
            _ if day.weekday() == Weekday::Fri => return Ok(None),
            (ReleaseKind::Standard, _) if shop.service.tier.number() >= 3 && !weekend => (10, 16),
            _ if weekend => (8, 32),
            _ => (21, 10),
        };
        let wall =
            day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()) + quarters(&mut self.rng, spread);
        Ok(Some(between(zone.resolve(wall).first(), length, zone, &shop.service, production)?))
    }
}

/// A plan of a length with what is kept for validation, rollback and stabilisation.
pub(super) fn between(
    start: Instant,
    length: Minutes,
    zone: &Zone,
    service: &Service,
    production: bool,
) -> Result<Planned, SampleError> {
    let part = |share: i64| Minutes::new((length.get() / share / 15 * 15).max(15));
    let stabilisation = match (production, service.tier.number()) {
        (false, _) => Minutes::ZERO,
        (true, 1) => Minutes::hours(72),
        (true, 2) => Minutes::hours(24),
        (true, _) => Minutes::hours(8),
    };
    Ok(Planned::between(start, start.plus(length), zone.clone())?.with_segments(part(5), part(4), stabilisation)?)
}

fn shop(plan: &Plan, service: &Service, within: Interval) -> Shop {
    let region = service.region.and_then(|id| plan.regions.get(id));
    let production = plan.environments.iter().find(|environment| environment.production);
    let open = production.map_or_else(Vec::new, |environment| {
        let component = Component {
            service: Some(service.id),
            service_team: service.team,
            release_team: service.team,
            region: service.region,
            environment: environment.id,
            kind: ReleaseKind::Normal,
        };
        let windows = plan.windows.iter().filter(|window| window.kind == WindowKind::Maintenance);
        let covering = windows.filter(|window| window.scope.covers(&component));
        join(covering.flat_map(|window| window.occurrences(within)).collect())
    });
    let key = service.key.as_str();
    let home = key.split_once('-').filter(|(code, _)| code.len() == 2).map_or(key, |(_, home)| home);
    Shop {
        service: service.clone(),
        row: SERVICES.iter().position(|text| text.key == home).unwrap_or_default(),
        zone: region.map_or_else(|| plan.settings.zone.clone(), |region| region.zone.clone()),
        open,
    }
}

/// How long a release takes, in quarters of an hour.
pub(super) fn length(rng: &mut Rng, kind: ReleaseKind, tier: Tier) -> Minutes {
    let quarters = match (kind, tier.number()) {
        (ReleaseKind::Standard, _) => rng.between(4, 8),
        (ReleaseKind::Emergency, _) => rng.between(4, 12),
        (ReleaseKind::Normal, 1) => rng.between(8, 24),
        (ReleaseKind::Normal, 2) => rng.between(6, 20),
        (ReleaseKind::Normal, _) => rng.between(4, 32),
    };
    Minutes::new(15 * quarters)
}
