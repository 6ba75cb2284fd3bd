//! How long a pack of about a hundred pages takes, and how large it is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test or a benchmark stops where something is wrong"
)]

#[path = "../src/pack/sample.rs"]
mod sample;

use std::ops::ControlFlow;

use slipway_print::{PrintOptions, cab_pack};

fn main() {
    divan::main();
}

/// Items whose sheets, with what stands around them, make about a hundred pages.
const ITEMS: usize = 44;

#[divan::bench]
fn hundred_pages(bencher: divan::Bencher<'_, '_>) {
    let model = sample::pack(ITEMS);
    bencher.bench(|| cab_pack(&model, &PrintOptions::default(), &mut |_, _| ControlFlow::Continue(())));
}
