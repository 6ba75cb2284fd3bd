//! Candidate changes: listed, written down, and taken out.

use slipway_domain::Plan;
use slipway_domain::bundle::{Change, Deferral, Place};
use slipway_domain::id::ChangeId;
use slipway_domain::plan::Edit;
use slipway_domain::{Key, catalogue::Service};

use super::{ChangeCard, ChangeFilter, ChangeView, DeferralView, Where, WhichChange};
use crate::catalogue::{id_for, name_or, save};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, List, Text};

impl From<Place> for Where {
    fn from(place: Place) -> Self {
        match place {
            Place::Open => Self::Open,
            Place::In(_) => Self::In,
            Place::PutOff(_) => Self::PutOff,
        }
    }
}

/// Lists candidate changes, by key.
pub fn list(desk: &Desk, _: &Context, filter: ChangeFilter, _: &dyn Task) -> Result<List<ChangeView>> {
    let plan = &desk.plan;
    let service = filter.service.map(|key| id_of(&plan.services, "service", &key)).transpose()?;
    let release = filter.release.map(|key| id_of(&plan.releases, "release", &key)).transpose()?;
    let fits = |change: &&Change| {
        service.is_none_or(|id| change.service == id)
            && release.is_none_or(|id| change.place.release() == Some(id))
            && filter.place.is_none_or(|place| Where::from(change.place) == place)
            && (!filter.escalated || change.is_escalated())
    };
    let mut changes: Vec<&Change> = plan.changes.iter().filter(fits).collect();
    changes.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(changes.into_iter().map(|change| view(plan, change)).collect())
}

/// Adds a candidate change or changes it; where it is and how often it was put off stay.
pub fn save_change(desk: &mut Desk, context: &Context, card: ChangeCard, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let old = plan.changes.by_key(card.key.as_str());
    let change = Change {
        id: id_for(&plan.changes, &card.key, context, ChangeId::new),
        key: card.key.0.clone(),
        title: name_or(card.title, &card.key),
        service: id_of(&plan.services, "service", &card.service)?,
        value: card.value,
        urgency: card.urgency,
        deadline: card.deadline.map(|day| day.0),
        effort: card.effort.0,
        impact: card.impact,
        likelihood: card.likelihood,
        mandatory: card.mandatory.0,
        place: old.map_or(Place::Open, |old| old.place),
        deferrals: old.map(|old| old.deferrals.clone()).unwrap_or_default(),
    };
    save(desk, context, "change", &card.key, change)
}

/// Takes a candidate change out, with how often it was put off.
pub fn remove_change(desk: &mut Desk, context: &Context, input: WhichChange, _: &dyn Task) -> Result<Changed> {
    let change = change(desk, &input.key)?;
    let (id, label) = (change.id, format!("Remove change {}", change.label()));
    desk.commit(context, label, None, &[Edit::RemoveChange(id)])
}

/// A change by its key.
pub(super) fn change<'a>(desk: &'a Desk, key: &Key) -> Result<&'a Change> {
    desk.plan.changes.by_key(key.as_str()).ok_or_else(|| AppError::unknown("change", key.as_str()))
}

/// A change as others see it.
pub(super) fn view(plan: &Plan, change: &Change) -> ChangeView {
    let service: Option<&Service> = plan.services.get(change.service);
    let deferral = |one: &Deferral| DeferralView {
        from: one.from.and_then(|id| key_of(&plan.releases, id)),
        to: one.to.and_then(|id| key_of(&plan.releases, id)),
        reason: one.reason.clone(),
        by: one.by.clone(),
        at: one.at.into(),
    };
    ChangeView {
        change: ChangeCard {
            key: change.key.clone().into(),
            title: change.title.clone(),
            // The plan file holds no change without its service, so the last resort is never shown.
            service: Text(service.map_or_else(Key::nameless, |service| service.key.clone())),
            value: change.value,
            urgency: change.urgency,
            deadline: change.deadline.map(Text),
            effort: change.effort.into(),
            impact: change.impact,
            likelihood: change.likelihood,
            mandatory: change.mandatory.into(),
        },
        service_name: service.map(|service| service.name.clone()).unwrap_or_default(),
        tier: service.map_or(slipway_domain::catalogue::Tier::DEFAULT, |service| service.tier).number(),
        points: change.points(),
        band: plan.matrix_band(change.score()).into(),
        score: plan.matrix_told(change.score()),
        worth: change.worth().quotient(),
        place: change.place.into(),
        release: change.place.release().and_then(|id| key_of(&plan.releases, id)),
        deferrals: change.deferrals.iter().map(deferral).collect(),
        escalated: change.is_escalated(),
    }
}
