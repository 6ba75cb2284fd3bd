use std::ops::ControlFlow;

use super::sample::{alignment, empty, key};
use super::*;
use crate::sheet::testing::{laid_out, stops_after_every_part};
use crate::writer::Writer;
use crate::writer::testing::{Oracle, page_texts};

fn text(model: &AlignmentModel) -> String {
    page_texts(&laid_out(&sheet(model), model).0).join(" ").replace('\n', " ").replace("  ", " ")
}

#[test]
fn every_milestone_is_told_once_under_its_release_and_a_late_one_says_so_in_words() {
    let text = text(&alignment(30));
    for number in (1..=30).chain([90_001]) {
        assert_eq!(text.matches(&key(number)).count(), 1, "{number}");
    }
    assert_eq!(text.matches("Late. ").count(), 1);
    for wanted in
        ["1 late, 29 in time", "R-1 Ledger 7", "Rides on CORE of Sat 12 Dec 2026.", "3 Dec 2026 → 10 Dec 2026"]
    {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn a_validator_accepts_its_tags_and_the_outline_has_every_release() {
    for (model, parts) in [
        (alignment(3), vec!["R-1 Ledger 7", "No release waits", "Slip history"]),
        (empty(), vec!["Releases", "Slip history"]),
    ] {
        let (document, shaper) = laid_out(&sheet(&model), &model);
        let written = Oracle.write(&document, shaper.fonts());
        assert!(written.is_ok(), "{:?}", written.err());
        let outline: Vec<&str> = document.outline.iter().skip(1).map(|it| it.title.as_str()).collect();
        assert_eq!(outline, parts);
    }
}

#[test]
fn a_page_without_milestones_says_so_on_one_page() {
    let told = text(&empty());
    assert!(told.contains("There is no milestone.") && told.contains("No forecast has changed."), "{told}");
    assert_eq!(laid_out(&sheet(&empty()), &empty()).0.pages.len(), 1);
}

#[test]
fn the_same_milestones_give_the_same_bytes_and_printing_stops_when_nobody_waits() {
    let options = PrintOptions::default();
    let printed = || alignment_sheet(&alignment(9), &options, &mut |_, _| ControlFlow::Continue(())).unwrap().bytes;
    assert!(printed() == printed());
    let model = alignment(1);
    assert!(stops_after_every_part(&sheet(&model), &model));
}

#[test]
fn words_of_any_length_and_very_many_milestones_are_printed() {
    let mut model = alignment(1000);
    model.title = "W".repeat(10_000);
    model.groups[0].rows[7].title = "word ".repeat(2000);
    model.slipped[0].changes = vec!["3 Dec 2026 → 10 Dec 2026".to_owned(); 500];
    let document = laid_out(&sheet(&model), &model).0;
    assert!(document.pages.len() > 20, "{}", document.pages.len());
    assert_eq!(page_texts(&document).join("\n").matches(&key(1000)).count(), 1);
}
