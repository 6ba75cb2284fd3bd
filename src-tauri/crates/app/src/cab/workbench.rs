//! A meeting as it is run: quorum, agenda, decisions, actions and packs in one view.

use slipway_domain::board::{
    Agenda, AgendaPoint, Point, Presence, QuorumState, Seat, Section, agenda, expected, quorum,
};
use slipway_domain::release::ReleaseState;
use slipway_domain::time::Instant;

use super::actions;
use super::held::{HeldMeeting, point_id};
use super::issue::{is_current, packs_of};
use super::meetings::{find, id_of_meeting, needs_board, stage};
use super::{AtPointView, IssuedPackView, PointView, QuorumView, SeatView, WhichMeeting, WorkbenchView};
use crate::approval::approval_view;
use crate::desk::{Context, Desk, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Text;

/// Shows a meeting as it is run.
pub fn show_workbench(desk: &Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<WorkbenchView> {
    let now = context.host.clock.now();
    let title = super::meetings::title(&find(desk, context, &input.meeting)?);
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let board = &held.board;
    let plan = &desk.plan;
    let agenda = agenda_of(desk, &held, now);
    let packs = packs_of(desk, board.id, held.at.start());
    let meeting = &held.meeting;
    let mut list: Vec<_> = plan.open_actions(board, now).into_iter().map(|open| open.action).collect();
    list.extend(plan.actions.iter().filter(|action| action.meeting == Some(meeting.id) && action.done.is_some()));
    let pack = |pack: &&slipway_domain::board::IssuedPack| IssuedPackView {
        number: pack.number,
        snapshot: pack.snapshot,
        by: pack.by.clone(),
        at: pack.at.into(),
    };
    Ok(WorkbenchView {
        id: id_of_meeting(board, held.at.start()),
        board: board.key.clone().into(),
        title,
        start: held.at.start().into(),
        end: held.at.end().into(),
        zone: board.zone.clone().into(),
        place: board.membership.place.clone(),
        link: board.membership.link.clone(),
        stage: stage(Some(meeting)).to_owned(),
        opened: meeting.opened.as_ref().map(|opening| opening.at.into()),
        ended: meeting.ended.as_ref().map(|opening| opening.at.into()),
        locked_by: meeting.locked.as_ref().map(|(by, _)| by.clone()),
        quorum: quorum_view(desk, &held),
        points: points(desk, context, &held, &agenda),
        minutes: agenda.total.get(),
        over_minutes: agenda.over.get(),
        at_point: meeting
            .at_point
            .as_ref()
            .map(|(point, since)| AtPointView { id: point_id(plan, point), since: (*since).into() }),
        actions: list.into_iter().filter_map(|action| actions::view(desk, action, now)).collect(),
        pack_is_stale: packs.last().map(|last| Ok::<_, AppError>(!is_current(desk, last)?)).transpose()?,
        packs: packs.iter().rev().map(pack).collect(),
        next: board.first_meeting(held.at.end()).map(|next| next.start().into()),
    })
}

/// The agenda of a meeting, as the rules and its marks put it.
pub(super) fn agenda_of(desk: &Desk, held: &HeldMeeting, now: Instant) -> Agenda {
    agenda(&held.sitting(&desk.plan, now), &desk.judged().all, |release| needs_board(desk, release, now))
}

/// Whether the board can decide: who came, once the meeting was opened; before, who is expected.
pub(super) fn quorum_of(desk: &Desk, held: &HeldMeeting) -> QuorumState {
    if held.meeting.opened.is_some() {
        quorum(&desk.plan, &held.board, &held.meeting.attendance, held.at)
    } else {
        expected(&desk.plan, &held.board, held.at)
    }
}

fn quorum_view(desk: &Desk, held: &HeldMeeting) -> QuorumView {
    let state = quorum_of(desk, held);
    let seated = |person| state.seats.iter().any(|seat| seat.person == person);
    let guests = held.meeting.attendance.iter().filter(|row| !seated(row.person));
    let guest = |row: &slipway_domain::board::Attendance| {
        Some(SeatView {
            person: key_of(&desk.plan.people, row.person)?,
            name: desk.plan.people.get(row.person)?.name.clone(),
            group: String::new(),
            chair: false,
            votes: false,
            guest: true,
            presence: Some(row.presence.into()),
            deputy: row.deputy.and_then(|id| key_of(&desk.plan.people, id)),
            stands_in: None,
            expected: String::new(),
        })
    };
    let members = state.seats.iter().filter_map(|seat| seat_view(desk, held, seat));
    QuorumView {
        met: state.met,
        sentence: state.sentence.clone(),
        rule: held.board.membership.quorum.told(),
        present: state.present,
        needed: state.needed,
        seats: members.chain(guests.filter_map(guest)).collect(),
    }
}

fn seat_view(desk: &Desk, held: &HeldMeeting, seat: &Seat) -> Option<SeatView> {
    let plan = &desk.plan;
    let said = held.meeting.attendance.iter().find(|row| row.person == seat.person);
    let member = held.board.membership.seats().into_iter().find(|member| member.person == seat.person)?;
    let stands_in = member.deputy.or_else(|| plan.people.get(seat.person)?.deputy);
    Some(SeatView {
        person: key_of(&plan.people, seat.person)?,
        name: seat.name.clone(),
        group: seat.group.clone(),
        chair: seat.chair,
        votes: seat.votes,
        guest: false,
        presence: said.map(|row| row.presence).or(seat.presence).map(Text::<Presence>),
        deputy: said.and_then(|row| row.deputy).and_then(|id| key_of(&plan.people, id)),
        stands_in: stands_in.and_then(|id| key_of(&plan.people, id)),
        expected: seat.expected.clone().unwrap_or_default(),
    })
}

fn points(desk: &Desk, context: &Context, held: &HeldMeeting, agenda: &Agenda) -> Vec<PointView> {
    let on = agenda.points.iter().map(|point| point_view(desk, context, held, point, false));
    let off = agenda.off.iter().map(|point| point_view(desk, context, held, point, true));
    on.chain(off).collect()
}

/// Whether somebody put a point on: the rules put no other there than the heading of any other business.
fn is_own(point: &AgendaPoint) -> bool {
    let named = |name: &String| point.section == Section::Process && name != Section::Process.title();
    matches!(&point.point, Point::Other(name) if named(name))
}

fn point_view(desk: &Desk, context: &Context, held: &HeldMeeting, point: &AgendaPoint, off: bool) -> PointView {
    let (plan, now) = (&desk.plan, context.host.clock.now());
    let release = point.release.and_then(|id| plan.releases.get(id));
    let asks = matches!(point.section, Section::Decision | Section::Late);
    let (decision, blocks) = match release.filter(|_| asks) {
        Some(release) => {
            let conflicts = desk.schedule.of(plan, release.id);
            let standing = plan.standing(release, &conflicts, now);
            let here = plan.approvals_of(release.id).into_iter().rev().find(|one| one.meeting == Some(held.meeting.id));
            let decision = here.map(|approval| approval_view(desk, context, release, approval, &standing));
            (decision, standing.blocks.iter().map(|block| block.sentence.clone()).collect())
        }
        None => (None, Vec::new()),
    };
    let is_open = release.is_some_and(|release| {
        matches!(release.state, ReleaseState::Submitted | ReleaseState::Assessed) || decision.is_some()
    });
    PointView {
        id: point_id(plan, &point.point),
        number: point.number.clone(),
        section: point.section.to_string(),
        heading: point.section.title().to_owned(),
        title: point.title.clone(),
        release: release.map(|release| release.key.clone().into()),
        risk: release.and_then(|release| release.risk).map(Text),
        starts_at: release.map(|release| release.occupancy().start().into()),
        hard: release.map_or(0, |release| desk.bar(release).hard),
        presenter: point.presenter.and_then(|id| Some(plan.people.get(id)?.name.clone())),
        at: point.starts.into(),
        minutes: point.length.get(),
        seconds: held.meeting.talked_before(&point.point),
        asks: asks && is_open && !off,
        late: point.late,
        justification: if point.justification == Agenda::NO_JUSTIFICATION {
            String::new()
        } else {
            point.justification.clone()
        },
        why: point.why.clone(),
        own: is_own(point),
        off,
        decision,
        blocks,
    }
}
