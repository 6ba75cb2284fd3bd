//! Rows about what needs what.

use rustc_hash::FxHashMap;
use slipway_domain::Plan;
use slipway_domain::catalogue::{LinkKind, MinVersion, ServiceLink};
use slipway_domain::dependency::{LagCalendar, Relation, ReleaseLink};
use slipway_domain::id::{ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId};
use slipway_domain::time::Span;
use slipway_interop::csv::{DependencyRow, Problem, Problems, Row};

use super::{Merge, Step};
use crate::dependency::{MapCircle, circles_of_releases, circles_of_services, named};

/// The links of a plan by their ends, with the lines of a file that speak of them.
#[derive(Default)]
pub(super) struct Ends {
    services: FxHashMap<(ServiceId, ServiceId), ServiceLinkId>,
    releases: FxHashMap<(ReleaseId, ReleaseId), ReleaseLinkId>,
    /// By the keys of the ends, as in a circle.
    pub(super) lines: FxHashMap<(String, String), usize>,
}

impl Ends {
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            services: plan.service_links.iter().map(|link| ((link.from, link.to), link.id)).collect(),
            releases: plan.release_links.iter().map(|link| ((link.successor, link.predecessor), link.id)).collect(),
            lines: FxHashMap::default(),
        }
    }
}

/// What a row says of a link between services.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    pub(super) kind: Option<LinkKind>,
    pub(super) min_version: Option<MinVersion>,
}

/// What a row says of a link between releases.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Waits {
    pub(super) relation: Option<Relation>,
    pub(super) lag: Option<Span>,
    pub(super) calendar: Option<LagCalendar>,
}

impl Merge {
    pub(super) fn dependencies(&mut self, rows: &[Row<DependencyRow>]) -> Result<(), Problems> {
        self.each(rows, Self::dependency)?;
        self.circle()
    }

    fn dependency(&mut self, row: &Row<DependencyRow>) -> Step<()> {
        let is_service = self.plan.services.by_key(row.says.from.as_str()).is_some();
        if is_service { self.needs(row) } else { self.waits(row) }
    }

    /// A row by which one service needs another.
    pub(super) fn needs(&mut self, row: &Row<DependencyRow>) -> Step<()> {
        let DependencyRow { from, to, kind, min_version, .. } = &row.says;
        let needs = self.known_service(row.line, "from", from)?;
        let needed = self.known_service(row.line, "to", to)?;
        let says = Needs { kind: *kind, min_version: min_version.clone() };
        let (before, same) = self.link_services(row.line, needs, needed, says);
        self.say(row.line, from, before, same, format!("{from} depends on {to}"));
        Ok(())
    }

    /// A row by which one release waits for another.
    pub(super) fn waits(&mut self, row: &Row<DependencyRow>) -> Step<()> {
        let DependencyRow { from, to, lag, relation, calendar, .. } = &row.says;
        let successor = self.known_release(row.line, "from", from)?;
        let predecessor = self.known_release(row.line, "to", to)?;
        let says = Waits { relation: *relation, lag: *lag, calendar: *calendar };
        let (before, same) = self.link_releases(row.line, successor, predecessor, says);
        self.say(row.line, from, before, same, format!("{from} depends on {to}"));
        Ok(())
    }

    /// Links two services; answers whether the link was there, and whether it is as it was.
    pub(super) fn link_services(&mut self, line: usize, from: ServiceId, to: ServiceId, says: Needs) -> (bool, bool) {
        let old = self.ends.services.get(&(from, to)).and_then(|id| self.plan.service_links.get(*id)).cloned();
        let link = ServiceLink {
            id: old.as_ref().map_or_else(|| ServiceLinkId::new(self.ids.next()), |link| link.id),
            from,
            to,
            kind: says.kind.or(old.as_ref().map(|link| link.kind)).unwrap_or(LinkKind::RuntimeHard),
            min_version: says.min_version.or_else(|| old.as_ref()?.min_version.clone()),
        };
        let key = |id| self.plan.services.get(id).map(|service| service.key.to_string()).unwrap_or_default();
        self.ends.lines.insert((key(from), key(to)), line);
        self.ends.services.insert((from, to), link.id);
        let same = old.as_ref() == Some(&link);
        if !same {
            self.put(link);
        }
        (old.is_some(), same)
    }

    /// Lets one release wait for another; answers whether the link was there, and whether it is as it was.
    pub(super) fn link_releases(
        &mut self,
        line: usize,
        successor: ReleaseId,
        predecessor: ReleaseId,
        says: Waits,
    ) -> (bool, bool) {
        let old =
            self.ends.releases.get(&(successor, predecessor)).and_then(|id| self.plan.release_links.get(*id)).cloned();
        let kept = old.as_ref();
        let link = ReleaseLink {
            id: kept.map_or_else(|| ReleaseLinkId::new(self.ids.next()), |link| link.id),
            successor,
            predecessor,
            relation: says.relation.or(kept.map(|link| link.relation)).unwrap_or(Relation::FinishToStart),
            lag: says.lag.or(kept.map(|link| link.lag)).unwrap_or(Span::ZERO),
            calendar: says.calendar.or(kept.map(|link| link.calendar)).unwrap_or(LagCalendar::Predecessor),
        };
        let key = |id| self.plan.releases.get(id).map(|release| release.key.to_string()).unwrap_or_default();
        self.ends.lines.insert((key(successor), key(predecessor)), line);
        self.ends.releases.insert((successor, predecessor), link.id);
        let same = old.as_ref() == Some(&link);
        if !same {
            self.put(link);
        }
        (old.is_some(), same)
    }

    /// Refuses a file that makes things need each other in a circle, with the lines that do.
    pub(super) fn circle(&self) -> Result<(), Problems> {
        let mut found = circles_of_services(&self.plan);
        found.extend(circles_of_releases(&self.plan));
        if found.is_empty() {
            return Ok(());
        }
        let mut first: Vec<Problem> = found.iter().map(|circle| self.told(circle)).collect();
        first.sort_by_key(|problem| problem.line);
        Err(Problems { count: first.len(), first })
    }

    /// A circle, node by node, at the last line of the file that closes it.
    fn told(&self, circle: &MapCircle) -> Problem {
        let keys: Vec<&str> = circle.nodes.iter().map(|key| key.0.as_str()).collect();
        let next = keys.iter().cycle().skip(1);
        let line_of = |from: &str, to: &str| self.ends.lines.get(&(from.to_owned(), to.to_owned())).copied();
        let mut lines: Vec<usize> = keys.iter().zip(next).filter_map(|(from, to)| line_of(from, to)).collect();
        lines.sort_unstable();
        lines.dedup();
        let (from, to) = (circle.cut_from.0.as_str(), circle.cut_to.0.as_str());
        let cut = match line_of(from, to) {
            Some(line) => format!("leave out line {line} ({from} → {to})"),
            None => format!("take {from} → {to} out of the plan"),
        };
        let named = named(&circle.nodes.iter().map(|key| key.0.clone()).collect::<Vec<_>>());
        let mut message = format!("these would depend on each other in a circle: {named}; {cut}: {}", circle.why);
        if lines.len() > 1 {
            let told: Vec<String> = lines.iter().map(ToString::to_string).collect();
            message = format!("{message} (lines {})", told.join(", "));
        }
        Problem::of_line(lines.last().copied().unwrap_or(1), message)
    }
}
