package org.frontdoor.conformance.cases.header;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;

/** Transaction identifiers: echoed, and the ground of idempotence (clause 6.2.5). */
public final class TransactionCases {

  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final List<String> UNREADABLE = List.of("", "not-a-uuid", "not-a-uuid");

  private TransactionCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HDR-05")
            .sends("messages that are answered and refused, one with its identifier in capitals")
            .expects("answers with the request's transaction identifier, never in capitals")
            .checkFirst("from where answers and refusals take their transaction identifier")
            .runs(TransactionCases::transaction_isEchoed),
        TestCase.of("HDR-06")
            .sends("headers whose transaction identifier is absent or no UUID")
            .expects("answers with UUIDs that are new each time")
            .checkFirst("what identifier the refusal of an unreadable transaction gets")
            .runs(TransactionCases::unreadableTransaction_isAnsweredUnderANewOne),
        TestCase.of("HDR-07")
            .sends("an UPDATE twice in the same bytes, then another one as the same transaction")
            .expects("one execution, the same answer twice, then a top-level error")
            .checkFirst("whether answers are kept by transaction and compared by the bytes")
            .runs(TransactionCases::repeatedTransaction_isExecutedOnce));
  }

  private static void transaction_isEchoed(Examination exam) {
    Authority authority = exam.authority();
    Header.Builder good = authority.header();
    expectEchoed(exam, good, authority.send(get(exam, authority, good)));

    Header.Builder refused = authority.header();
    refused.getReceiverBuilder().setUniqueIdentifier("SOMEONE1");
    Reply refusal = authority.send(get(exam, authority, refused));
    exam.require(refusal.topLevelError().isPresent(), "a refusal", refusal.describe());
    expectEchoed(exam, refused, refusal);

    Header.Builder capitals = authority.header();
    capitals.setTransactionIdentifier(capitals.getTransactionIdentifier().toUpperCase(Locale.ROOT));
    exam.expect(
        CANONICAL.matcher(transaction(authority.send(get(exam, authority, capitals)))).matches(),
        "the transaction identifier of an answer is a UUID in lower case",
        "it has another form");
  }

  private static void expectEchoed(Examination exam, Header.Builder sent, Reply reply) {
    exam.expect(
        transaction(reply).equals(sent.getTransactionIdentifier()),
        "the answer has the request's transaction identifier",
        "it has another one");
  }

  private static void unreadableTransaction_isAnsweredUnderANewOne(Examination exam) {
    Authority authority = exam.authority();
    Header.Builder good = authority.header();
    Set<String> seen = new HashSet<>();
    seen.add(good.getTransactionIdentifier());
    seen.add(transaction(authority.send(get(exam, authority, good))));
    for (String unreadable : UNREADABLE) {
      Header.Builder header = authority.header().setTransactionIdentifier(unreadable);
      String answered = transaction(authority.send(get(exam, authority, header)));
      exam.expect(
          CANONICAL.matcher(answered).matches(),
          "the answer has a UUID as transaction identifier",
          "it has none");
      exam.expect(
          seen.add(answered),
          "the answer has a new transaction identifier",
          "it has one that was used before");
    }
  }

  private static void repeatedTransaction_isExecutedOnce(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document(), order.authorisation());
    Header.Builder header = authority.header();
    ByteString request = request(authority, renaming(authority, header, order, "first"));
    long before = authority.get(order.authorisationId()).getGeneration();

    Reply first = authority.sendBytes(request);
    exam.require(first.hasResult(0), "an UPDATE is executed", first.describe(0));
    Reply second = authority.sendBytes(request);
    exam.expect(
        second.message().getResponse().equals(first.message().getResponse())
            && transaction(second).equals(transaction(first)),
        "the same bytes are answered alike",
        "the second answer is another: " + second.describe());
    expectGeneration(exam, order, before + 1);

    Reply other = authority.send(renaming(authority, header, order, "second"));
    Expectations.topLevelError(exam, other);
    expectGeneration(exam, order, before + 1);
  }

  private static void expectGeneration(Examination exam, Order order, long expected) {
    long generation = exam.authority().get(order.authorisationId()).getGeneration();
    exam.expect(
        generation == expected,
        "a transaction is executed once",
        "the generation is " + generation + " and not " + expected);
  }

  private static Hi1Message renaming(
      Authority authority, Header.Builder header, Order order, String name) {
    Hi1Object change =
        order.change(order.authorisationId(), AuthorisationObject.newBuilder()).toBuilder()
            .setExternalIdentifier(name)
            .build();
    return authority.message(header, List.of(Act.update(change)));
  }

  private static ByteString request(Authority authority, Hi1Message message) {
    return ExchangeRequest.newBuilder()
        .setSignedMessage(authority.sign(message.toByteString()))
        .build()
        .toByteString();
  }

  private static Hi1Message get(Examination exam, Authority authority, Header.Builder header) {
    return authority.message(header, List.of(Act.get(exam.ids().uuid())));
  }

  private static String transaction(Reply reply) {
    return reply.message().getHeader().getTransactionIdentifier();
  }
}
