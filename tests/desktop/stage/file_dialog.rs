//! The system's own dialog for files. The driver does not see it, so it is used through the display.

use std::path::Path;
use std::time::Duration;

use super::world::World;

/// What the dialog needs to show its line for a path, and to complete what is written there.
const SETTLE: Duration = Duration::from_millis(250);

impl World {
    /// Names a file in the dialog of a title, and confirms it.
    pub async fn name_file(&self, title: &str, path: &Path) {
        let dialog = self.display.window(title).await;
        let path = path.display().to_string();
        // Without a window manager nobody gives the keys to a new window.
        self.hand(&["windowfocus", "--sync", &dialog]);
        self.hand(&["key", "ctrl+l"]);
        tokio::time::sleep(SETTLE).await;
        self.hand(&["key", "ctrl+a"]);
        self.hand(&["type", "--delay", "4", &path]);
        tokio::time::sleep(SETTLE).await;
        // A dialog that is still reading the folder does not listen, so it is asked again until it goes.
        self.wait_until(&format!("the dialog “{title}” to close"), async || {
            if self.display.find(title).is_none() {
                return Some(());
            }
            self.hand(&["key", "Return"]);
            tokio::time::sleep(SETTLE).await;
            None
        })
        .await;
    }

    fn hand(&self, words: &[&str]) {
        assert!(self.display.hand(words).is_some(), "xdotool {words:?} failed");
    }
}
