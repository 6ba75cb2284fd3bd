//! Two programs on one plan.

use crate::pages::Calendar;
use crate::stage::{HOUR, Planned, World, stamp};

#[tokio::test]
async fn what_the_command_line_moves_is_seen_in_the_window() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z"], 24 * HOUR);
    let calendar = Calendar(&world);
    calendar.narrow_to(&release.key).await;
    let before = calendar.bar(&release.key).await;

    let moved = world.desk.run(&["move", &release.key, "--to", &stamp(release.start + 24 * HOUR)]);
    assert_eq!(moved.code, 0, "{}", moved.err);

    world
        .wait_until("the bar to go", async || (calendar.bar(&release.key).await.x > before.x + 10.0).then_some(()))
        .await;
    world.undo().await;
    world.wait_until("the bar to come back", async || (calendar.bar(&release.key).await == before).then_some(())).await;
    assert_eq!(world.plan().times(&release.key), (release.start, release.end));
}
