//! `slipway`: release planning for terminals and pipelines.
//!
//! Every subcommand builds the input of one command of the application's table,
//! calls it, and prints the answer for people or, with `--json`, for programs.

mod arguments;
mod asked;
mod call;
mod manual;
mod output;
mod progress;
mod render;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use slipway_app::host::{Clock, Host};
use slipway_app::{App, AppError, Fault};
use slipway_host::{AnyFile, MachineMemory, RisingIds, StoppedClock, SystemClock, actor, machine, note_fault};

use arguments::Arguments;

/// The exit code of a fault of ours.
const FAULT: u8 = 70;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let told = format!("{panic}\n{}", std::backtrace::Backtrace::force_capture());
        render::error(&noted(AppError::new(Fault::Internal, "fault", panic.to_string()), &told));
        std::process::exit(FAULT.into());
    }));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error),
    };
    let clock: Arc<dyn Clock> = match arguments.as_of {
        Some(instant) => Arc::new(StoppedClock(instant)),
        None => Arc::new(SystemClock),
    };
    let host = Host {
        clock,
        ids: Arc::new(RisingIds::default()),
        files: Arc::new(AnyFile::noted_in(slipway_host::chosen_note())),
        memory: Arc::new(MachineMemory::within(slipway_host::memory_folder())),
        actor: arguments.actor.clone().unwrap_or_else(actor),
        machine: machine(),
    };
    let json = arguments.json;
    match call::run(&App::new(host), arguments) {
        Ok(code) => code,
        Err(error) => refuse(&error, json),
    }
}

/// Prints help, or what was wrong with the arguments; as a document where one was asked for.
fn misunderstood(error: &clap::Error) -> ExitCode {
    if error.use_stderr() && std::env::args_os().skip(1).take_while(|word| word != "--").any(|word| word == "--json") {
        let told = error.render().to_string();
        let message = told.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        return refuse(&AppError::usage("arguments", message).hint("slipway --help shows every command"), true);
    }
    // Where the terminal is gone the exit code still says it.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// A fault of ours with the log in which it stands.
fn noted(error: AppError, told: &str) -> AppError {
    let hint = error.hint.clone().map_or_else(String::new, |hint| format!("{hint}; "));
    match note_fault(told) {
        Some(log) => error.hint(format!("{hint}this is a fault of Slipway, noted in {}", log.display())),
        None => error.hint(format!("{hint}this is a fault of Slipway")),
    }
}

/// Prints what went wrong and answers with the published exit code.
fn refuse(error: &AppError, json: bool) -> ExitCode {
    match error.fault {
        Fault::Internal => tell(&noted(error.clone(), &format!("{}: {}", error.code, error.message)), json),
        _ => tell(error, json),
    }
    ExitCode::from(match error.fault {
        Fault::Refused => 1,
        Fault::Usage => 2,
        Fault::Input => 3,
        Fault::PlanFile => 5,
        Fault::Internal => FAULT,
    })
}

/// On standard error for people; for programs as a document, or on standard error where even that fails.
fn tell(error: &AppError, json: bool) {
    if !json || output::document(&serde_json::json!({ "error": error })).is_err() {
        render::error(error);
    }
}
