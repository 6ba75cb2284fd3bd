use std::ops::ControlFlow;

use super::sample::{at, empty, layer, planner};
use super::*;
use crate::display::{Draw, mm};
use crate::writer::testing::{Oracle, page_texts};
use crate::writer::{PdfWriter, Writer};

fn printed(model: &PlannerModel) -> PrintedFile {
    wall_planner(model, &PrintOptions::default(), &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn laid_out(model: &PlannerModel) -> (Document, Shaper) {
    lay_out(model, &PrintOptions::default(), &mut Steps::new(14, &mut |_, _| ControlFlow::Continue(()))).unwrap()
}

fn alts(document: &Document) -> Vec<String> {
    let alt = |kind: &TagKind| match kind {
        TagKind::Figure { alt, .. } => Some(alt.clone()),
        _ => None,
    };
    document.tags.nodes.iter().filter_map(|node| alt(&node.kind)).collect()
}

#[test]
fn a_year_is_one_sheet_of_a3_across() {
    let (document, shaper) = laid_out(&planner(2026));
    assert_eq!(document.pages.len(), 1);
    let page = &document.pages[0];
    assert!((page.width - mm(420.0)).abs() < 0.1 && (page.height - mm(297.0)).abs() < 0.1);
    let file = printed(&planner(2026));
    assert_eq!((file.pages, file.warnings.len()), (1, 0));
    let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
    assert!(pdf.catalog().unwrap().has(b"StructTreeRoot") && pdf.catalog().unwrap().has(b"Lang"));
    let written = Oracle.write(&document, shaper.fonts());
    assert!(written.is_ok(), "{:?}", written.err());
}

#[test]
fn the_same_year_gives_the_same_bytes() {
    assert!(printed(&planner(2026)).bytes == printed(&planner(2026)).bytes);
}

#[test]
fn the_outline_leads_to_every_month() {
    let outline = laid_out(&planner(2026)).0.outline;
    let titles: Vec<&str> = outline.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles.len(), 14);
    assert_eq!(
        (titles[0], titles[1], titles[12], titles[13]),
        ("Payments wall planner 2026", "January 2026", "December 2026", "Legend")
    );
    assert!(outline[1..].iter().all(|entry| entry.level == 2));
}

#[test]
fn every_month_is_told_in_words_with_each_day_of_a_freeze() {
    let alts = alts(&laid_out(&planner(2026)).0);
    assert_eq!(alts.len(), 12);
    assert!(alts[11].contains("December 2026: 31 days, the first is a Tuesday."), "{}", alts[11]);
    assert!(alts[11].contains("Freeze F1 Year end: 18–31."), "{}", alts[11]);
    assert!(alts[11].contains("Holiday H1 Christmas: 25–26."), "{}", alts[11]);
    assert!(alts[1].contains("Releases that start: 3 on 10, among them R-2026-0012."), "{}", alts[1]);
    assert!(alts[5].contains("Maintenance windows are open on 29 days."), "{}", alts[5]);
    assert!(alts[2].contains("No release starts."), "{}", alts[2]);
}

#[test]
fn each_day_of_a_freeze_is_hatched_and_no_other() {
    let mut model = empty(2026);
    model.layers = vec![layer(LayerKind::Freeze, "F", &[(at(2026, 12, 18, 0), at(2027, 1, 1, 0))])];
    let (document, _) = laid_out(&model);
    let grid = Grid::new(Rect::new(mm(17.0), 0.0, mm(386.0), 0.0), 50.0);
    let december = document.tags.nodes.iter().rev().find_map(|node| match node.kind {
        TagKind::Figure { area, .. } => Some(area),
        _ => None,
    });
    let december = december.unwrap();
    let draws = document.pages[0].groups.iter().flat_map(|group| &group.draws);
    let hatches = draws.filter_map(|draw| match draw {
        Draw::Lines { segments, stroke } if stroke.ink == Ink::Hard => Some(segments),
        _ => None,
    });
    let lines: Vec<_> = hatches.flatten().filter(|(from, _)| from.y <= december.bottom() + 0.1).collect();
    // 1 December 2026 is a Tuesday, so that each day stands in the column of its number.
    let hatched = |day: usize| {
        let (left, right) = (grid.column(day) + 1.0, grid.column(day + 1) - 1.0);
        lines.iter().any(|(from, to)| from.x.max(to.x) > left && from.x.min(to.x) < right)
    };
    let days: Vec<usize> = (1..=31).filter(|day| hatched(*day)).collect();
    assert_eq!(days, (18..=31).collect::<Vec<_>>());
}

#[test]
fn a_leap_year_has_a_twenty_ninth_of_february_and_others_have_none() {
    let february = |year| alts(&laid_out(&empty(year)).0)[1].clone();
    assert!(february(2028).starts_with("February 2028: 29 days"));
    assert!(february(2026).starts_with("February 2026: 28 days"));
}

#[test]
fn weeks_are_those_of_iso_8601_and_stand_behind_their_mondays() {
    // A year of 53 weeks, one that begins in the last week of the year before, and one that begins on a Monday.
    for (year, first, last, mondays) in [(2026, 1, 53, 52), (2027, 53, 52, 52), (2024, 1, 1, 53)] {
        let days: Vec<_> = empty(year).months.into_iter().flat_map(|month| month.days).collect();
        let weeks: Vec<u32> = days.iter().filter_map(|day| day.week).collect();
        assert_eq!((weeks[0], *weeks.last().unwrap()), (first, last), "{year}");
        assert_eq!(days.iter().filter(|day| day.weekday == 0).count(), mondays, "{year}");
        let text = page_texts(&laid_out(&empty(year)).0).join("\n");
        let shown = |number: u32| text.lines().filter(|run| *run == number.to_string()).count();
        assert_eq!(shown(46), 1, "{year}");
    }
}

#[test]
fn weekends_stand_under_each_other() {
    let grid = Grid::new(Rect::new(0.0, 0.0, 1000.0, 700.0), 50.0);
    for year in [2024, 2026, 2027, 2028] {
        for month in &empty(year).months {
            let row = place::Row::new(&grid, month, 0.0);
            for (index, day) in month.days.iter().enumerate() {
                let column = (0..Grid::COLUMNS).find(|c| (grid.column(*c) - row.left_of(index)).abs() < 0.01).unwrap();
                assert_eq!(column % 7, day.weekday, "{} {year}", month.name);
            }
        }
    }
}

#[test]
fn a_year_without_anything_says_so() {
    let text = page_texts(&laid_out(&empty(2026)).0).join("\n");
    assert!(text.contains("No layer of the calendar falls into this year."));
    assert_eq!(printed(&empty(2026)).pages, 1);
    let nothing = PlannerModel::default();
    assert_eq!(printed(&nothing).pages, 1, "not even months");
}

#[test]
fn a_name_of_ten_thousand_characters_keeps_its_line() {
    for name in ["word ".repeat(2000), "W".repeat(10_000)] {
        let mut model = planner(2026);
        model.provenance.plan.clone_from(&name);
        model.layers[0].name.clone_from(&name);
        model.layers[8].name = name;
        let (document, _) = laid_out(&model);
        assert_eq!(document.pages.len(), 1);
        inside(&document);
    }
}

#[test]
fn a_legend_that_does_not_fit_stands_on_a_second_page_as_a_table() {
    let mut model = planner(2026);
    for number in 0..120 {
        let day = at(2026, 1 + number % 12, 1 + number % 28, 0);
        model.layers.push(layer(LayerKind::Holiday, &format!("Holiday {number}"), &[(day, day + 86_400)]));
    }
    let (document, shaper) = laid_out(&model);
    let pages = page_texts(&document);
    assert!(pages[0].contains("Every layer with its days stands on page 2."));
    assert!(pages[1].contains("Layers of 2026") && pages[1].contains("Holiday 3"));
    inside(&document);
    assert!(Oracle.write(&document, shaper.fonts()).is_ok());
}

#[test]
fn more_layers_than_a_day_can_name_are_counted_on_it_and_named_behind() {
    let mut model = empty(2026);
    let day = (at(2026, 3, 3, 0), at(2026, 3, 4, 0));
    model.layers = (0..9).map(|number| layer(LayerKind::Holiday, &format!("Day {number}"), &[day])).collect();
    let pages = page_texts(&laid_out(&model).0);
    assert_eq!(pages.len(), 2);
    assert!(pages[0].lines().any(|run| run == "+7"), "{}", pages[0]);
}

#[test]
fn no_colour_is_left_in_black_and_white_and_letters_and_patterns_stay() {
    let (document, shaper) = laid_out(&planner(2026));
    let bytes = PdfWriter { mono: true }.write(&document, shaper.fonts()).unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    for page in pdf.get_pages().into_values() {
        let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
        assert!(content.operations.iter().all(|it| !matches!(it.operator.as_str(), "rg" | "RG" | "k" | "K")));
    }
    let text = page_texts(&document).join("\n");
    for code in ["F1", "S1", "H1", "H2", "P1", "E1", "V1", "T1"] {
        assert!(text.lines().any(|run| run.starts_with(code)), "{code}");
    }
}

#[test]
fn printing_stops_when_nobody_waits_any_more() {
    for after in 0..14 {
        let mut calls = 0;
        let result = wall_planner(&planner(2026), &PrintOptions::default(), &mut |_, _| {
            calls += 1;
            if calls > after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(result, Err(PrintError::Cancelled)), "after {after}");
    }
    let mut last = (0, 0);
    wall_planner(&planner(2026), &PrintOptions::default(), &mut |done, total| {
        last = (done, total);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(last, (14, 14));
}

fn inside(document: &Document) {
    for page in &document.pages {
        for draw in page.groups.iter().flat_map(|group| &group.draws) {
            let ends = match draw {
                Draw::Text(run) => vec![run.x, run.x + run.width() - 0.3 * run.size],
                Draw::Rect { rect, .. } => vec![rect.x, rect.right()],
                Draw::Polygon { points, .. } => points.iter().map(|p| p.x).collect(),
                Draw::Lines { segments, .. } => segments.iter().flat_map(|(a, b)| [a.x, b.x]).collect(),
            };
            assert!(ends.iter().all(|x| *x > 40.0 && *x < page.width - 40.0), "{ends:?} {draw:?}");
        }
    }
}
