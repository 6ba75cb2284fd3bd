//! A what-if copy: planned on in the window, compared, and applied to the plan.

use crate::pages::{Calendar, Edge};
use crate::stage::{HOUR, Planned, World};

#[tokio::test]
async fn a_scenario_is_planned_on_by_itself_compared_and_applied() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z"], 24 * HOUR);
    let content = world.plan().content();
    world.enter("Scenarios").await;
    world.click("New scenario…").await;
    world.write("Name", "later").await;
    world.click("Make it and open it").await;
    world.wait_text("[data-frame=banner]", "Scenario later").await;

    let calendar = Calendar(&world);
    calendar.narrow_to(&release.key).await;
    calendar.nearer(2).await;
    let before = calendar.bar(&release.key).await;
    calendar.carry(before, Edge::Start, release.start, release.start + 24 * HOUR).await;
    world.let_go().await;
    world.wait_notice(&release.key).await;
    assert_eq!(world.plan().content(), content, "the plan itself stays as it is");

    world.click("Back to the plan").await;
    world.wait_gone("[data-frame=banner]").await;
    world.enter("Scenarios").await;
    world.click("later").await;
    world.wait_text("#room", &release.key).await;
    world.click("Apply to the plan").await;
    let moved = release.start + 24 * HOUR;
    world.wait_until("the plan to follow", async || (world.plan().times(&release.key).0 == moved).then_some(())).await;
    world.undo().await;
    world.wait_until("the plan as before", async || (world.plan().content() == content).then_some(())).await;
}
