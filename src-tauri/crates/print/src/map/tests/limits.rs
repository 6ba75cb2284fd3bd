//! Maps that are empty, too large, or not what a drawing should be.

use super::super::sample::{Dice, map};
use super::super::*;
use super::{alts, keeps_its_margins, laid_out, printed, runs};
use crate::writer::testing::page_texts;

#[test]
fn a_map_for_too_many_pages_is_shown_small_and_says_what_to_do() {
    let mut model = map(400, 20);
    for node in &mut model.nodes {
        (node.x, node.y) = (node.x * 5.0, node.y * 5.0);
    }
    for (x, y) in model.links.iter_mut().flat_map(|link| &mut link.points) {
        (*x, *y) = (*x * 5.0, *y * 5.0);
    }
    let file = printed(&model, Paper::A4);
    let told = file.warnings[0].to_string();
    assert!(told.contains("more than 60 pages") && told.contains("choose A3"), "{told}");
    let (document, _) = laid_out(&model, Paper::A4);
    assert_eq!(alts(&document).len(), 1);
    assert!(page_texts(&document)[0].replace('\n', " ").contains("show less of it"));
    assert!(!too_large(Paper::A3).to_string().contains("A3"));
}

#[test]
fn titles_of_any_length_and_script_and_places_that_are_no_numbers_are_printed() {
    let mut model = map(12, 3);
    model.title = "W".repeat(10_000);
    model.subtitle = "word ".repeat(5_000);
    model.nodes[0].title = "word ".repeat(2_000);
    model.nodes[1].key = "K".repeat(500);
    model.nodes[2].title = "支払い Платежи Πληρωμές".to_owned();
    model.nodes[3].x = f64::NAN;
    model.nodes[4].height = f64::INFINITY;
    model.nodes[5].width = -3.0;
    model.nodes[6].note = "note ".repeat(500);
    model.links[0].points = vec![(f64::NAN, 0.0), (f64::NEG_INFINITY, 7.0)];
    model.links[1].label = "label ".repeat(300);
    model.links[2].points.clear();
    let (document, shaper) = laid_out(&model, Paper::A4);
    assert!(keeps_its_margins(&document));
    // The places that are no numbers lie far away.
    model.nodes[4].height = 44.0;
    model.links[0].points.clear();
    let (near, _) = laid_out(&model, Paper::A4);
    let text = page_texts(&near).join("\n");
    assert!(text.contains("Платежи") && text.contains("[U+652F]") && text.contains('…'), "{text}");
    assert!(shaper.warnings().iter().any(|it| matches!(it, Warning::MissingGlyph { character: '支', .. })));
    assert!(keeps_its_margins(&near));
}

#[test]
fn nothing_lies_outside_the_page_however_nodes_are_strewn() {
    let mut dice = Dice(7);
    for _ in 0..6 {
        let mut model = map(30, 5);
        for node in &mut model.nodes {
            node.x += dice.below(900) as f64 - 450.0;
            node.y += dice.below(900) as f64 - 450.0;
            node.width = dice.below(400) as f64;
            node.height = dice.below(300) as f64;
        }
        let (document, _) = laid_out(&model, Paper::A4);
        assert!(keeps_its_margins(&document));
    }
}

#[test]
fn an_empty_map_says_so_on_one_page_and_a_small_one_is_no_poster() {
    let model = MapModel { nodes: Vec::new(), links: Vec::new(), ..map(3, 3) };
    let (document, _) = laid_out(&model, Paper::A4);
    assert_eq!(document.pages.len(), 1);
    assert!(page_texts(&document)[0].replace('\n', " ").contains("nothing on the map"));
    let (document, _) = laid_out(&map(2, 2), Paper::A3);
    let key = runs(&document.pages[0]).find(|run| run.text == "SVC-000").unwrap();
    assert!((key.size - (scale::KEY * scale::MOST) as f32).abs() < 0.01);
}
