//! Graphviz (<https://graphviz.org/doc/info/lang.html>).

use std::fmt::Write as _;

use super::Drawn;
use super::drawn::{DrawnLink, DrawnNode, Look};

/// The graph in the language of Graphviz, from left to right, without places: Graphviz lays out itself.
///
/// Groups are clusters; the nodes are `n0`, `n1` and so on, in their order.
pub fn write(drawn: &Drawn) -> Vec<u8> {
    let mut out = format!("digraph {} {{\n", quoted(&drawn.title));
    out.push_str("  graph [rankdir=LR, fontname=\"sans-serif\", charset=\"UTF-8\", labelloc=t");
    if !drawn.title.trim().is_empty() {
        let _ = write!(out, ", label={}", label(&drawn.title, ""));
    }
    out.push_str("];\n  node [fontname=\"sans-serif\", fontsize=11, shape=box];\n");
    out.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    let (groups, alone) = drawn.groups();
    for (number, (name, members)) in groups.iter().enumerate() {
        let _ = writeln!(out, "  subgraph \"cluster_{number}\" {{\n    label={};", label(name, ""));
        out.push_str("    style=\"rounded,filled\";\n    color=\"#b8c0cc\";\n    fillcolor=\"#f3f5f8\";\n");
        for index in members {
            node(&mut out, "    ", *index, &drawn.nodes);
        }
        out.push_str("  }\n");
    }
    for index in alone {
        node(&mut out, "  ", index, &drawn.nodes);
    }
    for (link, ..) in drawn.tied() {
        edge(&mut out, link);
    }
    out.push_str("}\n");
    out.into_bytes()
}

fn node(out: &mut String, indent: &str, index: usize, nodes: &[DrawnNode]) {
    let Some(node) = nodes.get(index) else { return };
    let (shape, style) = match node.look() {
        Look::Service => ("box", "rounded,filled"),
        Look::Component => ("box", "filled"),
        Look::Infrastructure => ("hexagon", "filled"),
        Look::Vendor => ("box", "filled\", peripheries=\"2"),
        Look::Release => ("oval", "filled"),
        Look::Team => ("folder", "filled"),
    };
    let words = label(node.heading(), &node.below());
    let width = if node.critical { ", penwidth=3" } else { "" };
    let _ = writeln!(
        out,
        "{indent}n{index} [label={words}, tooltip={}, shape={shape}, style=\"{style}\", fillcolor=\"white\"{width}];",
        label(&node.key, "")
    );
}

fn edge(out: &mut String, link: &DrawnLink) {
    let mut facts = Vec::new();
    if !link.words().is_empty() {
        facts.push(format!("label={}", label(link.words(), "")));
    }
    if link.dashed() {
        facts.push("style=dashed".to_owned());
    }
    if link.critical {
        facts.push("penwidth=3".to_owned());
    }
    if link.violated {
        facts.push("color=\"#b00020\", fontcolor=\"#b00020\"".to_owned());
    }
    let _ = write!(out, "  n{} -> n{}", link.from, link.to);
    if !facts.is_empty() {
        let _ = write!(out, " [{}]", facts.join(", "));
    }
    out.push_str(";\n");
}

/// A text between quotes that means nothing but itself, such as the name of a graph.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    put(&mut out, text);
    out.push('"');
    out
}

/// One or two lines of a label.
fn label(first: &str, second: &str) -> String {
    let mut out = String::from("\"");
    put(&mut out, first);
    if !second.is_empty() {
        out.push_str("\\n");
        put(&mut out, second);
    }
    out.push('"');
    out
}

/// Puts a text between quotes. Labels know escapes after a backslash and the entities of HTML, so both are written out.
fn put(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            control if control.is_control() => {}
            plain => out.push(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn node(title: &str, kind: &str, group: Option<&str>) -> DrawnNode {
        DrawnNode {
            key: title.to_owned(),
            kind: kind.to_owned(),
            group: group.map(str::to_owned),
            ..DrawnNode::default()
        }
    }

    #[test]
    fn groups_are_clusters_and_links_have_their_styles() {
        let drawn = Drawn {
            title: "Map \"A\"".to_owned(),
            nodes: vec![node("pay", "service", Some("Shop & co")), node("psp", "vendor", None)],
            links: vec![
                DrawnLink { to: 1, kind: "build".to_owned(), critical: true, violated: true, ..DrawnLink::default() },
                DrawnLink { to: 7, ..DrawnLink::default() },
            ],
            ..Drawn::default()
        };
        let text = String::from_utf8(write(&drawn)).unwrap();
        assert!(text.starts_with("digraph \"Map \\\"A\\\"\" {"), "{text}");
        assert!(text.contains("subgraph \"cluster_0\" {\n    label=\"Shop &amp; co\";"), "{text}");
        assert!(text.contains("style=\"filled\", peripheries=\"2\""), "{text}");
        assert!(text.contains("n0 -> n1 [label=\"broken\", style=dashed, penwidth=3, color=\"#b00020\""), "{text}");
        assert!(!text.contains("n7"), "{text}");
    }

    proptest! {
        #[test]
        fn a_text_never_leaves_its_quotes(text in "\\PC*|[\"\\\\\n<>&\\]; ]*") {
            let quoted = label(&text, &text);
            let inside = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
            let mut letters = inside.chars();
            while let Some(letter) = letters.next() {
                prop_assert!(letter != '"' && letter != '\n');
                if letter == '\\' {
                    let escaped = letters.next();
                    prop_assert!(matches!(escaped, Some('"' | '\\' | 'n')), "{:?}", escaped);
                }
            }
        }
    }
}
