//! The readiness checklist of a release.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::id::{ReadinessId, ReleaseId};
use slipway_domain::plan::Edit;
use slipway_domain::release::{ReadinessArea, ReadinessItem};
use slipway_domain::{Key, Plan};
use ts_rs::TS;
use uuid::Uuid;

use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, Text};

/// An item of a readiness checklist, to be added or changed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadinessCard {
    /// The id of the item to change; none adds one.
    #[serde(default)]
    pub id: Option<Text<Uuid>>,
    /// Key of the release.
    pub release: Text<Key>,
    /// `monitoring`, `support`, `training`, `capacity`, `licences` or `other`.
    #[ts(type = "\"monitoring\" | \"support\" | \"training\" | \"capacity\" | \"licences\" | \"other\"")]
    pub area: Text<ReadinessArea>,
    /// What must be ready.
    pub title: String,
    /// Whether go/no-go stays shut while it is open.
    #[serde(default)]
    pub mandatory: bool,
    /// The day by whose end it is due.
    #[serde(default)]
    pub due: Option<Text<NaiveDate>>,
    /// Key of the person who sees to it.
    #[serde(default)]
    pub owner: Option<Text<Key>>,
    /// Whether it is ready.
    #[serde(default)]
    pub ready: bool,
}

/// An item of a readiness checklist as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReadinessView {
    /// What it says.
    pub item: ReadinessCard,
    /// Who said that it is ready.
    pub ready_by: Option<String>,
}

/// Which item.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichReadiness {
    /// Its id.
    pub id: Text<Uuid>,
}

/// Adds an item to a readiness checklist, changes it, or says that it is ready.
pub fn save_readiness(desk: &mut Desk, context: &Context, card: ReadinessCard, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&card.release)?;
    let title = card.title.trim().to_owned();
    if title.is_empty() {
        return Err(
            AppError::refused("readiness.title", "an item of a checklist needs a title").hint("say what must be ready")
        );
    }
    let old = card.id.map(|id| item(&desk.plan, id.0)).transpose()?;
    let said = old.and_then(|item| item.ready.clone());
    let now = || (context.host.actor.clone(), context.host.clock.now());
    let item = ReadinessItem {
        id: old.map_or_else(|| ReadinessId::new(context.host.ids.next()), |item| item.id),
        release: release.id,
        area: card.area.0,
        title,
        mandatory: card.mandatory,
        due: card.due.map(|day| day.0),
        owner: card.owner.map(|key| id_of(&desk.plan.people, "person", &key)).transpose()?,
        ready: card.ready.then(|| said.unwrap_or_else(now)),
    };
    let was_ready = old.is_some_and(|item| item.ready.is_some());
    let label = match (old, item.ready.is_some()) {
        (None, _) => format!("Ask {} for {}", release.key, item.title),
        (Some(_), true) if !was_ready => format!("{} is ready for {}", item.title, release.key),
        (Some(_), false) if was_ready => format!("{} is open again for {}", item.title, release.key),
        _ => format!("Change {} of {}", item.title, release.key),
    };
    desk.commit(context, label, None, &[item.into()])
}

/// Takes an item out of a readiness checklist.
pub fn remove_readiness(desk: &mut Desk, context: &Context, input: WhichReadiness, _: &dyn Task) -> Result<Changed> {
    let item = item(&desk.plan, input.id.0)?;
    let release = desk.plan.releases.get(item.release).map_or_else(String::new, |release| release.key.to_string());
    let (label, id) = (format!("Take {} out of the checklist of {release}", item.title), item.id);
    desk.commit(context, label, None, &[Edit::RemoveReadiness(id)])
}

fn item(plan: &Plan, id: Uuid) -> Result<&ReadinessItem> {
    plan.readiness.get(ReadinessId::new(id)).ok_or_else(|| AppError::unknown("item of a checklist", &id.to_string()))
}

/// The checklist of a release, by area and title.
pub(super) fn checklist(plan: &Plan, release: ReleaseId) -> Vec<ReadinessView> {
    let told = |item: &ReadinessItem| {
        Some(ReadinessView {
            item: ReadinessCard {
                id: Some(item.id.uuid().into()),
                release: key_of(&plan.releases, item.release)?,
                area: item.area.into(),
                title: item.title.clone(),
                mandatory: item.mandatory,
                due: item.due.map(Text),
                owner: item.owner.and_then(|id| key_of(&plan.people, id)),
                ready: item.ready.is_some(),
            },
            ready_by: item.ready.as_ref().map(|(by, _)| by.clone()),
        })
    };
    plan.readiness_of(release).into_iter().filter_map(told).collect()
}
