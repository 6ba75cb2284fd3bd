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

/// Which side of a sheet a page is, where both are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The side that is bound on its left; its number is odd.
    Front,
    /// The side that is bound on its right; its number is even.
    Back,
}

impl Side {
    /// The side that the page of this index is; the first page is a front.
    pub const fn of(page: usize) -> Self {
        if page.is_multiple_of(2) { Self::Front } else { Self::Back }
    }
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

impl Orientation {
    /// Which way up a page of this size is.
    pub fn of(width: f32, height: f32) -> Self {
        if width > height { Self::Landscape } else { Self::Portrait }
    }
}

/// What a bound page keeps free of ink at its binding.
const BINDING: f32 = mm(24.0);
/// The least margin on the side opposite to the binding.
const OUTER: f32 = mm(17.0);
/// How far the running head reaches above the live area, and the foot below it.
const HEAD: f32 = mm(7.5);
const FOOT: f32 = mm(11.0);
/// By how much less high a bound page across is than one that is not bound.
const LOWER: f32 = mm(16.0);

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

    /// The frame of a page that is printed on one side of a sheet whose other side is printed too, and that is bound on
    /// the long side of the sheet.
    ///
    /// The live area has one size on both sides, and on A4 and Letter (169 × 235 mm upright, 245 × 156 mm across).
    pub fn bound(paper: Paper, orientation: Orientation, side: Side) -> Self {
        let frame = Self::new(paper, orientation);
        let Rect { x, y, width, height } = frame.live;
        let live = match orientation {
            Orientation::Portrait => {
                let width = width - (BINDING - OUTER);
                let left = match side {
                    Side::Front => BINDING,
                    Side::Back => frame.width - BINDING - width,
                };
                Rect::new(left, y, width, height)
            }
            // A page across is turned by 90 degrees counter-clockwise to lie on an upright sheet, whichever side it is
            // printed on. That brings its top to the left, where a front is bound, and its foot to the right, where a
            // back is. Whoever turns such a sheet over at its binding reads the back upright. The running head or foot
            // stands next to the binding then, and must not vanish in it or be punched.
            Orientation::Landscape => {
                let height = height - LOWER;
                let top = match side {
                    Side::Front => BINDING + HEAD,
                    Side::Back => frame.height - BINDING - FOOT - height,
                };
                Rect::new(x, top, width, height)
            }
        };
        Self { live, ..frame }
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

    #[test]
    fn a_bound_page_has_24_mm_at_its_binding_and_at_least_17_mm_elsewhere() {
        for paper in [Paper::A4, Paper::Letter, Paper::A3] {
            let [front, back] =
                [Side::Front, Side::Back].map(|side| PageFrame::bound(paper, Orientation::Portrait, side));
            assert!((front.live.x - mm(24.0)).abs() < 0.01, "{front:?}");
            assert!((back.width - back.live.right() - mm(24.0)).abs() < 0.01, "{back:?}");
            assert!(front.width - front.live.right() >= mm(16.99) && back.live.x >= mm(16.99), "{front:?} {back:?}");
            let [front, back] =
                [Side::Front, Side::Back].map(|side| PageFrame::bound(paper, Orientation::Landscape, side));
            assert!((front.live.y - mm(31.5)).abs() < 0.01, "the head stands between binding and text: {front:?}");
            assert!((back.height - back.live.bottom() - mm(35.0)).abs() < 0.01, "and so does the foot: {back:?}");
            assert!(front.height - front.live.bottom() >= mm(16.99) && back.live.y >= mm(16.99), "{front:?} {back:?}");
        }
    }

    #[test]
    fn the_sides_of_a_bound_sheet_have_one_live_area_on_either_paper() {
        for orientation in [Orientation::Portrait, Orientation::Landscape] {
            let first = PageFrame::bound(Paper::A4, orientation, Side::Front).live;
            for (paper, side) in [(Paper::A4, Side::Back), (Paper::Letter, Side::Front), (Paper::Letter, Side::Back)] {
                let live = PageFrame::bound(paper, orientation, side).live;
                assert!((live.width - first.width).abs() < 0.01 && (live.height - first.height).abs() < 0.01);
            }
        }
    }
}
