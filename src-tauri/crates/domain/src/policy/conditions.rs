//! When a line of a decision table holds: what it asks of a release, and what is known about one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Plan;
use crate::catalogue::Tier;
use crate::conflict::{Code, Conflict};
use crate::id::RegionId;
use crate::release::{Release, ReleaseKind, Risk};
use crate::time::{Instant, Interval, Minutes, Span, WorkingCalendar};

/// What a line of a decision table asks of a release.
///
/// What is left open holds of every release; everything that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conditions {
    /// Its type is one of these.
    pub kinds: BTreeSet<ReleaseKind>,
    /// Its band of risk is one of these.
    pub risks: BTreeSet<Risk>,
    /// The most important of its services has one of these tiers.
    pub tiers: BTreeSet<Tier>,
    /// Its services stand in at least so many regions.
    pub regions_at_least: Option<u32>,
    /// Whether one of its services is regulated.
    pub regulated: Option<bool>,
    /// Whether it lies in a freeze (C03, C04).
    pub in_freeze: Option<bool>,
    /// It was handed in sooner before its start than this.
    pub lead_below: Option<Span>,
}

/// What a decision table knows about a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its type.
    pub kind: ReleaseKind,
    /// Its band of risk. One whose risk nobody said counts as [`Risk::High`], so that silence never shortens a way.
    pub risk: Risk,
    /// The tier of the most important of its services; [`Tier::DEFAULT`] without a service.
    pub tier: Tier,
    /// In how many regions its services stand.
    pub regions: u32,
    /// Whether one of its services is regulated.
    pub regulated: bool,
    /// Whether it lies in a freeze.
    pub in_freeze: bool,
    /// From when it was handed in, or from now where it was not, to its start; negative where it began before.
    pub lead: Minutes,
    /// The working days of that, without the holidays that are about it, by the calendar of its zone.
    pub lead_days: i32,
}

impl Conditions {
    /// Whether they hold of a release.
    pub fn hold(&self, facts: &Facts) -> bool {
        fn any<T: Ord>(list: &BTreeSet<T>, value: &T) -> bool {
            list.is_empty() || list.contains(value)
        }
        let short = |span: Span| match span {
            Span::Calendar(minutes) => facts.lead < minutes,
            Span::WorkingDays(days) => facts.lead_days < days,
        };
        any(&self.kinds, &facts.kind)
            && any(&self.risks, &facts.risk)
            && any(&self.tiers, &facts.tier)
            && self.regions_at_least.is_none_or(|least| facts.regions >= least)
            && self.regulated.is_none_or(|asked| asked == facts.regulated)
            && self.in_freeze.is_none_or(|asked| asked == facts.in_freeze)
            && self.lead_below.is_none_or(short)
    }

    /// Whether they hold of every release.
    pub fn are_open(&self) -> bool {
        *self == Self::default()
    }
}

impl Plan {
    /// What a decision table knows about a release; `conflicts` are those told from it.
    pub fn facts(&self, release: &Release, conflicts: &[Conflict], now: Instant) -> Facts {
        let services = || release.services.iter().filter_map(|id| self.services.get(*id));
        let regions: BTreeSet<RegionId> = services().filter_map(|service| service.region).collect();
        let start = release.occupancy().start();
        let from = release.submitted.unwrap_or(now);
        let zone = release.planned.zone();
        let between = Interval::from_start(from.min(start), Minutes::ZERO).extended_to(from.max(start));
        let calendar = WorkingCalendar::with_holidays(self.days_off(release, between));
        Facts {
            kind: release.kind,
            risk: release.risk.unwrap_or(Risk::High),
            tier: services().map(|service| service.tier).min().unwrap_or(Tier::DEFAULT),
            regions: u32::try_from(regions.len()).unwrap_or(u32::MAX),
            regulated: services().any(|service| service.regulated),
            in_freeze: conflicts.iter().any(|conflict| matches!(conflict.code, Code::C03 | Code::C04)),
            lead: Minutes::new((start.epoch_seconds() - from.epoch_seconds()).div_euclid(60)),
            lead_days: calendar.between(zone.wall(from).date(), zone.wall(start).date()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WindowKind;
    use crate::conflict::Schedule;
    use crate::conflict::sketch::Sketch;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    /// R-1 of `pay` and `web` on a Friday night of December, handed in on the Tuesday of the week before.
    fn sketch() -> Sketch {
        let sketch = Sketch::new().service("pay", 2).service("web", 3);
        let sketch = sketch.release("R-1", &["pay", "web"], "2026-12-18T22:00/02:00");
        sketch.change("R-1", |release| {
            release.risk = Some(Risk::Moderate);
            release.submitted = Some(at("2026-12-08T21:00:00Z"));
        })
    }

    fn facts(sketch: &Sketch) -> Facts {
        let release = sketch.plan.releases.by_key("R-1").unwrap();
        let conflicts = Schedule::build(&sketch.plan).of(&sketch.plan, release.id);
        sketch.plan.facts(release, &conflicts, at("2026-12-17T21:00:00Z"))
    }

    fn regulated(sketch: Sketch, name: &str) -> Sketch {
        let mut sketch = sketch;
        let service = sketch.plan.services.by_key(name).unwrap().clone();
        sketch.plan.services.put(crate::catalogue::Service { regulated: true, ..service });
        sketch
    }

    #[test]
    fn what_is_known_about_a_release_comes_from_its_services_its_risk_and_its_times() {
        let known = facts(&sketch());
        assert_eq!((known.kind, known.risk, known.tier.number()), (ReleaseKind::Normal, Risk::Moderate, 2));
        assert_eq!((known.regions, known.regulated, known.in_freeze), (0, false, false));
        assert_eq!((known.lead, known.lead_days), (Minutes::hours(240), 8));
        let regions = sketch().lies_in("pay", "EMEA", "Europe/Berlin").lies_in("web", "APAC", "Asia/Kolkata");
        assert_eq!(facts(&regions).regions, 2);
        assert!(facts(&regulated(sketch(), "web")).regulated);
        let bare = Sketch::new().release("R-1", &[], "2026-12-18T22:00/02:00");
        assert_eq!(facts(&bare).tier, Tier::DEFAULT);
    }

    #[test]
    fn silence_about_a_risk_counts_as_high() {
        let unsaid = sketch().change("R-1", |release| release.risk = None);
        assert_eq!(facts(&unsaid).risk, Risk::High);
    }

    #[test]
    fn freezes_and_peaks_are_freezes_and_other_windows_are_not() {
        let inside = |kind| {
            let around = "2026-12-18T00:00/2026-12-20T00:00";
            facts(&sketch().window("W-1", kind, &["web"], around, "")).in_freeze
        };
        assert!(inside(WindowKind::FreezeHard) && inside(WindowKind::FreezeSoft) && inside(WindowKind::Peak));
        assert!(!inside(WindowKind::Maintenance) && !inside(WindowKind::Vendor) && !inside(WindowKind::Trading));
    }

    #[test]
    fn a_lead_runs_from_handing_in_or_from_now_where_nobody_did() {
        let draft = sketch().change("R-1", |release| release.submitted = None);
        assert_eq!((facts(&draft).lead, facts(&draft).lead_days), (Minutes::hours(24), 1));
        let late = sketch().change("R-1", |release| release.submitted = Some(at("2026-12-21T21:00:00Z")));
        assert_eq!((facts(&late).lead, facts(&late).lead_days), (Minutes::hours(-72), -1));
        let holiday = |services: &[&str]| {
            let day = "2026-12-15T00:00/2026-12-16T00:00";
            let sketch = sketch().service("crm", 3).window("H-1", WindowKind::Holiday, services, day, "");
            facts(&sketch).lead_days
        };
        assert_eq!(
            (holiday(&[]), holiday(&["pay"]), holiday(&["crm"])),
            (7, 7, 8),
            "a holiday of others does not count"
        );
    }

    #[test]
    fn a_lead_in_working_days_is_counted_on_the_wall_of_the_release() {
        let at_night = |time: &str| {
            let submitted = at(time);
            facts(&sketch().change("R-1", |release| release.submitted = Some(submitted))).lead_days
        };
        // Midnight in Berlin is at 23:00 UTC.
        assert_eq!((at_night("2026-12-16T22:59:59Z"), at_night("2026-12-16T23:00:00Z")), (2, 1));
    }

    #[test]
    fn what_is_left_open_holds_of_every_release() {
        let known = facts(&sketch());
        assert!(Conditions::default().are_open() && Conditions::default().hold(&known));
        let narrow = Conditions { regions_at_least: Some(0), ..Conditions::default() };
        assert!(!narrow.are_open() && narrow.hold(&known));
    }

    #[test]
    fn everything_that_is_said_must_hold() {
        let known = facts(&regulated(sketch().lies_in("pay", "EMEA", "Europe/Berlin"), "pay"));
        let all = Conditions {
            kinds: [ReleaseKind::Normal, ReleaseKind::Standard].into(),
            risks: [Risk::Moderate].into(),
            tiers: [Tier::try_from(2).unwrap()].into(),
            regions_at_least: Some(1),
            regulated: Some(true),
            in_freeze: Some(false),
            lead_below: Some(Span::WorkingDays(9)),
        };
        assert!(all.hold(&known));
        let broken = [
            Conditions { kinds: [ReleaseKind::Emergency].into(), ..all.clone() },
            Conditions { risks: [Risk::Low, Risk::VeryHigh].into(), ..all.clone() },
            Conditions { tiers: [Tier::ONE].into(), ..all.clone() },
            Conditions { regions_at_least: Some(2), ..all.clone() },
            Conditions { regulated: Some(false), ..all.clone() },
            Conditions { in_freeze: Some(true), ..all.clone() },
            Conditions { lead_below: Some(Span::WorkingDays(8)), ..all.clone() },
            Conditions { lead_below: Some(Span::Calendar(Minutes::hours(240))), ..all.clone() },
        ];
        for conditions in broken {
            assert!(!conditions.hold(&known), "{conditions:?}");
        }
        assert!(Conditions { lead_below: Some(Span::Calendar(Minutes::new(14_401))), ..all }.hold(&known));
    }
}
