//! Maintenance windows, freezes, peaks, vendor windows and holidays around the moment.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::id::{EnvironmentId, WindowId};
use slipway_domain::release::ReleaseKind;
use slipway_domain::time::{Instant, Recurrence};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::SampleError;
use super::texts::{MARKETS, REGIONS};
use super::window_texts::{First, HOME, LOCAL, Whose, WindowText};

/// Puts the windows of the first market and of so many further ones into the plan.
pub(super) fn fill(
    plan: &mut Plan,
    as_of: Instant,
    markets: usize,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let year = plan.settings.zone.wall(as_of).year();
    for text in HOME {
        put(plan, text, "", None, year, ids)?;
    }
    for (code, _, region) in MARKETS.iter().take(markets.saturating_sub(1)) {
        for text in LOCAL {
            put(plan, text, code, Some(*region), year, ids)?;
        }
    }
    data_centre(plan, as_of, ids)
}

fn put(
    plan: &mut Plan,
    text: &WindowText,
    market: &str,
    region: Option<usize>,
    year: i32,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let named = |table: usize| REGIONS.get(region.unwrap_or(table)).and_then(|(key, ..)| plan.regions.by_key(key));
    let zone = named(text.region).map_or_else(|| plan.settings.zone.clone(), |region| region.zone.clone());
    let service = |key: &&str| {
        let key = if market.is_empty() { (*key).to_owned() } else { format!("{market}-{key}") };
        plan.services.by_key(&key).map(|service| service.id)
    };
    let mut scope = Scope::default();
    match text.whose {
        Whose::Services(keys) => {
            scope.services = keys.iter().filter_map(service).collect();
            scope.environments = production(plan).collect();
        }
        Whose::Regions(regions) => scope.regions = regions.iter().filter_map(|index| Some(named(*index)?.id)).collect(),
        Whose::PlannedChanges => {
            scope.environments = production(plan).collect();
            scope.kinds = [ReleaseKind::Standard, ReleaseKind::Normal].into();
        }
        Whose::Production => scope.environments = production(plan).collect(),
        Whose::Everybody => {}
    }
    let (key, title) = match market {
        "" => (text.key.to_owned(), text.title.to_owned()),
        code => (format!("{}-{}", text.key, code.to_uppercase()), format!("{} {}", text.title, code.to_uppercase())),
    };
    let start = first_day(text.first, year - 1).and_time(NaiveTime::from_hms_opt(text.hour, 0, 0).unwrap_or_default());
    plan.windows.put(Window {
        id: WindowId::new(ids()),
        key: Key::parse(&key)?,
        title,
        kind: text.kind,
        scope,
        zone,
        start,
        end: start + TimeDelta::hours(text.hours),
        recurrence: Some(Recurrence::parse(text.rule)?),
        severity: None,
        owner: None,
        source: String::new(),
        reviewed: None,
        limit: None,
        freeze: None,
    });
    Ok(())
}

pub(super) fn production(plan: &Plan) -> impl Iterator<Item = EnvironmentId> {
    plan.environments.iter().filter(|environment| environment.production).map(|environment| environment.id)
}

/// The first day of a year on which a window falls.
fn first_day(first: First, year: i32) -> NaiveDate {
    let day = match first {
        First::Weekday(weekday) => NaiveDate::from_weekday_of_month_opt(year, 1, weekday, 1),
        First::Nth(month, weekday, nth) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
        First::Date(month, day) => NaiveDate::from_ymd_opt(year, month, day),
    };
    day.unwrap_or_default()
}

/// A freeze that happens once, two months ahead: the data centre moves.
fn data_centre(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let today = plan.settings.zone.wall(as_of).date();
    // Not on the second Saturday of a month, which belongs to the train.
    let fits = |day: &NaiveDate| day.weekday() == Weekday::Sat && !(8..=14).contains(&day.day());
    let saturday = (58..80).map(|days| today + TimeDelta::days(days)).find(fits).unwrap_or(today);
    let start = saturday.and_time(NaiveTime::from_hms_opt(6, 0, 0).unwrap_or_default());
    let regions = REGIONS.iter().take(1).filter_map(|(key, ..)| Some(plan.regions.by_key(key)?.id)).collect();
    plan.windows.put(Window {
        id: WindowId::new(ids()),
        key: Key::parse("F-DATA-CENTRE")?,
        title: "Move of the Frankfurt data centre".to_owned(),
        kind: WindowKind::FreezeHard,
        scope: Scope { regions, environments: production(plan).collect(), ..Scope::default() },
        zone: plan.settings.zone.clone(),
        start,
        end: start + TimeDelta::hours(36),
        recurrence: None,
        severity: None,
        owner: None,
        source: String::new(),
        reviewed: None,
        limit: None,
        freeze: None,
    });
    Ok(())
}
