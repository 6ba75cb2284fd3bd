//! The way back.

use crate::pages::{Calendar, Edge};
use crate::stage::{HOUR, Planned, World};

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
    world.undo().await;
    world.wait_text("[data-frame=bar]", "Move").await;
    world.wait_until("the plan as before", async || (world.plan().content() == content).then_some(())).await;
    assert_eq!(world.desk.run(&["log", "verify"]).code, 0);

    world.click("Redo: ").await;
    let moved = release.start + 24 * HOUR;
    world.wait_until("the move again", async || (world.plan().times(&release.key).0 == moved).then_some(())).await;
}
