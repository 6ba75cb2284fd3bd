//! What needs what.

use std::collections::{BTreeMap, BTreeSet};

use crate::pages::Dependencies;
use crate::stage::World;

#[tokio::test]
async fn a_link_that_is_drawn_between_two_services_stands_in_the_file() {
    let world = World::with_sample().await;
    let (from, to) = unlinked(&world.plan().links());
    let operations = world.plan().operations();
    world.enter("Dependencies").await;
    let map = Dependencies(&world);
    map.wait_drawn().await;
    assert_eq!(map.links(&from, &to).await, 0);

    map.link(&from, &to).await;
    world.wait_text("[data-testid=link-form]", &to).await;
    world.click("Link").await;

    world.wait_until("the link on the map", async || (map.links(&from, &to).await > 0).then_some(())).await;
    assert!(world.plan().links().contains(&(from, to)));
    assert_eq!(world.plan().operations(), operations + 1);
}

#[tokio::test]
async fn a_link_that_would_close_a_circle_is_refused_with_the_circle_named() {
    let world = World::with_sample().await;
    let links = world.plan().links();
    let (needs, needed) = links.first().unwrap().clone();
    let operations = world.plan().operations();
    world.enter("Dependencies").await;
    let map = Dependencies(&world);
    map.wait_drawn().await;

    map.link(&needed, &needs).await;
    world.click("Link").await;

    let told = world.wait_text("[data-testid=link-form] [role=alert]", "circle").await;
    assert!(told.contains(&needs) && told.contains(&needed) && told.contains('→'), "{told}");
    assert_eq!(world.plan().links(), links);
    assert_eq!(world.plan().operations(), operations, "no operation is written");
}

/// Two services that no way leads between, in either direction.
fn unlinked(links: &BTreeSet<(String, String)>) -> (String, String) {
    let mut needs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in links {
        needs.entry(from).or_default().push(to);
    }
    let names: BTreeSet<&str> = links.iter().flat_map(|(from, to)| [from.as_str(), to.as_str()]).collect();
    let reaches = |from: &str, to: &str| {
        let mut open = vec![from];
        let mut seen = BTreeSet::new();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(needs.get(next).into_iter().flatten().copied());
            }
        }
        seen.contains(to)
    };
    let pairs = names.iter().flat_map(|from| names.iter().map(move |to| (*from, *to)));
    let (from, to) =
        pairs.into_iter().find(|(from, to)| !reaches(from, to) && !reaches(to, from)).expect("two services");
    (from.to_owned(), to.to_owned())
}
