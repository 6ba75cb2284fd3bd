//! What the attributes of nodes and edges mean.

use std::collections::HashMap;

use slipway_domain::catalogue::Tier;
use slipway_domain::time::Span;

use super::super::gather::{Draft, Gather, Way};
use super::super::{IncomingNode, NodeKind, one_line};
use super::key;

/// An attribute that we understand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Key,
    Label,
    Name,
    /// The text that yEd draws on a node or an edge.
    Drawn,
    Kind,
    Type,
    Tier,
    Team,
    Owner,
    Relation,
    Lag,
    MinVersion,
    Version,
}

/// How many words there are.
const WORDS: usize = 13;

impl Word {
    /// The attribute of a name; none where we do not understand it.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match name.trim().to_lowercase().replace([' ', '-'], "_").as_str() {
            "key" => Self::Key,
            // Gephi declares the labels of edges under a name of their own.
            "label" | "edge_label" => Self::Label,
            "name" => Self::Name,
            "kind" => Self::Kind,
            "type" => Self::Type,
            "tier" => Self::Tier,
            "team" => Self::Team,
            "owner" => Self::Owner,
            "relation" => Self::Relation,
            "lag" => Self::Lag,
            "min_version" | "minimum_version" => Self::MinVersion,
            "version" => Self::Version,
            _ => return None,
        })
    }
}

/// The attributes of a node or an edge.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts([Option<String>; WORDS]);

impl Facts {
    /// Takes an attribute; one that is blank says nothing, and of two with one name the first counts.
    pub(super) fn put(&mut self, word: Word, text: &str) {
        if let Some(place) = self.0.get_mut(word as usize)
            && place.is_none()
            && !text.trim().is_empty()
        {
            *place = Some(text.trim().to_owned());
        }
    }

    /// Takes what holds where nothing was said.
    pub(super) fn or(&mut self, defaults: &Self) {
        for (place, default) in self.0.iter_mut().zip(&defaults.0) {
            if place.is_none() && default.is_some() {
                place.clone_from(default);
            }
        }
    }

    /// The first of some attributes that is there.
    fn first(&self, words: &[Word]) -> Option<&str> {
        words.iter().find_map(|word| self.0.get(*word as usize)?.as_deref())
    }

    /// The node that these make, with complaints to be told as warnings; or why they make none.
    pub(super) fn node(&self, id: &str) -> Result<(IncomingNode, Option<String>), String> {
        let name = self.first(&[Word::Label, Word::Name, Word::Drawn]);
        let key = key(self.first(&[Word::Key]).or(name).unwrap_or(id))?;
        let kind = self.first(&[Word::Kind, Word::Type]);
        let known = kind.and_then(NodeKind::of_word);
        let unknown = kind
            .filter(|_| known.is_none())
            .map(|word| format!("{word:?} is no kind of node that we know; read without a kind"));
        let tier = self.first(&[Word::Tier]).map(str::parse::<Tier>).transpose();
        let team = self.first(&[Word::Team, Word::Owner]).map(super::key).transpose()?;
        let node = IncomingNode {
            outside: false,
            key,
            name: name.map(one_line),
            kind: known,
            tier: tier.map_err(|error| error.to_string())?,
            team,
        };
        Ok((node, unknown))
    }

    /// What an edge with these says, or what is wrong with it.
    pub(super) fn edge(&self, line: usize, gather: &mut Gather) -> Result<Draft, String> {
        let word = self.first(&[Word::Relation, Word::Kind, Word::Type, Word::Label, Word::Drawn]);
        let lag = self.first(&[Word::Lag]).map(str::parse::<Span>).transpose();
        let lag = lag.map_err(|error| error.to_string())?;
        let min_version = self.first(&[Word::MinVersion, Word::Version]).and_then(|text| gather.version(line, text));
        Ok(Draft { way: word.map(way).unwrap_or_default(), min_version, lag })
    }
}

fn way(word: &str) -> Way {
    if word.eq_ignore_ascii_case("touches") {
        return Way::Touches;
    }
    // Programs that draw say with this word that an edge has an arrow.
    if word.eq_ignore_ascii_case("directed") {
        return Way::Unsaid;
    }
    let kind = word.parse().map(Way::Kind).ok();
    kind.or_else(|| word.parse().map(Way::Relation).ok()).unwrap_or_else(|| Way::Unknown(one_line(word)))
}

/// What a file declares: the attribute of each id, and what holds where nothing is said.
#[derive(Default)]
pub(super) struct Declared {
    words: HashMap<String, Option<Word>>,
    pub(super) of_nodes: Facts,
    pub(super) of_edges: Facts,
}

impl Declared {
    /// The most declarations of a file.
    pub(super) const MOST: usize = 10_000;

    /// Takes the declaration of an attribute; answers false where there are too many.
    pub(super) fn declare(&mut self, id: String, word: Option<Word>) -> bool {
        self.words.insert(id, word);
        self.words.len() <= Self::MOST
    }

    /// The attribute behind an id; what nobody declared is known by the id itself.
    pub(super) fn word(&self, id: &str) -> Option<Word> {
        self.words.get(id).copied().unwrap_or_else(|| Word::of_name(id))
    }
}
