//! The running head and foot, stamped when the number of pages is known.

use super::flow::Flow;
use crate::display::{ArtifactKind, Draw, Ink, Mark, Point, Stroke};
use crate::text::{Style, Text};

/// What stands above and below the live area of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Furniture {
    /// Above, at the left: what the document is.
    pub head_left: String,
    /// Above, at the right: who may read it.
    pub head_right: String,
    /// Below, at the left: which state of the plan it shows. The page number stands at the right.
    pub foot: String,
    /// A second line below.
    pub foot_second: String,
}

impl Flow {
    /// Stamps the running head and foot with "Page x of y" on all pages.
    pub fn stamp(&mut self, furniture: &Furniture) {
        let sizes = self.builder.sizes();
        let total = sizes.len();
        for (page, (width, height)) in sizes.into_iter().enumerate() {
            let frame = self.frame_of(width > height);
            debug_assert!((frame.width - width).abs() < 0.01 && (frame.height - height).abs() < 0.01);
            let live = frame.live;
            let style = Style::SMALL.in_ink(Ink::MUTED);
            let rule = |y: f32| Draw::Lines {
                segments: vec![(Point::new(live.x, y), Point::new(live.right(), y))],
                stroke: Stroke::HAIRLINE,
            };
            let top = live.y - 9.0;
            let mut head = vec![rule(top)];
            self.set_line(&furniture.head_left, style, live.x, top - 4.0, false, &mut head);
            self.set_line(&furniture.head_right, style.bold(), live.right(), top - 4.0, true, &mut head);
            self.builder.stamp(page, Mark::Artifact(ArtifactKind::Header), head);
            let bottom = live.bottom() + 9.0;
            let mut foot = vec![rule(bottom)];
            let number = format!("Page {} of {total}", page + 1);
            self.set_line(&furniture.foot, style, live.x, bottom + 10.0, false, &mut foot);
            self.set_line(&number, style.in_ink(Ink::BLACK), live.right(), bottom + 10.0, true, &mut foot);
            self.set_line(&furniture.foot_second, style, live.x, bottom + 20.0, false, &mut foot);
            self.builder.stamp(page, Mark::Artifact(ArtifactKind::Footer), foot);
        }
    }

    /// Sets one line with its left end at `x`, or its right end when `flush_right`, and cuts it at the live width.
    fn set_line(&mut self, text: &str, style: Style, x: f32, y: f32, flush_right: bool, out: &mut Vec<Draw>) {
        let paragraph = self.shape(&Text::from(text), style);
        let width = paragraph.natural_width();
        let lines = paragraph.lines(self.live().width.max(1.0) * 0.85);
        for line in lines.iter().take(1) {
            let left = if flush_right { x - line.width.min(width) } else { x };
            out.extend(paragraph.runs(line, left, y).into_iter().map(|placed| Draw::Text(placed.run)));
        }
    }
}
