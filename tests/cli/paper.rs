//! The wall planner, the freeze notice, the train sheet, the calendar and the bound pack in a terminal.

use std::process::Command;

use slipway_tests::Desk;

/// The text of a sound PDF.
fn text(desk: &Desk, name: &str) -> String {
    let sound = Command::new("qpdf").arg("--check").arg(desk.path(name)).output().expect("qpdf");
    assert!(sound.status.success(), "{}", String::from_utf8_lossy(&sound.stdout));
    let printed = Command::new("pdftotext").arg("-layout").arg(desk.path(name)).arg("-").output().expect("pdftotext");
    let text = String::from_utf8_lossy(&printed.stdout).replace('\u{A0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn says(text: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

/// Page size in points, language and structure, as a reader of the file is told.
fn info(desk: &Desk, name: &str) -> String {
    let told = Command::new("pdfinfo").arg(desk.path(name)).output().expect("pdfinfo");
    String::from_utf8_lossy(&told.stdout).into_owned()
}

#[test]
fn the_year_of_the_sample_is_one_sheet_of_a3() {
    let desk = Desk::with_sample();
    let printed = desk.json(&["planner", "--year", "2026", "--out", "year.pdf"]);
    assert_eq!((&printed["path"], &printed["pages"], &printed["snapshot"]), (&"year.pdf".into(), &1.into(), &1.into()));
    assert_eq!(printed["warnings"].as_array().unwrap().len(), 0);
    assert_eq!(printed["bytes"].as_u64(), Some(std::fs::metadata(desk.path("year.pdf")).unwrap().len()));
    says(
        &text(&desk, "year.pdf"),
        &[
            "Nordwind Retail",
            "days and times of Europe/Berlin",
            "F1 Year end",
            "H8 New Year's Day, Thu 1 Jan",
            "snapshot operation 1 · generated Mon 23 Nov 2026 (W48), 11:00 Europe/Berlin",
            "Page 1 of 1",
        ],
    );
    let info = info(&desk, "year.pdf");
    assert!(info.contains("Tagged:          yes") && info.contains("1190.55 x 841.89 pts (A3)"), "{info}");
    let said = desk.run(&["planner", "--year", "2026", "--out", "again.pdf", "--mono"]);
    assert_eq!((said.code, said.out.starts_with("again.pdf: 1 page, ")), (0, true), "{}{}", said.out, said.err);
}

#[test]
fn a_planner_of_named_layers_has_those_alone() {
    let desk = Desk::with_sample();
    let layers = ["--layer", "F-YEAR-END", "--layer", "H-NEW-YEAR"];
    let mut arguments = vec!["planner", "--year", "2028", "--out", "year.pdf"];
    arguments.extend(layers);
    assert_eq!(desk.run(&arguments).code, 0);
    let told = text(&desk, "year.pdf");
    says(&told, &["2 layers, as they were chosen", "H1 New Year's Day, Sat 1 Jan"]);
    assert!(!told.contains("Maintenance windows") && !told.contains("Month end"), "{told}");
}

#[test]
fn years_and_layers_that_are_not_there_are_refused_and_leave_no_file() {
    let desk = Desk::with_sample();
    for year in ["0", "99999", "1900"] {
        let said = desk.run(&["planner", "--year", year, "--out", "year.pdf"]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", said.err);
        assert!(
            said.err.starts_with(&format!("{year} is not a year that a plan holds; years are 1901 to 2198")),
            "{}",
            said.err
        );
    }
    assert_eq!(desk.run(&["planner", "--year", "soon", "--out", "year.pdf"]).code, 2);
    let said = desk.run(&["planner", "--year", "2026", "--out", "year.pdf", "--layer", "NONE"]);
    assert_eq!((said.code, said.err.contains("there is no window \"NONE\"")), (2, true), "{}", said.err);
    assert!(!desk.path("year.pdf").exists());
    assert_eq!(desk.run(&["planner", "--year", "2026", "--out", "nowhere/year.pdf"]).code, 1);
}

#[test]
fn the_notice_of_a_freeze_says_whom_it_displaces_and_where_to() {
    let desk = Desk::with_sample();
    let printed = desk.json(&["freeze", "notice", "F-YEAR-END", "--out", "notice.pdf"]);
    assert_eq!(printed["warnings"].as_array().unwrap().len(), 0);
    let told = text(&desk, "notice.pdf");
    says(
        &told,
        &["Freeze notice · hard freeze F-YEAR-END", "Asia/Kolkata", "UTC+05:30", "It displaces", "Not signed."],
    );
    let preview = desk.json(&["freeze", "preview", "F-YEAR-END"]);
    for displaced in preview["displaced"].as_array().unwrap() {
        says(&told, &[displaced["release"]["key"].as_str().unwrap()]);
    }
    assert!(info(&desk, "notice.pdf").contains("(A4)"));
    let letter = desk.run(&["freeze", "notice", "F-YEAR-END", "--out", "letter.pdf", "--letter", "--mono"]);
    assert_eq!(letter.code, 0, "{}", letter.err);
    says(&info(&desk, "letter.pdf"), &["612 x 792 pts (letter)", "Tagged:          yes"]);
    text(&desk, "letter.pdf");
    let again = desk.run(&["freeze", "notice", "F-YEAR-END", "--out", "again.pdf"]);
    assert_eq!(again.code, 0);
    let bytes = |name| std::fs::read(desk.path(name)).unwrap();
    assert!(bytes("again.pdf") == bytes("notice.pdf"), "the same plan at the same time gives the same bytes");
}

#[test]
fn only_freezes_have_notices() {
    let desk = Desk::with_sample();
    let print = |key: &str| desk.run(&["freeze", "notice", key, "--out", "notice.pdf"]);
    assert_eq!(print("F-NONE").code, 2);
    let peak = print("P-BLACK-FRIDAY");
    assert_eq!((peak.code, peak.err.contains("is no freeze but a window of peak")), (1, true), "{}", peak.err);
    assert!(!desk.path("notice.pdf").exists());
}

#[test]
fn the_sheet_of_a_train_names_who_rides_on_the_departure() {
    let desk = Desk::with_sample();
    let printed = desk.json(&["train", "sheet", "CORE", "--departure", "2026-12-12", "--out", "sheet.pdf"]);
    assert_eq!((&printed["path"], &printed["snapshot"]), (&"sheet.pdf".into(), &1.into()));
    assert_eq!(printed["warnings"].as_array().unwrap().len(), 0);
    let told = text(&desk, "sheet.pdf");
    says(
        &told,
        &[
            "Train sheet · CORE · departure of Sat 12 Dec 2026 (W50)",
            "Sat 12 Dec 2026 (W50), 12:00 – Sun 13 Dec 12:00",
            "Code freeze Mon 30 Nov 2026 (W49) T−10 boarding closes at its end",
            "No emergency rides.",
            "Sat 9 Jan 2027 (W01)",
            "snapshot operation 1 · generated Mon 23 Nov 2026 (W48), 11:00 Europe/Berlin",
        ],
    );
    let shown = desk.json(&["train", "show", "CORE"]);
    let departures = shown["departures"].as_array().unwrap();
    let departure = departures.iter().find(|departure| departure["day"] == "2026-12-12").unwrap();
    for rider in departure["riders"].as_array().unwrap() {
        let key = rider["bar"]["key"].as_str().unwrap();
        assert_eq!(told.matches(key).count(), 1, "{key} in {told}");
    }
    assert!(info(&desk, "sheet.pdf").contains("(A4)"));
    let more = ["--out", "letter.pdf", "--letter", "--mono"];
    let letter = desk.run(&[["train", "sheet", "CORE", "--departure", "2026-12-12"].as_slice(), &more].concat());
    assert_eq!((letter.code, letter.out.starts_with("letter.pdf: ")), (0, true), "{}{}", letter.out, letter.err);
    says(&info(&desk, "letter.pdf"), &["612 x 792 pts (letter)", "Tagged:          yes"]);
    let wrong = desk.run(&["train", "sheet", "CORE", "--departure", "2026-12-13", "--out", "x.pdf"]);
    assert_eq!((wrong.code, wrong.err.contains("it leaves next on 2026-12-12")), (1, true), "{}", wrong.err);
    assert_eq!(desk.run(&["train", "sheet", "NONE", "--departure", "2026-12-12", "--out", "x.pdf"]).code, 2);
    assert!(!desk.path("x.pdf").exists());
}

#[test]
fn the_calendar_of_a_stretch_has_every_release_of_the_list_once_in_its_table() {
    let desk = Desk::with_sample();
    let stretch = ["calendar", "--from", "2026-11-23", "--to", "2026-12-28"];
    let print = |more: &[&str]| desk.run(&[stretch.as_slice(), more].concat());
    let printed = print(&["--out", "team.pdf", "--group-by", "team", "--json"]).json();
    assert_eq!((&printed["path"], printed["warnings"].as_array().unwrap().len()), (&"team.pdf".into(), 0));
    let told = text(&desk, "team.pdf");
    says(&told, &["23 Nov – 27 Dec 2026, W48–W52 · days begin at midnight in Europe/Berlin", "Lanes by team"]);
    let table = told.split_once("The calendar in words").unwrap().1;
    let listed = desk.json(&["releases", "--from", "2026-11-22T23:00", "--to", "2026-12-27T23:00"]);
    for release in listed["items"].as_array().unwrap() {
        let key = release["key"].as_str().unwrap();
        assert_eq!(table.matches(key).count(), 1, "{key} in {table}");
    }
    assert!(info(&desk, "team.pdf").contains("841.89 x 595.276 pts (A4)"), "{}", info(&desk, "team.pdf"));
    assert_eq!(print(&["--out", "a3.pdf", "--a3", "--mono", "--type", "emergency"]).code, 0);
    assert!(info(&desk, "a3.pdf").contains("(A3)"), "{}", info(&desk, "a3.pdf"));
    says(&text(&desk, "a3.pdf"), &["Lanes by service", "only type emergency"]);
    assert_eq!(print(&["--out", "x.pdf", "--team", "nobody"]).code, 2);
    for (to, told) in [("2026-11-23", "there is no day"), ("2026-01-01", "lies behind"), ("2029-01-01", "at most 400")]
    {
        let said = desk.run(&["calendar", "--from", "2026-11-23", "--to", to, "--out", "x.pdf"]);
        assert_eq!((said.code, said.err.contains(told)), (2, true), "{}", said.err);
    }
    assert!(!desk.path("x.pdf").exists());
}

/// The pages of a PDF as a reader of the file is told them.
fn pages(desk: &Desk, name: &str) -> Vec<String> {
    let printed = Command::new("pdftotext").arg("-layout").arg(desk.path(name)).arg("-").output().expect("pdftotext");
    let text = String::from_utf8_lossy(&printed.stdout).into_owned();
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn a_two_sided_pack_begins_its_chapters_on_fronts_and_has_as_much_to_say() {
    const BLANK: &str = "This page is left blank on purpose";
    let desk = Desk::with_sample();
    let one = desk.json(&["cab", "pack", "--out", "one.pdf"]);
    let two = desk.json(&["cab", "pack", "--out", "two.pdf", "--duplex"]);
    assert_eq!(one["warnings"], two["warnings"]);
    text(&desk, "two.pdf");
    let two_sided = pages(&desk, "two.pdf");
    assert_eq!(two["pages"].as_u64(), Some(two_sided.len() as u64));
    let blank: Vec<usize> = (0..two_sided.len()).filter(|page| two_sided[*page].contains(BLANK)).collect();
    assert!(!blank.is_empty() && blank.iter().all(|page| page % 2 == 1), "{blank:?}");
    assert!(pages(&desk, "one.pdf").iter().all(|page| !page.contains(BLANK)));
    let contents = two_sided[0].split_once("In this pack").unwrap().1;
    for chapter in
        ["Forward schedule of change", "Calendar", "Risk register", "Attendance and signatures", "Key figures"]
    {
        let row = contents.lines().find(|row| row.trim_start().starts_with(chapter)).unwrap();
        let number: usize = row.split_whitespace().last().unwrap().parse().unwrap();
        assert!(number % 2 == 1 && two_sided[number - 1].contains(chapter), "{row}");
    }
    for (index, page) in two_sided.iter().enumerate() {
        assert!(page.contains(&format!("Page {} of {}", index + 1, two_sided.len())), "{page}");
    }
    for name in ["schedule", "outages"] {
        assert_eq!(desk.run(&["cab", name, "--out", "alone.pdf", "--duplex"]).code, 0);
        text(&desk, "alone.pdf");
    }
    assert_eq!(desk.run(&["cab", "minutes", "--duplex"]).code, 2, "nothing is printed without a file");
}
