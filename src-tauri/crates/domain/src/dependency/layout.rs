//! A graph drawn in layers, for screen and paper alike.
//!
//! Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
//! system structures" (1981): nodes in layers by longest way, long edges cut
//! into parts, crossings reduced by the median heuristic in sweeps, then each
//! node drawn towards its neighbours. Deterministic.

use super::graph::Graph;

/// Space between two nodes of a layer, and between a node and a passing edge.
const GAP: f64 = 24.0;
/// Space between two layers.
const LAYER_GAP: f64 = 88.0;
/// Sweeps down and up over all layers.
const SWEEPS: usize = 12;

/// Where everything stands; x grows to the right, layer by layer, y grows down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The upper left corner of each node.
    pub nodes: Vec<(f64, f64)>,
    /// The points of each edge, from its first end to its last.
    pub edges: Vec<Vec<(f64, f64)>>,
    /// The width of everything.
    pub width: f64,
    /// The height of everything.
    pub height: f64,
}

/// One place of a layer: a node, or a point at which a long edge passes.
#[derive(Clone, Copy)]
struct Place {
    layer: usize,
    width: f64,
    height: f64,
    centre: f64,
}

/// Draws nodes of given sizes and edges between their numbers.
///
/// An edge that would close a circle is drawn backward. Edges to nodes that are
/// not there get no points.
pub fn layout(sizes: &[(f64, f64)], edges: &[(usize, usize)]) -> Drawing {
    let layers = layers(sizes.len(), edges);
    let mut places: Vec<Place> = sizes
        .iter()
        .zip(&layers)
        .map(|((width, height), layer)| Place { layer: *layer, width: *width, height: *height, centre: 0.0 })
        .collect();
    let chains: Vec<Vec<usize>> = edges.iter().map(|edge| chain(&mut places, &layers, *edge)).collect();
    let steps = chains.iter().flat_map(|chain| chain.windows(2).map(|pair| (pair[0], pair[1])));
    let links = Graph::new(places.len(), steps);
    let rows = ordered(&places, &links);
    centre(&mut places, &links, &rows);
    draw(sizes.len(), &places, &rows, edges, &chains)
}

/// The layer of each node by the longest way to it, edges that close a circle turned round.
fn layers(len: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut kept: Vec<(usize, usize)> =
        edges.iter().copied().filter(|(from, to)| from != to && *from < len && *to < len).collect();
    let waves = loop {
        match Graph::new(len, kept.iter().copied()).waves() {
            Ok(waves) => break waves,
            Err(cycle) => {
                let closing = (cycle.last().copied().unwrap_or(0), cycle.first().copied().unwrap_or(0));
                kept.retain(|edge| *edge != closing);
            }
        }
    };
    let order = waves.concat();
    let mut rank = vec![0; len];
    for (index, node) in order.iter().enumerate() {
        rank[*node] = index;
    }
    // Turned to run along the order, every edge keeps its ends in different layers.
    let turned = edges
        .iter()
        .filter(|(from, to)| from != to && *from < len && *to < len)
        .map(|(from, to)| if rank[*from] < rank[*to] { (*from, *to) } else { (*to, *from) });
    let graph = Graph::new(len, turned);
    let mut layer = vec![0; len];
    for node in order {
        layer[node] = graph.previous(node).iter().map(|before| layer[*before] + 1).max().unwrap_or(0);
    }
    layer
}

/// The places through which an edge runs from layer to layer, both ends included, in the direction of the layers.
fn chain(places: &mut Vec<Place>, layers: &[usize], (from, to): (usize, usize)) -> Vec<usize> {
    if from >= layers.len() || to >= layers.len() || from == to {
        return Vec::new();
    }
    let (first, last) = if layers[from] <= layers[to] { (from, to) } else { (to, from) };
    let mut chain = vec![first];
    for layer in layers[first] + 1..layers[last] {
        chain.push(places.len());
        places.push(Place { layer, width: 0.0, height: 2.0, centre: 0.0 });
    }
    chain.push(last);
    chain
}

/// The order in each layer, improved in sweeps; the best that was seen.
fn ordered(places: &[Place], links: &Graph) -> Vec<Vec<usize>> {
    let layers = places.iter().map(|place| place.layer + 1).max().unwrap_or(0);
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); layers];
    for (number, place) in places.iter().enumerate() {
        rows[place.layer].push(number);
    }
    let mut position = vec![0_usize; places.len()];
    let settle = |rows: &[Vec<usize>], position: &mut Vec<usize>| {
        for row in rows {
            for (index, number) in row.iter().enumerate() {
                position[*number] = index;
            }
        }
    };
    settle(&rows, &mut position);
    let (mut best, mut least) = (rows.clone(), crossings(&rows, links, &position));
    for sweep in 0..SWEEPS {
        let down = sweep % 2 == 0;
        for step in 1..layers {
            let layer = if down { step } else { layers - 1 - step };
            let neighbours = |number: usize| if down { links.previous(number) } else { links.next(number) };
            let mut keyed: Vec<(f64, usize, usize)> = rows[layer]
                .iter()
                .map(|number| {
                    (
                        median(neighbours(*number), &position).unwrap_or(position[*number] as f64),
                        position[*number],
                        *number,
                    )
                })
                .collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            rows[layer] = keyed.into_iter().map(|(_, _, number)| number).collect();
            for (index, number) in rows[layer].iter().enumerate() {
                position[*number] = index;
            }
        }
        let now = crossings(&rows, links, &position);
        if now < least {
            (best, least) = (rows.clone(), now);
        }
    }
    best
}

fn median(neighbours: &[usize], position: &[usize]) -> Option<f64> {
    let mut at: Vec<usize> = neighbours.iter().map(|number| position[*number]).collect();
    at.sort_unstable();
    let middle = at.len() / 2;
    match at.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(at[middle] as f64),
        _ => Some((at[middle - 1] + at[middle]) as f64 / 2.0),
    }
}

/// How many pairs of edges between neighbouring layers cross.
///
/// Barth, Mutzel and Juenger, "Simple and efficient bilayer cross counting" (2004).
fn crossings(rows: &[Vec<usize>], links: &Graph, position: &[usize]) -> usize {
    let mut total = 0;
    for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
        let mut tree = vec![0_usize; next.len() + 1];
        let mut seen = 0;
        for number in row {
            let mut ends: Vec<usize> = links.next(*number).iter().map(|to| position[*to]).collect();
            ends.sort_unstable();
            for end in &ends {
                let (mut at, mut before) = (*end + 1, 0);
                while at > 0 {
                    before += tree[at];
                    at &= at - 1;
                }
                total += seen - before;
            }
            for end in ends {
                let mut at = end + 1;
                while at < tree.len() {
                    tree[at] += 1;
                    at += at & at.wrapping_neg();
                }
                seen += 1;
            }
        }
    }
    total
}

/// Draws each place towards the middle of its neighbours, keeping the order and the gaps.
fn centre(places: &mut [Place], links: &Graph, rows: &[Vec<usize>]) {
    for row in rows {
        let mut top = 0.0;
        for number in row {
            let place = &mut places[*number];
            place.centre = top + place.height / 2.0;
            top += place.height + GAP;
        }
    }
    for sweep in 0..SWEEPS {
        let rows: Box<dyn Iterator<Item = &Vec<usize>>> =
            if sweep % 2 == 0 { Box::new(rows.iter()) } else { Box::new(rows.iter().rev()) };
        for row in rows {
            let wishes: Vec<f64> = row
                .iter()
                .map(|number| {
                    let near = links.previous(*number).iter().chain(links.next(*number));
                    let at: Vec<f64> = near.map(|other| places[*other].centre).collect();
                    if at.is_empty() { places[*number].centre } else { at.iter().sum::<f64>() / at.len() as f64 }
                })
                .collect();
            spread(places, row, &wishes);
        }
    }
}

/// Places a row as near to the wishes as order and gaps allow: blocks that push each other share the mean of their wishes.
fn spread(places: &mut [Place], row: &[usize], wishes: &[f64]) {
    // Without the room that the ones before need, order and gaps become plain order, and blocks can be pooled.
    let mut room = 0.0;
    let mut offsets = Vec::with_capacity(row.len());
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (number, wish) in row.iter().zip(wishes) {
        let half = places[*number].height / 2.0;
        offsets.push(room + half);
        let mut block = (wish - room - half, 1_usize);
        while let Some((mean, count)) = blocks.last().copied().filter(|(mean, _)| *mean > block.0) {
            blocks.pop();
            let together = count + block.1;
            block = ((mean * count as f64 + block.0 * block.1 as f64) / together as f64, together);
        }
        blocks.push(block);
        room += places[*number].height + GAP;
    }
    let means = blocks.iter().flat_map(|(mean, count)| std::iter::repeat_n(*mean, *count));
    for ((number, offset), mean) in row.iter().zip(offsets).zip(means) {
        places[*number].centre = mean + offset;
    }
}

fn draw(
    nodes: usize,
    places: &[Place],
    rows: &[Vec<usize>],
    edges: &[(usize, usize)],
    chains: &[Vec<usize>],
) -> Drawing {
    let mut left = Vec::with_capacity(rows.len());
    let mut width: f64 = 0.0;
    for row in rows {
        left.push(width);
        width += row.iter().map(|number| places[*number].width).fold(0.0, f64::max) + LAYER_GAP;
    }
    let top = places.iter().map(|place| place.centre - place.height / 2.0).fold(f64::INFINITY, f64::min);
    let top = if top.is_finite() { top } else { 0.0 };
    let y = |number: usize| places[number].centre - top;
    let x = |number: usize| left[places[number].layer];
    let line = |(edge, chain): (&(usize, usize), &Vec<usize>)| {
        let mut points = Vec::with_capacity(chain.len());
        for (index, number) in chain.iter().enumerate() {
            let right = if index == 0 { places[*number].width } else { 0.0 };
            points.push((x(*number) + right, y(*number)));
        }
        if chain.first() != Some(&edge.0) {
            points.reverse();
        }
        points
    };
    let height = places.iter().map(|place| place.centre - top + place.height / 2.0).fold(0.0, f64::max);
    Drawing {
        nodes: (0..nodes).map(|number| (x(number), y(number) - places[number].height / 2.0)).collect(),
        edges: edges.iter().zip(chains).map(line).collect(),
        width: (width - LAYER_GAP).max(0.0),
        height,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_chain_stands_on_one_line_from_left_to_right() {
        let drawing = layout(&[(100.0, 40.0); 3], &[(0, 1), (1, 2)]);
        assert!(drawing.nodes[0].0 < drawing.nodes[1].0 && drawing.nodes[1].0 < drawing.nodes[2].0);
        assert!((drawing.nodes[0].1 - drawing.nodes[2].1).abs() < 1e-6);
    }

    #[test]
    fn edges_that_could_cross_are_untangled() {
        let drawing = layout(&[(100.0, 40.0); 4], &[(0, 3), (1, 2)]);
        assert_eq!(drawing.nodes[0].1 < drawing.nodes[1].1, drawing.nodes[3].1 < drawing.nodes[2].1);
    }

    proptest! {
        #[test]
        fn no_two_nodes_overlap_and_every_edge_ends_at_its_nodes(
            edges in prop::collection::vec((0_usize..12, 0_usize..12), 0..24),
        ) {
            let drawing = layout(&[(100.0, 40.0); 12], &edges);
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
    }
}
