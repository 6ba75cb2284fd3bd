//! The room of the calendar.

use std::time::Duration;

use crate::stage::{Planned, Point, World, js};

/// How often a hand corrects where it holds a release.
const CORRECTIONS: usize = 8;
/// The most pages that are turned to find a release.
const PAGES: usize = 12;
/// So many milliseconds at least are a pixel, as near as a release is looked for.
const MOST_PER_PIXEL: f64 = 720_000.0;
/// What a few frames of a busy machine need.
const FRAMES: Duration = Duration::from_millis(50);
/// How far a release is first carried, to see how much time that is.
const TRIAL: f64 = 60.0;

/// The calendar of a window.
pub struct Calendar<'world>(pub &'world World);

impl Calendar<'_> {
    /// Shows one release only, and no lanes without one.
    pub async fn narrow_to(&self, key: &str) {
        self.0.write("Find by text", key).await;
        if self.0.is_checked("Empty lanes").await {
            self.0.tick("Empty lanes").await;
        }
        let one = "return new Set([...document.querySelectorAll('[data-release]')].map((bar) => bar.dataset.release)).size <= 1";
        self.0.wait("only one release", one).await;
    }

    /// Shows less time, so that a pixel is a matter of minutes.
    pub async fn nearer(&self, times: usize) {
        for _ in 0..times {
            self.0.click("Show less time").await;
        }
    }

    /// Turns to later times until a release is in sight, with room to carry it so much later.
    pub async fn turn_to(&self, key: &str, later: i64) {
        let script = format!(
            "const box = document.querySelector('[data-release={}] .box')?.getBoundingClientRect()
            const axis = document.querySelector('[data-testid=bars]').closest('.scroller').getBoundingClientRect()
            return box && box.left > axis.left + 180 ? axis.right - box.right : null",
            js(key)
        );
        for _ in 0..PAGES {
            self.0.wait_still().await;
            if self.0.ask(&script).await.as_f64().is_some_and(|room| room > later as f64 / MOST_PER_PIXEL) {
                return;
            }
            self.0.click("Later").await;
        }
        panic!("{key} does not come into sight");
    }

    /// The middle of a release's box.
    pub async fn bar(&self, key: &str) -> Point {
        self.0.middle(&format!("[data-release={}] .box", js(key))).await
    }

    /// The left edge of a release's box, and its width.
    pub async fn edges(&self, key: &str) -> (f64, f64) {
        self.bar(key).await;
        let script = format!(
            "const box = document.querySelector('[data-release={}] .box').getBoundingClientRect(); return [box.left, box.right]",
            js(key)
        );
        let edges = self.0.ask(&script).await;
        (edges[0].as_f64().unwrap(), edges[1].as_f64().unwrap())
    }

    /// Takes a release up by a place and carries it until its ghost starts, or ends, at a moment; it stays in the hand.
    pub async fn carry(&self, grip: Point, edge: Edge, from: i64, to: i64) {
        let sign = if to > from { 1.0 } else { -1.0 };
        let mut at = grip.by(sign * TRIAL, 0.0);
        self.0.carry(grip, at).await;
        let per_pixel = (self.ghost(edge).await - from) as f64 / (at.x - grip.x);
        assert!(per_pixel > 0.0, "the ghost goes where the pointer goes");
        for _ in 0..CORRECTIONS {
            let missing = to - self.ghost(edge).await;
            // Finer than a pixel no hand can hold it.
            if (missing as f64).abs() < per_pixel {
                return;
            }
            // Towards it by whole pixels, because the ghost goes in steps and would be overshot.
            let pixels = (missing as f64 / per_pixel).trunc();
            let next = at.by(if pixels == 0.0 { sign_of(missing) } else { pixels }, 0.0);
            self.0.carry_on(at, next).await;
            at = next;
        }
        panic!("the ghost does not come to {to}");
    }

    /// Waits until a release has the keyboard's focus.
    pub async fn wait_focused(&self, key: &str) {
        let script = format!("return document.activeElement?.closest('[data-release={}]') !== null", js(key));
        self.0.wait(&format!("the focus on {key}"), &script).await;
    }

    /// The day on which a release stands, in a view that has days.
    pub async fn day_of(&self, key: &str) -> String {
        let script = format!(
            "const bar = document.querySelector('[data-testid=month] [data-release={0}], [data-testid=week] [data-release={0}]')?.getBoundingClientRect()
            const holds = (day) => day.left <= bar.x + 4 && bar.x + 4 < day.right && day.top <= bar.y + 4 && bar.y + 4 < day.bottom
            return bar ? [...document.querySelectorAll('[data-day]')].find((cell) => holds(cell.getBoundingClientRect()))?.dataset.day ?? null : null",
            js(key)
        );
        let day = self.0.wait(&format!("{key} on a day"), &script).await;
        day.as_str().expect("a day").to_owned()
    }

    /// Where an instant is in the row of a release, by the scale of its box.
    pub async fn place(&self, release: &Planned, at: i64) -> Point {
        let (left, right) = self.edges(&release.key).await;
        let per_pixel = (release.end - release.start) as f64 / (right - left);
        let x = left + (at - release.start) as f64 / per_pixel;
        Point { x, y: self.bar(&release.key).await.y }
    }

    /// Waits until the core has judged what is in the hand: `free`, `soft` or `hard`.
    pub async fn wait_judged(&self, verdict: &str) {
        self.0
            .wait(
                &format!("the ghost to be {verdict}"),
                &format!("return document.querySelector('[data-testid=ghost].{verdict}') !== null"),
            )
            .await;
    }

    /// Where what is in the hand would start, or end, once it has caught up with the hand.
    pub async fn ghost(&self, edge: Edge) -> i64 {
        let name = match edge {
            Edge::Start => "start",
            Edge::End => "end",
        };
        let script =
            format!("return Number(document.querySelector('[data-testid=ghost]')?.dataset.{name} ?? 0) || null");
        let mut before = self.0.wait("the ghost", &script).await;
        loop {
            // A busy machine draws some frames later than the pointer has moved.
            tokio::time::sleep(FRAMES).await;
            let now = self.0.wait("the ghost", &script).await;
            if now == before {
                return now.as_f64().expect("a moment") as i64;
            }
            before = now;
        }
    }
}

fn sign_of(missing: i64) -> f64 {
    if missing > 0 { 1.0 } else { -1.0 }
}

/// What of a ghost is looked at.
#[derive(Clone, Copy)]
pub enum Edge {
    Start,
    End,
}
