//! What of the sample a test takes into its hand, chosen by what the core says about it.

use serde_json::Value;
use slipway_tests::Desk;

/// An hour in milliseconds.
pub const HOUR: i64 = 3_600_000;

/// A release that stands alone: without conflicts, of one service, waiting for nobody and awaited by nobody.
pub struct Planned {
    pub key: String,
    pub service: String,
    /// Its start, in milliseconds since 1970.
    pub start: i64,
    pub end: i64,
}

impl Planned {
    /// The first between two moments that could also stand so much later.
    pub fn that_can_move(desk: &Desk, between: [&str; 2], by: i64) -> Self {
        let can_move = |one: &Self| {
            let to = stamp(one.start + by);
            let preview = desk.run(&["move", &one.key, "--to", &to, "--preview", "--json"]);
            preview.code == 0 && none(&preview.json()["conflicts"]) && none(&preview.json()["moves"])
        };
        Self::all(desk, between).into_iter().find(can_move).expect("a release that can move")
    }

    /// The first between two moments, whatever stands later.
    pub fn between(desk: &Desk, between: [&str; 2]) -> Self {
        Self::all(desk, between).into_iter().next().expect("a release that stands alone")
    }

    fn all(desk: &Desk, [from, to]: [&str; 2]) -> Vec<Self> {
        let list = desk.json(&["releases"]);
        let items = list["items"].as_array().expect("a list");
        let awaited: Vec<&Value> = items.iter().flat_map(|item| item["depends_on"].as_array().unwrap()).collect();
        let alone = |item: &&Value| {
            item["hard"] == 0
                && item["soft"] == 0
                && item["can_move"] == true
                && item["services"].as_array().unwrap().len() == 1
                && none(&item["depends_on"])
                && item["deployment_of"].is_null()
                && !awaited.contains(&&item["key"])
        };
        let planned = |item: &Value| Self {
            key: text(&item["key"]),
            service: text(&item["services"][0]),
            start: instant(&text(&item["start"])),
            end: instant(&text(&item["end"])),
        };
        let range = instant(from)..instant(to);
        items.iter().filter(alone).map(planned).filter(|one| range.contains(&one.start)).collect()
    }
}

/// A release for which another one waits, and a way further that moves the other one along and nobody else.
pub struct Leader {
    pub key: String,
    /// Its start, in milliseconds since 1970.
    pub start: i64,
    /// How far it is moved.
    pub by: i64,
    pub follower: String,
    /// When the other one starts then.
    pub then: i64,
}

impl Leader {
    /// The first of the sample that could be moved by some days without a conflict.
    pub fn find(desk: &Desk) -> Self {
        let list = desk.json(&["releases"]);
        let movable = list["items"].as_array().expect("a list").iter().filter(|item| item["can_move"] == true);
        let mut tried = movable.flat_map(|item| [1, 2, 3].map(|days| (item, days * 24 * HOUR)));
        let leads = |(item, by): (&Value, i64)| {
            let (key, start) = (text(&item["key"]), instant(&text(&item["start"])));
            let preview = desk.run(&["move", &key, "--to", &stamp(start + by), "--cascade", "--preview", "--json"]);
            let told = (preview.code == 0).then(|| preview.json()).filter(|told| none(&told["conflicts"]))?;
            let [along] = told["moves"].as_array()?.as_slice() else { return None };
            let (follower, then) = (text(&along["key"]), instant(&text(&along["to"]["start"])));
            Some(Self { key, start, by, follower, then })
        };
        tried.find_map(leads).expect("a release for which one other waits")
    }
}

/// A moment as the core writes it.
pub fn stamp(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).expect("a moment").to_string()
}

/// A moment as the core writes it, read.
pub fn instant(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap_or_else(|error| panic!("{text}: {error}")).as_millisecond()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn none(list: &Value) -> bool {
    list.as_array().is_none_or(Vec::is_empty)
}
