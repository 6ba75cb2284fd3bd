//! Who rides, who does not, and who rides next.

use super::model::{Rider, TrainModel};
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text, or_dash};

/// Everybody who takes a place, carriage by carriage.
pub fn on_board(flow: &mut Flow, model: &TrainModel) {
    flow.heading(2, "On board", None);
    if model.on_board.iter().all(|group| group.riders.is_empty()) {
        flow.paragraph(&"Nobody rides on this departure.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = riders("On board", false);
    for group in &model.on_board {
        table.group(&group.title);
        for rider in &group.riders {
            table.row(cells(rider));
        }
    }
    flow.table(&table, 0.0);
}

/// Emergencies, apart from those who take a place.
pub fn hotfix_lane(flow: &mut Flow, model: &TrainModel) {
    flow.heading(2, "Hotfix lane", None);
    let rule = "Emergencies take no place, need no carriage and no risk budget, and board until the train has left.";
    if model.hotfixes.is_empty() {
        flow.paragraph(&format!("No emergency rides. {rule}").into(), Style::BODY, 0.0);
        return;
    }
    flow.paragraph(&rule.into(), Style::BODY, 6.0);
    let mut table = riders("Hotfix lane", true);
    for rider in &model.hotfixes {
        let [release, title, rest @ ..] = cells(rider);
        let title = if rider.team.is_empty() { title } else { title.muted(format!("\n{}", rider.team)) };
        table.row([release, title].into_iter().chain(rest));
    }
    flow.table(&table, 0.0);
}

/// A table of riders; those who stand under no team are told theirs under the title.
fn riders(name: &str, with_team: bool) -> Table {
    let mut table = Table::new(
        name,
        vec![
            Column::new("Release", Width::Fit(72.0)).heading_row(),
            Column::new(if with_team { "Title\nteam" } else { "Title" }, Width::Share(1.15)),
            Column::new("Type", Width::Fit(52.0)),
            Column::new("Risk", Width::Fit(24.0)),
            Column::new("Window, local", Width::Fit(112.0)),
            Column::new("Ready", Width::Fit(32.0)).right(),
            Column::new("What stands against it", Width::Share(1.0)),
        ],
    );
    table.gutter = 3.5;
    table
}

fn cells(rider: &Rider) -> [Text; 7] {
    let ready = rider.ready.map_or_else(String::new, |percent| format!("{percent}\u{A0}%"));
    let hindrances = if rider.hindrances.is_empty() { "nothing".to_owned() } else { rider.hindrances.join("\n") };
    [
        or_dash(&rider.key),
        or_dash(&rider.title),
        or_dash(&rider.kind),
        or_dash(&rider.risk),
        or_dash(&rider.window).muted(format!("\n{}", rider.zone)),
        or_dash(&ready),
        if rider.hindrances.is_empty() { Text::new().muted(hindrances) } else { hindrances.into() },
    ]
}

/// Who wanted to ride and does not.
pub fn missed(flow: &mut Flow, model: &TrainModel) {
    flow.heading(2, "Missed", None);
    if model.missed.is_empty() {
        flow.paragraph(&"Nobody has missed this departure or was taken off it.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Missed",
        vec![
            Column::new("Release", Width::Fit(72.0)).heading_row(),
            Column::new("Title", Width::Share(1.0)),
            Column::new("Why", Width::Share(1.3)),
            Column::new("By whom", Width::Fit(92.0)),
            Column::new("Rides instead on", Width::Fit(92.0)),
        ],
    );
    table.gutter = 3.5;
    for row in &model.missed {
        table.row([
            or_dash(&row.key),
            or_dash(&row.title),
            Text::from(&row.outcome).plain(if row.why.is_empty() { String::new() } else { format!(": {}", row.why) }),
            or_dash(&row.by).muted(format!("\n{}", row.at)),
            or_dash(&row.instead),
        ]);
    }
    flow.table(&table, 0.0);
}

/// The departure behind this one, in short.
pub fn next(flow: &mut Flow, model: &TrainModel) {
    flow.heading(2, "Next", None);
    let Some(next) = &model.next else {
        flow.paragraph(&"The train does not leave after this departure.".into(), Style::BODY, 0.0);
        return;
    };
    let told = Text::new().plain("Leaves ").bold(next.leaves.as_str()).plain(format!(". {}", next.note));
    flow.paragraph(&told, Style::BODY, 6.0);
    if next.riders.is_empty() {
        flow.paragraph(&"Nobody rides on it yet.".into(), Style::BODY, 0.0);
        return;
    }
    let mut table = Table::new(
        "Next",
        vec![
            Column::new("Release", Width::Fit(72.0)).heading_row(),
            Column::new("Title", Width::Share(1.6)),
            Column::new("Team", Width::Share(1.0)),
            Column::new("Type", Width::Fit(52.0)),
            Column::new("Risk", Width::Fit(24.0)),
        ],
    );
    for rider in &next.riders {
        table.row([&rider.key, &rider.title, &rider.team, &rider.kind, &rider.risk].map(|text| or_dash(text)));
    }
    flow.table(&table, 0.0);
}
