//! Plan files that are not as they should be, and programs that get in each other's way: one clear error, nothing lost.

use std::fs;
use std::process::Stdio;

use rusqlite::Connection;
use slipway_tests::{Desk, Said};

/// One sentence that holds the word, a next step, and the published exit code; also as a document.
fn refused(desk: &Desk, arguments: &[&str], word: &str) -> Said {
    let said = desk.run(arguments);
    assert_eq!(said.code, 5, "{arguments:?}: {}{}", said.out, said.err);
    assert!(said.err.lines().next().unwrap().contains(word), "{word}: {}", said.err);
    assert!(said.err.lines().nth(1).is_some_and(|hint| hint.starts_with("  → ")), "{}", said.err);
    assert!(desk.json(arguments)["error"]["code"].is_string());
    said
}

fn names(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.path("")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_that_is_missing_empty_or_something_else_is_named_and_left_alone() {
    let desk = Desk::new();
    refused(&desk, &["releases"], "there is no plan file at plan.slipway");
    assert_eq!(names(&desk), Vec::<String>::new(), "nothing is made by asking");
    desk.put("plan.slipway", "");
    refused(&desk, &["releases"], "is empty");
    assert_eq!(fs::metadata(desk.path("plan.slipway")).unwrap().len(), 0);
    desk.put("plan.slipway", "Dear diary");
    refused(&desk, &["releases"], "is not a Slipway plan");
    assert_eq!(fs::read_to_string(desk.path("plan.slipway")).unwrap(), "Dear diary");
    let other = Connection::open(desk.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE mail (id INTEGER)").unwrap();
    drop(other);
    refused(&desk, &["--plan", "other.db", "releases"], "is not a Slipway plan");
}

#[test]
fn a_damaged_or_cut_off_file_is_named_and_left_as_it_is() {
    let desk = Desk::with_sample();
    let whole = fs::read(desk.path("plan.slipway")).unwrap();
    let mut damaged = whole.clone();
    damaged[5 * 4096..9 * 4096].fill(0xA5);
    for bytes in [&damaged[..], &whole[..whole.len() / 2]] {
        desk.put("plan.slipway", bytes);
        let said = refused(&desk, &["releases"], "is damaged");
        assert!(said.err.contains("backup"), "{}", said.err);
        refused(&desk, &["move", "R-2026-0045", "--to", "2026-12-09T22:00"], "is damaged");
        assert_eq!(fs::read(desk.path("plan.slipway")).unwrap(), bytes);
    }
}

#[test]
fn a_newer_file_is_refused_by_its_version() {
    let desk = Desk::with_sample();
    let db = Connection::open(desk.path("plan.slipway")).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let before = fs::read(desk.path("plan.slipway")).unwrap();
    let said = refused(&desk, &["releases"], "has version 99");
    assert!(said.err.contains("install the newer Slipway"), "{}", said.err);
    assert_eq!(fs::read(desk.path("plan.slipway")).unwrap(), before);
}

#[test]
fn a_read_only_file_answers_and_refuses_to_be_changed() {
    let desk = Desk::with_sample();
    let path = desk.path("plan.slipway");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_eq!(desk.run(&["releases"]).code, 0);
    refused(&desk, &["call", "team_save", r#"{"key":"a","name":"A"}"#], "can only be read");
    assert!(desk.run(&["export", "ics", "--out", "a.ics"]).out.contains("on this machine alone"));
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_new_plan_is_never_made_over_a_file() {
    let desk = Desk::with_plan();
    let before = fs::read(desk.path("plan.slipway")).unwrap();
    let said = desk.run(&["new", "plan.slipway", "--sample"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("there is already a file at plan.slipway"), "{}", said.err);
    assert_eq!(fs::read(desk.path("plan.slipway")).unwrap(), before);
}

/// So many services with long names, as rows of a file.
fn services(count: usize) -> String {
    (0..count).map(|row| format!("S-{row},{}\n", "long ".repeat(50))).collect::<Vec<_>>().concat()
}

/// Runs the program under the shell with a limit on the length of every file that it writes, as on a full disk.
#[cfg(unix)]
fn with_room(desk: &Desk, blocks: u64, arguments: &[&str]) -> Said {
    let program = desk.command(&[]).get_program().to_owned();
    let output = std::process::Command::new("sh")
        .current_dir(desk.path(""))
        .env("SLIPWAY_PLAN", "plan.slipway")
        .env("HOME", desk.path(""))
        // Where the limit is reached the system may send a signal in place of an answer.
        .args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh", &blocks.to_string()])
        .arg(program)
        .args(arguments)
        .output()
        .unwrap();
    output.into()
}

#[test]
#[cfg(unix)]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let desk = Desk::with_sample();
    let before = desk.json(&["releases"]);
    let rows = services(4_000);
    desk.put("many.csv", format!("key,name\n{rows}"));
    // In blocks of 512 bytes: a little more than the plan has now.
    let blocks = fs::metadata(desk.path("plan.slipway")).unwrap().len() / 512 + 64;
    let said = with_room(&desk, blocks, &["import", "services", "many.csv"]);
    assert_eq!(said.code, 5, "{}{}", said.out, said.err);
    assert!(said.err.contains("disk") && said.err.contains("has room"), "{}", said.err);
    assert_eq!(desk.json(&["releases"]), before);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 1);
    assert_eq!(desk.run(&["log", "verify"]).code, 0);
    desk.put("a.json", "what was there");
    let said = with_room(&desk, 128, &["export", "json", "--out", "a.json"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert_eq!(fs::read_to_string(desk.path("a.json")).unwrap(), "what was there");
    let said = with_room(&desk, 8, &["new", "new.slipway", "--sample"]);
    assert_eq!(said.code, 5, "{}{}", said.out, said.err);
    assert!(
        names(&desk).iter().all(|name| !name.starts_with("new.slipway") && !name.starts_with(".tmp")),
        "{:?}",
        names(&desk)
    );
}

#[test]
fn programs_that_change_one_plan_at_once_lose_nothing() {
    let desk = Desk::with_sample();
    let mut children = Vec::new();
    for person in 0..6 {
        let call =
            |team| format!("{{\"name\":\"team_save\",\"input\":{{\"key\":\"t-{person}-{team}\",\"name\":\"T\"}}}}");
        let calls = (0..4).map(call).collect::<Vec<_>>().join("\n");
        desk.put(&format!("{person}.jsonl"), calls);
        let name = format!("{person}.jsonl");
        let mut command = desk.command(&["--actor", "ada", "call", "--file", &name]);
        children.push(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
    }
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(desk.json(&["log", "verify"])["operations"], 25);
    let exported = desk.json(&["log"]);
    let mut seqs: Vec<u64> =
        exported["items"].as_array().unwrap().iter().map(|row| row["seq"].as_u64().unwrap()).collect();
    seqs.reverse();
    assert_eq!(seqs, (1..=25).collect::<Vec<_>>());
}

#[test]
fn a_plan_that_another_program_holds_is_told_and_can_be_changed_when_it_lets_go() {
    let desk = Desk::with_sample();
    let other = Connection::open(desk.path("plan.slipway")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(desk.run(&["releases"]).code, 0, "readers are not held up");
    let said = refused(&desk, &["call", "team_save", r#"{"key":"a","name":"A"}"#], "another program");
    assert!(said.err.contains("try again"), "{}", said.err);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(desk.run(&["call", "team_save", r#"{"key":"a","name":"A"}"#]).code, 0);
}

#[test]
fn a_program_that_is_killed_in_the_middle_of_an_import_leaves_the_plan_as_it_was_or_as_it_should_be() {
    let desk = Desk::with_plan();
    let rows = services(5_000);
    desk.put("many.csv", format!("key,name\n{rows}"));
    let mut killed_early = false;
    for attempt in 0..8 {
        let mut child = desk
            .command(&["import", "services", "many.csv"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The journal that grows beside the file says that the write has begun.
        let wal = desk.path("plan.slipway-wal");
        let grown = || fs::metadata(&wal).map_or(0, |file| file.len()) > 64 * 1024 * (attempt + 1);
        while !grown() && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let operations = desk.json(&["log", "verify"]);
        assert_eq!(operations["ok"], true);
        assert_eq!(desk.run(&["check"]).code, 0);
        let services = desk.json(&["call", "catalogue_show"])["services"].as_array().unwrap().len();
        if operations["operations"] != 1 {
            assert_eq!(services, 5_000, "all or nothing");
            break;
        }
        assert_eq!(services, 0, "all or nothing");
        killed_early = true;
    }
    assert!(killed_early, "at least one was killed before it was done");
    desk.put("one.csv", "key,name\nS-1,One\n");
    assert_eq!(desk.run(&["import", "services", "one.csv"]).code, 0, "and the plan goes on");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let desk = Desk::with_sample();
    let mut child = desk.command(&["log", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
