//! The content of a page as PDF operators.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, FontId, Greyscale, Line, LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle, Polygon,
    PolygonRing, Pt, Rect as PdfRect, Rgb, WindingOrder,
};

use crate::display::{ArtifactKind, Draw, Group, Ink, Mark, Page, Point, Rect, Stroke, TagTree, TextRun};
use crate::font::{FaceId, Subset};

/// Writes the groups of one page. PDF counts y upwards from the foot of the page, the display list downwards.
pub struct Content<'d> {
    ops: Vec<Op>,
    height: f32,
    mono: bool,
    subsets: &'d BTreeMap<FaceId, &'d Subset>,
    tags: &'d TagTree,
    fill: Option<Ink>,
    pen: Option<Stroke>,
}

/// The name of a face in the resources of a page.
pub fn font_id(face: FaceId) -> FontId {
    FontId(format!("Face{}", face.0))
}

impl<'d> Content<'d> {
    /// The operators of `page`.
    pub fn of(page: &Page, tags: &'d TagTree, subsets: &'d BTreeMap<FaceId, &'d Subset>, mono: bool) -> Vec<Op> {
        let mut content = Content { ops: Vec::new(), height: page.height, mono, subsets, tags, fill: None, pen: None };
        let mut mcid = 0;
        for group in &page.groups {
            content.open(group, &mut mcid);
            for draw in &group.draws {
                content.draw(draw);
            }
            content.ops.push(Op::EndMarkedContent);
        }
        content.ops
    }

    fn open(&mut self, group: &Group, mcid: &mut i64) {
        let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
        let (tag, entries) = match group.mark {
            Mark::Tagged(tag) => {
                let number = *mcid;
                *mcid += 1;
                let role = super::structure::role(&self.tags.nodes[tag.0].kind);
                (role, vec![("MCID", DictItem::Int(number))])
            }
            Mark::Artifact(ArtifactKind::Layout) => ("Artifact", vec![("Type", name("Layout"))]),
            Mark::Artifact(ArtifactKind::Header) => {
                ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Header"))])
            }
            Mark::Artifact(ArtifactKind::Footer) => {
                ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Footer"))])
            }
        };
        let map = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } });
    }

    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Text(run) => self.text(run),
            Draw::Rect { rect, fill, stroke } => {
                if let Some(mode) = self.paint(*fill, *stroke) {
                    let rectangle = PdfRect { mode: Some(mode), ..self.rect(*rect) };
                    self.ops.push(Op::DrawRectangle { rectangle });
                }
            }
            Draw::Polygon { points, fill, stroke } => {
                if let Some(mode) = self.paint(*fill, *stroke) {
                    let points = points.iter().map(|point| self.point(*point)).collect();
                    let rings = vec![PolygonRing { points }];
                    let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
                    self.ops.push(Op::DrawPolygon { polygon });
                }
            }
            Draw::Lines { segments, stroke } => {
                self.stroke_with(*stroke);
                for (from, to) in segments {
                    let points = vec![self.point(*from), self.point(*to)];
                    self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
                }
            }
        }
    }

    fn point(&self, point: Point) -> LinePoint {
        LinePoint { p: printpdf::Point { x: Pt(point.x), y: Pt(self.height - point.y) }, bezier: false }
    }

    fn rect(&self, rect: Rect) -> PdfRect {
        PdfRect::from_xywh(Pt(rect.x), Pt(self.height - rect.bottom()), Pt(rect.width), Pt(rect.height))
    }

    fn paint(&mut self, fill: Option<Ink>, stroke: Option<Stroke>) -> Option<PaintMode> {
        if let Some(ink) = fill {
            self.fill_with(ink);
        }
        if let Some(pen) = stroke {
            self.stroke_with(pen);
        }
        match (fill, stroke) {
            (Some(_), Some(_)) => Some(PaintMode::FillStroke),
            (Some(_), None) => Some(PaintMode::Fill),
            (None, Some(_)) => Some(PaintMode::Stroke),
            (None, None) => None,
        }
    }

    fn fill_with(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.ops.push(Op::SetFillColor { col: self.colour(ink) });
            self.fill = Some(ink);
        }
    }

    fn stroke_with(&mut self, pen: Stroke) {
        if self.pen != Some(pen) {
            self.ops.push(Op::SetOutlineColor { col: self.colour(pen.ink) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(pen.width) });
            let dash = pen.dash.map_or_else(LineDashPattern::solid, |(on, off)| LineDashPattern::new(0.0, &[on, off]));
            self.ops.push(Op::SetLineDashPattern { dash });
            self.pen = Some(pen);
        }
    }

    fn colour(&self, ink: Ink) -> Color {
        match ink {
            Ink::Grey(level) => Color::Greyscale(Greyscale { percent: level, icc_profile: None }),
            _ if self.mono => Color::Greyscale(Greyscale { percent: ink.grey(), icc_profile: None }),
            _ => {
                let [r, g, b] = ink.rgb();
                Color::Rgb(Rgb { r, g, b, icc_profile: None })
            }
        }
    }

    fn text(&mut self, run: &TextRun) {
        let Some(subset) = self.subsets.get(&run.face) else { return };
        self.fill_with(run.ink);
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(run.face)), size: Pt(run.size) });
        let pos = printpdf::Point { x: Pt(run.x), y: Pt(self.height - run.y) };
        self.ops.push(Op::SetTextCursor { pos });
        for (rise, items) in show(run, subset) {
            if let Some(rise) = rise {
                self.ops.push(Op::SetLineOffset { multiplier: rise });
            }
            self.ops.push(Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(items)] });
        }
        self.ops.push(Op::EndTextSection);
    }
}

/// The operands of `TJ` for a run: strings of glyph numbers, and between them the corrections that put the pen where
/// shaping wants it. Runs with marks above or below the baseline are cut where the rise changes.
///
/// A reader moves its pen by the width in `/W`, which is a whole number of thousandths of an em, rounded down; the
/// correction is counted from there, so that nothing drifts however long the line is.
fn show(run: &TextRun, subset: &Subset) -> Vec<(Option<f32>, Vec<DictItem>)> {
    /// Corrections smaller than this many thousandths of an em cannot be seen and only make the file larger.
    const VISIBLE: f32 = 0.5;
    let mut shown = Vec::new();
    let mut items = Vec::new();
    let mut codes: Vec<u8> = Vec::new();
    let mut rise = 0.0_f32;
    let mut changed = None;
    let (mut wanted, mut pen) = (0.0_f32, 0.0_f32);
    let flush = |codes: &mut Vec<u8>, items: &mut Vec<DictItem>| {
        if !codes.is_empty() {
            items.push(DictItem::String { data: std::mem::take(codes), literal: false });
        }
    };
    for glyph in &run.glyphs {
        let Some(entry) = subset.glyphs.get(&glyph.id) else { continue };
        if (glyph.y_offset - rise).abs() > 0.01 {
            flush(&mut codes, &mut items);
            if !items.is_empty() {
                shown.push((changed.take(), std::mem::take(&mut items)));
            }
            rise = glyph.y_offset;
            changed = Some(rise * run.size / 1000.0);
        }
        let correction = pen - (wanted + glyph.x_offset);
        if correction.abs() > VISIBLE {
            flush(&mut codes, &mut items);
            items.push(DictItem::Real(correction));
            pen -= correction;
        }
        codes.extend(entry.id.to_be_bytes());
        pen += subset.thousandths(entry);
        wanted += glyph.advance;
    }
    flush(&mut codes, &mut items);
    if !items.is_empty() {
        shown.push((changed, items));
    }
    if rise != 0.0 {
        shown.push((Some(0.0), Vec::new()));
    }
    shown
}
