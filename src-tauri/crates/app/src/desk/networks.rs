//! What comes before what, kept beside the plan so that a new link is checked at once.

use slipway_domain::Plan;
use slipway_domain::dependency::Precedence;
use slipway_domain::id::{ReleaseId, ServiceId};
use slipway_domain::plan::Edit;

/// The dependencies among services and among releases, from the one that needs or waits.
pub(crate) struct Networks {
    /// Of services.
    pub(crate) services: Precedence<ServiceId>,
    /// Of releases.
    pub(crate) releases: Precedence<ReleaseId>,
}

impl Networks {
    /// Those of a plan.
    pub(crate) fn of(plan: &Plan) -> Self {
        Self {
            services: Precedence::of(plan.service_links.iter().map(|link| (link.from, link.to))),
            releases: Precedence::of(plan.release_links.iter().map(|link| (link.successor, link.predecessor))),
        }
    }

    /// Follows an edit that the plan is about to take.
    pub(crate) fn follow(&mut self, before: &Plan, edit: &Edit) {
        match edit {
            Edit::PutServiceLink(link) => {
                if let Some(old) = before.service_links.get(link.id) {
                    self.services.remove(old.from, old.to);
                }
                self.services.add(link.from, link.to);
            }
            Edit::RemoveServiceLink(id) => {
                if let Some(old) = before.service_links.get(*id) {
                    self.services.remove(old.from, old.to);
                }
            }
            Edit::PutReleaseLink(link) => {
                if let Some(old) = before.release_links.get(link.id) {
                    self.releases.remove(old.successor, old.predecessor);
                }
                self.releases.add(link.successor, link.predecessor);
            }
            Edit::RemoveReleaseLink(id) => {
                if let Some(old) = before.release_links.get(*id) {
                    self.releases.remove(old.successor, old.predecessor);
                }
            }
            _ => {}
        }
    }
}
