//! How the real window feels with 1,000, 10,000 and 100,000 releases: how soon the timeline is painted, and how
//! evenly its frames follow each other while it is scrolled and while a release is dragged.
//!
//! Run: `cargo xtask bench`, which builds the window as it is handed out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark stops where something is wrong"
)]
#![allow(dead_code, unused_imports, reason = "the stage of the tests can do more than is measured here")]

#[path = "../desktop/pages/mod.rs"]
mod pages;
#[path = "../desktop/stage/mod.rs"]
mod stage;

use std::time::Duration;

use serde_json::Value;
use slipway_tests::Desk;

use stage::{Point, World};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// How often the timeline is opened.
const OPENINGS: usize = 7;
/// For how long frames are counted.
const WATCH: Duration = Duration::from_secs(4);
/// How far a release is carried in one way, and how often to and fro.
const CARRY: f64 = 240.0;
const CARRIES: usize = 6;

/// Notes when a press reaches the page, and the first frame after which a bar has been painted.
const WATCH_PAINT: &str = "
    window.painted = null
    addEventListener('pointerdown', () => {
      const start = performance.now()
      const look = () => document.querySelector('[data-testid=timeline] [data-release], [data-testid=bars] [data-release]')
        ? requestAnimationFrame(() => { window.painted = performance.now() - start })
        : requestAnimationFrame(look)
      requestAnimationFrame(look)
    }, { once: true, capture: true })
    return true";

/// Notes the time from each frame to the next until it is told to stop.
const WATCH_FRAMES: &str = "
    window.frames = []
    window.watching = true
    let last = null
    const tick = (now) => {
      if (last !== null) window.frames.push(now - last)
      last = now
      if (window.watching) requestAnimationFrame(tick)
    }
    setTimeout(() => requestAnimationFrame(tick))
    return true";

const STOP: &str = "window.watching = false; return window.frames";

/// Scrolls the timeline a little at every frame, to and fro.
const SCROLL: &str = "
    const scroller = document.querySelector('[data-testid=bars]').closest('.scroller')
    let [step, count] = [24, 0]
    const move = () => {
      if (!window.watching) return
      if (++count % 60 === 0) step = -step
      scroller.scrollLeft += step
      scroller.scrollTop += step / 2
      requestAnimationFrame(move)
    }
    setTimeout(() => requestAnimationFrame(move))
    return true";

/// The middle of a box that can be taken up, and the middle of the timeline, towards which there is room.
const GRIP: &str = "
    for (const box of document.querySelectorAll('[data-release] .box')) {
      const { left, right, top, bottom } = box.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      if (x > 360 && x < innerWidth - 20 && y > 220 && y < 740 && box.contains(document.elementFromPoint(x, y))) return [x, y, innerWidth / 2 + 90]
    }
    return null";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for size in SIZES {
        measure(size).await;
    }
}

async fn measure(size: usize) {
    let desk = Desk::new();
    let made = desk.run(&["new", "plan.slipway", "--sample-size", &size.to_string()]);
    assert_eq!(made.code, 0, "{}", made.err);
    let world = World::open(desk).await;
    world.wait("the window to show the plan", "return document.querySelector('[data-frame=rail]')").await;
    println!("{size} releases");
    openings(&world).await;
    world.wait("a bar", "return document.querySelector('[data-release] .box')").await;
    scrolling(&world).await;
    dragging(&world).await;
}

async fn openings(world: &World) {
    let mut times = Vec::new();
    for _ in 0..OPENINGS {
        world.enter("History").await;
        world.ask(WATCH_PAINT).await;
        world.click("Calendar").await;
        times.push(world.wait("the first paint", "return window.painted").await.as_f64().unwrap());
    }
    times.sort_by(f64::total_cmp);
    let (first, last) = (times[0], times[times.len() - 1]);
    println!("  timeline painted after the press: median {:.0} ms, {first:.0} to {last:.0}", times[times.len() / 2]);
}

async fn scrolling(world: &World) {
    world.ask(WATCH_FRAMES).await;
    world.ask(SCROLL).await;
    tokio::time::sleep(WATCH).await;
    report("scrolling", &world.ask(STOP).await);
}

async fn dragging(world: &World) {
    let grip = world.wait("a bar to take up", GRIP).await;
    let mut at = Point { x: grip[0].as_f64().unwrap(), y: grip[1].as_f64().unwrap() };
    world.ask(WATCH_FRAMES).await;
    let carry = if at.x < grip[2].as_f64().unwrap() { CARRY } else { -CARRY };
    let there = at.by(carry, 0.0);
    world.carry(at, there).await;
    at = there;
    for turn in 0..CARRIES {
        let next = at.by(if turn % 2 == 0 { -carry } else { carry }, 0.0);
        world.carry_on(at, next).await;
        at = next;
    }
    let frames = world.ask(STOP).await;
    world.press(fantoccini::key::Key::Escape).await;
    world.let_go().await;
    report("dragging", &frames);
}

fn report(what: &str, frames: &Value) {
    let mut frames: Vec<f64> = frames.as_array().unwrap().iter().map(|frame| frame.as_f64().unwrap()).collect();
    frames.sort_by(f64::total_cmp);
    let at = |share: usize| frames[(frames.len() - 1) * share / 100];
    let count = frames.len();
    println!(
        "  {what}: {count} frames, p50 {:.1} ms, p95 {:.1}, p99 {:.1}, longest {:.1}",
        at(50),
        at(95),
        at(99),
        at(100)
    );
}
