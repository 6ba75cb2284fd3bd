//! Minutes of a small meeting.

use super::*;
use crate::approval::{Ballot, Verbal};
use crate::board::sketch::{approval, board, mark, meeting, row, sketch};
use crate::board::{Action, ActionKind, Board, Meeting, Point, agenda, quorum};
use crate::calendar::{ExceptionStage, Freeze, Signature, WindowKind};
use crate::conflict::sketch::{Sketch, planned, wall, zone};
use crate::id::{ActionId, PersonId};
use crate::release::ReleaseState;

fn at(text: &str) -> Instant {
    zone("Europe/Berlin").resolve(wall(&format!("2026-12-01T{text}"))).first()
}

/// A meeting with two items, of which one is decided; Ada chairs, Zoe comes for Bob, and Cem has said nothing.
struct Met {
    sketch: Sketch,
    board: Board,
    meeting: Meeting,
    decisions: Vec<Approval>,
    actions: Vec<Action>,
}

impl Met {
    fn new() -> Self {
        let sketch = ["R-1", "R-2"]
            .iter()
            .zip(["2026-12-02T22:00/23:00", "2026-12-03T22:00/23:00"])
            .fold(sketch(), |sketch, (name, when)| {
                sketch.release(name, &[], when).state(name, ReleaseState::Submitted)
            });
        let board = board(&sketch, 2, true, &[]);
        let rows = ["Ada", "Zoe for Bob", "Dora declined", "Yan"].map(|told| row(&sketch, told));
        let opened = meeting(&board, at("14:00")).open("Ada", at("14:03"), 40).unwrap();
        let meeting = rows.into_iter().fold(opened, |meeting, row| meeting.attend(row).unwrap());
        let meeting = meeting.end("Ada", at("14:58"), 47).unwrap();
        let release = sketch.plan.releases.by_key("R-1").unwrap().clone();
        let person = |name: &str| -> PersonId { sketch.person_id(name) };
        let condition = Condition {
            text: "Test the\n# rollback".into(),
            owner: Some(person("Cem")),
            due: Some("2026-12-02".parse().unwrap()),
            verifier: Some(person("Xiu")),
            met: None,
        };
        let ballot = Ballot {
            votes_for: 2,
            abstained: 1,
            interests: [person("Bob")].into(),
            comments: "Fine.\n# Not a heading".into(),
            seconds: 241,
            ..Ballot::default()
        };
        let decided = Approval {
            meeting: Some(meeting.id),
            outcome: Outcome::Conditional,
            conditions: vec![condition],
            ballot: Some(ballot),
            ..approval(&release, 1, at("14:20"))
        };
        let action = Action {
            id: ActionId::new(uuid::Uuid::from_u128(1)),
            key: crate::Key::parse("ACT-0001").unwrap(),
            board: board.id,
            meeting: Some(meeting.id),
            release: None,
            kind: ActionKind::Task,
            text: "Ask the vendor".into(),
            owner: Some(person("Xiu")),
            due: None,
            asked: at("14:30"),
            done: None,
        };
        Self { sketch, board, meeting, decisions: vec![decided], actions: vec![action] }
    }

    fn minutes(&self) -> MeetingMinutes {
        let mut plan = self.sketch.plan.clone();
        plan.meetings.put(self.meeting.clone());
        self.decisions.iter().for_each(|decision| drop(plan.approvals.put(decision.clone())));
        let planned = planned("2026-12-01T14:00/15:00", "Europe/Berlin").occupancy();
        let sitting = Sitting::of(&plan, &self.board, planned, at("16:00"));
        let quorum = quorum(&plan, &self.board, &self.meeting.attendance, planned);
        let agenda = agenda(&sitting, &[], |_| true);
        let decisions: Vec<&Approval> = self.decisions.iter().collect();
        let actions: Vec<&Action> = self.actions.iter().collect();
        let calendar = ["R-2 was moved.".to_owned()];
        minutes(&Held {
            sitting,
            quorum: &quorum,
            agenda: &agenda,
            decisions: &decisions,
            actions: &actions,
            calendar: &calendar,
        })
    }
}

#[test]
fn minutes_tell_who_was_there_who_came_for_whom_and_who_said_nothing() {
    let minutes = Met::new().minutes();
    assert_eq!(minutes.held, "1 Dec 14:03–14:58 Europe/Berlin");
    assert_eq!((minutes.chair.as_str(), minutes.quorum), ("Ada", true));
    assert_eq!(minutes.present, ["Ada (chair)", "Yan (guest)"]);
    assert_eq!(minutes.deputies, ["Zoe for Bob"]);
    assert_eq!(
        (minutes.apologies.as_slice(), minutes.absent.as_slice()),
        (["Bob".to_owned(), "Dora".to_owned()].as_slice(), ["Cem".to_owned()].as_slice())
    );
    assert_eq!(minutes.snapshots, (Some(40), Some(47)));
    assert_eq!(minutes.next, "8 Dec 14:00–15:00 Europe/Berlin");
    assert_eq!(minutes.distribution, ["Ada", "Bob", "Cem", "Dora", "Xiu", "Yan", "Zoe"]);
}

#[test]
fn every_item_is_told_with_its_decision_conditions_votes_and_minutes() {
    let minutes = Met::new().minutes();
    let [decided, open] = minutes.items.as_slice() else { panic!("{:?}", minutes.items) };
    assert_eq!((decided.number.as_str(), decided.decision.as_str()), ("4.1", "approved with conditions"));
    let condition = "Test the # rollback, by Cem, until 2 December 2026, verified by Xiu";
    assert_eq!(decided.conditions, [condition]);
    assert_eq!((decided.votes.as_str(), decided.minutes), ("2 for, 0 against, 1 abstained", 5));
    assert_eq!(decided.interests, ["Bob"]);
    assert_eq!((open.title.as_str(), open.decision.as_str()), ("R-2 R-2 title", "not decided"));
}

#[test]
fn what_was_not_decided_tells_for_how_long_it_was_talked_about_all_the_same() {
    let mut met = Met::new();
    let release = met.sketch.plan.releases.by_key("R-2").unwrap().id;
    met.meeting.talked = vec![(crate::board::Point::Release(release), 121)];
    let items = met.minutes().items;
    assert_eq!((items[1].decision.as_str(), items[1].minutes), ("not decided", 3), "in minutes begun");
}

#[test]
fn what_was_decided_beside_the_agenda_and_twice_is_told_as_well() {
    let mut met = Met::new();
    met.sketch = met.sketch.release("R-9", &[], "2027-06-01T22:00/23:00");
    let release = met.sketch.plan.releases.by_key("R-9").unwrap().clone();
    let said = at("14:40");
    let verbal = Verbal { heard_by: "Yan".into(), said, confirm_by: said.plus_seconds(86_400), confirmed: None };
    met.decisions.push(Approval { verbal: Some(verbal), provisional: true, ..approval(&release, 2, at("14:40")) });
    let again = Approval {
        id: crate::id::ApprovalId::new(uuid::Uuid::from_u128(3)),
        at: at("14:50"),
        outcome: Outcome::Rejected,
        ..met.decisions[0].clone()
    };
    met.decisions.insert(0, again);
    let minutes = met.minutes();
    let told: Vec<String> =
        minutes.items.iter().map(|item| format!("{}|{}|{}", item.number, item.title, item.decision)).collect();
    assert_eq!(
        told,
        [
            "4.1|R-1 R-1 title|approved with conditions",
            "4.1|R-1 R-1 title|rejected",
            "4.2|R-2 R-2 title|not decided",
            "|R-9 R-9 title|approved, provisional for want of a quorum"
        ]
    );
    let verbal = "said on 1 Dec 14:40 Europe/Berlin, heard by Yan, to be confirmed by 2 Dec 14:40 Europe/Berlin";
    assert_eq!(minutes.items[3].verbal, verbal);
}

#[test]
fn a_meeting_that_was_opened_only_for_its_minutes_was_held_when_it_was_planned() {
    let mut met = Met::new();
    let late = at("18:00");
    met.meeting = meeting(&met.board, at("14:00")).open("Ada", late, 60).unwrap().end("Ada", late, 60).unwrap();
    assert_eq!(met.minutes().held, "1 Dec 14:00–15:00 Europe/Berlin");
}

#[test]
fn what_was_decided_about_freezes_while_it_was_open_is_in_the_minutes() {
    let mut met = Met::new();
    let sketch = met.sketch.window("F-1", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
    let mut sketch =
        sketch.excepted("E-1", "F-1", "R-1", "2026-12-21T00:00").excepted("E-2", "F-1", "R-2", "2026-12-21T00:00");
    let mut decide = |key: &str, stage, at| {
        let mut exception = sketch.plan.exceptions.by_key(key).unwrap().clone();
        (exception.stage, exception.approver, exception.decided) = (stage, Some("Ada".to_owned()), Some(at));
        sketch.plan.exceptions.put(exception);
    };
    decide("E-1", ExceptionStage::Refused, at("14:40"));
    decide("E-2", ExceptionStage::Approved, at("14:02"));
    let signed = Some(Signature { by: "Ada".into(), at: at("14:30") });
    met.sketch =
        sketch.change_window("F-1", |window| window.freeze = Some(Freeze { it: signed, ..Freeze::proposed() }));
    let told =
        ["Ada signed F-1 F-1 title for IT.", "Ada did not grant exception E-1 for R-1 R-1 title inside F-1 title."];
    assert_eq!(met.minutes().freezes, told);
}

#[test]
fn the_text_for_mail_has_every_part_and_nothing_that_somebody_wrote_passes_for_a_heading() {
    let mut met = Met::new();
    met.meeting = met.meeting.lock("Ada", at("15:20")).unwrap();
    let text = met.minutes().markdown();
    let expected = "\
# Minutes of CAB board, 1 December 2026

- Held: 1 Dec 14:03–14:58 Europe/Berlin
- Chair: Ada
- Present: Ada (chair), Yan (guest)
- Deputies: Zoe for Bob
- Apologies: Bob, Dora
- Absent without a word: Cem
- Quorum met: yes. CAB board has a quorum: 2 members with a vote are there (at least 2 must be), and so is the chair.

## Decisions

### 4.1 R-1 R-1 title

- Decision: approved with conditions
- Votes: 2 for, 0 against, 1 abstained
- Conflict of interest: Bob
- Condition: Test the # rollback, by Cem, until 2 December 2026, verified by Xiu
- Time: 5 minutes
- Comment: Fine.
- Comment: # Not a heading

### 4.2 R-2 R-2 title

- Decision: not decided

## Actions

- ACT-0001: Ask the vendor (Xiu, due: no day)

## Freezes

Nothing was decided about freezes.

## Changes of the calendar

- R-2 was moved.

## Next meeting

8 Dec 14:00–15:00 Europe/Berlin

## Distribution

- Ada
- Bob
- Cem
- Dora
- Xiu
- Yan
- Zoe

Locked by Ada, 1 Dec 15:20 Europe/Berlin.
";
    assert_eq!(text, expected);
}

#[test]
fn an_edited_text_stands_in_place_of_the_generated_one() {
    let met = Met::new();
    let generated = met.minutes();
    assert_eq!(met.meeting.minutes_text(&generated), generated.markdown());
    assert_eq!(met.meeting.edit_minutes("We met.").unwrap().minutes_text(&generated), "We met.");
    assert!(generated.markdown().ends_with("Draft: nobody has locked these minutes yet.\n"));
}

#[test]
fn a_decision_is_one_line_of_a_log() {
    let met = Met::new();
    assert_eq!(
        decision_line(&met.sketch.plan, &met.decisions[0], &met.board.zone),
        "(CAB Automation) - R-1 - approved with conditions - Ada - 2026-12-01 14:20:00 Europe/Berlin"
    );
}

#[test]
fn a_point_of_its_own_is_in_the_minutes_only_by_its_actions() {
    let mut met = Met::new();
    met.meeting = met.meeting.mark(mark(Point::Other("Tools".into()))).unwrap();
    assert!(met.minutes().items.iter().all(|item| item.title != "Tools"));
}
