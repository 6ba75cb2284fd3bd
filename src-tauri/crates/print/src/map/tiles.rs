//! A drawing that is larger than a page, cut into parts that stand side by side.

use super::extent::{Area, Px, Stretch};
use super::scale;

/// The most pages a drawing may have.
pub const MOST: usize = 60;
/// More fields than this hold more than [`MOST`] parts, or next to nothing each.
const MOST_FIELDS: usize = 1_000;
/// How many nodes a cut may touch rather than make one more part.
const MORE: usize = 4;
/// What a cut so near to nodes counts that arrows have no room before it.
const CRAMPED: usize = 6;
/// The air between a layer and a cut, in pixels.
const AIR: f64 = 24.0;
/// The least part of a page that a cut may leave.
const LEAST: f64 = 0.55;

/// How much of a page a part may take one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Points, where nothing is cut this way.
    pub whole: f64,
    /// Points, where texts stand beside the cuts.
    pub between: f64,
}

impl Room {
    /// What there is for a part of `stretch`.
    fn of(&self, stretch: &Stretch) -> f64 {
        if stretch.length() * scale::LEAST <= self.whole { self.whole } else { self.between }
    }
}

/// One part of the drawing, on a page of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tile {
    /// Its column, counted from 0.
    pub column: usize,
    /// Its row, counted from 0.
    pub row: usize,
    /// What it shows.
    pub area: Area,
}

/// A drawing in parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The columns from left to right, without gaps.
    pub columns: Vec<Stretch>,
    /// The rows from top to bottom, without gaps.
    pub rows: Vec<Stretch>,
    /// The parts that hold something, row by row.
    pub tiles: Vec<Tile>,
    /// Points for a pixel.
    pub scale: f64,
}

impl Grid {
    /// Cuts a drawing into parts; `None` where that makes too many.
    ///
    /// The size of letters is as large as the parts allow, and never smaller than can be read. Each of `places` is
    /// held by one part, and each of the points to `tell`; where lines only pass, there is no part, because every
    /// line names its end where it is cut.
    pub fn cut(extent: &Area, places: &[Area], tell: &[Px], across: Room, down: Room) -> Option<Self> {
        let xs: Vec<Stretch> = places.iter().map(|place| place.x).collect();
        let ys: Vec<Stretch> = places.iter().map(|place| place.y).collect();
        let (across, down) = (across.of(&extent.x), down.of(&extent.y));
        let columns = stretches(&extent.x, across / scale::LEAST, &xs, AIR);
        let rows = stretches(&extent.y, down / scale::LEAST, &ys, 0.0);
        if columns.len() * rows.len() > MOST_FIELDS {
            return None;
        }
        let longest = |all: &[Stretch]| all.iter().map(Stretch::length).fold(1.0, f64::max);
        let scale = (across / longest(&columns)).min(down / longest(&rows)).min(scale::MOST);
        let mut grid = Self { columns, rows, tiles: Vec::new(), scale };
        let mut shows: Vec<bool> = vec![false; grid.columns.len() * grid.rows.len()];
        let points =
            tell.iter().map(|(x, y)| Area { x: Stretch { from: *x, to: *x }, y: Stretch { from: *y, to: *y } });
        for place in places.iter().copied().chain(points) {
            let (column, row) = grid.field(&place);
            shows[row * grid.columns.len() + column] = true;
        }
        let fields = (0..grid.rows.len()).flat_map(|row| (0..grid.columns.len()).map(move |column| (column, row)));
        for ((column, row), _) in fields.zip(shows).filter(|(_, shown)| *shown) {
            let area = Area { x: grid.columns[column], y: grid.rows[row] };
            grid.tiles.push(Tile { column, row, area });
        }
        (grid.tiles.len() <= MOST).then_some(grid)
    }

    /// The column and the row in which the middle of `place` lies.
    fn field(&self, place: &Area) -> (usize, usize) {
        let within = |all: &[Stretch], middle: f64| {
            all.iter().position(|one| middle < one.to).unwrap_or(all.len().saturating_sub(1))
        };
        (within(&self.columns, place.x.middle()), within(&self.rows, place.y.middle()))
    }

    /// The number of the part that shows what stands at `place`, which is shown once, whole, where its middle lies.
    pub fn tile_of(&self, place: &Area) -> usize {
        let field = self.field(place);
        self.tiles.iter().position(|tile| (tile.column, tile.row) == field).unwrap_or(0)
    }
}

/// A stretch in as few parts of at most `most` as it needs, each about as long, cut where few of `spans` are, and if
/// possible no nearer to one than `air`.
fn stretches(whole: &Stretch, most: f64, spans: &[Stretch], air: f64) -> Vec<Stretch> {
    let mut parts = Vec::new();
    let mut from = whole.from;
    while whole.to - from > most && parts.len() <= MOST_FIELDS {
        let rest = whole.to - from;
        let needed = (rest / most).ceil();
        let wanted = from + rest / needed;
        let last = from + most;
        let first = from + most * LEAST;
        // Before this place the rest needs one part more, which is worth it where a whole layer would be cut.
        let early = whole.to - (needed - 1.0) * most;
        // What is not near the cut is not asked again for every place where it could be.
        let near: Vec<&Stretch> = spans.iter().filter(|span| span.to > first && span.from < last).collect();
        let cost = |at: f64| {
            let crossed = near.iter().filter(|span| span.from < at && span.to > at).count();
            let near = near.iter().any(|span| (span.from - at).abs().min((span.to - at).abs()) < air);
            crossed + if at < early { MORE } else { 0 } + if near { CRAMPED } else { 0 }
        };
        let mut best = (cost(wanted), f64::MAX, wanted);
        for at in near.iter().flat_map(|span| beside(span, &near)).filter(|at| (first..=last).contains(at)) {
            let candidate = (cost(at), (at - wanted).abs(), at);
            if (candidate.0, candidate.1) < (best.0, best.1) {
                best = candidate;
            }
        }
        parts.push(Stretch { from, to: best.2 });
        from = best.2;
    }
    parts.push(Stretch { from, to: whole.to });
    parts
}

/// The middles of the gaps before and behind a span, as far as there is one.
fn beside(span: &Stretch, others: &[&Stretch]) -> [f64; 2] {
    let next =
        others.iter().map(|other| other.from).filter(|from| *from >= span.to).fold(span.to + 2.0 * AIR, f64::min);
    let before = others.iter().map(|other| other.to).filter(|to| *to <= span.from);
    let before = before.fold(span.from - 2.0 * AIR, f64::max);
    [f64::midpoint(before, span.from), f64::midpoint(span.to, next)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: f64, to: f64) -> Stretch {
        Stretch { from, to }
    }

    #[test]
    fn cuts_fall_into_gaps_and_parts_are_about_as_long() {
        let layers: Vec<Stretch> =
            (0..10).map(|at| span(f64::from(at) * 272.0, f64::from(at) * 272.0 + 184.0)).collect();
        let parts = stretches(&span(0.0, 2632.0), 1090.0, &layers, AIR);
        assert_eq!(parts.len(), 3);
        for part in &parts {
            assert!(part.length() <= 1090.0, "{part:?}");
            assert!(layers.iter().all(|layer| part.to <= layer.from || part.to >= layer.to), "{part:?}");
        }
        assert!(parts.windows(2).all(|pair| (pair[0].to - pair[1].from).abs() < 0.01));
        assert_eq!(stretches(&span(0.0, 1000.0), 1090.0, &layers, AIR).len(), 1);
    }

    #[test]
    fn a_stretch_without_gaps_is_cut_all_the_same() {
        let parts = stretches(&span(0.0, 5000.0), 1000.0, &[span(0.0, 5000.0)], AIR);
        assert_eq!(parts.len(), 5);
        assert!((parts[4].to - 5000.0).abs() < 0.01);
        assert!(stretches(&span(0.0, 1e9), 1.0, &[], AIR).len() > MOST_FIELDS);
    }
}
