package org.frontdoor.provider.intake;

import java.util.UUID;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.WarrantDocument;

/**
 * A warrant, the authorisation that stands on it and the task that stands on that, as they are
 * handed in together.
 *
 * @param document identifier of the document
 * @param authorisation identifier of the authorisation
 * @param task identifier of the task
 */
record Order(UUID document, UUID authorisation, UUID task) {

  static Order of(Hi1Fixture hi1) {
    return new Order(hi1.id(), hi1.id(), hi1.id());
  }

  /** Hands in a good order, which becomes active. */
  static Order submit(Hi1Fixture hi1, Party party, String reference) {
    Order order = of(hi1);
    hi1.act(
        party,
        order.createDocument(hi1, party, Drafts.warrant(party, reference).build()),
        order.createAuthorisation(party, Drafts.authorisation(reference)),
        order.createTask(party, Drafts.task("LIID-" + reference)));
    hi1.settle();
    return order;
  }

  ActionRequest.Builder createDocument(Hi1Fixture hi1, Party party, WarrantDocument warrant) {
    return Actions.create(
        Drafts.object(party, document).setDocument(Drafts.filed(warrant, hi1.clock.instant())));
  }

  ActionRequest.Builder createAuthorisation(Party party, AuthorisationObject.Builder object) {
    return Actions.create(
        Drafts.object(party, authorisation)
            .setAssociatedObjects(Drafts.links(document))
            .setAuthorisation(object));
  }

  ActionRequest.Builder createTask(Party party, LiTaskObject.Builder object) {
    return Actions.create(
        Drafts.object(party, task)
            .setAssociatedObjects(Drafts.links(authorisation))
            .setLiTask(object));
  }
}
