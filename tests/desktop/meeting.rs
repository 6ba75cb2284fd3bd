//! A meeting of the board, from its pack to its locked minutes.

use serde_json::Value;

use crate::stage::World;

/// A meeting of the sample that has something to decide.
const MEETING: &str = "2026-12-01";

fn bench(world: &World) -> Value {
    world.desk.json(&["cab", "show", "--meeting", MEETING])
}

/// The first release about which the board is asked and that nothing keeps from being approved.
fn asked(world: &World) -> String {
    let bench = bench(world);
    let points = bench["points"].as_array().expect("points");
    let free = |point: &&Value| point["asks"] == true && point["blocks"].as_array().is_some_and(Vec::is_empty);
    points.iter().find(free).expect("a point to decide")["release"].as_str().expect("its release").to_owned()
}

#[tokio::test]
async fn a_meeting_is_opened_decides_and_has_its_minutes_locked() {
    let world = World::with_sample().await;
    let release = asked(&world);
    let before = world.plan().content();
    world.enter("CAB").await;
    world.click_on(&format!("[aria-label=Meetings] a[href*='{MEETING}']")).await;
    world.wait_text("#room h2", "Planned").await;
    world.click("Issue pack 1").await;
    world.wait_text("#room", "Pack 1 is issued").await;
    world.click("Open meeting").await;
    world.wait_text("#room h2", "Open").await;

    world.click("Attendance").await;
    let shown = bench(&world);
    let seats = shown["quorum"]["seats"].as_array().expect("seats");
    for seat in seats {
        let row = format!("[data-presence][aria-label='Answer of {}'] button", seat["name"].as_str().unwrap());
        world.click_on(&row).await;
        world.wait("the answer", &format!("return document.querySelector(\"{row}[aria-pressed=true]\") && true")).await;
    }
    world.wait_text("#room [role=status]", "Quorum met").await;

    world.click("Agenda").await;
    world.click_on(&format!("[data-point='{release}'] [data-title]")).await;
    world.wait_text("#room article h2", &release).await;
    world.tick("Approve").await;
    world.write("For", &seats.len().to_string()).await;
    world.click("Keep the decision").await;
    world.wait_text("#room article", "Approved").await;
    let approval = world.desk.json(&["approval", &release]);
    assert_eq!((&approval["complete"], &approval["approvals"][0]["counts"]), (&Value::from(true), &Value::from(true)));

    world.click("End meeting").await;
    world.wait_text("#room [aria-label='How they read']", &release).await;
    world.click("Lock").await;
    world.wait_text("#room", "Locked by ada").await;
    let minutes = world.desk.json(&["cab", "minutes", "--meeting", MEETING]);
    assert_eq!(minutes["locked_by"], "ada");
    assert!(minutes["text"].as_str().is_some_and(|text| text.contains("Quorum met: yes")), "{minutes}");

    // Every step was one operation, and each of them goes back.
    let steps = world.desk.json(&["log"])["items"].as_array().expect("the log").len() - 1;
    for _ in 0..steps {
        assert_eq!(world.desk.run(&["undo"]).code, 0);
    }
    assert_eq!(world.plan().content(), before);
}
