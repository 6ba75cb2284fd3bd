//! Calls of the table, and their answers to the terminal.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::CommandFactory as _;
use serde_json::{Value, json};
use slipway_app::commands::COMMANDS;
use slipway_app::{App, AppError, Fault, publication};

use crate::arguments::{Arguments, Command};
use crate::asked::{ToldIn, ask, standing};
use crate::manual;
use crate::output::{document, say, with_operation};
use crate::progress::OnTerminal;
use crate::render;

/// The largest file of calls.
const CALLS_BYTES: u64 = 64 << 20;

type Done = Result<ExitCode, AppError>;

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
            let page = manual::page().map_err(|error| fault(&error))?;
            return say(&page).map(|()| ExitCode::SUCCESS);
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
    let called = app.call(asked.name, asked.input, &OnTerminal);
    let mut answer = called.map_err(|error| as_argument(asked.name, error))?;
    keep_published(app);
    if let Some(list) = asked.list {
        answer = json!({ "items": answer[list].take() });
    }
    if let Some(only) = &asked.only {
        only.narrow(&mut answer)?;
    }
    if json {
        document(&with_operation(answer.clone()))?;
    } else {
        let zone = match asked.told_in {
            ToldIn::Itself => Value::Null,
            ToldIn::Plan => standing(app)?["zone"].take(),
            ToldIn::Release(key) => app.call("release_show", json!({ "key": key }), &OnTerminal)?["bar"]["zone"].take(),
            ToldIn::Zone(zone) => zone.into(),
        };
        say(&(asked.tell)(&answer, &zone))?;
    }
    Ok(ExitCode::from(if (asked.problems)(&answer) { 4 } else { 0 }))
}

/// Brings the published folder of this machine up to date after a change; what fails is told beside the answer.
fn keep_published(app: &App) {
    if !app.was_changed() {
        return;
    }
    match publication::keep_published(app, &OnTerminal) {
        Some(Err(error)) => render::beside(&format!("the published calendars are not up to date: {}\n", error.message)),
        Some(Ok(published)) => published.warnings.iter().for_each(|told| render::beside(&format!("{told}\n"))),
        None => {}
    }
}

/// A refusal of an input in the words of an argument, behind which no command of the table is seen.
fn as_argument(name: &str, error: AppError) -> AppError {
    match error.message.strip_prefix(&format!("{name}: ")) {
        Some(message) => AppError::usage("arguments", message).hint("slipway --help shows every command"),
        None => error,
    }
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
    let answer = app.call(name, input, &OnTerminal)?;
    keep_published(app);
    document(&answer)?;
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
    keep_published(app);
    if json {
        document(&json!({ "items": answers }))?;
    }
    Ok(ExitCode::SUCCESS)
}
