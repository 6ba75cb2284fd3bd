//! The neutral display list: what stands where on which page, and what it means.
//!
//! The layout makes it, a [`Writer`](crate::writer::Writer) turns it into a file. Lengths are points; the origin of
//! a page is its top left corner and y grows downwards.

mod geometry;
mod tag;

pub use geometry::{Orientation, PageFrame, Paper, Point, Rect, Side, mm};
pub use tag::{ArtifactKind, Kid, Mark, Scope, TagId, TagKind, TagNode, TagTree};

use crate::font::{FaceId, Glyph};

/// A colour with its greyscale twin, so that a pack printed in black and white loses a second channel only.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink {
    /// 0 is black, 1 is white.
    Grey(f32),
    /// Hard conflicts and refusals: `#B42318`.
    Hard,
    /// Soft conflicts and warnings: `#8A5A00`.
    Soft,
    /// Passed gates: `#1A6F45`.
    Ok,
    /// Emergency releases: `#94179E`.
    Emergency,
    /// Links: `#0A6685`.
    Accent,
}

impl Ink {
    /// Text.
    pub const BLACK: Self = Self::Grey(0.0);
    /// Notes and labels; 6.4:1 on white.
    pub const MUTED: Self = Self::Grey(0.37);
    /// Hairlines.
    pub const LINE: Self = Self::Grey(0.6);
    /// Header rows.
    pub const HEAD: Self = Self::Grey(0.88);
    /// Paper.
    pub const WHITE: Self = Self::Grey(1.0);

    /// Red, green and blue, 0 to 1.
    pub fn rgb(self) -> [f32; 3] {
        let hex = |r: u8, g: u8, b: u8| [f32::from(r) / 255.0, f32::from(g) / 255.0, f32::from(b) / 255.0];
        match self {
            Self::Grey(level) => [level; 3],
            Self::Hard => hex(0xB4, 0x23, 0x18),
            Self::Soft => hex(0x8A, 0x5A, 0x00),
            Self::Ok => hex(0x1A, 0x6F, 0x45),
            Self::Emergency => hex(0x94, 0x17, 0x9E),
            Self::Accent => hex(0x0A, 0x66, 0x85),
        }
    }

    /// The grey a black-and-white printer should use. Coloured inks are all dark enough to be printed black.
    pub fn grey(self) -> f32 {
        match self {
            Self::Grey(level) => level,
            _ => 0.0,
        }
    }
}

/// A pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Width in points.
    pub width: f32,
    /// Colour.
    pub ink: Ink,
    /// Length of dash and gap in points; `None` is a solid line.
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    /// A solid pen.
    pub const fn solid(width: f32, ink: Ink) -> Self {
        Self { width, ink, dash: None }
    }

    /// The rule of tables and blocks: half a point.
    pub const HAIRLINE: Self = Self::solid(0.5, Ink::LINE);
}

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// The face.
    pub face: FaceId,
    /// Em size.
    pub size: f32,
    /// Where the pen starts.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// Colour.
    pub ink: Ink,
    /// The glyphs; [`Glyph::start`] counts bytes of `text`.
    pub glyphs: Vec<Glyph>,
    /// The characters.
    pub text: String,
}

impl TextRun {
    /// The characters glyph `index` and the glyphs of the same cluster stand for.
    pub fn cluster(&self, index: usize) -> &str {
        let start = self.glyphs[index].start;
        let next = self.glyphs.iter().map(|glyph| glyph.start).filter(|other| *other > start).min();
        let end = next.map_or(self.text.len(), |next| next as usize);
        self.text.get(start as usize..end).unwrap_or_default()
    }

    /// How far the pen moves.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * self.size / 1000.0
    }
}

/// Something that leaves ink.
#[derive(Debug, Clone, PartialEq)]
pub enum Draw {
    /// Text.
    Text(TextRun),
    /// A rectangle.
    Rect {
        /// Its outline.
        rect: Rect,
        /// Paints the inside.
        fill: Option<Ink>,
        /// Paints the outline.
        stroke: Option<Stroke>,
    },
    /// A closed polygon.
    Polygon {
        /// The corners.
        points: Vec<Point>,
        /// Paints the inside.
        fill: Option<Ink>,
        /// Paints the outline.
        stroke: Option<Stroke>,
    },
    /// Lines that do not hang together, in one pen: rules, hatches, dots.
    Lines {
        /// Both ends of each.
        segments: Vec<(Point, Point)>,
        /// The pen.
        stroke: Stroke,
    },
}

/// Things drawn one after the other that mean the same: one marked-content sequence.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What it means.
    pub mark: Mark,
    /// What is drawn.
    pub draws: Vec<Draw>,
}

/// A place links and outline entries lead to, by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(pub String);

/// Where an [`Anchor`] ended up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Index of the page.
    pub page: usize,
    /// Top of the target.
    pub y: f32,
}

/// An area of a page that leads to another place of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The area.
    pub area: Rect,
    /// Where it leads.
    pub to: Place,
    /// What a screen reader says.
    pub contents: String,
    /// The structure element it belongs to.
    pub tag: TagId,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the sheet.
    pub width: f32,
    /// Height of the sheet.
    pub height: f32,
    /// The ink, in painting order.
    pub groups: Vec<Group>,
    /// The links, in reading order.
    pub links: Vec<Link>,
}

/// An entry of the outline beside the page.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// 1 is the top level. Never more than one deeper than the entry before.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub to: Place,
}

/// What a document says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// The title, shown by readers in the window bar.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Who answers for it.
    pub author: String,
    /// The program, with its version.
    pub producer: String,
    /// BCP 47 language of the text.
    pub language: String,
    /// When it was made, in seconds since 1970-01-01T00:00Z.
    pub created: i64,
}

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it says about itself.
    pub metadata: Metadata,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// What the content means.
    pub tags: TagTree,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
    /// Whether it is printed on both sides of its sheets, which are bound on their long side.
    pub two_sided: bool,
}
