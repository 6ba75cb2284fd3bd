//! Why a point is on an agenda, in sentences.

use crate::approval::{Approval, Outcome};
use crate::board::{ActionKind, ForDecision, Sitting, names};
use crate::calendar::{ExceptionStage, FreezeException};
use crate::conflict::{Conflict, Counts, Party, told, told_instant};
use crate::release::{ReadinessItem, Release, ReleaseKind, ReleaseState};

/// A decision in a few words, such as `deferred to 8 December 2026`.
pub(in crate::board) fn outcome(approval: &Approval) -> String {
    let told = match (approval.outcome, approval.until) {
        (Outcome::Approved, _) => "approved".to_owned(),
        (Outcome::Conditional, _) => "approved with conditions".to_owned(),
        (Outcome::Deferred, Some(until)) => format!("deferred to {}", names::day(until)),
        (Outcome::Deferred, None) => "deferred".to_owned(),
        (Outcome::Rejected, _) => "rejected".to_owned(),
        (Outcome::MoreInformation, _) => "more information is needed".to_owned(),
    };
    if approval.provisional { format!("{told}, provisional for want of a quorum") } else { told }
}

/// What is left of the meeting before: its actions, and its minutes.
pub(super) fn previous(sitting: &Sitting<'_>) -> String {
    let open = sitting.plan.open_actions(sitting.board, sitting.now);
    let overdue = open.iter().filter(|open| open.overdue > 0).count();
    let actions = match (open.len(), overdue) {
        (0, _) => "No action is open.".to_owned(),
        (1, 0) => "1 action is open.".to_owned(),
        (1, _) => "1 action is open and overdue.".to_owned(),
        (open, 0) => format!("{open} actions are open."),
        (open, 1) => format!("{open} actions are open, 1 of them is overdue."),
        (open, overdue) => format!("{open} actions are open, {overdue} of them are overdue."),
    };
    let before = sitting.board.previous_meeting(sitting.planned.start());
    let kept = before.and_then(|before| sitting.plan.meeting_of(sitting.board.id, before.start()));
    match kept.filter(|meeting| meeting.opened.is_some() && meeting.locked.is_none()) {
        Some(_) => format!("{actions} The minutes of the last meeting are not locked yet."),
        None => actions,
    }
}

/// What is left to say about the process.
pub(super) fn process(sitting: &Sitting<'_>) -> String {
    let open = sitting.plan.open_actions(sitting.board, sitting.now);
    match open.iter().filter(|open| open.action.kind == ActionKind::Process).count() {
        0 => String::new(),
        1 => "1 action about the process is open.".to_owned(),
        many => format!("{many} actions about the process are open."),
    }
}

/// How a release went that was carried out since the meeting before.
pub(super) fn happened(release: &Release, unauthorised: bool) -> String {
    let at = told(release.occupancy(), release.planned.zone());
    let what = if release.kind == ReleaseKind::Emergency { "An emergency, planned" } else { "Planned" };
    let how = match release.state {
        ReleaseState::BackedOut => "it was taken back",
        ReleaseState::Closed => "it is closed",
        ReleaseState::Stabilising => "it is deployed and watched",
        ReleaseState::Deploying => "it is being carried out",
        _ => "it is deployed and not closed yet",
    };
    let without = if unauthorised { " The policy in force asks for a decision on it, and there is none." } else { "" };
    format!("{what} {at}; {how}.{without}")
}

/// Why a meeting decides on a release, and what speaks against it.
pub(super) fn for_decision(sitting: &Sitting<'_>, one: &ForDecision<'_>, conflicts: &[Conflict]) -> String {
    let (release, board) = (one.release, sitting.board);
    let mut told_all = Vec::new();
    if let Some(decided) = one.decided {
        told_all.push(format!("This meeting has decided: {}.", outcome(decided)));
    }
    if let Some(before) = one.again {
        let at = told_instant(before.at, &board.zone);
        let reason = names::line(&before.reason);
        let reason = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
        told_all.push(format!("It comes again: {} on {at}{reason}.", outcome(before)));
    }
    let at = told(release.occupancy(), release.planned.zone());
    told_all.push(match release.risk {
        Some(risk) => format!("Its risk is {}; {at}.", risk.as_str().replace('-', " ")),
        None => format!("Nobody has rated its risk; {at}."),
    });
    if let Some(submitted) = release.submitted.filter(|_| one.late) {
        let submitted = told_instant(submitted, &board.zone);
        told_all.push(format!(
            "It was handed in on {submitted}, when the agenda of the meeting that can decide in time had closed."
        ));
    }
    let is_about = |one: &&Conflict| one.release == release.id || one.other == Party::Release(release.id);
    let counts = Counts::of(conflicts.iter().filter(is_about));
    match (counts.hard, counts.soft) {
        (0, 0) => {}
        (hard, 0) => told_all.push(format!("It has {}.", names::count(hard, "hard conflict"))),
        (0, soft) => told_all.push(format!("It has {}.", names::count(soft, "soft conflict"))),
        (hard, soft) => {
            told_all.push(format!("It has {} and {soft} soft.", names::count(hard, "hard conflict")));
        }
    }
    told_all.join(" ")
}

/// Why a meeting is only told of a release.
pub(super) fn for_information(sitting: &Sitting<'_>, release: &Release) -> String {
    let at = told(release.occupancy(), release.planned.zone());
    let why = match release.state {
        ReleaseState::Approved | ReleaseState::Scheduled => format!("It is {}", release.state),
        _ if !sitting.plan.is_decided_about(release) => "It is tried before its release is decided about".to_owned(),
        _ if sitting.plan.policies.iter().any(|policy| policy.in_force) => {
            "The policy in force asks no board about it".to_owned()
        }
        _ => "It is a standard release, approved once for all".to_owned(),
    };
    format!("{why}; {at}.")
}

/// What an exception is asked for.
pub(super) fn exception(sitting: &Sitting<'_>, exception: &FreezeException) -> String {
    let freeze = sitting.plan.windows.get(exception.window);
    let freeze =
        freeze.map_or_else(|| "a freeze that is gone".to_owned(), |window| format!("{} {}", window.key, window.title));
    let decided = match exception.stage {
        ExceptionStage::Requested => String::new(),
        stage => format!("This meeting has decided: {stage}. "),
    };
    let reason = names::line(&exception.reason);
    let reason = if reason.is_empty() { "Nobody has said why.".to_owned() } else { format!("Because: {reason}.") };
    let unmet = exception.criteria.iter().filter(|criterion| !criterion.met).count();
    let unmet = match unmet {
        0 => String::new(),
        1 => " 1 criterion is not met.".to_owned(),
        many => format!(" {many} criteria are not met."),
    };
    format!("{decided}It asks to go ahead inside {freeze}. {reason}{unmet}")
}

/// What a release is not ready for.
pub(super) fn waiver(sitting: &Sitting<'_>, release: &Release) -> String {
    let told = |item: &&ReadinessItem| match item.due {
        Some(due) => format!("{} (due {})", names::line(&item.title), names::day(due)),
        None => names::line(&item.title),
    };
    let open: Vec<String> = sitting.plan.mandatory_open(release.id).iter().map(told).collect();
    let is_open = if open.len() == 1 { "is mandatory and open" } else { "are mandatory and open" };
    let starts = told_instant(release.occupancy().start(), release.planned.zone());
    format!("It starts {starts} and cannot go: {} {is_open}.", names::list(&open))
}
