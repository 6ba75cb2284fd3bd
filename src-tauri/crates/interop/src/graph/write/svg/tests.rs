use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::{DrawnLink, DrawnNode};
use super::*;

fn node(key: &str, kind: &str, group: Option<&str>, x: f64) -> DrawnNode {
    DrawnNode {
        key: key.to_owned(),
        title: format!("The service {key}"),
        kind: kind.to_owned(),
        note: "tier 1".to_owned(),
        group: group.map(str::to_owned),
        critical: false,
        x,
        y: 10.0,
        width: 120.0,
        height: 40.0,
    }
}

/// Whether every tag is closed, with all texts between them.
fn texts(picture: &[u8]) -> Result<Vec<String>, String> {
    let text = std::str::from_utf8(picture).map_err(|error| error.to_string())?;
    let (mut reader, mut texts) = (Reader::from_str(text), Vec::new());
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(texts),
            Event::Text(text) => texts.push(text.xml10_content().into_owned()),
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    if attribute.value.contains(['<', '&']) || attribute.value.contains("NaN") {
                        return Err(attribute.value.into_owned());
                    }
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_picture_tells_kinds_groups_and_links_apart_without_colours() {
    let drawn = Drawn {
        title: "Payments".to_owned(),
        nodes: vec![
            node("pay", "service", Some("Shop"), 0.0),
            node("db", "infrastructure", Some("Shop"), 200.0),
            node("psp", "vendor", None, 400.0),
        ],
        links: vec![
            DrawnLink { to: 1, kind: "runtime-soft".to_owned(), ..DrawnLink::default() },
            DrawnLink {
                to: 2,
                critical: true,
                violated: true,
                points: vec![(120.0, 30.0), (260.0, 90.0), (400.0, 30.0)],
                ..DrawnLink::default()
            },
            DrawnLink { to: 9, ..DrawnLink::default() },
        ],
        width: 520.0,
        height: 60.0,
    };
    let picture = write(&drawn);
    let all = texts(&picture).unwrap();
    let text = String::from_utf8(picture).unwrap();
    assert!(text.contains("role=\"img\"") && all.iter().any(|text| text.starts_with("3 nodes and 2 links")), "{text}");
    assert!(text.contains("M120 30 L200 30\"") && text.contains("stroke-dasharray"), "{text}");
    assert!(text.contains("stroke-width=\"2.8\" marker-end=\"url(#violated)\""), "{text}");
    assert!(text.contains("M120 30 C") && text.contains("<polygon"), "{text}");
    assert!(all.iter().any(|text| text == "broken") && all.iter().any(|text| text == "Shop"), "{all:?}");
    assert!(all.iter().any(|text| text == "The service pay · pay · service · tier 1"), "{all:?}");
    assert_eq!(text.matches("<marker ").count(), 3);
}

#[test]
fn a_group_with_a_stranger_in_it_is_a_tint_that_is_named_below() {
    let nodes = vec![
        node("a", "service", Some("Shop"), 0.0),
        node("x", "service", None, 150.0),
        node("b", "service", Some("Shop"), 300.0),
    ];
    let drawn = Drawn { nodes, width: 420.0, height: 60.0, ..Drawn::default() };
    let text = String::from_utf8(write(&drawn)).unwrap();
    assert!(!text.contains("fill-opacity"), "{text}");
    assert_eq!(text.matches("#dbe9f8").count(), 3, "{text}");
    assert!(text.contains("height=\"128\"") && text.contains(">Shop</text>"), "{text}");
}

#[test]
fn text_that_does_not_fit_ends_with_an_ellipsis() {
    assert_eq!(words::fit("short", 12.0, 120.0), "short");
    let long = words::fit("a service with a name that is too long", 12.0, 120.0);
    assert!(long.ends_with('…') && words::width(&long, 12.0) <= 120.0, "{long}");
    assert_eq!(words::fit("anything", 12.0, -3.0), "…");
    assert_eq!([0.0, -0.001, 1.5, 100.0, f64::NAN].map(number), ["0", "0", "1.5", "100", "0"]);
}

proptest! {
    #[test]
    fn whatever_is_drawn_is_well_formed(
        words in prop::collection::vec("\\PC*|[\u{0}-\u{1f}<>&\"'\u{fffe}]*", 6),
        places in prop::collection::vec(prop::num::f64::ANY, 12),
        kind in prop::sample::select(vec!["service", "component", "infrastructure", "vendor", "release", "team", "<"]),
    ) {
        let node = DrawnNode {
            key: words[0].clone(),
            title: words[1].clone(),
            kind: kind.to_owned(),
            note: words[2].clone(),
            group: Some(words[3].clone()),
            critical: true,
            x: places[0],
            y: places[1],
            width: places[2],
            height: places[3],
        };
        let link = DrawnLink {
            to: 1,
            label: words[4].clone(),
            kind: words[5].clone(),
            points: vec![(places[4], places[5]), (places[6], places[7]), (places[8], places[9])],
            ..DrawnLink::default()
        };
        let other = DrawnNode { x: 5.0, ..node.clone() };
        let links = vec![DrawnLink { points: Vec::new(), ..link.clone() }, link];
        let (width, height) = (places[10], places[11]);
        let drawn = Drawn { title: words[4].clone(), nodes: vec![node, other], links, width, height };
        let read = texts(&write(&drawn));
        prop_assert!(read.is_ok(), "{:?}", read);
    }
}
