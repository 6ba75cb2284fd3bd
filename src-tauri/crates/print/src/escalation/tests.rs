use super::sample::{card as sample, decision, empty};
use super::*;
use crate::display::{Document, Draw, Paper};
use crate::font::Shaper;
use crate::sheet::testing::{self, bookmarks, squeezed, told};
use crate::writer::testing::page_texts;

fn laid_out(model: &EscalationModel) -> (Document, Shaper) {
    testing::bound(&booklet(model), model, Paper::A4)
}

#[test]
fn a_card_says_who_is_called_when_and_how_the_release_goes_back() {
    let model = sample(5);
    let told = told(&laid_out(&model).0);
    let rollback = model.rollback.as_ref().unwrap();
    let mut wanted: Vec<&str> = vec![&model.window, &model.no_return.at, &model.no_return.zone, &model.no_return.note];
    wanted.extend([rollback.procedure.as_str(), &rollback.tested, &rollback.evidence]);
    wanted.extend([
        "40 min, then 15 min to verify",
        "38 min measured",
        "Go on",
        "Go back",
        "By",
        "Date, time and zone",
        "Reason",
    ]);
    for text in wanted {
        assert!(told.contains(&squeezed(text)), "{text} in {told}");
    }
    for (index, level) in model.levels.iter().enumerate() {
        let name = if level.name.is_empty() { "nobody is named" } else { &level.name };
        let phone = if level.phone.is_empty() { "no number known" } else { &level.phone };
        let wait = level.wait.map_or_else(|| "last".to_owned(), |minutes| format!("{minutes} min"));
        let after = if level.after == 0 { "at once".to_owned() } else { format!("{} min", level.after) };
        let row = format!("{}{}{name}{phone}{after}{wait}", index + 1, level.role);
        assert!(told.contains(&squeezed(&row)), "{row} in {told}");
    }
}

#[test]
fn a_card_is_one_page_of_either_paper_however_much_there_is_to_say() {
    let long = "One sentence that somebody wrote at length and with care. ".repeat(40);
    for levels in [0, 1, 5, 8] {
        for paper in [Paper::A4, Paper::Letter] {
            let mut model = sample(levels);
            for wordy in [false, true] {
                if wordy {
                    let rollback = model.rollback.as_mut().unwrap();
                    for text in [&mut rollback.procedure, &mut rollback.evidence, &mut rollback.tested] {
                        text.clone_from(&long);
                    }
                    model.title.clone_from(&long);
                    model.no_return.note.clone_from(&long);
                }
                let (document, shaper) = testing::bound(&booklet(&model), &model, paper);
                testing::check(&document, &shaper);
                assert_eq!(document.pages.len(), 1, "{levels} levels, {wordy}");
                let text = told(&document);
                assert!(text.contains(&squeezed("Date, time and zone")));
                assert_eq!(text.contains("(infullintheplan)"), wordy);
                assert_eq!(text.matches("Pointofnoreturn").count(), 1, "a trial stayed");
            }
        }
    }
}

#[test]
fn the_point_of_no_return_and_telephone_numbers_are_read_from_afar() {
    let (document, _) = laid_out(&sample(4));
    let size = |wanted: &str| {
        let runs = document.pages[0].groups.iter().flat_map(|group| &group.draws).filter_map(|draw| match draw {
            Draw::Text(run) if run.text.contains(wanted) => Some(run.size),
            _ => None,
        });
        runs.fold(0.0_f32, f32::max)
    };
    assert!(size("22:35") >= 20.0, "{}", size("22:35"));
    assert!(size("901820") >= 14.0, "{}", size("901820"));
}

#[test]
fn more_levels_than_a_page_holds_go_on_under_a_repeated_head() {
    let (document, shaper) = laid_out(&sample(60));
    testing::check(&document, &shaper);
    let pages = page_texts(&document);
    assert!(pages.len() > 2);
    assert!(pages[1].contains("Telephone"));
    assert_eq!(pages.iter().map(|text| text.matches("Grace Hopper").count()).sum::<usize>(), 12);
}

#[test]
fn a_short_log_stands_on_the_card_itself() {
    let model = EscalationModel { log: Some((0..2).map(decision).collect()), ..sample(3) };
    let (document, shaper) = laid_out(&model);
    testing::check(&document, &shaper);
    assert_eq!(document.pages.len(), 1);
    assert_eq!(told(&document).matches("Decisionssofar").count(), 1);
}

#[test]
fn the_log_stands_behind_the_card_where_it_is_wanted() {
    let with = |log| EscalationModel { log, ..sample(4) };
    let document = |log| laid_out(&with(log)).0;
    assert!(!told(&document(None)).contains("Decisionssofar"));
    let nobody = document(Some(Vec::new()));
    assert_eq!(nobody.pages.len(), 1);
    assert!(told(&nobody).contains(&squeezed("Nobody has decided on going back yet.")));
    let (long, shaper) = laid_out(&with(Some((0..60).map(decision).collect())));
    testing::check(&long, &shaper);
    let told = told(&long);
    for number in 0..60 {
        let row = decision(number);
        let way = if row.goes_back { "go back" } else { "go on" };
        let wanted = format!("{}{}{way}{}{}", row.decided, row.asked, row.by, row.reason);
        assert_eq!(told.matches(&squeezed(&wanted)).count(), 1, "{wanted}");
    }
    assert!(page_texts(&long).iter().any(|text| text.contains("Decisions so far (continued)")));
}

#[test]
fn the_outline_has_every_part() {
    let model = EscalationModel { log: Some(vec![decision(1)]), ..sample(4) };
    let titles: Vec<String> = bookmarks(&laid_out(&model).0).into_iter().map(|(_, title)| title).collect();
    let parts = ["Point of no return", "Who is called", "Going back", "Decision on going back", "Decisions so far"];
    assert_eq!(titles[0], model.title);
    assert_eq!(titles[1..], parts);
}

#[test]
fn what_is_not_known_is_told() {
    let (document, shaper) = laid_out(&empty());
    testing::check(&document, &shaper);
    assert_eq!(document.pages.len(), 1);
    let all = told(&document);
    for wanted in
        ["not known", "The plan has no chain of escalation", "The plan does not say how this release goes back."]
    {
        assert!(all.contains(&squeezed(wanted)), "{wanted}");
    }
    let untested = EscalationModel { rollback: Some(RollbackCard::default()), ..sample(1) };
    let all = told(&laid_out(&untested).0);
    assert!(all.contains("Nevertested.") && all.contains("Evidencenone"), "{all}");
}

#[test]
fn the_same_card_gives_the_same_bytes_on_either_paper_with_and_without_colour() {
    let model = sample(5);
    testing::check_file(&booklet(&model), &model);
    assert!(testing::is_coloured(&testing::printed(&booklet(&model), &model, &PrintOptions::default()).bytes));
}

#[test]
fn texts_of_any_length_are_printed_and_nothing_leaves_the_page() {
    for long in ["word ".repeat(2000), "W".repeat(10_000)] {
        let mut model = sample(3);
        model.title = long.clone();
        model.no_return.at = long.clone();
        model.no_return.zone = long.clone();
        model.levels[0].name = long.clone();
        model.levels[1].phone = long.clone();
        model.rollback.as_mut().unwrap().evidence = long;
        let (document, shaper) = laid_out(&model);
        testing::check(&document, &shaper);
        assert_eq!(document.pages.len(), 1);
        assert!(document.outline[0].title.ends_with('…') && document.outline[0].title.len() < 300);
    }
}

#[test]
fn a_character_that_no_font_has_is_reported_once_however_often_the_card_was_tried() {
    let mut model = sample(8);
    model.levels[0].name = "Rocket 🚀".to_owned();
    let file = testing::printed(&booklet(&model), &model, &PrintOptions::default());
    assert_eq!(file.warnings.len(), 1);
    assert!(file.warnings[0].to_string().contains("U+1F680"));
}

#[test]
fn printing_stops_when_nobody_waits() {
    let model = sample(2);
    assert!(testing::stops_within(&booklet(&model), &model));
}
