//! Freezes that are new, changed or gone.

use super::{Difference, Subject, What};
use crate::Plan;
use crate::calendar::{FreezeStage, Window, WindowKind};
use crate::conflict::told;
use crate::id::WindowId;
use crate::time::Instant;

pub(super) fn differences(before: &Plan, after: &Plan, now: Instant) -> Vec<Difference> {
    let gone = before.windows.iter().filter(|window| after.windows.get(window.id).is_none());
    let ids = after.windows.iter().chain(gone).map(|window| window.id);
    ids.filter_map(|id| match (freeze(before, id), freeze(after, id)) {
        (None, Some(freeze)) => {
            let sentence =
                format!("The {} {} is new: {}, {}.", what(freeze), label(freeze), when(freeze), stage(freeze));
            Some(difference(What::FreezeAdded, freeze, sentence, now))
        }
        (Some(freeze), None) => {
            let was = match after.windows.get(id) {
                None => "was taken out of the plan",
                Some(window) if window.kind.is_freeze() => "was ended",
                Some(_) => "is no freeze any more",
            };
            let sentence = format!("The {} {}, {}, {was}.", what(freeze), label(freeze), when(freeze));
            Some(difference(What::FreezeRemoved, freeze, sentence, now))
        }
        (Some(old), Some(new)) => {
            let told = changes(old, new);
            let sentence = format!("The {} {} changed: {}.", what(new), label(new), told.join("; "));
            (!told.is_empty()).then(|| difference(What::FreezeChanged, new, sentence, now))
        }
        (None, None) => None,
    })
    .collect()
}

/// A freeze that was not ended.
fn freeze(plan: &Plan, id: WindowId) -> Option<&Window> {
    let is_ended = |window: &Window| window.freeze.as_ref().is_some_and(|freeze| freeze.stage == FreezeStage::Ended);
    plan.windows.get(id).filter(|window| window.kind.is_freeze() && !is_ended(window))
}

fn difference(what: What, window: &Window, sentence: String, now: Instant) -> Difference {
    let next = window.series().next(now).unwrap_or_else(|| window.series().first());
    Difference { what, subject: Subject::Window(window.id), key: window.key.clone(), start: next.start(), sentence }
}

/// What is different about a freeze, each in a part of a sentence.
fn changes(old: &Window, new: &Window) -> Vec<String> {
    let mut told = Vec::new();
    if old.title != new.title {
        told.push(format!("it was called {}", old.title));
    }
    if old.kind != new.kind {
        told.push(format!("it was a {}", what(old)));
    }
    let times = |window: &Window| (window.zone.clone(), window.start, window.end, rule(window).map(str::to_owned));
    if times(old) != times(new) {
        told.push(format!("it is {} and was {}", when(new), when(old)));
    }
    if old.scope != new.scope {
        told.push("it covers something else".to_owned());
    }
    if stage(old) != stage(new) {
        told.push(format!("it is {} and was {}", stage(new), stage(old)));
    }
    told
}

fn what(window: &Window) -> &'static str {
    if window.kind == WindowKind::FreezeHard { "hard freeze" } else { "soft freeze" }
}

fn label(window: &Window) -> String {
    format!("{} {}", window.key, window.title)
}

fn rule(window: &Window) -> Option<&str> {
    window.recurrence.as_ref().map(crate::time::Recurrence::as_str)
}

/// When it is, the first time where it recurs.
fn when(window: &Window) -> String {
    let first = told(window.series().first(), &window.zone);
    match rule(window) {
        Some(rule) => format!("{first} and again by {rule}"),
        None => first,
    }
}

/// How far it has been agreed on; one that was simply written down binds as a published one does.
fn stage(window: &Window) -> &'static str {
    window.freeze.as_ref().map_or(FreezeStage::Published, |freeze| freeze.stage).as_str()
}
