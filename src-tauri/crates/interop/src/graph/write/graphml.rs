//! Graphs for other programs (GraphML), read by yEd, Gephi and networkx.

use std::fmt::Write as _;

use super::xml::escaped;

/// A node or an edge with what is said about it, by the names of the columns.
#[derive(Clone, Debug, Default)]
pub struct Facts(pub Vec<(&'static str, String)>);

/// A directed graph.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Its nodes; an edge names them by their places.
    pub nodes: Vec<Facts>,
    /// Its edges: from, to, and what is said about them.
    pub edges: Vec<(usize, usize, Facts)>,
}

/// The graph as an XML document; what is empty is left out.
pub fn write(graph: &Graph) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    declare(&mut out, "node", graph.nodes.iter());
    declare(&mut out, "edge", graph.edges.iter().map(|(.., facts)| facts));
    out.push_str("  <graph edgedefault=\"directed\">\n");
    for (index, facts) in graph.nodes.iter().enumerate() {
        let _ = writeln!(out, "    <node id=\"n{index}\">");
        data(&mut out, "node", facts);
        out.push_str("    </node>\n");
    }
    for (from, to, facts) in &graph.edges {
        let _ = writeln!(out, "    <edge source=\"n{from}\" target=\"n{to}\">");
        data(&mut out, "edge", facts);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out.into_bytes()
}

fn declare<'a>(out: &mut String, of: &str, all: impl Iterator<Item = &'a Facts>) {
    let mut names = Vec::new();
    for (name, _) in all.flat_map(|facts| &facts.0) {
        if !names.contains(name) {
            names.push(name);
            let _ = writeln!(out, "  <key id=\"{of}-{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"string\"/>");
        }
    }
}

fn data(out: &mut String, of: &str, facts: &Facts) {
    for (name, value) in facts.0.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(out, "      <data key=\"{of}-{name}\">{}</data>", escaped(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_and_edges_are_declared_and_told_with_their_marks_escaped() {
        let facts = |name: &str| Facts(vec![("label", name.to_owned()), ("team", String::new())]);
        let graph = Graph {
            nodes: vec![facts("A & B"), facts("<c>\u{1}")],
            edges: vec![(0, 1, Facts(vec![("kind", "FS".to_owned())]))],
        };
        let text = String::from_utf8(write(&graph)).unwrap();
        assert!(text.contains("<key id=\"node-label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"));
        assert!(text.contains("<data key=\"node-label\">A &amp; B</data>"), "{text}");
        assert!(text.contains("<data key=\"node-label\">&lt;c&gt;</data>"), "{text}");
        assert!(text.contains("<edge source=\"n0\" target=\"n1\">\n      <data key=\"edge-kind\">FS</data>"), "{text}");
        assert!(!text.contains("<data key=\"node-team\">"));
    }
}
