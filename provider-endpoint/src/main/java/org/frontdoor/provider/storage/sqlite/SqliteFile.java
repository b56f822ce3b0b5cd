package org.frontdoor.provider.storage.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/** Opens a file of SQLite as all stores here want it. */
final class SqliteFile {

  private static final int CONNECTIONS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private SqliteFile() {}

  /**
   * Opens a file, makes it if need be, and brings its tables up to date.
   *
   * @param migrations where the SQL of its tables stands in the class path
   */
  static HikariDataSource open(Path file, String migrations) {
    makeFolder(file);
    HikariConfig config = new HikariConfig();
    config.setDataSource(sqlite(file));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName(file.getFileName().toString());
    HikariDataSource source = new HikariDataSource(config);
    try {
      Flyway.configure().dataSource(source).locations("classpath:" + migrations).load().migrate();
      return source;
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static void makeFolder(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is committed is on the disk, also after a power failure. */
  private static SQLiteDataSource sqlite(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** The name of SQLite's result code behind a failure, which holds nothing that was bound. */
  static String reason(Throwable failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof SQLiteException sqlite) {
        return sqlite.getResultCode().name();
      }
      cause = cause.getCause();
    }
    return failure.getClass().getSimpleName();
  }
}
