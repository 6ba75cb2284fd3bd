//! Reading people, trains, data stores and lead times.

use slipway_domain::Key;
use slipway_domain::policy::LeadTime;
use slipway_domain::release::ReleaseKind;
use slipway_domain::time::Span;

use super::cells::{parse, unique};
use super::{Problems, Row, Sheet};

/// A row of `people.csv`.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// The person's key.
    pub key: Key,
    /// The person's name, where it is said.
    pub name: Option<String>,
    /// The team to which the person belongs, where it is said.
    pub team: Option<Key>,
    /// Where mail reaches the person, where it is said.
    pub email: Option<String>,
    /// Who stands in, where it is said.
    pub deputy: Option<Key>,
}

/// A row of `trains.csv`.
#[derive(Clone, Debug)]
pub struct TrainRow {
    /// Its key.
    pub key: Key,
    /// Its name, where it is said.
    pub name: Option<String>,
    /// The most releases that ride on it, where it is said.
    pub capacity: Option<u32>,
    /// The most risk that rides on it, where it is said.
    pub risk_budget: Option<u32>,
}

/// A row of `stores.csv`.
#[derive(Clone, Debug)]
pub struct StoreRow {
    /// Its key.
    pub key: Key,
    /// Its name, where it is said.
    pub name: Option<String>,
}

/// A row of `lead-times.csv`.
#[derive(Clone, Debug)]
pub struct LeadTimeRow {
    /// The type of release.
    pub kind: ReleaseKind,
    /// How long before its start it is handed in.
    pub lead: Span,
}

/// Reads people.
pub fn people(sheet: &Sheet) -> Result<Vec<Row<PersonRow>>, Problems> {
    let rows = parse(sheet, &["key"], |row| {
        let (key, deputy) = (row.needed("key"), row.parsed("deputy"));
        let (name, team, email) = (row.words("name"), row.parsed("team"), row.words("email"));
        Some(PersonRow { key: key?, name, team, email, deputy })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

/// Reads trains.
pub fn trains(sheet: &Sheet) -> Result<Vec<Row<TrainRow>>, Problems> {
    let rows = parse(sheet, &["key"], |row| {
        let (name, capacity, risk_budget) = (row.words("name"), row.count("capacity"), row.count("risk_budget"));
        Some(TrainRow { key: row.needed("key")?, name, capacity, risk_budget })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

/// Reads data stores.
pub fn stores(sheet: &Sheet) -> Result<Vec<Row<StoreRow>>, Problems> {
    let rows = parse(sheet, &["key"], |row| {
        let name = row.words("name");
        Some(StoreRow { key: row.needed("key")?, name })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

/// Reads lead times.
pub fn lead_times(sheet: &Sheet) -> Result<Vec<Row<LeadTimeRow>>, Problems> {
    let rows = parse(sheet, &["type", "lead"], |row| {
        let (kind, lead) = (row.needed("type"), row.needed::<Span>("lead"));
        if lead.is_some_and(|lead| !LeadTime::may_be(lead)) {
            row.complain("lead", "a lead time cannot be negative");
        }
        Some(LeadTimeRow { kind: kind?, lead: lead? })
    })?;
    unique(sheet, "type", rows, |row| row.kind.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn sheet(text: &str) -> Sheet {
        Sheet::read(text.as_bytes(), Limits::default()).unwrap()
    }

    #[test]
    fn a_capacity_is_a_number() {
        let told = trains(&sheet("key,capacity,risk_budget\nT,many,-1")).unwrap_err();
        assert_eq!(told.count, 2, "{told}");
    }

    #[test]
    fn a_type_has_one_lead_time_in_hours_or_working_days() {
        let rows = lead_times(&sheet("type,lead\nnormal,5wd\nemergency,0")).unwrap();
        assert_eq!((rows[0].says.lead, rows[1].says.lead), (Span::WorkingDays(5), Span::ZERO));
        assert!(lead_times(&sheet("type,lead\nnormal,5wd\nNormal,3wd")).unwrap_err().to_string().contains("line 2"));
        assert!(lead_times(&sheet("type,lead\nnormal,-5wd")).is_err());
        assert!(stores(&sheet("key,name\ndb,Ledger")).is_ok());
    }
}
