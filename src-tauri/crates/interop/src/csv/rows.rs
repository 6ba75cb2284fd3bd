//! Rows of the four kinds of file, with every cell parsed.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDateTime;
use slipway_domain::Key;
use slipway_domain::calendar::WindowKind;
use slipway_domain::catalogue::{LinkKind, Tier};
use slipway_domain::dependency::Relation;
use slipway_domain::release::{ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Minutes, Moment, Recurrence, Resolved, Span, Zone};

use super::{Problem, Problems, Sheet, columns};

/// What holds where a row says nothing.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// The zone of times without an offset.
    pub zone: Option<Zone>,
    /// The length of a release that has only a start or only an end.
    pub duration: Option<Minutes>,
}

/// A row and the line on which it begins.
#[derive(Clone, Debug)]
pub struct Row<T> {
    /// The line, from 1.
    pub line: usize,
    /// What it says.
    pub says: T,
}

/// A row of `services.csv`.
#[derive(Clone, Debug)]
pub struct ServiceRow {
    /// Its key.
    pub key: Key,
    /// Its name, where it is said.
    pub name: Option<String>,
    /// Its tier, where it is said.
    pub tier: Option<Tier>,
    /// Its team, where it is said.
    pub team: Option<Key>,
    /// Its region, where it is said.
    pub region: Option<Key>,
    /// Its environments.
    pub environments: Vec<Key>,
    /// The services that it needs.
    pub depends_on: Vec<Key>,
}

/// A row of `dependencies.csv`.
#[derive(Clone, Debug)]
pub struct DependencyRow {
    /// The one that needs or waits.
    pub from: Key,
    /// The one that is needed.
    pub to: Key,
    /// The dependency type, where it is said.
    pub kind: Option<LinkKind>,
    /// The lag, where it is said.
    pub lag: Option<Span>,
    /// The relation, where it is said.
    pub relation: Option<Relation>,
}

/// When a release happens.
#[derive(Clone, Debug)]
pub struct Times {
    /// Its start.
    pub start: Moment,
    /// Its end.
    pub end: Moment,
    /// The zone in which it is planned.
    pub zone: Zone,
}

/// A row of `releases.csv`.
#[derive(Clone, Debug)]
pub struct ReleaseRow {
    /// Its key.
    pub key: Key,
    /// Its title, where it is said.
    pub title: Option<String>,
    /// Its type, where it is said.
    pub kind: Option<ReleaseKind>,
    /// The services that it touches.
    pub services: Vec<Key>,
    /// Its environment, where it is said.
    pub environment: Option<Key>,
    /// When it happens.
    pub times: Times,
    /// Its team, where it is said.
    pub team: Option<Key>,
    /// Its train, where it is said.
    pub train: Option<Key>,
    /// Its risk, where it is said.
    pub risk: Option<Risk>,
    /// Its state, where it is said.
    pub state: Option<ReleaseState>,
    /// The releases for which it waits.
    pub depends_on: Vec<Key>,
    /// The rollback reserve, where it is said.
    pub rollback: Option<Minutes>,
    /// Its version, where it is said.
    pub version: Option<String>,
    /// Everything else that the row says, by column.
    pub notes: BTreeMap<String, String>,
}

/// A row of `windows.csv`.
#[derive(Clone, Debug)]
pub struct WindowRow {
    /// Its key.
    pub key: Key,
    /// Its title, where it is said.
    pub title: Option<String>,
    /// What it means.
    pub kind: WindowKind,
    /// When it first begins, on the wall.
    pub start: NaiveDateTime,
    /// When it first ends, on the wall.
    pub end: NaiveDateTime,
    /// The zone of its wall times.
    pub zone: Zone,
    /// How it recurs, if it does.
    pub recurrence: Option<Recurrence>,
    /// Services in scope.
    pub services: Vec<Key>,
    /// Teams in scope.
    pub teams: Vec<Key>,
    /// Environments in scope.
    pub environments: Vec<Key>,
    /// Regions in scope.
    pub regions: Vec<Key>,
    /// Types in scope.
    pub kinds: Vec<ReleaseKind>,
}

/// One row while it is parsed; problems gather in it.
struct Cells<'a> {
    sheet: &'a Sheet,
    line: usize,
    texts: &'a [String],
    problems: Vec<Problem>,
}

impl Cells<'_> {
    fn text(&self, ours: &str) -> Option<&str> {
        let cell = self.texts.get(self.sheet.index(ours)?)?;
        (!cell.is_empty()).then_some(cell.as_str())
    }

    fn complain(&mut self, ours: &str, message: impl Into<String>) {
        let theirs = self.sheet.index(ours).and_then(|index| self.sheet.columns.get(index));
        let column = Some(theirs.cloned().unwrap_or_else(|| ours.to_owned()));
        self.problems.push(Problem { line: self.line, column, message: message.into() });
    }

    fn parsed<T: FromStr<Err: Display>>(&mut self, ours: &str) -> Option<T> {
        match self.text(ours)?.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let message = error.to_string();
                self.complain(ours, message);
                None
            }
        }
    }

    fn needed<T: FromStr<Err: Display>>(&mut self, ours: &str) -> Option<T> {
        if self.text(ours).is_none() {
            self.complain(ours, format!("{ours} is missing"));
        }
        self.parsed(ours)
    }

    fn several<T: FromStr<Err: Display>>(&mut self, ours: &str) -> Vec<T> {
        let parts: Vec<String> =
            self.text(ours).unwrap_or_default().split('|').map(|part| part.trim().to_owned()).collect();
        let mut values = Vec::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            match part.parse() {
                Ok(value) => values.push(value),
                Err(error) => self.complain(ours, T::Err::to_string(&error)),
            }
        }
        values
    }

    fn words(&self, ours: &str) -> Option<String> {
        self.text(ours).map(str::to_owned)
    }

    /// A time with an offset, or on the wall of a zone where it must come exactly once.
    fn moment(&mut self, ours: &str, zone: Option<&Zone>) -> Option<Moment> {
        let text = self.words(ours)?;
        if let Ok(at) = Instant::parse(&text) {
            return Some(Moment::of(at, zone.unwrap_or(&Zone::utc())));
        }
        let Some(wall) = wall(&text) else {
            self.complain(
                ours,
                format!("{text:?} is not a time that exists; write 2026-11-28T22:00 or 2026-11-28T21:00:00Z"),
            );
            return None;
        };
        let Some(zone) = zone else {
            self.complain(
                ours,
                format!(
                    "{text:?} has no offset, so the row needs a zone; fill in the column zone or give a zone for all"
                ),
            );
            return None;
        };
        match zone.resolve(wall) {
            Resolved::Once(at) => Some(Moment { at, wall, occurrence: None }),
            Resolved::Never { after } => {
                let next = zone.wall(after).format("%Y-%m-%dT%H:%M");
                self.complain(
                    ours,
                    format!("{text:?} does not exist in {zone}: clocks jump over it; did you mean {next}?"),
                );
                None
            }
            Resolved::Twice { earlier, later } => {
                self.complain(
                    ours,
                    format!("{text:?} comes twice in {zone}: clocks go back over it; write {earlier} or {later}"),
                );
                None
            }
        }
    }
}

/// Parses a wall time or a date, which stands for its midnight.
fn wall(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().replacen(' ', "T", 1);
    let midnight = || text.parse::<chrono::NaiveDate>().ok().map(|day| day.and_time(chrono::NaiveTime::MIN));
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok())
        .or_else(midnight)
}

/// Parses every row; answers with all of them or with everything that is wrong.
fn parse<T>(
    sheet: &Sheet,
    needed: &[&str],
    one: impl Fn(&mut Cells<'_>) -> Option<T>,
) -> Result<Vec<Row<T>>, Problems> {
    let missing: Vec<&str> = needed.iter().copied().filter(|name| sheet.index(name).is_none()).collect();
    if !missing.is_empty() {
        let message = format!(
            "the column {} is missing; the file has: {}. Name it with --map THEIRS={}",
            missing.join(", "),
            sheet.columns.join(", "),
            missing.first().copied().unwrap_or_default()
        );
        return Err(Problems::one(Problem::of_line(1, message)));
    }
    let (mut rows, mut first, mut count) = (Vec::with_capacity(sheet.rows.len()), Vec::new(), 0);
    for (line, cells) in &sheet.rows {
        let mut row = Cells { sheet, line: *line, texts: cells, problems: Vec::new() };
        let says = one(&mut row);
        count += row.problems.len();
        first.extend(row.problems.into_iter().take(Problems::MOST - first.len().min(Problems::MOST)));
        rows.extend(says.map(|says| Row { line: *line, says }));
    }
    if count == 0 { Ok(rows) } else { Err(Problems { first, count }) }
}

/// Refuses two rows with one key, naming both lines.
fn unique<T>(rows: Vec<Row<T>>, key: impl Fn(&T) -> String) -> Result<Vec<Row<T>>, Problems> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut twins = Vec::new();
    for row in &rows {
        let key = key(&row.says);
        match seen.get(&key) {
            Some(line) => twins.push(Problem::of_line(
                row.line,
                format!("{key:?} is already in line {line}; a key can come only once"),
            )),
            None => drop(seen.insert(key, row.line)),
        }
    }
    let count = twins.len();
    twins.truncate(Problems::MOST);
    if count == 0 { Ok(rows) } else { Err(Problems { first: twins, count }) }
}

/// Reads services.
pub fn services(sheet: &Sheet) -> Result<Vec<Row<ServiceRow>>, Problems> {
    let rows = parse(sheet, &["key"], |row| {
        Some(ServiceRow {
            name: row.words("name"),
            tier: row.parsed("tier"),
            team: row.parsed("team"),
            region: row.parsed("region"),
            environments: row.several("environment"),
            depends_on: row.several("depends_on"),
            key: row.needed("key")?,
        })
    })?;
    unique(rows, |row| row.key.to_string())
}

/// Reads dependencies.
pub fn dependencies(sheet: &Sheet) -> Result<Vec<Row<DependencyRow>>, Problems> {
    let rows = parse(sheet, &["from", "to"], |row| {
        let (from, to) = (row.needed::<Key>("from"), row.needed::<Key>("to"));
        if from.is_some() && from == to {
            row.complain("to", "a thing cannot depend on itself");
        }
        let (kind, lag, relation) = (row.parsed("type"), row.parsed("lag"), row.parsed("relation"));
        Some(DependencyRow { from: from?, to: to?, kind, lag, relation })
    })?;
    unique(rows, |row| format!("{} → {}", row.from, row.to))
}

/// Reads releases.
pub fn releases(sheet: &Sheet, defaults: &Defaults) -> Result<Vec<Row<ReleaseRow>>, Problems> {
    let others: Vec<(usize, &str)> = sheet.others(columns::RELEASES).collect();
    let rows = parse(sheet, &["key"], |row| {
        let times = times(row, defaults);
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
            notes,
            key: row.needed("key")?,
            times: times?,
        })
    })?;
    unique(rows, |row| row.key.to_string())
}

fn times(row: &mut Cells<'_>, defaults: &Defaults) -> Option<Times> {
    let zone: Option<Zone> = if row.text("zone").is_some() { Some(row.parsed("zone")?) } else { defaults.zone.clone() };
    let length = match row.parsed::<Span>("duration") {
        Some(Span::Calendar(minutes)) => Some(minutes),
        Some(Span::WorkingDays(_)) => {
            row.complain(
                "duration",
                "a release lasts hours or calendar days, not working days; write it as 90m, 2h or 1d",
            );
            return None;
        }
        None => defaults.duration,
    };
    let (has_start, has_end) = (row.text("start").is_some(), row.text("end").is_some());
    let (start, end) = (row.moment("start", zone.as_ref()), row.moment("end", zone.as_ref()));
    if has_start && start.is_none() || has_end && end.is_none() {
        return None;
    }
    let zone = zone.unwrap_or_else(Zone::utc);
    let (start, end) = match (start, end, length) {
        (Some(start), Some(end), _) => (start, end),
        (Some(start), None, Some(length)) => (start, Moment::of(start.at.plus(length), &zone)),
        (None, Some(end), Some(length)) => (Moment::of(end.at.plus(-length), &zone), end),
        (None, None, _) => {
            row.complain("start", "the release has neither start nor end; give one of them");
            return None;
        }
        (_, _, None) => {
            row.complain(
                "duration",
                "the release has only one end of its time; fill in the other, a duration, or give a duration for all",
            );
            return None;
        }
    };
    if end.at <= start.at {
        row.complain("end", format!("the release ends ({}) before it starts ({})", end.at, start.at));
        return None;
    }
    Some(Times { start, end, zone })
}

/// Reads windows.
pub fn windows(sheet: &Sheet, defaults: &Defaults) -> Result<Vec<Row<WindowRow>>, Problems> {
    let rows = parse(sheet, &["key", "kind", "start", "end"], |row| {
        let zone: Option<Zone> = if row.text("zone").is_some() { row.parsed("zone") } else { defaults.zone.clone() };
        let (start, end) = (window_end(row, "start", zone.as_ref()), window_end(row, "end", zone.as_ref()));
        if let (Some(start), Some(end)) = (start, end)
            && end <= start
        {
            row.complain("end", "the window ends before it starts");
        }
        let recurrence = recurrence(row);
        let (kind, key) = (row.needed("kind"), row.needed("key"));
        Some(WindowRow {
            title: row.words("title"),
            services: row.several("services"),
            teams: row.several("teams"),
            environments: row.several("environments"),
            regions: row.several("regions"),
            kinds: row.several("types"),
            recurrence,
            key: key?,
            kind: kind?,
            start: start?,
            end: end?,
            zone: zone.unwrap_or_else(Zone::utc),
        })
    })?;
    unique(rows, |row| row.key.to_string())
}

/// An end of a window as a wall time; a clock change inside is no problem, because a window keeps to the wall.
fn window_end(row: &mut Cells<'_>, ours: &str, zone: Option<&Zone>) -> Option<NaiveDateTime> {
    let Some(text) = row.words(ours) else {
        row.complain(ours, format!("{ours} is missing"));
        return None;
    };
    if let Ok(at) = Instant::parse(&text) {
        return Some(zone.unwrap_or(&Zone::utc()).wall(at));
    }
    if zone.is_none() {
        row.complain(
            ours,
            format!("{text:?} has no offset, so the row needs a zone; fill in the column zone or give a zone for all"),
        );
        return None;
    }
    let found = wall(&text);
    if found.is_none() {
        row.complain(ours, format!("{text:?} is not a time that exists; write 2026-12-18T00:00"));
    }
    found
}

/// The rule with its end, which may stand in a column of its own.
fn recurrence(row: &mut Cells<'_>) -> Option<Recurrence> {
    let rule: Recurrence = row.parsed("rrule")?;
    let Some(until) = row.words("until") else { return Some(rule) };
    let Some(until) = wall(&until) else {
        row.complain("until", format!("{until:?} is not a day or time; write 2027-12-31"));
        return None;
    };
    let text = format!("{rule};UNTIL={}", until.format("%Y%m%dT%H%M%S"));
    match Recurrence::parse(&text) {
        Ok(rule) => Some(rule),
        Err(error) => {
            row.complain("until", error.to_string());
            None
        }
    }
}

#[cfg(test)]
mod tests {
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
        assert_eq!(rows[0].says.recurrence.as_ref().unwrap().as_str(), "FREQ=WEEKLY;UNTIL=20260201T000000");
    }
}
