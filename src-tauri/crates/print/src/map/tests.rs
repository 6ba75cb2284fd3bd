mod limits;

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::sample::map;
use super::*;
use crate::display::{Draw, Page, TagKind, mm};
use crate::writer::testing::{Oracle, page_texts};
use crate::writer::{PdfWriter, Writer};

fn options(paper: Paper) -> PrintOptions {
    PrintOptions { paper, ..PrintOptions::default() }
}

fn printed(model: &MapModel, paper: Paper) -> PrintedFile {
    dependency_map(model, &options(paper), &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn laid_out(model: &MapModel, paper: Paper) -> (Document, Shaper) {
    let mut go_on = |_, _| ControlFlow::Continue(());
    let LaidOut { document, shaper, .. } = lay_out(model, &options(paper), &mut go_on).unwrap();
    (document, shaper)
}

/// The alternative texts of the drawings, with their pages.
fn alts(document: &Document) -> Vec<(usize, &str)> {
    let alt = |node: &'_ TagKind| matches!(node, TagKind::Figure { .. });
    let figures = document.tags.nodes.iter().filter(|node| alt(&node.kind));
    figures
        .filter_map(|node| match &node.kind {
            TagKind::Figure { alt, page, .. } => Some((*page, alt.as_str())),
            _ => None,
        })
        .collect()
}

/// The runs of text of a page.
fn runs(page: &Page) -> impl Iterator<Item = &crate::display::TextRun> {
    page.groups.iter().flat_map(|group| &group.draws).filter_map(|draw| match draw {
        Draw::Text(run) => Some(run),
        _ => None,
    })
}

fn corners(draw: &Draw) -> Vec<Point> {
    match draw {
        Draw::Text(run) => vec![
            Point::new(run.x, run.y - 0.7 * run.size),
            // A space at the end of a line is not seen.
            Point::new(run.x + run.width() - 0.3 * run.size, run.y),
        ],
        Draw::Rect { rect, .. } => vec![Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom())],
        Draw::Polygon { points, .. } => points.clone(),
        Draw::Lines { segments, .. } => segments.iter().flat_map(|(one, other)| [*one, *other]).collect(),
    }
}

/// Whether all ink of a document keeps off the edges of its sheets.
fn keeps_its_margins(document: &Document) -> bool {
    document.pages.iter().all(|page| {
        let within = |point: &Point| {
            let (x, y) = (point.x, point.y);
            x > 40.0 && x < page.width - 40.0 && y > 20.0 && y < page.height - 15.0
        };
        page.groups.iter().flat_map(|group| &group.draws).all(|draw| corners(draw).iter().all(within))
    })
}

#[test]
fn a_map_that_can_be_read_on_one_page_is_drawn_on_one_and_a_validator_accepts_its_tags() {
    let model = map(40, 5);
    let (document, shaper) = laid_out(&model, Paper::A4);
    let drawn = alts(&document);
    assert_eq!(drawn.len(), 1);
    let text = page_texts(&document)[0].clone();
    for node in &model.nodes {
        assert_eq!(text.lines().filter(|run| **run == node.key).count(), 1, "{}", node.key);
        assert!(drawn[0].1.contains(&node.key));
    }
    for wanted in ["Payments landscape", "to 2 links", "40 nodes", "Europe/Berlin", "points to what is needed", "soft"]
    {
        assert!(text.replace('\n', " ").contains(wanted), "{wanted} in {text}");
    }
    let written = Oracle.write(&document, shaper.fonts());
    assert!(written.is_ok(), "{:?}", written.err());
    assert!(document.pages.iter().all(|sheet| sheet.width > sheet.height));
    assert!(keeps_its_margins(&document));
}

#[test]
fn a_larger_map_is_cut_and_shows_every_node_once_on_the_page_that_others_name() {
    let model = map(300, 10);
    for paper in [Paper::A4, Paper::A3] {
        let (document, shaper) = laid_out(&model, paper);
        let parts: Vec<(usize, &str)> = alts(&document).into_iter().skip(1).collect();
        assert!(parts.len() > 1 && parts.len() <= tiles::MOST, "{}", parts.len());
        let mut pages: HashMap<&str, usize> = HashMap::new();
        for (page, alt) in &parts {
            let told = |key: &str| alt.split(['.', ':']).nth(1).unwrap().split(", ").any(|it| it.trim() == key);
            let bold = |key: &str| runs(&document.pages[*page]).filter(|run| run.text == key).count();
            for node in model.nodes.iter().filter(|node| bold(&node.key) > 0) {
                assert_eq!(bold(&node.key), 1, "{}", node.key);
                assert!(pages.insert(&node.key, page + 1).is_none(), "{} twice", node.key);
            }
            assert!(model.nodes.iter().all(|node| (bold(&node.key) == 1) || !told(&node.key)));
        }
        assert_eq!(pages.len(), model.nodes.len());
        let mut named = 0;
        for (page, _) in &parts {
            for text in runs(&document.pages[*page]).map(|run| run.text.as_str()) {
                let words: Vec<&str> = text.split([' ', '\u{A0}']).collect();
                if let ["p.", number, "from" | "to", key] = words.as_slice()
                    && let Some(page) = pages.get(key)
                {
                    assert_eq!(*number, page.to_string(), "{text}");
                    named += 1;
                }
            }
        }
        assert!(named > 20, "{named}");
        let outline = document.outline.iter().filter(|entry| entry.title.starts_with("Part ")).count();
        assert_eq!(outline, parts.len());
        assert!(keeps_its_margins(&document));
        let written = Oracle.write(&document, shaper.fonts());
        assert!(written.is_ok(), "{:?}", written.err());
    }
}

#[test]
fn letters_are_never_smaller_than_six_points() {
    for model in [map(40, 5), map(300, 10), map(3, 3)] {
        for paper in [Paper::A4, Paper::A3] {
            let (document, _) = laid_out(&model, paper);
            let sizes = document.pages.iter().flat_map(runs).map(|run| run.size);
            assert!(sizes.fold(f32::MAX, f32::min) >= 5.99);
        }
    }
}

#[test]
fn every_link_is_told_in_the_table_with_its_ends_and_what_is_not_kept_is_said_beside_its_line() {
    let mut model = map(40, 5);
    model.nodes.push(MapNode { key: "ALONE-1".to_owned(), title: "Alone".to_owned(), ..model.nodes[39].clone() });
    model.links.push(MapLink { from: 40, to: 999, ..MapLink::default() });
    let mut linked: Vec<usize> =
        model.links.iter().flat_map(|link| [link.from, link.to]).filter(|it| *it < 40).collect();
    linked.sort_unstable();
    linked.dedup();
    let (document, _) = laid_out(&model, Paper::A3);
    let pages = page_texts(&document);
    let table = pages[1..].join("\n");
    let rows = document.tags.nodes.iter().filter(|node| node.kind == TagKind::TableBody);
    let rows: Vec<usize> = rows.map(|node| node.kids.len()).collect();
    assert_eq!(rows, [model.links.len() - 1, 41 - linked.len(), linked.len()]);
    for link in model.links.iter().filter_map(|link| link.violated.as_ref()) {
        assert!(table.contains(&format!(": {link}")), "{link}");
    }
    let broken = model.links.iter().filter(|link| link.violated.is_some()).count();
    assert_eq!(pages[0].matches("too early by").count(), broken);
    assert!(pages[0].contains(&format!("{broken} of them not kept")));
    assert!(table.contains("Nodes without links") && table.contains("What needs what (continued)"), "{table}");
}

#[test]
fn no_colour_is_left_in_black_and_white_and_what_is_not_kept_is_a_thick_dash() {
    let model = map(40, 5);
    let (document, shaper) = laid_out(&model, Paper::A4);
    let colours = |mono| {
        let bytes = PdfWriter { mono }.write(&document, shaper.fonts()).unwrap();
        let pdf = lopdf::Document::load_mem(&bytes).unwrap();
        let contents = pdf.get_pages().into_values().map(|page| pdf.get_page_content(page));
        let operations = contents.flat_map(|content| lopdf::content::Content::decode(&content).unwrap().operations);
        operations.filter(|it| matches!(it.operator.as_str(), "rg" | "RG" | "k" | "K")).count()
    };
    assert_eq!(colours(true), 0);
    assert!(colours(false) > 0);
    let broken = model.links.iter().find(|link| link.violated.is_some()).unwrap();
    let pen = figure::link::pen(broken);
    assert!(pen.width > 1.5 && pen.dash.is_some());
    assert!(figure::link::pen(&MapLink { violated: None, soft: true, ..broken.clone() }).width < 1.0);
}

#[test]
fn the_same_map_gives_the_same_bytes_on_either_paper() {
    for (paper, width) in [(Paper::A4, mm(297.0)), (Paper::A3, mm(420.0))] {
        let file = printed(&map(60, 6), paper);
        assert!(file.bytes == printed(&map(60, 6), paper).bytes);
        let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
        assert_eq!(pdf.get_pages().len(), file.pages);
        let page = pdf.get_dictionary(*pdf.get_pages().values().next().unwrap()).unwrap();
        let sheet = page.get(b"MediaBox").unwrap().as_array().unwrap();
        assert!((sheet[2].as_float().unwrap() - width).abs() < 1.0, "{sheet:?}");
    }
}

#[test]
fn printing_stops_when_nobody_waits() {
    for model in [map(12, 3), map(100, 8)] {
        let mut last = (0, 0);
        let mut calls = 0;
        dependency_map(&model, &PrintOptions::default(), &mut |done, whole| {
            last = (done, whole);
            calls += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!((last.0, last.0), (last.1, calls));
        for after in 0..calls {
            let mut left = after;
            let stopped = dependency_map(&model, &PrintOptions::default(), &mut |_, _| {
                if left == 0 {
                    return ControlFlow::Break(());
                }
                left -= 1;
                ControlFlow::Continue(())
            });
            assert!(matches!(stopped, Err(PrintError::Cancelled)), "after {after}");
        }
    }
}
