//! Milestones as project tools hand them out: CSV (of a spreadsheet or of Jira), Microsoft Project XML, iCalendar.
//!
//! Whatever the format, a file becomes a sheet with the columns of
//! `milestones.csv`, so that every later step and every complaint is the same.

mod calendar;
mod jira;
mod ms_project;

use crate::csv::{Limits, Problem, Problems, Sheet};
use crate::text::decode;

/// The columns of a sheet that is made of another format.
const COLUMNS: [&str; 6] = ["key", "title", "project", "baseline", "forecast", "actual"];

/// Reads a file of milestones; which format it has is found by looking.
///
/// `name` names the project where the file names none.
pub fn sheet(bytes: &[u8], name: &str, limits: Limits) -> Result<Sheet, Problems> {
    if bytes.len() > limits.bytes {
        let message = format!("the file has {} bytes; at most {} can be read", bytes.len(), limits.bytes);
        return Err(Problems::one(Problem::of_line(1, message)));
    }
    let text = decode(bytes).map_err(|error| Problems::one(Problem::of_line(1, error.to_string())))?;
    let begins = text.trim_start().get(..15).unwrap_or_default();
    if begins.starts_with('<') {
        return ms_project::sheet(&text, name, limits);
    }
    if begins.eq_ignore_ascii_case("BEGIN:VCALENDAR") {
        return calendar::sheet(bytes, name);
    }
    let mut sheet = Sheet::read(bytes, limits)?;
    jira::map(&mut sheet)?;
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_of_a_file_is_found_by_looking() {
        let read = |text: &str| sheet(text.as_bytes(), "ERP", Limits::default());
        assert_eq!(read("key,forecast\nM-1,2026-12-01").unwrap().rows.len(), 1);
        let xml = "\u{FEFF}\n<Project><Tasks><Task><UID>3</UID><Name>Go</Name><Milestone>1</Milestone></Task></Tasks></Project>";
        assert_eq!(read(xml).unwrap().rows.len(), 1);
        let ics = "begin:vcalendar\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Go\r\nDTSTART;VALUE=DATE:20261201\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(read(ics).unwrap().rows.len(), 1);
        assert!(read("<html><body>Sign in</body></html>").is_err());
        assert!(sheet(b"\x00\x01\x02", "ERP", Limits::default()).is_err());
    }
}
