//! Drawing and editing releases.

use std::collections::BTreeMap;

use slipway_domain::catalogue::{Assignment, StoreUse};
use slipway_domain::id::{EnvironmentId, ReleaseId, ServiceId};
use slipway_domain::plan::Edit;
use slipway_domain::release::{Planned, PlannedError, Release, ReleaseState};
use slipway_domain::time::{Instant, Minutes, Moment, Zone};
use slipway_domain::{Key, Plan};

use super::refusal::refuse_hard;
use super::{DrawRelease, EditRelease, ReleaseDraft, ReleaseOutcome, RoleHolder, StoreUseCard};
use crate::desk::{Context, Desk, conflict_view, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{ConflictView, Mode, Text};

impl From<PlannedError> for AppError {
    fn from(error: PlannedError) -> Self {
        Self::refused("release.times", error.to_string()).hint("choose a start and an end that hold every segment")
    }
}

/// Draws a new release.
///
/// A draft may be drawn where it does not fit: it takes its place in the
/// calendar with its conflicts told, and is refused only where its time makes
/// no sense.
pub fn draw(desk: &mut Desk, context: &Context, input: DrawRelease, _: &dyn Task) -> Result<ReleaseOutcome> {
    let id = ReleaseId::new(context.host.ids.next());
    let key = match &input.draft.key {
        Some(key) => key.0.clone(),
        None => free_key(desk, context),
    };
    if desk.plan.releases.by_key(key.as_str()).is_some() {
        return Err(
            AppError::refused("key.taken", format!("there is already a release {key}")).hint("choose another key")
        );
    }
    let base = Base {
        id,
        key,
        deployment_of: None,
        state: ReleaseState::Draft,
        stores: Vec::new(),
        submitted: None,
        notes: BTreeMap::new(),
    };
    let release = from_draft(desk, &input.draft, base)?;
    settle(desk, context, release, input.mode, None, "Draw")
}

/// Gives a release other contents.
pub fn edit(desk: &mut Desk, context: &Context, input: EditRelease, _: &dyn Task) -> Result<ReleaseOutcome> {
    let old = desk.release(&input.key)?.clone();
    let key = input.draft.key.as_ref().map_or_else(|| old.key.clone(), |key| key.0.clone());
    if key != old.key && desk.plan.releases.by_key(key.as_str()).is_some() {
        return Err(
            AppError::refused("key.taken", format!("there is already a release {key}")).hint("choose another key")
        );
    }
    let (stores, notes) = (old.stores.clone(), old.notes.clone());
    let base = Base {
        id: old.id,
        key,
        deployment_of: old.deployment_of,
        state: old.state,
        stores,
        submitted: old.submitted,
        notes,
    };
    let release = from_draft(desk, &input.draft, base)?;
    keeps_its_type(desk, &old, &release)?;
    desk.plan.may_be_deployment(&release)?;
    if release.planned != old.planned && !old.state.can_move() {
        return Err(super::refusal::cannot_move(&old));
    }
    settle(desk, context, release, input.mode, input.reason, "Edit")
}

/// Refuses another type for a release that was classified: that needs a reason and somebody who approved it.
fn keeps_its_type(desk: &Desk, old: &Release, release: &Release) -> Result<()> {
    if release.kind == old.kind || desk.plan.classifications_of(old.id).is_empty() {
        return Ok(());
    }
    let message = format!("{} was classified, and does not become {} by the way", old.label(), release.kind);
    Err(AppError::refused("release.classified", message)
        .hint("classify it again, with a reason and who approved it; then edit it"))
}

/// What a draft does not say.
struct Base {
    id: ReleaseId,
    key: Key,
    deployment_of: Option<ReleaseId>,
    state: ReleaseState,
    stores: Vec<StoreUse>,
    submitted: Option<Instant>,
    notes: BTreeMap<String, String>,
}

fn settle(
    desk: &mut Desk,
    context: &Context,
    release: Release,
    mode: Mode,
    reason: Option<String>,
    verb: &str,
) -> Result<ReleaseOutcome> {
    let conflicts = conflicts_of(desk, &release);
    let moved = desk.plan.releases.get(release.id).is_some_and(|old| old.occupancy() != release.occupancy());
    if moved && mode == Mode::Commit {
        refuse_hard(&release.key, &conflicts, &[])?;
    }
    let key = release.key.clone().into();
    let label = format!("{verb} {}", release.label());
    let changed = match mode {
        Mode::Preview => None,
        Mode::Commit => Some(desk.commit(context, label, reason, &[Edit::from(release)])?),
    };
    Ok(ReleaseOutcome { key, conflicts, changed })
}

pub(crate) fn conflicts_of(desk: &Desk, release: &Release) -> Vec<ConflictView> {
    let found = desk.schedule.preview_new(&desk.plan, release);
    if found.is_empty() {
        return Vec::new();
    }
    let mut plan = desk.plan.clone();
    plan.releases.put(release.clone());
    found.iter().map(|conflict| conflict_view(&plan, conflict, release.planned.zone())).collect()
}

/// `R-2026-0143`: the year of today and the first number that no release has.
fn free_key(desk: &Desk, context: &Context) -> Key {
    free_keys(desk, context).next().unwrap_or_else(Key::nameless)
}

/// The numbers from the first on that no release has.
pub(super) fn free_keys(desk: &Desk, context: &Context) -> impl Iterator<Item = Key> + use<> {
    let year = desk.plan.settings.zone.wall(context.host.clock.now()).format("%Y").to_string();
    let prefix = format!("R-{year}-");
    let number = |key: &Key| key.as_str().strip_prefix(&prefix)?.parse::<u32>().ok();
    let last = desk.plan.releases.iter().filter_map(|release| number(&release.key)).max().unwrap_or(0);
    (last + 1..).map(move |number| Key::parse(&format!("{prefix}{number:04}")).unwrap_or_else(|_| Key::nameless()))
}

fn from_draft(desk: &Desk, draft: &ReleaseDraft, base: Base) -> Result<Release> {
    let plan = &desk.plan;
    let title = draft.title.trim().to_owned();
    if title.is_empty() {
        return Err(
            AppError::refused("release.untitled", "a release needs a title").hint("say in a few words what it is")
        );
    }
    let zone = draft.zone.as_ref().map_or_else(|| plan.settings.zone.clone(), |zone| zone.0.clone());
    let occurrence = draft.occurrence.map(|turn| turn.0);
    let planned =
        Planned::new(draft.start.moment(&zone, occurrence), draft.end.moment(&zone, occurrence), zone.clone())?
            .with_segments(
                Minutes::new(draft.validation_minutes),
                Minutes::new(draft.rollback_minutes),
                Minutes::new(draft.stabilisation_minutes),
            )?;
    Ok(Release {
        id: base.id,
        key: base.key,
        deployment_of: base.deployment_of,
        title,
        description: draft.description.clone(),
        kind: draft.kind.0,
        state: base.state,
        services: services(plan, &draft.services)?,
        environment: environment(desk, draft)?,
        team: draft.team.as_ref().map(|key| id_of(&plan.teams, "team", key)).transpose()?,
        train: draft.train.as_ref().map(|key| id_of(&plan.trains, "train", key)).transpose()?,
        risk: draft.risk.map(|risk| risk.0),
        planned,
        version: draft.version.clone().filter(|version| !version.trim().is_empty()),
        people: people(plan, &draft.people)?,
        stores: match &draft.stores {
            Some(cards) => stores(desk, cards)?,
            None => base.stores,
        },
        submitted: base.submitted,
        notes: base.notes,
    })
}

/// The services of some keys, each once, in the order of their ids.
pub(super) fn services(plan: &Plan, keys: &[Text<Key>]) -> Result<Vec<ServiceId>> {
    let mut services = Vec::new();
    for key in keys {
        services.push(id_of(&plan.services, "service", key)?);
    }
    services.sort_unstable();
    services.dedup();
    Ok(services)
}

/// Who answers for what, sorted.
pub(super) fn people(plan: &Plan, holders: &[RoleHolder]) -> Result<Vec<Assignment>> {
    let mut people = Vec::new();
    for holder in holders {
        people.push(Assignment { role: holder.role.0, person: id_of(&plan.people, "person", &holder.person)? });
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// What a release does to data stores; each can be named once.
fn stores(desk: &Desk, cards: &[StoreUseCard]) -> Result<Vec<StoreUse>> {
    let mut uses: Vec<StoreUse> = Vec::new();
    for StoreUseCard { store, schema, restores } in cards {
        let id = id_of(&desk.plan.stores, "data store", store)?;
        if uses.iter().any(|used| used.store == id) {
            let message = format!("the data store {} is named twice", store.0);
            return Err(AppError::refused("release.stores", message).hint("say in one place what happens to it"));
        }
        uses.push(StoreUse { store: id, schema: *schema, restores: *restores });
    }
    uses.sort_unstable();
    Ok(uses)
}

fn environment(desk: &Desk, draft: &ReleaseDraft) -> Result<EnvironmentId> {
    let plan = &desk.plan;
    if let Some(key) = &draft.environment {
        return id_of(&plan.environments, "environment", key);
    }
    let production = plan.environments.iter().find(|environment| environment.production);
    production.or_else(|| plan.environments.iter().next()).map(|environment| environment.id).ok_or_else(|| {
        AppError::refused("environment.none", "the plan has no environment").hint("add an environment first")
    })
}

/// A time as somebody gave it, checked where it was given by the wall clock.
pub(crate) fn moment_given(moment: Moment, zone: &Zone) -> Result<Moment> {
    if moment.is_doubtful(zone) {
        let told = moment.wall.format("%Y-%m-%dT%H:%M");
        return Err(AppError::refused(
            "time.doubtful",
            format!("{told} in {zone} is skipped or repeated by a clock change"),
        )
        .hint("give the time with an offset, such as 2026-10-25T02:30:00+02:00, or say which of the two is meant"));
    }
    Ok(moment)
}
