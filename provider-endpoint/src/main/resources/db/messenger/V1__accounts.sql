-- Accounts of the messenger. An identifier is never given again, so rows are never deleted.
CREATE TABLE account (
  account_id    TEXT NOT NULL PRIMARY KEY,
  phone_number  TEXT,
  email_address TEXT, -- in lower case
  devices       INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID, STRICT;

CREATE UNIQUE INDEX account_by_phone ON account (phone_number) WHERE phone_number IS NOT NULL;
CREATE UNIQUE INDEX account_by_email ON account (email_address) WHERE email_address IS NOT NULL;

-- Devices, by the SHA-256 of their token; the token itself is nowhere.
CREATE TABLE device (
  token_hash    BLOB NOT NULL PRIMARY KEY,
  account_id    TEXT NOT NULL REFERENCES account (account_id),
  device_number INTEGER NOT NULL,
  UNIQUE (account_id, device_number)
) WITHOUT ROWID, STRICT;
