use std::ops::ControlFlow;

use super::sample::{empty, rider, train};
use super::*;
use crate::display::Document;
use crate::display::{Paper, TagKind};
use crate::font::Shaper;
use crate::sheet::testing;
use crate::writer::Writer;
use crate::writer::testing::{Oracle, page_texts};

fn printed(model: &TrainModel, paper: Paper) -> PrintedFile {
    let options = PrintOptions { paper, ..PrintOptions::default() };
    train_sheet(model, &options, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn laid_out(model: &TrainModel) -> (Document, Shaper) {
    testing::laid_out(&sheet(model), model)
}

fn text(model: &TrainModel) -> String {
    page_texts(&laid_out(model).0).join(" ").replace('\n', " ").replace("  ", " ")
}

#[test]
fn every_rider_is_named_exactly_once_and_what_stands_against_it_with_it() {
    let model = train(40);
    let text = text(&model);
    for rider in model.on_board.iter().flat_map(|group| &group.riders).chain(&model.hotfixes) {
        assert_eq!(text.matches(&rider.key).count(), 1, "{}", rider.key);
    }
    for wanted in ["R-LATE", "R-NEXT"] {
        assert_eq!(text.matches(wanted).count(), 1, "{wanted}");
    }
    for wanted in ["5 of 4 releases, 1 too many", "9 of 20 points, 11 left", "3 of 3 releases, full", "no limit"] {
        assert!(text.contains(wanted) || text.replace(" ,", ",").contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn a_validator_accepts_its_tags_and_the_outline_has_every_part() {
    for model in [train(3), empty()] {
        let (document, shaper) = laid_out(&model);
        let written = Oracle.write(&document, shaper.fonts());
        assert!(written.is_ok(), "{:?}", written.err());
        let outline: Vec<(u8, &str)> = document.outline.iter().map(|it| (it.level, it.title.as_str())).collect();
        let parts = ["Milestones", "Load and carriages", "On board", "Hotfix lane", "Missed", "Next"];
        let expected: Vec<(u8, &str)> = std::iter::once((1, "Core train")).chain(parts.map(|part| (2, part))).collect();
        assert_eq!(outline, expected);
    }
}

#[test]
fn the_strip_is_told_in_words_too() {
    let (document, _) = laid_out(&train(1));
    let alts = document.tags.nodes.iter().filter_map(|node| match &node.kind {
        TagKind::Figure { alt, .. } => Some(alt.as_str()),
        _ => None,
    });
    let alts: Vec<&str> = alts.collect();
    assert_eq!(alts.len(), 1);
    assert!(alts[0].contains("S 6: Code freeze, boarding closes; "), "{}", alts[0]);
    assert!(alts[0].contains("T 16: Deploy, the train leaves"), "{}", alts[0]);
}

#[test]
fn the_same_sheet_gives_the_same_bytes_on_either_paper() {
    for (paper, height) in [(Paper::A4, 842), (Paper::Letter, 792)] {
        let file = printed(&train(9), paper);
        assert!(file.bytes == printed(&train(9), paper).bytes);
        let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
        for page in pdf.get_pages().values() {
            let sheet = pdf.get_dictionary(*page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            assert!((sheet[3].as_float().unwrap().round() as i32 - height).abs() <= 1, "{sheet:?}");
        }
    }
}

#[test]
fn an_empty_departure_says_what_there_is_not() {
    let text = text(&empty());
    for wanted in [
        "The train has no milestones",
        "The train has no carriages",
        "Nobody rides on this departure.",
        "No emergency rides.",
        "Nobody has missed this departure",
        "The train does not leave after this departure.",
        "0 releases, no limit",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    assert_eq!(laid_out(&empty()).0.pages.len(), 1);
}

#[test]
fn titles_of_any_length_and_trains_of_any_size_are_printed() {
    let mut model = train(2000);
    model.title = "W".repeat(10_000);
    model.on_board[0].riders[7].title = "word ".repeat(2000);
    model.days[0].milestones[0] = "M".repeat(10_000);
    model.carriages[0].name = "C".repeat(10_000);
    let (document, _) = laid_out(&model);
    let text = page_texts(&document).join("\n");
    for number in [1, 1000, 2000] {
        assert_eq!(text.matches(&rider(number).key).count(), 1);
    }
    assert!(document.outline[0].title.ends_with('…') && document.outline[0].title.len() < 300);
    assert!(document.pages.len() > 50, "{}", document.pages.len());
}

#[test]
fn printing_stops_when_nobody_waits() {
    let model = train(1);
    assert!(testing::stops_after_every_part(&sheet(&model), &model));
}
