//! A train: who boards it, and its sheet.

use serde_json::Value;
use slipway_tests::Desk;

use crate::stage::{World, said};

/// A release that could ride on the next departure of a train at once: its key, and when it would start.
fn rider(desk: &Desk, train: &str) -> (String, String) {
    let list = desk.json(&["releases"]);
    let could_ride = |item: &Value| {
        let key = item["key"].as_str()?.to_owned();
        let asked = desk.run(&["train", "board", &key, "--train", train, "--preview", "--json"]);
        let free = asked.code == 0 && asked.json()["hindrances"] == serde_json::json!([]);
        free.then(|| asked.json()).map(|told| (key, told["to"]["start"].as_str().expect("a start").to_owned()))
    };
    let items = list["items"].as_array().expect("a list");
    let mut unbound = items.iter().filter(|item| item["can_move"] == true && item["train"].is_null());
    unbound.find_map(could_ride).expect("a release that could ride")
}

#[tokio::test]
async fn a_release_boards_a_departure_and_stands_on_its_sheet() {
    let world = World::with_sample().await;
    let (key, start) = rider(&world.desk, "CORE");
    world.enter("Trains").await;
    world.click("Core train").await;
    world.click("Board a release…").await;
    world.write("Release", &key).await;
    world.click(&key).await;
    world.wait_text("[aria-label='What would happen']", "Nothing keeps it from riding").await;
    let operations = world.plan().operations();
    world.click("Board").await;
    world.wait_until("the release to ride", async || (world.plan().operations() > operations).then_some(())).await;
    let release = world.desk.json(&["release", &key]);
    assert_eq!((&release["bar"]["train"], &release["bar"]["start"]), (&Value::from("CORE"), &Value::from(start)));
    world.wait_text("#room", &key).await;

    world.click("Print the sheet…").await;
    world.click("Print…").await;
    let path = world.desk.path("sheet.pdf");
    world.name_file("Where to put the train sheet", &path).await;
    world.wait_text("dialog [role=status]", "page").await;
    let file = path.to_str().unwrap();
    said("qpdf", &["--check", file]);
    let words = said("pdftotext", &["-layout", file, "-"]);
    assert!(words.contains(&key) && words.contains("Core train"), "{words}");
}
