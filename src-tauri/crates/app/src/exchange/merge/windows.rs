//! Rows of windows and boards.

use slipway_domain::board::Board;
use slipway_domain::calendar::{Scope, Window};
use slipway_domain::id::{BoardId, WindowId};
use slipway_interop::csv::{BoardRow, Problem, Row, ScopeColumns, WindowRow};

use super::{Merge, Step};

impl Merge {
    pub(super) fn window(&mut self, row: &Row<WindowRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.windows.by_key(says.key.as_str()).cloned();
        let scope = self.scope(row.line, &says.scope)?;
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

    pub(super) fn board(&mut self, row: &Row<BoardRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.boards.by_key(says.key.as_str()).cloned();
        let board = Board {
            id: old.as_ref().map_or_else(|| BoardId::new(self.ids.next()), |old| old.id),
            key: says.key.clone(),
            name: says
                .name
                .clone()
                .or(old.as_ref().map(|old| old.name.clone()))
                .unwrap_or_else(|| says.key.to_string()),
            scope: self.scope(row.line, &says.scope)?,
            zone: says.zone.clone(),
            start: says.start,
            end: says.end,
            recurrence: says.recurrence.clone(),
            cut_off: says.cut_off,
            cut_off_major: says.cut_off_major,
            membership: old.as_ref().map(|old| old.membership.clone()).unwrap_or_default(),
        };
        board.check().map_err(|error| Problem::of_line(row.line, error.to_string()))?;
        let summary = format!("{}, agendas close {} ahead", board.name, board.cut_off);
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&board), summary);
        self.put(board);
        Ok(())
    }

    fn scope(&mut self, line: usize, says: &ScopeColumns) -> Step<Scope> {
        let mut scope = Scope { kinds: says.kinds.iter().copied().collect(), ..Scope::default() };
        for key in &says.services {
            scope.services.insert(self.known_service(line, "services", key)?);
        }
        scope.teams = says.teams.iter().map(|key| self.team(key)).collect();
        scope.environments = says.environments.iter().map(|key| self.environment(key)).collect();
        scope.regions = says.regions.iter().map(|key| self.region(key)).collect();
        Ok(scope)
    }
}
