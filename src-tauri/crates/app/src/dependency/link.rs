//! Linking services and releases; a link that would close a circle is refused by name.

use slipway_domain::Plan;
use slipway_domain::catalogue::ServiceLink;
use slipway_domain::dependency::{LagCalendar, ReleaseLink};
use slipway_domain::id::{ReleaseId, ReleaseLinkId, ServiceLinkId};
use slipway_domain::plan::Edit;

use super::circle::{closed_by_releases, closed_by_services};
use super::{LinkReleases, LinkServices, UnlinkReleases, UnlinkServices};
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Changed;

/// Links two services, or changes the type and the least version of their link.
pub fn link_services(desk: &mut Desk, context: &Context, input: LinkServices, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let from = id_of(&plan.services, "service", &input.from)?;
    let to = id_of(&plan.services, "service", &input.to)?;
    let there = plan.service_links.iter().find(|link| link.from == from && link.to == to).map(|link| link.id);
    if there.is_none()
        && let Some(circle) = desk.networks().services.circle(from, to)
    {
        return Err(closed_by_services(plan, &circle, input.kind.0));
    }
    let id = there.unwrap_or_else(|| ServiceLinkId::new(context.host.ids.next()));
    let min_version = input.min_version.map(|version| version.0);
    let link = ServiceLink { id, from, to, kind: input.kind.0, min_version };
    desk.commit(context, format!("Link {} to {}", input.from.0, input.to.0), None, &[link.into()])
}

/// Takes the link between two services away.
pub fn unlink_services(desk: &mut Desk, context: &Context, input: UnlinkServices, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let from = id_of(&plan.services, "service", &input.from)?;
    let to = id_of(&plan.services, "service", &input.to)?;
    let there = plan.service_links.iter().find(|link| link.from == from && link.to == to);
    let id = there.map(|link| link.id).ok_or_else(|| no_link(&input.from.0, &input.to.0))?;
    desk.commit(context, format!("Unlink {} from {}", input.from.0, input.to.0), None, &[Edit::RemoveServiceLink(id)])
}

/// Links two releases, or changes relation, lag and calendar of their link.
pub fn link_releases(desk: &mut Desk, context: &Context, input: LinkReleases, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let successor = desk.release(&input.successor)?.id;
    let predecessor = desk.release(&input.predecessor)?.id;
    let there = between(plan, successor, predecessor);
    if there.is_none()
        && let Some(circle) = desk.networks().releases.circle(successor, predecessor)
    {
        return Err(closed_by_releases(plan, &circle));
    }
    let id = there.unwrap_or_else(|| ReleaseLinkId::new(context.host.ids.next()));
    let calendar = input.calendar.map_or(LagCalendar::Predecessor, |calendar| calendar.0);
    let link = ReleaseLink { id, successor, predecessor, relation: input.relation.0, lag: input.lag.0, calendar };
    let label = format!("Let {} wait for {}", input.successor.0, input.predecessor.0);
    desk.commit(context, label, None, &[link.into()])
}

/// Takes the link between two releases away.
pub fn unlink_releases(desk: &mut Desk, context: &Context, input: UnlinkReleases, _: &dyn Task) -> Result<Changed> {
    let successor = desk.release(&input.successor)?.id;
    let predecessor = desk.release(&input.predecessor)?.id;
    let there = between(&desk.plan, successor, predecessor);
    let id = there.ok_or_else(|| no_link(&input.successor.0, &input.predecessor.0))?;
    let label = format!("Let {} no longer wait for {}", input.successor.0, input.predecessor.0);
    desk.commit(context, label, None, &[Edit::RemoveReleaseLink(id)])
}

/// The dependency of one release on another.
fn between(plan: &Plan, successor: ReleaseId, predecessor: ReleaseId) -> Option<ReleaseLinkId> {
    let ties = |link: &&ReleaseLink| link.successor == successor && link.predecessor == predecessor;
    plan.release_links.iter().find(ties).map(|link| link.id)
}

fn no_link(from: &slipway_domain::Key, to: &slipway_domain::Key) -> AppError {
    AppError::usage("link.unknown", format!("{from} does not depend on {to}"))
}
