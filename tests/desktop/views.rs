//! Month and week: the same releases, placed by day.

use crate::pages::Calendar;
use crate::stage::{HOUR, Planned, World, js};

#[tokio::test]
async fn a_release_is_dragged_from_day_to_day_in_the_month() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, ["2026-11-23T12:00:00Z", "2026-11-26T00:00:00Z"], 24 * HOUR);
    let calendar = Calendar(&world);
    calendar.narrow_to(&release.key).await;
    world.click("Month").await;
    world.wait("the month", "return document.querySelector('[data-testid=month]')").await;
    let day = calendar.day_of(&release.key).await;
    let next = day.parse::<jiff::civil::Date>().unwrap().tomorrow().unwrap();

    let from = world.middle(&format!("[data-testid=month] [data-release={}]", js(&release.key))).await;
    let to = world.middle(&format!("[data-testid=month] [data-day='{next}']")).await;
    world.drag(from, to).await;

    world.wait_notice(&release.key).await;
    assert_eq!(world.plan().times(&release.key), (release.start + 24 * HOUR, release.end + 24 * HOUR));
    assert_eq!(calendar.day_of(&release.key).await, next.to_string());
}

#[tokio::test]
async fn a_release_is_dragged_from_hour_to_hour_in_the_week() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, ["2026-11-25T07:00:00Z", "2026-11-26T00:00:00Z"], HOUR);
    let calendar = Calendar(&world);
    calendar.narrow_to(&release.key).await;
    world.click("Week").await;
    world.wait("the week", "return document.querySelector('[data-testid=week]')").await;
    let bar = format!("[data-testid=week] [data-release={}]", js(&release.key));
    let grip = world.middle(&bar).await;
    let height =
        world.ask(&format!("return document.querySelector({}).getBoundingClientRect().height", js(&bar))).await;
    let hour = height.as_f64().unwrap() * HOUR as f64 / (release.end - release.start) as f64;

    world.drag(grip, grip.by(0.0, hour)).await;

    world.wait_notice(&release.key).await;
    assert_eq!(world.plan().times(&release.key), (release.start + HOUR, release.end + HOUR));
    assert!(world.middle(&bar).await.y > grip.y, "the bar stands where it was dropped");
}
