//! Lines through points: bent, cut at the edges of an area, shortened and dashed.

use super::extent::{Area, Px, Stretch, sane};
use crate::display::Point;

/// The least reach of a bend on both sides of a point, in pixels.
const BEND: f64 = 28.0;

/// A line through `points`, level where it leaves and arrives, in straight pieces of about `step`.
///
/// The same bends as on the screen, so that paper and window show one picture.
pub fn smooth(points: &[Px], step: f64) -> Vec<Px> {
    let mut line: Vec<Px> = Vec::with_capacity(points.len() * 4);
    for (x, y) in points.iter().map(|(x, y)| (sane(*x), sane(*y))) {
        let Some(&(left, top)) = line.last() else {
            line.push((x, y));
            continue;
        };
        let (across, down) = (x - left, y - top);
        if across.abs() > 0.5 && down.abs() > 0.5 {
            let bend = BEND.min(across.abs() / 2.0).max(across.abs() * 0.45) * across.signum();
            let pieces = (across.hypot(down) / step.max(0.1)).clamp(4.0, 24.0) as usize;
            for piece in 1..pieces {
                let t = piece as f64 / pieces as f64;
                let (near, far) = (3.0 * t * (1.0 - t).powi(2), 3.0 * t * t * (1.0 - t));
                let bent = near * bend + far * (across - bend) + across * t.powi(3);
                line.push((left + bent, top + down * (far + t.powi(3))));
            }
        }
        line.push((x, y));
    }
    line
}

/// A part of a line inside an area, and whether it goes on beyond its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its points.
    pub points: Vec<Px>,
    /// Whether the line comes from outside.
    pub enters: bool,
    /// Whether the line goes on outside.
    pub leaves: bool,
}

/// The parts of a line that lie in an area.
pub fn parts(line: &[Px], area: &Area) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = false;
    for (index, ends) in line.windows(2).enumerate() {
        let [from, to] = [ends[0], ends[1]];
        let Some((enter, leave)) = inside(from, to, area) else {
            if let Some(part) = parts.last_mut().filter(|_| open) {
                part.leaves = true;
            }
            open = false;
            continue;
        };
        let at = |t: f64| (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
        if !open {
            parts.push(Part { points: vec![at(enter)], enters: index > 0 || enter > 0.0, leaves: false });
        }
        if let Some(part) = parts.last_mut() {
            part.points.push(at(leave));
            part.leaves = leave < 1.0;
        }
        open = leave >= 1.0;
    }
    parts
}

/// Between which parts of the way from one point to another the way lies in an area (Liang and Barsky, 1984).
fn inside(from: Px, to: Px, area: &Area) -> Option<(f64, f64)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let mut cut = |start: f64, step: f64, stretch: &Stretch| {
        if step == 0.0 {
            return stretch.holds(start);
        }
        let (one, other) = ((stretch.from - start) / step, (stretch.to - start) / step);
        enter = enter.max(one.min(other));
        leave = leave.min(one.max(other));
        true
    };
    let meets = cut(from.0, to.0 - from.0, &area.x) && cut(from.1, to.1 - from.1, &area.y);
    (meets && enter < leave).then_some((enter, leave))
}

/// The point of a line after this part of its length.
pub fn along(line: &[Px], part: f64) -> Option<Px> {
    let lengths = || line.windows(2).map(|ends| (ends[1].0 - ends[0].0).hypot(ends[1].1 - ends[0].1));
    let mut left = lengths().sum::<f64>() * part;
    for (ends, length) in line.windows(2).zip(lengths()) {
        if left <= length && length > 0.0 {
            let t = left / length;
            return Some((ends[0].0 + (ends[1].0 - ends[0].0) * t, ends[0].1 + (ends[1].1 - ends[0].1) * t));
        }
        left -= length;
    }
    line.last().copied()
}

/// The line without the last `by` of its length.
pub fn shortened(line: &mut Vec<Point>, by: f32) {
    let mut left = by;
    while let [.., before, end] = line.as_mut_slice() {
        let length = (end.x - before.x).hypot(end.y - before.y);
        if length > left {
            let t = (length - left) / length;
            *end = Point::new(before.x + (end.x - before.x) * t, before.y + (end.y - before.y) * t);
            return;
        }
        left -= length;
        line.pop();
    }
}

/// The straight pieces of a line, or of its dashes.
///
/// A pen begins its dashes anew with every piece, so that those of a bend are laid out here.
pub fn pieces(line: &[Point], dash: Option<(f32, f32)>) -> Vec<(Point, Point)> {
    let whole = line.windows(2).map(|ends| (ends[0], ends[1]));
    let Some((on, off)) = dash.filter(|(on, off)| *on > 0.1 && *off > 0.1) else { return whole.collect() };
    let mut pieces = Vec::new();
    let (mut inked, mut left) = (true, on);
    for (mut from, to) in whole {
        loop {
            let length = (to.x - from.x).hypot(to.y - from.y);
            let step = length.min(left);
            let t = if length > 0.0 { step / length } else { 1.0 };
            let next = Point::new(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t);
            if inked && step > 0.0 {
                pieces.push((from, next));
            }
            left -= step;
            from = next;
            if left > 0.0 {
                break;
            }
            inked = !inked;
            left = if inked { on } else { off };
            if step >= length {
                break;
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Area {
        let side = Stretch { from: 0.0, to: 10.0 };
        Area { x: side, y: side }
    }

    #[test]
    fn a_line_runs_through_its_points_and_leaves_level() {
        let points = [(0.0, 0.0), (88.0, 60.0), (272.0, 60.0), (360.0, 20.0)];
        let line = smooth(&points, 4.0);
        assert!(points.iter().all(|point| line.contains(point)));
        let (across, down) = (line[1].0, line[1].1);
        assert!(down < across * 0.2, "{across} {down}");
        assert!(line.windows(2).all(|ends| ends[0].0 < ends[1].0));
    }

    #[test]
    fn a_line_is_cut_where_it_leaves_and_told_where_it_goes_on() {
        let line = [(-5.0, 5.0), (5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)];
        let cut = parts(&line, &square());
        let told: Vec<(bool, bool)> = cut.iter().map(|part| (part.enters, part.leaves)).collect();
        assert_eq!(told, [(true, true), (true, false)]);
        assert_eq!(cut[0].points, [(0.0, 5.0), (5.0, 5.0), (10.0, 5.0)]);
        // One that ends a piece on the edge goes on all the same.
        let cut = parts(&[(5.0, 5.0), (10.0, 5.0), (20.0, 5.0)], &square());
        assert_eq!(cut.iter().map(|part| (part.enters, part.leaves)).collect::<Vec<_>>(), [(false, true)]);
        assert!(parts(&[(11.0, 0.0), (20.0, 5.0)], &square()).is_empty());
    }

    #[test]
    fn dashes_go_round_bends_and_have_their_length() {
        let line = [Point::new(0.0, 0.0), Point::new(2.0, 0.0), Point::new(2.0, 8.0)];
        let dashes = pieces(&line, Some((3.0, 2.0)));
        let inked: f32 = dashes.iter().map(|(a, b)| (b.x - a.x).hypot(b.y - a.y)).sum();
        assert!((inked - 6.0).abs() < 0.01, "{dashes:?}");
        assert_eq!(dashes.len(), 3);
        let mut short = line.to_vec();
        shortened(&mut short, 9.0);
        assert_eq!(short, [Point::new(0.0, 0.0), Point::new(1.0, 0.0)]);
    }

    #[test]
    fn the_middle_of_a_line_lies_on_it() {
        assert_eq!(along(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0)], 0.75), Some((4.0, 2.0)));
        assert_eq!(along(&[], 0.5), None);
    }
}
