//! The bundle of a release: its budget, its columns, and what is proposed.

use slipway_domain::Plan;
use slipway_domain::bundle::{Board, Change, Proposal, Proposed, Standing, propose};
use slipway_domain::conflict::told;
use slipway_domain::release::Release;

use super::change::view;
use super::place::later;
use super::{
    AcceptanceView, BudgetView, BundleView, ChangeView, NextRelease, ProposalView, ProposedView, ShowBundle, Where,
};
use crate::desk::{Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::wire::Text;

/// Shows what a release takes along, what it puts off, and what is proposed.
pub fn show(desk: &Desk, _: &Context, input: ShowBundle, _: &dyn Task) -> Result<BundleView> {
    let plan = &desk.plan;
    let Around { release, next, board, proposal } = Around::of(desk, &input)?;
    let cards = |column: &[&Change]| -> Vec<ChangeView> { column.iter().map(|change| view(plan, change)).collect() };
    let all = [&board.inside, &board.deferred, &board.next, &board.candidates];
    Ok(BundleView {
        release: release.key.clone().into(),
        title: release.title.clone(),
        told: told(release.occupancy(), release.planned.zone()),
        takes_changes: release.state.takes_changes(),
        next: next.map(|next| NextRelease {
            key: next.key.clone().into(),
            title: next.title.clone(),
            told: told(next.occupancy(), next.planned.zone()),
        }),
        budget: budget_view(plan, release, &board.inside),
        inside: cards(&board.inside),
        deferred: cards(&board.deferred),
        waiting: cards(&board.next),
        candidates: cards(&board.candidates),
        escalated: all.into_iter().flatten().filter(|change| change.is_escalated()).count(),
        proposal: ProposalView {
            sentence: proposal.sentence(),
            sum: proposal.sum,
            overflows: proposal.overflows(),
            lines: proposal.lines.iter().filter_map(|line| proposed_view(plan, &proposal, line)).collect(),
        },
    })
}

/// A release with the changes around it and what is proposed.
pub(crate) struct Around<'a> {
    /// The release.
    pub(crate) release: &'a Release,
    /// The release to which others are put off.
    pub(crate) next: Option<&'a Release>,
    /// The changes in columns.
    pub(crate) board: Board<'a>,
    /// What is proposed.
    pub(crate) proposal: Proposal,
}

impl<'a> Around<'a> {
    /// Refuses a key that names no release, and a next one that comes no later.
    pub(crate) fn of(desk: &'a Desk, input: &ShowBundle) -> Result<Self> {
        let plan = &desk.plan;
        let release = desk.release(&input.release)?;
        let named = input.next.as_ref().map(|key| later(desk, release, key)).transpose()?;
        let next = named.or_else(|| plan.next_on_train(release));
        Ok(Self { release, next, board: Board::of(plan, release, next), proposal: propose(plan, release, next) })
    }
}

/// The budget of a release with some changes in it, by key.
pub(crate) fn budget_view(plan: &Plan, release: &Release, inside: &[&Change]) -> BudgetView {
    let standing = Standing::of(plan, release.id, inside);
    let accepted = plan.risk_budgets.get(release.id).and_then(|budget| budget.accepted.as_ref());
    BudgetView {
        release: release.key.clone().into(),
        sum: standing.sum,
        cap: standing.cap,
        left: standing.left(),
        breaches: standing.breaches.iter().map(|breach| breach.told(plan)).collect(),
        accepted: accepted.map(|one| AcceptanceView {
            by: one.by.clone(),
            at: one.at.into(),
            reason: one.reason.clone(),
            up_to: one.up_to,
            holds: one.covers(standing.sum),
        }),
        refused: standing.is_refused(),
    }
}

/// A line of a proposal as others see it.
pub(super) fn proposed_view(plan: &Plan, proposal: &Proposal, line: &Proposed) -> Option<ProposedView> {
    let change = plan.changes.get(line.change)?;
    Some(ProposedView {
        change: Text(change.key.clone()),
        title: change.title.clone(),
        outcome: if line.is_in() { Where::In } else { Where::PutOff },
        moves: change.is_in(proposal.release) != line.is_in(),
        points: change.points(),
        sum: line.sum,
        sentence: proposal.told(plan, line),
        foreign: line.foreign,
        urgent: line.urgent,
        escalated: line.is_escalated(change),
    })
}
