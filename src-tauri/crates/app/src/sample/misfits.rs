//! Releases that do not fit on purpose, so that every code has something to show.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use slipway_domain::calendar::WindowKind;
use slipway_domain::conflict::Code;
use slipway_domain::dependency::Relation;
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Instant, Interval, Minutes, Moment, Resolved, Span, Zone};
use uuid::Uuid;

use super::SampleError;
use super::place::{Shop, Yard, between};
use super::themes::Theme;

/// How many releases of one set do not fit, or stand where others do not.
pub(super) const MISFITS: usize = 7;

const PAGE: Theme = (
    "guest checkout on one page",
    "Puts address, delivery and payment of guests on one page",
    "Half of the guests leave between the second and the third page",
);
const CHECK: Theme = (
    "address check",
    "Checks addresses while they are typed, on the new page",
    "Returned parcels cost four euro each; the page must be live first",
);
const SCHEME: Theme = (
    "3-D Secure certificate",
    "Trusts the card scheme's new certificate",
    "The scheme changes it at noon and was heard of late",
);
const VOUCHERS: Theme =
    ("voucher limits", "Limits vouchers to one a basket during the campaign", "The campaign starts in the afternoon");
const LABELS: Theme = (
    "carrier label format",
    "Prints labels in the carriers' new format",
    "The carriers charge for the old format from the first of the month",
);
const CLOSING: Theme = (
    "settlement corrections",
    "Posts corrections of the acquirer before the books close",
    "Finance wants them in this month",
);
const SYNONYMS: Theme = (
    "synonyms from queries",
    "Learns synonyms from queries that found nothing",
    "Nine per cent of queries find nothing",
);

impl Yard<'_> {
    /// One set of misfits in a market, the first of them about a day.
    pub(super) fn misfits(
        &mut self,
        market: usize,
        day: NaiveDate,
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Result<(), SampleError> {
        let shop = |key| self.shop(market, key);
        let (Some(checkout), Some(basket), Some(orders), Some(ledger), Some(search)) =
            (shop("checkout"), shop("basket"), shop("orders"), shop("ledger"), shop("search"))
        else {
            return Ok(());
        };
        // One after the other on the same component, but the second starts while the first is under way.
        let mut page = self.misfit(&checkout, PAGE, ids)?;
        self.settle(&mut page, &checkout, day, None)?;
        let mut check = self.misfit(&checkout, CHECK, ids)?;
        check.planned = page.planned.moved_to(page.occupancy().start().plus(Minutes::new(45)));
        self.link(page.id, check.id, Relation::FinishToStart, Span::ZERO, ids);
        self.put(page);
        self.put(check);
        // In the middle of a working day, far from every window, while a neighbour works as well.
        let mut scheme = self.misfit(&checkout, SCHEME, ids)?;
        self.at_noon(&mut scheme, &checkout, day + TimeDelta::days(5), &[Code::C05])?;
        let mut vouchers = self.misfit(&basket, VOUCHERS, ids)?;
        let after = scheme.occupancy().start().plus(Minutes::new(60));
        vouchers.planned = between(after, vouchers.occupancy().minutes(), &basket.zone, &basket.service, true)?;
        self.put(scheme);
        self.put(vouchers);
        let mut labels = self.misfit(&orders, LABELS, ids)?;
        self.freeze(&mut labels, &orders, day);
        self.put(labels);
        let mut closing = self.misfit(&ledger, CLOSING, ids)?;
        self.at_month_end(&mut closing, &ledger, day)?;
        self.put(closing);
        let mut synonyms = self.misfit(&search, SYNONYMS, ids)?;
        let doubtful = doubtful(self.today, day, &self.plan.settings.zone)?;
        if self.doubted.insert((search.service.id, doubtful.start().at)) {
            synonyms.planned = doubtful;
        } else {
            // Two in one night would be in conflict with each other as well.
            self.settle(&mut synonyms, &search, day, None)?;
        }
        self.put(synonyms);
        self.look();
        Ok(())
    }

    fn misfit(&mut self, shop: &Shop, theme: Theme, ids: &mut dyn FnMut() -> Uuid) -> Result<Release, SampleError> {
        let mut release = self.draft(shop, ReleaseKind::Normal, theme, ids)?;
        release.environment = self.environments.first().copied().unwrap_or(release.environment);
        release.planned = between(self.as_of, Minutes::hours(2), &shop.zone, &shop.service, true)?;
        release.state = ReleaseState::Assessed;
        Ok(release)
    }

    /// At noon of the first working day on which exactly these codes speak against it.
    fn at_noon(&self, release: &mut Release, shop: &Shop, day: NaiveDate, codes: &[Code]) -> Result<(), SampleError> {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let days = (0..30).map(|days| day + TimeDelta::days(days));
        for day in days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)) {
            let start = shop.zone.resolve(day.and_time(noon)).first();
            release.planned = between(start, release.occupancy().minutes(), &shop.zone, &shop.service, true)?;
            if self.judge(release).0 == codes {
                break;
            }
        }
        Ok(())
    }

    /// In a window night of the next hard freeze from a day on.
    fn freeze(&mut self, release: &mut Release, shop: &Shop, day: NaiveDate) {
        let from = shop.zone.start_of_day(day);
        let within = Interval::from_start(from, Minutes::hours(24 * 400));
        let freezes = self.plan.windows.iter().filter(|window| window.kind == WindowKind::FreezeHard);
        let component = self.plan.components(release).next();
        let about = freezes.filter(|window| component.is_some_and(|component| window.scope.covers(&component)));
        let next = about.flat_map(|window| window.occurrences(within)).min();
        if let Some(freeze) = next {
            self.fits_with(release, shop, freeze, |codes, _| codes == [Code::C03]);
        }
    }

    /// In a window night at the end of a month, against nothing but the soft freeze.
    fn at_month_end(&mut self, release: &mut Release, shop: &Shop, day: NaiveDate) -> Result<(), SampleError> {
        let within = Interval::from_start(shop.zone.start_of_day(day), Minutes::hours(24 * 200));
        let component = self.plan.components(release).next();
        let freezes = self.plan.windows.iter().filter(|window| window.kind == WindowKind::FreezeSoft);
        let about = freezes.filter(|window| component.is_some_and(|component| window.scope.covers(&component)));
        let mut ends: Vec<Interval> = about.flat_map(|window| window.occurrences(within)).collect();
        ends.sort_unstable();
        if ends.into_iter().any(|end| self.fits_with(release, shop, end, |codes, soft| codes.is_empty() && soft)) {
            return Ok(());
        }
        self.settle(release, shop, day, None).map(|_| ())
    }

    /// Moves a release to a start within a stretch at which the judgement is the wanted one.
    fn fits_with(
        &self,
        release: &mut Release,
        shop: &Shop,
        within: Interval,
        wanted: impl Fn(&[Code], bool) -> bool,
    ) -> bool {
        let starts = (0..within.minutes().get() / 60).map(|hour| within.start().plus(Minutes::hours(hour)));
        let length = release.occupancy().minutes();
        let mut open = starts.filter(|start| shop.is_open(Interval::from_start(*start, length)));
        open.any(|start| {
            release.planned = release.planned.moved_to(start);
            let (codes, soft) = self.judge(release);
            wanted(&codes, soft)
        })
    }
}

/// A time on the first night after a day (or else after today) on which clocks change, typed as people type it.
fn doubtful(today: NaiveDate, day: NaiveDate, home: &Zone) -> Result<Planned, SampleError> {
    let zones = [home.clone(), Zone::parse("America/New_York")?];
    let times = [(2, 30), (1, 30)].map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default());
    let first_from = |from: NaiveDate| {
        let nights = (1..366).map(|days| from + TimeDelta::days(days));
        let mut walls =
            nights.flat_map(|night| zones.iter().flat_map(move |zone| times.map(|time| (night.and_time(time), zone))));
        walls.find(|(wall, zone)| !matches!(zone.resolve(*wall), Resolved::Once(_)))
    };
    let found = first_from(day.max(today));
    let (wall, zone) = found.unwrap_or((today.and_time(NaiveTime::MIN), home));
    let start = Moment::typed(wall, zone, None);
    let end = Moment::of(start.at.plus(Minutes::hours(3)), zone);
    let planned = Planned::new(start, end, zone.clone())?;
    Ok(planned.with_segments(Minutes::new(30), Minutes::new(45), Minutes::hours(24))?)
}

/// Days on which sets of misfits begin, spread over what lies ahead.
pub(super) fn days(today: NaiveDate, ahead: i64, sets: usize) -> impl Iterator<Item = NaiveDate> {
    (0..sets as i64).map(move |set| today + TimeDelta::days(8 + set * (ahead - 40).max(0) / sets as i64))
}

/// The moment at which a release is under way right now.
pub(super) fn under_way(as_of: Instant) -> Instant {
    let quarter = as_of.epoch_seconds().rem_euclid(900);
    as_of.plus_seconds(-quarter).plus(Minutes::hours(-1))
}
