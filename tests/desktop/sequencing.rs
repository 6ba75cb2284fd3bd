//! Releases put in the order in which they can be deployed.

use crate::stage::World;

#[tokio::test]
async fn releases_are_put_in_order_in_one_operation_and_back_with_one_undo() {
    let world = World::with_sample().await;
    let stretch = ["sequence", "--from", "2026-11-23T10:00:00Z", "--to", "2026-12-21T10:00:00Z", "--preview"];
    let moving = || {
        let told = world.desk.json(&stretch);
        told["places"].as_array().unwrap().iter().filter(|place| place["moves"] == true).count()
    };
    let (before, content, operations) = (moving(), world.plan().content(), world.plan().operations());
    assert!(before > 0, "the sample has releases in the wrong order");
    world.ask("location.hash = '#/dependencies/releases?view=order'").await;
    world.click("Put in order…").await;
    world.wait_text("dialog", &format!("Put {before} release")).await;
    world.click_on("dialog [type=submit]").await;
    world.wait_notice("in order").await;
    assert_eq!((world.plan().operations(), moving()), (operations + 1, 0));
    world.undo().await;
    world.wait_until("the plan as it was", async || (world.plan().content() == content).then_some(())).await;
}
