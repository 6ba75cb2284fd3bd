-- Which release another one is a deployment of. In an older plan every release stands for itself.
ALTER TABLE release ADD COLUMN deployment_of TEXT REFERENCES release (id);

CREATE INDEX release_deployment_of ON release (deployment_of);
