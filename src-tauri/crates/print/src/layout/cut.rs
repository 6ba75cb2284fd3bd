//! Text that is cut with an ellipsis where there is no room for more of it.

use super::flow::Flow;
use crate::display::Mark;
use crate::text::{Line, Paragraph, Style};

impl Flow {
    /// Shapes text and breaks it into at most `most` lines of `room` points; where it is longer, the last line ends
    /// with an ellipsis.
    pub fn cut(&mut self, text: &str, style: Style, room: f32, most: usize) -> (Paragraph, Vec<Line>) {
        let paragraph = self.shape(&text.into(), style);
        let lines = paragraph.lines(room);
        if lines.len() <= most {
            return (paragraph, lines);
        }
        let ellipsis = self.shape(&" …".into(), style).natural_width();
        // The last line gives room to the ellipsis, the others are as wide as before.
        let kept = paragraph.lines(room - ellipsis).into_iter().take(most);
        let kept: String = kept.flat_map(|line| paragraph.runs(&line, 0.0, 0.0)).map(|run| run.run.text).collect();
        // Behind a whole word stands a space, behind a part of one does not.
        let space = if kept.ends_with(char::is_whitespace) { " " } else { "" };
        let shortened = self.shape(&format!("{}{space}…", kept.trim_end()).into(), style);
        let mut lines = shortened.lines(room);
        lines.truncate(most);
        (shortened, lines)
    }

    /// Draws one line of text, cut to `room` points, with its left end at `x` and its baseline at `y`; returns its
    /// width.
    pub fn cut_label(&mut self, mark: Mark, text: &str, style: Style, (x, y): (f32, f32), room: f32) -> f32 {
        let (paragraph, lines) = self.cut(text, style, room, 1);
        let Some(line) = lines.first() else { return 0.0 };
        self.line(mark, &paragraph, line, x, y);
        line.width
    }
}

#[cfg(test)]
mod tests {
    use crate::display::Paper;
    use crate::font::{FontSet, Shaper};
    use crate::layout::Flow;
    use crate::text::Style;

    #[test]
    fn a_text_is_cut_to_its_lines_and_says_so() {
        let mut flow = Flow::new(Shaper::new(FontSet::new(None).unwrap()), Paper::A4);
        for text in ["word ".repeat(2000), "W".repeat(10_000)] {
            let (paragraph, lines) = flow.cut(&text, Style::BODY, 200.0, 2);
            assert_eq!(lines.len(), 2);
            assert!(lines.iter().all(|line| line.width <= 200.01), "{lines:?}");
            assert!(paragraph.text().ends_with('…') && paragraph.text().len() < 200, "{}", paragraph.text());
        }
        let (paragraph, lines) = flow.cut("short", Style::BODY, 200.0, 2);
        assert_eq!((paragraph.text(), lines.len()), ("short", 1));
    }
}
