package org.frontdoor.provider.storage.sqlite;

import com.google.common.collect.Lists;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.frontdoor.provider.messenger.AccountDirectory;
import org.frontdoor.provider.messenger.Aliases;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.TokenHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * The accounts in {@code messenger.db}. Of accounts only the number of devices is remembered, for a
 * bounded number of them; aliases are looked up each time and never remembered.
 */
public final class SqliteAccounts implements AccountDirectory {

  /** How many accounts are remembered. */
  private static final int REMEMBERED = 16_384;

  /** Accounts made in one transaction. */
  private static final int CHUNK = 50_000;

  /** Identifiers in one statement. */
  private static final int ASKED_AT_ONCE = 256;

  private static final int UNKNOWN = -1;

  private final Path file;
  private final SqliteDatabase database;
  private final RecentlyUsed<String, Integer> deviceCounts = new RecentlyUsed<>(REMEMBERED);

  private SqliteAccounts(Path file, SqliteDatabase database) {
    this.file = file;
    this.database = database;
  }

  /**
   * Opens the file, which is made if need be, in a folder that exists.
   *
   * @throws JournalUnavailableException if it cannot be used
   */
  public static SqliteAccounts open(Path file) {
    try {
      return new SqliteAccounts(file, SqliteDatabase.open(file, "messenger"));
    } catch (RuntimeException e) {
      throw unavailable(file, e);
    }
  }

  @Override
  public boolean exists(String accountId) {
    return lookUp(accountId) != UNKNOWN;
  }

  @Override
  public Set<String> existing(Set<String> accountIds) {
    Set<String> found = new HashSet<>();
    for (List<String> some : Lists.partition(List.copyOf(accountIds), ASKED_AT_ONCE)) {
      found.addAll(
          guarded(
              () ->
                  database.read(
                      db ->
                          db.createQuery(
                                  "SELECT account_id FROM account WHERE account_id IN (<ids>)")
                              .bindList("ids", some)
                              .mapTo(String.class)
                              .list())));
    }
    return found;
  }

  @Override
  public int deviceCount(String accountId) {
    return Math.max(0, lookUp(accountId));
  }

  /** Only what is there is remembered: an account may be made at any moment. */
  private int lookUp(String accountId) {
    return deviceCounts
        .get(accountId)
        .or(
            () ->
                guarded(
                    () ->
                        database.read(
                            db ->
                                deviceCounts.load(
                                    accountId,
                                    () ->
                                        db.createQuery(
                                                "SELECT devices FROM account WHERE account_id = :id")
                                            .bind("id", accountId)
                                            .mapTo(Integer.class)
                                            .findOne()))))
        .orElse(UNKNOWN);
  }

  @Override
  public Optional<String> byPhone(String phoneNumber) {
    return byAlias("SELECT account_id FROM account WHERE phone_number = :alias", phoneNumber);
  }

  @Override
  public Optional<String> byEmail(String emailAddress) {
    return byAlias(
        "SELECT account_id FROM account WHERE email_address = :alias",
        emailAddress.toLowerCase(Locale.ROOT));
  }

  private Optional<String> byAlias(String sql, String alias) {
    return guarded(
        () ->
            database.read(
                db -> db.createQuery(sql).bind("alias", alias).mapTo(String.class).findOne()));
  }

  @Override
  public Aliases aliases(String accountId) {
    return guarded(
        () ->
            database.read(
                db ->
                    db.createQuery(
                            "SELECT ifnull(phone_number, '') AS phone,"
                                + " ifnull(email_address, '') AS email"
                                + " FROM account WHERE account_id = :id")
                        .bind("id", accountId)
                        .map((row, context) -> new Aliases(row.getString(1), row.getString(2)))
                        .findOne()
                        .orElse(Aliases.NONE)));
  }

  @Override
  public boolean create(String accountId, Aliases aliases) {
    return inTransaction(
        db ->
            db.createUpdate(
                        "INSERT INTO account (account_id, phone_number, email_address)"
                            + " VALUES (:id, nullif(:phone, ''), nullif(:email, ''))"
                            + " ON CONFLICT DO NOTHING")
                    .bind("id", accountId)
                    .bind("phone", aliases.phoneNumber())
                    .bind("email", aliases.emailAddress().toLowerCase(Locale.ROOT))
                    .execute()
                == 1);
  }

  @Override
  public long createAll(Iterator<String> accountIds) {
    long created = 0;
    List<String> chunk = new ArrayList<>(CHUNK);
    while (accountIds.hasNext()) {
      chunk.add(accountIds.next());
      if (chunk.size() == CHUNK || !accountIds.hasNext()) {
        created += inTransaction(db -> createChunk(db, chunk));
        chunk.clear();
      }
    }
    return created;
  }

  /** In the order of the key, so that every page of the table is touched once. */
  private static long createChunk(Handle db, List<String> ids) {
    PreparedBatch batch =
        db.prepareBatch("INSERT INTO account (account_id) VALUES (?) ON CONFLICT DO NOTHING");
    ids.stream().sorted().forEach(id -> batch.bind(0, id).add());
    long created = 0;
    for (int count : batch.execute()) {
      created += count;
    }
    return created;
  }

  @Override
  public Device addDevice(String accountId, TokenHash token) {
    Device added = inTransaction(db -> addDevice(db, accountId, token));
    deviceCounts.forget(accountId);
    return added;
  }

  private static Device addDevice(Handle db, String accountId, TokenHash token) {
    int number =
        db.createQuery(
                "UPDATE account SET devices = devices + 1 WHERE account_id = :id RETURNING devices")
            .bind("id", accountId)
            .mapTo(Integer.class)
            .findOne()
            .orElseThrow(() -> new IllegalArgumentException("no such account"));
    db.createUpdate(
            "INSERT INTO device (token_hash, account_id, device_number) VALUES (:token, :id, :number)")
        .bind("token", token.sha256().toByteArray())
        .bind("id", accountId)
        .bind("number", number)
        .execute();
    return new Device(accountId, number);
  }

  @Override
  public Optional<Device> deviceOf(TokenHash token) {
    ByteString hash = token.sha256();
    return guarded(
        () ->
            database.read(
                db ->
                    db.createQuery(
                            "SELECT account_id, device_number FROM device WHERE token_hash = :token")
                        .bind("token", hash.toByteArray())
                        .map((row, context) -> new Device(row.getString(1), row.getInt(2)))
                        .findOne()));
  }

  @Override
  public long count() {
    return guarded(
        () ->
            database.read(
                db -> db.createQuery("SELECT count(*) FROM account").mapTo(Long.class).one()));
  }

  @Override
  public void close() {
    database.close();
  }

  private interface Work<T> {
    T apply(Handle db);
  }

  private <T> T inTransaction(Work<T> work) {
    return guarded(() -> database.write(work::apply));
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw unavailable(file, e);
    }
  }

  /** Without the cause: the text of an SQL failure can hold what was bound. */
  private static JournalUnavailableException unavailable(Path file, RuntimeException e) {
    return new JournalUnavailableException(
        "the messenger's accounts in "
            + file
            + " cannot be used at present ("
            + reason(e)
            + "); check that the disk has room and works and that the folder is writable");
  }

  /** The name of SQLite's result code behind a failure, which holds nothing that was bound. */
  private static String reason(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return sqlite.getResultCode().name();
      }
    }
    return failure.getClass().getSimpleName();
  }
}
