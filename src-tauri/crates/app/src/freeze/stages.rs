//! Taking a freeze from stage to stage.

use slipway_domain::Key;
use slipway_domain::calendar::{Freeze, FreezeError, FreezeStage, Signatory, Signature, Window};

use super::{SignFreeze, WhichFreeze};
use crate::catalogue::{WindowCard, freeze_refused, of_card};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Changed;

fn no_freeze(window: &Window) -> AppError {
    AppError::refused("freeze.kind", format!("{} is no freeze but a window of {}", window.key, window.kind))
        .hint("a freeze is of the kind freeze-hard or freeze-soft")
}

/// A freeze by its key.
pub(crate) fn freeze<'a>(desk: &'a Desk, key: &Key) -> Result<&'a Window> {
    let window = desk.plan.windows.by_key(key.as_str()).ok_or_else(|| AppError::unknown("window", key.as_str()))?;
    if window.kind.is_freeze() { Ok(window) } else { Err(no_freeze(window)) }
}

/// How far a freeze was agreed on; one that was simply written down binds already.
fn agreed(window: &Window) -> Freeze {
    window.freeze.clone().unwrap_or_else(Freeze::written_down)
}

fn settle(
    desk: &mut Desk,
    context: &Context,
    window: Window,
    freeze: Freeze,
    verb: &str,
    reason: Option<String>,
) -> Result<Changed> {
    let label = format!("{verb} {} {}", window.key, window.title);
    desk.commit(context, label, reason, &[Window { freeze: Some(freeze), ..window }.into()])
}

/// Takes one step.
fn step(
    desk: &mut Desk,
    context: &Context,
    input: WhichFreeze,
    verb: &str,
    step: impl Fn(&Freeze) -> std::result::Result<Freeze, FreezeError>,
) -> Result<Changed> {
    let window = freeze(desk, &input.key)?.clone();
    let taken = step(&agreed(&window)).map_err(|error| freeze_refused(&window.key, &error))?;
    settle(desk, context, window, taken, verb, input.reason)
}

/// Proposes a freeze: a new one, a proposal with other contents, or one that was simply written down.
pub fn propose(desk: &mut Desk, context: &Context, card: WindowCard, _: &dyn Task) -> Result<Changed> {
    let window = of_card(desk, context, card)?;
    if !window.kind.is_freeze() {
        return Err(no_freeze(&window));
    }
    if let Some(freeze) = window.freeze.as_ref().filter(|freeze| freeze.stage != FreezeStage::Proposed) {
        let message = format!("{} is {} already", window.key, freeze.stage);
        return Err(AppError::refused("freeze.stage", message).hint("reopen it, or propose another one"));
    }
    settle(desk, context, window, Freeze::proposed(), "Propose", None)
}

/// Brings a proposal before those whom it concerns.
pub fn negotiate(desk: &mut Desk, context: &Context, input: WhichFreeze, _: &dyn Task) -> Result<Changed> {
    step(desk, context, input, "Negotiate", Freeze::negotiate)
}

/// Signs a freeze for the business or for IT; with both signatures it is agreed.
pub fn sign(desk: &mut Desk, context: &Context, input: SignFreeze, _: &dyn Task) -> Result<Changed> {
    let by = input.by.unwrap_or_else(|| context.host.actor.clone()).trim().to_owned();
    let (side, at) = (input.side.0, context.host.clock.now());
    let party = match side {
        Signatory::Business => "the business",
        Signatory::It => "IT",
    };
    let verb = format!("Sign for {party}:");
    let which = WhichFreeze { key: input.key, reason: None };
    step(desk, context, which, &verb, |freeze| freeze.sign(side, Signature { by: by.clone(), at }))
}

/// Publishes a freeze, so that it binds; refused where it would be about nothing.
pub fn publish(desk: &mut Desk, context: &Context, input: WhichFreeze, _: &dyn Task) -> Result<Changed> {
    let window = freeze(desk, &input.key)?;
    desk.plan.matches_something(window, context.host.clock.now()).map_err(|error| {
        AppError::refused("freeze.matches_nothing", format!("{} would freeze nothing: {error}", window.key))
            .hint("reopen it and mend its times or its scope")
    })?;
    step(desk, context, input, "Publish", Freeze::publish)
}

/// Lets a freeze bind no longer.
pub fn end(desk: &mut Desk, context: &Context, input: WhichFreeze, _: &dyn Task) -> Result<Changed> {
    step(desk, context, input, "End", Freeze::end)
}

/// Brings a freeze back to a proposal and takes its signatures off.
pub fn reopen(desk: &mut Desk, context: &Context, input: WhichFreeze, _: &dyn Task) -> Result<Changed> {
    step(desk, context, input, "Reopen", Freeze::reopen)
}
