//! The documents of governance of the small plan, every optional field set.

use slipway_domain::Plan;
use slipway_domain::approval::{Approval, Ballot, Bound, Condition, Outcome, Policy, PolicyRule, Route, Stamp, Verbal};
use slipway_domain::board::{
    Action, ActionKind, AgendaMark, Attendance, IssuedPack, Meeting, Opening, Point, Presence,
};
use slipway_domain::catalogue::Role;
use slipway_domain::escalation::{Chain, Level, RollbackDecision, RollbackPlan, Way};
use slipway_domain::id::*;
use slipway_domain::plan::Edit;
use slipway_domain::policy::Conditions;
use slipway_domain::release::classification::{Classification, Criterion, GateKind, MandatoryField, TypeRule, Weighs};
use slipway_domain::release::{Outage, ReleaseKind, Risk};
use slipway_domain::responsibility::{Activity, Cell, Grid, Part};
use slipway_domain::risk::{Bands, ModelBody, RiskModel};
use slipway_domain::time::{Minutes, Span};

use crate::world::{at, key, uuid};

/// A document of each kind, for a plan that holds the rest and a board.
pub fn governed(plan: &Plan, board: BoardId) -> Vec<Edit> {
    let meeting = meeting(plan, board);
    let approval = approval(plan, meeting.id);
    let mut edits: Vec<Edit> = vec![meeting.clone().into(), approval.into(), action(plan, &meeting).into()];
    edits.push(
        IssuedPack {
            id: PackId::new(uuid()),
            board,
            planned: meeting.planned,
            number: 2,
            snapshot: 41,
            by: "Ada".into(),
            at: at("2026-11-30T09:00:00Z"),
        }
        .into(),
    );
    edits.extend(settled());
    edits.extend(way_back(plan));
    edits.push(classification(plan).into());
    let outage = Outage {
        id: second(plan),
        after: Minutes::new(15),
        minutes: Minutes::new(20),
        felt_by: "Shops".into(),
        reason: "Schema".into(),
        informed: true,
    };
    edits.push(outage.into());
    edits
}

fn grace(plan: &Plan) -> PersonId {
    plan.people.by_key("grace").unwrap().id
}

fn second(plan: &Plan) -> ReleaseId {
    plan.releases.by_key("R-2").unwrap().id
}

fn meeting(plan: &Plan, board: BoardId) -> Meeting {
    let opening = |text, snapshot| Opening { at: at(text), by: "Ada".into(), snapshot };
    Meeting {
        id: MeetingId::new(uuid()),
        board,
        planned: at("2026-12-01T13:00:00Z"),
        attendance: vec![Attendance { person: grace(plan), presence: Presence::Present, deputy: Some(grace(plan)) }],
        agenda: vec![AgendaMark {
            point: Point::Release(second(plan)),
            place: Some(1),
            length: Some(Minutes::new(12)),
            justification: "The law changes".into(),
            off: false,
        }],
        opened: Some(opening("2026-12-01T13:02:00Z", 40)),
        ended: Some(opening("2026-12-01T13:50:00Z", 44)),
        at_point: Some((Point::Other("Holidays".into()), at("2026-12-01T13:40:00Z"))),
        talked: vec![(Point::Other("Holidays".into()), 90), (Point::Release(second(plan)), 421)],
        minutes: Some("# Minutes".into()),
        locked: Some(("Ada".into(), at("2026-12-02T09:00:00Z"))),
    }
}

fn approval(plan: &Plan, meeting: MeetingId) -> Approval {
    let release = plan.releases.by_key("R-2").unwrap();
    let signed = || Some(("Grace".to_owned(), at("2026-12-02T08:00:00Z")));
    Approval {
        id: ApprovalId::new(uuid()),
        release: release.id,
        route: Route::Cab,
        role: Some(Role::ChangeManager),
        by: "Ada".into(),
        person: Some(grace(plan)),
        deputy_for: Some(grace(plan)),
        at: at("2026-12-01T13:20:00Z"),
        outcome: Outcome::Conditional,
        provisional: true,
        reason: "Only at night".into(),
        until: Some("2026-12-08".parse().unwrap()),
        conditions: vec![Condition {
            text: "Alerts are silent".into(),
            owner: Some(grace(plan)),
            due: Some("2026-12-03".parse().unwrap()),
            verifier: Some(grace(plan)),
            met: signed(),
        }],
        bound: Bound {
            window: release.occupancy(),
            services: release.services.iter().copied().collect(),
            environment: release.environment,
            version: release.version.clone(),
            snapshot: 41,
        },
        stamp: Some(Stamp { policy: key("hybrid"), version: 3, rule: key("normal-high") }),
        meeting: Some(meeting),
        ballot: Some(Ballot {
            votes_for: 4,
            against: 1,
            abstained: 2,
            interests: [grace(plan)].into(),
            comments: "Long".into(),
            seconds: 421,
        }),
        verbal: Some(Verbal {
            heard_by: "Ada".into(),
            said: at("2026-12-01T13:20:00Z"),
            confirm_by: at("2026-12-02T13:20:00Z"),
            confirmed: signed(),
        }),
    }
}

fn action(plan: &Plan, meeting: &Meeting) -> Action {
    Action {
        id: ActionId::new(uuid()),
        key: key("ACT-0001"),
        board: meeting.board,
        meeting: Some(meeting.id),
        release: Some(second(plan)),
        kind: ActionKind::Process,
        text: "Write it down".into(),
        owner: Some(grace(plan)),
        due: Some("2026-12-08".parse().unwrap()),
        asked: at("2026-12-01T13:30:00Z"),
        done: Some(("Grace".into(), at("2026-12-05T13:30:00Z"))),
    }
}

fn settled() -> [Edit; 4] {
    let kind = ReleaseKind::Normal;
    let cells = [Cell { activity: Activity::Test, role: Role::TestManager, part: Part::Accountable }].into();
    let grid = Grid { id: GridId::new(uuid()), kind, cells, version: 2 };
    let rule = TypeRule {
        id: TypeRuleId::new(uuid()),
        kind,
        definition: "Assessed each time".into(),
        criteria: vec![Criterion { key: "new".into(), question: "Is it new?".into(), weighs: Weighs::OneOf }],
        mandatory: [MandatoryField::Description].into(),
        gates: [GateKind::Regression].into(),
        stabilisation: Minutes::hours(72),
        version: 4,
    };
    let line = PolicyRule {
        key: key("normal-high"),
        name: "High risk".into(),
        when: Conditions {
            risks: [Risk::High].into(),
            regions_at_least: Some(3),
            regulated: Some(true),
            in_freeze: Some(false),
            lead_below: Some(Span::WorkingDays(2)),
            ..Conditions::default()
        },
        route: Route::Cab,
        roles: vec![Role::ServiceOwner],
        needed: 1,
        within: Some(Span::WorkingDays(5)),
        escalate: Some(Route::Executive),
    };
    let policy = Policy {
        id: PolicyId::new(uuid()),
        key: key("hybrid"),
        name: "Hybrid".into(),
        in_force: true,
        rules: vec![line],
        version: 3,
    };
    let bands = Bands { from: vec![(1, Risk::Low), (5, Risk::High)] };
    let model = RiskModel {
        id: RiskModelId::new(uuid()),
        body: ModelBody::Matrix { bands, worst_impact: Risk::High },
        version: 5,
    };
    [grid.into(), rule.into(), policy.into(), model.into()]
}

fn way_back(plan: &Plan) -> [Edit; 3] {
    let level = |person, phone: &str| Level {
        role: Role::RollbackOwner,
        person,
        phone: phone.into(),
        minutes: Minutes::new(15),
    };
    let chain = Chain {
        id: ChainId::new(uuid()),
        key: key("payments"),
        name: "Payments".into(),
        scope: slipway_domain::calendar::Scope { kinds: [ReleaseKind::Emergency].into(), ..Default::default() },
        levels: vec![level(Some(grace(plan)), "+49 30 1234"), level(None, "")],
    };
    let way = RollbackPlan {
        id: second(plan),
        procedure: "https://wiki.example/back".into(),
        duration: Minutes::new(40),
        verification: Minutes::new(10),
        tested: Some("2026-11-02".parse().unwrap()),
        measured: Some(Minutes::new(33)),
        evidence: "T-77".into(),
        version: Some("4.1".into()),
    };
    let decision = RollbackDecision {
        id: RollbackDecisionId::new(uuid()),
        release: second(plan),
        asked: at("2026-11-28T23:10:00Z"),
        decided: at("2026-11-28T23:14:00Z"),
        by: "Grace".into(),
        way: Way::GoBack,
        reason: "Errors".into(),
    };
    [chain.into(), way.into(), decision.into()]
}

fn classification(plan: &Plan) -> Classification {
    Classification {
        id: ClassificationId::new(uuid()),
        release: second(plan),
        answers: [(ReleaseKind::Normal, [("new".to_owned(), true)].into())].into(),
        reference: "INC-1".into(),
        found: ReleaseKind::Normal,
        before: ReleaseKind::Standard,
        chosen: ReleaseKind::Normal,
        versions: [(ReleaseKind::Normal, 4)].into(),
        reason: "It is new".into(),
        approver: "Grace".into(),
        by: "Ada".into(),
        at: at("2026-11-10T09:00:00Z"),
    }
}
