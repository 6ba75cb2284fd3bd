//! SQLite with a composite index beside the engine, on the easiest part alone: C01 and C03 without sentences.
//!
//! Components in an environment and occurrences of hard freezes are rows of
//! tables; the questions are the joins that anybody would write. The peer knows
//! a freeze of a team only by the team that owns the service, so that it finds
//! a few less.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant as Stopwatch};

use rusqlite::{Connection, params};
use slipway_domain::Plan;
use slipway_domain::calendar::WindowKind;
use slipway_domain::conflict::Code;
use slipway_domain::time::{Instant, Interval};

use super::{SIZES, moves, world};

const SCHEMA: &str = "
    CREATE TABLE held (service TEXT, environment TEXT, start_at INTEGER, end_at INTEGER, release INTEGER);
    CREATE TABLE frozen (service TEXT, environment TEXT, start_at INTEGER, end_at INTEGER, window INTEGER);
";
const INDEX: &str = "
    CREATE INDEX held_by ON held (service, environment, start_at, end_at, release);
    CREATE INDEX frozen_by ON frozen (service, environment, start_at, end_at, window);
    ANALYZE;
";
/// Releases last at most so long, and freezes; without this bound an index on starts cannot stop early.
const LONGEST: i64 = 86_400;
const LONGEST_FREEZE: i64 = 15 * 86_400;
const OVERLAPS: &str = "
    SELECT count(*) FROM (SELECT DISTINCT a.release, b.release FROM held a JOIN held b
        ON b.service = a.service AND b.environment = a.environment AND b.start_at > a.start_at - ?1
        AND b.start_at < a.end_at AND b.end_at > a.start_at AND a.release < b.release)";
const FREEZES: &str = "
    SELECT count(*) FROM (SELECT DISTINCT a.release, f.window FROM held a JOIN frozen f
        ON f.service = a.service AND f.environment = a.environment AND f.start_at > a.start_at - ?1
        AND f.start_at < a.end_at AND f.end_at > a.start_at)";
const ONE: &str = "
    SELECT DISTINCT release FROM held WHERE service = ?1 AND environment = ?2 AND start_at > ?3 - ?5
        AND start_at < ?4 AND end_at > ?3 AND release <> ?6
    UNION ALL SELECT DISTINCT window FROM frozen WHERE service = ?1 AND environment = ?2 AND start_at > ?3 - ?7
        AND start_at < ?4 AND end_at > ?3";

/// Prints what the peer and the engine take for the same answers.
pub fn beside() {
    for size in SIZES {
        let (plan, schedule) = world(size);
        let db = filled(plan);
        let count = |sql: &str, longest: i64| -> i64 { db.query_row(sql, [longest], |row| row.get(0)).unwrap() };
        let (theirs, found) = timed(|| count(OVERLAPS, LONGEST) + count(FREEZES, LONGEST_FREEZE));
        let (ours, told) = timed(|| schedule.all_of(plan, &[Code::C01, Code::C03]).len());
        println!("{size} releases, C01 and C03 of everything: SQLite {theirs:?} ({found}), engine {ours:?} ({told})");
        let mut one = db.prepare(ONE).unwrap();
        let mut asked: Vec<Duration> = Vec::new();
        for (moved, _) in moves(plan).zip(0..2_000) {
            let [(id, planned)] = moved;
            let Some(release) = plan.releases.get(id) else { continue };
            let at = planned.occupancy();
            let watch = Stopwatch::now();
            for service in &release.services {
                let values = params![
                    service.to_string(),
                    release.environment.to_string(),
                    at.start().epoch_seconds(),
                    at.end().epoch_seconds(),
                    LONGEST,
                    id.to_string(),
                    LONGEST_FREEZE
                ];
                black_box(one.query_map(values, |row| row.get::<_, i64>(0)).unwrap().count());
            }
            asked.push(watch.elapsed());
        }
        asked.sort_unstable();
        println!("  one move: SQLite p50 {:?}, p99 {:?}", asked[asked.len() / 2], asked[asked.len() * 99 / 100]);
    }
}

/// The median of some runs, and the answer.
fn timed<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut times = Vec::new();
    loop {
        let watch = Stopwatch::now();
        let answer = black_box(run());
        times.push(watch.elapsed());
        if times.len() == 9 {
            times.sort_unstable();
            return (times[4], answer);
        }
    }
}

fn filled(plan: &Plan) -> Connection {
    let mut db = Connection::open_in_memory().unwrap();
    db.execute_batch(SCHEMA).unwrap();
    let tx = db.transaction().unwrap();
    let numbers = (0_i64..).zip(plan.releases.iter()).filter(|(_, release)| release.state.takes_part());
    let mut components = BTreeSet::new();
    for (number, release) in numbers {
        let at = release.occupancy();
        for component in plan.components(release) {
            let Some(service) = component.service else { continue };
            let row = params![
                service.to_string(),
                release.environment.to_string(),
                at.start().epoch_seconds(),
                at.end().epoch_seconds(),
                number
            ];
            tx.prepare_cached("INSERT INTO held VALUES (?, ?, ?, ?, ?)").unwrap().execute(row).unwrap();
            components.insert((service, release.environment));
        }
    }
    let ever = Interval::new(at("2026-01-01T00:00:00Z"), at("2028-03-01T00:00:00Z")).unwrap();
    let freezes = plan.windows.iter().filter(|window| window.kind == WindowKind::FreezeHard);
    for (number, freeze) in (0_i64..).zip(freezes) {
        let occurrences = freeze.occurrences(ever);
        for (service, environment) in &components {
            let known = plan.services.get(*service).unwrap();
            let kind = slipway_domain::release::ReleaseKind::Normal;
            let component = slipway_domain::calendar::Component::of_service(known, *environment, kind);
            if !freeze.scope.covers(&component) {
                continue;
            }
            for occurrence in &occurrences {
                let row = params![
                    service.to_string(),
                    environment.to_string(),
                    occurrence.start().epoch_seconds(),
                    occurrence.end().epoch_seconds(),
                    number
                ];
                tx.prepare_cached("INSERT INTO frozen VALUES (?, ?, ?, ?, ?)").unwrap().execute(row).unwrap();
            }
        }
    }
    tx.commit().unwrap();
    db.execute_batch(INDEX).unwrap();
    db
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}
