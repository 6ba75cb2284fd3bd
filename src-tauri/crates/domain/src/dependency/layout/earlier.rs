//! What an earlier drawing says about this one.

/// How far apart two columns of an earlier drawing are at least.
const APART: f64 = 0.5;

/// The layer of each node of an earlier drawing: the columns from left to right.
pub(super) fn layers(len: usize, before: &[Option<(f64, f64)>]) -> Vec<Option<usize>> {
    let corner = |node: usize| before.get(node).copied().flatten().filter(|(x, y)| x.is_finite() && y.is_finite());
    let mut columns: Vec<f64> = (0..len).filter_map(|node| corner(node).map(|(x, _)| x)).collect();
    columns.sort_by(f64::total_cmp);
    columns.dedup_by(|next, kept| *next - *kept < APART);
    let layer = |x: f64| columns.partition_point(|column| *column <= x).saturating_sub(1);
    (0..len).map(|node| corner(node).map(|(x, _)| layer(x))).collect()
}

/// The heights of the centres of the nodes that stand in the layer where they stood.
pub(super) fn heights(
    sizes: &[(f64, f64)],
    before: &[Option<(f64, f64)>],
    earlier: &[Option<usize>],
    layers: &[usize],
) -> Vec<Option<f64>> {
    // What is put before the first layer moves everything on by as much as it moves whoever is not pushed further.
    let moved = earlier
        .iter()
        .zip(layers)
        .filter_map(|(earlier, layer)| Some(*layer as i64 - earlier.as_ref().copied()? as i64));
    let moved = moved.min().unwrap_or(0);
    let stays = |node: usize| earlier[node].is_some_and(|earlier| earlier as i64 + moved == layers[node] as i64);
    (0..layers.len())
        .map(|node| {
            let (_, y) = before.get(node).copied().flatten().filter(|_| stays(node))?;
            Some(y + sizes[node].1 / 2.0)
        })
        .collect()
}
