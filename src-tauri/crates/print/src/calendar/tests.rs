use std::ops::ControlFlow;

use super::sample::{days, document};
use super::*;
use crate::display::{Paper, TagKind};
use crate::pack::sample::calendar_bar;
use crate::writer::Writer;
use crate::writer::testing::{Oracle, page_texts};

fn options(paper: Paper) -> PrintOptions {
    PrintOptions { paper, ..PrintOptions::default() }
}

fn printed(model: &CalendarModel, paper: Paper) -> PrintedFile {
    calendar_sheets(model, &options(paper), &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn laid_out(model: &CalendarModel, paper: Paper) -> (Document, Shaper) {
    let mut go_on = |_, _| ControlFlow::Continue(());
    let (document, shaper, _) = lay_out(model, &options(paper), &mut go_on).unwrap();
    (document, shaper)
}

fn alts(document: &Document) -> Vec<&str> {
    let alt = |kind: &'_ TagKind| matches!(kind, TagKind::Figure { .. });
    let figures = document.tags.nodes.iter().filter(|node| alt(&node.kind));
    figures
        .filter_map(|node| match &node.kind {
            TagKind::Figure { alt, .. } => Some(alt.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_release_is_drawn_and_told_once_and_a_validator_accepts_the_tags() {
    let model = document(5);
    let (document, shaper) = laid_out(&model, Paper::A4);
    let written = Oracle.write(&document, shaper.fonts());
    assert!(written.is_ok(), "{:?}", written.err());
    let drawn = alts(&document).join(" ");
    let text = page_texts(&document).join("\n");
    for bar in model.page.lanes.iter().flat_map(|lane| &lane.bars) {
        let named =
            |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|it| *it == bar.number).count();
        assert_eq!((named(&drawn), named(&text)), (1, 2), "{}", bar.number);
    }
    for sheet in &document.pages {
        assert!(sheet.width > sheet.height);
    }
}

#[test]
fn a_release_of_two_lanes_is_told_in_the_first_and_names_the_other() {
    let mut model = document(2);
    model.page.lanes[1].bars = vec![model.page.lanes[0].bars[0].clone()];
    let text = page_texts(&laid_out(&model, Paper::A4).0).join(" ").replace('\n', " ");
    assert_eq!(text.matches("also in Settlement production").count(), 1, "{text}");
}

#[test]
fn days_are_cut_into_sheets_from_monday_to_sunday() {
    let cut = |many: i64, most: usize| sheets(&days(many), most).iter().map(|it| it.len()).collect::<Vec<_>>();
    assert_eq!(cut(35, 35), [35]);
    assert_eq!(cut(36, 35), [21, 15]);
    assert_eq!(cut(400, 35).iter().sum::<usize>(), 400);
    assert!(cut(400, 56).iter().rev().skip(1).all(|days| days % 7 == 0 && *days <= 56));
    assert_eq!(cut(1, 35), [1]);
    // A stretch that begins in the middle of a week is cut on a Monday all the same.
    let all = days(60);
    let cut: Vec<usize> = sheets(&all[3..], 35).iter().map(|it| it.len()).collect();
    assert_eq!(cut, [32, 25]);
}

#[test]
fn a_long_stretch_has_a_heading_for_each_sheet_and_the_days_on_each_page() {
    let mut model = document(3);
    model.page.days = days(100);
    let (document, _) = laid_out(&model, Paper::A4);
    let titles: Vec<&str> = document.outline.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Payments calendar", "day 0 – day 34", "day 35 – day 69", "day 70 – day 99", "The calendar in words"]
    );
    assert_eq!(laid_out(&model, Paper::A3).0.outline.len(), 4);
}

#[test]
fn a_lane_that_is_higher_than_a_page_goes_on_behind_it() {
    let mut model = document(1);
    model.page.lanes[0].bars = (0..2000).map(calendar_bar).collect();
    let (document, _) = laid_out(&model, Paper::A4);
    let drawn = alts(&document);
    assert!(drawn.len() > 10, "{}", drawn.len());
    let named: usize = drawn.iter().map(|alt| alt.matches("REL-").count()).sum();
    assert_eq!(named, 2000);
    assert!(drawn[1].contains("Ledger production (continued)"), "{}", drawn[1]);
    let bottom = |node: &crate::display::TagNode| match node.kind {
        TagKind::Figure { area, .. } => area.bottom(),
        _ => 0.0,
    };
    let height = document.pages[0].height;
    assert!(document.tags.nodes.iter().all(|node| bottom(node) < height - 40.0));
}

#[test]
fn titles_of_any_length_are_printed() {
    let mut model = document(1);
    model.title = "W".repeat(10_000);
    model.page.lanes[0].name = "word ".repeat(2000);
    model.page.lanes[0].bars[0].title = "word ".repeat(2000);
    let (document, _) = laid_out(&model, Paper::A4);
    assert!(document.outline[0].title.len() < 300);
    assert!(document.pages.len() < 40, "{}", document.pages.len());
}

#[test]
fn a_stretch_without_anything_says_so() {
    let mut model = document(0);
    model.page.bands.clear();
    let (document, _) = laid_out(&model, Paper::A4);
    assert_eq!(document.pages.len(), 1);
    assert!(page_texts(&document)[0].replace('\n', " ").contains("Nothing is planned in these days"));
}

#[test]
fn the_same_calendar_gives_the_same_bytes_on_either_paper() {
    for (paper, width) in [(Paper::A4, 842), (Paper::A3, 1191)] {
        let file = printed(&document(4), paper);
        assert!(file.bytes == printed(&document(4), paper).bytes);
        let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
        let page = pdf.get_dictionary(*pdf.get_pages().values().next().unwrap()).unwrap();
        let sheet = page.get(b"MediaBox").unwrap().as_array().unwrap();
        assert!((sheet[2].as_float().unwrap().round() as i32 - width).abs() <= 1, "{sheet:?}");
    }
}

#[test]
fn printing_stops_when_nobody_waits() {
    for after in 0..3 {
        let mut left = after;
        let stopped = calendar_sheets(&document(1), &options(Paper::A4), &mut |_, _| {
            if left == 0 {
                return ControlFlow::Break(());
            }
            left -= 1;
            ControlFlow::Continue(())
        });
        assert!(matches!(stopped, Err(PrintError::Cancelled)), "after {after}");
    }
}
