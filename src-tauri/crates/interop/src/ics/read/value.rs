//! Values as other programs write them: days, times, lengths and texts.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use memchr::memchr;

/// The longest length, in days.
const LONGEST: i64 = 10 * 366;

/// A day or a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stamp {
    /// A whole day.
    Day(NaiveDate),
    /// A time in UTC.
    Utc(NaiveDateTime),
    /// A time on some wall.
    Wall(NaiveDateTime),
}

impl Stamp {
    /// `20261218`, `20261218T180000` or `20261218T180000Z`; also with the separators of ISO 8601, and without seconds.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // What nearly every file writes takes no detour.
        if let (Some(day), Some(b'T'), Some(time)) = (text.get(..8), text.as_bytes().get(8), text.get(9..15)) {
            let wall = || Some(self::day(day)?.and_time(self::time(time)?));
            match text.get(15..) {
                Some("") => return wall().map(Self::Wall),
                Some("Z") => return wall().map(Self::Utc),
                _ => {}
            }
        }
        if text.len() > 32 || !text.is_ascii() {
            return None;
        }
        let plain: String = text.to_ascii_uppercase().chars().filter(|letter| !matches!(letter, '-' | ':')).collect();
        let Some((day, time)) = plain.split_once('T') else {
            return Some(Self::Day(self::day(&plain)?));
        };
        let (time, utc) = time.strip_suffix('Z').map_or((time, false), |time| (time, true));
        let wall = self::day(day)?.and_time(self::time(time)?);
        Some(if utc { Self::Utc(wall) } else { Self::Wall(wall) })
    }

    /// What the wall shows on which it is told; midnight of a day.
    pub(super) fn wall(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Utc(wall) | Self::Wall(wall) => wall,
        }
    }
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn day(text: &str) -> Option<NaiveDate> {
    let (year, month, day) = (text.get(..4)?, text.get(4..6)?, text.get(6..8)?);
    let whole = text.len() == 8;
    let day = NaiveDate::from_ymd_opt(digits(year)? as i32, digits(month)?, digits(day)?);
    day.filter(|_| whole)
}

fn time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = (text.get(..2)?, text.get(2..4)?);
    let second = match text.len() {
        4 => 0,
        // A leap second is the second before it.
        6 => digits(text.get(4..)?)?.min(59),
        _ => return None,
    };
    NaiveTime::from_hms_opt(digits(hour)?, digits(minute)?, second)
}

/// A length of time: days as the wall shows them, and seconds as they pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) days: i64,
    pub(super) seconds: i64,
}

impl Length {
    /// The length on the wall on a day on which no clock changes, in whole minutes.
    pub(super) fn on_wall(self) -> TimeDelta {
        TimeDelta::days(self.days) + TimeDelta::minutes((self.seconds + 59) / 60)
    }
}

/// A length such as `PT1H30M`, `P1W` or `P1DT12H`; none where it is none, is negative, or is longer than ten years.
pub(super) fn duration(text: &str) -> Option<Length> {
    let text = text.trim().to_ascii_uppercase();
    let mut rest = text.strip_prefix('+').unwrap_or(&text).strip_prefix('P')?;
    let (mut length, mut in_time, mut said) = (Length::default(), false, false);
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            (rest, in_time) = (time, true);
            continue;
        }
        let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let count: i64 = rest.get(..end)?.parse().ok()?;
        let add = |to: i64, unit: i64| to.checked_add(count.checked_mul(unit)?);
        match (rest.get(end..=end)?, in_time) {
            ("W", false) => length.days = add(length.days, 7)?,
            ("D", false) => length.days = add(length.days, 1)?,
            ("H", true) => length.seconds = add(length.seconds, 3_600)?,
            ("M", true) => length.seconds = add(length.seconds, 60)?,
            ("S", true) => length.seconds = add(length.seconds, 1)?,
            _ => return None,
        }
        said = true;
        rest = rest.get(end + 1..)?;
    }
    let bounded = said && length.days <= LONGEST && length.seconds <= LONGEST * 86_400;
    bounded.then_some(length)
}

/// The seconds of an offset such as `+0100` or `-053000`.
pub(super) fn offset(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let plain: String = rest.chars().filter(|letter| *letter != ':').collect();
    let part = |from: usize| plain.get(from..from + 2).and_then(digits);
    let (hours, minutes) = (part(0)?, part(2)?);
    let seconds = if plain.len() > 4 { part(4)? } else { 0 };
    let all = i64::from(hours * 3_600 + minutes * 60 + seconds);
    (hours < 24 && minutes < 60 && seconds < 60 && plain.len() <= 6).then_some(sign * all)
}

/// A text with its escapes read.
///
/// Outlook knows more of them than RFC 5545, and leaves a backslash before
/// anything else standing: `C:\temp` is written by many without an escape.
pub(super) fn text(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(place) = memchr(b'\\', rest.as_bytes()) {
        let (run, behind) = rest.split_at(place);
        plain.push_str(run);
        let mut letters = behind.chars();
        letters.next();
        let escaped = letters.clone().next();
        match escaped {
            // A break of Windows is one break.
            Some('r' | 'R') if letters.as_str().get(1..3).is_some_and(|next| next.eq_ignore_ascii_case("\\n")) => {}
            Some('n' | 'N' | 'r' | 'R') => plain.push('\n'),
            Some(letter @ ('\\' | ',' | ';' | ':' | '"' | '\'')) => plain.push(letter),
            _ => {
                plain.push('\\');
                rest = letters.as_str();
                continue;
            }
        }
        letters.next();
        rest = letters.as_str();
    }
    plain.push_str(rest);
    plain
}

/// The texts of a list, which commas part that are not escaped.
pub(super) fn texts(value: &str) -> impl Iterator<Item = String> {
    let mut escaped = false;
    value
        .split(move |letter: char| {
            let part = letter == ',' && !escaped;
            escaped = letter == '\\' && !escaped;
            part
        })
        .map(text)
}

/// A text of one line: blanks and line breaks made one blank each, control characters left out.
pub(super) fn line_of(text: &str) -> String {
    let bytes = text.as_bytes();
    let single = |pair: &[u8]| pair != b"  ";
    let bare = bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ');
    if bare && bytes.iter().all(|byte| (b' '..=b'~').contains(byte)) && bytes.windows(2).all(single) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace) {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        let from = line.len();
        line.extend(word.chars().filter(|letter| !letter.is_control() && *letter != '\u{feff}'));
        if line.len() == from {
            line.truncate(before);
        }
    }
    line
}

/// The whole minute in which a time lies.
pub(super) fn minute_of(wall: NaiveDateTime) -> NaiveDateTime {
    wall - TimeDelta::seconds(i64::from(wall.second()))
}

/// The first whole minute that is not before a time, because 23:59:59 is how some programs write the end of a day.
pub(super) fn minute_after(wall: NaiveDateTime) -> NaiveDateTime {
    let minute = minute_of(wall);
    if minute == wall { wall } else { minute + TimeDelta::minutes(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_in_every_form_that_programs_write() {
        let wall = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 12, 18).unwrap();
        assert_eq!(Stamp::parse("20261218"), Some(Stamp::Day(day)));
        assert_eq!(Stamp::parse(" 2026-12-18 "), Some(Stamp::Day(day)));
        assert_eq!(Stamp::parse("20261218T180000"), Some(Stamp::Wall(wall("2026-12-18T18:00:00"))));
        assert_eq!(Stamp::parse("20261218t180000z"), Some(Stamp::Utc(wall("2026-12-18T18:00:00"))));
        assert_eq!(Stamp::parse("2026-12-18T18:00:60Z"), Some(Stamp::Utc(wall("2026-12-18T18:00:59"))));
        assert_eq!(Stamp::parse("20261218T1800"), Some(Stamp::Wall(wall("2026-12-18T18:00:00"))));
        for text in
            ["", "2026", "20261318", "20261218T", "20261218T250000", "20261218T18", "tomorrow", "+0261218", "2026121８"]
        {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_are_read_and_bounded() {
        for (text, days, seconds) in [
            ("PT1H30M", 0, 5_400),
            ("P1W", 7, 0),
            ("P1DT12H", 1, 43_200),
            ("+PT90M", 0, 5_400),
            ("pt60s", 0, 60),
            ("P0D", 0, 0),
        ] {
            assert_eq!(duration(text), Some(Length { days, seconds }), "{text}");
        }
        for text in ["", "P", "PT", "1H", "-PT1H", "PT1D", "P1H", "P99999W", "PT99999999999999999999H", "PT1.5H"] {
            assert_eq!(duration(text), None, "{text}");
        }
        assert_eq!((offset("+0100"), offset("-05:30"), offset("+001736")), (Some(3600), Some(-19_800), Some(1056)));
        assert_eq!((offset("1"), offset("+9900"), offset("+01000000")), (None, None, None));
    }

    #[test]
    fn a_text_loses_its_escapes_and_a_title_its_line_breaks() {
        assert_eq!(text(r"Year end\, all\nshops\; \\o/ "), "Year end, all\nshops; \\o/ ");
        assert_eq!(text(r#"\"a\' \r\nb\rc\R\Nd \: C:\temp\"#), "\"a' \nb\nc\nd : C:\\temp\\");
        assert_eq!(line_of(" Year end,\n\n all\tshops \u{7} \u{85}"), "Year end, all shops");
        assert_eq!(line_of("\u{feff}a\u{7}\tb\\"), "a b\\");
        assert_eq!(line_of(""), "");
    }

    #[test]
    fn a_list_is_parted_where_a_comma_is_not_escaped() {
        let told = |value: &str| texts(value).collect::<Vec<_>>();
        assert_eq!(told(r"a\,b,c\\,d"), ["a,b", "c\\", "d"]);
        assert_eq!(told(","), ["", ""]);
        assert_eq!(told(""), [""]);
    }

    #[test]
    fn an_end_is_put_off_to_a_whole_minute() {
        let wall = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").unwrap();
        assert_eq!(minute_after(wall("2026-12-18T23:59:59")), wall("2026-12-19T00:00:00"));
        assert_eq!(minute_after(wall("2026-12-18T23:59:00")), wall("2026-12-18T23:59:00"));
        assert_eq!(minute_of(wall("2026-12-18T18:00:30")), wall("2026-12-18T18:00:00"));
    }
}
