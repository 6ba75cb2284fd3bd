//! Zones by the names that programs write, and as files define them.

use super::{calendar, in_zone, remarks, windows};

#[test]
fn a_zone_of_the_file_is_taken_for_the_one_whose_clocks_go_alike() {
    let zone = |name: &str, standard: (&str, &str), daylight: (&str, &str)| {
        let part = |what: &str, (from, to): (&str, &str), month: u32, week: &str| {
            format!(
                "BEGIN:{what}\nDTSTART:16010101T020000\nRRULE:FREQ=YEARLY;BYDAY={week}SU;BYMONTH={month}\n\
                 TZOFFSETFROM:{from}\nTZOFFSETTO:{to}\nEND:{what}\n"
            )
        };
        let (winter, summer) = (part("STANDARD", standard, 10, "-1"), part("DAYLIGHT", daylight, 3, "-1"));
        calendar(&format!(
            "BEGIN:VTIMEZONE\nTZID:{name}\n{winter}{summer}END:VTIMEZONE\n\
             BEGIN:VEVENT\nUID:a\nDTSTART;TZID={name}:20261218T180000\nDURATION:PT1H\nEND:VEVENT"
        ))
    };
    let central = |name: &str| zone(name, ("+0200", "+0100"), ("+0100", "+0200"));
    let custom = central("Customized Time Zone");
    assert_eq!(windows(None, &custom), ["2026-12-18T18:00/12-18T19:00 Europe/Berlin"]);
    assert!(remarks(None, &custom)[0].contains("has the rules of Europe/Berlin in this file"));
    assert_eq!(windows(None, &central("GMT")), ["2026-12-18T18:00/12-18T19:00 Europe/Berlin"], "a name that lies");
    assert_eq!(windows(None, &central("Europe/Paris")), ["2026-12-18T18:00/12-18T19:00 Europe/Paris"]);
    assert_eq!(remarks(None, &central("Europe/Paris")), Vec::<String>::new());
    let old = central("America/New_York");
    assert_eq!(windows(None, &old), ["2026-12-18T18:00/12-18T19:00 America/New_York"]);
    assert!(remarks(None, &old)[0].contains("are not those of America/New_York"), "{:?}", remarks(None, &old));
}

fn definition(name: &str, more: &str, offsets: (&str, &str)) -> String {
    let (summer, winter) = offsets;
    format!(
        "BEGIN:VTIMEZONE\nTZID:{name}\n{more}BEGIN:STANDARD\nDTSTART:16010101T030000\n\
         RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:{summer}\nTZOFFSETTO:{winter}\nEND:STANDARD\n\
         BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:{winter}\n\
         TZOFFSETTO:{summer}\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
    )
}

fn at(name: &str, day: &str, more: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{day}\nDTSTART;TZID=\"{name}\":{day}T180000\nDURATION:PT1H\n{more}END:VEVENT\n")
}

#[test]
fn a_name_that_lies_is_believed_where_it_tells_the_truth() {
    let bst = definition("GMT", "", ("+0100", "+0000"));
    let file = calendar(&format!("{bst}{}{}", at("GMT", "20261218", ""), at("GMT", "20260718", "")));
    assert_eq!(
        windows(None, &file),
        ["2026-12-18T18:00/12-18T19:00 GMT", "2026-07-18T18:00/07-18T19:00 Europe/London"]
    );
    assert_eq!(remarks(None, &file), ["25: GMT has the rules of Europe/London in this file, so that zone was used"]);
    let weekly = calendar(&format!("{bst}{}", at("GMT", "20261218", "RRULE:FREQ=WEEKLY\n")));
    assert_eq!(windows(None, &weekly), ["2026-12-18T18:00/12-18T19:00 Europe/London FREQ=WEEKLY"]);
}

#[test]
fn two_calendars_of_one_file_may_mean_different_zones_by_one_name() {
    let one = |offsets, day| calendar(&format!("{}{}", definition("Custom", "", offsets), at("Custom", day, "")));
    let file = one(("+0200", "+0100"), "20261218") + &one(("+0100", "+0000"), "20261219");
    assert_eq!(
        windows(None, &file),
        ["2026-12-18T18:00/12-18T19:00 Europe/Berlin", "2026-12-19T18:00/12-19T19:00 Europe/London"]
    );
    let defined = calendar(&definition("Custom", "", ("+0200", "+0100")));
    let elsewhere = defined + &calendar(&at("Custom", "20261218", ""));
    assert_eq!(windows(None, &elsewhere), ["2026-12-18T18:00/12-18T19:00 Europe/Berlin"], "better than nothing");
}

#[test]
fn a_zone_has_a_second_name_in_the_file() {
    let located = |offsets| {
        let definition = definition("Somewhere", "X-LIC-LOCATION:Europe/Vienna\n", offsets);
        calendar(&format!("{definition}{}", at("Somewhere", "20261218", "")))
    };
    assert_eq!(windows(None, &located(("+0200", "+0100"))), ["2026-12-18T18:00/12-18T19:00 Europe/Vienna"]);
    assert_eq!(remarks(None, &located(("+0200", "+0100"))), Vec::<String>::new());
}

#[test]
fn a_zone_that_only_the_file_knows_tells_the_instant() {
    let own =
        |more| calendar(&format!("{}{}", definition("Mine", "", ("+0223", "+0123")), at("Mine", "20261218", more)));
    assert_eq!(windows(None, &own("")), ["2026-12-18T16:37/12-18T17:37 UTC"]);
    assert_eq!(windows(Some("Europe/Berlin"), &own("")), ["2026-12-18T17:37/12-18T18:37 Europe/Berlin"]);
    assert_eq!(remarks(None, &own("")), ["20: Mine is a zone that only this file knows; its rules were used"]);
    let weekly = own("RRULE:FREQ=WEEKLY\n");
    assert!(in_zone(None, &weekly).unwrap_err().to_string().contains("there is no zone \"Mine\""));
    assert_eq!(
        remarks(Some("Europe/Berlin"), &weekly),
        ["20: no zone has the rules of Mine, so Europe/Berlin was used for what recurs"]
    );
}

#[test]
fn a_zone_that_nobody_knows_is_asked_for_and_never_taken_for_utc() {
    let nowhere = calendar(&at("Customized Time Zone 1", "20261218", ""));
    let told = in_zone(None, &nowhere).unwrap_err().to_string();
    assert!(told.contains("line 5: there is no zone \"Customized Time Zone 1\""), "{told}");
    assert_eq!(windows(Some("Europe/Berlin"), &nowhere), ["2026-12-18T18:00/12-18T19:00 Europe/Berlin"]);
    assert_eq!(
        remarks(Some("Europe/Berlin"), &nowhere),
        ["5: there is no zone Customized Time Zone 1, so Europe/Berlin was used as for times without one"]
    );
}

#[test]
fn names_as_outlook_shows_them_are_read_with_quotes_and_without() {
    let unquoted = |name: &str| {
        calendar(&format!("BEGIN:VEVENT\nUID:1\nDTSTART;TZID={name}:20261218T180000\nDURATION:PT1H\nEND:VEVENT"))
    };
    for (name, zone) in [
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("/citadel.org/20260101_1/Europe/Paris", "Europe/Paris"),
        ("tzone://Microsoft/Utc", "UTC"),
    ] {
        let expected = [format!("2026-12-18T18:00/12-18T19:00 {zone}")];
        assert_eq!(windows(None, &calendar(&at(name, "20261218", ""))), expected, "{name}");
        assert_eq!(windows(None, &unquoted(name)), expected, "{name}");
    }
}
