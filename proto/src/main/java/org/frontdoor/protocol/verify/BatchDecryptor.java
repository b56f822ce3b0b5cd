package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;

/** Opens batches for the verifier, which has no key and no code of its own for it. */
@FunctionalInterface
public interface BatchDecryptor {

  /**
   * Opens one batch.
   *
   * @param epoch header of the EPOCH unit that announced the batch's key
   * @param batch the BATCH unit
   * @return the serialised RecordBatch, or empty if it does not open
   */
  Optional<ByteString> open(UnitHeader epoch, DeliveryUnit batch);
}
