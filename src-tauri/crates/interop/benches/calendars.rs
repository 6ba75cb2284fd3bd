//! How long writing and reading calendars of 1,000, 10,000 and 100,000 events takes, by us and by others in one run.
//!
//! Writing goes from the events of a plan to bytes; whoever writes of a structure of its own builds it first. Reading
//! goes from bytes to what each makes of them: properties as texts with `ical`, values with `calcard` and `icalendar`,
//! windows in their zones with us. Nobody should be faster than we are. Behind it, each contender works in a program of
//! its own, which tells its memory.
//! Arrange: `cargo xtask bench calendars`, which installs Python's icalendar.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test or a benchmark stops where something is wrong"
)]

#[path = "calendars/content.rs"]
mod content;
#[path = "calendars/peers.rs"]
mod peers;
#[path = "calendars/turns.rs"]
mod turns;

use std::fmt;

use divan::Bencher;
use divan::counter::BytesCount;
use slipway_interop::ics;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [turns::TURN, what, who, count, path] = words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        turns::turn(what, who, count, path);
    } else {
        divan::main();
        turns::beside();
    }
}

/// Somebody who works on so many events.
#[derive(Clone, Copy)]
struct Case<W> {
    who: &'static str,
    works: W,
    count: usize,
}

impl<W> fmt::Display for Case<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.who, self.count)
    }
}

/// Every contender with every size, those of one size beside each other.
fn cases<W: Copy>(contenders: &[(&'static str, W)]) -> impl Iterator<Item = Case<W>> {
    SIZES.into_iter().flat_map(move |count| contenders.iter().map(move |&(who, works)| Case { who, works, count }))
}

#[divan::bench(args = cases(&turns::WRITERS), sample_count = 11, sample_size = 1)]
fn write(bencher: Bencher<'_, '_>, case: Case<turns::Writes>) {
    let file = content::calendar(case.count);
    bencher.counter(BytesCount::new((case.works)(&file).len())).bench_local(|| (case.works)(&file));
}

#[divan::bench(args = cases(&turns::READERS), sample_count = 11, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>, case: Case<turns::Reads>) {
    let bytes = content::bytes(case.count);
    bencher.counter(BytesCount::new(bytes.len())).bench_local(|| (case.works)(&bytes));
}

#[divan::bench(args = SIZES, sample_count = 11, sample_size = 1)]
fn split_below_one_megabyte(bencher: Bencher<'_, '_>, count: usize) {
    let file = content::calendar(count);
    bencher.bench_local(|| ics::write_split(&file, 1_000_000));
}
