//! Mermaid flowcharts (<https://mermaid.js.org/syntax/flowchart.html>).

use std::fmt::Write as _;

use super::Drawn;
use super::drawn::{DrawnNode, Look};

/// The graph as a flowchart from left to right, without places: Mermaid lays out itself.
///
/// Groups are subgraphs; the nodes are `n0`, `n1` and so on, in their order.
/// Mermaid as it comes draws at most 500 links and 50,000 characters.
pub fn write(drawn: &Drawn) -> Vec<u8> {
    let mut out = String::new();
    if !drawn.title.trim().is_empty() {
        let _ = writeln!(out, "---\ntitle: {}\n---", title(&drawn.title));
    }
    out.push_str("flowchart LR\n");
    let (groups, alone) = drawn.groups();
    for (number, (name, members)) in groups.iter().enumerate() {
        let _ = writeln!(out, "  subgraph g{number}[\"{}\"]", escaped(name));
        for index in members {
            node(&mut out, "    ", *index, &drawn.nodes);
        }
        out.push_str("  end\n");
    }
    for index in alone {
        node(&mut out, "  ", index, &drawn.nodes);
    }
    let mut violated = Vec::new();
    for (number, (link, ..)) in drawn.tied().enumerate() {
        let arrow = match (link.critical, link.dashed()) {
            (true, _) => "==>",
            (false, true) => "-.->",
            (false, false) => "-->",
        };
        let words = link.words();
        let label = if words.is_empty() { String::new() } else { format!("|\"{}\"|", escaped(words)) };
        let _ = writeln!(out, "  n{} {arrow}{label} n{}", link.from, link.to);
        if link.violated {
            violated.push(number.to_string());
        }
    }
    if !violated.is_empty() {
        let _ = writeln!(out, "  linkStyle {} stroke:#b00020,color:#b00020", violated.join(","));
    }
    let all = drawn.nodes.iter().enumerate();
    let critical: Vec<String> = all.filter(|(_, node)| node.critical).map(|(index, _)| format!("n{index}")).collect();
    if !critical.is_empty() {
        let _ = writeln!(out, "  classDef critical stroke-width:3px\n  class {} critical", critical.join(","));
    }
    out.into_bytes()
}

fn node(out: &mut String, indent: &str, index: usize, nodes: &[DrawnNode]) {
    let Some(node) = nodes.get(index) else { return };
    let (open, close) = match node.look() {
        Look::Service => ("(", ")"),
        Look::Component => ("[", "]"),
        Look::Infrastructure => ("{{", "}}"),
        Look::Vendor => ("[[", "]]"),
        Look::Release => ("([", "])"),
        Look::Team => (">", "]"),
    };
    let mut words = escaped(node.heading());
    let below = node.below();
    if !below.is_empty() {
        words.push_str("<br/>");
        words.push_str(&escaped(&below));
    }
    let _ = writeln!(out, "{indent}n{index}{open}\"{words}\"{close}");
}

/// The title, which stands in YAML; a text of JSON is one of YAML.
fn title(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().filter(|letter| !letter.is_control()).collect();
    serde_json::Value::String(line).to_string()
}

/// A text between quotes that means nothing but itself.
///
/// Mermaid looks for directives, comments, styles and Markdown inside quotes as
/// well, so that every mark but the most harmless is written as its number.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '"' => out.push_str("#quot;"),
            plain if plain.is_alphanumeric() || " -_,()/·→…–—".contains(plain) => out.push(plain),
            '\n' | '\t' => out.push(' '),
            control if control.is_control() => {}
            mark => {
                let _ = write!(out, "#{};", u32::from(mark));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::DrawnLink;
    use super::*;

    #[test]
    fn groups_are_subgraphs_and_links_have_their_arrows() {
        let node = |title: &str, kind: &str, group: Option<&str>| DrawnNode {
            key: title.to_owned(),
            kind: kind.to_owned(),
            group: group.map(str::to_owned),
            critical: kind == "release",
            ..DrawnNode::default()
        };
        let link = |to, kind: &str, critical| DrawnLink { to, kind: kind.to_owned(), critical, ..DrawnLink::default() };
        let drawn = Drawn {
            title: "Map \"1: A\"".to_owned(),
            nodes: vec![
                node("pay", "service", Some("end")),
                node("a\"b#1", "vendor", None),
                node("R", "release", None),
            ],
            links: vec![
                link(1, "runtime-hard", false),
                link(9, "runtime-hard", false),
                link(2, "runtime-soft", false),
                DrawnLink { label: "late".to_owned(), violated: true, ..link(2, "FS", true) },
            ],
            ..Drawn::default()
        };
        let text = String::from_utf8(write(&drawn)).unwrap();
        let expected = "---
title: \"Map \\\"1: A\\\"\"
---
flowchart LR
  subgraph g0[\"end\"]
    n0(\"pay\")
  end
  n1[[\"a#quot;b#35;1\"]]
  n2([\"R\"])
  n0 --> n1
  n0 -.-> n2
  n0 ==>|\"late\"| n2
  linkStyle 2 stroke:#b00020,color:#b00020
  classDef critical stroke-width:3px
  class n2 critical
";
        assert_eq!(text, expected);
    }

    proptest! {
        #[test]
        fn a_text_never_leaves_its_quotes(text in "\\PC*|[\"#;%{}`<>&|\n\\]]*") {
            let escaped = escaped(&text);
            prop_assert!(!escaped.contains(['"', '\n', '`', '%', '{', '<', '&', '|', ':', '\\']), "{escaped}");
            for piece in escaped.split('#').skip(1) {
                let (name, _) = piece.split_once(';').unwrap();
                prop_assert!(name == "quot" || name.parse::<u32>().is_ok(), "{name}");
            }
        }
    }
}
