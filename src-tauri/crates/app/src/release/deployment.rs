//! Planning the deployments of a release beside its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::catalogue::Environment;
use slipway_domain::dependency::{LagCalendar, Relation, ReleaseLink};
use slipway_domain::id::{ReleaseId, ReleaseLinkId};
use slipway_domain::plan::Edit;
use slipway_domain::release::{DeploymentError, Planned, Release, ReleaseState};
use slipway_domain::time::{Minutes, Occurrence, Span, Zone};
use slipway_domain::{Key, Plan};
use ts_rs::TS;

use super::draft::{conflicts_of, free_keys};
use super::{ReleaseOutcome, WallOrInstant, moment_given};
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Mode, Text};

/// A deployment of a release beside its own: the same work in another place or step.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanDeployment {
    /// Which release.
    pub release: Text<Key>,
    /// The key of the deployment; one of release and environment is found where nothing is said.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// Key of the environment.
    pub environment: Text<Key>,
    /// When it starts: wall time in `zone`, or RFC 3339 with an offset.
    pub start: WallOrInstant,
    /// When it ends, likewise; as long as the release where nothing is said.
    #[serde(default)]
    pub end: Option<WallOrInstant>,
    /// The zone; the release's where nothing is said.
    #[serde(default)]
    pub zone: Option<Text<Zone>>,
    /// Which of two equal wall times is meant where clocks go back.
    #[serde(default)]
    pub occurrence: Option<Text<Occurrence>>,
    /// Minutes for validation; the release's where nothing is said.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub validation_minutes: Option<i64>,
    /// Minutes kept for rollback; the release's where nothing is said.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub rollback_minutes: Option<i64>,
    /// Which of the two waits for the other to end.
    #[serde(default)]
    pub order: DeploymentOrder,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Which of a release and its deployment waits for the other to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DeploymentOrder {
    /// Neither.
    #[default]
    Free,
    /// The release waits for the deployment, as production waits for staging.
    Before,
    /// The deployment waits for the release, as a second wave waits for the first.
    After,
}

impl From<DeploymentError> for AppError {
    fn from(error: DeploymentError) -> Self {
        let hint = match &error {
            DeploymentError::OfItself(_) | DeploymentError::OfADeployment(..) => {
                "name the release that is rolled out, not one of its deployments"
            }
            DeploymentError::HasDeployments(..) => "take those out first, or leave it a release of its own",
            DeploymentError::RidesAlone(..) => "board the release; its deployments go along",
        };
        Self::refused("release.deployment", error.to_string()).hint(hint)
    }
}

/// Plans one more deployment of a release, or tells what speaks against it.
///
/// It has come as far as its release, with the same services, people, risk and
/// version. What belongs to one place alone does not go along: data stores, and
/// stabilisation outside production. As with any release that is drawn,
/// conflicts are told and do not refuse it.
pub fn plan_deployment(
    desk: &mut Desk,
    context: &Context,
    input: PlanDeployment,
    _: &dyn Task,
) -> Result<ReleaseOutcome> {
    let release = desk.release(&input.release)?.clone();
    if release.state.is_history() {
        let message = format!("{} is {} and is deployed nowhere any more", release.label(), release.state);
        return Err(
            AppError::refused("release.state", message).hint("copy the release, and plan deployments of the copy")
        );
    }
    let id = id_of(&desk.plan.environments, "environment", &input.environment)?;
    let Some(environment) = desk.plan.environments.get(id) else {
        return Err(AppError::refused("environment.none", "the plan has no such environment").hint("add it first"));
    };
    let planned = planned(&release, environment, &input)?;
    let key = match &input.key {
        Some(key) => key.0.clone(),
        None => key_in(&desk.plan, &release, environment)
            .or_else(|| free_keys(desk, context).next())
            .unwrap_or_else(Key::nameless),
    };
    if desk.plan.releases.by_key(key.as_str()).is_some() {
        return Err(
            AppError::refused("key.taken", format!("there is already a release {key}")).hint("choose another key")
        );
    }
    let state = if release.state.can_move() { release.state } else { ReleaseState::Draft };
    let deployment = Release {
        id: ReleaseId::new(context.host.ids.next()),
        key: key.clone(),
        deployment_of: Some(release.id),
        title: format!("{} to {}", release.title, environment.name),
        environment: id,
        train: None,
        planned,
        state,
        stores: Vec::new(),
        submitted: release.submitted.filter(|_| state != ReleaseState::Draft),
        notes: std::collections::BTreeMap::new(),
        ..release.clone()
    };
    desk.plan.may_be_deployment(&deployment)?;
    let conflicts = conflicts_of(desk, &deployment);
    let changed = match input.mode {
        Mode::Preview => None,
        Mode::Commit => {
            let label = format!("Plan {key}, a deployment of {}", release.key);
            let tie = tie(ReleaseLinkId::new(context.host.ids.next()), &release, &deployment, input.order);
            let edits: Vec<Edit> = std::iter::once(deployment.into()).chain(tie.map(Edit::from)).collect();
            Some(desk.commit(context, label, input.reason, &edits)?)
        }
    };
    Ok(ReleaseOutcome { key: key.into(), conflicts, changed })
}

/// When it happens.
fn planned(release: &Release, environment: &Environment, input: &PlanDeployment) -> Result<Planned> {
    let old = &release.planned;
    let zone = input.zone.as_ref().map_or_else(|| old.zone().clone(), |zone| zone.0.clone());
    let occurrence = input.occurrence.map(|turn| turn.0);
    let start = moment_given(input.start.moment(&zone, occurrence), &zone)?;
    let end = match &input.end {
        Some(end) => moment_given(end.moment(&zone, occurrence), &zone)?,
        None => old.in_zone(zone.clone()).moved_to(start.at).end(),
    };
    let minutes = |said: Option<i64>, otherwise: Minutes| said.map_or(otherwise, Minutes::new);
    let stabilisation = if environment.production { old.stabilisation() } else { Minutes::ZERO };
    Ok(Planned::new(start, end, zone)?.with_segments(
        minutes(input.validation_minutes, old.validation()),
        minutes(input.rollback_minutes, old.rollback()),
        stabilisation,
    )?)
}

/// `R-2026-0142-STAGING`, and with a number behind it where that is taken; none where it would be no key.
fn key_in(plan: &Plan, release: &Release, environment: &Environment) -> Option<Key> {
    let base = format!("{}-{}", release.key, environment.key.as_str().to_uppercase());
    let mut names = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
    let free = names.find(|name| plan.releases.by_key(name).is_none())?;
    Key::parse(&free).ok()
}

fn tie(id: ReleaseLinkId, release: &Release, deployment: &Release, order: DeploymentOrder) -> Option<ReleaseLink> {
    let (successor, predecessor) = match order {
        DeploymentOrder::Free => return None,
        DeploymentOrder::Before => (release.id, deployment.id),
        DeploymentOrder::After => (deployment.id, release.id),
    };
    Some(ReleaseLink {
        id,
        successor,
        predecessor,
        relation: Relation::FinishToStart,
        lag: Span::ZERO,
        calendar: LagCalendar::Predecessor,
    })
}
