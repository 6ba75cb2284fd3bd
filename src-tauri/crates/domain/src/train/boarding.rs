//! Boarding: who may ride on a departure, who stays behind, and why.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Departure, Train};
use crate::Plan;
use crate::id::{BoardingId, ReleaseId, TeamId, TrainId};
use crate::release::{Release, ReleaseKind};
use crate::time::Instant;
use crate::word::words;

/// How many departures are looked through for one with a place.
pub(crate) const LOOKED_THROUGH: usize = 24;

words! {
    /// How a release fared with a departure.
    BoardingOutcome, "outcome of boarding" {
        /// It was put on board.
        Boarded = "boarded",
        /// It was on board, or wanted to be, and stayed behind.
        Missed = "missed",
        /// It was taken off by somebody.
        Left = "left",
    }
}

/// A line in the boarding list of a train: what happened, to whom, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boarding {
    /// Its id.
    pub id: BoardingId,
    /// The train.
    pub train: TrainId,
    /// The release.
    pub release: ReleaseId,
    /// The day by which the departure is named.
    pub departure: NaiveDate,
    /// What happened.
    pub outcome: BoardingOutcome,
    /// Why, in a sentence; empty where nothing was to be explained.
    pub why: String,
    /// The departure on which it rides instead; none where it rides on none.
    pub next: Option<NaiveDate>,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What keeps a release from riding on a departure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It is under way or over.
    Fixed,
    /// The departure has left.
    Gone,
    /// Boarding has closed; an exception opens it again.
    Closed {
        /// The end of the last day of boarding.
        cut_off: Instant,
    },
    /// Mandatory items of its readiness checklist are open.
    NotReady {
        /// What is open, by area and title.
        open: Vec<String>,
    },
    /// Every place is taken.
    Full {
        /// How many places there are.
        capacity: u32,
    },
    /// Its team has no carriage on this train.
    NoCarriage,
    /// Every place of its team's carriage is taken.
    CarriageFull {
        /// The team.
        team: TeamId,
        /// How many places there are.
        places: u32,
    },
    /// The risk budget would be exceeded.
    TooRisky {
        /// The points with it on board.
        points: u32,
        /// The points that there may be.
        budget: u32,
    },
}

/// What rides on a departure without emergencies, which take no place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Releases.
    pub items: u32,
    /// Points of risk.
    pub points: u32,
    /// Releases of each team.
    pub of_team: BTreeMap<TeamId, u32>,
}

impl Load {
    /// What some releases take; an emergency rides in the hotfix lane and takes nothing.
    pub fn of<'a>(riders: impl IntoIterator<Item = &'a Release>) -> Self {
        let mut load = Self::default();
        for rider in riders.into_iter().filter(|rider| takes_a_place(rider)) {
            load.items += 1;
            load.points += points(rider);
            if let Some(team) = rider.team {
                *load.of_team.entry(team).or_default() += 1;
            }
        }
        load
    }

    /// How many releases of a team ride.
    pub fn of_team(&self, team: TeamId) -> u32 {
        self.of_team.get(&team).copied().unwrap_or(0)
    }
}

fn takes_a_place(release: &Release) -> bool {
    release.kind != ReleaseKind::Emergency
}

fn points(release: &Release) -> u32 {
    release.risk.map_or(0, crate::release::Risk::points)
}

/// Everything that keeps a release from riding on a departure, worst first.
///
/// An emergency rides in the hotfix lane: it needs no place, no carriage and no
/// budget, and boards until the train has left. What already rides is judged as
/// if it boarded last.
pub fn hindrances(
    plan: &Plan,
    train: &Train,
    departure: &Departure,
    release: &Release,
    now: Instant,
) -> Vec<Hindrance> {
    let mut found = Vec::new();
    if !release.state.can_move() {
        found.push(Hindrance::Fixed);
    }
    if departure.at.end() <= now {
        found.push(Hindrance::Gone);
    }
    if !takes_a_place(release) {
        return found;
    }
    let riders = plan.riders(departure);
    let is_aboard = riders.iter().any(|rider| rider.id == release.id);
    if let Some(cut_off) = departure.cut_off.filter(|cut_off| *cut_off <= now && !is_aboard) {
        found.push(Hindrance::Closed { cut_off });
    }
    found.extend(not_ready(plan, release));
    let load = Load::of(riders.into_iter().filter(|rider| rider.id != release.id));
    if let Some(capacity) = train.capacity.filter(|capacity| load.items >= *capacity) {
        found.push(Hindrance::Full { capacity });
    }
    if !train.carriages.is_empty() {
        let carriage = release.team.and_then(|team| train.carriage(team));
        match carriage.map(|carriage| (carriage.team, carriage.places)) {
            None => found.push(Hindrance::NoCarriage),
            Some((team, Some(places))) if load.of_team(team) >= places => {
                found.push(Hindrance::CarriageFull { team, places });
            }
            Some(_) => {}
        }
    }
    let points = load.points + points(release);
    if let Some(budget) = train.risk_budget.filter(|budget| points > *budget) {
        found.push(Hindrance::TooRisky { points, budget });
    }
    found
}

fn not_ready(plan: &Plan, release: &Release) -> Option<Hindrance> {
    let open = plan.mandatory_open(release.id);
    let open: Vec<String> = open.into_iter().map(|item| format!("{} ({})", item.title, item.area)).collect();
    (!open.is_empty()).then_some(Hindrance::NotReady { open })
}

/// The first departure after a day on which nothing but its readiness keeps a release from riding.
///
/// What is not ready yet has time until that departure's own cut-off.
pub fn next_to_board(
    plan: &Plan,
    train: &Train,
    release: &Release,
    after: NaiveDate,
    now: Instant,
) -> Option<Departure> {
    let zone = &train.timetable.as_ref()?.zone;
    let from = zone.start_of_day(after.succ_opt()?).max(now);
    let ahead = plan.next_departures(train, from, LOOKED_THROUGH);
    let mut ahead = ahead.into_iter().filter(|departure| departure.day > after);
    ahead.find(|departure| could_ride(plan, train, departure, release, now))
}

/// Whether nothing but its readiness keeps a release from riding on a departure.
pub(crate) fn could_ride(plan: &Plan, train: &Train, departure: &Departure, release: &Release, now: Instant) -> bool {
    let found = hindrances(plan, train, departure, release, now);
    found.iter().all(|hindrance| matches!(hindrance, Hindrance::NotReady { .. }))
}

/// Those aboard a departure who must stay behind when boarding closes, with what is open: riders that are not ready.
pub fn left_behind<'a>(plan: &'a Plan, departure: &Departure) -> Vec<(&'a Release, Hindrance)> {
    let riders = plan.riders(departure).into_iter();
    riders
        .filter(|rider| takes_a_place(rider) && rider.state.can_move())
        .filter_map(|rider| Some((rider, not_ready(plan, rider)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::conflict::sketch::{Sketch, zone};
    use crate::id::ReadinessId;
    use crate::release::{ReadinessArea, ReadinessItem, ReleaseState, Risk};
    use crate::time::Recurrence;
    use crate::train::{Carriage, Milestone, Timetable};

    /// A train every Saturday night in December, with of the team `pay` on board of the 12th.
    fn weekly(capacity: Option<u32>, budget: Option<u32>) -> (Plan, Train) {
        let sketch = ["R-1", "R-2", "R-3"].into_iter().fold(Sketch::new(), |sketch, key| {
            sketch.release(key, &[], "2026-12-12T20:00/22:00").change(key, |release| release.risk = Some(Risk::High))
        });
        let sketch = sketch.team("pay", None).train("CORE", capacity, budget);
        let sketch = sketch.rides("R-1", "CORE").rides("R-2", "CORE");
        let sketch = ["R-1", "R-2", "R-3"].into_iter().fold(sketch, |sketch, key| sketch.carried_by(key, "pay"));
        let mut plan = sketch.plan;
        let mut train = plan.trains.by_key("CORE").unwrap().clone();
        train.timetable = Some(Timetable {
            zone: zone("Europe/Berlin"),
            start: "2026-12-05T20:00:00".parse().unwrap(),
            end: "2026-12-06T06:00:00".parse().unwrap(),
            recurrence: Recurrence::parse("FREQ=WEEKLY").ok(),
            moved: BTreeMap::new(),
        });
        train.milestones = Milestone::usual();
        plan.trains.put(train.clone());
        (plan, train)
    }

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hindered(plan: &Plan, train: &Train, key: &str, on: &str, now: &str) -> Vec<Hindrance> {
        let departure = plan.departure_on(train, day(on)).unwrap();
        hindrances(plan, train, &departure, plan.releases.by_key(key).unwrap(), at(now))
    }

    const EARLY: &str = "2026-11-20T10:00:00Z";
    const LATE: &str = "2026-12-01T10:00:00Z";

    #[test]
    fn boarding_closes_at_the_end_of_the_cut_off_day_for_those_who_are_not_aboard() {
        let (plan, train) = weekly(None, None);
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", EARLY), []);
        let cut_off = at("2026-11-30T23:00:00Z");
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", "2026-11-30T22:59:59Z"), []);
        let closed = [Hindrance::Closed { cut_off }];
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", "2026-11-30T23:00:00Z"), closed);
        assert_eq!(hindered(&plan, &train, "R-1", "2026-12-12", LATE), [], "it is aboard");
    }

    #[test]
    fn places_and_points_are_counted_without_the_release_itself() {
        let (plan, train) = weekly(Some(2), Some(10));
        let full = [Hindrance::Full { capacity: 2 }, Hindrance::TooRisky { points: 15, budget: 10 }];
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", EARLY), full);
        assert_eq!(hindered(&plan, &train, "R-2", "2026-12-12", EARLY), []);
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-19", EARLY), [], "nobody rides there");
    }

    #[test]
    fn a_team_rides_in_its_carriage_and_nobody_else_does() {
        let (mut plan, mut train) = weekly(None, None);
        let pay = plan.teams.by_key("pay").unwrap().id;
        train.carriages = vec![Carriage { team: pay, places: Some(2) }];
        let full = [Hindrance::CarriageFull { team: pay, places: 2 }];
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", EARLY), full);
        let mut stranger = plan.releases.by_key("R-3").unwrap().clone();
        stranger.team = None;
        plan.releases.put(stranger);
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", EARLY), [Hindrance::NoCarriage]);
    }

    #[test]
    fn an_emergency_takes_no_place_and_boards_until_the_train_has_left() {
        let (mut plan, train) = weekly(Some(2), Some(10));
        let mut hotfix = plan.releases.by_key("R-3").unwrap().clone();
        hotfix.kind = ReleaseKind::Emergency;
        plan.releases.put(hotfix);
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", LATE), []);
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", "2026-12-13T05:00:00Z"), [Hindrance::Gone]);
        let mut aboard = plan.releases.by_key("R-1").unwrap().clone();
        aboard.kind = ReleaseKind::Emergency;
        plan.releases.put(aboard);
        assert_eq!(Load::of(plan.releases.iter().filter(|one| one.train.is_some())).items, 1);
    }

    #[test]
    fn who_is_not_ready_stays_behind_and_boards_the_next_with_a_place() {
        let (mut plan, train) = weekly(Some(2), None);
        let release = plan.releases.by_key("R-1").unwrap().clone();
        let item = |mandatory, n| ReadinessItem {
            id: ReadinessId::new(Uuid::from_u128(n)),
            release: release.id,
            area: ReadinessArea::Monitoring,
            title: format!("Alert {n}"),
            mandatory,
            due: None,
            owner: None,
            ready: None,
        };
        plan.readiness.put(item(false, 1));
        let departure = plan.departure_on(&train, day("2026-12-12")).unwrap();
        assert_eq!(left_behind(&plan, &departure), [], "what is not mandatory holds nobody back");
        plan.readiness.put(item(true, 2));
        let open = Hindrance::NotReady { open: vec!["Alert 2 (monitoring)".into()] };
        let behind: Vec<(&str, Hindrance)> =
            left_behind(&plan, &departure).into_iter().map(|(one, why)| (one.key.as_str(), why)).collect();
        assert_eq!(behind, [("R-1", open.clone())]);
        let next = |plan: &Plan| next_to_board(plan, &train, &release, day("2026-12-12"), at(LATE)).map(|one| one.day);
        assert_eq!(next(&plan), Some(day("2026-12-19")));
        for key in ["R-2", "R-3"] {
            let mut other = plan.releases.by_key(key).unwrap().clone();
            other.planned = other.planned.moved_to(at("2026-12-19T19:00:00Z"));
            other.train = Some(train.id);
            plan.releases.put(other);
        }
        assert_eq!(next(&plan), Some(day("2026-12-26")), "the 19th is full");
        let done = ReadinessItem { ready: Some(("Grace".into(), at(LATE))), ..item(true, 2) };
        plan.readiness.put(done);
        assert_eq!(left_behind(&plan, &departure), []);
        assert!(plan.readiness_rate(release.id).opens_go_no_go());
        assert_eq!(plan.readiness_rate(release.id).percent(), Some(50));
    }

    #[test]
    fn what_is_over_does_not_board() {
        let (mut plan, train) = weekly(None, None);
        let mut over = plan.releases.by_key("R-3").unwrap().clone();
        over.state = ReleaseState::Closed;
        plan.releases.put(over);
        assert_eq!(hindered(&plan, &train, "R-3", "2026-12-12", EARLY), [Hindrance::Fixed]);
    }
}
