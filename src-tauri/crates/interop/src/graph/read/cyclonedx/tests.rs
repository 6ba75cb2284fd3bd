use slipway_domain::catalogue::MinVersion;

use super::super::IncomingLink;
use super::*;

fn parse(text: &str) -> Result<Incoming, Problems> {
    read(text.as_bytes(), Limits::default())
}

fn told(text: &str) -> String {
    parse(text).unwrap_err().to_string()
}

fn link(row: &IncomingLink) -> String {
    let kind = row.kind.map_or_else(String::new, |kind| kind.to_string());
    format!("{} → {} {kind} {}", row.from, row.to, row.min_version.as_ref().map_or("-", MinVersion::as_str))
}

const BILL: &str = r#"{
  "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
  "bomFormat": "CycloneDX",
  "specVersion": "1.5",
  "metadata": {
    "timestamp": "2026-01-01T00:00:00Z",
    "component": { "bom-ref": "shop", "type": "application", "name": "shop", "version": "4.2.0" }
  },
  "components": [
    {
      "bom-ref": "pkg:npm/%40angular/core@17.0.0",
      "type": "framework", "group": "@angular", "name": "core", "version": "17.0.0",
      "components": [
        { "bom-ref": "tslib", "type": "library", "name": "tslib", "version": "2.6.2" }
      ]
    },
    { "bom-ref": "other-core", "type": "library", "group": "@babel", "name": "core", "version": "7.0.0" },
    { "bom-ref": "linux", "type": "operating-system", "name": "debian" }
  ],
  "services": [
    { "bom-ref": "psp", "name": "psp", "provider": { "name": "PSP Inc." }, "x-trust-boundary": true },
    { "bom-ref": "orders", "name": "orders", "version": "9" }
  ],
  "dependencies": [
    { "ref": "shop", "dependsOn": [
      "pkg:npm/%40angular/core@17.0.0",
      "psp",
      "orders",
      "linux" ] },
    { "ref": "pkg:npm/%40angular/core@17.0.0", "dependsOn": ["tslib"] },
    { "ref": "tslib" }
  ]
}"#;

#[test]
fn a_bill_of_materials_becomes_nodes_and_links() {
    let read = parse(BILL).unwrap();
    let nodes: Vec<_> =
        read.nodes.iter().map(|row| (row.line, row.says.key.as_str(), row.says.kind.unwrap())).collect();
    assert_eq!(
        nodes,
        [
            (7, "shop", NodeKind::Service),
            (10, "@angular/core", NodeKind::Component),
            (14, "tslib", NodeKind::Component),
            (17, "@babel/core", NodeKind::Component),
            (18, "debian", NodeKind::Infrastructure),
            (21, "psp", NodeKind::Vendor),
            (22, "orders", NodeKind::Service),
        ]
    );
    assert_eq!(
        read.links.iter().map(|row| link(&row.says)).collect::<Vec<_>>(),
        [
            "shop → @angular/core build 17.0.0",
            "shop → psp vendor -",
            "shop → orders runtime-hard 9",
            "shop → debian runtime-hard -",
            "@angular/core → tslib runtime-hard 2.6.2",
        ]
    );
    assert_eq!(read.links.iter().map(|row| row.line).collect::<Vec<_>>(), [26, 27, 28, 29, 30]);
    assert_eq!(read.warnings, Vec::<String>::new());
}

/// A bill with these fields after its first line.
fn bill(fields: &str) -> String {
    format!("{{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\n{fields}}}")
}

#[test]
fn versions_of_one_component_are_one_node() {
    let read = parse(&bill(
        r#""components": [
        {"bom-ref": "a", "type": "application", "name": "a"},
        {"bom-ref": "x1", "type": "library", "name": "x", "version": "1"},
        {"bom-ref": "x2", "type": "library", "name": "x", "version": "2"}],
        "dependencies": [{"ref": "a", "dependsOn": ["x1", "x2", "x1"]}, {"ref": "x2", "dependsOn": ["x1", "urn:cdx:q/1#z"]}]"#,
    ))
    .unwrap();
    assert_eq!((read.nodes.len(), read.links.len()), (2, 1));
    assert_eq!(read.links[0].says.min_version, "1".parse().ok());
    let warnings = read.warnings.join("\n");
    assert!(warnings.contains("line 5: x is already in line 4"), "{warnings}");
    assert!(warnings.contains("with another version") && warnings.contains("read once"), "{warnings}");
    assert!(warnings.contains("to itself") && warnings.contains("another bill of materials"), "{warnings}");
}

#[test]
fn everything_that_is_wrong_is_told_with_its_line() {
    let expect = |text: &str, line: usize, words: &str| {
        let told = told(text);
        assert!(told.starts_with(&format!("line {line}: ")) && told.contains(words), "{told}");
    };
    expect("<bom/>", 1, "XML");
    expect("[1]", 1, "does not begin with {");
    expect("{\"spdxVersion\": \"SPDX-2.3\"}", 1, "SPDX");
    expect("{\"name\": 1, \"lockfileVersion\": 3}", 1, "the file has: name, lockfileVersion");
    expect("{\"bomFormat\": \"Other\"}", 1, "bomFormat is \"Other\"");
    expect("{\"bomFormat\": \"CycloneDX\"}", 1, "no specVersion");
    expect("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"2.0\"}", 1, "specVersion 2.0");
    expect("{\n\"bomFormat\": \"CycloneDX\",\n}", 3, "(column 1)");
    expect("{\n\"bomFormat\": \"CycloneDX\"", 2, "cannot be read");
    let two = "{\"bom-ref\": \"a\", \"name\": \"a\"},\n{\"bom-ref\": \"b\", \"name\": \"b\"}";
    let with = |more: &str| bill(&format!("\"components\": [\n{two}{more}]"));
    expect(&with(",\n{\"bom-ref\": \"a\", \"name\": \"c\"}"), 5, "id \"a\" is already in line 3");
    expect(&with(",\n{\"bom-ref\": \"c\"}"), 5, "needs a name");
    expect(&with(",\n{\"bom-ref\": \"c\",\n\"name\": 7}"), 6, "expected a string");
    expect(&with(",\n{\"name\": \"a\", \"type\": \"application\"}"), 5, "already in line 3; a key");
    expect(&with(",\n{\"name\": \"a|b\"}"), 5, "makes no key");
    let deps = |list: &str| with(&format!("],\n\"dependencies\": [\n{list}"));
    expect(&deps("{\"ref\": \"a\",\n\"dependsOn\": [\"b\",\n\"z\"]}"), 8, "no node \"z\"");
    expect(&deps("{\n\"ref\": \"z\"}"), 7, "no node \"z\"");
    expect(&deps("{\"ref\": \"a\",\n\"dependsOn\": [\"a\"]}"), 7, "itself");
    expect(&deps("{\"dependsOn\": [\"a\"]}"), 6, "needs a ref");
    expect(&deps("{\"ref\": \"a\", \"dependsOn\": [\n4]}"), 7, "expected a string");
    let deep = format!("{}{}", "{\"name\": \"a\", \"components\": [".repeat(40), "]}".repeat(40));
    expect(&bill(&format!("\"components\": [{deep}]")), 2, "32 deep");
    expect(&"[".repeat(100_000), 1, "does not begin");
    expect(&format!("{{\"a\":{}", "[".repeat(100_000)), 1, "cannot be read");
}

#[test]
fn other_versions_are_read_with_a_warning_and_texts_with_escapes_as_they_are_meant() {
    let text = bill(
        r#""components": [{"bom-ref": "\u00e4\ud83d\ude00", "name": "pay\u002dments"}],
        "dependencies": [{"ref": "ä😀", "dependsOn": null}]"#,
    );
    let read = parse(&text.replace("1.6", "1.3")).unwrap();
    assert_eq!(read.nodes[0].says.key.as_str(), "pay-ments");
    assert!(read.warnings[0].contains("CycloneDX 1.3"), "{:?}", read.warnings);
}
