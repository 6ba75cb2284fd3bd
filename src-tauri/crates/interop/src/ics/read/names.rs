//! Which zone of the database a name means: its own names, those of Windows, and what programs make of both.

use std::str::FromStr as _;
use std::sync::OnceLock;

use slipway_domain::time::{Instant, Zone};
use windows_timezones::WindowsTimezone;

/// Names that Windows had once, or that programs write in place of them.
const FORMER: [(&str, &str); 10] = [
    ("Kamchatka Standard Time", "Asia/Kamchatka"),
    ("Mexico Standard Time", "America/Mexico_City"),
    ("Mexico Standard Time 2", "America/Chihuahua"),
    ("Mid-Atlantic Standard Time", "Atlantic/South_Georgia"),
    ("US Eastern", "America/New_York"),
    ("US Pacific", "America/Los_Angeles"),
    ("Central European Standard Time (1)", "Europe/Warsaw"),
    ("Coordinated Universal Time", "UTC"),
    ("tzone://Microsoft/Utc", "UTC"),
    ("Z", "UTC"),
];

/// What Windows shows people behind an offset, where it is neither a city of the database nor a name of Windows.
const SHOWN: [(&str, &str); 22] = [
    ("International Date Line West", "Etc/GMT+12"),
    ("Midway Island, Samoa", "Pacific/Pago_Pago"),
    ("Hawaii", "Pacific/Honolulu"),
    ("Alaska", "America/Anchorage"),
    ("Baja California", "America/Tijuana"),
    ("Arizona", "America/Phoenix"),
    ("Central America", "America/Guatemala"),
    ("Saskatchewan", "America/Regina"),
    ("Indiana (East)", "America/Indiana/Indianapolis"),
    ("Turks and Caicos", "America/Grand_Turk"),
    ("Haiti", "America/Port-au-Prince"),
    ("Newfoundland", "America/St_Johns"),
    ("Brasilia", "America/Sao_Paulo"),
    ("Greenland", "America/Nuuk"),
    ("Cape Verde Is.", "Atlantic/Cape_Verde"),
    ("Cabo Verde Is.", "Atlantic/Cape_Verde"),
    ("West Central Africa", "Africa/Lagos"),
    ("Sri Jayawardenepura", "Asia/Colombo"),
    ("Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"),
    ("Solomon Is., New Caledonia", "Pacific/Guadalcanal"),
    ("Nuku'alofa", "Pacific/Tongatapu"),
    ("Coordinated Universal Time", "UTC"),
];

/// The longest name of a zone, in bytes.
const LONGEST: usize = 200;

/// A zone that a name means.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) zone: Zone,
    /// Whether the name is of the form `Area/City`, which nobody writes who does not mean it.
    pub(super) is_city: bool,
}

/// The zone of a name of the database, of Windows, of what Windows shows, or with something in front such as
/// `/citadel.org/20260101/`.
pub(super) fn named(name: &str) -> Option<Named> {
    let name = name.trim().trim_matches('"').trim();
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    if let Some(zone) = in_database(name) {
        let is_city = name.contains('/') && !name.get(..4).is_some_and(|area| area.eq_ignore_ascii_case("Etc/"));
        return Some(Named { zone, is_city });
    }
    if name.starts_with('/') {
        let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
        let last = |count: usize| Some(parts.get(parts.len().checked_sub(count)?..)?.join("/"));
        let zone = [3, 2].into_iter().filter_map(last).find_map(|tail| in_database(&tail))?;
        return Some(Named { zone, is_city: true });
    }
    let zone = of_windows(name).or_else(|| shown(name)).or_else(|| fixed(name))?;
    Some(Named { zone, is_city: false })
}

fn in_database(name: &str) -> Option<Zone> {
    // The database answers this one as if it were UTC.
    Zone::parse(name).ok().filter(|zone| !zone.name().eq_ignore_ascii_case("Etc/Unknown"))
}

fn of_windows(name: &str) -> Option<Zone> {
    let windows = WindowsTimezone::from_str(name).ok().map(WindowsTimezone::tzdb_id);
    let former = || of_list(&FORMER, name);
    in_database(windows.or_else(former)?)
}

fn of_list(list: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, zone)| *zone)
}

/// `(UTC-05:00) Eastern Time (US & Canada)`: the zone of what stands behind the offset, where it has this offset.
fn shown(name: &str) -> Option<Zone> {
    let (offset, told) = name.strip_prefix('(')?.split_once(')')?;
    let (offset, told) = (seconds(offset)?, told.trim());
    let standard = told.split_once(" Time").map(|(region, _)| format!("{region} Standard Time"));
    let one = of_list(&SHOWN, told).and_then(in_database).or_else(|| of_windows(&standard?));
    let cities = told.split(',').map(|city| city.trim().trim_start_matches("City of "));
    let fits = |zone: &Zone| winter(zone) == offset;
    one.filter(fits).or_else(|| cities.filter_map(of_city).find(fits))
}

/// The zone whose name ends with a city or an island.
fn of_city(city: &str) -> Option<Zone> {
    let plain = |text: &str| text.replace(['_', '-'], " ").to_ascii_lowercase();
    let city = plain(city.trim_end_matches(" Islands").trim_end_matches(" Island").trim_end_matches(" Is."));
    if city.is_empty() {
        return None;
    }
    all().iter().find(|zone| zone.name().rsplit('/').next().is_some_and(|last| plain(last) == city)).cloned()
}

/// `UTC+02:00` or `GMT-0500` as a zone whose clocks never change; none where the database has none.
fn fixed(name: &str) -> Option<Zone> {
    let name = name.trim_start_matches('(').trim_end_matches(')');
    let seconds = seconds(name)?;
    let hours = seconds / 3_600;
    if seconds % 3_600 != 0 {
        return None;
    }
    // The database counts the other way round.
    if hours == 0 { Some(Zone::utc()) } else { in_database(&format!("Etc/GMT{:+}", -hours)) }
}

/// The seconds of `UTC-05:00`, `GMT+2` or `UTC`.
fn seconds(text: &str) -> Option<i32> {
    let text = text.trim().to_ascii_uppercase();
    let offset = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT"))?.trim();
    if offset.is_empty() {
        return Some(0);
    }
    let sign = match offset.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = offset.chars().skip(1).filter(|letter| *letter != ':').collect();
    if digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let minutes = if digits.len() > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
    Some(sign * minutes * 60)
}

/// Seconds ahead of UTC when clocks are not put forward.
fn winter(zone: &Zone) -> i32 {
    let at = |text| Instant::parse(text).map_or(0, |instant| zone.offset_seconds(instant));
    at("2026-01-15T12:00:00Z").min(at("2026-07-15T12:00:00Z"))
}

/// Every zone of the database, sorted by its name.
pub(super) fn all() -> &'static [Zone] {
    static ALL: OnceLock<Vec<Zone>> = OnceLock::new();
    ALL.get_or_init(|| Zone::names().iter().filter_map(|name| in_database(name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_known_by_every_name_that_programs_write() {
        for (name, zone) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("europe/berlin", "Europe/Berlin"),
            ("\"Europe/Berlin\"", "Europe/Berlin"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("Eastern Standard Time", "America/New_York"),
            ("India Standard Time", "Asia/Calcutta"),
            ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
            ("/citadel.org/20260101_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("Mexico Standard Time", "America/Mexico_City"),
            ("tzone://Microsoft/Utc", "UTC"),
            ("UTC", "UTC"),
            ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
            ("(GMT-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
            ("(UTC-04:00) Atlantic Time (Canada)", "America/Halifax"),
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
            ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
            ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
            ("(UTC-07:00) Arizona", "America/Phoenix"),
            ("(UTC) Coordinated Universal Time", "UTC"),
            ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"),
            ("UTC+02:00", "Etc/GMT-2"),
            ("GMT-0500", "Etc/GMT+5"),
            ("(UTC+03:00)", "Etc/GMT-3"),
        ] {
            assert_eq!(named(name).map(|named| named.zone.name().to_owned()).as_deref(), Some(zone), "{name}");
        }
        for name in [
            "",
            "Customized Time Zone",
            "tzone://Microsoft/Custom",
            "/",
            "//",
            "Europe/Bielefeld",
            "Etc/Unknown",
            "(UTC+01:00) La Paz",
            "UTC+25",
            "UTC+05:30",
            "UTC+\u{661}",
            "()",
        ] {
            assert!(named(name).is_none(), "{name}");
        }
    }

    #[test]
    fn what_windows_shows_is_known() {
        let names = [
            "(UTC-10:00) Aleutian Islands",
            "(UTC-09:30) Marquesas Islands",
            "(UTC-06:00) Guadalajara, Mexico City, Monterrey",
            "(UTC-05:00) Bogota, Lima, Quito, Rio Branco",
            "(UTC-03:00) City of Buenos Aires",
            "(UTC-01:00) Azores",
            "(UTC+01:00) Casablanca",
            "(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb",
            "(UTC+02:00) Athens, Bucharest",
            "(UTC+02:00) Jerusalem",
            "(UTC+03:00) Moscow, St. Petersburg",
            "(UTC+03:30) Tehran",
            "(UTC+04:00) Abu Dhabi, Muscat",
            "(UTC+05:45) Kathmandu",
            "(UTC+08:00) Kuala Lumpur, Singapore",
            "(UTC+09:00) Osaka, Sapporo, Tokyo",
            "(UTC+10:00) Canberra, Melbourne, Sydney",
            "(UTC+10:30) Lord Howe Island",
            "(UTC+12:00) Auckland, Wellington",
            "(UTC+12:45) Chatham Islands",
        ];
        let unknown: Vec<&str> = names.into_iter().filter(|name| named(name).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn only_a_name_with_area_and_city_is_one() {
        let is_city = |name: &str| named(name).unwrap().is_city;
        assert!(is_city("Europe/Berlin") && is_city("/x.org/Europe/Berlin") && is_city("America/Indiana/Knox"));
        assert!(!is_city("GMT") && !is_city("EST") && !is_city("Etc/GMT-2") && !is_city("Romance Standard Time"));
    }
}
