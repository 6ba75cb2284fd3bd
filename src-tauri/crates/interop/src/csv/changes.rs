//! Reading candidate changes.

use chrono::NaiveDate;
use slipway_domain::Key;
use slipway_domain::bundle::{Effort, Mandatory, Urgency, Value};
use slipway_domain::risk::{Impact, Likelihood};

use super::cells::{parse, unique};
use super::{Problems, Row, Sheet};

/// A row of `changes.csv`.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// Its key.
    pub key: Key,
    /// What it is, where it is said.
    pub title: Option<String>,
    /// The service that it changes, where it is said.
    pub service: Option<Key>,
    /// What it is worth, where it is said.
    pub value: Option<Value>,
    /// How soon it is needed, where it is said.
    pub urgency: Option<Urgency>,
    /// The day by whose end it must be live, where it is said.
    pub deadline: Option<NaiveDate>,
    /// The work that it takes, where it is said.
    pub effort: Option<Effort>,
    /// How bad it is when it goes wrong, where it is said.
    pub impact: Option<Impact>,
    /// How likely it is to go wrong, where it is said.
    pub likelihood: Option<Likelihood>,
    /// Why it has to be in, where it is said.
    pub mandatory: Option<Mandatory>,
}

/// Reads candidate changes.
pub fn changes(sheet: &Sheet) -> Result<Vec<Row<ChangeRow>>, Problems> {
    let rows = parse(sheet, &["key"], |row| {
        Some(ChangeRow {
            title: row.words("title"),
            service: row.parsed("service"),
            value: row.parsed("value"),
            urgency: row.parsed("urgency"),
            deadline: row.day("deadline"),
            effort: row.parsed("effort"),
            impact: row.parsed("impact"),
            likelihood: row.parsed("likelihood"),
            mandatory: row.parsed("mandatory"),
            key: row.needed("key")?,
        })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn read(text: &str) -> Result<Vec<Row<ChangeRow>>, Problems> {
        changes(&Sheet::read(text.as_bytes(), Limits::default()).unwrap())
    }

    #[test]
    fn a_change_says_what_it_is_worth_and_what_it_risks() {
        let text = "key,title,service,value,urgency,deadline,effort,impact,likelihood,mandatory\n\
            CH-1,Card tokens,payments,8,9,2026-12-31,2.5,4,3,security\nCH-2,,,,,,,,,";
        let rows = read(text).unwrap();
        let says = &rows[0].says;
        assert_eq!((says.effort.unwrap().to_string(), says.mandatory), ("2.5".to_owned(), Some(Mandatory::Security)));
        assert_eq!(says.deadline, NaiveDate::from_ymd_opt(2026, 12, 31));
        assert!(rows[1].says.value.is_none() && rows[1].says.title.is_none());
    }

    #[test]
    fn numbers_off_their_scales_are_told_with_their_places() {
        let told = read("key,value,urgency,effort,impact,likelihood,mandatory\nCH-1,11,0,-1,6,x,perhaps").unwrap_err();
        let columns: Vec<&str> = told.first.iter().filter_map(|problem| problem.column.as_deref()).collect();
        assert_eq!(columns, ["value", "urgency", "effort", "impact", "likelihood", "mandatory"]);
        assert!(told.first[0].message.contains("from 1 to 10"), "{told}");
        assert!(read("key\nCH-1\nCH-1").unwrap_err().to_string().contains("line 2"));
    }
}
