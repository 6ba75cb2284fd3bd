//! A picture as SVG 1.1 (<https://www.w3.org/TR/SVG11/>), complete in itself.

mod frame;
mod line;
mod shape;
mod words;

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use self::frame::Frame;
use super::Drawn;
use super::xml::escaped;

/// The colours of ordinary, critical and violated lines, dark enough for print, and the names of their arrow heads.
const COLOURS: [(&str, &str); 3] = [("plain", "#4a5464"), ("critical", "#101820"), ("violated", "#b00020")];
/// The colours of groups, light enough for black text.
const TINTS: [&str; 8] = ["#dbe9f8", "#fde9cf", "#dff0dc", "#f6dfe9", "#e6e0f5", "#fff5c2", "#d7efef", "#ece4da"];

/// The picture, on white.
///
/// Arrows point from the node that needs to the one that is needed. Weak links
/// are dashed, critical ones thick, violated ones red with their label; shapes
/// tell the kinds of nodes apart, so that nothing hangs on colours alone. A group
/// is a box where nothing strange lies in it, and a tint with its name below the
/// picture where something does. Text that does not fit ends with an ellipsis;
/// the whole is in the `title` of its node, which viewers show and read out.
pub fn write(drawn: &Drawn) -> Vec<u8> {
    let frame = Frame::of(drawn);
    let (width, height) = (frame.width(), frame.height());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"Helvetica, Arial, sans-serif\">\n",
        number(width),
        number(height),
        number(width),
        number(height)
    );
    let title = if drawn.title.trim().is_empty() { "Dependencies" } else { drawn.title.trim() };
    let _ = writeln!(out, "<title id=\"title\">{}</title>", escaped(title));
    let _ = writeln!(
        out,
        "<desc id=\"desc\">{} nodes and {} links. Arrows point from the one that needs to the one that is needed.</desc>",
        drawn.nodes.len(),
        drawn.tied().count()
    );
    out.push_str("<defs>\n");
    for (name, colour) in COLOURS {
        let _ = writeln!(
            out,
            "<marker id=\"{name}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 1 L10 5 L0 9 Z\" fill=\"{colour}\"/></marker>"
        );
    }
    out.push_str("</defs>\n");
    let _ = writeln!(
        out,
        "<rect x=\"0\" y=\"0\" width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>",
        number(width),
        number(height)
    );
    frame.write(&mut out, drawn);
    let _ = writeln!(out, "<g transform=\"translate({} {})\">", number(frame.left), number(frame.top));
    frame.boxes(&mut out);
    for (link, from, to) in drawn.tied() {
        line::line(&mut out, link, from, to);
    }
    for (index, node) in drawn.nodes.iter().enumerate() {
        shape::node(&mut out, node, frame.tint(index));
    }
    for (link, from, to) in drawn.tied() {
        line::label(&mut out, link, from, to);
    }
    out.push_str("</g>\n</svg>\n");
    out.into_bytes()
}

/// A length as SVG writes it, with at most two places; what is no number is 0.
fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}
