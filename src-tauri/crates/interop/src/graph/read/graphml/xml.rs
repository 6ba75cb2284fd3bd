//! XML as elements, texts and lines.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::csv::{Problem, Problems};

/// Who is told what stands in a document.
pub(super) trait Hears {
    /// An element begins.
    fn starts(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), Problems>;
    /// A piece of text.
    fn says(&mut self, text: &str, line: usize) -> Result<(), Problems>;
    /// The element that began last ends.
    fn ends(&mut self) -> Result<(), Problems>;
}

/// Goes through a document from its beginning to its end.
pub(super) fn walk(text: &str, hears: &mut impl Hears) -> Result<(), Problems> {
    let mut reader = Reader::from_str(text);
    let (mut line, mut counted, mut depth) = (1, 0, 0_usize);
    loop {
        // An element is told with the line on which it begins, a fault with the line on which it shows.
        let (event, begins) = (reader.read_event(), line);
        let position = usize::try_from(reader.buffer_position()).unwrap_or(counted).min(text.len());
        line += text.get(counted..position).unwrap_or_default().matches('\n').count();
        counted = position;
        match event.map_err(|error| wrong(line, format!("this is no XML that can be read: {error}")))? {
            Event::Start(tag) => {
                depth += 1;
                hears.starts(&tag, begins)?;
            }
            Event::Empty(tag) => {
                hears.starts(&tag, begins)?;
                hears.ends()?;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                hears.ends()?;
            }
            Event::Text(text) => hears.says(&text.xml10_content(), line)?,
            Event::CData(text) => hears.says(&text.xml10_content(), line)?,
            Event::GeneralRef(entity) => {
                let letter = entity.resolve_char_ref().map_err(|error| wrong(line, error.to_string()))?;
                let named = resolve_xml_entity(&entity.xml10_content()).map(str::to_owned);
                let told = letter.map(String::from).or(named);
                hears.says(&told.ok_or_else(|| wrong(line, "it speaks of an entity that XML does not know"))?, line)?;
            }
            Event::DocType(_) => {
                return Err(wrong(line, "files with a document type declaration (DTD) are not read; take it out"));
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(wrong(line, "the file ends in the middle; it was not written to its end")),
            _ => {}
        }
    }
}

/// The value of an attribute, where the element has it.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str, line: usize) -> Result<Option<String>, Problems> {
    let found = tag.try_get_attribute(name).map_err(|error| wrong(line, error.to_string()))?;
    let Some(found) = found else { return Ok(None) };
    let value = found.normalized_value(XmlVersion::Implicit1_0).map_err(|error| wrong(line, error.to_string()))?;
    Ok(Some(value.into_owned()))
}

/// A file with one problem.
pub(super) fn wrong(line: usize, message: impl Into<String>) -> Problems {
    Problems::one(Problem::of_line(line, message))
}
