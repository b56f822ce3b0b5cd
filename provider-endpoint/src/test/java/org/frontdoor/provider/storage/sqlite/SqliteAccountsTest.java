package org.frontdoor.provider.storage.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.provider.messenger.AccountDirectory;
import org.frontdoor.provider.messenger.AccountDirectoryContract;
import org.frontdoor.provider.messenger.Aliases;
import org.frontdoor.provider.messenger.DeviceToken;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccountsTest extends AccountDirectoryContract {

  @TempDir private Path folder;

  @Override
  protected AccountDirectory open() {
    return SqliteAccounts.open(folder.resolve("messenger.db"));
  }

  @Test
  void token_whenStored_isNowhereInTheFiles() throws IOException {
    try (AccountDirectory accounts = open()) {
      accounts.create("alice", Aliases.NONE);
      accounts.addDevice("alice", DeviceToken.shown("canary-token").hash());
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("canary-token");
        }
      }
    }
  }

  @Test
  void hundredThousandAccounts_areMadeInSeconds() {
    try (AccountDirectory accounts = open()) {
      List<String> ids = IntStream.range(0, 100_000).mapToObj(n -> "user" + n).toList();
      long created =
          Assertions.assertTimeout(
              Duration.ofSeconds(20), () -> accounts.createAll(ids.iterator()));
      assertThat(created).isEqualTo(100_000);
      assertThat(accounts.count()).isEqualTo(100_000);
    }
  }

  @Test
  void fileThatIsNoDatabase_isRefusedWithWhatToDo() throws IOException {
    Path file = folder.resolve("other.db");
    Files.writeString(file, "this is not a database, and long enough to have a header at all");
    assertThatThrownBy(() -> SqliteAccounts.open(file))
        .isInstanceOf(JournalUnavailableException.class)
        .hasMessageContaining("other.db");
  }
}
