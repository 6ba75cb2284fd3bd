//! Plans with nothing in them, and files that are none.

use slipway_tests::Desk;

use crate::stage::World;

#[tokio::test]
async fn an_empty_plan_shows_its_ways_in() {
    let world = World::with_empty_plan().await;
    world.wait_text("#room h1", "Nothing is planned yet").await;
    for way in ["Import a CSV…", "Open the sample…", "Write the first release…"] {
        world.wait_text("#room button", way).await;
    }
    world.click("Import a CSV…").await;
    world.wait_text("#room h1", "Import & export").await;
}

#[tokio::test]
async fn a_damaged_plan_is_reported_with_what_to_do_and_left_alone() {
    let desk = Desk::with_sample();
    let path = desk.path("plan.slipway");
    let sound = std::fs::read(&path).unwrap();
    let mut content = sound.clone();
    for byte in &mut content[4096..12288] {
        *byte = 0xA5;
    }
    std::fs::write(&path, &content).unwrap();

    let world = World::open(desk).await;
    let told = world.wait_text("[role=alert]", "plan.slipway").await;
    assert!(told.contains("damaged") && told.contains("restore a backup"), "{told}");
    assert_eq!(std::fs::read(&path).unwrap(), content, "the file is left alone");

    for way in ["Open a plan…", "New plan…", "Open the sample…"] {
        world.wait_text("main button", way).await;
    }
    world.click("Try again").await;
    world.wait_text("[role=alert]", "restore a backup").await;

    std::fs::write(&path, &sound).unwrap();
    world.click("Try again").await;
    world.wait_text("#room", "Checkout").await;
}
