//! The releases that a freeze displaces, and where each would go.

use slipway_domain::Plan;
use slipway_domain::calendar::{Phase, Window};
use slipway_domain::time::{Instant, Interval};
use slipway_print::notice::{NoticeRelease, NoticeSlot};

use super::time::brief;
use crate::freeze::{DisplacedView, FreezePreview};

/// Takes out the releases that go ahead by an exception, and counts them.
pub(super) fn without_lifted(
    plan: &Plan,
    window: &Window,
    preview: Option<FreezePreview>,
) -> (Option<FreezePreview>, usize) {
    let Some(mut preview) = preview else { return (None, 0) };
    let before = preview.displaced.len();
    preview.displaced.retain(|view| {
        let release = plan.releases.by_key(view.release.key.as_str());
        !release.is_some_and(|release| {
            plan.exceptions.iter().any(|exception| exception.lifts(window.id, release.id, release.occupancy()))
        })
    });
    let lifted = before - preview.displaced.len();
    preview.count -= lifted;
    (Some(preview), lifted)
}

/// How many there are, in a sentence or two.
pub(super) fn note(preview: Option<&FreezePreview>, phase: Phase, lifted: usize) -> String {
    let lifted = match lifted {
        0 => String::new(),
        1 => " 1 release goes ahead by exception.".to_owned(),
        count => format!(" {count} releases go ahead by exception."),
    };
    let Some(preview) = preview else { return "It is over, and displaces no release.".to_owned() };
    let binds = matches!(phase, Phase::Published | Phase::Active);
    let verb = if binds { "It displaces" } else { "Once it is published, it displaces" };
    let shown = preview.displaced.len();
    match preview.count {
        0 => format!("{verb} no release.{lifted}"),
        1 => format!("{verb} 1 release.{lifted} It would go to the next valid slots:"),
        count if count > shown => {
            format!(
                "{verb} {count} releases, of which the first {shown} are listed.{lifted} Each would go to its next valid slots:"
            )
        }
        count => format!("{verb} {count} releases.{lifted} Each would go to its next valid slots:"),
    }
}

/// One of them.
pub(super) fn row(view: &DisplacedView) -> NoticeRelease {
    let bar = &view.release;
    let between = |start: Instant, end: Instant| {
        Interval::new(start, end).map_or_else(|_| String::new(), |at| brief(at, &bar.zone))
    };
    let slots = view
        .slots
        .iter()
        .map(|slot| NoticeSlot { when: between(slot.start.0, slot.end.0), note: slot.reasons.join(" ") });
    NoticeRelease {
        key: bar.key.to_string(),
        title: bar.title.clone(),
        planned: between(bar.start.0, bar.end.0),
        weight: if view.hard { "refused there" } else { "needs a reason there" }.to_owned(),
        slots: slots.collect(),
        nowhere: match &view.blocked_by {
            _ if !bar.can_move => format!("It is {} and cannot move any more.", *bar.state),
            Some(blocked) => format!("No valid slot is near. What stands in the way: {blocked}"),
            None => "No valid slot is near.".to_owned(),
        },
    }
}
