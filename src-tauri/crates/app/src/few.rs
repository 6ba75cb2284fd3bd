//! Long lists in sentences.

/// The first few names and how many more there are: `R-1, R-2 and 3 more`.
pub(crate) fn few<'a>(names: impl ExactSizeIterator<Item = &'a str>, most: usize) -> String {
    let more = names.len().saturating_sub(most);
    let named = names.take(most).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{named} and {more} more") } else { named }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_and_says_how_many_are_left() {
        assert_eq!(few(["a", "b"].into_iter(), 2), "a, b");
        assert_eq!(few(["a", "b", "c", "d"].into_iter(), 2), "a, b and 2 more");
        assert_eq!(few([].into_iter(), 2), "");
    }
}
