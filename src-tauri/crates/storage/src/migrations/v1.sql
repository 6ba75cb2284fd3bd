CREATE TABLE setting (
    id TEXT PRIMARY KEY CHECK (id = 'plan'), guid TEXT NOT NULL, name TEXT NOT NULL, zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE region (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE environment (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    production INTEGER NOT NULL CHECK (production IN (0, 1)), infrastructure TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, team TEXT REFERENCES team (id), email TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE train (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE service (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, tier INTEGER NOT NULL,
    team TEXT REFERENCES team (id), region TEXT REFERENCES region (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_environment (
    service TEXT NOT NULL REFERENCES service (id), environment TEXT NOT NULL REFERENCES environment (id),
    PRIMARY KEY (service, environment)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_link (
    id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES service (id), target TEXT NOT NULL REFERENCES service (id),
    kind TEXT NOT NULL, UNIQUE (source, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE release (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL,
    kind TEXT NOT NULL, state TEXT NOT NULL, environment TEXT NOT NULL REFERENCES environment (id),
    team TEXT REFERENCES team (id), train TEXT REFERENCES train (id), risk TEXT,
    start_at INTEGER NOT NULL, start_wall TEXT NOT NULL, start_turn TEXT,
    end_at INTEGER NOT NULL, end_wall TEXT NOT NULL, end_turn TEXT, zone TEXT NOT NULL,
    validation INTEGER NOT NULL, rollback INTEGER NOT NULL, stabilisation INTEGER NOT NULL,
    version TEXT, notes TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE release_service (
    release TEXT NOT NULL REFERENCES release (id), service TEXT NOT NULL REFERENCES service (id),
    PRIMARY KEY (release, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_person (
    release TEXT NOT NULL REFERENCES release (id), role TEXT NOT NULL, person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (release, role, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_link (
    id TEXT PRIMARY KEY, successor TEXT NOT NULL REFERENCES release (id),
    predecessor TEXT NOT NULL REFERENCES release (id), relation TEXT NOT NULL, lag TEXT NOT NULL,
    UNIQUE (successor, predecessor)
) STRICT, WITHOUT ROWID;

CREATE TABLE window (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, kind TEXT NOT NULL, zone TEXT NOT NULL,
    start_wall TEXT NOT NULL, end_wall TEXT NOT NULL, rrule TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE window_scope (
    window TEXT NOT NULL REFERENCES window (id), dimension TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (window, dimension, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_team ON person (team);
CREATE INDEX service_team ON service (team);
CREATE INDEX service_region ON service (region);
CREATE INDEX service_environment_environment ON service_environment (environment);
CREATE INDEX service_link_target ON service_link (target);
CREATE INDEX release_environment ON release (environment);
CREATE INDEX release_team ON release (team);
CREATE INDEX release_train ON release (train);
CREATE INDEX release_service_service ON release_service (service);
CREATE INDEX release_person_person ON release_person (person);
CREATE INDEX release_link_predecessor ON release_link (predecessor);

CREATE TABLE operation (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, actor TEXT NOT NULL, machine TEXT NOT NULL,
    use_case TEXT NOT NULL, label TEXT NOT NULL, reason TEXT, undoes INTEGER REFERENCES operation (seq),
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE change (
    number INTEGER PRIMARY KEY, seq INTEGER NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
    before TEXT, after TEXT
) STRICT;

CREATE INDEX change_seq ON change (seq);
CREATE INDEX change_row ON change (row_id);

CREATE TABLE open_operation (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;

CREATE TABLE exported_event (
    uid TEXT PRIMARY KEY, sequence INTEGER NOT NULL, content TEXT NOT NULL, created INTEGER NOT NULL,
    changed INTEGER NOT NULL, cancelled INTEGER NOT NULL, event TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migration (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL) STRICT;
