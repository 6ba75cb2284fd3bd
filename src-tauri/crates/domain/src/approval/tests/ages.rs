//! How long releases waited.

use super::*;
use crate::time::{Interval, Minutes};

/// Releases `R-1`, `R-2` and so on that were handed in on 1 December at 09:00 UTC.
fn handed_in(count: usize) -> Sketch {
    (2..=count).fold(desk(), |sketch, number| {
        let key = format!("R-{number}");
        let sketch = sketch.release(&key, &[], "2026-12-18T22:00/23:00");
        sketch.change(&key, |release| release.submitted = Some(at("2026-12-01T09:00:00Z")))
    })
}

/// A decision of the board on a release so many minutes after it was handed in.
fn decided(sketch: Sketch, key: &str, minutes: i64, change: impl FnOnce(&mut Approval)) -> Sketch {
    let release = sketch.release_id(key);
    let when = at("2026-12-01T09:00:00Z").plus(Minutes::new(minutes)).to_string();
    says(sketch, "ann", None, &when, |approval| {
        approval.release = release;
        change(approval);
    })
}

fn as_outcome(outcome: Outcome) -> impl FnOnce(&mut Approval) {
    move |approval| approval.outcome = outcome
}

fn december() -> Interval {
    Interval::new(at("2026-12-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).unwrap()
}

#[test]
fn the_median_is_the_middle_and_of_two_middles_their_mean() {
    let of = |minutes: &[i64]| {
        let sketch = minutes.iter().zip(1..).fold(handed_in(minutes.len()), |sketch, (age, number)| {
            decided(sketch, &format!("R-{number}"), *age, as_is)
        });
        let ages = approval_ages(&sketch.plan, december());
        (ages.n, ages.median.map(Minutes::get), ages.p90.map(Minutes::get))
    };
    assert_eq!(of(&[]), (0, None, None));
    assert_eq!(of(&[70]), (1, Some(70), Some(70)));
    assert_eq!(of(&[70, 10]), (2, Some(40), Some(70)));
    assert_eq!(of(&[70, 10, 20]), (3, Some(20), Some(70)));
    assert_eq!(of(&[4, 1, 3, 2]), (4, Some(2), Some(4)), "half a minute is cut off");
    assert_eq!(of(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), (10, Some(5), Some(9)), "nine of ten are not over 9");
}

#[test]
fn an_age_ends_with_the_first_yes_or_no_that_is_not_provisional() {
    let sketch = decided(handed_in(3), "R-1", 10, as_outcome(Outcome::Deferred));
    let sketch = decided(sketch, "R-1", 20, |approval| approval.provisional = true);
    let sketch = decided(sketch, "R-1", 30, as_outcome(Outcome::Rejected));
    let sketch = decided(sketch, "R-1", 40, as_is);
    let sketch = decided(sketch, "R-2", -10, as_is);
    let ages = approval_ages(&sketch.plan, december());
    assert_eq!((ages.n, ages.median), (1, Some(Minutes::new(30))), "R-2 was decided before it was handed in again");
    let later = Interval::new(at("2026-12-01T09:31:00Z"), at("2027-01-01T00:00:00Z")).unwrap();
    assert_eq!(approval_ages(&sketch.plan, later), Ages::default(), "it was decided before the stretch");
}

#[test]
fn a_board_decides_at_once_or_defers() {
    let sketch = decided(handed_in(4), "R-1", 10, as_is);
    let sketch = decided(sketch, "R-2", 10, as_outcome(Outcome::Deferred));
    let sketch = decided(sketch, "R-2", 20, as_is);
    let sketch = decided(sketch, "R-3", 10, |approval| approval.provisional = true);
    let sketch = decided(sketch, "R-4", 10, |approval| {
        (approval.route, approval.role) = (Route::TeamLead, Some(Role::ServiceOwner));
    });
    let ages = approval_ages(&sketch.plan, december());
    assert_eq!((ages.n, ages.before_a_board), (3, 3), "R-3 is not decided, R-4 came before no board");
    assert_eq!((ages.decided_first_percent, ages.deferred_percent), (Some(33), Some(33)));
    let none = approval_ages(&handed_in(1).plan, december());
    assert_eq!((none.decided_first_percent, none.deferred_percent), (None, None));
}
