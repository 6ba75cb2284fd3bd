//! Nodes: a shape for each kind, and what is written in it.

use std::fmt::Write as _;

use super::super::drawn::{DrawnNode, Look};
use super::super::xml::escaped;
use super::{number, words};

/// Sizes of the two lines of text.
const SIZES: (f64, f64) = (12.0, 10.0);
/// Room between the edge of a node and its text.
const PADDING: f64 = 8.0;

pub(super) fn node(out: &mut String, node: &DrawnNode, tint: &str) {
    let whole: Vec<&str> = [node.heading(), &node.key, &node.kind, &node.note]
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .collect();
    let _ = writeln!(out, "<g><title>{}</title>", escaped(&whole.join(" · ")));
    let stroke =
        if node.critical { "stroke=\"#101820\" stroke-width=\"3\"" } else { "stroke=\"#4a5464\" stroke-width=\"1.2\"" };
    shape(out, node, &format!("fill=\"{tint}\" {stroke}"));
    if node.look() == Look::Vendor {
        let inner = "fill=\"none\" stroke=\"#4a5464\" stroke-width=\"1.2\"";
        rect(out, (node.x + 3.0, node.y + 3.0), (node.width - 6.0, node.height - 6.0), 0.0, inner);
    }
    // Cut corners and round ends take room from the text.
    let edge = match node.look() {
        Look::Infrastructure => cut(node),
        Look::Release => node.height / 4.0,
        _ => 0.0,
    };
    let room = node.width - 2.0 * (PADDING + edge);
    let (x, middle) = (node.x + node.width / 2.0, node.y + node.height / 2.0);
    let below = node.below();
    let two = !below.is_empty() && node.height >= SIZES.0 + SIZES.1 + 10.0;
    let first = if two { middle - 2.0 } else { middle + SIZES.0 * 0.35 };
    // Bold letters are wider.
    let heading = words::fit(node.heading(), SIZES.0 * 1.06, room);
    words::put(out, &heading, (x, first), SIZES.0, " text-anchor=\"middle\" font-weight=\"bold\" fill=\"#101820\"");
    if two {
        let below = words::fit(&below, SIZES.1, room);
        words::put(out, &below, (x, middle + SIZES.1 + 2.0), SIZES.1, " text-anchor=\"middle\" fill=\"#303846\"");
    }
    out.push_str("</g>\n");
}

/// How far the corners of a hexagon are cut.
fn cut(node: &DrawnNode) -> f64 {
    (node.height / 3.0).min(node.width / 4.0)
}

fn shape(out: &mut String, node: &DrawnNode, paint: &str) {
    let DrawnNode { x, y, width, height, .. } = *node;
    let (right, bottom) = (x + width, y + height);
    match node.look() {
        Look::Service => rect(out, (x, y), (width, height), 8.0, paint),
        Look::Component | Look::Vendor => rect(out, (x, y), (width, height), 0.0, paint),
        Look::Release => rect(out, (x, y), (width, height), height / 2.0, paint),
        Look::Infrastructure => {
            let (cut, middle) = (cut(node), y + height / 2.0);
            let corners = [
                (x + cut, y),
                (right - cut, y),
                (right, middle),
                (right - cut, bottom),
                (x + cut, bottom),
                (x, middle),
            ];
            polygon(out, &corners, paint);
        }
        Look::Team => {
            let (tab, high) = (width * 0.35, 5.0_f64.min(height / 4.0));
            let corners =
                [(x, y), (x + tab, y), (x + tab + high, y + high), (right, y + high), (right, bottom), (x, bottom)];
            polygon(out, &corners, paint);
        }
    }
}

pub(super) fn rect(out: &mut String, (x, y): (f64, f64), (width, height): (f64, f64), radius: f64, paint: &str) {
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" {paint}/>",
        number(x),
        number(y),
        number(width.max(0.0)),
        number(height.max(0.0)),
        number(radius.max(0.0))
    );
}

fn polygon(out: &mut String, corners: &[(f64, f64)], paint: &str) {
    let points: Vec<String> = corners.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
    let _ = writeln!(out, "<polygon points=\"{}\" stroke-linejoin=\"round\" {paint}/>", points.join(" "));
}
