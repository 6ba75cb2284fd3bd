//! What stands behind the bars: patterns, names and the key.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::super::model::{BandKind, CalendarModel};
use super::super::sample::{band, daily, days, document, layered};
use super::super::{calendar_sheets, lay_out};
use super::*;
use crate::display::{Document, Ink, Metadata, Orientation, Paper};
use crate::font::{FontSet, Shaper};
use crate::press::PrintOptions;
use crate::writer::Writer;
use crate::writer::testing::{Oracle, page_texts};

fn laid_out(model: &CalendarModel) -> (Document, Shaper) {
    let mut go_on = |_, _| ControlFlow::Continue(());
    let (document, shaper, _) = lay_out(model, &PrintOptions::default(), &mut go_on).unwrap();
    (document, shaper)
}

/// What is drawn on a page of its own.
fn drawn(draw: impl FnOnce(&mut Flow, Mark)) -> Vec<Draw> {
    let mut flow = Flow::new(Shaper::new(FontSet::new(None).unwrap()), Paper::A4);
    flow.new_page(Orientation::Landscape);
    let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
    draw(&mut flow, mark);
    let (document, _) = flow.finish(Metadata::default()).unwrap();
    document.pages.into_iter().flat_map(|page| page.groups).flat_map(|group| group.draws).collect()
}

fn pattern(kind: BandKind) -> Vec<Draw> {
    drawn(|flow, mark| patterns::pattern(flow, mark, kind, Rect::new(100.0, 100.0, 60.0, 40.0)))
}

/// A calendar of a lane without releases in which only this holds.
fn only(bands: Vec<Band>) -> CalendarModel {
    let mut model = document(1);
    for day in &mut model.page.days {
        day.meeting = false;
    }
    model.page.bands = bands;
    model.page.lanes[0].bands.clear();
    model.page.lanes[0].bars.clear();
    model
}

/// The runs of text on the first page.
fn runs(model: &CalendarModel) -> Vec<String> {
    page_texts(&laid_out(model).0)[0].lines().map(str::to_owned).collect()
}

#[test]
fn every_kind_has_a_pattern_of_its_own_that_outlives_a_photocopier() {
    // A copy loses light grounds; what is left are lines.
    let lines = |kind: BandKind| -> Vec<Draw> {
        pattern(kind).into_iter().filter(|draw| matches!(draw, Draw::Lines { .. })).collect()
    };
    let looks: HashSet<String> = BandKind::ALL.into_iter().map(|kind| format!("{:?}", lines(kind))).collect();
    assert_eq!(looks.len(), BandKind::ALL.len());
    assert!(BandKind::ALL.into_iter().all(|kind| !lines(kind).is_empty()));
    for kind in BandKind::ALL {
        for draw in pattern(kind) {
            let inks = match draw {
                Draw::Rect { fill, stroke, .. } => vec![fill, stroke.map(|stroke| stroke.ink)],
                Draw::Lines { stroke, .. } => vec![Some(stroke.ink)],
                other => panic!("{other:?}"),
            };
            assert!(inks.into_iter().flatten().all(|ink| matches!(ink, Ink::Grey(_))), "{kind:?} needs no colour");
        }
    }
}

#[test]
fn freezes_lie_on_top_and_soft_ones_below_them_whatever_the_order() {
    let days = days(35);
    let all: Vec<Band> = BandKind::ALL.into_iter().map(|kind| band(kind, "A", (2, 0), (9, 0))).collect();
    let of = |bands: &[&Band]| {
        drawn(|flow, mark| {
            let scale = Scale::new(flow.live(), &days);
            patterns::draw(flow, mark, &scale, bands, Rect::new(scale.area.x, 100.0, scale.area.width, 40.0));
        })
    };
    let draws = of(&all.iter().collect::<Vec<_>>());
    assert_eq!(draws, of(&all.iter().rev().collect::<Vec<_>>()));
    let (hard, soft) = (of(&[&all[0]]), of(&[&all[1]]));
    assert!(draws.ends_with(&[soft, hard].concat()));
    assert_eq!(draws.len(), all.iter().map(|band| of(&[band]).len()).sum::<usize>(), "everything is drawn");
}

#[test]
fn a_kind_is_explained_where_it_occurs_and_nowhere_else() {
    for kind in BandKind::ALL {
        let runs = runs(&only(vec![band(kind, "Something", (2, 0), (9, 0))]));
        for other in BandKind::ALL {
            let explained = runs.iter().filter(|run| **run == other.name().to_lowercase()).count();
            assert_eq!(explained, usize::from(other == kind), "{kind:?}: {runs:?}");
        }
    }
    let later = runs(&only(vec![band(BandKind::Vendor, "Later", (50, 0), (51, 0))]));
    assert!(!later.iter().any(|run| run == "vendor’s window"), "{later:?}");
}

#[test]
fn a_kind_of_one_lane_is_explained_on_its_page_only() {
    let mut model = only(Vec::new());
    model.page.lanes = vec![model.page.lanes[0].clone(); 60];
    model.page.lanes[59].bands = daily(BandKind::Trading, "Exchange hours", 8, 17);
    let pages = page_texts(&laid_out(&model).0);
    let explained: Vec<bool> = pages.iter().map(|page| page.contains("trading hours")).collect();
    let last = pages.iter().rposition(|page| page.contains("standard\n")).unwrap();
    assert!(last > 0 && explained[last] && !explained[..last].contains(&true), "{explained:?}");
}

#[test]
fn bands_are_named_with_their_kind_and_what_comes_daily_is_not() {
    let named = |kind, name: &str| {
        let told = runs(&only(vec![band(kind, name, (2, 0), (9, 0))]));
        told.into_iter().find(|run| run.ends_with(name))
    };
    for (kind, name, told) in [
        (BandKind::Freeze, "Freeze of Q4", Some("FREEZE Freeze of Q4")),
        (BandKind::SoftFreeze, "Q4", Some("Soft freeze Q4")),
        (BandKind::Peak, "Sales", Some("Peak Sales")),
        (BandKind::MonthEnd, "Books", Some("Month end Books")),
        (BandKind::MonthEnd, "Month-end books", Some("Month-end books")),
        (BandKind::Holiday, "Epiphany", Some("Holiday Epiphany")),
        (BandKind::Vendor, "Acquirer", Some("Vendor Acquirer")),
        (BandKind::Trading, "Exchange", None),
        (BandKind::Maintenance, "Nights", None),
    ] {
        assert_eq!(named(kind, name).as_deref(), told, "{kind:?}");
    }
    let long = runs(&only(vec![band(BandKind::Vendor, &"W".repeat(10_000), (2, 0), (9, 0))]));
    assert!(long.iter().any(|run| run.starts_with("Vendor ") && run.ends_with('…') && run.len() < 300));
}

#[test]
fn a_freeze_is_named_however_many_holidays_there_are() {
    let mut bands: Vec<Band> =
        (0..20).map(|index| band(BandKind::Holiday, &format!("Day {index}"), (8, 0), (9, 0))).collect();
    bands.push(band(BandKind::Freeze, "Year end", (8, 0), (9, 0)));
    let runs = runs(&only(bands));
    assert!(runs.iter().any(|run| run == "FREEZE Year end"), "{runs:?}");
    assert_eq!(runs.iter().filter(|run| run.starts_with("Holiday ")).count(), MOST_STRIPS - 1);
}

#[test]
fn trading_hours_are_a_comb_above_the_names_of_lanes_that_they_cover() {
    let mut model = layered();
    let mut flow = Flow::new(Shaper::new(FontSet::new(None).unwrap()), Paper::A4);
    flow.new_page(Orientation::Landscape);
    let heights = |flow: &mut Flow, model: &CalendarModel| -> Vec<f32> {
        let sheet = Sheet::new(flow, &model.page, &model.page.days);
        sheet.lanes(flow, &model.page, 1000.0).iter().map(PlacedLane::height).collect()
    };
    let with = heights(&mut flow, &model);
    for lane in &mut model.page.lanes {
        lane.bands.retain(|band| band.kind != BandKind::Trading);
    }
    let without = heights(&mut flow, &model);
    let more: Vec<f32> = with.iter().zip(&without).map(|(one, other)| (one - other).round()).collect();
    assert_eq!(more, [patterns::EDGE, patterns::EDGE, 0.0, 0.0]);
    // Two regions whose hours run into each other are one comb a day.
    let days = days(7);
    let bands = [daily(BandKind::Trading, "One", 8, 14), daily(BandKind::Trading, "Other", 13, 22)].concat();
    let bands: Vec<&Band> = bands.iter().collect();
    let combs = drawn(|flow, mark| {
        let scale = Scale::new(flow.live(), &days);
        patterns::draw(flow, mark, &scale, &bands, Rect::new(scale.area.x, 100.0, scale.area.width, 40.0));
    });
    assert_eq!(combs.len(), 5);
}

#[test]
fn a_calendar_of_every_layer_stays_on_its_sheet_and_a_validator_accepts_it() {
    let model = layered();
    let (document, shaper) = laid_out(&model);
    let written = Oracle.write(&document, shaper.fonts());
    assert!(written.is_ok(), "{:?}", written.err());
    for page in &document.pages {
        for draw in page.groups.iter().flat_map(|group| &group.draws) {
            if let Draw::Text(run) = draw {
                assert!(run.x > 40.0 && run.x + run.width() < page.width - 40.0, "{run:?}");
            }
        }
    }
    let told = page_texts(&document).join("\n");
    let table = told.split_once("Freezes, peaks and other layers").unwrap().1.replace('\n', " ");
    for (kind, name) in [("Trading hours", "Exchange hours"), ("Vendor’s window", "Card scheme"), ("Holiday", "St")] {
        assert!(table.contains(kind) && table.contains(name), "{table}");
    }
    let mono = PrintOptions { mono: true, ..PrintOptions::default() };
    let file = calendar_sheets(&model, &mono, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
    for page in pdf.get_pages().into_values() {
        let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
        assert!(content.operations.iter().all(|it| !matches!(it.operator.as_str(), "rg" | "RG" | "k" | "K")));
    }
}
