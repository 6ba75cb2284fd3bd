-- How risky releases are held to be, how much risk they take along, and the changes that wait for one. An older plan has
-- none of them: its releases keep the bands of risk that they have.
CREATE TABLE assessment (
    id TEXT PRIMARY KEY REFERENCES release (id), impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
    likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5), rollback_tested TEXT, schema TEXT NOT NULL,
    canary INTEGER NOT NULL CHECK (canary IN (0, 1)), made_by TEXT NOT NULL, made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE risk_budget (
    id TEXT PRIMARY KEY REFERENCES release (id), cap INTEGER CHECK (cap >= 0),
    accepted_by TEXT, accepted_at INTEGER, accepted_reason TEXT, accepted_up_to INTEGER CHECK (accepted_up_to >= 0)
) STRICT, WITHOUT ROWID;

-- The journal has a table of changes already: those of rows.
CREATE TABLE candidate_change (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, service TEXT NOT NULL REFERENCES service (id),
    value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 10), urgency INTEGER NOT NULL CHECK (urgency BETWEEN 1 AND 10),
    deadline TEXT, effort INTEGER NOT NULL CHECK (effort > 0),
    impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5), likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
    mandatory TEXT NOT NULL, place TEXT NOT NULL CHECK (place IN ('open', 'in', 'put-off')),
    release TEXT REFERENCES release (id),
    CHECK ((place = 'open' AND release IS NULL) OR (place = 'in' AND release IS NOT NULL) OR place = 'put-off')
) STRICT, WITHOUT ROWID;

CREATE TABLE change_deferral (
    change TEXT NOT NULL REFERENCES candidate_change (id), number INTEGER NOT NULL CHECK (number >= 1),
    from_release TEXT REFERENCES release (id), to_release TEXT REFERENCES release (id),
    reason TEXT NOT NULL, made_by TEXT NOT NULL, made_at INTEGER NOT NULL,
    PRIMARY KEY (change, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX candidate_change_service ON candidate_change (service);
CREATE INDEX candidate_change_release ON candidate_change (release);
CREATE INDEX change_deferral_from ON change_deferral (from_release);
CREATE INDEX change_deferral_to ON change_deferral (to_release);
