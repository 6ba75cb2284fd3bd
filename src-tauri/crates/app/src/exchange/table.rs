//! Exporting releases as CSV and the plan as JSON.

use std::path::Path;

use serde_json::json;
use slipway_domain::catalogue::{StoreUse, StoreWord};
use slipway_domain::release::Release;
use slipway_interop::csv::{columns, write};

use super::{ExportTable, WrittenFile, WrittenFiles};
use crate::desk::{Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::publication::put;
use crate::release::chosen;
use crate::wire::{Nothing, ReleaseBar};

fn written(path: &str, bytes: &[u8], items: usize) -> WrittenFiles {
    let files = vec![WrittenFile { path: path.to_owned(), bytes: bytes.len() }];
    WrittenFiles { files, items, warnings: Vec::new() }
}

/// Writes releases as a CSV file that can be imported again.
pub fn export_releases(desk: &Desk, context: &Context, input: ExportTable, _: &dyn Task) -> Result<WrittenFiles> {
    let releases = chosen(&desk.plan, &input.filter)?;
    let rows = releases.iter().map(|release| {
        let ReleaseBar { deployment_of, services, environment, team, train, depends_on, .. } = desk.bar(release);
        let joined = |keys: Vec<crate::wire::Text<slipway_domain::Key>>| {
            keys.iter().map(|key| key.to_string()).collect::<Vec<_>>().join("|")
        };
        let text = |value: Option<String>| value.unwrap_or_default();
        vec![
            release.key.to_string(),
            release.title.clone(),
            release.occupancy().start().to_string(),
            release.occupancy().end().to_string(),
            String::new(),
            release.kind.to_string(),
            joined(services),
            environment.to_string(),
            release.planned.zone().to_string(),
            text(team.map(|key| key.to_string())),
            text(train.map(|key| key.to_string())),
            text(release.risk.map(|risk| risk.to_string())),
            release.state.to_string(),
            joined(depends_on),
            release.planned.rollback().get().to_string(),
            text(release.version.clone()),
            stores(desk, release),
            text(deployment_of.map(|key| key.to_string())),
        ]
    });
    let bytes = write(columns::RELEASES, rows);
    put(context, Path::new(&input.path), &bytes)?;
    Ok(written(&input.path, &bytes, releases.len()))
}

/// The data stores of a release in the words that an import reads back.
fn stores(desk: &Desk, release: &Release) -> String {
    let word = |used: &StoreUse| {
        let store = desk.plan.stores.get(used.store)?.key.clone();
        Some(StoreWord { store, schema: used.schema, restores: used.restores }.to_string())
    };
    release.stores.iter().filter_map(word).collect::<Vec<_>>().join("|")
}

/// Writes the plan as a JSON document.
pub fn export_plan(desk: &Desk, context: &Context, input: ExportTable, task: &dyn Task) -> Result<WrittenFiles> {
    let releases: Vec<ReleaseBar> =
        chosen(&desk.plan, &input.filter)?.into_iter().map(|release| desk.bar(release)).collect();
    let items = releases.len();
    let catalogue = crate::catalogue::show(desk, context, Nothing {}, task)?;
    let settings = &desk.plan.settings;
    let plan = json!({ "name": settings.name, "zone": settings.zone, "guid": settings.guid });
    let document = json!({ "plan": plan, "catalogue": catalogue, "releases": releases });
    let bytes = format!("{document:#}\n").into_bytes();
    put(context, Path::new(&input.path), &bytes)?;
    Ok(written(&input.path, &bytes, items))
}
