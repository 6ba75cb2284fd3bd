//! A folder of calendars that is kept up to date, so that others can subscribe to what it serves.
//!
//! Which calendars are published is said in the plan. Where they are put is said on each machine, because a plan file
//! that somebody sends must never choose where this machine writes.

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use slipway_domain::time::Instant;
use slipway_interop::ics::write;
use uuid::Uuid;

use super::draft::Draft;
use super::export::{SPLIT, put};
use super::ledger::Ledger;
use super::saved::{by_key, view};
use super::seen::{Standing, standing};
use super::{CalendarPart, PublicationFailure, PublicationView, PublishCalendars, Published, SetPublication};
use crate::desk::{App, Context, Desk};
use crate::error::{AppError, Fault, Result};
use crate::exchange::WrittenFile;
use crate::host::{Host, Task};
use crate::scenario;
use crate::wire::{Nothing, Text};

/// After how many minutes those who subscribe look again, where nobody said.
const REFRESH: u32 = 60;

/// Where a plan's calendars are published on this machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Folder {
    path: String,
    refresh_minutes: u32,
    /// The files that were put there, so that those of calendars that are gone can be taken out.
    files: BTreeSet<String>,
    published: Option<Instant>,
    #[serde(default)]
    failure: Option<PublicationFailure>,
}

fn name(plan: Uuid) -> String {
    format!("published-{plan}")
}

fn remembered(host: &Host, plan: Uuid) -> Option<Folder> {
    serde_json::from_str(&host.memory.recall(&name(plan)).ok()??).ok()
}

fn remember(host: &Host, plan: Uuid, folder: Option<&Folder>) -> Result<()> {
    let text = folder.map(|folder| serde_json::to_string(folder).unwrap_or_default()).unwrap_or_default();
    host.memory.keep(&name(plan), &text).map_err(|error| {
        AppError::new(Fault::Refused, "memory.unwritable", format!("this machine cannot remember the folder: {error}"))
            .hint("make room in your state folder, or make it writable")
    })
}

/// Tells how publishing stands on this machine.
pub fn show_publication(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<PublicationView> {
    let plan = &desk.plan;
    let folder = remembered(&context.host, plan.settings.guid);
    let published = by_key(plan).into_iter().filter(|calendar| calendar.published);
    Ok(PublicationView {
        refresh_minutes: folder.as_ref().map_or(REFRESH, |folder| folder.refresh_minutes),
        published: folder.as_ref().and_then(|folder| folder.published).map(Text),
        failed: folder.as_ref().and_then(|folder| folder.failure.clone()),
        folder: folder.map(|folder| folder.path),
        calendars: published.map(|calendar| view(desk, calendar)).collect::<Result<_>>()?,
    })
}

/// Says where calendars are published on this machine, or that they are no longer.
pub fn set_publication(app: &App, input: SetPublication, _: &dyn Task) -> Result<PublicationView> {
    let minutes = refresh(input.refresh_minutes)?;
    app.change("publication_set", |desk, context| {
        let plan = desk.plan.settings.guid;
        let Some(path) = input.folder else {
            remember(&context.host, plan, None)?;
            return show_publication(desk, context, Nothing {}, &crate::host::Unattended);
        };
        context.host.files.remember(Path::new(&path)).map_err(|error| unusable(&path, &error))?;
        let before = remembered(&context.host, plan).filter(|before| before.path == path);
        let folder = Folder {
            refresh_minutes: minutes.get(),
            files: before.as_ref().map(|before| before.files.clone()).unwrap_or_default(),
            published: before.as_ref().and_then(|before| before.published),
            failure: None,
            path,
        };
        remember(&context.host, plan, Some(&folder))?;
        show_publication(desk, context, Nothing {}, &crate::host::Unattended)
    })
}

fn refresh(minutes: Option<u32>) -> Result<NonZeroU32> {
    const LONGEST: u32 = 60 * 24 * 31;
    NonZeroU32::new(minutes.unwrap_or(REFRESH)).filter(|minutes| minutes.get() <= LONGEST).ok_or_else(|| {
        AppError::usage("publication.refresh", "those who subscribe look again after 1 minute to 31 days")
            .hint("60 minutes suit most calendars")
    })
}

fn unusable(path: &str, error: &std::io::Error) -> AppError {
    AppError::new(Fault::Refused, "folder.unusable", format!("{path}: {error}"))
        .hint("choose a folder that is there and can be written")
}

/// Brings the published folder up to date: each file is replaced whole, and only where it differs.
pub fn publish(app: &App, input: PublishCalendars, task: &dyn Task) -> Result<Published> {
    let context = app.context("calendar_publish");
    let (plan, scenario) =
        app.ask("calendar_publish", |desk, _| Ok((desk.plan.settings.guid, scenario::standing(desk)?)))?;
    if let Some(scenario) = scenario {
        let message = format!("{scenario} is a scenario, and what might be is not published");
        return Err(AppError::refused("publication.scenario", message)
            .hint("go back to the plan, or make the scenario the plan first"));
    }
    let kept = remembered(&context.host, plan);
    let own = kept.clone().filter(|kept| input.folder.as_ref().is_none_or(|path| *path == kept.path));
    let Some(path) = input.folder.clone().or_else(|| own.as_ref().map(|own| own.path.clone())) else {
        return Err(AppError::refused("publication.no_folder", "no folder is kept up to date on this machine")
            .hint("choose one, or name it: slipway publish --folder DIR"));
    };
    let minutes = refresh(input.refresh_minutes.or(own.as_ref().map(|own| own.refresh_minutes)))?;
    let done = write_all(app, &context, &path, minutes, own.as_ref(), task);
    if let Some(mut own) = own {
        match &done {
            Ok((_, files)) => {
                own.files.clone_from(files);
                own.published = Some(context.host.clock.now());
                own.failure = None;
            }
            Err(error) => {
                own.failure = Some(PublicationFailure {
                    at: Text(context.host.clock.now()),
                    message: error.message.clone(),
                    hint: error.hint.clone(),
                });
            }
        }
        remember(&context.host, plan, Some(&own))?;
    }
    done.map(|(published, _)| published)
}

/// Brings the published folder up to date where there is one; answers with nothing where there is none, and in a
/// scenario.
pub fn keep_published(app: &App, task: &dyn Task) -> Option<Result<Published>> {
    let asked = |desk: &Desk, _: &Context| Ok((desk.plan.settings.guid, scenario::standing(desk)?.is_some()));
    let (plan, is_scenario) = app.ask("calendar_publish", asked).ok()?;
    remembered(app.host(), plan).filter(|_| !is_scenario)?;
    Some(publish(app, PublishCalendars::default(), task))
}

/// Writes every calendar that is published, and answers with the names of their files.
fn write_all(
    app: &App,
    context: &Context,
    path: &str,
    refresh: NonZeroU32,
    own: Option<&Folder>,
    task: &dyn Task,
) -> Result<(Published, BTreeSet<String>)> {
    let folder = PathBuf::from(path);
    let calendars = app.ask("calendar_publish", |desk, _| {
        let published = by_key(&desk.plan).into_iter().filter(|calendar| calendar.published);
        Ok(published.map(|calendar| (calendar.key.clone(), calendar.file_name())).collect::<Vec<_>>())
    })?;
    let mut published = Published {
        folder: path.to_owned(),
        written: Vec::new(),
        unchanged: 0,
        removed: Vec::new(),
        warnings: Vec::new(),
    };
    if calendars.is_empty() {
        published.warnings.push("no calendar is saved to be published; save one first".to_owned());
    }
    for (index, (key, file)) in calendars.iter().enumerate() {
        task.progress(index, calendars.len());
        if task.is_cancelled() {
            return Err(AppError::refused("task.cancelled", "publishing was stopped; files that are written stay"));
        }
        let place = folder.join(file);
        let before = standing(context, &place);
        let ledger = Ledger::keeping(Standing::of(before.iter().cloned().collect()));
        let bytes = app.change("calendar_publish", |desk, context| {
            let draft = Draft::of(desk, context, &CalendarPart::default(), Some(&Text(key.clone())))?;
            let settled = draft.settle(desk, context, &ledger)?;
            published.warnings.extend(settled.warnings.iter().map(|told| format!("{file}: {told}")));
            Ok(write(&draft.file(settled.events, Some(refresh))))
        })?;
        if bytes.len() >= SPLIT {
            let told =
                format!("{file} has more than one megabyte; Google stops reading there, so narrow what it holds");
            published.warnings.push(told);
        }
        if before.as_deref() == Some(bytes.as_slice()) {
            published.unchanged += 1;
            continue;
        }
        put(context, &place, &bytes)?;
        published.written.push(WrittenFile { path: place.display().to_string(), bytes: bytes.len() });
    }
    let files: BTreeSet<String> = calendars.into_iter().map(|(_, file)| file).collect();
    for gone in own.iter().flat_map(|own| own.files.difference(&files)) {
        let place = folder.join(gone);
        if context.host.files.remove(&place).is_ok() {
            published.removed.push(place.display().to_string());
        }
    }
    Ok((published, files))
}
