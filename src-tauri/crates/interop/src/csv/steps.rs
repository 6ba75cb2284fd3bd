//! Reading steps of runbooks.

use slipway_domain::Key;

use super::cells::{parse, unique};
use super::{Problems, Row, Sheet};

/// A row of `steps.csv`.
#[derive(Clone, Debug)]
pub struct StepRow {
    /// The release.
    pub release: Key,
    /// The key of the step.
    pub key: Key,
    /// What is done, where it is said.
    pub title: Option<String>,
    /// How long it takes, where it is said, in minutes.
    pub minutes: Option<u32>,
    /// Who does it, where it is said.
    pub owner: Option<Key>,
    /// The steps of the same release for which it waits until they are done.
    pub after: Vec<Key>,
}

/// Reads steps of runbooks.
pub fn steps(sheet: &Sheet) -> Result<Vec<Row<StepRow>>, Problems> {
    let rows = parse(sheet, &["release", "key"], |row| {
        let (release, key) = (row.needed::<Key>("release"), row.needed::<Key>("key"));
        let (title, minutes, owner) = (row.words("title"), row.count("minutes"), row.parsed("owner"));
        let after: Vec<Key> = row.several("after");
        if key.as_ref().is_some_and(|key| after.contains(key)) {
            row.complain("after", "a step cannot wait for itself");
        }
        Some(StepRow { release: release?, key: key?, title, minutes, owner, after })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    #[test]
    fn a_step_belongs_to_a_release_and_waits_for_others_but_not_for_itself() {
        let read = |text: &str| steps(&Sheet::read(text.as_bytes(), Limits::default()).unwrap());
        let rows = read("release,key,title,minutes,owner,after\nR-1,a,Stop,10,ada,\nR-1,b,Start,5,,a\n").unwrap();
        assert_eq!(rows[1].says.after, [Key::parse("a").unwrap()]);
        assert_eq!(rows[0].says.minutes, Some(10));
        assert!(read("release,key,after\nR-1,a,a\n").unwrap_err().to_string().contains("wait for itself"));
        assert!(read("release,key\nR-1,a\nR-2,a\n").unwrap_err().to_string().contains("line 2"));
    }
}
