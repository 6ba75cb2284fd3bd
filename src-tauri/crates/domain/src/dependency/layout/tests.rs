//! Whole drawings against what anyone can see in them.

use proptest::prelude::*;

use super::*;

const SIZE: (f64, f64) = (100.0, 40.0);

/// The nodes of each column from top to bottom, columns from left to right.
fn columns(drawing: &Drawing) -> Vec<Vec<usize>> {
    let mut nodes: Vec<usize> = (0..drawing.nodes.len()).collect();
    let at = |node: usize| drawing.nodes[node];
    nodes.sort_by(|a, b| at(*a).0.total_cmp(&at(*b).0).then(at(*a).1.total_cmp(&at(*b).1)));
    nodes.chunk_by(|a, b| (at(*a).0 - at(*b).0).abs() < 1e-6).map(<[usize]>::to_vec).collect()
}

fn edges(nodes: usize, most: usize) -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((0..nodes, 0..nodes), 0..most)
}

fn before(drawing: &Drawing) -> Vec<Option<(f64, f64)>> {
    drawing.nodes.iter().copied().map(Some).collect()
}

#[test]
fn a_chain_stands_on_one_line_from_left_to_right() {
    let drawing = layout(&[SIZE; 3], &[(0, 1), (1, 2)]);
    assert!(drawing.nodes[0].0 < drawing.nodes[1].0 && drawing.nodes[1].0 < drawing.nodes[2].0);
    assert!((drawing.nodes[0].1 - drawing.nodes[2].1).abs() < 1e-6);
}

#[test]
fn edges_that_could_cross_are_untangled() {
    let drawing = layout(&[SIZE; 4], &[(0, 3), (1, 2)]);
    assert_eq!(drawing.nodes[0].1 < drawing.nodes[1].1, drawing.nodes[3].1 < drawing.nodes[2].1);
}

#[test]
fn nothing_is_drawn_in_no_space() {
    assert_eq!(layout(&[], &[(0, 1)]), Drawing { edges: vec![Vec::new()], ..Drawing::default() });
}

#[test]
fn a_long_edge_passes_level() {
    let drawing = layout(&[SIZE; 5], &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)]);
    let heights: Vec<f64> = drawing.edges[4].iter().map(|(_, y)| *y).collect();
    let passing = &heights[1..heights.len() - 1];
    assert!(passing.iter().all(|height| (height - passing[0]).abs() < 1e-6), "{heights:?}");
}

#[test]
fn groups_follow_each_other_from_top_to_bottom() {
    let groups = [Some(1), Some(0), Some(1), Some(0), None];
    let drawing = Layout { sizes: &[SIZE; 5], edges: &[], groups: &groups, before: &[] }.draw();
    let mut groups: Vec<Option<usize>> = columns(&drawing)[0].iter().map(|node| groups[*node]).collect();
    groups.retain(Option::is_some);
    assert_eq!(groups, [Some(0), Some(0), Some(1), Some(1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_two_nodes_overlap_and_every_edge_ends_at_its_nodes(edges in edges(12, 24)) {
        let drawing = layout(&[SIZE; 12], &edges);
        for (a, (ax, ay)) in drawing.nodes.iter().enumerate() {
            for (bx, by) in &drawing.nodes[a + 1..] {
                prop_assert!((ax - bx).abs() >= 100.0 || (ay - by).abs() >= 40.0);
            }
        }
        for ((from, to), points) in edges.iter().zip(&drawing.edges) {
            if from == to {
                prop_assert!(points.is_empty());
                continue;
            }
            let near = |node: usize, point: (f64, f64)| {
                let (x, y) = drawing.nodes[node];
                (y + 20.0 - point.1).abs() < 1e-6 && (x - point.0).abs().min((x + 100.0 - point.0).abs()) < 1e-6
            };
            prop_assert!(near(*from, points[0]) && near(*to, points[points.len() - 1]));
        }
    }

    #[test]
    fn no_edge_runs_through_a_node_and_all_run_onward_where_there_is_no_circle(
        edges in edges(14, 28),
        sizes in prop::collection::vec((20.0..200.0, 20.0..90.0), 14),
    ) {
        let edges: Vec<(usize, usize)> = edges.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
        let drawing = layout(&sizes, &edges);
        for points in &drawing.edges {
            for pair in points.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0);
                for ((x, y), (width, height)) in drawing.nodes.iter().zip(&sizes) {
                    let beside = pair[1].0 <= x + 1e-6 || pair[0].0 >= x + width - 1e-6;
                    let (high, low) = (pair[0].1.min(pair[1].1), pair[0].1.max(pair[1].1));
                    prop_assert!(beside || low <= y + 1e-6 || high >= y + height - 1e-6);
                }
            }
        }
    }

    #[test]
    fn a_drawing_is_the_same_twice(edges in edges(30, 60)) {
        let drawing = layout(&[SIZE; 30], &edges);
        prop_assert_eq!(drawing, layout(&[SIZE; 30], &edges));
    }

    #[test]
    fn groups_stand_together_in_each_column(
        edges in edges(24, 50),
        groups in prop::collection::vec(prop::option::of(0_usize..4), 24),
        again in any::<bool>(),
    ) {
        let sizes = [SIZE; 24];
        let alone = layout(&sizes, &edges);
        let before = if again { before(&alone) } else { Vec::new() };
        let drawing = Layout { sizes: &sizes, edges: &edges, groups: &groups, before: &before }.draw();
        for column in columns(&drawing) {
            let mut blocks: Vec<Option<usize>> = column.iter().map(|node| groups[*node]).collect();
            blocks.dedup();
            let named: Vec<usize> = blocks.into_iter().flatten().collect();
            prop_assert!(named.is_sorted_by(|a, b| a < b), "{:?}", named);
        }
    }

    #[test]
    fn a_leaf_more_moves_no_other_node_out_of_its_place(
        edges in edges(24, 50),
        leaf in (0_usize..24, any::<bool>()),
        groups in prop::collection::vec(prop::option::of(0_usize..3), 25),
        grouped in any::<bool>(),
    ) {
        let groups = if grouped { groups } else { Vec::new() };
        let sizes = [SIZE; 25];
        let old = Layout { sizes: &sizes[..24], edges: &edges, groups: &groups[..groups.len().min(24)], before: &[] }.draw();
        let mut more = edges.clone();
        more.push(if leaf.1 { (leaf.0, 24) } else { (24, leaf.0) });
        let new = Layout { sizes: &sizes, edges: &more, groups: &groups, before: &before(&old) }.draw();
        let mut there = columns(&new);
        for column in &mut there {
            column.retain(|node| *node != 24);
        }
        there.retain(|column| !column.is_empty());
        prop_assert_eq!(there, columns(&old));
    }

    #[test]
    fn nothing_moves_where_nothing_is_new_and_no_edge_is_long(edges in edges(10, 30)) {
        let edges: Vec<(usize, usize)> = edges.into_iter().map(|(from, to)| (from, 10 + to)).collect();
        let old = layout(&[SIZE; 20], &edges);
        let new = Layout { sizes: &[SIZE; 20], edges: &edges, groups: &[], before: &before(&old) }.draw();
        for ((ax, ay), (bx, by)) in old.nodes.iter().zip(&new.nodes) {
            prop_assert!((ax - bx).abs() < 1e-6 && (ay - by).abs() < 1e-6);
        }
    }
}
