//! Eyes: what the page shows, asked until it is there.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::pointer::Point;
use super::world::World;

/// The longest that anything may take.
const BOUND: Duration = Duration::from_secs(20);
/// How often the page is looked at.
const LOOK: Duration = Duration::from_millis(60);
/// How things in the page are found.
const FINDING: &str = include_str!("finding.js");

impl World {
    /// Asks the page something. The script only looks: what it did to the page would not be what a person does.
    pub async fn ask(&self, script: &str) -> Value {
        let whole = format!("{FINDING}\n{script}");
        let asked = self.bounded("the page to answer", self.client().execute(&whole, Vec::new())).await;
        asked.unwrap_or_else(|error| panic!("{error}: {script}"))
    }

    /// Waits until the page answers with something, and answers with it.
    pub async fn wait(&self, what: &str, script: &str) -> Value {
        self.wait_until(what, async || {
            let answer = self.ask(script).await;
            (!matches!(answer, Value::Null | Value::Bool(false))).then_some(answer)
        })
        .await
    }

    /// Waits until something is there.
    pub async fn wait_until<T>(&self, what: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            assert!(start.elapsed() < BOUND, "waited {} s for {what}", BOUND.as_secs());
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until a text stands in the page, inside what a selector means.
    pub async fn wait_text(&self, selector: &str, text: &str) -> String {
        let script = format!("return textIn({}, {})", js(selector), js(text));
        let found = self.wait(&format!("“{text}” in {selector}"), &script).await;
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until there is nothing that a selector means.
    pub async fn wait_gone(&self, selector: &str) {
        let script = format!("return document.querySelector({}) === null", js(selector));
        self.wait(&format!("{selector} to go"), &script).await;
    }

    /// Where the middle of something is, once it is in sight and stands still.
    pub async fn middle(&self, selector: &str) -> Point {
        self.place(selector, &format!("document.querySelector({})", js(selector))).await
    }

    /// Where the middle of a button, link, tab or choice is, by its name.
    pub(super) async fn control(&self, name: &str) -> Point {
        self.place(name, &format!("control({})", js(name))).await
    }

    /// Where the middle of a field is, by its label.
    pub(super) async fn field(&self, label: &str) -> Point {
        self.place(label, &format!("field({})", js(label))).await
    }

    /// What is written in a field.
    pub async fn text_of(&self, label: &str) -> String {
        let text = self.wait(label, &format!("return field({})?.value ?? null", js(label))).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Whether a box is ticked.
    pub async fn is_checked(&self, label: &str) -> bool {
        self.ask(&format!("return field({})?.checked ?? false", js(label))).await == Value::Bool(true)
    }

    async fn place(&self, what: &str, finding: &str) -> Point {
        let script = format!("return middle({finding})");
        let mut before = None;
        let start = Instant::now();
        loop {
            let found = self.wait(what, &script).await;
            let point = Point { x: found[0].as_f64().unwrap(), y: found[1].as_f64().unwrap() };
            if before == Some(point) {
                return point;
            }
            assert!(start.elapsed() < BOUND, "waited {} s for {what} to stand still", BOUND.as_secs());
            before = Some(point);
        }
    }
}

/// A text as JavaScript.
pub fn js(text: &str) -> String {
    Value::from(text).to_string()
}
