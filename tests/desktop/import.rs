//! Files that come in.

use crate::stage::World;

const RELEASES: &str = "key,title,service,start,end\n\
    W-1,First from outside,outside,2027-02-02T20:00,2027-02-02T22:00\n\
    W-2,Second from outside,outside,2027-02-03T20:00,2027-02-03T22:00\n";

#[tokio::test]
async fn a_csv_is_looked_at_before_it_is_brought_in() {
    let world = World::with_sample().await;
    world.desk.put("outside.csv", RELEASES);
    let (releases, operations) = (world.plan().releases(), world.plan().operations());
    world.enter("Import & export").await;
    world.click("Choose a file…").await;
    world.name_file("Import releases", &world.desk.path("outside.csv")).await;
    world.click("Show what would happen").await;
    world.wait_text("#room", "2 new, 0 changed").await;
    assert_eq!(world.plan().operations(), operations, "a look writes nothing");

    world.click("Import 2 rows").await;
    world.wait_text("#room h2", "Imported").await;
    assert_eq!(world.plan().releases(), releases + 2);
    assert_eq!(world.plan().operations(), operations + 1, "one import is one operation");
}
