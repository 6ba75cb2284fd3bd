-- Trains leave by a timetable. A train of an older plan has none, and gathers releases as it did before.
ALTER TABLE train ADD COLUMN zone TEXT;
ALTER TABLE train ADD COLUMN start_wall TEXT;
ALTER TABLE train ADD COLUMN end_wall TEXT;
ALTER TABLE train ADD COLUMN rrule TEXT;
ALTER TABLE train ADD COLUMN moved TEXT;
ALTER TABLE train ADD COLUMN milestones TEXT;

CREATE TABLE train_carriage (
    train TEXT NOT NULL REFERENCES train (id), team TEXT NOT NULL REFERENCES team (id),
    places INTEGER CHECK (places >= 0),
    PRIMARY KEY (train, team)
) STRICT, WITHOUT ROWID;

CREATE TABLE boarding (
    id TEXT PRIMARY KEY, train TEXT NOT NULL REFERENCES train (id), release TEXT NOT NULL REFERENCES release (id),
    departure TEXT NOT NULL, outcome TEXT NOT NULL, why TEXT NOT NULL, next TEXT, made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE readiness (
    id TEXT PRIMARY KEY, release TEXT NOT NULL REFERENCES release (id), area TEXT NOT NULL, title TEXT NOT NULL,
    mandatory INTEGER NOT NULL CHECK (mandatory IN (0, 1)), due TEXT, owner TEXT REFERENCES person (id),
    ready_by TEXT, ready_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX train_carriage_team ON train_carriage (team);
CREATE INDEX boarding_train ON boarding (train);
CREATE INDEX boarding_release ON boarding (release);
CREATE INDEX readiness_release ON readiness (release);
CREATE INDEX readiness_owner ON readiness (owner);

-- What a file is a copy of; empty in a plan that is none. It is about the file and not about the plan, so the journal
-- does not keep it.
CREATE TABLE scenario (
    name TEXT NOT NULL, fork INTEGER NOT NULL CHECK (fork >= 1)
) STRICT;
