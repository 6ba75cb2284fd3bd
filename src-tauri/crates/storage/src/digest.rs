//! SHA-256 as people compare it.

use sha2::{Digest, Sha256};

/// A SHA-256 under way.
#[derive(Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Takes some bytes in.
    pub(crate) fn update(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.update(bytes);
    }

    /// The fingerprint of everything that was taken in, in hexadecimal.
    pub(crate) fn hexadecimal(self) -> String {
        let digest = self.0.finalize();
        let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
    }
}

/// The SHA-256 of some bytes in hexadecimal.
pub fn fingerprint(bytes: impl AsRef<[u8]>) -> String {
    let mut fingerprint = Fingerprint::default();
    fingerprint.update(bytes);
    fingerprint.hexadecimal()
}
