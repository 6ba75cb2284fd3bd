//! Which state of the plan a pack shows: as it was issued, or as it stands, which is a draft.

use std::sync::Arc;

use chrono::Datelike;
use slipway_domain::board::IssuedPack;
use slipway_domain::time::Instant;
use slipway_print::pack::model::PackIdentity;

use super::issue::{is_current, packs_of};
use super::meetings::{Meeting, find};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::{Clock, Host};
use crate::paper::time::full_moment;

/// A clock that stands still at the moment at which a pack was issued.
struct Stopped(Instant);

impl Clock for Stopped {
    fn now(&self) -> Instant {
        self.0
    }
}

/// One edition of the pack of a meeting.
pub(super) struct Edition {
    number: u32,
    /// Whether it was issued; a draft otherwise.
    pub(super) issued: bool,
}

/// Does something with an edition of the pack of a meeting: with the desk and the clock as they were when it was issued,
/// so that the same edition is the same paper whenever it is printed, or as they are where it is a draft.
///
/// Without a number it is the last one that was issued, while nothing changed since, and a draft of the next one
/// otherwise.
pub(super) fn with_edition<T>(
    desk: &Desk,
    context: &Context,
    meeting: &str,
    number: Option<u32>,
    act: impl FnOnce(&Desk, &Context, &Edition) -> Result<T>,
) -> Result<T> {
    let found = find(desk, context, meeting)?;
    let packs = packs_of(desk, found.board.id, found.at.start());
    let last = packs.last().copied();
    let chosen: Option<&IssuedPack> = match number {
        Some(number) => Some(packs.into_iter().find(|pack| pack.number == number).ok_or_else(|| {
            AppError::usage("pack.unknown", format!("no pack {number} was issued for that meeting"))
                .hint("`slipway cab show` lists the packs that were issued; leave the number out for the next one")
        })?),
        None => match last {
            Some(last) if is_current(desk, last)? => Some(last),
            _ => None,
        },
    };
    let Some(pack) = chosen else {
        let number = last.map_or(0, |last| last.number).saturating_add(1);
        return act(desk, context, &Edition { number, issued: false });
    };
    let host = Host { clock: Arc::new(Stopped(pack.at)), ..context.host.clone() };
    let then = Context { host, use_case: context.use_case };
    act(&desk.past(pack.snapshot)?, &then, &Edition { number: pack.number, issued: true })
}

impl Edition {
    /// What names the pack, with the state of the plan that it shows.
    pub(super) fn identity(&self, desk: &Desk, context: &Context, meeting: &Meeting<'_>) -> Result<PackIdentity> {
        let now = context.host.clock.now();
        let week = meeting.day.iso_week();
        let snapshot = desk.seq();
        let before = self.number.checked_sub(1).filter(|number| *number > 0);
        Ok(PackIdentity {
            pack_id: format!("{}-{}-W{:02}", meeting.board.key, week.year(), week.week()),
            version: self.number,
            supersedes: before.map(|number| format!("pack {number}")),
            snapshot_id: format!("operation {snapshot}"),
            snapshot_sha256: desk.store.operation_of(snapshot)?.hash,
            generated_at: now.epoch_seconds(),
            generated_at_text: full_moment(now, &desk.plan.settings.zone),
            producer: format!("Slipway {}", env!("CARGO_PKG_VERSION")),
        })
    }
}
