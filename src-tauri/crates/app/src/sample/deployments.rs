//! Candidates that are tried before their releases, as deployments of those.

use slipway_domain::Plan;
use slipway_domain::release::Release;
use slipway_domain::time::Minutes;

/// How long before its release a candidate is tried at most.
const AHEAD: Minutes = Minutes::hours(14 * 24);

/// Ties each candidate of a version to the release that brings it soon after, so that the two move together.
pub(super) fn fill(plan: &mut Plan) {
    let tied: Vec<Release> = plan
        .releases
        .iter()
        .filter(|candidate| !candidate.state.is_history())
        .filter_map(|candidate| {
            let deployment_of = Some(whole(plan, candidate)?.id);
            Some(Release { deployment_of, ..candidate.clone() })
        })
        .collect();
    for candidate in tied {
        if plan.may_be_deployment(&candidate).is_ok() {
            plan.releases.put(candidate);
        }
    }
}

/// The release of the same services that brings the version of a candidate to another environment.
fn whole<'a>(plan: &'a Plan, candidate: &Release) -> Option<&'a Release> {
    let (version, _) = candidate.version.as_deref()?.split_once("-rc.")?;
    let (tried, latest) = (candidate.occupancy().end(), candidate.occupancy().end().plus(AHEAD));
    let brings_it = |release: &&Release| {
        let start = release.occupancy().start();
        release.version.as_deref() == Some(version)
            && release.services == candidate.services
            && release.environment != candidate.environment
            && start >= tried
            && start < latest
    };
    plan.releases.iter().filter(brings_it).min_by_key(|release| release.occupancy().start())
}
