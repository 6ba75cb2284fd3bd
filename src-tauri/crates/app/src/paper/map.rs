//! A dependency map on paper.

use std::collections::HashMap;

use slipway_domain::catalogue::LinkKind;
use slipway_print::map::{MapLink, MapNode, NodeKind};
use slipway_print::{MapModel, dependency_map};

use super::press::{self, Wish};
use super::time::full_moment;
use crate::dependency::{MapSubject, ShowMap, drawn, label, note, subtitle, violated};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::exchange::{ExportMap, WrittenFile, WrittenFiles};
use crate::host::Task;

/// Prints a map as PDF; the pages are made when the desk is free again.
pub(crate) fn print_map(app: &App, use_case: &'static str, input: ExportMap, task: &dyn Task) -> Result<WrittenFiles> {
    let (model, snapshot) = app.ask(use_case, |desk, context| Ok((model(desk, context, &input.map)?, desk.seq())))?;
    let items = model.nodes.len();
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    let printed = press::print(app, use_case, input.path, &wish, snapshot, task, |options, progress| {
        dependency_map(&model, options, progress)
    })?;
    let files = vec![WrittenFile { path: printed.path, bytes: printed.bytes }];
    Ok(WrittenFiles { files, items, warnings: printed.warnings })
}

fn model(desk: &Desk, context: &Context, show: &ShowMap) -> Result<MapModel> {
    let view = drawn(desk, show.clone())?;
    let zone = &desk.plan.settings.zone;
    let places: HashMap<&str, usize> =
        view.nodes.iter().enumerate().map(|(place, node)| (node.key.0.as_str(), place)).collect();
    let kind = |word: &str| NodeKind::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or_default();
    let nodes = view.nodes.iter().map(|node| MapNode {
        key: node.key.to_string(),
        title: node.title.clone(),
        kind: kind(&node.kind),
        note: note(node, zone),
        group: node.group.clone(),
        critical: node.critical,
        x: node.x,
        y: node.y,
        width: node.width,
        height: node.height,
    });
    let links = view.links.iter().filter_map(|link| {
        Some(MapLink {
            from: *places.get(link.from.0.as_str())?,
            to: *places.get(link.to.0.as_str())?,
            kind: link.kind.clone(),
            label: label(link),
            soft: link.kind.parse::<LinkKind>().is_ok_and(|kind| !kind.couples_at_run_time()),
            critical: link.critical,
            violated: violated(link),
            points: link.points.clone(),
        })
    });
    Ok(MapModel {
        title: format!("{} dependencies", desk.plan.settings.name),
        subtitle: subtitle(show),
        as_of: match show.subject {
            MapSubject::Services => String::new(),
            MapSubject::Releases | MapSubject::Steps => full_moment(context.host.clock.now(), zone),
        },
        provenance: press::provenance(desk, context)?,
        nodes: nodes.collect(),
        links: links.collect(),
        width: view.width,
        height: view.height,
    })
}
