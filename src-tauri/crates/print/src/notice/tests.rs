use std::ops::ControlFlow;

use super::*;
use crate::display::Document;
use crate::display::Paper;
use crate::font::Shaper;
use crate::planner::sample::provenance;
use crate::sheet::testing;
use crate::writer::Writer;
use crate::writer::testing::{Oracle, page_texts};

fn time(region: &str, zone: &str, offset: &str) -> NoticeTime {
    NoticeTime {
        region: region.to_owned(),
        from: "Fri 18 Dec 2026, 18:00".to_owned(),
        to: "Mon 4 Jan 2027, 06:00".to_owned(),
        zone: zone.to_owned(),
        offset: offset.to_owned(),
    }
}

/// A notice of a published freeze that displaces two releases.
fn notice() -> NoticeModel {
    let signed = |side: &str| NoticeSignature {
        side: side.to_owned(),
        signed: Some(("Grace".to_owned(), "Mon 23 Nov 2026 (W48), 11:00 Europe/Berlin".to_owned())),
        instead: String::new(),
    };
    let slot = |when: &str, note: &str| NoticeSlot { when: when.to_owned(), note: note.to_owned() };
    NoticeModel {
        title: "Year end".to_owned(),
        key: "F-YEAR-END".to_owned(),
        kind: "Hard freeze".to_owned(),
        hard: true,
        draft: false,
        effect: "Nothing that it is about may be released while it is on.".to_owned(),
        state: "published".to_owned(),
        state_note: "it binds and comes".to_owned(),
        signatures: vec![signed("Business"), signed("IT")],
        owner: "Agnieszka Łukasiewicz".to_owned(),
        source: String::new(),
        reviewed: "Sun 1 Nov 2026 (W44)".to_owned(),
        when: "Once a year. Its occurrence in the next 12 months:".to_owned(),
        occurrences: vec![NoticeOccurrence {
            title: "W51–W01 · 16 d 12 h".to_owned(),
            times: vec![time("EMEA", "Europe/Berlin", "UTC+01:00"), time("Hà Nội", "Asia/Ho_Chi_Minh", "UTC+07:00")],
        }],
        about: "Normal and standard releases in production.".to_owned(),
        scope: vec![("Services".to_owned(), "all".to_owned()), ("Environments".to_owned(), "Production".to_owned())],
        requirements: vec!["every criterion of the request is met".to_owned()],
        criteria: Vec::new(),
        how_to_ask: "Ask Agnieszka.".to_owned(),
        command: "slipway exception request --freeze F-YEAR-END".to_owned(),
        exceptions: vec![ExceptionRow {
            key: "E-2026-0001".to_owned(),
            stage: "approved".to_owned(),
            release: "R-1".to_owned(),
            title: "Payments 4.2".to_owned(),
            reason: "The law changes".to_owned(),
            granted_by: "Grace".to_owned(),
            granted_at: "Mon 23 Nov 11:00".to_owned(),
            expires: "Tue 22 Dec 01:00 Europe/Berlin".to_owned(),
            note: String::new(),
        }],
        other_exceptions: String::new(),
        displaced_note: "It displaces 2 releases.".to_owned(),
        displaced: vec![
            NoticeRelease {
                key: "R-2".to_owned(),
                title: "Ledger 3".to_owned(),
                planned: "Sat 19 Dec 22:00 – Sun 20 Dec 02:00 Europe/Berlin".to_owned(),
                weight: "refused there".to_owned(),
                slots: vec![slot("Sat 16 Jan 22:00", ""), slot("Sun 17 Jan 22:00", "inside a peak")],
                nowhere: String::new(),
            },
            NoticeRelease {
                key: "R-3".to_owned(),
                title: "Tax 9".to_owned(),
                nowhere: "No slot in 90 days.".to_owned(),
                ..NoticeRelease::default()
            },
        ],
        provenance: provenance(),
    }
}

fn printed(model: &NoticeModel, paper: Paper) -> PrintedFile {
    let options = PrintOptions { paper, ..PrintOptions::default() };
    freeze_notice(model, &options, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn laid_out(model: &NoticeModel) -> (Document, Shaper) {
    testing::laid_out(&sheet(model), model)
}

fn text(model: &NoticeModel) -> String {
    page_texts(&laid_out(model).0).join("\n")
}

#[test]
fn a_notice_says_everything_about_its_freeze() {
    let text = text(&notice()).replace('\n', " ");
    for wanted in [
        "Freeze notice · hard freeze F-YEAR-END",
        "published , it binds",
        "Signed by Grace , Mon 23 Nov 2026 (W48), 11:00 Europe/Berlin",
        "Asia/Ho_Chi_Minh",
        "UTC+07:00",
        "E-2026-0001",
        "No slot in 90 days.",
        "inside a peak",
        "Plan Payments · snapshot operation 1842",
    ] {
        assert!(text.replace("  ", " ").contains(wanted), "{wanted} in {text}");
    }
    assert!(!text.contains("DRAFT"));
}

#[test]
fn a_validator_accepts_its_tags_and_the_outline_has_every_part() {
    let (document, shaper) = laid_out(&notice());
    let written = Oracle.write(&document, shaper.fonts());
    assert!(written.is_ok(), "{:?}", written.err());
    let outline: Vec<(u8, &str)> = document.outline.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert_eq!(
        outline,
        [
            (1, "Year end"),
            (2, "When"),
            (2, "What it is about"),
            (2, "Exceptions"),
            (2, "Exceptions granted so far"),
            (2, "Releases that it displaces"),
        ]
    );
    assert_eq!(document.metadata.language, "en-GB");
}

#[test]
fn the_same_notice_gives_the_same_bytes_on_either_paper() {
    for (paper, height) in [(Paper::A4, 842), (Paper::Letter, 792)] {
        let file = printed(&notice(), paper);
        assert!(file.bytes == printed(&notice(), paper).bytes);
        let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
        let page = pdf.get_dictionary(*pdf.get_pages().values().next().unwrap()).unwrap();
        let sheet = page.get(b"MediaBox").unwrap().as_array().unwrap();
        assert!((sheet[3].as_float().unwrap().round() as i32 - height).abs() <= 1, "{sheet:?}");
    }
}

#[test]
fn a_draft_says_so_on_every_page() {
    let mut model = notice();
    model.draft = true;
    model.occurrences = vec![model.occurrences[0].clone(); 40];
    let pages = page_texts(&laid_out(&model).0);
    assert!(pages.len() > 2);
    assert!(pages.iter().all(|text| text.contains("DRAFT · INTERNAL")));
    assert!(pages[0].contains("Nobody has to heed it yet."));
}

#[test]
fn what_is_empty_is_written_out() {
    let empty = NoticeModel { displaced_note: "It displaces no release.".to_owned(), ..NoticeModel::default() };
    let text = text(&empty);
    for told in ["It displaces no release.", "No exception has been granted.", "–"] {
        assert!(text.contains(told), "{told}");
    }
}

#[test]
fn a_title_of_ten_thousand_characters_is_cut_and_nothing_is_pushed_off_the_sheet() {
    for title in ["word ".repeat(2000), "W".repeat(10_000)] {
        let model = NoticeModel { title, ..notice() };
        let (document, _) = laid_out(&model);
        assert!(document.pages.len() < 4, "{}", document.pages.len());
        let text = page_texts(&document)[0].clone();
        assert!(text.contains('…') && text.contains("F-YEAR-END"));
    }
}

#[test]
fn printing_stops_when_nobody_waits_any_more() {
    let model = notice();
    assert!(testing::stops_after_every_part(&sheet(&model), &model));
}
