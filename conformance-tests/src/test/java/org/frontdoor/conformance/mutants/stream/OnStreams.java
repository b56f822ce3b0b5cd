package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.testbed.between.Interference.StreamFault;
import org.frontdoor.testbed.between.Interference.Wire;

/**
 * A fault that shows in what goes over a stream, and in nothing else: nothing is sealed or signed
 * again. Remembers how far it has sent, and on how many streams.
 */
abstract class OnStreams implements Mutation {

  private final Map<String, Seen> seats = new HashMap<>();

  /** What was seen of one authority's streams. */
  static final class Seen {
    private final String seat;
    private int streams;
    private long highest;

    private Seen(String seat) {
      this.seat = seat;
    }

    /** Whose streams. */
    String seat() {
      return seat;
    }

    /** Counts streams from 1. */
    int streams() {
      return streams;
    }

    /** The highest position that was sent on any of them; 0 for none. */
    long highest() {
      return highest;
    }
  }

  /** What reaches the provider. */
  Optional<DeliverRequest> request(DeliverRequest request, Seen seen) {
    return Optional.of(request);
  }

  /** What reaches the authority of anything that holds no units. */
  Optional<DeliverResponse> response(DeliverResponse response, Seen seen) {
    return Optional.of(response);
  }

  /** What reaches the authority of a unit. */
  Optional<DeliveryUnit> unit(DeliveryUnit unit, UnitHeader header, Seen seen) {
    return Optional.of(unit);
  }

  /** The same where one unit may become several. */
  List<DeliveryUnit> units(DeliveryUnit unit, UnitHeader header, Seen seen) {
    return unit(unit, header, seen).stream().toList();
  }

  @Override
  public final StreamFault stream(Upstream upstream) {
    Seen seen;
    synchronized (this) {
      seen = seats.computeIfAbsent(upstream.seat(), Seen::new);
      seen.streams++;
    }
    return new StreamFault() {
      @Override
      public void fromAuthority(DeliverRequest message, Wire wire) {
        synchronized (OnStreams.this) {
          request(message, seen).ifPresent(wire::toProvider);
        }
      }

      @Override
      public void fromProvider(DeliverResponse message, Wire wire) {
        synchronized (OnStreams.this) {
          (message.hasUnits() ? units(message.getUnits(), seen) : response(message, seen))
              .ifPresent(wire::toAuthority);
        }
      }
    };
  }

  private Optional<DeliverResponse> units(DeliveryUnits units, Seen seen) {
    DeliveryUnits.Builder out = DeliveryUnits.newBuilder();
    for (DeliveryUnit unit : units.getUnitsList()) {
      out.addAllUnits(units(unit, parse(unit), seen));
      seen.highest = Math.max(seen.highest, unit.getPosition());
    }
    return out.getUnitsCount() == 0
        ? Optional.empty()
        : Optional.of(DeliverResponse.newBuilder().setUnits(out).build());
  }

  private static UnitHeader parse(DeliveryUnit unit) {
    try {
      return UnitHeader.parseFrom(unit.getHeader());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The reference sends a header that cannot be read.", e);
    }
  }
}
