//! Listing milestones, the ones in trouble first.

use std::path::Path;

use chrono::NaiveDate;
use slipway_domain::Plan;
use slipway_domain::project::{Alignment, ProjectMilestone};
use slipway_domain::time::Instant;
use slipway_interop::csv::write;

use super::{
    ExportMilestones, FeasibleTrain, MilestoneFilter, MilestoneView, ProjectMilestoneCard, SlipView, Standing,
};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::Result;
use crate::exchange::{WrittenFile, WrittenFiles};
use crate::host::Task;
use crate::publication::put;
use crate::wire::{List, Text};

/// The columns of an export: those that can be imported again, and what is told about them.
const COLUMNS: [&str; 12] = [
    "key",
    "title",
    "project",
    "release",
    "baseline",
    "forecast",
    "actual",
    "variance_wd",
    "in_time_until",
    "standing",
    "earliest_train",
    "slips",
];

/// Lists milestones: late ones first, then those of which nobody says when, then by day.
pub fn list(desk: &Desk, context: &Context, filter: MilestoneFilter, _: &dyn Task) -> Result<List<MilestoneView>> {
    Ok(chosen(desk, context, &filter)?.into_iter().collect())
}

/// The milestones that a filter lets through, in the order of the list; refuses a key that names nothing.
pub(crate) fn chosen(desk: &Desk, context: &Context, filter: &MilestoneFilter) -> Result<Vec<MilestoneView>> {
    let plan = &desk.plan;
    let release = filter.release.as_ref().map(|key| id_of(&plan.releases, "release", key)).transpose()?;
    let wanted = |milestone: &&ProjectMilestone| {
        filter.project.as_ref().is_none_or(|project| milestone.project == *project)
            && release.is_none_or(|release| milestone.release == Some(release))
    };
    let now = context.host.clock.now();
    let views = plan.project_milestones.iter().filter(wanted).map(|milestone| view(plan, milestone, now));
    let mut views: Vec<MilestoneView> =
        views.filter(|view| filter.late != Some(true) || view.standing == Standing::Late).collect();
    let urgency = |standing: Standing| match standing {
        Standing::Late => 0,
        Standing::Unknown => 1,
        _ => 2,
    };
    let day = |card: &ProjectMilestoneCard| {
        let days = [&card.actual, &card.forecast, &card.baseline];
        days.into_iter().flatten().next().map(|day| day.0)
    };
    views.sort_by_cached_key(|view| (urgency(view.standing), day(&view.milestone), view.milestone.key.0.clone()));
    Ok(views)
}

/// A milestone as it stands at an instant.
pub(crate) fn view(plan: &Plan, milestone: &ProjectMilestone, now: Instant) -> MilestoneView {
    let (standing, freeze, next) = match plan.alignment(milestone, now) {
        Alignment::Apart => (Standing::Apart, None, None),
        Alignment::Reached => (Standing::Reached, None, None),
        Alignment::Unknown => (Standing::Unknown, None, None),
        Alignment::InTime { freeze, .. } => (Standing::InTime, Some(freeze), None),
        Alignment::Late { freeze, next, .. } => (Standing::Late, Some(freeze), next),
    };
    let today = plan.settings.zone.wall(now).date();
    MilestoneView {
        milestone: ProjectMilestoneCard {
            key: milestone.key.clone().into(),
            title: milestone.title.clone(),
            project: milestone.project.clone(),
            release: milestone.release.and_then(|id| key_of(&plan.releases, id)),
            baseline: milestone.baseline.map(Text),
            forecast: milestone.forecast.map(Text),
            actual: milestone.actual.map(Text),
        },
        standing,
        sentence: plan.alignment_told(milestone, now),
        freeze: freeze.map(Text),
        variance: plan.variance(milestone),
        overdue: milestone.actual.is_none() && milestone.day().is_some_and(|day| day < today),
        next: next.and_then(|next| {
            Some(FeasibleTrain { train: key_of(&plan.trains, next.train)?, departure: next.day.into() })
        }),
        slips: milestone
            .slips
            .iter()
            .map(|slip| SlipView { from: slip.from.map(Text), to: slip.to.map(Text), at: slip.at.into() })
            .collect(),
        source: milestone.source.clone(),
    }
}

/// Writes milestones beside the trains of their releases as a CSV file, which can be imported again.
pub fn export(desk: &Desk, context: &Context, input: ExportMilestones, _: &dyn Task) -> Result<WrittenFiles> {
    let views = chosen(desk, context, &input.filter)?;
    let rows: Vec<Vec<String>> = views.iter().map(row).collect();
    let bytes = write(&COLUMNS, &rows);
    put(context, Path::new(&input.path), &bytes)?;
    let files = vec![WrittenFile { path: input.path, bytes: bytes.len() }];
    Ok(WrittenFiles { files, items: rows.len(), warnings: Vec::new() })
}

fn row(view: &MilestoneView) -> Vec<String> {
    let day = |day: Option<Text<NaiveDate>>| day.map(|day| day.0.to_string()).unwrap_or_default();
    let MilestoneView { milestone, standing, freeze, variance, next, slips, .. } = view;
    let standing = match standing {
        Standing::Apart => "",
        Standing::Reached => "reached",
        Standing::Unknown => "unknown",
        Standing::InTime => "in time",
        Standing::Late => "late",
    };
    // In words, because a spreadsheet takes a leading minus for a formula.
    let variance = match variance {
        None => String::new(),
        Some(days @ ..0) => format!("{} early", days.unsigned_abs()),
        Some(0) => "0".to_owned(),
        Some(days) => format!("{days} late"),
    };
    let train = next.as_ref().map(|next| format!("{} {}", next.train.0, next.departure.0)).unwrap_or_default();
    vec![
        milestone.key.to_string(),
        milestone.title.clone(),
        milestone.project.clone(),
        milestone.release.as_ref().map(|key| key.to_string()).unwrap_or_default(),
        day(milestone.baseline),
        day(milestone.forecast),
        day(milestone.actual),
        variance,
        day(*freeze),
        standing.to_owned(),
        train,
        slips.iter().map(|slip| day(slip.to)).collect::<Vec<_>>().join(" > "),
    ]
}
