package org.frontdoor.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import org.frontdoor.hi2.v1.UnitHeader;
import org.junit.jupiter.api.Test;

class BatchCipherTest {

  private static final byte[] RECORDS = "the records".getBytes(StandardCharsets.UTF_8);

  private final BatchCipher sealing = new BatchCipher();
  private final BatchCipher opening = new BatchCipher();
  private final DeliveryKeyPair pair;

  BatchCipherTest() throws Exception {
    pair = DeliveryKeyPair.generate(Seals.X25519);
  }

  @Test
  void epochs_sharingOneCipherInTurns_openToTheirOwnBytes() throws Exception {
    try (EpochSealer oneSealer = sealer("LIID-0001");
        EpochSealer twoSealer = sealer("LIID-0002");
        EpochOpener one = opener("LIID-0001", oneSealer);
        EpochOpener two = opener("LIID-0002", twoSealer)) {
      for (long first = 0; first < 4; first++) {
        assertOpens(one, "LIID-0001", first, seal(oneSealer, "LIID-0001", first, RECORDS));
        assertOpens(two, "LIID-0002", first, seal(twoSealer, "LIID-0002", first, RECORDS));
      }
    }
  }

  @Test
  void epochs_sharingOneCipher_doNotOpenEachOthersBatches() throws Exception {
    try (EpochSealer oneSealer = sealer("LIID-0001");
        EpochSealer twoSealer = sealer("LIID-0002");
        EpochOpener one = opener("LIID-0001", oneSealer)) {
      ByteString others = seal(twoSealer, "LIID-0001", 0, RECORDS);

      assertThatThrownBy(() -> one.open(header("LIID-0001", 0), 0, others))
          .isInstanceOfSatisfying(
              SealException.class, e -> assertThat(e.fault()).isEqualTo(SealFault.CANNOT_DECRYPT));
      assertOpens(one, "LIID-0001", 1, seal(oneSealer, "LIID-0001", 1, RECORDS));
    }
  }

  @Test
  void epochs_sharingOneCipher_goOnWhenTheLastUsedOneIsClosed() throws Exception {
    try (EpochSealer oneSealer = sealer("LIID-0001");
        EpochOpener one = opener("LIID-0001", oneSealer)) {
      EpochSealer twoSealer = sealer("LIID-0002");
      EpochOpener two = opener("LIID-0002", twoSealer);
      assertOpens(two, "LIID-0002", 0, seal(twoSealer, "LIID-0002", 0, RECORDS));
      two.close();
      twoSealer.close();

      assertThatThrownBy(() -> seal(twoSealer, "LIID-0002", 1, RECORDS))
          .isInstanceOf(IllegalStateException.class);
      assertOpens(one, "LIID-0001", 0, seal(oneSealer, "LIID-0001", 0, RECORDS));
    }
  }

  @Test
  void batch_largerThanWhatIsKept_opensBeforeAndAfterSmallOnes() throws Exception {
    byte[] large = new byte[200_000];
    try (EpochSealer sealer = sealer("LIID-0001");
        EpochOpener opener = opener("LIID-0001", sealer)) {
      assertOpens(opener, "LIID-0001", 0, seal(sealer, "LIID-0001", 0, RECORDS));
      ByteString sealed = seal(sealer, "LIID-0001", 1, large);
      assertThat(opener.open(header("LIID-0001", 1), 1, sealed)).isEqualTo(large);
      assertOpens(opener, "LIID-0001", 2, seal(sealer, "LIID-0001", 2, RECORDS));
    }
  }

  private EpochSealer sealer(String liid) throws SealException {
    return EpochSealer.open(liid, 1, pair.publicKey(), Seals.RANDOM, sealing);
  }

  private EpochOpener opener(String liid, EpochSealer sealer) throws SealException {
    UnitHeader epoch = Seals.epoch(liid, 1, sealer.detail());
    return EpochOpener.open(epoch, pair, opening);
  }

  private static ByteString header(String liid, long first) {
    return Seals.batch(liid, 1, first);
  }

  private static ByteString seal(EpochSealer sealer, String liid, long first, byte[] records) {
    return sealer.seal(header(liid, first), first, records);
  }

  private static void assertOpens(EpochOpener opener, String liid, long first, ByteString sealed)
      throws SealException {
    assertThat(opener.open(header(liid, first), first, sealed)).isEqualTo(RECORDS);
  }
}
