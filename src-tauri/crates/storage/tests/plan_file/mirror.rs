//! What is written is read back.

use slipway_domain::plan::Edit;
use slipway_storage::Store;

use crate::world::{meta, place, plan, store};
use crate::writing::without_documents;

#[test]
fn a_plan_with_one_of_everything_is_read_back_equal_after_a_restart() {
    let (_folder, path) = place();
    let written = plan();
    drop(Store::create(&path, &written, &meta("Create")).unwrap());
    let (read, seq) = Store::open(&path).unwrap().load().unwrap();
    assert_eq!(read, written);
    assert_eq!(seq, 1, "making a plan is one operation");
}

#[test]
fn every_thing_can_be_taken_out_again_in_one_operation() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let mut edits: Vec<Edit> = without_documents(&plan);
    edits.extend(plan.severity_rules.iter().map(|thing| Edit::RemoveSeverityRule(thing.id)));
    edits.extend(plan.boards.iter().map(|thing| Edit::RemoveBoard(thing.id)));
    edits.extend(plan.lead_times.iter().map(|thing| Edit::RemoveLeadTime(thing.id)));
    edits.extend(plan.exceptions.iter().map(|thing| Edit::RemoveException(thing.id)));
    edits.extend(plan.shifts.iter().map(|thing| Edit::RemoveShift(thing.id)));
    edits.extend(plan.absences.iter().map(|thing| Edit::RemoveAbsence(thing.id)));
    edits.extend(plan.bookings.iter().map(|thing| Edit::RemoveBooking(thing.id)));
    edits.extend(plan.boardings.iter().map(|thing| Edit::RemoveBoarding(thing.id)));
    edits.extend(plan.project_milestones.iter().map(|thing| Edit::RemoveProjectMilestone(thing.id)));
    edits.extend(plan.templates.iter().map(|thing| Edit::RemoveTemplate(thing.id)));
    edits.extend(plan.readiness.iter().map(|thing| Edit::RemoveReadiness(thing.id)));
    edits.extend(plan.steps.iter().map(|thing| Edit::RemoveStep(thing.id)));
    edits.extend(plan.changes.iter().map(|thing| Edit::RemoveChange(thing.id)));
    edits.extend(plan.risk_budgets.iter().map(|thing| Edit::RemoveRiskBudget(thing.id)));
    edits.extend(plan.assessments.iter().map(|thing| Edit::RemoveAssessment(thing.id)));
    edits.extend(plan.windows.iter().map(|thing| Edit::RemoveWindow(thing.id)));
    edits.extend(plan.release_links.iter().map(|thing| Edit::RemoveReleaseLink(thing.id)));
    edits.extend(plan.releases.iter().map(|thing| Edit::RemoveRelease(thing.id)));
    edits.extend(plan.service_links.iter().map(|thing| Edit::RemoveServiceLink(thing.id)));
    edits.extend(plan.stores.iter().map(|thing| Edit::RemoveStore(thing.id)));
    edits.extend(plan.services.iter().map(|thing| Edit::RemoveService(thing.id)));
    edits.extend(plan.trains.iter().map(|thing| Edit::RemoveTrain(thing.id)));
    edits.extend(plan.people.iter().map(|thing| Edit::RemovePerson(thing.id)));
    edits.extend(plan.environments.iter().map(|thing| Edit::RemoveEnvironment(thing.id)));
    edits.extend(plan.regions.iter().map(|thing| Edit::RemoveRegion(thing.id)));
    edits.extend(plan.teams.iter().map(|thing| Edit::RemoveTeam(thing.id)));
    store.write(&meta("Empty"), &edits).unwrap().unwrap();
    let (empty, _) = store.load().unwrap();
    assert_eq!(empty, slipway_domain::Plan::new(plan.settings.clone()));
    store.undo(&meta("Undo")).unwrap();
    assert_eq!(store.load().unwrap().0, plan);
}

#[test]
fn what_is_still_needed_cannot_be_taken_out_and_nothing_else_of_the_list_is_written() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let before = store.dump().unwrap();
    let (plan, _) = store.load().unwrap();
    let release = plan.releases.by_key("R-1").unwrap().id;
    let refused = store.write(&meta("Remove"), &[Edit::RemoveRelease(release)]).unwrap_err();
    assert_eq!(refused.code(), "row.in_use");
    assert_eq!(store.dump().unwrap(), before);
    assert_eq!(store.latest().unwrap(), 1);
}

#[test]
fn a_key_that_is_taken_is_refused() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let mut twin = plan.teams.by_key("pay").unwrap().clone();
    twin.id = slipway_domain::id::TeamId::new(crate::world::uuid());
    assert_eq!(store.write(&meta("Twin"), &[twin.into()]).unwrap_err().code(), "key.taken");
}

#[test]
fn nobody_whom_a_board_or_a_document_names_is_taken_out() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let (plan, _) = store.load().unwrap();
    let ada = slipway_domain::catalogue::Person {
        id: slipway_domain::id::PersonId::new(crate::world::uuid()),
        key: crate::world::key("new"),
        deputy: None,
        ..plan.people.by_key("grace").unwrap().clone()
    };
    let mut board = plan.boards.by_key("CAB").unwrap().clone();
    let mut chain = plan.chains.by_key("payments").unwrap().clone();
    let (old_board, old_chain) = (board.clone(), chain.clone());
    board.membership.chair = Some(ada.id);
    chain.levels[0].person = Some(ada.id);
    let remove = [Edit::RemovePerson(ada.id)];
    store.write(&meta("Add"), &[ada.into(), board.into(), chain.into()]).unwrap();
    for forgets in [Edit::from(old_board), old_chain.into()] {
        assert_eq!(store.write(&meta("Remove"), &remove).unwrap_err().code(), "row.in_use");
        store.write(&meta("Forget"), &[forgets]).unwrap();
    }
    store.write(&meta("Remove"), &remove).unwrap().unwrap();
}
