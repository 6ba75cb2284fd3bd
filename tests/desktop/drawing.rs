//! A release where there was none.

use crate::pages::{Calendar, Edge};
use crate::stage::{HOUR, Planned, World, instant};

#[tokio::test]
async fn a_release_that_is_drawn_on_an_empty_place_is_planned_there() {
    let world = World::with_sample().await;
    let beside = Planned::between(&world.desk, ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z"]);
    let slots = world.desk.json(&["slots", &beside.key]);
    let quiet = slots["slots"].as_array().unwrap().iter().filter(|slot| slot["reasons"].as_array().unwrap().is_empty());
    let mut starts = quiet.map(|slot| instant(slot["start"].as_str().unwrap()));
    let free = starts.find(|start| *start >= beside.end + 12 * HOUR).expect("a free place beside it");
    let calendar = Calendar(&world);
    let (releases, operations) = (world.plan().releases(), world.plan().operations());
    calendar.narrow_to(&beside.key).await;
    calendar.nearer(4).await;

    let from = calendar.place(&beside, free).await;
    world.carry(from, from.by(20.0, 0.0)).await;
    let (start, end) = (calendar.ghost(Edge::Start).await, calendar.ghost(Edge::End).await);
    world.let_go().await;
    world.wait_text("dialog h2", "New release").await;
    world.wait_text("[data-testid=draw-form]", "Nothing speaks against this time.").await;
    world.write("Title", "Drawn by hand").await;
    world.click("Draw").await;

    world.wait_notice("Drawn by hand").await;
    assert_eq!(world.plan().releases(), releases + 1);
    assert_eq!(world.plan().operations(), operations + 1);
    let list = world.desk.json(&["releases"]);
    let drawn = list["items"].as_array().unwrap().iter().find(|item| item["title"] == "Drawn by hand").unwrap();
    assert_eq!(world.plan().times(drawn["key"].as_str().unwrap()), (start, end));
    assert_eq!(drawn["services"][0], *beside.service);
    assert!(end - start >= HOUR);
}
