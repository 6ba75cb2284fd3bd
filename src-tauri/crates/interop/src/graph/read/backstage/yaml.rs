//! YAML as trees whose values know their lines.

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::csv::{Limits, Problem, Problems};

/// How deep values may lie in each other.
const DEPTH: usize = 64;
/// How many values one document may have.
const VALUES: usize = 100_000;

/// A value and the line on which it begins.
#[derive(Debug)]
pub(super) struct Yaml {
    pub(super) line: usize,
    pub(super) value: Value,
}

/// What a value is; numbers and truths are the texts that stand for them.
#[derive(Debug)]
pub(super) enum Value {
    Nothing,
    Text(String),
    List(Vec<Yaml>),
    Map(Vec<(String, Yaml)>),
}

impl Yaml {
    /// The fields of a map, in the order of the file; of anything else none.
    pub(super) fn fields(&self) -> &[(String, Self)] {
        if let Value::Map(fields) = &self.value { fields } else { &[] }
    }

    /// A field of a map.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        self.fields().iter().find_map(|(field, value)| (field == name).then_some(value))
    }

    /// The text that this is, where there is anything in it.
    pub(super) fn text(&self) -> Option<&str> {
        let Value::Text(text) = &self.value else { return None };
        Some(text.trim()).filter(|text| !text.is_empty())
    }
}

/// A list or a map whose end is not reached yet.
struct Open {
    line: usize,
    is: Is,
}

enum Is {
    List(Vec<Yaml>),
    /// The fields, and the name of the one whose value comes next.
    Map(Vec<(String, Yaml)>, Option<String>),
}

/// Reads document after document; aliases are refused, so that nothing grows.
pub(super) fn documents(
    text: &str,
    limits: Limits,
    mut each: impl FnMut(Yaml) -> Result<(), Problems>,
) -> Result<(), Problems> {
    let mut parser = Parser::new_from_str(text);
    let (mut open, mut values): (Vec<Open>, usize) = (Vec::new(), 0);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| {
            // Where something is missing at the end, the place told is the line after the last.
            let line = error.marker().line().min(text.lines().count().max(1));
            wrong(line, format!("this is no YAML that can be read: {}", error.info()))
        })?;
        let line = span.start.line();
        let done = match event {
            Event::DocumentStart(_) => {
                values = 0;
                None
            }
            Event::Alias(_) => return Err(wrong(line, "aliases (*name) are not read; write the value out")),
            Event::Scalar(text, style, ..) => {
                if text.len() > limits.cell {
                    return Err(wrong(line, format!("a text has more than {} bytes", limits.cell)));
                }
                let nothing = style == ScalarStyle::Plain && matches!(text.as_ref(), "" | "~" | "null");
                let value = if nothing { Value::Nothing } else { Value::Text(text.into_owned()) };
                Some(Yaml { line, value })
            }
            Event::SequenceStart(..) => {
                open.push(Open { line, is: Is::List(Vec::new()) });
                None
            }
            Event::MappingStart(..) => {
                open.push(Open { line, is: Is::Map(Vec::new(), None) });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|Open { line, is }| match is {
                Is::List(list) => Yaml { line, value: Value::List(list) },
                Is::Map(fields, _) => Yaml { line, value: Value::Map(fields) },
            }),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => None,
        };
        if open.len() > DEPTH {
            return Err(wrong(line, format!("values lie more than {DEPTH} deep")));
        }
        let Some(value) = done else { continue };
        values += 1;
        if values > VALUES {
            return Err(wrong(line, format!("a document has more than {VALUES} values; split it with ---")));
        }
        match open.last_mut() {
            None => each(value)?,
            Some(around) => add(around, value)?,
        }
    }
    Ok(())
}

/// Puts a value into the list or the map around it.
fn add(around: &mut Open, value: Yaml) -> Result<(), Problems> {
    match &mut around.is {
        Is::List(list) => list.push(value),
        Is::Map(fields, name) => match (name.take(), value) {
            (Some(name), value) => fields.push((name, value)),
            (None, Yaml { value: Value::Text(text), .. }) => *name = Some(text),
            (None, Yaml { value: Value::Nothing, .. }) => *name = Some(String::new()),
            (None, Yaml { line, .. }) => return Err(wrong(line, "the name of a field must be a text")),
        },
    }
    Ok(())
}

fn wrong(line: usize, message: impl Into<String>) -> Problems {
    Problems::one(Problem::of_line(line, message))
}
