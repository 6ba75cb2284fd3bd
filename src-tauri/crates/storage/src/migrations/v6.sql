-- Milestones of projects, which releases wait for.
CREATE TABLE project_milestone (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, project TEXT NOT NULL,
    release TEXT REFERENCES release (id), baseline TEXT, forecast TEXT, actual TEXT, slips TEXT, source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX project_milestone_release ON project_milestone (release);
