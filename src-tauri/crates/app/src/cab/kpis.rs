//! The key figures of the pack, over the 90 days before it.

use slipway_domain::approval::{Ages, approval_ages};
use slipway_domain::metrics::{ChangeRates, Share};
use slipway_domain::time::{Interval, Minutes};
use slipway_print::pack::model::{Kpi, KpiPage, KpiValue};

use crate::desk::{Context, Desk};
use crate::paper::time::{day, days};

/// Over how many days figures are told.
const DAYS: i64 = 90;

/// Where figures come from that count releases.
const STATES: &str = "states of the releases";
/// Where figures come from that count decisions.
const DECISIONS: &str = "decisions that were kept";

/// The key figures of change.
pub(super) fn page(desk: &Desk, context: &Context) -> KpiPage {
    let now = context.host.clock.now();
    let zone = &desk.plan.settings.zone;
    let length = Minutes::hours(24 * DAYS);
    let within = Interval::from_start(now.plus(-length), length);
    let rates = desk.plan.change_rates(within);
    let mut rows = of_changes(rates);
    rows.extend(of_approvals(approval_ages(&desk.plan, within)));
    rows.push(figure(
        "Freeze exceptions granted",
        KpiValue::Count(rates.exceptions_granted),
        (rates.exceptions_decided, "exceptions decided on"),
        "Exceptions from freezes that were granted in the period.",
        "the register of exceptions",
    ));
    let today = day(zone.wall(now).date());
    KpiPage {
        period: format!("{}, {DAYS} days", days(zone.wall(within.start()).date(), zone.wall(now).date())),
        rows: rows.into_iter().map(|row| Kpi { as_of: today.clone(), ..row }).collect(),
        note:
            "Planned changes and emergencies are never summed without a word: the share of emergencies stands beside \
               the success rate. A deployment outside production is no change of its own."
                .to_owned(),
    }
}

/// A figure with what it is computed from: how many, and what they are.
fn figure(name: &str, value: KpiValue, (n, counted): (u32, &str), definition: &str, source: &str) -> Kpi {
    Kpi {
        name: name.to_owned(),
        value,
        n,
        counted: counted.to_owned(),
        definition: definition.to_owned(),
        source: source.to_owned(),
        ..Kpi::default()
    }
}

fn share(name: &str, share: Share, counted: &str, definition: &str) -> Kpi {
    let value = share.percent().map_or(KpiValue::Unknown, KpiValue::Share);
    Kpi { interval: share.interval(), ..figure(name, value, (share.of, counted), definition, STATES) }
}

fn of_changes(rates: ChangeRates) -> Vec<Kpi> {
    const FINISHED: &str = "changes that are finished";
    vec![
        share(
            "Change success rate",
            rates.success(),
            FINISHED,
            "Closed changes of those that ended in the period and are closed or backed out.",
        ),
        share(
            "Change failure rate",
            rates.failure(),
            FINISHED,
            "Changes that were backed out of those that are finished; incidents are not recorded here.",
        ),
        share(
            "Emergency changes",
            rates.emergency(),
            "changes that were carried out",
            "Emergencies of the changes that began in the period and were carried out.",
        ),
        figure(
            "Backed out",
            KpiValue::Count(rates.backed_out),
            (rates.backed_out + rates.closed, FINISHED),
            "Changes that ended in the period and were taken back.",
            STATES,
        ),
    ]
}

fn of_approvals(ages: Ages) -> Vec<Kpi> {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let time = |length: Option<Minutes>| length.map_or(KpiValue::Unknown, |length| KpiValue::Time(length.get()));
    let percent = |percent: Option<usize>| {
        percent.map_or(KpiValue::Unknown, |percent| KpiValue::Share(f64::from(number(percent))))
    };
    let decided = (number(ages.n), "releases decided on");
    let heard = (number(ages.before_a_board), "releases before a board");
    vec![
        figure(
            "Approval age, median",
            time(ages.median),
            decided,
            "From handing in to the first approval or rejection that counted.",
            DECISIONS,
        ),
        figure(
            "Approval age, 90th percentile",
            time(ages.p90),
            decided,
            "The age that nine of ten do not pass, by the nearest rank.",
            DECISIONS,
        ),
        figure(
            "Decided at the first board",
            percent(ages.decided_first_percent),
            heard,
            "Releases on which the first meeting that heard of them decided.",
            DECISIONS,
        ),
        figure(
            "Deferred",
            percent(ages.deferred_percent),
            heard,
            "Releases that a board put off at least once.",
            DECISIONS,
        ),
    ]
}
