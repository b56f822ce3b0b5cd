package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;

/** Another agent of a ceremony, as this one sees it. What it says is checked by the participant. */
public interface Colleague {

  /** The hash of its commitments. */
  ByteString commitmentHash(String ceremonyId);

  /** Its commitments. */
  ByteString commitments(String ceremonyId);

  /** Our share of its polynomial. */
  ByteString share(String ceremonyId);

  /** The hash over all commitments that it has seen. */
  ByteString transcript(String ceremonyId);

  /** That it has heard the same transcript from everybody. */
  ByteString confirmation(String ceremonyId);
}
