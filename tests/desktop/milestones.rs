//! Milestones of projects: read from the file of a project tool, late for their train, and in time again.

use serde_json::Value;

use crate::stage::World;

/// A release that rides on a departure in some months.
fn riding(world: &World) -> String {
    let list = world.desk.json(&["milestones"]);
    let items = list["items"].as_array().expect("a list");
    let waited_for = items.iter().find(|one| one["standing"] == "in-time").expect("one in time");
    waited_for["milestone"]["release"].as_str().expect("a release").to_owned()
}

#[tokio::test]
async fn a_milestone_of_a_project_file_is_late_until_it_is_expected_earlier() {
    let world = World::with_sample().await;
    let release = riding(&world);
    world.desk.put(
        "move.xml",
        "<Project xmlns=\"http://schemas.microsoft.com/project\"><Title>Move</Title><Tasks><Task><UID>4</UID>\
         <Name>Racks are up</Name><Milestone>1</Milestone><Finish>2027-08-02T17:00:00</Finish></Task></Tasks></Project>",
    );
    world.enter("Milestones").await;
    world.click("Import…").await;
    world.click("Choose a file…").await;
    world.name_file("Import milestones", &world.desk.path("move.xml")).await;
    world.click("Show what would happen").await;
    world.wait_text("#room", "1 new, 0 changed").await;
    world.click("Import 1 row").await;
    world.wait_text("#room h2", "Imported").await;

    world.enter("Milestones").await;
    world.write("Key, title, project, release", "Move-4").await;
    world.wait_text("#room", "1 of").await;
    world.click_on("#room [role=row][aria-selected]").await;
    world.click("Edit…").await;
    world.write("Release that waits for it", &release).await;
    world.click(&release).await;
    world.click("Save").await;
    world.wait_text("#room", "after the last day in time").await;
    let one = |world: &World| -> Value {
        let list = world.desk.json(&["milestones"]);
        list["items"].as_array().unwrap().iter().find(|one| one["milestone"]["key"] == "Move-4").unwrap().clone()
    };
    let freeze = one(&world)["freeze"].as_str().expect("a last day").to_owned();

    world.click("Edit…").await;
    world.write("Expected", &freeze).await;
    world.click("Save").await;
    world.wait_text("#room", "before the last day in time").await;
    let told = one(&world);
    assert_eq!((&told["standing"], &told["milestone"]["forecast"]), (&Value::from("in-time"), &Value::from(freeze)));
    assert_eq!(told["slips"].as_array().map(Vec::len), Some(2), "what was expected first is kept");
}
