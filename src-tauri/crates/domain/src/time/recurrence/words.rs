//! A rule in words: every part of it, so that nobody has to read it as RFC 5545 writes it.

mod lists;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDateTime, NaiveTime, Timelike, Weekday};

use self::lists::{
    counted, listed, members, month_days, month_list, ordinal, place_of, week_list, weekday, weekday_list, year_days,
};
use super::Recurrence;
use super::rule::{Frequency, Rule, Until};
use crate::time::{Instant, Resolved, Zone};

/// How many times of day are told one by one; more are told by their hours and minutes.
const TIMES: u32 = 6;

impl Recurrence {
    /// The rule in words: `every month on the last Friday, 12 times in all`, `every week on Tuesday, until 31 Dec 2026`.
    ///
    /// What the rule leaves open comes from its first time, as it does when it is expanded: the weekday, the day of the
    /// month, the month. An end in UTC is told on the wall of the zone. Two rules with the same first time and the same
    /// words fall at the same times.
    pub fn words(&self, first: NaiveDateTime, zone: &Zone) -> String {
        let telling = Telling { rule: &self.rule, first };
        let mut text = telling.period("every");
        telling.days(&mut text);
        telling.times(&mut text);
        telling.places(&mut text);
        telling.week_start(&mut text);
        telling.end(&mut text, zone);
        text
    }
}

/// A rule that is being told, with its first time.
struct Telling<'a> {
    rule: &'a Rule,
    first: NaiveDateTime,
}

impl Telling<'_> {
    /// `every week`, `every 2 weeks`.
    fn period(&self, every: &str) -> String {
        let unit = self.unit();
        match self.rule.interval {
            1 => format!("{every} {unit}"),
            interval => format!("{every} {interval} {unit}s"),
        }
    }

    const fn unit(&self) -> &'static str {
        match self.rule.frequency {
            Frequency::Secondly => "second",
            Frequency::Minutely => "minute",
            Frequency::Hourly => "hour",
            Frequency::Daily => "day",
            Frequency::Weekly => "week",
            Frequency::Monthly => "month",
            Frequency::Yearly => "year",
        }
    }

    /// On which days of its periods it falls.
    fn days(&self, text: &mut String) {
        match self.rule.frequency {
            Frequency::Yearly => self.of_year(text),
            Frequency::Monthly => self.of_month(text),
            Frequency::Weekly => {
                let weekdays = self.rule.weekdays;
                let weekdays = if weekdays == 0 { self.first_weekday() } else { weekdays };
                let _ = write!(text, " on {}", weekday_list(weekdays, "and"));
                self.only_months(text);
            }
            _ => {
                self.only_weekdays(text, "on ");
                if !self.rule.month_days.is_empty() {
                    let _ = write!(text, ", only on {} of the month", month_days(&self.rule.month_days));
                }
                if !self.rule.year_days.is_empty() {
                    let _ = write!(text, ", only on {} of the year", year_days(&self.rule.year_days));
                }
                self.only_months(text);
            }
        }
    }

    fn of_month(&self, text: &mut String) {
        let rule = self.rule;
        if !rule.month_days.is_empty() {
            let _ = write!(text, " on {}", month_days(&rule.month_days));
            self.only_weekdays(text, "if that is ");
        } else if self.has_weekdays() {
            let _ = write!(text, " on {}", self.weekdays_of_period());
        } else {
            let _ = write!(text, " on {}", month_days(&[self.first_day()]));
        }
        self.only_months(text);
    }

    fn of_year(&self, text: &mut String) {
        let rule = self.rule;
        let months = if rule.months == 0 { String::new() } else { month_list(rule.months) };
        if !rule.year_days.is_empty() {
            let _ = write!(text, " on {} of the year", year_days(&rule.year_days));
            self.only_weeks(text);
            self.only_days_of_month(text);
            self.only_weekdays(text, "if that is ");
            self.only_months(text);
        } else if !rule.weeks.is_empty() {
            let on = match (rule.weekdays, rule.month_days.is_empty()) {
                (0, true) => weekday_list(self.first_weekday(), "and"),
                (0, false) => "every day".to_owned(),
                (weekdays, _) => weekday_list(weekdays, "and"),
            };
            let _ = write!(text, " on {on} of {}", week_list(&rule.weeks));
            self.only_days_of_month(text);
            self.only_months(text);
        } else if !rule.month_days.is_empty() {
            let of = if rule.months == 0 { "every month" } else { &months };
            let _ = write!(text, " on {} of {of}", month_days(&rule.month_days));
            self.only_weekdays(text, "if that is ");
        } else if self.has_weekdays() {
            let _ = write!(text, " on {}", self.weekdays_of_period());
            match (rule.months, rule.numbered.is_empty()) {
                (0, true) => {}
                (0, false) => text.push_str(" of the year"),
                _ => {
                    let _ = write!(text, " of {months}");
                }
            }
        } else {
            let of = if rule.months == 0 { month_list(1 << self.first.month()) } else { months };
            let _ = write!(text, " on {} of {of}", month_days(&[self.first_day()]));
        }
    }

    fn has_weekdays(&self) -> bool {
        self.rule.weekdays != 0 || !self.rule.numbered.is_empty()
    }

    fn first_day(&self) -> i16 {
        self.first.day() as i16
    }

    fn first_weekday(&self) -> u64 {
        1 << self.first.weekday().num_days_from_monday()
    }

    /// `every Monday and the last Friday`.
    fn weekdays_of_period(&self) -> String {
        let mut said = Vec::new();
        if self.rule.weekdays != 0 {
            said.push(format!("every {}", weekday_list(self.rule.weekdays, "and")));
        }
        said.extend(self.numbered());
        listed(&said, "and")
    }

    /// `the 3rd Saturday`, `the last Friday`, in order.
    fn numbered(&self) -> Vec<String> {
        let mut numbered: Vec<(i16, u32)> =
            self.rule.numbered.iter().map(|(number, day)| (*number, day.num_days_from_monday())).collect();
        numbered.sort_unstable_by_key(|(number, day)| (place_of(*number), *day));
        numbered.dedup();
        let told = |(number, day): &(i16, u32)| format!("the {} {}", ordinal(*number), weekday(*day));
        numbered.iter().map(told).collect()
    }

    /// Weekdays that keep other days out: `, only on Monday to Friday`, `, only if that is the 2nd Friday of the year`.
    fn only_weekdays(&self, text: &mut String, before: &str) {
        let rule = self.rule;
        if !self.has_weekdays() {
            return;
        }
        let mut said = Vec::new();
        if rule.weekdays != 0 {
            said.push(weekday_list(rule.weekdays, if before.starts_with("if") { "or" } else { "and" }));
        }
        said.extend(self.numbered());
        let _ = write!(text, ", only {before}{}", listed(&said, "or"));
        if !rule.numbered.is_empty() {
            let by_month = rule.frequency == Frequency::Monthly || rule.months != 0;
            text.push_str(if by_month { " of the month" } else { " of the year" });
        }
    }

    fn only_days_of_month(&self, text: &mut String) {
        if !self.rule.month_days.is_empty() {
            let _ = write!(text, ", only if that is {} of the month", month_days(&self.rule.month_days));
        }
    }

    fn only_weeks(&self, text: &mut String) {
        if !self.rule.weeks.is_empty() {
            let _ = write!(text, ", only in {}", week_list(&self.rule.weeks));
        }
    }

    fn only_months(&self, text: &mut String) {
        if self.rule.months != 0 {
            let _ = write!(text, ", only in {}", month_list(self.rule.months));
        }
    }

    /// At which times of its days, hours or minutes it falls, where the rule says something of them.
    fn times(&self, text: &mut String) {
        let rule = self.rule;
        if rule.hours | rule.minutes | rule.seconds == 0 {
            return;
        }
        let or_first = |set: u64, first: u32| if set == 0 { 1 << first } else { set };
        let seconds = or_first(rule.seconds, self.first.second());
        let minutes = or_first(rule.minutes, self.first.minute());
        match rule.frequency {
            Frequency::Secondly => {
                only("second", "of the minute", rule.seconds, text);
                only("minute", "of the hour", rule.minutes, text);
                only("hour", "of the day", rule.hours, text);
            }
            Frequency::Minutely => {
                if rule.seconds != 0 {
                    let _ = write!(text, " at {}", counted("second", rule.seconds));
                }
                only("minute", "of the hour", rule.minutes, text);
                only("hour", "of the day", rule.hours, text);
            }
            Frequency::Hourly => {
                if rule.minutes | rule.seconds != 0 {
                    let _ = write!(text, " at {}", counted("minute", minutes));
                    if seconds != 1 {
                        let _ = write!(text, ", {}", counted("second", seconds));
                    }
                }
                only("hour", "of the day", rule.hours, text);
            }
            _ => times_of_day(or_first(rule.hours, self.first.hour()), minutes, seconds, text),
        }
    }

    /// Which of all these times of one period count.
    fn places(&self, text: &mut String) {
        let mut places = self.rule.positions.clone();
        if places.is_empty() {
            return;
        }
        places.sort_unstable_by_key(|place| place_of(*place));
        places.dedup();
        let told: Vec<String> = places.iter().map(|place| format!("the {}", ordinal(*place))).collect();
        let _ = write!(text, ", of these only {} in each {}", listed(&told, "and"), self.unit());
    }

    /// On which day weeks begin, where that makes a difference and is not Monday.
    fn week_start(&self, text: &mut String) {
        let rule = self.rule;
        let by_weeks = rule.frequency == Frequency::Weekly
            && (rule.interval > 1 && rule.weekdays != 0 || !rule.positions.is_empty());
        if rule.week_start != Weekday::Mon && (by_weeks || !rule.weeks.is_empty()) {
            let day = weekday(rule.week_start.num_days_from_monday());
            let _ = write!(text, ", with weeks that begin on {day}");
        }
    }

    /// When it ends.
    fn end(&self, text: &mut String, zone: &Zone) {
        match self.rule.count {
            Some(1) => text.push_str(", only once"),
            Some(count) => {
                let _ = write!(text, ", {count} times in all");
            }
            None => {}
        }
        if let Some(until) = self.rule.until {
            let but = if self.rule.count.is_some() { "but not after" } else { "until" };
            let separator = if self.rule.count.is_some() { " " } else { ", " };
            let _ = write!(text, "{separator}{but} {}", last(until, zone));
        }
    }
}

/// The last time of a rule on the wall of a zone; a day that counts to its end is told without a time.
fn last(until: Until, zone: &Zone) -> String {
    let (wall, at) = match until {
        Until::Day(day) => return day.format("%-d %b %Y").to_string(),
        Until::Wall(wall) => (wall, None),
        Until::Utc(utc) => {
            let at = Instant::from(utc.and_utc());
            // Outside of the years of a plan no zone has changes that matter.
            if at.utc().naive_utc() == utc { (zone.wall(at), Some(at)) } else { (utc, None) }
        }
    };
    let day = wall.format("%-d %b %Y");
    if wall.time().num_seconds_from_midnight() == 86_399 {
        return day.to_string();
    }
    let mut text = format!("{day} {}", clock(wall.time()));
    if let (Some(at), Resolved::Twice { later, .. }) = (at, zone.resolve(wall)) {
        text.push_str(if at == later {
            ", the second time that clocks show it"
        } else {
            ", the first time that clocks show it"
        });
    }
    text
}

/// `09:00`, and `09:00:30` where there are seconds.
fn clock(time: NaiveTime) -> String {
    time.format(if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

/// `at 09:00 and 17:30`, or by hours and minutes where there are many.
fn times_of_day(hours: u64, minutes: u64, seconds: u64, text: &mut String) {
    if hours.count_ones() * minutes.count_ones() * seconds.count_ones() > TIMES {
        let _ = write!(text, " at {} of {}", counted("minute", minutes), counted("hour", hours));
        if seconds != 1 {
            let _ = write!(text, ", {}", counted("second", seconds));
        }
        return;
    }
    let mut times = Vec::new();
    for hour in members(hours) {
        for minute in members(minutes) {
            for second in members(seconds) {
                let behind = if seconds == 1 { String::new() } else { format!(":{second:02}") };
                times.push(format!("{hour:02}:{minute:02}{behind}"));
            }
        }
    }
    let _ = write!(text, " at {}", listed(&times, "and"));
}

/// `, only in the hours 9 to 17 of the day`.
fn only(what: &str, of: &str, set: u64, text: &mut String) {
    if set != 0 {
        let _ = write!(text, ", only in the {} {of}", counted(what, set));
    }
}
