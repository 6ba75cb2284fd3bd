//! Dependency maps on paper: what needs what as a drawing, and the same in words.
//!
//! A map that can be read on one page is drawn on one. A larger one is cut into parts that stand side by side, with
//! all of it, small, in front of them.

mod curve;
mod extent;
mod figure;
mod ground;
pub mod model;
mod overview;
#[cfg(test)]
mod sample;
mod scale;
mod tables;
#[cfg(test)]
mod tests;
mod tiles;

use std::fmt::Write as _;
use std::ops::ControlFlow;

pub use model::{MapLink, MapModel, MapNode, NodeKind};

use crate::display::{Anchor, Document, Mark, Orientation, Paper, Point, Rect, TagKind};
use crate::error::{PrintError, Warning};
use crate::font::Shaper;
use crate::layout::Flow;
use crate::press::{self, PrintOptions, PrintedFile, Steps};
use crate::text::Style;
use figure::key::Key;
use figure::{Drawing, SIDE, STRIP, View};
use tiles::{Grid, Room};

/// A title or a subtitle that needs more lines than this is cut.
const TITLE_LINES: usize = 2;
/// The heading above a part, with the space under it.
const HEADING: f32 = 22.0;
/// Between the drawing and its key.
const AIR: f32 = 8.0;

/// Prints a dependency map as tagged PDF, across. The same model and options give the same bytes.
///
/// On one page where its letters can be read there, else in parts on up to 60 pages behind a page that shows all of
/// it; tables follow. Of a map that would need more pages only an outline is printed, with [`Warning::NotDrawn`].
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn dependency_map(
    model: &MapModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    let LaidOut { document, shaper, mut steps, warning } = lay_out(model, options, progress)?;
    let mut file = press::write(&document, &shaper, options, &mut steps)?;
    file.warnings.extend(warning);
    Ok(file)
}

/// A map that is laid out and not written yet.
struct LaidOut<'p> {
    document: Document,
    shaper: Shaper,
    steps: Steps<'p>,
    warning: Option<Warning>,
}

/// Lays out the map without writing it.
fn lay_out<'p>(
    model: &MapModel,
    options: &PrintOptions,
    progress: &'p mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<LaidOut<'p>, PrintError> {
    let mut flow = press::begin(options, options.paper)?;
    flow.new_page(Orientation::Landscape);
    flow.section();
    let drawing = Drawing::new(model);
    head(&mut flow, &drawing);
    let (mut steps, warning) = match plan(&mut flow, &drawing) {
        Plan::Nothing => {
            flow.space(8.0);
            flow.paragraph(&"There is nothing on the map that the choice lets through.".into(), Style::BODY, 0.0);
            (Steps::new(2, progress), None)
        }
        Plan::Whole(key, scale) => {
            let mut steps = Steps::new(3, progress);
            whole(&mut flow, &drawing, &key, scale);
            steps.step()?;
            (steps, None)
        }
        Plan::Parts(grid) => {
            let mut steps = Steps::new(grid.tiles.len() + 3, progress);
            parts(&mut flow, &drawing, &grid, &mut steps)?;
            (steps, None)
        }
        Plan::TooLarge => {
            let mut steps = Steps::new(3, progress);
            let warning = too_large(options.paper);
            flow.paragraph(&format!("Note: {warning}.").into(), Style::BODY, 6.0);
            overview::draw(&mut flow, &drawing, None, None);
            steps.step()?;
            (steps, Some(warning))
        }
    };
    if !model.nodes.is_empty() {
        flow.continue_page();
        tables::in_words(&mut flow, &drawing);
    }
    steps.step()?;
    flow.stamp(&model.provenance.furniture(&format!("Dependency map: {}", model.title), false));
    let subject = format!("Dependencies of plan {}", model.provenance.plan);
    let (document, shaper) = flow.finish(model.provenance.metadata(&model.title, subject))?;
    Ok(LaidOut { document, shaper, steps, warning })
}

/// A map as a part of another document, whose own table tells the same: whole where its letters can be read on what is
/// left of the page, else an outline of it.
pub(crate) fn chapter(flow: &mut Flow, model: &MapModel) {
    let drawing = Drawing::new(model);
    match plan(flow, &drawing) {
        Plan::Nothing => {}
        Plan::Whole(key, scale) => whole(flow, &drawing, &key, scale),
        Plan::Parts(_) | Plan::TooLarge => {
            let note = "The map is too large to be read on one page. This is its outline; printed alone, it has parts.";
            flow.paragraph(&note.into(), Style::BODY, 6.0);
            overview::draw(flow, &drawing, None, None);
        }
    }
}

/// Whether a map can be read whole on what is left of the page when `above` is taken.
pub(crate) fn fits(flow: &mut Flow, model: &MapModel, above: f32) -> bool {
    let drawing = Drawing::new(model);
    let (y, whole) = (flow.y(), flow.left() > above);
    flow.advance_to(y + above);
    let plan = plan(flow, &drawing);
    flow.advance_to(y);
    whole && matches!(plan, Plan::Nothing | Plan::Whole(..))
}

/// What the map is called, what it shows, and how much of it there is.
fn head(flow: &mut Flow, drawing: &Drawing<'_>) {
    let model = drawing.model;
    let width = flow.live().width;
    let (title, _) = flow.cut(&model.title, Style::TITLE, width, TITLE_LINES);
    let title = title.text().to_owned();
    flow.title(&title, Anchor("map".to_owned()));
    flow.space(2.0);
    let broken = drawing.links().filter(|(_, link)| link.violated.is_some()).count();
    let many = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    };
    let mut counts = format!("{}, {}", many(model.nodes.len(), "node"), many(drawing.links().count(), "link"));
    if broken > 0 {
        counts = format!("{counts}, {broken} of them not kept");
    }
    let plan = format!("plan {}", model.provenance.plan);
    let facts = [model.subtitle.as_str(), &counts, &model.as_of, &plan];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let (facts, _) = flow.cut(&facts.join(" · "), Style::BODY, width, TITLE_LINES);
    let facts = facts.text().to_owned();
    flow.paragraph(&facts.into(), Style::BODY, 6.0);
}

/// How a map is brought to paper.
enum Plan {
    /// There is nothing to draw.
    Nothing,
    /// On one page, at this scale.
    Whole(Key, f64),
    /// In parts.
    Parts(Grid),
    /// Not at all.
    TooLarge,
}

fn plan(flow: &mut Flow, drawing: &Drawing<'_>) -> Plan {
    if drawing.model.nodes.is_empty() {
        return Plan::Nothing;
    }
    let live = flow.live();
    let key = Key::new(flow, drawing.model, false, live.width);
    let height = f64::from(flow.left() - key.height() - AIR);
    let extent = &drawing.extent;
    let scale = (f64::from(live.width) / extent.x.length()).min(height / extent.y.length()).min(scale::MOST);
    if scale >= scale::LEAST {
        return Plan::Whole(key, scale);
    }
    let room = |whole: f32, beside: f32| Room { whole: whole.into(), between: (whole - 2.0 * beside).into() };
    let (across, down) = (room(live.width, SIDE), room(live.height - HEADING, STRIP));
    let broken = drawing.links().filter(|(_, link)| link.violated.is_some());
    let tell: Vec<(f64, f64)> = broken.filter_map(|(number, _)| curve::along(&drawing.lines[number], 0.5)).collect();
    Grid::cut(extent, &drawing.places, &tell, across, down).map_or(Plan::TooLarge, Plan::Parts)
}

/// All of the map under the cursor, and its key.
fn whole(flow: &mut Flow, drawing: &Drawing<'_>, key: &Key, scale: f64) {
    let (live, top) = (flow.live(), flow.y());
    let height = (drawing.extent.y.length() * scale) as f32;
    let area = Rect::new(live.x, top, live.width, height + AIR + key.height());
    let alt = format!("Dependency map. {}", describe(drawing, |_| true));
    let mark = Mark::Tagged(flow.tag(TagKind::Figure { alt, page: flow.page(), area }));
    let paper = Rect::new(live.x, top, live.width, height);
    let origin = Point::new(live.x, top);
    View { drawing, area: drawing.extent, scale, origin, paper, pages: None }.draw(flow, mark);
    key.draw(flow, mark, live.x, top + height + AIR);
    flow.advance_to(area.bottom());
}

/// All of the map, small, then each part on a page of its own.
fn parts(flow: &mut Flow, drawing: &Drawing<'_>, grid: &Grid, steps: &mut Steps<'_>) -> Result<(), PrintError> {
    let live = flow.live();
    // Pages are counted from 1, and the first part follows this one.
    let first = flow.page() + 2;
    let pages: Vec<usize> = drawing.places.iter().map(|place| first + grid.tile_of(place)).collect();
    let key = Key::new(flow, drawing.model, true, live.width);
    overview::draw(flow, drawing, Some((grid, first)), Some(&key));
    steps.step()?;
    let many = grid.tiles.len();
    // Every part begins at one place, so that sheets laid side by side match.
    let widest = grid.columns.iter().map(extent::Stretch::length).fold(0.0, f64::max) * grid.scale;
    let left = live.x + (live.width - widest as f32) / 2.0;
    for (index, tile) in grid.tiles.iter().enumerate() {
        flow.continue_page();
        let (column, row) = (tile.column + 1, tile.row + 1);
        let name = format!("Part {} of {many}: column {column}, row {row}", index + 1);
        overview::thumbnail(flow, grid, index);
        flow.heading(2, &name, None);
        let top = live.y + HEADING;
        let area = Rect::new(live.x, top, live.width, live.bottom() - top);
        let own = first + index;
        let told = describe(drawing, |number| pages.get(number) == Some(&own));
        let alt = format!("Dependency map, part {} of {many}, column {column}, row {row}. {told}", index + 1);
        let mark = Mark::Tagged(flow.tag(TagKind::Figure { alt, page: flow.page(), area }));
        let origin = Point::new(left, if grid.rows.len() > 1 { top + STRIP } else { top });
        let pages = Some((pages.as_slice(), own));
        View { drawing, area: tile.area, scale: grid.scale, origin, paper: area, pages }.draw(flow, mark);
        flow.advance_to(live.bottom());
        steps.step()?;
    }
    Ok(())
}

/// What a screen reader says instead of a drawing of the nodes that it `shows`.
fn describe(drawing: &Drawing<'_>, shows: impl Fn(usize) -> bool) -> String {
    let nodes = &drawing.model.nodes;
    let shown: Vec<&str> =
        nodes.iter().enumerate().filter(|(number, _)| shows(*number)).map(|(_, node)| node.key.as_str()).collect();
    let told = if shown.is_empty() { "Lines without nodes".to_owned() } else { shown.join(", ") };
    let mut told = format!("{told}.");
    for (_, link) in drawing.links().filter(|(_, link)| shows(link.from) || shows(link.to)) {
        if let Some(how) = &link.violated {
            let _ = write!(told, " {} needs {}: {how}.", nodes[link.from].key, nodes[link.to].key);
        }
    }
    format!("{told} The tables behind the map say the same in words.")
}

fn too_large(paper: Paper) -> Warning {
    let advice = if paper == Paper::A3 { "show less of it" } else { "show less of it, or choose A3" };
    Warning::NotDrawn { most: tiles::MOST, advice }
}
