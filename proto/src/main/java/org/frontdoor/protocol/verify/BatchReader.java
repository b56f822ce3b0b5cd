package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;

/** Opens one task's batches, where the verifier was given the means, and checks what they hold. */
final class BatchReader {

  private final BatchDecryptor decryptor;
  private final RecordRules rules;
  private UnitHeader epoch = UnitHeader.getDefaultInstance();

  BatchReader(String liid, BatchDecryptor decryptor) {
    this.decryptor = decryptor;
    this.rules = new RecordRules(liid);
  }

  void announce(UnitHeader epochHeader) {
    epoch = epochHeader;
  }

  void lost(long records) {
    rules.lost(records);
  }

  void gap(UnitHeader header) {
    if (UnitForm.bridges(header)) {
      rules.lost(UnitForm.count(header));
    } else {
      rules.closeSessions();
    }
  }

  void read(DeliveryUnit unit, UnitHeader header, BiConsumer<FindingKind, Long> found) {
    Optional<ByteString> plaintext = decryptor.open(epoch, unit);
    if (plaintext.isPresent()) {
      rules.check(header, plaintext.get(), found);
    } else {
      found.accept(FindingKind.CANNOT_OPEN, header.getFirstRecord());
      rules.lost(UnitForm.count(header));
    }
  }
}
