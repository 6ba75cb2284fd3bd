//! Slipway's window: a thin shell around the use cases.
//!
//! It hands each invocation of the page to the table of commands off the UI
//! thread, answers dialogs, and tells the page what another program wrote.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dialogs;
mod invocations;
mod opening;
mod start;
mod watch;

use std::sync::Arc;

use anyhow::Context as _;
use slipway_app::App;
use slipway_app::host::Host;
use slipway_host::{ChosenFiles, MachineMemory, RisingIds, StoppedClock, SystemClock, actor, machine};

/// What every invocation can reach.
struct Shell {
    app: App,
    files: Arc<ChosenFiles>,
    tasks: invocations::Tasks,
    opening: opening::Opening,
}

fn main() -> anyhow::Result<()> {
    let start = start::Start::from_arguments(std::env::args_os().skip(1))?;
    let files = Arc::new(ChosenFiles::noted_in(slipway_host::chosen_note()));
    let clock: Arc<dyn slipway_app::host::Clock> = match start.as_of {
        Some(instant) => Arc::new(StoppedClock(instant)),
        None => Arc::new(SystemClock),
    };
    let host = Host {
        clock,
        ids: Arc::new(RisingIds::default()),
        files: files.clone(),
        memory: Arc::new(MachineMemory::within(slipway_host::memory_folder())),
        actor: start.actor.clone().unwrap_or_else(actor),
        machine: machine(),
    };
    let app = App::new(host);
    let plan = start.plan.clone().or_else(slipway_host::last_plan);
    if let Some(plan) = &plan {
        files.choose(plan);
    }
    let opening = opening::Opening::of(plan);
    let shell = Arc::new(Shell { app, files, tasks: invocations::Tasks::default(), opening });
    let early = shell.clone();
    // While the window comes up; the page hears of a failure when it asks what is open, which tries again.
    std::thread::spawn(move || early.opening.settle(&early.app));
    let handled = shell.clone();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(move |invoke| invocations::handle(&handled, invoke))
        .setup(move |application| {
            watch::watch(application.handle().clone(), shell);
            Ok(())
        })
        .run(tauri::generate_context!())
        .context("the window could not be opened")
}
