//! The levels of a chain, one under the other, with numbers that can be dialled from where the card hangs.

use super::fitted;
use super::model::LevelRow;
use crate::display::{ArtifactKind, Draw, Ink, Mark, Rect, Scope, Stroke, TagId, TagKind};
use crate::layout::Flow;
use crate::text::{Style, length};

/// Height of the header row.
const HEAD: f32 = 17.0;
/// Widths of the number of a level, of the telephone, and of either time; the person has what is left.
const NUMBER: f32 = 24.0;
const PHONE: f32 = 188.0;
const TIME: f32 = 64.0;
/// Left and right of a text.
const PAD: f32 = 4.0;
const NAME: Style = Style { size: 12.0, leading: 15.0, ..Style::H2 };
const HEADS: [&str; 5] = ["No.", "Who", "Telephone", "Called after", "Next after"];

/// Where the columns begin, and where the last one ends.
struct Columns([f32; 6]);

impl Columns {
    fn of(flow: &Flow) -> Self {
        let live = flow.live();
        let right = live.right();
        let phone = right - 2.0 * TIME - PHONE;
        Self([live.x, live.x + NUMBER, phone, right - 2.0 * TIME, right - TIME, right])
    }

    fn left(&self, column: usize) -> f32 {
        self.0[column] + PAD
    }

    fn right(&self, column: usize) -> f32 {
        self.0[column + 1] - PAD
    }

    fn room(&self, column: usize) -> f32 {
        self.right(column) - self.left(column)
    }
}

/// Draws the levels, each `height` points high, with numbers in at most `phone` points.
pub fn draw(flow: &mut Flow, levels: &[LevelRow], height: f32, phone: f32) {
    flow.need(HEAD + 2.0 * height);
    let columns = Columns::of(flow);
    let table = flow.tag(TagKind::Table);
    let group = flow.tag_in(table, TagKind::TableHead);
    let row = flow.tag_in(group, TagKind::Row);
    head(flow, &columns, Some(row));
    let body = flow.tag_in(table, TagKind::TableBody);
    for (index, level) in levels.iter().enumerate() {
        if flow.left() < height {
            flow.continue_page();
            head(flow, &columns, None);
        }
        let row = flow.tag_in(body, TagKind::Row);
        one(flow, &columns, row, (index + 1, level), height, phone);
    }
}

/// The header row; `row` is its element the first time and nothing when it is repeated.
fn head(flow: &mut Flow, columns: &Columns, row: Option<TagId>) {
    let (live, y) = (flow.live(), flow.y());
    let rect = Rect::new(live.x, y, live.width, HEAD);
    flow.decorate(Draw::Rect { rect, fill: Some(Ink::HEAD), stroke: None });
    flow.rule(live.x, live.right(), y + HEAD, Stroke::solid(0.75, Ink::BLACK));
    for (column, title) in HEADS.iter().enumerate() {
        let mark = match row {
            Some(row) => Mark::Tagged(flow.tag_in(row, TagKind::HeaderCell(Scope::Column))),
            None => Mark::Artifact(ArtifactKind::Layout),
        };
        let style = Style::TABLE_HEAD;
        let baseline = y + (HEAD - style.leading) / 2.0 + style.baseline();
        if column == 1 || column == 2 {
            flow.label(mark, title, style, columns.left(column), baseline);
        } else {
            flush_right(flow, mark, title, style, columns.right(column), baseline);
        }
    }
    flow.advance_to(y + HEAD);
}

/// A level with its number, who, telephone and times.
fn one(flow: &mut Flow, columns: &Columns, row: TagId, level: (usize, &LevelRow), height: f32, phone: f32) {
    let (number, level) = level;
    let (live, y) = (flow.live(), flow.y());
    // Capitals stand in the middle of the row, whatever their size.
    let middle = |size: f32| y + f32::midpoint(height, 0.714 * size);
    let cell = |flow: &mut Flow, kind: TagKind| Mark::Tagged(flow.tag_in(row, kind));
    let mark = cell(flow, TagKind::DataCell);
    flush_right(flow, mark, &number.to_string(), NAME, columns.right(0), middle(NAME.size));

    // Two paragraphs, so that role and name are not read as one word.
    let who = flow.tag_in(row, TagKind::HeaderCell(Scope::Row));
    let mark = Mark::Tagged(flow.tag_in(who, TagKind::Paragraph));
    let top = y + (height - Style::TABLE.leading - NAME.leading) / 2.0;
    let role = if level.role.is_empty() { "–" } else { &level.role };
    flow.cut_label(mark, role, Style::TABLE, (columns.left(1), top + Style::TABLE.baseline()), columns.room(1));
    let name = if level.name.is_empty() { "nobody is named" } else { &level.name };
    let baseline = top + Style::TABLE.leading + NAME.baseline();
    let mark = Mark::Tagged(flow.tag_in(who, TagKind::Paragraph));
    flow.cut_label(mark, name, NAME, (columns.left(1), baseline), columns.room(1));

    let mark = cell(flow, TagKind::DataCell);
    let known = !level.phone.is_empty();
    let (largest, said) = if known { (phone, level.phone.as_str()) } else { (NAME.size, "no number known") };
    let (paragraph, lines) = fitted(flow, said, largest, columns.room(2));
    let style = paragraph.style();
    let first = middle(style.size) - style.leading * (lines.len().max(1) - 1) as f32 / 2.0;
    for (index, line) in lines.iter().enumerate() {
        flow.line(mark, &paragraph, line, columns.left(2), first + style.leading * index as f32);
    }

    let minutes = |count: u32| length(i64::from(count));
    let wait = level.wait.map_or_else(|| "last".to_owned(), minutes);
    let after = if level.after == 0 { "at once".to_owned() } else { minutes(level.after) };
    for (column, text) in [(3, after), (4, wait)] {
        let mark = cell(flow, TagKind::DataCell);
        flush_right(flow, mark, &text, Style::BODY, columns.right(column), middle(Style::BODY.size));
    }
    flow.rule(live.x, live.right(), y + height, Stroke::HAIRLINE);
    flow.advance_to(y + height);
}

/// A line that ends at `right`.
fn flush_right(flow: &mut Flow, mark: Mark, text: &str, style: Style, right: f32, baseline: f32) {
    let paragraph = flow.shape(&text.into(), style);
    for line in paragraph.lines(f32::MAX).iter().take(1) {
        flow.line(mark, &paragraph, line, right - line.width, baseline);
    }
}
