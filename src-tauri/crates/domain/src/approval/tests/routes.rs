//! Where a release goes when nobody decides in time, and whose approval a deployment needs.

use super::*;
use crate::calendar::WindowKind;

const OWNER: Option<Role> = Some(Role::ServiceOwner);
const BUSINESS: Option<Role> = Some(Role::BusinessApprover);

/// One owner approves within three working days of handing in on a Tuesday at 10:00; behind that the executive does.
fn waiting() -> Sketch {
    ruled(desk(), until(line("lead", Route::TeamLead, &[Role::ServiceOwner], 1), "3wd", Route::Executive))
}

fn route_at(sketch: &Sketch, now: &str) -> (Option<Route>, bool) {
    let standing = standing_at(sketch, now);
    (standing.route, standing.escalated)
}

#[test]
fn what_nobody_decides_in_time_goes_to_somebody_else() {
    let sketch = waiting();
    assert_eq!(standing(&sketch).time_out, Some(at("2026-12-04T09:00:00Z")));
    assert_eq!(route_at(&sketch, "2026-12-04T09:00:00Z"), (Some(Route::TeamLead), false));
    assert_eq!(route_at(&sketch, "2026-12-04T09:00:01Z"), (Some(Route::Executive), true));
    let late = standing(&sketch);
    assert_eq!((late.roles.as_slice(), late.needed), ([Role::BusinessApprover].as_slice(), 1));
    assert_eq!(
        late.sentence,
        "It waits for the business approver: line lead of the policy house (version 3) gave time until 4 Dec 10:00 \
         Europe/Berlin, and behind that it goes to the executive."
    );
    let holiday = waiting().window("H-1", WindowKind::Holiday, &[], "2026-12-03T00:00/2026-12-04T00:00", "");
    assert_eq!(standing(&holiday).time_out, Some(at("2026-12-07T09:00:00Z")), "nobody works on a holiday");
}

#[test]
fn a_time_out_in_hours_runs_on_every_day() {
    let hours = until(line("lead", Route::TeamLead, &[Role::ServiceOwner], 1), "48h", Route::Cab);
    let sketch = ruled(desk(), hours);
    assert_eq!(standing(&sketch).time_out, Some(at("2026-12-03T09:00:00Z")));
    assert_eq!(route_at(&sketch, NOW), (Some(Route::Cab), true));
    assert!(standing(&sketch).roles.is_empty(), "the board decides as a whole");
}

#[test]
fn what_was_approved_in_time_stays_approved() {
    let in_time = says(waiting(), "bob", OWNER, "2026-12-04T09:00:00Z", as_is);
    assert_eq!(route_at(&in_time, "2026-12-17T09:00:00Z"), (Some(Route::TeamLead), false));
    assert!(standing_at(&in_time, "2026-12-17T09:00:00Z").complete);
    let too_late = says(waiting(), "bob", OWNER, "2026-12-04T09:00:01Z", as_is);
    assert!(!standing(&too_late).complete && standing(&too_late).escalated);
    let moved = in_time.change("R-1", |release| release.version = Some("4.3".into()));
    assert!(standing(&moved).escalated, "what is void was not given");
    let executive = says(waiting(), "frank", BUSINESS, NOW, |approval| approval.route = Route::Executive);
    assert!(standing(&executive).complete && standing(&executive).escalated);
}

#[test]
fn what_was_not_handed_in_waits_for_ever() {
    let sketch = waiting().change("R-1", |release| release.submitted = None);
    let standing = standing_at(&sketch, "2027-12-04T10:00:00Z");
    assert_eq!((standing.time_out, standing.escalated), (None, false));
}

#[test]
fn silence_approves_nothing_even_where_a_policy_says_so() {
    let sketch = ruled(desk(), until(line("lead", Route::TeamLead, &[Role::ServiceOwner], 1), "1h", Route::Auto));
    let standing = standing(&sketch);
    assert_eq!((standing.route, standing.complete), (Some(Route::TeamLead), false));
}

#[test]
fn a_line_that_needs_nobody_of_its_roles_still_asks_for_one() {
    let sketch = ruled(desk(), line("lead", Route::TeamLead, &[Role::ServiceOwner], 0));
    assert!(!standing(&sketch).complete);
    assert!(standing(&says(sketch, "bob", OWNER, NOW, as_is)).complete);
}

#[test]
fn a_deployment_is_approved_with_its_release() {
    let sketch = ruled(desk(), line("lead", Route::TeamLead, &[Role::ServiceOwner], 1));
    let sketch = sketch.release("D-1", &["pay"], "2026-12-16T22:00/02:00").deploys("D-1", "R-1");
    let complete = |sketch: &Sketch| {
        let deployment = sketch.plan.releases.by_key("D-1").unwrap();
        assert_eq!(sketch.plan.decided_with(deployment).key.as_str(), "R-1");
        sketch.plan.standing(deployment, &[], at(NOW)).complete
    };
    assert!(!complete(&sketch));
    assert!(complete(&says(sketch, "bob", OWNER, NOW, as_is)));
}

#[test]
fn the_line_follows_what_is_known_about_the_release() {
    let mut sketch = desk();
    sketch.plan.policies.put(Policy { in_force: true, ..Policy::hybrid(PolicyId::new(Uuid::from_u128(1))) });
    let rule = |sketch: &Sketch| standing(sketch).rule.unwrap().key.to_string();
    assert_eq!(rule(&sketch), "rest");
    let frozen = sketch.window("F-1", WindowKind::FreezeSoft, &[], "2026-12-18T00:00/2026-12-20T00:00", "");
    assert_eq!(rule(&frozen), "in-freeze");
    assert_eq!(rule(&frozen.change("R-1", |release| release.risk = Some(Risk::VeryHigh))), "very-high-in-freeze");
}
