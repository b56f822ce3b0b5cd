package org.frontdoor.provider.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.id;

import com.google.crypto.tink.KeysetHandle;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import org.frontdoor.provider.accountability.AuditHead;
import org.frontdoor.provider.accountability.AuditRecord;
import org.frontdoor.provider.accountability.AuditVerdict;
import org.frontdoor.provider.accountability.AuditVerifier;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.RegisterView;
import org.frontdoor.provider.register.StoredObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} leaves of a register: whole transactions, and all that were confirmed. */
@Tag("slow")
final class SqliteRegisterCrashIT {

  private static final long SEED = 20_260_302L;
  private static final int KILLS = 4;

  @TempDir private Path directory;

  private KeysetHandle keys;
  private Path keyFile;
  private Path data;

  @BeforeEach
  void writeKeys() throws Exception {
    keys = SqliteRegister.newKeys();
    keyFile = directory.resolve("keys.json");
    data = directory.resolve("data");
    CrashingWriter.write(keys, keyFile);
  }

  @Test
  void processKilledInsideATransaction_leavesNothingOfIt() throws Exception {
    killAfter("hang", "inside");

    try (SqliteRegister register = open()) {
      assertThat(register.reading(RegisterView::auditHead)).isEqualTo(AuditHead.EMPTY);
      assertThat(objects(register)).isEmpty();
    }
  }

  @Test
  void processKilledAtRandomPoints_leavesWholeTransactionsAndAllConfirmedOnes() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    int confirmed = -1;
    for (int kill = 0; kill < KILLS; kill++) {
      int atLeast = confirmed + 1 + random.nextInt(40);
      confirmed = Math.max(confirmed, killAfter("write", Integer.toString(atLeast)));
      assertWhole(confirmed, "seed " + SEED + ", kill " + kill);
    }
  }

  private void assertWhole(int confirmed, String which) {
    try (SqliteRegister register = open()) {
      int pairs = (int) register.<Long>reading(view -> view.auditHead().count()).longValue();
      assertThat(pairs).as(which).isGreaterThan(confirmed);
      assertThat(objects(register)).as(which).hasSize(2 * pairs);
      for (int pair = 0; pair < pairs; pair++) {
        int number = pair;
        boolean whole =
            register.reading(
                view ->
                    view.find(id(10 * number)).isPresent()
                        && view.find(id(10 * number + 1)).isPresent()
                        && view.answered(AUTHORITY, "t-" + number).isPresent());
        assertThat(whole).as(which + ", pair " + pair).isTrue();
      }
      List<AuditRecord> account = register.reading(view -> view.auditRecords(1, 1_000_000));
      assertThat(AuditVerifier.verify(account, AuditHead.EMPTY))
          .as(which)
          .isInstanceOf(AuditVerdict.Intact.class);
    }
  }

  /**
   * Starts a writer and kills it once it has printed a line.
   *
   * @return the number of the last pair that it confirmed, or -1
   */
  private int killAfter(String mode, String line) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingWriter.class.getName(),
                data.toString(),
                keyFile.toString(),
                mode)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = -1;
    try (BufferedReader lines = child.inputReader()) {
      String read = lines.readLine();
      while (read != null && !read.equals(line)) {
        read = lines.readLine();
      }
      child.destroyForcibly();
      assertThat(read).as("what the writer printed last").isNotNull();
      for (String more = read; more != null; more = lines.readLine()) {
        last = more.matches("[0-9]+") ? Integer.parseInt(more) : last;
      }
    } catch (IOException e) {
      assertThat(child.waitFor()).as("the writer was killed while it printed").isNotZero();
    } finally {
      child.destroyForcibly().waitFor();
    }
    return last;
  }

  private SqliteRegister open() {
    return SqliteRegister.open(data, keys, new SecureRandom());
  }

  private static List<StoredObject> objects(SqliteRegister register) {
    return register.reading(view -> view.list(ObjectQuery.wholeRegister()));
  }
}
