//! Which releases somebody asks for.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Release, ReleaseKind, ReleaseState};
use crate::Plan;
use crate::id::{EnvironmentId, PersonId, RegionId, ServiceId, TeamId, TrainId};
use crate::time::Instant;

/// A choice of releases: those that fit everything that is said; all where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// Only those that end after this.
    pub after: Option<Instant>,
    /// Only those that start before this.
    pub before: Option<Instant>,
    /// Only those that touch one of these services.
    pub services: BTreeSet<ServiceId>,
    /// Only those that this team carries.
    pub team: Option<TeamId>,
    /// Only those on this train.
    pub train: Option<TrainId>,
    /// Only those in this environment.
    pub environment: Option<EnvironmentId>,
    /// Only those that touch a service of this region.
    pub region: Option<RegionId>,
    /// Only those in which this person holds a role.
    pub person: Option<PersonId>,
    /// Only those of this type.
    pub kind: Option<ReleaseKind>,
    /// Only those in this state.
    pub state: Option<ReleaseState>,
    /// Only those whose key or title holds this text, in any case.
    pub text: Option<String>,
}

impl Selection {
    /// Whether nothing is said, so that every release fits.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// The releases of a plan that fit, by start and key.
    pub fn of<'a>(&self, plan: &'a Plan) -> Vec<&'a Release> {
        let text = self.text.as_ref().map(|text| text.to_lowercase());
        let in_region = |release: &Release, region| {
            release.services.iter().any(|id| plan.services.get(*id).is_some_and(|one| one.region == Some(region)))
        };
        let fits = |release: &&Release| {
            let at = release.occupancy();
            self.after.is_none_or(|after| at.end() > after)
                && self.before.is_none_or(|before| at.start() < before)
                && (self.services.is_empty() || release.services.iter().any(|id| self.services.contains(id)))
                && self.team.is_none_or(|id| release.team == Some(id))
                && self.train.is_none_or(|id| release.train == Some(id))
                && self.environment.is_none_or(|id| release.environment == id)
                && self.region.is_none_or(|id| in_region(release, id))
                && self.person.is_none_or(|id| release.people.iter().any(|held| held.person == id))
                && self.kind.is_none_or(|kind| release.kind == kind)
                && self.state.is_none_or(|state| release.state == state)
                && text.as_ref().is_none_or(|text| release.label().to_lowercase().contains(text))
        };
        let mut releases: Vec<&Release> = plan.releases.iter().filter(fits).collect();
        releases.sort_by(|a, b| (a.occupancy().start(), &a.key).cmp(&(b.occupancy().start(), &b.key)));
        releases
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    fn keys(selection: &Selection, plan: &Plan) -> Vec<String> {
        selection.of(plan).into_iter().map(|release| release.key.to_string()).collect()
    }

    fn plan() -> Plan {
        let sketch = Sketch::new().service("pay", 2).service("web", 2);
        let sketch = sketch.release("R-2", &["pay", "web"], "2026-12-18T22:00/02:00");
        sketch.release("R-1", &["web"], "2026-12-12T22:00/02:00").plan
    }

    #[test]
    fn where_nothing_is_said_every_release_fits_by_its_start() {
        let everything = Selection::default();
        assert!(everything.is_everything());
        assert_eq!(keys(&everything, &plan()), ["R-1", "R-2"]);
    }

    #[test]
    fn what_is_said_must_all_fit_and_of_several_services_one() {
        let plan = plan();
        let id = |key: &str| plan.services.by_key(key).unwrap().id;
        let of = |services: &[&str]| Selection {
            services: services.iter().map(|key| id(key)).collect(),
            ..Selection::default()
        };
        assert_eq!(keys(&of(&["pay"]), &plan), ["R-2"]);
        assert_eq!(keys(&of(&["pay", "web"]), &plan), ["R-1", "R-2"]);
        let also = Selection { text: Some("r-1".into()), ..of(&["pay"]) };
        assert!(keys(&also, &plan).is_empty());
    }

    #[test]
    fn a_region_has_the_releases_that_touch_one_of_its_services() {
        let mut plan = plan();
        let region = RegionId::new(uuid::Uuid::from_u128(7));
        let mut service = plan.services.by_key("pay").unwrap().clone();
        service.region = Some(region);
        plan.services.put(service);
        let of_region = Selection { region: Some(region), ..Selection::default() };
        assert_eq!(keys(&of_region, &plan), ["R-2"]);
    }

    #[test]
    fn a_stretch_is_half_open_on_both_sides() {
        let at = |text| Instant::parse(text).unwrap();
        let between =
            |after, before| Selection { after: Some(at(after)), before: Some(at(before)), ..Selection::default() };
        // R-1 is from 21:00 to 01:00 in UTC.
        assert_eq!(keys(&between("2026-12-13T00:59:00Z", "2026-12-14T00:00:00Z"), &plan()), ["R-1"]);
        assert!(keys(&between("2026-12-13T01:00:00Z", "2026-12-14T00:00:00Z"), &plan()).is_empty());
        assert!(keys(&between("2026-12-01T00:00:00Z", "2026-12-12T21:00:00Z"), &plan()).is_empty());
    }
}
