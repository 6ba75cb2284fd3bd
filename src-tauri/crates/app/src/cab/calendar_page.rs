//! The calendar page of the pack: three weeks of lanes by team, drawn to scale.

use std::collections::BTreeMap;

use chrono::Days as Many;
use slipway_domain::release::Release;
use slipway_print::calendar::CalendarPage;

use super::meetings::Meeting;
use super::release_words::team;
use crate::desk::Desk;
use crate::paper::lanes::{self, Days};
use crate::paper::time::monday_of;

/// How many days the page shows, from the Monday of the meeting's week.
const DAYS: u64 = 21;

pub(super) fn page(desk: &Desk, meeting: &Meeting<'_>) -> CalendarPage {
    let monday = monday_of(meeting.day);
    let days = Days::new(&desk.plan.settings.zone, monday, monday + Many::new(DAYS - 1));
    let mut by_team: BTreeMap<&str, Vec<&Release>> = BTreeMap::new();
    for release in desk.plan.releases.iter().filter(|release| release.state.takes_part() && days.show(release)) {
        by_team.entry(team(desk, release).unwrap_or("No team")).or_default().push(release);
    }
    for releases in by_team.values_mut() {
        releases.sort_by_key(|release| (release.occupancy().start(), release.key.clone()));
    }
    let by_team = by_team.into_iter().map(|(name, releases)| (name.to_owned(), releases)).collect();
    let mut page = lanes::page(desk, &days, by_team);
    let met = desk.plan.settings.zone.start_of_day(meeting.day).epoch_seconds();
    for day in page.days.iter_mut().filter(|day| day.start == met) {
        day.meeting = true;
    }
    page
}
