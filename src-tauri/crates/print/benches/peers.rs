//! What the board's pack and five hundred pages of tables take, beside the same tables by `ReportLab` and by typst.
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

use std::ops::ControlFlow;
use std::time::Instant;

use slipway_print::{PrintOptions, cab_pack, forward_schedule};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["json", out] => {
            std::fs::write(out, serde_json::to_string(&content::for_peers(&content::schedule())).unwrap()).unwrap();
        }
        [what, items, out] => {
            let go = &mut |_: usize, _: usize| ControlFlow::Continue(());
            let items: usize = items.parse().unwrap();
            let (file, s) = if what == "pack" {
                let model = sample::pack(items);
                let start = Instant::now();
                (cab_pack(&model, &PrintOptions::default(), go).unwrap(), start.elapsed())
            } else {
                let model = content::schedule();
                let start = Instant::now();
                (forward_schedule(&model, &PrintOptions::default(), go).unwrap(), start.elapsed())
            };
            std::fs::write(out, &file.bytes).unwrap();
            println!("{:?} {} pages {} bytes {:?}", s, file.pages, file.bytes.len(), file.warnings);
        }
        _ => {}
    }
}
