//! The map, or a part of it, as a drawing: grounds, lines, nodes, words, and what goes on elsewhere.

mod goes_on;
pub mod key;
pub mod link;
mod node;
mod words;

use super::curve;
use super::extent::{self, Area, Px};
use super::ground::{Ground, grounds};
use super::model::{MapLink, MapModel};
use super::scale;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::Flow;
pub use goes_on::{SIDE, STRIP};

/// A map whose places are known and whose lines are bent.
pub struct Drawing<'m> {
    /// What it draws.
    pub model: &'m MapModel,
    /// Where each node stands.
    pub places: Vec<Area>,
    /// The line of each link; empty where an end is missing.
    pub lines: Vec<Vec<Px>>,
    /// The area round each line.
    boxes: Vec<Option<Area>>,
    /// What all of it covers.
    pub extent: Area,
}

impl<'m> Drawing<'m> {
    /// Bends the lines of a map.
    pub fn new(model: &'m MapModel) -> Self {
        /// As fine as the eye can tell at the largest scale.
        const STEP: f64 = 6.0;
        let there = |link: &MapLink| link.from.max(link.to) < model.nodes.len();
        let line = |link: &MapLink| if there(link) { curve::smooth(&link.points, STEP) } else { Vec::new() };
        let ground = grounds(model, |_| true).into_iter().map(|ground| ground.area);
        let lines: Vec<Vec<Px>> = model.links.iter().map(line).collect();
        let boxes: Vec<Option<Area>> = lines.iter().map(|line| extent::around(line)).collect();
        let covered: Vec<Area> = boxes.iter().copied().flatten().collect();
        Self {
            model,
            places: model.nodes.iter().map(Area::of).collect(),
            lines,
            extent: extent::extent(model, &covered, ground),
            boxes,
        }
    }

    /// The links whose ends are both there, with their numbers.
    pub fn links(&self) -> impl Iterator<Item = (usize, &'m MapLink)> {
        let nodes = self.model.nodes.len();
        self.model.links.iter().enumerate().filter(move |(_, link)| link.from.max(link.to) < nodes)
    }
}

/// A part of a drawing in its place on a page.
pub struct View<'d> {
    /// The whole.
    pub drawing: &'d Drawing<'d>,
    /// What is shown of it.
    pub area: Area,
    /// Points for a pixel.
    pub scale: f64,
    /// Where the upper left corner of the area stands.
    pub origin: Point,
    /// Where ink may stand: nothing is drawn beyond it, whatever stands out of the area.
    pub paper: Rect,
    /// The number of the page that shows each node, and of this one; nothing where one page shows everything.
    pub pages: Option<(&'d [usize], usize)>,
}

impl View<'_> {
    fn x(&self, at: f64) -> f32 {
        self.origin.x + ((at - self.area.x.from) * self.scale) as f32
    }

    fn y(&self, at: f64) -> f32 {
        self.origin.y + ((at - self.area.y.from) * self.scale) as f32
    }

    fn point(&self, (x, y): Px) -> Point {
        Point::new(self.x(x), self.y(y))
    }

    /// A length of the drawing on paper.
    fn length(&self, pixels: f64) -> f32 {
        (pixels * self.scale) as f32
    }

    /// An area of the drawing on paper, as far as there is paper.
    fn rect(&self, area: &Area) -> Rect {
        let (left, right) = (self.paper.x, self.paper.right());
        let (top, bottom) = (self.paper.y, self.paper.bottom());
        let (x, y) = (self.x(area.x.from).clamp(left, right), self.y(area.y.from).clamp(top, bottom));
        let (foot_x, foot_y) = (self.x(area.x.to).clamp(left, right), self.y(area.y.to).clamp(top, bottom));
        Rect::new(x, y, foot_x - x, foot_y - y)
    }

    /// The area shown, on paper.
    pub fn shown(&self) -> Rect {
        self.rect(&self.area)
    }

    /// Whether the node of this number is drawn here.
    pub fn shows(&self, number: usize) -> bool {
        self.pages.is_none_or(|(pages, own)| pages.get(number) == Some(&own))
    }

    /// Draws everything under one mark.
    pub fn draw(&self, flow: &mut Flow, mark: Mark) {
        let mut taken: Vec<Rect> = Vec::new();
        for ground in grounds(self.drawing.model, |number| self.shows(number)) {
            taken.extend(self.ground(flow, mark, &ground));
        }
        if self.pages.is_some() {
            let frame = Stroke { dash: Some((3.0, 2.0)), ..Stroke::solid(0.4, Ink::LINE) };
            flow.draw(mark, Draw::Rect { rect: self.shown(), fill: None, stroke: Some(frame) });
        }
        let mut cuts = Vec::new();
        // What is not kept is drawn last, so that nothing covers it.
        let mut links: Vec<(usize, &MapLink)> = self.drawing.links().collect();
        links.sort_by_key(|(_, link)| (link.violated.is_some(), link.critical));
        links.retain(|(number, _)| self.drawing.boxes[*number].is_some_and(|around| around.meets(&self.area)));
        for (number, link) in links {
            for part in curve::parts(&self.drawing.lines[number], &self.area) {
                cuts.extend(goes_on::ends(self, number, &part));
                link::draw(flow, mark, self, link, &part);
            }
        }
        let nodes = self.drawing.model.nodes.iter().zip(&self.drawing.places).enumerate();
        for (_, (node, place)) in nodes.filter(|(number, _)| self.shows(*number)) {
            let rect = self.rect(place);
            node::draw(flow, mark, self, node, rect);
            taken.push(rect);
        }
        if let Some((pages, _)) = self.pages {
            goes_on::draw(flow, mark, self, &cuts, pages, &taken);
        }
        words::draw(flow, mark, self, taken);
    }

    /// The ground of a group with its name above its nodes; returns where the name stands.
    fn ground(&self, flow: &mut Flow, mark: Mark, ground: &Ground<'_>) -> Option<Rect> {
        let rect = self.rect(&ground.area);
        flow.draw(mark, Draw::Rect { rect, fill: Some(GROUND), stroke: Some(GROUND_EDGE) });
        let style = scale::style(scale::WORDS, self.scale).in_ink(Ink::MUTED);
        let inset = self.length(7.0);
        // The marks of critical nodes stand where the name must end.
        let room = rect.width - inset - self.length(48.0);
        (room > style.size).then(|| {
            let at = (rect.x + inset, rect.y + style.size * 1.02);
            let width = flow.cut_label(mark, ground.name, style, at, room);
            Rect::new(at.0, rect.y, width, style.leading)
        })
    }
}

/// The ground of a group.
const GROUND: Ink = Ink::Grey(0.93);
const GROUND_EDGE: Stroke = Stroke::solid(0.3, Ink::Grey(0.75));
