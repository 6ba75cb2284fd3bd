//! A release in the hand.

use crate::pages::{Calendar, Edge};
use crate::stage::{HOUR, Leader, Planned, World};

/// The days that are in sight when the calendar opens.
const IN_SIGHT: [&str; 2] = ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z"];

#[tokio::test]
async fn a_release_that_is_dragged_to_a_free_slot_stands_there_in_the_file() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, IN_SIGHT, 24 * HOUR);
    let calendar = Calendar(&world);
    let operations = world.plan().operations();
    calendar.narrow_to(&release.key).await;
    calendar.nearer(2).await;
    let before = calendar.bar(&release.key).await;

    calendar.carry(before, Edge::Start, release.start, release.start + 24 * HOUR).await;
    calendar.wait_judged("free").await;
    assert_eq!(world.plan().operations(), operations, "nothing is written while it is in the hand");
    world.let_go().await;

    world.wait_notice(&release.key).await;
    assert_eq!(world.plan().times(&release.key), (release.start + 24 * HOUR, release.end + 24 * HOUR));
    assert_eq!(world.plan().operations(), operations + 1);
    assert!(calendar.bar(&release.key).await.x > before.x, "the bar stands where it was dropped");
}

#[tokio::test]
async fn a_release_that_is_drawn_by_its_end_becomes_longer() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, IN_SIGHT, HOUR);
    let calendar = Calendar(&world);
    calendar.narrow_to(&release.key).await;
    calendar.nearer(4).await;
    let (_, right) = calendar.edges(&release.key).await;
    let grip = calendar.bar(&release.key).await;

    let edge = grip.by(right - grip.x - 2.0, 0.0);
    calendar.carry(edge, Edge::End, release.end, release.end + HOUR).await;
    calendar.wait_judged("free").await;
    world.let_go().await;

    world.wait_notice(&release.key).await;
    assert_eq!(world.plan().times(&release.key), (release.start, release.end + HOUR));
}

#[tokio::test]
async fn escape_puts_back_what_is_in_the_hand() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, IN_SIGHT, 24 * HOUR);
    let calendar = Calendar(&world);
    let operations = world.plan().operations();
    calendar.narrow_to(&release.key).await;
    calendar.nearer(2).await;
    let before = calendar.bar(&release.key).await;

    calendar.carry(before, Edge::Start, release.start, release.start + 24 * HOUR).await;
    world.press(fantoccini::key::Key::Escape).await;
    world.wait_gone("[data-testid=ghost]").await;
    world.let_go().await;

    assert_eq!(calendar.bar(&release.key).await, before);
    assert_eq!(world.plan().operations(), operations);
}

#[tokio::test]
async fn what_waits_for_a_release_is_told_and_moves_along_and_is_never_left_behind() {
    let world = World::with_sample().await;
    let leader = Leader::find(&world.desk);
    let calendar = Calendar(&world);
    let (content, operations) = (world.plan().content(), world.plan().operations());
    calendar.narrow_to(&leader.key).await;
    calendar.nearer(1).await;
    calendar.turn_to(&leader.key, leader.by).await;
    let drag = async || {
        let grip = calendar.bar(&leader.key).await;
        calendar.carry(grip, Edge::Start, leader.start, leader.start + leader.by).await;
        world.let_go().await;
        world.wait_text("[data-testid=along]", &format!("would move with {}", leader.key)).await;
    };
    drag().await;
    world.wait_text("[data-testid=along]", &leader.follower).await;
    assert_eq!(world.plan().operations(), operations, "nothing is written before it is wanted");
    world.click("Move with 1 more").await;
    let moved = leader.start + leader.by;
    world.wait_until("the release to move", async || (world.plan().times(&leader.key).0 == moved).then_some(())).await;
    assert_eq!(world.plan().times(&leader.follower).0, leader.then);
    assert_eq!(world.plan().operations(), operations + 1);
    world.undo().await;
    world.wait_until("the plan as before", async || (world.plan().content() == content).then_some(())).await;

    drag().await;
    world.tick(&leader.follower).await;
    world.click("Move alone").await;
    let told = world.wait_text("#room", &format!("{} went back", leader.key)).await;
    assert!(told.contains(&format!("is needed by {}", leader.follower)), "{told}");
    assert_eq!(world.plan().content(), content, "alone it would leave the other one behind");
}
