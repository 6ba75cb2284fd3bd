//! The application's own commands, one or many.

use slipway_tests::Desk;

fn operations(desk: &Desk) -> usize {
    desk.json(&["log"])["items"].as_array().unwrap().len()
}

#[test]
fn every_command_is_listed_with_its_schemas() {
    let desk = Desk::with_plan();
    let commands = desk.json(&["commands"]);
    for command in commands["items"].as_array().unwrap() {
        assert!(command["input"].is_object() && command["output"].is_object(), "{command}");
        assert!(["query", "change", "session"].contains(&command["effect"].as_str().unwrap()));
        assert!(command["doc"].as_str().unwrap().ends_with('.'));
    }
    assert!(desk.run(&["commands"]).out.lines().any(|line| line.starts_with("release_move ")));
}

#[test]
fn a_command_is_called_with_json_and_answers_with_json() {
    let desk = Desk::with_sample();
    let said = desk.run(&["call", "release_list", r#"{"team":"payments","state":"closed"}"#]);
    assert_eq!(said.code, 0);
    assert!(said.json()["items"].as_array().unwrap().iter().all(|item| item["team"] == "payments"));
    assert_eq!(desk.run(&["call", "desk_show"]).json()["plan"]["name"], "Nordwind Retail");
    let said = desk.run(&["call", "release_list", "{team}"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("not JSON"), "{}", said.err);
    let said = desk.run(&["call", "release_list", r#"{"teem":"payments"}"#]);
    assert!(said.err.contains("teem") && said.err.contains("expected"), "{}", said.err);
}

#[test]
fn a_file_of_calls_is_one_operation_a_line_and_stops_at_the_first_that_fails() {
    let desk = Desk::with_plan();
    desk.put(
        "calls.jsonl",
        concat!(
            r#"{"name":"team_save","input":{"key":"a","name":"A"}}"#,
            "\n\n",
            r#"{"name":"team_save","input":{"key":"b","name":"B"}}"#,
            "\n",
            r#"{"name":"team_remove","input":{"key":"c"}}"#,
            "\n",
            r#"{"name":"team_save","input":{"key":"d","name":"D"}}"#,
            "\n",
        ),
    );
    let said = desk.run(&["call", "--file", "calls.jsonl"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("calls.jsonl, line 4: there is no team \"c\""), "{}", said.err);
    assert_eq!(said.out.lines().count(), 2, "what was done is told");
    assert_eq!(operations(&desk), 3);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.json(&["export", "json", "--out", "p.json"])["items"], 0);
    assert!(!std::fs::read_to_string(desk.path("p.json")).unwrap().contains("\"B\""));
    desk.put("calls.jsonl", "{\"name\":\"team_save\"");
    let said = desk.run(&["call", "--file", "calls.jsonl"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("line 1"), "{}", said.err);
}
