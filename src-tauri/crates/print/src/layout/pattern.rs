//! Hatches and marks that say without colour what colour says on the screen.

use crate::display::{Draw, Ink, Point, Rect, Stroke};

/// Lines at 45 degrees, `pitch` points apart, clipped to `rect`; they rise to the right, or fall when `falling`.
pub fn hatch(rect: Rect, pitch: f32, stroke: Stroke, falling: bool) -> Draw {
    // The horizontal distance between lines at 45 degrees is the pitch times the square root of two.
    let step = pitch * std::f32::consts::SQRT_2;
    // Lines are anchored to the page and not to the rectangle, so that neighbours join without a seam.
    let offset = if falling { rect.x - rect.bottom() } else { rect.x + rect.y };
    let first = (offset / step).ceil() as i32;
    let last = ((offset + rect.width + rect.height) / step).floor() as i32;
    let mut segments = Vec::new();
    for index in first..=last {
        let c = index as f32 * step;
        // Rising: x + y = c. Falling: x - y = c.
        let (from, to) = if falling {
            (rect.x.max(rect.y + c), rect.right().min(rect.bottom() + c))
        } else {
            (rect.x.max(c - rect.bottom()), rect.right().min(c - rect.y))
        };
        if to - from > 0.05 {
            let y = |x: f32| if falling { x - c } else { c - x };
            segments.push((Point::new(from, y(from)), Point::new(to, y(to))));
        }
    }
    Draw::Lines { segments, stroke }
}

/// Both hatches, one over the other.
pub fn cross_hatch(rect: Rect, pitch: f32, stroke: Stroke) -> [Draw; 2] {
    [hatch(rect, pitch, stroke, false), hatch(rect, pitch, stroke, true)]
}

/// Square dots in rows, every second row moved by half a pitch.
pub fn dots(rect: Rect, pitch: f32, side: f32, ink: Ink) -> Draw {
    let mut segments = Vec::new();
    let first = ((rect.y + side) / pitch).ceil() as i32;
    let last = ((rect.bottom() - side) / pitch).floor() as i32;
    for row in first..=last {
        let y = row as f32 * pitch;
        let shift = if row.rem_euclid(2) == 0 { 0.0 } else { pitch / 2.0 };
        let mut x = ((rect.x - shift + side) / pitch).ceil() * pitch + shift;
        while x + side <= rect.right() {
            segments.push((Point::new(x - side / 2.0, y), Point::new(x + side / 2.0, y)));
            x += pitch;
        }
    }
    Draw::Lines { segments, stroke: Stroke::solid(side, ink) }
}

/// The mark of a soft conflict: a triangle on its base, with its foot at `y` and its middle at `x`.
pub fn triangle(x: f32, y: f32, size: f32) -> Draw {
    let half = size * 0.58;
    let points = vec![Point::new(x - half, y), Point::new(x + half, y), Point::new(x, y - size)];
    Draw::Polygon { points, fill: Some(Ink::WHITE), stroke: Some(Stroke::solid(1.0, Ink::Soft)) }
}

/// The mark of a hard conflict: a filled octagon with a white bar, with its foot at `y` and its middle at `x`.
pub fn stop_mark(x: f32, y: f32, size: f32) -> [Draw; 2] {
    let (half, cut) = (size / 2.0, size * 0.293);
    let (left, right, top) = (x - half, x + half, y - size);
    let points = [
        (left + cut, top),
        (right - cut, top),
        (right, top + cut),
        (right, y - cut),
        (right - cut, y),
        (left + cut, y),
        (left, y - cut),
        (left, top + cut),
    ];
    let points = points.into_iter().map(|(x, y)| Point::new(x, y)).collect();
    let bar = Rect::new(left + size * 0.2, y - half - size * 0.09, size * 0.6, size * 0.18);
    [
        Draw::Polygon { points, fill: Some(Ink::Hard), stroke: None },
        Draw::Rect { rect: bar, fill: Some(Ink::WHITE), stroke: None },
    ]
}

/// The mark of an emergency release: a bolt with its tip at `y` and its middle at `x`.
pub fn bolt(x: f32, y: f32, size: f32) -> Draw {
    let shape = [(0.15, 1.0), (-0.3, 0.42), (-0.02, 0.42), (-0.15, 0.0), (0.3, 0.58), (0.02, 0.58)];
    let points = shape.into_iter().map(|(dx, dy)| Point::new(x + dx * size, y - dy * size)).collect();
    Draw::Polygon { points, fill: Some(Ink::Emergency), stroke: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(draw: &Draw) -> Vec<Point> {
        match draw {
            Draw::Lines { segments, .. } => segments.iter().flat_map(|(a, b)| [*a, *b]).collect(),
            Draw::Polygon { points, .. } => points.clone(),
            Draw::Rect { .. } | Draw::Text(_) => Vec::new(),
        }
    }

    #[test]
    fn hatches_and_dots_stay_inside_their_area() {
        let area = Rect::new(103.0, 57.0, 41.0, 23.0);
        let pen = Stroke::solid(0.3, Ink::BLACK);
        let [rising, falling] = cross_hatch(area, 4.0, pen);
        for draw in [rising, falling, dots(area, 4.0, 0.8, Ink::BLACK)] {
            let ends = ends(&draw);
            assert!(ends.len() > 10);
            for end in ends {
                assert!(end.x >= area.x - 0.01 && end.x <= area.right() + 0.01, "{end:?}");
                assert!(end.y >= area.y - 0.01 && end.y <= area.bottom() + 0.01, "{end:?}");
            }
        }
    }

    #[test]
    fn an_empty_area_has_no_lines() {
        assert!(ends(&hatch(Rect::new(10.0, 10.0, 0.0, 20.0), 4.0, Stroke::HAIRLINE, false)).is_empty());
    }
}
