//! Maintenance windows, freezes, peaks, vendor windows and holidays around the moment.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::catalogue::Tier;
use slipway_domain::id::{RegionId, WindowId};
use slipway_domain::time::{Instant, Recurrence, Zone};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::SampleError;

/// The first hour and the length in hours of the nights on which tier 1 is worked on.
pub(super) const NIGHT: (u32, i64) = (20, 10);
/// The nights on which tier 1 is worked on.
pub(super) const NIGHTS: [Weekday; 4] = [Weekday::Tue, Weekday::Thu, Weekday::Sat, Weekday::Sun];

struct Says<'a> {
    key: String,
    title: String,
    kind: WindowKind,
    start: NaiveDateTime,
    end: NaiveDateTime,
    rule: Option<&'a str>,
    zone: Zone,
    scope: Scope,
}

#[expect(clippy::too_many_lines, reason = "a list of windows, one after the other")]
pub(super) fn fill(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let berlin = plan.settings.zone.clone();
    let year = berlin.wall(as_of).year();
    let day = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let at = |date: NaiveDate, hour: u32| date.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default());
    let mut put = |plan: &mut Plan, says: Says<'_>| -> Result<(), SampleError> {
        plan.windows.put(Window {
            id: WindowId::new(ids()),
            key: Key::parse(&says.key)?,
            title: says.title,
            kind: says.kind,
            scope: says.scope,
            zone: says.zone,
            start: says.start,
            end: says.end,
            recurrence: says.rule.map(Recurrence::parse).transpose()?,
        });
        Ok(())
    };
    let production = Scope {
        environments: plan
            .environments
            .iter()
            .filter(|environment| environment.production)
            .map(|found| found.id)
            .collect(),
        ..Scope::default()
    };
    // A Tuesday, so that the first night is one of those in the rule.
    let first = (0..7)
        .filter_map(|n| day(year - 1, 1, 1).checked_add_days(Days::new(n)))
        .find(|day| day.weekday() == Weekday::Tue);
    let first = first.unwrap_or_default();
    let nights = "FREQ=WEEKLY;BYDAY=TU,TH,SA,SU";
    for (key, name, region, zone) in groups(plan) {
        let in_group = |service: &&slipway_domain::catalogue::Service| {
            let same =
                service.key.as_str().split_once('-').filter(|(code, _)| code.len() == 2).map_or("", |(code, _)| code)
                    == key;
            service.tier == Tier::ONE && service.region == Some(region) && same
        };
        let services = plan.services.iter().filter(in_group).map(|service| service.id).collect();
        let start = at(first, NIGHT.0);
        put(
            plan,
            Says {
                key: format!("M-NIGHT-{name}"),
                title: format!("Maintenance nights {name}"),
                kind: WindowKind::Maintenance,
                start,
                end: start + chrono::TimeDelta::hours(NIGHT.1),
                rule: Some(nights),
                zone,
                scope: Scope { services, ..production.clone() },
            },
        )?;
    }
    let finance = plan
        .teams
        .iter()
        .filter(|team| matches!(team.key.as_str(), "payments" | "insight"))
        .map(|team| team.id)
        .collect();
    let finance = Scope { teams: finance, ..production.clone() };
    let black_friday = last_friday_of_november(year);
    let once = |key: &str, title: &str, kind, start, end, rule, scope: &Scope| Says {
        key: key.to_owned(),
        title: title.to_owned(),
        kind,
        start,
        end,
        rule,
        zone: berlin.clone(),
        scope: scope.clone(),
    };
    let month_end = day(year - 1, 1, 31);
    for says in [
        once(
            "F-MONTH-END",
            "Month end",
            WindowKind::FreezeSoft,
            at(month_end, 0),
            at(month_end, 0) + chrono::TimeDelta::hours(40),
            Some("FREQ=MONTHLY;BYMONTHDAY=-1"),
            &finance,
        ),
        once(
            "F-YEAR-END",
            "Year end",
            WindowKind::FreezeHard,
            at(day(year - 1, 12, 18), 0),
            at(day(year, 1, 4), 8),
            Some("FREQ=YEARLY"),
            &production,
        ),
        once(
            "P-BLACK-FRIDAY",
            "Black Friday weekend",
            WindowKind::Peak,
            at(black_friday, 0),
            at(black_friday, 0) + chrono::TimeDelta::hours(96),
            None,
            &production,
        ),
        once(
            "V-ACQUIRER",
            "Acquirer maintenance",
            WindowKind::Vendor,
            at(first, 2),
            at(first, 5),
            Some("FREQ=MONTHLY;BYDAY=2SU"),
            &Scope::default(),
        ),
        once(
            "V-CLOUD",
            "Cloud provider maintenance",
            WindowKind::Vendor,
            at(first, 3),
            at(first, 6),
            Some("FREQ=MONTHLY;BYDAY=3WE"),
            &Scope::default(),
        ),
        once(
            "H-CHRISTMAS",
            "Christmas",
            WindowKind::Holiday,
            at(day(year - 1, 12, 25), 0),
            at(day(year - 1, 12, 27), 0),
            Some("FREQ=YEARLY"),
            &Scope::default(),
        ),
        once(
            "H-NEW-YEAR",
            "New Year",
            WindowKind::Holiday,
            at(day(year - 1, 1, 1), 0),
            at(day(year - 1, 1, 2), 0),
            Some("FREQ=YEARLY"),
            &Scope::default(),
        ),
        once(
            "H-LABOUR-DAY",
            "Labour Day",
            WindowKind::Holiday,
            at(day(year - 1, 5, 1), 0),
            at(day(year - 1, 5, 2), 0),
            Some("FREQ=YEARLY"),
            &Scope::default(),
        ),
    ] {
        put(plan, says)?;
    }
    Ok(())
}

/// Code of the market, name, region and zone of each group of services that is worked on in the same nights.
fn groups(plan: &Plan) -> Vec<(String, String, RegionId, Zone)> {
    let mut groups = std::collections::BTreeMap::new();
    for service in plan.services.iter().filter(|service| service.tier == Tier::ONE) {
        let Some(region) = service.region.and_then(|id| plan.regions.get(id)) else { continue };
        let code =
            service.key.as_str().split_once('-').filter(|(code, _)| code.len() == 2).map_or("", |(code, _)| code);
        let name =
            if code.is_empty() { region.key.to_string() } else { format!("{}-{}", region.key, code.to_uppercase()) };
        groups.insert(name, (code.to_owned(), region.id, region.zone.clone()));
    }
    groups.into_iter().map(|(name, (code, region, zone))| (code, name, region, zone)).collect()
}

fn last_friday_of_november(year: i32) -> NaiveDate {
    let mut fridays =
        (22..=30).filter_map(|day| NaiveDate::from_ymd_opt(year, 11, day)).filter(|day| day.weekday() == Weekday::Fri);
    fridays.next_back().unwrap_or_default()
}
