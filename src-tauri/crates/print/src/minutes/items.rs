//! What was decided: all of it at a glance, then item by item.

use super::model::{ConditionRow, MinutesItem, MinutesModel};
use crate::layout::{Column, Flow, Table, Width, fields};
use crate::text::{Style, Text, length, or_dash};

/// A heading of an item that needs more lines than this is cut; the table above it has the whole title.
const HEADING_LINES: usize = 3;
/// Height of the fields of an item, of each of its conditions, and the most that is kept together.
const FIELDS: f32 = 112.0;
const CONDITION: f32 = 28.0;
const TOGETHER: f32 = 330.0;

/// Every item in a line.
pub fn decisions(flow: &mut Flow, model: &MinutesModel) {
    flow.heading(2, "Decisions", None);
    if model.items.is_empty() {
        flow.paragraph(&"No item was put to the board.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Decisions",
        vec![
            Column::new("Item", Width::Fit(36.0)),
            Column::new("Release", Width::Fit(72.0)).heading_row(),
            Column::new("Title", Width::Share(1.0)),
            Column::new("Decision", Width::Fit(106.0)),
            Column::new("For", Width::Fit(30.0)).right(),
            Column::new("Against", Width::Fit(38.0)).right(),
            Column::new("Abstained", Width::Fit(46.0)).right(),
            Column::new("Minutes", Width::Fit(40.0)).right(),
        ],
    );
    table.gutter = 3.5;
    for item in &model.items {
        let vote = |count: fn(&super::Votes) -> u32| {
            or_dash(&item.votes.as_ref().map_or_else(String::new, |votes| count(votes).to_string()))
        };
        table.row([
            or_dash(&item.place),
            or_dash(&item.number),
            or_dash(&item.title),
            decided(item),
            vote(|votes| votes.in_favour),
            vote(|votes| votes.against),
            vote(|votes| votes.abstained),
            or_dash(&item.minutes_spent.map_or_else(String::new, |minutes| minutes.to_string())),
        ]);
    }
    let spent: Vec<u32> = model.items.iter().filter_map(|item| item.minutes_spent).collect();
    if spent.len() > 1 {
        let sum: u64 = spent.into_iter().map(u64::from).sum();
        let mut cells = [const { Text { spans: Vec::new() } }; 8];
        cells[2] = Text::new().bold("All items");
        cells[7] = Text::new().bold(sum.to_string());
        table.row(cells);
    }
    flow.table(&table, 0.0);
}

/// A decision, and what weakens it.
fn decided(item: &MinutesItem) -> Text {
    let mut text = or_dash(&item.decision);
    if item.provisional {
        text = text.bold("\nprovisional");
    }
    if item.verbal.is_empty() { text } else { text.bold("\nverbal") }
}

/// Everything about each item.
pub fn one_by_one(flow: &mut Flow, model: &MinutesModel) {
    if model.items.is_empty() {
        return;
    }
    // The heading stands over its first item and not alone.
    flow.need(model.items.first().map_or(0.0, together) + Style::H2.leading * 2.0);
    flow.heading(2, "Item by item", None);
    for item in &model.items {
        one(flow, item);
    }
}

/// About how high an item is, as far as it is kept together.
fn together(item: &MinutesItem) -> f32 {
    (FIELDS + CONDITION * item.conditions.len() as f32).min(TOGETHER)
}

fn one(flow: &mut Flow, item: &MinutesItem) {
    let title: Vec<&str> =
        [&item.place, &item.number, &item.title].into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let title = if title.is_empty() { "Item without a title".to_owned() } else { title.join("  ") };
    let width = flow.live().width;
    let title = flow.cut(&title, Style::H3, width, HEADING_LINES).0.text().to_owned();
    flow.space(4.0);
    flow.need(together(item));
    flow.outline(3, &title);
    flow.heading(3, &title, None);
    let mut table = fields(&title, Style::TABLE);
    let decision = if item.decision.is_empty() { "nothing was decided" } else { &item.decision };
    let reason = if item.reason.is_empty() { String::new() } else { format!(". {}", item.reason) };
    table.row([Text::from("Decision"), Text::new().bold(decision).plain(reason)]);
    if item.provisional {
        let told = "There was no quorum. The decision approves nothing until a board with a quorum confirms it.";
        table.row([Text::from("Provisional"), Text::new().bold("Provisional. ").plain(told)]);
    }
    if !item.verbal.is_empty() {
        let told = Text::new().bold("It was said and not signed. ").plain(item.verbal.as_str());
        table.row([Text::from("Verbal"), told]);
    }
    if item.conditions.is_empty() {
        table.row(["Conditions", "none"]);
    }
    for (index, row) in item.conditions.iter().enumerate() {
        table.row([format!("Condition {}", index + 1).into(), condition(row)]);
    }
    let votes = item.votes.as_ref().map_or_else(
        || "There was no vote.".to_owned(),
        |votes| format!("{} for · {} against · {} abstained", votes.in_favour, votes.against, votes.abstained),
    );
    table.row([Text::from("Votes"), votes.into()]);
    let interests = if item.interests.is_empty() { "none declared".to_owned() } else { item.interests.join(", ") };
    table.row([Text::from("Conflicts of interest"), interests.into()]);
    table.row([Text::from("Time spent"), time(item)]);
    table.row([Text::from("Comments"), or_dash(&item.comments)]);
    flow.table(&table, 4.0);
}

/// What must be done, and under it by whom and until when.
fn condition(row: &ConditionRow) -> Text {
    let [owner, due, verifier] = [&row.owner, &row.due, &row.verified_by].map(|text| or_nobody(text));
    or_dash(&row.text).plain(format!("\nOwner: {owner} · due: {due} · verified by: {verifier}"))
}

fn or_nobody(text: &str) -> &str {
    if text.is_empty() { "not named" } else { text }
}

fn time(item: &MinutesItem) -> Text {
    let told = |minutes: Option<u32>| minutes.map(|minutes| length(i64::from(minutes)));
    match (told(item.minutes_spent), told(item.minutes_planned)) {
        (Some(spent), Some(planned)) => format!("{spent} of {planned} planned").into(),
        (Some(spent), None) => spent.into(),
        (None, Some(planned)) => format!("not taken; {planned} planned").into(),
        (None, None) => "not taken".into(),
    }
}
