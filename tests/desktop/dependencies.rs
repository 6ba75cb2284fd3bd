//! The room of dependencies: bars in time, and circles that are opened.

use serde_json::Value;

use crate::pages::Dependencies;
use crate::stage::{World, js};

/// A linked release, when it starts, and a slot within some days to which it can go without moving another.
async fn movable(world: &World) -> (String, String, String) {
    let path = world.desk.json(&["critical-path"]);
    for key in path["items"].as_array().unwrap().iter().map(|item| item["key"].as_str().unwrap()) {
        let start = world.desk.json(&["release", key])["bar"]["start"].as_str().unwrap().to_owned();
        for slot in world.desk.json(&["slots", key])["slots"].as_array().unwrap() {
            let to = slot["start"].as_str().unwrap();
            let days = minutes_between(world, &start, to).await.abs() / 1440.0;
            let alone = world.desk.json(&["move", key, "--to", to, "--preview"])["moves"] == serde_json::json!([]);
            if (0.25..4.0).contains(&days) && alone {
                return (key.to_owned(), start, to.to_owned());
            }
        }
    }
    panic!("no linked release can go anywhere alone");
}

async fn minutes_between(world: &World, from: &str, to: &str) -> f64 {
    let script = format!("return (Date.parse({}) - Date.parse({})) / 60000", js(to), js(from));
    world.ask(&script).await.as_f64().expect("minutes")
}

#[tokio::test]
async fn a_bar_that_is_dragged_in_the_sequence_moves_its_release_in_one_operation() {
    let world = World::with_sample().await;
    let (key, start, slot) = movable(&world).await;
    let operations = world.plan().operations();
    world.ask("location.hash = '#/dependencies/releases?view=gantt'").await;
    world.wait("the bars", "return document.querySelectorAll('[data-testid=gantt] [data-bar]').length > 1").await;
    let from = world.middle(&format!("[data-bar={}]", js(&key))).await;
    let wanted = minutes_between(&world, &start, &slot).await;

    world.drag(from, from.by(width_of_a_minute(&world).await * wanted, 0.0)).await;

    world.wait_until("one operation more", async || (world.plan().operations() == operations + 1).then_some(())).await;
    let now = world.desk.json(&["release", &key])["bar"]["start"].as_str().unwrap().to_owned();
    let missed = minutes_between(&world, &slot, &now).await;
    assert!(missed.abs() <= 30.0 && missed % 15.0 == 0.0, "{missed} minutes beside the slot, to the quarter hour");
    world.undo().await;
    world
        .wait_until("the release where it was", async || {
            (world.desk.json(&["release", &key])["bar"]["start"] == start.as_str()).then_some(())
        })
        .await;
}

/// The width of a minute in the sequence, out of the places of two bars and their times.
async fn width_of_a_minute(world: &World) -> f64 {
    let path = world.desk.json(&["critical-path"]);
    let items = path["items"].as_array().unwrap();
    let place = async |item: &Value| {
        let key = item["key"].as_str().unwrap();
        let start = world.desk.json(&["release", key])["bar"]["start"].clone();
        let script = format!(
            "return [document.querySelector('[data-bar={}]').getBoundingClientRect().left, Date.parse({start})]",
            js(key)
        );
        let told = world.ask(&script).await;
        (told[0].as_f64().unwrap(), told[1].as_f64().unwrap())
    };
    let (first, last) = (place(items.first().unwrap()).await, place(items.last().unwrap()).await);
    (last.0 - first.0) / (last.1 - first.1) * 60_000.0
}

#[tokio::test]
async fn a_circle_is_opened_by_taking_away_the_link_that_hurts_least() {
    let world = World::with_sample().await;
    assert!(world.plan().links().contains(&("basket".to_owned(), "catalogue".to_owned())), "needed only to be built");
    world.enter("Dependencies").await;
    let map = Dependencies(&world);
    map.wait_drawn().await;
    map.link("catalogue", "basket").await;
    world.click("Link").await;
    world.wait_text("[data-testid=link-form]", "basket needs catalogue only to be built").await;

    world.click("Remove this link").await;

    let stands = |from: &str, to: &str| world.plan().links().contains(&(from.to_owned(), to.to_owned()));
    world.wait_until("the link to be gone", async || (!stands("basket", "catalogue")).then_some(())).await;
    world.wait_text("[data-testid=link-form]", "The circle is open").await;
    world.click("Link").await;
    world.wait_until("the other way round", async || stands("catalogue", "basket").then_some(())).await;
}
