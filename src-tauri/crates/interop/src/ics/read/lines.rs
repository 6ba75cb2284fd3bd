//! Content lines (RFC 5545, section 3.1) as other programs write them: any line break, folds anywhere, any length.

use std::borrow::Cow;

use memchr::memchr2;

/// A content line where it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The line on which it begins, from 1.
    pub(super) number: usize,
    /// Where it begins in the text, in bytes.
    pub(super) begins: usize,
    /// What stands before its first fold.
    pub(super) head: &'a str,
    /// The rest with its folds and line breaks; empty for most lines.
    folded: &'a str,
}

impl<'a> Line<'a> {
    /// The line without its folds.
    pub(super) fn text(&self) -> Cow<'a, str> {
        if self.folded.is_empty() {
            return Cow::Borrowed(self.head);
        }
        let mut text = String::new();
        self.unfold(&mut text);
        Cow::Owned(text)
    }

    /// The line without its folds, which are taken out in a place that is used again and again.
    pub(super) fn text_in<'s>(&self, place: &'s mut String) -> &'s str
    where
        'a: 's,
    {
        if self.folded.is_empty() {
            return self.head;
        }
        place.clear();
        self.unfold(place);
        place
    }

    fn unfold(&self, text: &mut String) {
        text.reserve(self.head.len() + self.folded.len());
        text.push_str(self.head);
        let mut lines = Lines::new(self.folded, 1);
        while let Some(line) = lines.physical() {
            text.push_str(line.get(1..).unwrap_or_default());
        }
    }

    /// Whether a fold may hide a part of the line from whoever looks at its head alone.
    pub(super) const fn is_folded(&self) -> bool {
        !self.folded.is_empty()
    }
}

/// The content lines of a text; empty ones are left out.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: usize,
}

impl<'a> Lines<'a> {
    /// The lines of a text whose first line has a number.
    pub(super) const fn new(text: &'a str, number: usize) -> Self {
        Self { text, at: 0, number }
    }

    /// Where the next line begins, in bytes, and its number.
    pub(super) const fn place(&self) -> (usize, usize) {
        (self.at, self.number)
    }

    /// The next line that begins with a letter that is wanted, or with none; the others are passed over unseen.
    pub(super) fn next_with(&mut self, wanted: impl Fn(u8) -> bool) -> Option<Line<'a>> {
        while let Some(first) = self.text.as_bytes().get(self.at) {
            // What begins with no letter of ASCII may begin with a mark.
            if wanted(first.to_ascii_uppercase()) || !first.is_ascii() {
                return self.next();
            }
            self.pass();
        }
        None
    }

    /// Passes over a line; where it ended, without its break.
    fn pass(&mut self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let length = memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
        let end = self.at + length;
        self.at = match rest.get(length..) {
            Some([b'\r', b'\n', ..]) => end + 2,
            Some([_, ..]) => end + 1,
            _ => end,
        };
        self.number += 1;
        end
    }

    /// The next line as it stands, without its break.
    fn physical(&mut self) -> Option<&'a str> {
        let from = self.at;
        (from < self.text.len()).then(|| self.pass()).and_then(|end| self.text.get(from..end))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        loop {
            let (begins, number) = self.place();
            let mut head = self.physical()?;
            let from = self.at;
            while matches!(self.text.as_bytes().get(self.at), Some(b' ' | b'\t')) {
                self.pass();
            }
            let folded = self.text.get(from..self.at).unwrap_or_default();
            match head.as_bytes().first() {
                Some(b'!'..=b'~') => return Some(Line { number, begins, head, folded }),
                // Files that were joined have a byte order mark in their midst.
                Some(0xef) => head = head.trim_start_matches('\u{feff}'),
                _ => {}
            }
            if !folded.is_empty() || !head.trim_ascii().is_empty() {
                return Some(Line { number, begins, head, folded });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        Lines::new(text, 1).map(|line| (line.number, line.text().into_owned())).collect()
    }

    #[test]
    fn every_line_break_ends_a_line_and_a_blank_in_front_goes_on_with_it() {
        let expected = vec![(1, "A:one two".to_owned()), (3, "B:three".to_owned())];
        for text in ["A:one\n  two\nB:three\n", "A:one\r\n  two\r\nB:three", "A:one\r\t two\rB:three\r"] {
            assert_eq!(told(text), expected, "{text:?}");
        }
        assert_eq!(told("\n\nA:1\n \t\n\nB:2"), [(3, "A:1\t".to_owned()), (6, "B:2".to_owned())]);
        assert_eq!(told("A:1\r\n\r\n\r\nB:2"), [(1, "A:1".to_owned()), (4, "B:2".to_owned())]);
        assert_eq!(told("\u{feff}A:1\n\u{feff}B:é\n ä"), [(1, "A:1".to_owned()), (2, "B:éä".to_owned())]);
        assert_eq!(told(""), []);
    }

    #[test]
    fn lines_that_are_not_wanted_are_passed_over() {
        let mut lines = Lines::new("A:1\n B:2\nb:3\n  4\n\nC:5\n\u{feff}B:6\nB", 1);
        let wanted = std::iter::from_fn(|| lines.next_with(|first| first == b'B'));
        let told: Vec<(usize, String)> = wanted.map(|line| (line.number, line.text().into_owned())).collect();
        assert_eq!(told, [(3, "b:3 4".to_owned()), (7, "B:6".to_owned()), (8, "B".to_owned())]);
    }

    #[test]
    fn a_line_knows_where_it_begins() {
        let text = "A:1\r\nB:2\r\n 3\r\nC:4";
        let places: Vec<&str> = Lines::new(text, 1).filter_map(|line| text.get(line.begins..)).collect();
        assert_eq!(places, [text, "B:2\r\n 3\r\nC:4", "C:4"]);
        assert_eq!(Lines::new(text, 7).last().map(|line| line.number), Some(10));
    }
}
