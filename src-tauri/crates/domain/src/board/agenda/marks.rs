//! What was said about points of an agenda, put onto what the rules drafted.

use super::{Agenda, AgendaPoint, Section, usual_length};
use crate::board::{AgendaMark, Point, Sitting};

/// The points as they stand on the agenda, and those that were taken off.
pub(super) fn apply(sitting: &Sitting<'_>, drafted: Vec<AgendaPoint>) -> (Vec<AgendaPoint>, Vec<AgendaPoint>) {
    let marks = sitting.meeting.map_or(&[][..], |meeting| &meeting.agenda);
    let mark_of = |point: &Point| marks.iter().find(|mark| mark.point == *point);
    let own = own(sitting, marks, &drafted);
    let mut points = drafted;
    // Own points stand before any other business, which is the last point of the rules.
    let behind = points.iter().rposition(|point| point.section == Section::Process).unwrap_or(points.len());
    points.splice(behind..behind, own);
    for point in &mut points {
        let mark = mark_of(&point.point);
        point.length = mark.and_then(|mark| mark.length).unwrap_or(point.length);
        point.justification = mark.map_or_else(String::new, |mark| mark.justification.clone());
        if point.late && point.justification.is_empty() {
            point.justification = Agenda::NO_JUSTIFICATION.to_owned();
        }
    }
    let place =
        |point: &AgendaPoint| mark_of(&point.point).and_then(|mark| mark.place).map_or((1, 0), |place| (0, place));
    points.sort_by_key(|point| (point.section, place(point)));
    let is_off = |point: &AgendaPoint| mark_of(&point.point).is_some_and(|mark| mark.off);
    points.into_iter().partition(|point| !is_off(point))
}

/// The points that are on the agenda by their marks alone, in the order in which they were written down.
fn own(sitting: &Sitting<'_>, marks: &[AgendaMark], drafted: &[AgendaPoint]) -> Vec<AgendaPoint> {
    let is_new = |mark: &&AgendaMark| drafted.iter().all(|point| point.point != mark.point);
    let point = |mark: &AgendaMark| {
        let Point::Other(name) = &mark.point else { return None };
        let membership = &sitting.board.membership;
        Some(AgendaPoint {
            section: Section::Process,
            number: String::new(),
            point: mark.point.clone(),
            title: name.clone(),
            release: None,
            presenter: membership.chair,
            length: usual_length(membership, Section::Process),
            starts: sitting.planned.start(),
            late: false,
            justification: String::new(),
            why: "Somebody put it on the agenda.".to_owned(),
        })
    };
    marks.iter().filter(is_new).filter_map(point).collect()
}
