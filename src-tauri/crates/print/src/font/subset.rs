//! The part of a face a document uses, ready to be embedded.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::{Face, FaceId};
use crate::display::{Document, Draw};
use crate::error::PrintError;

/// A glyph of a [`Subset`].
#[derive(Debug, Clone, PartialEq)]
pub struct SubsetGlyph {
    /// Its number in the subset.
    pub id: u16,
    /// Its advance in font units.
    pub width: u16,
    /// What it stands for when text is copied or read aloud.
    pub text: String,
}

/// A face cut down to the glyphs in use.
#[derive(Debug)]
pub struct Subset {
    /// The face it was cut from.
    pub face: FaceId,
    /// Six capitals, a plus sign and the PostScript name (ISO 32000-1, 9.6.4). The capitals are a hash of the
    /// glyphs, so the same text gives the same name.
    pub name: String,
    /// The font program.
    pub bytes: Vec<u8>,
    /// The glyphs by their number in the whole face.
    pub glyphs: BTreeMap<u16, SubsetGlyph>,
    /// Font units to the em.
    pub units_per_em: u16,
}

impl Subset {
    /// The width of a glyph as the file states it: whole thousandths of an em, rounded down.
    pub fn thousandths(&self, glyph: &SubsetGlyph) -> f32 {
        (f32::from(glyph.width) * 1000.0 / f32::from(self.units_per_em)).floor()
    }
}

/// Cuts every face the document uses.
///
/// # Errors
/// [`PrintError::Font`] when a face cannot be cut, which for the shipped faces does not happen.
pub fn subset_used(document: &Document, faces: &[Face]) -> Result<Vec<Subset>, PrintError> {
    let mut used: BTreeMap<FaceId, BTreeMap<u16, &str>> = BTreeMap::new();
    for group in document.pages.iter().flat_map(|page| &page.groups) {
        for draw in &group.draws {
            let Draw::Text(run) = draw else { continue };
            let glyphs = used.entry(run.face).or_default();
            for (index, glyph) in run.glyphs.iter().enumerate() {
                glyphs
                    .entry(glyph.id)
                    .or_insert_with(|| stands_for(&faces[usize::from(run.face.0)], glyph.id, run.cluster(index)));
            }
        }
    }
    used.into_iter().map(|(id, glyphs)| subset(&faces[usize::from(id.0)], id, &glyphs)).collect()
}

/// What one glyph of a cluster stands for: its own character where the face maps one to it, so that the base letter
/// of a composed cluster is not read as the whole cluster elsewhere; the whole cluster for a ligature.
fn stands_for<'t>(face: &Face, glyph: u16, cluster: &'t str) -> &'t str {
    // Both spaces have one glyph; who copies the text wants the ordinary one.
    if cluster == "\u{A0}" {
        return " ";
    }
    cluster
        .char_indices()
        .find(|(_, character)| face.glyph(*character) == Some(glyph))
        .map_or(cluster, |(at, character)| &cluster[at..at + character.len_utf8()])
}

fn subset(face: &Face, id: FaceId, used: &BTreeMap<u16, &str>) -> Result<Subset, PrintError> {
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    for (glyph, text) in used {
        let width = face.advance(*glyph).round().clamp(0.0, f32::from(u16::MAX)) as u16;
        glyphs.insert(*glyph, SubsetGlyph { id: remapper.remap(*glyph), width, text: (*text).to_owned() });
    }
    let bytes = subsetter::subset(face.bytes(), face.index(), &remapper)
        .map_err(|error| PrintError::Font { name: face.name.clone(), reason: error.to_string() })?;
    Ok(Subset {
        face: id,
        name: format!("{}+{}", tag(face, used), face.name),
        bytes,
        glyphs,
        units_per_em: face.units_per_em,
    })
}

fn tag(face: &Face, used: &BTreeMap<u16, &str>) -> String {
    let mut hash = Sha256::new();
    hash.update(face.name.as_bytes());
    for glyph in used.keys() {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(6).fold(String::new(), |mut tag, byte| {
        let _ = write!(tag, "{}", char::from(b'A' + byte % 26));
        tag
    })
}
