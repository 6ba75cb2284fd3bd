//! What the board's pack takes, and five hundred pages of tables beside the same tables by `ReportLab` and by typst.
//!
//! A pack of 30 items should take at most 0.3 s; one of 500 pages at most 2 s and 400 MiB; the tables at most half the
//! time of the fastest of the others. Every contender is a program of its own, and all of them take turns.
//! Run: `cargo xtask bench peers`, which installs the others.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test or a benchmark stops where something is wrong"
)]

#[path = "peers/content.rs"]
mod content;
#[path = "../src/pack/sample.rs"]
mod sample;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};
use slipway_print::{PrintOptions, cab_pack, forward_schedule};

/// How often each contender prints.
const TURNS: usize = 3;
/// Where the Python with the others in it is.
const PYTHON: &str = "SLIPWAY_PEERS";
/// What a program of this name prints, instead of measuring.
const PRINT: &str = "--print";
/// Items of a usual pack, and of one of about five hundred pages.
const PACKS: [&str; 2] = ["30", "216"];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [PRINT, what, out] => print(what, Path::new(out)),
        _ => measure(),
    }
}

/// Prints a schedule, or a pack of so many items, and tells how long that took.
fn print(what: &str, out: &Path) {
    let options = PrintOptions::default();
    let mut progress = |_, _| ControlFlow::Continue(());
    let (start, file) = if let Ok(items) = what.parse() {
        let model = sample::pack(items);
        (Instant::now(), cab_pack(&model, &options, &mut progress))
    } else {
        let model = content::schedule();
        (Instant::now(), forward_schedule(&model, &options, &mut progress))
    };
    fs::write(out, file.unwrap().bytes).unwrap();
    println!("{}", json!({ "seconds": start.elapsed().as_secs_f64(), "version": "" }));
}

/// A program that prints, and what that took.
struct Contender {
    name: String,
    command: Vec<OsString>,
    out: PathBuf,
    took: Took,
}

/// The shortest times and the most memory of all turns.
#[derive(Clone, Copy)]
struct Took {
    /// To print, from the content in memory to the file, in seconds.
    printing: f64,
    /// From the start of the program to its end, in seconds.
    program: f64,
    /// Of all processors together, in seconds.
    processor: f64,
    /// At its peak, in MiB.
    memory: f64,
}

impl Contender {
    fn new(folder: &Path, name: &str, command: &[&OsStr], behind: &[&str]) -> Self {
        let out = folder.join(format!("{}.pdf", name.replace([' ', ','], "-")));
        let mut command: Vec<OsString> = command.iter().map(|word| (*word).to_owned()).collect();
        command.push(out.clone().into());
        command.extend(behind.iter().map(OsString::from));
        let never = f64::INFINITY;
        let took = Took { printing: never, program: never, processor: never, memory: 0.0 };
        Self { name: name.to_owned(), command, out, took }
    }

    /// Prints once under `time` of GNU, which waits for the program and asks the system what it took.
    fn take_a_turn(&mut self) {
        let start = Instant::now();
        let output = Command::new("time").args(["-f", "%U %S %M"]).args(&self.command).output();
        let output = output.expect("GNU time is there; Debian's package is called time");
        let program = start.elapsed().as_secs_f64();
        let asked = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{} failed: {asked}", self.name);
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        let asked: Vec<f64> = asked.lines().last().unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
        let [user, system, kibibytes] = asked[..] else { panic!("time said {asked:?}") };
        if let Some(version) = told["version"].as_str().filter(|version| !self.name.contains(version)) {
            self.name = format!("{} {version}", self.name);
        }
        self.took = Took {
            printing: self.took.printing.min(told["seconds"].as_f64().unwrap()),
            program: self.took.program.min(program),
            processor: self.took.processor.min(user + system),
            memory: self.took.memory.max(kibibytes / 1024.0),
        };
    }

    fn tell(&self) {
        let Took { printing, program, processor, memory } = self.took;
        let pages = lopdf::Document::load_metadata(&self.out).unwrap().page_count;
        let size = fs::metadata(&self.out).unwrap().len() as f64 / 1e6;
        println!(
            "{:34} {printing:7.2} s {program:7.2} s {processor:7.2} s {memory:7.0} MiB {size:6.1} MB {pages:6}",
            self.name
        );
    }
}

fn measure() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers");
    fs::create_dir_all(&folder).unwrap();
    let us = std::env::current_exe().unwrap();
    let ours = |name: &str, what: &str| {
        Contender::new(&folder, name, &[us.as_os_str(), OsStr::new(PRINT), OsStr::new(what)], &[])
    };
    let mut packs = PACKS.map(|items| ours(&format!("pack of {items} items"), items));
    let mut tables = vec![ours("tables, Slipway", "schedule")];
    match std::env::var_os(PYTHON) {
        Some(python) => tables.extend(others(&folder, &python)),
        None => println!("The others are left out: {PYTHON} does not say where their Python is."),
    }
    for _ in 0..TURNS {
        packs.iter_mut().chain(&mut tables).for_each(Contender::take_a_turn);
    }
    println!(
        "{:34} {:>9} {:>9} {:>9} {:>11} {:>9} {:>6}",
        "best of three turns", "printing", "program", "processor", "memory", "file", "pages"
    );
    packs.iter().chain(&tables).for_each(Contender::tell);
    let (ours, others) = tables.split_first().unwrap();
    let fastest = others.iter().min_by(|one, other| one.took.printing.total_cmp(&other.took.printing));
    if let Some(fastest) = fastest {
        let times = |time: fn(&Took) -> f64| time(&fastest.took) / time(&ours.took);
        println!(
            "The fastest of the others is {}: it prints {:.1} times as long, {:.1} times with its start.",
            fastest.name,
            times(|took| took.printing),
            times(|took| took.program)
        );
    }
}

/// The others, with the content in a file for them.
fn others(folder: &Path, python: &OsStr) -> [Contender; 3] {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scripts = here.ancestors().nth(3).unwrap().join("tests/bench/peers");
    let (fonts, content) = (here.join("fonts"), folder.join("content.json"));
    fs::write(&content, content::for_peers(&content::schedule()).to_string()).unwrap();
    let other = |name: &str, script: &str, behind: &[&str]| {
        let script = scripts.join(script);
        Contender::new(folder, name, &[python, script.as_os_str(), content.as_os_str(), fonts.as_os_str()], behind)
    };
    [
        other("tables, ReportLab", "with_reportlab.py", &[]),
        other("tables, typst", "with_typst.py", &[]),
        other("tables untagged, typst", "with_typst.py", &["untagged"]),
    ]
}
