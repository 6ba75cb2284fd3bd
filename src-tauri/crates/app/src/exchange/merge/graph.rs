//! Graphs of other programs merged into the plan.

use rustc_hash::FxHashSet;
use slipway_domain::Key;
use slipway_domain::catalogue::ServiceKind;
use slipway_interop::csv::{DependencyRow, Problems, Row, ServiceRow};
use slipway_interop::graph::read::{Incoming, IncomingLink, IncomingNode, NodeKind};

use super::Merge;
use crate::few::few;

/// How many releases that are not in the plan are told by name.
const TOLD: usize = 10;

impl Merge {
    /// Merges a graph: what is no release becomes a service; releases must be in the plan, since a graph does not say when they are.
    pub(in crate::exchange) fn graph(&mut self, path: &str, incoming: Incoming) -> Result<(), Problems> {
        self.begin(path);
        self.warnings.extend(incoming.warnings.iter().map(|warning| format!("{path}: {warning}")));
        let (releases, things): (Vec<_>, Vec<_>) =
            incoming.nodes.into_iter().partition(|node| node.says.kind == Some(NodeKind::Release));
        let said = things.into_iter().filter(|node| !node.says.outside);
        let services: Vec<Row<ServiceRow>> = said.map(service).collect();
        self.each(&services, Self::service)?;
        let strange: FxHashSet<Key> = releases
            .into_iter()
            .map(|node| node.says.key)
            .filter(|key| self.plan.releases.by_key(key.as_str()).is_none())
            .collect();
        self.tell_strange(path, &strange);
        let (waits, needs): (Vec<_>, Vec<_>) =
            incoming.links.into_iter().partition(|link| link.says.relation.is_some());
        let needs: Vec<Row<DependencyRow>> = needs.into_iter().map(dependency).collect();
        self.each(&needs, Self::needs)?;
        let known = |link: &Row<IncomingLink>| !strange.contains(&link.says.from) && !strange.contains(&link.says.to);
        let waits: Vec<Row<DependencyRow>> = waits.into_iter().filter(known).map(dependency).collect();
        self.each(&waits, Self::waits)?;
        self.circle()
    }

    fn tell_strange(&mut self, path: &str, strange: &FxHashSet<Key>) {
        if strange.is_empty() {
            return;
        }
        let mut keys: Vec<&str> = strange.iter().map(Key::as_str).collect();
        keys.sort_unstable();
        let named = few(keys.iter().copied(), TOLD);
        self.warnings.push(format!(
            "{path}: {named} are releases that are not in this plan; import them as CSV first, since a graph does not say when they are"
        ));
    }
}

fn service(node: Row<IncomingNode>) -> Row<ServiceRow> {
    let IncomingNode { key, name, kind, tier, team, .. } = node.says;
    let kind = kind.and_then(|kind| kind.as_str().parse::<ServiceKind>().ok());
    let (environments, depends_on) = (Vec::new(), Vec::new());
    Row { line: node.line, says: ServiceRow { key, name, kind, tier, team, region: None, environments, depends_on } }
}

fn dependency(link: Row<IncomingLink>) -> Row<DependencyRow> {
    let IncomingLink { from, to, kind, min_version, relation, lag } = link.says;
    Row { line: link.line, says: DependencyRow { from, to, kind, lag, relation, min_version, calendar: None } }
}
