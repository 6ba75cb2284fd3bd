//! A text that stands in place of what was recorded: headings, paragraphs and lists as they were typed.

use super::model::MinutesModel;
use crate::layout::Flow;
use crate::text::{Style, Text};

/// A heading that needs more lines than this is a paragraph.
const HEADING_LINES: usize = 4;
/// Entries of lists that stand further in than this are not moved any more.
const DEEPEST: usize = 5;

/// What a line, or several, are.
#[derive(Debug, PartialEq, Eq)]
enum Block<'t> {
    /// A heading with the number of its `#`.
    Heading(u8, &'t str),
    /// Lines without an empty one between them.
    Paragraph(Vec<&'t str>),
    /// Entries, each with its depth and its lines.
    List(Vec<(usize, Vec<&'t str>)>),
}

/// Prints the text in the order in which it was written, and leaves nothing of it out.
pub fn body(flow: &mut Flow, model: &MinutesModel) {
    let Some(edited) = &model.edited else { return };
    flow.space(8.0);
    flow.paragraph(&Text::new().muted(edited.note.as_str()), Style::TABLE, 4.0);
    let mut above = 1;
    for block in blocks(&edited.text) {
        match block {
            Block::Heading(marks, title) => heading(flow, marks, title, &mut above),
            Block::Paragraph(lines) => flow.paragraph(&lines.join("\n").into(), Style::BODY, 6.0),
            Block::List(entries) => {
                let entries: Vec<(usize, Text)> =
                    entries.into_iter().map(|(depth, lines)| (depth, lines.join("\n").into())).collect();
                flow.nested_list(&entries, Style::BODY);
            }
        }
    }
}

/// A heading at most one level under the one `above`, because readers of tagged text lose their way otherwise.
fn heading(flow: &mut Flow, marks: u8, title: &str, above: &mut u8) {
    let level = (marks + 1).min(*above + 1).min(3);
    let style = if level == 2 { Style::H2 } else { Style::H3 };
    let paragraph = flow.shape(&title.into(), style);
    if paragraph.is_empty() || paragraph.lines(flow.live().width).len() > HEADING_LINES {
        flow.paragraph(&Text::new().bold(title), Style::BODY, 6.0);
        return;
    }
    flow.heading(level, paragraph.text(), None);
    *above = level;
}

/// What a text consists of.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open = false;
    let mut depths: Vec<usize> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let inner = line.trim_start();
        let indent = line.chars().count() - inner.chars().count();
        if inner.is_empty() {
            open = false;
            continue;
        }
        if let Some((marks, title)) = marked_heading(line) {
            blocks.push(Block::Heading(marks, title));
            open = false;
            continue;
        }
        let entry = inner.strip_prefix("- ").map(str::trim);
        // An empty line ends a paragraph, but no list that goes on behind it.
        let goes_on = open || (matches!(blocks.last(), Some(Block::List(_))) && (entry.is_some() || indent > 0));
        let last = if goes_on { blocks.last_mut() } else { None };
        match (entry, last) {
            (Some(entry), Some(Block::List(entries))) => entries.push((depth(&mut depths, indent), vec![entry])),
            (Some(entry), _) => {
                depths.clear();
                blocks.push(Block::List(vec![(depth(&mut depths, indent), vec![entry])]));
            }
            (None, Some(Block::List(entries))) if indent > 0 => {
                if let Some((_, lines)) = entries.last_mut() {
                    lines.extend((!open).then_some(""));
                    lines.push(inner);
                }
            }
            (None, Some(Block::Paragraph(lines))) => lines.push(inner),
            (None, _) => blocks.push(Block::Paragraph(vec![inner])),
        }
        open = true;
    }
    blocks
}

/// The number of `#` before a heading, and its text.
fn marked_heading(line: &str) -> Option<(u8, &str)> {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let title = line[marks..].strip_prefix([' ', '\t'])?.trim();
    (1..=6).contains(&marks).then_some((marks as u8, title)).filter(|_| !title.is_empty())
}

/// How deep an entry is that stands so far in, behind those that are open.
fn depth(open: &mut Vec<usize>, indent: usize) -> usize {
    while open.last().is_some_and(|last| *last >= indent) {
        open.pop();
    }
    open.push(indent);
    (open.len() - 1).min(DEEPEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lists_and_paragraphs_are_told_apart() {
        let text =
            "# Minutes\nOpened 14:00\nby Grace\n\n#1042 was late\n## \n- one\n  goes on\n  - deep\n-3 °C\n- two\n";
        assert_eq!(
            blocks(text),
            [
                Block::Heading(1, "Minutes"),
                Block::Paragraph(vec!["Opened 14:00", "by Grace"]),
                Block::Paragraph(vec!["#1042 was late", "##"]),
                Block::List(vec![(0, vec!["one", "goes on"]), (1, vec!["deep"])]),
                Block::Paragraph(vec!["-3 °C"]),
                Block::List(vec![(0, vec!["two"])]),
            ]
        );
    }

    #[test]
    fn an_entry_is_deeper_than_the_one_above_only_where_it_stands_further_in() {
        let text = "- a\n    - b\n  - c\n      - d\n- e";
        let [Block::List(entries)] = &blocks(text)[..] else { panic!("one list") };
        assert_eq!(entries.iter().map(|(depth, _)| *depth).collect::<Vec<_>>(), [0, 1, 1, 2, 0]);
    }

    #[test]
    fn a_list_goes_on_behind_an_empty_line() {
        let text = "- a\n\n  more\n\n  - b\n\n- c\n\nend";
        let list = Block::List(vec![(0, vec!["a", "", "more"]), (1, vec!["b"]), (0, vec!["c"])]);
        assert_eq!(blocks(text), [list, Block::Paragraph(vec!["end"])]);
    }

    #[test]
    fn line_ends_of_any_system_are_understood_and_nothing_gives_nothing() {
        assert_eq!(blocks("a\r\n\r\nb"), [Block::Paragraph(vec!["a"]), Block::Paragraph(vec!["b"])]);
        assert!(blocks("").is_empty() && blocks(" \n\t\n").is_empty());
    }
}
