//! Points, rectangles and sheets.

/// Millimetres in points.
pub const fn mm(length: f32) -> f32 {
    length * 72.0 / 25.4
}

/// A point of a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// A rectangle of a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width; not negative.
    pub width: f32,
    /// Height; not negative.
    pub height: f32,
}

impl Rect {
    /// The rectangle with its top left corner at `x`, `y`.
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The rectangle with each side moved inwards by `by`.
    #[must_use]
    pub fn inset(&self, by: f32) -> Self {
        Self {
            x: self.x + by,
            y: self.y + by,
            width: (self.width - 2.0 * by).max(0.0),
            height: (self.height - 2.0 * by).max(0.0),
        }
    }
}

/// The sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
    /// 297 × 420 mm, for what hangs on a wall.
    A3,
}

/// Which way up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Higher than wide.
    #[default]
    Portrait,
    /// Wider than high.
    Landscape,
}

/// A sheet and the part of it text may stand on.
///
/// The live area is the same on A4 and Letter (176 × 235 mm upright, 245 × 172 mm across), so that a pack has the same
/// pages on either and is never scaled. A3 has one of its own (386 × 261 mm across).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageFrame {
    /// Width of the sheet.
    pub width: f32,
    /// Height of the sheet.
    pub height: f32,
    /// Where content stands; the running head and foot stand above and below it.
    pub live: Rect,
}

impl PageFrame {
    /// The frame of a sheet.
    pub fn new(paper: Paper, orientation: Orientation) -> Self {
        let (short, long) = match paper {
            Paper::A4 => (mm(210.0), mm(297.0)),
            Paper::Letter => (612.0, 792.0),
            Paper::A3 => (mm(297.0), mm(420.0)),
        };
        let (width, height, live_width, live_height) = match (paper, orientation) {
            (Paper::A3, Orientation::Portrait) => (short, long, mm(263.0), mm(384.0)),
            (Paper::A3, Orientation::Landscape) => (long, short, mm(386.0), mm(261.0)),
            (_, Orientation::Portrait) => (short, long, mm(176.0), mm(235.0)),
            (_, Orientation::Landscape) => (long, short, mm(245.0), mm(172.0)),
        };
        let live = Rect::new((width - live_width) / 2.0, (height - live_height) / 2.0, live_width, live_height);
        Self { width, height, live }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_papers_have_one_live_area_and_wide_margins() {
        for orientation in [Orientation::Portrait, Orientation::Landscape] {
            let a4 = PageFrame::new(Paper::A4, orientation);
            let letter = PageFrame::new(Paper::Letter, orientation);
            assert!((a4.live.width - letter.live.width).abs() < 0.01);
            assert!((a4.live.height - letter.live.height).abs() < 0.01);
            for frame in [a4, letter, PageFrame::new(Paper::A3, orientation)] {
                assert!(frame.live.x >= mm(16.9), "{frame:?}");
                assert!(frame.live.y >= mm(16.9), "{frame:?}");
            }
        }
    }
}
