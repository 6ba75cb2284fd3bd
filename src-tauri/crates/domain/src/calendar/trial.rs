//! The test bench: what a window would do to a piece of work at a time.

use super::{Component, Window};
use crate::catalogue::Service;
use crate::id::EnvironmentId;
use crate::release::ReleaseKind;
use crate::time::Interval;
use crate::word::words;

words! {
    /// What the scope of a window asks about.
    Dimension, "dimension of a scope" {
        /// The service.
        Service = "service",
        /// The service's own team, or the one that carries the release.
        Team = "team",
        /// Where it is deployed.
        Environment = "environment",
        /// The service's region.
        Region = "region",
        /// The type of the release.
        Kind = "type",
    }
}

/// What a window would do to a piece of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The dimensions of the scope that leave the work out; none where the window is about it.
    pub missed: Vec<Dimension>,
    /// The occurrences that the work would overlap, whatever the scope says.
    pub met: Vec<Interval>,
    /// The first occurrence that ends after the work starts, within the plan's time.
    pub next: Option<Interval>,
}

impl Trial {
    /// Whether the window is about the work, and on while it happens.
    pub fn hits(&self) -> bool {
        self.missed.is_empty() && !self.met.is_empty()
    }
}

impl Window {
    /// Tries a window on a piece of work, as if the window bound.
    pub fn tried_on(&self, component: &Component, at: Interval) -> Trial {
        let scope = &self.scope;
        let named = |name: Option<bool>| name.unwrap_or(false);
        let teams = [component.service_team, component.release_team];
        let fits = [
            (
                Dimension::Service,
                scope.services.is_empty() || named(component.service.map(|id| scope.services.contains(&id))),
            ),
            (Dimension::Team, scope.teams.is_empty() || teams.iter().flatten().any(|id| scope.teams.contains(id))),
            (
                Dimension::Environment,
                scope.environments.is_empty() || scope.environments.contains(&component.environment),
            ),
            (
                Dimension::Region,
                scope.regions.is_empty() || named(component.region.map(|id| scope.regions.contains(&id))),
            ),
            (Dimension::Kind, scope.kinds.is_empty() || scope.kinds.contains(&component.kind)),
        ];
        Trial {
            missed: fits.into_iter().filter(|(_, fits)| !fits).map(|(dimension, _)| dimension).collect(),
            met: self.occurrences(at),
            next: self.series().next(at.start()),
        }
    }
}

impl Component {
    /// A service as scopes see it, in an environment and for a type of release, whoever carries it.
    pub const fn of_service(service: &Service, environment: EnvironmentId, kind: ReleaseKind) -> Self {
        Self {
            service: Some(service.id),
            service_team: service.team,
            release_team: None,
            region: service.region,
            environment,
            kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Scope, WindowKind};
    use crate::conflict::sketch::{Sketch, planned};

    #[test]
    fn a_trial_agrees_with_the_scope_and_names_what_leaves_the_work_out() {
        let sketch = Sketch::new().service("pay", 1).service("web", 1);
        let sketch = sketch.window("F", WindowKind::FreezeHard, &["pay"], "2026-12-18T20:00/23:00", "FREQ=YEARLY");
        let window = sketch.plan.windows.by_key("F").unwrap();
        let environment = sketch.plan.environments.by_key("production").unwrap().id;
        let at = |when| planned(when, "Europe/Berlin").occupancy();
        let tried = |service: &str, when| {
            let service = sketch.plan.services.by_key(service).unwrap();
            window.tried_on(&Component::of_service(service, environment, ReleaseKind::Normal), at(when))
        };
        let hit = tried("pay", "2026-12-18T22:00/02:00");
        assert!(hit.hits() && hit.missed.is_empty());
        let other = tried("web", "2026-12-18T22:00/02:00");
        assert_eq!((other.hits(), other.missed.as_slice()), (false, [Dimension::Service].as_slice()));
        let later = tried("pay", "2026-12-19T22:00/23:00");
        assert!(!later.hits() && later.met.is_empty());
        assert_eq!(later.next, Some(at("2027-12-18T20:00/23:00")));
    }

    #[test]
    fn every_dimension_is_named_that_the_scope_does_not_cover() {
        let sketch = Sketch::new().service("pay", 1);
        let sketch = sketch.window("F", WindowKind::FreezeHard, &[], "2026-12-18T20:00/23:00", "");
        let id = uuid::Uuid::max();
        let scope = Scope {
            services: [crate::id::ServiceId::new(id)].into(),
            teams: [crate::id::TeamId::new(id)].into(),
            environments: [crate::id::EnvironmentId::new(id)].into(),
            regions: [crate::id::RegionId::new(id)].into(),
            kinds: [ReleaseKind::Emergency].into(),
        };
        let sketch = sketch.change_window("F", |window| window.scope = scope);
        let environment = sketch.plan.environments.by_key("production").unwrap().id;
        let service = sketch.plan.services.by_key("pay").unwrap();
        let component = Component::of_service(service, environment, ReleaseKind::Normal);
        let window = sketch.plan.windows.by_key("F").unwrap();
        let trial = window.tried_on(&component, planned("2026-12-18T22:00/02:00", "Europe/Berlin").occupancy());
        assert_eq!(trial.missed, Dimension::ALL);
        assert_eq!(trial.missed.is_empty(), window.scope.covers(&component));
    }
}
