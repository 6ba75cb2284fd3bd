//! The events that everybody writes, and the file that everybody reads.

use slipway_domain::time::{Instant, Minutes};
use slipway_interop::ics::{Busy, CalendarEvent, CalendarFile, PRODUCT, Status, When, write};

/// Releases of three hours on the nights of four years, with descriptions as long as those of a plan.
pub fn events(count: usize) -> Vec<CalendarEvent> {
    let first = Instant::parse("2026-01-01T21:00:00Z").unwrap();
    let step = 4 * 365 * 86_400 / count.max(1) as i64;
    let event = |number: usize| {
        let start = first.plus_seconds(number as i64 * step / 60 * 60);
        let summary = format!("R-{number} Payments, ledger and settlement {}.{}", number / 10, number % 10);
        let description = format!(
            "Moves the ledger to the new schema; the old one stays for a day, so that it can be taken back.\n\n\
             When: {start} to 01:00 Europe/Berlin\nType: normal\nState: approved\nServices: payments, ledger, web\n\
             Environment: Zahlungsverkehr Frankfurt\nTeam: Überweisungen\nPoint of no return: 00:10 Europe/Berlin\n\
             Waits for: R-{} Accounts, R-{} Notifications",
            number / 2,
            number / 3
        );
        CalendarEvent {
            uid: format!("01936a3e-7c00-7000-8000-{number:012x}@slipway"),
            created: first,
            changed: first.plus_seconds(number as i64),
            sequence: number as u32 % 5,
            when: When::Once { start, end: start.plus(Minutes::hours(3)) },
            summary,
            description,
            location: Some("Production, Frankfurt".into()),
            categories: vec!["Normal".into()],
            status: if number.is_multiple_of(7) { Status::Tentative } else { Status::Confirmed },
            busy: if number.is_multiple_of(7) { Busy::Tentative } else { Busy::Busy },
            url: None,
            related: Vec::new(),
        }
    };
    (0..count).map(event).collect()
}

/// A calendar of such events.
pub fn calendar(count: usize) -> CalendarFile {
    let (name, guid) = ("Plan".into(), "01936a3e-7c00-7000-8000-00000000c0de".into());
    CalendarFile { name, guid, product: PRODUCT.into(), events: events(count), refresh: None }
}

/// The calendar as everybody reads it.
pub fn bytes(count: usize) -> Vec<u8> {
    write(&calendar(count))
}
