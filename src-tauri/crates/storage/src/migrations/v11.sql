-- Whether a law or a regulator asks how a service is changed; none where it does not, as in an older plan.
ALTER TABLE service ADD COLUMN regulated INTEGER;

-- Who sits on a board and when it can decide, as JSON; none where nobody said.
ALTER TABLE board ADD COLUMN membership TEXT CHECK (json_valid(membership));

-- What was answered and what each model told, as JSON; none where nothing was.
ALTER TABLE assessment ADD COLUMN answers TEXT CHECK (json_valid(answers));
ALTER TABLE assessment ADD COLUMN scores TEXT CHECK (json_valid(scores));

-- Documents: things that are read and written as a whole. `body` is the whole of one, as JSON; the columns beside it
-- are what must be unique or refers to other rows.
CREATE TABLE raci_grid (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL UNIQUE, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE type_rule (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL UNIQUE, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE classification (
    id TEXT PRIMARY KEY, release TEXT NOT NULL REFERENCES release (id), body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE approval_policy (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE escalation_chain (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE outage (
    id TEXT PRIMARY KEY REFERENCES release (id), body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE rollback_plan (
    id TEXT PRIMARY KEY REFERENCES release (id), body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE rollback_decision (
    id TEXT PRIMARY KEY, release TEXT NOT NULL REFERENCES release (id), body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE risk_model (
    id TEXT PRIMARY KEY, model TEXT NOT NULL UNIQUE, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
    id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), planned TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)), UNIQUE (board, planned)
) STRICT, WITHOUT ROWID;

CREATE TABLE approval (
    id TEXT PRIMARY KEY, release TEXT NOT NULL REFERENCES release (id), meeting TEXT REFERENCES meeting (id),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE action_item (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, board TEXT NOT NULL REFERENCES board (id),
    meeting TEXT REFERENCES meeting (id), release TEXT REFERENCES release (id),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE issued_pack (
    id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), planned TEXT NOT NULL, number TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)), UNIQUE (board, planned, number)
) STRICT, WITHOUT ROWID;

-- Whom a board or a document names, so that nobody who is named is taken out.
CREATE TABLE named_person (
    document TEXT NOT NULL, person TEXT NOT NULL REFERENCES person (id), PRIMARY KEY (document, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX classification_release ON classification (release);
CREATE INDEX rollback_decision_release ON rollback_decision (release);
CREATE INDEX approval_release ON approval (release);
CREATE INDEX approval_meeting ON approval (meeting);
CREATE INDEX action_item_board ON action_item (board);
CREATE INDEX action_item_meeting ON action_item (meeting);
CREATE INDEX action_item_release ON action_item (release);
CREATE INDEX named_person_person ON named_person (person);
