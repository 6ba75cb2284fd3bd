//! Generators: plans in three zones, with many releases in the nights when clocks change.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use slipway_domain::Plan;
use slipway_domain::catalogue::LinkKind;
use slipway_domain::release::{ReleaseKind, ReleaseState};

use crate::plan::{PlanBuilder, plan};

/// Zones whose clocks change on different nights, and one whose clocks never do.
pub const ZONES: [&str; 3] = ["Europe/Berlin", "America/New_York", "Asia/Kolkata"];

/// Nights on which clocks change in one of the zones, and two on which they do not.
pub const NIGHTS: [(i32, u32, u32); 6] =
    [(2026, 10, 24), (2026, 10, 31), (2027, 3, 13), (2027, 3, 27), (2026, 11, 27), (2026, 12, 18)];

const SERVICES: [&str; 6] = ["pay", "ledger", "shop", "search", "mail", "stock"];
const ENVIRONMENTS: [&str; 3] = ["production", "staging", "load"];
const RULES: [&str; 4] = ["FREQ=WEEKLY;BYDAY=SU", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=3SA", "FREQ=MONTHLY;BYMONTHDAY=-1"];

/// A zone.
pub fn zone_name() -> impl Strategy<Value = &'static str> {
    select(&ZONES[..])
}

/// A wall time on the grid of quarters, in or around one of [`NIGHTS`], and every other time when clocks may change.
pub fn wall_time() -> impl Strategy<Value = NaiveDateTime> {
    (select(&NIGHTS[..]), prop_oneof![0_i64..4 * 40, 4 * 7_i64..4 * 9]).prop_map(|((year, month, day), quarters)| {
        let evening = NaiveTime::from_hms_opt(18, 0, 0).unwrap();
        NaiveDate::from_ymd_opt(year, month, day).unwrap().and_time(evening) + TimeDelta::minutes(15 * quarters)
    })
}

/// A length of a quarter of an hour to twelve hours, in minutes.
pub fn minutes() -> impl Strategy<Value = i64> {
    (1_i64..=48).prop_map(|quarters| quarters * 15)
}

#[derive(Clone, Debug)]
struct SaidRelease {
    start: NaiveDateTime,
    minutes: i64,
    zone: &'static str,
    services: Vec<&'static str>,
    environment: &'static str,
    kind: ReleaseKind,
    state: ReleaseState,
    after: Option<(prop::sample::Index, &'static str, &'static str)>,
}

fn release() -> impl Strategy<Value = SaidRelease> {
    let tie =
        (any::<prop::sample::Index>(), select(&["FS", "SS", "FF", "SF"][..]), select(&["0", "-1h", "30m", "1wd"][..]));
    (
        (wall_time(), minutes(), zone_name()),
        prop::collection::vec(select(&SERVICES[..]), 0..3),
        select(&ENVIRONMENTS[..]),
        select(ReleaseKind::ALL),
        select(ReleaseState::ALL),
        prop::option::weighted(0.3, tie),
    )
        .prop_map(|((start, minutes, zone), services, environment, kind, state, after)| SaidRelease {
            start,
            minutes,
            zone,
            services,
            environment,
            kind,
            state,
            after,
        })
}

#[derive(Clone, Debug)]
struct SaidWindow {
    start: NaiveDateTime,
    minutes: i64,
    zone: &'static str,
    kind: &'static str,
    rule: Option<&'static str>,
    services: Vec<&'static str>,
}

fn window() -> impl Strategy<Value = SaidWindow> {
    let kinds = ["maintenance", "freeze-hard", "freeze-soft", "peak", "vendor", "holiday"];
    (
        (wall_time(), minutes(), zone_name()),
        select(kinds.to_vec()),
        prop::option::of(select(&RULES[..])),
        prop::collection::vec(select(&SERVICES[..]), 0..3),
    )
        .prop_map(|((start, minutes, zone), kind, rule, services)| SaidWindow {
            start,
            minutes,
            zone,
            kind,
            rule,
            services,
        })
}

/// A small plan in which almost anything can happen: up to 12 releases, 6 windows, services of every tier with
/// dependencies of every type, two environments that share infrastructure, and no circle.
pub fn any_plan() -> impl Strategy<Value = Plan> {
    let tiers = prop::collection::vec(1_u8..=4, SERVICES.len());
    let links = prop::collection::vec((0..SERVICES.len(), 0..SERVICES.len(), select(LinkKind::ALL)), 0..8);
    let windows = prop::collection::vec(window(), 0..6);
    let releases = prop::collection::vec(release(), 0..12);
    (tiers, links, windows, releases).prop_map(|(tiers, links, windows, releases)| {
        let mut builder = plan().environment("staging", Some("shared")).environment("load", Some("shared"));
        for (name, tier) in SERVICES.iter().zip(tiers) {
            builder = builder.service(name, |service| service.tier(tier));
        }
        for (one, other, kind) in links.into_iter().filter(|(one, other, _)| one != other) {
            // From the earlier to the later name, so that no circle closes.
            let (from, to) = (SERVICES[one.min(other)], SERVICES[one.max(other)]);
            builder = builder.service(from, |service| service.needs_by(to, kind));
        }
        for (window, number) in windows.into_iter().zip(1..) {
            builder = put_window(builder, &format!("W-{number}"), &window);
        }
        for (release, number) in releases.into_iter().zip(1_usize..) {
            builder = put_release(builder, number, &release);
        }
        builder.build()
    })
}

fn told(wall: NaiveDateTime) -> String {
    wall.format("%Y-%m-%dT%H:%M").to_string()
}

fn put_window(builder: PlanBuilder, name: &str, said: &SaidWindow) -> PlanBuilder {
    let end = said.start + TimeDelta::minutes(said.minutes);
    builder.window(name, &told(said.start), &told(end), |window| {
        let window = window.kind(said.kind).zone(said.zone).services(&said.services);
        match said.rule {
            Some(rule) => window.every(rule),
            None => window,
        }
    })
}

fn put_release(builder: PlanBuilder, number: usize, said: &SaidRelease) -> PlanBuilder {
    // An hour longer than was drawn, so that no clock change turns start and end round.
    let end = said.start + TimeDelta::minutes(said.minutes + 60);
    builder.release(&format!("R-{number:02}"), &told(said.start), &told(end), |mut release| {
        for service in &said.services {
            release = release.on(service);
        }
        if let Some((index, relation, lag)) = said.after.as_ref().filter(|_| number > 1) {
            release = release.after(&format!("R-{:02}", 1 + index.index(number - 1)), relation, lag);
        }
        release.environment(said.environment).kind(said.kind.as_str()).state(said.state.as_str()).zone(said.zone)
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::conflict::Schedule;
    use slipway_domain::dependency::release_order;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_plan_can_be_judged_and_put_in_order(plan in any_plan()) {
            let schedule = Schedule::build(&plan);
            let all = schedule.all(&plan);
            prop_assert!(release_order(&plan, None).is_ok(), "no circle");
            // A pair is told once in the list of all, and from either release when that one is asked.
            for conflict in &all {
                let told = schedule.of(&plan, conflict.release);
                prop_assert!(told.iter().any(|other| other.code == conflict.code && other.other == conflict.other));
            }
        }

        #[test]
        fn a_plan_is_the_same_as_the_edits_that_fill_an_empty_one(plan in any_plan()) {
            let mut filled = Plan::new(plan.settings.clone());
            for edit in plan.as_edits() {
                filled.apply(&edit);
            }
            prop_assert_eq!(filled, plan);
        }
    }

    #[test]
    fn clock_changes_are_among_the_nights() {
        use proptest::strategy::ValueTree as _;
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let doubtful = (0..200).filter(|_| {
            let plan = any_plan().new_tree(&mut runner).unwrap().current();
            plan.releases.iter().any(|release| release.planned.doubtful().count() > 0)
        });
        assert!(doubtful.count() > 10);
    }
}
