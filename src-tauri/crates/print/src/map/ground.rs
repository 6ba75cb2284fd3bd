//! The common ground of nodes of one group that stand together in a layer.

use super::extent::Area;
use super::model::{MapModel, MapNode};
use super::scale;

/// Nodes of one layer begin at one left edge, give or take this.
const SAME_LAYER: f64 = 1.0;
/// Nodes farther apart than this do not stand together, though nothing stands between them.
const TOGETHER: f64 = 80.0;
/// What the ground reaches beyond its nodes: beside them, above them with room for its name, and below.
const SIDES: f64 = 7.0;
const ABOVE: f64 = scale::WORDS + 3.5;
const BELOW: f64 = 5.0;

/// The ground of some nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground<'m> {
    /// The group.
    pub name: &'m str,
    /// What it covers, its name included.
    pub area: Area,
}

/// The grounds of the nodes that are `wanted`, layer by layer from top to bottom.
pub fn grounds(model: &MapModel, wanted: impl Fn(usize) -> bool) -> Vec<Ground<'_>> {
    let mut nodes: Vec<(Area, &MapNode)> = (model.nodes.iter().enumerate())
        .filter(|(number, _)| wanted(*number))
        .map(|(_, node)| (Area::of(node), node))
        .collect();
    nodes.sort_by(|(one, _), (other, _)| {
        (one.x.from.round(), one.y.from)
            .partial_cmp(&(other.x.from.round(), other.y.from))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut grounds: Vec<Ground<'_>> = Vec::new();
    let mut before: Option<(&str, Area)> = None;
    for (area, node) in nodes {
        let Some(name) = node.group.as_deref().filter(|name| !name.is_empty()) else {
            before = None;
            continue;
        };
        let grown = area.grown(SIDES, ABOVE, BELOW);
        let goes_on = before.is_some_and(|(group, last)| {
            group == name && (last.x.from - area.x.from).abs() <= SAME_LAYER && area.y.from - last.y.to <= TOGETHER
        });
        match grounds.last_mut().filter(|_| goes_on) {
            Some(ground) => ground.area = ground.area.with(&grown),
            None => grounds.push(Ground { name, area: grown }),
        }
        before = Some((name, area));
    }
    grounds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ground_ends_with_its_layer_and_where_another_group_stands_between() {
        let node = |group: &str, x: f64, y: f64| MapNode {
            group: (!group.is_empty()).then(|| group.to_owned()),
            x,
            y,
            width: 184.0,
            height: 44.0,
            ..MapNode::default()
        };
        let nodes = vec![
            node("core", 0.0, 0.0),
            node("core", 0.0, 68.0),
            node("edge", 0.0, 136.0),
            node("core", 0.0, 204.0),
            node("core", 272.0, 0.0),
            node("", 272.0, 68.0),
            node("core", 544.0, 0.0),
            node("core", 544.0, 200.0),
        ];
        let model = MapModel { nodes, ..MapModel::default() };
        let told: Vec<(&str, f64)> = grounds(&model, |_| true).iter().map(|it| (it.name, it.area.x.from)).collect();
        assert_eq!(
            told,
            [
                ("core", -SIDES),
                ("edge", -SIDES),
                ("core", -SIDES),
                ("core", 272.0 - SIDES),
                ("core", 544.0 - SIDES),
                ("core", 544.0 - SIDES)
            ]
        );
        let first = grounds(&model, |_| true)[0].area;
        assert_eq!((first.y.from, first.y.to), (-ABOVE, 68.0 + 44.0 + BELOW));
        assert_eq!(grounds(&model, |number| number == 1).len(), 1);
    }
}
