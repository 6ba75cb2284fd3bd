-- What a node of the dependency map is; none for a service, as everything is in an older plan.
ALTER TABLE service ADD COLUMN kind TEXT;

-- The least version of the service that is needed; none where any does.
ALTER TABLE service_link ADD COLUMN min_version TEXT;

-- Whose days a lag in working days counts; none for those of the predecessor, as in an older plan.
ALTER TABLE release_link ADD COLUMN calendar TEXT;

-- Steps of runbooks, and what each waits for.
CREATE TABLE runbook_step (
    id TEXT PRIMARY KEY, release TEXT NOT NULL REFERENCES release (id), key TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes >= 0), owner TEXT REFERENCES person (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE runbook_step_wait (
    step TEXT NOT NULL REFERENCES runbook_step (id),
    predecessor TEXT NOT NULL REFERENCES runbook_step (id) DEFERRABLE INITIALLY DEFERRED,
    relation TEXT NOT NULL, lag TEXT NOT NULL, PRIMARY KEY (step, predecessor)
) STRICT, WITHOUT ROWID;

CREATE INDEX runbook_step_release ON runbook_step (release);
CREATE INDEX runbook_step_owner ON runbook_step (owner);
CREATE INDEX runbook_step_wait_predecessor ON runbook_step_wait (predecessor);
