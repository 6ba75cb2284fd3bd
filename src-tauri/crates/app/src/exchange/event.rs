//! Releases and windows as events of a calendar.

use chrono::{Datelike, NaiveDate, NaiveTime};
use slipway_domain::calendar::{Window, WindowKind};
use slipway_domain::conflict::{told, told_instant};
use slipway_domain::release::{Release, ReleaseState};
use slipway_domain::time::{Instant, Interval};
use slipway_domain::{Key, Plan};
use slipway_interop::ics::{Busy, CalendarEvent, Days, Series, Status, When};

use crate::calendar::scope_view;
use crate::desk::{Desk, Judged};
use crate::wire::Text;

/// Behind the `@` of the name of every release.
const RELEASES: &str = "slipway";
/// Behind the `@` of the name of every window.
const WINDOWS: &str = "windows.slipway";

/// Whether an event is named after a release.
pub(super) fn is_release(uid: &str) -> bool {
    uid.split_once('@').is_some_and(|(_, behind)| behind == RELEASES)
}

fn event(uid: String, when: When, summary: String, description: String) -> CalendarEvent {
    CalendarEvent {
        uid,
        created: Instant::MIN,
        changed: Instant::MIN,
        sequence: 0,
        when,
        summary,
        description,
        location: None,
        categories: Vec::new(),
        status: Status::Confirmed,
        busy: Busy::Busy,
    }
}

/// A release as an event; one that no longer takes part is called off.
pub(super) fn of_release(plan: &Plan, judged: &Judged, release: &Release) -> CalendarEvent {
    let zone = release.planned.zone();
    let keys = |names: Vec<String>| if names.is_empty() { "–".to_owned() } else { names.join(", ") };
    let services = keys(release.services.iter().filter_map(|id| Some(plan.services.get(*id)?.name.clone())).collect());
    let environment = plan.environments.get(release.environment).map(|environment| environment.name.clone());
    let before = judged.predecessors(release.id);
    let before = keys(before.iter().filter_map(|id| Some(plan.releases.get(*id)?.label())).collect());
    let team = release.team.and_then(|id| plan.teams.get(id)).map_or("–", |team| team.name.as_str());
    let whole = release.deployment_of.and_then(|id| plan.releases.get(id));
    let whole = whole.map_or_else(String::new, |whole| format!("\nDeployment of: {}", whole.label()));
    let description = format!(
        "{}\n\nWhen: {}\nType: {}\nState: {}\nServices: {services}\nEnvironment: {}\nTeam: {team}{whole}\nPoint of no return: {}\nWaits for: {before}",
        if release.description.is_empty() { &release.title } else { &release.description },
        told(release.occupancy(), zone),
        release.kind,
        release.state,
        environment.clone().unwrap_or_default(),
        told_instant(plan.last_way_back(release), zone),
    );
    let uid = format!("{}@{RELEASES}", release.id);
    let mut event = event(uid, release.occupancy().into(), release.label(), description);
    event.location = environment;
    event.categories = vec![capital(release.kind.as_str())];
    event.status = match release.state {
        ReleaseState::Draft | ReleaseState::Submitted | ReleaseState::Assessed => Status::Tentative,
        _ => Status::Confirmed,
    };
    event.busy = if event.status == Status::Tentative { Busy::Tentative } else { Busy::Busy };
    if release.state.takes_part() { event } else { event.cancelled() }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The years in which occurrences of a window are written out: the one before, this one and the next.
///
/// Whole years, so that an unchanged plan exports the same events on the next day.
pub(super) struct Years(Interval);

impl Years {
    /// Those around an instant.
    pub(super) fn around(now: Instant) -> Option<Self> {
        let begins = |year: i32| {
            let day = NaiveDate::from_ymd_opt(year, 1, 1)?.and_time(NaiveTime::MIN);
            Instant::from_epoch_seconds(day.and_utc().timestamp()).ok()
        };
        let year = now.utc().year();
        Some(Self(Interval::new(begins(year - 1)?, begins(year + 2)?).ok()?))
    }
}

/// A window as one event where calendars can repeat it, otherwise as one for each occurrence.
pub(super) fn of_window(desk: &Desk, window: &Window, years: &Years) -> Vec<CalendarEvent> {
    if let Some(days) = Days::of(window) {
        return vec![window_event(desk, window, whole(window), When::Days(days), hours(window))];
    }
    if let Some(series) = Series::of(window, years.0) {
        return vec![window_event(desk, window, whole(window), When::Series(series), hours(window))];
    }
    let each = |at: Interval| {
        let uid = match window.recurrence {
            None => whole(window),
            // Named by its wall day, so that it keeps its name when the window's hours change.
            Some(_) => format!("{}-{}@{WINDOWS}", window.id, window.zone.wall(at.start()).format("%Y%m%d")),
        };
        window_event(desk, window, uid, at.into(), told(at, &window.zone))
    };
    let within = match window.recurrence {
        None => Interval::new(Instant::MIN, Instant::MAX).unwrap_or(years.0),
        Some(_) => years.0,
    };
    window.occurrences(within).into_iter().map(each).collect()
}

/// Whether an event of a window should be in its calendar when the years are written out.
pub(super) fn belongs(uid: &str, window: &Window, years: &Years) -> bool {
    let Some(rest) = uid.strip_prefix(&window.id.to_string()) else { return false };
    match rest.strip_suffix(&format!("@{WINDOWS}")) {
        Some("") => true,
        Some(day) => {
            NaiveDate::parse_from_str(day, "-%Y%m%d").is_ok_and(|day| years.0.holds(window.zone.start_of_day(day)))
        }
        None => false,
    }
}

fn whole(window: &Window) -> String {
    format!("{}@{WINDOWS}", window.id)
}

/// When a recurring window is open, in words.
fn hours(window: &Window) -> String {
    let time = |wall: chrono::NaiveDateTime| wall.format("%d %b %Y %H:%M").to_string();
    let first = format!("{} to {} {}", time(window.start), time(window.end), window.zone);
    match &window.recurrence {
        None => first,
        Some(rule) => format!("first {first}, then {rule}"),
    }
}

fn window_event(desk: &Desk, window: &Window, uid: String, when: When, hours: String) -> CalendarEvent {
    let scope = scope_view(&desk.plan, &window.scope);
    let joined = |keys: Vec<Text<Key>>| keys.iter().map(|key| key.to_string()).collect::<Vec<_>>().join(", ");
    let about = [
        ("Services", joined(scope.services)),
        ("Teams", joined(scope.teams)),
        ("Environments", joined(scope.environments)),
        ("Regions", joined(scope.regions)),
        ("Types", scope.types.join(", ")),
    ];
    let about = about.iter().filter(|(_, keys)| !keys.is_empty()).map(|(what, keys)| format!("\n{what}: {keys}"));
    let description = format!("{}\n\nWhen: {hours}\nKind: {}{}", window.title, window.kind, about.collect::<String>());
    let mut event = event(uid, when, window.title.clone(), description);
    event.categories = vec![capital(&window.kind.as_str().replace('-', " "))];
    event.busy = match window.kind {
        WindowKind::Maintenance | WindowKind::Holiday | WindowKind::Trading => Busy::Free,
        _ => Busy::Tentative,
    };
    event
}
