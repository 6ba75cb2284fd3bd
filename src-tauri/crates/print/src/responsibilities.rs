//! Who is responsible, accountable, consulted and informed: one page for each type of release, and what is missing.

mod model;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub use model::{GapRow, Letters, RaciGrid, RaciRow, ResponsibilitiesModel};

use crate::display::Orientation;
use crate::error::PrintError;
use crate::layout::{Column, Flow, Table, Width};
use crate::press::{PrintOptions, PrintedFile};
use crate::sheet::{Booklet, Part, opening};
use crate::text::{Style, Text, or_dash};

/// A title that needs more lines than this is cut.
const TITLE_LINES: usize = 2;
/// Space left and right of a letter.
const GUTTER: f32 = 2.5;
/// The widest column of activities.
const ACTIVITY: f32 = 150.0;
/// No column of letters is narrower than this, so that letters of neighbours are never read as one, and no word of a
/// role makes it wider than that.
const ROLE: (f32, f32) = (34.0, 90.0);

const PARTS: [Part<ResponsibilitiesModel>; 1] = [grids];

/// Prints the pages of responsibilities as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn responsibility_pages(
    model: &ResponsibilitiesModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    booklet(model).print(model, options, progress)
}

fn booklet(model: &ResponsibilitiesModel) -> Booklet<'_, ResponsibilitiesModel> {
    let provenance = &model.provenance;
    let title = format!("Responsibilities: {}", provenance.plan);
    let subject = format!("Responsibilities in releases of plan {}", provenance.plan);
    Booklet {
        parts: &PARTS,
        begins: None,
        furniture: provenance.furniture(&title, false),
        metadata: provenance.metadata(&title, subject),
    }
}

fn grids(flow: &mut Flow, model: &ResponsibilitiesModel) {
    for (index, grid) in model.grids.iter().enumerate() {
        let columns = Columns::of(flow, grid);
        flow.new_page(columns.orientation);
        flow.section();
        head(flow, grid, index);
        letters(flow, grid, &columns);
        gaps(flow, grid);
    }
    if model.grids.is_empty() {
        flow.new_page(Orientation::Portrait);
        flow.section();
        opening(flow, KIND.to_owned(), "Responsibilities", "grid", TITLE_LINES);
        flow.space(8.0);
        flow.paragraph(&"The plan has no type of release for which somebody is responsible.".into(), Style::BODY, 0.0);
    }
}

const KIND: &str = "Who is responsible (RACI)";

/// For which type of release, since when, and what a letter means.
fn head(flow: &mut Flow, grid: &RaciGrid, index: usize) {
    let title = if grid.title.is_empty() { "Releases" } else { &grid.title };
    opening(flow, KIND.to_owned(), title, &format!("grid {index}"), TITLE_LINES);
    flow.space(4.0);
    flow.paragraph(&Text::from(&grid.version), Style::BODY, 2.0);
    let legend = Text::new()
        .plain("R is responsible (does it) · ")
        .bold("A")
        .plain(" is accountable (answers for it) · C is consulted (asked before) · I is informed (told behind)");
    flow.paragraph(&legend, Style::TABLE, 6.0);
}

/// Which roles stand beside each other, and which way up that needs the page.
struct Columns {
    orientation: Orientation,
    /// Numbers of roles from and to; more than one stretch where the page is too narrow for all of them.
    stretches: Vec<std::ops::Range<usize>>,
}

impl Columns {
    fn of(flow: &mut Flow, grid: &RaciGrid) -> Self {
        let activity = grid.rows.iter().map(|row| flow.shape(&row.activity.as_str().into(), Style::TABLE.bold()));
        let activity = activity.fold(0.0_f32, |widest, name| widest.max(name.natural_width()));
        let taken = activity.min(ACTIVITY) + 2.0 * GUTTER;
        let needed: Vec<f32> = grid
            .roles
            .iter()
            .map(|role| {
                let word = flow.shape(&role.as_str().into(), Style::TABLE_HEAD).longest_word();
                word.clamp(ROLE.0, ROLE.1) + 2.0 * GUTTER
            })
            .collect();
        let room = |flow: &Flow, orientation| flow.live_of(orientation).width - taken;
        if needed.iter().sum::<f32>() <= room(flow, Orientation::Portrait) {
            return Self { orientation: Orientation::Portrait, stretches: std::iter::once(0..needed.len()).collect() };
        }
        let room = room(flow, Orientation::Landscape);
        let (mut stretches, mut from, mut width) = (Vec::new(), 0, 0.0);
        for (index, role) in needed.iter().enumerate() {
            if width + role > room && index > from {
                stretches.push(from..index);
                (from, width) = (index, 0.0);
            }
            width += role;
        }
        stretches.push(from..needed.len());
        Self { orientation: Orientation::Landscape, stretches }
    }
}

/// Activities down, roles across.
fn letters(flow: &mut Flow, grid: &RaciGrid, columns: &Columns) {
    if grid.rows.is_empty() || grid.roles.is_empty() {
        flow.paragraph(&"Nobody takes part in anything yet.".into(), Style::BODY, 0.0);
    } else {
        for (index, stretch) in columns.stretches.iter().enumerate() {
            flow.space(if index == 0 { 0.0 } else { 10.0 });
            let mut heads = vec![Column::new("Activity", Width::Fit(ACTIVITY)).heading_row()];
            let roles = &grid.roles[stretch.clone()];
            heads.extend(roles.iter().map(|role| Column::new(role, Width::Share(1.0)).centre()));
            let mut table = Table::new(&grid.title, heads);
            table.gutter = GUTTER;
            for row in &grid.rows {
                let cell = |role: usize| told(row.cells.get(role).copied().unwrap_or_default());
                table.row(std::iter::once(or_dash(&row.activity)).chain(stretch.clone().map(cell)));
            }
            flow.table(&table, 0.0);
        }
    }
    if !grid.faults.is_empty() {
        flow.heading(2, "What is wrong with the grid", None);
        let faults: Vec<Text> = grid.faults.iter().map(Text::from).collect();
        flow.list(&faults, false, Style::BODY);
    }
}

/// The letters of a cell, A in bold.
fn told(letters: Letters) -> Text {
    let all = [
        (letters.responsible, "R", false),
        (letters.accountable, "A", true),
        (letters.consulted, "C", false),
        (letters.informed, "I", false),
    ];
    let mut text = Text::new();
    for (_, letter, heavy) in all.into_iter().filter(|(is, _, _)| *is) {
        let letter = if text.is_empty() { letter.to_owned() } else { format!("\u{A0}{letter}") };
        text = if heavy { text.bold(letter) } else { text.plain(letter) };
    }
    text
}

/// On which releases somebody is missing.
fn gaps(flow: &mut Flow, grid: &RaciGrid) {
    flow.heading(2, "Gaps", None);
    let note = match (grid.gaps_note.is_empty(), grid.gaps.is_empty()) {
        (false, _) => grid.gaps_note.as_str(),
        (true, true) => "Nobody is missing on a release of this type.",
        (true, false) => "",
    };
    flow.paragraph(&note.into(), Style::BODY, 6.0);
    if grid.gaps.is_empty() {
        return;
    }
    let mut table = Table::new(
        &format!("{} – gaps", grid.title),
        vec![
            Column::new("Release", Width::Fit(76.0)).heading_row(),
            Column::new("Title", Width::Share(1.0)),
            Column::new("Gap", Width::Share(0.7)),
            Column::new("Blocks", Width::Fit(48.0)),
            Column::new("What it means", Width::Share(1.8)),
        ],
    );
    for row in &grid.gaps {
        table.row([
            or_dash(&row.release),
            or_dash(&row.title),
            or_dash(&row.gap),
            if row.blocks { Text::new().bold("yes") } else { "no".into() },
            or_dash(&row.sentence),
        ]);
    }
    flow.table(&table, 0.0);
}
