//! Agendas of small plans.

mod back;

use super::*;
use crate::approval::{Approval, Outcome, Policy};
use crate::board::sketch::{approval, mark, meeting, sketch as people};
use crate::board::{Action, ActionKind, AgendaMark, Board};
use crate::conflict::Schedule;
use crate::conflict::sketch::{Sketch, planned, wall, zone};
use crate::release::{ReadinessArea, ReadinessItem, ReleaseKind, ReleaseState, Risk};
use crate::time::Interval;

/// The meeting of 1 December; it decides on what starts until 8 December at three.
fn at() -> Interval {
    planned("2026-12-01T14:00/15:00", "Europe/Berlin").occupancy()
}

fn berlin(text: &str) -> Instant {
    zone("Europe/Berlin").resolve(wall(text)).first()
}

/// A release that was handed in long ago.
fn submitted(sketch: Sketch, name: &str, when: &str) -> Sketch {
    let handed_in = Some(berlin("2026-09-01T10:00"));
    sketch.release(name, &[], when).change(name, |release| {
        release.state = ReleaseState::Submitted;
        release.submitted = handed_in;
    })
}

fn held(sketch: &Sketch, now: &str, needs_board: impl Fn(&Release) -> bool) -> Agenda {
    let board = board(sketch);
    let sitting = Sitting::of(&sketch.plan, &board, at(), berlin(now));
    agenda(&sitting, &Schedule::build(&sketch.plan).all(&sketch.plan), needs_board)
}

fn board(sketch: &Sketch) -> Board {
    let mut board = sketch.plan.boards.by_key("CAB").unwrap().clone();
    board.membership.per_item = Minutes::new(10);
    board
}

/// Number and title of each point, seen on the Monday before.
fn told(sketch: &Sketch) -> Vec<String> {
    let agenda = held(sketch, "2026-11-30T10:00", |_| true);
    agenda.points.iter().map(|point| format!("{} {}", point.number, point.title)).collect()
}

/// The points between the headings.
fn between(sketch: &Sketch) -> Vec<String> {
    let all = told(sketch);
    all[1..all.len() - 1].to_vec()
}

fn point<'a>(agenda: &'a Agenda, number: &str) -> &'a AgendaPoint {
    agenda.points.iter().find(|point| point.number == number).unwrap()
}

#[test]
fn an_agenda_without_anything_has_its_first_and_its_last_point() {
    let sketch = people();
    assert_eq!(told(&sketch), ["1 Previous minutes and open actions", "10 Process, figures and any other business"]);
    let agenda = held(&sketch, "2026-11-30T10:00", |_| true);
    assert_eq!((agenda.total, agenda.over), (Minutes::new(10), Minutes::ZERO));
    assert_eq!(agenda.points[0].why, "No action is open.");
}

#[test]
fn items_for_decision_stand_by_risk_then_start_and_the_clock_runs_along() {
    let sketch = submitted(people(), "R-1", "2026-12-03T22:00/23:00");
    let sketch = submitted(sketch, "R-2", "2026-12-02T22:00/23:00");
    let sketch = submitted(sketch, "R-3", "2026-12-05T22:00/23:00").change("R-3", |one| one.risk = Some(Risk::High));
    assert_eq!(between(&sketch), ["4.1 R-3 R-3 title", "4.2 R-2 R-2 title", "4.3 R-1 R-1 title"]);
    let agenda = held(&sketch, "2026-11-30T10:00", |_| true);
    let starts: Vec<String> = agenda.points.iter().map(|point| point.starts.to_string()[11..16].to_owned()).collect();
    assert_eq!(starts, ["13:00", "13:05", "13:15", "13:25", "13:35"]);
    assert_eq!((agenda.total, agenda.over), (Minutes::new(40), Minutes::ZERO));
    assert_eq!(point(&agenda, "4.1").why, "Its risk is high; 5 Dec 22:00–23:00 Europe/Berlin.");
}

#[test]
fn a_meeting_is_told_by_how_much_it_is_too_short() {
    let all =
        (1..7).fold(people(), |all, day| submitted(all, &format!("R-{day}"), &format!("2026-12-0{day}T22:00/23:00")));
    assert_eq!(held(&all, "2026-11-30T10:00", |_| true).over, Minutes::new(10));
}

#[test]
fn what_starts_after_the_next_meeting_waits_and_what_is_ready_is_only_told() {
    let sketch = submitted(people(), "R-1", "2026-12-08T15:00/16:00");
    let sketch = sketch.release("R-2", &[], "2026-12-02T22:00/23:00").release("R-3", &[], "2026-12-03T22:00/23:00");
    let sketch = sketch.state("R-2", ReleaseState::Draft);
    assert_eq!(between(&sketch), ["8.1 R-3 R-3 title"]);
    let agenda = held(&sketch, "2026-11-30T10:00", |_| true);
    assert_eq!(point(&agenda, "8.1").why, "It is scheduled; 3 Dec 22:00–23:00 Europe/Berlin.");
    assert_eq!(agenda.total, Minutes::new(10), "what is only read takes no time");
}

#[test]
fn a_standard_release_is_only_told_unless_the_policy_in_force_sends_it_to_a_board() {
    let standard = |sketch: Sketch| {
        submitted(sketch, "R-1", "2026-12-02T22:00/23:00").change("R-1", |one| one.kind = ReleaseKind::Standard)
    };
    assert_eq!(between(&standard(people())), ["8.1 R-1 R-1 title"]);
    let mut sketch = submitted(standard(people()), "R-2", "2026-12-03T22:00/23:00");
    let key = crate::Key::parse("hybrid").unwrap();
    let id = crate::id::PolicyId::new(uuid::Uuid::from_u128(1));
    let policy = Policy { id, key, name: "Hybrid".into(), in_force: true, rules: Vec::new(), version: 1 };
    sketch.plan.policies.put(policy.clone());
    let agenda = held(&sketch, "2026-11-30T10:00", |release| release.kind == ReleaseKind::Standard);
    let told: Vec<String> = agenda.points.iter().map(|one| format!("{} {}", one.number, one.title)).collect();
    assert_eq!(told[1..3], ["4.1 R-1 R-1 title", "8.1 R-2 R-2 title"]);
    assert!(point(&agenda, "8.1").why.starts_with("The policy in force asks no board about it;"));
    sketch.plan.policies.put(Policy { in_force: false, ..policy });
    assert_eq!(between(&sketch), ["4.1 R-2 R-2 title", "8.1 R-1 R-1 title"], "no policy is in force");
}

#[test]
fn a_late_item_stands_apart_with_its_justification() {
    let late = || {
        let sketch = submitted(people(), "R-1", "2026-12-03T22:00/23:00");
        sketch.change("R-1", |one| one.submitted = Some(berlin("2026-11-27T10:00")))
    };
    let agenda = held(&late(), "2026-11-30T10:00", |_| true);
    let point = point(&agenda, "5.1");
    assert!(point.late && point.justification == Agenda::NO_JUSTIFICATION);
    assert_eq!(
        point.why,
        "Nobody has rated its risk; 3 Dec 22:00–23:00 Europe/Berlin. It was handed in on 27 Nov 10:00 Europe/Berlin, \
         when the agenda of the meeting that can decide in time had closed. It has 1 soft conflict."
    );
    let mut sketch = late();
    let marked = meeting(&board(&sketch), at().start());
    let said = AgendaMark { justification: "The law changes".into(), ..mark(point.point.clone()) };
    sketch.plan.meetings.put(marked.mark(said).unwrap());
    assert_eq!(held(&sketch, "2026-11-30T10:00", |_| true).points[1].justification, "The law changes");
}

#[test]
fn a_release_comes_again_after_a_provisional_decision_a_question_and_on_the_day_to_which_it_was_put_off() {
    // Far away, so that its start alone brings it to no meeting.
    let sketch = || submitted(people(), "R-1", "2027-02-03T22:00/23:00");
    let decided = |change: &dyn Fn(&mut Approval)| {
        let mut sketch = sketch();
        let release = sketch.plan.releases.by_key("R-1").unwrap().clone();
        let mut approval = approval(&release, 1, berlin("2026-11-24T14:20"));
        change(&mut approval);
        sketch.plan.approvals.put(approval);
        between(&sketch)
    };
    assert!(between(&sketch()).is_empty());
    assert!(decided(&|_| {}).is_empty());
    assert_eq!(decided(&|one| one.provisional = true), ["4.1 R-1 R-1 title"]);
    assert_eq!(decided(&|one| one.outcome = Outcome::MoreInformation), ["4.1 R-1 R-1 title"]);
    let deferred = |until: Option<&str>| {
        decided(&|one| {
            one.outcome = Outcome::Deferred;
            one.until = until.map(|day| day.parse().unwrap());
        })
    };
    assert_eq!(deferred(Some("2026-12-01")), ["4.1 R-1 R-1 title"]);
    assert_eq!(deferred(Some("2026-11-26")), ["4.1 R-1 R-1 title"], "the first meeting from that day on");
    assert!(deferred(Some("2026-12-02")).is_empty() && deferred(None).is_empty());
}

#[test]
fn what_is_put_off_to_a_later_day_does_not_come_before_although_it_starts_soon() {
    let mut sketch = submitted(people(), "R-1", "2026-12-04T22:00/23:00");
    let release = sketch.plan.releases.by_key("R-1").unwrap().clone();
    let until = Some("2026-12-02".parse().unwrap());
    let earlier = approval(&release, 1, berlin("2026-11-24T14:20"));
    sketch.plan.approvals.put(Approval { outcome: Outcome::Deferred, until, ..earlier });
    assert!(between(&sketch).is_empty());
}

#[test]
fn the_reason_for_coming_again_is_told() {
    let mut sketch = submitted(people(), "R-1", "2026-12-03T22:00/23:00");
    let release = sketch.plan.releases.by_key("R-1").unwrap().clone();
    let earlier = approval(&release, 1, berlin("2026-11-24T14:20"));
    let until = Some("2026-12-01".parse().unwrap());
    let reason = "Tests are\nred".to_owned();
    sketch.plan.approvals.put(Approval { outcome: Outcome::Deferred, until, reason, ..earlier });
    assert_eq!(
        point(&held(&sketch, "2026-11-30T10:00", |_| true), "4.1").why,
        "It comes again: deferred to 1 December 2026 on 24 Nov 14:20 Europe/Berlin (Tests are red). Nobody has rated \
         its risk; 3 Dec 22:00–23:00 Europe/Berlin."
    );
}

#[test]
fn what_a_meeting_has_decided_stays_on_its_agenda() {
    let mut sketch = submitted(people(), "R-1", "2026-12-03T22:00/23:00").state("R-1", ReleaseState::Rejected);
    let release = sketch.plan.releases.by_key("R-1").unwrap().clone();
    assert!(between(&sketch).is_empty());
    let kept = meeting(&board(&sketch), at().start());
    let decided =
        Approval { meeting: Some(kept.id), outcome: Outcome::Rejected, ..approval(&release, 1, at().start()) };
    sketch.plan.meetings.put(kept);
    sketch.plan.approvals.put(decided);
    let agenda = held(&sketch, "2026-12-01T14:30", |_| true);
    assert!(point(&agenda, "4.1").why.starts_with("This meeting has decided: rejected."));
    let sketch = sketch.change("R-1", |one| one.submitted = Some(berlin("2026-11-27T10:00")));
    assert!(
        point(&held(&sketch, "2026-12-01T14:30", |_| true), "5.1").late,
        "among the late ones, although it is over"
    );
}

#[test]
fn a_deployment_is_decided_about_in_production_alone() {
    let sketch = submitted(people(), "R-1", "2026-12-03T22:00/23:00");
    let sketch = submitted(submitted(sketch, "D-1", "2026-12-02T22:00/23:00"), "D-2", "2026-12-02T23:00/23:30");
    let staging = sketch.plan.environments.by_key("staging").unwrap().id;
    let sketch = sketch.deploys("D-1", "R-1").deploys("D-2", "R-1").change("D-1", |one| one.environment = staging);
    assert_eq!(between(&sketch), ["4.1 D-2 D-2 title", "4.2 R-1 R-1 title", "8.1 D-1 D-1 title"]);
}

fn readiness(sketch: &Sketch, number: u128, title: &str, due: Option<&str>) -> ReadinessItem {
    ReadinessItem {
        id: crate::id::ReadinessId::new(uuid::Uuid::from_u128(number)),
        release: sketch.release_id("R-1"),
        area: ReadinessArea::Support,
        title: title.to_owned(),
        mandatory: true,
        due: due.map(|day| day.parse().unwrap()),
        owner: None,
        ready: None,
    }
}

#[test]
fn what_is_not_ready_needs_a_waiver() {
    let mut sketch = people().release("R-1", &[], "2026-12-02T22:00/23:00");
    let items = [readiness(&sketch, 1, "On call", Some("2026-12-01")), readiness(&sketch, 2, "Runbook", None)];
    for item in items {
        sketch.plan.readiness.put(item);
    }
    assert_eq!(between(&sketch), ["7.1 Waiver for R-1 R-1 title", "8.1 R-1 R-1 title"]);
    let agenda = held(&sketch, "2026-11-30T10:00", |_| true);
    assert_eq!(
        point(&agenda, "7.1").why,
        "It starts 2 Dec 22:00 Europe/Berlin and cannot go: On call (due 1 December 2026) and Runbook are mandatory \
         and open."
    );
}

#[test]
fn an_exception_that_is_asked_for_is_on_the_agenda_until_it_is_decided() {
    use crate::calendar::{ExceptionStage, WindowKind};
    let sketch = people().window("F-1", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
    let mut sketch =
        sketch.release("R-1", &[], "2026-12-20T22:00/23:00").excepted("E-1", "F-1", "R-1", "2026-12-21T00:00");
    assert!(between(&sketch).is_empty());
    let mut asked = sketch.plan.exceptions.by_key("E-1").unwrap().clone();
    (asked.stage, asked.reason) = (ExceptionStage::Requested, "The law changes".into());
    sketch.plan.exceptions.put(asked);
    assert_eq!(between(&sketch), ["6.1 E-1: R-1 R-1 title"]);
    let agenda = held(&sketch, "2026-11-30T10:00", |_| true);
    assert_eq!(point(&agenda, "6.1").why, "It asks to go ahead inside F-1 F-1 title. Because: The law changes.");
    let mut granted = sketch.plan.exceptions.by_key("E-1").unwrap().clone();
    (granted.stage, granted.decided) = (ExceptionStage::Approved, Some(berlin("2026-12-01T14:20")));
    sketch.plan.exceptions.put(granted);
    let opened = meeting(&board(&sketch), at().start()).open("Ada", berlin("2026-12-01T14:01"), 1).unwrap();
    sketch.plan.meetings.put(opened);
    let agenda = held(&sketch, "2026-12-01T14:30", |_| true);
    assert!(point(&agenda, "6.1").why.starts_with("This meeting has decided: approved. It asks"));
}

#[test]
fn marks_put_points_first_off_and_to_another_length_and_bring_points_of_their_own() {
    let sketch = submitted(people(), "R-1", "2026-12-02T22:00/23:00");
    let mut sketch = submitted(sketch, "R-2", "2026-12-03T22:00/23:00");
    sketch = submitted(sketch, "R-3", "2026-12-04T22:00/23:00");
    let release = |sketch: &Sketch, key: &str| mark(Point::Release(sketch.release_id(key)));
    let first = AgendaMark { place: Some(1), ..release(&sketch, "R-3") };
    let long = AgendaMark { length: Some(Minutes::new(30)), ..release(&sketch, "R-2") };
    let off = AgendaMark { off: true, ..release(&sketch, "R-1") };
    let own = mark(Point::Other("Tools".into()));
    let marks = [first, long, off, own];
    let kept = marks.into_iter().fold(meeting(&board(&sketch), at().start()), |kept, mark| kept.mark(mark).unwrap());
    sketch.plan.meetings.put(kept);
    assert_eq!(
        told(&sketch)[1..],
        ["4.1 R-3 R-3 title", "4.2 R-2 R-2 title", "10.1 Tools", "10.2 Process, figures and any other business"]
    );
    let agenda = held(&sketch, "2026-11-30T10:00", |_| true);
    assert_eq!((point(&agenda, "4.2").length, agenda.total), (Minutes::new(30), Minutes::new(5 + 10 + 30 + 5 + 5)));
    assert_eq!(agenda.off.iter().map(|point| point.title.as_str()).collect::<Vec<_>>(), ["R-1 R-1 title"]);
}

#[test]
fn the_first_point_tells_open_actions_and_minutes_that_are_not_locked() {
    let mut sketch = people();
    let board = board(&sketch);
    let before = meeting(&board, berlin("2026-11-24T14:00"));
    sketch.plan.meetings.put(before.open("Ada", before.planned, 1).unwrap());
    let action = |number: u128, due: &str, kind| Action {
        id: crate::id::ActionId::new(uuid::Uuid::from_u128(number)),
        key: crate::Key::parse(&format!("ACT-{number}")).unwrap(),
        board: board.id,
        meeting: Some(before.id),
        release: None,
        kind,
        text: "Ask".into(),
        owner: None,
        due: Some(due.parse().unwrap()),
        asked: before.planned,
        done: None,
    };
    sketch.plan.actions.put(action(1, "2026-11-29", ActionKind::Task));
    sketch.plan.actions.put(action(2, "2026-12-29", ActionKind::Process));
    let agenda = held(&sketch, "2026-11-30T10:00", |_| true);
    let why: Vec<&str> = agenda.points.iter().map(|point| point.why.as_str()).collect();
    assert_eq!(
        why,
        [
            "2 actions are open, 1 of them is overdue. The minutes of the last meeting are not locked yet.",
            "1 action about the process is open."
        ]
    );
}
