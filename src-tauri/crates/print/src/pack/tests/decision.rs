//! What is filled in by hand: the decision on each item, and signatures.

use super::*;
use crate::display::{Kid, Page, Rect, TagId, TagKind, mm};
use crate::pack::model::ItemSheet;

/// The first run that starts so, with its page.
fn run<'d>(document: &'d Document, start: &str) -> Vec<(usize, &'d crate::display::TextRun)> {
    let runs = |page: &'d Page| page.groups.iter().flat_map(|group| &group.draws);
    let mut found = Vec::new();
    for (index, page) in document.pages.iter().enumerate() {
        for draw in runs(page) {
            if let Draw::Text(run) = draw
                && run.text.starts_with(start)
            {
                found.push((index, run));
            }
        }
    }
    found
}

fn parents(document: &Document, mut tag: TagId) -> Vec<&TagKind> {
    let mut kinds = Vec::new();
    while let Some(parent) = document.tags.nodes[tag.0].parent {
        kinds.push(&document.tags.nodes[parent.0].kind);
        tag = parent;
    }
    kinds
}

#[test]
fn the_decision_stands_in_one_place_on_the_second_page_of_every_sheet() {
    let mut model = sample::pack(5);
    model.items[1] = ItemSheet { number: "REL-102".to_owned(), ..ItemSheet::default() };
    model.items[2].plan = vec![model.items[2].plan[0].clone(); 40];
    model.items[3].risk_models.clear();
    let document = laid_out(&model);
    let decisions = run(&document, "Decision on");
    let first = page_texts(&document).iter().position(|text| text.contains("Items for decision · 1 of 5")).unwrap();
    assert_eq!(decisions.len(), 5);
    for (index, (page, run)) in decisions.iter().enumerate() {
        assert_eq!(*page, first + 2 * index + 1, "{}", run.text);
        assert!((run.y - decisions[0].1.y).abs() < 0.01 && (run.x - decisions[0].1.x).abs() < 0.01, "{}", run.text);
    }
}

#[test]
fn an_empty_sheet_has_lines_for_notes_above_the_decision() {
    let mut model = sample::pack(1);
    assert!(!text_of(&laid_out(&model)).contains("Notes"));
    model.items[0] = ItemSheet { number: "REL-101".to_owned(), ..ItemSheet::default() };
    assert!(text_of(&laid_out(&model)).contains("Notes Decision on REL-101"));
}

#[test]
fn boxes_are_drawn_and_read_out_as_empty_boxes() {
    let document = laid_out(&sample::pack(3));
    let boxes: Vec<TagId> = (0..document.tags.nodes.len())
        .map(TagId)
        .filter(|tag| document.tags.nodes[tag.0].kind == TagKind::TickBox)
        .collect();
    // Eight for each decision, one for each who is asked to the meeting, two for the quorum.
    assert_eq!(boxes.len(), 3 * 8 + 5 + 2);
    for tag in boxes {
        let [Kid::Content { page, group }] = document.tags.nodes[tag.0].kids[..] else {
            panic!("{tag:?} draws nothing")
        };
        let [Draw::Rect { rect, fill: None, stroke: Some(_) }] = document.pages[page].groups[group].draws[..] else {
            panic!("{tag:?} is no box")
        };
        assert!((rect.width - mm(3.6)).abs() < 0.01 && (rect.height - mm(3.6)).abs() < 0.01);
        let within = parents(&document, tag);
        assert!(matches!(within[0], TagKind::ListBody | TagKind::DataCell), "{within:?}");
    }
    let pdf = lopdf::Document::load_mem(&printed(&sample::pack(1), &PrintOptions::default()).bytes).unwrap();
    let forms: Vec<&lopdf::Dictionary> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|element| element.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|role| role == b"Form"))
        .collect();
    assert_eq!(forms.len(), 8 + 5 + 2);
    for form in forms {
        assert_eq!(lopdf::decode_text_string(form.get(b"Alt").unwrap()).unwrap(), "empty box");
        assert!(form.get(b"K").unwrap().as_i64().is_ok());
        let role = form.get(b"A").unwrap().as_dict().unwrap().get(b"Role").unwrap();
        assert_eq!(role.as_name().unwrap(), b"cb");
    }
}

#[test]
fn everything_that_can_be_decided_is_on_each_sheet() {
    let text = text_of(&laid_out(&sample::pack(2)));
    for wanted in [
        "Approve with conditions",
        "Defer to (date)",
        "Reject (reason)",
        "More information (what)",
        "Provisional – no quorum",
        "Conflict of interest declared",
        "Verbal (heard by)",
        "confirmation due (",
        "Votes for against abstain Minutes spent",
        "any change voids this approval.",
        "Security or risk",
    ] {
        assert_eq!(text.matches(wanted).count(), 2, "{wanted}");
    }
    assert_eq!(text.matches("verified by").count(), 2 * 3);
}

#[test]
fn a_signature_has_a_line_of_seventy_millimetres_and_the_meeting_has_rows_of_fourteen() {
    let document = laid_out(&sample::pack(1));
    let headed = run(&document, "Signature").into_iter().filter(|(_, run)| run.text.trim() == "Signature");
    let mut tables = 0;
    for (page, run) in headed {
        tables += 1;
        // The line that divides the columns stands a gutter before the text; the next one where the signature ends.
        let left = run.x - 4.0;
        let dividers: Vec<(f32, Rect)> = document.pages[page]
            .groups
            .iter()
            .flat_map(|group| &group.draws)
            .filter_map(|draw| match draw {
                Draw::Lines { segments, .. } if segments.iter().all(|(a, b)| (a.x - b.x).abs() < 0.01) => {
                    Some(segments)
                }
                _ => None,
            })
            .flatten()
            .filter(|(from, _)| from.y > run.y && from.y < run.y + mm(10.0))
            .map(|(from, to)| (from.x, Rect::new(from.x, from.y, 0.0, to.y - from.y)))
            .collect();
        assert!(dividers.iter().any(|(x, _)| (x - left).abs() < 0.1), "{left}: {dividers:?}");
        let right = dividers.iter().map(|(x, _)| *x).filter(|x| *x > left + 1.0).fold(f32::MAX, f32::min);
        let right = if right >= f32::MAX { document.pages[page].width - mm(17.0) } else { right };
        assert!(right - left >= mm(70.0) - 0.1, "{}", right - left);
        let decision = page_texts(&document)[page].contains("Decision on");
        let least = if decision { mm(10.0) } else { mm(14.0) };
        assert!(dividers.iter().all(|(_, line)| line.height >= least - 0.1), "{dividers:?}");
    }
    assert_eq!(tables, 3);
}

#[test]
fn those_who_sign_are_named_where_they_are_known() {
    let mut model = sample::pack(1);
    model.items[0].signatories =
        vec![model::Signatory { name: "A. Novak".to_owned(), role: "Service owner".to_owned() }];
    let text = text_of(&laid_out(&model));
    assert!(text.contains("Deputy for Service owner A. Novak Valid only for"), "{text}");
    model.items[0].signatories[0].name = "Wilhelmina ".repeat(40);
    let document = laid_out(&model);
    assert_eq!(run(&document, "Decision on").len(), 1);
    assert!(run(&document, "Wilhelmina")[0].1.width() < mm(44.0));
}

#[test]
fn approvals_say_whether_they_hold_and_gates_how_they_stand() {
    let text = text_of(&laid_out(&sample::pack(1)));
    assert!(text.contains("Test manager Mon 9 Nov 14:05 UTC Approved Valid"), "{text}");
    assert!(text.contains("✗ Void: the window moved by 3 h"), "{text}");
    assert!(text.contains("● Passed") && text.contains("○ Open") && text.contains("◐ Waived"));
}
