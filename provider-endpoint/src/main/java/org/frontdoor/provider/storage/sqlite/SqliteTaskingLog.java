package org.frontdoor.provider.storage.sqlite;

import com.google.crypto.tink.KeysetHandle;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.frontdoor.provider.accountability.LogUnavailableException;
import org.frontdoor.provider.accountability.TaskingLogStore;
import org.frontdoor.provider.register.RegisterUnavailableException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The log in {@code log.db} of a directory, every commit flushed to the disk. Whoever copies the
 * directory learns what the log publishes anyway, and which task an entry is about.
 */
public final class SqliteTaskingLog implements TaskingLogStore {

  private static final String TABLE = "entry";
  private static final String OPENING = "opening";

  private final SqliteDatabase database;
  private final ColumnCipher cipher;

  private SqliteTaskingLog(SqliteDatabase database, ColumnCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * Opens the log, or makes it.
   *
   * @param directory where its file is; made if it is not there
   * @param keys keyset of {@link SqliteRegister#newKeys}; must not be kept in the directory
   * @throws LogUnavailableException if it cannot be used
   */
  public static SqliteTaskingLog open(Path directory, KeysetHandle keys) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new LogUnavailableException("the folder of the log cannot be written", e);
    }
    ColumnCipher cipher = ColumnCipher.of(keys);
    return guarded(
        () ->
            new SqliteTaskingLog(
                SqliteDatabase.open(directory.resolve("log.db"), "accountability"), cipher));
  }

  @Override
  public void append(List<Kept> entries) {
    boolean continues =
        guarded(
            () ->
                database.write(
                    handle -> {
                      long next = size(handle);
                      for (Kept each : entries) {
                        if (each.index() != next++) {
                          return false;
                        }
                      }
                      insert(handle, entries);
                      return true;
                    }));
    if (!continues) {
      throw new IllegalArgumentException("Entries of the log follow each other without a gap.");
    }
  }

  @Override
  public List<Kept> read(long from, int max) {
    return guarded(
        () ->
            database.read(
                handle ->
                    handle
                        .createQuery(
                            "SELECT * FROM entry WHERE number >= ? ORDER BY number LIMIT ?")
                        .bind(0, from)
                        .bind(1, max)
                        .map((row, context) -> kept(row))
                        .list()));
  }

  @Override
  public List<ByteString> entries(long from, int max) {
    return guarded(
        () ->
            database.read(
                handle ->
                    handle
                        .createQuery(
                            "SELECT entry FROM entry WHERE number >= ? ORDER BY number LIMIT ?")
                        .bind(0, from)
                        .bind(1, max)
                        .map((row, context) -> ByteString.copyFrom(row.getBytes(TABLE)))
                        .list()));
  }

  @Override
  public Optional<ByteString> checkpoint() {
    return guarded(
        () ->
            database.read(
                handle ->
                    handle
                        .createQuery("SELECT note FROM checkpoint")
                        .map((row, context) -> ByteString.copyFrom(row.getBytes("note")))
                        .findOne()));
  }

  @Override
  public void keepCheckpoint(ByteString note) {
    int unused =
        guarded(
            () ->
                database.write(
                    handle ->
                        handle
                            .createUpdate(
                                "INSERT INTO checkpoint (only_row, note) VALUES (0, ?)"
                                    + " ON CONFLICT (only_row) DO UPDATE SET note = excluded.note")
                            .bind(0, note.toByteArray())
                            .execute()));
  }

  @Override
  public void close() {
    database.close();
  }

  private void insert(Handle handle, List<Kept> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO entry (number, task_id, entry, opening) VALUES (?, ?, ?, ?)")) {
      for (Kept each : entries) {
        batch.add(
            each.index(),
            each.taskId().toString(),
            each.entry().toByteArray(),
            cipher.seal(TABLE, Long.toString(each.index()), OPENING, each.opening().toByteArray()));
      }
      batch.execute();
    }
  }

  private static long size(Handle handle) {
    return handle
        .createQuery("SELECT coalesce(max(number) + 1, 0) AS size FROM entry")
        .map((row, context) -> row.getLong("size"))
        .one();
  }

  private Kept kept(ResultSet row) throws SQLException {
    long number = row.getLong("number");
    byte[] opening = cipher.open(TABLE, Long.toString(number), OPENING, row.getBytes(OPENING));
    return new Kept(
        number,
        UUID.fromString(row.getString("task_id")),
        ByteString.copyFrom(row.getBytes(TABLE)),
        ByteString.copyFrom(opening));
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return SqliteFaults.translating(work);
    } catch (RegisterUnavailableException e) {
      throw new LogUnavailableException("the log cannot be read or written at present", e);
    }
  }
}
