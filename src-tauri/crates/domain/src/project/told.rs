//! How a milestone stands to its release, in sentences.

use chrono::NaiveDate;

use super::{Alignment, ProjectMilestone};
use crate::Plan;
use crate::time::Instant;

fn day(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

fn working_days(count: i32) -> String {
    if count == 1 { "1 working day".to_owned() } else { format!("{count} working days") }
}

impl Plan {
    /// How a milestone stands to the release that waits for it, in a sentence with both days and the way out.
    pub fn alignment_told(&self, milestone: &ProjectMilestone, now: Instant) -> String {
        let Some(release) = milestone.release.and_then(|id| self.releases.get(id)) else {
            return "No release waits for it.".to_owned();
        };
        let expected = milestone.day().map(day).unwrap_or_default();
        let closes = self.departure_of(release).and_then(|departure| {
            let train = self.trains.get(departure.train)?;
            let milestone = train.milestones.iter().find(|milestone| milestone.cut_off)?;
            Some(format!("{} of {} on {}", milestone.name, train.key, day(departure.day)))
        });
        let limit = closes.unwrap_or_else(|| format!("day before {} starts", release.key));
        match self.alignment(milestone, now) {
            Alignment::Apart => "No release waits for it.".to_owned(),
            Alignment::Reached => format!("{} was reached, and {} need not wait for it.", milestone.key, release.key),
            Alignment::Unknown => format!("Nobody says when it will be reached, and {} waits for it.", release.key),
            Alignment::InTime { freeze, margin } => format!(
                "Expected {expected}, {} before the last day in time for {}: {} ({limit}).",
                working_days(margin),
                release.key,
                day(freeze)
            ),
            Alignment::Late { freeze, by, next } => {
                let way_out = match next.and_then(|next| Some((self.trains.get(next.train)?.key.clone(), next.day))) {
                    Some((train, leaves)) => format!("The earliest feasible train is {train} of {}.", day(leaves)),
                    None if release.train.is_some() => "No later departure of its train takes it.".to_owned(),
                    None => format!("Let {} start later, or reach it earlier.", release.key),
                };
                format!(
                    "Expected {expected}, {} after the last day in time for {}: {} ({limit}). {way_out}",
                    working_days(by),
                    release.key,
                    day(freeze)
                )
            }
        }
    }
}
