//! Where lines go on, on other pages: an arrow at the cut, and beside it the page and the node at the other end.

use super::super::curve::Part;
use super::View;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::font::Weight;
use crate::layout::Flow;
use crate::text::{Line, Paragraph, Style};

/// Room for these texts at the left and right of a part.
pub const SIDE: f32 = 74.0;
/// Room for them above and below it.
pub const STRIP: f32 = 4.0 + ROWS as f32 * ROW;

const ROWS: usize = 3;
const ROW: f32 = 8.0;
/// As many characters of a cut key are left at its end.
const END: usize = 4;
const LABEL: Style = Style { size: 6.4, leading: ROW, weight: Weight::Regular, ink: Ink::BLACK };
/// From the cut to a text beside it.
const LEADER: f32 = 10.0;
/// Lines to one node that leave this near to each other share a text.
const NEAR: f32 = 26.0;
const ARROW: f32 = 3.6;
const POLE: Stroke = Stroke::solid(0.35, Ink::Grey(0.45));

/// An edge of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// A line that goes on elsewhere.
#[derive(Debug, Clone)]
pub struct Cut {
    side: Side,
    at: Point,
    /// The node at the end of the line behind the cut.
    other: usize,
    /// Whether that node is the one that is needed.
    onward: bool,
}

impl Cut {
    /// How far it stands along its side.
    fn place(&self) -> f32 {
        if matches!(self.side, Side::Left | Side::Right) { self.at.y } else { self.at.x }
    }
}

/// The ends of a part of the line of a link that are cuts.
pub fn ends(view: &View<'_>, link: usize, part: &Part) -> Vec<Cut> {
    let Some(link) = view.drawing.model.links.get(link) else { return Vec::new() };
    let first = part.points.first().filter(|_| part.enters).map(|point| (*point, link.from, false));
    let last = part.points.last().filter(|_| part.leaves).map(|point| (*point, link.to, true));
    let area = view.area;
    let side = |(x, y): (f64, f64)| {
        let sides = [
            (Side::Left, x - area.x.from),
            (Side::Right, area.x.to - x),
            (Side::Top, y - area.y.from),
            (Side::Bottom, area.y.to - y),
        ];
        sides.into_iter().min_by(|one, other| one.1.abs().total_cmp(&other.1.abs())).map_or(Side::Right, |it| it.0)
    };
    let cut = |(point, other, onward)| Cut { side: side(point), at: view.point(point), other, onward };
    first.into_iter().chain(last).map(cut).collect()
}

/// Lines that go on to one node at one place.
struct Bundle {
    text: String,
    places: Vec<f32>,
}

/// Draws the arrows of all cuts, and the texts around the part, clear of nodes that reach beyond it.
pub fn draw(flow: &mut Flow, mark: Mark, view: &View<'_>, cuts: &[Cut], pages: &[usize], nodes: &[Rect]) {
    for cut in cuts {
        arrow(flow, mark, cut);
    }
    let shown = view.shown();
    for side in [Side::Left, Side::Right, Side::Top, Side::Bottom] {
        let mut of_side: Vec<&Cut> = cuts.iter().filter(|cut| cut.side == side).collect();
        of_side.sort_by(|one, other| one.place().total_cmp(&other.place()));
        let bundles = bundles(view, &of_side, pages);
        match side {
            Side::Left | Side::Right => beside(flow, mark, view, side == Side::Right, bundles),
            Side::Top | Side::Bottom => {
                let edge = if side == Side::Top { shown.y } else { shown.bottom() };
                along(flow, mark, view, Strip { edge, is_above: side == Side::Top, nodes }, bundles);
            }
        }
    }
}

/// A triangle at the cut that looks out of the part.
fn arrow(flow: &mut Flow, mark: Mark, cut: &Cut) {
    let Point { x, y } = cut.at;
    let half = ARROW * 0.55;
    let points = match cut.side {
        Side::Left => [(x - ARROW, y), (x, y - half), (x, y + half)],
        Side::Right => [(x + ARROW, y), (x, y - half), (x, y + half)],
        Side::Top => [(x, y - ARROW), (x - half, y), (x + half, y)],
        Side::Bottom => [(x, y + ARROW), (x - half, y), (x + half, y)],
    };
    let points = points.into_iter().map(|(x, y)| Point::new(x, y)).collect();
    flow.draw(mark, Draw::Polygon { points, fill: Some(Ink::Accent), stroke: None });
}

/// Cuts of one side, those near each other that lead to one node together.
fn bundles(view: &View<'_>, cuts: &[&Cut], pages: &[usize]) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for cut in cuts {
        let (Some(node), Some(page)) = (view.drawing.model.nodes.get(cut.other), pages.get(cut.other)) else {
            continue;
        };
        let way = if cut.onward { "to" } else { "from" };
        // The page stands first: what is cut off at the end of a text is never where to look.
        let text = format!("p.\u{A0}{page} {way} {}", node.key);
        let near = bundles.iter_mut().rev().find(|bundle| bundle.text == text);
        match near.filter(|bundle| bundle.places.last().is_some_and(|last| cut.place() - last <= NEAR)) {
            Some(bundle) => bundle.places.push(cut.place()),
            None => bundles.push(Bundle { text, places: vec![cut.place()] }),
        }
    }
    bundles
}

/// Texts at the left or right, one under the other, each with a line to what it belongs to.
fn beside(flow: &mut Flow, mark: Mark, view: &View<'_>, is_right: bool, mut bundles: Vec<Bundle>) {
    let shown = view.shown();
    let (top, bottom) = (shown.y + ROW / 2.0, shown.bottom() - ROW / 2.0);
    let most = (((bottom - top) / ROW) as usize + 1).max(1);
    if bundles.len() > most {
        let left = bundles.len() + 1 - most;
        bundles.truncate(most.saturating_sub(1));
        bundles.push(Bundle { text: format!("and {left} more"), places: Vec::new() });
    }
    let middle = |bundle: &Bundle| {
        let (first, last) = (bundle.places.first(), bundle.places.last());
        first.zip(last).map_or(bottom, |(first, last)| f32::midpoint(*first, *last))
    };
    bundles.sort_by(|one, other| middle(one).total_cmp(&middle(other)));
    let mut places: Vec<f32> = Vec::new();
    for bundle in &bundles {
        let free = places.last().map_or(top, |above| above + ROW);
        places.push(middle(bundle).max(free));
    }
    let mut lowest = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(lowest);
        lowest = *place - ROW;
    }
    let (edge, way) = if is_right { (shown.right(), 1.0) } else { (shown.x, -1.0) };
    for (bundle, y) in bundles.iter().zip(places) {
        let Some((paragraph, line)) = cut(flow, &bundle.text, SIDE - LEADER - 1.0) else { continue };
        let x = if is_right { edge + LEADER } else { edge - LEADER - line.width };
        flow.line(mark, &paragraph, &line, x, y + LABEL.size * 0.36);
        let end = Point::new(edge + way * (LEADER - 1.0), y);
        let leaders = bundle.places.iter().map(|from| (Point::new(edge + way * ARROW, *from), end)).collect();
        flow.draw(mark, Draw::Lines { segments: leaders, stroke: POLE });
    }
}

/// A text in at most `room` points. Where it is longer, it is cut before its end, which tells keys apart.
fn cut(flow: &mut Flow, text: &str, room: f32) -> Option<(Paragraph, Line)> {
    let mut paragraph = flow.shape(&text.into(), LABEL);
    let mut kept = text.chars().count();
    while paragraph.natural_width() > room && kept > 1 {
        kept = ((kept as f32 * room / paragraph.natural_width()) as usize).clamp(1, kept - 1);
        let end = kept.saturating_sub(1).min(END);
        let start: String = text.chars().take(kept - end).collect();
        let end: String = text.chars().skip(text.chars().count() - end).collect();
        paragraph = flow.shape(&format!("{start}…{end}").into(), LABEL);
    }
    let line = paragraph.lines(f32::MAX).into_iter().next()?;
    Some((paragraph, line))
}

/// The room above or below a part.
struct Strip<'n> {
    edge: f32,
    is_above: bool,
    nodes: &'n [Rect],
}

impl Strip<'_> {
    /// How many rows next to the part are taken by nodes that reach into them between `left` and `right`.
    fn taken(&self, left: f32, right: f32) -> usize {
        let reach = |node: &Rect| if self.is_above { self.edge - node.y } else { node.bottom() - self.edge };
        let under = self.nodes.iter().filter(|node| node.x < right && node.right() > left);
        let most = under.map(reach).fold(0.0, f32::max);
        ((most - ARROW).max(0.0) / ROW).ceil() as usize
    }
}

/// Texts above or below, from the right, each farther from the part than those that it covers, so that no line to the
/// cut runs through another text.
fn along(flow: &mut Flow, mark: Mark, view: &View<'_>, strip: Strip<'_>, bundles: Vec<Bundle>) {
    let mut placed: Vec<(f32, usize)> = Vec::new();
    let way = if strip.is_above { -1.0 } else { 1.0 };
    for bundle in bundles.iter().rev() {
        let (Some(x), Some(last)) = (bundle.places.first(), bundle.places.last()) else { continue };
        let page = bundle.text.split(' ').next().unwrap_or_default();
        // Where there is no room for the node, its page is better than nothing.
        for text in [bundle.text.as_str(), page] {
            let room = (view.paper.right() - x - 2.0).min(SIDE * 1.3);
            let Some((paragraph, line, row)) = fits(flow, &strip, &placed, text, (*x, room)) else { continue };
            let y = strip.edge + way * (ARROW + row as f32 * ROW);
            let baseline = if strip.is_above { y - 1.6 } else { y + ROW - 2.0 };
            flow.line(mark, &paragraph, &line, x + 2.0, baseline);
            let foot = strip.edge + way * ARROW;
            let mut lines = vec![(Point::new(*x, foot), Point::new(*x, y + way * (ROW - 2.0)))];
            if last > x {
                lines.push((Point::new(*x, foot), Point::new(*last, foot)));
            }
            flow.draw(mark, Draw::Lines { segments: lines, stroke: POLE });
            placed.push((*x, row));
            break;
        }
    }
}

/// A text at `x` with the row in which it covers nothing; nothing where there is no such row.
fn fits(
    flow: &mut Flow,
    strip: &Strip<'_>,
    placed: &[(f32, usize)],
    text: &str,
    (x, room): (f32, f32),
) -> Option<(Paragraph, Line, usize)> {
    let (paragraph, line) = cut(flow, text, room).filter(|(_, line)| line.width <= room)?;
    let right = x + line.width + 4.0;
    let covered = placed.iter().filter(|(other, _)| *other < right).map(|(_, row)| row + 1);
    let row = covered.max().unwrap_or(0).max(strip.taken(x, right));
    (row < ROWS).then_some((paragraph, line, row))
}
