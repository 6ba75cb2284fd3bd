//! The way back.

use slipway_tests::Desk;

use crate::pages::{Calendar, Edge};
use crate::stage::{HOUR, Planned, World, stamp};

#[tokio::test]
async fn a_move_is_taken_back_by_a_window_that_was_opened_anew() {
    let mut world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z"], 24 * HOUR);
    let content = world.plan().content();
    let calendar = Calendar(&world);
    calendar.narrow_to(&release.key).await;
    calendar.nearer(2).await;
    let before = calendar.bar(&release.key).await;
    calendar.carry(before, Edge::Start, release.start, release.start + 24 * HOUR).await;
    world.let_go().await;
    world.wait_notice(&release.key).await;
    assert_ne!(world.plan().content(), content);

    world.restart().await;
    world.wait_text("[data-frame=bar]", "Move").await;
    world.undo().await;
    world.wait_until("the plan as before", async || (world.plan().content() == content).then_some(())).await;
    assert_eq!(world.desk.run(&["log", "verify"]).code, 0);

    world.click("Redo: ").await;
    let moved = release.start + 24 * HOUR;
    world.wait_until("the move again", async || (world.plan().times(&release.key).0 == moved).then_some(())).await;
}

#[tokio::test]
async fn the_plan_goes_back_to_a_moment_of_its_history() {
    let desk = Desk::with_sample();
    let release = Planned::that_can_move(&desk, ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z"], 24 * HOUR);
    for days in [1, 2] {
        let to = stamp(release.start + days * 24 * HOUR);
        assert_eq!(desk.run(&["move", &release.key, "--to", &to, "--reason", "to see"]).code, 0);
    }
    let world = World::open(desk).await;
    world.enter("History").await;
    world.click_on("[aria-label=Operations] [aria-rowindex='4']").await;
    world.click("Go back to here…").await;
    world.wait_text("dialog[open]", "What it would change").await;
    world.write("Why", "the first week again").await;
    world.click("Go back").await;
    let start = release.start;
    world
        .wait_until("the plan as it was made", async || (world.plan().times(&release.key).0 == start).then_some(()))
        .await;
    assert_eq!(world.plan().operations(), 4, "it is one operation more");
    assert_eq!(world.desk.json(&["log"])["items"][0]["reason"], "the first week again");
    world.undo().await;
    let moved = start + 48 * HOUR;
    world.wait_until("the moves again", async || (world.plan().times(&release.key).0 == moved).then_some(())).await;
}
