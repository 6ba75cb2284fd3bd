//! The elements of GraphML turned into nodes and links.

use quick_xml::events::BytesStart;

use super::super::gather::Gather;
use super::super::{Incoming, MOST_NODES};
use super::element::Element;
use super::facts::{Declared, Facts, Word};
use super::xml::{Hears, attribute, wrong};
use crate::csv::{Limits, Problems};

/// How deep elements may lie in each other; yEd takes two for a group and eight for what is drawn.
const DEPTH: usize = 64;

/// A node or an edge whose end is not reached yet.
struct Open {
    line: usize,
    facts: Facts,
    is: Is,
}

enum Is {
    Node { id: Option<String>, group: bool },
    Edge { from: Option<String>, to: Option<String> },
}

pub(super) struct Walk {
    limits: Limits,
    gather: Gather,
    declared: Declared,
    elements: Vec<Element>,
    /// Nodes around each other, and an edge in the innermost graph.
    open: Vec<Open>,
    /// The line of each graph around here whose edges have no direction; none where they have one.
    undirected: Vec<Option<usize>>,
    /// For which things the key that is being read is, and what it means.
    key: (String, Option<Word>),
    /// What the data that is being read means.
    data: Option<Word>,
    text: String,
    groups: Vec<Open>,
    /// Hyperedges and ports: how many, and the line of the first.
    left_out: [(usize, usize); 2],
}

impl Walk {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            gather: Gather::default(),
            declared: Declared::default(),
            elements: Vec::new(),
            open: Vec::new(),
            undirected: Vec::new(),
            key: (String::new(), None),
            data: None,
            text: String::new(),
            groups: Vec::new(),
            left_out: [(0, 0); 2],
        }
    }

    /// What was read, or everything that is wrong.
    pub(super) fn end(mut self) -> Result<Incoming, Problems> {
        let mut empty = (0, 0);
        for group in std::mem::take(&mut self.groups) {
            if let Is::Node { id: Some(id), .. } = &group.is
                && self.gather.knows(id)
            {
                self.take(group)?;
            } else {
                empty = (empty.0 + 1, if empty.0 == 0 { group.line } else { empty.1 });
            }
        }
        let [hyperedges, ports] = self.left_out;
        for ((count, line), what) in [
            (empty, "groups that nothing is tied to are left out; what lies in them is read"),
            (hyperedges, "hyperedges are left out; only edges from one node to another are read"),
            (ports, "ports of nodes are left out; their edges are read as edges of the nodes"),
        ] {
            if count > 0 {
                self.gather.told.warn(line, format!("{what} ({count} in all)"));
            }
        }
        self.gather.end()
    }

    fn declares(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), Problems> {
        let id = attribute(tag, "id", line)?.unwrap_or_default();
        let word = attribute(tag, "attr.name", line)?.as_deref().and_then(Word::of_name);
        self.key = (attribute(tag, "for", line)?.unwrap_or_default(), word);
        if self.declared.declare(id, word) {
            return Ok(());
        }
        Err(wrong(line, format!("the file declares more than {} attributes", Declared::MOST)))
    }

    fn opens_graph(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), Problems> {
        let edges = attribute(tag, "edgedefault", line)?;
        let undirected = edges.is_some_and(|edges| edges.trim().eq_ignore_ascii_case("undirected"));
        self.undirected.push(undirected.then_some(line));
        if let Some(Open { is: Is::Node { group, .. }, .. }) = self.open.last_mut() {
            *group = true;
        }
        Ok(())
    }

    fn opens_edge(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), Problems> {
        let said = attribute(tag, "directed", line)?.map(|said| matches!(said.trim(), "true" | "1"));
        let of_graph = self.undirected.last().copied().flatten();
        if said == Some(false) {
            self.gather.told.wrong(line, "this edge has no direction; let it go from the one that needs");
        } else if let (None, Some(graph)) = (said, of_graph) {
            let message = "the edges of this graph have no direction (edgedefault=\"undirected\"); save it as a directed graph, with edges from the one that needs";
            self.gather.told.wrong(graph, message);
            // It is told once for all of them.
            self.undirected.iter_mut().for_each(|line| *line = line.filter(|line| *line != graph));
        }
        let is = Is::Edge { from: attribute(tag, "source", line)?, to: attribute(tag, "target", line)? };
        self.open.push(Open { line, facts: Facts::default(), is });
        Ok(())
    }

    /// Takes a node or an edge that was read to its end.
    fn take(&mut self, open: Open) -> Result<(), Problems> {
        let Open { line, mut facts, is } = open;
        let gather = &mut self.gather;
        match is {
            Is::Node { id, .. } => {
                facts.or(&self.declared.of_nodes);
                match facts.node(id.as_deref().unwrap_or_default()) {
                    Ok((node, unknown)) => {
                        if let Some(unknown) = unknown {
                            gather.told.warn(line, unknown);
                        }
                        gather.node(line, id.as_deref(), node)?;
                    }
                    Err(message) => gather.broken(line, id.as_deref(), message),
                }
            }
            Is::Edge { from: Some(from), to: Some(to) } => {
                facts.or(&self.declared.of_edges);
                match facts.edge(line, gather) {
                    Ok(draft) => gather.link(line, &from, &to, draft)?,
                    Err(message) => gather.told.wrong(line, message),
                }
            }
            Is::Edge { .. } => gather.told.wrong(line, "an edge needs a source and a target"),
        }
        Ok(())
    }

    /// Takes the default of the attribute that is being declared.
    fn take_default(&mut self) {
        let (of, Some(word)) = (self.key.0.as_str(), self.key.1) else { return };
        if matches!(of, "node" | "all" | "") {
            self.declared.of_nodes.put(word, &self.text);
        }
        if matches!(of, "edge" | "all" | "") {
            self.declared.of_edges.put(word, &self.text);
        }
    }
}

impl Hears for Walk {
    fn starts(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), Problems> {
        if self.elements.len() >= DEPTH {
            return Err(wrong(line, format!("elements lie more than {DEPTH} deep")));
        }
        let name = tag.local_name();
        let element = Element::of(self.elements.last().copied(), name.as_ref());
        if self.elements.is_empty() && element != Element::Root {
            let message = format!("this is no GraphML: it begins with <{}> and not with <graphml>", name.as_ref());
            return Err(wrong(line, message));
        }
        self.elements.push(element);
        match element {
            Element::Key => self.declares(tag, line)?,
            Element::Graph => self.opens_graph(tag, line)?,
            Element::Node => {
                let id = attribute(tag, "id", line)?;
                self.open.push(Open { line, facts: Facts::default(), is: Is::Node { id, group: false } });
            }
            Element::Edge => self.opens_edge(tag, line)?,
            Element::Data => {
                self.data = attribute(tag, "key", line)?.and_then(|key| self.declared.word(&key));
                self.text.clear();
            }
            Element::Label => {
                self.data = Some(Word::Drawn);
                self.text.clear();
            }
            Element::Default => self.text.clear(),
            Element::Hyperedge | Element::Port => {
                let place = usize::from(element == Element::Port);
                if let Some((count, first)) = self.left_out.get_mut(place) {
                    *first = if *count == 0 { line } else { *first };
                    *count += 1;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn says(&mut self, text: &str, line: usize) -> Result<(), Problems> {
        match self.elements.last() {
            Some(Element::Default | Element::Label) => self.text.push_str(text),
            Some(Element::Data) if self.data.is_some() => self.text.push_str(text),
            _ => return Ok(()),
        }
        if self.text.len() > self.limits.cell {
            return Err(wrong(line, format!("a text has more than {} bytes", self.limits.cell)));
        }
        Ok(())
    }

    fn ends(&mut self) -> Result<(), Problems> {
        match self.elements.pop() {
            Some(Element::Default) => self.take_default(),
            Some(Element::Data | Element::Label) => {
                if let (Some(word), Some(open)) = (self.data.take(), self.open.last_mut()) {
                    open.facts.put(word, &self.text);
                }
                self.text.clear();
            }
            Some(Element::Graph) => drop(self.undirected.pop()),
            Some(Element::Node | Element::Edge) => match self.open.pop() {
                Some(group @ Open { is: Is::Node { group: true, .. }, .. }) => {
                    if self.groups.len() >= MOST_NODES {
                        return Err(wrong(group.line, format!("the file has more than {MOST_NODES} groups; split it")));
                    }
                    self.groups.push(group);
                }
                Some(open) => self.take(open)?,
                None => {}
            },
            _ => {}
        }
        Ok(())
    }
}
