//! What is asked about deployments.

use serde_json::json;

use super::{Asked, ToldIn, asked, mode};
use crate::arguments::DeploymentSaid;
use crate::render;

/// What `deployment` asks.
pub fn deployment(said: DeploymentSaid) -> Asked {
    let DeploymentSaid { release, environment, start, end, zone, key, before, after, preview, reason } = said;
    let order = match (before, after) {
        (true, _) => "before",
        (_, true) => "after",
        _ => "free",
    };
    let told_in = ToldIn::Release(release.clone());
    let input = json!({
        "release": release, "key": key, "environment": environment, "start": start, "end": end, "zone": zone,
        "order": order, "mode": mode(preview), "reason": reason,
    });
    Asked { told_in, ..asked("deployment_plan", input, render::deployment) }
}
