//! What another policy would have done.

use proptest::prelude::*;

use super::*;
use crate::calendar::WindowKind;
use crate::release::{ReleaseKind, ReleaseState};
use crate::time::{Interval, Minutes};

fn over() -> Interval {
    Interval::new(at("2026-09-05T10:00:00Z"), at(NOW)).unwrap()
}

fn hybrid() -> Policy {
    Policy::hybrid(PolicyId::new(Uuid::from_u128(7)))
}

fn replayed(sketch: &Sketch, policy: &Policy) -> Replay {
    super::super::replay(&sketch.plan, policy, over(), |_| &[], at(NOW))
}

/// Each item short: its key, from, to, the line, and its age.
fn told(sketch: &Sketch, replay: &Replay) -> Vec<String> {
    let word = |route: Option<Route>| route.map_or("-", Route::as_str);
    let item = |item: &Replayed| {
        let key = &sketch.plan.releases.get(item.release).unwrap().key;
        let rule = item.rule.as_ref().map_or("-".to_owned(), ToString::to_string);
        let age = item.age.map_or("-".to_owned(), |age| age.to_string());
        format!("{key} {} {} {rule} {age}", word(item.from), word(item.to))
    };
    replay.items.iter().map(item).collect()
}

fn with(sketch: Sketch, key: &str, submitted: &str, change: impl FnOnce(&mut Release)) -> Sketch {
    let sketch = sketch.release(key, &["web"], "2026-12-20T22:00/23:00");
    sketch.change(key, |release| {
        release.submitted = Some(at(submitted));
        release.risk = Some(Risk::Low);
        change(release);
    })
}

#[test]
fn every_release_that_was_handed_in_within_the_stretch_is_asked_about() {
    let sketch = ruled(desk(), line("rest", Route::Cab, &[], 1));
    let sketch = with(sketch, "R-2", "2026-11-30T09:00:00Z", |_| {});
    let sketch = with(sketch, "R-3", "2026-12-01T09:00:00Z", |release| release.risk = Some(Risk::High));
    let sketch = with(sketch, "R-4", "2026-09-05T09:59:59Z", |_| {});
    let sketch = with(sketch, "D-1", "2026-12-01T09:00:00Z", |_| {}).deploys("D-1", "R-3");
    let sketch = with(sketch, "R-5", "2026-12-01T09:00:00Z", |release| release.submitted = None);
    let sketch = says(sketch, "ann", None, "2026-12-01T10:00:00Z", |approval| approval.provisional = true);
    let sketch = says(sketch, "ann", None, "2026-12-02T09:00:00Z", as_is);
    let replay = replayed(&sketch, &hybrid());
    assert_eq!(told(&sketch, &replay), ["R-2 cab peer low -", "R-1 cab team-lead rest 24h", "R-3 cab cab high -"]);
    assert_eq!(replay.changed, [0, 1]);
    let load = |route| *replay.per_route.iter().find(|load| load.route == route).unwrap();
    let cab = load(Route::Cab);
    assert_eq!((cab.before, cab.after, cab.approved, cab.median), (3, 1, 1, Some(Minutes::hours(24))));
    assert_eq!((load(Route::Peer).before, load(Route::Peer).after, load(Route::Peer).median), (0, 1, None));
}

#[test]
fn the_load_of_the_boards_is_told_week_by_week() {
    let sketch = ruled(desk(), line("rest", Route::Cab, &[], 1));
    let sketch = with(sketch, "R-2", "2026-11-29T22:59:59Z", |_| {});
    let sketch = with(sketch, "R-3", "2026-11-29T23:00:00Z", |release| release.kind = ReleaseKind::Emergency);
    let load = replayed(&sketch, &hybrid()).cab_load;
    assert_eq!((load.before, load.after, load.weeks.len()), (3, 1, 14));
    let last: Vec<(String, usize, usize)> =
        load.weeks.iter().rev().take(3).map(|week| (week.monday.to_string(), week.before, week.after)).collect();
    let expected = [("2026-11-30", 2, 1), ("2026-11-23", 1, 0), ("2026-11-16", 0, 0)];
    assert_eq!(last, expected.map(|(day, before, after)| (day.to_owned(), before, after)), "by the wall in Berlin");
    assert_eq!((load.before_tenths(), load.after_tenths()), (2, 1), "3 and 1 in 90 days");
}

#[test]
fn without_a_policy_in_force_every_release_gets_a_way() {
    let sketch = desk();
    let replay = replayed(&sketch, &hybrid());
    assert_eq!(told(&sketch, &replay), ["R-1 - team-lead rest -"]);
    assert_eq!(replay.changed, [0]);
    let narrow = Conditions { in_freeze: Some(true), ..Conditions::default() };
    let nothing = policy(vec![PolicyRule { when: narrow, ..line("frozen", Route::Cab, &[], 1) }]);
    assert_eq!(told(&sketch, &replayed(&sketch, &nothing)), ["R-1 - - - -"]);
}

#[test]
fn a_release_that_is_over_lay_in_the_freezes_of_its_time() {
    let closed = |sketch: Sketch| sketch.state("R-1", ReleaseState::Closed);
    let frozen = |services: &[&str]| {
        let night = "2026-12-18T00:00/2026-12-20T00:00";
        closed(desk().service("crm", 3).window("F-1", WindowKind::FreezeHard, services, night, ""))
    };
    let rule = |sketch: &Sketch| replayed(sketch, &hybrid()).items[0].rule.clone().unwrap().to_string();
    assert_eq!(rule(&closed(desk())), "rest");
    assert_eq!(rule(&frozen(&[])), "in-freeze");
    assert_eq!(rule(&frozen(&["pay"])), "in-freeze");
    assert_eq!(rule(&frozen(&["crm"])), "rest", "the freeze is about something else");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_counted_adds_up(
        drawn in prop::collection::vec(
            (0_i64..120 * 24 * 60, 0_usize..4, 0_usize..3, prop::option::of(0_i64..5_000)),
            0..12,
        ),
        in_force in any::<bool>(),
    ) {
        let mut sketch = desk();
        for ((ago, risk, kind, age), number) in drawn.into_iter().zip(2..) {
            let key = format!("R-{number}");
            let submitted = at(NOW).plus(Minutes::new(-ago));
            sketch = with(sketch, &key, &submitted.to_string(), |release| {
                (release.risk, release.kind) = (Some(Risk::ALL[risk]), ReleaseKind::ALL[kind]);
            });
            let (id, route) = (sketch.release_id(&key), Route::ALL[number % Route::ALL.len()]);
            if let Some(age) = age {
                let when = submitted.plus(Minutes::new(age)).to_string();
                sketch = says(sketch, "ann", None, &when, |approval| (approval.release, approval.route) = (id, route));
            }
        }
        let centralised = Policy::centralised(PolicyId::new(Uuid::from_u128(8)));
        sketch.plan.policies.put(Policy { in_force, ..centralised });
        let replay = replayed(&sketch, &hybrid());
        let items = &replay.items;
        prop_assert_eq!(replay.per_route.iter().map(|load| load.after).sum::<usize>(), items.len());
        let before = if in_force { items.len() } else { 0 };
        prop_assert_eq!(replay.per_route.iter().map(|load| load.before).sum::<usize>(), before);
        let aged = items.iter().filter(|item| item.age.is_some()).count();
        prop_assert_eq!(replay.per_route.iter().map(|load| load.approved).sum::<usize>(), aged);
        let boards = replay.per_route.iter().filter(|load| load.route.is_board());
        let (before, after) = boards.fold((0, 0), |(before, after), load| (before + load.before, after + load.after));
        let load = &replay.cab_load;
        prop_assert_eq!((load.before, load.after), (before, after));
        prop_assert_eq!(load.weeks.iter().map(|week| week.before).sum::<usize>(), before);
        prop_assert_eq!(load.weeks.iter().map(|week| week.after).sum::<usize>(), after);
        for (index, item) in items.iter().enumerate() {
            prop_assert_eq!(replay.changed.contains(&index), item.from != item.to);
            prop_assert!(over().holds(item.submitted));
        }
        for load in &replay.per_route {
            let went = items.iter().filter(|item| item.went == Some(load.route));
            let ages: Vec<i64> = went.filter_map(|item| item.age).map(Minutes::get).collect();
            let Some(median) = load.median.map(Minutes::get) else { prop_assert!(ages.is_empty()); continue };
            let below = ages.iter().filter(|age| **age < median).count();
            let above = ages.iter().filter(|age| **age > median).count();
            prop_assert!(below * 2 <= ages.len() && above * 2 <= ages.len(), "{} of {:?}", median, ages);
        }
    }
}
