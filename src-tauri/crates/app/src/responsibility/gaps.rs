//! What is missing in the responsibilities of releases.

use std::path::Path;

use slipway_domain::release::Release;
use slipway_domain::responsibility::Gap;
use slipway_domain::time::Instant;
use slipway_interop::csv::write;

use super::{ExportGaps, GapView, WhichGaps};
use crate::desk::{Context, Desk, key_of};
use crate::error::Result;
use crate::exchange::WrittenFile;
use crate::host::Task;
use crate::publication::put;
use crate::wire::{List, Text};

/// Lists what is missing in the responsibilities of one release, or of every one that is not over: all of it, or only
/// what blocks.
pub fn list_gaps(desk: &Desk, context: &Context, input: WhichGaps, _: &dyn Task) -> Result<List<GapView>> {
    let found = chosen(desk, context.host.clock.now(), &input)?;
    Ok(told(desk, &found).collect())
}

/// The gaps that are asked, release by release; a release may have none.
pub(crate) fn chosen<'a>(desk: &'a Desk, now: Instant, which: &WhichGaps) -> Result<Vec<(&'a Release, Vec<Gap>)>> {
    let mut found = match &which.release {
        Some(key) => {
            let release = desk.release(key)?;
            vec![(release, desk.plan.gaps(release, now))]
        }
        None => desk.plan.all_gaps(now),
    };
    if which.blocking {
        for (_, gaps) in &mut found {
            gaps.retain(|gap| gap.blocks);
        }
    }
    Ok(found)
}

fn told<'a>(desk: &'a Desk, found: &'a [(&Release, Vec<Gap>)]) -> impl Iterator<Item = GapView> + 'a {
    found.iter().flat_map(move |(release, gaps)| gaps.iter().map(move |gap| view(desk, release, gap)))
}

fn view(desk: &Desk, release: &Release, gap: &Gap) -> GapView {
    GapView {
        release: release.key.clone().into(),
        title: release.title.clone(),
        start: release.occupancy().start().into(),
        zone: release.planned.zone().clone().into(),
        kind: gap.kind.to_string(),
        role: gap.role.map(Text),
        person: gap.person.and_then(|id| key_of(&desk.plan.people, id)),
        blocks: gap.blocks,
        sentence: gap.sentence.clone(),
    }
}

/// Writes the gap list as CSV, a row for each gap.
pub fn export_gaps(desk: &Desk, context: &Context, input: ExportGaps, _: &dyn Task) -> Result<WrittenFile> {
    const COLUMNS: [&str; 8] = ["release", "title", "start", "gap", "role", "person", "blocks", "sentence"];
    let which = WhichGaps { release: input.release, blocking: input.blocking };
    let found = chosen(desk, context.host.clock.now(), &which)?;
    let row = |gap: GapView| {
        let role = gap.role.map(|role| role.to_string()).unwrap_or_default();
        let person = gap.person.map(|key| key.to_string()).unwrap_or_default();
        let blocks = if gap.blocks { "yes" } else { "no" }.to_owned();
        vec![gap.release.to_string(), gap.title, gap.start.to_string(), gap.kind, role, person, blocks, gap.sentence]
    };
    let bytes = write(&COLUMNS, told(desk, &found).map(row));
    put(context, Path::new(&input.path), &bytes)?;
    Ok(WrittenFile { path: input.path, bytes: bytes.len() })
}
