//! What stands around the releases of the small plan, every optional field set.

use slipway_domain::Plan;
use slipway_domain::board::{Board, Member, Membership, Quorum};
use slipway_domain::booking::Booking;
use slipway_domain::bundle::{Acceptance, Change, Deferral, Mandatory, Place, RiskBudget};
use slipway_domain::calendar::{
    Criterion, ExceptionStage, Freeze, FreezeException, FreezeStage, Scope, Signature, Window, WindowKind,
};
use slipway_domain::conflict::{Code, Severity};
use slipway_domain::dependency::Relation;
use slipway_domain::id::*;
use slipway_domain::plan::Edit;
use slipway_domain::policy::{LeadTime, SeverityRule, Weight};
use slipway_domain::project::ProjectMilestone;
use slipway_domain::publication::{CalendarWords, Chosen, EventKind, Part, Phrase, SavedCalendar};
use slipway_domain::release::{
    ReadinessArea, ReadinessItem, ReleaseKind, Risk, RunbookStep, Selection, StepWait, Template,
};
use slipway_domain::risk::{Assessment, ModelKind, ModelScore, SchemaChange};
use slipway_domain::roster::{Absence, Shift};
use slipway_domain::time::{Minutes, Moment, Recurrence, Span, Zone};
use slipway_domain::train::{Boarding, BoardingOutcome};

use crate::governed::governed;
use crate::world::{at, key, uuid, wall};

/// A window, a booking, an absence, a shift, an exception and what was settled, for a plan that holds the rest.
pub fn around(plan: &Plan) -> Vec<Edit> {
    let window = window(plan);
    let exception = exception(plan, window.id);
    let mut edits = vec![Edit::from(window), exception.into()];
    edits.extend(roster(plan));
    edits.extend(riding(plan));
    edits.extend(bundled(plan));
    let settled = settled(plan);
    let board = settled.iter().find_map(|edit| if let Edit::PutBoard(board) = edit { Some(board.id) } else { None });
    edits.extend(settled);
    edits.extend(governed(plan, board.unwrap()));
    let release = plan.releases.by_key("R-2").unwrap();
    edits.push(Template::of(release, TemplateId::new(uuid()), key("NIGHT")).into());
    edits.extend(given_out(plan));
    edits
}

fn given_out(plan: &Plan) -> [Edit; 2] {
    let selection = Selection { services: [plan.services.by_key("api").unwrap().id].into(), ..Selection::default() };
    let part = Part { releases: Some(selection), layers: Chosen::Everything, meetings: Chosen::Nothing };
    let calendar = SavedCalendar {
        id: CalendarId::new(uuid()),
        key: key("api"),
        name: "The API – releases".into(),
        part,
        published: true,
    };
    let phrase = |text| Phrase::parse(text).unwrap();
    let words = CalendarWords {
        id: CalendarWordsId::new(uuid()),
        kind: EventKind::Release,
        title: phrase("{title} ({key})"),
        description: phrase("{about}\nWhen: {when}"),
        categories: phrase("Releases\n{type}"),
    };
    [calendar.into(), words.into()]
}

fn window(plan: &Plan) -> Window {
    let team = plan.teams.by_key("pay").unwrap().id;
    let region = plan.regions.by_key("EMEA").unwrap().id;
    let environment = plan.environments.by_key("production").unwrap().id;
    let person = plan.people.by_key("grace").unwrap().id;
    Window {
        id: WindowId::new(uuid()),
        key: key("F-YEAR-END"),
        title: "Year end".into(),
        kind: WindowKind::FreezeHard,
        scope: Scope {
            services: [plan.services.by_key("api").unwrap().id].into(),
            teams: [team].into(),
            environments: [environment].into(),
            regions: [region].into(),
            kinds: [ReleaseKind::Normal].into(),
        },
        zone: Zone::parse("Europe/Berlin").unwrap(),
        start: wall("2026-12-18T00:00"),
        end: wall("2027-01-04T08:00"),
        recurrence: Some(Recurrence::parse("FREQ=YEARLY").unwrap()),
        severity: Some(Severity::Hard),
        owner: Some(person),
        source: "The board".into(),
        reviewed: Some("2026-10-01".parse().unwrap()),
        limit: Some(3),
        freeze: Some(Freeze {
            stage: FreezeStage::Published,
            business: Some(Signature { by: "Ada".into(), at: at("2026-11-01T09:00:00Z") }),
            it: Some(Signature { by: "Grace".into(), at: at("2026-11-01T10:00:00Z") }),
        }),
    }
}

fn roster(plan: &Plan) -> [Edit; 3] {
    let team = plan.teams.by_key("pay").unwrap().id;
    let environment = plan.environments.by_key("production").unwrap().id;
    let person = plan.people.by_key("grace").unwrap().id;
    let release = plan.releases.by_key("R-2").unwrap().id;
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let booking = Booking {
        id: BookingId::new(uuid()),
        key: key("B-1"),
        title: "Load test".into(),
        environment,
        exclusive: true,
        start: Moment::of(at("2026-11-27T08:00:00Z"), &berlin),
        end: Moment::of(at("2026-11-27T16:00:00Z"), &berlin),
        zone: berlin.clone(),
        setup: Minutes::new(30),
        teardown: Minutes::new(15),
        release: Some(release),
        team: Some(team),
    };
    let absence = Absence {
        id: AbsenceId::new(uuid()),
        key: key("A-1"),
        person,
        start: wall("2026-12-21T00:00"),
        end: wall("2027-01-04T00:00"),
        zone: berlin.clone(),
        reason: "Holidays".into(),
    };
    let shift = Shift {
        id: ShiftId::new(uuid()),
        key: key("S-1"),
        person,
        zone: berlin,
        start: wall("2026-11-23T22:00"),
        end: wall("2026-11-24T06:00"),
        recurrence: Some(Recurrence::parse("FREQ=WEEKLY").unwrap()),
    };
    [booking.into(), absence.into(), shift.into()]
}

fn exception(plan: &Plan, window: WindowId) -> FreezeException {
    let release = plan.releases.by_key("R-2").unwrap().id;
    FreezeException {
        id: ExceptionId::new(uuid()),
        key: key("E-1"),
        window,
        release,
        criteria: vec![Criterion { text: "The board has seen it".into(), met: true }],
        reason: "The law changes".into(),
        risk: "Prices are wrong".into(),
        rollback: "Switch it off".into(),
        stage: ExceptionStage::Used,
        approver: Some("Ada".into()),
        decided: Some(at("2026-11-20T09:00:00Z")),
        expires: Some(at("2026-12-24T00:00:00Z")),
        outcome: "Went well".into(),
    }
}

fn riding(plan: &Plan) -> [Edit; 5] {
    let release = plan.releases.by_key("R-2").unwrap().id;
    let boarding = Boarding {
        id: BoardingId::new(uuid()),
        train: plan.trains.by_key("T-12").unwrap().id,
        release,
        departure: "2026-12-12".parse().unwrap(),
        outcome: BoardingOutcome::Missed,
        why: "Alerts are open".into(),
        next: Some("2027-01-16".parse().unwrap()),
        by: "Ada".into(),
        at: at("2026-11-20T09:00:00Z"),
    };
    let item = ReadinessItem {
        id: ReadinessId::new(uuid()),
        release,
        area: ReadinessArea::Monitoring,
        title: "Alerts".into(),
        mandatory: true,
        due: Some("2026-12-01".parse().unwrap()),
        owner: Some(plan.people.by_key("grace").unwrap().id),
        ready: Some(("Grace".into(), at("2026-11-21T09:00:00Z"))),
    };
    let mut milestone = ProjectMilestone {
        id: ProjectMilestoneId::new(uuid()),
        key: key("ERP-1"),
        title: "Interface is there".into(),
        project: "ERP".into(),
        release: Some(release),
        baseline: Some("2026-12-01".parse().unwrap()),
        forecast: None,
        actual: Some("2026-12-03".parse().unwrap()),
        slips: Vec::new(),
        source: "erp.xml".into(),
    };
    milestone.expect(Some("2026-12-02".parse().unwrap()), at("2026-11-22T09:00:00Z"));
    let first = RunbookStep {
        id: StepId::new(uuid()),
        release,
        key: key("R-2.1"),
        title: "Stop the workers".into(),
        minutes: Minutes::new(10),
        owner: Some(plan.people.by_key("grace").unwrap().id),
        waits: Vec::new(),
    };
    let wait = StepWait { step: first.id, relation: Relation::StartToStart, lag: Minutes::new(5) };
    let second = RunbookStep { id: StepId::new(uuid()), key: key("R-2.2"), waits: vec![wait], ..first.clone() };
    [boarding.into(), item.into(), milestone.into(), first.into(), second.into()]
}

fn bundled(plan: &Plan) -> [Edit; 3] {
    let release = |key: &str| plan.releases.by_key(key).unwrap().id;
    let assessment = Assessment {
        id: release("R-2"),
        impact: 4.try_into().unwrap(),
        likelihood: 3.try_into().unwrap(),
        rollback_tested: Some("2026-11-02".parse().unwrap()),
        schema: SchemaChange::Compatible,
        answers: [("users".to_owned(), 6)].into(),
        scores: vec![ModelScore { model: ModelKind::Matrix, version: 1, points: Some(12), band: Risk::High }],
        canary: true,
        by: "Ada".into(),
        at: at("2026-11-20T09:00:00Z"),
    };
    let accepted =
        Acceptance { by: "Grace".into(), at: at("2026-11-21T09:00:00Z"), reason: "The law changes".into(), up_to: 52 };
    let budget = RiskBudget { id: release("R-2"), cap: Some(40), accepted: Some(accepted) };
    let deferral = Deferral {
        from: Some(release("R-1")),
        to: Some(release("R-2")),
        reason: "No room".into(),
        by: "Ada".into(),
        at: at("2026-11-19T09:00:00Z"),
    };
    let change = Change {
        id: ChangeId::new(uuid()),
        key: key("CH-1"),
        title: "Card tokens".into(),
        service: plan.services.by_key("api").unwrap().id,
        value: 8.try_into().unwrap(),
        urgency: 9.try_into().unwrap(),
        deadline: Some("2026-12-31".parse().unwrap()),
        effort: "2.5".parse().unwrap(),
        impact: 4.try_into().unwrap(),
        likelihood: 3.try_into().unwrap(),
        mandatory: Mandatory::Legal,
        place: Place::In(release("R-2")),
        deferrals: vec![deferral],
    };
    [assessment.into(), budget.into(), change.into()]
}

fn settled(plan: &Plan) -> [Edit; 3] {
    let lead_time = LeadTime { id: LeadTimeId::new(uuid()), kind: ReleaseKind::Normal, lead: Span::WorkingDays(5) };
    let severity_rule = SeverityRule {
        id: SeverityRuleId::new(uuid()),
        code: Code::C14,
        critical: Weight::Hard,
        otherwise: Weight::Off,
        version: 3,
    };
    let board = Board {
        id: BoardId::new(uuid()),
        key: key("CAB"),
        name: "Change advisory board".into(),
        scope: Scope { kinds: [ReleaseKind::Normal].into(), ..Scope::default() },
        zone: Zone::parse("Europe/Berlin").unwrap(),
        start: wall("2026-12-01T14:00"),
        end: wall("2026-12-01T15:00"),
        recurrence: Some(Recurrence::parse("FREQ=WEEKLY;BYDAY=TU").unwrap()),
        cut_off: Span::WorkingDays(5),
        cut_off_major: Span::WorkingDays(14),
        membership: membership(plan),
    };
    [lead_time.into(), severity_rule.into(), board.into()]
}

fn membership(plan: &Plan) -> Membership {
    let grace = plan.people.by_key("grace").unwrap().id;
    Membership {
        chair: Some(grace),
        members: vec![Member { person: grace, group: "Operations".into(), votes: true, deputy: Some(grace) }],
        quorum: Quorum { at_least: 1, chair: true, groups: ["Operations".to_owned()].into() },
        per_item: Minutes::new(7),
        place: "Room 4".into(),
        link: "https://meet.example/cab".into(),
    }
}
