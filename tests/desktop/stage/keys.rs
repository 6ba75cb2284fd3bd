//! Hands on the keyboard.

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::world::World;

impl World {
    /// Presses a key.
    pub async fn press(&self, key: impl Into<char>) {
        self.press_with(None, key.into()).await;
    }

    /// Presses a key while another is held.
    pub async fn press_with(&self, held: Option<Key>, key: char) {
        let mut hands = KeyActions::new("keys".to_owned());
        if let Some(held) = held {
            hands = hands.then(KeyAction::Down { value: held.into() });
        }
        hands = hands.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        if let Some(held) = held {
            hands = hands.then(KeyAction::Up { value: held.into() });
        }
        self.strike(hands).await;
    }

    /// Writes a text into a field in place of what is there.
    pub async fn write(&self, label: &str, text: &str) {
        let at = self.field(label).await;
        self.click_at(at).await;
        self.press_with(Some(Key::Control), 'a').await;
        let mut hands = KeyActions::new("keys".to_owned());
        for letter in text.chars() {
            hands = hands.then(KeyAction::Down { value: letter }).then(KeyAction::Up { value: letter });
        }
        self.strike(hands).await;
    }

    async fn strike(&self, hands: KeyActions) {
        let struck = self.bounded("the keys", self.client().perform_actions(hands)).await;
        struck.unwrap_or_else(|error| panic!("the keys could not be pressed: {error}"));
    }
}
