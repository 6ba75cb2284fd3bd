//! Days on which people are away.

use chrono::{Days, NaiveDate, TimeDelta};

use super::Window;
use crate::time::Interval;

impl Window {
    /// The days, on the window's own wall, that occurrences touch.
    ///
    /// A holiday takes a day out of a count of working days even when it covers
    /// only a part of it.
    pub fn days_touched(&self, occurrences: impl IntoIterator<Item = Interval>) -> Vec<NaiveDate> {
        let mut days = Vec::new();
        for occurrence in occurrences.into_iter().filter(|occurrence| !occurrence.is_empty()) {
            let last = (self.zone.wall(occurrence.end()) - TimeDelta::seconds(1)).date();
            let mut day = self.zone.wall(occurrence.start()).date();
            while day <= last {
                days.push(day);
                let Some(next) = day.checked_add_days(Days::new(1)) else { break };
                day = next;
            }
        }
        days
    }
}
