//! The agenda of the pack, the actions of earlier meetings, and what changed since the last one.

use slipway_domain::board::{Agenda, AgendaPoint, Section};
use slipway_domain::time::{Instant, Zone};
use slipway_print::pack::model::{
    self as paper, ActionRow, AgendaItem, AgendaSection, AgendaTarget, SinceKind, SinceLastRow,
};

use super::SinceRow;
use super::held::HeldMeeting;
use super::meetings::meeting_name;
use super::workbench::agenda_of;
use crate::desk::Desk;

/// The agenda, section by section, with the clock that runs along.
pub(super) fn agenda(desk: &Desk, held: &HeldMeeting, now: Instant) -> paper::Agenda {
    let agenda = agenda_of(desk, held, now);
    let zone = &held.board.zone;
    let sections = Section::ALL.iter().filter_map(|section| {
        let points: Vec<&AgendaPoint> = agenda.points.iter().filter(|point| point.section == *section).collect();
        let first = points.first()?;
        Some(AgendaSection {
            number: section.number().to_string(),
            title: section.title().to_owned(),
            starts: clock(first.starts, zone),
            target: target(*section),
            points: points.iter().map(|point| item(desk, point, zone)).collect(),
        })
    });
    let (total, length) = (agenda.total.get(), held.at.minutes().get());
    let note = match agenda.over.get() {
        0 => format!("Times are {zone}. The agenda fills {total} of the meeting’s {length} minutes."),
        over => format!(
            "Times are {zone}. The agenda needs {total} minutes, the meeting has {length}: {over} minutes too few."
        ),
    };
    paper::Agenda { sections: sections.collect(), note }
}

fn clock(at: Instant, zone: &Zone) -> String {
    zone.wall(at).format("%H:%M").to_string()
}

const fn target(section: Section) -> Option<AgendaTarget> {
    match section {
        Section::PreviousMinutes => Some(AgendaTarget::Actions),
        Section::Information => Some(AgendaTarget::Schedule),
        Section::Process => Some(AgendaTarget::Kpis),
        _ => None,
    }
}

fn item(desk: &Desk, point: &AgendaPoint, zone: &Zone) -> AgendaItem {
    let release = point.release.and_then(|id| desk.plan.releases.get(id));
    let decided = matches!(point.section, Section::Decision | Section::Late);
    let late = point.late.then(|| {
        if point.justification == Agenda::NO_JUSTIFICATION { String::new() } else { point.justification.clone() }
    });
    AgendaItem {
        number: point.number.clone(),
        title: point.title.clone(),
        note: if release.is_some() && !decided { point.why.clone() } else { String::new() },
        late,
        presenter: point.presenter.and_then(|id| Some(desk.plan.people.get(id)?.name.clone())).unwrap_or_default(),
        minutes: u32::try_from(point.length.get()).unwrap_or(0),
        starts: clock(point.starts, zone),
        target: release.filter(|_| decided).map(|release| AgendaTarget::Item(release.key.to_string())),
    }
}

/// What earlier meetings asked for and what is not done, by due day.
pub(super) fn actions(desk: &Desk, held: &HeldMeeting, now: Instant) -> Vec<ActionRow> {
    let plan = &desk.plan;
    let days = |days: i64| u32::try_from(days).unwrap_or(0);
    let row = |open: slipway_domain::board::OpenAction<'_>| {
        let action = open.action;
        let release = action.release.and_then(|id| plan.releases.get(id)).map(|release| release.key.to_string());
        let meeting = action.meeting.and_then(|id| meeting_name(plan, plan.meetings.get(id)?));
        ActionRow {
            what: format!("{} {}", action.key, action.text),
            origin: release.or(meeting).unwrap_or_default(),
            owner: action.owner.and_then(|id| Some(plan.people.get(id)?.name.clone())).unwrap_or_default(),
            due: action.due.map(|day| day.format("%-d %b %Y").to_string()).unwrap_or_default(),
            age_days: days(open.age),
            overdue_days: (open.overdue > 0).then(|| days(open.overdue)),
        }
    };
    plan.open_actions(&held.board, now).into_iter().map(row).collect()
}

/// How far something moved: `+3 d`, `−2 h`, `+45 min`.
fn shift(minutes: i64) -> String {
    let sign = if minutes < 0 { '\u{2212}' } else { '+' };
    match minutes.unsigned_abs() {
        days if days >= 24 * 60 && days % (24 * 60) == 0 => format!("{sign}{} d", days / (24 * 60)),
        hours if hours >= 60 && hours % 60 == 0 => format!("{sign}{} h", hours / 60),
        minutes if minutes >= 24 * 60 => format!("{sign}{} d {} h", minutes / (24 * 60), minutes % (24 * 60) / 60),
        minutes => format!("{sign}{minutes} min"),
    }
}

/// Something that changed, as the pack tells it.
pub(super) fn since_row(row: &SinceRow) -> SinceLastRow {
    SinceLastRow {
        kind: match row.kind.as_str() {
            "moved" => SinceKind::Moved,
            "withdrawn" => SinceKind::Withdrawn,
            "risk-changed" => SinceKind::RiskChanged,
            "state-changed" => SinceKind::StateChanged,
            "approval-voided" => SinceKind::ApprovalVoided,
            "conflict-appeared" => SinceKind::ConflictAppeared,
            "conflict-resolved" => SinceKind::ConflictResolved,
            "freeze-added" | "freeze-changed" | "freeze-removed" => SinceKind::FreezeChanged,
            _ => SinceKind::Added,
        },
        subject: row.subject.clone(),
        title: row.title.clone(),
        change: row.sentence.clone(),
        shift: row.shift_minutes.map(shift).unwrap_or_default(),
        by: row.by.clone().unwrap_or_default(),
        reason: row.reason.clone().unwrap_or_default(),
        ..SinceLastRow::default()
    }
}
