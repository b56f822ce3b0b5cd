package org.frontdoor.provider.storage.sqlite;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.frontdoor.provider.register.RegisterUnavailableException;
import org.frontdoor.provider.register.RegisterUnavailableException.Cause;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** Turns what SQLite and the libraries above it throw into what the register promises. */
final class SqliteFaults {

  private SqliteFaults() {}

  /** Does the work; a failure of the store becomes a {@link RegisterUnavailableException}. */
  static <T> T translating(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException | FlywayException | PoolInitializationException e) {
      throw new RegisterUnavailableException(cause(e), e);
    }
  }

  private static Cause cause(RuntimeException failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLiteException sqlite) {
        return cause(sqlite.getResultCode().code & 0xff);
      }
      if (each instanceof SQLTransientConnectionException && each.getCause() == null) {
        return Cause.BUSY;
      }
    }
    return failure instanceof FlywayException ? Cause.DAMAGED : Cause.FAILED;
  }

  /** By primary result code (sqlite.org/rescode.html). */
  private static Cause cause(int code) {
    return switch (code) {
      case 5, 6 -> Cause.BUSY;
      case 3, 8, 14, 23 -> Cause.READ_ONLY;
      case 11, 26 -> Cause.DAMAGED;
      case 13 -> Cause.DISK_FULL;
      default -> Cause.FAILED;
    };
  }
}
