use super::sample::{ROLES, grid, model};
use super::*;
use crate::display::{Document, Draw, Paper};
use crate::font::{FaceId, Shaper};
use crate::planner::sample::provenance;
use crate::sheet::testing::{self, bookmarks, squeezed, told as all};
use crate::writer::testing::page_texts;

fn laid_out(model: &ResponsibilitiesModel) -> (Document, Shaper) {
    testing::bound(&booklet(model), model, Paper::A4)
}

fn one(grid: RaciGrid) -> ResponsibilitiesModel {
    ResponsibilitiesModel { grids: vec![grid], provenance: provenance() }
}

#[test]
fn every_type_has_a_page_with_its_grid_and_what_is_missing() {
    let model = model();
    let (document, shaper) = laid_out(&model);
    testing::check(&document, &shaper);
    let pages = page_texts(&document);
    for grid in &model.grids {
        let page = pages.iter().find(|text| text.contains(&grid.title)).map(|text| squeezed(text)).unwrap();
        for wanted in
            grid.rows.iter().map(|row| &row.activity).chain(&grid.roles).chain([&grid.version]).chain(&grid.faults)
        {
            assert!(page.contains(&squeezed(wanted)), "{wanted} on {page}");
        }
    }
    let all = all(&document);
    for row in model.grids.iter().flat_map(|grid| &grid.gaps) {
        assert!(all.contains(&squeezed(&row.release)) && all.contains(&squeezed(&row.sentence)), "{row:?}");
    }
    assert_eq!(
        bookmarks(&document)
            .iter()
            .filter(|(level, _)| *level == 1)
            .map(|(_, title)| title.as_str())
            .collect::<Vec<_>>(),
        ["Standard releases", "Normal releases", "Emergency releases"]
    );
}

#[test]
fn the_page_lies_across_only_where_its_roles_need_that() {
    let lies = |roles| {
        let page = laid_out(&one(grid("Normal releases", roles, 0))).0.pages.remove(0);
        page.width > page.height
    };
    assert_eq!([lies(3), lies(6), lies(11)], [false, false, true]);
}

#[test]
fn a_grid_of_every_role_and_its_legend_stand_on_one_page() {
    for paper in [Paper::A4, Paper::Letter] {
        let model = one(grid("Normal releases", ROLES.len(), 0));
        let (document, shaper) = testing::bound(&booklet(&model), &model, paper);
        testing::check(&document, &shaper);
        assert_eq!(document.pages.len(), 1);
    }
}

#[test]
fn letters_tell_the_parts_and_the_one_who_is_accountable_is_bold() {
    let cells = |letters: Letters| vec![letters];
    let both = Letters { responsible: true, accountable: true, ..Letters::default() };
    let quiet = Letters { consulted: true, informed: true, ..Letters::default() };
    let row = |activity: &str, letters| RaciRow { activity: activity.to_owned(), cells: cells(letters) };
    let rows = vec![row("Test", both), row("Deploy", quiet), row("Verify", Letters::default())];
    let model = one(RaciGrid { roles: vec!["Tester".to_owned()], rows, ..grid("Standard releases", 0, 0) });
    let (document, _) = laid_out(&model);
    let runs = document.pages[0].groups.iter().flat_map(|group| &group.draws).filter_map(|draw| match draw {
        Draw::Text(run) => Some((run.text.trim_matches(['\u{A0}', ' ']), run.face)),
        _ => None,
    });
    let runs: Vec<(&str, FaceId)> = runs.collect();
    let at = runs.iter().position(|(text, _)| *text == "Test").unwrap();
    let told: Vec<(&str, FaceId)> = runs[at..].iter().copied().take(6).collect();
    let (regular, bold) = (FaceId(0), FaceId(1));
    assert_eq!(told[1..3], [("R", regular), ("A", bold)]);
    assert_eq!(told[3].0, "Deploy");
    assert_eq!(told[4].0.replace('\u{A0}', " ") + told[5].0, "CI");
}

#[test]
fn gaps_run_over_pages_under_a_repeated_head_and_say_whether_they_block() {
    let model = one(grid("Normal releases", 11, 200));
    let (document, shaper) = laid_out(&model);
    testing::check(&document, &shaper);
    let pages = page_texts(&document);
    let heads = pages.iter().filter(|text| text.contains("What it means")).count();
    assert!(heads > 3);
    assert_eq!(pages.iter().filter(|text| text.contains("Normal releases – gaps (continued)")).count(), heads - 1);
    let words = |wanted: &str| pages.iter().flat_map(|text| text.lines()).filter(|run| run.trim() == wanted).count();
    assert_eq!([words("yes"), words("no")], [100, 100]);
}

#[test]
fn more_roles_than_a_page_is_wide_stand_under_each_other() {
    let mut model = one(grid("Normal releases", 40, 0));
    for (index, role) in model.grids[0].roles.iter_mut().enumerate() {
        *role = format!("Role {index} of forty");
    }
    let (document, shaper) = laid_out(&model);
    testing::check(&document, &shaper);
    let all = all(&document);
    for index in 0..40 {
        assert!(all.contains(&format!("Role{index}of")), "{index}");
    }
}

#[test]
fn what_is_empty_is_told() {
    let nothing = one(RaciGrid::default());
    let none = ResponsibilitiesModel { provenance: provenance(), ..ResponsibilitiesModel::default() };
    for (model, wanted) in [
        (&nothing, "Nobody takes part in anything yet."),
        (&nothing, "Nobody is missing on a release of this type."),
        (&none, "The plan has no type of release for which somebody is responsible."),
    ] {
        let (document, shaper) = laid_out(model);
        testing::check(&document, &shaper);
        assert_eq!(document.pages.len(), 1);
        assert!(all(&document).contains(&squeezed(wanted)), "{wanted}");
    }
}

#[test]
fn the_same_pages_give_the_same_bytes_on_either_paper_with_and_without_colour() {
    let model = model();
    testing::check_file(&booklet(&model), &model);
}

#[test]
fn names_of_any_length_are_printed_and_nothing_leaves_the_page() {
    for long in ["word ".repeat(2000), "W".repeat(10_000)] {
        let mut model = one(grid("Normal releases", 11, 3));
        let grid = &mut model.grids[0];
        grid.title = long.clone();
        grid.gaps[1].title = long.clone();
        grid.rows[2].activity = long.clone();
        let (document, shaper) = laid_out(&model);
        testing::check(&document, &shaper);
        assert!(document.outline[0].title.ends_with('…') && document.outline[0].title.len() < 300);
    }
}

#[test]
fn a_character_that_no_font_has_is_reported() {
    let mut model = one(grid("Normal releases", 3, 0));
    model.grids[0].roles[1] = "Rocket 🚀 lead".to_owned();
    let file = testing::printed(&booklet(&model), &model, &PrintOptions::default());
    assert_eq!(file.warnings.len(), 1);
    assert!(file.warnings[0].to_string().contains("U+1F680"));
}

#[test]
fn printing_stops_when_nobody_waits() {
    let model = model();
    assert!(testing::stops_within(&booklet(&model), &model));
}
