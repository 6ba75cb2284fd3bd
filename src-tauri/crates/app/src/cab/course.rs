//! The course of a meeting: who comes, what is talked about, when it begins and ends.

use slipway_domain::board::{AgendaMark, Attendance, Point};
use slipway_domain::time::Minutes;

use super::held::{HeldMeeting, point_of};
use super::{MarkAttendance, MarkPoint, OrderAgenda, TakePoint, WhichMeeting};
use crate::desk::{Context, Desk, id_of};
use crate::error::Result;
use crate::host::Task;
use crate::wire::Changed;

/// Says how somebody takes part in a meeting, and who comes instead; nothing takes back what was said.
///
/// Refuses to let anybody fill two seats.
pub fn mark_attendance(desk: &mut Desk, context: &Context, input: MarkAttendance, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let person = id_of(&desk.plan.people, "person", &input.person)?;
    let deputy = input.deputy.as_ref().map(|key| id_of(&desk.plan.people, "person", key)).transpose()?;
    let (step, told) = match input.presence {
        Some(presence) => {
            (held.meeting.attend(Attendance { person, presence: presence.0, deputy }), presence.0.to_string())
        }
        None => (held.meeting.forget(person), "nothing said".to_owned()),
    };
    let name = desk.plan.people.get(person).map_or("", |person| person.name.as_str());
    let label = format!("{}: {name} – {told}", held.label());
    held.keep(desk, context, label, step)
}

/// The mark of a point as it stands; one that says nothing where there is none.
fn mark_of(held: &HeldMeeting, point: &Point) -> AgendaMark {
    held.meeting.mark_of(point).cloned().unwrap_or_else(|| AgendaMark {
        point: point.clone(),
        place: None,
        length: None,
        justification: String::new(),
        off: false,
    })
}

/// Puts a point on the agenda, takes it off, gives it time or a justification; what is not said stays.
pub fn mark_point(desk: &mut Desk, context: &Context, input: MarkPoint, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let point = point_of(desk, &input.point)?;
    let old = mark_of(&held, &point);
    let length = match input.minutes {
        None => old.length,
        Some(0) => None,
        Some(minutes) => Some(Minutes::new(minutes)),
    };
    let mark = AgendaMark {
        length,
        justification: input.justification.unwrap_or(old.justification),
        off: input.off.unwrap_or(old.off),
        ..old
    };
    let label = format!("{}: mark {} on the agenda", held.label(), input.point);
    held.keep(desk, context, label, held.meeting.mark(mark))
}

/// Puts the points of an agenda in order: those that are named get their places, the others stand behind.
///
/// An order is one of points within their sections.
pub fn order_agenda(desk: &mut Desk, context: &Context, input: OrderAgenda, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let named = input.points.iter().map(|id| point_of(desk, id)).collect::<Result<Vec<Point>>>()?;
    let mut meeting = held.meeting.clone();
    let forgotten: Vec<AgendaMark> =
        meeting.agenda.iter().filter(|mark| mark.place.is_some() && !named.contains(&mark.point)).cloned().collect();
    let placed =
        named.iter().zip(1_u32..).map(|(point, place)| AgendaMark { place: Some(place), ..mark_of(&held, point) });
    for mark in forgotten.into_iter().map(|mark| AgendaMark { place: None, ..mark }).chain(placed) {
        meeting = meeting.mark(mark).map_err(|error| held.refused(&desk.plan, &error))?;
    }
    let label = format!("{}: order the agenda", held.label());
    held.keep(desk, context, label, Ok(meeting))
}

/// Opens a meeting.
pub fn open_meeting(desk: &mut Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let step = held.meeting.open(&context.host.actor, context.host.clock.now(), desk.seq());
    held.keep(desk, context, format!("Open the {}", held.label()), step)
}

/// Takes up a point of the agenda, which starts its clock; none stops the clock.
pub fn take_point(desk: &mut Desk, context: &Context, input: TakePoint, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let point = input.point.as_deref().map(|id| point_of(desk, id)).transpose()?;
    let label = match &input.point {
        Some(point) => format!("{}: take up {point}", held.label()),
        None => format!("{}: stop the clock", held.label()),
    };
    let step = held.meeting.take(point, context.host.clock.now());
    held.keep(desk, context, label, step)
}

/// Ends a meeting, so that its minutes are generated.
pub fn end_meeting(desk: &mut Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let step = held.meeting.end(&context.host.actor, context.host.clock.now(), desk.seq());
    held.keep(desk, context, format!("End the {}", held.label()), step)
}
