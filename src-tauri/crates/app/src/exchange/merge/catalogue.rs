//! Rows of people, trains, data stores and lead times.

use slipway_domain::catalogue::{Person, Store, StoreUse, StoreWord};
use slipway_domain::id::{LeadTimeId, PersonId};
use slipway_domain::plan::Named;
use slipway_domain::policy::LeadTime;
use slipway_domain::train::Train;
use slipway_interop::csv::{LeadTimeRow, PersonRow, Problem, Problems, Row, StoreRow, TrainRow};

use super::{Merge, Step};

impl Merge {
    /// People first, then who stands in for whom, so that a file can name them in any order.
    pub(super) fn people(&mut self, rows: &[Row<PersonRow>]) -> Result<(), Problems> {
        let before: Vec<Option<Person>> =
            rows.iter().map(|row| self.plan.people.by_key(row.says.key.as_str()).cloned()).collect();
        self.each(rows, Self::person)?;
        self.each(rows, Self::deputy)?;
        for (row, before) in rows.iter().zip(&before) {
            if let Some(person) = self.plan.people.by_key(row.says.key.as_str()) {
                let (same, summary) = (before.as_ref() == Some(person), person.name.clone());
                self.say(row.line, &row.says.key, before.is_some(), same, summary);
            }
        }
        Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "every kind of row has the same signature")]
    fn person(&mut self, row: &Row<PersonRow>) -> Step<()> {
        let says = &row.says;
        let base = self.plan.people.by_key(says.key.as_str()).cloned().unwrap_or_else(|| Person {
            id: PersonId::new(self.ids.next()),
            key: says.key.clone(),
            name: says.key.to_string(),
            team: None,
            email: None,
            deputy: None,
        });
        let person = Person {
            name: says.name.clone().unwrap_or(base.name),
            team: says.team.as_ref().map(|key| self.team(key)).or(base.team),
            email: says.email.clone().or(base.email),
            ..base
        };
        self.put(person);
        Ok(())
    }

    fn deputy(&mut self, row: &Row<PersonRow>) -> Step<()> {
        let Some(key) = &row.says.deputy else { return Ok(()) };
        let deputy = self.known_person(row.line, "deputy", key)?;
        let person = self.plan.people.by_key(row.says.key.as_str()).cloned();
        if let Some(person) = person.filter(|person| person.deputy != Some(deputy)) {
            let person = Person { deputy: Some(deputy), ..person };
            person.check().map_err(|error| Problem {
                line: row.line,
                column: Some("deputy".to_owned()),
                message: error.to_string(),
            })?;
            self.put(person);
        }
        Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "every kind of row has the same signature")]
    pub(super) fn train_row(&mut self, row: &Row<TrainRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.trains.by_key(says.key.as_str()).cloned();
        let base = old.clone().unwrap_or_else(|| self.new_train(&says.key));
        let train = Train {
            name: says.name.clone().unwrap_or(base.name),
            capacity: says.capacity.or(base.capacity),
            risk_budget: says.risk_budget.or(base.risk_budget),
            ..base
        };
        let summary = format!("train {}", train.name);
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&train), summary);
        self.put(train);
        Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "every kind of row has the same signature")]
    pub(super) fn store_row(&mut self, row: &Row<StoreRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.stores.by_key(says.key.as_str()).cloned();
        let base = old.clone().unwrap_or_else(|| self.new_store(&says.key));
        let store = Store { name: says.name.clone().unwrap_or(base.name), ..base };
        let summary = format!("data store {}", store.name);
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&store), summary);
        self.put(store);
        Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "every kind of row has the same signature")]
    pub(super) fn lead_time(&mut self, row: &Row<LeadTimeRow>) -> Step<()> {
        let LeadTimeRow { kind, lead } = row.says;
        let old = self.plan.lead_times.iter().find(|time| time.kind == kind).cloned();
        let id = old.as_ref().map_or_else(|| LeadTimeId::new(self.ids.next()), Named::id);
        let time = LeadTime { id, kind, lead };
        let summary = format!("{kind} releases are handed in {lead} before they start");
        self.say_of(row.line, kind.as_str(), old.is_some(), old.as_ref() == Some(&time), summary);
        self.put(time);
        Ok(())
    }

    /// What a release does to data stores; each can be named once.
    pub(super) fn stores(&mut self, line: usize, words: &[StoreWord]) -> Step<Vec<StoreUse>> {
        let mut uses: Vec<StoreUse> = Vec::new();
        for StoreWord { store, schema, restores } in words {
            let id = self.store(store);
            if uses.iter().any(|used| used.store == id) {
                let message = format!("the data store {store} is named twice");
                return Err(Problem { line, column: Some("stores".to_owned()), message });
            }
            uses.push(StoreUse { store: id, schema: *schema, restores: *restores });
        }
        uses.sort_unstable();
        Ok(uses)
    }
}
