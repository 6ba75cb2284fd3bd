//! Things that are made because a row names them.

use slipway_domain::Key;
use slipway_domain::catalogue::{Environment, Region, Store, Team};
use slipway_domain::id::{EnvironmentId, RegionId, StoreId, TeamId, TrainId};
use slipway_domain::time::Zone;
use slipway_domain::train::Train;

use super::Merge;

impl Merge {
    fn made(&mut self, what: &str, key: &Key) {
        self.made.push(format!("{what} {key}"));
    }

    pub(super) fn team(&mut self, key: &Key) -> TeamId {
        if let Some(team) = self.plan.teams.by_key(key.as_str()) {
            return team.id;
        }
        let id = TeamId::new(self.ids.next());
        self.made("team", key);
        self.put(Team { id, key: key.clone(), name: key.to_string(), limit: None });
        id
    }

    pub(super) fn train(&mut self, key: &Key) -> TrainId {
        if let Some(train) = self.plan.trains.by_key(key.as_str()) {
            return train.id;
        }
        let train = self.new_train(key);
        let id = train.id;
        self.made("train", key);
        self.put(train);
        id
    }

    /// A train that nobody has said anything about.
    pub(super) fn new_train(&self, key: &Key) -> Train {
        let id = TrainId::new(self.ids.next());
        Train::new(id, key.clone(), key.to_string())
    }

    pub(super) fn store(&mut self, key: &Key) -> StoreId {
        if let Some(store) = self.plan.stores.by_key(key.as_str()) {
            return store.id;
        }
        let store = self.new_store(key);
        let id = store.id;
        self.made("data store", key);
        self.put(store);
        id
    }

    /// A data store that nobody has said anything about.
    pub(super) fn new_store(&self, key: &Key) -> Store {
        Store { id: StoreId::new(self.ids.next()), key: key.clone(), name: key.to_string() }
    }

    pub(super) fn region(&mut self, key: &Key) -> RegionId {
        if let Some(region) = self.plan.regions.by_key(key.as_str()) {
            return region.id;
        }
        let id = RegionId::new(self.ids.next());
        let zone: Zone = self.plan.settings.zone.clone();
        self.made("region", key);
        self.warnings
            .push(format!("the region {key} was made with the plan's zone {zone}; change it in the catalogue"));
        self.put(Region { id, key: key.clone(), name: key.to_string(), zone });
        id
    }

    pub(super) fn environment(&mut self, key: &Key) -> EnvironmentId {
        if let Some(environment) = self.plan.environments.by_key(key.as_str()) {
            return environment.id;
        }
        let id = EnvironmentId::new(self.ids.next());
        self.made("environment", key);
        let production = key.as_str().to_lowercase().starts_with("prod");
        self.put(Environment { id, key: key.clone(), name: key.to_string(), production, infrastructure: None });
        id
    }

    /// The environment of releases that name none.
    pub(super) fn production(&mut self) -> EnvironmentId {
        let found = self.plan.environments.iter().find(|environment| environment.production).map(|found| found.id);
        found.unwrap_or_else(|| {
            let environment = crate::catalogue::production(self.ids.next());
            let id = environment.id;
            self.made("environment", &environment.key.clone());
            self.put(environment);
            id
        })
    }
}
