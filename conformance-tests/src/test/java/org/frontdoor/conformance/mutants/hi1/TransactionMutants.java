package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.Hi1Message;

/** Mutants of the transaction identifier. */
public final class TransactionMutants {

  private static final String ALWAYS = "00000000-0000-4000-8000-000000000000";

  private TransactionMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HDR-05",
            "answers under a transaction identifier of its own",
            "the request's transaction identifier",
            Alter.answers(
                (request, answer) ->
                    answer.getResponse().hasTopLevelError() ? answer : under(answer, ALWAYS))),
        new Mutant(
            "HDR-05",
            "refuses under a transaction identifier of its own",
            "the request's transaction identifier",
            Alter.answers(
                (request, answer) ->
                    answer.getResponse().hasTopLevelError() && !isUnreadable(request)
                        ? under(answer, ALWAYS)
                        : answer)),
        new Mutant(
            "HDR-05",
            "echoes capitals",
            "in lower case",
            Alter.answers(TransactionMutants::echoCapitals)),
        new Mutant(
            "HDR-06",
            "has one transaction identifier for all that it cannot read",
            "a new transaction identifier",
            Alter.answers(
                (request, answer) -> isUnreadable(request) ? under(answer, ALWAYS) : answer)),
        new Mutant(
            "HDR-06",
            "echoes what it cannot read",
            "a UUID as transaction identifier",
            Alter.answers(
                (request, answer) ->
                    isUnreadable(request) ? under(answer, transaction(request)) : answer)),
        new Mutant(
            "HDR-07",
            "executes every message that comes",
            "answered alike",
            new ForgetfulDoor(true)),
        new Mutant(
            "HDR-07",
            "executes other bytes under a known transaction",
            "a top-level error",
            new ForgetfulDoor(false)),
        new Mutant(
            "HDR-07",
            "answers by the transaction identifier alone",
            "a top-level error",
            new AnswerBook()));
  }

  private static Hi1Message echoCapitals(Hi1Message request, Hi1Message answer) {
    String sent = transaction(request);
    boolean capitals = !sent.equals(sent.toLowerCase(Locale.ROOT));
    return capitals ? under(answer, sent) : answer;
  }

  private static boolean isUnreadable(Hi1Message request) {
    return request.hasHeader() && transaction(request).length() != ALWAYS.length();
  }

  private static String transaction(Hi1Message message) {
    return message.getHeader().getTransactionIdentifier();
  }

  private static Hi1Message under(Hi1Message message, String transaction) {
    return Alter.header(message, header -> header.setTransactionIdentifier(transaction));
  }

  /** Passes a known transaction on as a new one. */
  private static final class ForgetfulDoor implements Mutation {

    private final boolean alsoTheSameBytes;
    private final Map<String, ByteString> seen = new HashMap<>();
    private int repeats;

    ForgetfulDoor(boolean alsoTheSameBytes) {
      this.alsoTheSameBytes = alsoTheSameBytes;
    }

    @Override
    public synchronized ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      ByteString before = seen.putIfAbsent(transaction(asked), request);
      boolean again = before != null && (alsoTheSameBytes == before.equals(request));
      return again
          ? upstream.signedAnswer(
              under(upstream.exchange(Alter.anew(asked, "again" + ++repeats)), transaction(asked)))
          : upstream.exchange(request);
    }
  }

  /** Looks an answer up by the transaction identifier, whatever was asked. */
  private static final class AnswerBook implements Mutation {

    private final Map<String, ByteString> answers = new HashMap<>();

    @Override
    public synchronized ByteString exchange(ByteString request, Upstream upstream) {
      return answers.computeIfAbsent(
          transaction(Upstream.requestIn(request)), unknown -> upstream.exchange(request));
    }
  }
}
