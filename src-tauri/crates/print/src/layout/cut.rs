//! Text that is cut with an ellipsis where there is no room for more of it.

use super::flow::Flow;
use super::table::Table;
use crate::display::Mark;
use crate::text::{Line, Paragraph, Style};

/// A text cut at a word behind `most` characters, and whether it was cut.
fn beginning(text: &str, most: usize) -> (&str, bool) {
    let Some((end, _)) = text.char_indices().nth(most) else { return (text, false) };
    let kept = &text[..end];
    (kept.rfind(char::is_whitespace).map_or(kept, |at| &kept[..at]).trim_end(), true)
}

impl Flow {
    /// At most `most` characters of a text, with an ellipsis where there are more, which the warnings tell.
    pub fn clip(&mut self, text: &str, most: usize) -> String {
        match beginning(text, most) {
            (kept, true) => {
                self.shaper.note_shortened(text);
                format!("{kept} …")
            }
            (whole, false) => whole.to_owned(),
        }
    }

    /// Cuts what stands in the cells of a table to `most` characters a piece, with an ellipsis, which the warnings
    /// tell. Returns whether anything was cut.
    pub fn clip_cells(&mut self, table: &mut Table, most: usize) -> bool {
        let spans = table.rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.spans);
        let mut cut = false;
        for span in spans.filter(|span| span.text.len() > most) {
            let kept = self.clip(&span.text, most);
            cut |= kept != span.text;
            span.text = kept;
        }
        cut
    }

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
    use crate::layout::{Column, Flow, Table, Width};
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

    #[test]
    fn a_text_that_is_clipped_ends_at_a_word_and_is_told() {
        let mut flow = Flow::new(Shaper::new(FontSet::new(None).unwrap()), Paper::A4);
        assert_eq!(flow.clip("one two three", 100), "one two three");
        assert!(flow.shaper.warnings().is_empty());
        assert_eq!(flow.clip("one two three", 9), "one two …");
        assert_eq!(flow.clip("Ωμέγα", 3), "Ωμέ …");
        let mut table = Table::new("Releases", vec![Column::new("Title", Width::Share(1.0))]);
        table.row(["word ".repeat(50)]);
        flow.clip_cells(&mut table, 20);
        assert_eq!(table.rows[0].cells[0].spans[0].text, "word word word word …");
        let told: Vec<String> = flow.shaper.warnings().iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("3 texts are too long for their places"), "{told:?}");
    }
}
