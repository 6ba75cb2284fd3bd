//! Undo, redo, the chain of hashes, and two programs on one file.

use proptest::prelude::*;
use rusqlite::Connection;
use slipway_domain::plan::Edit;
use slipway_domain::time::Minutes;
use slipway_storage::{Store, Verified};

use crate::world::{meta, place, plan, renamed, store};

#[test]
fn what_changes_nothing_leaves_no_operation() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    assert!(store.write(&meta("Same"), &plan.as_edits()).unwrap().is_none());
    assert_eq!(store.latest().unwrap(), 1);
}

#[test]
fn undo_and_redo_work_over_restarts() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let before = store.dump().unwrap();
    store.write(&meta("Rename"), &[renamed(&plan, "R-1", "Other")]).unwrap();
    let after = store.dump().unwrap();
    drop(store);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.candidates().unwrap().0.unwrap().meta.label, "Rename");
    store.undo(&meta("Undo")).unwrap();
    assert_eq!(store.dump().unwrap(), before);
    drop(store);
    let mut store = Store::open(&path).unwrap();
    store.redo(&meta("Redo")).unwrap();
    assert_eq!(store.dump().unwrap(), after);
    assert_eq!(store.verify().unwrap(), Verified::Whole(4));
}

#[test]
fn a_new_operation_empties_redo() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    store.write(&meta("One"), &[renamed(&plan, "R-1", "One")]).unwrap();
    store.undo(&meta("Undo")).unwrap();
    store.write(&meta("Two"), &[renamed(&plan, "R-1", "Two")]).unwrap();
    assert_eq!(store.redo(&meta("Redo")).unwrap_err().code(), "undo.nothing");
}

#[test]
fn an_undo_of_rows_that_moved_on_names_them_and_who_moved_them() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let first = store.write(&meta("One"), &[renamed(&plan, "R-1", "One")]).unwrap().unwrap();
    store.write(&meta("Two"), &[renamed(&plan, "R-1", "Two")]).unwrap();
    let refused = store.undo_one(&meta("Undo"), first.seq).unwrap_err();
    assert_eq!(refused.code(), "undo.stale");
    assert_eq!(refused.to_string(), "operation 2 cannot be undone: release R-1 changed since, by ada (operation 3)");
}

#[test]
fn a_change_past_the_journal_is_refused_by_the_file_itself() {
    let (_folder, path) = place();
    drop(store(&path));
    let other = Connection::open(&path).unwrap();
    let refused = other.execute("UPDATE release SET title = 'x'", []).unwrap_err();
    assert!(refused.to_string().contains("open operation"), "{refused}");
}

#[test]
fn tampering_with_any_part_of_the_log_is_found_at_the_first_operation_it_touches() {
    for (sql, bad) in [
        ("UPDATE operation SET actor = 'eve' WHERE seq = 2", 2),
        ("UPDATE operation SET at = at + 1 WHERE seq = 3", 3),
        ("UPDATE operation SET label = label || '.' WHERE seq = 1", 1),
        ("UPDATE operation SET reason = 'x' WHERE seq = 2", 2),
        ("UPDATE operation SET undoes = 1 WHERE seq = 3", 3),
        ("UPDATE operation SET hash = 'x' WHERE seq = 2", 2),
        ("DELETE FROM operation WHERE seq = 2", 2),
        ("DELETE FROM operation WHERE seq = 3", 3),
        ("DELETE FROM change WHERE seq = 2", 2),
        ("UPDATE change SET after = replace(after, 'One', 'Uno') WHERE seq = 2", 2),
        ("UPDATE change SET row_id = row_id || '0' WHERE seq = 3", 3),
    ] {
        let (_folder, path) = place();
        let mut store = store(&path);
        let (plan, _) = store.load().unwrap();
        store.write(&meta("One"), &[renamed(&plan, "R-1", "One")]).unwrap();
        store.write(&meta("Two"), &[renamed(&plan, "R-2", "Two")]).unwrap();
        Connection::open(&path).unwrap().execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
        let Verified::Tampered { seq, .. } = store.verify().unwrap() else { panic!("not found: {sql}") };
        assert_eq!(seq, bad, "{sql}");
    }
}

#[test]
fn a_row_that_was_changed_past_the_journal_is_found_by_the_check() {
    let (_folder, path) = place();
    let store = store(&path);
    assert!(store.check().unwrap().past_the_journal.is_empty());
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch("DROP TRIGGER journal_release_UPDATE; UPDATE release SET title = 'x' WHERE key = 'R-2'")
        .unwrap();
    let checked = store.check().unwrap();
    assert_eq!(checked.past_the_journal.len(), 1);
    assert_eq!(checked.file, ["changes of release are not recorded any more"]);
}

#[test]
fn two_programs_on_one_plan_lose_nothing() {
    let (_folder, path) = place();
    let mut one = store(&path);
    let mut two = Store::open(&path).unwrap();
    let (plan, _) = one.load().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            (0..20).for_each(|n| drop(one.write(&meta("A"), &[renamed(&plan, "R-1", &format!("a{n}"))]).unwrap()));
        });
        scope.spawn(|| {
            (0..20).for_each(|n| drop(two.write(&meta("B"), &[renamed(&plan, "R-2", &format!("b{n}"))]).unwrap()));
        });
    });
    let store = Store::open(&path).unwrap();
    let (read, seq) = store.load().unwrap();
    assert_eq!(seq, 41);
    assert_eq!(read.releases.by_key("R-1").unwrap().title, "a19");
    assert_eq!(read.releases.by_key("R-2").unwrap().title, "b19");
    assert_eq!(store.verify().unwrap(), Verified::Whole(41));
}

#[test]
fn the_difference_of_two_moments_leaves_out_what_was_changed_back() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    store.write(&meta("One"), &[renamed(&plan, "R-1", "One")]).unwrap();
    store.write(&meta("Two"), &[renamed(&plan, "R-2", "Two")]).unwrap();
    store.undo_one(&meta("Back"), 2).unwrap();
    let net = store.difference(1, 4).unwrap();
    assert_eq!(net.len(), 1);
    assert_eq!((net[0].table.as_str(), &net[0].after["title"]), ("release", &"Two".into()));
    assert_eq!(store.difference(4, 1).unwrap()[0].before, net[0].after);
}

#[test]
fn the_plan_as_it_was_is_the_plan_that_was_read_then() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (first, _) = store.load().unwrap();
    store.write(&meta("One"), &[renamed(&first, "R-1", "One")]).unwrap();
    let (second, _) = store.load().unwrap();
    store.undo(&meta("Undo")).unwrap();
    assert_eq!(store.as_of(1).unwrap(), first);
    assert_eq!(store.as_of(2).unwrap(), second);
    assert_eq!(store.latest().unwrap(), 3, "looking leaves no operation");
}

/// One random step on the plan as it stands.
fn step(store: &Store, choice: u8, number: u8) -> Vec<Edit> {
    let (plan, _) = store.load().unwrap();
    let pick = |len: usize| usize::from(number) % len.max(1);
    let release = plan.releases.iter().nth(pick(plan.releases.len()));
    match (choice % 6, release) {
        (0, Some(release)) => vec![renamed(&plan, release.key.as_str(), &format!("t{number}"))],
        (1, Some(release)) => {
            let mut release = release.clone();
            release.planned =
                release.planned.moved_to(release.planned.start().at.plus(Minutes::new(i64::from(number) * 15)));
            vec![release.into()]
        }
        (2, Some(release)) => {
            let mut release = release.clone();
            release.services.pop();
            release.people.clear();
            vec![release.into()]
        }
        (3, Some(release)) => {
            let id = release.id;
            let touched =
                |link: &&slipway_domain::dependency::ReleaseLink| link.successor == id || link.predecessor == id;
            let links = plan.release_links.iter().filter(touched).map(|link| Edit::RemoveReleaseLink(link.id));
            links.chain([Edit::RemoveRelease(id)]).collect()
        }
        (4, _) => plan.windows.iter().map(|window| Edit::RemoveWindow(window.id)).collect(),
        _ => {
            let mut settings = plan.settings;
            settings.name = format!("n{number}");
            vec![Edit::Configure(settings)]
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_sequence_of_operations_undone_is_the_same_content_and_redone_again(
        steps in prop::collection::vec((any::<u8>(), any::<u8>()), 1..12),
    ) {
        let (_folder, path) = place();
        let mut store = Store::create(&path, &plan(), &meta("Create")).unwrap();
        let mut dumps = vec![store.dump().unwrap()];
        for (choice, number) in steps {
            let edits = step(&store, choice, number);
            if store.write(&meta("Step"), &edits).unwrap().is_some() {
                dumps.push(store.dump().unwrap());
            }
        }
        for expected in dumps.iter().rev().skip(1) {
            store.undo(&meta("Undo")).unwrap();
            prop_assert_eq!(&store.dump().unwrap(), expected);
        }
        for expected in dumps.iter().skip(1) {
            store.redo(&meta("Redo")).unwrap();
            prop_assert_eq!(&store.dump().unwrap(), expected);
        }
        prop_assert_eq!(store.verify().unwrap(), Verified::Whole(dumps.len() as u64 * 3 - 2));
        prop_assert!(store.check().unwrap().past_the_journal.is_empty());
    }
}
