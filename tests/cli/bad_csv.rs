//! CSV files that are not as they should be: one clear error with its place and what to do, and nothing written.

use slipway_tests::Desk;

fn refused(desk: &Desk, kind: &str, content: impl AsRef<[u8]>) -> String {
    desk.put("in.csv", content);
    let before = desk.json(&["log"])["items"].as_array().unwrap().len();
    let said = desk.run(&["import", kind, "in.csv"]);
    assert_eq!(said.code, 3, "{}{}", said.out, said.err);
    assert!(said.err.starts_with("in.csv: line "), "the file and the line: {}", said.err);
    assert!(said.err.contains("  → "), "what to do: {}", said.err);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), before, "nothing was written");
    assert_eq!(desk.run(&["log", "verify"]).code, 0);
    said.err
}

#[test]
fn every_bad_cell_is_told_with_its_line_its_column_and_what_was_expected() {
    let desk = Desk::with_plan();
    for (kind, content, told) in [
        (
            "releases",
            "name,start\nx,2026-01-01T00:00:00Z\n",
            "line 1: the column key is missing; the file has: name, start",
        ),
        (
            "releases",
            "key,start,duration\nR-1,\"2026-01-01T00:00:00Z,1h\n",
            "line 2, column \"start\": a quoted cell begins here and never ends",
        ),
        (
            "releases",
            "key,start,duration\nR-1,2026-02-30T00:00:00Z,1h\n",
            "line 2, column \"start\": \"2026-02-30T00:00:00Z\" is not a time that exists",
        ),
        (
            "releases",
            "key,start,duration,zone\nR-1,2026-03-29T02:30,1h,Europe/Berlin\n",
            "line 2, column \"start\": \"2026-03-29T02:30\" does not exist in Europe/Berlin",
        ),
        (
            "releases",
            "key,start,duration,zone\nR-1,2026-10-25T02:30,1h,Europe/Berlin\n",
            "comes twice in Europe/Berlin: clocks go back over it; write 2026-10-25T00:30:00Z or 2026-10-25T01:30:00Z",
        ),
        ("releases", "key,start,duration\nR-1,2026-01-01T00:00,1h\n", "needs a zone"),
        (
            "releases",
            "key,start,duration\nR-1,2026-01-01T00:00:00Z,1h\nR-1,2026-01-01T00:00:00Z,1h\n",
            "line 3, column \"key\": \"R-1\" is already in line 2",
        ),
        (
            "releases",
            "key,start,duration,depends_on\nR-1,2026-01-01T00:00:00Z,1h,R-9\n",
            "line 2, column \"depends_on\": there is no release \"R-9\"",
        ),
        (
            "releases",
            "key,start,duration,services\nR-1,2026-01-01T00:00:00Z,1h,x\n",
            "line 2, column \"services\": there is no service \"x\"",
        ),
        (
            "releases",
            "key,start,end\nR-1,2026-01-02T00:00:00Z,2026-01-01T00:00:00Z\n",
            "line 2, column \"end\": the release ends",
        ),
        ("releases", "key,start\nR-1,2026-01-02T00:00:00Z\n", "line 2, column \"duration\""),
        (
            "releases",
            "key,start,duration,state\nR-1,2026-01-02T00:00:00Z,1h,tired\n",
            "expected one of: draft, submitted",
        ),
        ("dependencies", "from,to\na,b\n", "line 2, column \"from\": there is no release \"a\""),
        ("dependencies", "from,to,lag\na,b,soon\n", "line 2, column \"lag\""),
        ("services", "key,depends_on\na,b\nb,a\n", "circle: a → b → a"),
        ("services", "key,tier\na,5\n", "line 2, column \"tier\""),
        ("services", "key,name\na,b,c\n", "line 2: the row has 3 cells and the header 2"),
        ("services", "PK\u{3}\u{4}\u{0}\u{0}", "line 1: this is not a text file"),
        ("services", "", "line 1: the file is empty"),
        (
            "windows",
            "key,kind,start,end\nW,freeze,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z\n",
            "expected one of: maintenance, freeze-hard",
        ),
        (
            "windows",
            "key,kind,start,end,rrule\nW,peak,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,WEEKLY\n",
            "line 2, column \"rrule\"",
        ),
    ] {
        let err = refused(&desk, kind, content);
        assert!(err.contains(told), "{told}: {err}");
    }
}

#[test]
fn a_column_is_blamed_by_the_name_that_the_file_gives_it() {
    let desk = Desk::with_plan();
    desk.put("in.csv", "Issue,When,Needs\nR-1,2026-01-01T00:00:00Z,R-9\n");
    let map = ["--map", "Issue=key", "--map", "When=start", "--map", "Needs=depends_on", "--duration", "1h"];
    let mut arguments = vec!["import", "releases", "in.csv"];
    arguments.extend(map);
    let said = desk.run(&arguments);
    assert!(said.err.contains("line 2, column \"Needs\""), "{}", said.err);
    arguments.extend(["--map", "Nothing=title", "--json"]);
    let error = desk.run(&arguments).json()["error"].clone();
    assert!(
        error["message"].as_str().unwrap().contains("there is no column \"Nothing\"; the file has: Issue, When, Needs")
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_counted() {
    let desk = Desk::with_plan();
    let rows = (0..500).map(|row| format!("R-{row},never\n")).collect::<Vec<_>>().concat();
    desk.put("in.csv", format!("key,start\n{rows}"));
    let error = desk.json(&["import", "releases", "in.csv"])["error"].clone();
    assert_eq!(error["details"]["count"], 500);
    assert_eq!(error["details"]["file"], "in.csv");
    assert_eq!(error["details"]["problems"].as_array().unwrap().len(), 100);
    assert_eq!(error["details"]["problems"][7]["line"], 9);
    assert_eq!(error["details"]["problems"][7]["column"], "start");
}

#[test]
fn ten_million_cells_are_refused_with_one_sentence() {
    let desk = Desk::with_plan();
    let err = refused(&desk, "services", "key,name\n".to_owned() + &"a,b,c,d,e,f,g,h,i,j\n".repeat(1_000_000));
    assert!(err.contains("line 2"), "{err}");
    let wide = format!("key{}\n{}", ",x".repeat(49), format!("a{}\n", ",1".repeat(49)).repeat(200_000));
    let err = refused(&desk, "services", wide);
    assert!(err.contains("too much in it; at most 200000 rows and 5000000 cells"), "{err}");
}

#[test]
fn a_file_of_noise_never_brings_the_program_down() {
    let desk = Desk::with_plan();
    // Texts with many separators and quotes, which get further than pure noise.
    let letters = b"key,name\"\n;\t=\xE4\xFF 2026-:TZ|";
    let mut seed = 7_u64;
    for _ in 0..12 {
        let noise: Vec<u8> = (0..4_000)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                letters[(seed >> 33) as usize % letters.len()]
            })
            .collect();
        desk.put("in.csv", noise);
        for kind in [
            "services",
            "releases",
            "windows",
            "dependencies",
            "people",
            "bookings",
            "absences",
            "shifts",
            "trains",
            "stores",
            "lead-times",
            "boards",
            "milestones",
            "changes",
        ] {
            let code = desk.run(&["import", kind, "in.csv", "--preview"]).code;
            assert!(code == 3 || code == 0, "{kind}: {code}");
        }
    }
}
