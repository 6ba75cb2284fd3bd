//! Rows of files merged into a copy of the plan, edit by edit.

mod catalogue;
mod changes;
mod dependencies;
mod graph;
mod mentioned;
mod milestones;
mod roster;
mod steps;
mod windows;

use std::sync::Arc;

use slipway_domain::catalogue::{Service, ServiceKind, Tier};
use slipway_domain::id::{EnvironmentId, PersonId, ReleaseId, ServiceId};
use slipway_domain::plan::{Edit, Named};
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Instant, Minutes};
use slipway_domain::{Key, Plan};
use slipway_interop::csv::{self, Defaults, Problem, Problems, ReleaseRow, Row, ServiceRow, Sheet};

use self::dependencies::{Ends, Needs, Waits};
use super::{ImportKind, ImportLine};
use crate::host::Ids;

/// A plan into which rows are merged, with every edit that this takes.
pub(super) struct Merge {
    /// The plan as it is after what was merged so far.
    pub(super) plan: Plan,
    ids: Arc<dyn Ids>,
    now: Instant,
    file: String,
    ends: Ends,
    /// What changes.
    pub(super) edits: Vec<Edit>,
    /// What became of each row.
    pub(super) lines: Vec<ImportLine>,
    /// What was made because a row names it.
    pub(super) made: Vec<String>,
    /// What a person should know.
    pub(super) warnings: Vec<String>,
}

/// What is known of a release beside what a row says.
#[derive(Default)]
pub(super) struct Beside {
    /// Its id, if it is new.
    pub(super) id: Option<ReleaseId>,
    /// What it is about, where that is said.
    pub(super) description: Option<String>,
}

type Step<T> = std::result::Result<T, Problem>;

impl Merge {
    pub(super) fn new(plan: Plan, ids: Arc<dyn Ids>, now: Instant) -> Self {
        Self {
            ends: Ends::of(&plan),
            plan,
            ids,
            now,
            file: String::new(),
            edits: Vec::new(),
            lines: Vec::new(),
            made: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Turns to another file.
    pub(super) fn begin(&mut self, path: &str) {
        path.clone_into(&mut self.file);
        self.ends.lines.clear();
    }

    /// Merges a file, or says everything that is wrong with it.
    pub(super) fn file(
        &mut self,
        path: &str,
        kind: ImportKind,
        sheet: &Sheet,
        defaults: &Defaults,
    ) -> Result<(), Problems> {
        self.begin(path);
        let merged = match kind {
            ImportKind::Services => self.services(&csv::services(sheet)?),
            ImportKind::Dependencies => self.dependencies(&csv::dependencies(sheet)?),
            ImportKind::Releases => {
                return self.releases(&csv::releases(sheet, defaults)?).map_err(|found| found.in_words_of(sheet));
            }
            ImportKind::Windows => self.each(&csv::windows(sheet, defaults)?, Self::window),
            ImportKind::People => self.people(&csv::people(sheet)?),
            ImportKind::Bookings => self.each(&csv::bookings(sheet, defaults)?, Self::booking),
            ImportKind::Absences => self.each(&csv::absences(sheet, defaults)?, Self::absence),
            ImportKind::Shifts => self.each(&csv::shifts(sheet, defaults)?, Self::shift),
            ImportKind::Trains => self.each(&csv::trains(sheet)?, Self::train_row),
            ImportKind::Stores => self.each(&csv::stores(sheet)?, Self::store_row),
            ImportKind::Changes => self.each(&csv::changes(sheet)?, Self::change),
            ImportKind::LeadTimes => self.each(&csv::lead_times(sheet)?, Self::lead_time),
            ImportKind::Milestones => self.each(&csv::milestones(sheet)?, Self::milestone),
            ImportKind::Boards => self.each(&csv::boards(sheet, defaults)?, Self::board),
            ImportKind::Steps => self.steps(&csv::steps(sheet)?),
            ImportKind::Graphml | ImportKind::Cyclonedx | ImportKind::Backstage => Ok(()),
        };
        let others: Vec<&str> = sheet.others(kind.columns()).map(|(_, name)| name).collect();
        if !others.is_empty() {
            self.warnings
                .push(format!("{path}: only releases keep notes, so nothing was made of {}", others.join(", ")));
        }
        merged.map_err(|found| found.in_words_of(sheet))
    }

    fn services(&mut self, rows: &[Row<ServiceRow>]) -> Result<(), Problems> {
        self.each(rows, Self::service)?;
        self.each(rows, Self::service_needs)?;
        self.circle()
    }

    fn releases(&mut self, rows: &[Row<ReleaseRow>]) -> Result<(), Problems> {
        self.each(rows, Self::release)?;
        self.each(rows, Self::release_deploys)?;
        self.each(rows, Self::release_waits)?;
        self.circle()
    }

    fn each<T>(&mut self, rows: &[Row<T>], step: fn(&mut Self, &Row<T>) -> Step<()>) -> Result<(), Problems> {
        let mut first = Vec::new();
        let mut count = 0;
        for row in rows {
            if let Err(problem) = step(self, row) {
                count += 1;
                if first.len() < Problems::MOST {
                    first.push(problem);
                }
            }
        }
        if count == 0 { Ok(()) } else { Err(Problems { first, count }) }
    }

    fn put(&mut self, edit: impl Into<Edit>) {
        let edit = edit.into();
        self.plan.apply(&edit);
        self.edits.push(edit);
    }

    fn say(&mut self, line: usize, key: &Key, before: bool, same: bool, summary: String) {
        self.say_of(line, key.as_str(), before, same, summary);
    }

    fn say_of(&mut self, line: usize, key: &str, before: bool, same: bool, summary: String) {
        let outcome = match (before, same) {
            (false, _) => "added",
            (true, false) => "updated",
            (true, true) => "unchanged",
        };
        let file = self.file.clone();
        let (key, outcome) = (key.to_owned(), outcome.to_owned());
        self.lines.push(ImportLine { file, line, key, outcome, summary, ..ImportLine::default() });
    }

    #[expect(clippy::unnecessary_wraps, reason = "every kind of row has the same signature")]
    fn service(&mut self, row: &Row<ServiceRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.services.by_key(says.key.as_str()).cloned();
        let base = old.clone().unwrap_or_else(|| Service {
            id: ServiceId::new(self.ids.next()),
            key: says.key.clone(),
            name: says.key.to_string(),
            kind: ServiceKind::Service,
            tier: Tier::DEFAULT,
            regulated: false,
            team: None,
            region: None,
            environments: Vec::new(),
        });
        let mut environments: Vec<EnvironmentId> = says.environments.iter().map(|key| self.environment(key)).collect();
        environments.sort_unstable();
        environments.dedup();
        let service = Service {
            name: says.name.clone().unwrap_or(base.name),
            kind: says.kind.unwrap_or(base.kind),
            tier: says.tier.unwrap_or(base.tier),
            regulated: base.regulated,
            team: says.team.as_ref().map(|key| self.team(key)).or(base.team),
            region: says.region.as_ref().map(|key| self.region(key)).or(base.region),
            environments: if environments.is_empty() { base.environments } else { environments },
            id: base.id,
            key: base.key,
        };
        let summary = format!("{} {}, tier {}", service.kind, service.name, service.tier);
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&service), summary);
        self.put(service);
        Ok(())
    }

    fn service_needs(&mut self, row: &Row<ServiceRow>) -> Step<()> {
        let from = self.known_service(row.line, "key", &row.says.key)?;
        for key in &row.says.depends_on {
            let to = self.known_service(row.line, "depends_on", key)?;
            self.link_services(row.line, from, to, Needs::default());
        }
        Ok(())
    }

    fn known_service(&self, line: usize, column: &str, key: &Key) -> Step<ServiceId> {
        self.plan.services.by_key(key.as_str()).map(Named::id).ok_or_else(|| nothing(line, column, "service", key))
    }

    fn known_release(&self, line: usize, column: &str, key: &Key) -> Step<ReleaseId> {
        self.plan.releases.by_key(key.as_str()).map(Named::id).ok_or_else(|| nothing(line, column, "release", key))
    }

    fn known_person(&self, line: usize, column: &str, key: &Key) -> Step<PersonId> {
        self.plan.people.by_key(key.as_str()).map(Named::id).ok_or_else(|| nothing(line, column, "person", key))
    }

    fn release(&mut self, row: &Row<ReleaseRow>) -> Step<()> {
        self.release_as(row, Beside::default()).map(drop)
    }

    /// Merges a release of which more is known than a row of a table can say; answers with its id.
    pub(super) fn release_as(&mut self, row: &Row<ReleaseRow>, beside: Beside) -> Step<ReleaseId> {
        let says = &row.says;
        let old = self.plan.releases.by_key(says.key.as_str()).cloned();
        let mut services = Vec::new();
        for key in &says.services {
            services.push(self.known_service(row.line, "services", key)?);
        }
        services.sort_unstable();
        services.dedup();
        let (rollback, validation, stabilisation) =
            old.as_ref().map_or((Minutes::ZERO, Minutes::ZERO, Minutes::ZERO), |old| {
                (old.planned.rollback(), old.planned.validation(), old.planned.stabilisation())
            });
        let times = &says.times;
        let planned = Planned::new(times.start, times.end, times.zone.clone())
            .and_then(|planned| planned.with_segments(validation, says.rollback.unwrap_or(rollback), stabilisation))
            .map_err(|error| Problem::of_line(row.line, error.to_string()))?;
        let environment = match (&says.environment, &old) {
            (Some(key), _) => self.environment(key),
            (None, Some(old)) => old.environment,
            (None, None) => self.production(),
        };
        let kept = old.as_ref();
        let stores = self.stores(row.line, &says.stores)?;
        let mut release = Release {
            id: kept.map(|old| old.id).or(beside.id).unwrap_or_else(|| ReleaseId::new(self.ids.next())),
            key: says.key.clone(),
            deployment_of: self.whole(says).or(kept.and_then(|old| old.deployment_of)),
            title: says.title.clone().or(kept.map(|old| old.title.clone())).unwrap_or_else(|| says.key.to_string()),
            description: beside.description.or(kept.map(|old| old.description.clone())).unwrap_or_default(),
            kind: says.kind.or(kept.map(|old| old.kind)).unwrap_or(ReleaseKind::Normal),
            state: kept.map_or(ReleaseState::Draft, |old| old.state),
            services: if services.is_empty() {
                kept.map(|old| old.services.clone()).unwrap_or_default()
            } else {
                services
            },
            environment,
            team: says.team.as_ref().map(|key| self.team(key)).or(kept.and_then(|old| old.team)),
            train: says.train.as_ref().map(|key| self.train(key)).or(kept.and_then(|old| old.train)),
            risk: says.risk.or(kept.and_then(|old| old.risk)),
            planned,
            version: says.version.clone().or(kept.and_then(|old| old.version.clone())),
            people: kept.map(|old| old.people.clone()).unwrap_or_default(),
            stores: if stores.is_empty() { kept.map(|old| old.stores.clone()).unwrap_or_default() } else { stores },
            submitted: kept.and_then(|old| old.submitted),
            notes: says.notes.clone(),
        };
        if let Some(state) = says.state {
            release.enter(state, self.now);
        }
        let summary = format!(
            "{} {}",
            release.title,
            slipway_domain::conflict::told(release.occupancy(), release.planned.zone())
        );
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&release), summary);
        let id = release.id;
        self.put(release);
        Ok(id)
    }

    /// The release of which a row is a deployment, where it is in the plan already.
    fn whole(&self, says: &ReleaseRow) -> Option<ReleaseId> {
        Some(self.plan.releases.by_key(says.deployment_of.as_ref()?.as_str())?.id)
    }

    /// A deployment may stand above its release, so that it is tied to it when every row is read.
    fn release_deploys(&mut self, row: &Row<ReleaseRow>) -> Step<()> {
        let id = self.known_release(row.line, "key", &row.says.key)?;
        let Some(mut release) = self.plan.releases.get(id).cloned() else { return Ok(()) };
        if let Some(key) = &row.says.deployment_of {
            let whole = Some(self.known_release(row.line, "deployment_of", key)?);
            if release.deployment_of != whole {
                release.deployment_of = whole;
                self.put(release.clone());
            }
        }
        self.plan.may_be_deployment(&release).map_err(|error| Problem::of_line(row.line, error.to_string()))
    }

    fn release_waits(&mut self, row: &Row<ReleaseRow>) -> Step<()> {
        let successor = self.known_release(row.line, "key", &row.says.key)?;
        for key in &row.says.depends_on {
            let predecessor = self.known_release(row.line, "depends_on", key)?;
            self.link_releases(row.line, successor, predecessor, Waits::default());
        }
        Ok(())
    }
}

fn nothing(line: usize, column: &str, what: &str, key: &Key) -> Problem {
    let message = format!("there is no {what} {:?}; import it first, or mend the key", key.as_str());
    Problem { line, column: Some(column.to_owned()), message }
}
