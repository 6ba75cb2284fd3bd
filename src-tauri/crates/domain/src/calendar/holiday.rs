//! Days on which people are away.

use chrono::{Days, NaiveDate, TimeDelta};

use super::{Window, WindowKind};
use crate::Plan;
use crate::release::Release;
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

impl Plan {
    /// The days that a stretch of time loses to holidays that are about a release.
    ///
    /// Days off in a count of working days: a holiday counts when its scope
    /// covers at least one component of the release.
    pub fn days_off(&self, release: &Release, within: Interval) -> Vec<NaiveDate> {
        let is_about = |window: &&Window| {
            window.kind == WindowKind::Holiday
                && self.components(release).any(|component| window.scope.covers(&component))
        };
        let holidays = self.windows.iter().filter(is_about);
        holidays.flat_map(|window| window.days_touched(window.occurrences(within))).collect()
    }

    /// The days that a stretch of time loses to holidays that are about everything.
    pub fn days_off_everywhere(&self, within: Interval) -> Vec<NaiveDate> {
        let is_global = |window: &&Window| window.kind == WindowKind::Holiday && window.scope.is_global();
        let holidays = self.windows.iter().filter(is_global);
        holidays.flat_map(|window| window.days_touched(window.occurrences(within))).collect()
    }
}
