//! Files about what stands around the releases: read as a whole or not at all, and twice is the same as once.

use serde_json::{Value, json};

use crate::testing::Room;

fn import(room: &Room, kind: &str, text: &str) -> Value {
    let path = room.put(&format!("{kind}.csv"), text);
    room.call("file_import", json!({ "kind": kind, "paths": [path] }))
}

fn refused(room: &Room, kind: &str, text: &str) -> String {
    let path = room.put(&format!("{kind}.csv"), text);
    let error = room.refused("file_import", json!({ "kind": kind, "paths": [path] }));
    assert_eq!(error.code, "file.bad");
    error.message
}

/// Imports of every kind, in an order in which each finds what it names.
const FILES: [(&str, &str); 12] = [
    ("people", "key,name,team,email,deputy\ngrace,Grace,pay,grace@example.org,ada\nada,Ada,,,\n"),
    ("trains", "key,name,capacity,risk_budget\nT-12,December,4,10\n"),
    ("stores", "key,name\nledger-db,Ledger database\n"),
    ("lead-times", "type,lead\nnormal,5wd\nemergency,0\n"),
    (
        "releases",
        "key,start,duration,state,stores,zone\nR-1,2026-12-01T22:00,2h,submitted,ledger-db=12!|cache,Europe/Berlin\n",
    ),
    (
        "windows",
        "key,kind,start,end,zone,severity,owner,source,reviewed,limit\n\
         P,peak,2026-12-01T09:00,2026-12-01T11:00,Europe/Berlin,hard,grace,The shop,2026-06-01,3\n",
    ),
    (
        "bookings",
        "key,title,environment,exclusive,start,duration,zone,setup,teardown,release,team\n\
         B-1,Load test,production,yes,2026-11-27T09:00,8h,Europe/Berlin,30m,15m,R-1,pay\n",
    ),
    ("services", "key,name,tier\nweb,Web,2\n"),
    (
        "changes",
        "key,title,service,value,urgency,deadline,effort,impact,likelihood,mandatory\n\
         CH-1,Card tokens,web,8,9,2026-12-31,2.5,4,3,security\n",
    ),
    ("absences", "key,person,start,end,zone,reason\nA-1,grace,2026-12-21,2027-01-04,Europe/Berlin,Holidays\n"),
    (
        "shifts",
        "key,person,start,end,zone,rrule\nS-1,grace,2026-11-23T22:00,2026-11-24T06:00,Europe/Berlin,FREQ=WEEKLY\n",
    ),
    (
        "boards",
        "key,name,start,end,zone,rrule,types,cut_off\n\
         CAB,Board,2026-12-01T14:00,2026-12-01T15:00,Europe/Berlin,FREQ=WEEKLY,normal|standard,3wd\n",
    ),
];

#[test]
fn every_kind_of_file_is_read_and_twice_is_the_same_as_once() {
    let room = Room::new();
    for (kind, text) in FILES {
        let first = import(&room, kind, text);
        assert_ne!(first["changed"]["operation"], Value::Null, "{kind}");
        assert_eq!(first["warnings"], json!([]), "{kind}");
        let again = import(&room, kind, text);
        assert_eq!(again["changed"]["operation"], Value::Null, "{kind}");
        assert_eq!(again["unchanged"], again["rows"], "{kind}");
    }
    let catalogue = room.call("catalogue_show", json!({}));
    assert_eq!(catalogue["people"][1]["deputy"], json!("ada"));
    assert_eq!(catalogue["trains"][0]["capacity"], json!(4));
    assert_eq!(catalogue["windows"][0]["owner"], json!("grace"));
    assert_eq!(catalogue["bookings"][0]["setup_minutes"], json!(30));
    assert_eq!(catalogue["lead_times"][1], json!({ "type": "emergency", "lead": "0m" }));
    let board = &catalogue["boards"][0];
    assert_eq!((&board["cut_off"], &board["cut_off_major"]), (&json!("3wd"), &json!("14wd")));
    assert_eq!(board["scope"]["types"], json!(["standard", "normal"]));
    assert_eq!(
        (catalogue["absences"].as_array().unwrap().len(), catalogue["shifts"].as_array().unwrap().len()),
        (1, 1)
    );
    let release = room.call("release_show", json!({ "key": "R-1" }));
    let stores = json!([
        { "store": "cache", "schema": null, "restores": false },
        { "store": "ledger-db", "schema": 12, "restores": true },
    ]);
    assert_eq!((&release["stores"], &release["submitted"]), (&stores, &json!("2026-11-23T10:00:00Z")));
}

#[test]
fn a_preview_of_every_kind_of_file_writes_nothing() {
    let room = Room::new();
    for (kind, text) in FILES {
        let path = room.put(&format!("{kind}.csv"), text);
        let input = |mode: &str| json!({ "kind": kind, "paths": [&path], "mode": mode });
        let seen = room.call("file_import", input("preview"));
        assert_eq!(seen["changed"], Value::Null, "{kind}");
        let done = room.call("file_import", input("commit"));
        assert_eq!((&seen["added"], &seen["lines"]), (&done["added"], &done["lines"]), "{kind}");
    }
}

#[test]
fn a_file_with_one_bad_row_is_not_read_at_all_and_says_where_it_is_bad() {
    let room = Room::new();
    let told = refused(&room, "people", "key,deputy\ngrace,\nada,linus\n");
    assert!(told.contains("line 3, column \"deputy\"") && told.contains("there is no person \"linus\""), "{told}");
    assert_eq!(room.call("catalogue_show", json!({}))["people"], json!([]), "not even the good row was read");
    assert!(refused(&room, "people", "key,deputy\ngrace,grace\n").contains("own deputy"));
    import(&room, "people", "key\ngrace\n");
    let told = refused(&room, "absences", "key,person,start,end,zone\nA,linus,2026-12-21,2026-12-22,UTC\n");
    assert!(told.contains("line 2, column \"person\""), "{told}");
    let told = refused(&room, "bookings", "key,environment,start,end\nB,p,2026-12-21T00:00:00Z,2028-12-21T00:00:00Z\n");
    assert!(told.contains("line 2") && told.contains("366 days"), "{told}");
    let told = refused(&room, "releases", "key,start,duration,stores\nR,2026-12-21T00:00:00Z,1h,db|db=2\n");
    assert!(told.contains("column \"stores\"") && told.contains("named twice"), "{told}");
    let told = refused(&room, "trains", "key,capacity\nT,many\n");
    assert!(told.contains("line 2, column \"capacity\"") && told.contains("whole number"), "{told}");
}

#[test]
fn a_column_that_is_not_known_is_warned_about_and_one_can_be_mapped() {
    let room = Room::new();
    let outcome = import(&room, "stores", "key,colour\ndb,red\n");
    assert!(outcome["warnings"][0].as_str().unwrap().contains("colour"), "{outcome}");
    let path = room.put("crew.csv", "login,full name\ngrace,Grace Hopper\n");
    let map = json!({ "key": "login", "name": "full name" });
    room.call("file_import", json!({ "kind": "people", "paths": [path], "map": map }));
    assert_eq!(room.call("catalogue_show", json!({}))["people"][0]["name"], json!("Grace Hopper"));
}

#[test]
fn a_signed_freeze_cannot_be_given_other_dates_by_a_file() {
    let room = Room::new();
    let windows = |end: &str| format!("key,kind,start,end,zone\nF,freeze-hard,2026-12-18T00:00,{end},UTC\n");
    import(&room, "windows", &windows("2027-01-04T00:00"));
    room.call("freeze_end", json!({ "key": "F" }));
    let told = refused(&room, "windows", &windows("2027-01-11T00:00"));
    assert!(told.contains("line 2") && told.contains("it has ended"), "{told}");
    import(&room, "windows", &windows("2027-01-04T00:00"));
    let layers = room.call("layer_list", json!({}));
    assert_eq!(layers["items"][0]["phase"], json!("ended"), "a file does not bring it back");
}

#[test]
fn what_was_exported_is_read_back_with_its_data_stores() {
    let room = Room::new();
    let (kind, text) = FILES[4];
    import(&room, kind, text);
    let out = room.path("out.csv");
    room.call("releases_export", json!({ "path": out }));
    let again = room.call("file_import", json!({ "kind": "releases", "paths": [out] }));
    assert_eq!(again["unchanged"], json!(1), "{again}");
}
