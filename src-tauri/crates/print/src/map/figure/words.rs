//! What is written beside lines: lags and versions, and how a link is not kept.

use super::super::model::MapLink;
use super::super::{curve, scale};
use super::View;
use crate::display::{Draw, Ink, Mark, Rect};
use crate::layout::{Flow, stop_mark};
use crate::text::{Line, Paragraph};

/// Where along its line a text may stand, the best place first.
const PLACES: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/// How far above or below its line, in heights of the text, what must be told may give way to nodes.
const SHIFTS: [f32; 5] = [0.0, -1.1, 1.1, -2.2, 2.2];
/// The longest text, in pixels.
const LONGEST: f64 = 150.0;

/// A text of a link, shaped.
struct Words<'d> {
    link: &'d MapLink,
    line: &'d [(f64, f64)],
    paragraph: Paragraph,
    set: Line,
}

/// Writes the words of the links whose middle is shown, clear of `taken`, of each other and of the edges.
///
/// What is not kept is always told. Another text that finds no room is left to the table.
pub fn draw(flow: &mut Flow, mark: Mark, view: &View<'_>, mut taken: Vec<Rect>) {
    let mut all = Vec::new();
    for (number, link) in view.drawing.links() {
        let line = &view.drawing.lines[number];
        if !curve::along(line, 0.5).is_some_and(|middle| view.area.holds(middle)) {
            continue;
        }
        // Where a link is not kept, that is what counts: its lag stands in the table.
        let text = link.violated.as_deref().unwrap_or(&link.label);
        let style = scale::style(scale::WORDS, view.scale);
        let style = if link.violated.is_some() { style.bold().in_ink(Ink::Hard) } else { style };
        let (paragraph, lines) = flow.cut(text, style, view.length(LONGEST), 1);
        if let Some(set) = lines.into_iter().next() {
            all.push(Words { link, line, paragraph, set });
        }
    }
    all.sort_by_key(|words| words.link.violated.is_none());
    for words in all {
        place(flow, mark, view, &words, &mut taken);
    }
}

fn place(flow: &mut Flow, mark: Mark, view: &View<'_>, words: &Words<'_>, taken: &mut Vec<Rect>) {
    let size = words.paragraph.style().size;
    let is_violated = words.link.violated.is_some();
    let sign = if is_violated { size * 1.35 } else { 0.0 };
    let (width, height) = (words.set.width + sign + size * 0.5, size * 1.3);
    let paper = view.shown();
    let around = |(shift, part): (f32, f64)| {
        let middle = curve::along(words.line, part).filter(|middle| view.area.holds(*middle))?;
        let middle = view.point(middle);
        let x = (middle.x - width / 2.0).clamp(paper.x, (paper.right() - width).max(paper.x));
        let y = (middle.y + (shift - 0.5) * height).clamp(paper.y, (paper.bottom() - height).max(paper.y));
        Some(Rect::new(x, y, width, height))
    };
    let covered = |rect: &Rect| taken.iter().map(|other| shared(rect, other)).sum::<f32>();
    let mut best: Option<(Rect, f32)> = None;
    let shifts = if is_violated { SHIFTS.as_slice() } else { &SHIFTS[..1] };
    for rect in shifts.iter().flat_map(|shift| PLACES.map(|part| (*shift, part))).filter_map(around) {
        let cost = covered(&rect);
        if best.is_none_or(|(_, least)| cost < least) {
            best = Some((rect, cost));
        }
        if cost <= 0.0 {
            break;
        }
    }
    let Some((rect, cost)) = best else { return };
    // A name may give way to a word a little, but not be covered by it.
    if cost > 0.0 && !is_violated {
        return;
    }
    flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::WHITE), stroke: None });
    let baseline = rect.y + height * 0.5 + size * 0.357;
    if is_violated {
        for draw in stop_mark(rect.x + size * 0.7, baseline + size * 0.12, size) {
            flow.draw(mark, draw);
        }
    }
    flow.line(mark, &words.paragraph, &words.set, rect.x + size * 0.25 + sign, baseline);
    taken.push(rect);
}

/// How much two rectangles have in common.
fn shared(one: &Rect, other: &Rect) -> f32 {
    let across = one.right().min(other.right()) - one.x.max(other.x);
    let down = one.bottom().min(other.bottom()) - one.y.max(other.y);
    if across > 0.0 && down > 0.0 { across * down } else { 0.0 }
}
