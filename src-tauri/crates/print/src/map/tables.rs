//! The map in words: what needs what, and what there is.

use super::figure::Drawing;
use super::model::{MapLink, MapNode};
use crate::display::Ink;
use crate::font::Weight;
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Span, Text, or_dash};

/// The links, then the nodes with what only the drawing says of them.
pub fn in_words(flow: &mut Flow, drawing: &Drawing<'_>) {
    links(flow, drawing);
    let mut is_linked = vec![false; drawing.model.nodes.len()];
    for (_, link) in drawing.links() {
        is_linked[link.from] = true;
        is_linked[link.to] = true;
    }
    let (linked, alone): (Vec<_>, Vec<_>) = drawing.model.nodes.iter().zip(is_linked).partition(|(_, linked)| *linked);
    for (name, nodes) in [("Nodes without links", alone), ("Nodes with links", linked)] {
        let mut nodes: Vec<&MapNode> = nodes.into_iter().map(|(node, _)| node).collect();
        nodes.sort_by(|one, other| one.key.cmp(&other.key));
        self::nodes(flow, name, &nodes);
    }
}

/// Every link, in the order of what needs.
fn links(flow: &mut Flow, drawing: &Drawing<'_>) {
    let nodes = &drawing.model.nodes;
    let mut links: Vec<&MapLink> = drawing.links().map(|(_, link)| link).collect();
    links.sort_by_key(|link| (&nodes[link.from].key, &nodes[link.to].key, &link.kind));
    let mut table = Table::new(
        "What needs what",
        vec![
            Column::new("From, which needs", Width::Share(1.3)).heading_row(),
            Column::new("To, which is needed", Width::Share(1.3)),
            Column::new("Type", Width::Share(0.7)),
            Column::new("Lag or version", Width::Fit(110.0)),
            Column::new("Kept?", Width::Share(0.7)),
        ],
    );
    for link in links {
        let kept = match &link.violated {
            Some(how) => Text::new().bold("No").plain(if how.is_empty() { String::new() } else { format!(": {how}") }),
            None => "Yes".into(),
        };
        table.row([named(&nodes[link.from]), named(&nodes[link.to]), kind(link), or_dash(&link.label), kept]);
    }
    if table.rows.is_empty() {
        return;
    }
    flow.heading(2, "What needs what", None);
    flow.table(&table, 6.0);
}

/// The key of a node in bold with its title.
fn named(node: &MapNode) -> Text {
    let title =
        Span { text: node.title.clone(), weight: Some(Weight::Regular), ink: Some(Ink::MUTED), ..Span::default() };
    if node.title.is_empty() {
        Text::new().bold(&*node.key)
    } else {
        Text::new().bold(format!("{} ", node.key)).push(title)
    }
}

/// The type of a link, and what its line says besides.
fn kind(link: &MapLink) -> Text {
    let soft = link.soft && !link.kind.to_lowercase().contains("soft");
    let more = [(soft, "soft"), (link.critical, "critical")].into_iter().filter(|(holds, _)| *holds);
    let words: Vec<&str> =
        std::iter::once(link.kind.as_str()).filter(|kind| !kind.is_empty()).chain(more.map(|(_, word)| word)).collect();
    or_dash(&words.join(", "))
}

fn nodes(flow: &mut Flow, name: &str, nodes: &[&MapNode]) {
    let mut table = Table::new(
        name,
        vec![
            Column::new("Node", Width::Fit(130.0)).heading_row(),
            Column::new("Title", Width::Share(1.4)),
            Column::new("Kind", Width::Fit(90.0)),
            Column::new("Group", Width::Share(0.8)),
            Column::new("Note", Width::Share(1.0)),
        ],
    );
    for node in nodes {
        let kind = Text::from(node.kind.word());
        table.row([
            or_dash(&node.key),
            or_dash(&node.title),
            if node.critical { kind.plain(", critical") } else { kind },
            or_dash(node.group.as_deref().unwrap_or_default()),
            or_dash(&node.note),
        ]);
    }
    if table.rows.is_empty() {
        return;
    }
    table.drop_columns_of(&"–".into());
    flow.heading(2, name, None);
    flow.table(&table, 6.0);
}
