//! Numbers made of texts: the same on every machine and in every version, unlike those of the standard library.

use sha2::{Digest as _, Sha256};

/// 128 bits in which every byte of a text has a say.
fn number(text: &str) -> u128 {
    Sha256::digest(text).iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// 64 bits of a text, each set as often as not.
pub(super) fn bits(text: &str) -> u64 {
    number(text) as u64
}

/// A text as 32 digits.
pub(super) fn digits(text: &str) -> String {
    format!("{:032x}", number(text))
}

/// A text as a UUID of version 8 (RFC 9562, section 5.8).
pub(super) fn uuid(text: &str) -> String {
    let own = !(0xf << 76 | 0b11 << 62);
    let digits = format!("{:032x}", number(text) & own | 0x8 << 76 | 0b10 << 62);
    [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| digits.get(part).unwrap_or_default().to_owned()).join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_same_number_for_ever() {
        assert_eq!(digits("abc"), "ba7816bf8f01cfea414140de5dae2223", "FIPS 180-2, appendix B.1");
        assert_eq!(bits("abc"), 0x4141_40de_5dae_2223);
        assert_eq!(uuid("abc"), "ba7816bf-8f01-8fea-8141-40de5dae2223");
    }

    #[test]
    fn names_that_differ_in_one_letter_fall_apart_evenly() {
        let mut counts = [0_u32; 8];
        (0..8_000).for_each(|n| counts[bits(&format!("{n}@slipway")) as usize % 8] += 1);
        assert!(counts.iter().all(|count| (900..1_100).contains(count)), "{counts:?}");
    }
}
