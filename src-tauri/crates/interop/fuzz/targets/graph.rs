//! Graphs: any bytes are answered by every reader, and a graph that is read is one.

#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use slipway_domain::Key;
use slipway_interop::csv::Limits;
use slipway_interop::graph::read::{Incoming, NodeKind, backstage, cyclonedx, graphml};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { bytes: 1 << 20, cell: 5_000, ..Limits::default() };
    for read in [graphml::read, cyclonedx::read, backstage::read] {
        match read(bytes, limits) {
            Ok(graph) => is_a_graph(&graph),
            Err(problems) => assert!(problems.count >= problems.first.len() && !problems.first.is_empty()),
        }
    }
});

fn is_a_graph(graph: &Incoming) {
    let mut releases: HashSet<&Key> = HashSet::new();
    let mut others: HashSet<&Key> = HashSet::new();
    for node in graph.nodes.iter().map(|row| &row.says) {
        let among = if node.kind == Some(NodeKind::Release) { &mut releases } else { &mut others };
        assert!(among.insert(&node.key), "{} is there twice", node.key);
    }
    let mut pairs = HashSet::new();
    for link in graph.links.iter().map(|row| &row.says) {
        let among = if link.relation.is_some() { &releases } else { &others };
        assert!(among.contains(&link.from) && among.contains(&link.to), "{link:?} leads to nothing");
        assert!(link.from != link.to, "{link:?} leads to itself");
        assert!(pairs.insert((link.relation.is_some(), &link.from, &link.to)), "{link:?} is there twice");
    }
}
