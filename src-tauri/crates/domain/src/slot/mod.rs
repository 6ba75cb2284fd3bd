//! Next valid slots: when a release could happen instead.

mod along;
mod cover;
mod displaced;
mod search;

use chrono::NaiveDate;

use crate::conflict::Conflict;
use crate::time::{Instant, Interval, Minutes};

pub use along::next_slots_for_all;
pub use displaced::{Displaced, Displacement, displacement};
pub use search::next_slots;

/// What is asked when somebody looks for a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotQuery {
    /// No slot starts before.
    pub from: Instant,
    /// How many days are looked through, at most 730.
    pub days: u32,
    /// No slot starts then or later; none where the days alone end the look.
    pub until: Option<Instant>,
    /// How many slots are wanted, each on a day of its own.
    pub count: usize,
    /// Slots start at multiples of this on the wall clock of the release's zone; at least a minute.
    pub snap: Minutes,
    /// When the person would like it best.
    pub wish: Instant,
}

impl SlotQuery {
    /// The question with what people mean when they say nothing else: five slots within 90 days, on the quarter hour.
    pub const fn new(from: Instant, wish: Instant) -> Self {
        Self { from, days: 90, until: None, count: 5, snap: Minutes::new(15), wish }
    }
}

/// A time at which a release has no hard conflict and lies inside the maintenance windows of all its components.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When: as long as the release is planned now.
    pub interval: Interval,
    /// Minutes of distance to the wish, and a week for each soft conflict; less is better.
    pub score: i64,
    /// The soft conflicts that the release would have there.
    pub reasons: Vec<Conflict>,
}

/// A day on which the release cannot start at any time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedDay {
    /// The day, in the zone of the release.
    pub day: NaiveDate,
    /// Conflicts of which each stands against some start of the day and none can be left out.
    pub reasons: Vec<Conflict>,
}

/// The one thing without which there would be a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The earliest slot that there would be.
    pub opens: Interval,
    /// What stands against it.
    pub reason: Conflict,
}

/// The slots that were found, and why not earlier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotAnswer {
    /// The best slots, best first.
    pub slots: Vec<Slot>,
    /// The refused days before the earliest of the slots; all days when there is none.
    pub refused: Vec<RefusedDay>,
    /// When there is no slot: the single constraint whose removal opens the earliest one, if one alone does.
    pub blocked_by: Option<Blocked>,
}
