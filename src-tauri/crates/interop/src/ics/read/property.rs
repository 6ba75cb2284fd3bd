//! One property: its name, its parameters and its value, borrowed from the file where it is not folded.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::Line;

/// The properties that are read; the rest are passed over unparsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Begin,
    End,
    Uid,
    Stamp,
    Created,
    Changed,
    Sequence,
    Start,
    Finish,
    Duration,
    Rule,
    Dates,
    Exceptions,
    ExceptionRule,
    Occurrence,
    Summary,
    Description,
    Location,
    Categories,
    Status,
    Transparency,
    Busy,
    Url,
    Related,
    Class,
    Method,
    Product,
    Title,
    Guid,
    Hint,
    ZoneId,
    ZonePlace,
    OffsetFrom,
    OffsetTo,
    /// Any other name.
    Other,
    /// No name at all, because there is no colon.
    None,
}

/// The longest name that is read, in bytes.
const LONGEST: usize = 26;

impl Name {
    /// The name that stands on a line, in any case.
    pub(super) fn of(line: &Line<'_>) -> Self {
        let behind = |text: &str| text.bytes().position(|byte| matches!(byte, b':' | b';'));
        match behind(line.head) {
            Some(end) => Self::parse(line.head.get(..end).unwrap_or_default()),
            None if line.is_folded() => {
                let text = line.text();
                behind(&text).map_or(Self::None, |end| Self::parse(text.get(..end).unwrap_or_default()))
            }
            None => Self::None,
        }
    }

    fn parse(name: &str) -> Self {
        let name = name.trim_ascii().as_bytes();
        let mut capitals = [0_u8; LONGEST];
        let Some(capitals) = capitals.get_mut(..name.len()) else { return Self::Other };
        capitals.copy_from_slice(name);
        capitals.make_ascii_uppercase();
        match &*capitals {
            b"BEGIN" => Self::Begin,
            b"END" => Self::End,
            b"UID" => Self::Uid,
            b"DTSTAMP" => Self::Stamp,
            b"CREATED" => Self::Created,
            b"LAST-MODIFIED" => Self::Changed,
            b"SEQUENCE" => Self::Sequence,
            b"DTSTART" => Self::Start,
            b"DTEND" => Self::Finish,
            b"DURATION" => Self::Duration,
            b"RRULE" => Self::Rule,
            b"RDATE" => Self::Dates,
            b"EXDATE" => Self::Exceptions,
            b"EXRULE" => Self::ExceptionRule,
            b"RECURRENCE-ID" => Self::Occurrence,
            b"SUMMARY" => Self::Summary,
            b"DESCRIPTION" => Self::Description,
            b"LOCATION" => Self::Location,
            b"CATEGORIES" => Self::Categories,
            b"STATUS" => Self::Status,
            b"TRANSP" => Self::Transparency,
            b"X-MICROSOFT-CDO-BUSYSTATUS" => Self::Busy,
            b"URL" => Self::Url,
            b"RELATED-TO" => Self::Related,
            b"CLASS" => Self::Class,
            b"METHOD" => Self::Method,
            b"PRODID" => Self::Product,
            b"X-WR-CALNAME" => Self::Title,
            b"X-WR-RELCALID" => Self::Guid,
            b"X-WR-TIMEZONE" => Self::Hint,
            b"TZID" => Self::ZoneId,
            b"X-LIC-LOCATION" => Self::ZonePlace,
            b"TZOFFSETFROM" => Self::OffsetFrom,
            b"TZOFFSETTO" => Self::OffsetTo,
            _ => Self::Other,
        }
    }

    /// How the properties with times are written, for messages.
    pub(super) const fn told(self) -> &'static str {
        match self {
            Self::Start => "DTSTART",
            Self::Finish => "DTEND",
            Self::Dates => "RDATE",
            Self::Exceptions => "EXDATE",
            Self::Occurrence => "RECURRENCE-ID",
            _ => "the time",
        }
    }

    /// Whether it has to do with when an event takes place.
    pub(super) const fn is_when(self) -> bool {
        self.is_time() || matches!(self, Self::Duration | Self::Rule | Self::ExceptionRule)
    }

    /// Whether its value is a time, or a list of times.
    const fn is_time(self) -> bool {
        matches!(self, Self::Start | Self::Finish | Self::Dates | Self::Exceptions | Self::Occurrence)
    }
}

/// One property.
#[derive(Clone, Debug)]
pub(super) struct Property<'a> {
    pub(super) line: usize,
    pub(super) name: Name,
    text: Cow<'a, str>,
    parameters: Range<usize>,
    value: usize,
}

impl<'a> Property<'a> {
    /// The property on a line; none where there is no colon.
    pub(super) fn of(name: Name, line: &Line<'a>) -> Option<Self> {
        Self::new(name, line.number, line.text())
    }

    /// The same, unfolded in a place that is used again and again.
    pub(super) fn of_in<'s>(name: Name, line: &Line<'s>, place: &'s mut String) -> Option<Property<'s>> {
        Property::new(name, line.number, Cow::Borrowed(line.text_in(place)))
    }

    fn new(name: Name, line: usize, text: Cow<'a, str>) -> Option<Self> {
        let (parameters, value) = parts(name, &text)?;
        Some(Self { line, name, text, parameters, value })
    }

    /// The value as it stands.
    pub(super) fn raw(&self) -> &str {
        self.text.get(self.value..).unwrap_or_default()
    }

    /// The value without blanks around it.
    pub(super) fn value(&self) -> &str {
        self.raw().trim()
    }

    /// The value without blanks around it, borrowed from the file where the line is not folded.
    pub(super) fn into_value(self) -> Cow<'a, str> {
        match self.text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(self.value..).unwrap_or_default().trim()),
            Cow::Owned(text) => Cow::Owned(text.get(self.value..).unwrap_or_default().trim().to_owned()),
        }
    }

    /// Whether it has any parameters.
    pub(super) fn has_parameters(&self) -> bool {
        !self.parameters.is_empty()
    }

    /// The parameters as they stand, each with a semicolon between.
    pub(super) fn parameters(&self) -> &str {
        self.text.get(self.parameters.clone()).unwrap_or_default()
    }

    /// A parameter without its quotes; none where it is missing or empty.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let mut rest = self.parameters();
        while !rest.is_empty() {
            let end = outside_quotes(rest, b';').unwrap_or(rest.len());
            let (key, value) = rest.get(..end)?.split_once('=').unwrap_or_default();
            if key.trim().eq_ignore_ascii_case(name) {
                return Some(value.trim().trim_matches('"').trim()).filter(|value| !value.is_empty());
            }
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        None
    }
}

/// Where the parameters and the value of a line stand.
fn parts(name: Name, text: &str) -> Option<(Range<usize>, usize)> {
    let end = text.bytes().position(|byte| matches!(byte, b':' | b';'))?;
    if text.as_bytes().get(end) == Some(&b':') {
        return Some((end..end, end + 1));
    }
    let from = end + 1;
    let rest = text.get(from..)?;
    // A quote that nobody closes hides no colon.
    let mut colon = from + outside_quotes(rest, b':').or_else(|| rest.find(':'))?;
    if name.is_time() {
        // Zones such as tzone://Microsoft/Custom have colons of their own, and do not always stand in quotes.
        let year = |at: usize| {
            let digits = text.get(at + 1..).unwrap_or_default().trim_start().bytes();
            digits.take_while(u8::is_ascii_digit).count() >= 4
        };
        let colons = text.bytes().enumerate().skip(colon).filter(|(_, byte)| *byte == b':');
        colon = colons.map(|(at, _)| at).find(|at| year(*at)).unwrap_or(colon);
    }
    Some((from..colon, colon + 1))
}

/// The first place of a letter that does not stand between quotes.
fn outside_quotes(text: &str, letter: u8) -> Option<usize> {
    let mut quoted = false;
    text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == letter && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::*;

    fn told(text: &str) -> Option<(Name, String, String)> {
        let line = Lines::new(text, 1).next().unwrap();
        let name = Name::of(&line);
        let property = Property::of(name, &line)?;
        Some((name, property.parameters().to_owned(), property.raw().to_owned()))
    }

    #[test]
    fn a_line_is_taken_apart_however_it_is_written() {
        for (text, name, parameters, value) in [
            ("SUMMARY:a: b; c", Name::Summary, "", "a: b; c"),
            ("summary ;LANGUAGE=de:a", Name::Summary, "LANGUAGE=de", "a"),
            ("SUMM\n ARY:a", Name::Summary, "", "a"),
            ("DTSTART;TZID=Europe/Berlin\n :20261218T180000", Name::Start, "TZID=Europe/Berlin", "20261218T180000"),
            ("ATTENDEE;CN=\"A: B; C\":mailto:a@b", Name::Other, "CN=\"A: B; C\"", "mailto:a@b"),
            ("SUMMARY;X=\"open:a", Name::Summary, "X=\"open", "a"),
            ("DTSTART:2026-12-18T18:00", Name::Start, "", "2026-12-18T18:00"),
            (
                "DTSTART;TZID=tzone://Microsoft/Custom:20261218",
                Name::Start,
                "TZID=tzone://Microsoft/Custom",
                "20261218",
            ),
            (
                "DTEND;TZID=(UTC-05:00) Eastern Time (US & Canada):20261218T180000",
                Name::Finish,
                "TZID=(UTC-05:00) Eastern Time (US & Canada)",
                "20261218T180000",
            ),
            ("DTSTART;VALUE=DATE:never", Name::Start, "VALUE=DATE", "never"),
        ] {
            assert_eq!(told(text), Some((name, parameters.to_owned(), value.to_owned())), "{text}");
        }
        assert_eq!((told("this is no line"), told("X;a=b")), (None, None));
    }

    #[test]
    fn a_parameter_is_found_in_any_case_and_loses_its_quotes() {
        let line = Lines::new("DTSTART;X;tzid=\"A;B\" ;Value=date:20261218", 1).next().unwrap();
        let property = Property::of(Name::Start, &line).unwrap();
        assert_eq!((property.parameter("TZID"), property.parameter("VALUE")), (Some("A;B"), Some("date")));
        assert_eq!((property.parameter("X"), property.parameter("Y")), (None, None));
    }
}
