//! What an event says that it leaves out of its rule: one by one, and by a rule of its own.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime, TimeDelta, Weekday};
use slipway_domain::time::Recurrence;

use super::pieces::{Gone, next_behind};
use super::reader::{Reader, Trouble};
use super::shift::DAYS;
use super::stretch::{Whole, days_to};
use super::times::Which;
use super::windows::{cleaned, values};
use crate::csv::Problem;
use crate::ics::series::parts;

/// The most occurrences that one event names to leave them out.
const EXCEPTIONS: usize = 20_000;
/// How far behind its start a rule is gone through for what another one leaves out of it, in days.
const HORIZON: i64 = 20 * 366;
/// So many days are gone through at a time.
const STEP: i64 = 400;
/// The most occurrences that rules leave out of one event; each may make another window of it.
const STRUCK: usize = 400;

/// How far a rule of exceptions was followed.
enum Reach {
    /// To its end, or to that of what it leaves something out of.
    All,
    /// Up to a wall time.
    Until(NaiveDateTime),
}

impl Reader<'_> {
    /// What an event says that it leaves out.
    pub(super) fn exceptions(&mut self, whole: &mut Whole<'_, '_>) -> Result<Gone, Trouble> {
        let event = whole.event;
        let mut gone = Gone::default();
        let mut count = 0;
        for property in &event.exceptions {
            for value in values(property) {
                count += 1;
                if count > EXCEPTIONS {
                    let message = format!("the event leaves out more than {EXCEPTIONS} occurrences; make it simpler");
                    return Err(Problem::of_line(property.line, message).into());
                }
                match self.occurrence(event, property, value, &whole.times) {
                    Ok(which) => gone.add(which),
                    Err(Trouble::Bad(problem)) => self.passed_over(problem),
                    Err(trouble) => return Err(trouble),
                }
            }
        }
        let mut struck = BTreeSet::new();
        for property in &event.exception_rules {
            let rule = match self.rule(&cleaned(property.value(), &whole.times)) {
                Ok(rule) => rule,
                Err(error) => {
                    self.passed_over(Problem::of_line(property.line, format!("EXRULE: {error}")));
                    continue;
                }
            };
            if let Reach::Until(reach) = self.strike(whole, &rule, &mut struck) {
                let told = reach.format("%Y-%m-%d");
                let title = &whole.title;
                let text = format!(
                    "{title}: what EXRULE leaves out is left out before {told} and not from there on; look at its dates"
                );
                self.remarks.add(property.line, text);
            }
        }
        for wall in struck {
            gone.add(Which::Wall(wall));
        }
        Ok(gone)
    }

    /// Finds the occurrences of an event at which a rule falls, and keeps the days off its own rule where those can be
    /// told so.
    fn strike(
        &mut self,
        whole: &mut Whole<'_, '_>,
        excluded: &Recurrence,
        struck: &mut BTreeSet<NaiveDateTime>,
    ) -> Reach {
        let start = whole.times.start;
        let is_named = excluded.names(start);
        if is_named {
            struck.insert(start);
        }
        let dates: BTreeSet<NaiveDateTime> = whole.dates.iter().map(|(start, _)| *start).collect();
        let zone = &whole.times.zone;
        for date in &dates {
            // The first time counts in any case when a rule is asked, and it was asked for above.
            let (from, to) = (*date, *date + TimeDelta::seconds(1));
            if *date != start
                && self.work.affords(excluded, days_to(excluded, start, from, to))
                && self.work.spend(excluded, days_to(excluded, start, from, to))
                && !excluded.expand(start, zone, from, to).is_empty()
            {
                struck.insert(*date);
            }
        }
        if let [rule] = whole.rules.as_slice()
            && let Some(rest) = on_other_days(rule, excluded, start)
        {
            whole.rules = vec![rest];
            return Reach::All;
        }
        let mut reach = Reach::All;
        for rule in &whole.rules {
            if let Reach::Until(cut) = self.strike_rule(whole, rule, excluded, struck) {
                reach = match reach {
                    Reach::Until(before) if before < cut => Reach::Until(before),
                    _ => Reach::Until(cut),
                };
            }
        }
        reach
    }

    /// Finds the occurrences of one rule at which another falls.
    fn strike_rule(
        &mut self,
        whole: &Whole<'_, '_>,
        rule: &Recurrence,
        excluded: &Recurrence,
        struck: &mut BTreeSet<NaiveDateTime>,
    ) -> Reach {
        let (start, zone) = (whole.times.start, &whole.times.zone);
        let (mut from, end) = (start, start + TimeDelta::days(HORIZON));
        let mut seen = 0;
        while from < end {
            let to = from + TimeDelta::days(STEP);
            for rule in [rule, excluded] {
                let days = days_to(rule, start, from, to);
                if !self.work.affords(rule, days) || !self.work.spend(rule, days) {
                    return Reach::Until(from);
                }
            }
            let (all, out) = (rule.expansion(start, zone, from, to), excluded.expansion(start, zone, from, to));
            seen += all.walls.len();
            if all.cut || out.cut || seen > usize::from(Recurrence::MAX_OCCURRENCES) / 2 {
                return Reach::Until(from);
            }
            let out: BTreeSet<NaiveDateTime> = out.walls.into_iter().filter(|wall| *wall != start).collect();
            for wall in all.walls.into_iter().filter(|wall| out.contains(wall)) {
                if struck.len() >= STRUCK && !struck.contains(&wall) {
                    return Reach::Until(wall);
                }
                struck.insert(wall);
            }
            from = to;
        }
        let is_over = |work: &mut _, rule: &Recurrence| matches!(next_behind(rule, zone, start, end, work), Some(None));
        let both_go_on = !is_over(&mut self.work, rule) && !is_over(&mut self.work, excluded);
        if both_go_on { Reach::Until(end) } else { Reach::All }
    }
}

/// A rule of days without the weekdays on which another one falls, whenever that is; none where weekdays do not tell it.
fn on_other_days(rule: &Recurrence, excluded: &Recurrence, start: NaiveDateTime) -> Option<Recurrence> {
    let off = weekdays(excluded, start)?;
    let said: Vec<(&str, &str)> = parts(rule).collect();
    let part = |name: &str| said.iter().find(|(part, _)| *part == name).map(|(_, value)| *value);
    // A count goes by the days before any is left out.
    let known = ["FREQ", "INTERVAL", "UNTIL", "WKST", "BYDAY"];
    if !matches!(part("FREQ")?, "DAILY" | "WEEKLY") || said.iter().any(|(name, _)| !known.contains(name)) {
        return None;
    }
    let days: Vec<&str> = match (part("BYDAY"), part("FREQ")?) {
        (Some(days), _) => days.split(',').collect(),
        (None, "DAILY") => DAYS.to_vec(),
        (None, _) => return None,
    };
    let left: Vec<&str> = days.into_iter().filter(|day| !off.contains(day)).collect();
    if left.is_empty() {
        return None;
    }
    let mut text: Vec<String> =
        said.iter().filter(|(name, _)| *name != "BYDAY").map(|(name, value)| format!("{name}={value}")).collect();
    text.push(format!("BYDAY={}", left.join(",")));
    // The first time counts in any case, and is left out by itself.
    Recurrence::parse(&text.join(";")).ok()
}

/// The weekdays on all of which a rule falls, at the time of day of its start and for ever.
fn weekdays(rule: &Recurrence, start: NaiveDateTime) -> Option<Vec<&str>> {
    let mut days = None;
    let mut frequency = "";
    for (name, value) in parts(rule) {
        match name {
            "FREQ" => frequency = value,
            "BYDAY" => days = Some(value.split(',').collect::<Vec<_>>()),
            "INTERVAL" if value == "1" => {}
            "WKST" => {}
            _ => return None,
        }
    }
    match (frequency, days) {
        ("DAILY" | "WEEKLY", Some(days)) => Some(days),
        ("WEEKLY", None) => Some(vec![told(start.weekday())]),
        _ => None,
    }
}

fn told(day: Weekday) -> &'static str {
    DAYS.get(day.num_days_from_monday() as usize).copied().unwrap_or("MO")
}
