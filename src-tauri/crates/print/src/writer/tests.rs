//! What a reader of tagged PDF relies on, asked of the bytes.

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId};

use super::oracle::Oracle;
use super::{PdfWriter, Writer};
use crate::display::TagKind;
use crate::pack::testing;

fn written(items: usize, mono: bool) -> Vec<u8> {
    let (document, shaper) = testing::laid_out(items);
    PdfWriter { mono }.write(&document, shaper.fonts()).unwrap()
}

fn dict<'p>(pdf: &'p Pdf, object: &'p Object) -> &'p Dictionary {
    match object {
        Object::Reference(id) => pdf.get_dictionary(*id).unwrap(),
        Object::Dictionary(dictionary) => dictionary,
        other => panic!("{other:?} is no dictionary"),
    }
}

fn operators(pdf: &Pdf) -> Vec<(ObjectId, Vec<lopdf::content::Operation>)> {
    let pages = pdf.get_pages().into_values();
    pages.map(|id| (id, Content::decode(&pdf.get_page_content(id)).unwrap().operations)).collect()
}

#[test]
fn an_independent_validator_accepts_the_tag_tree() {
    let (document, shaper) = testing::laid_out(4);
    let file = Oracle.write(&document, shaper.fonts());
    assert!(file.is_ok(), "{:?}", file.err());
}

#[test]
fn the_validator_refuses_a_heading_without_a_title() {
    let (mut document, shaper) = testing::laid_out(1);
    for node in &mut document.tags.nodes {
        if let TagKind::Heading(_, title) = &mut node.kind {
            title.clear();
        }
    }
    document.metadata.title.clear();
    document.outline.clear();
    assert!(Oracle.write(&document, shaper.fonts()).is_err());
}

#[test]
fn the_catalogue_says_what_a_reader_needs() {
    let pdf = Pdf::load_mem(&written(2, false)).unwrap();
    let catalogue = pdf.catalog().unwrap();
    assert_eq!(pdf.version, "1.7");
    assert!(dict(&pdf, catalogue.get(b"MarkInfo").unwrap()).get(b"Marked").unwrap().as_bool().unwrap());
    assert_eq!(lopdf::decode_text_string(catalogue.get(b"Lang").unwrap()).unwrap(), "en-GB");
    let preferences = dict(&pdf, catalogue.get(b"ViewerPreferences").unwrap());
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    assert_eq!(catalogue.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    let xmp = pdf.get_object(catalogue.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let xmp = String::from_utf8(xmp.as_stream().unwrap().content.clone()).unwrap();
    assert!(xmp.contains("Payments change board, 17 November 2026"));
    assert!(xmp.contains("2026-11-16T09:00:00Z"));
    // Nothing has checked a claim of conformance, so none is made.
    assert!(!xmp.contains("pdfaid") && !xmp.contains("pdfuaid"));
    let info = dict(&pdf, pdf.trailer.get(b"Info").unwrap());
    assert!(info.get(b"GTS_PDFXVersion").is_err());
}

#[test]
fn all_ink_is_an_artifact_or_has_an_owner_in_the_parent_tree() {
    let pdf = Pdf::load_mem(&written(3, false)).unwrap();
    let root = dict(&pdf, pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let numbers = dict(&pdf, root.get(b"ParentTree").unwrap()).get(b"Nums").unwrap().as_array().unwrap();
    let parents: HashMap<i64, &Object> = numbers.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), &pair[1])).collect();
    for (page, operations) in operators(&pdf) {
        let sheet = pdf.get_dictionary(page).unwrap();
        assert_eq!(sheet.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
        let key = sheet.get(b"StructParents").unwrap().as_i64().unwrap();
        let owners = pdf.get_object(parents[&key].as_reference().unwrap()).unwrap().as_array().unwrap();
        let mut depth = 0;
        let mut seen = 0;
        for operation in operations {
            match operation.operator.as_str() {
                "BDC" => {
                    depth += 1;
                    assert_eq!(depth, 1, "marked content is not nested");
                    if operation.operands[0].as_name().unwrap() != b"Artifact" {
                        let number = dict(&pdf, &operation.operands[1]).get(b"MCID").unwrap().as_i64().unwrap();
                        assert_eq!(number, seen);
                        let owner = dict(&pdf, &owners[number as usize]);
                        assert_eq!(owner.get(b"Type").unwrap().as_name().unwrap(), b"StructElem");
                        seen += 1;
                    }
                }
                "EMC" => depth -= 1,
                "f" | "F" | "f*" | "S" | "s" | "B" | "b" | "B*" | "TJ" | "Tj" | "sh" | "Do" => {
                    assert_eq!(depth, 1, "{} outside of marked content", operation.operator);
                }
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        assert_eq!(seen as usize, owners.len());
    }
}

#[test]
fn headers_have_scopes_figures_have_words_and_headings_skip_no_level() {
    let pdf = Pdf::load_mem(&written(3, false)).unwrap();
    let mut figures = 0;
    let mut headers = 0;
    let mut levels = Vec::new();
    let root = dict(&pdf, pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let mut open = vec![root.get(b"K").unwrap()];
    while let Some(object) = open.pop() {
        if let Object::Array(kids) = object {
            open.extend(kids.iter().rev());
            continue;
        }
        let Object::Reference(id) = object else { continue };
        let Ok(element) = pdf.get_dictionary(*id) else { continue };
        let Ok(role) = element.get(b"S").and_then(Object::as_name) else { continue };
        match role {
            b"TH" => {
                headers += 1;
                assert!(dict(&pdf, element.get(b"A").unwrap()).has(b"Scope"));
            }
            b"Figure" => {
                figures += 1;
                assert!(!element.get(b"Alt").unwrap().as_str().unwrap().is_empty());
                assert!(dict(&pdf, element.get(b"A").unwrap()).has(b"BBox"));
            }
            [b'H', level] => levels.push(level - b'0'),
            _ => {}
        }
        if let Ok(kids) = element.get(b"K") {
            open.push(kids);
        }
    }
    assert!(figures >= 1 && headers > 50);
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn links_say_where_they_lead_and_belong_to_the_tree() {
    let pdf = Pdf::load_mem(&written(3, false)).unwrap();
    let mut links = 0;
    for page in pdf.get_pages().into_values() {
        let Ok(annotations) = pdf.get_dictionary(page).unwrap().get(b"Annots") else { continue };
        for annotation in annotations.as_array().unwrap() {
            let link = dict(&pdf, annotation);
            assert!(lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap().starts_with("Go to"));
            assert!(link.has(b"StructParent") && link.has(b"Dest"));
            links += 1;
        }
    }
    assert!(links > 10, "{links}");
}

#[test]
fn fonts_are_subsets_with_a_way_back_to_text() {
    let pdf = Pdf::load_mem(&written(1, false)).unwrap();
    let mut fonts = 0;
    for object in pdf.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        if font.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Type0") {
            continue;
        }
        fonts += 1;
        assert!(font.has(b"ToUnicode"));
        let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
        assert_eq!(name[6], b'+');
        let descendant = dict(&pdf, &font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]);
        assert!(dict(&pdf, descendant.get(b"FontDescriptor").unwrap()).has(b"FontFile2"));
    }
    assert!(fonts >= 2);
}

#[test]
fn the_file_holds_nothing_that_nothing_refers_to() {
    let mut pdf = Pdf::load_mem(&written(1, false)).unwrap();
    // What carries other objects is not referred to itself.
    let carrier = |object: &Object| {
        let kind = object.as_stream().and_then(|s| s.dict.get(b"Type")?.as_name().map(<[u8]>::to_vec));
        matches!(kind.as_deref(), Ok(b"ObjStm" | b"XRef"))
    };
    let carriers: Vec<ObjectId> = pdf.objects.iter().filter(|(_, o)| carrier(o)).map(|(id, _)| *id).collect();
    let unused: Vec<ObjectId> = pdf.prune_objects().into_iter().filter(|id| !carriers.contains(id)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn no_colour_leaves_the_writer_in_black_and_white() {
    let colourful = |mono| {
        let pdf = Pdf::load_mem(&written(2, mono)).unwrap();
        operators(&pdf).into_iter().flat_map(|(_, operations)| operations).any(|operation| {
            matches!(operation.operator.as_str(), "rg" | "RG" | "k" | "K" | "cs" | "CS" | "sc" | "SC" | "scn" | "SCN")
        })
    };
    assert!(!colourful(true));
    assert!(colourful(false));
}

#[test]
fn pages_have_ink_inside_the_margins_only() {
    use hayro::hayro_interpret::InterpreterSettings;
    use hayro::hayro_syntax::Pdf as Hayro;
    use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
    let pdf = Hayro::new(written(1, false)).unwrap();
    let cache = RenderCache::new();
    let white = PixmapSettings { bg_color: hayro::vello_cpu::color::palette::css::WHITE, ..PixmapSettings::default() };
    for (index, page) in pdf.pages().iter().enumerate() {
        let image = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &white);
        let (width, height) = (usize::from(image.width()), usize::from(image.height()));
        // 14 mm: the live area keeps 16.9 mm, the running foot reaches lower.
        let (side, end) = (39, 16);
        let mut ink = 0;
        for (at, pixel) in image.data().iter().enumerate() {
            if pixel.r < 200 {
                ink += 1;
                let (x, y) = (at % width, at / width);
                assert!(x >= side && x < width - side && y >= end && y < height - end, "page {index} at {x}, {y}");
            }
        }
        assert!(ink > 500, "page {index} is blank");
    }
}
