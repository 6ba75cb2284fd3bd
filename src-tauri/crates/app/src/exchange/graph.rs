//! Exporting services, releases and what each depends on as a graph.

use std::collections::BTreeMap;
use std::path::Path;

use slipway_domain::id::{ReleaseId, ServiceId};
use slipway_interop::graph::write::graphml::{Facts, Graph, write};

use super::{ExportTable, WrittenFile, WrittenFiles};
use crate::desk::{Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::publication::put;
use crate::release::chosen;

/// Writes services, releases and their dependencies as a GraphML file; edges go from the one that needs or waits.
pub fn export_graph(desk: &Desk, context: &Context, input: ExportTable, _: &dyn Task) -> Result<WrittenFiles> {
    let plan = &desk.plan;
    let mut graph = Graph::default();
    let mut services: Vec<_> = plan.services.iter().collect();
    services.sort_by(|a, b| a.key.cmp(&b.key));
    let mut service_nodes: BTreeMap<ServiceId, usize> = BTreeMap::new();
    for service in services {
        service_nodes.insert(service.id, graph.nodes.len());
        graph.nodes.push(Facts(vec![
            ("kind", service.kind.to_string()),
            ("key", service.key.to_string()),
            ("label", service.name.clone()),
            ("tier", service.tier.number().to_string()),
            (
                "team",
                service.team.and_then(|id| plan.teams.get(id)).map(|team| team.key.to_string()).unwrap_or_default(),
            ),
        ]));
    }
    let mut release_nodes: BTreeMap<ReleaseId, usize> = BTreeMap::new();
    for release in chosen(&desk.plan, &input.filter)? {
        release_nodes.insert(release.id, graph.nodes.len());
        graph.nodes.push(Facts(vec![
            ("kind", "release".to_owned()),
            ("key", release.key.to_string()),
            ("label", release.title.clone()),
            ("state", release.state.to_string()),
            ("start", release.occupancy().start().to_string()),
            ("end", release.occupancy().end().to_string()),
            (
                "team",
                release.team.and_then(|id| plan.teams.get(id)).map(|team| team.key.to_string()).unwrap_or_default(),
            ),
        ]));
        for service in release.services.iter().filter_map(|id| service_nodes.get(id)) {
            graph.edges.push((graph.nodes.len() - 1, *service, Facts(vec![("kind", "touches".to_owned())])));
        }
    }
    for link in plan.service_links.iter() {
        if let (Some(from), Some(to)) = (service_nodes.get(&link.from), service_nodes.get(&link.to)) {
            let version = link.min_version.as_ref().map(ToString::to_string).unwrap_or_default();
            graph.edges.push((*from, *to, Facts(vec![("kind", link.kind.to_string()), ("min_version", version)])));
        }
    }
    for link in plan.release_links.iter() {
        if let (Some(from), Some(to)) = (release_nodes.get(&link.successor), release_nodes.get(&link.predecessor)) {
            let facts = vec![
                ("kind", link.relation.to_string()),
                ("lag", link.lag.to_string()),
                ("calendar", link.calendar.to_string()),
            ];
            graph.edges.push((*from, *to, Facts(facts)));
        }
    }
    graph.edges.sort_by_key(|(from, to, _)| (*from, *to));
    let bytes = write(&graph);
    put(context, Path::new(&input.path), &bytes)?;
    let files = vec![WrittenFile { path: input.path, bytes: bytes.len() }];
    Ok(WrittenFiles { files, items: graph.nodes.len(), warnings: Vec::new() })
}
