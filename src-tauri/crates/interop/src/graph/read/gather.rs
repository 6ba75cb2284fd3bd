//! Nodes and links gathered from a file, and what they say of each other.

use std::collections::HashMap;
use std::rc::Rc;

use slipway_domain::Key;
use slipway_domain::catalogue::{LinkKind, MinVersion};
use slipway_domain::dependency::Relation;
use slipway_domain::time::Span;

use super::told::Told;
use super::{Incoming, IncomingLink, IncomingNode, MOST_LINKS, MOST_NODES, NodeKind};
use crate::csv::{Problem, Problems, Row};

/// In which way a link ties, as far as its own words go.
#[derive(Clone, Debug, Default)]
pub(super) enum Way {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// A dependency type of services.
    Kind(LinkKind),
    /// A relation of releases.
    Relation(Relation),
    /// A release touches a service, as our own files say; no dependency.
    Touches,
    /// A word that we do not know.
    Unknown(String),
}

/// What a link says.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) way: Way,
    pub(super) min_version: Option<MinVersion>,
    pub(super) lag: Option<Span>,
}

/// What stands behind an id.
#[derive(Clone, Copy)]
enum Place {
    /// Only links have named it so far.
    Named,
    /// A node that is wrong in itself, about which enough was said.
    Broken {
        line: usize,
    },
    Node {
        index: usize,
        line: usize,
    },
}

struct Pending {
    line: usize,
    from: usize,
    to: usize,
    says: Draft,
}

/// A graph while it is read. Nodes have ids inside the file, links name those, and either may come first.
#[derive(Default)]
pub(super) struct Gather {
    nodes: Vec<Row<IncomingNode>>,
    numbers: HashMap<Rc<str>, usize>,
    /// What stands behind each id, by its number.
    places: Vec<(Rc<str>, Place)>,
    /// The node of each key, releases apart from everything else.
    keys: HashMap<(bool, Key), usize>,
    links: Vec<Pending>,
    pub(super) told: Told,
}

impl Gather {
    /// Takes a node; fails only where there are too many.
    pub(super) fn node(&mut self, line: usize, id: Option<&str>, node: IncomingNode) -> Result<(), Problems> {
        if self.nodes.len() >= MOST_NODES {
            let message = format!("the file has more than {MOST_NODES} nodes; split it");
            return Err(Problems::one(Problem::of_line(line, message)));
        }
        let index = self.nodes.len();
        self.place(line, id, Place::Node { index, line });
        let key = (is_release(&node), node.key.clone());
        match self.keys.get(&key).and_then(|index| self.nodes.get(*index)) {
            Some(first) => {
                let message =
                    format!("{:?} is already in line {}; a key can come only once", key.1.as_str(), first.line);
                self.told.wrong(line, message);
            }
            None => drop(self.keys.insert(key, index)),
        }
        self.nodes.push(Row { line, says: node });
        Ok(())
    }

    /// Takes a node that the file only names; fails only where there are too many.
    pub(super) fn outside(&mut self, line: usize, id: &str, name: &str) -> Result<(), Problems> {
        if self.knows(id) {
            return Ok(());
        }
        match Key::parse(name) {
            Ok(key) if !self.keys.contains_key(&(false, key.clone())) => {
                let node = IncomingNode { key, name: None, kind: None, tier: None, team: None, outside: true };
                self.node(line, Some(id), node)
            }
            Ok(_) => {
                let message = format!("there is no {id} in this file, but another {name:?}; mend the reference");
                self.broken(line, Some(id), message);
                Ok(())
            }
            Err(error) => {
                self.broken(line, Some(id), format!("{name:?} makes no key: {error}"));
                Ok(())
            }
        }
    }

    /// Takes a node that is wrong in itself, so that its links are not blamed as well.
    pub(super) fn broken(&mut self, line: usize, id: Option<&str>, message: impl Into<String>) {
        self.place(line, id, Place::Broken { line });
        self.told.wrong(line, message);
    }

    /// Takes another id of a node that is there.
    pub(super) fn also(&mut self, line: usize, id: Option<&str>, key: &Key) {
        if let Some(index) = self.keys.get(&(false, key.clone())).copied() {
            self.place(line, id, Place::Node { index, line });
        }
    }

    /// Whether a node or a link has named this id.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.numbers.contains_key(id)
    }

    /// Takes a link; fails only where there are too many.
    pub(super) fn link(&mut self, line: usize, from: &str, to: &str, says: Draft) -> Result<(), Problems> {
        if self.links.len() >= MOST_LINKS {
            let message = format!("the file has more than {MOST_LINKS} links; split it");
            return Err(Problems::one(Problem::of_line(line, message)));
        }
        if from == to {
            self.told.wrong(line, format!("{from:?} cannot depend on itself"));
            return Ok(());
        }
        let (from, to) = (self.number(from), self.number(to));
        self.links.push(Pending { line, from, to, says });
        Ok(())
    }

    /// The least version that a text makes; a text that makes none is told and passed over.
    pub(super) fn version(&mut self, line: usize, text: &str) -> Option<MinVersion> {
        if text.trim().is_empty() {
            return None;
        }
        text.parse().map_err(|error| self.told.warn(line, format!("{error}; left out"))).ok()
    }

    /// Everything that was gathered, or everything that is wrong.
    pub(super) fn end(mut self) -> Result<Incoming, Problems> {
        let mut links: Vec<Row<IncomingLink>> = Vec::with_capacity(self.links.len());
        let mut seen: HashMap<(usize, usize), usize> = HashMap::with_capacity(self.links.len());
        for link in std::mem::take(&mut self.links) {
            let (Some(from), Some(to)) = (self.found(&link, link.from), self.found(&link, link.to)) else { continue };
            let Pending { line, says, .. } = link;
            if from == to {
                self.told.warn(line, "this leads from one node to itself, since several are one here; left out");
                continue;
            }
            let Some(says) = self.resolved(line, from, to, says) else { continue };
            if let Some(first) = seen.get(&(from, to)).and_then(|index| links.get(*index)) {
                self.twin(line, first, &says);
            } else {
                seen.insert((from, to), links.len());
                links.push(Row { line, says });
            }
        }
        Ok(Incoming { warnings: self.told.end()?, nodes: self.nodes, links })
    }

    fn number(&mut self, id: &str) -> usize {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        let (id, number): (Rc<str>, usize) = (Rc::from(id), self.places.len());
        self.places.push((Rc::clone(&id), Place::Named));
        self.numbers.insert(id, number);
        number
    }

    fn place(&mut self, line: usize, id: Option<&str>, place: Place) {
        let Some(id) = id else { return };
        let number = self.number(id);
        match self.places.get_mut(number).map(|(_, place)| place) {
            Some(Place::Node { line: first, .. } | Place::Broken { line: first }) => {
                let message = format!("the id {id:?} is already in line {first}; an id can come only once");
                self.told.wrong(line, message);
            }
            Some(free) => *free = place,
            None => {}
        }
    }

    /// The node at an end of a link, or a complaint.
    fn found(&mut self, link: &Pending, number: usize) -> Option<usize> {
        match self.places.get(number)? {
            (_, Place::Node { index, .. }) => Some(*index),
            (_, Place::Broken { .. }) => None,
            (id, Place::Named) => {
                self.told.wrong(link.line, format!("there is no node {id:?} in this file"));
                None
            }
        }
    }

    /// What a link says, now that both ends are known; nothing where it is no dependency.
    fn resolved(&mut self, line: usize, from: usize, to: usize, says: Draft) -> Option<IncomingLink> {
        let (from, to) = (&self.nodes.get(from)?.says, &self.nodes.get(to)?.says);
        let Draft { way, min_version, lag } = says;
        let told = &mut self.told;
        let (kind, relation) = match (is_release(from), is_release(to)) {
            (true, true) => {
                let relation = match way {
                    Way::Relation(relation) => relation,
                    Way::Unsaid => Relation::FinishToStart,
                    other => {
                        told.warn(line, format!("{} is no relation of releases; taken as FS", other.word()));
                        Relation::FinishToStart
                    }
                };
                (None, Some(relation))
            }
            (false, false) => match way {
                Way::Kind(kind) => (Some(kind), None),
                Way::Unsaid => (None, None),
                other => {
                    told.warn(line, format!("{} is no dependency type; taken as runtime-hard", other.word()));
                    (Some(LinkKind::RuntimeHard), None)
                }
            },
            _ if matches!(way, Way::Touches) => return None,
            _ => {
                told.warn(line, "one end is a release and the other is none, so neither can need the other; left out");
                return None;
            }
        };
        Some(IncomingLink { from: from.key.clone(), to: to.key.clone(), kind, min_version, relation, lag })
    }

    /// A link with the same ends as an earlier one: the same again, or a contradiction.
    fn twin(&mut self, line: usize, first: &Row<IncomingLink>, second: &IncomingLink) {
        let (before, told) = (&first.says, &mut self.told);
        let ends = format!("{} → {}", second.from, second.to);
        let place = first.line;
        if (before.kind, before.relation, before.lag) != (second.kind, second.relation, second.lag) {
            told.wrong(line, format!("{ends} is already in line {place} and says something else there; keep one"));
        } else if before.min_version == second.min_version {
            told.warn(line, format!("{ends} is already in line {place}; it was read once"));
        } else {
            told.warn(line, format!("{ends} is already in line {place} with another version, which was kept"));
        }
    }
}

impl Way {
    fn word(&self) -> String {
        match self {
            Self::Unsaid => "nothing".to_owned(),
            Self::Kind(kind) => kind.to_string(),
            Self::Relation(relation) => relation.to_string(),
            Self::Touches => "touches".to_owned(),
            Self::Unknown(word) => format!("{word:?}"),
        }
    }
}

fn is_release(node: &IncomingNode) -> bool {
    node.kind == Some(NodeKind::Release)
}
