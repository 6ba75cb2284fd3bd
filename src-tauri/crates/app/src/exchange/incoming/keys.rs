//! Keys that are made of titles.

use rustc_hash::{FxHashMap, FxHashSet};
use slipway_domain::Key;

/// The longest key that is made of a title, in characters.
const KEY: usize = 40;

/// Keys that are taken, and those that are made.
pub(super) struct Keys {
    taken: FxHashSet<Key>,
    /// The number behind each key that was asked for last.
    numbers: FxHashMap<String, u32>,
}

impl Keys {
    /// Beside those that are taken.
    pub(super) fn beside(taken: impl Iterator<Item = Key>) -> Self {
        Self { taken: taken.collect(), numbers: FxHashMap::default() }
    }

    /// `YEAR-END` for "Year end!", and `YEAR-END-2` where that is taken.
    pub(super) fn of_title(&mut self, title: &str) -> Key {
        let mut base = String::with_capacity(title.len());
        let mut count = 0;
        for letter in title.chars().flat_map(char::to_uppercase) {
            if count == KEY {
                break;
            }
            if letter.is_alphanumeric() {
                base.push(letter);
                count += 1;
            } else if !base.is_empty() && !base.ends_with('-') {
                base.push('-');
                count += 1;
            }
        }
        base.truncate(base.trim_end_matches('-').len());
        self.free(if base.is_empty() { "EVENT".to_owned() } else { base })
    }

    /// A key, or the same with the first number behind it that nothing has.
    pub(super) fn free(&mut self, base: String) -> Key {
        let mut number = self.numbers.get(&base).copied().unwrap_or(0);
        loop {
            number += 1;
            let key = if number == 1 { Key::parse(&base) } else { Key::parse(&format!("{base}-{number}")) };
            let key = key.unwrap_or_else(|_| Key::nameless());
            if !self.taken.contains(&key) || key == Key::nameless() {
                self.numbers.insert(base, number);
                self.taken.insert(key.clone());
                return key;
            }
        }
    }
}

/// A key with which a title begins, and the title behind it: capitals, digits and hyphens, with a digit at the end, such
/// as `R-2026-0142`.
pub(super) fn leading(title: &str) -> Option<(Key, &str)> {
    let (word, rest) = title.split_once(char::is_whitespace).unwrap_or((title, ""));
    let word = word.trim_end_matches(':');
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    let is_key = word.bytes().all(plain)
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.ends_with(|last: char| last.is_ascii_digit())
        && word.contains('-');
    let rest =
        rest.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | ':'));
    Some((Key::parse(word).ok().filter(|_| is_key)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_begins_with_a_key_tells_it_and_others_do_not() {
        let told = |title: &str| leading(title).map(|(key, rest)| format!("{key}|{rest}"));
        for (title, expected) in
            [("R-2026-0142 Payments", "R-2026-0142|Payments"), ("CHG-9: – Ledger", "CHG-9|Ledger"), ("REL-1", "REL-1|")]
        {
            assert_eq!(told(title).as_deref(), Some(expected), "{title}");
        }
        for title in ["Payments", "R2 goes live", "r-2 goes live", "-1 day", "E-mail", "2026-12-01 Go"] {
            assert_eq!(told(title), None, "{title}");
        }
    }

    #[test]
    fn keys_of_one_title_are_counted_from_those_that_are_taken() {
        let mut keys = Keys::beside([Key::parse("A-2").unwrap()].into_iter());
        let made: Vec<String> = (0..3).map(|_| keys.of_title("  a! ").to_string()).collect();
        assert_eq!(made, ["A", "A-3", "A-4"]);
        assert_eq!(keys.of_title("???").as_str(), "EVENT");
        assert_eq!(keys.of_title(&"ß".repeat(50)).as_str().chars().count(), KEY);
    }
}
