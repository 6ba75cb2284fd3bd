//! The running head and foot, stamped when the number of pages is known.

use super::flow::Flow;
use crate::display::{ArtifactKind, Draw, Ink, Mark, Orientation, Point, Stroke};
use crate::text::Style;

/// What stands above and below the live area of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Furniture {
    /// Above, at the left: what the document is.
    pub head_left: String,
    /// Above, at the right: who may read it.
    pub head_right: String,
    /// Below, at the left: which state of the plan it shows. The page number stands at the right.
    pub foot: String,
    /// A second line below, and a third one behind a line feed.
    pub foot_second: String,
}

/// Least space between what stands left and right.
const GAP: f32 = 12.0;

/// Which end of a line is fixed, and where.
#[derive(Clone, Copy)]
enum End {
    Left(f32),
    Right(f32),
}

impl Flow {
    /// Stamps the running head and foot with "Page x of y" on all pages.
    pub fn stamp(&mut self, furniture: &Furniture) {
        let sizes = self.builder.sizes();
        let total = sizes.len();
        for (page, (width, height)) in sizes.into_iter().enumerate() {
            let frame = self.frame_of(Orientation::of(width, height));
            debug_assert!((frame.width - width).abs() < 0.01 && (frame.height - height).abs() < 0.01);
            let live = frame.live;
            let style = Style::SMALL.in_ink(Ink::MUTED);
            let rule = |y: f32| Draw::Lines {
                segments: vec![(Point::new(live.x, y), Point::new(live.right(), y))],
                stroke: Stroke::HAIRLINE,
            };
            let top = live.y - 9.0;
            let mut head = vec![rule(top)];
            let right = self.set_line(
                &furniture.head_right,
                style.bold(),
                End::Right(live.right()),
                live.width,
                top - 4.0,
                &mut head,
            );
            let room = live.width - right - GAP;
            self.set_line(&furniture.head_left, style, End::Left(live.x), room, top - 4.0, &mut head);
            self.builder.stamp(page, Mark::Artifact(ArtifactKind::Header), head);
            let bottom = live.bottom() + 9.0;
            let mut foot = vec![rule(bottom)];
            let number = format!("Page {} of {total}", page + 1);
            let ink = style.in_ink(Ink::BLACK);
            let right = self.set_line(&number, ink, End::Right(live.right()), live.width, bottom + 10.0, &mut foot);
            let room = live.width - right - GAP;
            self.set_line(&furniture.foot, style, End::Left(live.x), room, bottom + 10.0, &mut foot);
            for (index, line) in furniture.foot_second.lines().take(2).enumerate() {
                let y = bottom + 20.0 + 10.0 * index as f32;
                self.set_line(line, style, End::Left(live.x), live.width, y, &mut foot);
            }
            self.builder.stamp(page, Mark::Artifact(ArtifactKind::Footer), foot);
        }
    }

    /// Sets one line from or up to an end, cut with an ellipsis where it is wider than `room`. Returns its width.
    fn set_line(&mut self, text: &str, style: Style, end: End, room: f32, y: f32, out: &mut Vec<Draw>) -> f32 {
        let (paragraph, lines) = self.cut(text, style, room, 1);
        let Some(line) = lines.first() else { return 0.0 };
        let left = match end {
            End::Left(x) => x,
            End::Right(x) => x - line.width,
        };
        out.extend(paragraph.runs(line, left, y).into_iter().map(|placed| Draw::Text(placed.run)));
        line.width
    }
}
