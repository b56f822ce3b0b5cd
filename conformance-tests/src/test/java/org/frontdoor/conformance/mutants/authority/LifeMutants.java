package org.frontdoor.conformance.mutants.authority;

import java.util.List;
import java.util.function.UnaryOperator;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.StreamFault;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.Wire;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.KeepaliveResponse;

/** Authorities whose signs of life are wrong. */
final class LifeMutants {

  private static final int LARGE_BACKLOG = 50;

  private LifeMutants() {}

  static List<AuthorityMutant> list() {
    return List.of(
        new AuthorityMutant(
            "HI2-KA-02",
            "answers with the next number",
            "it has another one",
            answering(answer -> answer.setSequenceNumber(answer.getSequenceNumber() + 1))),
        new AuthorityMutant(
            "HI2-KA-02",
            "answers with a time of long ago",
            "its time is old",
            answering(answer -> answer.setTimeMicros(1))),
        new AuthorityMutant(
            "HI2-KA-03",
            "answers its own keepalives",
            "the stream stays open",
            Faults.onStreams(AnswersItself::new)),
        new AuthorityMutant(
            "HI2-KA-05",
            "answers no keepalive behind a backlog",
            "0 of 2 are answered",
            Faults.onStreams(BusyWithUnits::new)),
        new AuthorityMutant(
            "HI2-OPT-07",
            "counts requests of both sides together",
            "counted from 0",
            Faults.onStreams(OneCounter::new)));
  }

  private static AuthorityMutation answering(UnaryOperator<KeepaliveResponse.Builder> wrong) {
    return Faults.onStreams(
        () ->
            new StreamFault() {
              @Override
              public void fromAuthority(DeliverRequest message, Wire wire) {
                wire.toProvider(
                    message.hasKeepaliveResponse()
                        ? message.toBuilder()
                            .setKeepaliveResponse(
                                wrong.apply(message.getKeepaliveResponse().toBuilder()))
                            .build()
                        : message);
              }
            });
  }

  private static final class AnswersItself implements StreamFault {
    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      wire.toProvider(message);
      if (message.hasKeepaliveRequest()) {
        long number = message.getKeepaliveRequest().getSequenceNumber();
        wire.toAuthority(
            DeliverResponse.newBuilder()
                .setKeepaliveResponse(KeepaliveResponse.newBuilder().setSequenceNumber(number))
                .build());
      }
    }
  }

  private static final class BusyWithUnits implements StreamFault {
    private int units;

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      units += message.getUnits().getUnitsCount();
      wire.toAuthority(message);
    }

    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      boolean late =
          message.hasKeepaliveResponse()
              && message.getKeepaliveResponse().getSequenceNumber() < 2
              && units > LARGE_BACKLOG;
      if (!late) {
        wire.toProvider(message);
      }
    }
  }

  private static final class OneCounter implements StreamFault {
    private long ofProvider;

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      if (message.hasKeepaliveRequest()) {
        ofProvider++;
      }
      wire.toAuthority(message);
    }

    @Override
    public void fromAuthority(DeliverRequest message, Wire wire) {
      if (message.hasKeepaliveRequest()) {
        DeliverRequest.Builder changed = message.toBuilder();
        changed
            .getKeepaliveRequestBuilder()
            .setSequenceNumber(message.getKeepaliveRequest().getSequenceNumber() + ofProvider);
        wire.toProvider(changed.build());
      } else {
        wire.toProvider(message);
      }
    }
  }
}
