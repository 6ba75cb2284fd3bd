//! When things happen, as the columns `start`, `end`, `duration`, `zone`, `rrule` and `until` say.

use chrono::NaiveDateTime;
use slipway_domain::time::{Moment, Recurrence, Span, Zone};

use super::cells::{Cells, instant, wall};
use super::{Defaults, Times};

/// When something of a kind, such as a `release`, happens: two ends, or one of them and a length.
pub(super) fn times(row: &mut Cells<'_>, defaults: &Defaults, what: &str) -> Option<Times> {
    let zone: Option<Zone> = if row.text("zone").is_some() { Some(row.parsed("zone")?) } else { defaults.zone.clone() };
    let length = match row.parsed::<Span>("duration") {
        Some(Span::Calendar(minutes)) => Some(minutes),
        Some(Span::WorkingDays(_)) => {
            row.complain(
                "duration",
                format!("a {what} lasts hours or calendar days, not working days; write it as 90m, 2h or 1d"),
            );
            return None;
        }
        None => defaults.duration,
    };
    let (has_start, has_end) = (row.text("start").is_some(), row.text("end").is_some());
    let (start, end) = (row.moment("start", zone.as_ref()), row.moment("end", zone.as_ref()));
    if has_start && start.is_none() || has_end && end.is_none() {
        return None;
    }
    let zone = zone.unwrap_or_else(Zone::utc);
    let (start, end) = match (start, end, length) {
        (Some(start), Some(end), _) => (start, end),
        (Some(start), None, Some(length)) => (start, Moment::of(start.at.plus(length), &zone)),
        (None, Some(end), Some(length)) => (Moment::of(end.at.plus(-length), &zone), end),
        (None, None, _) => {
            row.complain("start", format!("the {what} has neither start nor end; give one of them"));
            return None;
        }
        (_, _, None) => {
            row.complain(
                "duration",
                format!(
                    "the {what} has only one end of its time; fill in the other, a duration, or give a duration for all"
                ),
            );
            return None;
        }
    };
    if end.at <= start.at {
        row.complain("end", format!("the {what} ends ({}) before it starts ({})", end.at, start.at));
        return None;
    }
    Some(Times { start, end, zone })
}

/// Both ends of something of a kind on the wall of a zone, such as a `window`.
pub(super) fn walls(
    row: &mut Cells<'_>,
    defaults: &Defaults,
    what: &str,
) -> Option<(NaiveDateTime, NaiveDateTime, Zone)> {
    let zone: Option<Zone> = if row.text("zone").is_some() { row.parsed("zone") } else { defaults.zone.clone() };
    let (start, end) = (wall_end(row, "start", zone.as_ref()), wall_end(row, "end", zone.as_ref()));
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        row.complain("end", format!("the {what} ends before it starts"));
    }
    Some((start?, end?, zone.unwrap_or_else(Zone::utc)))
}

/// An end of a stretch on the wall; a clock change inside is no problem, because such a stretch keeps to the wall.
fn wall_end(row: &mut Cells<'_>, ours: &str, zone: Option<&Zone>) -> Option<NaiveDateTime> {
    let Some(text) = row.words(ours) else {
        row.complain(ours, format!("{ours} is missing"));
        return None;
    };
    if let Some(at) = instant(&text) {
        return Some(zone.unwrap_or(&Zone::utc()).wall(at));
    }
    if zone.is_none() {
        row.complain(
            ours,
            format!("{text:?} has no offset, so the row needs a zone; fill in the column zone or give a zone for all"),
        );
        return None;
    }
    let found = wall(&text);
    if found.is_none() {
        row.complain(ours, format!("{text:?} is not a time that exists; write 2026-12-18T00:00"));
    }
    found
}

/// The rule with its end, which may stand in a column of its own; a day there counts to its end.
pub(super) fn recurrence(row: &mut Cells<'_>) -> Option<Recurrence> {
    let rule: Recurrence = row.parsed("rrule")?;
    let Some(text) = row.words("until") else { return Some(rule) };
    let until = match (text.parse::<chrono::NaiveDate>(), wall(&text), instant(&text)) {
        (Ok(day), ..) => day.format("%Y%m%d").to_string(),
        (_, Some(wall), _) => wall.format("%Y%m%dT%H%M%S").to_string(),
        (.., Some(at)) => at.utc().format("%Y%m%dT%H%M%SZ").to_string(),
        _ => {
            row.complain("until", format!("{text:?} is not a day or time that exists; write 2027-12-31"));
            return None;
        }
    };
    match Recurrence::parse(&format!("{rule};UNTIL={until}")) {
        Ok(rule) => Some(rule),
        Err(error) => {
            row.complain("until", error.to_string());
            None
        }
    }
}
