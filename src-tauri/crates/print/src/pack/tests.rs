use std::ops::ControlFlow;

use super::sample;
use super::*;
use crate::display::Draw;

fn printed(model: &PackModel, options: &PackOptions) -> PackFile {
    cab_pack(model, options, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn laid_out(model: &PackModel) -> Document {
    let options = PackOptions::default();
    lay_out(model, &options, 100, &mut |_, _| ControlFlow::Continue(())).unwrap().0
}

/// The text of each page, in painting order, runs separated by line feeds.
fn page_texts(document: &Document) -> Vec<String> {
    let text = |draw: &Draw| match draw {
        Draw::Text(run) => Some(run.text.clone()),
        _ => None,
    };
    document
        .pages
        .iter()
        .map(|page| page.groups.iter().flat_map(|g| &g.draws).filter_map(text).collect::<Vec<_>>().join("\n"))
        .collect()
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    let model = sample::pack(3);
    let options = PackOptions::default();
    assert!(printed(&model, &options).bytes == printed(&model, &options).bytes);
}

#[test]
fn another_model_gives_another_file_id() {
    let id = |model: &PackModel| {
        let pdf = lopdf::Document::load_mem(&printed(model, &PackOptions::default()).bytes).unwrap();
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
        assert!(text.contains("SHA-256 9f86d081"));
    }
}

#[test]
fn a_table_over_several_pages_repeats_its_header() {
    let mut model = sample::pack(2);
    let row = model.schedule.rows[0].clone();
    model.schedule.rows = vec![row; 60];
    let pages = page_texts(&laid_out(&model));
    let with_header = pages.iter().filter(|text| text.contains("Title and type")).count();
    let continued = pages.iter().filter(|text| text.contains("Forward schedule of change (continued)")).count();
    assert!(with_header >= 3, "{with_header}");
    assert_eq!(continued, with_header - 1);
}

#[test]
fn agenda_and_decisions_print_the_page_of_each_sheet() {
    let model = sample::pack(3);
    let document = laid_out(&model);
    let pages = page_texts(&document);
    for item in &model.items {
        let heading = format!("{}  {}", item.number, item.title);
        let start = heading.split_at(20).0.to_owned();
        let sheet = pages.iter().position(|text| text.contains(&start)).unwrap() + 1;
        assert!(pages[1].split('\n').any(|run| run == sheet.to_string()), "{} on page {sheet}", item.number);
    }
}

#[test]
fn an_empty_meeting_still_has_a_pack() {
    let file = printed(&PackModel::default(), &PackOptions::default());
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
    let file = printed(&model, &PackOptions::default());
    assert_eq!(file.warnings.len(), 1, "{:?}", file.warnings);
    assert!(file.warnings[0].to_string().contains("U+1F680"));
    assert!(page_texts(&laid_out(&model)).join("\n").contains("[U+1F680]"));
}

#[test]
fn both_papers_have_the_same_pages() {
    let model = sample::pack(3);
    let a4 = printed(&model, &PackOptions::default());
    let letter = printed(&model, &PackOptions { paper: Paper::Letter, ..PackOptions::default() });
    assert_eq!(a4.pages, letter.pages);
}

#[test]
fn a_cancelled_pack_leaves_nothing() {
    let mut calls = 0;
    let result = cab_pack(&sample::pack(5), &PackOptions::default(), &mut |_, _| {
        calls += 1;
        if calls == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(result, Err(PrintError::Cancelled)));
    assert_eq!(calls, 3);
}

#[test]
fn progress_ends_at_the_total() {
    let mut last = (0, 0);
    cab_pack(&sample::pack(2), &PackOptions::default(), &mut |done, total| {
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
    let options = PackOptions { fallback_font, ..PackOptions::default() };
    let result = cab_pack(&sample::pack(1), &options, &mut |_, _| ControlFlow::Continue(()));
    assert!(matches!(result, Err(PrintError::Font { .. })));
}

/// Writes a sample to the path in `SLIPWAY_PRINT_SAMPLE`, to be looked at.
#[test]
fn sample_file() {
    let Ok(path) = std::env::var("SLIPWAY_PRINT_SAMPLE") else { return };
    for (name, mono, paper) in [("a4", false, Paper::A4), ("mono", true, Paper::Letter)] {
        let options = PackOptions { paper, mono, ..PackOptions::default() };
        std::fs::write(format!("{path}-{name}.pdf"), printed(&sample::pack(3), &options).bytes).unwrap();
    }
}
