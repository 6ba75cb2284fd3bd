//! One event as a message to those who take part in it (RFC 5546).

use std::borrow::Cow;

use super::super::line::push;
use super::super::{CalendarEvent, Participant, Status, When};
use super::{Head, PRODUCT, calendar};

/// What a message asks of those who get it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To enter an event, or to change one that they have (section 3.2.2).
    Request,
    /// To take an event out (section 3.2.5).
    Cancel,
}

/// One event as a message that enters, changes or takes out the event of its name in a calendar.
///
/// Unlike a published file, classic Outlook finds a single event again by it.
/// The sequence must be above that of the last message; the ledger of exports
/// sees to that. An event that was called off is taken out, whatever is asked.
/// Without attendees it goes to the organizer. Nobody is asked for an answer,
/// because none would be read.
pub fn write_update(
    event: &CalendarEvent,
    method: Method,
    organizer: &Participant,
    attendees: &[Participant],
) -> Vec<u8> {
    let cancels = method == Method::Cancel || event.status == Status::Cancelled;
    let mut event = Cow::Borrowed(event);
    if cancels {
        event = Cow::Owned(event.into_owned().cancelled());
        // The series goes as a whole, so nothing is said about its occurrences.
        if let When::Series(series) = &mut event.to_mut().when {
            series.moved.clear();
        }
    }
    let mut behind = String::new();
    push(&mut behind, &format!("ORGANIZER{}", organizer.common_name()), &organizer.address.mailto());
    let asked = if cancels { "" } else { ";PARTSTAT=NEEDS-ACTION;RSVP=FALSE" };
    let attendees = if attendees.is_empty() { std::slice::from_ref(organizer) } else { attendees };
    for (index, attendee) in attendees.iter().enumerate() {
        // Nobody may be named twice (section 3.2.2).
        if attendees.iter().take(index).any(|before| before.address.is_same(&attendee.address)) {
            continue;
        }
        let name = format!("ATTENDEE{};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT{asked}", attendee.common_name());
        push(&mut behind, &name, &attendee.address.mailto());
    }
    let method = if cancels { "CANCEL" } else { "REQUEST" };
    let head = Head { product: PRODUCT, method, names: None, refresh: None };
    calendar(&head, vec![event.as_ref()], &behind)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{event, nights};
    use super::*;
    use crate::ics::EmailAddress;

    fn participant(name: &str, address: &str) -> Participant {
        Participant { name: name.into(), address: EmailAddress::parse(address).unwrap() }
    }

    fn update(event: &CalendarEvent, method: Method, attendees: &[Participant]) -> String {
        let organizer = participant("Hopper, Grace \"Amazing\"", "grace@example.org");
        let bytes = write_update(event, method, &organizer, attendees);
        assert!(bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 76));
        String::from_utf8(bytes).unwrap().replace("\r\n ", "")
    }

    #[test]
    fn a_request_names_who_plans_the_event_and_who_takes_part() {
        let attendees = [participant("Ada; Countess", "ada@example.org"), participant("", "ops@example.org")];
        let text = update(&event("a@slipway"), Method::Request, &attendees);
        for line in [
            "METHOD:REQUEST",
            "UID:a@slipway",
            "DTSTAMP:20261102T080000Z",
            "SEQUENCE:2",
            "STATUS:CONFIRMED",
            "ORGANIZER;CN=\"Hopper, Grace 'Amazing'\":mailto:grace@example.org",
            "ATTENDEE;CN=\"Ada; Countess\";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:\
             mailto:ada@example.org",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:ops@example.org",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
        assert!(!text.contains("X-WR-") && !text.contains("REFRESH"), "{text}");
        assert!(text.contains(&format!("PRODID:{PRODUCT}\r\n")));
    }

    #[test]
    fn an_event_that_was_called_off_is_taken_out_whatever_is_asked() {
        let called_off = event("a@slipway").cancelled();
        for (event, method) in [(&event("a@slipway"), Method::Cancel), (&called_off, Method::Request)] {
            let text = update(event, method, &[participant("Ada", "ada@example.org")]);
            for line in [
                "METHOD:CANCEL",
                "STATUS:CANCELLED",
                "SEQUENCE:2",
                "TRANSP:TRANSPARENT",
                "ATTENDEE;CN=\"Ada\";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:mailto:ada@example.org",
            ] {
                assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
            }
            assert!(text.contains("SUMMARY:Cancelled: R-1"));
        }
    }

    #[test]
    fn a_series_brings_its_zone_and_is_taken_out_as_a_whole() {
        let series = CalendarEvent { when: nights("01:00:00", "05:00:00"), ..event("a@slipway") };
        let text = update(&series, Method::Request, &[]);
        assert!(text.find("END:VTIMEZONE") < text.find("BEGIN:VEVENT"), "{text}");
        assert_eq!(text.matches("\r\nORGANIZER").count(), 3, "the series and both nights: {text}");
        let text = update(&series, Method::Cancel, &[]);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
        assert!(text.contains("BEGIN:VTIMEZONE") && !text.contains("RECURRENCE-ID"));
    }

    #[test]
    fn everybody_is_named_once_and_somebody_always() {
        let twice = [participant("Ada", "ada@example.org"), participant("Ada L.", "ADA@example.org")];
        assert_eq!(update(&event("a"), Method::Request, &twice).matches("ATTENDEE").count(), 1);
        let nobody = update(&event("a"), Method::Request, &[]);
        assert!(nobody.contains("RSVP=FALSE:mailto:grace@example.org\r\n"), "{nobody}");
    }
}
