//! Lists in lists.

use super::flow::Flow;
use crate::display::{Mark, TagId, TagKind};
use crate::text::{Style, Text};

/// How far an entry stands in from the one above which it belongs to.
const INDENT: f32 = 16.0;

/// A list that is being placed.
struct Open {
    list: TagId,
    /// The last entry of it.
    entry: TagId,
}

impl Flow {
    /// Entries with an en dash before each, each as deep as it says: 0 is the outermost. An entry is at most one deeper
    /// than the one before it.
    pub fn nested_list(&mut self, entries: &[(usize, Text)], style: Style) {
        let live = self.live();
        let mut open: Vec<Open> = Vec::new();
        for (depth, text) in entries {
            let depth = (*depth).min(open.len());
            open.truncate(depth + 1);
            let list = match (open.get(depth), open.last()) {
                (Some(same), _) => same.list,
                (None, Some(above)) => {
                    let entry = above.entry;
                    self.tag_in(entry, TagKind::List)
                }
                (None, None) => self.tag(TagKind::List),
            };
            let entry = self.tag_in(list, TagKind::ListItem);
            open.truncate(depth);
            open.push(Open { list, entry });
            let body = self.tag_in(entry, TagKind::ListBody);
            let x = live.x + INDENT * depth as f32;
            let paragraph = self.shape(text, style);
            let lines = paragraph.lines(live.right() - x - INDENT);
            self.need(style.leading * lines.len().min(2) as f32);
            let y = self.y();
            self.label(Mark::Tagged(body), "– ", style, x, y + style.baseline());
            self.place(Mark::Tagged(body), &paragraph, &lines, x + INDENT);
            let placed = if lines.is_empty() { style.leading } else { 0.0 };
            self.advance_to(self.y() + placed + 1.0);
        }
        self.space(4.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display::{Metadata, Orientation, Paper};
    use crate::font::{FontSet, Shaper};

    #[test]
    fn an_entry_belongs_to_the_one_above_that_is_less_deep() {
        let mut flow = Flow::new(Shaper::new(FontSet::new(None).unwrap()), Paper::A4);
        flow.new_page(Orientation::Portrait);
        let entries = [(0, "a"), (1, "b"), (1, "c"), (0, "d"), (7, "e")];
        flow.nested_list(&entries.map(|(depth, text)| (depth, text.into())), Style::BODY);
        let (document, _) = flow.finish(Metadata::default()).unwrap();
        let nodes = &document.tags.nodes;
        let depth_of = |mut at: usize| {
            let mut lists = 0;
            while let Some(parent) = nodes[at].parent {
                lists += usize::from(nodes[at].kind == TagKind::List);
                at = parent.0;
            }
            lists
        };
        let bodies = nodes.iter().enumerate().filter(|(_, node)| node.kind == TagKind::ListBody);
        assert_eq!(bodies.map(|(at, _)| depth_of(at)).collect::<Vec<_>>(), [1, 2, 2, 1, 2]);
        assert_eq!(nodes.iter().filter(|node| node.kind == TagKind::List).count(), 3);
    }
}
