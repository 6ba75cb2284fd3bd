//! The approval policy on one page: which line holds when, who is asked, and what it changes.

mod model;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

pub use model::{PolicyLine, PolicyModel, Replay, ReplayRow};

use crate::display::Orientation;
use crate::error::PrintError;
use crate::layout::{Column, Flow, Furniture, Table, Width, fields};
use crate::press::{PrintOptions, PrintedFile};
use crate::sheet::{Booklet, Part, opening};
use crate::text::{Style, Text, or_dash};

/// A name that needs more lines than this is cut.
const TITLE_LINES: usize = 2;

const PARTS: [Part<PolicyModel>; 1] = [page];

/// How closely the lines stand.
#[derive(Clone, Copy)]
struct Setting {
    style: Style,
    spacing: f32,
    /// What stands between two conditions.
    and: &'static str,
}

const EASY: Setting = Setting { style: Style::TABLE, spacing: 3.0, and: "\n" };
const CLOSE: Setting = Setting { style: Style::SMALL, spacing: 1.8, and: "; " };

/// A policy that does not fit on one page even when it is set closely is better read in the easy setting.
const SETTINGS: [Setting; 4] = [EASY, Setting { and: "; ", ..EASY }, CLOSE, EASY];

/// Prints an approval policy as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn approval_policy(
    model: &PolicyModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    booklet(model).print(model, options, progress)
}

fn booklet(model: &PolicyModel) -> Booklet<'_, PolicyModel> {
    let provenance = &model.provenance;
    let title = format!("Approval policy: {}, version {}", model.name, model.version);
    let furniture = provenance.furniture(&title, false);
    let idle = if model.in_force.is_none() { "NOT IN FORCE · " } else { "" };
    Booklet {
        parts: &PARTS,
        begins: None,
        furniture: Furniture { head_right: format!("{idle}{}", furniture.head_right), ..furniture },
        metadata: provenance.metadata(&title, format!("Approval policy {} of plan {}", model.key, provenance.plan)),
    }
}

fn page(flow: &mut Flow, model: &PolicyModel) {
    flow.within_pages(1, &SETTINGS, |flow, setting| {
        flow.new_page(Orientation::Portrait);
        flow.section();
        head(flow, model);
        lines(flow, model, setting);
        replay(flow, model, setting);
    });
}

/// What it is called, and whether it holds.
fn head(flow: &mut Flow, model: &PolicyModel) {
    let name = if model.name.is_empty() { "Policy without a name" } else { &model.name };
    opening(flow, format!("Approval policy · {}", model.key), name, "policy", TITLE_LINES);
    flow.space(4.0);
    let mut table = fields("Policy", Style::BODY);
    table.row([Text::from("Version"), model.version.to_string().into()]);
    let state = match &model.in_force {
        Some(since) => Text::new().bold("In force ").plain(since.as_str()),
        None => Text::new().bold("Not in force. ").plain("No release is approved by it."),
    };
    table.row([Text::from("State"), state]);
    flow.table(&table, 0.0);
}

/// The decision table.
fn lines(flow: &mut Flow, model: &PolicyModel, setting: Setting) {
    flow.heading(2, "The first line that holds decides", None);
    if model.lines.is_empty() {
        flow.paragraph(&"The policy has no line.".into(), Style::BODY, 4.0);
    } else {
        let how = "The lines are asked from the top. A line holds when all of its conditions hold.";
        flow.paragraph(&how.into(), setting.style, 4.0);
    }
    let mut table = Table::new(
        "Lines of the policy",
        vec![
            Column::new("No.", Width::Fit(24.0)).right(),
            Column::new("Line", Width::Share(0.9)).heading_row(),
            Column::new("When", Width::Share(1.5)),
            Column::new("Route", Width::Fit(62.0)),
            Column::new("Who approves", Width::Share(1.2)),
            Column::new("Time-out", Width::Fit(72.0)),
            Column::new("Then", Width::Fit(56.0)),
        ],
    );
    table.style = setting.style;
    table.spacing = setting.spacing;
    table.gutter = 3.5;
    for (index, line) in model.lines.iter().enumerate() {
        let when = if line.conditions.is_empty() { "always".to_owned() } else { line.conditions.join(setting.and) };
        table.row([
            Text::from((index + 1).to_string()),
            or_dash(&line.name),
            when.into(),
            Text::new().bold(if line.route.is_empty() { "–" } else { &line.route }),
            approvers(line),
            if line.time_out.is_empty() { "none".into() } else { Text::from(&line.time_out) },
            or_dash(&line.escalation),
        ]);
    }
    flow.table(&table, 4.0);
    flow.paragraph(&Text::from(&model.otherwise), setting.style, 0.0);
}

/// How many of whom: "2 of 3: change manager, service owner, security".
fn approvers(line: &PolicyLine) -> Text {
    match line.needed {
        None if line.who.is_empty() => "nobody".into(),
        None => Text::from(&line.who),
        Some((needed, of)) => {
            let count = Text::new().bold(format!("{needed} of {of}"));
            if line.who.is_empty() { count } else { count.plain(format!(": {}", line.who)) }
        }
    }
}

/// How releases of the past would have gone.
fn replay(flow: &mut Flow, model: &PolicyModel, setting: Setting) {
    let Some(replay) = &model.replay else { return };
    flow.heading(2, "What it changes", None);
    flow.paragraph(&Text::from(&replay.note), setting.style, 4.0);
    let mut table = Table::new(
        "What the policy changes",
        vec![
            Column::new("Route", Width::Fit(140.0)).heading_row(),
            Column::new("Before", Width::Fixed(56.0)).right(),
            Column::new("After", Width::Fixed(56.0)).right(),
            Column::new("Change", Width::Fixed(56.0)).right(),
            Column::new("Median age of approvals", Width::Fixed(124.0)).right(),
        ],
    );
    table.style = setting.style;
    table.spacing = setting.spacing;
    table.gutter = 3.5;
    for row in &replay.rows {
        table.row([
            or_dash(&row.route),
            row.before.to_string().into(),
            row.after.to_string().into(),
            difference(row).into(),
            or_dash(&row.median_age),
        ]);
    }
    flow.table(&table, 0.0);
}

fn difference(row: &ReplayRow) -> String {
    match (row.after.checked_sub(row.before), row.before.abs_diff(row.after)) {
        (_, 0) => "0".to_owned(),
        (Some(more), _) => format!("+{more}"),
        (None, less) => format!("−{less}"),
    }
}
