package org.frontdoor.provider.storage.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.entry;
import static org.frontdoor.provider.register.RegisterSamples.id;

import com.google.crypto.tink.KeysetHandle;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.register.RegisterSamples;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.RegisterStoreContract;
import org.frontdoor.provider.register.RegisterUnavailableException;
import org.frontdoor.provider.register.RegisterUnavailableException.Cause;
import org.frontdoor.provider.register.RegisterView;
import org.frontdoor.provider.register.StoredAnswer;
import org.frontdoor.provider.register.StoredObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRegisterTest extends RegisterStoreContract {

  private static final String CANARY_TARGET = "canary-target-4711";
  private static final String CANARY_REFERENCE = "CANARY-REFERENCE-0815";
  private static final String CANARY_ANSWER = "canary-answer-1234";

  private static KeysetHandle keys;

  @TempDir private Path directory;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    keys = SqliteRegister.newKeys();
  }

  @Override
  protected RegisterStore open() {
    return open(directory.resolve("contract"));
  }

  private static SqliteRegister open(Path where) {
    return SqliteRegister.open(where, keys, new SecureRandom());
  }

  @Test
  void register_reopened_holdsWhatWasCommitted() {
    Path where = directory.resolve("data");
    try (SqliteRegister register = open(where)) {
      plant(register);
    }
    try (SqliteRegister register = open(where)) {
      Optional<StoredObject> task = register.reading(view -> view.find(id(2)));
      assertThat(task).contains(RegisterSamples.task(id(2), AUTHORITY, CANARY_TARGET, id(1)));
      assertThat(register.reading(RegisterView::auditHead).count()).isEqualTo(1);
      Optional<StoredObject> byReference =
          register.reading(
              view ->
                  view.findByReference(
                      AUTHORITY, ObjectType.OBJECT_TYPE_AUTHORISATION, CANARY_REFERENCE));
      assertThat(byReference).isPresent();
    }
  }

  @Test
  void files_whileOpenAndAfterClose_holdNoTargetReferenceOrAnswer() {
    Path where = directory.resolve("data");
    try (SqliteRegister register = open(where)) {
      plant(register);
      assertThat(filesIn(where)).hasSizeGreaterThan(2);
      assertNoCanaryIn(where);
    }
    assertNoCanaryIn(where);
    assertThat(Files.exists(where.resolve("register.db-wal"))).isFalse();
  }

  @Test
  void canarySearch_ofWhatIsInClear_finds() {
    Path where = directory.resolve("data");
    try (SqliteRegister register = open(where)) {
      plant(register);
      assertThat(foundIn(where, AUTHORITY.getUniqueIdentifier())).isTrue();
    }
  }

  @Test
  void register_withAnotherKey_isRefused() throws GeneralSecurityException {
    Path where = directory.resolve("data");
    open(where).close();
    KeysetHandle other = SqliteRegister.newKeys();

    assertUnavailable(() -> SqliteRegister.open(where, other, new SecureRandom()), Cause.WRONG_KEY);
  }

  @Test
  void body_movedToAnotherRow_doesNotOpen() throws SQLException {
    Path where = directory.resolve("data");
    try (SqliteRegister register = open(where)) {
      plant(register);
    }
    tamper(
        where, "UPDATE object SET body = (SELECT body FROM object WHERE type = 3) WHERE type = 1");
    try (SqliteRegister register = open(where)) {
      assertUnavailable(() -> register.reading(view -> view.find(id(1))), Cause.WRONG_KEY);
    }
  }

  @Test
  void account_changedOrCutInTheFile_isRefusedByTheFile() {
    Path where = directory.resolve("data");
    try (SqliteRegister register = open(where)) {
      plant(register);
    }
    assertThatThrownBy(() -> tamper(where, "UPDATE audit SET outcome = 3000"))
        .hasMessageContaining("append only");
    assertThatThrownBy(() -> tamper(where, "DELETE FROM audit"))
        .hasMessageContaining("append only");
  }

  @Test
  void close_duringATransaction_waitsForItAndKeepsWhatItDid() throws Exception {
    Path where = directory.resolve("data");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SqliteRegister register = open(where);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Boolean> writing =
          threads.submit(
              () ->
                  register.inTransaction(
                      transaction -> {
                        inside.countDown();
                        await(goOn);
                        transaction.audit(entry(1));
                        return true;
                      }));
      await(inside);
      Future<?> closing = threads.submit(register::close);
      assertThatThrownBy(() -> closing.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      goOn.countDown();
      assertThat(writing.get(20, TimeUnit.SECONDS)).isTrue();
      closing.get(20, TimeUnit.SECONDS);
    }
    assertThatThrownBy(() -> plant(register)).isInstanceOf(IllegalStateException.class);
    try (SqliteRegister again = open(where)) {
      assertThat(again.reading(RegisterView::auditHead).count()).isEqualTo(1);
    }
  }

  @Test
  void register_openedTwice_isRefused() {
    Path where = directory.resolve("data");
    try (SqliteRegister register = open(where)) {
      assertUnavailable(() -> open(where), Cause.BUSY);
      plant(register);
    }
  }

  @Test
  void directory_thatCannotBeWritten_isRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertUnavailable(() -> open(file.resolve("data")), Cause.READ_ONLY);
  }

  @Test
  void directory_onAReadOnlyFileSystem_isRefused() {
    Path proc = Path.of("/proc/self");
    assumeThat(proc).isDirectory();

    assertUnavailable(() -> open(proc), Cause.READ_ONLY);
  }

  @Test
  void databaseFile_thatIsNone_isRefused() throws IOException {
    Path where = Files.createDirectories(directory.resolve("data"));
    Files.writeString(where.resolve("register.db"), "not a database, but long enough ".repeat(99));

    assertUnavailable(() -> open(where), Cause.DAMAGED);
  }

  @Test
  void disk_full_leavesTheTransactionUndoneAndTheRegisterUsable() throws SQLException {
    Path where = directory.resolve("data");
    byte[] large = new byte[200_000];
    try (SqliteRegister register = open(where)) {
      plant(register);
      limitPages(register);
      assertUnavailable(
          () ->
              register.inTransaction(
                  transaction -> {
                    transaction.audit(entry(2));
                    transaction.recordAnswer(answer("t-2", ByteString.copyFrom(large)));
                    return true;
                  }),
          Cause.DISK_FULL);
      assertThat(register.reading(RegisterView::auditHead).count()).isEqualTo(1);
      register.inTransaction(
          transaction -> {
            transaction.audit(entry(2));
            return true;
          });
      assertThat(register.reading(RegisterView::auditHead).count()).isEqualTo(2);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void limitPages(SqliteRegister register) {
    register.database().write(handle -> handle.execute("PRAGMA max_page_count = 40"));
  }

  private static void plant(RegisterStore register) {
    register.inTransaction(
        transaction -> {
          transaction.insert(RegisterSamples.authorisation(id(1), AUTHORITY, CANARY_REFERENCE));
          transaction.insert(RegisterSamples.task(id(2), AUTHORITY, CANARY_TARGET, id(1)));
          transaction.recordAnswer(answer("t-1", ByteString.copyFromUtf8(CANARY_ANSWER)));
          transaction.audit(entry(1));
          return true;
        });
  }

  private static StoredAnswer answer(String transactionId, ByteString bytes) {
    return new StoredAnswer(AUTHORITY, transactionId, ByteString.EMPTY, bytes, NOW);
  }

  private static void assertNoCanaryIn(Path where) {
    for (String canary : List.of(CANARY_TARGET, CANARY_REFERENCE, CANARY_ANSWER)) {
      assertThat(foundIn(where, canary)).as(canary).isFalse();
    }
  }

  private static boolean foundIn(Path where, String text) {
    return filesIn(where).stream()
        .anyMatch(file -> new String(bytes(file), ISO_8859_1).contains(text));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> filesIn(Path where) {
    try (Stream<Path> files = Files.walk(where)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tamper(Path where, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + where.resolve("register.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static void assertUnavailable(ThrowingCallable call, Cause reason) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.type(RegisterUnavailableException.class))
        .extracting(RegisterUnavailableException::reason)
        .isEqualTo(reason);
  }
}
