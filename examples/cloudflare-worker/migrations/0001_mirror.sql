-- A copy of all users, and how far the present run is.
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  -- The run that saw the user last.
  generation INTEGER NOT NULL,
  -- JSON, as Logto shows it.
  user TEXT NOT NULL
) STRICT;

CREATE INDEX users_by_generation ON users (generation);

-- One row. Times are in ms since the epoch.
CREATE TABLE run (
  generation INTEGER NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('idle', 'copying', 'sweeping')),
  -- The next page to be copied.
  page INTEGER NOT NULL,
  -- How many users Logto says there are.
  total INTEGER,
  begun INTEGER NOT NULL,
  touched INTEGER NOT NULL
) STRICT;

INSERT INTO run (generation, phase, page, begun, touched) VALUES (0, 'idle', 1, 0, 0);
