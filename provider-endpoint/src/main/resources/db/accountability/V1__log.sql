-- The log of taskings. Columns marked "sealed" are encrypted, bound to their table, row and column.
CREATE TABLE entry (
  number INTEGER NOT NULL PRIMARY KEY, -- index, from 0
  task_id TEXT NOT NULL,
  entry BLOB NOT NULL, -- public
  opening BLOB NOT NULL -- sealed
) STRICT;

CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE(ABORT, 'the log is append only');
END;

CREATE TRIGGER entry_is_not_removed BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'the log is append only');
END;

-- What was published last; one row.
CREATE TABLE checkpoint (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 0),
  note BLOB NOT NULL
) STRICT;
