//! Words and numbers as the sentences of this room tell them.

use crate::release::Risk;

/// A band as people say it: `very high`.
pub(super) fn band_word(band: Risk) -> String {
    band.as_str().replace('-', " ")
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed<T: AsRef<str>>(parts: &[T]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [all @ .., last] => {
            let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", all.join(", "), last.as_ref())
        }
    }
}

/// Hundredths with two decimals: `6.40`.
pub(super) fn hundredths(number: u128) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

/// `is` for one thing, `are` for more or none.
pub(super) const fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_told_with_and_before_its_last() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b"]), "a and b");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn hundredths_keep_both_decimals() {
        assert_eq!([0, 5, 60, 640, 1000].map(hundredths), ["0.00", "0.05", "0.60", "6.40", "10.00"]);
    }
}
