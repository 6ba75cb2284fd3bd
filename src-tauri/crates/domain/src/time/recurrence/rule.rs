//! The parts of a rule, as they are written (RFC 5545, section 3.3.10).

use chrono::{NaiveDate, NaiveDateTime, Weekday};

/// How often a rule falls by itself, from often to rarely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Frequency {
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// The last time of a rule, as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// A day, which counts to its end.
    Day(NaiveDate),
    /// A time on the wall.
    Wall(NaiveDateTime),
    /// A time in UTC.
    Utc(NaiveDateTime),
}

/// A rule in parts. Sets of small numbers are bits; an empty set or list is a part that was not written.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) frequency: Frequency,
    /// At least 1.
    pub(super) interval: u32,
    /// At least 1.
    pub(super) count: Option<u32>,
    pub(super) until: Option<Until>,
    pub(super) months: u64,
    /// 60 is the leap second that RFC 5545 lets people write and no clock of a plan shows.
    pub(super) seconds: u64,
    pub(super) minutes: u64,
    pub(super) hours: u64,
    /// Weekdays without a number, by days from Monday.
    pub(super) weekdays: u64,
    /// Weekdays with their number, such as the third Saturday.
    pub(super) numbered: Vec<(i16, Weekday)>,
    pub(super) month_days: Vec<i16>,
    pub(super) year_days: Vec<i16>,
    pub(super) weeks: Vec<i16>,
    pub(super) positions: Vec<i16>,
    pub(super) week_start: Weekday,
}

impl Rule {
    /// Reads the parts; the error says in the middle of a sentence what is wrong.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut rule = Self {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            months: 0,
            seconds: 0,
            minutes: 0,
            hours: 0,
            weekdays: 0,
            numbered: Vec::new(),
            month_days: Vec::new(),
            year_days: Vec::new(),
            weeks: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
        };
        let mut seen: Vec<&str> = Vec::new();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| format!("{part} is not written as NAME=VALUE"))?;
            let (name, value) = (name.trim(), value.trim());
            if seen.contains(&name) {
                return Err(format!("{name} is there twice"));
            }
            seen.push(name);
            rule.take(name, value)?;
        }
        if !seen.contains(&"FREQ") {
            return Err("FREQ is missing, which says how often it falls".to_owned());
        }
        rule.check()?;
        Ok(rule)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        let list = |range| numbers(name, value, range, true);
        let set = |first, last| Ok::<_, String>(bits(&numbers(name, value, (first, last), false)?));
        match name {
            "FREQ" => self.frequency = frequency(value)?,
            "INTERVAL" => self.interval = at_least_one(name, value)?,
            "COUNT" => self.count = Some(at_least_one(name, value)?),
            "UNTIL" => self.until = Some(until(value)?),
            "BYSECOND" => self.seconds = set(0, 60)?,
            "BYMINUTE" => self.minutes = set(0, 59)?,
            "BYHOUR" => self.hours = set(0, 23)?,
            "BYMONTH" => self.months = set(1, 12)?,
            "BYMONTHDAY" => self.month_days = list((1, 31))?,
            "BYYEARDAY" => self.year_days = list((1, 366))?,
            "BYWEEKNO" => self.weeks = list((1, 53))?,
            "BYSETPOS" => self.positions = list((1, 366))?,
            "BYDAY" => {
                for day in value.split(',') {
                    match numbered_weekday(day.trim())? {
                        (None, weekday) => self.weekdays |= 1 << weekday.num_days_from_monday(),
                        (Some(number), weekday) => self.numbered.push((number, weekday)),
                    }
                }
            }
            "WKST" => self.week_start = weekday(value).ok_or_else(|| format!("WKST={value} is not a weekday"))?,
            // What others add for themselves says nothing about when it falls.
            _ if name.starts_with("X-") => {}
            _ => return Err(format!("{name} is not a part of a rule")),
        }
        Ok(())
    }

    /// Refuses parts that RFC 5545 does not allow together.
    fn check(&self) -> Result<(), String> {
        use Frequency::{Daily, Monthly, Weekly, Yearly};
        let frequency = self.frequency;
        if !self.numbered.is_empty() && !matches!(frequency, Monthly | Yearly) {
            return Err("a numbered weekday such as 3SA needs FREQ=MONTHLY or YEARLY".to_owned());
        }
        if !self.numbered.is_empty() && !self.weeks.is_empty() {
            return Err("a numbered weekday such as 3SA does not go with BYWEEKNO".to_owned());
        }
        if !self.weeks.is_empty() && frequency != Yearly {
            return Err("BYWEEKNO needs FREQ=YEARLY".to_owned());
        }
        if !self.month_days.is_empty() && frequency == Weekly {
            return Err("BYMONTHDAY does not go with FREQ=WEEKLY".to_owned());
        }
        if !self.year_days.is_empty() && matches!(frequency, Daily | Weekly | Monthly) {
            return Err("BYYEARDAY does not go with FREQ=DAILY, WEEKLY or MONTHLY".to_owned());
        }
        let chooses = self.months | self.seconds | self.minutes | self.hours | self.weekdays != 0
            || [&self.month_days, &self.year_days, &self.weeks].into_iter().any(|list| !list.is_empty())
            || !self.numbered.is_empty();
        if !self.positions.is_empty() && !chooses {
            return Err("BYSETPOS needs another part that it chooses from, such as BYDAY".to_owned());
        }
        Ok(())
    }

    /// Whether it says nothing but how often it falls.
    pub(super) fn is_plain(&self) -> bool {
        let sets = self.months | self.seconds | self.minutes | self.hours | self.weekdays;
        let lists = [&self.month_days, &self.year_days, &self.weeks, &self.positions];
        sets == 0 && self.numbered.is_empty() && lists.into_iter().all(Vec::is_empty)
    }
}

fn frequency(value: &str) -> Result<Frequency, String> {
    Ok(match value {
        "SECONDLY" => Frequency::Secondly,
        "MINUTELY" => Frequency::Minutely,
        "HOURLY" => Frequency::Hourly,
        "DAILY" => Frequency::Daily,
        "WEEKLY" => Frequency::Weekly,
        "MONTHLY" => Frequency::Monthly,
        "YEARLY" => Frequency::Yearly,
        _ => {
            return Err(format!(
                "FREQ must be YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY or SECONDLY, not {value:?}"
            ));
        }
    })
}

fn at_least_one(name: &str, value: &str) -> Result<u32, String> {
    let number = value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok()).flatten();
    number.filter(|number| *number > 0).ok_or_else(|| format!("{name}={value} is not a whole number from 1 on"))
}

fn until(value: &str) -> Result<Until, String> {
    let time = |text: &str| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
    let day = || NaiveDate::parse_from_str(value, "%Y%m%d").ok().map(Until::Day);
    let found = match value.strip_suffix('Z') {
        Some(utc) => time(utc).map(Until::Utc),
        None => time(value).map(Until::Wall).or_else(day),
    };
    found.ok_or_else(|| {
        format!("UNTIL={value} is no time that exists; write 20271231, 20271231T220000 or 20271231T220000Z")
    })
}

/// Numbers between commas, which may count from the end where that is `signed`.
fn numbers(name: &str, value: &str, (first, last): (i16, i16), signed: bool) -> Result<Vec<i16>, String> {
    let wrong = |text: &str| {
        let back = if signed { format!(" or -{last} to -{first}") } else { String::new() };
        format!("{name}={text} is not within {first} to {last}{back}")
    };
    let number = |text: &str| {
        let number: i16 = text.parse().map_err(|_| wrong(text))?;
        let within = (first..=last).contains(&number) || signed && (first..=last).contains(&-number);
        if within { Ok(number) } else { Err(wrong(text)) }
    };
    value.split(',').map(|text| number(text.trim())).collect()
}

fn bits(numbers: &[i16]) -> u64 {
    numbers.iter().fold(0, |bits, number| bits | 1 << number)
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

fn numbered_weekday(text: &str) -> Result<(Option<i16>, Weekday), String> {
    let wrong = || format!("BYDAY={text} is not a weekday such as MO, 3SA or -1FR");
    let (number, name) = text.split_at_checked(text.len().saturating_sub(2)).ok_or_else(wrong)?;
    let weekday = weekday(name).ok_or_else(wrong)?;
    if number.is_empty() {
        return Ok((None, weekday));
    }
    let number: i16 = number.parse().map_err(|_| wrong())?;
    if (1..=53).contains(&number.abs()) { Ok((Some(number), weekday)) } else { Err(wrong()) }
}
