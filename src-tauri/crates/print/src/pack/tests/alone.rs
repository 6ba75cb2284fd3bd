//! The forward schedule and the outages as documents of their own.

use super::*;
use crate::font::Shaper;
use crate::pack::alone::{lay_out_outages, lay_out_schedule};
use crate::planner::sample::provenance;
use crate::writer::Writer;
use crate::writer::testing::Oracle;

fn schedule_model() -> ScheduleModel {
    ScheduleModel {
        title: "Forward schedule, payments".to_owned(),
        schedule: sample::schedule(24),
        provenance: provenance(),
    }
}

fn outages_model(rows: usize) -> OutagesModel {
    OutagesModel {
        title: "Outages, payments".to_owned(),
        period: "16 November to 20 December 2026".to_owned(),
        rows: (0..rows).map(sample::outage).collect(),
        provenance: provenance(),
    }
}

fn both(options: &PrintOptions) -> [(Document, Shaper); 2] {
    let mut go_on = |_, _| ControlFlow::Continue(());
    let schedule = lay_out_schedule(&schedule_model(), options, &mut Steps::new(2, &mut go_on)).unwrap();
    let mut go_on = |_, _| ControlFlow::Continue(());
    [schedule, lay_out_outages(&outages_model(60), options, &mut Steps::new(2, &mut go_on)).unwrap()]
}

fn both_printed(options: &PrintOptions) -> [PrintedFile; 2] {
    [
        forward_schedule(&schedule_model(), options, &mut |_, _| ControlFlow::Continue(())).unwrap(),
        projected_outages(&outages_model(60), options, &mut |_, _| ControlFlow::Continue(())).unwrap(),
    ]
}

#[test]
fn a_validator_accepts_both() {
    for (document, shaper) in both(&PrintOptions::default()) {
        let written = Oracle.write(&document, shaper.fonts());
        assert!(written.is_ok(), "{:?}", written.err());
    }
}

#[test]
fn each_has_its_own_title_footer_and_identity() {
    let [(schedule, _), (outages, _)] = both(&PrintOptions::default());
    for (document, title) in [(&schedule, "Forward schedule, payments"), (&outages, "Outages, payments")] {
        assert_eq!(document.metadata.title, title);
        assert_eq!(document.outline[0].title, title);
        assert!(document.pages.len() > 1);
        for (index, text) in page_texts(document).iter().enumerate() {
            assert!(text.contains(&format!("Page {} of {}", index + 1, document.pages.len())));
            assert!(text.contains(&format!("snapshot {}", provenance().snapshot_id)), "{text}");
            assert!(text.contains(&provenance().snapshot_sha256) && text.starts_with(title) || text.contains(title));
        }
    }
    assert!(schedule.pages.iter().all(|page| page.width > page.height));
    assert!(outages.pages.iter().all(|page| page.width < page.height));
    assert!(text_of(&schedule).contains("Quarter summary"));
}

#[test]
fn every_row_of_either_is_printed_once() {
    let mut schedule = schedule_model();
    for (index, row) in schedule.schedule.rows.iter_mut().enumerate() {
        row.title = format!("zq{index}x");
    }
    let mut outages = outages_model(60);
    for (index, row) in outages.rows.iter_mut().enumerate() {
        row.reason = format!("zq{index}x");
    }
    let options = PrintOptions::default();
    let mut go_on = |_, _| ControlFlow::Continue(());
    let schedule = lay_out_schedule(&schedule, &options, &mut Steps::new(2, &mut go_on)).unwrap().0;
    let mut go_on = |_, _| ControlFlow::Continue(());
    let outages = lay_out_outages(&outages, &options, &mut Steps::new(2, &mut go_on)).unwrap().0;
    for (document, rows) in [(&schedule, 24), (&outages, 60)] {
        let text = text_of(document);
        for index in 0..rows {
            assert_eq!(text.matches(&format!("zq{index}x")).count(), 1, "row {index}");
        }
    }
    assert!(text_of(&outages).contains("60 outages · 1500 minutes in all · users informed of 59"));
}

#[test]
fn the_same_model_gives_the_same_bytes_on_either_paper_and_in_black_and_white() {
    for paper in [Paper::A4, Paper::Letter] {
        for mono in [false, true] {
            let options = PrintOptions { paper, mono, ..PrintOptions::default() };
            let (one, other) = (both_printed(&options), both_printed(&options));
            assert!(one == other);
            for file in one {
                let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
                assert!(file.warnings.is_empty(), "{:?}", file.warnings);
                let coloured = pdf.get_pages().into_values().any(|page| {
                    let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
                    let colour = |operator: &str| matches!(operator, "rg" | "RG" | "k" | "K" | "sc" | "SC");
                    content.operations.iter().any(|operation| colour(&operation.operator))
                });
                assert!(!(mono && coloured));
            }
        }
    }
}

#[test]
fn where_there_is_nothing_both_say_so() {
    let options = PrintOptions::default();
    let mut go_on = |_, _| ControlFlow::Continue(());
    let schedule = lay_out_schedule(&ScheduleModel::default(), &options, &mut Steps::new(2, &mut go_on)).unwrap().0;
    assert!(text_of(&schedule).contains("Nothing is scheduled in this period."));
    assert_eq!(schedule.metadata.title, "Forward schedule of change");
    let mut go_on = |_, _| ControlFlow::Continue(());
    let outages = lay_out_outages(&OutagesModel::default(), &options, &mut Steps::new(2, &mut go_on)).unwrap().0;
    assert!(text_of(&outages).contains("No outage is projected in this period."));
}

#[test]
fn printing_stops_when_nobody_waits() {
    for after in 0..2 {
        let mut left = after;
        let mut stop = |_, _| {
            left -= 1;
            if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped = forward_schedule(&schedule_model(), &PrintOptions::default(), &mut stop);
        assert!(matches!(stopped, Err(PrintError::Cancelled)), "after {after}");
        let mut left = after;
        let mut stop = |_, _| {
            left -= 1;
            if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped = projected_outages(&outages_model(3), &PrintOptions::default(), &mut stop);
        assert!(matches!(stopped, Err(PrintError::Cancelled)), "after {after}");
    }
}
