//! Links: smooth lines with arrow heads and labels.

use std::fmt::Write as _;

use super::super::drawn::{DrawnLink, DrawnNode};
use super::super::xml::escaped;
use super::{COLOURS, number, words};

/// Size of the text beside a line.
const SIZE: f64 = 10.0;
/// The most room of a label.
const ROOM: f64 = 160.0;

type Point = (f64, f64);

/// Draws a line.
pub(super) fn line(out: &mut String, link: &DrawnLink, from: &DrawnNode, to: &DrawnNode) {
    let points = points(link, from, to);
    let (name, colour) = look(link);
    let width = if link.critical { "2.8" } else { "1.3" };
    let dash = if link.dashed() { " stroke-dasharray=\"6 4\"" } else { "" };
    let needs = format!("{} → {}", from.key, to.key);
    let told: Vec<&str> =
        [needs.as_str(), &link.kind, link.words()].into_iter().filter(|text| !text.trim().is_empty()).collect();
    let _ = writeln!(
        out,
        "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash} marker-end=\"url(#{name})\"><title>{}</title></path>",
        path(&points),
        escaped(&told.join(" · "))
    );
}

/// Writes what is said of a line at its middle, on a white edge, so that it can be read across lines.
pub(super) fn label(out: &mut String, link: &DrawnLink, from: &DrawnNode, to: &DrawnNode) {
    let text = words::fit(link.words(), SIZE, ROOM);
    let (x, y) = middle(&points(link, from, to));
    let (_, colour) = look(link);
    let at = (x, y - 3.0);
    let edge =
        " text-anchor=\"middle\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" aria-hidden=\"true\"";
    words::put(out, &text, at, SIZE, edge);
    words::put(out, &text, at, SIZE, &format!(" text-anchor=\"middle\" fill=\"{colour}\""));
}

fn look(link: &DrawnLink) -> (&'static str, &'static str) {
    let [plain, critical, violated] = COLOURS;
    match (link.violated, link.critical) {
        (true, _) => violated,
        (false, true) => critical,
        (false, false) => plain,
    }
}

/// The points of a link without such as are no numbers or come twice; a straight line where too few are left.
fn points(link: &DrawnLink, from: &DrawnNode, to: &DrawnNode) -> Vec<Point> {
    let mut points: Vec<Point> = link.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    points.dedup();
    if points.len() >= 2 {
        return points;
    }
    let centre = |node: &DrawnNode| (node.x + node.width / 2.0, node.y + node.height / 2.0);
    let (begin, end) = (centre(from), centre(to));
    vec![edge(from, begin, end), edge(to, end, begin)]
}

/// Where a straight line from the centre of a node leaves it.
fn edge(node: &DrawnNode, centre: Point, towards: Point) -> Point {
    let (across, down) = (towards.0 - centre.0, towards.1 - centre.1);
    let part = |half: f64, way: f64| if way == 0.0 { f64::INFINITY } else { half / way.abs() };
    let share = part(node.width / 2.0, across).min(part(node.height / 2.0, down)).min(1.0);
    (centre.0 + across * share, centre.1 + down * share)
}

/// A curve through every point (Catmull and Rom's, as the cubic curves of SVG).
fn path(points: &[Point]) -> String {
    let mut out = String::new();
    let at = |index: usize| points.get(index).or(points.last()).copied().unwrap_or_default();
    let (x, y) = at(0);
    let _ = write!(out, "M{} {}", number(x), number(y));
    if points.len() == 2 {
        let (x, y) = at(1);
        let _ = write!(out, " L{} {}", number(x), number(y));
        return out;
    }
    for index in 1..points.len() {
        let (before, begin, end, after) = (at(index.saturating_sub(2)), at(index - 1), at(index), at(index + 1));
        let first = (begin.0 + (end.0 - before.0) / 6.0, begin.1 + (end.1 - before.1) / 6.0);
        let second = (end.0 - (after.0 - begin.0) / 6.0, end.1 - (after.1 - begin.1) / 6.0);
        let numbers = [first.0, first.1, second.0, second.1, end.0, end.1].map(number);
        let _ = write!(out, " C{}", numbers.join(" "));
    }
    out
}

/// The point half way along.
fn middle(points: &[Point]) -> Point {
    let pairs = || points.iter().zip(points.iter().skip(1));
    let length = |(a, b): (&Point, &Point)| (b.0 - a.0).hypot(b.1 - a.1);
    let mut left = pairs().map(length).sum::<f64>() / 2.0;
    for (a, b) in pairs() {
        let long = length((a, b));
        if long >= left && long > 0.0 {
            let share = left / long;
            return (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
        }
        left -= long;
    }
    points.last().copied().unwrap_or_default()
}
