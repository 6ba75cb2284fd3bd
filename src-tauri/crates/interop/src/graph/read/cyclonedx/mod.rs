//! Bills of materials in `CycloneDX` JSON 1.4 to 1.6 (<https://cyclonedx.org/docs/1.6/json>).
//!
//! Components and services become nodes, and `dependencies` become links.
//!
//! - A node is called by its `name`; by `group/name` where the file has that name
//!   in several groups. The version is no part of the key, so that two versions
//!   of a component are one node, with a warning.
//! - An `application`, a `container`, a `platform` and every service is a
//!   service; an `operating-system`, a `device`, a `device-driver` and a
//!   `firmware` is infrastructure; every other component is a component. A service
//!   with a `provider` behind a trust boundary is a vendor.
//! - A link to a vendor is of the type vendor, one from a service to a component
//!   is of the type build, and every other is runtime-hard. The least version that
//!   will do is the one that the file has.

mod bom;
mod json;
mod parts;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use slipway_domain::catalogue::LinkKind;

use self::bom::{Bom, Depends, part};
use self::json::{Lines, fields, said, wrong};
use self::parts::Part;
use super::gather::{Draft, Gather, Way};
use super::{Incoming, NodeKind, text};
use crate::csv::{Limits, Problems};

/// Reads a bill of materials, with the product that it is about.
///
/// Refers to nothing outside the file: what a file says of parts of other bills
/// (`urn:cdx:…`) is left out with a warning.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Incoming, Problems> {
    let text = text(bytes, limits)?;
    let lines = Lines::of(&text);
    let bom = opened(&text, &lines)?;
    let mut gather = Gather::default();
    match bom.spec_version.as_deref() {
        Some("1.4" | "1.5" | "1.6") => {}
        Some(other) if other.starts_with("1.") => {
            gather.told.warn(1, format!("this is CycloneDX {other}; it was read as if it were 1.6"));
        }
        other => {
            let found = other.map_or_else(|| "no specVersion".to_owned(), |other| format!("specVersion {other}"));
            return Err(wrong(1, format!("CycloneDX 1.4 to 1.6 can be read, and this file has {found}")));
        }
    }
    let parts = parts::all(&bom, &lines, &mut gather)?;
    parts::gather(&parts, &mut gather)?;
    depend(&bom, &parts, &lines, &mut gather)?;
    gather.end()
}

/// The outermost object, or what the file is instead.
fn opened<'a>(text: &'a str, lines: &Lines<'_>) -> Result<Bom<'a>, Problems> {
    let begins = text.trim_start();
    if begins.starts_with('<') {
        return Err(wrong(1, "this is XML; save the bill of materials as CycloneDX JSON"));
    }
    if !begins.starts_with('{') {
        return Err(wrong(1, "this is no CycloneDX JSON: it does not begin with {"));
    }
    let fields = fields(text).map_err(|error| lines.fault(text, &error))?;
    let bom_format = fields.iter().find_map(|(name, value)| (name == "bomFormat").then_some(value.as_str()));
    if bom_format.is_some_and(|format| format.trim_matches('"') == "CycloneDX") {
        return serde_json::from_str(text).map_err(|error| lines.fault(text, &error));
    }
    let names: Vec<&str> = fields.iter().take(8).map(|(name, _)| name.as_str()).collect();
    let message = match bom_format {
        Some(other) => format!("this is no CycloneDX: bomFormat is {other}"),
        None if names.contains(&"spdxVersion") => {
            "this is a bill of materials in SPDX; save it as CycloneDX JSON".to_owned()
        }
        None => format!("this is no CycloneDX: there is no bomFormat; the file has: {}", names.join(", ")),
    };
    Err(wrong(1, message))
}

fn depend<'a>(bom: &Bom<'a>, parts: &[Part], lines: &Lines<'a>, gather: &mut Gather) -> Result<(), Problems> {
    let by_ref: HashMap<&str, &Part> = parts.iter().filter_map(|part| Some((part.id.as_deref()?, part))).collect();
    for raw in bom.dependencies.iter().flatten() {
        let Depends { of, on } = part(raw, lines)?;
        let Some(of) = of else {
            gather.told.wrong(lines.at(raw), "a dependency needs a ref");
            continue;
        };
        let from = said(of, lines)?;
        for raw in on.iter().flatten() {
            let (to, line) = (said(raw, lines)?, lines.at(raw));
            if let Some(far) = [&from, &to].into_iter().find(|id| id.starts_with("urn:cdx:")) {
                gather.told.warn(line, format!("{far} is part of another bill of materials; left out"));
                continue;
            }
            let (needs, needed) = (by_ref.get(from.as_ref()), by_ref.get(to.as_ref()));
            let kind = match (needs.map(|part| part.kind), needed.map(|part| part.kind)) {
                (_, Some(NodeKind::Vendor)) => LinkKind::Vendor,
                (Some(NodeKind::Service), Some(NodeKind::Component)) => LinkKind::Build,
                _ => LinkKind::RuntimeHard,
            };
            let min_version = needed.and_then(|part| gather.version(line, part.version.as_deref()?));
            gather.link(line, &from, &to, Draft { way: Way::Kind(kind), min_version, lag: None })?;
        }
        // A part that needs nothing must be there as well.
        if on.iter().flatten().next().is_none() && !gather.knows(&from) && !from.starts_with("urn:cdx:") {
            gather.told.wrong(lines.at(of), format!("there is no node {from:?} in this file"));
        }
    }
    Ok(())
}
