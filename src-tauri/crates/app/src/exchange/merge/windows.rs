//! Rows of windows.

use slipway_domain::calendar::{Scope, Window};
use slipway_domain::id::WindowId;
use slipway_interop::csv::{Problem, Row, WindowRow};

use super::{Merge, Step};

impl Merge {
    pub(super) fn window(&mut self, row: &Row<WindowRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.windows.by_key(says.key.as_str()).cloned();
        let mut scope = Scope { kinds: says.kinds.iter().copied().collect(), ..Scope::default() };
        for key in &says.services {
            scope.services.insert(self.known_service(row.line, "services", key)?);
        }
        scope.teams = says.teams.iter().map(|key| self.team(key)).collect();
        scope.environments = says.environments.iter().map(|key| self.environment(key)).collect();
        scope.regions = says.regions.iter().map(|key| self.region(key)).collect();
        let owner = says.owner.as_ref().map(|key| self.known_person(row.line, "owner", key)).transpose()?;
        let kept = old.as_ref();
        let window = Window {
            id: old.as_ref().map_or_else(|| WindowId::new(self.ids.next()), |old| old.id),
            key: says.key.clone(),
            title: says.title.clone().unwrap_or_else(|| says.key.to_string()),
            kind: says.kind,
            scope,
            zone: says.zone.clone(),
            start: says.start,
            end: says.end,
            recurrence: says.recurrence.clone(),
            severity: says.severity.or(kept.and_then(|old| old.severity)),
            owner: owner.or(kept.and_then(|old| old.owner)),
            source: says.source.clone().or(kept.map(|old| old.source.clone())).unwrap_or_default(),
            reviewed: says.reviewed.or(kept.and_then(|old| old.reviewed)),
            limit: says.limit.or(kept.and_then(|old| old.limit)),
            freeze: kept.and_then(|old| old.freeze.clone()),
        };
        window.check().map_err(|error| Problem::of_line(row.line, error.to_string()))?;
        if let Some(old) = kept {
            old.may_become(&window)
                .map_err(|error| Problem::of_line(row.line, format!("{}: {error}", says.key.as_str())))?;
        }
        let summary = format!("{} {}", window.kind, window.title);
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&window), summary);
        self.put(window);
        Ok(())
    }
}
