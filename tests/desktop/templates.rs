//! A template kept from one release, and another release drawn from it.

use crate::stage::World;

#[tokio::test]
async fn a_release_is_drawn_from_a_template_that_was_kept_from_another() {
    let world = World::with_sample().await;
    let list = world.desk.json(&["releases"]);
    let model = list["items"].as_array().unwrap().iter().rev().find(|one| one["services"][0].is_string()).unwrap();
    let (key, service) = (model["key"].as_str().unwrap(), &model["services"]);
    world.enter("Releases").await;
    world.write("Key, title, service", key).await;
    world.wait_text("#room", "1 of").await;
    world.click(key).await;
    world.click("Keep as template…").await;
    world.write("Key", "NIGHT").await;
    world.write("Title", "Night of patches").await;
    world.write("Start", "22:30").await;
    world.click("Keep it").await;
    world.wait_notice("NIGHT").await;
    let (releases, operations) = (world.plan().releases(), world.plan().operations());

    world.enter("Releases").await;
    world.click("New release").await;
    world.wait("the template", "const choice = document.querySelector('#room select'); choice?.focus(); return choice && [...choice.options].some((one) => one.value === 'NIGHT')").await;
    world.press('N').await;
    world.press('I').await;
    world
        .wait(
            "the title of the template",
            "return [...document.querySelectorAll('input')].some((one) => one.value === 'Night of patches') || null",
        )
        .await;
    world.click("Put into the plan").await;
    world.wait_notice("Night of patches").await;

    assert_eq!((world.plan().releases(), world.plan().operations()), (releases + 1, operations + 1));
    let list = world.desk.json(&["releases"]);
    let drawn = list["items"].as_array().unwrap().iter().find(|one| one["title"] == "Night of patches").unwrap();
    assert_eq!(&drawn["services"], service);
    let shown = world.desk.json(&["release", drawn["key"].as_str().unwrap()]);
    assert!(shown["local_start"].as_str().unwrap().ends_with("T22:30"), "{shown}");
}

#[tokio::test]
async fn the_days_in_sight_are_saved_as_a_table_that_can_be_imported_again() {
    let world = World::with_sample().await;
    world.click("Week").await;
    world.click("Save as CSV…").await;
    let (first, last) = (world.text_of("First day").await, world.text_of("Last day").await);
    assert_eq!((first.as_str(), last.as_str()), ("2026-11-23", "2026-11-29"));
    world.click("Save…").await;
    let path = world.desk.path("week.csv");
    world.name_file("Where to put the table", &path).await;
    world.wait_text("dialog [role=status]", "kB").await;
    let within = world.desk.json(&["releases", "--from", "2026-11-22T23:00:00Z", "--to", "2026-11-29T23:00:00Z"]);
    let rows = std::fs::read_to_string(&path).unwrap().lines().count() - 1;
    assert_eq!(rows, within["items"].as_array().unwrap().len());
    let again = world.desk.json(&["import", "releases", path.to_str().unwrap(), "--preview"]);
    assert_eq!((&again["added"], &again["unchanged"]), (&0.into(), &rows.into()), "{again}");
}
