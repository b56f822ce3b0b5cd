package org.frontdoor.lab.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WitnessTest {

  private static final RunTls TLS = RunTls.forRun();
  private static final NoteSigner LOG =
      NoteSigner.ofSeed("log.example", NoteKeyUse.LOG, new byte[32]);
  private static final NoteSigner SIGNER =
      NoteSigner.ofSeed("witness.example", NoteKeyUse.WITNESS, new byte[32]);

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  @Test
  void witness_ofALogThatGrows_cosignsEveryCheckpoint() throws Exception {
    MemoryLog log = new MemoryLog(LOG);
    try (Witness witness = start(LOG)) {
      for (int i = 0; i < 5; i++) {
        grow(log, "entry " + i);
        NoteSignature signature = witness.witness(log).orElseThrow();
        assertThat(
                witness.key().cosignedAt(LogCheckpoint.parse(log.checkpoint().text()), signature))
            .isEqualTo(TestClock.START);
      }
    }
  }

  @Test
  void witness_shownAnotherTreeOrALessOne_refuses_alsoAfterARestart() throws Exception {
    MemoryLog log = new MemoryLog(LOG);
    grow(log, "one");
    grow(log, "two");
    MemoryLog shorter = new MemoryLog(LOG);
    grow(shorter, "one");
    MemoryLog other = new MemoryLog(LOG);
    grow(other, "one");
    grow(other, "something else");
    MemoryLog rewritten = new MemoryLog(LOG);
    grow(rewritten, "something else");
    grow(rewritten, "two");
    grow(rewritten, "three");
    try (Witness witness = start(LOG)) {
      assertThat(witness.witness(log)).isPresent();
      assertThat(witness.witness(shorter)).isEmpty();
      assertThat(witness.witness(other)).isEmpty();
      assertThat(witness.witness(rewritten)).isEmpty();
    }
    try (Witness again = start(LOG)) {
      assertThat(again.witness(other)).isEmpty();
      assertThat(again.witness(rewritten)).isEmpty();
      grow(log, "three");
      assertThat(again.witness(log)).isPresent();
    }
  }

  @Test
  void witness_shownALogThatItDoesNotKnowOrThatSomebodyElseSigned_refuses() throws Exception {
    NoteSigner thief = NoteSigner.ofSeed("log.example", NoteKeyUse.LOG, seed());
    NoteSigner stranger = NoteSigner.ofSeed("stranger.example", NoteKeyUse.LOG, seed());
    try (Witness witness = start(LOG)) {
      assertThat(witness.witness(new MemoryLog(thief))).isEmpty();
      assertThat(witness.witness(new MemoryLog(stranger))).isEmpty();
    }
  }

  @Test
  void witness_whoseMemoryIsDamaged_cosignsNothing() throws Exception {
    MemoryLog log = new MemoryLog(LOG);
    grow(log, "one");
    try (Witness witness = start(LOG)) {
      assertThat(witness.witness(log)).isPresent();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.writeString(file, "nothing");
        }
      }
      grow(log, "two");
      assertThat(witness.witness(log)).isEmpty();
    }
  }

  @Test
  void reader_overTheNetwork_seesWhatWasPublishedAndCosigned() throws Exception {
    MemoryLog log = new MemoryLog(LOG);
    try (Witness witness = start(LOG);
        ServedLog served = ServedLog.start(log, List.of(SIGNER.key()), TLS);
        RemoteLog remote = RemoteLog.at(served.port(), TLS)) {
      grow(log, "one");
      log.append(ByteString.copyFromUtf8("not published"));
      WitnessPolicy policy = new WitnessPolicy(LOG.key(), List.of(SIGNER.key()), 1);
      LogFollower reader = new LogFollower(policy);
      assertThatThrownBy(() -> reader.follow(remote)).isInstanceOf(TlogException.class);

      Optional<NoteSignature> signature = witness.witness(remote);
      assertThat(remote.cosign(1, signature.orElseThrow())).isTrue();
      assertThat(reader.follow(remote).entries()).hasSize(1);
      assertThatThrownBy(() -> remote.entries(0, 2)).isInstanceOf(TlogException.class);
    }
  }

  private Witness start(NoteSigner log) throws IOException {
    return Witness.start(SIGNER, List.of(log.key()), folder, clock, TLS);
  }

  private static void grow(MemoryLog log, String entry) {
    log.append(ByteString.copyFromUtf8(entry));
    SignedNote unused = log.publish();
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    seed[0] = 1;
    return seed;
  }
}
