//! Windows that are about nothing.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{Component, Scope, Window};
use crate::Plan;
use crate::catalogue::Region;
use crate::id::{RegionId, TeamId};
use crate::release::ReleaseKind;
use crate::time::Instant;

/// Why a window is about nothing that could be released.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MatchesNothing {
    /// None of it lies in the future.
    #[error("it has no occurrence in the future")]
    NoFuture,
    /// Its scope names things that are not in the plan any more.
    #[error("its scope names {0} that are gone")]
    Gone(&'static str),
    /// Its scope covers no service in any environment.
    #[error("its scope covers no service in any environment")]
    NoComponent,
}

impl Plan {
    /// Refuses a window that is about nothing: without a future, or with a scope that names what is gone or that covers
    /// no service of the catalogue in any environment.
    pub fn matches_something(&self, window: &Window, now: Instant) -> Result<(), MatchesNothing> {
        if window.series().next(now).is_none() {
            return Err(MatchesNothing::NoFuture);
        }
        let scope = &window.scope;
        if let Some(what) = self.gone_from(scope) {
            return Err(MatchesNothing::Gone(what));
        }
        if self.components_of_catalogue().any(self.reach_of(scope)) { Ok(()) } else { Err(MatchesNothing::NoComponent) }
    }

    /// The regions whose people a window with this scope concerns, by key: those of the services that it covers; those
    /// that it names where no such service has a region.
    pub fn regions_of(&self, scope: &Scope) -> Vec<&Region> {
        let reaches = self.reach_of(scope);
        let covered =
            self.components_of_catalogue().filter(|component| component.region.is_some() && reaches(*component));
        let mut found: BTreeSet<RegionId> = covered.filter_map(|component| component.region).collect();
        if found.is_empty() {
            found.clone_from(&scope.regions);
        }
        let mut regions: Vec<&Region> = found.iter().filter_map(|id| self.regions.get(*id)).collect();
        regions.sort_by(|one, other| one.key.cmp(&other.key));
        regions
    }

    /// Whether a scope covers a component, by any team that could carry it and in any type of release.
    fn reach_of<'a>(&'a self, scope: &'a Scope) -> impl Fn(Component) -> bool + 'a {
        // A team that owns nothing is in scope with the releases that it carries.
        let carriers: BTreeSet<TeamId> =
            self.releases.iter().filter_map(|release| release.team).filter(|team| scope.teams.contains(team)).collect();
        let carriers: Vec<Option<TeamId>> = std::iter::once(None).chain(carriers.into_iter().map(Some)).collect();
        move |component: Component| {
            carriers.iter().any(|team| {
                ReleaseKind::ALL
                    .iter()
                    .any(|kind| scope.covers(&Component { release_team: *team, kind: *kind, ..component }))
            })
        }
    }

    /// What a scope names that is not in the plan any more, if there is anything; such a scope covers less than it did.
    pub fn gone_from(&self, scope: &Scope) -> Option<&'static str> {
        let gone = [
            ("services", scope.services.iter().any(|id| self.services.get(*id).is_none())),
            ("teams", scope.teams.iter().any(|id| self.teams.get(*id).is_none())),
            ("environments", scope.environments.iter().any(|id| self.environments.get(*id).is_none())),
            ("regions", scope.regions.iter().any(|id| self.regions.get(*id).is_none())),
        ];
        gone.into_iter().find(|(_, gone)| *gone).map(|(what, _)| what)
    }

    /// Every service in each environment in which it runs; in every one where nothing was said.
    fn components_of_catalogue(&self) -> impl Iterator<Item = Component> + '_ {
        self.services.iter().flat_map(move |service| {
            let said = service.environments.iter().copied();
            let all = self.environments.iter().map(|environment| environment.id);
            let all = all.filter(|_| service.environments.is_empty());
            said.chain(all).map(|environment| Component {
                service: Some(service.id),
                service_team: service.team,
                release_team: None,
                region: service.region,
                environment,
                kind: ReleaseKind::Normal,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::Key;
    use crate::calendar::WindowKind;
    use crate::catalogue::Team;
    use crate::conflict::sketch::Sketch;
    use crate::id::{RegionId, ServiceId};

    fn now() -> Instant {
        Instant::parse("2026-11-23T10:00:00Z").unwrap()
    }

    fn sketch() -> Sketch {
        let sketch = Sketch::new().service("pay", 2).release("R-1", &["pay"], "2026-12-20T22:00/23:00");
        sketch.window("F", WindowKind::FreezeHard, &["pay"], "2026-12-18T00:00/2027-01-04T08:00", "")
    }

    fn matches(sketch: &Sketch, scope: Scope) -> Result<(), MatchesNothing> {
        let window = sketch.plan.windows.by_key("F").unwrap().clone();
        sketch.plan.matches_something(&Window { scope, ..window }, now())
    }

    #[test]
    fn a_freeze_about_a_service_or_about_everything_matches() {
        let sketch = sketch();
        let pay = Scope { services: [sketch.service_id("pay")].into(), ..Scope::default() };
        assert_eq!(matches(&sketch, pay), Ok(()));
        assert_eq!(matches(&sketch, Scope::default()), Ok(()));
        assert_eq!(
            matches(
                &Sketch::new().window("F", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", ""),
                Scope::default()
            ),
            Err(MatchesNothing::NoComponent),
            "no service at all"
        );
    }

    #[test]
    fn a_freeze_that_is_over_matches_nothing() {
        let sketch = sketch();
        let window = sketch.plan.windows.by_key("F").unwrap();
        let later = Instant::parse("2027-01-04T07:00:00Z").unwrap();
        assert_eq!(sketch.plan.matches_something(window, later), Err(MatchesNothing::NoFuture));
    }

    #[test]
    fn a_scope_that_names_what_is_gone_is_told() {
        let sketch = sketch();
        let gone = Scope { services: [ServiceId::new(Uuid::nil())].into(), ..Scope::default() };
        assert_eq!(matches(&sketch, gone).unwrap_err().to_string(), "its scope names services that are gone");
        let gone = Scope { regions: [RegionId::new(Uuid::nil())].into(), ..Scope::default() };
        assert_eq!(matches(&sketch, gone), Err(MatchesNothing::Gone("regions")));
    }

    #[test]
    fn a_team_that_owns_nothing_is_matched_by_the_releases_that_it_carries() {
        let id = TeamId::new(Uuid::from_u128(5));
        let mut sketch = sketch();
        sketch.plan.teams.put(Team { id, key: Key::parse("ops").unwrap(), name: "Operations".into(), limit: None });
        let ops = || Scope { teams: [id].into(), ..Scope::default() };
        assert_eq!(matches(&sketch, ops()), Err(MatchesNothing::NoComponent));
        assert_eq!(matches(&sketch.change("R-1", |release| release.team = Some(id)), ops()), Ok(()));
    }

    #[test]
    fn a_service_matches_only_in_the_environments_in_which_it_runs() {
        let mut sketch = sketch();
        let production = sketch.plan.environments.by_key("production").unwrap().id;
        let staging = sketch.plan.environments.by_key("staging").unwrap().id;
        let mut pay = sketch.plan.services.by_key("pay").unwrap().clone();
        pay.environments = vec![production];
        sketch.plan.services.put(pay);
        let within = |environment| Scope { environments: [environment].into(), ..Scope::default() };
        assert_eq!(matches(&sketch, within(production)), Ok(()));
        assert_eq!(matches(&sketch, within(staging)), Err(MatchesNothing::NoComponent));
    }

    #[test]
    fn a_window_concerns_the_regions_of_the_services_that_it_covers() {
        let mut sketch = sketch();
        let region = |number: u128, key: &str| Region {
            id: RegionId::new(Uuid::from_u128(number)),
            key: Key::parse(key).unwrap(),
            name: key.to_owned(),
            zone: crate::time::Zone::utc(),
        };
        let (us, india) = (region(7, "US"), region(8, "IN"));
        let pay =
            crate::catalogue::Service { region: Some(us.id), ..sketch.plan.services.by_key("pay").unwrap().clone() };
        sketch.plan.services.put(pay.clone());
        sketch.plan.regions.put(us.clone());
        sketch.plan.regions.put(india.clone());
        let told = |scope: Scope| -> Vec<String> {
            sketch.plan.regions_of(&scope).iter().map(|region| region.key.to_string()).collect()
        };
        assert_eq!(told(Scope { services: [pay.id].into(), ..Scope::default() }), ["US"]);
        assert_eq!(told(Scope::default()), ["US"], "no service is felt in India");
        assert_eq!(told(Scope { regions: [india.id].into(), ..Scope::default() }), ["IN"], "what it names stands");
    }
}
