package org.frontdoor.conformance.mutants.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.KeepaliveResponse;
import org.frontdoor.testbed.between.Interference.StreamFault;
import org.frontdoor.testbed.between.Interference.Wire;

/** Mutants of the group HI2-KA. */
public final class KeepaliveMutants {

  private KeepaliveMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant("HI2-KA-01", "asks nobody for life", "TIME1 has passed", new Mute()),
        new Mutant("HI2-KA-02", "answers with the next number", "number of the", new NextNumber()),
        new Mutant("HI2-KA-02", "answers with an old time", "a fresh time", new OldTime()),
        new Mutant("HI2-KA-03", "leaves no silent peer", "within TIME3", new Patient()),
        new Mutant(
            "HI2-KA-05", "answers when units are acknowledged", "wait for", new BehindUnits()),
        new Mutant("HI2-KA-06", "repeats keepalives", "is sent again", new Repeating()));
  }

  private static final class Mute extends Reforged {
    @Override
    protected Optional<DeliverResponse> response(DeliverResponse response) {
      return response.hasKeepaliveRequest() ? Optional.empty() : Optional.of(response);
    }
  }

  private static final class NextNumber extends Reforged {
    @Override
    protected Optional<DeliverResponse> response(DeliverResponse response) {
      DeliverResponse.Builder changed = response.toBuilder();
      if (response.hasKeepaliveResponse()) {
        KeepaliveResponse.Builder answer = changed.getKeepaliveResponseBuilder();
        answer.setSequenceNumber(answer.getSequenceNumber() + 1);
      }
      return Optional.of(changed.build());
    }
  }

  private static final class OldTime extends Reforged {
    private long first;

    @Override
    protected Optional<DeliverResponse> response(DeliverResponse response) {
      if (!response.hasKeepaliveResponse()) {
        return Optional.of(response);
      }
      first = first == 0 ? response.getKeepaliveResponse().getTimeMicros() : first;
      DeliverResponse.Builder changed = response.toBuilder();
      changed.getKeepaliveResponseBuilder().setTimeMicros(first);
      return Optional.of(changed.build());
    }
  }

  /** Answers itself what it asks. */
  private static final class Patient implements Mutation {
    @Override
    public StreamFault stream(Upstream upstream) {
      return new StreamFault() {
        @Override
        public void fromProvider(DeliverResponse message, Wire wire) {
          wire.toAuthority(message);
          if (message.hasKeepaliveRequest()) {
            wire.toProvider(
                DeliverRequest.newBuilder()
                    .setKeepaliveResponse(
                        KeepaliveResponse.newBuilder()
                            .setSequenceNumber(message.getKeepaliveRequest().getSequenceNumber()))
                    .build());
          }
        }
      };
    }
  }

  private static final class BehindUnits implements Mutation {
    private static final int MUCH = 16 << 10;

    @Override
    public StreamFault stream(Upstream upstream) {
      return new StreamFault() {
        private final List<DeliverRequest> held = new ArrayList<>();
        private long waiting;

        @Override
        public void fromAuthority(DeliverRequest message, Wire wire) {
          if (message.hasKeepaliveRequest() && waiting > MUCH) {
            held.add(message);
            return;
          }
          wire.toProvider(message);
          if (message.hasAcknowledgement()) {
            waiting = 0;
            held.forEach(wire::toProvider);
            held.clear();
          }
        }

        @Override
        public void fromProvider(DeliverResponse message, Wire wire) {
          waiting += message.getUnits().getSerializedSize();
          wire.toAuthority(message);
        }
      };
    }
  }

  /** Asks again on the next stream what was not answered on this one. */
  private static final class Repeating implements Mutation {
    private Optional<DeliverResponse> asked = Optional.empty();

    @Override
    public StreamFault stream(Upstream upstream) {
      return new StreamFault() {
        @Override
        public void fromAuthority(DeliverRequest message, Wire wire) {
          asked = message.hasKeepaliveResponse() ? Optional.empty() : asked;
          wire.toProvider(message);
        }

        @Override
        public void fromProvider(DeliverResponse message, Wire wire) {
          wire.toAuthority(message);
          if (message.hasResumed()) {
            asked.ifPresent(wire::toAuthority);
            asked = Optional.empty();
          }
          asked = message.hasKeepaliveRequest() ? Optional.of(message) : asked;
        }
      };
    }
  }
}
