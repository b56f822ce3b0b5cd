package org.frontdoor.provider.storage.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;
import static org.frontdoor.provider.delivery.DeliverySamples.BETA;
import static org.frontdoor.provider.delivery.DeliverySamples.adding;
import static org.frontdoor.provider.delivery.DeliverySamples.batch;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.delivery.JournalCursor;
import org.frontdoor.provider.delivery.Release;
import org.frontdoor.provider.delivery.Spool;
import org.frontdoor.provider.delivery.SpoolCommit;
import org.frontdoor.provider.delivery.SpoolContract;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.storage.rocks.RocksFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RocksSpoolTest extends SpoolContract {

  @TempDir private Path folder;
  private final Aead aead = newAead();

  private static Aead newAead() {
    try {
      return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
          .getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Spool open() {
    return RocksSpool.open(folder.resolve("spool"), aead, 0);
  }

  @Override
  protected Spool restart(Spool running) {
    running.close();
    return open();
  }

  @Test
  void storedTask_namesNoTarget() {
    try (Spool spool = RocksSpool.open(folder.resolve("other"), aead, 0)) {
      spool.commit(
          new SpoolCommit(JournalCursor.START, List.of(task("LIID-1")), Map.of(), Map.of()));
    }
    assertThat(everything(folder.resolve("other"))).doesNotContain("target-account");
  }

  @Test
  void task_withAnotherStorageKey_isAClearError() {
    Path other = folder.resolve("other");
    try (Spool spool = RocksSpool.open(other, aead, 0)) {
      spool.commit(
          new SpoolCommit(JournalCursor.START, List.of(task("LIID-1")), Map.of(), Map.of()));
    }
    try (Spool spool = RocksSpool.open(other, newAead(), 0)) {
      assertThatThrownBy(spool::load)
          .isInstanceOf(SpoolException.class)
          .hasMessageContaining("another storage key");
    }
  }

  @Test
  void damagedUnit_isAClearError_thatNamesThePosition() throws Exception {
    Path other = folder.resolve("other");
    try (Spool spool = RocksSpool.open(other, aead, 0)) {
      spool.commit(adding(ALPHA, batch("A", 1, 0, 1, 100)));
    }
    try (RocksFolder rocks = RocksFolder.open(other, List.of(SpoolRows.UNITS, SpoolRows.REST), 0)) {
      rocks.with(
          open -> {
            open.db()
                .put(open.handle(SpoolRows.UNITS), SpoolKeys.unit(ALPHA, 1), new byte[] {1, 2, 3});
            return true;
          });
    }
    try (Spool spool = RocksSpool.open(other, aead, 0)) {
      assertThatThrownBy(() -> spool.read(ALPHA, 1, 1000))
          .isInstanceOf(SpoolException.class)
          .hasMessageContaining("position 1");
    }
  }

  @Test
  void diskWithoutRoom_refusesTheCommit_andWorksOnceThereIsRoom() {
    Path other = folder.resolve("other");
    SpooledUnit unit = batch("A", 1, 0, 1, 100);
    try (Spool spool = RocksSpool.open(other, aead, Long.MAX_VALUE / 2)) {
      assertThatThrownBy(() -> spool.commit(adding(ALPHA, unit)))
          .isInstanceOf(SpoolException.class)
          .hasMessageContaining("full");
      assertThat(spool.load().logs()).isEmpty();
    }
    try (Spool spool = RocksSpool.open(other, aead, 0)) {
      spool.commit(adding(ALPHA, unit));
      assertThat(spool.read(ALPHA, 1, 1000)).containsExactly(unit);
    }
  }

  @Test
  void folderThatIsAFile_isAClearError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> RocksSpool.open(file, aead, 0))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void releasedSpace_isGivenBackToTheDisk() {
    Path other = folder.resolve("other");
    try (Spool spool = RocksSpool.open(other, aead, 0)) {
      int units = 320;
      long bytes = 0;
      for (int i = 1; i <= units; i++) {
        SpooledUnit unit = batch("A", i, i - 1, 1, 256 << 10);
        bytes += unit.bytes();
        spool.commit(adding(ALPHA, unit));
      }
      assertThat(sizeOf(other)).isGreaterThan(64L << 20);
      spool.release(new Release(ALPHA, units + 1L, bytes, List.of(), List.of()));
      Awaitility.await("released space is given back").until(() -> sizeOf(other) < 48L << 20);
    }
  }

  @Test
  void releasedSpace_ofALogThatIsStillLong_isGivenBackAndNothingElse() {
    Path other = folder.resolve("other");
    try (Spool spool = RocksSpool.open(other, aead, 0)) {
      int units = 1000;
      long bytes = fill(spool, ALPHA, units);
      fill(spool, BETA, 10);
      long full = sizeOf(other);
      spool.release(new Release(ALPHA, 601, bytes * 600 / units, List.of(), List.of()));
      Awaitility.await("released space is given back")
          .until(() -> sizeOf(other) < full - (64L << 20));
      for (long position = 601; position <= units; position++) {
        assertThat(spool.read(ALPHA, position, 1))
            .singleElement()
            .extracting(SpooledUnit::position)
            .isEqualTo(position);
      }
      assertThat(spool.read(BETA, 1, 10 << 20)).hasSize(10);
    }
  }

  private static long fill(Spool spool, EndpointId authority, int units) {
    for (int i = 1; i <= units; i++) {
      spool.commit(adding(authority, batch("A", i, i - 1, 1, 256 << 10)));
    }
    return spool.bytes(authority);
  }

  private static long sizeOf(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String everything(Path root) {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }
}
