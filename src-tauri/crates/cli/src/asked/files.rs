//! What is asked about files.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use slipway_app::AppError;

use super::publication::part_of_saved;
use super::{Asked, ToldIn, asked, mode, narrow_of};
use crate::arguments::{Calendar, Events, Export, ExportKind, Import, ImportKind, Part, Sources};
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
        unsay,
    } = events;
    let choices = choices(&choose)?;
    // The window may be started elsewhere, so what is watched is remembered by its whole path.
    let whole_paths = || files.iter().map(|file| std::path::absolute(file).unwrap_or_else(|_| file.clone()));
    let paths: Vec<PathBuf> = if watch || again { whole_paths().collect() } else { files.clone() };
    let (source, paths) = match (again, paths.as_slice()) {
        (false, _) => (None, paths),
        (true, [source]) => (Some(source.clone()), Vec::new()),
        (true, _) => {
            return Err(AppError::usage("import.ics", "--again reads one watched file or folder")
                .hint("read them one after the other"));
        }
    };
    let input = json!({
        "paths": paths, "source": source, "unsay": unsay, "becomes": becomes, "choices": choices, "kind": kind,
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
    let Sources { forget, restore, check } = sources;
    let which = |path: PathBuf| json!({ "path": std::path::absolute(&path).unwrap_or(path) });
    let asked = match (forget, restore) {
        (Some(path), _) => asked("calendar_source_forget", which(path), render::forgotten),
        (None, Some(path)) => asked("calendar_source_restore", which(path), render::sources),
        (None, None) => asked("calendar_sources", json!({}), render::sources),
    };
    let changed: fn(&Value) -> bool = |answer| {
        answer["items"].as_array().is_some_and(|items| items.iter().any(|source| source["state"] != "unchanged"))
    };
    let problems = if check { changed } else { asked.problems };
    Asked { told_in: ToldIn::Plan, problems, ..asked }
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
    let part = part_of_saved(saved.as_deref(), filter, part)?;
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
