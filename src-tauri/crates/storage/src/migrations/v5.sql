-- Boards decide on releases. A plan without one goes on as before.
CREATE TABLE board (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, zone TEXT NOT NULL, start_wall TEXT NOT NULL,
    end_wall TEXT NOT NULL, rrule TEXT, cut_off TEXT NOT NULL, cut_off_major TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE board_scope (
    board TEXT NOT NULL REFERENCES board (id), dimension TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (board, dimension, value)
) STRICT, WITHOUT ROWID;
