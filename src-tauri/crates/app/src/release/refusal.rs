//! Refusing what a rule forbids, with the reason and what to do instead.

use serde_json::json;
use slipway_domain::Key;
use slipway_domain::release::Release;

use crate::conflict::SlotView;
use crate::error::{AppError, Result};
use crate::wire::ConflictView;

/// Refuses when any conflict is hard, with the first sentence, every conflict and the next slots.
pub(crate) fn refuse_hard(key: &Key, conflicts: &[ConflictView], slots: &[SlotView]) -> Result<()> {
    let hard: Vec<&ConflictView> = conflicts.iter().filter(|conflict| conflict.severity == "hard").collect();
    let Some(first) = hard.first() else { return Ok(()) };
    let more = match hard.len() {
        1 => String::new(),
        n => format!(" ({} more)", n - 1),
    };
    let hint = match slots.first() {
        Some(slot) => format!("the next valid slot is {}", slot.told),
        None => first.remedy.clone(),
    };
    Err(AppError::refused("release.conflict", format!("{}{more}", first.sentence))
        .hint(hint)
        .details(json!({ "release": key.as_str(), "conflicts": conflicts, "slots": slots })))
}

/// The refusal to move what is under way or over.
pub(super) fn cannot_move(release: &Release) -> AppError {
    AppError::refused(
        "release.fixed",
        format!("{} is {} and cannot be given another time", release.label(), release.state),
    )
    .hint("only releases that are not under way or over can be moved")
}
