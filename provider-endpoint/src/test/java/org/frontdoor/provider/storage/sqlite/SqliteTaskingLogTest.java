package org.frontdoor.provider.storage.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.frontdoor.provider.accountability.LogUnavailableException;
import org.frontdoor.provider.accountability.TaskingLogStore;
import org.frontdoor.provider.accountability.TaskingLogStoreContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteTaskingLogTest extends TaskingLogStoreContract {

  private static KeysetHandle keys;

  @TempDir private Path directory;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    keys = SqliteRegister.newKeys();
  }

  @Override
  protected TaskingLogStore open() {
    return SqliteTaskingLog.open(directory, keys);
  }

  @Test
  void log_openedAgain_hasEverything() {
    store.append(kept(0, 3));
    store.keepCheckpoint(ByteString.copyFromUtf8("note"));
    store.close();

    store = open();
    assertThat(store.read(0, 10)).isEqualTo(kept(0, 3));
    assertThat(store.checkpoint()).contains(ByteString.copyFromUtf8("note"));
  }

  @Test
  void opening_isNowhereInTheFilesInClear() throws IOException {
    String canary = "canary-opening-4711";
    store.append(
        List.of(
            new TaskingLogStore.Kept(
                0,
                new UUID(1, 2),
                ByteString.copyFromUtf8("public-entry"),
                ByteString.copyFromUtf8(canary))));
    store.close();

    String files = files();
    assertThat(files).contains("public-entry").doesNotContain(canary);
  }

  @Test
  void log_withAnotherKey_isNotRead() throws GeneralSecurityException {
    store.append(kept(0, 1));
    store.close();

    try (TaskingLogStore other = SqliteTaskingLog.open(directory, SqliteRegister.newKeys())) {
      assertThatThrownBy(() -> other.read(0, 1)).isInstanceOf(LogUnavailableException.class);
    }
  }

  @Test
  void entries_cannotBeChangedOrRemovedThroughSql() throws SQLException {
    store.append(kept(0, 1));
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM entry"))
          .hasMessageContaining("append only");
      assertThatThrownBy(() -> statement.executeUpdate("UPDATE entry SET entry = x'00'"))
          .hasMessageContaining("append only");
    }
  }

  private String files() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.toList()) {
        all.append(new String(Files.readAllBytes(path), ISO_8859_1));
      }
    }
    return all.toString();
  }
}
