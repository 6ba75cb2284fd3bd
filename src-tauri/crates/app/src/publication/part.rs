//! Parts of the plan, by the keys that people type and by the ids that the plan keeps.

use slipway_domain::plan::{Named, Table};
use slipway_domain::publication::{Chosen, Part};
use slipway_domain::{Key, Plan};
use slipway_storage::fingerprint;
use uuid::Uuid;

use super::{CalendarPart, GoneThing};
use crate::desk::id_of;
use crate::error::Result;
use crate::release::{ReleaseFilter, filter_of, selection};
use crate::wire::Text;

impl CalendarPart {
    /// The part that is named; refuses a key that is nobody's.
    pub(super) fn read(&self, plan: &Plan) -> Result<Part> {
        let mut part = Part {
            releases: (self.releases || self.filter != ReleaseFilter::default())
                .then(|| selection(plan, &self.filter))
                .transpose()?,
            layers: chosen(self.all_layers, &self.layers, &plan.windows, "window")?,
            meetings: chosen(self.all_meetings, &self.boards, &plan.boards, "board")?,
        };
        for GoneThing { what, id, .. } in &self.gone {
            part.name(what.0, id.0);
        }
        let names_nothing =
            part.releases.is_none() && part.layers == Chosen::Nothing && part.meetings == Chosen::Nothing;
        Ok(if names_nothing { Part::everything() } else { part })
    }

    /// The part as people name it; what is gone from the plan has its id only.
    pub(super) fn of(part: &Part, plan: &Plan) -> Self {
        let (all_layers, layers) = named(&part.layers, &plan.windows);
        let (all_meetings, boards) = named(&part.meetings, &plan.boards);
        Self {
            releases: part.releases.is_some(),
            filter: part.releases.as_ref().map(|selection| filter_of(plan, selection)).unwrap_or_default(),
            all_layers,
            layers,
            all_meetings,
            boards,
            gone: part.gone(plan).into_iter().map(GoneThing::of).collect(),
        }
    }

    /// The part in words: `releases of team pay, the windows F-1 and F-2`.
    pub(super) fn told(&self) -> String {
        let mut said = Vec::new();
        if self.releases {
            let words = words(&self.filter);
            said.push(if words.is_empty() { "every release".to_owned() } else { format!("releases: {words}") });
        }
        said.extend(several(self.all_layers, &self.layers, "every window", "windows"));
        said.extend(several(self.all_meetings, &self.boards, "every CAB meeting", "meetings of"));
        if !self.gone.is_empty() {
            let gone: Vec<&str> = self.gone.iter().map(|gone| gone.told.as_str()).collect();
            said.push(format!("no longer in the plan: {}", gone.join(", ")));
        }
        said.join("; ")
    }
}

fn several(all: bool, keys: &[Text<Key>], everything: &str, some: &str) -> Option<String> {
    let keys: Vec<String> = keys.iter().map(|key| key.to_string()).collect();
    match (all, keys.is_empty()) {
        (true, _) => Some(everything.to_owned()),
        (false, true) => None,
        (false, false) => Some(format!("{some} {}", keys.join(", "))),
    }
}

fn chosen<T: Named>(all: bool, keys: &[Text<Key>], table: &Table<T>, what: &str) -> Result<Chosen<T::Id>> {
    if all {
        return Ok(Chosen::Everything);
    }
    if keys.is_empty() {
        return Ok(Chosen::Nothing);
    }
    Ok(Chosen::Only(keys.iter().map(|key| id_of(table, what, key)).collect::<Result<_>>()?))
}

fn named<T: Named>(chosen: &Chosen<T::Id>, table: &Table<T>) -> (bool, Vec<Text<Key>>) {
    match chosen {
        Chosen::Nothing => (false, Vec::new()),
        Chosen::Everything => (true, Vec::new()),
        Chosen::Only(ids) => {
            let mut keys: Vec<Key> = ids.iter().filter_map(|id| table.get(*id)?.key().cloned()).collect();
            keys.sort();
            (false, keys.into_iter().map(Text).collect())
        }
    }
}

/// What a filter says, in words.
fn words(filter: &ReleaseFilter) -> String {
    let said = serde_json::to_value(filter).unwrap_or_default();
    let said = said.as_object().into_iter().flatten();
    let word = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Array(texts) if !texts.is_empty() => {
            Some(texts.iter().filter_map(|text| text.as_str()).collect::<Vec<_>>().join(" or "))
        }
        _ => None,
    };
    said.filter_map(|(name, value)| Some(format!("{name} {}", word(value)?))).collect::<Vec<_>>().join(", ")
}

/// The name of a part of the plan's calendar: another than the plan's own, so that importing one never replaces the
/// other, and the same for the same part.
pub(super) fn named_after(plan: Uuid, words: &str) -> Uuid {
    let digest = fingerprint(format!("{plan} {words}"));
    digest.get(..32).and_then(|half| Uuid::try_parse(half).ok()).unwrap_or(plan)
}
