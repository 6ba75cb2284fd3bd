//! What keeps a release from riding, in sentences.

use super::{Departure, Hindrance, Train};
use crate::Plan;
use crate::conflict::told_instant;
use crate::time::Zone;

impl Hindrance {
    /// Whether somebody may let the release ride all the same, with a reason that is kept in the boarding list.
    ///
    /// What has left, what is over and what is not ready do not ride for any reason.
    pub const fn yields_to_an_exception(&self) -> bool {
        !matches!(self, Self::Fixed | Self::Gone | Self::NotReady { .. })
    }

    /// The hindrance in a sentence without the release's name, such as `all 4 places are taken`.
    pub fn told(&self, plan: &Plan, train: &Train, departure: &Departure) -> String {
        let zone = train.timetable.as_ref().map_or_else(Zone::utc, |timetable| timetable.zone.clone());
        let team = |id| plan.teams.get(id).map_or_else(String::new, |team| team.name.clone());
        match self {
            Self::Fixed => "it is under way or over".to_owned(),
            Self::Gone => format!("{} left on {}", train.key, departure.day.format("%-d %b %Y")),
            Self::Closed { cut_off } => format!("boarding closed on {}", told_instant(*cut_off, &zone)),
            Self::NotReady { open } => match open.as_slice() {
                [one] => format!("one mandatory item of its checklist is open: {one}"),
                all => format!("{} mandatory items of its checklist are open: {}", all.len(), all.join(", ")),
            },
            Self::Full { capacity: 1 } => "the only place is taken".to_owned(),
            Self::Full { capacity } => format!("all {capacity} places are taken"),
            Self::NoCarriage => format!("its team has no carriage on {}", train.key),
            Self::CarriageFull { team: id, places: 1 } => format!("the only place of {} is taken", team(*id)),
            Self::CarriageFull { team: id, places } => format!("all {places} places of {} are taken", team(*id)),
            Self::TooRisky { points, budget } => {
                format!("it would bring the train to {points} points of risk, of which it may carry {budget}")
            }
        }
    }
}
