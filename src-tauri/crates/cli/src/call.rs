//! From arguments to a call of the table, and from its answer to the terminal.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::CommandFactory as _;
use serde_json::{Map, Value, json};
use slipway_app::commands::COMMANDS;
use slipway_app::{App, AppError, Fault};
use slipway_domain::time::Span;

use crate::arguments::{Arguments, Cab, Command, ExportKind, Filter, ImportKind};
use crate::output::{document, say, with_operation};
use crate::progress::OnTerminal;
use crate::render;

/// The largest file of calls.
const CALLS_BYTES: u64 = 64 << 20;

type Done = Result<ExitCode, AppError>;

/// Tells an answer to people; the second value is the plan's zone, where it was asked for.
type Tell = fn(&Value, &Value) -> String;

/// What is called, with what, how its answer is told, and what the answer means for the exit code.
struct Asked {
    name: &'static str,
    input: Value,
    tell: Tell,
    /// Whether times of the answer are told in the plan's zone.
    in_plan_zone: bool,
    problems: fn(&Value) -> bool,
}

const fn asked(name: &'static str, input: Value, tell: Tell) -> Asked {
    Asked { name, input, tell, in_plan_zone: false, problems: |_| false }
}

/// Does what the arguments say.
pub fn run(app: &App, arguments: Arguments) -> Done {
    let Arguments { plan, json, command, .. } = arguments;
    match command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "slipway", &mut script);
            return say(&String::from_utf8_lossy(&script)).map(|()| ExitCode::SUCCESS);
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut page).map_err(|error| fault(&error))?;
            return say(&String::from_utf8_lossy(&page)).map(|()| ExitCode::SUCCESS);
        }
        Command::Commands => {
            let table = commands();
            let said = if json { document(&table) } else { say(&render::commands(&table, &Value::Null)) };
            return said.map(|()| ExitCode::SUCCESS);
        }
        Command::New { .. } => {}
        Command::Call { name: Some(ref name), .. } if matches!(name.as_str(), "plan_create" | "plan_open") => {}
        Command::Call { name: Some(ref name), .. } if name == "desk_show" => {
            if let Ok(chosen) = chosen_plan(plan) {
                app.open(&chosen)?;
            }
        }
        _ => app.open(&chosen_plan(plan)?)?,
    }
    if let Command::Call { name, input, file } = command {
        return match file {
            Some(file) => many(app, &file, json),
            None => one(app, &name.unwrap_or_default(), &input),
        };
    }
    let asked = ask(app, command)?;
    let answer = app.call(asked.name, asked.input, &OnTerminal)?;
    if json {
        document(&with_operation(answer.clone()))?;
    } else {
        let zone = if asked.in_plan_zone { standing(app)?["zone"].take() } else { Value::Null };
        say(&(asked.tell)(&answer, &zone))?;
    }
    Ok(ExitCode::from(if (asked.problems)(&answer) { 4 } else { 0 }))
}

/// How the open plan stands.
fn standing(app: &App) -> Result<Value, AppError> {
    Ok(app.call("desk_show", json!({}), &OnTerminal)?["plan"].take())
}

fn chosen_plan(plan: Option<PathBuf>) -> Result<PathBuf, AppError> {
    plan.or_else(slipway_host::last_plan).ok_or_else(|| {
        AppError::new(Fault::PlanFile, "plan.none", "no plan was named and the window has opened none yet")
            .hint("name one with --plan FILE or SLIPWAY_PLAN, or make one with `slipway new FILE`")
    })
}

fn fault(error: &dyn std::error::Error) -> AppError {
    AppError::new(Fault::Internal, "terminal", error.to_string())
}

fn ask(app: &App, command: Command) -> Result<Asked, AppError> {
    Ok(match command {
        Command::New { file, sample, sample_size, name, zone } => {
            let sample = sample_size.or(sample.then_some(slipway_app::sample::RELEASES));
            let input = json!({ "path": file, "name": name, "zone": zone, "sample": sample });
            asked("plan_create", input, render::desk)
        }
        Command::Import { kind, files, map, zone, duration, preview } => {
            let kind = match kind {
                ImportKind::Services => "services",
                ImportKind::Dependencies => "dependencies",
                ImportKind::Releases => "releases",
                ImportKind::Windows => "windows",
            };
            let input = json!({
                "kind": kind, "paths": files, "map": mapping(&map)?, "zone": zone, "duration": duration,
                "mode": mode(preview),
            });
            asked("file_import", input, render::import)
        }
        Command::Releases(filter) => asked("release_list", filter_of(filter, None)?, render::releases),
        Command::Release { key } => asked("release_show", json!({ "key": key }), render::release),
        Command::Move { key, to, end, zone, cascade, preview, reason } => {
            let input = json!({
                "key": key, "to": to, "end": end, "zone": zone, "cascade": cascade, "mode": mode(preview),
                "reason": reason,
            });
            Asked { in_plan_zone: preview, ..asked("release_move", input, render::moved) }
        }
        Command::Conflicts { release, from, to } => {
            let input = json!({ "release": release, "from": instant(from)?, "to": instant(to)? });
            let problems = |answer: &Value| answer["items"].as_array().is_some_and(|items| !items.is_empty());
            Asked { problems, ..asked("conflict_list", input, render::conflicts) }
        }
        Command::Slots { key, horizon, count } => {
            let input = json!({ "key": key, "horizon_days": days(&horizon)?, "count": count });
            asked("slot_find", input, render::slots)
        }
        Command::Order { from, to } => {
            asked("order_show", json!({ "from": instant(from)?, "to": instant(to)? }), render::order)
        }
        Command::CriticalPath => asked("critical_path_show", json!({}), render::critical_path),
        Command::Blast { service, depth } => {
            asked("blast_show", json!({ "service": service, "depth": depth }), render::blast)
        }
        Command::Export { kind, out, filter, person, layer, split } => {
            let filter = filter_of(filter, person)?;
            match kind {
                ExportKind::Ics => {
                    let input = json!({ "path": out, "filter": filter, "layer": layer, "split": split });
                    asked("calendar_export", input, render::written)
                }
                ExportKind::Csv => asked("releases_export", json!({ "path": out, "filter": filter }), render::written),
                ExportKind::Json => asked("plan_export", json!({ "path": out, "filter": filter }), render::written),
            }
        }
        Command::Cab(Cab::Meetings) => {
            Asked { in_plan_zone: true, ..asked("cab_meetings", json!({}), render::meetings) }
        }
        Command::Cab(Cab::Diff { since }) => {
            let input = json!({ "from": since, "to": standing(app)?["seq"] });
            asked("history_compare", input, render::difference)
        }
        Command::Cab(Cab::Pack { meeting, out, letter, mono, fallback_font }) => {
            let paper = if letter { "letter" } else { "a4" };
            let input = json!({ "meeting": meeting, "path": out, "paper": paper, "mono": mono, "fallback_font": fallback_font });
            asked("cab_pack_print", input, render::pack)
        }
        Command::Undo => asked("undo", json!({}), render::changed),
        Command::Redo => asked("redo", json!({}), render::changed),
        Command::Log { verify: None } => {
            Asked { in_plan_zone: true, ..asked("history_list", json!({ "changes": true }), render::log) }
        }
        Command::Log { verify: Some(_) } => {
            Asked { problems: |answer| answer["ok"] != true, ..asked("history_verify", json!({}), render::verified) }
        }
        Command::Diff { from, to } => asked("history_compare", json!({ "from": from, "to": to }), render::difference),
        Command::Past { seq } => asked("history_as_of", json!({ "seq": seq }), render::past),
        Command::Check => {
            Asked { problems: |answer| answer["ok"] != true, ..asked("plan_check", json!({}), render::check) }
        }
        Command::Commands | Command::Call { .. } | Command::Completions { .. } | Command::Man => {
            asked("desk_show", json!({}), render::desk)
        }
    })
}

const fn mode(preview: bool) -> &'static str {
    if preview { "preview" } else { "commit" }
}

fn mapping(pairs: &[String]) -> Result<Map<String, Value>, AppError> {
    let mut map = Map::new();
    for pair in pairs {
        let (theirs, ours) = pair.split_once('=').ok_or_else(|| {
            AppError::usage("import.map", format!("{pair:?} is not a mapping")).hint("write it as THEIRS=OURS")
        })?;
        map.insert(ours.trim().to_owned(), theirs.trim().into());
    }
    Ok(map)
}

/// A time of the command line; a day or a time without offset is read in UTC.
fn instant(text: Option<String>) -> Result<Option<String>, AppError> {
    let Some(text) = text else { return Ok(None) };
    let candidates = [text.clone(), format!("{text}Z"), format!("{text}:00Z"), format!("{text}T00:00:00Z")];
    let found = candidates.iter().find(|candidate| slipway_domain::time::Instant::parse(candidate).is_ok());
    found.cloned().map(Some).ok_or_else(|| {
        AppError::usage("time.unreadable", format!("{text:?} is not a time"))
            .hint("write 2026-11-28, 2026-11-28T22:00 (UTC) or 2026-11-28T22:00:00+01:00")
    })
}

fn days(text: &str) -> Result<u32, AppError> {
    let bad = || AppError::usage("slots.horizon", format!("{text:?} is not a horizon")).hint("write it as 90d");
    match Span::parse(text) {
        Ok(Span::Calendar(minutes)) if minutes.get() > 0 => {
            u32::try_from((minutes.get() + 1439) / 1440).map_err(|_| bad())
        }
        _ => Err(bad()),
    }
}

fn filter_of(filter: Filter, person: Option<String>) -> Result<Value, AppError> {
    Ok(json!({
        "from": instant(filter.from)?, "to": instant(filter.to)?, "service": filter.service, "team": filter.team,
        "train": filter.train, "type": filter.release_type, "state": filter.state, "person": person,
    }))
}

fn commands() -> Value {
    let rows: Vec<Value> = COMMANDS
        .iter()
        .map(|command| {
            let (input, output) = command.schemas();
            json!({ "name": command.name, "doc": command.doc, "effect": command.effect, "input": input, "output": output })
        })
        .collect();
    json!({ "items": rows })
}

fn one(app: &App, name: &str, input: &str) -> Done {
    let input: Value = serde_json::from_str(input)
        .map_err(|error| AppError::usage("call.bad_json", format!("the input of {name} is not JSON: {error}")))?;
    document(&app.call(name, input, &OnTerminal)?)?;
    Ok(ExitCode::SUCCESS)
}

/// Calls one command a line, each an operation of its own; stops at the first that fails.
///
/// Answers a line for each call as soon as it is done; with `--json` one document at the end.
fn many(app: &App, file: &Path, json: bool) -> Done {
    let unreadable = |why: String| AppError::new(Fault::Input, "file.unreadable", format!("{}: {why}", file.display()));
    let bytes = app.host().files.read(file, CALLS_BYTES).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
    let mut answers = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let call: Value =
            serde_json::from_str(line).map_err(|error| unreadable(format!("line {}: {error}", index + 1)))?;
        let name = call["name"].as_str().ok_or_else(|| {
            unreadable(format!("line {}: a call is written {{\"name\": ..., \"input\": ...}}", index + 1))
        })?;
        let answer = app.call(name, call["input"].clone(), &OnTerminal).map_err(|error| {
            let message = format!("{}, line {}: {}", file.display(), index + 1, error.message);
            AppError { message, ..error }
        })?;
        if json {
            answers.push(answer);
        } else {
            say(&format!("{answer}\n"))?;
        }
    }
    if json {
        document(&json!({ "items": answers }))?;
    }
    Ok(ExitCode::SUCCESS)
}
