//! What a decision must say.

use super::*;
use crate::time::Minutes;

fn fault(change: impl FnOnce(&mut Approval)) -> String {
    let mut approval = approval(&desk(), "ann", None, NOW);
    assert_eq!(approval.check(), Ok(()));
    change(&mut approval);
    approval.check().map_or_else(|fault| fault.to_string(), |()| String::new())
}

fn condition(text: &str) -> Condition {
    Condition { text: text.into(), owner: None, due: None, verifier: None, met: None }
}

#[test]
fn what_is_not_approved_says_why_and_what_is_deferred_until_when() {
    let outcome = |outcome| move |approval: &mut Approval| approval.outcome = outcome;
    assert_eq!(fault(outcome(Outcome::Rejected)), "a release is rejected for a reason; say which");
    assert_eq!(fault(outcome(Outcome::Deferred)), "a release is deferred for a reason; say which");
    assert_eq!(fault(outcome(Outcome::MoreInformation)), "say what must be known, and by whom");
    let reason = |outcome, until: Option<&str>| {
        let until = until.map(|day| day.parse().unwrap());
        fault(|approval| (approval.outcome, approval.reason, approval.until) = (outcome, "too early".into(), until))
    };
    assert_eq!(reason(Outcome::Deferred, None), "a release is deferred until a day; say which");
    assert_eq!(reason(Outcome::Deferred, Some("2026-12-11")), "");
    assert_eq!(reason(Outcome::Rejected, None) + &reason(Outcome::MoreInformation, None), "");
}

#[test]
fn conditions_say_something_and_belong_to_a_conditional_approval() {
    let conditions = |outcome, texts: &[&str]| {
        let conditions = texts.iter().map(|text| condition(text)).collect();
        fault(|approval| (approval.outcome, approval.conditions) = (outcome, conditions))
    };
    let none = "an approval with conditions names at least one; approve without conditions where there is none";
    assert_eq!(conditions(Outcome::Conditional, &[]), none);
    let empty = "condition 2 is empty; say what must be done, or take it out";
    assert_eq!(conditions(Outcome::Conditional, &["test it", " "]), empty);
    assert_eq!(conditions(Outcome::Conditional, &["test it"]), "");
    assert_eq!(
        conditions(Outcome::Approved, &["test it"]),
        "a decision has conditions only when it is conditional, and this one is approved; make it conditional, or \
         take them out"
    );
}

#[test]
fn who_decides_says_in_which_role_unless_a_board_decides_as_a_whole() {
    assert_eq!(fault(|approval| approval.by = " ".into()), "a decision names who decided");
    let role = |route| fault(|approval| approval.route = route);
    assert_eq!(role(Route::TeamLead), "a decision by the team lead says in which role it was made");
    assert_eq!(role(Route::Ecab), "");
    let told = "nobody decides as their own deputy; leave out for whom it was decided";
    assert_eq!(fault(|approval| approval.deputy_for = approval.person), told);
}

#[test]
fn a_board_that_decides_has_votes() {
    let ballot = |outcome, votes_for, against| {
        fault(|approval| {
            approval.outcome = outcome;
            approval.reason = "too early".into();
            approval.until = Some("2026-12-11".parse().unwrap());
            approval.ballot = Some(Ballot { votes_for, against, ..Ballot::default() });
        })
    };
    let nobody = "a board decides by votes; say how many there were for it and against it";
    assert_eq!(ballot(Outcome::Approved, 0, 0), nobody);
    assert_eq!(ballot(Outcome::Rejected, 0, 0), nobody);
    assert_eq!(ballot(Outcome::Deferred, 0, 0), "", "it has not decided");
    assert_eq!(ballot(Outcome::Approved, 0, 2), "nobody voted for it, so that it was not approved");
    assert_eq!(ballot(Outcome::Approved, 2, 1) + &ballot(Outcome::Rejected, 1, 2), "");
}

#[test]
fn what_was_said_is_heard_by_somebody_and_confirmed_within_a_day() {
    let said = at("2026-12-03T22:00:00Z");
    let verbal = |heard_by: &str, hours: i64| {
        let confirm_by = said.plus(Minutes::hours(hours));
        let verbal = Verbal { heard_by: heard_by.into(), said, confirm_by, confirmed: None };
        fault(|approval| approval.verbal = Some(verbal))
    };
    assert_eq!(verbal("", 24), "an approval that was said names who heard it");
    assert_eq!(verbal("eve", 24) + &verbal("eve", 0), "");
    assert_eq!(
        verbal("eve", 25),
        "what was said at 2026-12-03T22:00:00Z is confirmed within 24 hours behind that, not by 2026-12-04T23:00:00Z"
    );
    assert!(!verbal("eve", -1).is_empty());
}
