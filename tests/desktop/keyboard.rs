//! Planning without a pointer.

use fantoccini::key::Key;

use crate::pages::Calendar;
use crate::stage::{HOUR, Planned, World};

const IN_SIGHT: [&str; 2] = ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z"];

#[tokio::test]
async fn a_release_is_picked_up_carried_and_dropped_by_keys() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, IN_SIGHT, 25 * HOUR);
    let calendar = Calendar(&world);
    calendar.narrow_to(&release.key).await;
    world.click_at(calendar.bar(&release.key).await).await;
    world.wait_text("[data-testid=selected]", &release.key).await;
    calendar.wait_focused(&release.key).await;

    world.press('m').await;
    world.press(Key::Down).await;
    for _ in 0..4 {
        world.press(Key::Right).await;
    }
    calendar.wait_judged("free").await;
    world.press(Key::Enter).await;

    world.wait_notice(&release.key).await;
    assert_eq!(world.plan().times(&release.key), (release.start + 25 * HOUR, release.end + 25 * HOUR));
}

#[tokio::test]
async fn a_release_is_rescheduled_by_a_form() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, IN_SIGHT, 24 * HOUR);
    let calendar = Calendar(&world);
    calendar.narrow_to(&release.key).await;
    world.click_at(calendar.bar(&release.key).await).await;
    world.click("Reschedule…").await;

    let day = world.text_of("Start: day").await;
    let next = day.parse::<jiff::civil::Date>().unwrap().tomorrow().unwrap();
    world.write("Start: day", &next.to_string()).await;
    world.press(Key::Tab).await;
    world.wait_text("[data-testid=reschedule-preview]", "Nothing speaks against this time.").await;
    world.write("Why", "The vendor comes a day later").await;
    world.click("Move").await;

    world.wait_notice(&release.key).await;
    assert_eq!(world.plan().times(&release.key), (release.start + 24 * HOUR, release.end + 24 * HOUR));
    let log = world.desk.json(&["log"]);
    assert_eq!(log["items"][0]["reason"], "The vendor comes a day later");
}
