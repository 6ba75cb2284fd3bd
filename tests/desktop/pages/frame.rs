//! What stands around every room.

use crate::stage::World;

impl World {
    /// Goes into a room by the rail.
    pub async fn enter(&self, room: &str) {
        self.click(room).await;
        self.wait_text("[data-frame=rail] [aria-current=page]", room).await;
        self.wait_still().await;
    }

    /// Waits until nothing is being read any more.
    pub async fn wait_still(&self) {
        let read = "return [...document.querySelectorAll('#room [role=status]')].every((told) => !written(told).endsWith('…'))";
        self.wait("the room to be read", read).await;
    }

    /// Waits for a notice at the edge of the window.
    pub async fn wait_notice(&self, text: &str) {
        self.wait_text("[aria-label=Notices]", text).await;
    }

    /// Takes the last thing back by the button of the bar.
    pub async fn undo(&self) {
        self.click("Undo: ").await;
    }
}
