//! The structure tree, its parent tree and the link annotations (ISO 32000-1, 14.7).

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, dictionary, text_string};

use super::pdf::{catalogue_of, destination, failed, link_annotation};
use crate::display::{Document, Kid, Mark, Scope, TagKind, TagNode};
use crate::error::PrintError;

/// The standard structure type of an element.
pub fn role(kind: &TagKind) -> &'static str {
    match kind {
        TagKind::Document => "Document",
        TagKind::Section => "Sect",
        TagKind::Heading(1, _) => "H1",
        TagKind::Heading(2, _) => "H2",
        TagKind::Heading(_, _) => "H3",
        TagKind::Paragraph => "P",
        TagKind::List => "L",
        TagKind::ListItem => "LI",
        TagKind::ListBody => "LBody",
        TagKind::Table => "Table",
        TagKind::TableHead => "THead",
        TagKind::TableBody => "TBody",
        TagKind::Row => "TR",
        TagKind::HeaderCell(_) | TagKind::GroupCell(_) => "TH",
        TagKind::DataCell => "TD",
        TagKind::Figure { .. } => "Figure",
        TagKind::Link => "Link",
        TagKind::TickBox => "Form",
    }
}

/// Writes parent tree and annotations, ties the pages to the structure elements, and returns these.
///
/// # Errors
/// [`PrintError::Write`] when a page object is not where it should be.
pub fn add<'d>(pdf: &mut Pdf, document: &'d Document, pages: &'d [ObjectId]) -> Result<Elements<'d>, PrintError> {
    let root = pdf.new_object_id();
    let elements: Vec<ObjectId> = document.tags.nodes.iter().map(|_| pdf.new_object_id()).collect();
    let numbers = marked_content_numbers(document);
    let links = annotations(pdf, document, pages)?;
    let mut entries = Vec::new();
    for (index, page) in document.pages.iter().enumerate() {
        let owners: Vec<Object> = page
            .groups
            .iter()
            .filter_map(|group| match group.mark {
                Mark::Tagged(tag) => Some(elements[tag.0].into()),
                Mark::Artifact(_) => None,
            })
            .collect();
        entries.push(Object::from(index as i64));
        entries.push(pdf.add_object(owners).into());
        let sheet = pdf.get_dictionary_mut(pages[index]).map_err(failed)?;
        sheet.set("StructParents", index as i64);
        sheet.set("Tabs", "S");
    }
    let mut key = pages.len() as i64;
    for page in &document.pages {
        for link in &page.links {
            entries.push(key.into());
            entries.push(elements[link.tag.0].into());
            key += 1;
        }
    }
    let parents = pdf.add_object(dictionary! { "Nums" => entries });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => elements[0],
        "ParentTree" => parents,
        "ParentTreeNextKey" => key,
    };
    pdf.objects.insert(root, tree.into());
    let catalogue = catalogue_of(pdf)?;
    catalogue.set("StructTreeRoot", root);
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(Elements { document, pages, root, ids: elements, numbers, links })
}

/// The marked-content number of each group of each page; artifacts have none.
fn marked_content_numbers(document: &Document) -> Vec<Vec<Option<i64>>> {
    let number = |page: &crate::display::Page| {
        let mut next = 0;
        page.groups
            .iter()
            .map(|group| match group.mark {
                Mark::Artifact(_) => None,
                Mark::Tagged(_) => {
                    next += 1;
                    Some(next - 1)
                }
            })
            .collect()
    };
    document.pages.iter().map(number).collect()
}

fn annotations(pdf: &mut Pdf, document: &Document, pages: &[ObjectId]) -> Result<Vec<Vec<ObjectId>>, PrintError> {
    let mut key = pages.len() as i64;
    let mut all = Vec::new();
    for (page, id) in document.pages.iter().zip(pages) {
        let mut on_page = Vec::new();
        for link in &page.links {
            let area = link.area;
            let rect = [area.x, page.height - area.bottom(), area.right(), page.height - area.y];
            let target = &document.pages[link.to.page];
            let to = destination(pages[link.to.page], target.height - link.to.y);
            on_page.push(pdf.add_object(link_annotation(rect, to, &link.contents, key)));
            key += 1;
        }
        let sheet = pdf.get_dictionary_mut(*id).map_err(failed)?;
        if on_page.is_empty() {
            sheet.remove(b"Annots");
        } else {
            sheet.set("Annots", on_page.iter().map(|id| (*id).into()).collect::<Vec<Object>>());
        }
        all.push(on_page);
    }
    Ok(all)
}

/// The structure elements of a document.
///
/// Each is made when it is written down: a pack of five hundred pages has more than seventy thousand of them.
pub struct Elements<'d> {
    document: &'d Document,
    pages: &'d [ObjectId],
    root: ObjectId,
    ids: Vec<ObjectId>,
    numbers: Vec<Vec<Option<i64>>>,
    links: Vec<Vec<ObjectId>>,
}

impl<'d> Elements<'d> {
    /// The number of the first one; the others follow without a gap.
    pub fn first(&self) -> Option<ObjectId> {
        self.ids.first().copied()
    }

    /// All of them in the order of their numbers.
    pub fn objects(self) -> impl Iterator<Item = (ObjectId, Object)> + use<'d> {
        self.document.tags.nodes.iter().enumerate().map(move |(index, node)| {
            let parent = node.parent.map_or(self.root, |parent| self.ids[parent.0]);
            (self.ids[index], self.element(node, parent).into())
        })
    }

    fn element(&self, node: &TagNode, parent: ObjectId) -> Dictionary {
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => role(&node.kind),
            "P" => parent,
        };
        // Content on the page named by /Pg is referred to by its number alone.
        let home = node.kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } | Kid::Link { page, .. } => Some(*page),
            Kid::Node(_) => None,
        });
        if let Some(page) = home {
            element.set("Pg", self.pages[page]);
        }
        let mut kids: Vec<Object> = node.kids.iter().filter_map(|kid| self.kid(*kid, home)).collect();
        if kids.len() == 1 {
            element.set("K", kids.remove(0));
        } else if !kids.is_empty() {
            element.set("K", kids);
        }
        match &node.kind {
            TagKind::Heading(_, title) => element.set("T", text_string(title)),
            TagKind::HeaderCell(scope) => {
                let scope = match scope {
                    Scope::Column => "Column",
                    Scope::Row => "Row",
                };
                element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
            }
            TagKind::GroupCell(columns) => {
                element.set("A", dictionary! { "O" => "Table", "Scope" => "Row", "ColSpan" => *columns as i64 });
            }
            TagKind::Figure { alt, page, area } => {
                element.set("Alt", text_string(alt));
                let height = self.document.pages[*page].height;
                let bounds = [area.x, height - area.bottom(), area.right(), height - area.y];
                element.set(
                    "A",
                    dictionary! {
                        "O" => "Layout",
                        "Placement" => "Block",
                        "BBox" => bounds.map(Object::from).to_vec(),
                    },
                );
            }
            TagKind::TickBox => {
                // The role of a form that is filled in on paper (ISO 32000-1, 14.8.5.6).
                let empty = text_string(TagKind::EMPTY_BOX);
                element.set("Alt", empty.clone());
                element
                    .set("A", dictionary! { "O" => "PrintField", "Role" => "cb", "checked" => "off", "Desc" => empty });
            }
            _ => {}
        }
        element
    }

    fn kid(&self, kid: Kid, home: Option<usize>) -> Option<Object> {
        match kid {
            Kid::Node(id) => Some(self.ids[id.0].into()),
            Kid::Content { page, group } => {
                let number = self.numbers[page][group]?;
                Some(if home == Some(page) {
                    number.into()
                } else {
                    dictionary! { "Type" => "MCR", "Pg" => self.pages[page], "MCID" => number }.into()
                })
            }
            Kid::Link { page, link } => {
                Some(dictionary! { "Type" => "OBJR", "Pg" => self.pages[page], "Obj" => self.links[page][link] }.into())
            }
        }
    }
}
