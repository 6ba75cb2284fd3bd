//! What the file says about itself, and the outline beside the page.

use chrono::{DateTime, Utc};
use lopdf::{Document as Pdf, Object, ObjectId, Stream, dictionary, text_string};

use super::pdf::{catalogue_of, destination};
use crate::display::{Document, Metadata, OutlineEntry};
use crate::error::PrintError;

/// Writes catalogue entries, information dictionary, XMP and outline.
///
/// # Errors
/// [`PrintError::Write`] when the file has no catalogue.
pub fn add(pdf: &mut Pdf, document: &Document, pages: &[ObjectId]) -> Result<(), PrintError> {
    let metadata = &document.metadata;
    let created = DateTime::<Utc>::from_timestamp(metadata.created, 0).unwrap_or_default();
    let date = created.format("D:%Y%m%d%H%M%SZ").to_string();
    let info = pdf.add_object(dictionary! {
        "Title" => text_string(&metadata.title),
        "Author" => text_string(&metadata.author),
        "Subject" => text_string(&metadata.subject),
        "Creator" => text_string(&metadata.producer),
        "Producer" => text_string(&metadata.producer),
        "CreationDate" => text_string(&date),
        "ModDate" => text_string(&date),
    });
    let first = pdf.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(replaced) = first {
        pdf.objects.remove(&replaced);
    }
    pdf.trailer.set("Info", info);
    let description = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Metadata stays readable for programs that know nothing of PDF.
    let packet = Stream::new(description, xmp(metadata, created).into_bytes()).with_compression(false);
    let packet = pdf.add_object(packet);
    let outline = outline(pdf, document, pages);
    let catalogue = catalogue_of(pdf)?;
    catalogue.set("Lang", text_string(&metadata.language));
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    if document.two_sided {
        // A dialog for printing offers this choice then; flipped on the short edge, every back stands on its head.
        preferences.set("Duplex", "DuplexFlipLongEdge");
    }
    catalogue.set("ViewerPreferences", preferences);
    catalogue.set("Metadata", packet);
    catalogue.remove(b"PageLayout");
    match outline {
        Some(id) => {
            catalogue.set("Outlines", id);
            catalogue.set("PageMode", "UseOutlines");
        }
        None => catalogue.set("PageMode", "UseNone"),
    }
    Ok(())
}

/// The outline: every entry under the nearest one before it of a higher level, the second level folded.
fn outline(pdf: &mut Pdf, document: &Document, pages: &[ObjectId]) -> Option<ObjectId> {
    let entries = &document.outline;
    if entries.is_empty() {
        return None;
    }
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| pdf.new_object_id()).collect();
    let parents: Vec<Option<usize>> = (0..entries.len()).map(|index| parent(entries, index)).collect();
    let siblings = |of: Option<usize>| (0..entries.len()).filter(|i| parents[*i] == of).collect::<Vec<_>>();
    for (index, entry) in entries.iter().enumerate() {
        let height = document.pages[entry.to.page].height;
        let mut item = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => parents[index].map_or(root, |parent| ids[parent]),
            "Dest" => destination(pages[entry.to.page], height - entry.to.y),
        };
        let beside = siblings(parents[index]);
        let place = beside.iter().position(|sibling| *sibling == index).unwrap_or_default();
        if place > 0 {
            item.set("Prev", ids[beside[place - 1]]);
        }
        if let Some(next) = beside.get(place + 1) {
            item.set("Next", ids[*next]);
        }
        let under = siblings(Some(index));
        if let (Some(first), Some(last)) = (under.first(), under.last()) {
            item.set("First", ids[*first]);
            item.set("Last", ids[*last]);
            // A negative count means folded.
            item.set("Count", -(under.len() as i64));
        }
        pdf.objects.insert(ids[index], item.into());
    }
    let top = siblings(None);
    let (Some(first), Some(last)) = (top.first(), top.last()) else { return None };
    let dictionary = dictionary! {
        "Type" => "Outlines",
        "First" => ids[*first],
        "Last" => ids[*last],
        "Count" => top.len() as i64,
    };
    pdf.objects.insert(root, Object::Dictionary(dictionary));
    Some(root)
}

fn parent(entries: &[OutlineEntry], index: usize) -> Option<usize> {
    entries[..index].iter().rposition(|entry| entry.level < entries[index].level)
}

/// The XMP packet (ISO 16684-1): the same facts as the information dictionary, in RDF.
fn xmp(metadata: &Metadata, created: DateTime<Utc>) -> String {
    let date = created.format("%Y-%m-%dT%H:%M:%SZ");
    let title = escape(&metadata.title);
    let subject = escape(&metadata.subject);
    let author = escape(&metadata.author);
    let producer = escape(&metadata.producer);
    let language = escape(&metadata.language);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}',
    )
}

fn escape(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter(allowed) {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
