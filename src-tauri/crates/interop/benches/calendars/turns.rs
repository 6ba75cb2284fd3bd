//! What each program takes from its start to its end: the shortest time, and the most memory.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};
use slipway_interop::ics::{Limits, read, write};

use crate::{content, peers};

/// How often each contender gets its turn.
const TURNS: usize = 3;
/// Where the Python with the others in it is.
const PYTHON: &str = "SLIPWAY_PEERS";
/// With this in front of who and what, the program does it once instead of measuring.
pub const TURN: &str = "--turn";
/// Events in the file, and so many where one of the others would take minutes.
const MANY: usize = 100_000;
const FEWER: usize = 10_000;

pub type Writes = fn(&slipway_interop::ics::CalendarFile) -> Vec<u8>;
pub type Reads = fn(&[u8]) -> usize;

pub const WRITERS: [(&str, Writes); 3] =
    [("slipway", write), ("calcard", peers::calcard_write), ("icalendar", peers::icalendar_write)];
pub const READERS: [(&str, Reads); 4] = [
    ("slipway", slipway_read),
    ("ical", peers::ical_read),
    ("calcard", peers::calcard_read),
    ("icalendar", peers::icalendar_read),
];

/// How many events we find, with zones resolved and windows made.
pub fn slipway_read(bytes: &[u8]) -> usize {
    let limits = Limits { events: 200_000, bytes: 128 << 20, ..Limits::default() };
    read(bytes, None, limits).unwrap().events.len()
}

/// Writes or reads so many events, and tells how long that took.
pub fn turn(what: &str, who: &str, count: &str, path: &str) {
    let count: usize = count.parse().unwrap();
    let seconds = if what == "write" {
        let (_, writes) = WRITERS.iter().find(|(name, _)| *name == who).unwrap();
        let file = content::calendar(count);
        let start = Instant::now();
        let bytes = writes(&file);
        let seconds = start.elapsed();
        fs::write(path, bytes).unwrap();
        seconds
    } else {
        let (_, reads) = READERS.iter().find(|(name, _)| *name == who).unwrap();
        let bytes = fs::read(path).unwrap();
        let start = Instant::now();
        assert_eq!(reads(&bytes), count, "{who}");
        start.elapsed()
    };
    println!("{}", json!({ "seconds": seconds.as_secs_f64(), "version": "" }));
}

struct Contender {
    name: String,
    command: Vec<OsString>,
    seconds: f64,
    mebibytes: f64,
}

impl Contender {
    fn new(name: String, command: &[&OsStr]) -> Self {
        let command = command.iter().map(|word| (*word).to_owned()).collect();
        Self { name, command, seconds: f64::INFINITY, mebibytes: 0.0 }
    }

    /// Does its work once under `time` of GNU, which asks the system for the most memory that was held.
    fn take_a_turn(&mut self) {
        let output = Command::new("time").args(["-f", "%M"]).args(&self.command).output();
        let output = output.expect("GNU time is there; Debian's package is called time");
        let asked = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{} failed: {asked}", self.name);
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        if let Some(version) = told["version"].as_str().filter(|version| !self.name.contains(version)) {
            self.name = format!("{} {version}", self.name);
        }
        self.seconds = self.seconds.min(told["seconds"].as_f64().unwrap());
        self.mebibytes = self.mebibytes.max(asked.trim().parse::<f64>().unwrap() / 1024.0);
    }
}

/// Lets everybody write and read, each in a program of its own, and tells what that took.
pub fn beside() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendars");
    fs::create_dir_all(&folder).unwrap();
    let us = std::env::current_exe().unwrap();
    let python = std::env::var_os(PYTHON);
    if python.is_none() {
        println!("Python's icalendar is left out: {PYTHON} does not say where it is.");
    }
    for count in [FEWER, MANY] {
        let (source, out) = (folder.join(format!("{count}.ics")), folder.join("out.ics"));
        fs::write(&source, content::bytes(count)).unwrap();
        let number = count.to_string();
        let turn = |what: &str, who: &str, path: &Path| {
            let words = [OsStr::new(TURN), OsStr::new(what), OsStr::new(who), OsStr::new(&number), path.as_os_str()];
            Contender::new(format!("{what} {count}, {who}"), &[&[us.as_os_str()][..], &words].concat())
        };
        let mut contenders: Vec<Contender> = WRITERS.iter().map(|(who, _)| turn("write", who, &out)).collect();
        contenders.extend(READERS.iter().map(|(who, _)| turn("read", who, &source)));
        if let Some(python) = python.as_deref().filter(|_| count == FEWER) {
            contenders.extend(["write", "read"].map(|what| with_python(python, what, &source, &folder)));
        }
        for _ in 0..TURNS {
            contenders.iter_mut().for_each(Contender::take_a_turn);
        }
        contenders.sort_by(|one, other| one.name.cmp(&other.name));
        println!("{:40} {:>10} {:>11}", "best of three turns", "time", "memory");
        for Contender { name, seconds, mebibytes, .. } in contenders {
            println!("{name:40} {:7.1} ms {mebibytes:7.0} MiB", seconds * 1000.0);
        }
    }
}

/// Python's icalendar, which reads the same file, and writes what it found there.
fn with_python(python: &OsStr, what: &str, source: &Path, folder: &Path) -> Contender {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = here.ancestors().nth(3).unwrap().join("tests/bench/peers/with_icalendar.py");
    let out = folder.join("python.ics");
    let words = [python, script.as_os_str(), OsStr::new(what), source.as_os_str(), out.as_os_str()];
    Contender::new(format!("{what} {FEWER}, Python icalendar"), &words)
}
