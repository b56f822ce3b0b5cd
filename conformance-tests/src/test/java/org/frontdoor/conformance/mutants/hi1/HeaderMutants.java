package org.frontdoor.conformance.mutants.hi1;

import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;

/** Mutants of the parties in the header. */
public final class HeaderMutants {

  private static final EndpointId AUTHORITY =
      EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("CONFAUTA").build();

  private HeaderMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HDR-01",
            "swaps sender and receiver in its answers",
            "requester stands as sender",
            Alter.answers((request, answer) -> Alter.header(answer, HeaderMutants::swap))),
        new Mutant(
            "HDR-02",
            "answers an unreadable sender by its TLS name",
            "UNKNOWN of country ZZ",
            Alter.answers((request, answer) -> Alter.header(answer, HeaderMutants::guess))),
        new Mutant(
            "HDR-02",
            "leaves out an unreadable sender",
            "UNKNOWN of country ZZ",
            Alter.answers(
                (request, answer) ->
                    request.hasHeader() ? Alter.header(answer, HeaderMutants::leaveOut) : answer)),
        new Mutant(
            "HDR-03",
            "takes messages from UNKNOWN and ZZ",
            "a top-level error",
            Alter.requests(request -> Alter.header(request, HeaderMutants::guess))),
        new Mutant(
            "HDR-03",
            "takes messages from UNKNOWN, if its country is a real one",
            "a top-level error",
            Alter.requests(HeaderMutants::realCountry)),
        new Mutant(
            "HDR-04",
            "takes messages that are meant for others",
            "a top-level error",
            Alter.requests(
                request ->
                    Alter.header(
                        request,
                        header -> header.getReceiverBuilder().setUniqueIdentifier("PROVIDER1")))));
  }

  private static void swap(Header.Builder header) {
    if (!isReserved(header)) {
      EndpointId sender = header.getSender();
      header.setSender(header.getReceiver()).setReceiver(sender);
    }
  }

  private static void guess(Header.Builder header) {
    if (isReserved(header)) {
      header.setSender(AUTHORITY);
    }
  }

  private static void leaveOut(Header.Builder header) {
    if (isReserved(header)) {
      header.clearSender();
    }
  }

  private static Hi1Message realCountry(Hi1Message request) {
    return Alter.header(
        request,
        header -> {
          if (header.getSender().getCountryCode().equals(AUTHORITY.getCountryCode())) {
            guess(header);
          }
        });
  }

  private static boolean isReserved(Header.Builder header) {
    return header.getSender().getCountryCode().equals("ZZ")
        || header.getSender().getUniqueIdentifier().equals("UNKNOWN");
  }
}
