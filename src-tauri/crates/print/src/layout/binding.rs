//! Sheets that are printed on both sides and bound: chapters begin on fronts, and backs keep clear of the binding.

use super::flow::Flow;
use crate::display::{
    Document, Draw, Ink, Mark, Orientation, Page, PageFrame, Paper, Place, Point, Rect, Side, TagKind, TagTree,
};
use crate::text::Style;

/// What stands on a page that has nothing to say, so that nobody looks for what is missing.
const BLANK: &str = "This page is left blank on purpose";

impl Flow {
    /// Starts a page with which a chapter begins: a front, where both sides of the sheets are printed.
    pub fn chapter_page(&mut self, orientation: Orientation) {
        self.to_front();
        self.new_page(orientation);
    }

    /// Leaves a page blank where the next one would be a back, so that what follows begins on a front. Does nothing in
    /// a document that is printed on one side.
    pub fn to_front(&mut self) {
        if !self.two_sided || Side::of(self.builder.pages()) == Side::Front {
            return;
        }
        self.new_page(Orientation::Portrait);
        let live = self.live();
        let paragraph = self.shape(&BLANK.into(), Style::BODY.in_ink(Ink::MUTED));
        // It belongs to no chapter: neither to the one before it nor to the one behind.
        let mark = Mark::Tagged(self.tag_in(TagTree::ROOT, TagKind::Paragraph));
        for line in paragraph.lines(live.width) {
            let x = live.x + (live.width - line.width) / 2.0;
            self.line(mark, &paragraph, &line, x, live.y + live.height / 2.0);
        }
        self.advance_to(live.bottom());
    }
}

/// Moves everything on the backs of a document that was laid out as if it had fronts only, so that they are bound on
/// the other side.
pub(super) fn bind(document: &mut Document, paper: Paper) {
    document.two_sided = true;
    let moves: Vec<Point> =
        document.pages.iter().enumerate().map(|(index, page)| shift(page, paper, Side::of(index))).collect();
    for (page, by) in document.pages.iter_mut().zip(&moves) {
        page.groups.iter_mut().flat_map(|group| &mut group.draws).for_each(|draw| move_draw(draw, *by));
        for link in &mut page.links {
            move_rect(&mut link.area, *by);
            move_place(&mut link.to, &moves);
        }
    }
    for entry in &mut document.outline {
        move_place(&mut entry.to, &moves);
    }
    for node in &mut document.tags.nodes {
        if let TagKind::Figure { page, area, .. } = &mut node.kind {
            move_rect(area, moves[*page]);
        }
    }
}

/// How far what was laid out on a front is from its place on a side.
fn shift(page: &Page, paper: Paper, side: Side) -> Point {
    let orientation = Orientation::of(page.width, page.height);
    let live = |side| PageFrame::bound(paper, orientation, side).live;
    let (front, own) = (live(Side::Front), live(side));
    Point::new(own.x - front.x, own.y - front.y)
}

fn move_draw(draw: &mut Draw, by: Point) {
    match draw {
        Draw::Text(run) => {
            run.x += by.x;
            run.y += by.y;
        }
        Draw::Rect { rect, .. } => move_rect(rect, by),
        Draw::Polygon { points, .. } => points.iter_mut().for_each(|point| move_point(point, by)),
        Draw::Lines { segments, .. } => {
            for (from, to) in segments {
                move_point(from, by);
                move_point(to, by);
            }
        }
    }
}

fn move_point(point: &mut Point, by: Point) {
    point.x += by.x;
    point.y += by.y;
}

fn move_rect(rect: &mut Rect, by: Point) {
    rect.x += by.x;
    rect.y += by.y;
}

fn move_place(place: &mut Place, moves: &[Point]) {
    place.y += moves[place.page].y;
}
