//! Values as other programs write them: days, times, lengths and texts.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

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

/// A length such as `PT1H30M`, `P1W` or `P1DT12H`; none where it is none, is negative, or is longer than ten years.
pub(super) fn duration(text: &str) -> Option<TimeDelta> {
    let text = text.trim().to_ascii_uppercase();
    let mut rest = text.strip_prefix('+').unwrap_or(&text).strip_prefix('P')?;
    let (mut seconds, mut in_time, mut said) = (0_i64, false, false);
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            (rest, in_time) = (time, true);
            continue;
        }
        let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let count: i64 = rest.get(..end)?.parse().ok()?;
        let unit = match (rest.get(end..=end)?, in_time) {
            ("W", false) => 7 * 86_400,
            ("D", false) => 86_400,
            ("H", true) => 3_600,
            ("M", true) => 60,
            ("S", true) => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(count.checked_mul(unit)?)?;
        said = true;
        rest = rest.get(end + 1..)?;
    }
    let bounded = said && seconds <= 10 * 366 * 86_400;
    TimeDelta::try_seconds(seconds).filter(|_| bounded)
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

/// A text of one line: escapes read, blanks and line breaks made one blank each, control characters left out.
pub(super) fn text(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N' | 'r' | 'R') => plain.push(' '),
                Some(escaped) => plain.push(escaped),
                None => {}
            },
            '\u{feff}' => {}
            blank if blank.is_whitespace() => plain.push(' '),
            control if control.is_control() => {}
            letter => plain.push(letter),
        }
    }
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
        for (text, minutes) in [("PT1H30M", 90), ("P1W", 10_080), ("P1DT12H", 2_160), ("+PT90M", 90), ("pt60s", 1)] {
            assert_eq!(duration(text), Some(TimeDelta::minutes(minutes)), "{text}");
        }
        for text in ["", "P", "PT", "1H", "-PT1H", "PT1D", "P1H", "P99999W", "PT99999999999999999999H", "PT1.5H"] {
            assert_eq!(duration(text), None, "{text}");
        }
        assert_eq!((offset("+0100"), offset("-05:30"), offset("+001736")), (Some(3600), Some(-19_800), Some(1056)));
        assert_eq!((offset("1"), offset("+9900"), offset("+01000000")), (None, None, None));
    }

    #[test]
    fn a_text_loses_its_escapes_and_its_line_breaks() {
        assert_eq!(text(r"Year end\, all\nshops\; \\o/ "), r"Year end, all shops; \o/");
        assert_eq!(text("\u{feff}a\u{7}\tb\\"), "a b");
    }

    #[test]
    fn an_end_is_put_off_to_a_whole_minute() {
        let wall = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").unwrap();
        assert_eq!(minute_after(wall("2026-12-18T23:59:59")), wall("2026-12-19T00:00:00"));
        assert_eq!(minute_after(wall("2026-12-18T23:59:00")), wall("2026-12-18T23:59:00"));
        assert_eq!(minute_of(wall("2026-12-18T18:00:30")), wall("2026-12-18T18:00:00"));
    }
}
