//! Small plans, said in a line a thing.

use std::collections::{BTreeMap, BTreeSet};

use slipway_domain::Plan;
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::catalogue::{Environment, LinkKind, Region, Service, ServiceKind, ServiceLink, Team, Tier};
use slipway_domain::dependency::{LagCalendar, ReleaseLink};
use slipway_domain::id::{
    EnvironmentId, RegionId, ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId, TeamId, WindowId,
};
use slipway_domain::plan::Settings;
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Minutes, Moment, Recurrence};
use uuid::Uuid;

use crate::world::{Counter, key, span, wall, zone};

/// An empty plan in `Europe/Berlin` with one environment, `production`.
///
/// ```
/// let plan = slipway_testkit::plan()
///     .service("pay", |service| service.tier(1).needs("ledger"))
///     .window("F-1", "2026-12-18T00:00", "2027-01-04T08:00", |window| window.kind("freeze-hard"))
///     .release("R-1", "2026-12-20T22:00", "2026-12-21T02:00", |release| release.on("pay"))
///     .build();
/// assert_eq!(plan.services.len(), 2, "what is named is there");
/// ```
pub fn plan() -> PlanBuilder {
    let ids = Counter::default();
    let settings = Settings { guid: ids.next(), name: "Test".to_owned(), zone: zone("Europe/Berlin") };
    let mut builder = PlanBuilder { plan: Plan::new(settings), ids };
    builder.environment_named("production");
    builder
}

/// A plan that is being said; whatever is named and not there yet is made.
#[derive(Debug)]
pub struct PlanBuilder {
    plan: Plan,
    ids: Counter,
}

impl PlanBuilder {
    /// The plan.
    pub fn build(self) -> Plan {
        self.plan
    }

    /// An environment, on infrastructure that it may share.
    #[must_use]
    pub fn environment(mut self, name: &str, infrastructure: Option<&str>) -> Self {
        let id = self.environment_named(name);
        let before = self.plan.environments.get(id).unwrap().clone();
        self.plan.environments.put(Environment { infrastructure: infrastructure.map(str::to_owned), ..before });
        self
    }

    /// A region with its zone.
    #[must_use]
    pub fn region(mut self, name: &str, zone_name: &str) -> Self {
        let id = RegionId::new(self.ids.next());
        self.plan.regions.put(Region { id, key: key(name), name: name.to_owned(), zone: zone(zone_name) });
        self
    }

    /// A service of tier 3 until something else is said.
    #[must_use]
    pub fn service(mut self, name: &str, say: impl FnOnce(ServiceBuilder<'_>) -> ServiceBuilder<'_>) -> Self {
        let id = self.service_named(name);
        say(ServiceBuilder { plan: &mut self, id });
        self
    }

    /// A window of maintenance between two wall times in `Europe/Berlin`, about everything, until something else is said.
    #[must_use]
    pub fn window(
        mut self,
        name: &str,
        start: &str,
        end: &str,
        say: impl FnOnce(WindowBuilder<'_>) -> WindowBuilder<'_>,
    ) -> Self {
        let window = Window {
            id: WindowId::new(self.ids.next()),
            key: key(name),
            title: name.to_owned(),
            kind: WindowKind::Maintenance,
            scope: Scope::default(),
            zone: self.plan.settings.zone.clone(),
            start: wall(start),
            end: wall(end),
            recurrence: None,
            severity: None,
            owner: None,
            source: String::new(),
            reviewed: None,
            limit: None,
            freeze: None,
        };
        let said = say(WindowBuilder { plan: &mut self, window }).window;
        said.check().unwrap();
        self.plan.windows.put(said);
        self
    }

    /// A scheduled normal release between two wall times in the plan's zone, in production, until something else is said.
    #[must_use]
    pub fn release(
        mut self,
        name: &str,
        start: &str,
        end: &str,
        say: impl FnOnce(ReleaseBuilder<'_>) -> ReleaseBuilder<'_>,
    ) -> Self {
        let home = self.plan.settings.zone.clone();
        let typed = |text| Moment::typed(wall(text), &home, None);
        let release = Release {
            id: ReleaseId::new(self.ids.next()),
            key: key(name),
            deployment_of: None,
            title: name.to_owned(),
            description: String::new(),
            kind: ReleaseKind::Normal,
            state: ReleaseState::Scheduled,
            services: Vec::new(),
            environment: self.environment_named("production"),
            team: None,
            train: None,
            risk: None,
            planned: Planned::new(typed(start), typed(end), home.clone()).unwrap(),
            version: None,
            people: Vec::new(),
            stores: Vec::new(),
            submitted: None,
            notes: BTreeMap::new(),
        };
        self.plan.releases.put(release.clone());
        let said = say(ReleaseBuilder { plan: &mut self, release }).release;
        self.plan.releases.put(said);
        self
    }

    fn named<T: Copy>(&mut self, found: Option<T>, make: impl FnOnce(Uuid) -> T) -> T {
        found.unwrap_or_else(|| make(self.ids.next()))
    }

    fn environment_named(&mut self, name: &str) -> EnvironmentId {
        let found = self.plan.environments.by_key(name).map(|environment| environment.id);
        let id = self.named(found, EnvironmentId::new);
        if found.is_none() {
            let production = name == "production";
            let environment =
                Environment { id, key: key(name), name: name.to_owned(), production, infrastructure: None };
            self.plan.environments.put(environment);
        }
        id
    }

    fn team_named(&mut self, name: &str) -> TeamId {
        let found = self.plan.teams.by_key(name).map(|team| team.id);
        let id = self.named(found, TeamId::new);
        if found.is_none() {
            self.plan.teams.put(Team { id, key: key(name), name: name.to_owned(), limit: None });
        }
        id
    }

    fn service_named(&mut self, name: &str) -> ServiceId {
        let found = self.plan.services.by_key(name).map(|service| service.id);
        let id = self.named(found, ServiceId::new);
        if found.is_none() {
            self.plan.services.put(Service {
                id,
                key: key(name),
                name: name.to_owned(),
                kind: ServiceKind::Service,
                tier: Tier::DEFAULT,
                regulated: false,
                team: None,
                region: None,
                environments: Vec::new(),
            });
        }
        id
    }
}

/// A service that is being said.
#[derive(Debug)]
pub struct ServiceBuilder<'a> {
    plan: &'a mut PlanBuilder,
    id: ServiceId,
}

impl ServiceBuilder<'_> {
    fn change(&mut self, change: impl FnOnce(&mut Service)) {
        let mut service = self.plan.plan.services.get(self.id).unwrap().clone();
        change(&mut service);
        self.plan.plan.services.put(service);
    }

    /// Its tier.
    #[must_use]
    pub fn tier(mut self, tier: u8) -> Self {
        self.change(|service| service.tier = Tier::try_from(tier).unwrap());
        self
    }

    /// Its team.
    #[must_use]
    pub fn team(mut self, name: &str) -> Self {
        let team = self.plan.team_named(name);
        self.change(|service| service.team = Some(team));
        self
    }

    /// Its region, which must be there.
    #[must_use]
    pub fn region(mut self, name: &str) -> Self {
        let region = self.plan.plan.regions.by_key(name).unwrap_or_else(|| panic!("no region {name}")).id;
        self.change(|service| service.region = Some(region));
        self
    }

    /// A service without which it does not run.
    #[must_use]
    pub fn needs(self, name: &str) -> Self {
        self.needs_by(name, LinkKind::RuntimeHard)
    }

    /// A service that it needs in some way.
    #[must_use]
    pub fn needs_by(self, name: &str, kind: LinkKind) -> Self {
        let to = self.plan.service_named(name);
        let id = ServiceLinkId::new(self.plan.ids.next());
        self.plan.plan.service_links.put(ServiceLink { id, from: self.id, to, kind, min_version: None });
        self
    }
}

/// A window that is being said.
#[derive(Debug)]
pub struct WindowBuilder<'a> {
    plan: &'a mut PlanBuilder,
    window: Window,
}

impl WindowBuilder<'_> {
    /// What it means, such as `freeze-hard`.
    #[must_use]
    pub fn kind(mut self, word: &str) -> Self {
        self.window.kind = word.parse().unwrap();
        self
    }

    /// The zone of its wall times.
    #[must_use]
    pub fn zone(mut self, name: &str) -> Self {
        self.window.zone = zone(name);
        self
    }

    /// How it recurs.
    #[must_use]
    pub fn every(mut self, rule: &str) -> Self {
        self.window.recurrence = Some(Recurrence::parse(rule).unwrap());
        self
    }

    /// About these services.
    #[must_use]
    pub fn services(mut self, names: &[&str]) -> Self {
        self.window.scope.services = names.iter().map(|name| self.plan.service_named(name)).collect();
        self
    }

    /// About these teams.
    #[must_use]
    pub fn teams(mut self, names: &[&str]) -> Self {
        self.window.scope.teams = names.iter().map(|name| self.plan.team_named(name)).collect();
        self
    }

    /// About these environments.
    #[must_use]
    pub fn environments(mut self, names: &[&str]) -> Self {
        self.window.scope.environments = names.iter().map(|name| self.plan.environment_named(name)).collect();
        self
    }

    /// About these types of release.
    #[must_use]
    pub fn types(mut self, kinds: &[ReleaseKind]) -> Self {
        self.window.scope.kinds = kinds.iter().copied().collect::<BTreeSet<_>>();
        self
    }
}

/// A release that is being said.
#[derive(Debug)]
pub struct ReleaseBuilder<'a> {
    plan: &'a mut PlanBuilder,
    release: Release,
}

impl ReleaseBuilder<'_> {
    /// One more service that it touches.
    #[must_use]
    pub fn on(mut self, name: &str) -> Self {
        self.release.services.push(self.plan.service_named(name));
        self.release.services.sort_unstable();
        self.release.services.dedup();
        self
    }

    /// Where it is deployed.
    #[must_use]
    pub fn environment(mut self, name: &str) -> Self {
        self.release.environment = self.plan.environment_named(name);
        self
    }

    /// The team that carries it.
    #[must_use]
    pub fn team(mut self, name: &str) -> Self {
        self.release.team = Some(self.plan.team_named(name));
        self
    }

    /// Its type, such as `emergency`.
    #[must_use]
    pub fn kind(mut self, word: &str) -> Self {
        self.release.kind = word.parse().unwrap();
        self
    }

    /// Its state, such as `closed`.
    #[must_use]
    pub fn state(mut self, word: &str) -> Self {
        self.release.state = word.parse().unwrap();
        self
    }

    /// The same wall times in another zone.
    #[must_use]
    pub fn zone(mut self, name: &str) -> Self {
        let (zone, old) = (zone(name), &self.release.planned);
        let typed = |moment: Moment| Moment::typed(moment.wall, &zone, moment.occurrence);
        let planned = Planned::new(typed(old.start()), typed(old.end()), zone.clone()).unwrap();
        self.release.planned = planned.with_segments(old.validation(), old.rollback(), old.stabilisation()).unwrap();
        self
    }

    /// Minutes for validation, rollback and stabilisation.
    #[must_use]
    pub fn segments(mut self, validation: i64, rollback: i64, stabilisation: i64) -> Self {
        let [validation, rollback, stabilisation] = [validation, rollback, stabilisation].map(Minutes::new);
        self.release.planned = self.release.planned.with_segments(validation, rollback, stabilisation).unwrap();
        self
    }

    /// A release for which it waits, which must be there: `after("R-1", "FS", "30m")`.
    #[must_use]
    pub fn after(self, predecessor: &str, relation: &str, lag: &str) -> Self {
        let found = self.plan.plan.releases.by_key(predecessor);
        let predecessor = found.unwrap_or_else(|| panic!("no release {predecessor}")).id;
        self.plan.plan.release_links.put(ReleaseLink {
            id: ReleaseLinkId::new(self.plan.ids.next()),
            successor: self.release.id,
            predecessor,
            relation: relation.parse().unwrap(),
            lag: span(lag),
            calendar: LagCalendar::Predecessor,
        });
        self
    }
}

#[cfg(test)]
mod tests {
    use slipway_domain::conflict::Schedule;

    use super::*;

    #[test]
    fn a_plan_that_was_said_is_judged_like_any_other() {
        let plan = plan()
            .service("pay", |service| service.tier(1).needs("ledger"))
            .window("F-1", "2026-12-18T00:00", "2027-01-04T08:00", |window| window.kind("freeze-hard"))
            .release("R-1", "2026-12-20T22:00", "2026-12-21T02:00", |release| release.on("pay"))
            .release("R-2", "2026-12-21T01:00", "2026-12-21T03:00", |release| {
                release.on("ledger").after("R-1", "FS", "0")
            })
            .build();
        let codes: Vec<String> =
            Schedule::build(&plan).all(&plan).iter().map(|conflict| conflict.code.to_string()).collect();
        assert_eq!(codes, ["C02", "C03", "C07", "C03"]);
    }

    #[test]
    fn a_wall_time_in_a_clock_change_stays_as_it_was_typed() {
        let plan = plan().release("R-1", "2027-03-28T02:30", "2027-03-28T05:00", |release| release).build();
        assert_eq!(plan.releases.by_key("R-1").unwrap().planned.doubtful().count(), 1);
    }
}
