//! Packs that are printed on both sides of their sheets and bound.

use super::*;
use crate::display::{Group, Kid, Orientation, Page, Rect, TagId, TagKind, TagTree, mm};
use crate::font::Shaper;
use crate::writer::Writer;
use crate::writer::testing::Oracle;

const BLANK: &str = "This page is left blank on purpose";
/// A pen and the rounding of lengths.
const HAIR: f32 = 0.6;

fn options() -> PrintOptions {
    PrintOptions { duplex: true, ..PrintOptions::default() }
}

fn shaped(model: &PackModel, options: &PrintOptions) -> (Document, Shaper) {
    lay_out(model, options, &mut Steps::new(100, &mut |_, _| ControlFlow::Continue(()))).unwrap()
}

fn two_sided(model: &PackModel) -> Document {
    shaped(model, &options()).0
}

/// Packs whose chapters end on fronts and on backs.
fn packs() -> impl Iterator<Item = PackModel> {
    [0, 1, 3].into_iter().flat_map(|items| {
        let short = sample::pack(items);
        let mut other = short.clone();
        let row = other.schedule.rows[0].clone();
        other.schedule.rows = vec![row; 60];
        let (conflict, change) = (other.conflicts[0].clone(), other.since_last[0].clone());
        (other.conflicts, other.since_last) = (vec![conflict; 30], vec![change; 60]);
        [short, other]
    })
}

/// The least box around the ink of some groups; of letters as high as a capital with an accent.
fn ink<'g>(groups: impl IntoIterator<Item = &'g Group>) -> Rect {
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    let mut reach = |x: f32, y: f32| {
        (left, right) = (left.min(x), right.max(x));
        (top, bottom) = (top.min(y), bottom.max(y));
    };
    for draw in groups.into_iter().flat_map(|group| &group.draws) {
        match draw {
            Draw::Text(run) => {
                let spaces = (run.text.len() - run.text.trim_end().len()) as f32;
                reach(run.x, run.y - 0.95 * run.size);
                reach(run.x + run.width() - spaces * run.size * 0.26, run.y + 0.25 * run.size);
            }
            Draw::Rect { rect, .. } => {
                reach(rect.x, rect.y);
                reach(rect.right(), rect.bottom());
            }
            Draw::Polygon { points, .. } => points.iter().for_each(|point| reach(point.x, point.y)),
            Draw::Lines { segments, .. } => segments.iter().for_each(|(from, to)| {
                reach(from.x, from.y);
                reach(to.x, to.y);
            }),
        }
    }
    Rect::new(left, top, right - left, bottom - top)
}

fn is_blank(page: &Page) -> bool {
    let runs = page.groups.iter().flat_map(|group| &group.draws);
    runs.clone().any(|draw| matches!(draw, Draw::Text(run) if run.text == BLANK))
}

/// The texts of a structure element and of those in it, in their own order; without blank pages and numbers of pages.
fn tell(document: &Document, tag: TagId, out: &mut Telling) {
    let node = &document.tags.nodes[tag.0];
    for kid in &node.kids {
        match kid {
            Kid::Node(id) => tell(document, *id, out),
            Kid::Content { page, group } => {
                for draw in &document.pages[*page].groups[*group].draws {
                    let Draw::Text(run) = draw else { continue };
                    let is_number = node.kind == TagKind::Link && run.text.parse::<usize>().is_ok();
                    if matches!(node.kind, TagKind::Figure { .. }) {
                        out.drawn.insert(run.text.clone());
                    } else if run.text != BLANK && !is_number {
                        out.text.extend(run.text.chars().filter(|c| !c.is_whitespace()));
                    }
                }
            }
            Kid::Link { .. } => {}
        }
    }
}

/// What a document tells, without spaces, and what its drawings do, which have more parts on lower pages.
#[derive(Debug, Default, PartialEq)]
struct Telling {
    text: String,
    drawn: BTreeSet<String>,
}

fn told(document: &Document) -> Telling {
    let mut out = Telling::default();
    tell(document, TagTree::ROOT, &mut out);
    out
}

#[test]
fn every_page_has_24_mm_at_its_binding_and_17_mm_on_the_other_side() {
    for paper in [Paper::A4, Paper::Letter] {
        let document = shaped(&sample::pack(3), &PrintOptions { paper, ..options() }).0;
        let mut seen = [0; 4];
        for (index, page) in document.pages.iter().enumerate() {
            let ink = ink(&page.groups);
            let (is_front, across) =
                (index % 2 == 0, Orientation::of(page.width, page.height) == Orientation::Landscape);
            seen[usize::from(is_front) + 2 * usize::from(across)] += 1;
            let (start, end) =
                if across { (ink.y, page.height - ink.bottom()) } else { (ink.x, page.width - ink.right()) };
            let binding = if is_front { start } else { end };
            assert!(binding > mm(24.0) - HAIR, "page {}: {binding}", index + 1);
            if across {
                assert!(binding < mm(26.0), "page {}: nothing stands at the binding, {binding}", index + 1);
            } else {
                let outer = if is_front { end } else { start };
                assert!(binding < mm(24.0) + HAIR, "page {}: {binding}", index + 1);
                assert!(outer > mm(17.0) - HAIR, "page {}: {outer}", index + 1);
            }
        }
        assert!(seen.iter().all(|count| *count > 0), "fronts and backs, upright and across: {seen:?}");
    }
}

#[test]
fn a_chapter_that_begins_a_page_begins_on_a_front() {
    let mut blank = 0;
    for document in packs().map(|model| two_sided(&model)) {
        let chapters: Vec<_> = document.outline.iter().filter(|entry| entry.level == 1).collect();
        assert!(chapters.len() >= 11, "{chapters:?}");
        for entry in chapters {
            let page = &document.pages[entry.to.page];
            let body = page.groups.iter().filter(|group| !matches!(group.mark, Mark::Artifact(_)));
            let begins = entry.to.y - ink(body).y < 6.0;
            assert!(entry.to.page % 2 == 0 || !begins, "{} on page {}", entry.title, entry.to.page + 1);
        }
        blank += document.pages.iter().filter(|page| is_blank(page)).count();
    }
    assert!(blank > 6, "some chapters end on fronts: {blank}");
}

#[test]
fn chapters_that_flow_on_in_the_middle_of_a_page_still_do() {
    let mut model = sample::pack(1);
    model.since_last.clear();
    let document = two_sided(&model);
    let page_of = |title: &str| document.outline.iter().find(|entry| entry.title == title).unwrap().to.page;
    assert_eq!(page_of("Since the last meeting"), page_of("Decisions and agenda"));
}

#[test]
fn a_blank_page_says_so_in_a_paragraph_of_no_chapter_between_head_and_foot() {
    for document in packs().map(|model| two_sided(&model)) {
        for (index, page) in document.pages.iter().enumerate().filter(|(_, page)| is_blank(page)) {
            let [own, head, foot] = page.groups.as_slice() else { panic!("{:?}", page.groups) };
            let Mark::Tagged(tag) = own.mark else { panic!("{own:?}") };
            let node = &document.tags.nodes[tag.0];
            assert_eq!((&node.kind, node.parent), (&TagKind::Paragraph, Some(TagTree::ROOT)));
            assert_eq!(node.kids, [Kid::Content { page: index, group: 0 }]);
            assert_eq!(head.mark, Mark::Artifact(ArtifactKind::Header));
            assert_eq!(foot.mark, Mark::Artifact(ArtifactKind::Footer));
            assert!(index % 2 == 1, "only a back is left blank");
            assert!(document.outline.iter().any(|entry| entry.level == 1 && entry.to.page == index + 1));
            assert!(document.outline.iter().all(|entry| entry.to.page != index));
        }
    }
}

#[test]
fn a_two_sided_pack_tells_what_a_pack_on_one_side_tells() {
    for items in [0, 1, 3] {
        let model = sample::pack(items);
        let (one, two) = (told(&laid_out(&model)), told(&two_sided(&model)));
        assert!(!one.text.is_empty() && !one.drawn.is_empty());
        assert_eq!(one, two, "{items} items");
    }
}

#[test]
fn links_and_numbers_of_pages_lead_where_they_say_on_both_sides() {
    let document = two_sided(&packs().last().unwrap());
    let (mut numbers, mut on_backs) = (0, 0);
    for (index, page) in document.pages.iter().enumerate() {
        for link in &page.links {
            let group = page.groups.iter().find(|group| group.mark == Mark::Tagged(link.tag)).unwrap();
            let [Draw::Text(run)] = group.draws.as_slice() else { panic!("{group:?}") };
            assert!((run.x + run.width() - link.area.right()).abs() < 0.1, "{} on page {}", run.text, index + 1);
            assert!(link.area.y < run.y && run.y < link.area.bottom());
            if let Ok(number) = run.text.parse::<usize>() {
                assert_eq!(number, link.to.page + 1);
                numbers += 1;
            }
            // A target stands at the top of its page or right above what it names.
            let target = &document.pages[link.to.page];
            let body = ink(target.groups.iter().filter(|group| !matches!(group.mark, Mark::Artifact(_))));
            assert!(link.to.y > body.y - 12.0 && link.to.y < body.bottom(), "{link:?} on {body:?}");
            on_backs += index % 2;
        }
    }
    assert!(numbers > 10 && on_backs > 3, "{numbers} numbers, {on_backs} links on backs");
    for (index, text) in page_texts(&document).iter().enumerate() {
        assert!(text.contains(&format!("Page {} of {}", index + 1, document.pages.len())), "{text}");
    }
}

#[test]
fn a_figure_covers_its_ink_on_both_sides() {
    let document = two_sided(&sample::pack(3));
    let mut seen = [0; 2];
    for (number, node) in document.tags.nodes.iter().enumerate() {
        let TagKind::Figure { page, area, .. } = &node.kind else { continue };
        let own = Mark::Tagged(TagId(number));
        let ink = ink(document.pages[*page].groups.iter().filter(|group| group.mark == own));
        assert!(ink.x > area.x - 2.0 && ink.right() < area.right() + 2.0, "{ink:?} in {area:?}");
        assert!(ink.y > area.y - 8.0 && ink.bottom() < area.bottom() + 8.0, "{ink:?} in {area:?}");
        seen[page % 2] += 1;
    }
    assert!(seen[0] > 0, "{seen:?}");
}

#[test]
fn a_validator_accepts_a_two_sided_pack() {
    for model in packs() {
        let (document, shaper) = shaped(&model, &options());
        let written = Oracle.write(&document, shaper.fonts());
        assert!(written.is_ok(), "{:?}", written.err());
    }
}

#[test]
fn a_two_sided_file_asks_to_be_flipped_on_the_long_edge_and_another_asks_nothing() {
    let model = sample::pack(1);
    let asked = |options: &PrintOptions| {
        let pdf = lopdf::Document::load_mem(&printed(&model, options).bytes).unwrap();
        let preferences = pdf.catalog().unwrap().get(b"ViewerPreferences").unwrap();
        let preferences = pdf.dereference(preferences).unwrap().1.as_dict().unwrap().clone();
        preferences.get(b"Duplex").ok().map(|asked| asked.as_name().unwrap().to_vec())
    };
    assert_eq!(asked(&options()), Some(b"DuplexFlipLongEdge".to_vec()));
    assert_eq!(asked(&PrintOptions::default()), None);
    assert!(printed(&model, &options()).bytes == printed(&model, &options()).bytes, "the same bytes twice");
}
