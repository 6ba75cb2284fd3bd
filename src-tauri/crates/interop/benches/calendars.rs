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

fn written(bencher: Bencher<'_, '_>, count: usize, write: fn(&ics::CalendarFile) -> Vec<u8>) {
    let file = content::calendar(count);
    bencher.counter(BytesCount::new(write(&file).len())).bench_local(|| write(&file));
}

fn found(bencher: Bencher<'_, '_>, count: usize, read: fn(&[u8]) -> usize) {
    let bytes = content::bytes(count);
    bencher.counter(BytesCount::new(bytes.len())).bench_local(|| read(&bytes));
}

#[divan::bench_group(sample_count = 11, sample_size = 1)]
mod write {
    use super::{Bencher, SIZES, ics, peers, written};

    #[divan::bench(args = SIZES)]
    fn slipway(bencher: Bencher<'_, '_>, count: usize) {
        written(bencher, count, ics::write);
    }

    #[divan::bench(args = SIZES)]
    fn calcard(bencher: Bencher<'_, '_>, count: usize) {
        written(bencher, count, peers::calcard_write);
    }

    #[divan::bench(args = SIZES)]
    fn icalendar(bencher: Bencher<'_, '_>, count: usize) {
        written(bencher, count, peers::icalendar_write);
    }
}

#[divan::bench(args = SIZES, sample_count = 11, sample_size = 1)]
fn split_below_one_megabyte(bencher: Bencher<'_, '_>, count: usize) {
    let file = content::calendar(count);
    bencher.bench_local(|| ics::write_split(&file, 1_000_000));
}

#[divan::bench_group(sample_count = 11, sample_size = 1)]
mod read {
    use super::{Bencher, SIZES, found, peers, turns};

    #[divan::bench(args = SIZES)]
    fn slipway(bencher: Bencher<'_, '_>, count: usize) {
        found(bencher, count, turns::slipway_read);
    }

    #[divan::bench(args = SIZES)]
    fn ical(bencher: Bencher<'_, '_>, count: usize) {
        found(bencher, count, peers::ical_read);
    }

    #[divan::bench(args = SIZES)]
    fn calcard(bencher: Bencher<'_, '_>, count: usize) {
        found(bencher, count, peers::calcard_read);
    }

    #[divan::bench(args = SIZES)]
    fn icalendar(bencher: Bencher<'_, '_>, count: usize) {
        found(bencher, count, peers::icalendar_read);
    }
}
