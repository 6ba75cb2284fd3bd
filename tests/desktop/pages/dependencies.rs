//! The room of dependencies.

use crate::stage::{World, js};

/// The map of a window.
pub struct Dependencies<'world>(pub &'world World);

impl Dependencies<'_> {
    /// Waits until the map is drawn, and brings all of it into sight.
    pub async fn wait_drawn(&self) {
        self.0.wait("the map", "return document.querySelectorAll('[data-testid=map] [data-node]').length > 1").await;
        self.0.click("Show the whole map").await;
    }

    /// Draws a link by the pointer: from who needs to what it needs.
    pub async fn link(&self, from: &str, to: &str) {
        let handle = self.0.middle(&format!("[data-handle={}]", js(from))).await;
        let target = self.0.middle(&format!("[data-node={}]", js(to))).await;
        self.0.carry(handle, target).await;
        self.0.let_go().await;
    }

    /// How many links are drawn between two nodes.
    pub async fn links(&self, from: &str, to: &str) -> u64 {
        let script = format!("return document.querySelectorAll('[data-link={}]').length", js(&format!("{from}>{to}")));
        self.0.ask(&script).await.as_u64().expect("a number")
    }
}
