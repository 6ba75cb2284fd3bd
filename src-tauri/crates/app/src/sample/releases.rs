//! Releases around the moment, placed where they fit.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use slipway_domain::catalogue::{Assignment, Role, Service};
use slipway_domain::dependency::{LagCalendar, Relation, ReleaseLink};
use slipway_domain::id::{ReleaseId, ReleaseLinkId, TrainId};
use slipway_domain::release::{Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Interval, Minutes, Span};
use slipway_domain::train::Train;
use uuid::Uuid;

use super::features::{COMMON, FEATURES};
use super::place::{Shop, Yard, between, length};
use super::themes::{EMERGENCIES, ROUTINES, Theme};
use super::{Rng, SampleError, christen, trains};

/// For how many days behind the moment emergencies are remembered before they are only counted.
const LATEST_EMERGENCY: i64 = 1;

impl Yard<'_> {
    /// Puts so many releases into a stretch of days around today: a third of the days behind it.
    pub(super) fn fill(&mut self, count: usize, days: i64, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
        for number in 0..count {
            let offset = number as i64 * days / count as i64 - days / 3;
            let at = self.rng.below(self.shops.len());
            let Some(shop) = self.shops.get(at).cloned() else { return Err(SampleError::Size(0)) };
            let kind = match self.rng.below(100) {
                0..9 if offset <= LATEST_EMERGENCY => ReleaseKind::Emergency,
                0..34 => ReleaseKind::Standard,
                _ => ReleaseKind::Normal,
            };
            let theme = self.theme(&shop, kind);
            let mut release = self.draft(&shop, kind, theme, ids)?;
            let (mut day, mut boards) = (self.today + TimeDelta::days(offset), None);
            let production = self.environments.first() == Some(&release.environment);
            if production && kind == ReleaseKind::Normal {
                self.bring_along(&mut release, &shop);
                if self.rng.chance(50)
                    && let Some((train, leaves, at)) = self.departure(&shop.service, day)
                {
                    (day, release.train, boards) = (leaves, Some(train), Some(at));
                }
            }
            let settled = self.settle(&mut release, &shop, day, None)?;
            if !settled && release.services.len() > 1 {
                // Two services that are never open together are released one by one.
                release.services = vec![shop.service.id];
                self.settle(&mut release, &shop, day, None)?;
            }
            if boards.is_some_and(|at| !at.holds(release.occupancy().start())) {
                release.train = None;
            }
            release.state = self.state(&release);
            self.tie(&release, ids);
            self.put(release);
        }
        self.look();
        Ok(())
    }

    /// A release of a service that has everything but its time, its key and its version.
    pub(super) fn draft(
        &mut self,
        shop: &Shop,
        kind: ReleaseKind,
        theme: Theme,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Result<Release, SampleError> {
        let service = &shop.service;
        let length = shop.fitting(length(&mut self.rng, kind, service.tier));
        let elsewhere = kind == ReleaseKind::Normal && self.rng.chance(24);
        let place = if elsewhere { self.rng.below(self.environments.len()) } else { 0 };
        let environment = self.environments.get(place).copied().ok_or(SampleError::Size(0))?;
        let id = ReleaseId::new(ids());
        self.themes.insert(id, theme);
        let (_, does, why) = theme;
        Ok(Release {
            id,
            key: christen::provisional(self.plan.releases.len())?,
            deployment_of: None,
            title: service.name.clone(),
            description: format!("{does}. {why}."),
            kind,
            state: ReleaseState::Draft,
            services: vec![service.id],
            environment,
            team: service.team,
            train: None,
            risk: Some(risk(&mut self.rng, kind, service.tier.number(), place == 0)),
            planned: between(self.as_of, length, &shop.zone, service, place == 0)?,
            version: None,
            people: self.crew(service),
            stores: Vec::new(),
            submitted: None,
            notes: BTreeMap::new(),
        })
    }

    pub(super) fn theme(&mut self, shop: &Shop, kind: ReleaseKind) -> Theme {
        let own = FEATURES.get(shop.row).copied().unwrap_or_default();
        let from: &[Theme] = match kind {
            ReleaseKind::Emergency => &EMERGENCIES,
            ReleaseKind::Standard => &ROUTINES,
            ReleaseKind::Normal if self.rng.chance(15) => &COMMON,
            ReleaseKind::Normal => own,
        };
        self.rng.pick(from).copied().unwrap_or(("maintenance", "Maintains it", "It is due"))
    }

    /// Three people of the team and, for what the business leans on most, somebody who approves for it.
    fn crew(&mut self, service: &Service) -> Vec<Assignment> {
        let team = self.people.get(&service.team).cloned().unwrap_or_default();
        let turn = self.rng.below(team.len());
        let roles = [Role::ReleaseManager, Role::DeploymentLead, Role::RollbackOwner];
        let mut crew: Vec<Assignment> = roles
            .into_iter()
            .zip(team.iter().cycle().skip(turn).take(team.len()))
            .map(|(role, person)| Assignment { role, person: *person })
            .collect();
        if service.tier.number() == 1 {
            let others: Vec<_> =
                self.people.values().flatten().copied().filter(|person| !team.contains(person)).collect();
            for role in [Role::SupportLead, Role::BusinessApprover] {
                crew.extend(self.rng.pick(&others).map(|person| Assignment { role, person: *person }));
            }
        }
        crew.sort_unstable();
        crew
    }

    /// Every fifth release brings a service along that its own leans on.
    fn bring_along(&mut self, release: &mut Release, shop: &Shop) {
        if !self.rng.chance(20) {
            return;
        }
        let own = shop.service.id;
        let links = self.plan.service_links.iter().filter(|link| link.from == own && link.kind.couples_at_run_time());
        let needed: Vec<_> = links.map(|link| link.to).collect();
        if let Some(other) = self.rng.pick(&needed) {
            release.services.push(*other);
            release.services.sort_unstable();
        }
    }

    /// The next departure from nine days before of the train on which the team of a service rides.
    fn departure(&self, service: &Service, day: NaiveDate) -> Option<(TrainId, NaiveDate, Interval)> {
        let team = service.team?;
        let carries = |train: &&Train| train.carriage(team).is_some();
        let train =
            self.plan.trains.iter().find(carries).or(self.plan.trains.iter().find(|one| one.carriages.is_empty()))?;
        let (leaves, at) = trains::departure(self.plan, train.id, day)?;
        Some((train.id, leaves, at))
    }

    /// Some releases wait for an earlier one of a service that theirs needs.
    fn tie(&mut self, release: &Release, ids: &mut dyn FnMut() -> Uuid) {
        if release.kind != ReleaseKind::Normal
            || release.state.is_history()
            || !self.may_wait(release)
            || !self.rng.chance(14)
        {
            return;
        }
        let needed: Vec<_> = self
            .plan
            .service_links
            .iter()
            .filter(|link| release.services.contains(&link.from))
            .map(|link| link.to)
            .collect();
        let soon = release.occupancy().start().plus(Minutes::hours(-24 * 30));
        let before = |other: &&Release| {
            let at = other.occupancy();
            other.environment == release.environment
                && !other.state.is_history()
                && at.start() >= soon
                && at.end() <= release.occupancy().start()
                && other.services.iter().any(|service| needed.contains(service))
        };
        // Those that were put in last lie nearest.
        let mut recent = self.placed.iter().rev().take(200).filter_map(|id| self.plan.releases.get(*id));
        if let Some(predecessor) = recent.find(before).map(|other| other.id) {
            self.link(predecessor, release.id, Relation::FinishToStart, Span::ZERO, ids);
        }
    }

    pub(super) fn link(
        &mut self,
        predecessor: ReleaseId,
        successor: ReleaseId,
        relation: Relation,
        lag: Span,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> ReleaseLinkId {
        let id = ReleaseLinkId::new(ids());
        self.plan.release_links.put(ReleaseLink {
            id,
            successor,
            predecessor,
            relation,
            lag,
            calendar: LagCalendar::Predecessor,
        });
        id
    }

    /// How far a release has come by now.
    pub(super) fn state(&mut self, release: &Release) -> ReleaseState {
        use ReleaseState as S;
        let at = release.occupancy();
        let roll = self.rng.below(100);
        if at.holds(self.as_of) {
            return S::Deploying;
        }
        if at.end() <= self.as_of {
            let watched = release.planned.segments().stabilisation.end() > self.as_of;
            return match roll {
                0..4 => S::BackedOut,
                4..8 if release.kind != ReleaseKind::Emergency => S::Cancelled,
                8..10 if release.kind == ReleaseKind::Normal => S::Rejected,
                _ if watched && at.end().plus(Minutes::hours(4)) > self.as_of => S::Deployed,
                _ if watched => S::Stabilising,
                _ => S::Closed,
            };
        }
        let ahead = at.start().minutes_since(self.as_of).get() / 1440;
        let way: [(usize, S); 5] = match (release.kind, ahead) {
            (ReleaseKind::Emergency, _) => [(100, S::Approved); 5],
            (ReleaseKind::Standard, 0..45) => {
                [(96, S::Scheduled), (100, S::Cancelled), (100, S::Draft), (100, S::Draft), (100, S::Draft)]
            }
            (ReleaseKind::Standard, _) => {
                [(60, S::Scheduled), (100, S::Approved), (100, S::Draft), (100, S::Draft), (100, S::Draft)]
            }
            (_, 0..8) => {
                [(62, S::Scheduled), (80, S::Approved), (97, S::Assessed), (100, S::Cancelled), (100, S::Draft)]
            }
            (_, 8..30) => {
                [(34, S::Scheduled), (58, S::Approved), (85, S::Assessed), (97, S::Submitted), (100, S::Rejected)]
            }
            (_, 30..75) => {
                [(12, S::Approved), (38, S::Assessed), (80, S::Submitted), (97, S::Draft), (100, S::Cancelled)]
            }
            _ => [(4, S::Approved), (12, S::Assessed), (40, S::Submitted), (99, S::Draft), (100, S::Cancelled)],
        };
        way.into_iter().find(|(below, _)| roll < *below).map_or(S::Draft, |(_, state)| state)
    }
}

fn risk(rng: &mut Rng, kind: ReleaseKind, tier: u8, production: bool) -> Risk {
    match (kind, tier) {
        (ReleaseKind::Standard, _) => Risk::Low,
        _ if !production => Risk::Low,
        (ReleaseKind::Emergency, 1) => Risk::VeryHigh,
        (_, 1) if rng.chance(18) => Risk::VeryHigh,
        (_, 1) => Risk::High,
        (_, 2) if rng.chance(20) => Risk::High,
        (_, 2) => Risk::Moderate,
        _ if rng.chance(40) => Risk::Moderate,
        _ => Risk::Low,
    }
}
