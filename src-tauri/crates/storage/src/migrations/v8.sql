-- Templates from which releases are drawn. An older plan has none.
CREATE TABLE release_template (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL, kind TEXT NOT NULL,
    environment TEXT REFERENCES environment (id), team TEXT REFERENCES team (id), risk TEXT,
    start_wall TEXT NOT NULL, length INTEGER NOT NULL CHECK (length > 0), zone TEXT NOT NULL,
    validation INTEGER NOT NULL CHECK (validation >= 0), rollback INTEGER NOT NULL CHECK (rollback >= 0),
    stabilisation INTEGER NOT NULL CHECK (stabilisation >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE template_service (
    template TEXT NOT NULL REFERENCES release_template (id), service TEXT NOT NULL REFERENCES service (id),
    PRIMARY KEY (template, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE template_person (
    template TEXT NOT NULL REFERENCES release_template (id), role TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id), PRIMARY KEY (template, role, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX template_service_service ON template_service (service);
CREATE INDEX template_person_person ON template_person (person);
CREATE INDEX release_template_environment ON release_template (environment);
CREATE INDEX release_template_team ON release_template (team);
