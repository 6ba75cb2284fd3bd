//! What the rules put into each section of an agenda.

use std::collections::BTreeSet;

use super::{AgendaPoint, Section, told, usual_length};
use crate::approval::{Approval, Outcome};
use crate::board::{Point, Sitting, coming};
use crate::calendar::{ExceptionStage, FreezeException};
use crate::catalogue::Role;
use crate::conflict::Conflict;
use crate::escalation::Way;
use crate::id::ReleaseId;
use crate::release::{Release, ReleaseKind, ReleaseState};
use crate::time::{Instant, Interval};

/// Every point that the rules know, by section and in the order in which they stand there.
pub(super) fn draft(
    sitting: &Sitting<'_>,
    conflicts: &[Conflict],
    needs_board: impl Fn(&Release) -> bool,
) -> Vec<AgendaPoint> {
    let coming = coming(sitting, conflicts, &needs_board);
    let mut points = vec![heading(sitting, Section::PreviousMinutes, told::previous(sitting))];
    points.extend(looking_back(sitting, needs_board));
    for one in &coming.for_decision {
        let section = if one.late { Section::Late } else { Section::Decision };
        let why = told::for_decision(sitting, one, conflicts);
        points.push(AgendaPoint { late: one.late, ..of_release(sitting, section, one.release, why) });
    }
    points.extend(exceptions(sitting));
    points.extend(waivers(sitting));
    for release in &coming.for_information {
        points.push(of_release(sitting, Section::Information, release, told::for_information(sitting, release)));
    }
    points.push(heading(sitting, Section::Process, told::process(sitting)));
    let mut seen: BTreeSet<ReleaseId> = BTreeSet::new();
    points.retain(|point| match point.point {
        Point::Release(release) => seen.insert(release),
        Point::Other(_) => true,
    });
    points
}

fn point(sitting: &Sitting<'_>, section: Section, name: Point, title: String, why: String) -> AgendaPoint {
    AgendaPoint {
        section,
        number: String::new(),
        point: name,
        title,
        release: None,
        presenter: sitting.board.membership.chair,
        length: usual_length(&sitting.board.membership, section),
        starts: sitting.planned.start(),
        late: false,
        justification: String::new(),
        why,
    }
}

fn heading(sitting: &Sitting<'_>, section: Section, why: String) -> AgendaPoint {
    let title = section.title().to_owned();
    point(sitting, section, Point::Other(title.clone()), title, why)
}

fn of_release(sitting: &Sitting<'_>, section: Section, release: &Release, why: String) -> AgendaPoint {
    let point = point(sitting, section, Point::Release(release.id), release.label(), why);
    about(release, point)
}

/// A point about a release, to which its release manager speaks.
fn about(release: &Release, point: AgendaPoint) -> AgendaPoint {
    let presenter = release.holder(Role::ReleaseManager).or(point.presenter);
    AgendaPoint { release: Some(release.id), presenter, ..point }
}

/// What happened since the meeting before: failed, then emergencies and what nobody authorised, then completed.
fn looking_back(sitting: &Sitting<'_>, needs_board: impl Fn(&Release) -> bool) -> Vec<AgendaPoint> {
    let (plan, since) = (sitting.plan, sitting.since());
    let has_policy = plan.policies.iter().any(|policy| policy.in_force);
    let approvals = plan.approvals.iter().filter(|one| lets_go(one));
    let approved: BTreeSet<ReleaseId> = approvals.map(|one| one.release).collect();
    let is_unauthorised = |release: &Release| {
        has_policy
            && plan.is_decided_about(release)
            && !approved.contains(&release.deployment_of.unwrap_or(release.id))
            && needs_board(release)
    };
    let mut found = Vec::new();
    for release in plan.releases.iter().filter(|release| plan.concerns(sitting.board, release)) {
        let unauthorised = was_begun(release) && is_unauthorised(release);
        if let Some(section) = happened_in(sitting, since, release, unauthorised) {
            found.push((section, release, told::happened(release, unauthorised)));
        }
    }
    found.sort_by_key(|(section, release, _)| (*section, release.occupancy().start(), release.key.clone()));
    found.into_iter().map(|(section, release, why)| of_release(sitting, section, release, why)).collect()
}

/// Whether a release was carried out, or is being.
fn was_begun(release: &Release) -> bool {
    use ReleaseState::{BackedOut, Closed, Deployed, Deploying, Stabilising};
    matches!(release.state, Deploying | Deployed | Stabilising | Closed | BackedOut)
}

/// The section in which a meeting hears of what happened to a release since the one before; none where nothing did.
fn happened_in(sitting: &Sitting<'_>, since: Interval, release: &Release, unauthorised: bool) -> Option<Section> {
    if !was_begun(release) {
        return None;
    }
    let (at, now) = (release.occupancy(), sitting.now);
    if let Some(back) = backed_out(sitting, release) {
        return since.holds(back).then_some(Section::Failed);
    }
    // What is over happened by now, whatever was planned.
    let (began, ended) = (at.start().min(now), at.end().min(now));
    let has_ended = release.state != ReleaseState::Deploying && since.holds(ended);
    if release.kind == ReleaseKind::Emergency || unauthorised {
        return (since.holds(began) || has_ended).then_some(Section::Emergency);
    }
    has_ended.then_some(Section::Completed)
}

/// Whether a decision lets a release go.
fn lets_go(approval: &Approval) -> bool {
    matches!(approval.outcome, Outcome::Approved | Outcome::Conditional) && !approval.provisional
}

/// When a release was taken back, if it was: when that was decided, and otherwise when it was to end.
fn backed_out(sitting: &Sitting<'_>, release: &Release) -> Option<Instant> {
    let decisions = sitting.plan.rollback_decisions.iter();
    let back = decisions.filter(|one| one.release == release.id && one.way == Way::GoBack).map(|one| one.decided).max();
    match release.state {
        ReleaseState::BackedOut => Some(back.unwrap_or_else(|| release.occupancy().end().min(sitting.now))),
        ReleaseState::Closed => back,
        _ => None,
    }
}

/// Exceptions from freezes about which nobody has decided, or this meeting has, by the start of their release.
fn exceptions(sitting: &Sitting<'_>) -> Vec<AgendaPoint> {
    let plan = sitting.plan;
    let is_ours = |exception: &&FreezeException| {
        let decided_here = exception.decided.is_some_and(|at| sitting.was_open_at(at));
        exception.stage == ExceptionStage::Requested || decided_here
    };
    let mut asked: Vec<_> = plan
        .exceptions
        .iter()
        .filter(is_ours)
        .filter_map(|exception| Some((exception, plan.releases.get(exception.release)?)))
        .filter(|(_, release)| release.state.can_move() && plan.concerns(sitting.board, release))
        .collect();
    asked.sort_by_key(|(exception, release)| (release.occupancy().start(), exception.key.clone()));
    let point = |(exception, release): (&FreezeException, &Release)| {
        let name = Point::Other(exception.key.to_string());
        let title = format!("{}: {}", exception.key, release.label());
        about(release, point(sitting, Section::Exceptions, name, title, told::exception(sitting, exception)))
    };
    asked.into_iter().map(point).collect()
}

/// Releases that start until the next meeting is over and have something mandatory open, by their start.
fn waivers(sitting: &Sitting<'_>) -> Vec<AgendaPoint> {
    let plan = sitting.plan;
    let window = sitting.board.decides_on(sitting.planned);
    let mut near: Vec<&Release> = plan
        .releases
        .iter()
        .filter(|release| window.holds(release.occupancy().start()))
        .filter(|release| release.state.can_move() && release.state != ReleaseState::Draft)
        .filter(|release| plan.concerns(sitting.board, release) && !plan.mandatory_open(release.id).is_empty())
        .collect();
    near.sort_by_key(|release| (release.occupancy().start(), release.key.clone()));
    let point = |release: &Release| {
        let title = format!("Waiver for {}", release.label());
        let name = Point::Other(format!("Waiver for {}", release.key));
        about(release, point(sitting, Section::Waivers, name, title, told::waiver(sitting, release)))
    };
    near.into_iter().map(point).collect()
}
