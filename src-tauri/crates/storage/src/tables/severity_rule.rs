//! How much conflicts weigh, where something was settled.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::SeverityRuleId;
use slipway_domain::plan::Table;
use slipway_domain::policy::SeverityRule;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, rule: &SeverityRule) -> Result<(), StorageError> {
    let SeverityRule { id, code, critical, otherwise, version } = rule;
    let values: [&dyn ToSql; 5] = [&id.to_string(), &code.as_str(), &critical.as_str(), &otherwise.as_str(), version];
    row::put(db, "severity_rule", &["id", "code", "critical", "otherwise", "version"], &values)
}

pub(crate) fn remove(db: &Connection, id: SeverityRuleId) -> Result<(), StorageError> {
    row::remove(db, "severity_rule", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<SeverityRule>, StorageError> {
    each(db, "severity_rule", "SELECT id, code, critical, otherwise, version FROM severity_rule", |cells| {
        Ok(SeverityRule {
            id: cells.id(0, SeverityRuleId::new)?,
            code: cells.parsed(1)?,
            critical: cells.parsed(2)?,
            otherwise: cells.parsed(3)?,
            version: cells.plain(4)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::conflict::Code;
    use slipway_domain::plan::Edit;
    use slipway_domain::policy::Weight;

    use super::*;
    use crate::tables::testing::{mirrors, uuid};

    #[test]
    fn every_code_and_every_weight_is_read_back() {
        let id = SeverityRuleId::new(uuid(85));
        let rule = |code, weight| SeverityRule { id, code, critical: weight, otherwise: Weight::Soft, version: 1 };
        let codes = Code::ALL.iter().map(|code| Edit::from(rule(*code, Weight::Hard)));
        let weights = Weight::ALL.iter().map(|weight| Edit::from(rule(Code::C14, *weight)));
        let later = SeverityRule { version: 2, ..rule(Code::C14, Weight::Off) };
        mirrors(codes.chain(weights).chain([later.into(), Edit::RemoveSeverityRule(id)]));
    }
}
