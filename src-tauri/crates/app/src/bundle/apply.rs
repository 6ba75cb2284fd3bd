//! Carrying a proposal out, as one operation.

use slipway_domain::bundle::{Change, Deferral, Place, Proposed};
use slipway_domain::plan::Edit;

use super::place::{contents, may_take, refuse_overflow};
use super::show::{Around, budget_view, proposed_view};
use super::{ApplyBundle, ApplyOutcome, ShowBundle};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Mode, Text};

/// Carries a proposal out, as a whole or for some changes.
///
/// Every change that is put off keeps the sentence of the proposal as its reason. Refuses a change for which nothing is
/// proposed, a release that is under way or over, and what the budget has no room for and nobody accepted by name.
pub fn apply(desk: &mut Desk, context: &Context, input: ApplyBundle, _: &dyn Task) -> Result<ApplyOutcome> {
    let which = ShowBundle { release: input.release, next: input.next };
    let Around { release, next, proposal, .. } = Around::of(desk, &which)?;
    may_take(release)?;
    let plan = &desk.plan;
    let lines = chosen(desk, &proposal.lines, input.changes.as_deref())?;
    let now = context.host.clock.now();
    let mut placed: Vec<Change> = Vec::new();
    for line in &lines {
        let Some(old) = plan.changes.get(line.change) else { continue };
        let mut change = old.clone();
        if line.is_in() {
            change.place = Place::In(release.id);
        } else {
            change.put_off(Deferral {
                from: Some(release.id),
                to: next.map(|next| next.id),
                reason: proposal.reason(plan, line),
                by: context.host.actor.clone(),
                at: now,
            });
        }
        placed.push(change);
    }
    refuse_overflow(desk, release, &placed)?;
    let after = contents(desk, release.id, &placed);
    let inside = lines.iter().filter(|line| line.is_in()).count();
    let label = format!("Bundle {}: {inside} in, {} put off", release.label(), lines.len() - inside);
    let mut outcome = ApplyOutcome {
        release: release.key.clone().into(),
        lines: lines.iter().filter_map(|line| proposed_view(plan, &proposal, line)).collect(),
        budget: budget_view(plan, release, &after.iter().collect::<Vec<_>>()),
        changed: None,
    };
    if input.mode == Mode::Commit {
        let edits: Vec<Edit> = placed.into_iter().map(Edit::from).collect();
        outcome.changed = Some(desk.commit(context, label, input.reason, &edits)?);
    }
    Ok(outcome)
}

/// The lines about some changes; all where none is named.
fn chosen<'a>(
    desk: &Desk,
    lines: &'a [Proposed],
    keys: Option<&[Text<slipway_domain::Key>]>,
) -> Result<Vec<&'a Proposed>> {
    let Some(keys) = keys else { return Ok(lines.iter().collect()) };
    let mut chosen = Vec::new();
    for key in keys {
        let id = super::change::change(desk, key)?.id;
        let line = lines.iter().find(|line| line.change == id).ok_or_else(|| {
            AppError::refused("bundle.not_proposed", format!("nothing is proposed for {}", key.0))
                .hint("only changes in the release and its candidates are weighed; put it in by hand, or put it off")
        })?;
        chosen.push(line);
    }
    chosen.sort_by_key(|line| lines.iter().position(|other| other.change == line.change));
    chosen.dedup_by_key(|line| line.change);
    Ok(chosen)
}
