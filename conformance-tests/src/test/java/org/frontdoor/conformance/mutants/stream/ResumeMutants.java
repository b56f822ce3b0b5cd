package org.frontdoor.conformance.mutants.stream;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;

/** Mutants of the groups HI2-BUF and HI2-ACK. */
public final class ResumeMutants {

  private ResumeMutants() {}

  /** All of them; those of a full buffer are in {@link SpoolMutants}. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HI2-BUF-01",
            "never sends a unit twice",
            "is sent again, the same bytes in the same order",
            new NeverTwice()),
        new Mutant(
            "HI2-BUF-01",
            "sends other bytes at the same position when it sends again",
            "has other bytes",
            new OtherBytes()),
        new Mutant(
            "HI2-BUF-02",
            "loses the batch that was to be sent when the stream broke",
            "one record for each",
            new LosesOne()),
        new Mutant(
            "HI2-BUF-07",
            "takes what was sent before a crash for delivered",
            "is sent again, the same bytes in the same order",
            new NeverTwice()),
        new Mutant(
            "HI2-ACK-02",
            "sends as much as it likes",
            "is sent without an acknowledgement",
            new WideWindow()),
        new Mutant(
            "HI2-ACK-02",
            "takes what was sent for acknowledged",
            "is sent again on the next stream",
            new NeverTwice()),
        new Mutant(
            "HI2-ACK-03",
            "releases one unit more than was acknowledged",
            "a unit that was not acknowledged is kept",
            new ReleasesMore()),
        new Mutant(
            "HI2-ACK-03",
            "releases nothing",
            "units that were acknowledged are released",
            new Hoards()));
  }

  private static final class NeverTwice extends OnStreams {
    @Override
    Optional<DeliverRequest> request(DeliverRequest request, Seen seen) {
      DeliverRequest.Builder changed = request.toBuilder();
      if (request.hasResume() && seen.highest() > 0) {
        changed.getResumeBuilder().setNextPosition(seen.highest() + 1);
      }
      return Optional.of(changed.build());
    }
  }

  private static final class OtherBytes extends OnStreams {
    @Override
    Optional<DeliveryUnit> unit(DeliveryUnit unit, UnitHeader header, Seen seen) {
      return Optional.of(
          unit.getPosition() > seen.highest() || unit.getCiphertext().isEmpty()
              ? unit
              : unit.toBuilder()
                  .setCiphertext(
                      ChainLink.next(ChainLink.GENESIS, unit.getHeader(), unit.getCiphertext()))
                  .build());
    }
  }

  /** Loses a batch of a task on the third stream that brings any. */
  private static final class LosesOne extends OnStreams {
    private static final int NUMBER = 3;
    private final Map<String, Set<Integer>> streams = new HashMap<>();

    @Override
    Optional<DeliveryUnit> unit(DeliveryUnit unit, UnitHeader header, Seen seen) {
      if (header.getKind() != UnitKind.UNIT_KIND_BATCH) {
        return Optional.of(unit);
      }
      Set<Integer> known = streams.computeIfAbsent(header.getLiid(), liid -> new HashSet<>());
      boolean first = known.add(seen.streams());
      return first && known.size() >= NUMBER ? Optional.empty() : Optional.of(unit);
    }
  }

  private static final class WideWindow extends Reforged {
    private static final int WIDE = 4 << 20;
    private int agreed;

    @Override
    protected Optional<DeliverRequest> request(DeliverRequest request) {
      DeliverRequest.Builder changed = request.toBuilder();
      if (request.hasHello()) {
        agreed = request.getHello().getWindowBytes();
        changed.getHelloBuilder().setWindowBytes(WIDE);
      }
      return Optional.of(changed.build());
    }

    @Override
    protected StreamOptions options(StreamOptions options) {
      return options.toBuilder().setWindowBytes(agreed).build();
    }
  }

  private static final class Hoards extends OnStreams {
    @Override
    Optional<DeliverRequest> request(DeliverRequest request, Seen seen) {
      return Optional.of(request).filter(one -> !one.hasAcknowledgement());
    }
  }

  private static final class ReleasesMore extends OnStreams {
    @Override
    Optional<DeliverRequest> request(DeliverRequest request, Seen seen) {
      DeliverRequest.Builder changed = request.toBuilder();
      if (request.hasAcknowledgement()) {
        long next = request.getAcknowledgement().getNextPosition();
        changed.getAcknowledgementBuilder().setNextPosition(Math.min(next + 1, seen.highest() + 1));
      }
      return Optional.of(changed.build());
    }
  }
}
