//! The cursor: where the next block goes, and when a page is full.

use super::binding::bind;
use super::builder::Builder;
use crate::display::{
    Anchor, ArtifactKind, Document, Draw, Mark, Metadata, Orientation, PageFrame, Paper, Point, Rect, Side, Stroke,
    TagId, TagKind, TagTree,
};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::text::{Line, Paragraph, Style, Text};

/// What must fit under a heading: a header row and two rows of a table, or four lines of text.
const FOLLOWS: f32 = 66.0;

/// Style of a heading of a level, the space above it and the space under it.
const fn shape_of(level: u8) -> (Style, f32, f32) {
    match level {
        1 => (Style::H1, 0.0, 8.0),
        2 => (Style::H2, 12.0, 4.0),
        _ => (Style::H3, 6.0, 1.0),
    }
}

/// Lays out blocks one under the other.
pub struct Flow {
    pub(super) shaper: Shaper,
    pub(super) builder: Builder,
    paper: Paper,
    /// Whether it is printed on both sides and bound; pages are laid out as fronts until it is finished.
    pub(super) two_sided: bool,
    frame: PageFrame,
    y: f32,
    section: TagId,
}

impl Flow {
    /// An empty document. The first block needs [`Flow::new_page`] before it.
    pub fn new(shaper: Shaper, paper: Paper) -> Self {
        let frame = PageFrame::new(paper, Orientation::Portrait);
        Self {
            shaper,
            builder: Builder::default(),
            paper,
            two_sided: false,
            frame,
            y: frame.live.y,
            section: TagTree::ROOT,
        }
    }

    /// The same empty document, printed on both sides of its sheets, which are bound on their long side.
    #[must_use]
    pub fn two_sided(self) -> Self {
        let frame = PageFrame::bound(self.paper, Orientation::Portrait, Side::Front);
        Self { two_sided: true, frame, y: frame.live.y, ..self }
    }

    /// The area content may stand on.
    pub fn live(&self) -> Rect {
        self.frame.live
    }

    /// The area content may stand on in pages of an orientation.
    pub fn live_of(&self, orientation: Orientation) -> Rect {
        self.frame_of(orientation).live
    }

    /// The frame of this document's pages in an orientation, as they are laid out.
    pub(super) fn frame_of(&self, orientation: Orientation) -> PageFrame {
        if self.two_sided {
            PageFrame::bound(self.paper, orientation, Side::Front)
        } else {
            PageFrame::new(self.paper, orientation)
        }
    }

    /// Top of the next block.
    pub fn y(&self) -> f32 {
        self.y
    }

    /// Index of the page under the cursor.
    pub fn page(&self) -> usize {
        self.builder.page()
    }

    /// Starts a page.
    pub fn new_page(&mut self, orientation: Orientation) {
        self.frame = self.frame_of(orientation);
        self.continue_page();
    }

    /// Starts a page like the one before it.
    pub fn continue_page(&mut self) {
        self.builder.add_page(&self.frame);
        self.y = self.frame.live.y;
    }

    /// Lays out a chapter that begins with a page of its own on at most `pages` pages: in the first of `ways` that
    /// does it, else in the last.
    pub fn within_pages<W: Copy>(&mut self, pages: usize, ways: &[W], lay_out: impl Fn(&mut Self, W)) {
        for (index, way) in ways.iter().enumerate() {
            let checkpoint = self.builder.checkpoint();
            let before = self.builder.pages();
            lay_out(self, *way);
            if self.builder.pages() - before <= pages || index + 1 == ways.len() {
                return;
            }
            self.builder.return_to(checkpoint);
        }
    }

    /// What is left of the page.
    pub fn left(&self) -> f32 {
        self.frame.live.bottom() - self.y
    }

    /// Starts a page unless `height` is left on this one, or the page is empty anyway.
    pub fn need(&mut self, height: f32) {
        if self.left() < height && self.y > self.frame.live.y + 0.01 {
            self.continue_page();
        }
    }

    /// Moves the cursor down, but leaves no space at the top of a page.
    pub fn space(&mut self, height: f32) {
        if self.y > self.frame.live.y + 0.01 {
            self.y += height;
        }
    }

    /// Moves the cursor to `y`, for blocks that draw by themselves.
    pub fn advance_to(&mut self, y: f32) {
        self.y = y;
    }

    /// Opens a chapter: everything up to the next one belongs to it.
    pub fn section(&mut self) {
        self.section = self.builder.tag(TagTree::ROOT, TagKind::Section);
    }

    /// Adds a structure element to the chapter.
    pub fn tag(&mut self, kind: TagKind) -> TagId {
        self.builder.tag(self.section, kind)
    }

    /// Adds a structure element to another.
    pub fn tag_in(&mut self, parent: TagId, kind: TagKind) -> TagId {
        self.builder.tag(parent, kind)
    }

    /// Draws on the page under the cursor.
    pub fn draw(&mut self, mark: Mark, draw: Draw) {
        self.builder.draw(mark, draw);
    }

    /// Draws ink without meaning.
    pub fn decorate(&mut self, draw: Draw) {
        self.draw(Mark::Artifact(ArtifactKind::Layout), draw);
    }

    /// Draws a rule across the live area at `y`.
    pub fn rule(&mut self, x: f32, right: f32, y: f32, stroke: Stroke) {
        self.decorate(Draw::Lines { segments: vec![(Point::new(x, y), Point::new(right, y))], stroke });
    }

    /// Shapes text.
    pub fn shape(&mut self, text: &Text, style: Style) -> Paragraph {
        Paragraph::new(&mut self.shaper, text, style)
    }

    /// Draws a line of text.
    pub fn line(&mut self, mark: Mark, paragraph: &Paragraph, line: &Line, x: f32, y: f32) {
        self.builder.line(mark, paragraph, line, x, y);
    }

    /// Draws one line of text with its left end at `x` and its baseline at `y`, and returns its width.
    pub fn label(&mut self, mark: Mark, text: &str, style: Style, x: f32, y: f32) -> f32 {
        let paragraph = self.shape(&text.into(), style);
        let mut width = 0.0;
        for line in paragraph.lines(f32::MAX).iter().take(1) {
            self.line(mark, &paragraph, line, x, y);
            width = line.width;
        }
        width
    }

    /// A heading, with a bookmark for levels 1 and 2, kept with what follows it.
    pub fn heading(&mut self, level: u8, title: &str, anchor: Option<Anchor>) {
        let (style, before, after) = shape_of(level);
        self.space(before);
        let paragraph = self.shape(&title.into(), style);
        let lines = paragraph.balanced_lines(self.frame.live.width);
        // A heading at the foot of a page, cut off from its text, is worse than a short page.
        self.need(style.leading * lines.len() as f32 + after + FOLLOWS);
        let top = self.y;
        if let Some(anchor) = anchor {
            self.builder.anchor(anchor, top);
        }
        if level <= 2 {
            self.builder.outline(level, title.to_owned(), top);
        }
        let tag = self.tag(TagKind::Heading(level, title.to_owned()));
        self.place(Mark::Tagged(tag), &paragraph, &lines, self.frame.live.x);
        self.y += after;
    }

    /// What must be left of a page under the space above a heading for the heading to stand on it.
    pub fn heading_room(&mut self, level: u8, title: &str) -> f32 {
        let (style, _, after) = shape_of(level);
        let lines = self.shape(&title.into(), style).balanced_lines(self.frame.live.width);
        style.leading * lines.len() as f32 + after + FOLLOWS
    }

    /// A bookmark for the place under the cursor, for headings that draw by themselves.
    pub fn outline(&mut self, level: u8, title: &str) {
        self.builder.outline(level, title.to_owned(), self.y);
    }

    /// A heading that is set as `text` in a style of its own, for headings that should not shout.
    pub fn heading_set(&mut self, level: u8, title: &str, text: &str, style: Style) {
        let paragraph = self.shape(&text.into(), style);
        let lines = paragraph.lines(self.frame.live.width);
        self.builder.outline(level, title.to_owned(), self.y);
        let tag = self.tag(TagKind::Heading(level, title.to_owned()));
        self.place(Mark::Tagged(tag), &paragraph, &lines, self.frame.live.x);
    }

    /// The title of the document, which is its first heading.
    pub fn title(&mut self, title: &str, anchor: Anchor) {
        let paragraph = self.shape(&title.into(), Style::TITLE);
        let lines = paragraph.balanced_lines(self.frame.live.width);
        self.builder.anchor(anchor, self.y);
        self.builder.outline(1, title.to_owned(), self.y);
        let tag = self.tag(TagKind::Heading(1, title.to_owned()));
        self.place(Mark::Tagged(tag), &paragraph, &lines, self.frame.live.x);
    }

    /// A paragraph across the live area, followed by `after` points.
    pub fn paragraph(&mut self, text: &Text, style: Style, after: f32) {
        if text.is_empty() {
            return;
        }
        let paragraph = self.shape(text, style);
        let lines = paragraph.lines(self.frame.live.width);
        let tag = self.tag(TagKind::Paragraph);
        self.place(Mark::Tagged(tag), &paragraph, &lines, self.frame.live.x);
        self.y += after;
    }

    /// A list with an en dash before each item, or a number when `numbered`.
    pub fn list(&mut self, items: &[Text], numbered: bool, style: Style) {
        const INDENT: f32 = 16.0;
        let list = self.tag(TagKind::List);
        for (index, item) in items.iter().enumerate() {
            let mark = if numbered { format!("{}.", index + 1) } else { "–".to_owned() };
            let paragraph = self.shape(item, style);
            let lines = paragraph.lines(self.frame.live.width - INDENT);
            self.need(style.leading * lines.len().min(2) as f32);
            let entry = self.tag_in(list, TagKind::ListItem);
            let body = self.tag_in(entry, TagKind::ListBody);
            let y = self.y + style.baseline();
            self.label(Mark::Tagged(body), &format!("{mark} "), style, self.frame.live.x, y);
            self.place(Mark::Tagged(body), &paragraph, &lines, self.frame.live.x + INDENT);
            self.y += 1.0;
        }
        self.y += 4.0;
    }

    /// Places lines under the cursor, on as many pages as it takes, never leaving one line alone at a page end.
    pub(super) fn place(&mut self, mark: Mark, paragraph: &Paragraph, lines: &[Line], x: f32) {
        let style = paragraph.style();
        for (index, line) in lines.iter().enumerate() {
            let rest = lines.len() - index;
            let together = if index == 0 || rest == 2 { rest.min(2) } else { 1 };
            self.need(style.leading * together as f32);
            self.line(mark, paragraph, line, x, self.y + style.baseline());
            self.y += style.leading;
        }
    }

    /// Ties up the document.
    ///
    /// # Errors
    /// [`PrintError::Write`] when a link leads nowhere.
    pub fn finish(self, metadata: Metadata) -> Result<(Document, Shaper), PrintError> {
        let Self { mut shaper, builder, paper, two_sided, .. } = self;
        let mut document = builder.finish(&mut shaper, metadata)?;
        if two_sided {
            bind(&mut document, paper);
        }
        Ok((document, shaper))
    }
}
