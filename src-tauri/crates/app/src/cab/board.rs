//! The meeting on paper: who comes, what is asked, in which order.

use std::collections::BTreeMap;

use slipway_domain::catalogue::Role;
use slipway_domain::release::Release;
use slipway_domain::time::{Interval, Minutes};
use slipway_print::pack::model::{
    Agenda, AgendaItem, AgendaTarget, Attendee, DecisionRow, Meeting as PaperMeeting, Signatory, ZonedTime,
};

use super::meetings::Meeting;
use super::release_words::{holder, risk};
use crate::desk::Desk;
use crate::paper::time::{brief, stretch, zone_at};

/// Minutes for each point of the agenda.
const POINT: u32 = 5;

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

pub(super) fn meeting(desk: &Desk, meeting: &Meeting<'_>) -> PaperMeeting {
    let asked = attendance(desk, meeting).len();
    PaperMeeting {
        board: format!("{} of {}", meeting.board.name, desk.plan.settings.name),
        times: zoned(desk, meeting.at),
        place: String::new(),
        link: None,
        chair: chair(desk, meeting),
        quorum_rule: "Chair, and for each item its owner or a briefed deputy".to_owned(),
        expected_attendance: match asked {
            0 => String::new(),
            1 => "1 person, by role".to_owned(),
            _ => format!("{asked} people, by their roles in the releases of this meeting"),
        },
    }
}

/// The change manager of most of the meeting's releases; where none has one, of most releases of the plan.
fn chair(desk: &Desk, meeting: &Meeting<'_>) -> String {
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

/// Everybody with a role in an item for decision, each once with all roles, the chair in any case.
pub(super) fn attendance(desk: &Desk, meeting: &Meeting<'_>) -> Vec<Attendee> {
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

pub(super) fn agenda(desk: &Desk, meeting: &Meeting<'_>) -> Agenda {
    let zone = &desk.plan.settings.zone;
    let mut items = Vec::new();
    let mut clock = meeting.at.start();
    let mut add = |number: String, title: String, presenter: String, target| {
        let starts = zone.wall(clock).format("%H:%M").to_string();
        clock = clock.plus(Minutes::new(POINT.into()));
        items.push(AgendaItem { number, title, presenter, minutes: POINT, starts, target });
    };
    let chair = || "Chair".to_owned();
    add("1".into(), "Previous minutes and open actions".into(), chair(), None);
    add("2".into(), "Conflicts of the coming weeks".into(), chair(), Some(AgendaTarget::Conflicts));
    for (index, release) in meeting.for_decision.iter().enumerate() {
        let presenter = holder(desk, release, Role::ReleaseManager);
        let target = Some(AgendaTarget::Item(release.key.to_string()));
        add(format!("3.{}", index + 1), release.label(), presenter, target);
    }
    let told = match meeting.for_information.len() {
        1 => "For information: 1 release".to_owned(),
        count => format!("For information: {count} releases"),
    };
    add("4".into(), told, chair(), Some(AgendaTarget::Schedule));
    add("5".into(), "Any other business".into(), chair(), None);
    let planned = items.iter().map(|item| i64::from(item.minutes)).sum::<i64>();
    let length = meeting.at.minutes().get();
    let note = if planned > length {
        format!(
            "Times are {zone}. The agenda needs {planned} minutes, the meeting has {length}: {} minutes too few.",
            planned - length
        )
    } else {
        format!("Times are {zone}. The agenda fills {planned} of the meeting’s {length} minutes.")
    };
    Agenda { items, note }
}
