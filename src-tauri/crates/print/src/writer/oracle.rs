//! A second writer, for tests only: krilla, whose PDF/A-2a and PDF/UA-1 validators refuse a wrong tag tree.

use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point as KPoint, Rect as KRect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke as KStroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagKind as KTagKind, TagTree as KTagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document as KDocument, SerializeSettings};

use super::Writer;
use crate::display::{
    ArtifactKind, Document, Draw, Ink, Kid, Mark, OutlineEntry, Place, Rect, Scope, Stroke, TagId, TagKind, TextRun,
};
use crate::error::PrintError;
use crate::font::FontSet;

/// Writes PDF/A-2a and PDF/UA-1, or says what stands in the way.
pub struct Oracle;

impl Writer for Oracle {
    fn write(&self, document: &Document, fonts: &FontSet) -> Result<Vec<u8>, PrintError> {
        let configuration = ConfigurationBuilder::new()
            .with_version(PdfVersion::Pdf17)
            .with_archival_validator(Archival::A2_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| PrintError::Write(format!("{error:?}")))?;
        let mut out = KDocument::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let faces: Vec<Font> =
            fonts.faces().iter().map(|face| Font::new(face.bytes().to_vec().into(), face.index()).unwrap()).collect();
        let mut content: HashMap<(usize, usize), Identifier> = HashMap::new();
        let mut links: HashMap<(usize, usize), Identifier> = HashMap::new();
        for (index, sheet) in document.pages.iter().enumerate() {
            let mut page = out.start_page_with(PageSettings::from_wh(sheet.width, sheet.height).unwrap());
            let mut surface = page.surface();
            for (number, group) in sheet.groups.iter().enumerate() {
                let tag = match group.mark {
                    Mark::Tagged(_) => ContentTag::Span(SpanTag::empty()),
                    Mark::Artifact(kind) => ContentTag::Artifact(Artifact::with_kind(match kind {
                        ArtifactKind::Layout => ArtifactType::Layout,
                        ArtifactKind::Header => ArtifactType::Header,
                        ArtifactKind::Footer => ArtifactType::Footer,
                    })),
                };
                let identifier = surface.start_tagged(tag);
                group.draws.iter().for_each(|draw| paint(&mut surface, draw, &faces));
                surface.end_tagged();
                content.insert((index, number), identifier);
            }
            surface.finish();
            for (number, link) in sheet.links.iter().enumerate() {
                let target = Target::Destination(at(link.to).into());
                let annotation =
                    Annotation::new_link(LinkAnnotation::new(area(link.area), target), Some(link.contents.clone()));
                links.insert((index, number), page.add_tagged_annotation(annotation));
            }
            page.finish();
        }
        let mut tree = KTagTree::new().with_lang(Some(document.metadata.language.clone()));
        for kid in &document.tags.nodes[0].kids {
            tree.push(node(document, *kid, &content, &links));
        }
        out.set_tag_tree(tree);
        out.set_outline(outline(&document.outline));
        out.set_metadata(
            Metadata::new()
                .title(document.metadata.title.clone())
                .language(document.metadata.language.clone())
                .document_id("test".to_owned())
                .creation_date(DateTime::new(2026)),
        );
        out.finish().map_err(|error| PrintError::Write(format!("{error:?}")))
    }
}

fn at(place: Place) -> XyzDestination {
    XyzDestination::new(place.page, KPoint::from_xy(0.0, place.y))
}

fn area(rect: Rect) -> KRect {
    KRect::from_xywh(rect.x, rect.y, rect.width.max(0.1), rect.height.max(0.1)).unwrap()
}

fn colour(ink: Ink) -> rgb::Color {
    let [r, g, b] = ink.rgb().map(|part| (part * 255.0).round() as u8);
    rgb::Color::new(r, g, b)
}

fn pens(surface: &mut Surface<'_>, fill: Option<Ink>, stroke: Option<Stroke>) {
    surface.set_fill(fill.map(|ink| Fill { paint: colour(ink).into(), ..Fill::default() }));
    surface.set_stroke(stroke.map(|pen| KStroke {
        paint: colour(pen.ink).into(),
        width: pen.width,
        ..KStroke::default()
    }));
}

fn paint(surface: &mut Surface<'_>, draw: &Draw, faces: &[Font]) {
    let mut path = PathBuilder::new();
    match draw {
        Draw::Text(run) => return text(surface, run, faces),
        Draw::Rect { rect, fill, stroke } => {
            pens(surface, *fill, *stroke);
            path.push_rect(area(*rect));
        }
        Draw::Polygon { points, fill, stroke } => {
            pens(surface, *fill, *stroke);
            for (index, point) in points.iter().enumerate() {
                if index == 0 { path.move_to(point.x, point.y) } else { path.line_to(point.x, point.y) }
            }
            path.close();
        }
        Draw::Lines { segments, stroke } => {
            pens(surface, None, Some(*stroke));
            for (from, to) in segments {
                path.move_to(from.x, from.y);
                path.line_to(to.x, to.y);
            }
        }
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn text(surface: &mut Surface<'_>, run: &TextRun, faces: &[Font]) {
    pens(surface, Some(run.ink), None);
    let glyphs: Vec<KrillaGlyph> = run
        .glyphs
        .iter()
        .enumerate()
        .map(|(index, glyph)| {
            let start = glyph.start as usize;
            let range = start..start + run.cluster(index).len();
            let em = |length: f32| length / 1000.0;
            KrillaGlyph::new(
                GlyphId::new(u32::from(glyph.id)),
                em(glyph.advance),
                em(glyph.x_offset),
                em(glyph.y_offset),
                0.0,
                range,
                None,
            )
        })
        .collect();
    let face = faces[usize::from(run.face.0)].clone();
    surface.draw_glyphs(KPoint::from_xy(run.x, run.y), &glyphs, face, &run.text, run.size, false);
}

type Identifiers = HashMap<(usize, usize), Identifier>;

fn node(document: &Document, kid: Kid, content: &Identifiers, links: &Identifiers) -> Node {
    match kid {
        Kid::Content { page, group } => content[&(page, group)].into(),
        Kid::Link { page, link } => links[&(page, link)].into(),
        Kid::Node(TagId(id)) => {
            let tag = &document.tags.nodes[id];
            let mut group = TagGroup::new(kind(&tag.kind));
            for kid in &tag.kids {
                group.push(node(document, *kid, content, links));
            }
            group.into()
        }
    }
}

fn kind(kind: &TagKind) -> KTagKind {
    match kind {
        TagKind::Document | TagKind::Section => Tag::Section.into(),
        TagKind::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(u16::from(*level)).unwrap(), Some(title.clone())).into()
        }
        TagKind::Paragraph => Tag::P.into(),
        TagKind::List => Tag::L(ListNumbering::None).into(),
        TagKind::ListItem => Tag::LI.into(),
        TagKind::ListBody => Tag::LBody.into(),
        TagKind::Table => Tag::Table.into(),
        TagKind::TableHead => Tag::THead.into(),
        TagKind::TableBody => Tag::TBody.into(),
        TagKind::Row => Tag::TR.into(),
        TagKind::HeaderCell(Scope::Column) => Tag::TH(TableHeaderScope::Column).into(),
        TagKind::HeaderCell(Scope::Row) => Tag::TH(TableHeaderScope::Row).into(),
        TagKind::GroupCell(columns) => {
            let span = NonZeroU32::new(u32::try_from(*columns).unwrap());
            Tag::TH(TableHeaderScope::Row).with_col_span(span).into()
        }
        TagKind::DataCell => Tag::TD.into(),
        TagKind::Figure { alt, page, area: rect } => {
            Tag::Figure(Some(alt.clone())).with_bbox(Some(BBox::new(*page, area(*rect)))).into()
        }
        TagKind::Link => Tag::Link.into(),
        TagKind::TickBox => Tag::Form.with_alt_text(Some(TagKind::EMPTY_BOX.to_owned())).into(),
    }
}

fn outline(entries: &[OutlineEntry]) -> Outline {
    let mut outline = Outline::new();
    let mut rest = entries;
    while let Some((first, mut tail)) = rest.split_first() {
        let mut top = OutlineNode::new(first.title.clone(), at(first.to));
        while let Some((entry, after)) = tail.split_first().filter(|(entry, _)| entry.level > first.level) {
            top.push_child(OutlineNode::new(entry.title.clone(), at(entry.to)));
            tail = after;
        }
        outline.push_child(top);
        rest = tail;
    }
    outline
}
