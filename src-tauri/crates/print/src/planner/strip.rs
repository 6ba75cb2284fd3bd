//! The strips that name layers on their days.

use super::model::{LayerKind, PlannerLayer};
use super::place::Row;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::font::Weight;
use crate::layout::{Flow, cross_hatch, dots};
use crate::text::{Span as Words, Style, Text};

/// Height of a strip, and from strip to strip.
pub const HEIGHT: f32 = 9.6;
pub const PITCH: f32 = 10.2;
/// Text of strips.
pub const LABEL: Style = Style::SMALL;
const THIN: Stroke = Stroke::solid(0.5, Ink::BLACK);
/// A name that has less room than this is left to the legend.
const LEAST_NAME: f32 = 26.0;

/// A layer on days of a month, in a line of its own below the numbers of the days.
pub struct Strip<'m> {
    pub(super) layer: &'m PlannerLayer,
    pub(super) code: &'m str,
    /// Indexes of its first and last day in the month.
    pub(super) days: (usize, usize),
    /// Its line, from 0.
    pub(super) lane: usize,
}

/// Places the layers of a month in at most `lanes` lines, the weightiest first; what found no line comes second.
pub fn place<'m>(
    row: &Row<'m>,
    layers: impl Iterator<Item = (&'m str, &'m PlannerLayer)>,
    lanes: usize,
) -> (Vec<Strip<'m>>, Vec<Strip<'m>>) {
    let mut found: Vec<Strip<'_>> = Vec::new();
    for (code, layer) in layers {
        let mut own: Vec<(usize, usize)> = Vec::new();
        for days in layer.spans.iter().filter_map(|span| row.touched(span.start, span.end)) {
            // Two stretches on one day are one strip.
            match own.last_mut() {
                Some(last) if days.0 <= last.1 => last.1 = last.1.max(days.1),
                _ => own.push(days),
            }
        }
        found.extend(own.into_iter().map(|days| Strip { layer, code, days, lane: 0 }));
    }
    found.sort_by_key(|strip| (strip.layer.kind, strip.days.0));
    let mut taken: Vec<Vec<(usize, usize)>> = vec![Vec::new(); lanes];
    let (mut placed, mut left) = (Vec::new(), Vec::new());
    for strip in found {
        let free = taken.iter().position(|lane| lane.iter().all(|it| it.1 < strip.days.0 || it.0 > strip.days.1));
        match free {
            Some(lane) => {
                taken[lane].push(strip.days);
                placed.push(Strip { lane, ..strip });
            }
            None => left.push(strip),
        }
    }
    (placed, left)
}

/// Draws a strip: its pattern, its code, and its name where there is room for it.
pub fn draw(flow: &mut Flow, mark: Mark, row: &Row<'_>, strip: &Strip<'_>, top: f32) {
    let (first, last) = strip.days;
    let left = row.left_of(first) + 0.8;
    let rect = Rect::new(left, top, row.left_of(last + 1) - 0.8 - left, HEIGHT);
    pattern(flow, mark, strip.layer.kind, rect);
    let solid = strip.layer.kind == LayerKind::Freeze;
    let ink = if solid { Ink::WHITE } else { Ink::BLACK };
    let name = strip.layer.told();
    let mut text = Text::new().push(Words {
        text: strip.code.to_owned(),
        weight: Some(Weight::Bold),
        ink: Some(ink),
        ..Words::default()
    });
    let code = flow.shape(&text, LABEL).natural_width();
    let x = left + if is_patterned(strip.layer.kind) { 5.0 } else { 1.6 };
    // Between code and name stands a space of 2.1 points.
    let room = rect.right() - x - code - 2.1 - 0.3;
    if room >= LEAST_NAME {
        let (shown, lines) = flow.cut(&name, LABEL, room, 1);
        if !lines.is_empty() {
            text = text.push(Words { text: format!(" {}", shown.text()), ink: Some(ink), ..Words::default() });
        }
    }
    let label = flow.shape(&text, LABEL);
    if is_patterned(strip.layer.kind) {
        let back = Rect::new(x - 1.2, top + 0.7, label.natural_width() + 2.4, HEIGHT - 1.4);
        flow.draw(mark, Draw::Rect { rect: back, fill: Some(Ink::WHITE), stroke: None });
    }
    for line in label.lines(f32::MAX).iter().take(1) {
        flow.line(mark, &label, line, x, top + HEIGHT - 2.2);
    }
}

/// Whether text cannot stand on its pattern.
const fn is_patterned(kind: LayerKind) -> bool {
    matches!(kind, LayerKind::Peak | LayerKind::Vendor)
}

/// The look of a strip.
pub fn pattern(flow: &mut Flow, mark: Mark, kind: LayerKind, rect: Rect) {
    let mut plate = |fill: Ink, stroke: Option<Stroke>| {
        flow.draw(mark, Draw::Rect { rect, fill: Some(fill), stroke });
    };
    match kind {
        LayerKind::Freeze => plate(Ink::Hard, None),
        LayerKind::SoftFreeze => {
            plate(Ink::WHITE, Some(Stroke { dash: Some((2.6, 1.4)), ..Stroke::solid(1.0, Ink::Soft) }));
        }
        LayerKind::Holiday => plate(Ink::Grey(0.8), None),
        LayerKind::Peak => {
            plate(Ink::WHITE, Some(THIN));
            flow.draw(mark, dots(rect.inset(0.5), 2.4, 0.9, Ink::BLACK));
        }
        LayerKind::MonthEnd => {
            plate(Ink::WHITE, None);
            let line = |y: f32| (Point::new(rect.x, y), Point::new(rect.right(), y));
            let segments = vec![line(rect.y + 0.5), line(rect.bottom() - 0.5)];
            flow.draw(mark, Draw::Lines { segments, stroke: Stroke::solid(1.0, Ink::BLACK) });
        }
        LayerKind::Vendor => {
            plate(Ink::WHITE, Some(THIN));
            for draw in cross_hatch(rect.inset(0.3), 2.6, Stroke::solid(0.4, Ink::BLACK)) {
                flow.draw(mark, draw);
            }
        }
        LayerKind::Trading => plate(Ink::WHITE, Some(THIN)),
        LayerKind::Maintenance => {
            let line = Rect::new(rect.x, rect.bottom() - super::background::FOOT, rect.width, super::background::FOOT);
            flow.draw(mark, Draw::Rect { rect: line, fill: Some(Ink::Grey(0.45)), stroke: None });
        }
    }
}
