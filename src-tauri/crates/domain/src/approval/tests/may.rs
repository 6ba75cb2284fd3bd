//! Who may approve.

use super::*;
use crate::id::PersonId;

const OWNER: Option<Role> = Some(Role::ServiceOwner);

fn asked(sketch: &Sketch, who: &str, role: Option<Role>) -> Result<Option<PersonId>, String> {
    let standing = standing(sketch);
    let person = sketch.person_id(who);
    may_approve(&sketch.plan, release(sketch), &standing, person, role).map_err(|error| error.to_string())
}

fn lead() -> PolicyRule {
    line("lead", Route::TeamLead, &[Role::ServiceOwner], 1)
}

#[test]
fn who_holds_a_role_that_is_asked_may_approve() {
    let sketch = ruled(desk(), lead());
    assert_eq!((asked(&sketch, "bob", OWNER), asked(&sketch, "eve", OWNER)), (Ok(None), Ok(None)));
    assert_eq!(
        asked(&sketch, "ann", Some(Role::ChangeManager)).unwrap_err(),
        "the change manager is not asked; the service owner may approve it"
    );
    let told = "say in which role it is approved; the service owner may";
    assert_eq!(asked(&sketch, "bob", None).unwrap_err(), told);
    assert_eq!(
        asked(&sketch, "ann", OWNER).unwrap_err(),
        "ann is not the service owner of it, and not a deputy of one; put the person in the role first"
    );
}

#[test]
fn a_deputy_may_approve_for_who_holds_the_role() {
    let sketch = ruled(desk(), lead());
    assert_eq!(asked(&sketch, "dora", OWNER), Ok(Some(sketch.person_id("bob"))));
    let herself = desk().needs_person("R-1", Role::ServiceOwner, "dora");
    assert_eq!(asked(&ruled(herself, lead()), "dora", OWNER), Ok(None), "she holds it herself");
}

#[test]
fn who_asked_for_it_may_not_be_the_only_one() {
    let owned = |rule| ruled(desk().needs_person("R-1", Role::ServiceOwner, "carl"), rule);
    assert_eq!(
        asked(&owned(lead()), "carl", OWNER).unwrap_err(),
        "carl asked for it and cannot be the only one who approves it; somebody else has to, in the role or as a deputy"
    );
    let with_bob = says(owned(lead()), "bob", OWNER, NOW, as_is);
    assert_eq!(asked(&with_bob, "carl", OWNER), Ok(None));
    assert_eq!(asked(&owned(two_of_ecab()), "carl", OWNER), Ok(None), "another one must follow");
    let carl = owned(lead()).person_id("carl");
    assert_eq!(asked(&owned(lead()), "eve", OWNER), Ok(None));
    let sole = desk().change("R-1", |release| release.people.retain(|held| held.role != Role::ServiceOwner));
    let sole = ruled(sole.needs_person("R-1", Role::ServiceOwner, "carl"), lead());
    assert_eq!(asked(&sole, "eve", OWNER), Ok(Some(carl)), "a deputy is somebody else");
}

#[test]
fn who_declared_an_interest_may_not_approve() {
    let sketch = ruled(desk(), lead());
    let bob = sketch.person_id("bob");
    let sketch = says(sketch, "ann", None, "2026-12-02T10:00:00Z", |approval| {
        approval.route = Route::Cab;
        approval.outcome = Outcome::Deferred;
        approval.ballot = Some(Ballot { interests: [bob].into(), ..Ballot::default() });
    });
    assert!(asked(&sketch, "bob", OWNER).unwrap_err().starts_with("bob declared a conflict of interest about it"));
    assert_eq!(asked(&sketch, "eve", OWNER), Ok(None));
}

#[test]
fn a_board_decides_as_a_whole_and_in_no_role() {
    let sketch = ruled(desk(), line("rest", Route::Cab, &[], 1));
    assert_eq!(asked(&sketch, "ann", None), Ok(None));
    assert_eq!(
        asked(&sketch, "ann", Some(Role::ChangeManager)).unwrap_err(),
        "the change advisory board decides on it as a whole; record what the board decided, without a role"
    );
}

#[test]
fn nobody_approves_where_nobody_is_asked_or_nobody_may() {
    let nobody = "nobody is asked to approve it";
    assert_eq!(asked(&desk(), "bob", OWNER).unwrap_err(), nobody);
    assert_eq!(asked(&ruled(desk(), line("easy", Route::Auto, &[], 0)), "bob", OWNER).unwrap_err(), nobody);
    let risky = ruled(desk().change("R-1", |release| release.risk = Some(Risk::High)), lead());
    let told = asked(&risky, "bob", OWNER).unwrap_err();
    assert!(told.starts_with("it cannot be approved by anybody yet. Its rollback was not tested."), "{told}");
}
