use super::sample::{empty, policy};
use super::*;
use crate::display::{Document, Paper};
use crate::font::Shaper;
use crate::sheet::testing::{self, bookmarks, squeezed, told};
use crate::writer::testing::page_texts;

fn laid_out(model: &PolicyModel) -> (Document, Shaper) {
    testing::bound(&booklet(model), model, Paper::A4)
}

#[test]
fn every_line_is_told_in_its_order_with_conditions_route_and_who() {
    let model = policy(1);
    let told = told(&laid_out(&model).0);
    let mut from = 0;
    for (index, line) in model.lines.iter().enumerate() {
        let start = told[from..].find(&squeezed(&format!("{}{}", index + 1, line.name))).unwrap() + from;
        let row = &told[start..];
        for wanted in line.conditions.iter().chain([&line.route, &line.who, &line.time_out, &line.escalation]) {
            let at = row.find(&squeezed(wanted));
            assert!(at.is_some_and(|at| at < 300), "{wanted} in {row}");
        }
        from = start;
    }
    for wanted in ["2 of 3: change manager", "always", "nobody", "none", "The first line that holds decides"] {
        assert!(told.contains(&squeezed(wanted)), "{wanted}");
    }
    assert!(told.contains(&squeezed(&model.otherwise)) && told.contains(&squeezed(&model.in_force.unwrap())));
}

#[test]
fn a_policy_stands_on_one_page_of_either_paper() {
    for times in [1, 2] {
        for paper in [Paper::A4, Paper::Letter] {
            let model = policy(times);
            let (document, shaper) = testing::bound(&booklet(&model), &model, paper);
            testing::check(&document, &shaper);
            assert_eq!(document.pages.len(), 1, "{times} times");
        }
    }
}

#[test]
fn a_policy_that_is_longer_runs_over_under_a_repeated_head() {
    let model = policy(12);
    let (document, shaper) = laid_out(&model);
    testing::check(&document, &shaper);
    let pages = page_texts(&document);
    assert!(pages.len() > 2);
    let heads = pages.iter().filter(|text| text.contains("Who approves")).count();
    assert_eq!(pages.iter().filter(|text| text.contains("Lines of the policy (continued)")).count(), heads - 1);
    assert_eq!(told(&document).matches("regulated").count(), 24, "a trial stayed");
}

#[test]
fn the_outline_has_every_part() {
    let (document, _) = laid_out(&policy(1));
    let titles: Vec<(u8, String)> = bookmarks(&document);
    let expected = [
        (1, "Hybrid: boards for what is risky, peers for the rest"),
        (2, "The first line that holds decides"),
        (2, "What it changes"),
    ];
    assert_eq!(titles, expected.map(|(level, title)| (level, title.to_owned())));
}

#[test]
fn a_policy_that_is_not_in_force_says_so_in_its_head_and_its_text() {
    let idle = page_texts(&laid_out(&PolicyModel { in_force: None, ..policy(1) }).0);
    assert!(idle[0].contains("NOT IN FORCE · INTERNAL") && idle[0].contains("No release is approved by it."));
    assert!(!page_texts(&laid_out(&policy(1)).0)[0].to_lowercase().contains("not in force"));
}

#[test]
fn the_replay_tells_by_how_many_each_route_changes() {
    let row = |before, after| ReplayRow { before, after, ..ReplayRow::default() };
    assert_eq!([difference(&row(40, 62)), difference(&row(67, 36)), difference(&row(0, 0))], ["+22", "−31", "0"]);
    let without = PolicyModel { replay: None, ..policy(1) };
    assert!(!told(&laid_out(&without).0).contains("Whatitchanges"));
}

#[test]
fn a_policy_without_anything_is_a_page() {
    let (document, shaper) = laid_out(&empty());
    testing::check(&document, &shaper);
    assert_eq!(document.pages.len(), 1);
    assert!(told(&document).contains(&squeezed("The policy has no line.")));
}

#[test]
fn the_same_policy_gives_the_same_bytes_on_either_paper_with_and_without_colour() {
    let model = policy(2);
    testing::check_file(&booklet(&model), &model);
}

#[test]
fn texts_of_any_length_are_printed_and_nothing_leaves_the_page() {
    for long in ["word ".repeat(2000), "W".repeat(10_000)] {
        let mut model = policy(1);
        model.name = long.clone();
        model.lines[2].name = long.clone();
        model.lines[3].conditions[0] = long.clone();
        model.lines[4].who = long;
        let (document, shaper) = laid_out(&model);
        testing::check(&document, &shaper);
        assert!(document.outline[0].title.ends_with('…') && document.outline[0].title.len() < 300);
    }
}

#[test]
fn a_character_that_no_font_has_is_reported() {
    let mut model = policy(1);
    model.lines[0].name = "Rocket 🚀".to_owned();
    let file = testing::printed(&booklet(&model), &model, &PrintOptions::default());
    assert_eq!(file.warnings.len(), 1);
    assert!(file.warnings[0].to_string().contains("U+1F680"));
}

#[test]
fn printing_stops_when_nobody_waits() {
    let model = policy(1);
    assert!(testing::stops_within(&booklet(&model), &model));
}
