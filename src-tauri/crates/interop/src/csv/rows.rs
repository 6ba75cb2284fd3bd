//! Reading services, dependencies, releases and windows.

use slipway_domain::Key;
use slipway_domain::time::Minutes;

use super::boards::scope;
use super::cells::{parse, unique};
use super::times::{recurrence, times, walls};
use super::{Defaults, DependencyRow, Problems, ReleaseRow, Row, ServiceRow, Sheet, WindowRow, columns};

/// Reads services.
pub fn services(sheet: &Sheet) -> Result<Vec<Row<ServiceRow>>, Problems> {
    let rows = parse(sheet, &["key"], |row| {
        Some(ServiceRow {
            name: row.words("name"),
            kind: row.parsed("kind"),
            tier: row.parsed("tier"),
            team: row.parsed("team"),
            region: row.parsed("region"),
            environments: row.several("environment"),
            depends_on: row.several("depends_on"),
            key: row.needed("key")?,
        })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

/// Reads dependencies.
pub fn dependencies(sheet: &Sheet) -> Result<Vec<Row<DependencyRow>>, Problems> {
    let rows = parse(sheet, &["from", "to"], |row| {
        let (from, to) = (row.needed::<Key>("from"), row.needed::<Key>("to"));
        if from.is_some() && from == to {
            row.complain("to", "a thing cannot depend on itself");
        }
        let (kind, lag, relation) = (row.parsed("type"), row.parsed("lag"), row.parsed("relation"));
        let (min_version, calendar) = (row.parsed("min_version"), row.parsed("calendar"));
        Some(DependencyRow { from: from?, to: to?, kind, lag, relation, min_version, calendar })
    })?;
    unique(sheet, "to", rows, |row| format!("{} → {}", row.from, row.to))
}

/// Reads releases.
pub fn releases(sheet: &Sheet, defaults: &Defaults) -> Result<Vec<Row<ReleaseRow>>, Problems> {
    let others: Vec<(usize, &str)> = sheet.others(columns::RELEASES).collect();
    let rows = parse(sheet, &["key"], |row| {
        let times = times(row, defaults, "release");
        let notes = others.iter().filter_map(|(index, name)| {
            let cell = row.texts.get(*index).filter(|cell| !cell.is_empty())?;
            Some(((*name).to_owned(), cell.clone()))
        });
        let notes = notes.collect();
        Some(ReleaseRow {
            title: row.words("title"),
            kind: row.parsed("type"),
            services: row.several("services"),
            environment: row.parsed("environment"),
            team: row.parsed("team"),
            train: row.parsed("train"),
            risk: row.parsed("risk"),
            state: row.parsed("state"),
            depends_on: row.several("depends_on"),
            rollback: row.parsed::<u32>("rollback_minutes").map(|minutes| Minutes::new(minutes.into())),
            version: row.words("version"),
            stores: row.several("stores"),
            deployment_of: row.parsed("deployment_of"),
            notes,
            key: row.needed("key")?,
            times: times?,
        })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

/// Reads windows.
pub fn windows(sheet: &Sheet, defaults: &Defaults) -> Result<Vec<Row<WindowRow>>, Problems> {
    let rows = parse(sheet, &["key", "kind", "start", "end"], |row| {
        let walls = walls(row, defaults, "window");
        let recurrence = recurrence(row);
        let (kind, key) = (row.needed("kind"), row.needed("key"));
        let (severity, owner, limit) = (row.parsed("severity"), row.parsed("owner"), row.count("limit"));
        let (source, reviewed) = (row.words("source"), row.day("reviewed"));
        let (start, end, zone) = walls?;
        Some(WindowRow {
            title: row.words("title"),
            scope: scope(row),
            recurrence,
            key: key?,
            kind: kind?,
            start,
            end,
            zone,
            severity,
            owner,
            source,
            reviewed,
            limit,
        })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

#[cfg(test)]
mod tests {
    use slipway_domain::time::Instant;

    use super::super::Limits;
    use super::*;

    fn sheet(text: &str) -> Sheet {
        Sheet::read(text.as_bytes(), Limits::default()).unwrap()
    }

    fn problem(text: &str) -> String {
        releases(&sheet(text), &Defaults::default()).unwrap_err().to_string()
    }

    #[test]
    fn a_release_needs_a_key_column() {
        assert!(problem("name,start\nx,2026-01-01T00:00:00Z").contains("column key is missing"));
    }

    #[test]
    fn an_impossible_date_is_told_with_its_place() {
        let told = problem("key,start,duration\nR-1,2026-02-30T10:00:00Z,2h");
        assert!(told.starts_with("line 2, column \"start\""), "{told}");
    }

    #[test]
    fn a_wall_time_that_clocks_skip_or_repeat_is_told_with_what_to_write() {
        let told = problem("key,start,duration,zone\nR-1,2026-03-29T02:30,2h,Europe/Berlin");
        assert!(told.contains("does not exist") && told.contains("03:30"), "{told}");
        let told = problem("key,start,duration,zone\nR-1,2026-10-25T02:30,2h,Europe/Berlin");
        assert!(told.contains("comes twice") && told.contains("2026-10-25T01:30:00Z"), "{told}");
    }

    #[test]
    fn a_time_without_offset_needs_a_zone() {
        assert!(problem("key,start,duration\nR-1,2026-03-29T05:30,2h").contains("needs a zone"));
    }

    #[test]
    fn two_rows_with_one_key_are_told_with_both_lines() {
        let told = problem("key,start,duration\nR-1,2026-01-01T00:00:00Z,1h\nR-1,2026-01-02T00:00:00Z,1h");
        assert!(told.starts_with("line 3") && told.contains("line 2"), "{told}");
    }

    #[test]
    fn an_end_alone_takes_the_length_that_the_importer_is_told() {
        let mut sheet = sheet("release,published_at\nosc-lib-4.0.0,2025-04-04T10:20:14+01:00");
        sheet.map(&[("key".into(), "release".into()), ("end".into(), "published_at".into())].into()).unwrap();
        let defaults = Defaults { duration: Some(Minutes::hours(2)), zone: None };
        let rows = releases(&sheet, &defaults).unwrap();
        assert_eq!(rows[0].says.times.start.at, Instant::parse("2025-04-04T07:20:14Z").unwrap());
    }

    #[test]
    fn unknown_columns_are_kept_as_notes() {
        let rows = releases(&sheet("key,start,duration,cost\nR-1,2026-01-01T00:00:00Z,1h,12"), &Defaults::default());
        assert_eq!(rows.unwrap()[0].says.notes["cost"], "12");
    }

    #[test]
    fn a_window_recurs_until_the_day_in_its_column() {
        let text = "key,kind,start,end,zone,rrule,until\nW,maintenance,2026-01-04T01:00,2026-01-04T05:00,Europe/Berlin,FREQ=WEEKLY,2026-02-01";
        let rows = windows(&sheet(text), &Defaults::default()).unwrap();
        assert_eq!(rows[0].says.recurrence.as_ref().unwrap().as_str(), "FREQ=WEEKLY;UNTIL=20260201");
    }
}
