//! Changes of trains, readiness and bundles.

use serde_json::{Value, json};
use slipway_tests::Desk;

use super::call;

/// A train with a rider that is not ready, and the inputs of what can be done with it.
pub fn riding(desk: &Desk, rider: &Value, first: &Value, third: &Value) -> [(&'static str, Value); 6] {
    let night = json!({
        "key": "night", "name": "Night train",
        "timetable": { "start": "2027-05-01T20:00", "end": "2027-05-02T06:00", "zone": "UTC", "rrule": "FREQ=WEEKLY" },
    });
    call(desk, "train_save", &night);
    let boards = json!({ "release": rider, "train": "night", "departure": "2027-05-08", "mode": "commit" });
    call(desk, "release_board", &boards);
    let alerts = json!({ "release": rider, "area": "monitoring", "title": "Alerts", "mandatory": true });
    call(desk, "readiness_save", &alerts);
    let alert = call(desk, "release_show", &json!({ "key": rider }))["readiness"][0]["item"]["id"].clone();
    let departure = json!({ "train": "night", "departure": "2027-05-08", "mode": "commit" });
    let mut moved = departure.clone();
    moved["to"] = "2027-05-10T20:00".into();
    [
        ("release_board", json!({ "release": third, "train": "night", "departure": "2027-05-15", "mode": "commit" })),
        ("release_leave", json!({ "release": rider, "reason": "because" })),
        ("boarding_close", departure),
        ("departure_move", moved),
        ("readiness_save", json!({ "release": first, "area": "support", "title": "Hotline", "ready": true })),
        ("readiness_remove", json!({ "id": alert })),
    ]
}

/// Changes around a release, and the inputs of what can be done with them.
pub fn bundling(desk: &Desk, release: &Value) -> [(&'static str, Value); 8] {
    let change = |key: &str, value: u8| {
        json!({ "key": key, "service": "spare", "value": value, "urgency": 4, "effort": "2.5", "impact": 3,
            "likelihood": 2 })
    };
    for (key, value) in [("CH-1", 1), ("CH-2", 9), ("CH-3", 5)] {
        call(desk, "change_save", &change(key, value));
    }
    call(desk, "risk_budget_save", &json!({ "release": release, "cap": 6 }));
    call(desk, "change_place", &json!({ "change": "CH-1", "place": "in", "release": release }));
    call(desk, "risk_overflow_accept", &json!({ "release": release, "up_to": 30, "reason": "because" }));
    let assessment = json!({ "release": release, "impact": 5, "likelihood": 2, "rollback_tested": "2026-11-20",
        "schema": "incompatible", "canary": true, "reason": "because" });
    [
        ("risk_assess", assessment),
        ("change_save", change("CH-4", 8)),
        ("change_remove", json!({ "key": "CH-3" })),
        ("change_place", json!({ "change": "CH-2", "place": "put-off", "release": release, "reason": "because" })),
        ("bundle_apply", json!({ "release": release, "reason": "because" })),
        ("risk_budget_save", json!({ "release": release, "cap": 12 })),
        ("risk_overflow_accept", json!({ "release": release, "by": "Grace", "up_to": 20, "reason": "because" })),
        ("risk_overflow_withdraw", json!({ "release": release, "reason": "because" })),
    ]
}
