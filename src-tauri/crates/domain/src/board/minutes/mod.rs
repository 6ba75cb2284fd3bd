//! The minutes of a meeting, as they follow from what was kept of it.

mod markdown;
mod people;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::agenda::outcome;
use super::{Action, Agenda, AgendaPoint, QuorumState, Section, Sitting, names};
use crate::Plan;
use crate::approval::{Approval, Condition, Outcome};
use crate::calendar::{ExceptionStage, Signatory};
use crate::conflict::{told, told_instant};
use crate::id::ReleaseId;
use crate::time::{Instant, Interval, Zone};

/// A meeting with everything that goes into its minutes.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// The meeting.
    pub sitting: Sitting<'a>,
    /// Whether it could decide.
    pub quorum: &'a QuorumState,
    /// What it talked about.
    pub agenda: &'a Agenda,
    /// What it decided.
    pub decisions: &'a [&'a Approval],
    /// What it asked of people.
    pub actions: &'a [&'a Action],
    /// What was changed in the calendar meanwhile, in sentences.
    pub calendar: &'a [String],
}

/// The minutes of a meeting; every time in them is one of the board's zone, which is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingMinutes {
    /// The name of the board.
    pub board: String,
    /// The day.
    pub date: NaiveDate,
    /// From when until when it was held, as it is told.
    pub held: String,
    /// Who chaired it: the chair, or who came in the chair's place; empty where neither was there.
    pub chair: String,
    /// Who was there, with the group or as guest, such as `Bob (Security)`.
    pub present: Vec<String>,
    /// Who came for whom, such as `Zoe for Ada`.
    pub deputies: Vec<String>,
    /// Who said that they would not come.
    pub apologies: Vec<String>,
    /// Who has a seat, did not come and said nothing.
    pub absent: Vec<String>,
    /// Whether it could decide.
    pub quorum: bool,
    /// The same in a sentence.
    pub quorum_told: String,
    /// What it decided or was to decide, in the order of the agenda.
    pub items: Vec<MinutedItem>,
    /// What it asked of people.
    pub actions: Vec<MinutedAction>,
    /// What was decided about freezes and exceptions meanwhile, in sentences.
    pub freezes: Vec<String>,
    /// What was changed in the calendar meanwhile, in sentences.
    pub calendar: Vec<String>,
    /// When the board meets next, as it is told; empty where it meets no more.
    pub next: String,
    /// Who gets the minutes, with the address where one is known.
    pub distribution: Vec<String>,
    /// The numbers of the operations before the meeting was opened and ended.
    pub snapshots: (Option<u64>, Option<u64>),
    /// Who locked them, and when, as it is told; none while they are a draft.
    pub locked: Option<String>,
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutedItem {
    /// Its number on the agenda; empty for a release that was not on it.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// The release.
    pub release: Option<ReleaseId>,
    /// What was decided, in words.
    pub decision: String,
    /// Whether there was no quorum for it.
    pub provisional: bool,
    /// Why, as it was said; empty where nothing was.
    pub reason: String,
    /// On which conditions, each in a sentence.
    pub conditions: Vec<String>,
    /// How it was voted, in words; empty where it was not.
    pub votes: String,
    /// Who declared a conflict of interest.
    pub interests: Vec<String>,
    /// How it was heard where it was said and not signed; empty where it was not.
    pub verbal: String,
    /// How long it was talked about, up to the decision where there is one, in minutes begun; 0 where nobody measured.
    pub minutes: u32,
    /// What was said.
    pub comments: String,
}

/// What somebody was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutedAction {
    /// Its key.
    pub key: String,
    /// What is to be done.
    pub text: String,
    /// Who does it; empty where nobody was named.
    pub owner: String,
    /// When it is due; none where no day was.
    pub due: Option<NaiveDate>,
}

/// The minutes of a meeting.
pub fn minutes(held: &Held<'_>) -> MeetingMinutes {
    let Sitting { plan, board, planned, meeting, .. } = held.sitting;
    let zone = &board.zone;
    let was = was_held(&held.sitting);
    let presence = people::presence(held);
    MeetingMinutes {
        board: board.name.clone(),
        date: zone.wall(was.start()).date(),
        held: told(was, zone),
        chair: presence.chair,
        present: presence.present,
        deputies: presence.deputies,
        apologies: presence.apologies,
        absent: presence.absent,
        quorum: held.quorum.met,
        quorum_told: held.quorum.sentence.clone(),
        items: items(held),
        actions: held.actions.iter().map(|action| minuted(plan, action)).collect(),
        freezes: freezes(&held.sitting),
        calendar: held.calendar.to_vec(),
        next: board.first_meeting(planned.end()).map(|next| told(next, zone)).unwrap_or_default(),
        distribution: people::distribution(held),
        snapshots: (
            meeting.and_then(|meeting| Some(meeting.opened.as_ref()?.snapshot)),
            meeting.and_then(|meeting| Some(meeting.ended.as_ref()?.snapshot)),
        ),
        locked: meeting.and_then(|meeting| {
            let (by, at) = meeting.locked.as_ref()?;
            Some(format!("{by}, {}", told_instant(*at, zone)))
        }),
    }
}

/// A decision as a line of a log: `(CAB Automation) - R-1 - approved - Ada - 2026-12-01 14:20:00 Europe/Berlin`.
pub fn decision_line(plan: &Plan, approval: &Approval, zone: &Zone) -> String {
    let release = plan.releases.get(approval.release);
    let number = release.map_or_else(|| crate::Key::nameless().to_string(), |release| release.key.to_string());
    let at = zone.wall(approval.at).format("%Y-%m-%d %H:%M:%S");
    let (decision, by) = (outcome(approval), names::line(&approval.by));
    format!("(CAB Automation) - {number} - {decision} - {by} - {at} {zone}")
}

/// From when until when a meeting was held; as it was planned where it was opened only behind, for its minutes.
fn was_held(sitting: &Sitting<'_>) -> Interval {
    let planned = sitting.planned;
    let opened = sitting.meeting.and_then(|meeting| meeting.opened.as_ref()).map(|opening| opening.at);
    let Some(opened) = opened.filter(|opened| *opened < planned.end()) else { return planned };
    let ended = sitting.meeting.and_then(|meeting| meeting.ended.as_ref()).map_or(planned.end(), |ending| ending.at);
    Interval::from_start(opened, crate::time::Minutes::ZERO).extended_to(ended)
}

/// The points for decision and those about which was decided, then what was decided beside the agenda.
fn items(held: &Held<'_>) -> Vec<MinutedItem> {
    let of = |release: Option<ReleaseId>| {
        let mut own: Vec<&Approval> =
            held.decisions.iter().copied().filter(|one| release == Some(one.release)).collect();
        own.sort_by_key(|one| (one.at, one.id));
        own
    };
    let mut items = Vec::new();
    let mut told: Vec<ReleaseId> = Vec::new();
    for point in &held.agenda.points {
        let is_decided_by_release = matches!(point.point, super::Point::Release(_));
        let decisions = if is_decided_by_release { of(point.release) } else { Vec::new() };
        if decisions.is_empty() && matches!(point.section, Section::Decision | Section::Late) {
            items.push(undecided(held, point));
        }
        told.extend(point.release.filter(|_| is_decided_by_release));
        items.extend(decisions.into_iter().map(|one| decided(held, &point.number, point.title.clone(), one)));
    }
    let mut beside: Vec<&Approval> =
        held.decisions.iter().copied().filter(|one| !told.contains(&one.release)).collect();
    beside.sort_by_key(|one| (one.at, one.id));
    items.extend(beside.into_iter().map(|one| {
        let release = held.sitting.plan.releases.get(one.release);
        let title = release.map_or_else(|| "a release that is gone".to_owned(), crate::release::Release::label);
        decided(held, "", title, one)
    }));
    items
}

fn undecided(held: &Held<'_>, point: &AgendaPoint) -> MinutedItem {
    let Sitting { meeting, now, .. } = held.sitting;
    MinutedItem {
        number: point.number.clone(),
        title: point.title.clone(),
        release: point.release,
        decision: "not decided".to_owned(),
        provisional: false,
        reason: String::new(),
        conditions: Vec::new(),
        votes: String::new(),
        interests: Vec::new(),
        verbal: String::new(),
        minutes: meeting.map_or(0, |meeting| meeting.talked(&point.point, now)).div_ceil(60),
        comments: String::new(),
    }
}

fn decided(held: &Held<'_>, number: &str, title: String, approval: &Approval) -> MinutedItem {
    let Sitting { plan, board, .. } = held.sitting;
    let ballot = approval.ballot.as_ref();
    let verbal = approval.verbal.as_ref().map(|verbal| {
        let said = told_instant(verbal.said, &board.zone);
        let confirmed = match &verbal.confirmed {
            Some((by, at)) => format!("confirmed by {by} on {}", told_instant(*at, &board.zone)),
            None => format!("to be confirmed by {}", told_instant(verbal.confirm_by, &board.zone)),
        };
        format!("said on {said}, heard by {}, {confirmed}", verbal.heard_by)
    });
    let conditions = match approval.outcome {
        Outcome::Conditional => approval.conditions.iter().map(|one| condition(plan, one)).collect(),
        _ => Vec::new(),
    };
    MinutedItem {
        number: number.to_owned(),
        title,
        release: Some(approval.release),
        decision: outcome(approval),
        provisional: approval.provisional,
        reason: approval.reason.clone(),
        conditions,
        votes: ballot
            .filter(|ballot| ballot.votes_for + ballot.against + ballot.abstained > 0)
            .map(|ballot| {
                format!("{} for, {} against, {} abstained", ballot.votes_for, ballot.against, ballot.abstained)
            })
            .unwrap_or_default(),
        interests: ballot.into_iter().flat_map(|one| &one.interests).map(|id| names::person(plan, *id)).collect(),
        verbal: verbal.unwrap_or_default(),
        minutes: ballot.map_or(0, |ballot| ballot.seconds.div_ceil(60)),
        comments: ballot.map(|ballot| ballot.comments.clone()).unwrap_or_default(),
    }
}

/// A condition with who sees to it, until when, and who verifies it.
fn condition(plan: &Plan, condition: &Condition) -> String {
    let mut told = names::line(&condition.text);
    if let Some(owner) = condition.owner {
        told = format!("{told}, by {}", names::person(plan, owner));
    }
    if let Some(due) = condition.due {
        told = format!("{told}, until {}", names::day(due));
    }
    if let Some(verifier) = condition.verifier {
        told = format!("{told}, verified by {}", names::person(plan, verifier));
    }
    match &condition.met {
        Some((by, _)) => format!("{told} (met, says {by})"),
        None => told,
    }
}

fn minuted(plan: &Plan, action: &Action) -> MinutedAction {
    MinutedAction {
        key: action.key.to_string(),
        text: action.text.clone(),
        owner: action.owner.map(|owner| names::person(plan, owner)).unwrap_or_default(),
        due: action.due,
    }
}

/// What was decided about exceptions, and which freezes were signed, while a meeting was open.
fn freezes(sitting: &Sitting<'_>) -> Vec<String> {
    let plan = sitting.plan;
    let mut told: Vec<(Instant, String)> = Vec::new();
    for exception in plan.exceptions.iter() {
        let (Some(at), Some(by)) = (exception.decided, &exception.approver) else { continue };
        let release = plan.releases.get(exception.release);
        let (Some(release), Some(freeze)) = (release, plan.windows.get(exception.window)) else { continue };
        let verb = if exception.stage == ExceptionStage::Refused { "did not grant" } else { "granted" };
        let sentence =
            format!("{by} {verb} exception {} for {} inside {}.", exception.key, release.label(), freeze.title);
        told.extend(sitting.was_open_at(at).then_some((at, sentence)));
    }
    for window in plan.windows.iter().filter(|window| window.kind.is_freeze()) {
        let Some(freeze) = &window.freeze else { continue };
        let signatures = [(Signatory::Business, &freeze.business), (Signatory::It, &freeze.it)];
        for (side, signature) in signatures {
            let Some(signature) = signature.as_ref().filter(|signature| sitting.was_open_at(signature.at)) else {
                continue;
            };
            let side = if side == Signatory::It { "IT" } else { "the business" };
            told.push((signature.at, format!("{} signed {} {} for {side}.", signature.by, window.key, window.title)));
        }
    }
    told.sort();
    told.into_iter().map(|(_, sentence)| sentence).collect()
}
