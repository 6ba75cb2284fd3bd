//! The sequences that a calendar file of ours has, which its readers may have seen.

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::desk::Context;

/// The longest file that is looked into before it is replaced.
const LOOKED_INTO: u64 = 256 << 20;

/// The files at the place of a calendar, which its readers may have.
#[derive(Default)]
pub(crate) struct Standing {
    files: Vec<Vec<u8>>,
    /// Each UID with the highest sequence that readers may have seen of it.
    sequences: FxHashMap<String, u32>,
}

impl Standing {
    /// Those of these contents.
    pub(super) fn of(files: Vec<Vec<u8>>) -> Self {
        let mut seen: FxHashMap<String, u32> = FxHashMap::default();
        for (uid, sequence) in files.iter().flat_map(|file| sequences(file)) {
            let highest = seen.entry(uid).or_insert(0);
            *highest = sequence.max(*highest);
        }
        Self { files, sequences: seen }
    }

    /// The highest sequence of an event; none where no file has it.
    pub(super) fn sequence(&self, uid: &str) -> Option<u32> {
        self.sequences.get(uid).copied()
    }

    /// The names of their events.
    pub(super) fn uids(&self) -> impl Iterator<Item = &str> {
        self.sequences.keys().map(String::as_str)
    }

    /// Their contents.
    pub(super) fn files(&self) -> &[Vec<u8>] {
        &self.files
    }
}

/// What stands at a place now; nothing where no file can be read.
pub(super) fn standing(context: &Context, path: &Path) -> Option<Vec<u8>> {
    context.host.files.read(path, LOOKED_INTO).ok()
}

/// Each UID with its highest SEQUENCE, in a file that this program wrote.
fn sequences(bytes: &[u8]) -> FxHashMap<String, u32> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n ", "");
    let mut found: FxHashMap<String, u32> = FxHashMap::default();
    let mut uid = "";
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("UID:") {
            uid = name;
        } else if let Some(number) = line.strip_prefix("SEQUENCE:").and_then(|number| number.parse::<u32>().ok()) {
            let highest = found.entry(uid.to_owned()).or_insert(0);
            *highest = number.max(*highest);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_sequence_of_each_name_is_found_over_folds() {
        let long = "x".repeat(70);
        let file = format!("UID:{long}\r\n y@slipway\r\nSEQUENCE:3\r\nUID:b\r\nSEQUENCE:1\r\nUID:b\r\nSEQUENCE:0\r\n");
        let found = sequences(file.as_bytes());
        assert_eq!(found[&format!("{long}y@slipway")], 3);
        assert_eq!(found["b"], 1);
        assert!(sequences(b"no calendar").is_empty());
    }
}
