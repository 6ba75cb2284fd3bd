//! Circles in words: who needs whom, and which link hurts least to take away.

use serde_json::json;
use slipway_domain::catalogue::LinkKind;
use slipway_domain::dependency::{self, Circle, loosest_of_releases, loosest_of_services, spare};
use slipway_domain::id::{ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId};
use slipway_domain::plan::{Named, Table};
use slipway_domain::time::Minutes;
use slipway_domain::{Key, Plan};

use super::MapCircle;
use crate::error::AppError;

/// A link to take away, and why this one.
pub(crate) struct Cut {
    from: Key,
    to: Key,
    why: String,
}

/// The circles of services.
pub(crate) fn of_services(plan: &Plan) -> Vec<MapCircle> {
    let told = |circle: Circle<ServiceId, ServiceLinkId>| {
        Some(told(&keys(&plan.services, &circle.nodes), service_cut(plan, circle.cut)?))
    };
    dependency::service_circles(plan).into_iter().filter_map(told).collect()
}

/// The circles of releases.
pub(crate) fn of_releases(plan: &Plan) -> Vec<MapCircle> {
    let told = |circle: Circle<ReleaseId, ReleaseLinkId>| {
        Some(told(&keys(&plan.releases, &circle.nodes), release_cut(plan, circle.cut)?))
    };
    dependency::release_circles(plan).into_iter().filter_map(told).collect()
}

fn told(nodes: &[Key], cut: Cut) -> MapCircle {
    let nodes = nodes.iter().cloned().map(Into::into).collect();
    MapCircle { nodes, cut_from: cut.from.into(), cut_to: cut.to.into(), why: cut.why }
}

/// The refusal of a link between services, with the circle that it would close.
pub(super) fn closed_by_services(plan: &Plan, circle: &[ServiceId], new: LinkKind) -> AppError {
    let looser =
        |link: &ServiceLinkId| plan.service_links.get(*link).is_some_and(|there| there.kind.weight() < new.weight());
    let cut = loosest_of_services(plan, circle).filter(looser).and_then(|link| service_cut(plan, link));
    closes(&keys(&plan.services, circle), cut)
}

/// The refusal of a link between releases, with the circle that it would close.
pub(crate) fn closed_by_releases(plan: &Plan, circle: &[ReleaseId]) -> AppError {
    let cut = loosest_of_releases(plan, circle).and_then(|link| release_cut(plan, link));
    closes(&keys(&plan.releases, circle), cut)
}

/// The refusal of what needs an order of releases, with the first circle that prevents one.
pub(crate) fn prevents(plan: &Plan) -> AppError {
    let found = dependency::release_circles(plan);
    let Some(circle) = found.first() else { return AppError::refused("order.cycle", "there is no order") };
    let names = named(&keys(&plan.releases, &circle.nodes));
    let more = match found.len() {
        1 => String::new(),
        many => format!(" ({} more)", many - 1),
    };
    refusal(
        "order.cycle",
        format!("these releases wait for each other in a circle: {names}{more}"),
        &keys(&plan.releases, &circle.nodes),
        release_cut(plan, circle.cut),
    )
}

fn closes(keys: &[Key], cut: Option<Cut>) -> AppError {
    refusal("link.cycle", format!("this would close a circle: {}", named(keys)), keys, cut)
}

fn refusal(code: &str, message: String, keys: &[Key], cut: Option<Cut>) -> AppError {
    let keys: Vec<&str> = keys.iter().map(Key::as_str).collect();
    let hint = match &cut {
        Some(cut) => {
            format!("take {} → {} away first ({}), or link the other way round", cut.from, cut.to, cut.why)
        }
        None => "leave it out, since no other link of the circle is looser, or link the other way round".to_owned(),
    };
    let cut = cut.map(|cut| json!({ "from": cut.from.as_str(), "to": cut.to.as_str(), "why": cut.why }));
    AppError::refused(code, message).hint(hint).details(json!({ "cycle": keys, "cut": cut }))
}

/// Each of a circle, and the first one again.
pub(crate) fn named(keys: &[Key]) -> String {
    let around: Vec<&str> = keys.iter().chain(keys.first()).map(Key::as_str).collect();
    around.join(" → ")
}

fn keys<T: Named>(table: &Table<T>, ids: &[T::Id]) -> Vec<Key> {
    ids.iter().filter_map(|id| table.get(*id)?.key().cloned()).collect()
}

pub(crate) fn service_cut(plan: &Plan, link: ServiceLinkId) -> Option<Cut> {
    let link = plan.service_links.get(link)?;
    let (from, to) = (plan.services.get(link.from)?.key.clone(), plan.services.get(link.to)?.key.clone());
    let why = match link.kind {
        LinkKind::RuntimeSoft => format!("{from} runs without {to}, only worse"),
        LinkKind::Build => format!("{from} needs {to} only to be built"),
        LinkKind::Configuration => format!("{to} only configures {from}"),
        LinkKind::Vendor | LinkKind::Data | LinkKind::RuntimeHard => {
            format!("no other link of the circle is looser than this one, {}", link.kind)
        }
    };
    Some(Cut { from, to, why })
}

fn release_cut(plan: &Plan, link: ReleaseLinkId) -> Option<Cut> {
    let link = plan.release_links.get(link)?;
    let key = |id| Some(plan.releases.get(id)?.key.clone());
    let (from, to) = (key(link.successor)?, key(link.predecessor)?);
    let why = match spare(plan, link)? {
        missed if missed < Minutes::ZERO => {
            format!("{from} comes {} too early for it as planned, so nothing has to move for it any more", -missed)
        }
        spare => format!("it is kept with {spare} to spare, more than any other of the circle"),
    };
    Some(Cut { from, to, why })
}
