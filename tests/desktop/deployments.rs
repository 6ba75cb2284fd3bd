//! A release that is deployed in one more place, which moves with it.

use fantoccini::key::Key;

use crate::stage::{HOUR, Planned, World};

const DAY: i64 = 24 * HOUR;

#[tokio::test]
async fn a_deployment_is_planned_by_a_form_and_moves_with_its_release_in_one_undo() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, ["2026-12-03T00:00:00Z", "2027-01-15T00:00:00Z"], DAY);
    world.enter("Releases").await;
    world.write("Key, title, service", &release.key).await;
    world.wait_text("#room", "1 of").await;
    world.click(&release.key).await;
    // What is read later pushes what stands below it.
    world.wait("the risk", "return document.querySelector('#room')?.textContent.includes('Assess…') && !document.body.textContent.includes('Reading the risk') || null").await;
    world.click("Add a deployment…").await;
    world.wait_text("dialog", "What speaks against it").await;
    world.click("Plan it").await;
    let deployment = format!("{}-INTEGRATION", release.key);
    world.wait_notice(&deployment).await;
    let bar = world.desk.json(&["release", &deployment])["bar"].clone();
    assert_eq!((&bar["deployment_of"], &bar["environment"]), (&release.key.as_str().into(), &"integration".into()));
    let (start, end) = world.plan().times(&deployment);
    assert!(start < release.start && end <= release.start, "tried first");

    world.click("Reschedule…").await;
    let day = world.text_of("Start: day").await;
    let next = day.parse::<jiff::civil::Date>().unwrap().tomorrow().unwrap();
    world.write("Start: day", &next.to_string()).await;
    world.press(Key::Tab).await;
    world.wait_text("[data-testid=reschedule-preview]", "1 of what belongs to it would move along").await;
    world.click("Move with 1 more").await;
    world.wait_notice("Move").await;
    assert_eq!(world.plan().times(&release.key).0, release.start + DAY);
    assert_eq!(world.plan().times(&deployment), (start + DAY, end + DAY));
    world.desk.json(&["undo"]);
    assert_eq!(world.plan().times(&release.key).0, release.start);
    assert_eq!(world.plan().times(&deployment), (start, end));
}
