//! The page of milestones beside trains: whether projects come in time for the releases that wait for them.

use slipway_domain::Plan;
use slipway_domain::release::Release;
use slipway_domain::time::Zone;
use slipway_print::alignment::{AlignmentModel, MilestoneLine, ReleaseGroup, SlippedRow};
use slipway_print::alignment_sheet;

use super::press::{self, Wish};
use super::time::{dated, day, moment};
use super::{PrintAlignment, PrintedPaper};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::project::{MilestoneFilter, MilestoneView, SlipView, Standing, chosen};

const USE_CASE: &str = "alignment_sheet_print";

/// Prints milestones of projects beside the trains of the releases that wait for them, as PDF.
///
/// Refuses a filter whose key names no release. The page is made when the desk is free again.
pub fn print_alignment_sheet(app: &App, input: PrintAlignment, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) =
        app.ask(USE_CASE, |desk, context| Ok((model(desk, context, &input.filter)?, desk.seq())))?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        alignment_sheet(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, filter: &MilestoneFilter) -> Result<AlignmentModel> {
    let plan = &desk.plan;
    let views = chosen(desk, context, filter)?;
    let zone = &plan.settings.zone;
    let today = zone.wall(context.host.clock.now()).date();
    let mut slipped: Vec<SlippedRow> = views.iter().filter_map(|view| slips(view, zone)).collect();
    // The order of the list stays among those that slipped as often.
    slipped.sort_by_key(|row| std::cmp::Reverse(row.changes.len()));
    Ok(AlignmentModel {
        title: title(filter),
        as_of: format!("{}, {zone}", day(today)),
        counts: counts(&views),
        groups: groups(plan, &views),
        slipped,
        provenance: press::provenance(desk, context)?,
    })
}

fn title(filter: &MilestoneFilter) -> String {
    let project =
        filter.project.as_deref().map_or_else(|| "All projects".to_owned(), |project| format!("Project {project}"));
    let release = filter.release.as_ref().map(|key| format!(", for {}", key.0)).unwrap_or_default();
    let late = if filter.late == Some(true) { ", late ones" } else { "" };
    format!("{project}{release}{late}")
}

fn counts(views: &[MilestoneView]) -> Vec<String> {
    let kinds = [
        (Standing::Late, "late"),
        (Standing::Unknown, "without a day"),
        (Standing::InTime, "in time"),
        (Standing::Reached, "reached"),
        (Standing::Apart, "for which no release waits"),
    ];
    let told = |(standing, word): (Standing, &str)| {
        let count = views.iter().filter(|view| view.standing == standing).count();
        (count > 0).then(|| format!("{count} {word}"))
    };
    kinds.into_iter().filter_map(told).collect()
}

/// Milestones under the releases that wait for them; the first group is that of the first milestone, and so on.
fn groups(plan: &Plan, views: &[MilestoneView]) -> Vec<ReleaseGroup> {
    let mut groups: Vec<(Option<&str>, ReleaseGroup)> = Vec::new();
    for view in views {
        let key = view.milestone.release.as_ref().map(|key| key.as_str());
        let row = line(view);
        if let Some((_, group)) = groups.iter_mut().find(|(of, _)| *of == key) {
            group.rows.push(row);
        } else {
            let release = key.and_then(|key| plan.releases.by_key(key));
            groups.push((key, ReleaseGroup { rows: vec![row], ..group(plan, release) }));
        }
    }
    groups.sort_by_key(|(key, _)| key.is_none());
    groups.into_iter().map(|(_, group)| group).collect()
}

fn group(plan: &Plan, release: Option<&Release>) -> ReleaseGroup {
    let Some(release) = release else {
        return ReleaseGroup { name: "No release waits".to_owned(), ..ReleaseGroup::default() };
    };
    let start = dated(release.occupancy().start(), release.planned.zone());
    let until = format!("In time until {}.", day(plan.freeze_of(release)));
    let rides = match plan.departure_of(release).and_then(|departure| {
        let train = plan.trains.get(departure.train)?;
        Some(format!("Rides on {} of {}", train.key, day(departure.day)))
    }) {
        Some(rides) => format!("{rides}. {until}"),
        None => format!("Rides on no train; starts {start} {}. {until}", release.planned.zone()),
    };
    ReleaseGroup { name: release.label(), rides, rows: Vec::new() }
}

fn line(view: &MilestoneView) -> MilestoneLine {
    let MilestoneView { milestone, standing, sentence, variance, overdue, .. } = view;
    let told =
        |date: Option<chrono::NaiveDate>| date.map(|date| date.format("%-d %b %Y").to_string()).unwrap_or_default();
    let expected = milestone.actual.or(milestone.forecast).or(milestone.baseline);
    let overdue = if *overdue { "Overdue: nobody said that it was reached. " } else { "" };
    MilestoneLine {
        key: milestone.key.to_string(),
        title: milestone.title.clone(),
        project: milestone.project.clone(),
        baseline: told(milestone.baseline.map(|day| day.0)),
        day: told(expected.map(|day| day.0)),
        is_reached: milestone.actual.is_some(),
        variance: match variance {
            None => String::new(),
            Some(0) => "0".to_owned(),
            Some(days) => format!("{days:+}").replace('-', "−"),
        },
        is_late: *standing == Standing::Late,
        standing: format!("{overdue}{sentence}"),
    }
}

fn slips(view: &MilestoneView, zone: &Zone) -> Option<SlippedRow> {
    // The first forecast is no slip.
    let changes: Vec<&SlipView> = view.slips.iter().filter(|slip| slip.from.is_some()).collect();
    let told = |slip: &&SlipView| {
        let day = |day: Option<chrono::NaiveDate>| {
            day.map_or_else(|| "no day".to_owned(), |day| day.format("%-d %b %Y").to_string())
        };
        let (from, to) = (day(slip.from.map(|day| day.0)), day(slip.to.map(|day| day.0)));
        format!("{from} → {to}, said {}", moment(slip.at.0, zone))
    };
    (!changes.is_empty()).then(|| SlippedRow {
        key: view.milestone.key.to_string(),
        title: view.milestone.title.clone(),
        changes: changes.iter().map(told).collect(),
    })
}
