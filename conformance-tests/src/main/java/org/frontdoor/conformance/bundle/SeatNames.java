package org.frontdoor.conformance.bundle;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.bundle.Lines.SeatName;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.protocol.identity.Identity;

/** Who sat in the seats of a run: names, and no keys. */
final class SeatNames {

  private static final List<String> SIGNING =
      List.of(
          Seat.AUTHORITY_A,
          Seat.AUTHORITY_B,
          Seat.AUTHORITY_EXPIRED,
          Seat.AUTHORITY_REVOKED,
          Seat.STRANGER,
          Seat.JUDGE,
          Seat.JUDGE_B,
          Seat.PROSECUTOR,
          Seat.JUDGE_ADMINISTRATIVE,
          Seat.JUDGE_EXPIRED,
          Seat.JUDGE_REVOKED,
          Seat.JUDGE_STRANGER,
          Seat.TSA,
          Seat.TSA_STRANGER,
          Seat.SUITE,
          Seat.PROVIDER,
          Seat.PROVIDER_EVIDENCE,
          Seat.PROVIDER_B,
          Seat.PROVIDER_B_EVIDENCE,
          Seat.PROVIDER_STRANGER,
          Seat.PROVIDER_STRANGER_EVIDENCE);

  private SeatNames() {}

  static List<SeatName> of(Seats seats) {
    List<SeatName> names = new ArrayList<>();
    for (String seat : SIGNING) {
      try {
        Identity who = seats.signing(seat).identity();
        names.add(
            new SeatName(seat, who.role(), who.country(), who.realm(), who.uniqueIdentifier()));
      } catch (IllegalArgumentException e) {
        // The credentials have no such seat, and so nor has the bundle.
      }
    }
    return names;
  }
}
