//! The board of a bundle: a change is put off with a reason, and taken back.

use serde_json::{Value, json};

use crate::stage::World;

/// A release of the sample that takes changes along, and one of them that is not mandatory.
fn bundled(world: &World) -> (String, String) {
    let list = world.desk.json(&["changes"]);
    let items = list["items"].as_array().expect("a list");
    let taken = items.iter().find(|one| one["place"] == "in" && one["change"]["mandatory"] == "none");
    let one = taken.expect("a change that could be put off");
    (one["release"].as_str().unwrap().to_owned(), one["change"]["key"].as_str().unwrap().to_owned())
}

fn place(world: &World, key: &str) -> Value {
    let list = world.desk.json(&["changes"]);
    list["items"].as_array().unwrap().iter().find(|one| one["change"]["key"] == key).unwrap().clone()
}

#[tokio::test]
async fn a_change_is_carried_to_another_column_with_its_reason_and_undone() {
    let world = World::with_sample().await;
    let (release, key) = bundled(&world);
    let before = place(&world, &key)["deferrals"].as_array().unwrap().len();
    world.enter("Bundles").await;
    world.click(&release).await;
    let card = format!("[data-card='{key}']");
    world.wait("the card", &format!("return document.querySelector(\"{card}\") !== null || null")).await;
    let (from, to) = (world.middle(&format!("{card} .title")).await, world.middle("[data-column=deferred] h2").await);
    world.drag(from, to).await;
    world.write("Why the release does not take it along", "There is no room for it").await;
    world.click("Put it off").await;
    world.wait_until("the change to be put off", async || (place(&world, &key)["place"] != "in").then_some(())).await;
    let told = place(&world, &key);
    assert_eq!(told["deferrals"].as_array().unwrap().len(), before + 1);
    assert_eq!(told["deferrals"][before]["reason"], json!("There is no room for it"));
    world.wait_text("[data-column=deferred]", &key).await;
    world.undo().await;
    world.wait_until("the change to be back", async || (place(&world, &key)["place"] == "in").then_some(())).await;
}
