//! What the patterns, letters and numbers of the sheet mean, and which layer is which.

use super::background;
use super::model::{LayerKind, PlannerLayer, PlannerModel};
use super::strip::{self, HEIGHT, LABEL};
use super::{HEAD, LEAST_ROW};
use crate::display::{Draw, Ink, Mark, Rect, Stroke, TagId, TagKind};
use crate::layout::Flow;
use crate::text::{Style, Text};

const SWATCH: f32 = 20.0;
/// From line to line of the signs.
const SIGN: f32 = 13.5;
/// Names of layers.
const ENTRY: Style = Style::TABLE;
/// Above the first line.
const ABOVE: f32 = 8.0;
const COLUMNS: usize = 5;
const GUTTER: f32 = 12.0;

/// The legend with the room that it takes.
pub struct Legend {
    /// Signs in lines: each with its width.
    signs: Vec<Vec<Sign>>,
    /// Layers, each in a line of a column: its code and what is told about it.
    entries: Vec<(LayerKind, String, String)>,
    /// Sentences below.
    notes: Vec<String>,
    continued: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Layer(LayerKind),
    Releases,
    Week,
    Key,
    More,
}

impl Legend {
    /// The legend of a planner; it goes on behind the sheet where it does not fit, or where days are crowded.
    pub fn new(flow: &mut Flow, model: &PlannerModel, codes: &[String], crowded: bool) -> Self {
        let signs = lines(flow, signs(model, crowded), model);
        let mut entries: Vec<_> = model.coded(codes).map(|(code, it)| (it.kind, code.to_owned(), told(it))).collect();
        entries.sort_by_key(|(kind, ..)| *kind);
        let mut legend = Self { signs, entries, notes: notes(model), continued: crowded };
        let most = flow.left() - HEAD - LEAST_ROW * model.months.len() as f32;
        if legend.height() > most {
            legend.entries.clear();
            legend.continued = true;
        }
        if legend.continued {
            legend.notes.push("Every layer with its days stands on page 2.".to_owned());
        }
        legend
    }

    /// How high it is, in points.
    pub fn height(&self) -> f32 {
        let rows = self.entries.len().div_ceil(COLUMNS) as f32;
        let gap = if self.entries.is_empty() { 0.0 } else { 3.0 };
        ABOVE + self.signs.len() as f32 * SIGN + rows * ENTRY.leading + gap + self.notes.len() as f32 * LABEL.leading
    }

    /// Whether it goes on behind the sheet.
    pub fn is_continued(&self) -> bool {
        self.continued
    }

    /// Draws it under the cursor.
    pub fn draw(&self, flow: &mut Flow, model: &PlannerModel) {
        let live = flow.live();
        let mut y = flow.y() + ABOVE;
        flow.outline(2, "Legend");
        let list = flow.tag(TagKind::List);
        for line in &self.signs {
            let mut x = live.x;
            for sign in line {
                let mark = item(flow, list);
                swatch(flow, mark, *sign, model, Rect::new(x, y, SWATCH, HEIGHT));
                x += SWATCH + 5.0;
                flow.label(mark, &name(*sign, model), LABEL, x, y + HEIGHT - 2.2);
                x += width(flow, *sign, model) - SWATCH - 5.0;
            }
            y += SIGN;
        }
        if !self.entries.is_empty() {
            y += 3.0;
            y = self.columns(flow, list, y);
        }
        for note in &self.notes {
            let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
            flow.cut_label(mark, note, LABEL, (live.x, y + 8.0), live.width);
            y += LABEL.leading;
        }
        flow.advance_to(y);
    }

    /// The layers, down one column and on to the next.
    fn columns(&self, flow: &mut Flow, list: TagId, top: f32) -> f32 {
        let live = flow.live();
        let rows = self.entries.len().div_ceil(COLUMNS);
        let column = (live.width + GUTTER) / COLUMNS as f32;
        for (index, (_, code, told)) in self.entries.iter().enumerate() {
            let (x, y) = (live.x + column * (index / rows) as f32, top + (index % rows) as f32 * ENTRY.leading);
            let mark = item(flow, list);
            let baseline = y + ENTRY.baseline();
            flow.label(mark, &format!("{code} "), ENTRY.bold(), x, baseline);
            flow.cut_label(mark, told, ENTRY, (x + SWATCH, baseline), column - GUTTER - SWATCH);
        }
        top + rows as f32 * ENTRY.leading
    }
}

fn item(flow: &mut Flow, list: TagId) -> Mark {
    let entry = flow.tag_in(list, TagKind::ListItem);
    Mark::Tagged(flow.tag_in(entry, TagKind::ListBody))
}

/// A layer in a line: its name, and its days where it has one stretch only; others are found on the sheet.
fn told(layer: &PlannerLayer) -> String {
    match layer.spans.as_slice() {
        [] => format!("{}: not in this year", layer.told()),
        [only] => format!("{}, {}", layer.told(), only.when),
        spans => format!("{}, {} times", layer.told(), spans.len()),
    }
}

/// The kinds of the layers that are there, and what days say whether there are layers or not.
fn signs(model: &PlannerModel, crowded: bool) -> Vec<Sign> {
    let there = |kind: &LayerKind| model.layers.iter().any(|layer| layer.kind == *kind);
    let kinds = LayerKind::ALL.into_iter().filter(there).map(Sign::Layer);
    let major = model.months.iter().flat_map(|month| &month.days).any(|day| !day.major.is_empty());
    kinds
        .chain([Sign::Releases])
        .chain(major.then_some(Sign::Key))
        .chain([Sign::Week])
        .chain(crowded.then_some(Sign::More))
        .collect()
}

fn lines(flow: &mut Flow, signs: Vec<Sign>, model: &PlannerModel) -> Vec<Vec<Sign>> {
    let mut lines: Vec<Vec<Sign>> = vec![Vec::new()];
    let mut x = 0.0;
    for sign in signs {
        let width = width(flow, sign, model);
        if x + width > flow.live().width + GUTTER && x > 0.0 {
            lines.push(Vec::new());
            x = 0.0;
        }
        x += width;
        if let Some(line) = lines.last_mut() {
            line.push(sign);
        }
    }
    lines
}

fn width(flow: &mut Flow, sign: Sign, model: &PlannerModel) -> f32 {
    SWATCH + 5.0 + flow.shape(&Text::from(name(sign, model)), LABEL).natural_width() + GUTTER
}

fn name(sign: Sign, model: &PlannerModel) -> String {
    match sign {
        Sign::Layer(LayerKind::Maintenance) => "maintenance windows, to the hour".to_owned(),
        Sign::Layer(kind @ (LayerKind::Freeze | LayerKind::SoftFreeze)) => {
            format!("{}: {}, hatched to the hour", kind.letter(), kind.name().to_lowercase())
        }
        Sign::Layer(kind) => format!("{}: {}", kind.letter(), kind.name().to_lowercase()),
        Sign::Releases => "releases that start on the day".to_owned(),
        Sign::Week => "ISO week, behind its Monday".to_owned(),
        Sign::More => "further layers of the day, see page 2".to_owned(),
        Sign::Key if model.key_prefix.is_empty() => format!("key of a major release ({})", model.major),
        Sign::Key => format!("key of a major release ({}), written without {}", model.major, model.key_prefix),
    }
}

fn swatch(flow: &mut Flow, mark: Mark, sign: Sign, model: &PlannerModel, rect: Rect) {
    let write = |flow: &mut Flow, text: &str, style: Style| {
        let shaped = flow.shape(&text.into(), style);
        let x = rect.x + (rect.width - shaped.natural_width()) / 2.0;
        for line in shaped.lines(f32::MAX).iter().take(1) {
            flow.line(mark, &shaped, line, x, rect.bottom() - 2.2);
        }
    };
    match sign {
        Sign::Layer(kind) => {
            if matches!(kind, LayerKind::Freeze | LayerKind::SoftFreeze) {
                background::pattern(flow, mark, kind, rect);
                let stroke = Some(Stroke::solid(0.35, Ink::Grey(0.62)));
                flow.draw(mark, Draw::Rect { rect, fill: None, stroke });
                strip::pattern(flow, mark, kind, Rect { width: SWATCH / 2.0, ..rect });
            } else {
                strip::pattern(flow, mark, kind, rect);
            }
        }
        Sign::Releases => {
            let plate = Rect::new(rect.x + (SWATCH - HEIGHT) / 2.0, rect.y, HEIGHT, HEIGHT);
            flow.draw(mark, Draw::Rect { rect: plate, fill: Some(Ink::BLACK), stroke: None });
            write(flow, "3", LABEL.bold().in_ink(Ink::WHITE));
        }
        Sign::Week => write(flow, "47", LABEL.in_ink(Ink::MUTED)),
        Sign::More => write(flow, "+2", LABEL.bold()),
        Sign::Key => {
            let mut keys = model.months.iter().flat_map(|month| &month.days).flat_map(|day| &day.major);
            let short = keys.next().map(|key| model.short(key)).unwrap_or_default().to_owned();
            flow.cut_label(mark, &short, LABEL, (rect.x, rect.bottom() - 2.2), SWATCH);
        }
    }
}

/// What is said in sentences: the maintenance windows, what is not drawn, and that there is nothing.
fn notes(model: &PlannerModel) -> Vec<String> {
    let mut notes = Vec::new();
    let windows = model.layers.iter().filter(|layer| layer.kind == LayerKind::Maintenance);
    let names: Vec<String> = windows.map(PlannerLayer::told).collect();
    if !names.is_empty() {
        notes.push(format!("Maintenance windows: {}.", names.join(", ")));
    }
    if !model.too_short.is_empty() {
        notes.push(format!("Not drawn, because they last less than half a day: {}.", model.too_short.join(", ")));
    }
    if model.layers.is_empty() && model.too_short.is_empty() {
        notes.push("No layer of the calendar falls into this year.".to_owned());
    }
    notes
}
