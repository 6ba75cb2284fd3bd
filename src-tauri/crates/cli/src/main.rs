//! `slipway`: release planning for terminals and pipelines.
//!
//! Every subcommand builds the input of one command of the application's table,
//! calls it, and prints the answer for people or, with `--json`, for programs.

mod arguments;
mod call;
mod output;
mod progress;
mod render;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use slipway_app::host::{Clock, Host};
use slipway_app::{App, AppError, Fault};
use slipway_host::{AnyFile, RisingIds, StoppedClock, SystemClock, actor, machine};

use arguments::Arguments;

fn main() -> ExitCode {
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
        files: Arc::new(AnyFile),
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

/// Prints what went wrong and answers with the published exit code.
fn refuse(error: &AppError, json: bool) -> ExitCode {
    if !json || output::document(&serde_json::json!({ "error": error })).is_err() {
        render::error(error);
    }
    ExitCode::from(match error.fault {
        Fault::Refused => 1,
        Fault::Usage => 2,
        Fault::Input => 3,
        Fault::PlanFile => 5,
        Fault::Internal => 70,
    })
}
