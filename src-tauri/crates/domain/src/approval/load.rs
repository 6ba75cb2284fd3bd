//! How many releases go which way, under one policy and under another.

use chrono::{Datelike, Days, NaiveDate};

use super::ages::median;
use super::{Replayed, Route};
use crate::time::{Instant, Interval, Minutes, Zone};

/// How many releases go one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteLoad {
    /// The way.
    pub route: Route,
    /// How many go it under the policy in force.
    pub before: usize,
    /// How many would go it under the other one.
    pub after: usize,
    /// How many of the releases were approved on this way, as it was recorded.
    pub approved: usize,
    /// The median age of those approvals; none where there is none.
    pub median: Option<Minutes>,
}

/// How many releases come before a board, the emergency board counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CabLoad {
    /// The stretch of time over which is counted.
    pub over: Interval,
    /// How many under the policy in force.
    pub before: usize,
    /// How many under the other one.
    pub after: usize,
    /// The same for each week that the stretch touches, by the day on which releases were handed in; empty weeks too.
    pub weeks: Vec<WeekLoad>,
}

/// How many releases that were handed in during one week come before a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekLoad {
    /// The Monday with which the week begins, in the zone of the plan.
    pub monday: NaiveDate,
    /// How many under the policy in force.
    pub before: usize,
    /// How many under the other one.
    pub after: usize,
}

impl CabLoad {
    /// How many a week under the policy in force, in tenths, rounded.
    pub fn before_tenths(&self) -> usize {
        self.tenths(self.before)
    }

    /// How many a week under the other policy, in tenths, rounded.
    pub fn after_tenths(&self) -> usize {
        self.tenths(self.after)
    }

    fn tenths(&self, count: usize) -> usize {
        const WEEK: usize = 7 * 24 * 60;
        let minutes = usize::try_from(self.over.minutes().get()).unwrap_or(0);
        (count * 10 * WEEK * 2 + minutes).checked_div(minutes * 2).unwrap_or(0)
    }
}

/// Every way, with how many go it.
pub(super) fn per_route(items: &[Replayed]) -> Vec<RouteLoad> {
    let load = |route: &Route| {
        let mut ages: Vec<Minutes> =
            items.iter().filter(|item| item.went == Some(*route)).filter_map(|item| item.age).collect();
        ages.sort_unstable();
        RouteLoad {
            route: *route,
            before: items.iter().filter(|item| item.from == Some(*route)).count(),
            after: items.iter().filter(|item| item.to == Some(*route)).count(),
            approved: ages.len(),
            median: median(&ages),
        }
    };
    Route::ALL.iter().map(load).collect()
}

/// How many come before a board, week by week.
pub(super) fn cab_load(items: &[Replayed], over: Interval, zone: &Zone) -> CabLoad {
    let is_board = |route: Option<Route>| route.is_some_and(Route::is_board);
    let mut weeks = weeks(over, zone);
    for item in items {
        let monday = monday(item.submitted, zone);
        if let Some(week) = weeks.iter_mut().find(|week| week.monday == monday) {
            week.before += usize::from(is_board(item.from));
            week.after += usize::from(is_board(item.to));
        }
    }
    let before = weeks.iter().map(|week| week.before).sum();
    let after = weeks.iter().map(|week| week.after).sum();
    CabLoad { over, before, after, weeks }
}

fn weeks(over: Interval, zone: &Zone) -> Vec<WeekLoad> {
    if over.is_empty() {
        return Vec::new();
    }
    let last = monday(over.end().plus_seconds(-1), zone);
    let first = monday(over.start(), zone);
    let mondays = std::iter::successors(Some(first), |monday| monday.checked_add_days(Days::new(7)));
    mondays.take_while(|monday| *monday <= last).map(|monday| WeekLoad { monday, before: 0, after: 0 }).collect()
}

fn monday(at: Instant, zone: &Zone) -> NaiveDate {
    let day = zone.wall(at).date();
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}
