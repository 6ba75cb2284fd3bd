//! A reader of accessibility rules.

use serde_json::Value;

use super::world::World;

/// The engine, as the page's own tests use it.
const ENGINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");

/// Looks at the whole window by the rules of WCAG 2.2 A and AA, and keeps what hurts.
const LOOK: &str = r"
    const done = arguments[arguments.length - 1]
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
      ({ violations }) => done(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, impact, nodes }) =>
        `${id} (${impact}): ${nodes.slice(0, 4).map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join('; ')}`)),
      (error) => done([`axe failed: ${error}`]),
    )";

impl World {
    /// Every serious or critical violation on the screen.
    pub async fn violations(&self) -> Vec<String> {
        if self.ask("return typeof axe === 'undefined'").await == Value::Bool(true) {
            let engine = std::fs::read_to_string(ENGINE).expect("axe-core, which `npm ci` installs");
            // The engine says where it is by `this`, so it gets the window as such.
            self.ask(&format!("(function () {{ {engine} }}).call(window); return null")).await;
        }
        let look = self.bounded("axe", self.client().execute_async(LOOK, Vec::new())).await;
        let found = look.unwrap_or_else(|error| panic!("axe could not look: {error}"));
        found.as_array().expect("a list").iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }
}
