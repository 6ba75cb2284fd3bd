use proptest::prelude::*;
use slipway_domain::catalogue::Tier;

use super::super::{IncomingLink, NodeKind};
use super::*;

fn parse(text: &str) -> Result<Incoming, Problems> {
    read(text.as_bytes(), Limits::default())
}

fn told(text: &str) -> String {
    parse(text).unwrap_err().to_string()
}

fn link(row: &IncomingLink) -> String {
    format!("{} → {} {}", row.from, row.to, row.kind.unwrap())
}

const CATALOGUE: &str = r#"# The shop
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: shop
  title: Web shop
  labels:
    example.com/tier: "tier-1"
spec:
  type: website
  lifecycle: production
  owner: group:default/blue-team
  system: retail
  dependsOn:
    - component:default/ui-kit
    - resource:Shop-DB
    - system:retail
  consumesApis: [petstore]
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: ui-kit}
spec: {type: library, owner: user:jane}
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: shop-db
spec:
  type: postgres-database
  owner: dba
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: petstore
spec:
  type: openapi
  definition:
    $text: ./petstore.yaml
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: petstore
spec:
  type: service
  providesApis:
    - petstore
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: blue-team
---
"#;

#[test]
fn a_catalogue_becomes_nodes_and_links() {
    let read = parse(CATALOGUE).unwrap();
    let nodes: Vec<_> =
        read.nodes.iter().map(|row| (row.line, row.says.key.as_str(), row.says.kind.unwrap())).collect();
    assert_eq!(
        nodes,
        [
            (5, "shop", NodeKind::Service),
            (22, "ui-kit", NodeKind::Component),
            (28, "shop-db", NodeKind::Infrastructure),
            (36, "api:petstore", NodeKind::Component),
            (45, "petstore", NodeKind::Service),
        ]
    );
    let shop = &read.nodes[0].says;
    assert_eq!((shop.name.as_deref(), shop.tier), (Some("Web shop"), Some(Tier::ONE)));
    assert_eq!(shop.team.as_ref().unwrap().as_str(), "blue-team");
    assert_eq!(read.nodes[1].says.team, None);
    assert_eq!(
        read.links.iter().map(|row| (row.line, link(&row.says))).collect::<Vec<_>>(),
        [
            (15, "shop → ui-kit runtime-hard".to_owned()),
            (16, "shop → shop-db data".to_owned()),
            (18, "shop → api:petstore runtime-hard".to_owned()),
            (49, "api:petstore → petstore runtime-hard".to_owned()),
        ]
    );
    assert_eq!(read.warnings.len(), 1, "{:?}", read.warnings);
    assert!(read.warnings[0].starts_with("line 17: system:default/retail is a system"), "{:?}", read.warnings);
}

/// A component with these lines in its spec, the first of which is line 5, and another one.
fn component(spec: &str) -> String {
    let head = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a}\nspec:\n";
    format!("{head}{spec}\n---\napiVersion: backstage.io/v1beta1\nkind: Component\nmetadata: {{name: b}}\n")
}

#[test]
fn everything_that_is_wrong_is_told_with_its_line() {
    let expect = |text: &str, line: usize, words: &str| {
        let told = told(text);
        assert!(told.starts_with(&format!("line {line}: ")) && told.contains(words), "{told}");
    };
    expect(&component("  dependsOn:\n    - resource:b"), 6, "no resource:default/b in this file, but another \"b\"");
    expect(&component("  dependsOn:\n    - a"), 6, "itself");
    expect(&component("  dependsOn: b"), 5, "must be a list");
    expect(&component("  dependsOn:\n  - {x: y}"), 6, "must be a list of references");
    expect(&component("  owner: a|b"), 5, "makes no key of a team");
    expect(&component("  type: service").replace("name: b", "name: A"), 9, "already in line 3");
    expect(&component("  type: service").replace("name: b", "title: b"), 7, "needs metadata.name");
    expect("a: 1\nb: 2", 1, "it has a, b");
    expect("- a", 1, "it has no fields");
    expect("apiVersion: v1\nkind: Service", 1, "a Service of v1");
    expect("a:\n  - b\n c: [", 3, "no YAML");
    expect("a: {b: [", 1, "no YAML");
    expect("a: &x [1]\nb: *x", 2, "aliases");
    expect(&"[".repeat(5_000), 1, "recursion limit");
    expect(&format!("a: {}", "[\n ".repeat(70)), 64, "64 deep");
    expect(&format!("{}a", "- ".repeat(5_000)), 1, "64 deep");
    expect("? {a: b}\n: c", 1, "must be a text");
    expect(&format!("a: {}", "x".repeat(30_000)), 1, "more than 20000 bytes");
    expect(&format!("a: [{}]", "x, ".repeat(200_000)), 1, "100000 values");
}

#[test]
fn what_is_only_named_must_be_known_already() {
    let text = component("  dependsOn:\n    - component:z\n    - y");
    let read = super::read(text.as_bytes(), Limits::default()).unwrap();
    let outside: Vec<&str> =
        read.nodes.iter().filter(|node| node.says.outside).map(|node| node.says.key.as_str()).collect();
    assert_eq!(outside, ["z", "y"]);
    assert_eq!((read.links[0].line, read.links[0].says.to.as_str()), (6, "z"));
}

#[test]
fn references_go_both_ways_and_strange_documents_are_left_out() {
    let text = component("  dependencyOf: [B]\n  type: service")
        + "  annotations: {tier: gold}\n---\napiVersion: v1\nkind: Pod\n---\napiVersion: backstage.io/v1alpha1\nkind: Location\n";
    let read = parse(&text.replace("{name: b}\n  annotations", "\n  name: b\n  annotations")).unwrap();
    assert_eq!(read.links.iter().map(|row| link(&row.says)).collect::<Vec<_>>(), ["b → a runtime-hard"]);
    let warnings = read.warnings.join("\n");
    assert!(warnings.contains("\"gold\" is not a tier") && warnings.contains("a Pod of v1"), "{warnings}");
    assert!(warnings.contains("Location"), "{warnings}");
}

proptest! {
    #[test]
    fn nothing_that_is_read_makes_it_stumble(text in "(- |a: |\\[|\\]|\\{|\\}|, |\n|\n  |---\n|\\| |> |\"|'|&a |!t |%YAML |# |\\? |\\PC){0,40}") {
        let _ = parse(&text);
    }
}
