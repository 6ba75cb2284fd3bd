//! Exceptions from freezes: asked for, decided, used once, and kept in a register.

use slipway_domain::Key;
use slipway_domain::calendar::{Criterion, ExceptionError, ExceptionStage, FreezeException};
use slipway_domain::id::ExceptionId;
use slipway_domain::time::{Instant, Interval};

use super::stages::freeze;
use super::{
    CriterionCard, DecideException, Decision, ExceptionOutcome, ExceptionView, RequestException, UseException,
    WhichException,
};
use crate::desk::{Context, Desk, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, List, Nothing, Text};

fn refused(key: &Key, error: &ExceptionError) -> AppError {
    let hint = match error {
        ExceptionError::NotNow { .. } => {
            "an exception is requested, approved or refused, and used once; it can be withdrawn before"
        }
        ExceptionError::Unmet(_) => "say that it is met by now, or refuse the exception",
        ExceptionError::Missing(_) => "say it and try again",
        ExceptionError::Expired(_) | ExceptionError::TooShort(_) => "let it run out when the release ends, or later",
        ExceptionError::Early(_) => "withdraw it if it is not needed any more",
    };
    AppError::refused("exception.stage", format!("{key}: {error}")).hint(hint)
}

fn exception<'a>(desk: &'a Desk, key: &Key) -> Result<&'a FreezeException> {
    desk.plan.exceptions.by_key(key.as_str()).ok_or_else(|| AppError::unknown("exception", key.as_str()))
}

/// `E-2026-0003`: the year of today and the first number that no exception has.
fn free_key(desk: &Desk, now: Instant) -> Key {
    let year = desk.plan.settings.zone.wall(now).format("%Y").to_string();
    let prefix = format!("E-{year}-");
    let number = |key: &Key| key.as_str().strip_prefix(&prefix)?.parse::<u32>().ok();
    let last = desk.plan.exceptions.iter().filter_map(|exception| number(&exception.key)).max().unwrap_or(0);
    Key::parse(&format!("{prefix}{:04}", last.saturating_add(1))).unwrap_or_else(|_| Key::nameless())
}

/// Asks for an exception from a freeze for a release.
pub fn request(desk: &mut Desk, context: &Context, input: RequestException, _: &dyn Task) -> Result<ExceptionOutcome> {
    let window = freeze(desk, &input.freeze)?;
    let release = desk.release(&input.release)?;
    let key = input.key.map_or_else(|| free_key(desk, context.host.clock.now()), |key| key.0);
    if desk.plan.exceptions.by_key(key.as_str()).is_some() {
        let message = format!("there is already an exception {key}");
        return Err(AppError::refused("key.taken", message).hint("choose another key"));
    }
    let open = |other: &&FreezeException| {
        (other.window, other.release) == (window.id, release.id)
            && matches!(other.stage, ExceptionStage::Requested | ExceptionStage::Approved)
    };
    if let Some(other) = desk.plan.exceptions.iter().find(open) {
        let message = format!("{} is {} for {} in {} already", other.key, other.stage, release.key, window.key);
        return Err(AppError::refused("exception.open", message).hint("use it, or withdraw it first"));
    }
    let criterion = |card: CriterionCard| Criterion { text: card.text.trim().to_owned(), met: card.met };
    let exception = FreezeException {
        id: ExceptionId::new(context.host.ids.next()),
        key,
        window: window.id,
        release: release.id,
        criteria: input.criteria.into_iter().map(criterion).collect(),
        reason: input.reason.trim().to_owned(),
        risk: input.risk.trim().to_owned(),
        rollback: input.rollback.trim().to_owned(),
        stage: ExceptionStage::Requested,
        approver: None,
        decided: None,
        expires: None,
        outcome: String::new(),
    };
    let label = format!("Request {} for {} in {}", exception.key, release.key, window.key);
    let key = exception.key.clone().into();
    let changed = desk.commit(context, label, None, &[exception.into()])?;
    Ok(ExceptionOutcome { key, changed })
}

/// Grants an exception until it expires, or does not grant it.
pub fn decide(desk: &mut Desk, context: &Context, input: DecideException, _: &dyn Task) -> Result<Changed> {
    let mut exception = exception(desk, &input.key)?.clone();
    for text in &input.met {
        let known = exception.criteria.iter_mut().find(|criterion| criterion.text == text.trim());
        let criterion = known.ok_or_else(|| {
            AppError::usage("exception.criterion", format!("{} has no criterion {text:?}", exception.key))
        })?;
        criterion.met = true;
    }
    let approver = input.approver.unwrap_or_else(|| context.host.actor.clone());
    let now = context.host.clock.now();
    let (decided, verb) = match input.decision {
        Decision::Refuse => (exception.refuse(&approver, now, input.reason.as_deref().unwrap_or_default()), "Refuse"),
        Decision::Approve => {
            let expires = input.expires.ok_or_else(|| {
                AppError::refused("exception.expires", format!("{} needs a time at which it runs out", exception.key))
                    .hint("say until when the release may go ahead")
            })?;
            (exception.approve(&approver, now, expires.0, occupied(desk, &exception, Interval::end)), "Approve")
        }
    };
    let decided = decided.map_err(|error| refused(&exception.key, &error))?;
    desk.commit(context, format!("{verb} {}", exception.key), input.reason, &[decided.into()])
}

/// When the release of an exception begins or ends; a plan file holds no exception without it.
fn occupied(desk: &Desk, exception: &FreezeException, bound: fn(Interval) -> Instant) -> Instant {
    desk.plan.releases.get(exception.release).map_or(Instant::MIN, |release| bound(release.occupancy()))
}

/// Says how the release went that used its exception; it cannot be used again.
pub fn use_up(desk: &mut Desk, context: &Context, input: UseException, _: &dyn Task) -> Result<Changed> {
    let exception = exception(desk, &input.key)?;
    let (now, begins) = (context.host.clock.now(), occupied(desk, exception, Interval::start));
    let used = exception.use_up(&input.outcome, now, begins).map_err(|error| refused(&exception.key, &error))?;
    desk.commit(context, format!("Use {}", used.key), None, &[used.into()])
}

/// Gives an exception up.
pub fn withdraw(desk: &mut Desk, context: &Context, input: WhichException, _: &dyn Task) -> Result<Changed> {
    let exception = exception(desk, &input.key)?;
    let withdrawn = exception.withdraw().map_err(|error| refused(&exception.key, &error))?;
    desk.commit(context, format!("Withdraw {}", withdrawn.key), input.reason, &[withdrawn.into()])
}

/// The register of exceptions with their outcomes, by key.
pub fn exceptions(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<List<ExceptionView>> {
    let now = context.host.clock.now();
    let mut exceptions: Vec<&FreezeException> = desk.plan.exceptions.iter().collect();
    exceptions.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(exceptions.into_iter().filter_map(|exception| view(desk, exception, now)).collect())
}

fn view(desk: &Desk, exception: &FreezeException, now: Instant) -> Option<ExceptionView> {
    let plan = &desk.plan;
    let card = |criterion: &Criterion| CriterionCard { text: criterion.text.clone(), met: criterion.met };
    let granted = exception.stage == ExceptionStage::Approved;
    Some(ExceptionView {
        key: exception.key.clone().into(),
        freeze: key_of(&plan.windows, exception.window)?,
        freeze_title: plan.windows.get(exception.window)?.title.clone(),
        release: key_of(&plan.releases, exception.release)?,
        release_title: plan.releases.get(exception.release)?.title.clone(),
        criteria: exception.criteria.iter().map(card).collect(),
        reason: exception.reason.clone(),
        risk: exception.risk.clone(),
        rollback: exception.rollback.clone(),
        stage: exception.stage.into(),
        approver: exception.approver.clone(),
        decided: exception.decided.map(Text),
        expires: exception.expires.map(Text),
        expired: granted && exception.expires.is_some_and(|expires| expires <= now),
        outcome: exception.outcome.clone(),
    })
}
