//! Every room by the rules of accessibility.

use crate::stage::World;

const ROOMS: [&str; 15] = [
    "Calendar",
    "Dependencies",
    "Releases",
    "CAB",
    "Freezes & windows",
    "Trains",
    "Milestones",
    "Bundles",
    "Governance",
    "Calendar files",
    "Import & export",
    "Catalogue",
    "Scenarios",
    "History",
    "Guide",
];

#[tokio::test]
async fn no_room_has_a_serious_violation_in_light() {
    every_room_is_clean("Light").await;
}

#[tokio::test]
async fn no_room_has_a_serious_violation_in_dark() {
    every_room_is_clean("Dark").await;
}

async fn every_room_is_clean(theme: &str) {
    let world = World::with_sample().await;
    world.click("Plan: ").await;
    world.click(theme).await;
    let chosen = format!("return document.documentElement.dataset.theme === '{}'", theme.to_lowercase());
    world.wait("the theme", &chosen).await;
    let mut found = Vec::new();
    for room in ROOMS {
        world.enter(room).await;
        look(&world, room, &mut found).await;
    }
    for subject in ["Types of release", "Escalation", "Approval policy", "Risk models"] {
        world.enter("Governance").await;
        world.click(subject).await;
        world.wait_still().await;
        look(&world, subject, &mut found).await;
    }
    world.enter("CAB").await;
    for subject in ["Attendance", "Since", "Actions", "Packs"] {
        world.click(subject).await;
        world.wait_still().await;
        look(&world, subject, &mut found).await;
    }
    world.enter("Calendar").await;
    for view in ["Week", "Month", "Timeline"] {
        world.click(view).await;
        world.wait_gone(".loading").await;
        look(&world, view, &mut found).await;
    }
    world.click_on("[data-frame=bar] [aria-pressed]").await;
    world.wait_text("[data-testid=conflicts]", "Year end").await;
    look(&world, "the conflicts", &mut found).await;
    world.enter("Releases").await;
    world.click_on("#room [role=row] a").await;
    world.wait_text("#room h2", "What speaks against it").await;
    look(&world, "a release", &mut found).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

async fn look(world: &World, place: &str, found: &mut Vec<String>) {
    found.extend(world.violations().await.into_iter().map(|one| format!("{place}: {one}")));
}
