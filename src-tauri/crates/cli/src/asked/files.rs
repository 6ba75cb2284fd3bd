//! What is asked about files.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use slipway_app::AppError;

use super::publication::part_of;
use super::{Asked, asked, mode, narrow_of};
use crate::arguments::{Calendar, Events, Export, ExportKind, Filter, Import, ImportKind, Part, Sources};
use crate::render;

/// What `import` asks.
pub fn import(import: Import) -> Result<Asked, AppError> {
    let of_calendars = import.events != Events::default();
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
            let message = "what events become is said of calendar files alone; others have columns";
            Err(AppError::usage("import.ics", message).hint("slipway import ics reads calendar files"))
        }
        _ => tables(import),
    }
}

fn calendars(import: Import) -> Result<Asked, AppError> {
    let Import { files, zone, events, preview, .. } = import;
    let Events {
        becomes,
        choose,
        kind,
        services,
        regions,
        owner,
        environment,
        release_type,
        team,
        project,
        whole,
        watch,
        again,
    } = events;
    let choices = choices(&choose)?;
    // The window may be started elsewhere, so what is watched is remembered by its whole path.
    let whole_paths = || files.iter().map(|file| std::path::absolute(file).unwrap_or_else(|_| file.clone()));
    if again {
        let [source] = whole_paths().collect::<Vec<_>>().try_into().map_err(|_| {
            AppError::usage("import.ics", "--again reads one watched file or folder")
                .hint("read them one after the other")
        })?;
        let input = json!({ "source": source, "choices": choices, "mode": mode(preview) });
        return Ok(asked("calendar_import", input, render::import));
    }
    let paths: Vec<PathBuf> = if watch { whole_paths().collect() } else { files.clone() };
    let input = json!({
        "paths": paths, "becomes": becomes.as_deref().unwrap_or("window"), "choices": choices, "kind": kind,
        "zone": zone, "services": services, "regions": regions, "owner": owner, "environment": environment,
        "type": release_type, "team": team, "project": project, "whole": whole, "watch": watch,
        "mode": mode(preview),
    });
    Ok(asked("calendar_import", input, render::import))
}

/// What single events become; a UID may have an equals sign in it.
fn choices(pairs: &[String]) -> Result<Map<String, Value>, AppError> {
    let mut choices = Map::new();
    for pair in pairs {
        let (uid, what) = pair.rsplit_once('=').ok_or_else(|| {
            AppError::usage("import.choose", format!("{pair:?} chooses nothing")).hint("write it as UID=release")
        })?;
        choices.insert(uid.to_owned(), what.trim().into());
    }
    Ok(choices)
}

/// What `sources` asks.
pub fn sources(sources: Sources) -> Asked {
    let Sources { forget, check } = sources;
    if let Some(path) = forget {
        let path = std::path::absolute(&path).unwrap_or(path);
        return asked("calendar_source_forget", json!({ "path": path }), render::sources);
    }
    let changed: fn(&Value) -> bool = |answer| {
        answer["items"].as_array().is_some_and(|items| items.iter().any(|source| source["state"] != "unchanged"))
    };
    let listed = asked("calendar_sources", json!({}), render::sources);
    if check { Asked { problems: changed, ..listed } } else { listed }
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
    let Export { kind, out, filter, part, saved, split, preview } = export;
    let table = Part { region: None, environment: None, person: None, emergency: false, ..part.clone() };
    if !matches!(kind, ExportKind::Ics) && (table != Part::default() || saved.is_some() || split || preview) {
        return Err(AppError::usage(
            "export.kind",
            "windows, meetings, saved calendars, --releases, --split and --preview are for calendar files",
        )
        .hint("slipway export ics writes one"));
    }
    if saved.is_some() && (part != Part::default() || filter != Filter::default()) {
        return Err(AppError::usage(
            "export.saved",
            "a saved calendar says itself what it holds: --saved takes no filter",
        )
        .hint("slipway calendars save KEY changes what it holds"));
    }
    let part = part_of(filter, part)?;
    let tables = |command| asked(command, json!({ "path": out, "filter": part["filter"] }), render::written);
    Ok(match kind {
        ExportKind::Ics if preview => {
            asked("calendar_preview", json!({ "part": part, "saved": saved }), render::previewed)
        }
        ExportKind::Ics => {
            let input = json!({ "path": out, "part": part, "saved": saved, "split": split });
            asked("calendar_export", input, render::written)
        }
        ExportKind::Csv => tables("releases_export"),
        ExportKind::Graphml => tables("graph_export"),
        ExportKind::Json => tables("plan_export"),
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

/// What `planner` asks.
pub fn planner(year: i32, out: &Path, layers: &[String], mono: bool, fallback_font: Option<&Path>) -> Asked {
    let input = json!({ "path": out, "year": year, "layers": layers, "mono": mono, "fallback_font": fallback_font });
    asked("wall_planner_print", input, render::printed)
}
