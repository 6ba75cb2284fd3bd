use proptest::prelude::*;
use slipway_domain::catalogue::{LinkKind, Tier};
use slipway_domain::time::Span;

use super::super::{IncomingLink, IncomingNode, MOST_LINKS, NodeKind};
use super::*;
use crate::graph::write::graphml::{Facts, Graph, write};

fn parse(text: &str) -> Result<Incoming, Problems> {
    read(text.as_bytes(), Limits::default())
}

fn told(text: &str) -> String {
    parse(text).unwrap_err().to_string()
}

fn link(row: &IncomingLink) -> String {
    let kind = row.kind.map_or_else(String::new, |kind| kind.to_string());
    let relation = row.relation.map_or_else(String::new, |relation| relation.to_string());
    format!("{} → {} {kind}{relation}", row.from, row.to)
}

const OURS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="node-kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="node-key" for="node" attr.name="key" attr.type="string"/>
  <key id="node-label" for="node" attr.name="label" attr.type="string"/>
  <key id="node-tier" for="node" attr.name="tier" attr.type="string"/>
  <key id="node-team" for="node" attr.name="team" attr.type="string"/>
  <key id="edge-kind" for="edge" attr.name="kind" attr.type="string"/>
  <key id="edge-lag" for="edge" attr.name="lag" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="n0"><data key="node-kind">service</data><data key="node-key">pay</data><data key="node-label">Payments &amp; co</data><data key="node-tier">1</data><data key="node-team">Blue</data></node>
    <node id="n1"><data key="node-kind">service</data><data key="node-key">db</data></node>
    <node id="n2"><data key="node-kind">release</data><data key="node-key">pay</data></node>
    <node id="n3"><data key="node-kind">release</data><data key="node-key">R-2</data></node>
    <edge source="n0" target="n1"><data key="edge-kind">data</data></edge>
    <edge source="n2" target="n0"><data key="edge-kind">touches</data></edge>
    <edge source="n3" target="n2"><data key="edge-kind">SS</data><data key="edge-lag">-30m</data></edge>
  </graph>
</graphml>"#;

#[test]
fn our_own_files_are_read_back_without_what_is_no_dependency() {
    let read = parse(OURS).unwrap();
    assert_eq!(read.warnings, Vec::<String>::new());
    let pay = IncomingNode {
        key: key("pay").unwrap(),
        name: Some("Payments & co".to_owned()),
        kind: Some(NodeKind::Service),
        tier: Some(Tier::ONE),
        team: Some(key("Blue").unwrap()),
        outside: false,
    };
    assert_eq!((read.nodes.len(), &read.nodes[0].says, read.nodes[0].line), (4, &pay, 11));
    assert_eq!(read.links.iter().map(|row| link(&row.says)).collect::<Vec<_>>(), ["pay → db data", "R-2 → pay SS"]);
    assert_eq!(read.links[1].says.lag, Some(Span::parse("-30m").unwrap()));
    assert_eq!(read.links[1].line, 17);
}

/// yEd: groups, labels inside drawings, keys without names, ports.
const YED: &str = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <!--Created by yEd 3.23-->
  <key attr.name="url" attr.type="string" for="node" id="d4"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0" yfiles.foldertype="group">
      <data key="d4"/>
      <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
        <y:NodeLabel alignment="right">Shop</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
      <graph edgedefault="directed" id="n0:">
        <node id="n0::n0">
          <data key="d4"><![CDATA[https://example.com]]></data>
          <data key="d6">
            <y:ShapeNode><y:Fill color="#FFCC00"/>
              <y:NodeLabel alignment="center">Web
shop<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
              <y:Shape type="rectangle"/></y:ShapeNode>
          </data>
          <port name="North"/>
        </node>
      </graph>
    </node>
    <node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Orders</y:NodeLabel></y:ShapeNode></data></node>
    <edge id="e0" source="n0::n0" target="n1"><data key="d10"><y:PolyLineEdge>
      <y:EdgeLabel>uses<y:LabelModel/></y:EdgeLabel></y:PolyLineEdge></data></edge>
    <hyperedge><endpoint node="n1"/></hyperedge>
  </graph>
  <data key="d7"><y:Resources/></data>
</graphml>"##;

#[test]
fn groups_of_yed_are_flattened_and_its_labels_are_keys() {
    let read = parse(YED).unwrap();
    let keys: Vec<&str> = read.nodes.iter().map(|row| row.says.key.as_str()).collect();
    assert_eq!(keys, ["Web shop", "Orders"]);
    assert_eq!(link(&read.links[0].says), "Web shop → Orders runtime-hard");
    assert_eq!(read.warnings.len(), 4, "{:?}", read.warnings);
    assert!(read.warnings[0].starts_with("line 8: groups"), "{:?}", read.warnings);
    assert!(read.warnings[1].starts_with("line 28: hyperedges"), "{:?}", read.warnings);
    assert!(read.warnings[2].starts_with("line 21: ports"), "{:?}", read.warnings);
    assert_eq!(read.warnings[3], "line 26: \"uses\" is no dependency type; taken as runtime-hard");
    let tied = YED.replace("target=\"n1\"", "target=\"n0\"");
    assert_eq!(link(&parse(&tied).unwrap().links[0].says), "Web shop → Shop runtime-hard");
}

#[test]
fn files_of_networkx_and_gephi_are_read_by_the_names_of_attributes() {
    let text = r#"<graphml>
<key id="d0" for="node" attr.name="Type" attr.type="string"><default>application</default></key>
<key id="d1" for="node" attr.name="OWNER" attr.type="string"/>
<key id="edgelabel" for="edge" attr.name="Edge Label" attr.type="string"/>
<key id="d2" for="edge" attr.name="Min Version" attr.type="string"/>
<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="undirected">
<edge source="web" target="psp" directed="true"><data key="edgelabel">Runtime Soft</data><data key="d2"> 2.4 </data><data key="weight">1.0</data></edge>
<node id="web"><data key="d1">Blue</data></node>
<node id="psp"><data key="d0">vendor</data><data key="label">PSP</data></node>
<node id="fn"><data key="d0">lambda</data></node>
</graph></graphml>"#;
    let read = parse(text).unwrap();
    let kinds: Vec<_> = read.nodes.iter().map(|row| (row.says.key.as_str(), row.says.kind)).collect();
    assert_eq!(kinds, [("web", Some(NodeKind::Service)), ("PSP", Some(NodeKind::Vendor)), ("fn", None)]);
    assert_eq!(read.nodes[0].says.team.as_ref().unwrap().as_str(), "Blue");
    assert_eq!(read.links[0].says.kind, Some(LinkKind::RuntimeSoft));
    assert_eq!(read.links[0].says.min_version, "2.4".parse().ok());
    assert!(read.warnings[0].starts_with("line 11: \"lambda\" is no kind"), "{:?}", read.warnings);
}

/// A graph with these lines in it, the first of which is line 3.
fn graph(lines: &str) -> String {
    format!("<graphml>\n<graph edgedefault=\"directed\">\n{lines}\n</graph></graphml>")
}

#[test]
fn everything_that_is_wrong_is_told_with_its_line() {
    let nodes = "<node id=\"a\"/>\n<node id=\"b\"/>\n";
    let with = |lines: &str| told(&graph(&format!("{nodes}{lines}")));
    let expect = |text: String, line: usize, words: &str| {
        assert!(text.starts_with(&format!("line {line}: ")) && text.contains(words), "{text}");
    };
    expect(with("<node id=\"a\"/>"), 5, "line 3");
    expect(with("<node id=\"c\"><data key=\"key\">a</data></node>"), 5, "already in line 3; a key");
    expect(with("<edge source=\"a\" target=\"x\"/>"), 5, "no node \"x\"");
    expect(with("\n<edge source=\"a\" target=\"a\"/>"), 6, "itself");
    expect(with("<edge source=\"a\"/>"), 5, "a source and a target");
    expect(with("<edge source=\"a\" target=\"b\" directed=\"false\"/>"), 5, "no direction");
    expect(with("<edge source=\"a\" target=\"b\"><data key=\"lag\">soon</data></edge>"), 5, "not a duration");
    expect(with("<node id=\"c\"><data key=\"tier\">9</data></node>"), 5, "not a tier");
    expect(with("<node id=\"c|d\"/><edge source=\"a\" target=\"c|d\"/>"), 5, "makes no key");
    let twice =
        "<edge source=\"a\" target=\"b\"/>\n<edge source=\"a\" target=\"b\"><data key=\"kind\">data</data></edge>";
    expect(with(twice), 6, "already in line 5");
    let undirected = graph(&format!("{nodes}<edge source=\"a\" target=\"b\"/>\n<edge source=\"b\" target=\"a\"/>"));
    let undirected = told(&undirected.replace("\"directed\"", "\"undirected\""));
    expect(undirected, 2, "no direction");
    expect(told("<html/>"), 1, "begins with <html>");
    expect(told("<graphml>\n<graph>\n"), 3, "in the middle");
    expect(told("<graphml>\n</graph>"), 2, "no XML");
    expect(told(&format!("<graphml>{}", "<graph><node>".repeat(60))), 1, "64 deep");
    expect(told("<!DOCTYPE g [<!ENTITY a \"aaaa\">]>\n<graphml/>"), 1, "DTD");
    expect(with("<node id=\"c\"><data key=\"key\">&lol;</data></node>"), 5, "entity");
    expect(told(" "), 1, "empty");
    let long = graph(&format!("<node id=\"c\"><data key=\"key\">{}</data></node>", "x".repeat(30_000)));
    expect(told(&long), 3, "more than 20000 bytes");
}

#[test]
fn what_comes_twice_or_ties_a_release_to_a_service_is_a_warning() {
    let text = graph(
        "<node id=\"a\"/><node id=\"b\"/><node id=\"r\"><data key=\"kind\">release</data></node>\n\
         <edge source=\"a\" target=\"b\"/>\n<edge source=\"a\" target=\"b\"/>\n<edge source=\"r\" target=\"b\"/>\n\
         <edge source=\"b\" target=\"a\"><data key=\"version\">any one</data></edge>",
    );
    let read = parse(&text).unwrap();
    assert_eq!((read.links.len(), read.links[0].says.kind), (2, None));
    assert!(read.warnings[0].starts_with("line 7: \"any one\" is not a version"), "{:?}", read.warnings);
    assert!(read.warnings[1].starts_with("line 5: a → b is already in line 4"), "{:?}", read.warnings);
    assert!(read.warnings[2].starts_with("line 6: one end is a release"), "{:?}", read.warnings);
}

#[test]
fn many_problems_are_counted_and_too_many_links_are_refused() {
    let lines: Vec<String> = (0..5_000).map(|id| format!("<edge source=\"x{id}\" target=\"y\"/>")).collect();
    let problems = parse(&graph(&lines.join("\n"))).unwrap_err();
    assert_eq!((problems.count, problems.first.len(), problems.first[0].line), (10_000, Problems::MOST, 3));
    let text = graph(&format!("<node id=\"a\"/>{}", "<edge source=\"a\" target=\"b\"/>".repeat(MOST_LINKS + 1)));
    assert!(told(&text).contains("more than 1000000 links"));
}

fn words() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 .,<>&\"'äöü世界/_-]{0,20}".prop_map(|text| super::super::one_line(&text))
}

proptest! {
    #[test]
    fn what_we_write_is_what_we_read(
        names in prop::collection::vec((words(), 1_u8..5, words()), 1..12),
        pairs in prop::collection::btree_map((0_usize..12, 0_usize..12), 0_usize..6, 0..20),
    ) {
        let node = |(index, (name, tier, team)): (usize, &(String, u8, String))| Facts(vec![
            ("kind", "service".to_owned()),
            ("key", format!("k{index}")),
            ("label", name.clone()),
            ("tier", tier.to_string()),
            ("team", team.clone()),
        ]);
        let pairs: Vec<_> = pairs.into_iter().filter(|((a, b), _)| a != b && *a < names.len() && *b < names.len()).collect();
        let edge = |((from, to), kind): &((usize, usize), usize)| {
            (*from, *to, Facts(vec![("kind", LinkKind::ALL[*kind].to_string())]))
        };
        let graph = Graph { nodes: names.iter().enumerate().map(node).collect(), edges: pairs.iter().map(edge).collect() };
        let read = read(&write(&graph), Limits::default()).unwrap();
        prop_assert_eq!(read.warnings, Vec::<String>::new());
        for ((index, (name, tier, team)), row) in names.iter().enumerate().zip(&read.nodes) {
            prop_assert_eq!(row.says.key.to_string(), format!("k{index}"));
            prop_assert_eq!(row.says.name.clone().unwrap_or_default(), name.as_str());
            prop_assert_eq!(row.says.tier.map(Tier::number), Some(*tier));
            prop_assert_eq!(row.says.team.as_ref().map(ToString::to_string).unwrap_or_default(), team.as_str());
        }
        let links: Vec<_> = read.links.iter().map(|row| (row.says.from.to_string(), row.says.to.to_string(), row.says.kind)).collect();
        let expected: Vec<_> =
            pairs.iter().map(|((from, to), kind)| (format!("k{from}"), format!("k{to}"), Some(LinkKind::ALL[*kind]))).collect();
        prop_assert_eq!(links, expected);
        prop_assert_eq!(read.nodes.len(), names.len());
    }

    #[test]
    fn nothing_that_is_read_makes_it_stumble(text in "(<graphml>|<graph>|<node id=\"a\">|<data key=\"key\">|</[a-z]*>|&[a-z]*;|\\PC){0,40}") {
        let _ = parse(&text);
    }
}
