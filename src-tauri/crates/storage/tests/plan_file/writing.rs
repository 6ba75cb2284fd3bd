//! Writing through a closure: one operation or nothing, and previews that leave no trace.

use slipway_domain::Plan;
use slipway_domain::id::{TeamId, TrainId};
use slipway_domain::plan::{Edit, Settings};
use slipway_domain::train::Train;
use slipway_storage::{Meta, Operation, StorageError, Store, Verified};

use crate::world::{at, key, meta, place, plan, renamed, store, uuid};

#[test]
fn an_operation_says_who_did_what_when_where_and_why() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let said = Meta {
        id: uuid(),
        at: at("2026-11-24T08:30:15Z"),
        actor: "grace".into(),
        machine: "desk-2".into(),
        use_case: "train_save".into(),
        label: "Add T-13".into(),
        reason: Some("the December train is full".into()),
    };
    let train = Train::new(TrainId::new(uuid()), key("T-13"), "January".into());
    let (answer, done) = store
        .perform(&said, |write| {
            write.put_train(&train)?;
            Ok::<_, StorageError>(write.plan()?.trains.len())
        })
        .unwrap();
    assert_eq!(answer, 2);
    let done = done.unwrap();
    assert_eq!((done.seq, &done.meta, done.undoes, done.hash.len()), (2, &said, None, 64));
    drop(store);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.operation_of(2).unwrap(), done);
    let changes = store.changes(2).unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].table.as_str(), changes[0].row.as_str()), ("train", train.id.to_string().as_str()));
    assert!(changes[0].before.is_null());
    assert_eq!(changes[0].after["name"], "January");
}

/// Puts in everything of a plan that is read and written as a whole.
fn documents(plan: &Plan) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    edits.extend(plan.calendars.iter().cloned().map(Edit::from));
    edits.extend(plan.calendar_words.iter().cloned().map(Edit::from));
    edits.extend(plan.packs.iter().cloned().map(Edit::from));
    edits.extend(plan.actions.iter().cloned().map(Edit::from));
    edits.extend(plan.approvals.iter().cloned().map(Edit::from));
    edits.extend(plan.meetings.iter().cloned().map(Edit::from));
    edits.extend(plan.risk_models.iter().cloned().map(Edit::from));
    edits.extend(plan.rollback_decisions.iter().cloned().map(Edit::from));
    edits.extend(plan.outages.iter().cloned().map(Edit::from));
    edits.extend(plan.rollback_plans.iter().cloned().map(Edit::from));
    edits.extend(plan.chains.iter().cloned().map(Edit::from));
    edits.extend(plan.policies.iter().cloned().map(Edit::from));
    edits.extend(plan.classifications.iter().cloned().map(Edit::from));
    edits.extend(plan.type_rules.iter().cloned().map(Edit::from));
    edits.extend(plan.grids.iter().cloned().map(Edit::from));
    edits
}

/// Takes out everything of a plan that is read and written as a whole.
pub fn without_documents(plan: &Plan) -> Vec<Edit> {
    let mut edits = Vec::new();
    edits.extend(plan.calendars.iter().map(|thing| Edit::RemoveCalendar(thing.id)));
    edits.extend(plan.calendar_words.iter().map(|thing| Edit::RemoveCalendarWords(thing.id)));
    edits.extend(plan.packs.iter().map(|thing| Edit::RemovePack(thing.id)));
    edits.extend(plan.actions.iter().map(|thing| Edit::RemoveAction(thing.id)));
    edits.extend(plan.approvals.iter().map(|thing| Edit::RemoveApproval(thing.id)));
    edits.extend(plan.meetings.iter().map(|thing| Edit::RemoveMeeting(thing.id)));
    edits.extend(plan.risk_models.iter().map(|thing| Edit::RemoveRiskModel(thing.id)));
    edits.extend(plan.rollback_decisions.iter().map(|thing| Edit::RemoveRollbackDecision(thing.id)));
    edits.extend(plan.outages.iter().map(|thing| Edit::RemoveOutage(thing.id)));
    edits.extend(plan.rollback_plans.iter().map(|thing| Edit::RemoveRollbackPlan(thing.id)));
    edits.extend(plan.chains.iter().map(|thing| Edit::RemoveChain(thing.id)));
    edits.extend(plan.policies.iter().map(|thing| Edit::RemovePolicy(thing.id)));
    edits.extend(plan.classifications.iter().map(|thing| Edit::RemoveClassification(thing.id)));
    edits.extend(plan.type_rules.iter().map(|thing| Edit::RemoveTypeRule(thing.id)));
    edits.extend(plan.grids.iter().map(|thing| Edit::RemoveGrid(thing.id)));
    edits
}

#[test]
fn each_noun_can_be_put_and_removed() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (full, _) = store.load().unwrap();
    let emptied = |write: &mut slipway_storage::Write<'_>| -> Result<(), StorageError> {
        // Parents go first: references are only checked at the end.
        full.teams.iter().try_for_each(|thing| write.remove_team(thing.id))?;
        full.regions.iter().try_for_each(|thing| write.remove_region(thing.id))?;
        full.environments.iter().try_for_each(|thing| write.remove_environment(thing.id))?;
        full.people.iter().try_for_each(|thing| write.remove_person(thing.id))?;
        full.trains.iter().try_for_each(|thing| write.remove_train(thing.id))?;
        full.services.iter().try_for_each(|thing| write.remove_service(thing.id))?;
        full.service_links.iter().try_for_each(|thing| write.remove_service_link(thing.id))?;
        full.releases.iter().try_for_each(|thing| write.remove_release(thing.id))?;
        full.release_links.iter().try_for_each(|thing| write.remove_release_link(thing.id))?;
        full.windows.iter().try_for_each(|thing| write.remove_window(thing.id))?;
        full.stores.iter().try_for_each(|thing| write.remove_store(thing.id))?;
        without_documents(&full).iter().try_for_each(|edit| write.apply(edit))?;
        full.severity_rules.iter().try_for_each(|thing| write.remove_severity_rule(thing.id))?;
        full.boards.iter().try_for_each(|thing| write.remove_board(thing.id))?;
        full.lead_times.iter().try_for_each(|thing| write.remove_lead_time(thing.id))?;
        full.exceptions.iter().try_for_each(|thing| write.remove_exception(thing.id))?;
        full.shifts.iter().try_for_each(|thing| write.remove_shift(thing.id))?;
        full.absences.iter().try_for_each(|thing| write.remove_absence(thing.id))?;
        full.boardings.iter().try_for_each(|thing| write.remove_boarding(thing.id))?;
        full.project_milestones.iter().try_for_each(|thing| write.remove_project_milestone(thing.id))?;
        full.readiness.iter().try_for_each(|thing| write.remove_readiness(thing.id))?;
        full.steps.iter().try_for_each(|thing| write.remove_step(thing.id))?;
        full.templates.iter().try_for_each(|thing| write.remove_template(thing.id))?;
        full.assessments.iter().try_for_each(|thing| write.remove_assessment(thing.id))?;
        full.risk_budgets.iter().try_for_each(|thing| write.remove_risk_budget(thing.id))?;
        full.changes.iter().try_for_each(|thing| write.remove_change(thing.id))?;
        full.bookings.iter().try_for_each(|thing| write.remove_booking(thing.id))
    };
    store.perform(&meta("Empty"), emptied).unwrap().1.unwrap();
    let (empty, _) = store.load().unwrap();
    assert_eq!(empty, slipway_domain::Plan::new(full.settings.clone()));
    let settings = Settings { name: "Again".into(), ..full.settings.clone() };
    store
        .perform(&meta("Fill"), |write| -> Result<(), StorageError> {
            write.put_settings(&settings)?;
            documents(&full).iter().try_for_each(|edit| write.apply(edit))?;
            full.severity_rules.iter().try_for_each(|thing| write.put_severity_rule(thing))?;
            full.boards.iter().try_for_each(|thing| write.put_board(thing))?;
            full.lead_times.iter().try_for_each(|thing| write.put_lead_time(thing))?;
            full.exceptions.iter().try_for_each(|thing| write.put_exception(thing))?;
            full.shifts.iter().try_for_each(|thing| write.put_shift(thing))?;
            full.absences.iter().try_for_each(|thing| write.put_absence(thing))?;
            full.boardings.iter().try_for_each(|thing| write.put_boarding(thing))?;
            full.project_milestones.iter().try_for_each(|thing| write.put_project_milestone(thing))?;
            full.readiness.iter().try_for_each(|thing| write.put_readiness(thing))?;
            full.steps.iter().try_for_each(|thing| write.put_step(thing))?;
            full.templates.iter().try_for_each(|thing| write.put_template(thing))?;
            full.assessments.iter().try_for_each(|thing| write.put_assessment(thing))?;
            full.risk_budgets.iter().try_for_each(|thing| write.put_risk_budget(thing))?;
            full.changes.iter().try_for_each(|thing| write.put_change(thing))?;
            full.bookings.iter().try_for_each(|thing| write.put_booking(thing))?;
            full.stores.iter().try_for_each(|thing| write.put_store(thing))?;
            full.windows.iter().try_for_each(|thing| write.put_window(thing))?;
            full.release_links.iter().try_for_each(|thing| write.put_release_link(thing))?;
            full.releases.iter().try_for_each(|thing| write.put_release(thing))?;
            full.service_links.iter().try_for_each(|thing| write.put_service_link(thing))?;
            full.services.iter().try_for_each(|thing| write.put_service(thing))?;
            full.trains.iter().try_for_each(|thing| write.put_train(thing))?;
            full.people.iter().try_for_each(|thing| write.put_person(thing))?;
            full.environments.iter().try_for_each(|thing| write.put_environment(thing))?;
            full.regions.iter().try_for_each(|thing| write.put_region(thing))?;
            full.teams.iter().try_for_each(|thing| write.put_team(thing))
        })
        .unwrap();
    assert_eq!(store.load().unwrap().0, slipway_domain::Plan { settings, ..full });
}

/// An error of a caller, as a use case would have one.
#[derive(Debug)]
enum Trouble {
    Storage(StorageError),
    Rule(&'static str),
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

#[test]
fn a_caller_that_changes_its_mind_leaves_nothing_behind() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let before = store.dump().unwrap();
    let team = store.load().unwrap().0.teams.iter().next().unwrap().clone();
    let refused: Result<((), Option<Operation>), Trouble> = store.perform(&meta("Rename"), |write| {
        write.put_team(&slipway_domain::catalogue::Team { name: "x".into(), ..team.clone() })?;
        Err(Trouble::Rule("the freeze forbids it"))
    });
    assert!(matches!(refused, Err(Trouble::Rule("the freeze forbids it"))));
    let refused: Result<_, Trouble> = store.perform(&meta("Remove"), |write| Ok(write.remove_team(team.id)?));
    assert!(matches!(refused, Err(Trouble::Storage(StorageError::InUse))));
    assert_eq!((store.dump().unwrap(), store.latest().unwrap()), (before, 1));
}

#[test]
fn a_panic_in_the_middle_of_a_write_leaves_nothing_behind_and_the_store_usable() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let before = store.dump().unwrap();
    let (plan, _) = store.load().unwrap();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        drop(store.perform(&meta("Rename"), |write| -> Result<(), StorageError> {
            write.apply(&renamed(&plan, "R-1", "half"))?;
            panic!("a fault in a use case")
        }));
    }));
    assert!(panicked.is_err());
    assert_eq!(store.dump().unwrap(), before);
    store.write(&meta("Rename"), &[renamed(&plan, "R-1", "whole")]).unwrap().unwrap();
    assert_eq!(store.verify().unwrap(), Verified::Whole(2));
}

#[test]
fn a_preview_tells_the_rows_that_would_change_and_leaves_no_trace() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let before = store.dump().unwrap();
    let (plan, _) = store.load().unwrap();
    let (title, changes) = store
        .preview(|write| {
            write.apply(&renamed(&plan, "R-1", "New"))?;
            Ok::<_, StorageError>(write.plan()?.releases.by_key("R-1").unwrap().title.clone())
        })
        .unwrap();
    assert_eq!(title, "New");
    assert_eq!(changes.len(), 1);
    assert_eq!((&changes[0].before["title"], &changes[0].after["title"]), (&"Payments 4.2".into(), &"New".into()));
    assert_eq!((store.dump().unwrap(), store.latest().unwrap()), (before.clone(), 1));
    let team = plan.teams.iter().next().unwrap().id;
    assert_eq!(store.preview(|write| write.remove_team(team)).unwrap_err().code(), "row.in_use");
    assert_eq!((store.dump().unwrap(), store.latest().unwrap()), (before, 1));
}

#[test]
fn a_key_or_a_pair_of_ends_that_is_taken_is_named() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let mut team = plan.teams.iter().next().unwrap().clone();
    team.id = TeamId::new(uuid());
    let refused = store.perform(&meta("Twin"), |write| write.put_team(&team)).unwrap_err();
    assert_eq!(refused.to_string(), "there is already a team with the key \"pay\"");
    let mut link = plan.service_links.iter().next().unwrap().clone();
    link.id = slipway_domain::id::ServiceLinkId::new(uuid());
    let refused = store.perform(&meta("Twin"), |write| write.put_service_link(&link)).unwrap_err();
    assert_eq!(refused.to_string(), "there is already a service link with the same source and target");
    assert_eq!(refused.code(), "key.taken");
}

#[test]
fn a_reader_sees_what_is_written_later_and_cannot_write() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let mut reader = store.reader().unwrap();
    let (plan, _) = reader.load().unwrap();
    assert_eq!(plan, store.load().unwrap().0);
    store.write(&meta("Rename"), &[renamed(&plan, "R-1", "New")]).unwrap();
    assert_eq!(reader.latest().unwrap(), 2);
    assert_eq!(reader.load().unwrap().0.releases.by_key("R-1").unwrap().title, "New");
    assert_eq!(reader.as_of(1).unwrap(), plan);
    assert!(reader.is_read_only());
    assert_eq!(reader.write(&meta("x"), &[renamed(&plan, "R-1", "x")]).unwrap_err().code(), "plan.read_only");
    assert_eq!(reader.undo(&meta("x")).unwrap_err().code(), "plan.read_only");
    assert_eq!(reader.remember_exported(&[]).unwrap_err().code(), "plan.read_only");
}

#[test]
fn a_plan_with_nothing_but_a_name_can_be_made_and_filled() {
    let (_folder, path) = place();
    let empty = slipway_domain::Plan::new(plan().settings);
    let mut store = Store::create(&path, &empty, &meta("Create")).unwrap();
    assert_eq!(store.load().unwrap(), (empty, 1));
    store.write(&meta("Fill"), &plan().as_edits()).unwrap().unwrap();
    assert_eq!(store.verify().unwrap(), Verified::Whole(2));
}
