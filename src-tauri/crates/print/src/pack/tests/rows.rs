//! The text of a pack against its model: nothing is lost, nothing is told twice.

use super::*;
use crate::display::TagKind;
use crate::pack::model::{AgendaItem, Kpi, KpiValue, QuarterRow, SinceKind, SinceLastRow};

/// Gives each thing a name of its own and notes it.
fn name(field: &mut String, names: &mut Vec<String>) {
    *field = format!("zq{}x", names.len());
    names.push(field.clone());
}

#[test]
fn every_row_is_printed_exactly_once() {
    let mut model = sample::pack(5);
    let names = &mut Vec::new();
    model.decisions.iter_mut().for_each(|row| name(&mut row.title, names));
    model.since_last.iter_mut().for_each(|row| name(&mut row.change, names));
    let points = model.agenda.sections.iter_mut().flat_map(|section| &mut section.points);
    points.for_each(|point| name(&mut point.title, names));
    model.agenda.sections.iter_mut().for_each(|section| name(&mut section.title, names));
    model.actions.iter_mut().for_each(|row| name(&mut row.what, names));
    model.schedule.rows.iter_mut().for_each(|row| name(&mut row.title, names));
    model.schedule.quarter.iter_mut().for_each(|row| name(&mut row.period, names));
    model.outages.iter_mut().flatten().for_each(|row| name(&mut row.reason, names));
    model.risks.iter_mut().flat_map(|risks| &mut risks.rows).for_each(|row| name(&mut row.title, names));
    model.conflicts.iter_mut().for_each(|row| name(&mut row.sentence, names));
    model.dependencies.rows.iter_mut().for_each(|row| name(&mut row.waits_for, names));
    model.attendance.iter_mut().for_each(|person| name(&mut person.role, names));
    model.signatories.iter_mut().for_each(|person| name(&mut person.role, names));
    model.kpis.rows.iter_mut().for_each(|kpi| name(&mut kpi.definition, names));
    model.glossary.iter_mut().for_each(|term| name(&mut term.meaning, names));
    for item in &mut model.items {
        item.risk_models.iter_mut().for_each(|told| name(&mut told.sentence, names));
        item.risk_models.iter_mut().flat_map(|told| &mut told.lines).for_each(|line| name(line, names));
        item.gates.iter_mut().flatten().for_each(|gate| name(&mut gate.numbers, names));
        item.plan.iter_mut().for_each(|step| name(&mut step.step, names));
        item.conflicts.iter_mut().for_each(|conflict| name(&mut conflict.sentence, names));
        item.history.iter_mut().for_each(|row| name(&mut row.title, names));
        item.comments.iter_mut().for_each(|comment| name(&mut comment.text, names));
        item.approvals.iter_mut().for_each(|row| name(&mut row.decision, names));
        for field in [&mut item.communications, &mut item.blast_radius, &mut item.point_of_no_return] {
            name(field, names);
        }
    }
    let text = text_of(&laid_out(&model));
    assert!(names.len() > 200, "{}", names.len());
    for name in names {
        // The bars of the quarter are named as its rows are.
        let quarter = model.schedule.quarter.iter().any(|row| row.period == *name);
        assert_eq!(text.matches(name.as_str()).count(), if quarter { 2 } else { 1 }, "{name}");
    }
}

#[test]
fn what_changed_is_counted_kind_by_kind_and_told_since_when() {
    let text = text_of(&laid_out(&sample::pack(1)));
    let counted = "Changed since the pack of 10 November 2026 (operation 1791): 1 added, 2 moved, 1 withdrawn";
    assert!(text.contains(counted), "{text}");
    for kind in SinceKind::ALL {
        let count = sample::pack(1).since_last.iter().filter(|row| row.kind == kind).count();
        assert!(count > 0 && text.contains(&format!("{} ({count})", kind.title())), "{kind:?}");
    }
    assert!(text.contains("Sat 14 Nov 22:00 UTC → Sat 28 Nov 22:00 UTC +14 d R. Singh hall not ready"), "{text}");
}

#[test]
fn where_nothing_changed_a_sentence_says_since_when() {
    let mut model = PackModel { since_label: "since the pack of 1 June".to_owned(), ..PackModel::default() };
    assert!(text_of(&laid_out(&model)).contains("Nothing has changed since the pack of 1 June: no release was added"));
    model.since_label.clear();
    assert!(text_of(&laid_out(&model)).contains("No earlier pack of this board is known"));
    model.since_last = vec![SinceLastRow { subject: "REL-9".to_owned(), ..SinceLastRow::default() }];
    assert!(text_of(&laid_out(&model)).contains("Changed since the last meeting: 1 added."));
}

#[test]
fn sections_of_the_agenda_add_up_and_late_items_say_why() {
    let mut model = sample::pack(2);
    let late = AgendaItem { title: "Late".to_owned(), late: Some(String::new()), minutes: 7, ..AgendaItem::default() };
    model.agenda.sections[4].points.push(late);
    let text = text_of(&laid_out(&model));
    assert!(text.contains("3.4 Items for decision 10:20 12 "), "{text}");
    assert!(text.contains("3.5 Late items 11:20 12 "), "{text}");
    assert!(text.contains("Late: The vendor ended its support on Friday."));
    assert!(text.contains("Late: no justification was given"));
    let whole: u32 = model.agenda.sections.iter().map(model::AgendaSection::minutes).sum();
    assert!(text.contains(&format!("All items {whole} ")));
}

#[test]
fn actions_say_their_age_and_how_late_they_are_in_words() {
    let text = text_of(&laid_out(&sample::pack(1)));
    assert!(text.contains("Fri 13 Nov 2026 21 ■ Overdue 4 days"), "{text}");
    assert!(text.contains("Mon 16 Nov 2026 7 ■ Overdue 1 day"), "{text}");
    assert!(text.contains("Fri 27 Nov 2026 7 Open"), "{text}");
    let without = PackModel { actions: Vec::new(), ..sample::pack(1) };
    assert!(text_of(&laid_out(&without)).contains("No action of an earlier meeting is open."));
}

#[test]
fn a_week_without_a_release_is_told_and_gates_are_counted() {
    let text = text_of(&laid_out(&sample::pack(2)));
    assert!(text.contains("W49 · 30 Nov – 6 Dec 2026 · nothing is scheduled"));
    assert_eq!(text.matches("nothing is scheduled").count(), 1);
    assert!(text.contains("●●○ 2/3 3/5"), "{text}");
    let mut model = sample::pack(1);
    model.schedule.rows.iter_mut().for_each(|row| row.week = "a week that no list has".to_owned());
    let text = text_of(&laid_out(&model));
    assert_eq!(text.matches("nothing is scheduled").count(), 5);
}

#[test]
fn the_quarter_adds_up() {
    let mut model = sample::pack(1);
    let row = QuarterRow { standard: 1, normal: 20, emergency: 300, ..QuarterRow::default() };
    model.schedule.quarter = vec![row.clone(), row];
    let text = text_of(&laid_out(&model));
    assert!(text.contains("All 642 2 40 600 0 0 0 0 0"), "{text}");
    model.schedule.quarter.clear();
    assert!(!text_of(&laid_out(&model)).contains("Quarter summary"));
}

/// The words that stand for the drawings of a document.
fn alts(document: &Document) -> Vec<String> {
    let alt = |node: &crate::display::TagNode| match &node.kind {
        TagKind::Figure { alt, .. } => Some(alt.clone()),
        _ => None,
    };
    document.tags.nodes.iter().filter_map(alt).collect()
}

#[test]
fn every_picture_has_words_from_its_data_and_a_table() {
    let document = laid_out(&sample::pack(3));
    let (alts, text) = (alts(&document), text_of(&document));
    let about = |start: &str| alts.iter().find(|alt| alt.starts_with(start)).unwrap();
    assert!(about("Shares of all cases").contains("Success 91.2\u{A0}%"), "{alts:?}");
    assert!(about("Shares of all cases").contains("Deferred too few (n = 4)"));
    assert!(about("Lengths of time").contains("Approval age, median 4\u{A0}d\u{A0}1\u{A0}h\u{A0}30\u{A0}min"));
    assert!(about("Releases in October to December 2026").contains("November 2026 32"));
    assert!(about("Matrix of impact and likelihood").contains("impact 5, likelihood 3: REL-103"));
    assert!(about("Dependency map").contains("REL-101, REL-102"));
    assert!(about("Calendar from").contains("REL-1"));
    assert_eq!(alts.len(), 6, "{alts:?}");
    for kpi in &sample::pack(3).kpis.rows {
        assert!(text.contains(&kpi.definition) && text.contains(&format!("{} {}", kpi.source, kpi.as_of)), "{kpi:?}");
    }
}

#[test]
fn a_share_of_few_cases_is_not_told_but_a_count_is() {
    let kpi = |value, n| Kpi { name: "Figure".to_owned(), value, n, ..Kpi::default() };
    for (value, n, few) in [
        (KpiValue::Share(50.0), 4, true),
        (KpiValue::Share(50.0), 5, false),
        (KpiValue::Time(90), 0, true),
        (KpiValue::Count(2), 2, false),
        (KpiValue::Unknown, 0, false),
    ] {
        assert_eq!(kpi(value, n).is_too_few(), few, "{value:?} of {n}");
    }
    let mut model = sample::pack(1);
    model.kpis.rows = vec![kpi(KpiValue::Share(66.625), 3), kpi(KpiValue::Unknown, 0)];
    let text = text_of(&laid_out(&model));
    assert!(text.contains("too few") && text.contains("not recorded"));
    assert!(!text.contains("66"), "a hidden figure is told");
}

#[test]
fn the_cover_says_which_issue_it_is_who_is_expected_and_whether_it_is_a_draft() {
    let mut model = sample::pack(1);
    let cover = |model: &PackModel| page_texts(&laid_out(model))[0].replace('\n', " ").replace("  ", " ");
    assert!(cover(&model).contains("supersedes CAB-2026-W47 version 1 · issued"));
    assert!(cover(&model).contains("Security Παναγιώτης Οικονόμου Declined Eleni Markou"));
    assert!(!cover(&model).contains("DRAFT"));
    model.identity.supersedes = None;
    model.draft = true;
    let person = model.attendance[0].clone();
    model.attendance = vec![person; 30];
    let cover = cover(&model);
    assert!(cover.contains("first issue · draft until issued"), "{cover}");
    assert!(cover.contains("DRAFT. This pack is not issued") && cover.contains("DRAFT · INTERNAL"));
    assert!(cover.contains("21 more stand on the page of attendance"), "{cover}");
}
