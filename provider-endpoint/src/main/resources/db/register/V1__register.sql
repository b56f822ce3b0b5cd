-- The register of HI-1 objects and the account of what was done. Columns marked "sealed" are
-- encrypted, bound to their table, row and column. No other column may hold anything of a target.

-- Keys that belong to this file alone.
CREATE TABLE secret (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL -- sealed
) STRICT;

CREATE TABLE object (
  position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, -- order in which objects were made
  id TEXT NOT NULL UNIQUE,
  type INTEGER NOT NULL,
  owner_country TEXT NOT NULL,
  owner TEXT NOT NULL,
  generation INTEGER NOT NULL CHECK (generation >= 1),
  last_changed INTEGER NOT NULL, -- microseconds since 1970
  status TEXT NOT NULL,
  latch TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  reference_index BLOB, -- keyed hash of owner, type and reference; null without reference
  body BLOB NOT NULL -- sealed
) STRICT;

CREATE INDEX object_by_owner ON object (owner_country, owner, type, last_changed DESC);
CREATE INDEX object_by_change ON object (last_changed DESC);
CREATE INDEX object_by_reference ON object (reference_index) WHERE reference_index IS NOT NULL;

CREATE TABLE association (
  object_id TEXT NOT NULL REFERENCES object (id),
  associated_id TEXT NOT NULL REFERENCES object (id),
  PRIMARY KEY (object_id, associated_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX association_by_associated ON association (associated_id);

CREATE TABLE answer (
  sender_country TEXT NOT NULL,
  sender TEXT NOT NULL,
  transaction_id TEXT NOT NULL,
  answered_at INTEGER NOT NULL, -- microseconds since 1970
  request_digest BLOB NOT NULL, -- sealed
  answer BLOB NOT NULL, -- sealed
  PRIMARY KEY (sender_country, sender, transaction_id)
) STRICT;

CREATE INDEX answer_by_time ON answer (answered_at);

CREATE TABLE audit (
  number INTEGER NOT NULL PRIMARY KEY,
  time INTEGER NOT NULL, -- microseconds since 1970
  actor TEXT NOT NULL,
  action INTEGER NOT NULL,
  object_id TEXT,
  reference_hash BLOB,
  outcome INTEGER NOT NULL,
  correlation_id TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the account is append only');
END;

CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the account is append only');
END;
