-- Calendars that are saved by name, and the words in which events are told, as documents.
CREATE TABLE saved_calendar (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_words (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL UNIQUE, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

-- Whether an event is told as it came from a calendar file for as long as its content stays as it was then.
ALTER TABLE exported_event ADD COLUMN as_came INTEGER NOT NULL DEFAULT 0;

-- Which events left in which calendar, so that what leaves a calendar is noticed.
CREATE TABLE exported_in (
    calendar TEXT NOT NULL, uid TEXT NOT NULL, PRIMARY KEY (calendar, uid)
) STRICT, WITHOUT ROWID;

-- What became of the events of calendar files, so that they are known again when they come again.
CREATE TABLE imported_event (
    source TEXT NOT NULL, uid TEXT NOT NULL, occurrence TEXT NOT NULL, kind TEXT NOT NULL, row TEXT NOT NULL,
    sequence INTEGER NOT NULL, stamp INTEGER, PRIMARY KEY (source, uid, occurrence)
) STRICT, WITHOUT ROWID;
