package org.frontdoor.conformance.cases.actions;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Hi1Object;

/** Generations, by which two changes of one object do not overwrite each other (clause 7.1.3). */
public final class GenerationCases {

  private static final int AT_ONCE = 8;

  private GenerationCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-17")
            .sends("UPDATEs with the current generation, a stale one, and none")
            .expects("the first and the last count up by one; the stale one changes nothing")
            .checkFirst("where the generation of an UPDATE is compared with the stored one")
            .runs(GenerationCases::staleGeneration_changesNothing),
        TestCase.of("ACT-18")
            .sends("eight UPDATEs at once with the same generation")
            .expects("that exactly one of them is executed")
            .checkFirst("whether comparing the generation and writing the object are one step")
            .runs(GenerationCases::parallelUpdates_oneWins));
  }

  private static void staleGeneration_changesNothing(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document(), order.authorisation());
    long before = authority.get(order.authorisationId()).getGeneration();

    Reply current = authority.send(rename(order, "first", before));
    exam.expect(current.hasResult(0), "the current generation is accepted", current.describe(0));
    long after = authority.get(order.authorisationId()).getGeneration();
    exam.expect(after == before + 1, "it counts up by one", "from " + before + " to " + after);

    Reply stale = authority.send(rename(order, "second", before));
    exam.expect(stale.errorOf(0).isPresent(), "a stale generation is refused", stale.describe(0));
    Hi1Object unchanged = authority.get(order.authorisationId());
    exam.expect(
        unchanged.getExternalIdentifier().equals("first") && unchanged.getGeneration() == after,
        "a refused UPDATE changes nothing",
        "the object is now of generation " + unchanged.getGeneration());

    Reply none = authority.send(Act.update(renamed(order, "third").build()));
    exam.expect(none.hasResult(0), "an UPDATE without generation is accepted", none.describe(0));
    exam.expect(
        authority.get(order.authorisationId()).getGeneration() == after + 1,
        "it counts up by one",
        "it does not");
  }

  private static void parallelUpdates_oneWins(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document(), order.authorisation());
    long before = authority.get(order.authorisationId()).getGeneration();
    List<Stimulus.Exchange> updates = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      ByteString request = request(authority, rename(order, "name " + i, before));
      updates.add(new Stimulus.Exchange(authority.seat(), request, Examination.PATIENCE));
    }
    int executed = 0;
    for (Reply reply : together(exam, updates)) {
      executed += reply.hasResult(0) ? 1 : 0;
    }
    exam.expect(executed == 1, "exactly one UPDATE is executed", executed + " were");
    long after = authority.get(order.authorisationId()).getGeneration();
    exam.expect(
        after == before + 1,
        "the generation has counted up by one",
        "from " + before + " to " + after);
  }

  /** What was put off is sent again, in the same bytes. */
  private static List<Reply> together(Examination exam, List<Stimulus.Exchange> updates) {
    if (!(exam.perform(new Stimulus.Together(updates)) instanceof Observation.Several several)) {
      throw exam.inconclusive("answers to messages sent at once", "something else");
    }
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < updates.size(); i++) {
      Reply reply = Reply.of(exam, several.each().get(i));
      replies.add(
          reply.actions() == 1 ? reply : exam.authority().sendBytes(updates.get(i).request()));
    }
    return replies;
  }

  private static ByteString request(Authority authority, ActionRequest action) {
    return ExchangeRequest.newBuilder()
        .setSignedMessage(authority.sign(authority.message(action).toByteString()))
        .build()
        .toByteString();
  }

  private static ActionRequest rename(Order order, String name, long generation) {
    return Act.update(renamed(order, name).setGeneration(generation).build());
  }

  private static Hi1Object.Builder renamed(Order order, String name) {
    return Hi1Object.newBuilder()
        .setObjectIdentifier(order.authorisationId())
        .setExternalIdentifier(name)
        .setAuthorisation(AuthorisationObject.getDefaultInstance());
  }
}
