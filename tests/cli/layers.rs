//! Windows, freezes, exceptions, weights and rules in a terminal.

use serde_json::{Value, json};
use slipway_tests::Desk;

use crate::asking::{done, refused};

/// One service, one release of it in the last days of the year, and a freeze around it that was proposed.
fn proposed() -> Desk {
    let desk = Desk::with_plan();
    desk.put("services.csv", "key,name,tier\npay,Payments,1\n");
    done(&desk, &["import", "services", "services.csv"]);
    desk.put("releases.csv", "key,title,services,start,duration\nR-1,Payments 4.2,pay,2026-12-20T21:00:00Z,2h\n");
    done(&desk, &["import", "releases", "releases.csv"]);
    let times = ["--start", "2026-12-18T18:00", "--end", "2027-01-04T06:00", "--zone", "Europe/Berlin"];
    let mut propose = vec!["freeze", "propose", "F-1", "--kind", "freeze-hard", "--title", "Year end"];
    propose.extend(times);
    propose.extend(["--services", "pay"]);
    assert_eq!(done(&desk, &propose).out, "Propose F-1 Year end (operation 4)\n");
    desk
}

fn published() -> Desk {
    let desk = proposed();
    done(&desk, &["freeze", "negotiate", "F-1", "--reason", "the board asked"]);
    done(&desk, &["freeze", "sign", "F-1", "--side", "business", "--by", "Grace"]);
    done(&desk, &["freeze", "sign", "F-1", "--side", "it"]);
    done(&desk, &["freeze", "publish", "F-1"]);
    desk
}

#[test]
fn a_freeze_goes_from_a_proposal_to_its_end_and_binds_in_between() {
    let desk = proposed();
    assert_eq!(desk.run(&["conflicts"]).code, 0, "a proposal binds nobody");
    let told = refused(&desk, &["freeze", "publish", "F-1"], 1);
    assert!(told.contains("F-1: it is proposed; only a freeze that is agreed can be published"), "{told}");
    let desk = published();
    assert_eq!(desk.json(&["conflicts"])["items"][0]["code"], "C03");
    let shown = done(&desk, &["freeze", "show", "F-1"]).out;
    for told in ["phase     published", "business  Grace on 2026-11-23 11:00 Europe/Berlin", "about     services pay"] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    let told = refused(&desk, &["freeze", "reopen", "F-1"], 1);
    assert!(told.contains("it is published"), "{told}");
    done(&desk, &["freeze", "end", "F-1"]);
    assert_eq!(desk.run(&["conflicts"]).code, 0);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 9, "each step is one operation");
}

#[test]
fn a_freeze_is_tried_and_previewed_before_it_binds() {
    let desk = proposed();
    let tried = done(&desk, &["freeze", "try", "F-1", "--service", "pay", "--at", "2026-12-20T20:00"]).out;
    assert!(tried.contains("is inside Year end") && tried.contains("It does not bind yet."), "{tried}");
    let try_it = |at: &str| desk.json(&["freeze", "try", "F-1", "--service", "pay", "--at", at, "--minutes", "30"]);
    assert_eq!(
        (&try_it("2026-12-18T16:30")["hits"], &try_it("2026-12-18T16:31")["hits"]),
        (&json!(false), &json!(true))
    );
    let preview = done(&desk, &["freeze", "preview", "F-1"]).out;
    assert!(preview.starts_with("R-1 hard R-1 Payments 4.2 ") && preview.contains("    slot: "), "{preview}");
    assert!(preview.contains("1 release displaced\n"), "{preview}");
    assert_eq!(desk.json(&["freeze", "preview", "F-1"])["count"], 1);
    refused(&desk, &["freeze", "try", "F-1", "--service", "web", "--at", "2026-12-20"], 2);
    refused(&desk, &["freeze", "try", "F-1", "--service", "pay", "--at", "tomorrow"], 2);
    refused(&desk, &["freeze", "show", "F-9"], 2);
}

#[test]
fn windows_are_listed_by_kind_and_by_what_somebody_should_look_at() {
    let desk = Desk::with_sample();
    let keys = |arguments: &[&str]| -> Vec<Value> {
        let list = desk.json(arguments);
        list["items"].as_array().unwrap().iter().map(|layer| layer["window"]["key"].clone()).collect()
    };
    assert_eq!(keys(&["windows", "--kind", "freeze-hard"]), ["F-DATA-CENTRE", "F-YEAR-END"]);
    assert_eq!(keys(&["windows", "--flagged"]), ["V-CARRIER"]);
    assert!(keys(&["freeze", "list"]).iter().all(|key| key.as_str().unwrap().starts_with("F-")));
    let flagged = done(&desk, &["windows", "--flagged"]).out;
    assert!(flagged.starts_with("V-CARRIER  vendor  published  2026-12-08 03:00 to 2026-12-08 06:00 America/New_York"));
    assert!(flagged.contains("review-overdue"), "{flagged}");
    refused(&desk, &["windows", "--kind", "freeze"], 2);
    refused(&desk, &["freeze", "show", "V-CARRIER"], 1);
}

#[test]
fn an_exception_is_asked_for_granted_and_used_once() {
    let desk = published();
    let mut request =
        vec!["exception", "request", "--freeze", "F-1", "--release", "R-1", "--reason", "The law changes"];
    request.extend(["--risk", "Prices", "--rollback", "Switch it off", "--criterion", "Tested=met"]);
    request.extend(["--criterion", "The board has seen it"]);
    done(&desk, &request);
    let told = refused(&desk, &request, 1);
    assert!(told.contains("E-2026-0001 is requested for R-1 in F-1 already"), "{told}");
    let approve = ["exception", "approve", "E-2026-0001", "--expires", "2026-12-22"];
    let told = refused(&desk, &approve, 1);
    assert!(told.contains("not every criterion is met: The board has seen it"), "{told}");
    let mut met = approve.to_vec();
    met.extend(["--met", "The board has seen it", "--by", "Grace"]);
    done(&desk, &met);
    assert!(desk.json(&["conflicts"])["items"].as_array().unwrap().iter().all(|item| item["severity"] != "hard"));
    let told = done(&desk, &["exception", "list"]).out;
    assert!(told.contains("E-2026-0001  approved  R-1  F-1  until 2026-12-22 "), "{told}");
    assert!(told.contains("Grace  2/2 met  The law changes"), "{told}");
    let used = ["exception", "use", "E-2026-0001", "--outcome", "Went well"];
    let early = refused(&desk, &used, 1);
    assert!(early.contains("how it went is not known before"), "{early}");
    assert_eq!(desk.run_at("2027-01-05T10:00:00Z", &used).code, 0);
    refused(&desk, &used, 1);
    refused(&desk, &["exception", "withdraw", "E-2026-0001"], 1);
    refused(&desk, &["exception", "refuse", "E-0", "--reason", "It can wait"], 2);
    assert_eq!(desk.json(&["exception", "list"])["items"][0]["outcome"], "Went well");
}

#[test]
fn weights_are_settled_but_never_lighter_where_it_matters_most() {
    let desk = Desk::with_plan();
    let told = done(&desk, &["rules"]).out;
    assert_eq!(told.lines().count(), 19, "a head and eighteen codes: {told}");
    done(&desk, &["rules", "set", "C14", "--critical", "hard", "--otherwise", "off"]);
    let rule = desk.json(&["rules"])["items"][13].clone();
    assert_eq!((&rule["code"], &rule["critical"], &rule["otherwise"]), (&json!("C14"), &json!("hard"), &json!("off")));
    let told = refused(&desk, &["rules", "set", "C14", "--critical", "soft", "--otherwise", "hard"], 1);
    assert!(told.contains("C14: a conflict weighs at least as much where it matters most (soft)"), "{told}");
    for wrong in [["C19", "hard", "soft"], ["C01", "heavy", "soft"]] {
        refused(&desk, &["rules", "set", wrong[0], "--critical", wrong[1], "--otherwise", wrong[2]], 2);
    }
    assert_eq!(desk.json(&["rules"])["items"][13], rule);
}

#[test]
fn the_dates_of_a_rule_are_told_before_it_is_saved() {
    let desk = Desk::with_plan();
    let expand = |rule: &'static str, more: &[&'static str]| {
        let mut arguments = vec!["expand", "--start", "2026-10-24T01:00", "--end", "2026-10-24T05:00", "--rrule", rule];
        arguments.extend(more);
        arguments
    };
    let told = done(&desk, &expand("FREQ=DAILY;COUNT=2", &["--zone", "Europe/Berlin"])).out;
    let dates = "2026-10-24 01:00  2026-10-24 05:00  240 min\n2026-10-25 01:00  2026-10-25 05:00  300 min\n";
    assert_eq!(told, format!("every day, 2 times in all\n{dates}"));
    let endless = done(&desk, &expand("FREQ=DAILY", &[])).out;
    assert_eq!((endless.lines().count(), endless.ends_with("and so on\n")), (202, true));
    let shifts = done(&desk, &expand("FREQ=HOURLY;INTERVAL=6;COUNT=3", &["--zone", "Europe/Berlin"])).out;
    assert!(shifts.contains("2026-10-24 07:00  2026-10-24 11:00  240 min\n"), "{shifts}");
    assert_eq!(shifts.lines().count(), 4);
    let told = refused(&desk, &expand("FREQ=MINUTELY", &[]), 1);
    assert!(told.contains("more than 20000 times a year"), "{told}");
    for rule in ["FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=24", "EVERY DAY"] {
        refused(&desk, &expand(rule, &[]), 1);
    }
    refused(&desk, &expand("FREQ=DAILY", &["--zone", "Europe/Bielefeld"]), 2);
}
