//! What changed since the last meeting.

use super::model::{PackModel, SinceKind, SinceLastRow};
use super::{CELL, Sheets, or_dash, part_anchor};
use crate::display::Orientation;
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// What was added, moved, withdrawn or decided otherwise, kind by kind, or that nothing was.
pub fn since_last(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.chapter_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Since the last meeting", Some(part_anchor("since last")));
    let of = |kind: SinceKind| model.since_last.iter().filter(move |row| row.kind == kind);
    let counts: Vec<(SinceKind, usize)> =
        SinceKind::ALL.map(|kind| (kind, of(kind).count())).into_iter().filter(|(_, count)| *count > 0).collect();
    if counts.is_empty() {
        flow.paragraph(&unchanged(&model.since_label).into(), Style::BODY, 6.0);
        return;
    }
    let told: Vec<String> = counts.iter().map(|(kind, count)| counted(*kind, *count)).collect();
    let since = if model.since_label.is_empty() { "since the last meeting" } else { &model.since_label };
    flow.paragraph(&format!("Changed {since}: {}.", told.join(", ")).into(), Style::BODY, 6.0);
    let mut table = Table::new(
        "Since the last meeting",
        vec![
            Column::new("Subject", Width::Fit(84.0)).heading_row(),
            Column::new("Change", Width::Share(1.9)),
            Column::new("Moved by", Width::Fit(48.0)).right(),
            Column::new("Who", Width::Share(0.7)),
            Column::new("Why", Width::Share(1.0)),
        ],
    );
    for (kind, count) in counts {
        table.group(&format!("{} ({count})", kind.title()));
        for row in of(kind) {
            table.row([
                sheets.number(&row.subject),
                change(row),
                or_dash(&row.shift),
                or_dash(&row.by),
                or_dash(&row.reason),
            ]);
        }
    }
    flow.clip_cells(&mut table, CELL);
    flow.table(&table, 6.0);
}

/// How many releases, approvals, conflicts or freezes a kind tells of.
fn counted(kind: SinceKind, count: usize) -> String {
    let many = |one: &str, more: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {more}") };
    match kind {
        SinceKind::Added => format!("{count} added"),
        SinceKind::Moved => format!("{count} moved"),
        SinceKind::Withdrawn => format!("{count} withdrawn"),
        SinceKind::RiskChanged => format!("{count} with another risk"),
        SinceKind::StateChanged => format!("{count} in another state"),
        SinceKind::ApprovalVoided => many("approval voided", "approvals voided"),
        SinceKind::ConflictAppeared => many("new conflict", "new conflicts"),
        SinceKind::ConflictResolved => many("conflict resolved", "conflicts resolved"),
        SinceKind::FreezeChanged => many("freeze changed", "freezes changed"),
    }
}

fn unchanged(since: &str) -> String {
    if since.is_empty() {
        return "No earlier pack of this board is known, so there is nothing to compare this one with.".to_owned();
    }
    format!(
        "Nothing has changed {since}: no release was added, moved or withdrawn, and no risk, approval, conflict or \
         freeze changed."
    )
}

/// The title, and under it how it was and is, or what changed in words.
fn change(row: &SinceLastRow) -> Text {
    let between = match (row.from.is_empty(), row.to.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("{} →", row.from),
        (true, false) => format!("→ {}", row.to),
        (false, false) => format!("{} → {}", row.from, row.to),
    };
    let mut lines = [row.title.as_str(), &between, &row.change].into_iter().filter(|line| !line.is_empty());
    let first = or_dash(lines.next().unwrap_or_default());
    lines.fold(first, |text, line| text.plain(format!("\n{line}")))
}
