//! How far the approval of a release has come.

use super::*;
use crate::conflict::sketch::planned;
use crate::escalation::RollbackPlan;
use crate::time::Minutes;

const CAB: Option<Role> = None;
const MANAGER: Option<Role> = Some(Role::ChangeManager);
const OWNER: Option<Role> = Some(Role::ServiceOwner);

fn cab() -> PolicyRule {
    line("rest", Route::Cab, &[], 1)
}

fn moved(sketch: Sketch) -> Sketch {
    sketch.change("R-1", |release| release.planned = planned("2026-12-19T22:00/02:00", "Europe/Berlin"))
}

fn blocks(sketch: &Sketch) -> Vec<&'static str> {
    standing(sketch).blocks.iter().map(|block| block.code).collect()
}

#[test]
fn without_a_policy_in_force_nothing_is_asked() {
    let sketch = desk();
    let standing = standing(&sketch);
    assert!(standing.complete && standing.may_schedule() && standing.may_deploy());
    assert_eq!((&standing.policy, standing.rule, standing.route, standing.stamp()), (&None, None, None, None));
    assert_eq!(standing.sentence, "No approval policy is in force, so that nothing is asked.");
}

#[test]
fn what_is_automatic_is_approved_by_its_line() {
    let sketch = ruled(desk(), line("easy", Route::Auto, &[], 0));
    let standing = standing(&sketch);
    assert!(standing.complete);
    assert_eq!(standing.sentence, "Nobody is asked: line easy of the policy house (version 3) approves it.");
    let stamp = standing.stamp().unwrap();
    assert_eq!((stamp.policy.as_str(), stamp.version, stamp.rule.as_str()), ("house", 3, "easy"));
}

#[test]
fn a_policy_of_which_no_line_holds_approves_nothing() {
    let when = Conditions { in_freeze: Some(true), ..Conditions::default() };
    let sketch = ruled(desk(), PolicyRule { when, ..line("frozen", Route::Auto, &[], 0) });
    let standing = standing(&sketch);
    assert!(!standing.complete && standing.rule.is_none());
    assert_eq!(blocks(&sketch), [Block::NO_LINE]);
    assert_eq!(
        standing.sentence,
        "No line of the policy house (version 3) holds of it: put one behind the others that asks for nothing."
    );
}

#[test]
fn a_board_decides_once_as_a_whole() {
    let sketch = ruled(desk(), cab());
    let waits = standing(&sketch);
    assert!(!waits.complete && waits.needed == 1);
    let told = "It waits for the change advisory board: line rest of the policy house (version 3) sends it to the \
                change advisory board.";
    assert_eq!(waits.sentence, told);
    let sketch = says(sketch, "ann", CAB, NOW, as_is);
    assert!(standing(&sketch).complete);
    let told = "It was approved by the change advisory board: line rest of the policy house (version 3) sends it to \
                the change advisory board.";
    assert_eq!(standing(&sketch).sentence, told);
}

#[test]
fn a_decision_on_another_way_approves_nothing_on_this_one() {
    let sketch = says(ruled(desk(), cab()), "ann", CAB, NOW, |approval| approval.route = Route::Ecab);
    assert!(!standing(&sketch).complete);
    let sketch = says(ruled(desk(), two_of_ecab()), "ann", CAB, NOW, as_is);
    assert_eq!(given(&standing(&sketch)), [""; 0], "a board as a whole holds no role");
    let sketch = says(ruled(desk(), two_of_ecab()), "frank", Some(Role::BusinessApprover), NOW, as_is);
    assert_eq!(given(&standing(&sketch)), [""; 0], "the role is not asked");
}

#[test]
fn without_a_quorum_nothing_is_approved_until_the_board_comes_back_to_it() {
    let sketch = says(ruled(desk(), cab()), "ann", CAB, "2026-12-02T10:00:00Z", |approval| approval.provisional = true);
    let provisional = standing(&sketch);
    assert!(!provisional.complete && provisional.provisional.len() == 1);
    assert!(provisional.sentence.ends_with(
        "The change advisory board had no quorum on 2 Dec 11:00 Europe/Berlin, and what was decided approves nothing \
         yet."
    ));
    let sketch = says(sketch, "ann", CAB, NOW, as_is);
    let behind = standing(&sketch);
    assert!(behind.complete && behind.provisional.is_empty());
}

#[test]
fn what_was_moved_behind_its_approval_is_not_approved_until_it_is_moved_back() {
    let sketch = moved(says(ruled(desk(), cab()), "ann", CAB, "2026-12-02T10:00:00Z", as_is));
    let standing_now = standing(&sketch);
    assert!(!standing_now.complete && standing_now.given.is_empty());
    assert_eq!(standing_now.void.len(), 1);
    assert_eq!(standing_now.void[0].1[0].what, Subject::Window);
    assert!(standing_now.sentence.ends_with(
        "The approval by the change advisory board of 2 Dec 11:00 Europe/Berlin is void. The window was 18 Dec \
         22:00–02:00 Europe/Berlin and is 19 Dec 22:00–02:00 Europe/Berlin."
    ));
    let back = sketch.change("R-1", |release| release.planned = planned("2026-12-18T22:00/02:00", "Europe/Berlin"));
    assert!(standing(&back).complete);
}

#[test]
fn a_void_approval_of_another_way_is_told_too() {
    let sketch = says(ruled(desk(), cab()), "bob", OWNER, NOW, |approval| approval.route = Route::TeamLead);
    assert!(standing(&sketch).void.is_empty());
    assert_eq!(standing(&moved(sketch)).void.len(), 1);
}

#[test]
fn so_many_different_persons_approve_as_are_needed() {
    let sketch = says(ruled(desk(), two_of_ecab()), "ann", MANAGER, "2026-12-02T10:00:00Z", as_is);
    let one = standing(&sketch);
    assert!(!one.complete && one.needed == 2);
    assert_eq!(
        one.sentence,
        "It has 1 of 2 approvals by the change manager or the service owner: line urgent of the policy house (version \
         3) sends it to the emergency board."
    );
    let again = says(sketch, "ann", OWNER, "2026-12-02T11:00:00Z", as_is);
    assert_eq!(given(&standing(&again)), ["ann"], "in two roles she is still one person");
    let both = says(again, "bob", OWNER, "2026-12-02T12:00:00Z", as_is);
    assert_eq!(given(&standing(&both)), ["ann", "bob"]);
    assert!(standing(&both).complete);
    let owners = says(ruled(desk(), two_of_ecab()), "bob", OWNER, "2026-12-02T10:00:00Z", as_is);
    assert!(standing(&says(owners, "eve", OWNER, NOW, as_is)).complete, "two of one role are two");
}

#[test]
fn a_deputy_counts_for_the_one_for_whom_was_decided_and_once() {
    let deputy = |sketch: Sketch, of: &str, role, when: &str| {
        let of = sketch.person_id(of);
        says(sketch, "dora", role, when, move |approval| approval.deputy_for = Some(of))
    };
    let sketch = deputy(ruled(desk(), two_of_ecab()), "ann", MANAGER, "2026-12-02T10:00:00Z");
    assert_eq!(given(&standing(&sketch)), ["dora"]);
    let herself = says(sketch, "ann", MANAGER, "2026-12-02T11:00:00Z", as_is);
    assert_eq!(given(&standing(&herself)), ["ann"], "it was her word before");
    let sketch = deputy(ruled(desk(), two_of_ecab()), "ann", MANAGER, "2026-12-02T10:00:00Z");
    let for_two = deputy(sketch, "bob", OWNER, "2026-12-02T11:00:00Z");
    assert_eq!(given(&standing(&for_two)), ["dora"], "one hand is not four eyes");
    assert!(!standing(&for_two).complete);
    assert!(standing(&says(for_two, "eve", OWNER, NOW, as_is)).complete);
}

#[test]
fn a_later_opinion_replaces_the_earlier_one_of_the_same_person() {
    let reject = |approval: &mut Approval| {
        approval.outcome = Outcome::Rejected;
        approval.reason = "The test failed.".into();
    };
    let both = || {
        let sketch = says(ruled(desk(), two_of_ecab()), "ann", MANAGER, "2026-12-02T10:00:00Z", as_is);
        says(sketch, "bob", OWNER, "2026-12-02T11:00:00Z", as_is)
    };
    let rejected = says(both(), "bob", OWNER, "2026-12-02T12:00:00Z", reject);
    assert_eq!(given(&standing(&rejected)), ["ann"]);
    assert!(
        standing(&rejected)
            .sentence
            .starts_with("bob rejected it on 2 Dec 13:00 Europe/Berlin: The test failed. It has")
    );
    assert!(standing(&says(rejected, "bob", OWNER, "2026-12-02T13:00:00Z", as_is)).complete);
    let by_another = says(both(), "eve", OWNER, "2026-12-02T12:00:00Z", reject);
    assert_eq!(given(&standing(&by_another)), ["ann", "bob"]);
    assert!(!standing(&by_another).complete, "enough approved, and behind them somebody rejected");
    let before = says(ruled(desk(), two_of_ecab()), "eve", OWNER, "2026-12-02T09:00:00Z", reject);
    let before = says(before, "ann", MANAGER, "2026-12-02T10:00:00Z", as_is);
    let over = says(before, "bob", OWNER, "2026-12-02T11:00:00Z", as_is);
    assert!(standing(&over).complete && standing(&over).adverse.is_none(), "those behind know it");
}

#[test]
fn a_board_that_defers_or_asks_for_more_takes_its_approval_back() {
    let sketch = || says(ruled(desk(), cab()), "ann", CAB, "2026-12-02T10:00:00Z", as_is);
    let deferred = says(sketch(), "ann", CAB, "2026-12-03T10:00:00Z", |approval| {
        approval.outcome = Outcome::Deferred;
        approval.until = Some("2026-12-08".parse().unwrap());
        approval.reason = "no time".into();
    });
    let told =
        "The change advisory board deferred it to 8 Dec 2026 on 3 Dec 11:00 Europe/Berlin: no time. It waits for";
    assert!(standing(&deferred).sentence.starts_with(told), "{}", standing(&deferred).sentence);
    let unclear = says(sketch(), "ann", CAB, "2026-12-03T10:00:00Z", |approval| {
        approval.outcome = Outcome::MoreInformation;
        approval.reason = "the load".into();
    });
    assert!(!standing(&unclear).complete);
    assert!(standing(&unclear).sentence.contains("asked for more information on 3 Dec 11:00 Europe/Berlin: the load."));
    assert!(standing(&says(deferred, "ann", CAB, NOW, as_is)).complete);
}

#[test]
fn a_word_against_a_release_is_over_when_it_is_handed_in_again() {
    let sketch = says(ruled(desk(), cab()), "ann", CAB, "2026-12-02T10:00:00Z", |approval| {
        (approval.outcome, approval.reason) = (Outcome::Rejected, "no".into());
    });
    assert!(standing(&sketch).adverse.is_some());
    let again = sketch.change("R-1", |release| release.submitted = Some(at("2026-12-03T10:00:00Z")));
    assert!(standing(&again).adverse.is_none() && !standing(&again).complete);
}

#[test]
fn who_asks_for_a_release_is_not_the_only_one_who_approves_it() {
    let owned = || desk().needs_person("R-1", Role::ServiceOwner, "carl");
    let lead = || line("lead", Route::TeamLead, &[Role::ServiceOwner], 1);
    let own = says(ruled(owned(), lead()), "carl", OWNER, "2026-12-02T10:00:00Z", as_is);
    assert_eq!(blocks(&own), [Block::OWN]);
    assert!(!standing(&own).complete);
    assert!(standing(&own).sentence.ends_with(
        "carl asked for it and is the only one who approved it: somebody else has to approve it, in one of the roles \
         that are asked or as a deputy."
    ));
    let by_name =
        says(ruled(owned(), lead()), "carl", OWNER, "2026-12-02T10:00:00Z", |approval| approval.person = None);
    assert_eq!(blocks(&by_name), [Block::OWN], "an import knows only the name");
    assert!(standing(&says(own, "bob", OWNER, NOW, as_is)).complete);
    let two = || ruled(owned().needs_person("R-1", Role::Requester, "bob"), lead());
    let one_of_two = says(two(), "bob", OWNER, NOW, as_is);
    assert_eq!(blocks(&one_of_two), [Block::OWN], "everybody who asked is too close to it");
    assert_eq!(blocks(&says(one_of_two, "carl", OWNER, NOW, as_is)), [Block::OWN]);
    let carl = owned().person_id("carl");
    let by_deputy = says(ruled(owned(), lead()), "eve", OWNER, NOW, |approval| approval.deputy_for = Some(carl));
    assert!(standing(&by_deputy).complete, "a deputy is somebody else");
    let with_another = says(ruled(owned(), two_of_ecab()), "carl", OWNER, "2026-12-02T10:00:00Z", as_is);
    assert_eq!(blocks(&with_another), [""; 0], "one is missing anyway");
    assert!(standing(&says(with_another, "ann", MANAGER, NOW, as_is)).complete);
}

#[test]
fn a_high_risk_is_not_approved_without_a_tested_rollback() {
    let risky = |risk| {
        let sketch = ruled(desk().change("R-1", |release| release.risk = risk), cab());
        says(sketch, "ann", CAB, "2026-12-02T10:00:00Z", as_is)
    };
    for (risk, told) in [
        (Some(Risk::High), "Its risk is high"),
        (Some(Risk::VeryHigh), "Its risk is very high"),
        (None, "Its risk is not said and counts as high"),
    ] {
        let sketch = risky(risk);
        assert_eq!(blocks(&sketch), [Block::ROLLBACK_UNTESTED], "{risk:?}");
        assert!(!standing(&sketch).complete);
        let sentence = standing(&sketch).blocks[0].sentence.clone();
        let told = format!("Its rollback was not tested. {told}, so that it cannot be approved like that");
        assert!(sentence.starts_with(&told), "{sentence}");
    }
    assert!(standing(&risky(Some(Risk::Moderate))).complete);
    let mut tested = risky(Some(Risk::High));
    let plan = RollbackPlan {
        id: release(&tested).id,
        procedure: "Restore".into(),
        duration: Minutes::new(30),
        verification: Minutes::new(10),
        tested: Some("2026-11-20".parse().unwrap()),
        measured: None,
        evidence: String::new(),
        version: Some("4.1".into()),
    };
    tested.plan.rollback_plans.put(plan.clone());
    assert!(standing(&tested).complete);
    tested.plan.rollback_plans.put(RollbackPlan { version: Some("3.9".into()), ..plan });
    assert_eq!(blocks(&tested), [Block::ROLLBACK_UNTESTED], "a test of another lineage");
}

#[test]
fn conditions_may_be_open_until_the_release_is_carried_out() {
    let condition = |met| Condition { text: "Test it".into(), owner: None, due: None, verifier: None, met };
    let sketch = |met: Option<(String, Instant)>| {
        says(ruled(desk(), cab()), "ann", CAB, "2026-12-02T10:00:00Z", |approval| {
            approval.outcome = Outcome::Conditional;
            approval.conditions = vec![condition(met)];
        })
    };
    let open = sketch(None);
    assert!(standing(&open).may_schedule() && !standing(&open).may_deploy());
    assert_eq!(standing(&open).open_conditions.len(), 1);
    assert!(
        standing(&open).sentence.ends_with("1 condition is open and must be met before it is carried out: Test it.")
    );
    assert!(standing(&sketch(Some(("eve".into(), at(NOW))))).may_deploy());
    let replaced = says(sketch(None), "ann", CAB, NOW, as_is);
    assert!(standing(&replaced).may_deploy(), "the board took its conditions back");
}

#[test]
fn what_was_said_counts_until_it_was_to_be_confirmed() {
    let said = |confirmed: Option<(String, Instant)>| {
        says(ruled(desk(), cab()), "ann", CAB, "2026-12-03T10:00:00Z", |approval| {
            let (said, confirm_by) = (approval.at, approval.at.plus(Verbal::CONFIRM_WITHIN));
            approval.verbal = Some(Verbal { heard_by: "eve".into(), said, confirm_by, confirmed });
        })
    };
    let sketch = said(None);
    let in_time = standing_at(&sketch, "2026-12-04T10:00:00Z");
    assert!(in_time.complete && in_time.unconfirmed.len() == 1);
    assert!(
        in_time.sentence.ends_with(
            "The change advisory board said so and has to confirm it in writing by 4 Dec 11:00 Europe/Berlin."
        )
    );
    let late = standing_at(&sketch, "2026-12-04T10:00:01Z");
    assert!(!late.complete && late.given.is_empty() && late.lapsed.len() == 1);
    assert!(late.sentence.ends_with("did not confirm it by 4 Dec 11:00 Europe/Berlin, so that it counts no longer."));
    let confirmed = said(Some(("ann".into(), at("2026-12-04T09:00:00Z"))));
    let behind = standing_at(&confirmed, "2026-12-10T10:00:00Z");
    assert!(behind.complete && behind.unconfirmed.is_empty() && behind.lapsed.is_empty());
}
