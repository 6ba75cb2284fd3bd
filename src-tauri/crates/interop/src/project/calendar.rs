//! Milestones as the events of a calendar file: each on the day on which it begins.

use slipway_domain::Key;
use slipway_domain::time::Zone;

use super::COLUMNS;
use crate::csv::{Problems, Sheet};
use crate::ics;

pub(super) fn sheet(bytes: &[u8], name: &str) -> Result<Sheet, Problems> {
    let read = ics::read(bytes, Some(&Zone::utc()), ics::Limits::default())?;
    let row = |event: &ics::ReadEvent| {
        let first = event.windows.first()?;
        let day = first.start.date().to_string();
        let cells = [key(&event.uid), first.title.clone(), name.to_owned(), String::new(), day, String::new()];
        Some((event.line, cells.to_vec()))
    };
    Sheet::of(&COLUMNS, read.events.iter().filter_map(row).collect())
}

/// A key that is the same whenever the event comes again.
fn key(uid: &str) -> String {
    let plain: String = uid.chars().map(|c| if c.is_control() || c == '|' { '-' } else { c }).collect();
    plain.trim().chars().take(Key::MAX_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_a_milestone_on_its_day_and_one_that_was_called_off_is_none() {
        let event = |uid: &str, more: &str| {
            format!(
                "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Interface\\, tested\r\nDTSTART;VALUE=DATE:20261201\r\n{more}END:VEVENT\r\n"
            )
        };
        let (first, off) = (event("a|1@erp", ""), event("b", "STATUS:CANCELLED\r\n"));
        let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{first}{off}END:VCALENDAR\r\n");
        let sheet = sheet(text.as_bytes(), "ERP").unwrap();
        assert_eq!(
            sheet.rows,
            [(3, ["a-1@erp", "Interface, tested", "ERP", "", "2026-12-01", ""].map(String::from).to_vec())]
        );
        assert_eq!(sheet.index("forecast"), Some(4));
    }
}
