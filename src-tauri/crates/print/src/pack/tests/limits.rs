//! Texts of any length, packs of any size, and what no font has.

use super::*;
use crate::error::Warning;
use crate::writer::Writer;
use crate::writer::testing::Oracle;

const LONG: usize = 10_000;

/// A pack in which every title, name and sentence is as long as `text`.
fn filled(text: &str) -> PackModel {
    let mut model = sample::pack(2);
    let long = || text.to_owned();
    model.title = long();
    model.meeting.board = long();
    model.meeting.quorum_rule = long();
    model.decisions.iter_mut().for_each(|row| row.title = long());
    for row in &mut model.since_last {
        (row.change, row.reason) = (long(), long());
    }
    for point in model.agenda.sections.iter_mut().flat_map(|section| &mut section.points) {
        (point.title, point.note) = (long(), long());
    }
    model.actions.iter_mut().for_each(|row| row.what = long());
    for row in &mut model.schedule.rows {
        (row.title, row.services) = (long(), long());
    }
    model.outages.iter_mut().flatten().for_each(|row| row.reason = long());
    model.risks.iter_mut().flat_map(|risks| &mut risks.rows).for_each(|row| row.title = long());
    model.conflicts.iter_mut().for_each(|row| row.sentence = long());
    model.dependencies.rows.iter_mut().for_each(|row| row.title = long());
    for person in &mut model.attendance {
        (person.name, person.role) = (long(), long());
    }
    model.signatories.iter_mut().for_each(|person| person.name = long());
    model.kpis.rows.iter_mut().for_each(|kpi| kpi.definition = long());
    for item in &mut model.items {
        let rs = &mut item.seven_rs;
        for field in [&mut item.title, &mut item.services, &mut item.owner, &mut item.ask, &mut item.risk] {
            *field = long();
        }
        for field in [&mut rs.raised, &mut rs.reason, &mut rs.returns, &mut rs.risks, &mut rs.resources] {
            *field = long();
        }
        item.risk_models.iter_mut().for_each(|told| told.lines = vec![long(); 12]);
        item.plan.iter_mut().for_each(|step| step.step = long());
        item.comments.iter_mut().for_each(|comment| comment.text = long());
        item.approvals.iter_mut().for_each(|row| row.void = Some(long()));
        (item.communications, item.point_of_no_return, item.validity) = (long(), long(), long());
    }
    model
}

#[test]
fn titles_of_any_length_are_cut_with_an_ellipsis_and_told() {
    for text in ["word ".repeat(LONG / 5), "W".repeat(LONG), "Ω".repeat(LONG)] {
        let model = filled(&text);
        let document = laid_out(&model);
        assert!(document.pages.len() < 90, "{}", document.pages.len());
        assert!(document.outline.iter().all(|entry| entry.title.chars().count() < 700));
        let decisions: Vec<usize> = page_texts(&document)
            .iter()
            .enumerate()
            .filter(|(_, text)| text.contains("Decision on"))
            .map(|(page, _)| page)
            .collect();
        assert_eq!(decisions[1] - decisions[0], 2, "a sheet has more than two pages");
        let warnings = printed(&model, &PrintOptions::default()).warnings;
        assert!(matches!(warnings[..], [Warning::Shortened { .. }]), "{warnings:?}");
        assert!(warnings[0].to_string().contains("read the rest in the plan"), "{}", warnings[0]);
    }
}

#[test]
fn a_pack_with_long_texts_still_passes_the_validator() {
    let mut steps = |_, _| ControlFlow::Continue(());
    let model = filled(&"word ".repeat(LONG / 5));
    let (document, shaper) = lay_out(&model, &PrintOptions::default(), &mut Steps::new(100, &mut steps)).unwrap();
    let written = Oracle.write(&document, shaper.fonts());
    assert!(written.is_ok(), "{:?}", written.err());
}

#[test]
fn an_empty_pack_passes_the_validator() {
    let mut steps = |_, _| ControlFlow::Continue(());
    let mut model = PackModel { title: "Payments".to_owned(), ..PackModel::default() };
    model.agenda.sections = vec![model::AgendaSection { number: "3.1".to_owned(), ..Default::default() }];
    model.kpis.rows = vec![model::Kpi::default()];
    model.schedule.quarter = vec![model::QuarterRow::default()];
    model.risks = Some(model::RiskRegister::default());
    model.items = vec![model::ItemSheet::default()];
    model.outages = Some(Vec::new());
    let (document, shaper) = lay_out(&model, &PrintOptions::default(), &mut Steps::new(100, &mut steps)).unwrap();
    let written = Oracle.write(&document, shaper.fonts());
    assert!(written.is_ok(), "{:?}", written.err());
    let text = text_of(&document);
    for wanted in ["No release of this period has a risk to tell.", "No outage is projected", "No model of risk"] {
        assert!(text.contains(wanted), "{wanted}");
    }
}

#[test]
fn what_no_font_has_is_told_wherever_it_stands() {
    let mut model = sample::pack(1);
    model.actions[0].what = "发布 🚀".to_owned();
    model.kpis.rows[0].name = "成功率".to_owned();
    model.items[0].signatories = vec![model::Signatory { name: "李明".to_owned(), role: "Chair".to_owned() }];
    let file = printed(&model, &PrintOptions::default());
    let told: String = file.warnings.iter().map(ToString::to_string).collect();
    for code in ["U+53D1", "U+5E03", "U+1F680", "U+6210", "U+674E"] {
        assert!(told.contains(code), "{code} in {told}");
    }
}

#[test]
fn a_matrix_cell_with_many_releases_says_how_many_more_there_are() {
    let mut model = sample::pack(1);
    if let Some(risks) = &mut model.risks {
        let row = model::RiskRow { impact: Some(1), likelihood: Some(1), ..risks.rows[0].clone() };
        risks.rows = (0..300).map(|index| model::RiskRow { number: format!("REL-{index}"), ..row.clone() }).collect();
    }
    let text = text_of(&laid_out(&model));
    assert!(text.contains("REL-0, REL-1") && text.contains(" +29"), "{text}");
}

#[test]
fn hundreds_of_rows_run_over_pages_and_lose_nothing() {
    let mut model = sample::pack(3);
    let point = model.agenda.sections[3].points[0].clone();
    model.agenda.sections[3].points =
        (0..120).map(|index| model::AgendaItem { title: format!("zq{index}x"), ..point.clone() }).collect();
    let pages = page_texts(&laid_out(&model));
    let text = pages.join("\n");
    for index in 0..120 {
        assert_eq!(text.matches(&format!("zq{index}x")).count(), 1, "{index}");
    }
    assert!(text.contains("Agenda, 3.4  Items for decision (continued)"), "the section is not named where it goes on");
}
