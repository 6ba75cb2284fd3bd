//! Milestones of a departure, in working days before and after the day on which it leaves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Train;
use crate::time::WorkingCalendar;

/// Something that must be reached so many working days before or after a departure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What it is called, such as `Code freeze`.
    pub name: String,
    /// Working days from the day of the departure: negative before it, 0 on the day itself.
    pub offset: i32,
    /// Whether nobody boards any more when its day is over.
    pub cut_off: bool,
}

/// Why milestones do not make a plan for a departure.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MilestoneError {
    /// One has no name.
    #[error("a milestone needs a name")]
    Nameless,
    /// Two have the same name.
    #[error("there are two milestones {0:?}")]
    Twice(String),
    /// One is too far away.
    #[error("{name} is {offset} working days away; at most {} are possible", Milestone::FURTHEST)]
    TooFar {
        /// The milestone.
        name: String,
        /// How far it is away.
        offset: i32,
    },
    /// More than one closes the boarding.
    #[error("{0:?} and {1:?} both close the boarding; only one can")]
    TwoCutOffs(String, String),
    /// Boarding would stay open behind the departure.
    #[error("{0:?} closes the boarding, so it cannot lie behind the departure")]
    CutOffTooLate(String),
}

impl Milestone {
    /// The furthest from a departure, in working days.
    pub const FURTHEST: i32 = 500;

    fn new(name: &str, offset: i32) -> Self {
        Self { name: name.to_owned(), offset, cut_off: false }
    }

    /// The milestones with which a new train begins; boarding closes with the code freeze.
    pub fn usual() -> Vec<Self> {
        vec![
            Self::new("Scope freeze", -15),
            Self { cut_off: true, ..Self::new("Code freeze", -10) },
            Self::new("Release candidate", -7),
            Self::new("Go/no-go", -2),
            Self::new("Deploy", 0),
            Self::new("Stable", 3),
        ]
    }

    /// Sorts milestones by their offsets, and refuses those that contradict each other.
    pub fn settle(mut milestones: Vec<Self>) -> Result<Vec<Self>, MilestoneError> {
        for milestone in &mut milestones {
            milestone.name = milestone.name.trim().to_owned();
            if milestone.name.is_empty() {
                return Err(MilestoneError::Nameless);
            }
            if milestone.offset.unsigned_abs() > Self::FURTHEST.unsigned_abs() {
                return Err(MilestoneError::TooFar { name: milestone.name.clone(), offset: milestone.offset });
            }
        }
        milestones.sort_by(|a, b| (a.offset, &a.name).cmp(&(b.offset, &b.name)));
        let mut names: Vec<String> = milestones.iter().map(|milestone| milestone.name.to_lowercase()).collect();
        names.sort_unstable();
        if let Some([twice, _]) = names.windows(2).find(|pair| matches!(pair, [a, b] if a == b)) {
            return Err(MilestoneError::Twice(twice.clone()));
        }
        let mut cut_offs = milestones.iter().filter(|milestone| milestone.cut_off);
        let first = cut_offs.next();
        if let (Some(first), Some(second)) = (first, cut_offs.next()) {
            return Err(MilestoneError::TwoCutOffs(first.name.clone(), second.name.clone()));
        }
        if let Some(late) = first.filter(|first| first.offset > 0) {
            return Err(MilestoneError::CutOffTooLate(late.name.clone()));
        }
        Ok(milestones)
    }
}

impl Train {
    /// The days of the milestones of a departure that leaves on a day, in their order.
    ///
    /// Counted over working days, backward and forward, as [`WorkingCalendar::add`] does.
    pub fn dates(&self, leaves: NaiveDate, calendar: &WorkingCalendar) -> Vec<(&Milestone, NaiveDate)> {
        let date = |milestone: &Milestone| calendar.add(leaves, milestone.offset);
        self.milestones.iter().map(|milestone| (milestone, date(milestone))).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::Key;
    use crate::id::TrainId;

    fn train(milestones: Vec<Milestone>) -> Train {
        Train { milestones, ..Train::new(TrainId::new(Uuid::nil()), Key::nameless(), String::new()) }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn milestones_are_counted_backward_over_weekends_and_holidays() {
        let calendar = WorkingCalendar::with_holidays(["2026-12-08"].map(day));
        let train = train(Milestone::usual());
        let dates: Vec<String> =
            train.dates(day("2026-12-12"), &calendar).iter().map(|(_, date)| date.to_string()).collect();
        let expected = ["2026-11-20", "2026-11-27", "2026-12-02", "2026-12-10", "2026-12-12", "2026-12-16"];
        assert_eq!(dates, expected, "a Saturday is left from, and a Tuesday is free");
    }

    #[test]
    fn phases_of_a_published_example_come_out_of_offsets() {
        let calendar = WorkingCalendar::with_holidays(["2025-06-19", "2025-07-04", "2025-09-01"].map(day));
        let offsets = [("Plan", -59), ("Dev", -49), ("Test", -24), ("Impl", -9)];
        let train = train(offsets.map(|(name, offset)| Milestone::new(name, offset)).to_vec());
        let dates: Vec<String> =
            train.dates(day("2025-09-05"), &calendar).iter().map(|(_, date)| date.to_string()).collect();
        assert_eq!(dates, ["2025-06-11", "2025-06-26", "2025-08-01", "2025-08-22"]);
    }

    #[test]
    fn milestones_that_contradict_each_other_are_refused() {
        let why = |milestones: &[(&str, i32, bool)]| {
            let milestones = milestones
                .iter()
                .map(|(name, offset, cut_off)| Milestone { cut_off: *cut_off, ..Milestone::new(name, *offset) });
            Milestone::settle(milestones.collect()).unwrap_err().to_string()
        };
        assert_eq!(why(&[(" ", 0, false)]), "a milestone needs a name");
        assert_eq!(why(&[("RC", -7, false), ("rc ", -8, false)]), "there are two milestones \"rc\"");
        assert!(why(&[("RC", -501, false)]).contains("at most 500"));
        assert!(why(&[("A", -7, true), ("B", -6, true)]).contains("only one can"));
        assert!(why(&[("Stable", 3, true)]).contains("cannot lie behind"));
        assert!(Milestone::settle(Milestone::usual()).is_ok());
    }

    proptest! {
        #[test]
        fn between_a_milestone_and_the_departure_lie_as_many_working_days_as_its_offset(
            start in 0_i64..2000, offset in -40_i32..40, holidays in prop::collection::btree_set(0_i64..2100, 0..60),
        ) {
            let zero = day("2024-01-01");
            let calendar = WorkingCalendar::with_holidays(holidays.iter().map(|n| zero + chrono::TimeDelta::days(*n)));
            let leaves = zero + chrono::TimeDelta::days(start);
            let train = train(vec![Milestone::new("M", offset)]);
            let reached = train.dates(leaves, &calendar)[0].1;
            let (first, last) = if offset < 0 { (reached, leaves) } else { (leaves, reached) };
            let between = first.iter_days().take_while(|day| *day <= last).filter(|day| calendar.is_working_day(*day));
            let here = usize::from(calendar.is_working_day(leaves));
            prop_assert_eq!(between.filter(|day| *day != leaves || offset == 0).count(), if offset == 0 { here } else { offset.unsigned_abs() as usize });
            prop_assert!(offset == 0 || calendar.is_working_day(reached));
        }
    }
}
