package org.frontdoor.conformance.mutants.hi1;

import java.util.List;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;

/** Mutants of the group HDR. */
public final class HeaderMutants {

  private HeaderMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HDR-01",
            "swaps sender and receiver in its answers",
            "requester stands as sender",
            new SwappedParties()),
        new Mutant(
            "HDR-04",
            "takes messages that are meant for others",
            "a top-level error",
            new AnyReceiver()));
  }

  private static final class SwappedParties implements Hi1Mutation {
    @Override
    public Hi1Message answer(Hi1Message request, Hi1Message answer) {
      Header header = answer.getHeader();
      return answer.toBuilder()
          .setHeader(
              header.toBuilder().setSender(header.getReceiver()).setReceiver(header.getSender()))
          .build();
    }
  }

  private static final class AnyReceiver implements Hi1Mutation {
    @Override
    public Hi1Message request(Hi1Message request) {
      Hi1Message.Builder mine = request.toBuilder();
      if (request.hasHeader()) {
        mine.getHeaderBuilder().getReceiverBuilder().setUniqueIdentifier("PROVIDER1");
      }
      return mine.build();
    }
  }
}
