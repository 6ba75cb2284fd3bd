//! The rules for dependencies, which stand in `.deny.toml` for cargo-deny and for our own check alike.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::root;

/// Where they stand.
pub const FILE: &str = ".deny.toml";

/// The rules for dependencies.
pub struct Rules {
    /// Licences that may be met.
    pub allowed: Vec<String>,
    /// Packages that may not be part of what is handed out.
    pub banned: Vec<Ban>,
    /// Licences of packages that state none, with the package first.
    pub stated: Vec<(String, String)>,
}

/// A package that may not be used.
pub struct Ban {
    /// Its name.
    pub name: String,
    /// Why not.
    pub reason: String,
    /// Packages of others that may use it all the same.
    pub wrappers: Vec<String>,
}

impl Rules {
    /// Reads them.
    pub fn load() -> Result<Self> {
        Self::read(&fs::read_to_string(root().join(FILE)).with_context(|| format!("{FILE} could not be read"))?)
    }

    /// Reads the few forms in which the file is written: lists over several lines, and one table on one line.
    fn read(text: &str) -> Result<Self> {
        let clarified = |line: &&str| Ok((value(line, "crate")?, value(line, "expression")?));
        let rules = Self {
            allowed: block(text, "allow = [").into_iter().flat_map(quoted).collect(),
            banned: block(text, "deny = [").into_iter().map(ban).collect::<Result<_>>()?,
            stated: block(text, "clarify = [").iter().map(clarified).collect::<Result<_>>()?,
        };
        if rules.allowed.is_empty() || rules.banned.is_empty() {
            bail!("{FILE} allows no licence or bans no package, so it is not written as it is read here");
        }
        Ok(rules)
    }
}

/// The lines of a list between its first line and its closing bracket.
fn block<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    let lines = text.lines().map(str::trim).skip_while(|line| *line != start).skip(1);
    lines.take_while(|line| *line != "]").filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

fn ban(line: &str) -> Result<Ban> {
    let wrappers = line.split_once("wrappers = [").and_then(|(_, rest)| rest.split_once(']'));
    Ok(Ban {
        name: value(line, "crate")?,
        reason: value(line, "reason")?,
        wrappers: wrappers.map(|(names, _)| quoted(names)).unwrap_or_default(),
    })
}

/// The quoted text after a key.
fn value(line: &str, key: &str) -> Result<String> {
    let rest = line.split_once(&format!("{key} = \"")).map(|(_, rest)| rest);
    let found = rest.and_then(|rest| rest.split_once('"')).map(|(found, _)| found.to_owned());
    found.with_context(|| format!("{FILE} has a line without {key}: {line}"))
}

/// Every quoted text of a line, which ends where a comment starts.
fn quoted(line: &str) -> Vec<String> {
    let line = line.split('#').next().unwrap_or_default();
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Rules;

    const TEXT: &str = r#"
allow = [
    "MIT", # short
    "ISC",
]
clarify = [
    { crate = "ical", expression = "Apache-2.0", license-files = [] },
]
deny = [
    { crate = "a", reason = "GPL" },
    { crate = "b", wrappers = ["c", "d"], reason = "two of them" },
]
"#;

    #[test]
    fn the_rules_are_read_from_the_file_that_cargo_deny_reads() {
        let rules = Rules::read(TEXT).unwrap();
        assert_eq!(rules.allowed, ["MIT", "ISC"]);
        assert_eq!(rules.stated, [("ical".to_owned(), "Apache-2.0".to_owned())]);
        assert_eq!(rules.banned.len(), 2);
        assert_eq!(rules.banned[1].wrappers, ["c", "d"]);
    }

    #[test]
    fn rules_that_allow_nothing_are_refused() {
        assert!(Rules::read("").is_err());
    }
}
