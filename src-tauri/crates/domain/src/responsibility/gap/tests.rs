//! Gaps of sketched releases, and of random ones against rules that are told in other words.

use chrono::TimeDelta;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::Key;
use crate::conflict::sketch::{Sketch, wall, zone};
use crate::id::AbsenceId;
use crate::release::ReleaseState;
use crate::responsibility::Cell;
use crate::roster::Absence;

const WHEN: &str = "2026-12-18T22:00/02:00";

fn early() -> Instant {
    Instant::parse("2026-11-23T10:00:00Z").unwrap()
}

/// A release on which every role is held, by people who have deputies.
fn full() -> Sketch {
    let sketch = Sketch::new().person("dora", "").person("ada", "dora").person("bob", "dora").person("cyd", "dora");
    let sketch = sketch.release("R-1", &[], WHEN).state("R-1", ReleaseState::Draft);
    let ada = [Role::ReleaseManager, Role::ChangeManager, Role::Security, Role::BusinessApprover, Role::ServiceOwner];
    let sketch = ada.into_iter().fold(sketch, |sketch, role| sketch.needs_person("R-1", role, "ada"));
    let bob = [Role::DeploymentLead, Role::EnvironmentManager, Role::Requester];
    let sketch = bob.into_iter().fold(sketch, |sketch, role| sketch.needs_person("R-1", role, "bob"));
    let cyd = [Role::RollbackOwner, Role::SupportLead, Role::TestManager];
    cyd.into_iter().fold(sketch, |sketch, role| sketch.needs_person("R-1", role, "cyd"))
}

fn without(sketch: Sketch, role: Role) -> Sketch {
    sketch.change("R-1", |release| release.people.retain(|held| held.role != role))
}

/// The role goes to somebody else.
fn given(sketch: Sketch, role: Role, person: &str) -> Sketch {
    without(sketch, role).needs_person("R-1", role, person)
}

fn gaps_at(sketch: &Sketch, now: Instant) -> Vec<Gap> {
    sketch.plan.gaps(sketch.plan.releases.by_key("R-1").unwrap(), now)
}

fn gaps(sketch: &Sketch) -> Vec<Gap> {
    gaps_at(sketch, early())
}

/// Every gap, told short: `away release-manager ada`; a `!` stands before those that block.
fn told(sketch: &Sketch) -> Vec<String> {
    let person = |gap: &Gap| gap.person.map(|id| format!(" {}", sketch.plan.people.get(id).unwrap().key));
    let told = |gap: &Gap| {
        let mark = if gap.blocks { "!" } else { "" };
        format!("{mark}{} {}{}", gap.kind, gap.role.unwrap(), person(gap).unwrap_or_default())
    };
    gaps(sketch).iter().map(told).collect()
}

fn sentence(sketch: &Sketch) -> String {
    let gaps = gaps(sketch);
    assert_eq!(gaps.len(), 1, "{:?}", told(sketch));
    gaps[0].sentence.clone()
}

#[test]
fn a_release_on_which_every_role_is_held_has_no_gap() {
    assert!(told(&full()).is_empty(), "{:?}", told(&full()));
}

#[test]
fn a_release_without_anybody_has_three_gaps_that_block_and_one_for_each_other_duty() {
    let sketch = Sketch::new().release("R-1", &[], WHEN);
    let mut expected = vec![
        "!no-owner release-manager".to_owned(),
        "!no-rollback-owner rollback-owner".to_owned(),
        "!no-support-lead support-lead".to_owned(),
    ];
    let rest = [
        "change-manager",
        "deployment-lead",
        "service-owner",
        "test-manager",
        "environment-manager",
        "security",
        "business-approver",
        "requester",
    ];
    expected.extend(rest.map(|role| format!("role-open {role}")));
    assert_eq!(told(&sketch), expected);
}

#[test]
fn an_owner_a_rollback_owner_and_a_support_lead_must_be_there() {
    for (role, expected) in [
        (Role::ReleaseManager, "!no-owner release-manager"),
        (Role::RollbackOwner, "!no-rollback-owner rollback-owner"),
        (Role::SupportLead, "!no-support-lead support-lead"),
    ] {
        assert_eq!(told(&without(full(), role)), [expected]);
    }
    assert_eq!(
        sentence(&without(full(), Role::RollbackOwner)),
        "On R-1 R-1 title nobody holds the role of rollback owner, so that nobody decides on taking it back. Give it to \
         somebody."
    );
}

#[test]
fn an_owner_needs_a_deputy_who_is_somebody_else() {
    let alone = given(full().person("eve", ""), Role::ReleaseManager, "eve");
    assert_eq!(told(&alone), ["!no-deputy release-manager eve"]);
    assert_eq!(
        sentence(&alone),
        "eve owns R-1 R-1 title and has no deputy. Name a deputy of eve, or give the role of release manager to \
         somebody who has one."
    );
    let mut own = full();
    let mut ada = own.plan.people.by_key("ada").unwrap().clone();
    ada.deputy = Some(ada.id);
    own.plan.people.put(ada);
    assert_eq!(told(&own), ["!no-deputy release-manager ada"]);
}

#[test]
fn a_role_that_the_grid_does_not_ask_for_may_stay_open() {
    let open = without(full(), Role::Security);
    assert_eq!(told(&open), ["role-open security"]);
    assert_eq!(
        sentence(&open),
        "On R-1 R-1 title nobody holds the role of security, which is responsible for assessing by the grid of normal \
         releases. Give it to somebody, or change the grid."
    );
    let emergency = open.change("R-1", |release| release.kind = ReleaseKind::Emergency);
    assert!(told(&emergency).is_empty(), "it is asked and does nothing");
}

#[test]
fn whoever_answers_for_a_release_and_is_away_needs_a_deputy_who_is_there() {
    let away = || full().absent("ada", "2026-12-19T00:00/08:00");
    assert!(told(&away()).is_empty(), "dora is there");
    let both = away().absent("dora", "2026-12-18T20:00/22:30");
    assert_eq!(told(&both), ["!away release-manager ada"]);
    assert_eq!(
        sentence(&both),
        "ada answers for R-1 R-1 title as release manager, change manager and service owner and is away during it \
         (19 Dec 00:00–02:00 Europe/Berlin), and so is the deputy, dora (18 Dec 22:00–22:30 Europe/Berlin). Name a \
         deputy who is there, give the role to somebody else, or move the release."
    );
    assert!(told(&away().absent("dora", "2026-12-19T02:00/08:00")).is_empty(), "it touches");
    assert!(told(&full().absent("ada", "2026-12-19T02:00/08:00").absent("dora", "2026-12-18T20:00/22:30")).is_empty());
}

#[test]
fn an_absence_without_a_deputy_is_told_and_one_of_somebody_who_answers_for_nothing_is_not() {
    let sketch = full().person("eve", "").absent("eve", "2026-12-18T00:00/2026-12-20T00:00");
    assert!(told(&given(sketch, Role::DeploymentLead, "eve")).is_empty(), "carrying it out is not answering for it");
    let sketch = full().person("eve", "").absent("eve", "2026-12-18T00:00/2026-12-20T00:00");
    let sketch = given(sketch, Role::RollbackOwner, "eve");
    assert_eq!(told(&sketch), ["!away rollback-owner eve"]);
    assert_eq!(
        sentence(&sketch),
        "eve answers for R-1 R-1 title as rollback owner and is away during it (18 Dec 22:00–02:00 Europe/Berlin), and \
         has no deputy. Name a deputy who is there, give the role to somebody else, or move the release."
    );
}

#[test]
fn an_owner_answers_for_a_release_whatever_the_grid_says() {
    let mut sketch = full().absent("ada", "2026-12-19T00:00/08:00").absent("dora", "2026-12-19T00:00/08:00");
    let usual = Grid::usual(ReleaseKind::Normal);
    let cells = usual.cells.iter().copied().filter(|cell| cell.part != Part::Accountable);
    sketch.plan.grids.put(Grid { cells: cells.collect(), version: 1, ..usual.clone() });
    assert_eq!(told(&sketch), ["!away release-manager ada"]);
    assert!(sentence(&sketch).starts_with("ada answers for R-1 R-1 title as release manager and is away"));
}

#[test]
fn an_absence_that_is_over_is_no_gap() {
    let sketch = full().absent("ada", "2026-12-18T20:00/23:00").absent("dora", "2026-12-18T20:00/23:00");
    let at = |text| gaps_at(&sketch, Instant::parse(text).unwrap()).len();
    assert_eq!(at("2026-12-18T21:59:59Z"), 1);
    assert_eq!(at("2026-12-18T22:00:00Z"), 0);
    assert_eq!(at("2027-12-18T22:00:00Z"), 0, "the release is past");
}

#[test]
fn whoever_asks_for_a_release_cannot_be_the_only_one_who_approves_it() {
    let alone = given(full(), Role::Requester, "ada");
    assert_eq!(told(&alone), ["!approves-alone requester ada"]);
    assert_eq!(
        sentence(&alone),
        "ada asks for R-1 R-1 title and is the only one who approves it. Give one of the roles of change manager, \
         service owner and business approver to somebody else."
    );
    assert!(told(&given(alone, Role::ServiceOwner, "bob")).is_empty(), "somebody else approves it too");
}

#[test]
fn whoever_carries_a_release_out_cannot_be_the_only_one_who_verifies_it() {
    let alone = given(given(full(), Role::DeploymentLead, "ada"), Role::TestManager, "ada");
    assert_eq!(told(&alone), ["!verifies-alone deployment-lead ada"]);
    assert_eq!(
        sentence(&alone),
        "ada carries out R-1 R-1 title and is the only one who verifies it. Give one of the roles of service owner and \
         test manager to somebody else."
    );
    let nobody = without(without(alone, Role::TestManager), Role::ServiceOwner);
    assert_eq!(told(&nobody), ["role-open service-owner", "role-open test-manager"], "nobody is not the only one");
}

#[test]
fn the_roles_that_approve_are_those_of_the_settled_grid() {
    let mut sketch = given(full(), Role::Requester, "cyd");
    let usual = Grid::usual(ReleaseKind::Normal);
    let others = usual.cells.iter().copied().filter(|cell| cell.activity != Activity::Approve);
    let both = [Part::Responsible, Part::Accountable];
    let security = both.map(|part| Cell { activity: Activity::Approve, role: Role::TestManager, part });
    sketch.plan.grids.put(Grid { cells: others.chain(security).collect(), version: 1, ..usual.clone() });
    assert_eq!(told(&sketch), ["!approves-alone requester cyd"]);
    assert!(sentence(&sketch).ends_with("Give the role of test manager to somebody else."));
}

#[test]
fn a_release_that_is_over_has_no_gap() {
    for state in ReleaseState::ALL {
        let sketch = without(full(), Role::SupportLead).state("R-1", *state);
        assert_eq!(gaps(&sketch).is_empty(), state.is_history(), "{state}");
    }
}

#[test]
fn the_gap_list_holds_every_release_that_is_not_over_by_start_and_key() {
    let sketch = full().release("R-4", &[], "2026-12-20T22:00/02:00").release("R-3", &[], "2026-12-20T22:00/02:00");
    let sketch = sketch.release("R-2", &[], "2026-12-01T22:00/02:00").state("R-2", ReleaseState::Closed);
    let all = sketch.plan.all_gaps(early());
    let counts: Vec<(&str, usize)> = all.iter().map(|(release, gaps)| (release.key.as_str(), gaps.len())).collect();
    assert_eq!(counts, [("R-1", 0), ("R-3", 11), ("R-4", 11)]);
    assert!(all.iter().all(|(release, gaps)| *gaps == sketch.plan.gaps(release, early())));
}

/// People of whom `p0` has no deputy, `p1` stands in for `p2`, and so on; each holds roles and is absent as drawn.
///
/// Stretches are in hours from the day before the release, of which it takes the hours 22 to 26.
fn drawn(roles: &[(usize, usize)], absences: &[(usize, i64, i64)]) -> Sketch {
    let sketch = Sketch::new().person("p0", "").person("p1", "").person("p2", "p1").person("p3", "p2");
    let mut sketch = sketch.release("R-1", &[], WHEN);
    for (role, person) in roles {
        sketch = sketch.needs_person("R-1", Role::ALL[*role], &format!("p{person}"));
    }
    for (number, (person, start, hours)) in (1..).zip(absences) {
        let start = wall("2026-12-18T00:00") + TimeDelta::hours(*start);
        sketch.plan.absences.put(Absence {
            id: AbsenceId::new(Uuid::from_u128(number)),
            key: Key::parse(&format!("A-{number}")).unwrap(),
            person: sketch.person_id(&format!("p{person}")),
            start,
            end: start + TimeDelta::hours(*hours),
            zone: zone("Europe/Berlin"),
            reason: String::new(),
        });
    }
    sketch
}

proptest! {
    #[test]
    fn those_are_away_whom_asking_hour_by_hour_finds_away(
        roles in prop::collection::btree_set((0..Role::ALL.len(), 0_usize..4), 0..10),
        absences in prop::collection::vec((0_usize..4, 10_i64..36, 1_i64..12), 0..6),
        emergency in any::<bool>(),
    ) {
        let roles: Vec<(usize, usize)> = roles.into_iter().collect();
        let kind = if emergency { ReleaseKind::Emergency } else { ReleaseKind::Normal };
        let sketch = drawn(&roles, &absences).change("R-1", |release| release.kind = kind);
        let is_away = |person: usize| {
            (22..26).any(|hour| absences.iter().any(|(who, start, hours)| {
                *who == person && *start <= hour && hour < start + hours
            }))
        };
        let answers = |role: Role| {
            let by_grid = Grid::usual(kind).cells.iter().any(|cell| cell.role == role && cell.part == Part::Accountable);
            by_grid || role == Role::ReleaseManager || role == Role::RollbackOwner
        };
        let deputy = [None, None, Some(1), Some(2)];
        let expected: Vec<String> = (0..4_usize)
            .filter(|person| roles.iter().any(|(role, holder)| holder == person && answers(Role::ALL[*role])))
            .filter(|person| is_away(*person) && deputy[*person].is_none_or(is_away))
            .map(|person| format!("p{person}"))
            .collect();
        let found = gaps(&sketch);
        let away = found.iter().filter(|gap| gap.kind == GapKind::Away);
        let mut names: Vec<String> =
            away.map(|gap| sketch.plan.people.get(gap.person.unwrap()).unwrap().name.clone()).collect();
        names.sort();
        prop_assert_eq!(names, expected);
    }

    #[test]
    fn gaps_come_in_the_order_of_kinds_roles_and_people_each_once(
        roles in prop::collection::btree_set((0..Role::ALL.len(), 0_usize..4), 0..14),
        absences in prop::collection::vec((0_usize..4, 10_i64..36, 1_i64..12), 0..6),
    ) {
        let roles: Vec<(usize, usize)> = roles.into_iter().collect();
        let gaps = gaps(&drawn(&roles, &absences));
        let places: Vec<_> = gaps.iter().map(|gap| (gap.kind, gap.role, gap.person)).collect();
        prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", places);
        prop_assert!(gaps.iter().all(|gap| gap.blocks == gap.kind.blocks() && gap.sentence.contains("R-1 R-1 title")));
    }
}
