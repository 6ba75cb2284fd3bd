//! Text that is broken into lines: spans, paragraphs, lines.

mod paragraph;

pub use paragraph::{Line, Paragraph, PlacedRun};

use crate::display::{Anchor, Ink};
use crate::font::Weight;

/// Size, leading, weight and ink of a piece of text. Lengths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Em size.
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    /// Weight of spans that name none.
    pub weight: Weight,
    /// Ink of spans that name none.
    pub ink: Ink,
}

impl Style {
    /// Running text: 10 on 14.
    pub const BODY: Self = Self::regular(10.0, 14.0);
    /// Table cells: 8.5 on 11.
    pub const TABLE: Self = Self::regular(8.5, 11.0);
    /// Header row of a table.
    pub const TABLE_HEAD: Self = Self { weight: Weight::Bold, ..Self::TABLE };
    /// Notes, labels in figures and the running head and foot: 8 on 10, the smallest size used.
    pub const SMALL: Self = Self::regular(8.0, 10.0);
    /// The title on the cover.
    pub const TITLE: Self = Self { weight: Weight::Bold, ..Self::regular(24.0, 30.0) };
    /// First level heading.
    pub const H1: Self = Self { weight: Weight::Bold, ..Self::regular(16.0, 20.0) };
    /// Second level heading.
    pub const H2: Self = Self { weight: Weight::Bold, ..Self::regular(12.0, 16.0) };
    /// Third level heading.
    pub const H3: Self = Self { weight: Weight::Bold, ..Self::regular(10.0, 14.0) };

    const fn regular(size: f32, leading: f32) -> Self {
        Self { size, leading, weight: Weight::Regular, ink: Ink::BLACK }
    }

    /// The same style in another ink.
    #[must_use]
    pub const fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same style in the bold weight.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// From the top of the line box to the baseline, so that capitals stand in the middle of the box.
    ///
    /// Noto Sans capitals are 0.714 em high.
    pub fn baseline(self) -> f32 {
        f32::midpoint(self.leading, 0.714 * self.size)
    }
}

/// A piece of text in one weight, perhaps a link.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Span {
    /// The characters.
    pub text: String,
    /// Overrides the weight of the style.
    pub weight: Option<Weight>,
    /// Overrides the ink of the style.
    pub ink: Option<Ink>,
    /// Where a click leads.
    pub link: Option<Anchor>,
    /// Whether the page number of the link's target is printed here. The text only keeps the place: it must be wide
    /// enough for the number, which is set flush right in it when all pages are known.
    pub page_number: bool,
    /// Whether a box to tick is drawn here. The text only keeps the place.
    pub tick: bool,
}

/// Text made of spans.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// The spans in reading order.
    pub spans: Vec<Span>,
}

impl Text {
    /// No text yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text in the weight of the style.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.push(Span { text: text.into(), ..Span::default() })
    }

    /// Adds bold text.
    #[must_use]
    pub fn bold(self, text: impl Into<String>) -> Self {
        self.push(Span { text: text.into(), weight: Some(Weight::Bold), ..Span::default() })
    }

    /// Adds text in grey.
    #[must_use]
    pub fn muted(self, text: impl Into<String>) -> Self {
        self.push(Span { text: text.into(), ink: Some(Ink::MUTED), ..Span::default() })
    }

    /// Adds a link to a place of the document.
    #[must_use]
    pub fn link(self, text: impl Into<String>, to: Anchor) -> Self {
        self.push(Span { text: text.into(), link: Some(to), ..Span::default() })
    }

    /// Adds the number of the page `to` ends up on, set flush right in the width of three digits.
    #[must_use]
    pub fn page_of(self, to: Anchor) -> Self {
        self.push(Span { text: "000".to_owned(), link: Some(to), page_number: true, ..Span::default() })
    }

    /// Adds an empty box to tick by hand, and the space behind it.
    #[must_use]
    pub fn tick(self) -> Self {
        // The box is larger than the letters beside it, and stays with the first word of its label.
        self.push(Span { text: "\u{A0}".repeat(6), tick: true, ..Span::default() })
    }

    /// Adds a span.
    #[must_use]
    pub fn push(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new().plain(text)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self::new().plain(text.as_str())
    }
}

/// The text, or an en dash where there is none: an empty field looks forgotten.
pub fn or_dash(text: &str) -> Text {
    if text.trim().is_empty() { "–".into() } else { text.into() }
}

/// A length of time: "75 min", "4 h 30 min", "3 d", each kept on one line.
pub fn length(minutes: i64) -> String {
    let minutes = minutes.max(0);
    if minutes < 120 {
        return format!("{minutes}\u{A0}min");
    }
    let parts = [(minutes / 1440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "min")];
    let said = parts.into_iter().filter(|(count, _)| *count > 0);
    said.map(|(count, unit)| format!("{count}\u{A0}{unit}")).collect::<Vec<_>>().join("\u{A0}")
}
