//! Licence expressions, as packages state them.

use std::iter::Peekable;

use anyhow::{Result, bail};

/// Whether a licence expression can be met with the licences that are allowed.
pub fn is_allowed(expression: &str, allowed: &[String]) -> Result<bool> {
    // Older packages write a stroke for OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let met = either(&mut words, allowed)?;
    if let Some(word) = words.next() {
        bail!("{word} was not expected in the licence {expression}");
    }
    Ok(met)
}

// The words of a bracket are parsed by the same function again, so the type of the words has to be named.
type Words<'a> = Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words<'_>, allowed: &[String]) -> Result<bool> {
    let mut met = both(words, allowed)?;
    while words.next_if_eq(&"OR").is_some() {
        met |= both(words, allowed)?;
    }
    Ok(met)
}

fn both(words: &mut Words<'_>, allowed: &[String]) -> Result<bool> {
    let mut met = one(words, allowed)?;
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed)?;
    }
    Ok(met)
}

fn one(words: &mut Words<'_>, allowed: &[String]) -> Result<bool> {
    match words.next() {
        Some("(") => {
            let met = either(words, allowed)?;
            if words.next() != Some(")") {
                bail!("a bracket of the licence is not closed");
            }
            Ok(met)
        }
        Some(name) if !matches!(name, ")" | "OR" | "AND" | "WITH") => {
            // An exception only gives more freedom, but which one it is has to be known.
            let whole = match words.next_if_eq(&"WITH") {
                Some(_) => format!("{name} WITH {}", words.next().unwrap_or_default()),
                None => name.to_owned(),
            };
            Ok(allowed.contains(&whole))
        }
        _ => bail!("the licence ends or goes on where a name was expected"),
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    fn allowed(expression: &str) -> bool {
        let list = ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        is_allowed(expression, &list).unwrap()
    }

    #[test]
    fn one_of_several_is_enough() {
        assert!(allowed("MIT OR GPL-3.0"));
        assert!(allowed("GPL-3.0/MIT"));
        assert!(!allowed("GPL-3.0 OR AGPL-3.0"));
    }

    #[test]
    fn all_of_several_are_needed() {
        assert!(allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!allowed("MIT AND GPL-3.0"));
        assert!(allowed("MIT OR GPL-3.0 AND LGPL-2.1"), "AND binds closer than OR");
    }

    #[test]
    fn an_exception_counts_only_with_its_licence() {
        assert!(allowed("Apache-2.0 WITH LLVM-exception"));
        assert!(!allowed("Apache-2.0 WITH Other-exception"));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for broken in ["", "MIT OR", "(MIT", "MIT MIT", "AND"] {
            assert!(is_allowed(broken, &["MIT".to_owned()]).is_err(), "{broken}");
        }
    }
}
