-- A column that is added to a table is empty in older rows and in their images, so none of them is NOT NULL. Empty
-- means what the row said before: no limit, no deputy, a freeze that binds because it was simply written down.
ALTER TABLE team ADD COLUMN at_once INTEGER CHECK (at_once >= 0);
ALTER TABLE person ADD COLUMN deputy TEXT REFERENCES person (id);
ALTER TABLE train ADD COLUMN capacity INTEGER CHECK (capacity >= 0);
ALTER TABLE train ADD COLUMN risk_budget INTEGER CHECK (risk_budget >= 0);
ALTER TABLE release ADD COLUMN submitted INTEGER;
ALTER TABLE window ADD COLUMN severity TEXT;
ALTER TABLE window ADD COLUMN owner TEXT REFERENCES person (id);
ALTER TABLE window ADD COLUMN source TEXT;
ALTER TABLE window ADD COLUMN reviewed TEXT;
ALTER TABLE window ADD COLUMN at_once INTEGER CHECK (at_once >= 0);
ALTER TABLE window ADD COLUMN stage TEXT;
ALTER TABLE window ADD COLUMN business_by TEXT;
ALTER TABLE window ADD COLUMN business_at INTEGER;
ALTER TABLE window ADD COLUMN it_by TEXT;
ALTER TABLE window ADD COLUMN it_at INTEGER;

CREATE TABLE store (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE release_store (
    release TEXT NOT NULL REFERENCES release (id), store TEXT NOT NULL REFERENCES store (id),
    schema INTEGER CHECK (schema >= 0), restores INTEGER NOT NULL CHECK (restores IN (0, 1)),
    PRIMARY KEY (release, store)
) STRICT, WITHOUT ROWID;

CREATE TABLE booking (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    environment TEXT NOT NULL REFERENCES environment (id),
    exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
    start_at INTEGER NOT NULL, start_wall TEXT NOT NULL, start_turn TEXT,
    end_at INTEGER NOT NULL, end_wall TEXT NOT NULL, end_turn TEXT, zone TEXT NOT NULL,
    setup INTEGER NOT NULL, teardown INTEGER NOT NULL,
    release TEXT REFERENCES release (id), team TEXT REFERENCES team (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE absence (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES person (id),
    start_wall TEXT NOT NULL, end_wall TEXT NOT NULL, zone TEXT NOT NULL, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shift (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES person (id),
    zone TEXT NOT NULL, start_wall TEXT NOT NULL, end_wall TEXT NOT NULL, rrule TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE exception (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, window TEXT NOT NULL REFERENCES window (id),
    release TEXT NOT NULL REFERENCES release (id), criteria TEXT NOT NULL, reason TEXT NOT NULL, risk TEXT NOT NULL,
    rollback TEXT NOT NULL, stage TEXT NOT NULL, approver TEXT, decided INTEGER, expires INTEGER, outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lead_time (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL UNIQUE, lead TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE severity_rule (
    id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, critical TEXT NOT NULL, otherwise TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_deputy ON person (deputy);
CREATE INDEX window_owner ON window (owner);
CREATE INDEX release_store_store ON release_store (store);
CREATE INDEX booking_environment ON booking (environment);
CREATE INDEX booking_release ON booking (release);
CREATE INDEX booking_team ON booking (team);
CREATE INDEX absence_person ON absence (person);
CREATE INDEX shift_person ON shift (person);
CREATE INDEX exception_window ON exception (window);
CREATE INDEX exception_release ON exception (release);
