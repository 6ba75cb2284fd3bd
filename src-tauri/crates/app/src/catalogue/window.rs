//! Windows: adding them, changing them, and their cards.

use chrono::NaiveDateTime;
use slipway_domain::calendar::{FreezeError, Scope, Window, WindowError};
use slipway_domain::id::WindowId;
use slipway_domain::release::ReleaseKind;
use slipway_domain::{Key, Plan};

use super::WindowCard;
use super::roster::too_often;
use super::save::{id_for, ids, name_or, save};
use crate::calendar::{ScopeView, scope_view};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::parse_wall;
use crate::wire::{Changed, Text};

/// How wall times are written on cards.
pub(crate) const WALL: &str = "%Y-%m-%dT%H:%M";

impl From<WindowError> for AppError {
    fn from(error: WindowError) -> Self {
        match error {
            WindowError::TooOften => too_often(error.to_string()),
            _ => Self::refused("window.times", error.to_string())
                .hint("choose an end after the start; for longer, use a recurrence"),
        }
    }
}

/// The refusal of a step that a freeze cannot take, with its key in front.
pub(crate) fn freeze_refused(key: &Key, error: &FreezeError) -> AppError {
    let refused = AppError::refused("freeze.stage", format!("{key}: {error}"));
    refused.hint("a freeze is proposed, negotiated, signed by business and IT, published, and ended")
}

/// A wall time of a card.
pub(crate) fn wall(text: &str) -> Result<NaiveDateTime> {
    parse_wall(text).ok_or_else(|| {
        AppError::usage("window.times", format!("{text:?} is not a time")).hint("write it as 2026-12-18T00:00")
    })
}

/// Adds a window or changes it.
///
/// How far a freeze was agreed on stays as it is; what was signed cannot change.
pub fn save_window(desk: &mut Desk, context: &Context, card: WindowCard, _: &dyn Task) -> Result<Changed> {
    let key = card.key.0.clone();
    let window = of_card(desk, context, card)?;
    save(desk, context, "window", &key, window)
}

/// The window that a card tells, checked against the one that has its key.
pub(crate) fn of_card(desk: &Desk, context: &Context, card: WindowCard) -> Result<Window> {
    let plan = &desk.plan;
    let old = plan.windows.by_key(card.key.as_str());
    let owner = card.owner.try_map(|key| id_of(&plan.people, "person", &key))?;
    let severity = card.severity.try_map(|severity| Ok::<_, AppError>(severity.0))?;
    let reviewed = card.reviewed.try_map(|day| Ok::<_, AppError>(day.0))?;
    let window = Window {
        id: id_for(&plan.windows, &card.key, context, WindowId::new),
        key: card.key.0.clone(),
        title: name_or(card.title, &card.key),
        kind: card.kind.0,
        scope: scope(desk, &card.scope)?,
        zone: card.zone.0,
        start: wall(&card.start)?,
        end: wall(&card.end)?,
        recurrence: card.rrule.map(|rule| rule.0),
        severity: severity.or(old.and_then(|window| window.severity)),
        owner: owner.or(old.and_then(|window| window.owner)),
        source: match card.source {
            Some(source) => source.trim().to_owned(),
            None => old.map(|window| window.source.clone()).unwrap_or_default(),
        },
        reviewed: reviewed.or(old.and_then(|window| window.reviewed)),
        limit: card.limit.or(old.and_then(|window| window.limit)),
        freeze: old.and_then(|window| window.freeze.clone()),
    };
    window.check()?;
    if let Some(old) = old {
        old.may_become(&window).map_err(|error| freeze_refused(&window.key, &error))?;
    }
    Ok(window)
}

/// The card of a window.
pub(crate) fn card(plan: &Plan, window: &Window) -> WindowCard {
    WindowCard {
        key: window.key.clone().into(),
        title: window.title.clone(),
        kind: window.kind.into(),
        start: window.start.format(WALL).to_string(),
        end: window.end.format(WALL).to_string(),
        zone: window.zone.clone().into(),
        rrule: window.recurrence.clone().map(Text),
        scope: scope_view(plan, &window.scope),
        severity: window.severity.map(Text).into(),
        owner: window.owner.and_then(|id| key_of(&plan.people, id)).into(),
        source: Some(window.source.clone()),
        reviewed: window.reviewed.map(Text).into(),
        limit: window.limit.into(),
    }
}

/// A scope by ids; refuses keys that name nothing.
pub(crate) fn scope(desk: &Desk, view: &ScopeView) -> Result<Scope> {
    let plan = &desk.plan;
    let kind =
        |word: &String| word.parse::<ReleaseKind>().map_err(|error| AppError::usage("window.scope", error.to_string()));
    Ok(Scope {
        services: ids(&plan.services, "service", &view.services)?.into_iter().collect(),
        teams: ids(&plan.teams, "team", &view.teams)?.into_iter().collect(),
        environments: ids(&plan.environments, "environment", &view.environments)?.into_iter().collect(),
        regions: ids(&plan.regions, "region", &view.regions)?.into_iter().collect(),
        kinds: view.types.iter().map(kind).collect::<Result<_>>()?,
    })
}
