//! The risk register: the releases in a matrix of impact and likelihood, and in a table.

use super::model::{PackModel, RiskBand, RiskRegister, RiskRow};
use super::{CELL, Sheets, or_dash, part_anchor};
use crate::display::{Draw, Ink, Mark, Orientation, Rect, Stroke, TagKind};
use crate::layout::{Column, Flow, Table, Width};
use crate::text::Style;

/// Height of a cell of the matrix.
const CELL_HEIGHT: f32 = 40.0;
/// Left of the matrix, for the numbers of the impact.
const AXIS: f32 = 46.0;
/// Lines of release numbers in a cell, the last of which may say how many more there are.
const LINES: usize = 3;
/// Around the numbers in a cell.
const INSET: f32 = 3.0;

/// The risk register as a chapter; left out where there is none.
pub fn chapter(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    let Some(register) = &model.risks else { return };
    flow.chapter_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Risk register", Some(part_anchor("risks")));
    if register.rows.is_empty() {
        flow.paragraph(&"No release of this period has a risk to tell.".into(), Style::BODY, 0.0);
        return;
    }
    matrix(flow, register);
    table(flow, register, sheets);
}

fn table(flow: &mut Flow, register: &RiskRegister, sheets: &Sheets) {
    let mut table = Table::new(
        "Risk register",
        vec![
            Column::new("Release", Width::Fit(64.0)).heading_row(),
            Column::new("Title", Width::Share(1.2)),
            Column::new("Impact", Width::Fit(44.0)).right(),
            Column::new("Likelihood", Width::Fit(56.0)).right(),
            Column::new("Risk", Width::Fit(50.0)),
            Column::new("What decides it", Width::Share(1.5)),
        ],
    );
    let told = |level: Option<u8>| level.map_or_else(|| "–".to_owned(), |level| level.to_string());
    for row in &register.rows {
        table.row([
            sheets.number(&row.number),
            or_dash(&row.title),
            told(row.impact).into(),
            told(row.likelihood).into(),
            or_dash(&row.risk),
            or_dash(&row.why),
        ]);
    }
    flow.clip_cells(&mut table, CELL);
    flow.table(&table, 0.0);
}

/// Draws the matrix, the worst impact on top.
fn matrix(flow: &mut Flow, register: &RiskRegister) {
    let height = 5.0 * CELL_HEIGHT + 2.0 * Style::SMALL.leading + 6.0;
    flow.need(height);
    let (live, top) = (flow.live(), flow.y());
    let area = Rect::new(live.x, top, live.width, height);
    let across = (live.width - AXIS) / 5.0;
    let mark = Mark::Tagged(flow.tag(TagKind::Figure { alt: alt(register), page: flow.page(), area }));
    let small = Style::SMALL.in_ink(Ink::MUTED);
    for (row, impact) in (1..=5_u8).rev().enumerate() {
        let y = top + row as f32 * CELL_HEIGHT;
        flow.label(mark, &impact.to_string(), Style::TABLE.bold(), live.x + AXIS - 12.0, y + CELL_HEIGHT / 2.0 + 3.0);
        for likelihood in 1..=5_u8 {
            let x = live.x + AXIS + f32::from(likelihood - 1) * across;
            let band = register.bands[usize::from(impact - 1)][usize::from(likelihood - 1)];
            let inside: Vec<&RiskRow> = within(register, impact, likelihood).collect();
            cell(flow, mark, Rect::new(x, y, across, CELL_HEIGHT), band, &inside);
        }
    }
    let frame = Rect::new(live.x + AXIS, top, 5.0 * across, 5.0 * CELL_HEIGHT);
    flow.draw(mark, Draw::Rect { rect: frame, fill: None, stroke: Some(Stroke::solid(0.75, Ink::BLACK)) });
    flow.label(mark, "Impact", small, live.x, top + 2.5 * CELL_HEIGHT + 3.0);
    let foot = top + 5.0 * CELL_HEIGHT + Style::SMALL.leading;
    for likelihood in 1..=5_u8 {
        let x = live.x + AXIS + (f32::from(likelihood) - 0.5) * across - 2.0;
        flow.label(mark, &likelihood.to_string(), Style::TABLE.bold(), x, foot);
    }
    flow.label(mark, "Likelihood", small, live.x + AXIS + 2.5 * across - 20.0, foot + Style::SMALL.leading);
    flow.advance_to(top + height + 8.0);
}

/// The releases of a cell.
fn within(register: &RiskRegister, impact: u8, likelihood: u8) -> impl Iterator<Item = &RiskRow> {
    register.rows.iter().filter(move |row| row.impact == Some(impact) && row.likelihood == Some(likelihood))
}

/// A cell in the tone of its band, with the letter of the band and the numbers of its releases.
fn cell(flow: &mut Flow, mark: Mark, rect: Rect, band: RiskBand, inside: &[&RiskRow]) {
    let (letter, fill, ink) = match band {
        RiskBand::Low => ("L", Ink::WHITE, Ink::BLACK),
        RiskBand::Moderate => ("M", Ink::Grey(0.8), Ink::BLACK),
        RiskBand::High => ("H", Ink::Grey(0.55), Ink::BLACK),
        RiskBand::VeryHigh => ("V", Ink::BLACK, Ink::WHITE),
    };
    // Grey edges part black cells as well as white ones.
    flow.draw(mark, Draw::Rect { rect, fill: Some(fill), stroke: Some(Stroke::solid(0.75, Ink::LINE)) });
    flow.label(mark, letter, Style::SMALL.in_ink(ink), rect.right() - 10.0, rect.bottom() - 4.0);
    if inside.is_empty() {
        return;
    }
    let style = Style { size: 8.0, leading: 10.0, ..Style::TABLE_HEAD }.in_ink(ink);
    let room = rect.width - 2.0 * INSET - 8.0;
    let mut shown = inside.len().min(3 * LINES);
    // As many numbers as have room, and how many others there are.
    let (paragraph, lines) = loop {
        let numbers: Vec<&str> = inside[..shown].iter().map(|row| row.number.as_str()).collect();
        let rest = inside.len() - shown;
        let more = if rest > 0 { format!(" +{rest}") } else { String::new() };
        let paragraph = flow.shape(&format!("{}{more}", numbers.join(", ")).into(), style);
        let lines = paragraph.lines(room);
        if lines.len() <= LINES || shown <= 1 {
            break (paragraph, lines);
        }
        shown -= 1;
    };
    for (index, line) in lines.iter().take(LINES).enumerate() {
        let y = rect.y + INSET + style.baseline() + index as f32 * style.leading;
        flow.line(mark, &paragraph, line, rect.x + INSET + 1.0, y);
    }
}

/// What a screen reader says instead of the matrix.
fn alt(register: &RiskRegister) -> String {
    let mut told = Vec::new();
    for impact in (1..=5_u8).rev() {
        for likelihood in (1..=5_u8).rev() {
            let numbers: Vec<&str> = within(register, impact, likelihood).map(|row| row.number.as_str()).collect();
            if !numbers.is_empty() {
                told.push(format!("impact {impact}, likelihood {likelihood}: {}", numbers.join(", ")));
            }
        }
    }
    let told = if told.is_empty() { "no release has both".to_owned() } else { told.join("; ") };
    format!("Matrix of impact and likelihood. {told}. The table under it says the same.")
}
