//! The pages, tags, links and anchors of a document while it grows.

use std::collections::HashMap;

use crate::display::{
    Anchor, Document, Draw, Group, Ink, Kid, Link, Mark, Metadata, OutlineEntry, Page, PageFrame, Place, Rect, Stroke,
    TagId, TagKind, TagTree, mm,
};
use crate::error::PrintError;
use crate::font::{Shaper, Weight};
use crate::text::{Line, Paragraph};

/// Side of a box to tick: large enough for a ball pen.
const BOX: f32 = mm(3.6);

/// A link whose target may not be laid out yet.
#[derive(Debug)]
struct OpenLink {
    page: usize,
    area: Rect,
    to: Anchor,
    /// What a screen reader says; the page number when there is nothing better.
    contents: Option<String>,
    tag: TagId,
}

/// A run that keeps the place of a page number.
#[derive(Debug)]
struct OpenNumber {
    page: usize,
    group: usize,
    draw: usize,
    to: Anchor,
}

/// How far a document had grown when a page was full.
#[derive(Debug, Clone, Copy)]
pub struct Checkpoint {
    pages: usize,
    nodes: usize,
    chapters: usize,
    outline: usize,
    links: usize,
    numbers: usize,
}

/// Collects draws page by page and ties up what points forwards once everything has its place.
#[derive(Debug, Default)]
pub struct Builder {
    pages: Vec<Page>,
    tags: TagTree,
    outline: Vec<OutlineEntry>,
    anchors: HashMap<Anchor, Place>,
    links: Vec<OpenLink>,
    links_on_page: Vec<usize>,
    numbers: Vec<OpenNumber>,
}

impl Builder {
    /// Adds an empty page.
    pub fn add_page(&mut self, frame: &PageFrame) {
        self.pages.push(Page { width: frame.width, height: frame.height, groups: Vec::new(), links: Vec::new() });
        self.links_on_page.push(0);
    }

    /// Notes how far the document has grown.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            pages: self.pages.len(),
            nodes: self.tags.nodes.len(),
            chapters: self.tags.nodes[TagTree::ROOT.0].kids.len(),
            outline: self.outline.len(),
            links: self.links.len(),
            numbers: self.numbers.len(),
        }
    }

    /// Takes back the pages and chapters begun since. Anchors stay, for whoever lays the same out again names them anew.
    pub fn return_to(&mut self, checkpoint: Checkpoint) {
        self.pages.truncate(checkpoint.pages);
        self.links_on_page.truncate(checkpoint.pages);
        self.tags.nodes.truncate(checkpoint.nodes);
        self.tags.nodes[TagTree::ROOT.0].kids.truncate(checkpoint.chapters);
        self.outline.truncate(checkpoint.outline);
        self.links.truncate(checkpoint.links);
        self.numbers.truncate(checkpoint.numbers);
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Index of the last page.
    pub fn page(&self) -> usize {
        self.pages.len().saturating_sub(1)
    }

    /// Adds a structure element.
    pub fn tag(&mut self, parent: TagId, kind: TagKind) -> TagId {
        self.tags.add(parent, kind)
    }

    /// Names the place `y` of the last page.
    pub fn anchor(&mut self, name: Anchor, y: f32) {
        let place = Place { page: self.page(), y };
        self.anchors.insert(name, place);
    }

    /// Adds an outline entry for the place `y` of the last page.
    pub fn outline(&mut self, level: u8, title: String, y: f32) {
        let deepest = self.outline.last().map_or(1, |entry| entry.level + 1);
        let to = Place { page: self.page(), y };
        self.outline.push(OutlineEntry { level: level.clamp(1, deepest), title, to });
    }

    /// Draws on the last page.
    pub fn draw(&mut self, mark: Mark, draw: Draw) {
        let page = self.page();
        if let Some(sheet) = self.pages.get_mut(page) {
            match sheet.groups.last_mut() {
                Some(group) if group.mark == mark => group.draws.push(draw),
                _ => {
                    if let Mark::Tagged(tag) = mark {
                        let kid = Kid::Content { page, group: sheet.groups.len() };
                        self.tags.nodes[tag.0].kids.push(kid);
                    }
                    sheet.groups.push(Group { mark, draws: vec![draw] });
                }
            }
        }
    }

    /// Draws a line of a paragraph with its left end at `x` and its baseline at `y`.
    pub fn line(&mut self, mark: Mark, paragraph: &Paragraph, line: &Line, x: f32, y: f32) {
        for placed in paragraph.runs(line, x, y) {
            if placed.tick {
                self.tick_box(mark, placed.run.x + 0.5, y);
                continue;
            }
            match (mark, placed.link) {
                (Mark::Tagged(parent), Some(to)) => {
                    let style = paragraph.style();
                    let area = Rect::new(placed.run.x, y - style.size, placed.run.width(), style.size * 1.3);
                    let tag = self.tags.add(parent, TagKind::Link);
                    let contents = (!placed.page_number).then(|| format!("Go to {}", placed.run.text.trim()));
                    self.draw(Mark::Tagged(tag), Draw::Text(placed.run));
                    let page = self.page();
                    if placed.page_number {
                        let group = self.pages[page].groups.len() - 1;
                        let draw = self.pages[page].groups[group].draws.len() - 1;
                        self.numbers.push(OpenNumber { page, group, draw, to: to.clone() });
                    }
                    self.tags.nodes[tag.0].kids.push(Kid::Link { page, link: self.links_on_page[page] });
                    self.links_on_page[page] += 1;
                    self.links.push(OpenLink { page, area, to, contents, tag });
                }
                _ => self.draw(mark, Draw::Text(placed.run)),
            }
        }
    }

    /// Draws a box to tick with its left edge at `x`, beside a line of text with its baseline at `y`; returns its right
    /// edge.
    pub fn tick_box(&mut self, mark: Mark, x: f32, y: f32) -> f32 {
        let mark = match mark {
            Mark::Tagged(parent) => Mark::Tagged(self.tags.add(parent, TagKind::TickBox)),
            Mark::Artifact(_) => mark,
        };
        // The foot of the box stands a little under the baseline, as capitals look centred in it.
        let area = Rect::new(x, y - BOX + 1.6, BOX, BOX);
        self.draw(mark, Draw::Rect { rect: area, fill: None, stroke: Some(Stroke::solid(0.9, Ink::BLACK)) });
        area.right()
    }

    /// Draws on any page; for what is stamped when all pages are known.
    pub fn stamp(&mut self, page: usize, mark: Mark, draws: Vec<Draw>) {
        if let Some(sheet) = self.pages.get_mut(page) {
            sheet.groups.push(Group { mark, draws });
        }
    }

    /// Width and height of every page.
    pub fn sizes(&self) -> Vec<(f32, f32)> {
        self.pages.iter().map(|page| (page.width, page.height)).collect()
    }

    /// Resolves links and page numbers.
    ///
    /// # Errors
    /// [`PrintError::Write`] when a link names a place that was never laid out.
    pub fn finish(mut self, shaper: &mut Shaper, metadata: Metadata) -> Result<Document, PrintError> {
        let place = |anchors: &HashMap<Anchor, Place>, to: &Anchor| {
            anchors.get(to).copied().ok_or_else(|| PrintError::Write(format!("no place is called “{}”", to.0)))
        };
        for number in &self.numbers {
            let text = (place(&self.anchors, &number.to)?.page + 1).to_string();
            let group = &mut self.pages[number.page].groups[number.group];
            let Some(Draw::Text(run)) = group.draws.get_mut(number.draw) else { continue };
            let right = run.x + run.width();
            run.glyphs.clear();
            shaper.shape(&text, Weight::Regular, 0, &mut run.glyphs);
            run.text = text;
            run.x = right - run.width();
        }
        for link in self.links {
            let to = place(&self.anchors, &link.to)?;
            let contents = link.contents.unwrap_or_else(|| format!("Go to page {}", to.page + 1));
            self.pages[link.page].links.push(Link { area: link.area, to, contents, tag: link.tag });
        }
        Ok(Document { metadata, pages: self.pages, tags: self.tags, outline: self.outline, two_sided: false })
    }
}
