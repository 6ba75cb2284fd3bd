//! Deployments: the steps and places in which a release is rolled out beside its own.
//!
//! A deployment is planned as a release is, with its own environment, time,
//! state and people, so that every rule of the calendar judges it. It belongs
//! to one release: it moves with it, is approved with it and rides with it.

use thiserror::Error;

use super::{Release, ReleaseState};
use crate::id::ReleaseId;
use crate::{Key, Plan};

/// Why a release cannot be a deployment of another.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DeploymentError {
    /// It would belong to itself.
    #[error("{0} cannot be a deployment of itself")]
    OfItself(Key),
    /// The other one is a deployment too.
    #[error("{0} is a deployment itself, of {1}")]
    OfADeployment(Key, Key),
    /// It has deployments of its own.
    #[error("{0} has deployments of its own, {1} among them")]
    HasDeployments(Key, Key),
    /// It boards a train by itself.
    #[error("{0} is a deployment of {1} and rides with it, not on a train of its own")]
    RidesAlone(Key, Key),
}

impl Release {
    /// Whether it goes along when the release that it is a deployment of is taken from a state to another.
    ///
    /// What is decided about a release is decided about all of its deployments
    /// that had come as far; each is carried out by itself.
    pub fn follows(&self, from: ReleaseState, to: ReleaseState) -> bool {
        let decided = to.can_move() || matches!(to, ReleaseState::Rejected | ReleaseState::Cancelled);
        decided && self.state == from
    }
}

impl Plan {
    /// The deployments of a release beside its own, by start and key.
    pub fn deployments_of(&self, release: ReleaseId) -> Vec<&Release> {
        let of_it = |other: &&Release| other.deployment_of == Some(release);
        let mut deployments: Vec<&Release> = self.releases.iter().filter(of_it).collect();
        deployments
            .sort_by(|one, other| (one.occupancy().start(), &one.key).cmp(&(other.occupancy().start(), &other.key)));
        deployments
    }

    /// Whether boards and lead times ask when a release was handed in: of a deployment only where it goes into production.
    ///
    /// What is tried before its release is decided about needs no decision of its own.
    pub fn is_decided_about(&self, release: &Release) -> bool {
        let environment = || self.environments.get(release.environment);
        release.deployment_of.is_none() || environment().is_none_or(|environment| environment.production)
    }

    /// Checks that a release may be in the plan as the deployment that it says it is.
    ///
    /// # Errors
    ///
    /// There is one level: a deployment belongs to a release that is none, and
    /// has none itself. It does not board trains.
    pub fn may_be_deployment(&self, deployment: &Release) -> Result<(), DeploymentError> {
        let key = || deployment.key.clone();
        let Some(of) = deployment.deployment_of else { return Ok(()) };
        if of == deployment.id {
            return Err(DeploymentError::OfItself(key()));
        }
        let Some(whole) = self.releases.get(of) else { return Ok(()) };
        if let Some(other) = whole.deployment_of.and_then(|id| self.releases.get(id)) {
            return Err(DeploymentError::OfADeployment(whole.key.clone(), other.key.clone()));
        }
        if let Some(own) = self.deployments_of(deployment.id).first() {
            return Err(DeploymentError::HasDeployments(key(), own.key.clone()));
        }
        if deployment.train.is_some() {
            return Err(DeploymentError::RidesAlone(key(), whole.key.clone()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::ReleaseState::{Approved, Assessed, Cancelled, Deploying, Draft, Scheduled, Submitted};
    use super::*;
    use crate::conflict::sketch::Sketch;
    use crate::train::Train;

    fn sketch() -> Sketch {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-18T22:00/23:00");
        let sketch = sketch.release("D-2", &[], "2026-12-17T22:00/23:00").release("D-1", &[], "2026-12-16T22:00/23:00");
        sketch.release("R-2", &[], "2026-12-18T22:00/23:00").deploys("D-1", "R-1").deploys("D-2", "R-1")
    }

    fn asked(sketch: &Sketch, key: &str, of: &str) -> Result<(), String> {
        let whole = Some(sketch.release_id(of));
        let release = Release { deployment_of: whole, ..sketch.plan.releases.by_key(key).unwrap().clone() };
        sketch.plan.may_be_deployment(&release).map_err(|error| error.to_string())
    }

    #[test]
    fn the_deployments_of_a_release_are_told_by_their_starts() {
        let sketch = sketch();
        let keys = |of: &str| -> Vec<String> {
            let deployments = sketch.plan.deployments_of(sketch.release_id(of));
            deployments.iter().map(|release| release.key.to_string()).collect()
        };
        assert_eq!(keys("R-1"), ["D-1", "D-2"]);
        assert!(keys("D-1").is_empty());
    }

    #[test]
    fn there_is_one_level_of_deployments() {
        let sketch = sketch();
        assert_eq!(asked(&sketch, "D-1", "R-2"), Ok(()));
        assert_eq!(asked(&sketch, "R-2", "R-1"), Ok(()));
        assert_eq!(asked(&sketch, "R-2", "R-2").unwrap_err(), "R-2 cannot be a deployment of itself");
        assert_eq!(asked(&sketch, "R-2", "D-1").unwrap_err(), "D-1 is a deployment itself, of R-1");
        let of_its_own = asked(&sketch, "R-1", "R-2").unwrap_err();
        assert_eq!(of_its_own, "R-1 has deployments of its own, D-1 among them");
    }

    #[test]
    fn a_deployment_rides_with_its_release() {
        let mut sketch = sketch();
        let train = Train::new(crate::id::TrainId::new(uuid::Uuid::from_u128(9)), Key::nameless(), "Friday".into());
        let rides = Some(train.id);
        sketch.plan.trains.put(train);
        let sketch = sketch.change("R-2", |release| release.train = rides);
        let told = asked(&sketch, "R-2", "R-1").unwrap_err();
        assert_eq!(told, "R-2 is a deployment of R-1 and rides with it, not on a train of its own");
    }

    #[test]
    fn what_is_decided_about_a_release_holds_for_deployments_that_came_as_far() {
        let of = |state| {
            let sketch = sketch().state("D-1", state);
            sketch.plan.releases.by_key("D-1").unwrap().clone()
        };
        assert!(of(Draft).follows(Draft, Submitted));
        assert!(of(Approved).follows(Approved, Scheduled));
        assert!(of(Approved).follows(Approved, Cancelled));
        assert!(!of(Assessed).follows(Approved, Scheduled), "it has not come as far");
        assert!(!of(Scheduled).follows(Scheduled, Deploying), "each is carried out by itself");
    }
}
