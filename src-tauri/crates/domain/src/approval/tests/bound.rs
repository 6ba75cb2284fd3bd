//! What voids a decision, and what does not.

use super::*;
use crate::catalogue::Assignment;
use crate::conflict::sketch::planned;
use crate::id::{EnvironmentId, PersonId};
use crate::release::ReleaseState;
use crate::time::{Minutes, Zone};

/// What voids an approval of R-1 when the release is changed behind it.
fn voided(change: impl FnOnce(&mut Release)) -> Vec<(Subject, String)> {
    let sketch = desk();
    let approval = approval(&sketch, "ann", None, NOW);
    let mut changed = release(&sketch).clone();
    change(&mut changed);
    let voided = sketch.plan.voids(&approval, &changed);
    let subjects: Vec<Subject> = voided.iter().map(|voided| voided.what).collect();
    assert_eq!(subjects, approval.changed(&changed));
    assert_eq!(subjects.is_empty(), approval.stands(&changed));
    voided.into_iter().map(|voided| (voided.what, voided.sentence)).collect()
}

fn environment(name: &str) -> EnvironmentId {
    desk().plan.environments.by_key(name).unwrap().id
}

#[test]
fn another_window_voids() {
    assert_eq!(
        voided(|release| release.planned = planned("2026-12-19T22:00/02:00", "Europe/Berlin")),
        [(
            Subject::Window,
            "The window was 18 Dec 22:00–02:00 Europe/Berlin and is 19 Dec 22:00–02:00 Europe/Berlin.".to_owned()
        )]
    );
    let later = voided(|release| release.planned = planned("2026-12-18T22:00/03:00", "Europe/Berlin"));
    assert_eq!(later.len(), 1, "a longer window is another one");
    let told = voided(|release| release.planned = planned("2027-12-18T22:00/02:00", "Europe/Berlin"));
    assert_eq!(
        told[0].1,
        "The window was 2026-12-18T21:00:00Z to 2026-12-19T01:00:00Z and is 2027-12-18T21:00:00Z to \
         2027-12-19T01:00:00Z."
    );
}

#[test]
fn another_scope_voids() {
    let fewer = voided(|release| release.services.truncate(1));
    let told = "The scope has changed: its services were pay and web and are pay.";
    assert_eq!(fewer, [(Subject::Scope, told.to_owned())]);
    let none = voided(|release| release.services.clear());
    assert_eq!(none[0].1, "The scope has changed: its services were pay and web and are none.");
    let elsewhere = voided(|release| release.environment = environment("staging"));
    let told = "The scope has changed: its environment was production and is staging.";
    assert_eq!(elsewhere, [(Subject::Scope, told.to_owned())]);
    let both = voided(|release| (release.environment, release.services) = (environment("staging"), Vec::new()));
    assert_eq!(
        both,
        [(
            Subject::Scope,
            "The scope has changed: its services were pay and web and are none; its environment was production and is \
             staging."
                .to_owned()
        )]
    );
}

#[test]
fn another_package_voids() {
    let next = voided(|release| release.version = Some("4.3".into()));
    assert_eq!(next, [(Subject::Package, "The version was 4.2 and is 4.3.".to_owned())]);
    let unsaid = voided(|release| release.version = None);
    assert_eq!(unsaid[0].1, "The version was 4.2 and is not said any more.");
}

#[test]
fn everything_that_voids_is_told() {
    let all = voided(|release| {
        release.planned = planned("2026-12-19T22:00/02:00", "Europe/Berlin");
        release.environment = environment("staging");
        release.version = None;
    });
    let subjects: Vec<Subject> = all.into_iter().map(|(what, _)| what).collect();
    assert_eq!(subjects, [Subject::Window, Subject::Scope, Subject::Package]);
}

#[test]
fn nothing_else_voids() {
    let nobody = PersonId::new(Uuid::from_u128(99));
    let unchanged = voided(|release| {
        release.title = "Another title".into();
        release.description = "Another description".into();
        release.people = vec![Assignment { role: Role::Requester, person: nobody }];
        release.state = ReleaseState::Draft;
        release.risk = Some(Risk::VeryHigh);
        release.submitted = None;
        release.team = None;
        release.notes.insert("ticket".into(), "4711".into());
        let segments = release.planned.clone().with_segments(Minutes::new(10), Minutes::new(20), Minutes::new(30));
        release.planned = segments.unwrap().in_zone(Zone::parse("Asia/Kolkata").unwrap());
    });
    assert_eq!(unchanged, []);
}

#[test]
fn decisions_are_told_from_the_oldest() {
    let sketch = says(desk(), "ann", None, "2026-12-03T10:00:00Z", as_is);
    let sketch = says(sketch, "bob", None, "2026-12-02T10:00:00Z", as_is);
    let sketch = says(sketch, "eve", None, "2026-12-02T10:00:00Z", |approval| {
        approval.release = crate::id::ReleaseId::new(Uuid::from_u128(99));
    });
    let names: Vec<&str> =
        sketch.plan.approvals_of(release(&sketch).id).iter().map(|approval| approval.by.as_str()).collect();
    assert_eq!(names, ["bob", "ann"]);
}
