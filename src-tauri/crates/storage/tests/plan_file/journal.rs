//! Undo, redo, the chain of hashes, and two programs on one file.

use proptest::prelude::*;
use rusqlite::Connection;
use slipway_domain::catalogue::Team;
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Edit;
use slipway_domain::release::Release;
use slipway_domain::time::Minutes;
use slipway_storage::{LogFilter, Store, Verified};

use crate::world::{key, meta, place, plan, renamed, store, uuid};

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
fn a_plan_in_memory_follows_an_undo_about_a_few_releases_without_reading_everything_again() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (mut memory, _) = store.load().unwrap();
    let first = memory.releases.by_key("R-1").unwrap();
    let new = Release { id: ReleaseId::new(uuid()), key: key("R-9"), people: Vec::new(), ..first.clone() };
    let bare = Release { title: "Bare".into(), services: Vec::new(), people: Vec::new(), ..first.clone() };
    let edits = [Edit::from(new), bare.into()];
    store.write(&meta("Change"), &edits).unwrap();
    for edit in &edits {
        memory.apply(edit);
    }
    for label in ["Undo", "Redo", "Undo"] {
        let done = if label == "Undo" { store.undo(&meta(label)) } else { store.redo(&meta(label)) }.unwrap();
        for edit in store.releases_after(done.seq).unwrap().unwrap() {
            memory.apply(&edit);
        }
        assert_eq!(memory, store.load().unwrap().0, "{label}");
    }
    let team = memory.teams.by_key("pay").unwrap().clone();
    let done = store.write(&meta("Team"), &[Team { name: "Other".into(), ..team }.into()]).unwrap().unwrap();
    assert_eq!(store.releases_after(done.seq).unwrap(), None, "more than releases");
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

#[test]
fn the_operation_that_made_the_plan_cannot_be_taken_back() {
    let (_folder, path) = place();
    let mut store = store(&path);
    assert!(store.undo_candidate().unwrap().is_none());
    assert_eq!(store.undo(&meta("Undo")).unwrap_err().code(), "undo.nothing");
    assert_eq!(store.undo_one(&meta("Undo"), 1).unwrap_err().code(), "undo.nothing");
    assert_eq!(store.undo_one(&meta("Undo"), 9).unwrap_err().code(), "operation.unknown");
    assert_eq!(store.redo(&meta("Redo")).unwrap_err().code(), "undo.nothing");
}

#[test]
fn undo_of_a_chosen_operation_leaves_the_later_ones_alone() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    store.write(&meta("One"), &[renamed(&plan, "R-1", "One")]).unwrap();
    store.write(&meta("Two"), &[renamed(&plan, "R-2", "Two")]).unwrap();
    let done = store.undo_one(&meta("Back"), 2).unwrap();
    assert_eq!((done.seq, done.undoes), (4, Some(2)));
    let (now, _) = store.load().unwrap();
    assert_eq!(now.releases.by_key("R-1").unwrap().title, "Payments 4.2");
    assert_eq!(now.releases.by_key("R-2").unwrap().title, "Two");
    assert_eq!(store.undo_candidate().unwrap().unwrap().seq, 3);
    assert_eq!(store.redo_candidate().unwrap().unwrap().seq, 4);
}

#[test]
fn a_change_that_was_brought_back_is_undone_by_whichever_of_its_operations_is_named() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    store.write(&meta("One"), &[renamed(&plan, "R-1", "One")]).unwrap();
    let one = store.dump().unwrap();
    store.write(&meta("Two"), &[renamed(&plan, "R-1", "Two")]).unwrap();
    let two = store.dump().unwrap();
    store.undo(&meta("Undo")).unwrap();
    store.redo(&meta("Redo")).unwrap();
    store.undo_one(&meta("Back"), 3).unwrap();
    assert_eq!(store.dump().unwrap(), one);
    assert_eq!(store.undo_candidate().unwrap().unwrap().seq, 2, "what is gone is not undone again");
    store.redo(&meta("Redo")).unwrap();
    assert_eq!(store.dump().unwrap(), two);
    store.undo(&meta("Undo")).unwrap();
    store.undo(&meta("Undo")).unwrap();
    assert!(store.undo_candidate().unwrap().is_none());
}

#[test]
fn a_change_that_is_brought_back_by_name_is_the_next_to_be_undone() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    store.write(&meta("One"), &[renamed(&plan, "R-1", "One")]).unwrap();
    let undo = store.undo(&meta("Undo")).unwrap();
    store.write(&meta("Other"), &[renamed(&plan, "R-2", "Other")]).unwrap();
    let back = store.undo_one(&meta("Bring back"), undo.seq).unwrap();
    assert_eq!(store.undo_candidate().unwrap().unwrap().seq, back.seq);
}

#[test]
fn undo_that_would_take_a_key_which_somebody_else_has_by_now_is_refused_by_name() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let rekeyed = |name: &str, key: &str| {
        let release = plan.releases.by_key(name).unwrap().clone();
        Edit::from(slipway_domain::release::Release { key: crate::world::key(key), ..release })
    };
    store.write(&meta("Away"), &[rekeyed("R-1", "R-9")]).unwrap();
    store.write(&meta("In its place"), &[rekeyed("R-2", "R-1")]).unwrap();
    let before = store.dump().unwrap();
    let refused = store.undo_one(&meta("Back"), 2).unwrap_err();
    assert_eq!(refused.code(), "key.taken");
    assert_eq!(refused.to_string(), "there is already a release with the key \"R-1\"");
    assert_eq!(store.dump().unwrap(), before);
}

#[test]
fn the_log_is_read_by_page_person_row_and_id() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let by = |actor: &str, label: &str| slipway_storage::Meta { actor: actor.into(), ..meta(label) };
    let first = store.write(&by("grace", "One"), &[renamed(&plan, "R-1", "One")]).unwrap().unwrap();
    store.write(&by("ada", "Two"), &[renamed(&plan, "R-2", "Two")]).unwrap();
    store.write(&by("grace", "Three"), &[renamed(&plan, "R-2", "Three")]).unwrap();
    let seqs =
        |filter: LogFilter| -> Vec<u64> { store.log(&filter).unwrap().iter().map(|operation| operation.seq).collect() };
    let row = |name: &str| Some(plan.releases.by_key(name).unwrap().id.to_string());
    assert_eq!(seqs(LogFilter::default()), [4, 3, 2, 1]);
    assert_eq!(seqs(LogFilter { limit: Some(2), ..LogFilter::default() }), [4, 3]);
    assert_eq!(seqs(LogFilter { before: Some(3), limit: Some(1), ..LogFilter::default() }), [2]);
    assert_eq!(seqs(LogFilter { after: Some(2), ..LogFilter::default() }), [4, 3]);
    assert_eq!(seqs(LogFilter { actor: Some("grace".into()), ..LogFilter::default() }), [4, 2]);
    assert_eq!(seqs(LogFilter { row: row("R-2"), ..LogFilter::default() }), [4, 3, 1]);
    assert_eq!(store.operation_named(first.meta.id).unwrap(), Some(first.clone()));
    assert_eq!(store.operation_named(crate::world::uuid()).unwrap(), None);
    assert_eq!(store.operation_of(2).unwrap(), first);
}

/// One random step on the plan as it stands.
fn step(store: &Store, choice: u8, number: u8) -> Vec<Edit> {
    let (plan, _) = store.load().unwrap();
    let pick = |len: usize| usize::from(number) % len.max(1);
    let release = plan.releases.iter().nth(pick(plan.releases.len()));
    match (choice % 6, release) {
        // Text that JSON and SQL each have to escape.
        (0, Some(release)) => vec![renamed(&plan, release.key.as_str(), &format!("t{number} \u{0} '\" \\ {{}} 😀"))],
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
            let bookings = plan.bookings.iter().filter(|booking| booking.release == Some(id));
            let exceptions = plan.exceptions.iter().filter(|exception| exception.release == id);
            let named = plan.changes.iter().filter(|change| {
                let put_off = |one: &slipway_domain::bundle::Deferral| [one.from, one.to].contains(&Some(id));
                change.place.release() == Some(id) || change.deferrals.iter().any(put_off)
            });
            named
                .map(|change| Edit::RemoveChange(change.id))
                .chain(bookings.map(|booking| Edit::RemoveBooking(booking.id)))
                .chain(exceptions.map(|exception| Edit::RemoveException(exception.id)))
                .chain(plan.without_belongings(id))
                .chain([Edit::RemoveRelease(id)])
                .collect()
        }
        (4, _) => {
            let exceptions = plan.exceptions.iter().map(|exception| Edit::RemoveException(exception.id));
            exceptions.chain(plan.windows.iter().map(|window| Edit::RemoveWindow(window.id))).collect()
        }
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
        let mut plans = vec![store.load().unwrap().0];
        for (choice, number) in steps {
            let edits = step(&store, choice, number);
            if store.write(&meta("Step"), &edits).unwrap().is_some() {
                dumps.push(store.dump().unwrap());
                plans.push(store.load().unwrap().0);
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
        for (before, expected) in plans.iter().enumerate() {
            prop_assert_eq!(&store.as_of(before as u64 + 1).unwrap(), expected);
        }
        prop_assert_eq!(store.verify().unwrap(), Verified::Whole(dumps.len() as u64 * 3 - 2));
        prop_assert!(store.check().unwrap().past_the_journal.is_empty());
    }
}
