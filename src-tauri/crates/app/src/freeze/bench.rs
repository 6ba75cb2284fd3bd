//! The test bench of freezes: what one would do to a piece of work, and what it would displace.

use slipway_domain::calendar::{Component, Dimension, Window};
use slipway_domain::conflict::told;
use slipway_domain::slot::displacement;
use slipway_domain::time::{Interval, Minutes};

use super::{DisplacedView, FreezePreview, FreezeTrial, PreviewFreeze, TryFreeze};
use crate::catalogue::{WindowCard, of_card};
use crate::conflict::slot_view;
use crate::desk::{Context, Desk, Judged, bar, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::Stretch;
use crate::wire::Text;

/// How many slots are offered to each displaced release.
const SLOTS: usize = 2;
/// How many displaced releases are told in full.
const MOST: usize = 500;

/// A window that is saved, or one that is being written down.
fn window(
    desk: &Desk,
    context: &Context,
    key: Option<&Text<slipway_domain::Key>>,
    card: Option<WindowCard>,
) -> Result<Window> {
    match (key, card) {
        (_, Some(card)) => of_card(desk, context, card),
        (Some(key), None) => {
            let found = desk.plan.windows.by_key(key.0.as_str());
            found.cloned().ok_or_else(|| AppError::unknown("window", key.0.as_str()))
        }
        (None, None) => Err(AppError::usage("freeze.none", "neither a key nor a card says which window is meant")),
    }
}

/// Tries a window on a service at a time, as if it bound.
pub fn try_out(desk: &Desk, context: &Context, input: TryFreeze, _: &dyn Task) -> Result<FreezeTrial> {
    let window = window(desk, context, input.key.as_ref(), input.card)?;
    let service = id_of(&desk.plan.services, "service", &input.service.0)?;
    let environment = match &input.environment {
        Some(key) => id_of(&desk.plan.environments, "environment", &key.0)?,
        None => desk
            .plan
            .environments
            .iter()
            .find(|environment| environment.production)
            .map(|environment| environment.id)
            .ok_or_else(|| {
                AppError::usage("environment.none", "say for which environment, because none is production")
            })?,
    };
    let Some(service) = desk.plan.services.get(service) else {
        return Err(AppError::unknown("service", input.service.0.as_str()));
    };
    let at = Interval::from_start(input.at.0, Minutes::new(input.minutes.max(1)));
    let component = Component::of_service(
        service,
        environment,
        input.kind.map_or(slipway_domain::release::ReleaseKind::Normal, |kind| kind.0),
    );
    let trial = window.tried_on(&component, at);
    let zone = &desk.plan.settings.zone;
    let what = format!("{} at {}", service.name, told(at, zone));
    let sentence = match (trial.missed.as_slice(), trial.met.first()) {
        ([], Some(met)) => format!("{} is inside {} ({}).", what, window.title, told(*met, zone)),
        ([], None) => match trial.next {
            Some(next) => format!("{} is outside {}; it comes next {}.", what, window.title, told(next, zone)),
            None => format!("{} is outside {}, which never comes again.", what, window.title),
        },
        (missed, _) => {
            let missed: Vec<&str> = missed.iter().map(|dimension| dimension.as_str()).collect();
            format!(
                "{} is not about {}: its scope leaves out the {}.",
                window.title,
                service.name,
                missed.join(", the ")
            )
        }
    };
    Ok(FreezeTrial {
        hits: trial.hits(),
        binds: window.binds(),
        sentence,
        missed: trial.missed.iter().copied().map(Text::<Dimension>::from).collect(),
        met: trial.met.into_iter().map(Stretch::from).collect(),
        next: trial.next.map(Stretch::from),
    })
}

/// Tells which releases a window would displace if it bound, and where each could go.
pub fn preview(desk: &Desk, context: &Context, input: PreviewFreeze, _: &dyn Task) -> Result<FreezePreview> {
    let window = window(desk, context, input.key.as_ref(), input.card)?;
    let now = context.host.clock.now();
    let would_be = displacement(&desk.plan, &window, now, SLOTS);
    let plan = &would_be.plan;
    let judged = Judged::of(plan, &slipway_domain::conflict::Schedule::build(plan));
    let count = would_be.displaced.len();
    let displaced = would_be.displaced.iter().take(MOST).filter_map(|displaced| {
        let release = plan.releases.get(displaced.release)?;
        let zone = release.planned.zone();
        Some(DisplacedView {
            release: bar(plan, &judged, release),
            sentence: slipway_domain::conflict::sentence(&displaced.conflict, plan, zone),
            hard: displaced.conflict.is_hard(),
            slots: displaced.slots.slots.iter().map(|slot| slot_view(desk, slot, zone)).collect(),
            blocked_by: displaced
                .slots
                .blocked_by
                .as_ref()
                .map(|blocked| slipway_domain::conflict::sentence(&blocked.reason, plan, zone)),
        })
    });
    Ok(FreezePreview {
        displaced: displaced.collect(),
        count,
        about_nothing: desk.plan.matches_something(&window, now).err().map(|nothing| nothing.to_string()),
        next: window.series().upcoming(now, 5).into_iter().map(Stretch::from).collect(),
    })
}
