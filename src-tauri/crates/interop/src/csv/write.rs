//! Writing CSV.

/// A table as CSV with CRLF, UTF-8 and every cell that a spreadsheet could run made harmless.
///
/// A cell that starts with `=`, `+`, `-`, `@`, a tab or a return gets an
/// apostrophe in front, because spreadsheets take such cells for formulas.
pub fn write<R: AsRef<[String]>>(columns: &[&str], rows: impl IntoIterator<Item = R>) -> Vec<u8> {
    let mut text = columns.join(",");
    text.push_str("\r\n");
    for row in rows {
        let cells: Vec<String> = row.as_ref().iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn quoted(cell: &str) -> String {
    let harmless =
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if harmless.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_formulas() {
        let bytes = write(&["a", "b"], [vec!["=1+1".to_owned(), "x,\"y\"".to_owned()]]);
        assert_eq!(String::from_utf8(bytes).unwrap(), "a,b\r\n'=1+1,\"x,\"\"y\"\"\"\r\n");
    }
}
