//! What tests of documents share: laying out, stopping, and what must hold for every one of them.

use std::ops::ControlFlow;

use lopdf::content::Content;

use super::{Booklet, Sheet};
use crate::display::{ArtifactKind, Document, Draw, Kid, Mark, Page, Paper, TagId, TagKind, mm};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::press::{PrintOptions, PrintedFile, Steps};
use crate::writer::Writer;
use crate::writer::testing::{Oracle, page_texts};

/// A document as it is laid out on A4 where nobody stops it.
pub(crate) fn laid_out<M>(sheet: &Sheet<'_, M>, model: &M) -> (Document, Shaper) {
    bound(&sheet.booklet(), model, Paper::A4)
}

/// A document under a head of its own as it is laid out on a sheet where nobody stops it.
pub(crate) fn bound<M>(booklet: &Booklet<'_, M>, model: &M, paper: Paper) -> (Document, Shaper) {
    let mut go_on = |_, _| ControlFlow::Continue(());
    let mut steps = Steps::new(booklet.parts.len() + 1, &mut go_on);
    booklet.lay_out(model, &PrintOptions { paper, ..PrintOptions::default() }, &mut steps).unwrap()
}

/// Whether printing ends as soon as nobody waits, whichever part is being made.
pub(crate) fn stops_after_every_part<M>(sheet: &Sheet<'_, M>, model: &M) -> bool {
    stops_within(&sheet.booklet(), model)
}

/// Whether printing a document under a head of its own ends as soon as nobody waits.
pub(crate) fn stops_within<M>(booklet: &Booklet<'_, M>, model: &M) -> bool {
    (0..=booklet.parts.len()).all(|after| {
        let mut left = after;
        let stopped = booklet.print(model, &PrintOptions::default(), &mut |_, _| {
            left = left.wrapping_sub(1);
            if left == usize::MAX { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        matches!(stopped, Err(PrintError::Cancelled))
    })
}

/// The file of a document under a head of its own.
pub(crate) fn printed<M>(booklet: &Booklet<'_, M>, model: &M, options: &PrintOptions) -> PrintedFile {
    booklet.print(model, options, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

/// Text without its spaces, so that it can be found however its lines were broken.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What all pages say, without spaces.
pub(crate) fn told(document: &Document) -> String {
    squeezed(&page_texts(document).concat())
}

/// Level and title of every bookmark.
pub(crate) fn bookmarks(document: &Document) -> Vec<(u8, String)> {
    document.outline.iter().map(|entry| (entry.level, entry.title.clone())).collect()
}

/// Holds a document to what holds for every one: a validator accepts its tags, headings skip no level, every row of a
/// table is whole, no ink leaves the margins, and every page says which of how many it is.
pub(crate) fn check(document: &Document, shaper: &Shaper) {
    let written = Oracle.write(document, shaper.fonts());
    assert!(written.is_ok(), "{:?}", written.err());
    assert_eq!(document.metadata.language, "en-GB");
    assert!(!document.metadata.title.is_empty());
    headings_skip_no_level(document);
    rows_are_whole(document);
    no_ink_leaves_the_margins(document);
    for (index, text) in page_texts(document).iter().enumerate() {
        assert!(text.contains(&format!("Page {} of {}", index + 1, document.pages.len())), "{text}");
    }
}

fn headings_skip_no_level(document: &Document) {
    let levels: Vec<u8> = document
        .tags
        .nodes
        .iter()
        .filter_map(|node| match &node.kind {
            TagKind::Heading(level, title) => {
                assert!(!title.is_empty());
                Some(*level)
            }
            _ => None,
        })
        .collect();
    assert_eq!(levels.first(), Some(&1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

fn rows_are_whole(document: &Document) {
    let nodes = &document.tags.nodes;
    let kids = |id: TagId| {
        nodes[id.0].kids.iter().filter_map(|kid| match kid {
            Kid::Node(id) => Some(*id),
            Kid::Content { .. } | Kid::Link { .. } => None,
        })
    };
    let across = |row: TagId| -> usize {
        kids(row)
            .map(|cell| match nodes[cell.0].kind {
                TagKind::GroupCell(columns) => columns,
                TagKind::HeaderCell(_) | TagKind::DataCell => 1,
                ref other => panic!("{other:?} in a row"),
            })
            .sum()
    };
    for table in (0..nodes.len()).filter(|index| nodes[*index].kind == TagKind::Table) {
        let rows: Vec<usize> = kids(TagId(table)).flat_map(|part| kids(part).map(across).collect::<Vec<_>>()).collect();
        assert!(!rows.is_empty() && rows.iter().all(|cells| *cells == rows[0]), "{rows:?}");
    }
}

fn no_ink_leaves_the_margins(document: &Document) {
    // 16 mm at the sides and 8 mm above and below, where the running head and foot stand.
    const SIDE: f32 = 45.0;
    const END: f32 = 22.0;
    for page in &document.pages {
        for group in &page.groups {
            for draw in &group.draws {
                for (x, y) in ends(draw) {
                    let inside = x >= SIDE && x <= page.width - SIDE && y >= END && y <= page.height - END;
                    assert!(inside, "{x}, {y} of {} × {}: {draw:?}", page.width, page.height);
                    let runs = matches!(group.mark, Mark::Artifact(ArtifactKind::Header | ArtifactKind::Footer));
                    let (top, foot) = live(page);
                    assert!(runs || (y >= top && y <= foot), "{y} of {top} to {foot}: {draw:?}");
                }
            }
        }
    }
}

/// Top and bottom of what text may stand on, a hairline more.
fn live(page: &Page) -> (f32, f32) {
    let height = mm(if page.width > page.height { 172.0 } else { 235.0 });
    ((page.height - height) / 2.0 - 1.0, f32::midpoint(page.height, height) + 1.0)
}

fn ends(draw: &Draw) -> Vec<(f32, f32)> {
    match draw {
        Draw::Text(run) => {
            let spaces = run.text.len() - run.text.trim_end().len();
            vec![(run.x, run.y), (run.x + run.width() - spaces as f32 * run.size * 0.26, run.y)]
        }
        Draw::Rect { rect, .. } => vec![(rect.x, rect.y), (rect.right(), rect.bottom())],
        Draw::Polygon { points, .. } => points.iter().map(|point| (point.x, point.y)).collect(),
        Draw::Lines { segments, .. } => segments.iter().flat_map(|(a, b)| [(a.x, a.y), (b.x, b.y)]).collect(),
    }
}

/// Whether any ink of a file is coloured.
pub(crate) fn is_coloured(bytes: &[u8]) -> bool {
    let pdf = lopdf::Document::load_mem(bytes).unwrap();
    pdf.get_pages().into_values().any(|page| {
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        content.operations.iter().any(|operation| {
            matches!(operation.operator.as_str(), "rg" | "RG" | "k" | "K" | "cs" | "CS" | "sc" | "SC" | "scn" | "SCN")
        })
    })
}

/// Holds the file of a document to what holds for every one: the same bytes twice on either paper, no colour where none
/// is wanted, and the sheet that was asked for.
pub(crate) fn check_file<M>(booklet: &Booklet<'_, M>, model: &M) {
    for (paper, long) in [(Paper::A4, 842), (Paper::Letter, 792)] {
        for mono in [false, true] {
            let options = PrintOptions { paper, mono, ..PrintOptions::default() };
            let file = printed(booklet, model, &options);
            assert!(file.bytes == printed(booklet, model, &options).bytes, "{paper:?}");
            assert!(!mono || !is_coloured(&file.bytes), "{paper:?}");
            let pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
            assert_eq!(pdf.get_pages().len(), file.pages);
            for page in pdf.get_pages().values() {
                let sheet = pdf.get_dictionary(*page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
                let longest = sheet[2].as_float().unwrap().max(sheet[3].as_float().unwrap());
                assert!((longest.round() as i32 - long).abs() <= 1, "{sheet:?}");
            }
        }
    }
}
