//! Objects as they stand in a file (ISO 32000-1, 7.3), without white space that may be left out.

use std::io::Write as _;

use lopdf::{Dictionary, Object, Stream, StringFormat};

/// Writes an object at the end of `out`.
pub fn object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(if *value { b"true".as_slice() } else { b"false" }),
        Object::Integer(value) => print(out, format_args!("{value}")),
        Object::Real(value) => print(out, format_args!("{value}")),
        Object::Name(text) => name(out, text),
        Object::String(text, StringFormat::Literal) => literal(out, text),
        Object::String(text, StringFormat::Hexadecimal) => hexadecimal(out, text),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    divide(out, item);
                }
                self::object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(out, entries),
        Object::Stream(stream) => self::stream(out, stream),
        Object::Reference((id, generation)) => print(out, format_args!("{id} {generation} R")),
    }
}

/// Writes a dictionary at the end of `out`.
pub fn dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in entries {
        name(out, key);
        divide(out, value);
        object(out, value);
    }
    out.extend(b">>");
}

/// Writes a stream at the end of `out`.
pub fn stream(out: &mut Vec<u8>, stream: &Stream) {
    dictionary(out, &stream.dict);
    out.extend(b"stream\n");
    out.extend(&stream.content);
    out.extend(b"\nendstream");
}

/// Writes formatted text at the end of `out`.
pub fn print(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Memory takes whatever is written.
    let _ = out.write_fmt(text);
}

/// A space before an object that would run into what stands before it.
fn divide(out: &mut Vec<u8>, object: &Object) {
    let begins_by_itself = matches!(
        object,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_) | Object::Stream(_)
    );
    if !begins_by_itself {
        out.push(b' ');
    }
}

fn name(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'/');
    for byte in text {
        // Delimiters and whatever cannot be seen are written as their number.
        if b"()<>[]{}/%#".contains(byte) || !byte.is_ascii_graphic() {
            print(out, format_args!("#{byte:02X}"));
        } else {
            out.push(*byte);
        }
    }
}

fn literal(out: &mut Vec<u8>, text: &[u8]) {
    // Brackets in pairs need no mark before them; the others are found first.
    let mut marked: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, byte) in text.iter().enumerate() {
        match byte {
            b'(' => open.push(index),
            b')' if open.pop().is_none() => marked.push(index),
            b'\\' | b'\r' => marked.push(index),
            _ => {}
        }
    }
    marked.append(&mut open);
    out.push(b'(');
    for (index, byte) in text.iter().enumerate() {
        if marked.contains(&index) {
            out.push(b'\\');
        }
        // A carriage return would be read as a line feed.
        out.push(if *byte == b'\r' { b'r' } else { *byte });
    }
    out.push(b')');
}

fn hexadecimal(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'<');
    for byte in text {
        print(out, format_args!("{byte:02X}"));
    }
    out.push(b'>');
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, StringFormat, dictionary};

    fn written(object: impl Into<Object>) -> String {
        let mut out = Vec::new();
        super::object(&mut out, &object.into());
        String::from_utf8(out).unwrap()
    }

    fn literal(text: &str) -> String {
        written(Object::String(text.as_bytes().to_vec(), StringFormat::Literal))
    }

    #[test]
    fn only_what_would_run_together_is_divided() {
        let entries = dictionary! {
            "Type" => "Page",
            "Parent" => (3, 0),
            "Kids" => vec![1.into(), 0.5.into(), "Fit".into(), Object::Null],
            "Tagged" => true,
        };
        assert_eq!(written(entries), "<</Type/Page/Parent 3 0 R/Kids[1 0.5/Fit null]/Tagged true>>");
    }

    #[test]
    fn what_a_name_cannot_hold_is_written_as_its_number() {
        assert_eq!(written("Noto Sans#1/é"), "/Noto#20Sans#231#2F#C3#A9");
    }

    #[test]
    fn a_bracket_without_its_partner_is_marked() {
        assert_eq!(literal("f(x) = y"), "(f(x) = y)");
        assert_eq!(literal("a) b( c\\ d\r"), "(a\\) b\\( c\\\\ d\\r)");
        assert_eq!(written(Object::String(vec![0xFE, 0xFF, 0, 0x41], StringFormat::Hexadecimal)), "<FEFF0041>");
    }
}
