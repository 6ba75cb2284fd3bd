//! The PDF writer: `printpdf` for pages and fonts, `lopdf` for everything it leaves out.
//!
//! `printpdf` writes pages, content streams and embedded fonts. It knows no structure tree, sorts bookmarks by name,
//! labels the file PDF 1.3 and writes a random `/ID`, so all of that is put in place on the object level.
//!
//! What is large is never there as a whole: the operators of a page are made, translated and compressed together with
//! those of a few others, and a structure element is made when it is written down.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, dictionary};
use printpdf::{
    Codepoint, FontMetrics, FontType, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub,
    PdfPage, PdfSaveOptions, Pt, Rect as PdfRect, TextItem,
};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::content::{Content, font_id};
use super::{Writer, catalogue, file, structure};
use crate::display::{Document, Page};
use crate::error::PrintError;
use crate::font::{Face, FaceId, FontSet, Subset, subset_used};

/// Writes tagged PDF 1.7.
#[derive(Debug, Clone, Copy, Default)]
pub struct PdfWriter {
    /// Greyscale only: no colour operator leaves the writer.
    pub mono: bool,
}

impl Writer for PdfWriter {
    fn write(&self, document: &Document, fonts: &FontSet) -> Result<Vec<u8>, PrintError> {
        let subsets = subset_used(document, fonts.faces())?;
        let by_face: BTreeMap<FaceId, &Subset> = subsets.iter().map(|subset| (subset.face, subset)).collect();
        let mut source = PdfDocument::new(&document.metadata.title);
        for subset in &subsets {
            let font = PdfFont::new(parsed(subset, fonts.face(subset.face)));
            source.resources.fonts.map.insert(font_id(subset.face), font);
        }
        source.pages = document.pages.iter().map(|page| sheet(page, Vec::new())).collect();
        source.pages.push(specimen(&subsets));
        let mut pdf = translated(&source);
        drop(source);
        let pages = take_pages(&mut pdf)?;
        let elements = structure::add(&mut pdf, document, &pages)?;
        catalogue::add(&mut pdf, document, &pages)?;
        let contents = contents(&pdf, &pages)?;
        fill(&mut pdf, |id| {
            let page = &document.pages[*contents.get(&id)?];
            Some(alone(sheet(page, Content::of(page, &document.tags, &by_face, self.mono))))
        })?;
        // The numbers of the elements stand between those of the pages and those of what was added later.
        let later = elements.first().map_or_else(BTreeMap::new, |first| pdf.objects.split_off(&first));
        file::write(pdf.objects.into_iter().chain(elements.objects()).chain(later), pdf.trailer)
    }
}

/// What `printpdf` makes of its own document.
fn translated(source: &PdfDocument) -> Pdf {
    // `secure` would drop the text operators, which are written through as they are.
    let options = PdfSaveOptions { secure: false, subset_fonts: false, optimize: false, image_optimization: None };
    source.to_lopdf_document(&options, &mut Vec::new())
}

fn sheet(page: &Page, ops: Vec<Op>) -> PdfPage {
    let size = PdfRect::from_wh(Pt(page.width), Pt(page.height));
    PdfPage { media_box: size.clone(), trim_box: size.clone(), crop_box: size, ops }
}

/// A page that shows every glyph once and is thrown away again.
///
/// `printpdf` embeds the glyphs it sees in its own text operation, one operand for each glyph. Writing whole strings
/// through instead makes pages a third as large, but hides the glyphs from it; this page shows them.
fn specimen(subsets: &[Subset]) -> PdfPage {
    let mut ops = vec![Op::StartTextSection];
    for subset in subsets {
        ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(subset.face)), size: Pt(10.0) });
        let glyphs = subset.glyphs.values().map(|g| Codepoint::with_cid(g.id, 0.0, g.text.clone())).collect();
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    PdfPage::new(Mm(10.0), Mm(10.0), ops)
}

fn parsed(subset: &Subset, face: &Face) -> ParsedFont {
    let [x_min, y_min, x_max, y_max] = face.bounds;
    ParsedFont {
        original_bytes: subset.bytes.clone(),
        font_index: 0,
        font_name: Some(subset.name.clone()),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: subset.glyphs.values().map(|glyph| (glyph.id, glyph.width)).collect(),
        units_per_em: face.units_per_em,
        font_metrics: FontMetrics { ascent: face.ascent, descent: face.descent },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: face.units_per_em,
            x_min,
            y_min,
            x_max,
            y_max,
            us_weight_class: face.weight,
            ..PdfFontMetricsStub::default()
        },
    }
}

/// Removes the specimen page and returns the others in order.
fn take_pages(pdf: &mut Pdf) -> Result<Vec<ObjectId>, PrintError> {
    let mut pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let specimen = pages.pop().ok_or_else(|| PrintError::Write("the document has no pages".to_owned()))?;
    let parent = pdf.get_dictionary(specimen).and_then(|page| page.get(b"Parent")?.as_reference()).map_err(failed)?;
    let kids: Vec<Object> = pages.iter().map(|id| (*id).into()).collect();
    let tree = pdf.get_dictionary_mut(parent).map_err(failed)?;
    tree.set("Count", kids.len() as i64);
    tree.set("Kids", kids);
    let page = pdf.objects.remove(&specimen);
    if let Some(Object::Dictionary(page)) = page {
        for key in [b"Contents".as_slice(), b"Resources"] {
            if let Ok(id) = page.get(key).and_then(Object::as_reference) {
                pdf.objects.remove(&id);
            }
        }
    }
    for id in &pages {
        tidy_resources(pdf, *id);
    }
    Ok(pages)
}

/// Drops the resource categories `printpdf` writes for every page although they are empty, and the empty dictionaries
/// they share.
fn tidy_resources(pdf: &mut Pdf, page: ObjectId) {
    let mut unused = Vec::new();
    let resources = pdf.get_dictionary(page).and_then(|page| page.get(b"Resources")?.as_reference());
    if let Ok(id) = resources
        && let Ok(dictionary) = pdf.get_dictionary_mut(id)
    {
        for key in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
            let shared = dictionary.remove(key);
            unused.extend(shared.and_then(|object| object.as_reference().ok()));
        }
    }
    for id in unused {
        pdf.objects.remove(&id);
    }
}

/// The object in which the content of each page stands.
fn contents(pdf: &Pdf, pages: &[ObjectId]) -> Result<BTreeMap<ObjectId, usize>, PrintError> {
    let content = |page: &ObjectId| pdf.get_dictionary(*page)?.get(b"Contents")?.as_reference();
    pages.iter().zip(0..).map(|(page, index)| Ok((content(page).map_err(failed)?, index))).collect()
}

/// The operators of one page as they stand in a file, for which the page gets a document of its own: it names fonts,
/// but needs none of them to be written down.
fn alone(page: PdfPage) -> Vec<u8> {
    let mut source = PdfDocument::new("");
    source.pages.push(page);
    let content = translated(&source).objects.into_values().find_map(|object| match object {
        Object::Stream(stream) => Some(stream.content),
        _ => None,
    });
    content.unwrap_or_default()
}

/// Puts the content of pages in its place, compresses every stream, and names the file after what they hold, so that
/// the same pack has the same `/ID` and another one has another.
fn fill(pdf: &mut Pdf, content: impl Fn(ObjectId) -> Option<Vec<u8>> + Sync) -> Result<(), PrintError> {
    /// So many streams are there uncompressed.
    const AT_ONCE: usize = 32;
    let streams = pdf.objects.iter_mut().filter_map(|(id, object)| object.as_stream_mut().ok().map(|s| (*id, s)));
    let mut streams: Vec<(ObjectId, &mut Stream)> = streams.collect();
    let mut hash = Sha256::new();
    for some in streams.chunks_mut(AT_ONCE) {
        some.par_iter_mut().for_each(|(id, stream)| {
            if let Some(content) = content(*id) {
                stream.set_content(content);
            }
        });
        for (_, stream) in &*some {
            hash.update(&stream.content);
        }
        let compressible = some.par_iter_mut().filter(|(_, stream)| stream.allows_compression);
        compressible.try_for_each(|(_, stream)| stream.compress()).map_err(failed)?;
    }
    let digest = hash.finalize();
    let id = Object::String(digest[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// A failed look-up on the object level, as an error of this crate.
#[expect(clippy::needless_pass_by_value, reason = "a function for `map_err`")]
pub(super) fn failed(error: lopdf::Error) -> PrintError {
    PrintError::Write(error.to_string())
}

/// The catalogue of the file.
///
/// # Errors
/// [`PrintError::Write`] when the file has none.
pub(super) fn catalogue_of(pdf: &mut Pdf) -> Result<&mut Dictionary, PrintError> {
    pdf.catalog_mut().map_err(failed)
}

/// A destination: `y` of a page, in points from its foot, at the zoom the reader has chosen.
pub(super) fn destination(page: ObjectId, y: f32) -> Object {
    Object::Array(vec![page.into(), "XYZ".into(), Object::Null, y.into(), Object::Null])
}

/// The entry every annotation shares.
pub(super) fn link_annotation(rect: [f32; 4], to: Object, contents: &str, key: i64) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => rect.map(Object::from).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Bit 3: the annotation is printed with the page.
        "F" => 4,
        "Dest" => to,
        "Contents" => lopdf::text_string(contents),
        "StructParent" => key,
    }
}
