//! Scenarios: copies with a journal of their own, applied as one operation; and plans that go back to a moment.

use slipway_domain::plan::Edit;
use slipway_storage::{Scenario, StorageError, Store, Verified};

use crate::world::{meta, place, renamed, store};

fn title(store: &Store, key: &str) -> String {
    store.load().unwrap().0.releases.by_key(key).unwrap().title.clone()
}

#[test]
fn a_scenario_is_the_plan_as_it_stood_and_goes_on_by_itself() {
    let (folder, path) = place();
    let base = store(&path);
    let copy = folder.path().join("what-if.slipway");
    assert_eq!(base.scenario().unwrap(), None);
    let made = base.fork(&copy, "what-if").unwrap();
    assert_eq!(made, Scenario { name: "what-if".into(), fork: 1 });
    assert!(matches!(base.fork(&copy, "what-if"), Err(StorageError::Exists(_))), "a scenario is never overwritten");
    let mut scenario = Store::open(&copy).unwrap();
    assert_eq!(scenario.scenario().unwrap(), Some(made));
    assert_eq!((scenario.load().unwrap().0, scenario.scenario_changes().unwrap()), (base.load().unwrap().0, vec![]));
    scenario.write(&meta("Rename"), &[renamed(&scenario.load().unwrap().0, "R-1", "What if")]).unwrap();
    assert_eq!((title(&scenario, "R-1").as_str(), title(&base, "R-1").as_str()), ("What if", "Payments 4.2"));
    assert_eq!(scenario.scenario_changes().unwrap().len(), 1);
    assert_eq!((scenario.verify().unwrap(), base.verify().unwrap()), (Verified::Whole(2), Verified::Whole(1)));
    scenario.undo(&meta("Undo")).unwrap();
    assert_eq!(scenario.scenario_changes().unwrap(), [], "what was taken back is no change");
}

#[test]
fn a_scenario_is_applied_as_one_operation_and_taken_back_with_one_undo() {
    let (folder, path) = place();
    let mut base = store(&path);
    let copy = folder.path().join("what-if.slipway");
    base.fork(&copy, "what-if").unwrap();
    let mut scenario = Store::open(&copy).unwrap();
    let there = scenario.load().unwrap().0;
    scenario.write(&meta("One"), &[renamed(&there, "R-1", "One")]).unwrap();
    let link = there.release_links.iter().next().unwrap().id;
    scenario.write(&meta("Two"), &[Edit::RemoveReleaseLink(link)]).unwrap();
    // What the plan changes elsewhere meanwhile does not stand in the way.
    base.write(&meta("Meanwhile"), &[renamed(&there, "R-2", "Meanwhile")]).unwrap();
    let before = base.dump().unwrap();
    let changes = scenario.scenario_changes().unwrap();
    assert_eq!(base.diverged(&changes).unwrap(), Vec::<String>::new());
    let ((), done) = base.perform(&meta("Apply"), |write| write.replay(&changes)).unwrap();
    assert_eq!(done.unwrap().seq, 3);
    let after = base.load().unwrap().0;
    assert_eq!((title(&base, "R-1").as_str(), title(&base, "R-2").as_str()), ("One", "Meanwhile"));
    assert!(after.release_links.get(link).is_none());
    let ((), again) = base.perform(&meta("Apply"), |write| write.replay(&changes)).unwrap();
    assert_eq!(again, None, "what stands so already is left alone");
    base.undo(&meta("Undo")).unwrap();
    assert_eq!(base.dump().unwrap(), before);
    assert_eq!(base.verify().unwrap(), Verified::Whole(4));
}

#[test]
fn a_scenario_whose_rows_were_changed_on_both_sides_is_refused_by_name_and_nothing_is_written() {
    let (folder, path) = place();
    let mut base = store(&path);
    let copy = folder.path().join("what-if.slipway");
    base.fork(&copy, "what-if").unwrap();
    let mut scenario = Store::open(&copy).unwrap();
    let there = scenario.load().unwrap().0;
    scenario.write(&meta("Both"), &[renamed(&there, "R-1", "There"), renamed(&there, "R-2", "There")]).unwrap();
    base.write(&meta("Meanwhile"), &[renamed(&there, "R-1", "Here")]).unwrap();
    let changes = scenario.scenario_changes().unwrap();
    assert_eq!(base.diverged(&changes).unwrap(), ["release R-1"]);
    let before = base.dump().unwrap();
    let refused = base.perform(&meta("Apply"), |write| write.replay(&changes)).unwrap_err();
    assert_eq!((refused.code(), refused.to_string().contains("release R-1")), ("scenario.diverged", true));
    assert_eq!((base.dump().unwrap(), base.latest().unwrap()), (before, 2));
}

#[test]
fn a_plan_goes_back_to_a_moment_as_one_operation_that_can_be_taken_back() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let there = store.load().unwrap().0;
    let first = store.dump().unwrap();
    for title in ["One", "Two", "Three"] {
        store.write(&meta(title), &[renamed(&there, "R-1", title)]).unwrap();
    }
    let last = store.dump().unwrap();
    assert_eq!(store.go_back(&meta("Go back"), 1).unwrap().unwrap().seq, 5);
    assert_eq!(store.dump().unwrap(), first);
    assert_eq!(store.go_back(&meta("Go back"), 1).unwrap(), None, "it stands so already");
    store.undo(&meta("Undo")).unwrap();
    assert_eq!(store.dump().unwrap(), last);
    assert_eq!(store.go_back(&meta("Go back"), 99).unwrap_err().code(), "operation.unknown");
    assert_eq!(store.go_back(&meta("Go back"), 0).unwrap_err().code(), "operation.unknown");
}
