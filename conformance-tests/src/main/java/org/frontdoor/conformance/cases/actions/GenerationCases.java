package org.frontdoor.conformance.cases.actions;

import java.util.List;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.Hi1Object;

/** Generations, by which two changes of one object do not overwrite each other (clause 7.1.3). */
public final class GenerationCases {

  private GenerationCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-11")
            .sends("a CREATE of a document that has a generation")
            .expects("an action error, and no object")
            .checkFirst("which fields of CREATE are the receiver's")
            .runs(GenerationCases::createWithGeneration_isRefused),
        TestCase.of("ACT-17")
            .sends("UPDATEs with the current generation, a stale one, and none")
            .expects("the first and the last count up by one; the stale one changes nothing")
            .checkFirst("where the generation of an UPDATE is compared with the stored one")
            .runs(GenerationCases::staleGeneration_changesNothing));
  }

  private static void createWithGeneration_isRefused(Examination exam) {
    Order order = exam.order();
    Hi1Object object = order.document().toBuilder().setGeneration(1).build();
    Reply reply = exam.authority().send(Act.create(object));
    exam.expect(reply.errorOf(0).isPresent(), "an action error", reply.describe(0));
    Reply after = exam.authority().send(Act.get(order.documentId()));
    exam.expect(after.errorOf(0).isPresent(), "no object was made", after.describe(0));
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
