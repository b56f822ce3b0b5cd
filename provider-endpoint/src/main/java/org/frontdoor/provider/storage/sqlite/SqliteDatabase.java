package org.frontdoor.provider.storage.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file: write-ahead log, every commit flushed to the disk, foreign keys enforced. One
 * connection writes, others read beside it. No statement or argument is in any exception's text.
 */
final class SqliteDatabase implements AutoCloseable {

  private static final Duration BUSY = Duration.ofSeconds(5);
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int READERS = 4;

  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Jdbi writer;
  private final Jdbi reader;

  private SqliteDatabase(HikariDataSource writing, HikariDataSource reading) {
    this.writing = writing;
    this.reading = reading;
    this.writer = jdbi(writing);
    this.reader = jdbi(reading);
  }

  /**
   * Opens or makes the file and brings its tables to the newest version.
   *
   * @param file the database file, in a directory that exists
   * @param migrations name of the folder under {@code db/} in the resources
   */
  static SqliteDatabase open(Path file, String migrations) {
    Flyway.configure(SqliteDatabase.class.getClassLoader())
        .dataSource(source(file, SQLiteConfig.TransactionMode.DEFERRED))
        .locations("classpath:db/" + migrations)
        .load()
        .migrate();
    HikariDataSource writing =
        pool(migrations + "-write", source(file, SQLiteConfig.TransactionMode.IMMEDIATE), 1);
    try {
      HikariConfig config =
          config(migrations + "-read", source(file, SQLiteConfig.TransactionMode.DEFERRED));
      config.setMaximumPoolSize(READERS);
      config.setMinimumIdle(1);
      config.setConnectionInitSql("PRAGMA query_only = ON");
      return new SqliteDatabase(writing, new HikariDataSource(config));
    } catch (RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  /** Does the work in one transaction of the single writer; it waits for its turn. */
  <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
    return writer.inTransaction(work);
  }

  /** Does the work on one consistent state. */
  <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
    return reader.inTransaction(work);
  }

  /** Moves the write-ahead log into the file and closes it. */
  @Override
  public void close() {
    reading.close();
    writing.close();
  }

  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  private static HikariDataSource pool(String name, DataSource source, int size) {
    HikariConfig config = config(name, source);
    config.setMaximumPoolSize(size);
    return new HikariDataSource(config);
  }

  private static HikariConfig config(String name, DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setMaxLifetime(0);
    return config;
  }

  private static DataSource source(Path file, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) BUSY.toMillis());
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setTransactionMode(mode);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
