//! Exporting a dependency map: as a picture, as a page, and for other programs.

use std::collections::HashMap;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::time::Zone;
use slipway_interop::graph::write::graphml::{Facts, Graph};
use slipway_interop::graph::write::{Drawn, DrawnLink, DrawnNode, dot, graphml, mermaid, svg};
use ts_rs::TS;

use super::{WrittenFile, WrittenFiles};
use crate::dependency::{MapView, ShowMap, drawn, label, note, subtitle, violated};
use crate::desk::App;
use crate::error::Result;
use crate::host::Task;
use crate::paper::{CalendarPaper, print_map};
use crate::publication::put;

const USE_CASE: &str = "map_export";

/// In which format a map is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MapFormat {
    /// A picture for documents and web pages.
    Svg,
    /// Pages to print, with tables of everything that is drawn.
    Pdf,
    /// For yEd, Gephi and networkx.
    Graphml,
    /// For Graphviz.
    Dot,
    /// For pages in Markdown.
    Mermaid,
}

/// A map to write as a file.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportMap {
    /// Where to put it.
    pub path: String,
    /// The format.
    pub format: MapFormat,
    /// What it shows.
    pub map: ShowMap,
    /// The paper of a PDF.
    #[serde(default)]
    #[ts(optional, as = "Option<CalendarPaper>")]
    pub paper: CalendarPaper,
    /// Whether a PDF is printed without colour.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub mono: bool,
    /// A font file for scripts that the built-in family of a PDF lacks.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub fallback_font: Option<String>,
}

/// Writes a dependency map as a picture, as pages or for other programs.
pub fn export_map(app: &App, input: ExportMap, task: &dyn Task) -> Result<WrittenFiles> {
    if input.format == MapFormat::Pdf {
        return print_map(app, USE_CASE, input, task);
    }
    app.ask(USE_CASE, |desk, context| {
        let view = drawn(desk, input.map.clone())?;
        let title = format!("{}: {}", desk.plan.settings.name, subtitle(&input.map));
        let zone = &desk.plan.settings.zone;
        let bytes = match input.format {
            MapFormat::Svg | MapFormat::Pdf => svg::write(&picture(&view, title, zone)),
            MapFormat::Dot => dot::write(&picture(&view, title, zone)),
            MapFormat::Mermaid => mermaid::write(&picture(&view, title, zone)),
            MapFormat::Graphml => graphml::write(&graph(&view)),
        };
        put(context, Path::new(&input.path), &bytes)?;
        let files = vec![WrittenFile { path: input.path.clone(), bytes: bytes.len() }];
        Ok(WrittenFiles { files, items: view.nodes.len(), warnings: Vec::new() })
    })
}

/// The places of nodes by their keys.
fn places(view: &MapView) -> HashMap<&str, usize> {
    view.nodes.iter().enumerate().map(|(place, node)| (node.key.0.as_str(), place)).collect()
}

fn picture(view: &MapView, title: String, zone: &Zone) -> Drawn {
    let places = places(view);
    let place = |key: &str| places.get(key).copied().unwrap_or(usize::MAX);
    let node = |node: &crate::dependency::MapNode| DrawnNode {
        key: node.key.to_string(),
        title: node.title.clone(),
        kind: node.kind.clone(),
        note: note(node, zone),
        group: node.group.clone(),
        critical: node.critical,
        x: node.x,
        y: node.y,
        width: node.width,
        height: node.height,
    };
    let link = |link: &crate::dependency::MapLink| DrawnLink {
        from: place(link.from.0.as_str()),
        to: place(link.to.0.as_str()),
        label: violated(link).unwrap_or_else(|| label(link)),
        kind: link.kind.clone(),
        critical: link.critical,
        violated: link.violated_minutes > 0,
        points: link.points.clone(),
    };
    Drawn {
        title,
        nodes: view.nodes.iter().map(node).collect(),
        links: view.links.iter().map(link).collect(),
        width: view.width,
        height: view.height,
    }
}

fn graph(view: &MapView) -> Graph {
    let places = places(view);
    let text = |value: Option<String>| value.unwrap_or_default();
    let nodes = view.nodes.iter().map(|node| {
        Facts(vec![
            ("kind", node.kind.clone()),
            ("key", node.key.to_string()),
            ("label", node.title.clone()),
            ("tier", text(node.tier.map(|tier| tier.to_string()))),
            ("team", text(node.team.as_ref().map(|team| team.to_string()))),
            ("state", text(node.state.clone())),
            ("start", text(node.start.map(|at| at.to_string()))),
            ("end", text(node.end.map(|at| at.to_string()))),
        ])
    });
    let edges = view.links.iter().filter_map(|link| {
        let (from, to) = (*places.get(link.from.0.as_str())?, *places.get(link.to.0.as_str())?);
        let facts = vec![
            ("kind", link.kind.clone()),
            ("lag", text(link.lag.map(|lag| lag.to_string()))),
            ("calendar", text(link.calendar.map(|calendar| calendar.to_string()))),
            ("min_version", text(link.min_version.as_ref().map(|version| version.to_string()))),
        ];
        Some((from, to, Facts(facts)))
    });
    Graph { nodes: nodes.collect(), edges: edges.collect() }
}
