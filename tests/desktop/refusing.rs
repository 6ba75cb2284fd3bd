//! Drops that a rule does not let stand.

use crate::pages::{Calendar, Edge};
use crate::stage::{Planned, World, instant};

/// The days before the year ends.
const BEFORE_THE_FREEZE: [&str; 2] = ["2026-12-12T00:00:00Z", "2026-12-18T12:00:00Z"];
/// A moment well inside the freeze.
const FROZEN: &str = "2026-12-20T22:00:00Z";

#[tokio::test]
async fn a_drop_onto_a_hard_freeze_goes_back_and_says_why() {
    let world = World::with_sample().await;
    let release = Planned::between(&world.desk, BEFORE_THE_FREEZE);
    let calendar = Calendar(&world);
    let operations = world.plan().operations();
    calendar.narrow_to(&release.key).await;
    world.click("Later").await;
    world.click("Later").await;
    let before = calendar.bar(&release.key).await;

    calendar.carry(before, Edge::Start, release.start, instant(FROZEN)).await;
    calendar.wait_judged("hard").await;
    world.let_go().await;

    let refusal = "[data-testid=refusal]";
    world.wait_text(refusal, &format!("{} went back", release.key)).await;
    let told = world.wait_text(refusal, "hard freeze Year end").await;
    assert!(told.contains("Next valid slots"), "{told}");
    world.wait_gone("[data-testid=ghost]").await;
    assert_eq!(calendar.bar(&release.key).await, before, "the bar stands where it was");
    assert_eq!(world.plan().times(&release.key), (release.start, release.end));
    assert_eq!(world.plan().operations(), operations, "no operation is written");

    world.click_on("[data-testid=slots] button").await;
    world.wait_notice(&release.key).await;
    assert_ne!(world.plan().times(&release.key).0, release.start, "a slot that is offered can be taken");
    assert_eq!(world.plan().operations(), operations + 1);
}
