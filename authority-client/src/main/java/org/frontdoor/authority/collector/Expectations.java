package org.frontdoor.authority.collector;

import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.seal.DeliveryKeyPair;

/**
 * What a delivery is checked against.
 *
 * @param authority who we are
 * @param provider who delivers
 * @param keys keys to which records may be sealed
 * @param signatures verifies the provider's evidence signatures
 * @param windowBytes most bytes of units that may be on their way unacknowledged, 64 KiB to 64 MiB
 */
public record Expectations(
    EndpointId authority,
    EndpointId provider,
    List<DeliveryKeyPair> keys,
    MessageVerifier signatures,
    int windowBytes) {

  /** Enough for a fast provider on a fast network, and little beside a heap of usual size. */
  public static final int DEFAULT_WINDOW_BYTES = 16 << 20;

  private static final int SMALLEST_WINDOW = 64 << 10;
  private static final int LARGEST_WINDOW = 64 << 20;

  /** Copies the keys and checks the window. */
  public Expectations {
    keys = List.copyOf(keys);
    if (windowBytes < SMALLEST_WINDOW || windowBytes > LARGEST_WINDOW) {
      throw new IllegalArgumentException("A window has 64 KiB to 64 MiB");
    }
  }
}
