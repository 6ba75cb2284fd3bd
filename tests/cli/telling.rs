//! Help, the man page, completions, and answers for people.

use serde_json::json;
use slipway_tests::Desk;

const SUBCOMMANDS: [&str; 74] = [
    "new",
    "import",
    "sources",
    "releases",
    "release",
    "move",
    "advance",
    "repeat",
    "deployment",
    "sequence",
    "conflicts",
    "slots",
    "order",
    "critical-path",
    "blast",
    "late",
    "map",
    "link",
    "unlink",
    "runbook",
    "step",
    "windows",
    "freeze",
    "exception",
    "rules",
    "expand",
    "trains",
    "train",
    "templates",
    "template",
    "ready",
    "milestones",
    "milestone",
    "changes",
    "change",
    "bundle",
    "budget",
    "risk",
    "risk-models",
    "raci",
    "roles",
    "gaps",
    "types",
    "classify",
    "classification",
    "reclassified",
    "policy",
    "approval",
    "approve",
    "outage",
    "escalation",
    "rollback",
    "export",
    "calendars",
    "publish",
    "messages",
    "words",
    "cab",
    "board",
    "absence",
    "planner",
    "calendar",
    "scenario",
    "undo",
    "redo",
    "go-back",
    "log",
    "diff",
    "as-of",
    "check",
    "commands",
    "call",
    "completions",
    "man",
];

#[test]
fn help_names_every_subcommand_with_one_line_and_every_exit_code() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    let commands: Vec<&str> = help
        .out
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(commands[..SUBCOMMANDS.len()], SUBCOMMANDS);
    let together = help.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["0 done", "1 refused", "2 usage", "3 bad input", "4 problems", "5 plan file", "70 a fault"] {
        assert!(together.contains(told), "{told}: {together}");
    }
}

/// Some subcommands, with words that their help has.
const OPTIONS: &[(&[&str], &[&str])] = &[
    (&["new", "--help"], &["--sample", "--sample-size", "--zone"]),
    (
        &["import", "--help"],
        &[
            "--map",
            "--mapping",
            "--save-mapping",
            "--zone",
            "--duration",
            "--preview",
            "rollback_minutes",
            "ics",
            "--kind",
            "--services",
            "--regions",
            "--owner",
            "UID",
            "--becomes",
            "--choose",
            "--environment",
            "--type",
            "--team",
            "--project",
            "--whole",
            "--watch",
            "--again",
        ],
    ),
    (&["sources", "--help"], &["--forget", "--check"]),
    (&["releases", "--help"], &["--from", "--to", "--service", "--team", "--train", "--type", "--state"]),
    (&["move", "--help"], &["--to", "--zone", "--cascade", "--preview", "--reason"]),
    (&["conflicts", "--help"], &["--release", "--from", "--to"]),
    (&["slots", "--help"], &["--horizon", "--count"]),
    (&["blast", "--help"], &["--depth"]),
    (&["windows", "--help"], &["--kind", "--flagged"]),
    (&["freeze", "--help"], &["list", "propose", "negotiate", "sign", "publish", "end", "reopen", "preview", "try"]),
    (&["freeze", "propose", "--help"], &["--kind", "--start", "--end", "--rrule", "--services", "--owner"]),
    (&["freeze", "try", "--help"], &["--service", "--at", "--minutes", "--environment", "--type"]),
    (&["exception", "request", "--help"], &["--freeze", "--release", "--risk", "--rollback", "--criterion"]),
    (&["exception", "approve", "--help"], &["--expires", "--met"]),
    (&["rules", "set", "--help"], &["--critical", "--otherwise"]),
    (&["expand", "--help"], &["--start", "--end", "--zone", "--rrule"]),
    (&["export", "--help"], &["ics", "csv", "json", "graphml", "--person", "--layer", "--split"]),
    (&["cab", "pack", "--help"], &["--meeting", "--out", "--letter", "--mono", "--duplex"]),
    (&["changes", "--help"], &["--service", "--release", "--place", "--escalated"]),
    (&["change", "set", "--help"], &["--value", "--urgency", "--deadline", "--effort", "--impact", "--mandatory"]),
    (&["change", "defer", "--help"], &["--from", "--to", "--reason"]),
    (&["bundle", "--help"], &["--next", "--apply", "--change", "--preview", "--out", "--letter", "--mono"]),
    (&["budget", "accept", "--help"], &["--up-to", "--by", "--reason"]),
    (&["risk", "--help"], &["--impact", "--likelihood", "--rollback-tested", "--schema", "--canary", "--answer"]),
    (&["risk-models", "set", "--help"], &["<FILE>", "--reason"]),
    (&["raci", "--help"], &["set", "reset", "--out", "--letter", "--mono"]),
    (&["advance", "--help"], &["submitted", "scheduled", "backed-out", "--reason"]),
    (&["raci", "set", "--help"], &["<ACTIVITY>", "<ROLE>", "<LETTERS>", "--reason"]),
    (&["roles", "--help"], &["--set", "ROLE=PERSON", "--reason"]),
    (&["gaps", "--help"], &["--release", "--blocking", "--out", "--letter", "--mono"]),
    (&["board", "--help"], &["seat", "unseat", "set"]),
    (&["board", "seat", "--help"], &["--group", "--votes", "--deputy", "--board"]),
    (&["board", "set", "--help"], &["--chair", "--at-least", "--chair-needed", "--group-needed", "--place"]),
    (&["absence", "set", "--help"], &["--person", "--start", "--end", "--zone", "--reason"]),
    (&["classify", "--help"], &["--yes", "--no", "--reference", "--type", "--reason", "--approver", "--preview"]),
    (&["policy", "--help"], &["list", "show", "ship", "enforce", "save", "export", "replay", "print", "remove"]),
    (&["approval", "--help"], &["confirm", "condition", "<KEY>"]),
    (&["approve", "--help"], &["--person", "--role", "--outcome", "--reason", "--until", "--condition", "--heard-by"]),
    (&["outage", "set", "--help"], &["--minutes", "--after", "--felt-by", "--reason", "--informed"]),
    (&["escalation", "--help"], &["list", "save", "remove"]),
    (&["rollback", "--help"], &["set", "forget", "decide", "card"]),
    (
        &["rollback", "set", "--help"],
        &["--procedure", "--minutes", "--verification", "--tested", "--measured", "--evidence", "--version"],
    ),
    (&["rollback", "decide", "--help"], &["go-on", "go-back", "--reason", "--by", "--asked"]),
    (
        &["cab", "--help"],
        &["show", "attend", "agenda", "open", "take", "decide", "end", "minutes", "actions", "action", "issue", "diff"],
    ),
    (&["cab", "agenda", "--help"], &["--add", "--off", "--on", "--point", "--minutes", "--justify", "--order"]),
    (&["cab", "decide", "--help"], &["--for", "--against", "--abstain", "--interest", "--comments", "--condition"]),
    (&["cab", "minutes", "--help"], &["--meeting", "--out", "--save", "--reset", "--lock", "--duplex"]),
    (&["planner", "--help"], &["--year", "--out", "--layer", "--mono"]),
    (&["train", "sheet", "--help"], &["--departure", "--out", "--letter", "--mono"]),
    (
        &["calendar", "--help"],
        &["--from", "--to", "--out", "--group-by", "--service", "--team", "--train", "--type", "--state", "--a3"],
    ),
    (&["freeze", "notice", "--help"], &["--out", "--letter", "--mono"]),
    (&["call", "--help"], &["--file"]),
];

#[test]
fn every_subcommand_explains_its_options() {
    let desk = Desk::new();
    for (command, told) in OPTIONS {
        let help = desk.run(command);
        assert_eq!(help.code, 0);
        for word in *told {
            assert!(help.out.contains(word), "{command:?} {word}: {}", help.out);
        }
        for word in ["--plan", "--json", "--as-of", "--actor"] {
            assert!(help.out.contains(word), "{command:?} {word}");
        }
    }
}

#[test]
fn completions_and_the_man_page_come_from_the_same_definitions() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = desk.run(&["completions", shell]);
        assert_eq!(script.code, 0);
        for command in SUBCOMMANDS {
            assert!(script.out.contains(command), "{shell} {command}");
        }
    }
    let page = desk.run(&["man"]).out;
    assert!(page.contains(".TH slipway 1"));
    for command in SUBCOMMANDS {
        assert!(
            page.contains(&format!(".SH SLIPWAY {}", command.to_uppercase().replace('-', "\\-")))
                || page.contains(&format!(".SH SLIPWAY {}", command.to_uppercase())),
            "{command}"
        );
    }
}

#[test]
fn people_are_told_local_times_with_their_zone() {
    let desk = Desk::with_sample();
    let releases = desk.run(&["releases", "--from", "2026-12-01", "--to", "2026-12-02"]).out;
    assert!(releases.contains("R-2026-0042  2026-11-30 22:45  2026-12-01 04:00  America/New_York"), "{releases}");
    let preview = ["move", "R-2026-0045", "--to", "2026-12-09T22:00", "--zone", "America/New_York", "--preview"];
    let told = desk.run(&preview).out;
    assert!(
        told.starts_with("R-2026-0045 would move from 2026-12-01 19:00 to 2026-12-09 22:00 America/New_York"),
        "{told}"
    );
    let refused = desk.run(&["move", "R-2026-0045", "--to", "2026-12-22T22:00"]);
    assert!(refused.err.contains("the next valid slot is") && refused.err.contains("Europe/Berlin"), "{}", refused.err);
    assert!(desk.run(&["log"]).out.contains("2026-11-23 11:00 Europe/Berlin"));
}

#[test]
fn every_column_that_is_read_is_named_in_the_help_of_import() {
    let desk = Desk::with_plan();
    desk.put("any.csv", "key\nx\n");
    let help = desk.run(&["import", "--help"]).out;
    let words: std::collections::BTreeSet<&str> =
        help.split(|one: char| !one.is_alphanumeric() && one != '_').collect();
    for kind in [
        "services",
        "dependencies",
        "releases",
        "windows",
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
        "steps",
    ] {
        let look = json!({ "kind": kind, "path": desk.path("any.csv") });
        let columns = desk.run(&["call", "file_look", &look.to_string()]).json()["ours"].clone();
        let columns = columns.as_array().unwrap();
        assert!(columns.len() > 1, "{kind}");
        for column in columns.iter().map(|column| column.as_str().unwrap()) {
            assert!(words.contains(column), "{kind} reads {column}, and nobody is told");
        }
    }
}
