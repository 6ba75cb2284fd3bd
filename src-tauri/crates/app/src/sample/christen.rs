//! Keys, versions and titles, given when the order of the releases is known.

use std::collections::BTreeMap;

use chrono::Datelike;
use slipway_domain::Key;
use slipway_domain::id::ServiceId;
use slipway_domain::release::{Release, ReleaseKind};

use super::SampleError;
use super::place::Yard;

/// A key until the order is known.
pub(super) fn provisional(number: usize) -> Result<Key, SampleError> {
    Ok(Key::parse(&format!("new-{number:06}"))?)
}

/// The version at which a service stands.
#[derive(Clone, Copy)]
struct Version {
    major: usize,
    minor: usize,
    patch: usize,
    candidate: usize,
}

impl Version {
    /// The version that a release brings: planned changes a minor one, others a patch, other environments a candidate.
    fn next(&mut self, release: &Release, production: bool) -> String {
        if !production {
            self.candidate += 1;
            return format!("{}.{}.0-rc.{}", self.major, self.minor + 1, self.candidate);
        }
        if release.kind == ReleaseKind::Normal {
            (self.minor, self.patch, self.candidate) = (self.minor + 1, 0, 0);
        } else {
            self.patch += 1;
        }
        format!("{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl Yard<'_> {
    /// Numbers the releases in the order of their starts and lets the versions of each service rise with them.
    pub(super) fn christen(&mut self) -> Result<(), SampleError> {
        let year = self.plan.settings.zone.wall(self.as_of).year();
        let production = self.environments.first().copied();
        let mut sorted: Vec<Release> = self.plan.releases.iter().cloned().collect();
        sorted.sort_by_key(|release| (release.occupancy(), release.id));
        let mut versions: BTreeMap<ServiceId, Version> = self
            .shops
            .iter()
            .map(|shop| {
                let started = Version { major: 2 + shop.row * 5 % 7, minor: 3 + shop.row % 9, patch: 0, candidate: 0 };
                (shop.service.id, started)
            })
            .collect();
        let leads: BTreeMap<&str, ServiceId> =
            self.shops.iter().map(|shop| (shop.service.name.as_str(), shop.service.id)).collect();
        for (release, number) in sorted.iter_mut().zip(1..) {
            // Until now the title is the name of the service that leads the release.
            let lead = leads.get(release.title.as_str()).and_then(|id| versions.get_mut(id));
            let version = lead.map(|version| version.next(release, production == Some(release.environment)));
            let words = self.themes.get(&release.id).map_or("", |(words, ..)| words);
            release.key = Key::parse(&format!("R-{year}-{number:04}"))?;
            release.title = match &version {
                Some(version) => format!("{} {version}: {words}", release.title),
                None => format!("{}: {words}", release.title),
            };
            release.version = version;
        }
        self.plan.releases = sorted.into_iter().collect();
        Ok(())
    }
}
