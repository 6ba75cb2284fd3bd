//! When the trains of the sample leave, and how much they carry.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use slipway_domain::Plan;
use slipway_domain::id::TrainId;
use slipway_domain::time::{Instant, Interval, Minutes, Recurrence};
use slipway_domain::train::{Carriage, Load, Milestone, Timetable, Train};

/// For how many days behind the moment the trains already leave.
const BEFORE: i64 = 800;

/// The train of the teams that have carriages on it; everybody else rides on the other one.
pub(super) const DIGITAL: &str = "DIGITAL";
const DIGITAL_TEAMS: [&str; 2] = ["storefront", "catalogue"];

/// The core train leaves on the second Saturday of each month, the digital train every other Wednesday; both board
/// from noon to noon.
pub(super) fn timetables(plan: &mut Plan, as_of: Instant) {
    let first = plan.settings.zone.wall(as_of).date() - TimeDelta::days(BEFORE);
    let is_even_wednesday = |day: &NaiveDate| day.weekday() == Weekday::Wed && day.iso_week().week().is_multiple_of(2);
    let is_second_saturday = |day: &NaiveDate| day.weekday() == Weekday::Sat && (8..=14).contains(&day.day());
    let digital_teams = DIGITAL_TEAMS.iter().filter_map(|key| plan.teams.by_key(key).map(|team| team.id));
    let digital_carriages: Vec<Carriage> = digital_teams.map(|team| Carriage { team, places: None }).collect();
    for train in plan.trains.iter().cloned().collect::<Vec<_>>() {
        let digital = train.key.as_str() == DIGITAL;
        let leaves = |day: &NaiveDate| if digital { is_even_wednesday(day) } else { is_second_saturday(day) };
        let Some(day) = first.iter_days().take(40).find(leaves) else { continue };
        let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
        let rule = if digital { "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE" } else { "FREQ=MONTHLY;BYDAY=2SA" };
        let timetable = Timetable {
            zone: plan.settings.zone.clone(),
            start: noon,
            end: noon + TimeDelta::days(1),
            recurrence: Recurrence::parse(rule).ok(),
            moved: BTreeMap::new(),
        };
        let carriages = if digital { digital_carriages.clone() } else { Vec::new() };
        plan.trains.put(Train { timetable: Some(timetable), milestones: Milestone::usual(), carriages, ..train });
    }
}

/// The departure of a train nearest behind nine days before a day, if it leaves within nine days of it.
pub(super) fn departure(plan: &Plan, train: TrainId, day: NaiveDate) -> Option<(NaiveDate, Interval)> {
    let timetable = plan.trains.get(train)?.timetable.as_ref()?;
    let around = Interval::from_start(timetable.zone.start_of_day(day - TimeDelta::days(9)), Minutes::hours(19 * 24));
    let at = timetable.departures(around).into_iter().find(|at| at.start() >= around.start())?;
    Some((timetable.day(at), at))
}

/// Gives each train as much room as its fullest departure needs, but one place less on the fullest of all.
pub(super) fn room(plan: &mut Plan) {
    let fullest = |train: &Train| {
        let mut departures: BTreeMap<Interval, Vec<_>> = BTreeMap::new();
        for rider in plan.releases.iter().filter(|rider| rider.train == Some(train.id) && rider.state.takes_part()) {
            let at = train.timetable.as_ref().and_then(|timetable| timetable.departure_at(rider.occupancy().start()));
            if let Some(at) = at {
                departures.entry(at).or_default().push(rider);
            }
        }
        let loads = departures.into_values().map(Load::of);
        loads.fold((0, 0), |(items, points), load| (load.items.max(items), load.points.max(points)))
    };
    let mut trains: Vec<((u32, u32), Train)> =
        plan.trains.iter().map(|train| (fullest(train), train.clone())).collect();
    trains.sort_by_key(|((items, _), train)| (std::cmp::Reverse(*items), train.id));
    for (((items, points), train), short) in trains.into_iter().zip(std::iter::once(1).chain(std::iter::repeat(0))) {
        let (capacity, risk_budget) = (Some(items.saturating_sub(short)), Some(points.next_multiple_of(10)));
        plan.trains.put(Train { capacity, risk_budget, ..train });
    }
}
