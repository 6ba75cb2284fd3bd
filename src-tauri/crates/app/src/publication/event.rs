//! Releases, windows and meetings as events of a calendar, in the words that are settled for each kind.

use slipway_domain::Plan;
use slipway_domain::board::Board;
use slipway_domain::calendar::{Window, WindowKind};
use slipway_domain::catalogue::Role;
use slipway_domain::conflict::{told, told_instant};
use slipway_domain::publication::{CalendarWords, EventKind, Phrase};
use slipway_domain::release::{Release, ReleaseState};
use slipway_domain::time::{Instant, Interval};
use slipway_interop::ics::{Busy, CalendarEvent, Days, Series, Status, When};

use super::course::{self, Years};
use super::words::kept;
use crate::cab::id_of_meeting;
use crate::calendar::scope_view;
use crate::desk::{Context, Desk, Judged};
use crate::wire::Text;

/// The words of one kind of event, with the names that stand in them.
pub(super) struct Telling {
    title: Phrase,
    description: Phrase,
    categories: Phrase,
    names: Vec<&'static str>,
}

/// An event in its words.
struct Told {
    title: String,
    description: String,
    categories: Vec<String>,
}

impl Telling {
    /// In the words that hold for a kind.
    pub(super) fn of(plan: &Plan, kind: EventKind) -> Self {
        if let Some(words) = kept(plan, kind) {
            return Self::in_words(words);
        }
        // They are tested to be readable.
        let usual = CalendarWords::usual(kind).map(|text| Phrase::parse(text).unwrap_or_else(|_| Phrase::empty()));
        let [title, description, categories] = usual;
        Self::new(kind, title, description, categories)
    }

    /// In words that are given.
    pub(super) fn in_words(words: &CalendarWords) -> Self {
        Self::new(words.kind, words.title.clone(), words.description.clone(), words.categories.clone())
    }

    fn new(kind: EventKind, title: Phrase, description: Phrase, categories: Phrase) -> Self {
        let is_there = |name: &&&str| [&title, &description, &categories].iter().any(|one| one.names(name));
        let names = kind.places().iter().filter(is_there).copied().collect();
        Self { title, description, categories, names }
    }

    fn tell(&self, value: impl Fn(&str) -> String) -> Told {
        let values: Vec<(&str, String)> = self.names.iter().map(|name| (*name, value(name))).collect();
        let what = |name: &str| values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str());
        let lines = self.categories.told(what);
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        let title = self.title.told(what).split_whitespace().collect::<Vec<_>>().join(" ");
        Told {
            // Calendars show an event without a title as an empty bar that nobody can tell from others.
            title: if title.is_empty() { value("key") } else { title },
            description: self.description.told(what),
            categories: lines.map(str::to_owned).collect(),
        }
    }
}

impl Told {
    fn event(self, uid: String, when: When) -> CalendarEvent {
        CalendarEvent {
            uid,
            created: Instant::MIN,
            changed: Instant::MIN,
            sequence: 0,
            when,
            summary: self.title,
            description: self.description,
            location: None,
            categories: self.categories,
            status: Status::Confirmed,
            busy: Busy::Busy,
            url: None,
            related: Vec::new(),
        }
    }
}

/// A release as an event; one that no longer takes part is called off.
pub(super) fn of_release(plan: &Plan, judged: &Judged, release: &Release, telling: &Telling) -> CalendarEvent {
    let zone = release.planned.zone();
    let environment = plan.environments.get(release.environment).map(|environment| environment.name.clone());
    let keys = |names: Vec<String>| if names.is_empty() { "–".to_owned() } else { names.join(", ") };
    let label = |id| plan.releases.get(id).map(Release::label);
    let told = telling.tell(|name| match name {
        "key" => release.key.to_string(),
        "title" => release.title.clone(),
        "about" if release.description.is_empty() => release.title.clone(),
        "about" => release.description.clone(),
        "when" => told(release.occupancy(), zone),
        "type" => capital(release.kind.as_str()),
        "state" => release.state.to_string(),
        "services" => {
            keys(release.services.iter().filter_map(|id| Some(plan.services.get(*id)?.name.clone())).collect())
        }
        "environment" => environment.clone().unwrap_or_default(),
        "team" => {
            release.team.and_then(|id| plan.teams.get(id)).map_or_else(|| "–".to_owned(), |team| team.name.clone())
        }
        "train" => release.train.and_then(|id| plan.trains.get(id)).map(|train| train.name.clone()).unwrap_or_default(),
        "risk" => release.risk.map(|risk| risk.to_string()).unwrap_or_default(),
        "version" => release.version.clone().unwrap_or_default(),
        "release_manager" => release
            .holder(Role::ReleaseManager)
            .and_then(|id| plan.people.get(id))
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        "deployment_of" => release.deployment_of.and_then(label).unwrap_or_default(),
        "point_of_no_return" => told_instant(plan.last_way_back(release), zone),
        "waits_for" => keys(judged.predecessors(release.id).iter().filter_map(|id| label(*id)).collect()),
        "plan" => plan.settings.name.clone(),
        _ => String::new(),
    });
    let mut event = told.event(course::of_release(release.id), release.occupancy().into());
    event.location = environment;
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

/// A window as one event where calendars can repeat it, otherwise as one for each occurrence in these years.
pub(super) fn of_window(plan: &Plan, window: &Window, years: &Years, telling: &Telling) -> Vec<CalendarEvent> {
    if let Some(days) = Days::of(window) {
        return vec![window_event(
            plan,
            window,
            course::of_window(window.id),
            When::Days(days),
            hours(window),
            telling,
        )];
    }
    if let Some(series) = Series::of(window, years.stretch()) {
        let when = When::Series(series);
        return vec![window_event(plan, window, course::of_window(window.id), when, hours(window), telling)];
    }
    let each = |at: Interval| {
        let uid = match window.recurrence {
            None => course::of_window(window.id),
            Some(_) => course::of_occurrence(window, at.start()),
        };
        window_event(plan, window, uid, at.into(), told(at, &window.zone), telling)
    };
    let within = match window.recurrence {
        None => Interval::new(Instant::MIN, Instant::MAX).unwrap_or_else(|_| years.stretch()),
        Some(_) => years.stretch(),
    };
    window.occurrences(within).into_iter().map(each).collect()
}

/// When a window is open that recurs or has whole days, in words.
fn hours(window: &Window) -> String {
    let first = if Days::of(window).is_some() {
        let (from, to) = (window.start.date(), window.end.date().pred_opt().unwrap_or_else(|| window.start.date()));
        let day = |day: chrono::NaiveDate| day.format("%d %b %Y").to_string();
        // As calendars show it, whose last day is the one before its end.
        let days = if to <= from { day(from) } else { format!("{} to {}", day(from), day(to)) };
        format!("{days}, all day")
    } else {
        let time = |wall: chrono::NaiveDateTime| wall.format("%d %b %Y %H:%M").to_string();
        format!("{} to {} {}", time(window.start), time(window.end), window.zone)
    };
    match window.series().repeats() {
        None => first,
        Some(repeats) => format!("first {first}, then {repeats}"),
    }
}

fn window_event(
    plan: &Plan,
    window: &Window,
    uid: String,
    when: When,
    hours: String,
    telling: &Telling,
) -> CalendarEvent {
    let scope = scope_view(plan, &window.scope);
    let joined =
        |keys: &[Text<slipway_domain::Key>]| keys.iter().map(|key| key.to_string()).collect::<Vec<_>>().join(", ");
    let told = telling.tell(|name| match name {
        "key" => window.key.to_string(),
        "title" => window.title.clone(),
        "when" => hours.clone(),
        "kind" => capital(&window.kind.as_str().replace('-', " ")),
        "services" => joined(&scope.services),
        "teams" => joined(&scope.teams),
        "environments" => joined(&scope.environments),
        "regions" => joined(&scope.regions),
        "types" => scope.types.join(", "),
        "owner" => {
            window.owner.and_then(|id| plan.people.get(id)).map(|person| person.name.clone()).unwrap_or_default()
        }
        "plan" => plan.settings.name.clone(),
        _ => String::new(),
    });
    let mut event = told.event(uid, when);
    event.busy = match window.kind {
        WindowKind::Maintenance | WindowKind::Holiday | WindowKind::Trading => Busy::Free,
        _ => Busy::Tentative,
    };
    event
}

/// A meeting of a board as an event.
pub(crate) fn of_meeting(plan: &Plan, board: &Board, at: Interval) -> CalendarEvent {
    meeting(plan, board, at, &Telling::of(plan, EventKind::Meeting))
}

/// The same, in words that are at hand.
pub(super) fn meeting(plan: &Plan, board: &Board, at: Interval, telling: &Telling) -> CalendarEvent {
    let membership = &board.membership;
    let told = telling.tell(|name| match name {
        "key" => id_of_meeting(board, at.start()),
        "title" => board.name.clone(),
        "when" => told(at, &board.zone),
        "quorum" => membership.quorum.told(),
        "place" => membership.place.clone(),
        "link" => membership.link.clone(),
        "chair" => {
            membership.chair.and_then(|id| plan.people.get(id)).map(|person| person.name.clone()).unwrap_or_default()
        }
        "plan" => plan.settings.name.clone(),
        _ => String::new(),
    });
    let mut event = told.event(course::of_meeting(board.id, at.start()), at.into());
    event.location = Some(membership.place.clone()).filter(|place| !place.is_empty());
    event
}

/// The first event of a kind that the plan has, in some words.
pub(super) fn example(desk: &Desk, context: &Context, kind: EventKind, telling: &Telling) -> Option<CalendarEvent> {
    let (plan, now) = (&desk.plan, context.host.clock.now());
    match kind {
        EventKind::Release => {
            let coming = plan.releases.iter().filter(|release| release.occupancy().end() > now);
            let first = coming.min_by_key(|release| (release.occupancy().start(), release.key.clone()));
            let release = first.or_else(|| plan.releases.iter().next())?;
            Some(of_release(plan, desk.judged(), release, telling))
        }
        EventKind::Window => {
            let window = plan.windows.iter().min_by(|a, b| a.key.cmp(&b.key))?;
            of_window(plan, window, &Years::around(now)?, telling).into_iter().next()
        }
        EventKind::Meeting => {
            let board = plan.boards_by_key().into_iter().next()?;
            Some(meeting(plan, board, board.first_meeting(now)?, telling))
        }
    }
}
