//! One document of a catalogue as an entity.

use std::fmt;

use slipway_domain::Key;
use slipway_domain::catalogue::Tier;

use super::super::told::Told;
use super::super::{NodeKind, one_line};
use super::yaml::{Value, Yaml};

/// The name by which entities refer to each other, in lower case: `kind:namespace/name`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct EntityRef {
    /// None where a reference leaves it open.
    pub(super) kind: Option<String>,
    pub(super) namespace: String,
    pub(super) name: String,
}

impl EntityRef {
    /// Parses `[kind:][namespace/]name`; what it leaves out is taken from where it stands.
    fn parse(text: &str, kind: Option<&str>, namespace: &str) -> Self {
        let text = text.trim().to_lowercase();
        let (kind, rest) = match text.split_once(':') {
            Some((kind, rest)) => (Some(kind.trim().to_owned()), rest),
            None => (kind.map(str::to_owned), text.as_str()),
        };
        let (namespace, name) = rest.split_once('/').unwrap_or((namespace, rest));
        Self { kind, namespace: namespace.trim().to_owned(), name: name.trim().to_owned() }
    }

    /// The same of a kind.
    pub(super) fn of_kind(&self, kind: &str) -> Self {
        Self { kind: Some(kind.to_owned()), ..self.clone() }
    }
}

impl fmt::Display for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind.as_deref().unwrap_or("?");
        write!(f, "{kind}:{}/{}", self.namespace, self.name)
    }
}

/// A reference from one entity to another.
pub(super) struct Link {
    pub(super) line: usize,
    pub(super) other: EntityRef,
    /// Whether the other needs this one.
    pub(super) reverse: bool,
}

/// An entity that becomes a node.
pub(super) struct Entity {
    pub(super) line: usize,
    pub(super) id: EntityRef,
    /// Its name as it is written.
    pub(super) name: String,
    pub(super) title: Option<String>,
    pub(super) kind: NodeKind,
    /// Whether others keep their data in it.
    pub(super) keeps_data: bool,
    pub(super) tier: Option<Tier>,
    pub(super) team: Option<Key>,
    pub(super) links: Vec<Link>,
}

/// What became of a document.
pub(super) enum Taken {
    Entity(Box<Entity>),
    /// An entity that is no node, or one that is wrong, which was told.
    PassedOver,
    /// No entity; what it is instead.
    Strange(String),
}

/// The words in the types of resources that keep data.
const DATA: [&str; 14] = [
    "database",
    "db",
    "datastore",
    "store",
    "storage",
    "bucket",
    "s3",
    "cache",
    "queue",
    "topic",
    "table",
    "warehouse",
    "lake",
    "volume",
];

/// The fields of `spec` that refer to others: the kind that is meant where none is said, and whether the other needs this one.
const REFERENCES: [(&str, Option<&str>, bool); 4] = [
    ("dependsOn", None, false),
    ("dependencyOf", None, true),
    ("consumesApis", Some("api"), false),
    ("providesApis", Some("api"), true),
];

pub(super) fn of(document: &Yaml, told: &mut Told) -> Taken {
    let text = |name: &str| document.get(name).and_then(Yaml::text);
    if matches!(document.value, Value::Nothing) {
        return Taken::PassedOver;
    }
    let Some(version) = text("apiVersion") else {
        let names: Vec<&str> = document.fields().iter().take(8).map(|(name, _)| name.as_str()).collect();
        let found = if names.is_empty() { "no fields".to_owned() } else { names.join(", ") };
        let found = format!("it has no apiVersion and kind; it has {found}");
        told.warn(document.line, format!("this document is no entity: {found}; left out"));
        return Taken::Strange(found);
    };
    let kind = text("kind").unwrap_or_default();
    if !version.starts_with("backstage.io/") {
        told.warn(document.line, format!("this document is a {kind} of {version} and none of Backstage; left out"));
        return Taken::Strange(format!("the first document is a {kind} of {version}"));
    }
    let spec_type = document.get("spec").and_then(|spec| spec.get("type")).and_then(Yaml::text).unwrap_or_default();
    let spec_type = spec_type.to_lowercase();
    let node = match kind.to_lowercase().as_str() {
        "component" if matches!(spec_type.as_str(), "service" | "website") => NodeKind::Service,
        "component" | "api" => NodeKind::Component,
        "resource" => NodeKind::Infrastructure,
        "location" => {
            told.warn(document.line, "the files that a Location names are not read; import them as well");
            return Taken::PassedOver;
        }
        _ => return Taken::PassedOver,
    };
    let metadata = |name: &str| document.get("metadata").and_then(|metadata| metadata.get(name));
    let Some(name) = metadata("name").and_then(Yaml::text) else {
        told.wrong(document.line, format!("a {kind} needs metadata.name"));
        return Taken::PassedOver;
    };
    let namespace = metadata("namespace").and_then(Yaml::text).unwrap_or("default").to_lowercase();
    let mut words = spec_type.split(|letter: char| !letter.is_alphanumeric());
    Taken::Entity(Box::new(Entity {
        line: metadata("name").map_or(document.line, |name| name.line),
        id: EntityRef { kind: Some(kind.to_lowercase()), name: name.to_lowercase(), namespace: namespace.clone() },
        name: name.to_owned(),
        title: metadata("title").and_then(Yaml::text).map(one_line),
        kind: node,
        keeps_data: node == NodeKind::Infrastructure && words.any(|word| DATA.contains(&word)),
        tier: tier(document, told),
        team: team(document, told),
        links: links(document, &namespace, told),
    }))
}

/// The tier in a label or an annotation; other words for a tier than ours are told and passed over.
fn tier(document: &Yaml, told: &mut Told) -> Option<Tier> {
    let metadata = document.get("metadata")?;
    let notes = ["labels", "annotations"].into_iter().filter_map(|name| metadata.get(name)).flat_map(Yaml::fields);
    let is_tier = |name: &str| name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case("tier"));
    let (_, value) = notes.into_iter().find(|(name, _)| is_tier(name))?;
    let lower = value.text()?.to_lowercase();
    let number = lower.strip_prefix("tier").unwrap_or(&lower).trim_start_matches(['-', '_', ' ']);
    let tier = number.parse();
    if tier.is_err() {
        told.warn(value.line, format!("{lower:?} is not a tier; tiers are 1, 2, 3 and 4; left out"));
    }
    tier.ok()
}

fn team(document: &Yaml, told: &mut Told) -> Option<Key> {
    let owner = document.get("spec")?.get("owner")?;
    let text = owner.text()?;
    if text.to_lowercase().starts_with("user:") {
        return None;
    }
    let last = text.rsplit([':', '/']).next().unwrap_or(text);
    match Key::parse(last) {
        Ok(key) => Some(key),
        Err(error) => {
            told.wrong(owner.line, format!("{text:?} makes no key of a team: {error}"));
            None
        }
    }
}

fn links(document: &Yaml, namespace: &str, told: &mut Told) -> Vec<Link> {
    let mut links = Vec::new();
    for (field, kind, reverse) in REFERENCES {
        let Some(list) = document.get("spec").and_then(|spec| spec.get(field)) else { continue };
        let all = match &list.value {
            Value::List(all) => all.as_slice(),
            Value::Nothing => &[],
            _ => {
                told.wrong(list.line, format!("{field} must be a list of references"));
                continue;
            }
        };
        for one in all {
            match one.text() {
                Some(text) => {
                    links.push(Link { line: one.line, other: EntityRef::parse(text, kind, namespace), reverse });
                }
                None => told
                    .wrong(one.line, format!("{field} must be a list of references, such as component:default/name")),
            }
        }
    }
    links
}
