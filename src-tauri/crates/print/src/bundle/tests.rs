use std::ops::ControlFlow;

use super::sample::{bundle, change, empty};
use super::*;
use crate::display::Document;
use crate::font::Shaper;
use crate::sheet::testing;
use crate::writer::Writer;
use crate::writer::testing::{Oracle, page_texts};

fn laid_out(model: &BundleModel) -> (Document, Shaper) {
    testing::laid_out(&sheet(model), model)
}

fn text(model: &BundleModel) -> String {
    page_texts(&laid_out(model).0).join(" ").replace('\n', " ").replace("  ", " ").replace(" ,", ",")
}

#[test]
fn every_change_is_named_exactly_once_with_why() {
    let text = text(&bundle(30));
    for number in (1..=30).chain([90_001, 90_002]) {
        assert_eq!(text.matches(&change(number).key).count(), 1, "{number}");
    }
    for wanted in ["because of number 30.", "52 of 40 points, 12 too many", "accepted up to 60", "3 escalated"] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn a_validator_accepts_its_tags_and_the_outline_has_every_part() {
    for model in [bundle(3), empty()] {
        let (document, shaper) = laid_out(&model);
        let written = Oracle.write(&document, shaper.fonts());
        assert!(written.is_ok(), "{:?}", written.err());
        let outline: Vec<(u8, &str)> = document.outline.iter().map(|it| (it.level, it.title.as_str())).collect();
        let parts = ["Risk budget", "Included", "Deferred", "Not decided"];
        let expected: Vec<(u8, &str)> =
            std::iter::once((1, "Payments 4.2")).chain(parts.map(|part| (2, part))).collect();
        assert_eq!(outline, expected);
    }
}

#[test]
fn an_empty_bundle_says_what_there_is_not_on_one_page() {
    let told = text(&empty());
    for wanted in [
        "no later release is known",
        "Its changes stay within the budget.",
        "It takes no change along.",
        "It puts no change off.",
        "Something was decided about every candidate.",
        "0 points, no limit",
    ] {
        assert!(told.contains(wanted), "{wanted} in {told}");
    }
    assert_eq!(laid_out(&empty()).0.pages.len(), 1);
}

#[test]
fn the_same_bundle_gives_the_same_bytes_and_printing_stops_when_nobody_waits() {
    let printed =
        || bundle_sheet(&bundle(9), &PrintOptions::default(), &mut |_, _| ControlFlow::Continue(())).unwrap().bytes;
    assert!(printed() == printed());
    let model = bundle(1);
    assert!(testing::stops_after_every_part(&sheet(&model), &model));
}

#[test]
fn titles_of_any_length_and_bundles_of_any_size_are_printed() {
    let mut model = bundle(1000);
    model.title = "W".repeat(10_000);
    model.included[7].change.title = "word ".repeat(2000);
    model.deferred[0].why = "x".repeat(10_000);
    let (document, _) = laid_out(&model);
    let text = page_texts(&document).join("\n");
    assert_eq!(text.matches(&change(1000).key).count(), 1);
    assert!(document.pages.len() > 20, "{}", document.pages.len());
}
