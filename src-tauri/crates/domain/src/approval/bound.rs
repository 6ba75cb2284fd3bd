//! Whether a release is still what was decided about.

use std::collections::BTreeSet;

use super::words::all;
use super::{Approval, Bound};
use crate::Plan;
use crate::conflict::told;
use crate::id::{EnvironmentId, ReleaseId, ServiceId};
use crate::release::Release;
use crate::time::{Interval, Zone};
use crate::word::words;

words! {
    /// What of a release a decision is about.
    Subject, "subject of a decision" {
        /// The stretch that it holds.
        Window = "window",
        /// Its services and its environment.
        Scope = "scope",
        /// The version that it brings.
        Package = "package",
    }
}

/// Something of a release that has changed since it was decided about, so that the decision is void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voided {
    /// What has changed.
    pub what: Subject,
    /// What it was and what it is, in a sentence; times in the zone of the release.
    pub sentence: String,
}

impl Bound {
    /// A release as it is behind the operation with this number.
    pub fn of(release: &Release, snapshot: u64) -> Self {
        Self {
            window: release.occupancy(),
            services: release.services.iter().copied().collect(),
            environment: release.environment,
            version: release.version.clone(),
            snapshot,
        }
    }
}

impl Approval {
    /// What of a release has changed since this was decided; nothing where the decision stands.
    ///
    /// Only the window, the scope and the package void a decision: a better title, another person in a role and
    /// another state do not.
    pub fn changed(&self, release: &Release) -> Vec<Subject> {
        let (was, is) = (&self.bound, Bound::of(release, self.bound.snapshot));
        let changes = [
            (Subject::Window, was.window != is.window),
            (Subject::Scope, (&was.services, was.environment) != (&is.services, is.environment)),
            (Subject::Package, was.version != is.version),
        ];
        changes.into_iter().filter(|(_, changed)| *changed).map(|(what, _)| what).collect()
    }

    /// Whether a release is still what this was decided about.
    pub fn stands(&self, release: &Release) -> bool {
        self.changed(release).is_empty()
    }
}

impl Plan {
    /// What voids a decision about a release, each with its sentence; nothing where the decision stands.
    pub fn voids(&self, approval: &Approval, release: &Release) -> Vec<Voided> {
        let (was, is) = (&approval.bound, Bound::of(release, approval.bound.snapshot));
        let sentence = |what| match what {
            Subject::Window => window(was.window, is.window, release.planned.zone()),
            Subject::Scope => self.scope_told(was, &is),
            Subject::Package => package(was.version.as_deref(), is.version.as_deref()),
        };
        let changed = approval.changed(release);
        changed.into_iter().map(|what| Voided { what, sentence: sentence(what) }).collect()
    }

    /// The decisions about a release, from the oldest.
    pub fn approvals_of(&self, release: ReleaseId) -> Vec<&Approval> {
        let mut approvals: Vec<&Approval> =
            self.approvals.iter().filter(|approval| approval.release == release).collect();
        approvals.sort_by_key(|approval| (approval.at, approval.id));
        approvals
    }

    fn scope_told(&self, was: &Bound, is: &Bound) -> String {
        let mut told = Vec::new();
        if was.services != is.services {
            told.push(format!(
                "its services were {} and are {}",
                self.services_told(&was.services),
                self.services_told(&is.services)
            ));
        }
        if was.environment != is.environment {
            let (before, now) = (self.environment_told(was.environment), self.environment_told(is.environment));
            told.push(format!("its environment was {before} and is {now}"));
        }
        format!("The scope has changed: {}.", told.join("; "))
    }

    fn services_told(&self, services: &BTreeSet<ServiceId>) -> String {
        let mut names: Vec<String> = services
            .iter()
            .map(|id| self.services.get(*id).map_or("a service that is gone", |service| service.name.as_str()))
            .map(str::to_owned)
            .collect();
        names.sort_unstable();
        if names.is_empty() { "none".to_owned() } else { all(&names) }
    }

    fn environment_told(&self, id: EnvironmentId) -> &str {
        self.environments.get(id).map_or("an environment that is gone", |environment| environment.name.as_str())
    }
}

fn window(was: Interval, is: Interval, zone: &Zone) -> String {
    let (before, now) = (told(was, zone), told(is, zone));
    if before == now {
        // The same days of another year, or a difference of seconds.
        let exact = |stretch: Interval| format!("{} to {}", stretch.start(), stretch.end());
        return format!("The window was {} and is {}.", exact(was), exact(is));
    }
    format!("The window was {before} and is {now}.")
}

fn package(was: Option<&str>, is: Option<&str>) -> String {
    match (was, is) {
        (Some(was), Some(is)) => format!("The version was {was} and is {is}."),
        (Some(was), None) => format!("The version was {was} and is not said any more."),
        (None, Some(is)) => format!("The version was not said and is {is}."),
        (None, None) => "The version is not said.".to_owned(),
    }
}
