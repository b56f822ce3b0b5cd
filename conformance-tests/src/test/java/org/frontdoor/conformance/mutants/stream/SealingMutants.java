package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/** Mutants of the group HI2-ENC. */
public final class SealingMutants {

  private SealingMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HI2-ENC-01",
            "seals to the weaker of the keys",
            "the strongest suite",
            new WeakerSuite()),
        new Mutant(
            "HI2-ENC-01",
            "seals to a key of its own",
            "sealed to a key of the warrant",
            new OwnKey()),
        new Mutant(
            "HI2-ENC-01",
            "does not bind a batch to its header",
            "with header and number",
            new Unbound()),
        new Mutant(
            "HI2-ENC-01",
            "takes another nonce than the record number",
            "with header and number",
            new OtherNonce()),
        new Mutant("HI2-ENC-01", "delivers in clear", "with header and number", new InClear()));
  }

  private static final class WeakerSuite extends Reforged {
    @Override
    protected DeliveryKeyPair sealTo(DeliveryKeyPair key, List<DeliveryKeyPair> all) {
      return all.getLast();
    }
  }

  private static final class OwnKey extends Reforged {
    @Override
    protected DeliveryKeyPair sealTo(DeliveryKeyPair key, List<DeliveryKeyPair> all) {
      try {
        return DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM);
      } catch (SealException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Unbound extends Reforged {
    @Override
    protected ByteString associated(ByteString header) {
      return ByteString.EMPTY;
    }
  }

  private static final class OtherNonce extends Reforged {
    @Override
    protected long nonce(UnitHeader header) {
      return header.getFirstRecord() + 1;
    }
  }

  private static final class InClear extends Reforged {
    @Override
    protected List<DeliveryUnit> sealed(Draft draft, DeliveryUnit unit) {
      ByteString clear = draft.batch().map(RecordBatch::toByteString).orElse(unit.getCiphertext());
      return List.of(unit.toBuilder().setCiphertext(clear).build());
    }
  }
}
