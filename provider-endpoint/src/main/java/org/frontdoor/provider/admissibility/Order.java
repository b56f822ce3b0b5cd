package org.frontdoor.provider.admissibility;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.warrant.VerifiedWarrant;

/**
 * What is asked: this signed order, handed in by this authority, here and now.
 *
 * @param signed the order
 * @param submitter who hands it in
 * @param profile the profile of the submitter's country
 * @param provider where
 * @param now when
 */
record Order(
    VerifiedWarrant signed,
    EndpointId submitter,
    NationalProfile profile,
    EndpointId provider,
    Instant now) {

  WarrantDocument document() {
    return signed.warrant();
  }

  Identity approver() {
    return signed.approver();
  }

  Instant start() {
    return instant(document().getTimespan().getStart());
  }

  Instant end() {
    return instant(document().getTimespan().getEnd());
  }

  Instant issued() {
    return instant(document().getIssuedAt());
  }

  private static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
