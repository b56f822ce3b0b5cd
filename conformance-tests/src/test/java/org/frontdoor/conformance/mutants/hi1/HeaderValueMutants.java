package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Version;

/** Mutants of time, version and truth of the header. */
public final class HeaderValueMutants {

  private static final int NANOS_IN_A_MICROSECOND = 1000;
  private static final Pattern VERSION = Pattern.compile("V[0-9]+\\.[0-9]+\\.[0-9]+");
  private static final Version SERVED =
      Version.newBuilder()
          .setEtsiVersion("V1.23.1")
          .setNationalProfileOwner("XX")
          .setNationalProfileVersion("v1.0")
          .build();

  private HeaderValueMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HDR-08",
            "takes times that are finer than a microsecond",
            "a top-level error",
            headers(HeaderValueMutants::round)),
        new Mutant("HDR-08", "needs no time", "a top-level error", new LastTime("absent")),
        new Mutant("HDR-08", "takes any year", "a top-level error", new LastTime("time.range")),
        new Mutant(
            "HDR-08",
            "answers with the time of the request",
            "that of its sending",
            Alter.answers(HeaderValueMutants::echoTime)),
        new Mutant(
            "HDR-09",
            "takes versions of any form",
            "a top-level error",
            headers(
                header -> {
                  if (!VERSION.matcher(header.getVersion().getEtsiVersion()).matches()) {
                    header.getVersionBuilder().setEtsiVersion(SERVED.getEtsiVersion());
                  }
                })),
        new Mutant(
            "HDR-10",
            "takes every version",
            "a top-level error",
            headers(
                header -> {
                  if (VERSION.matcher(header.getVersion().getEtsiVersion()).matches()) {
                    header.getVersionBuilder().setEtsiVersion(SERVED.getEtsiVersion());
                  }
                })),
        new Mutant(
            "HDR-10",
            "takes every version of a profile",
            "a top-level error",
            headers(
                header ->
                    header
                        .getVersionBuilder()
                        .setNationalProfileVersion(SERVED.getNationalProfileVersion()))),
        new Mutant(
            "HDR-10",
            "has no code for versions",
            "3021",
            Alter.answers((request, answer) -> recode(answer, 3021, 3000))),
        new Mutant("HDR-11", "believes the header", "a top-level error", new BelievedSender()),
        new Mutant(
            "HDR-11",
            "looks at the actions of a stranger",
            "before its actions are looked at",
            Alter.answers(HeaderValueMutants::tellOfActions)),
        new Mutant(
            "HDR-12",
            "takes messages of any age",
            "a top-level error",
            new LastTime("hi1.header.timestamp")));
  }

  private static Mutation headers(Consumer<Header.Builder> change) {
    return Alter.requests(request -> Alter.header(request, change));
  }

  private static void round(Header.Builder header) {
    Timestamp time = header.getTimestamp();
    int over = time.getNanos() % NANOS_IN_A_MICROSECOND;
    if (over != 0) {
      header.setTimestamp(
          Timestamp.newBuilder().setSeconds(time.getSeconds()).setNanos(time.getNanos() - over));
    }
  }

  private static Hi1Message echoTime(Hi1Message request, Hi1Message answer) {
    return answer.getResponse().hasTopLevelError()
        ? answer
        : Alter.header(answer, header -> header.setTimestamp(request.getHeader().getTimestamp()));
  }

  private static Hi1Message recode(Hi1Message answer, int from, int to) {
    ErrorInformation error = answer.getResponse().getTopLevelError();
    return error.getErrorCode() == from
        ? Alter.refused(answer, error.toBuilder().setErrorCode(to).build())
        : answer;
  }

  private static Hi1Message tellOfActions(Hi1Message request, Hi1Message answer) {
    boolean malformed =
        request.getRequest().getActionRequestsList().stream()
            .anyMatch(action -> action.getGet().getIdentifier().equals("not-a-uuid"));
    return malformed
        ? Alter.refused(
            answer,
            answer.getResponse().getTopLevelError().toBuilder()
                .setErrorCode(3020)
                .setField("request.action_requests[0].get.identifier")
                .build())
        : answer;
  }

  /** Sends a message that was refused for its time again with the time of an earlier one. */
  private static final class LastTime implements Mutation {

    private final String rule;
    private Timestamp last = Timestamp.getDefaultInstance();

    LastTime(String rule) {
      this.rule = rule;
    }

    @Override
    public synchronized ByteString exchange(ByteString request, Upstream upstream) {
      ByteString answer = upstream.exchange(request);
      Hi1Message asked = Upstream.requestIn(request);
      Hi1Message said = Upstream.answerIn(answer);
      boolean refused =
          said.getResponse().getTopLevelError().getRule().equals(rule)
              || (rule.equals("absent") && asked.hasHeader() && !asked.getHeader().hasTimestamp());
      if (refused) {
        return upstream.signedAnswer(
            upstream.exchange(Alter.header(asked, header -> header.setTimestamp(last))));
      }
      if (!said.getResponse().hasTopLevelError()) {
        last = asked.getHeader().getTimestamp();
      }
      return answer;
    }
  }

  /** Takes whom the header names for the sender, whoever has signed. */
  private static final class BelievedSender implements Mutation {
    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      boolean other = asked.getHeader().getSender().getUniqueIdentifier().equals("CONFAUTB");
      if (!other || upstream.seat().equals("authority-b")) {
        return upstream.exchange(request);
      }
      return upstream.signedAnswer(
          upstream.exchange(
              Alter.header(
                  asked, header -> header.getSenderBuilder().setUniqueIdentifier("CONFAUTA"))));
    }
  }
}
