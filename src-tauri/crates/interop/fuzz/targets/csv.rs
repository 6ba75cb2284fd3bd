//! Tables: any bytes are answered by every reader of rows, and a table that we write comes back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_domain::time::{Minutes, Zone};
use slipway_interop::csv::{self, Defaults, Limits, Problems, Row, Sheet};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { bytes: 1 << 20, rows: 5_000, cells: 50_000, cell: 5_000 };
    let Ok(sheet) = Sheet::read(bytes, limits) else { return };
    let lines: Vec<usize> = sheet.rows.iter().map(|(line, _)| *line).collect();
    assert!(lines.is_sorted_by(|one, next| one < next), "{lines:?}");
    assert!(sheet.rows.iter().all(|(_, cells)| cells.len() <= sheet.columns.len()));
    is_read_again(&sheet);
    for zone in [None, Zone::parse("Europe/Berlin").ok()] {
        let defaults = Defaults { zone, duration: Some(Minutes::hours(2)) };
        read(&sheet, &lines, &defaults);
    }
});

fn read(sheet: &Sheet, lines: &[usize], defaults: &Defaults) {
    known(lines, csv::absences(sheet, defaults));
    known(lines, csv::boards(sheet, defaults));
    known(lines, csv::bookings(sheet, defaults));
    known(lines, csv::changes(sheet));
    known(lines, csv::dependencies(sheet));
    known(lines, csv::lead_times(sheet));
    known(lines, csv::milestones(sheet));
    known(lines, csv::people(sheet));
    known(lines, csv::releases(sheet, defaults));
    known(lines, csv::services(sheet));
    known(lines, csv::shifts(sheet, defaults));
    known(lines, csv::steps(sheet));
    known(lines, csv::stores(sheet));
    known(lines, csv::trains(sheet));
    known(lines, csv::windows(sheet, defaults));
}

/// Holds that what is told lies in lines of the file.
fn known<T>(lines: &[usize], read: Result<Vec<Row<T>>, Problems>) {
    match read {
        Ok(rows) => assert!(rows.iter().all(|row| lines.contains(&row.line))),
        Err(problems) => {
            assert!(problems.count >= problems.first.len() && !problems.first.is_empty());
            assert!(problems.first.iter().all(|problem| problem.line == 1 || lines.contains(&problem.line)));
            assert!(!problems.to_string().is_empty());
        }
    }
}

/// Writes the rows under plain names, and holds that they come back once no cell needs to be made harmless.
fn is_read_again(sheet: &Sheet) {
    let names: Vec<String> = (0..sheet.columns.len()).map(|number| format!("c{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let written = csv::write(&names, sheet.rows.iter().map(|(_, cells)| cells.as_slice()));
    let again = Sheet::read(&written, Limits::default()).expect("a table of ours can be read");
    let harmless = |cell: &String| {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if is_formula { format!("'{cell}") } else { cell.clone() }
    };
    let before: Vec<Vec<String>> = sheet.rows.iter().map(|(_, cells)| cells.iter().map(harmless).collect()).collect();
    let after: Vec<Vec<String>> = again.rows.into_iter().map(|(_, cells)| cells).collect();
    assert_eq!(before, after, "{}", String::from_utf8_lossy(&written));
}
