//! Changes of who answers for what, of approvals, of risk models and of meetings.

use serde_json::{Value, json};
use slipway_tests::Desk;

use super::call;

/// A policy of one line that asks the service owner.
fn policy(key: &str) -> Value {
    json!({ "key": key, "name": key, "rules": [
        { "key": "all", "name": "All", "route": "team-lead", "roles": ["service-owner"], "needed": 1 },
    ] })
}

/// A grid in which one more role is told of a deployment.
fn grid(desk: &Desk, kind: usize) -> Value {
    let grids = call(desk, "raci_list", &json!({}));
    let mut grid = grids["items"][kind].clone();
    for row in grid["rows"].as_array_mut().unwrap() {
        row.as_object_mut().unwrap().remove("fault");
        if row["activity"] == "deploy" {
            row["cells"].as_array_mut().unwrap().push(json!({ "role": "security", "part": "I" }));
        }
    }
    json!({ "type": grid["type"], "rows": grid["rows"], "reason": "because" })
}

/// What a type asks, with one more test gate or one less mandatory field.
fn rule(desk: &Desk, kind: usize) -> Value {
    let mut rule = call(desk, "type_list", &json!({}))["items"][kind]["rule"].clone();
    (rule["definition"], rule["reason"]) = ("Another one".into(), "because".into());
    rule
}

/// A matrix of other bands.
fn matrix(moderate: u32) -> Value {
    let band = |from: u32, band: &str| json!({ "from": from, "band": band });
    let bands = [band(1, "low"), band(moderate, "moderate"), band(10, "high"), band(20, "very-high")];
    json!({ "model": { "model": "matrix", "bands": bands, "worst_impact": "low" }, "reason": "because" })
}

/// A release that was handed in and waits for Away, who owns its service.
fn waiting(desk: &Desk, day: &str) -> Value {
    let people = [
        ("release-manager", "owner"),
        ("rollback-owner", "away"),
        ("support-lead", "deputy"),
        ("service-owner", "away"),
        ("deployment-lead", "deputy"),
    ];
    let people = people.map(|(role, person)| json!({ "role": role, "person": person }));
    let draft = json!({ "title": "Waits", "description": "Why", "type": "normal", "services": ["governed"], "risk": "low",
        "zone": "UTC", "start": format!("2027-{day}T20:00"), "end": format!("2027-{day}T22:00"), "people": people });
    let key = call(desk, "release_draw", &json!({ "draft": draft }))["key"].clone();
    call(desk, "release_advance", &json!({ "key": key, "state": "submitted" }));
    key
}

/// A board that meets every week, and three of its meetings: to come, held now, and over.
fn board(desk: &Desk) -> [&'static str; 3] {
    let members = json!([{ "person": "away" }, { "person": "deputy", "group": "Support" }]);
    let board = json!({ "key": "weekly", "name": "Weekly", "start": "2027-03-02T09:00", "end": "2027-03-02T10:00",
        "zone": "UTC", "rrule": "FREQ=WEEKLY", "scope": { "services": ["governed"] }, "cut_off": "1wd",
        "cut_off_major": "2wd", "membership": { "chair": "away", "members": members, "at_least": 1 } });
    call(desk, "board_save", &board);
    let [planned, open, over] = ["weekly@2027-03-02T09:00", "weekly@2027-03-09T09:00", "weekly@2027-03-16T09:00"];
    for meeting in [open, over] {
        call(desk, "cab_meeting_open", &json!({ "meeting": meeting }));
    }
    call(desk, "cab_meeting_end", &json!({ "meeting": over }));
    [planned, open, over]
}

fn meetings(desk: &Desk, release: &Value) -> [(&'static str, Value); 12] {
    let [planned, open, over] = board(desk);
    for text in ["Tools", "Holidays"] {
        call(desk, "cab_point_mark", &json!({ "meeting": planned, "point": format!("~{text}") }));
    }
    call(desk, "action_save", &json!({ "meeting": over, "text": "Write it down" }));
    let ballot = json!({ "votes_for": 2, "comments": "All good" });
    [
        (
            "cab_attendance_mark",
            json!({ "meeting": planned, "person": "away", "presence": "apologies", "deputy": "spare" }),
        ),
        ("cab_point_mark", json!({ "meeting": planned, "point": release, "minutes": 20, "justification": "because" })),
        ("cab_agenda_order", json!({ "meeting": planned, "points": ["~Holidays", "~Tools"] })),
        ("cab_meeting_open", json!({ "meeting": planned })),
        ("cab_point_take", json!({ "meeting": open, "point": release })),
        (
            "cab_decide",
            json!({ "meeting": open, "release": release, "outcome": "deferred", "until": "2027-03-20",
                "reason": "because", "ballot": ballot, "minutes": 2 }),
        ),
        ("cab_meeting_end", json!({ "meeting": open })),
        ("cab_minutes_save", json!({ "meeting": over, "text": "We met." })),
        ("cab_minutes_lock", json!({ "meeting": over })),
        (
            "action_save",
            json!({ "key": "ACT-0001", "meeting": over, "text": "Write it down", "owner": "away", "done": true }),
        ),
        ("action_remove", json!({ "key": "ACT-0001" })),
        ("cab_pack_issue", json!({ "meeting": planned })),
    ]
}

fn models(desk: &Desk) -> [(&'static str, Value); 6] {
    call(desk, "raci_save", &grid(desk, 0));
    call(desk, "type_save", &rule(desk, 0));
    call(desk, "risk_model_save", &matrix(5));
    [
        ("raci_save", grid(desk, 1)),
        ("raci_reset", json!({ "type": "standard" })),
        ("type_save", rule(desk, 1)),
        ("type_reset", json!({ "type": "standard" })),
        ("risk_model_save", matrix(4)),
        ("risk_model_reset", json!({ "model": "matrix" })),
    ]
}

fn ways_back(desk: &Desk, release: &Value) -> [(&'static str, Value); 7] {
    let chain = |minutes: u32| {
        json!({ "key": "night", "name": "At night", "scope": { "services": ["governed"] },
            "levels": [{ "role": "deployment-lead", "person": "away", "phone": "+49 30 1", "minutes": minutes }] })
    };
    call(desk, "chain_save", &chain(10));
    call(desk, "rollback_save", &json!({ "release": release, "procedure": "Switch back", "duration_minutes": 20 }));
    let tested = json!({ "release": release, "procedure": "Restore", "duration_minutes": 30, "verification_minutes": 10,
        "tested": "2026-11-02", "measured_minutes": 25, "evidence": "T-1", "version": "4.2", "reason": "because" });
    let decision = json!({ "release": release, "way": "go-back", "by": "Grace", "asked": "2026-11-23T09:00:00Z", "reason": "because" });
    let outage = |minutes: u32| {
        json!({ "release": release, "after_minutes": 10, "minutes": minutes, "felt_by": "Shops", "reason": "because",
            "informed": true })
    };
    call(desk, "outage_save", &outage(5));
    [
        ("outage_save", outage(15)),
        ("outage_forget", json!({ "key": release })),
        ("chain_save", chain(15)),
        ("chain_remove", json!({ "key": "night" })),
        ("rollback_save", tested),
        ("rollback_remove", json!({ "key": release })),
        ("rollback_decide", decision),
    ]
}

fn approvals(desk: &Desk, approved: &Value, waits: &Value) -> [(&'static str, Value); 8] {
    call(desk, "policy_save", &policy("ours"));
    call(desk, "policy_save", &policy("theirs"));
    call(desk, "policy_enforce", &json!({ "key": "ours" }));
    let conditions = json!([{ "text": "Tell support", "owner": "away", "due": "2027-03-20", "verifier": "deputy" }]);
    let given = json!({ "release": approved, "person": "away", "role": "service-owner", "outcome": "conditional",
        "conditions": conditions, "heard_by": "Grace" });
    call(desk, "approval_give", &given);
    let id = call(desk, "approval_show", &json!({ "key": approved }))["approvals"][0]["id"].clone();
    let later = json!({ "release": waits, "person": "away", "role": "service-owner", "outcome": "deferred",
        "reason": "because", "until": "2027-05-01", "note": "said in the hall" });
    let answers =
        json!({ "emergency": { "order": true, "live-reference": true, "cannot-wait": true, "scope-minimal": true } });
    let emergency = json!({ "release": waits, "answers": answers, "reference": "INC-1", "reason": "because",
        "approver": "Grace" });
    [
        ("release_classify", emergency),
        ("policy_ship", json!({ "profile": "hybrid", "enforce": true, "reason": "because" })),
        ("policy_save", policy("third")),
        ("policy_enforce", json!({ "key": "theirs", "reason": "because" })),
        ("policy_remove", json!({ "key": "theirs" })),
        ("approval_give", later),
        ("approval_confirm", json!({ "id": id })),
        ("condition_meet", json!({ "id": id, "condition": 0, "met": true, "person": "deputy" })),
    ]
}

/// An input for each of them, with everything that they need.
pub fn inputs(desk: &Desk) -> Vec<(&'static str, Value)> {
    call(desk, "service_save", &json!({ "key": "governed", "name": "Governed", "tier": 4 }));
    call(desk, "person_save", &json!({ "key": "owner", "name": "Owner", "deputy": "deputy" }));
    let (approved, waits) = (waiting(desk, "03-10"), waiting(desk, "03-11"));
    let mut inputs = Vec::new();
    inputs.extend(approvals(desk, &approved, &waits));
    inputs.extend(models(desk));
    inputs.extend(ways_back(desk, &waits));
    inputs.extend(meetings(desk, &waits));
    inputs
}
