//! The meeting on paper: when and where it is, who comes, and what is asked.

use std::collections::BTreeMap;

use slipway_domain::board::Seat;
use slipway_domain::catalogue::Role;
use slipway_domain::release::Release;
use slipway_domain::time::Interval;
use slipway_print::pack::model::{Attendee, DecisionRow, Meeting as PaperMeeting, Signatory, ZonedTime};

use super::held::HeldMeeting;
use super::meetings::Meeting;
use super::release_words::{holder, risk};
use super::workbench::quorum_of;
use crate::desk::Desk;
use crate::paper::time::{brief, stretch, zone_at};

/// Roles whose holders are asked to the meeting, with what they are called and whether the board needs them.
const ASKED: [(Role, &str, bool); 4] = [
    (Role::ChangeManager, "Change manager", true),
    (Role::ReleaseManager, "Release manager", true),
    (Role::BusinessApprover, "Business approver", false),
    (Role::Security, "Security", false),
];

/// What the pack of a meeting is called.
pub(super) fn title(meeting: &Meeting<'_>) -> String {
    let day = meeting.day;
    format!("{}, {} ({})", meeting.board.name, day.format("%-d %B %Y"), day.format("W%V"))
}

/// A stretch of time in the zone of every region, each zone once.
pub(super) fn zoned(desk: &Desk, at: Interval) -> Vec<ZonedTime> {
    let mut by_zone: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for region in desk.plan.regions.iter() {
        by_zone.entry(region.zone.clone()).or_default().push(&region.name);
    }
    if by_zone.is_empty() {
        by_zone.insert(desk.plan.settings.zone.clone(), vec!["Time"]);
    }
    by_zone
        .into_iter()
        .map(|(zone, regions)| ZonedTime {
            region: regions.join(", "),
            when: stretch(at, &zone),
            zone: zone_at(&zone, at.start()),
        })
        .collect()
}

pub(super) fn meeting(desk: &Desk, meeting: &Meeting<'_>, held: &HeldMeeting) -> PaperMeeting {
    let membership = &meeting.board.membership;
    let expected = if membership.seats().is_empty() {
        match attendance(desk, meeting, held).len() {
            0 => String::new(),
            1 => "1 person, by role".to_owned(),
            asked => format!("{asked} people, by their roles in the releases of this meeting"),
        }
    } else {
        quorum_of(desk, held).sentence
    };
    PaperMeeting {
        board: format!("{} of {}", meeting.board.name, desk.plan.settings.name),
        times: zoned(desk, meeting.at),
        place: membership.place.clone(),
        link: Some(membership.link.clone()).filter(|link| !link.is_empty()),
        chair: chair(desk, meeting),
        quorum_rule: capital(&membership.quorum.told()),
        expected_attendance: expected,
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Who chairs the board; where nobody said, the change manager of most of the meeting's releases, or of the plan's.
fn chair(desk: &Desk, meeting: &Meeting<'_>) -> String {
    if let Some(chair) = meeting.board.membership.chair.and_then(|id| desk.plan.people.get(id)) {
        return chair.name.clone();
    }
    let most = |releases: &mut dyn Iterator<Item = &Release>| {
        let mut held: BTreeMap<String, usize> = BTreeMap::new();
        for release in releases {
            *held.entry(holder(desk, release, Role::ChangeManager)).or_default() += 1;
        }
        held.remove("");
        // Of two with as many, the first in the alphabet, so that the same plan has the same chair.
        held.into_iter().rev().max_by_key(|(_, count)| *count).map(|(name, _)| name)
    };
    most(&mut meeting.for_decision.iter().copied()).or_else(|| most(&mut desk.plan.releases.iter())).unwrap_or_default()
}

/// Who has a seat on the board, with what is known of each; where nobody said who sits there, everybody with a role in an
/// item for decision, the chair in any case.
pub(super) fn attendance(desk: &Desk, meeting: &Meeting<'_>, held: &HeldMeeting) -> Vec<Attendee> {
    let seats = quorum_of(desk, held).seats;
    if seats.is_empty() {
        return by_roles(desk, meeting);
    }
    let rule = &meeting.board.membership.quorum;
    let name = |id| desk.plan.people.get(id).map(|person| person.name.clone()).unwrap_or_default();
    let attendee = |seat: Seat| {
        let said = held.meeting.attendance.iter().find(|row| row.person == seat.person);
        let answer = seat.presence.map_or_else(|| "no answer".to_owned(), |presence| presence.to_string());
        Attendee {
            seat: if seat.group.is_empty() { "Member".to_owned() } else { seat.group.clone() },
            role: match (seat.chair, seat.votes) {
                (true, _) => "Chair".to_owned(),
                (false, true) => "Votes".to_owned(),
                (false, false) => "No vote".to_owned(),
            },
            answer: seat.expected.clone().map_or_else(|| answer.clone(), |away| format!("{answer}; {away}")),
            deputy: said.and_then(|row| row.deputy).map(name).unwrap_or_default(),
            counts_for_quorum: (seat.chair && rule.chair) || rule.groups.contains(&seat.group),
            name: seat.name,
        }
    };
    seats.into_iter().map(attendee).collect()
}

fn by_roles(desk: &Desk, meeting: &Meeting<'_>) -> Vec<Attendee> {
    let mut people: Vec<Attendee> = Vec::new();
    let mut ask = |name: String, role: &str, counts: bool| {
        if name.is_empty() {
            return;
        }
        match people.iter_mut().find(|person| person.name == name) {
            Some(person) => {
                if !person.role.split(", ").any(|held| held == role) {
                    person.role = format!("{}, {role}", person.role);
                }
                person.counts_for_quorum |= counts;
            }
            None => {
                people.push(Attendee { name, role: role.to_owned(), counts_for_quorum: counts, ..Attendee::default() });
            }
        }
    };
    ask(chair(desk, meeting), "Chair", true);
    for (role, named, counts) in ASKED {
        let mut names: Vec<String> = meeting.for_decision.iter().map(|release| holder(desk, release, role)).collect();
        names.sort();
        names.dedup();
        for name in names {
            ask(name, named, counts);
        }
    }
    people
}

/// Who signs for the meeting as a whole.
pub(super) fn signatories(desk: &Desk, meeting: &Meeting<'_>) -> Vec<Signatory> {
    let others = ["Service owner", "Business representative", "Security and risk"];
    let unnamed = others.map(|role| Signatory { name: String::new(), role: role.to_owned() });
    let chair = Signatory { name: chair(desk, meeting), role: "Chair".to_owned() };
    std::iter::once(chair).chain(unnamed).collect()
}

pub(super) fn decision(meeting: &Meeting<'_>, release: &Release) -> DecisionRow {
    let late = meeting.late.contains(&release.key);
    DecisionRow {
        number: release.key.to_string(),
        title: release.title.clone(),
        window: brief(release.occupancy(), release.planned.zone()),
        risk: risk(release),
        ask: if late { "Approve, handed in late" } else { "Approve" }.to_owned(),
    }
}
