use super::sample::{empty, item, minutes};
use super::*;
use crate::display::{ArtifactKind, Document, Draw, Mark, Paper, TagKind, mm};
use crate::error::Warning;
use crate::font::Shaper;
use crate::press::Steps;
use crate::sheet::testing::{self, bookmarks, squeezed, told};
use crate::writer::testing::page_texts;

fn laid_out(model: &MinutesModel) -> (Document, Shaper) {
    testing::bound(&booklet(model), model, Paper::A4)
}

fn edited(text: &str) -> MinutesModel {
    let note = "Grace Hopper wrote this text on Wed 18 Nov 2026, 09:00 Europe/Berlin.".to_owned();
    MinutesModel { edited: Some(EditedText { text: text.to_owned(), note }), ..minutes(3) }
}

#[test]
fn two_sided_minutes_leave_room_for_their_binding_on_alternate_sides() {
    let options = PrintOptions { duplex: true, ..PrintOptions::default() };
    let model = minutes(12);
    let mut go_on = |_, _| std::ops::ControlFlow::Continue(());
    let (document, _) = booklet(&model).lay_out(&model, &options, &mut Steps::new(10, &mut go_on)).unwrap();
    assert!(document.two_sided && document.pages.len() > 1);
    for (index, page) in document.pages.iter().enumerate() {
        let head = page.groups.iter().find(|group| group.mark == Mark::Artifact(ArtifactKind::Header)).unwrap();
        let Draw::Lines { segments, .. } = &head.draws[0] else { panic!("{head:?}") };
        let (left, right) = (segments[0].0.x, page.width - segments[0].1.x);
        let (binding, outer) = if index % 2 == 0 { (left, right) } else { (right, left) };
        assert!((binding - mm(24.0)).abs() < 0.1 && (outer - mm(17.0)).abs() < 0.1, "page {}", index + 1);
    }
}

#[test]
fn minutes_say_everything_that_was_decided() {
    let model = minutes(3);
    let told = told(&laid_out(&model).0);
    let mut wanted: Vec<String> =
        [&model.board, &model.held, &model.zone, &model.place, &model.chair, &model.locked_note, &model.next_meeting]
            .map(Clone::clone)
            .into();
    wanted.extend(model.seats.iter().flat_map(|row| [row.seat.clone(), row.who.clone(), row.deputy_for.clone()]));
    wanted.push(format!("Quorum met: yes. {}", model.quorum.sentence));
    for item in &model.items {
        wanted.extend(
            [&item.number, &item.title, &item.decision, &item.reason, &item.verbal, &item.comments].map(Clone::clone),
        );
        wanted.extend(item.interests.clone());
        for row in &item.conditions {
            wanted.extend([&row.text, &row.owner, &row.due, &row.verified_by].map(Clone::clone));
        }
    }
    wanted.extend(model.actions.iter().flat_map(|row| [row.text.clone(), row.owner.clone(), row.due.clone()]));
    wanted.extend(model.freezes.iter().flat_map(|row| [row.freeze.clone(), row.decision.clone(), row.reason.clone()]));
    wanted.extend(model.calendar_changes.iter().flat_map(|row| [row.operation.to_string(), row.change.clone()]));
    wanted.extend(model.distribution.clone());
    for text in ["5 for · 1 against · 2 abstained", "There was no vote.", "8 min of 10 min planned", "none declared"]
    {
        wanted.push(text.to_owned());
    }
    for text in wanted {
        assert!(told.contains(&squeezed(&text)), "{text}");
    }
}

#[test]
fn what_is_provisional_or_only_said_is_told_in_words_at_the_item_and_in_the_list() {
    let counts = |items: Vec<MinutesItem>| {
        let told = told(&laid_out(&MinutesModel { items, ..minutes(0) }).0);
        let count = |text: &str| told.matches(&squeezed(text)).count();
        [count("provisional"), count("There was no quorum."), count("verbal"), count("It was said and not signed.")]
    };
    assert_eq!(counts(vec![item(1)]), [1, 1, 0, 0]);
    assert_eq!(counts(vec![item(2)]), [0, 0, 1, 1]);
    assert_eq!(counts(vec![item(3)]), [0, 0, 0, 0]);
}

#[test]
fn both_states_of_the_plan_stand_on_every_page_and_a_draft_says_so_there() {
    for locked in [true, false] {
        let model = MinutesModel { locked, ..minutes(20) };
        let pages = page_texts(&laid_out(&model).0);
        assert!(pages.len() > 3);
        for text in &pages {
            for state in [("Before", &model.before), ("After", &model.after)] {
                let (when, PlanState { operation, sha256 }) = state;
                assert!(text.contains(&format!("{when}: {operation} · SHA-256 {sha256}")), "{text}");
            }
            assert_eq!(text.contains("DRAFT · INTERNAL"), !locked);
        }
        assert_eq!(pages[0].contains("These minutes are not locked yet"), !locked);
    }
}

#[test]
fn a_validator_accepts_the_tags_and_the_outline_has_every_part_and_item() {
    let (document, shaper) = laid_out(&minutes(2));
    testing::check(&document, &shaper);
    let titles: Vec<String> =
        bookmarks(&document).into_iter().map(|(level, title)| format!("{level} {title}")).collect();
    assert_eq!(
        titles,
        [
            "1 Payments change board, Tue 17 Nov 2026",
            "2 Attendance",
            "2 Decisions",
            "2 Item by item",
            "3 3.1  R-2026-00001  Payments 1.0 for Łódź and Hà Nội",
            "3 3.2  R-2026-00002  Payments 2.0 for Łódź and Hà Nội",
            "2 Actions",
            "2 Freezes",
            "2 Changes of the calendar in the meeting",
            "2 Next meeting and distribution",
            "2 Signature",
        ]
    );
}

#[test]
fn the_same_minutes_give_the_same_bytes_on_either_paper_with_and_without_colour() {
    let model = minutes(4);
    testing::check_file(&booklet(&model), &model);
    let letter = testing::bound(&booklet(&model), &model, Paper::Letter);
    testing::check(&letter.0, &letter.1);
}

#[test]
fn a_meeting_in_which_nothing_happened_says_so() {
    let (document, shaper) = laid_out(&empty());
    testing::check(&document, &shaper);
    let told = told(&document);
    for wanted in [
        "Nobody wrote down who was there.",
        "Quorum met: no.",
        "No item was put to the board.",
        "Nobody was asked to do anything.",
        "Nothing was decided about a freeze.",
        "Nothing was changed in the calendar while the board met.",
        "not known yet",
    ] {
        assert!(told.contains(&squeezed(wanted)), "{wanted}");
    }
    let bare = MinutesModel { items: vec![MinutesItem::default()], ..empty() };
    testing::check(&laid_out(&bare).0, &shaper);
}

#[test]
fn an_edited_text_stands_in_place_of_what_was_recorded() {
    let text = "# Decisions\nPayments 1.0 may go.\nThe board thanks Ravi.\n\n### Far too deep\n- call Ánh\n  - at night\n\
                - 2 of 3\n\n#1042 is late\n\n## Ende\nSchluß.";
    let model = edited(text);
    let (document, shaper) = laid_out(&model);
    testing::check(&document, &shaper);
    let all = told(&document);
    for line in text.lines() {
        let line = line.trim_start().trim_start_matches("# ").trim_start_matches("## ").trim_start_matches("### ");
        let line = line.strip_prefix("- ").map_or_else(|| line.to_owned(), |entry| format!("– {entry}"));
        assert!(all.contains(&squeezed(&line)), "{line}");
    }
    for recorded in ["R-2026-00001", "Quorum met", "Actions"] {
        assert!(!all.contains(&squeezed(recorded)), "{recorded}");
    }
    let headings: Vec<(u8, &str)> = document
        .tags
        .nodes
        .iter()
        .filter_map(|node| match &node.kind {
            TagKind::Heading(level, title) => Some((*level, title.as_str())),
            _ => None,
        })
        .collect();
    let title = "Payments change board, Tue 17 Nov 2026";
    assert_eq!(headings, [(1, title), (2, "Decisions"), (3, "Far too deep"), (3, "Ende"), (2, "Signature")]);
    let lists = document.tags.nodes.iter().filter(|node| node.kind == TagKind::List).count();
    assert_eq!(lists, 2);
}

#[test]
fn an_edited_text_of_any_length_is_printed_to_its_end() {
    let long = format!("# {}\n{}\n- {}\n", "W".repeat(10_000), "word ".repeat(4000), "entry ".repeat(4000));
    let model = edited(&format!("{}last words", long.repeat(2)));
    let (document, shaper) = laid_out(&model);
    testing::check(&document, &shaper);
    let told = told(&document);
    assert_eq!(told.matches("entry").count(), 8000);
    assert!(told.contains("lastwords"));
    assert!(document.outline.iter().all(|entry| entry.title.len() < 600));
}

#[test]
fn texts_of_any_length_are_printed_and_nothing_leaves_the_page() {
    for long in ["word ".repeat(2000), "W".repeat(10_000)] {
        let mut model = minutes(3);
        model.title = long.clone();
        model.board = long.clone();
        model.items[1].title = long.clone();
        model.items[0].conditions[0].text = long.clone();
        model.before.operation = long;
        let (document, shaper) = laid_out(&model);
        testing::check(&document, &shaper);
        assert!(document.outline.iter().all(|entry| entry.title.len() < 600));
        assert!(document.outline[0].title.ends_with('…'));
    }
}

#[test]
fn a_character_that_no_font_has_is_reported() {
    let mut model = minutes(1);
    model.items[0].comments = "Go 🚀 now".to_owned();
    let file = testing::printed(&booklet(&model), &model, &PrintOptions::default());
    assert_eq!(file.warnings, [Warning::MissingGlyph { character: '🚀', context: "Go 🚀 now".to_owned() }]);
    assert!(told(&laid_out(&model).0).contains("[U+1F680]"));
}

#[test]
fn printing_stops_when_nobody_waits() {
    for model in [minutes(1), edited("text")] {
        assert!(testing::stops_within(&booklet(&model), &model));
    }
}
