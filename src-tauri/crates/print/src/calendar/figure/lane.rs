//! A lane: its name, the names of what holds for it, and its bars.

use super::super::model::{Band, Bar, Lane};
use super::bands::{self, PlacedBand};
use super::bars::{self, PlacedBar};
use super::{NAMES, ROW, STRIP, Scale, patterns, rows_of};
use crate::display::Mark;
use crate::layout::Flow;
use crate::text::{Paragraph, Style};

const NAME_WIDTH: f32 = NAMES - 8.0;
/// The most lines of a lane's name.
const NAME_LINES: usize = 2;

/// A lane with everything on it in its place.
pub struct PlacedLane<'m> {
    lane: &'m Lane,
    name: Paragraph,
    bands: Vec<PlacedBand<'m>>,
    bars: Vec<PlacedBar<'m>>,
    strips: usize,
    /// Room for the comb of trading hours above names and bars.
    edge: f32,
    height: f32,
}

impl<'m> PlacedLane<'m> {
    /// Places the bands and bars of a lane; `edge` is what trading hours of all lanes take of it.
    pub fn new(flow: &mut Flow, scale: &Scale<'_>, lane: &'m Lane, edge: f32) -> Self {
        let bands = bands::place(flow, scale, &lane.bands);
        let bars = bars::place(flow, scale, lane);
        let strips = rows_of(&bands);
        let name = flow.shape(&lane.name.as_str().into(), Style::TABLE.bold());
        let edge = edge.max(patterns::edge(scale, &lane.bands));
        let height = height(&name, edge, strips, &bars);
        Self { lane, name, bands, bars, strips, edge, height }
    }

    /// How high it is, in points.
    pub fn height(&self) -> f32 {
        self.height
    }

    /// What holds for this lane only, whether it is on the sheet or not.
    pub fn bands(&self) -> &'m [Band] {
        &self.lane.bands
    }

    /// The releases that are drawn.
    pub fn bars(&self) -> impl Iterator<Item = &'m Bar> {
        self.bars.iter().map(|placed| placed.bar)
    }

    /// Whether a release or a window of its own is drawn.
    pub fn is_empty(&self) -> bool {
        self.bars.is_empty() && self.bands.is_empty()
    }

    /// The lane and the bars that are drawn, in words.
    pub fn told(&self) -> String {
        let bars: Vec<&str> = self.bars().map(|bar| bar.number.as_str()).collect();
        let text = if bars.is_empty() { "no release".to_owned() } else { bars.join(", ") };
        format!("{}: {text}", self.name.text())
    }

    /// The lane in pieces of at most `most` points, each a lane of its own; the names of bands stand on the first.
    pub fn in_pieces(self, flow: &mut Flow, most: f32) -> Vec<Self> {
        if self.height <= most {
            return vec![self];
        }
        let free = most - 4.5 - self.edge;
        let fits = |strips: usize| ((free - strips as f32 * STRIP) / ROW).floor().max(1.0) as usize;
        let (first, others) = (fits(self.strips), fits(0));
        let piece_of = |row: usize| if row < first { 0 } else { 1 + (row - first) / others };
        let begin = |piece: usize| if piece == 0 { 0 } else { first + (piece - 1) * others };
        let (lane, edge) = (self.lane, self.edge);
        let mut pieces: Vec<Self> = Vec::new();
        for piece in 0..=piece_of(rows(&self.bars).saturating_sub(1)) {
            let title = if piece == 0 { lane.name.clone() } else { format!("{} (continued)", lane.name) };
            let name = flow.shape(&title.into(), Style::TABLE.bold());
            pieces.push(Self { lane, name, bands: Vec::new(), bars: Vec::new(), strips: 0, edge, height: 0.0 });
        }
        pieces[0].bands = self.bands;
        pieces[0].strips = self.strips;
        for mut bar in self.bars {
            let piece = piece_of(bar.row);
            bar.row -= begin(piece);
            pieces[piece].bars.push(bar);
        }
        for piece in &mut pieces {
            piece.height = height(&piece.name, edge, piece.strips, &piece.bars);
        }
        pieces
    }

    /// Draws its names and bars with its upper edge at `y`.
    pub fn draw(&self, flow: &mut Flow, mark: Mark, scale: &Scale<'_>, y: f32) {
        let style = self.name.style();
        for (index, line) in self.name.lines(NAME_WIDTH).iter().take(NAME_LINES).enumerate() {
            let baseline = y + 2.0 + style.baseline() + index as f32 * style.leading;
            flow.line(mark, &self.name, line, flow.live().x, baseline);
        }
        let top = y + self.edge;
        bands::names(flow, mark, &self.bands, top + 1.5);
        let bars = top + 3.0 + self.strips as f32 * STRIP;
        for bar in &self.bars {
            bars::draw(flow, mark, scale, bar, bars + bar.row as f32 * ROW);
        }
    }
}

/// How high a lane is with these bars under so many rows of names.
fn height(name: &Paragraph, edge: f32, strips: usize, bars: &[PlacedBar<'_>]) -> f32 {
    let lines = name.lines(NAME_WIDTH).len().min(NAME_LINES) as f32;
    // Without a release there is room for one all the same: a name alone would hide the pattern that it names.
    let rows = rows(bars).max(usize::from(strips > 0));
    (edge + strips as f32 * STRIP + rows as f32 * ROW + 4.5).max(lines * Style::TABLE.leading + 5.0)
}

/// How many rows the bars take.
fn rows(bars: &[PlacedBar<'_>]) -> usize {
    bars.iter().map(|bar| bar.row + 1).max().unwrap_or(0)
}
