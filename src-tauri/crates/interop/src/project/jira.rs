//! The columns of a CSV file that Jira wrote.

use std::collections::BTreeMap;

use crate::csv::{Problems, Sheet};

/// By our columns, what Jira calls them, the likeliest first.
const NAMES: [(&str, &[&str]); 7] = [
    ("key", &["Issue key"]),
    ("title", &["Summary"]),
    ("project", &["Project name", "Project key"]),
    ("release", &["Fix versions", "Fix Version/s"]),
    ("baseline", &["Custom field (Baseline end date)", "Custom field (Target end)"]),
    ("forecast", &["Due date"]),
    ("actual", &["Resolved", "Resolution date"]),
];

/// Says which of the columns of a file of Jira is which of ours; leaves other files as they are.
pub(super) fn map(sheet: &mut Sheet) -> Result<(), Problems> {
    let find = |theirs: &str| sheet.columns.iter().find(|column| column.trim().eq_ignore_ascii_case(theirs)).cloned();
    if find("Issue key").is_none() {
        return Ok(());
    }
    let first = |theirs: &[&str]| theirs.iter().find_map(|name| find(name));
    let map: BTreeMap<String, String> =
        NAMES.iter().filter_map(|(ours, theirs)| Some(((*ours).to_owned(), first(theirs)?))).collect();
    sheet.map(&map)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv::Limits;

    #[test]
    fn the_columns_of_jira_are_known_and_those_of_others_are_left() {
        let read = |text: &str| {
            let mut sheet = Sheet::read(text.as_bytes(), Limits::default()).unwrap();
            map(&mut sheet).unwrap();
            sheet
        };
        let jira = read("Summary,Issue key,Fix versions,Fix versions,Due date\nInterface,ERP-12,R-1,,01/Dec/26");
        let theirs = ["key", "title", "release", "forecast"].map(|ours| jira.theirs(ours).to_owned());
        assert_eq!(theirs, ["Issue key", "Summary", "Fix versions", "Due date"]);
        assert_eq!(jira.index("actual"), None);
        let other = read("key,Summary\nM-1,Interface");
        assert_eq!((other.index("key"), other.index("title")), (Some(0), None));
    }
}
