//! Figures: the crates' benchmarks, how soon the window is there, and what it takes.

use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::display::VirtualDisplay;
use crate::graph::Graph;
use crate::packages::{self, DRAW, PEERS, TEST};
use crate::process::{cargo_command, command, run, said};
use crate::run::{Build, programs, sample};
use crate::setup::{Purpose, setup};
use crate::window::{Drawn, Window};
use crate::{built, target, tools};

/// How often the window is opened.
const STARTS: usize = 5;
/// The package whose benchmark uses the built window.
const WINDOW: &str = "slipway-tests";
/// The benchmarks that measure others beside us, which are not ours to ship.
const BESIDE: [&str; 2] = ["calendars", "peers"];

/// Runs every benchmark, or those that are named, and prints what was measured, where and when.
pub fn bench(names: &[&str]) -> Result<()> {
    setup(Purpose::Run)?;
    let graph = Graph::load()?;
    let benchmarks = graph.members().flat_map(|member| &member.targets).filter(|(kind, _)| kind == "bench");
    let known: Vec<&str> = benchmarks.map(|(_, name)| name.as_str()).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        bail!("there is no benchmark {unknown}; the benchmarks are: {}", known.join(", "));
    }
    let is_chosen = |name: &str| names.is_empty() || names.contains(&name);
    let mut failed = Vec::new();
    for member in graph.members().filter(|member| member.name != WINDOW) {
        for (_, name) in member.targets.iter().filter(|(kind, name)| kind == "bench" && is_chosen(name)) {
            println!("\n== {}: {name} ==", member.name);
            let mut bench = cargo_command();
            bench.args(["bench", "-p", &member.name, "--bench", name]);
            let done = if BESIDE.contains(&name.as_str()) { beside(&mut bench) } else { run(&mut bench) };
            failed.extend(done.err().map(|error| error.to_string()));
        }
    }
    if is_chosen("window") {
        println!("\n== the window ==");
        if cfg!(target_os = "linux") {
            let measured = window().and_then(|()| frames());
            failed.extend(measured.err().map(|error| format!("{error:#}")));
        } else {
            println!("It is measured on Linux only.");
        }
    }
    println!("\nMeasured on {}, {}.", machine(), date());
    if failed.is_empty() { Ok(()) } else { bail!("{}", failed.join("\n")) }
}

/// Measures others beside us, and us alone where they cannot be installed.
fn beside(bench: &mut Command) -> Result<()> {
    packages::install(&[PEERS])?;
    match tools::peers() {
        Ok(python) => run(bench.env("SLIPWAY_PEERS", python)),
        Err(error) => {
            println!("{error:#}");
            run(bench)
        }
    }
}

/// Opens the window several times, each time on a display of its own.
fn window() -> Result<()> {
    packages::install(&[DRAW])?;
    programs(Build::Release)?;
    let plan = sample(&built("release", "slipway"))?;
    let home = target().join("bench-home");
    let mut starts: Vec<Drawn> = Vec::new();
    let mut memory = 0;
    for _ in 0..STARTS {
        let display = VirtualDisplay::start()?;
        let mut window = Window::open(&built("release", "slipway-desktop"), &plan, &display, Some(&home))?;
        starts.push(window.wait_drawn(&display)?);
        window.wait_still(&display)?;
        memory = memory.max(window.memory()?);
    }
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    println!("opened on the sample plan {STARTS} times, on a virtual display, looks at it included");
    print("window on the display", starts.iter().map(|drawn| drawn.opened).collect());
    print("first content drawn", starts.iter().map(|drawn| drawn.content).collect());
    print("everything drawn", starts.iter().map(|drawn| drawn.ready).collect());
    println!("{:24} {} MiB at most", "memory of all processes", memory / (1024 * 1024));
    Ok(())
}

/// Uses the window with a hand, and counts its frames.
fn frames() -> Result<()> {
    packages::install(&[DRAW, TEST])?;
    tools::driver()?;
    run(cargo_command()
        .args(["bench", "-p", WINDOW, "--bench", "window"])
        .env("SLIPWAY_BIN", built("release", "slipway"))
        .env("SLIPWAY_DESKTOP", built("release", "slipway-desktop"))
        .env("TAURI_DRIVER", tools::driver_path()))
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let seconds = |at: usize| times.get(at).map_or(0.0, Duration::as_secs_f64);
    let (middle, last) = (times.len() / 2, times.len().saturating_sub(1));
    println!("{what:24} median {:.2} s, {:.2} s to {:.2} s", seconds(middle), seconds(0), seconds(last));
}

/// The machine in a few words.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(std::env::consts::ARCH, |(_, model)| model.trim());
    let rust = said(command("rustc").arg("--version")).unwrap_or_default();
    format!("{model}, cores: {cores}, {}, {rust}", std::env::consts::OS)
}

/// Now, in the world's own time.
fn date() -> String {
    said(command("date").args(["-u", "+%Y-%m-%d %H:%M UTC"])).unwrap_or_else(|| "on an unknown day".to_owned())
}
