//! Who approves a release, and the rules about it, in the window.

use serde_json::Value;

use crate::stage::{HOUR, World, stamp};

/// The last release that waits for somebody who is named: nothing stands in its way in the hour after it.
fn waiting(world: &World) -> (String, Value) {
    let list = world.desk.json(&["releases"]);
    let keys = list["items"].as_array().expect("releases").iter().filter_map(|one| one["key"].as_str());
    keys.rev()
        .find_map(|key| {
            let told = world.desk.run(&["approval", key, "--json"]).json();
            let who = told["approvers"].as_array()?.iter().find(|who| who["person"].is_string())?.clone();
            let waits = told["complete"] == false && told["needed"] == 1 && told["blocks"].as_array()?.is_empty();
            waits.then(|| (key.to_owned(), who))
        })
        .expect("a release that waits")
}

async fn open(world: &World, release: &str) {
    world.enter("Releases").await;
    world.write("Key, title, service", release).await;
    world.wait_text("#room", "1 of").await;
    world.click(release).await;
    world.wait_text("#room", "Who may approve").await;
    // What is read later pushes what stands below it.
    world.wait("the risk", "return document.querySelector('#room')?.textContent.includes('Assess…') && !document.body.textContent.includes('Reading the') || null").await;
}

#[tokio::test]
async fn an_approval_counts_until_the_release_moves() {
    let world = World::with_sample().await;
    let (release, who) = waiting(&world);
    open(&world, &release).await;
    world.click(&format!("Decide as {}…", who["name"].as_str().expect("a name"))).await;
    world.tick("Approve").await;
    world.click("Keep the decision").await;
    world.wait_text("#room [aria-label^=Decisions]", "Approved").await;
    let told = world.desk.json(&["approval", &release]);
    assert_eq!((&told["complete"], &told["approvals"][0]["by"]), (&Value::from(true), &who["name"]));

    let (start, _) = world.plan().times(&release);
    let other = stamp(start + HOUR);
    let moved = world.desk.run(&["move", &release, "--to", &other, "--reason", "the shop asked"]);
    assert_eq!(moved.code, 0, "{}", moved.err);
    world.wait_text("#room", "is void").await;
    assert_eq!(world.desk.run(&["approval", &release, "--json"]).json()["complete"], false);
}

#[tokio::test]
async fn one_letter_of_a_grid_is_set_by_a_key_and_saved_as_a_version() {
    let world = World::with_sample().await;
    let versions = |world: &World| -> u64 {
        let grids = world.desk.json(&["raci"]);
        grids["items"].as_array().expect("grids").iter().filter_map(|grid| grid["version"].as_u64()).sum()
    };
    assert_eq!(versions(&world), 0);
    world.enter("Governance").await;
    let free = "const cell = [...document.querySelectorAll('[role=gridcell][data-column]')].find((one) => written(one) === 'nothing'); \
                return cell && `[role=gridcell][data-row='${cell.dataset.row}'][data-column='${cell.dataset.column}']`";
    let cell = world.wait("a cell without a letter", free).await;
    world.click_on(cell.as_str().expect("a selector")).await;
    world.press('i').await;
    world.wait_text("#room form", "1 activity changed and not saved").await;
    world.write("Why", "the auditor asked").await;
    world.click("Save").await;
    world.wait_text("#room", "the auditor asked").await;
    assert_eq!(versions(&world), 1);
    assert_eq!(world.desk.json(&["log"])["items"][0]["reason"], "the auditor asked");
    assert_eq!(world.desk.run(&["undo"]).code, 0);
    assert_eq!(versions(&world), 0);
}
