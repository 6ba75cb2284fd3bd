//! `slipway`: release planning for terminals and pipelines.
//!
//! Every subcommand builds the input of one command of the application's table,
//! calls it, and prints the answer for people or, with `--json`, for programs.

mod arguments;
mod call;
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
    let arguments = Arguments::parse();
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

/// Prints what went wrong and answers with the published exit code.
fn refuse(error: &AppError, json: bool) -> ExitCode {
    if json {
        println!("{:#}", serde_json::json!({ "error": error }));
    } else {
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
