//! What is asked about files.

use serde_json::{Map, Value, json};
use slipway_app::AppError;

use super::{Asked, asked, filter_of, mode, narrow_of};
use crate::arguments::{Calendar, Export, ExportKind, Filter, Import, ImportKind};
use crate::render;

/// What `import` asks.
pub fn import(import: Import) -> Result<Asked, AppError> {
    let Import { kind, services, regions, owner, .. } = &import;
    let of_calendars = kind.is_some() || owner.is_some() || !services.is_empty() || !regions.is_empty();
    let Import { map, mapping, save_mapping, duration, .. } = &import;
    let of_columns = !map.is_empty() || mapping.is_some() || save_mapping.is_some() || duration.is_some();
    match import.what {
        ImportKind::Ics if of_columns => {
            let message = "a calendar file has no columns: ics takes no --map, --mapping, --save-mapping or --duration";
            Err(AppError::usage("import.ics", message).hint("slipway import --help shows what it takes"))
        }
        ImportKind::Ics => calendars(import),
        ImportKind::Graphml | ImportKind::Cyclonedx | ImportKind::Backstage if of_columns => {
            let message = "a graph has no columns: it takes no --map, --mapping, --save-mapping or --duration";
            Err(AppError::usage("import.graph", message).hint("slipway import --help shows what it takes"))
        }
        _ if of_calendars => {
            let message = "--kind, --services, --regions and --owner are for calendar files; others have columns";
            Err(AppError::usage("import.ics", message).hint("slipway import ics reads calendar files"))
        }
        _ => tables(import),
    }
}

fn calendars(import: Import) -> Result<Asked, AppError> {
    let Some(kind) = import.kind else {
        let message = "--kind says what the events of a calendar file mean, such as freeze-hard";
        return Err(AppError::usage("import.ics", message).hint("slipway import --help lists every kind"));
    };
    let input = json!({
        "paths": import.files, "kind": kind, "zone": import.zone, "services": import.services,
        "regions": import.regions, "owner": import.owner, "mode": mode(import.preview),
    });
    Ok(asked("calendar_import", input, render::import))
}

fn tables(import: Import) -> Result<Asked, AppError> {
    let input = json!({
        "kind": import.what.word(), "paths": import.files, "map": columns(&import.map)?, "mapping": import.mapping,
        "save_mapping": import.save_mapping, "zone": import.zone, "duration": import.duration,
        "mode": mode(import.preview),
    });
    Ok(asked("file_import", input, render::import))
}

fn columns(pairs: &[String]) -> Result<Map<String, Value>, AppError> {
    let mut map = Map::new();
    for pair in pairs {
        let (theirs, ours) = pair.split_once('=').ok_or_else(|| {
            AppError::usage("import.map", format!("{pair:?} is not a mapping")).hint("write it as THEIRS=OURS")
        })?;
        map.insert(ours.trim().to_owned(), theirs.trim().into());
    }
    Ok(map)
}

/// What `export` asks.
pub fn export(export: Export) -> Result<Asked, AppError> {
    let Export { kind, out, filter, person, layer, split } = export;
    if layer.is_some() && (filter != Filter::default() || person.is_some()) {
        return Err(AppError::usage("export.layer", "a window is exported as a whole: --layer takes no filter"));
    }
    if !matches!(kind, ExportKind::Ics) && (layer.is_some() || split) {
        return Err(AppError::usage("export.kind", "--layer and --split are for calendar files")
            .hint("slipway export ics writes one"));
    }
    let filter = filter_of(filter, person)?;
    Ok(match kind {
        ExportKind::Ics => {
            let input = json!({ "path": out, "filter": filter, "layer": layer, "split": split });
            asked("calendar_export", input, render::written)
        }
        ExportKind::Csv => asked("releases_export", json!({ "path": out, "filter": filter }), render::written),
        ExportKind::Graphml => asked("graph_export", json!({ "path": out, "filter": filter }), render::written),
        ExportKind::Json => asked("plan_export", json!({ "path": out, "filter": filter }), render::written),
    })
}

/// What `calendar` asks.
pub fn calendar(calendar: Calendar) -> Asked {
    let Calendar { from, to, out, group_by, narrow, a3, mono, fallback_font } = calendar;
    let input = json!({
        "path": out, "from": from, "to": to, "grouping": group_by.word(), "filter": narrow_of(narrow),
        "paper": if a3 { "a3" } else { "a4" }, "mono": mono, "fallback_font": fallback_font,
    });
    asked("calendar_print", input, render::printed)
}
