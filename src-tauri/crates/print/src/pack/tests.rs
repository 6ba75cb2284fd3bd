mod alone;
mod decision;
mod golden;
mod limits;
mod rows;
mod two_sided;

use std::ops::ControlFlow;

use super::sample;
use super::*;
use crate::display::{ArtifactKind, Draw, Mark, Paper};
use crate::font::FallbackFont;
use crate::writer::testing::page_texts;

/// All text of a document, without what stands above tables that go on, words with one space between them.
fn text_of(document: &Document) -> String {
    let pages = page_texts(document);
    let runs = pages.iter().flat_map(|page| page.lines()).filter(|run| !run.ends_with("(continued)"));
    runs.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn printed(model: &PackModel, options: &PrintOptions) -> PrintedFile {
    cab_pack(model, options, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn laid_out(model: &PackModel) -> Document {
    let options = PrintOptions::default();
    lay_out(model, &options, &mut Steps::new(100, &mut |_, _| ControlFlow::Continue(()))).unwrap().0
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    let model = sample::pack(3);
    let options = PrintOptions::default();
    assert!(printed(&model, &options).bytes == printed(&model, &options).bytes);
}

#[test]
fn another_model_gives_another_file_id() {
    let id = |model: &PackModel| {
        let pdf = lopdf::Document::load_mem(&printed(model, &PrintOptions::default()).bytes).unwrap();
        format!("{:?}", pdf.trailer.get(b"ID").unwrap())
    };
    assert_ne!(id(&sample::pack(1)), id(&sample::pack(2)));
}

#[test]
fn every_sheet_says_everything_about_its_item() {
    let model = sample::pack(4);
    let text = page_texts(&laid_out(&model)).join("\n").replace('\n', " ").replace("  ", " ");
    for item in &model.items {
        for wanted in [&item.number, &item.ask, &item.package.version, &item.risk, &item.change_failure_rate] {
            assert!(text.contains(wanted.as_str()), "{wanted}");
        }
        assert!(text.contains(&format!("Decision on {}", item.number)));
    }
    assert_eq!(text.matches("Approve with conditions").count(), model.items.len());
}

#[test]
fn every_page_says_which_page_of_how_many_and_which_snapshot() {
    let document = laid_out(&sample::pack(3));
    let pages = page_texts(&document);
    for (index, text) in pages.iter().enumerate() {
        assert!(text.contains(&format!("Page {} of {}", index + 1, pages.len())));
        assert!(text.contains("snapshot 1842"));
        assert!(text.contains("INTERNAL – CONFIDENTIAL · SHA-256 9f86d081"));
    }
}

#[test]
fn a_table_over_several_pages_repeats_its_header() {
    let mut model = sample::pack(2);
    let row = model.schedule.rows[0].clone();
    model.schedule.rows = vec![row; 60];
    let pages = page_texts(&laid_out(&model));
    let with_header = pages.iter().filter(|text| text.contains("rollback owner")).count();
    let continued = pages
        .iter()
        .filter(|text| text.contains("Forward schedule of change, W47 · 16–22 Nov 2026 (continued)"))
        .count();
    assert!(with_header >= 3, "{with_header}");
    assert_eq!(continued, with_header - 1);
}

#[test]
fn the_last_row_of_a_table_never_stands_alone_on_a_page() {
    let mut model = sample::pack(1);
    let row = model.conflicts[0].clone();
    for rows in 20..40 {
        model.conflicts = vec![row.clone(); rows];
        let pages = page_texts(&laid_out(&model));
        let mut on =
            pages.iter().map(|text| text.matches("Stabilisation runs 4 hours").count()).filter(|count| *count > 0);
        assert!(on.next_back().unwrap() >= 2, "{rows} rows");
    }
}

#[test]
fn a_group_is_named_where_its_rows_go_on() {
    let mut model = sample::pack(1);
    let mut row = model.schedule.rows[0].clone();
    model.schedule.rows = vec![row.clone(); 12];
    row.week = "W48 · 23–29 Nov 2026".to_owned();
    model.schedule.rows.extend(vec![row; 30]);
    let text = page_texts(&laid_out(&model)).join("\n");
    assert!(text.contains("Forward schedule of change, W48 · 23–29 Nov 2026 (continued)"));
    assert_eq!(text.lines().filter(|run| *run == "W48 · 23–29 Nov 2026").count(), 1);
}

#[test]
fn agenda_and_decisions_print_the_page_of_each_sheet() {
    let model = sample::pack(3);
    let document = laid_out(&model);
    let pages = page_texts(&document);
    let asked = pages.iter().find(|text| text.contains("Asked of the board")).unwrap();
    for item in &model.items {
        let heading = format!("{}  {}", item.number, item.title);
        let start = heading.split_at(20).0.to_owned();
        let sheet = pages.iter().position(|text| text.contains(&start)).unwrap() + 1;
        assert!(asked.split('\n').any(|run| run == sheet.to_string()), "{} on page {sheet}", item.number);
    }
}

#[test]
fn an_empty_meeting_still_has_a_pack() {
    let file = printed(&PackModel::default(), &PrintOptions::default());
    assert!(file.pages >= 5);
    let text = page_texts(&laid_out(&PackModel::default())).join("\n");
    assert!(text.contains("No agenda has been set"));
    assert!(text.contains("No item is put to the board"));
}

#[test]
fn long_titles_and_emoji_are_printed_and_reported() {
    let mut model = sample::pack(1);
    model.items[0].title = "Settlement 🚀 ".repeat(30);
    model.decisions[0].title = "W".repeat(300);
    let file = printed(&model, &PrintOptions::default());
    let warnings: Vec<String> = file.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert!(warnings[0].contains("U+1F680"));
    assert!(warnings[1].contains("too long"), "the title leaves too little room for the rest: {warnings:?}");
    assert!(page_texts(&laid_out(&model)).join("\n").contains("[U+1F680]"));
}

#[test]
fn a_long_title_in_the_running_head_makes_way_for_the_classification() {
    let mut model = sample::pack(1);
    model.title = "Αναβάθμιση του συστήματος πληρωμών για όλες τις περιοχές ".repeat(3);
    let document = laid_out(&model);
    for page in &document.pages {
        let head = page.groups.iter().find(|group| group.mark == Mark::Artifact(ArtifactKind::Header)).unwrap();
        let runs: Vec<_> = head
            .draws
            .iter()
            .filter_map(|draw| match draw {
                Draw::Text(run) => Some(run),
                _ => None,
            })
            .collect();
        let right = runs.iter().find(|run| run.text.starts_with("INTERNAL")).unwrap();
        let left = runs.iter().filter(|run| !std::ptr::eq(**run, *right)).map(|run| run.x + run.width());
        assert!(left.fold(0.0, f32::max) < right.x, "they overlap");
        assert!(runs.iter().any(|run| run.text.ends_with('…')));
    }
    for text in page_texts(&document) {
        assert!(text.contains(&model.identity.snapshot_sha256), "the hash is whole on every page");
    }
}

#[test]
fn a_sheet_has_two_pages_however_much_there_is_to_say() {
    let mut model = sample::pack(1);
    let item = &mut model.items[0];
    let long = "One sentence that somebody wrote at length and with care. ".repeat(40);
    for text in [&mut item.seven_rs.reason, &mut item.seven_rs.risks, &mut item.blast_radius, &mut item.communications]
    {
        text.clone_from(&long);
    }
    item.conflicts[0].sentence.clone_from(&long);
    item.conflicts = vec![item.conflicts[0].clone(); 20];
    item.plan = vec![item.plan[0].clone(); 30];
    item.comments = vec![item.comments[0].clone(); 12];
    item.history = vec![item.history[0].clone(); 12];
    let pages = page_texts(&laid_out(&model));
    let first = pages.iter().position(|text| text.contains("Items for decision · 1 of 1")).unwrap();
    assert!(pages[first + 1].contains("Decision on REL-101"), "the sheet runs over");
    assert!(pages[first + 1].replace('\n', "").contains("any change voids this approval"), "the decision is split");
    assert!(pages.iter().any(|text| text.contains(" more stand in the \nconflict register")));
    assert!(pages.iter().any(|text| text.contains(" more are in the plan")));
    assert_eq!(pages.iter().filter(|text| text.contains("Items for decision · 1 of 1")).count(), 1, "a trial stayed");
}

#[test]
fn what_nobody_recorded_is_not_said_to_be_absent() {
    let mut model = sample::pack(1);
    model.outages = None;
    model.items[0].gates = None;
    model.items[0].rollback.last_tested.clear();
    model.items[0].rollback.measured_minutes = None;
    for row in &mut model.schedule.rows {
        row.outage = model::Outage::Unknown;
    }
    let text = page_texts(&laid_out(&model)).join("\n");
    for claim in ["No outage is projected", "No test gate applies", "never", "not measured"] {
        assert!(!text.contains(claim), "{claim}");
    }
    assert!(text.contains("Not recorded for any release: Outage"));
}

#[test]
fn the_cover_lists_the_parts_with_their_pages() {
    let document = laid_out(&sample::pack(2));
    let pages = page_texts(&document);
    for part in ["Forward schedule of change", "Conflict register", "Attendance and signatures"] {
        let page = pages.iter().skip(1).position(|text| text.contains(part)).unwrap() + 2;
        let cover: Vec<&str> = pages[0].split('\n').collect();
        let row = cover.iter().position(|run| *run == part).unwrap();
        assert_eq!(cover[row + 1], page.to_string(), "{part}");
    }
}

#[test]
fn a_length_of_time_is_told_in_the_units_people_use() {
    let said = |minutes| length(minutes).replace('\u{A0}', " ");
    assert_eq!([said(75), said(135), said(4320), said(11_970)], ["75 min", "2 h 15 min", "3 d", "8 d 7 h 30 min"]);
}

#[test]
fn both_papers_have_the_same_pages() {
    let model = sample::pack(3);
    let a4 = printed(&model, &PrintOptions::default());
    let letter = printed(&model, &PrintOptions { paper: Paper::Letter, ..PrintOptions::default() });
    assert_eq!(a4.pages, letter.pages);
}

#[test]
fn a_cancelled_pack_leaves_nothing() {
    let mut calls = 0;
    let result = cab_pack(&sample::pack(5), &PrintOptions::default(), &mut |_, _| {
        calls += 1;
        if calls == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(result, Err(PrintError::Cancelled)));
    assert_eq!(calls, 3);
}

#[test]
fn progress_ends_at_the_total() {
    let mut last = (0, 0);
    cab_pack(&sample::pack(2), &PrintOptions::default(), &mut |done, total| {
        assert!(done == last.0 + 1 && done <= total);
        last = (done, total);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(last.0, last.1);
}

#[test]
fn nothing_stands_outside_the_margins() {
    let mut model = sample::pack(3);
    model.schedule.rows[0].title = "unbreakable".repeat(20);
    for page in &laid_out(&model).pages {
        // The running head and foot stand up to 24 points outside the live area, which is at least 16 mm wide.
        let (left, right) = (45.0, page.width - 45.0);
        for draw in page.groups.iter().flat_map(|group| &group.draws) {
            let ends = match draw {
                Draw::Text(run) => {
                    let spaces = run.text.len() - run.text.trim_end().len();
                    vec![run.x, run.x + run.width() - spaces as f32 * run.size * 0.26]
                }
                Draw::Rect { rect, .. } => vec![rect.x, rect.right()],
                Draw::Polygon { points, .. } => points.iter().map(|p| p.x).collect(),
                Draw::Lines { segments, .. } => segments.iter().flat_map(|(a, b)| [a.x, b.x]).collect(),
            };
            for x in ends {
                assert!(x >= left - 0.5 && x <= right + 0.5, "{x} of {} {draw:?}", page.width);
            }
        }
    }
}

#[test]
fn a_broken_fallback_font_is_refused_by_name() {
    let fallback_font = Some(FallbackFont { bytes: b"not a font".to_vec(), index: 0 });
    let options = PrintOptions { fallback_font, ..PrintOptions::default() };
    let result = cab_pack(&sample::pack(1), &options, &mut |_, _| ControlFlow::Continue(()));
    assert!(matches!(result, Err(PrintError::Font { .. })));
}
