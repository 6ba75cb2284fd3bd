//! Exporting the deployment order as a list.

use std::fmt::Write as _;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::conflict::told;
use slipway_domain::release::Release;
use slipway_domain::time::Instant;
use slipway_interop::csv::write;
use ts_rs::TS;

use super::{WrittenFile, WrittenFiles};
use crate::dependency::{ShowOrder, order};
use crate::desk::{Context, Desk, key_of};
use crate::error::Result;
use crate::host::Task;
use crate::publication::put;
use crate::wire::Text;

/// In which format a deployment order is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OrderFormat {
    /// A list to read: each wave with its releases and their times.
    Text,
    /// A CSV file with a row for each release.
    Csv,
}

/// A deployment order to write as a file.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportOrder {
    /// Where to put it.
    pub path: String,
    /// The format.
    pub format: OrderFormat,
    /// Only releases that end after this.
    #[serde(default)]
    pub from: Option<Text<Instant>>,
    /// Only releases that start before this.
    #[serde(default)]
    pub to: Option<Text<Instant>>,
}

/// Writes the deployment order as a list to read or as a table.
pub fn export_order(desk: &Desk, context: &Context, input: ExportOrder, task: &dyn Task) -> Result<WrittenFiles> {
    let waves = order(desk, context, ShowOrder { from: input.from, to: input.to }, task)?.waves;
    let waves: Vec<Vec<&Release>> = waves
        .iter()
        .map(|wave| wave.iter().filter_map(|key| desk.plan.releases.by_key(key.as_str())).collect())
        .collect();
    let bytes = match input.format {
        OrderFormat::Text => text(&waves).into_bytes(),
        OrderFormat::Csv => table(desk, &waves),
    };
    put(context, Path::new(&input.path), &bytes)?;
    let files = vec![WrittenFile { path: input.path, bytes: bytes.len() }];
    Ok(WrittenFiles { files, items: waves.iter().map(Vec::len).sum(), warnings: Vec::new() })
}

/// Each wave with its releases, in the local time of each.
fn text(waves: &[Vec<&Release>]) -> String {
    let mut text = String::new();
    for (wave, number) in waves.iter().zip(1..) {
        let _ = writeln!(text, "{}Wave {number}", if number == 1 { "" } else { "\n" });
        for release in wave {
            let at = told(release.occupancy(), release.planned.zone());
            let _ = writeln!(text, "  {}  {at}", release.label());
        }
    }
    text
}

fn table(desk: &Desk, waves: &[Vec<&Release>]) -> Vec<u8> {
    const COLUMNS: [&str; 10] =
        ["wave", "key", "title", "start", "end", "zone", "team", "environment", "state", "waits_for"];
    let text = |key: Option<Text<slipway_domain::Key>>| key.map(|key| key.to_string()).unwrap_or_default();
    let row = |number: usize, release: &Release| {
        let waits: Vec<String> = desk.bar(release).depends_on.iter().map(|key| key.to_string()).collect();
        vec![
            number.to_string(),
            release.key.to_string(),
            release.title.clone(),
            release.occupancy().start().to_string(),
            release.occupancy().end().to_string(),
            release.planned.zone().to_string(),
            text(release.team.and_then(|id| key_of(&desk.plan.teams, id))),
            text(key_of(&desk.plan.environments, release.environment)),
            release.state.to_string(),
            waits.join("|"),
        ]
    };
    let rows = waves.iter().zip(1..).flat_map(|(wave, number)| wave.iter().map(move |release| (number, *release)));
    write(&COLUMNS, rows.map(|(number, release)| row(number, release)))
}
