//! The calendar of a stretch of time: what the timeline shows, on paper.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use slipway_domain::release::Release;
use slipway_domain::time::Year;
use slipway_domain::{Key, Plan};
use slipway_print::{CalendarModel, calendar_sheets};

use super::lanes::{self, Days};
use super::press::{self, Wish};
use super::{Grouping, PrintCalendar, PrintedPaper};
use crate::desk::{App, Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::{ReleaseFilter, chosen};
use crate::wire::Text;

const USE_CASE: &str = "calendar_print";
/// The longest stretch, in days.
const LONGEST: i64 = 400;

/// Prints the calendar of a stretch of time as PDF, told in the plan's zone.
///
/// Refuses a stretch without a day and one of more than 400, and a filter that names what is not there. The pages are
/// made when the desk is free again.
pub fn print_calendar(app: &App, input: PrintCalendar, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| Ok((model(desk, context, &input, task)?, desk.seq())))?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: press::asks_for_picture(&input.path),
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        calendar_sheets(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, input: &PrintCalendar, task: &dyn Task) -> Result<CalendarModel> {
    let (first, last) = stretch(input.from.0, input.to.0)?;
    let days = Days::new(&desk.plan.settings.zone, first, last);
    let mut releases = chosen(&desk.plan, &input.filter)?;
    releases.retain(|release| days.show(release));
    press::unless_cancelled(task)?;
    let count = releases.len();
    let mut page = lanes::page(desk, &days, grouped(&desk.plan, input.grouping, &releases));
    let now = context.host.clock.now();
    page.now = days.within().holds(now).then(|| now.epoch_seconds());
    press::unless_cancelled(task)?;
    let many = match count {
        0 => "no release".to_owned(),
        1 => "1 release".to_owned(),
        many => format!("{many} releases"),
    };
    Ok(CalendarModel {
        title: format!("{} calendar", desk.plan.settings.name),
        note: format!("Lanes by {} · {many} · {}", input.grouping.word(), told(&input.filter)),
        page,
        provenance: press::provenance(desk, context)?,
    })
}

/// The first and the last day of a stretch that ends before `to` begins.
fn stretch(from: NaiveDate, to: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    for day in [from, to] {
        Year::try_from(day.year()).map_err(|error| {
            AppError::usage("calendar.year", error.to_string()).hint("choose days of a year that a plan holds")
        })?;
    }
    let refused = |code: &'static str, message: String, hint: &str| Err(AppError::usage(code, message).hint(hint));
    match (to - from).num_days() {
        ..0 => refused("calendar.backwards", format!("{from} lies behind {to}"), "say the earlier day first"),
        0 => refused(
            "calendar.empty",
            format!("from {from} to {to} there is no day"),
            "to is the day after the last one that is printed",
        ),
        days if days > LONGEST => refused(
            "calendar.too_long",
            format!("from {from} to {to} there are {days} days; at most {LONGEST} are printed at once"),
            "print it in parts",
        ),
        _ => Ok((from, to.pred_opt().unwrap_or(from))),
    }
}

/// The releases in lanes by name, those that belong to none last. What touches two services stands in both lanes.
fn grouped<'a>(plan: &Plan, grouping: Grouping, releases: &[&'a Release]) -> Vec<(String, Vec<&'a Release>)> {
    let mut lanes: BTreeMap<(bool, String), Vec<&Release>> = BTreeMap::new();
    for release in releases {
        let names = names(plan, grouping, release);
        let nameless = names.is_empty().then(|| (true, format!("No {}", grouping.word())));
        for lane in names.into_iter().map(|name| (false, name)).chain(nameless) {
            lanes.entry(lane).or_default().push(release);
        }
    }
    lanes.into_iter().map(|((_, name), releases)| (name, releases)).collect()
}

/// The lanes in which a release stands, each once.
fn names(plan: &Plan, grouping: Grouping, release: &Release) -> Vec<String> {
    let services = release.services.iter().filter_map(|id| plan.services.get(*id));
    let mut names: Vec<String> = match grouping {
        Grouping::Service => services.map(|service| service.name.clone()).collect(),
        Grouping::Region => {
            services.filter_map(|service| Some(plan.regions.get(service.region?)?.name.clone())).collect()
        }
        Grouping::Team => {
            release.team.and_then(|id| plan.teams.get(id)).map(|team| team.name.clone()).into_iter().collect()
        }
        Grouping::Train => {
            release.train.and_then(|id| plan.trains.get(id)).map(|train| train.name.clone()).into_iter().collect()
        }
        Grouping::Environment => {
            plan.environments.get(release.environment).map(|it| it.name.clone()).into_iter().collect()
        }
    };
    names.sort();
    names.dedup();
    names
}

/// Keys of which one is enough; nothing where there are none.
fn one_of(keys: &[Text<Key>]) -> Option<String> {
    let keys: Vec<&str> = keys.iter().map(|key| key.as_str()).collect();
    (!keys.is_empty()).then(|| keys.join(" or "))
}

/// What a filter lets through, in words.
fn told(filter: &ReleaseFilter) -> String {
    let said = [
        ("service", filter.service.as_ref().map(|it| it.to_string())),
        ("service", one_of(&filter.services)),
        ("team", filter.team.as_ref().map(|it| it.to_string())),
        ("train", filter.train.as_ref().map(|it| it.to_string())),
        ("environment", filter.environment.as_ref().map(|it| it.to_string())),
        ("person", filter.person.as_ref().map(|it| it.to_string())),
        ("type", filter.kind.map(|it| it.to_string())),
        ("state", filter.state.map(|it| it.to_string())),
        ("text", filter.text.as_ref().map(|text| format!("“{text}”"))),
        ("ends after", filter.from.map(|it| it.to_string())),
        ("starts before", filter.to.map(|it| it.to_string())),
    ];
    let said: Vec<String> = said.into_iter().filter_map(|(what, value)| Some(format!("{what} {}", value?))).collect();
    if said.is_empty() { "without a filter".to_owned() } else { format!("only {}", said.join(", ")) }
}
