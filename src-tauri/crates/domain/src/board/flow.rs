//! The course of a meeting: opened, point by point, ended, and its minutes locked.

use super::{AgendaMark, Attendance, Meeting, MeetingError, Membership, Opening, Point, Presence};
use crate::Plan;
use crate::id::{BoardId, MeetingId, PersonId};
use crate::time::{Instant, Minutes};

impl Meeting {
    /// A meeting of which nothing is kept yet.
    pub const fn new(id: MeetingId, board: BoardId, planned: Instant) -> Self {
        Self {
            id,
            board,
            planned,
            attendance: Vec::new(),
            agenda: Vec::new(),
            opened: None,
            ended: None,
            at_point: None,
            talked: Vec::new(),
            minutes: None,
            locked: None,
        }
    }

    /// Opens it, early or late; one that was held without anybody here may be opened behind, for its minutes.
    ///
    /// `snapshot` is the number of the last operation before it.
    pub fn open(&self, by: &str, at: Instant, snapshot: u64) -> Result<Self, MeetingError> {
        self.may_change()?;
        if let Some(Opening { at, by, .. }) = self.opened.clone() {
            return Err(MeetingError::Opened { by, at });
        }
        let by = named(by)?;
        Ok(Self { opened: Some(Opening { at, by, snapshot }), ..self.clone() })
    }

    /// Ends it, and with it the point that is talked about.
    pub fn end(&self, by: &str, at: Instant, snapshot: u64) -> Result<Self, MeetingError> {
        self.goes_on(at)?;
        let (by, talked) = (named(by)?, self.tally(at));
        Ok(Self { ended: Some(Opening { at, by, snapshot }), at_point: None, talked, ..self.clone() })
    }

    /// Goes over to a point of the agenda, or to none; a point that is talked about already keeps its time.
    pub fn take(&self, point: Option<Point>, now: Instant) -> Result<Self, MeetingError> {
        self.goes_on(now)?;
        let is_off = |point: &Point| self.mark_of(point).is_some_and(|mark| mark.off);
        if point.as_ref().is_some_and(is_off) {
            return Err(MeetingError::Off);
        }
        if point == self.at_point.as_ref().map(|(point, _)| point.clone()) {
            return Ok(self.clone());
        }
        Ok(Self { at_point: point.map(|point| (point, now)), talked: self.tally(now), ..self.clone() })
    }

    /// Notes how somebody takes part, in place of what was noted of them before.
    ///
    /// # Errors
    ///
    /// Nobody is there twice: as themselves and for another, or for two others.
    pub fn attend(&self, row: Attendance) -> Result<Self, MeetingError> {
        self.may_change()?;
        let (person, is_there) = (row.person, row.presence == Presence::Present);
        if is_there && row.deputy.is_some() {
            return Err(MeetingError::NeedsNoDeputy(person));
        }
        let others = || self.attendance.iter().filter(|other| other.person != person);
        let came_for_another = |who: PersonId| others().any(|other| other.deputy == Some(who));
        if is_there && came_for_another(person) {
            return Err(MeetingError::TwoSeats(person));
        }
        if let Some(deputy) = row.deputy {
            let there = others().any(|other| other.person == deputy && other.presence == Presence::Present);
            if deputy == person || there || came_for_another(deputy) {
                return Err(MeetingError::TwoSeats(deputy));
            }
        }
        let mut attendance = self.attendance.clone();
        match attendance.iter_mut().find(|other| other.person == person) {
            Some(other) => *other = row,
            None => attendance.push(row),
        }
        Ok(Self { attendance, ..self.clone() })
    }

    /// Forgets what was noted of a person.
    pub fn forget(&self, person: PersonId) -> Result<Self, MeetingError> {
        self.may_change()?;
        let attendance = self.attendance.iter().filter(|row| row.person != person).cloned().collect();
        Ok(Self { attendance, ..self.clone() })
    }

    /// Says something about a point of the agenda, in place of what was said of it before.
    ///
    /// A mark that says nothing is forgotten where it is about a release, and is the point itself where it is not.
    pub fn mark(&self, mark: AgendaMark) -> Result<Self, MeetingError> {
        self.may_change()?;
        if matches!(&mark.point, Point::Other(name) if name.trim().is_empty()) {
            return Err(MeetingError::NamelessPoint);
        }
        if let Some(length) =
            mark.length.filter(|length| *length <= Minutes::ZERO || *length > Membership::MAX_PER_ITEM)
        {
            return Err(MeetingError::Length(length));
        }
        if mark.off && self.at_point.as_ref().is_some_and(|(point, _)| *point == mark.point) {
            return Err(MeetingError::Off);
        }
        let mark = AgendaMark { justification: mark.justification.trim().to_owned(), ..mark };
        let mut agenda = self.agenda.clone();
        match agenda.iter().position(|other| other.point == mark.point) {
            Some(index) if mark.says_nothing() => drop(agenda.remove(index)),
            Some(index) => agenda[index] = mark,
            None if mark.says_nothing() => {}
            None => agenda.push(mark),
        }
        Ok(Self { agenda, ..self.clone() })
    }

    /// Takes what was said about a point off the agenda, and the point with it where nothing but the mark made it one.
    pub fn unmark(&self, point: &Point) -> Result<Self, MeetingError> {
        self.may_change()?;
        let agenda = self.agenda.iter().filter(|mark| mark.point != *point).cloned().collect();
        Ok(Self { agenda, ..self.clone() })
    }

    /// What was said about a point of the agenda.
    pub fn mark_of(&self, point: &Point) -> Option<&AgendaMark> {
        self.agenda.iter().find(|mark| mark.point == *point)
    }

    /// Keeps the minutes as they were edited; an empty text brings back those that are generated.
    pub fn edit_minutes(&self, text: &str) -> Result<Self, MeetingError> {
        self.is_over()?;
        let minutes = Some(text.to_owned()).filter(|text| !text.trim().is_empty());
        Ok(Self { minutes, ..self.clone() })
    }

    /// Locks the minutes; behind that nothing of the meeting changes.
    pub fn lock(&self, by: &str, at: Instant) -> Result<Self, MeetingError> {
        self.is_over()?;
        Ok(Self { locked: Some((named(by)?, at)), ..self.clone() })
    }

    pub(super) fn may_change(&self) -> Result<(), MeetingError> {
        match self.locked.clone() {
            Some((by, at)) => Err(MeetingError::Locked { by, at }),
            None => Ok(()),
        }
    }

    /// Refuses what happens in a meeting while it is not held.
    fn goes_on(&self, at: Instant) -> Result<(), MeetingError> {
        self.may_change()?;
        let Some(opened) = &self.opened else { return Err(MeetingError::NotOpen) };
        if let Some(Opening { at, by, .. }) = self.ended.clone() {
            return Err(MeetingError::Ended { by, at });
        }
        if at < opened.at { Err(MeetingError::TooEarly { opened: opened.at, at }) } else { Ok(()) }
    }

    /// Refuses what is done with the minutes before there are any.
    fn is_over(&self) -> Result<(), MeetingError> {
        self.may_change()?;
        match (&self.opened, &self.ended) {
            (None, _) => Err(MeetingError::NotOpen),
            (_, None) => Err(MeetingError::NotEnded),
            _ => Ok(()),
        }
    }
}

impl AgendaMark {
    /// Whether it leaves a release where the rules put it.
    fn says_nothing(&self) -> bool {
        let is_release = matches!(self.point, Point::Release(_));
        is_release && self.place.is_none() && self.length.is_none() && self.justification.is_empty() && !self.off
    }
}

impl Plan {
    /// What is kept of a meeting of a board, if anything.
    pub fn meeting_of(&self, board: BoardId, planned: Instant) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| (meeting.board, meeting.planned) == (board, planned))
    }
}

fn named(by: &str) -> Result<String, MeetingError> {
    let by = by.trim();
    if by.is_empty() { Err(MeetingError::Nameless) } else { Ok(by.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::sketch::{board, meeting, row, sketch};

    fn at(text: &str) -> Instant {
        Instant::parse(&format!("2026-12-01T{text}Z")).unwrap()
    }

    fn planned() -> Meeting {
        let sketch = sketch();
        meeting(&board(&sketch, 0, false, &[]), at("13:00:00"))
    }

    fn opened() -> Meeting {
        planned().open("Ada", at("13:02:00"), 40).unwrap()
    }

    fn ended() -> Meeting {
        opened().end("Ada", at("13:58:00"), 47).unwrap()
    }

    fn own(name: &str) -> AgendaMark {
        let point = Point::Other(name.to_owned());
        AgendaMark { point, place: None, length: None, justification: String::new(), off: false }
    }

    #[test]
    fn a_meeting_is_opened_once_ended_once_and_locked_behind_its_end() {
        let locked = ended().lock(" Ada ", at("15:00:00")).unwrap();
        assert_eq!(locked.locked, Some(("Ada".into(), at("15:00:00"))));
        assert_eq!((locked.opened.clone().unwrap().snapshot, locked.ended.clone().unwrap().snapshot), (40, 47));
        let refused = |result: Result<Meeting, MeetingError>| result.unwrap_err().code();
        assert_eq!(refused(opened().open("Bob", at("13:03:00"), 41)), "meeting.opened");
        assert_eq!(refused(planned().end("Ada", at("13:58:00"), 47)), "meeting.not_open");
        assert_eq!(refused(ended().end("Ada", at("13:59:00"), 48)), "meeting.ended");
        assert_eq!(refused(opened().end("Ada", at("13:01:59"), 47)), "meeting.too_early");
        assert_eq!(refused(opened().lock("Ada", at("15:00:00"))), "meeting.not_ended");
        assert_eq!(refused(planned().lock("Ada", at("15:00:00"))), "meeting.not_open");
        assert_eq!(refused(ended().lock(" ", at("15:00:00"))), "meeting.nameless");
        assert_eq!(refused(planned().open("", at("13:00:00"), 1)), "meeting.nameless");
    }

    #[test]
    fn a_meeting_of_the_past_may_be_opened_for_its_minutes() {
        let late = Instant::parse("2027-02-01T08:00:00Z").unwrap();
        assert!(planned().open("Ada", late, 99).unwrap().end("Ada", late, 99).is_ok());
    }

    #[test]
    fn nothing_of_a_meeting_changes_once_its_minutes_are_locked() {
        let locked = ended().lock("Ada", at("15:00:00")).unwrap();
        let now = at("16:00:00");
        let sketch = sketch();
        let steps = [
            locked.open("Bob", now, 50),
            locked.end("Bob", now, 50),
            locked.take(None, now),
            locked.attend(row(&sketch, "Bob")),
            locked.forget(sketch.person_id("Bob")),
            locked.mark(own("Tools")),
            locked.unmark(&Point::Other("Tools".into())),
            locked.edit_minutes("Other"),
            locked.lock("Bob", now),
        ];
        for step in steps {
            let told = step.unwrap_err().to_string();
            assert_eq!(
                told,
                "Ada locked the minutes of the meeting on 2026-12-01T15:00:00Z, and nothing of it changes any more; \
                 write a correction into the next ones"
            );
        }
    }

    #[test]
    fn a_point_is_talked_about_until_another_one_is_taken_or_the_meeting_ends() {
        let (tools, other) = (Point::Other("Tools".into()), Point::Other("Other".into()));
        let first = opened().take(Some(tools.clone()), at("13:10:00")).unwrap();
        let again = first.take(Some(tools.clone()), at("13:11:00")).unwrap();
        assert_eq!((&again.at_point, &again), (&Some((tools.clone(), at("13:10:00"))), &first));
        let next = again.take(Some(other.clone()), at("13:12:30")).unwrap();
        assert_eq!(next.at_point, Some((other, at("13:12:30"))));
        assert_eq!(next.take(None, at("13:13:00")).unwrap().at_point, None);
        assert_eq!(next.end("Ada", at("13:58:00"), 47).unwrap().at_point, None);
        assert_eq!(planned().take(Some(tools), at("13:10:00")), Err(MeetingError::NotOpen));
    }

    #[test]
    fn nobody_is_there_twice() {
        let sketch = sketch();
        let with = |told: &[&str]| {
            told.iter().try_fold(opened(), |meeting, told| meeting.attend(row(&sketch, told))).map_err(|e| e.code())
        };
        assert_eq!(with(&["Ada", "Zoe for Bob", "Yan for Cem"]).unwrap().attendance.len(), 3);
        assert_eq!(with(&["Zoe for Ada", "Zoe for Bob"]), Err("meeting.two_seats"));
        assert_eq!(with(&["Bob", "Bob for Ada"]), Err("meeting.two_seats"));
        assert_eq!(with(&["Bob for Ada", "Bob"]), Err("meeting.two_seats"));
        assert_eq!(with(&["Ada for Ada"]), Err("meeting.two_seats"));
        assert_eq!(with(&["Zoe for Ada", "Yan for Ada", "Zoe for Bob"]).unwrap().attendance.len(), 2);
        let beside = Attendance { presence: Presence::Present, ..row(&sketch, "Zoe for Ada") };
        let refused = opened().attend(beside).unwrap_err();
        assert_eq!(
            refused.told(&sketch.plan, &crate::conflict::sketch::zone("Europe/Berlin"), "CAB of 1 Dec 2026"),
            "Ada is there and needs nobody in their place; leave the deputy out, or note how Ada is away"
        );
        let gone = with(&["Zoe for Ada"]).unwrap().forget(sketch.person_id("Ada")).unwrap();
        assert!(gone.attendance.is_empty() && gone.attend(row(&sketch, "Zoe for Bob")).is_ok());
    }

    #[test]
    fn a_point_is_marked_once_and_a_mark_that_says_nothing_of_a_release_is_forgotten() {
        let release = Point::Release(crate::id::ReleaseId::new(uuid::Uuid::from_u128(1)));
        let mark = |place, off| AgendaMark { point: release.clone(), place, off, ..own("x") };
        let marked = opened().mark(mark(Some(1), false)).unwrap().mark(mark(Some(2), false)).unwrap();
        assert_eq!(marked.agenda, [mark(Some(2), false)]);
        assert!(marked.mark(mark(None, false)).unwrap().agenda.is_empty());
        let tools = marked.mark(own("Tools")).unwrap();
        assert_eq!(tools.agenda.len(), 2, "a point of one's own is on the agenda by its mark");
        assert_eq!(tools.unmark(&Point::Other("Tools".into())).unwrap(), marked);
        assert_eq!(opened().mark(own(" ")), Err(MeetingError::NamelessPoint));
        for minutes in [0, 241] {
            let length = Minutes::new(minutes);
            assert_eq!(
                opened().mark(AgendaMark { length: Some(length), ..own("x") }),
                Err(MeetingError::Length(length))
            );
        }
    }

    #[test]
    fn a_point_that_was_taken_off_is_not_talked_about() {
        let off = AgendaMark { off: true, ..own("Tools") };
        let tools = || Some(Point::Other("Tools".into()));
        assert_eq!(opened().mark(off.clone()).unwrap().take(tools(), at("13:10:00")), Err(MeetingError::Off));
        assert_eq!(opened().take(tools(), at("13:10:00")).unwrap().mark(off), Err(MeetingError::Off));
    }

    #[test]
    fn minutes_are_edited_behind_the_end_and_come_back_as_generated_when_emptied() {
        assert_eq!(opened().edit_minutes("x"), Err(MeetingError::NotEnded));
        let edited = ended().edit_minutes("We met.").unwrap();
        assert_eq!(edited.minutes.as_deref(), Some("We met."));
        assert_eq!(edited.edit_minutes(" \n").unwrap().minutes, None);
    }
}
