//! Line breaking.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{Style, Text};
use crate::display::{Anchor, Ink, TextRun};
use crate::font::{Glyph, Shaper};

/// Shaped text that has not been broken into lines yet. Lengths in points.
#[derive(Debug, Clone)]
pub struct Paragraph {
    text: String,
    glyphs: Vec<Glyph>,
    spans: Vec<SpanRange>,
    segments: Vec<Segment>,
    style: Style,
}

#[derive(Debug, Clone)]
struct SpanRange {
    bytes: Range<usize>,
    ink: Ink,
    link: Option<Anchor>,
    page_number: bool,
    tick: bool,
}

/// What stands between two places where a line may end.
#[derive(Debug, Clone)]
struct Segment {
    glyphs: Range<usize>,
    /// With the spaces at its end.
    width: f32,
    /// Without them.
    trimmed: f32,
    /// The line ends here whatever follows.
    mandatory: bool,
}

/// One line, ready to be placed.
#[derive(Debug, Clone)]
pub struct Line {
    glyphs: Range<usize>,
    /// Width without the spaces at the end.
    pub width: f32,
}

/// A run of a line and what it does.
#[derive(Debug, Clone)]
pub struct PlacedRun {
    /// The run.
    pub run: TextRun,
    /// Where a click leads.
    pub link: Option<Anchor>,
    /// Whether the run keeps the place of a page number.
    pub page_number: bool,
    /// Whether the run keeps the place of a box to tick.
    pub tick: bool,
}

impl Paragraph {
    /// Shapes `text` and finds where its lines may end (UAX #14).
    pub fn new(shaper: &mut Shaper, text: &Text, style: Style) -> Self {
        let mut whole = String::new();
        let mut glyphs = Vec::new();
        let mut spans = Vec::new();
        for span in &text.spans {
            let weight = span.weight.unwrap_or(style.weight);
            let start = whole.len();
            whole.push_str(&shaper.settable(&span.text, weight));
            let mut at = start;
            // A line feed has no glyph: shape what stands between.
            for piece in whole[start..].split('\n') {
                shaper.shape(piece, weight, at, &mut glyphs);
                at += piece.len() + 1;
            }
            spans.push(SpanRange {
                bytes: start..whole.len(),
                ink: span.ink.unwrap_or(style.ink),
                link: span.link.clone(),
                page_number: span.page_number,
                tick: span.tick,
            });
        }
        let segments = segments(&whole, &glyphs, style.size);
        Self { text: whole, glyphs, spans, segments, style }
    }

    /// The style it was shaped in.
    pub fn style(&self) -> Style {
        self.style
    }

    /// The characters, as they are set.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing to place.
    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// Width when set on as few lines as possible.
    pub fn natural_width(&self) -> f32 {
        let mut widest = 0.0_f32;
        let mut line = 0.0;
        for segment in &self.segments {
            widest = widest.max(line + segment.trimmed);
            line = if segment.mandatory { 0.0 } else { line + segment.width };
        }
        widest
    }

    /// Width of the widest piece that is never broken.
    pub fn longest_word(&self) -> f32 {
        self.segments.iter().fold(0.0, |widest, segment| widest.max(segment.trimmed))
    }

    /// Breaks into lines of at most `width`, first fit. A piece wider than a line is broken between glyphs.
    pub fn lines(&self, width: f32) -> Vec<Line> {
        /// Forgives the rounding of a column made exactly as wide as its text.
        const SLACK: f32 = 0.01;
        let mut lines = Vec::new();
        let mut line = Line { glyphs: 0..0, width: 0.0 };
        let mut pen = 0.0;
        for segment in &self.segments {
            if !line.glyphs.is_empty() && pen + segment.trimmed > width + SLACK {
                lines.push(std::mem::replace(
                    &mut line,
                    Line { glyphs: segment.glyphs.start..segment.glyphs.start, width: 0.0 },
                ));
                pen = 0.0;
            }
            if segment.trimmed > width + SLACK {
                pen = self.break_inside(segment, width, &mut line, &mut lines);
            } else {
                line.glyphs.end = segment.glyphs.end;
                line.width = pen + segment.trimmed;
                pen += segment.width;
            }
            if segment.mandatory {
                let next = line.glyphs.end;
                lines.push(std::mem::replace(&mut line, Line { glyphs: next..next, width: 0.0 }));
                pen = 0.0;
            }
        }
        if !line.glyphs.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Breaks into as few lines as [`Paragraph::lines`] does, all about equally long: for headings.
    pub fn balanced_lines(&self, width: f32) -> Vec<Line> {
        let lines = self.lines(width);
        let (mut narrow, mut wide) = (width / lines.len().max(1) as f32, width);
        if lines.len() < 2 {
            return lines;
        }
        while wide - narrow > 2.0 {
            let middle = f32::midpoint(narrow, wide);
            if self.lines(middle).len() > lines.len() {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        self.lines(wide)
    }

    fn break_inside(&self, segment: &Segment, width: f32, line: &mut Line, lines: &mut Vec<Line>) -> f32 {
        let mut pen = 0.0;
        for index in segment.glyphs.clone() {
            let advance = self.glyphs[index].advance * self.style.size / 1000.0;
            let new_cluster = index == 0 || self.glyphs[index - 1].start != self.glyphs[index].start;
            if new_cluster && pen + advance > width && !line.glyphs.is_empty() {
                lines.push(std::mem::replace(line, Line { glyphs: index..index, width: 0.0 }));
                pen = 0.0;
            }
            line.glyphs.end = index + 1;
            pen += advance;
            line.width = pen;
        }
        pen
    }

    /// The text runs of a line whose left end is at `x` and whose baseline is at `y`.
    ///
    /// The spaces at the end of a line stay in the run: they cannot be seen, and without them the last word of one
    /// line and the first of the next would be read as one.
    pub fn runs(&self, line: &Line, x: f32, y: f32) -> Vec<PlacedRun> {
        let mut runs = Vec::new();
        let mut pen = x;
        let mut from = line.glyphs.start;
        while from < line.glyphs.end {
            let first = &self.glyphs[from];
            let Some(span) = self.spans.iter().find(|span| span.bytes.contains(&(first.start as usize))) else { break };
            let to = (from..line.glyphs.end)
                .find(|i| {
                    let glyph = &self.glyphs[*i];
                    glyph.face != first.face || glyph.start as usize >= span.bytes.end
                })
                .unwrap_or(line.glyphs.end);
            let bytes = first.start as usize..self.cluster_end(to - 1).min(span.bytes.end);
            let base = bytes.start as u32;
            let glyphs: Vec<Glyph> =
                self.glyphs[from..to].iter().map(|g| Glyph { start: g.start - base, ..*g }).collect();
            let advance: f32 = glyphs.iter().map(|g| g.advance).sum::<f32>() * self.style.size / 1000.0;
            let run = TextRun {
                face: first.face,
                size: self.style.size,
                x: pen,
                y,
                ink: span.ink,
                glyphs,
                text: self.text[bytes].to_owned(),
            };
            runs.push(PlacedRun { run, link: span.link.clone(), page_number: span.page_number, tick: span.tick });
            pen += advance;
            from = to;
        }
        runs
    }

    fn cluster_end(&self, index: usize) -> usize {
        let start = self.glyphs[index].start;
        let next = self.glyphs[index + 1..].iter().find(|glyph| glyph.start != start);
        let limit = next.map_or(self.text.len(), |glyph| glyph.start as usize);
        // A line feed between two glyphs belongs to neither.
        let from = start as usize;
        self.text[from..limit].find('\n').map_or(limit, |at| from + at)
    }
}

fn segments(text: &str, glyphs: &[Glyph], size: f32) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut from = 0;
    for (end, opportunity) in linebreaks(text) {
        if opportunity == BreakOpportunity::Allowed && is_inside_a_name(text, end) {
            continue;
        }
        let to = from + glyphs[from..].iter().take_while(|glyph| (glyph.start as usize) < end).count();
        let width = |range: &[Glyph]| range.iter().map(|g| g.advance).sum::<f32>() * size / 1000.0;
        let is_space = |glyph: &Glyph| text[glyph.start as usize..].starts_with(' ');
        let trailing = glyphs[from..to].iter().rev().take_while(|glyph| is_space(glyph)).count();
        segments.push(Segment {
            glyphs: from..to,
            width: width(&glyphs[from..to]),
            trimmed: width(&glyphs[from..to - trailing]),
            // The end of the text is reported as mandatory too, but nothing follows it.
            mandatory: opportunity == BreakOpportunity::Mandatory && end < text.len(),
        });
        from = to;
    }
    segments
}

/// Whether `at` follows the stroke of a name such as `Europe/Berlin`. Longer words, such as addresses, need the break.
fn is_inside_a_name(text: &str, at: usize) -> bool {
    const NAME: usize = 32;
    let word = |c: char| !c.is_whitespace();
    let before = text[..at].chars().rev().take_while(|c| word(*c)).count();
    let after = text[at..].chars().take_while(|c| word(*c)).count();
    text[..at].ends_with('/') && after > 0 && before + after <= NAME
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontSet;

    fn set(text: &str, width: f32) -> Vec<String> {
        let mut shaper = Shaper::new(FontSet::new(None).unwrap());
        let paragraph = Paragraph::new(&mut shaper, &text.into(), Style::BODY);
        let read =
            |line: &Line| paragraph.runs(line, 0.0, 0.0).into_iter().map(|placed| placed.run.text).collect::<String>();
        paragraph.lines(width).iter().map(read).collect()
    }

    #[test]
    fn lines_end_between_words_and_lose_nothing() {
        let lines = set("Move the ledger to the new cluster", 80.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.concat(), "Move the ledger to the new cluster");
    }

    #[test]
    fn a_release_number_is_never_broken() {
        for width in [56.0, 70.0, 90.0, 110.0] {
            assert!(set("see CHG-1042 and REL-7", width).iter().any(|line| line.contains("CHG-1042")), "{width}");
        }
    }

    #[test]
    fn the_name_of_a_zone_is_never_broken_but_an_address_is() {
        for width in [95.0, 110.0, 130.0] {
            let lines = set("from 22:00 America/New_York on", width);
            assert!(lines.iter().any(|line| line.contains("America/New_York")), "{lines:?}");
        }
        assert!(set("https://meet.example.org/payments/change/board/weekly", 90.0).len() > 2);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_between_letters() {
        let lines = set(&"W".repeat(40), 60.0);
        assert!(lines.len() > 3);
        assert_eq!(lines.concat().len(), 40);
    }

    #[test]
    fn a_line_feed_ends_the_line() {
        assert_eq!(set("one\ntwo", 500.0), ["one", "two"]);
        assert_eq!(set("one\n\ntwo", 500.0), ["one", "", "two"]);
    }

    #[test]
    fn empty_text_has_no_lines() {
        assert!(set("", 100.0).is_empty());
    }
}
