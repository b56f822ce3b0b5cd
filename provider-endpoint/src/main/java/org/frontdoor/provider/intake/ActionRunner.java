package org.frontdoor.provider.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.CspConfig;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.provider.accountability.AuditAction;

/**
 * Does the actions of a message one after the other (TS 103 120 clauses 6.3.3 and 6.4.4), each as a
 * whole or not at all, and enters each into the account.
 */
final class ActionRunner {

  private final GetHandler get = new GetHandler();
  private final ListHandler list = new ListHandler();
  private final CreateHandler create;
  private final UpdateHandler update;
  private final CspConfig config;
  private final Hi1Faults faults;

  ActionRunner(CreateHandler create, UpdateHandler update, CspConfig config, Hi1Faults faults) {
    this.create = create;
    this.update = update;
    this.config = config;
    this.faults = faults;
  }

  /** Refuses identifiers that are not 0, 1, 2 and so on: nothing is done then. */
  static Optional<Hi1Fault> orderFault(List<ActionRequest> actions) {
    Set<Integer> seen = new HashSet<>();
    boolean ordered = true;
    for (int i = 0; i < actions.size(); i++) {
      int identifier = actions.get(i).getActionIdentifier();
      if (!seen.add(identifier)) {
        return Optional.of(Hi1Fault.ACTION_DUPLICATE);
      }
      ordered &= identifier == i;
    }
    return ordered ? Optional.empty() : Optional.of(Hi1Fault.ACTION_ORDER);
  }

  /**
   * Does beforehand what takes long and needs nothing of the register.
   *
   * @return forgets what was seen; to be run when the actions are done
   */
  Runnable lookAhead(List<ActionRequest> actions, Instant now) {
    return create.lookAhead(
        actions.stream()
            .filter(ActionRequest::hasCreate)
            .map(action -> action.getCreate().getObject())
            .toList(),
        now);
  }

  /** The answers to the actions, in their order. */
  List<ActionResponse> run(List<ActionRequest> actions, ActionContext context) {
    List<ActionResponse> responses = new ArrayList<>();
    for (ActionRequest action : actions) {
      responses.add(run(action, context));
    }
    return responses;
  }

  private ActionResponse run(ActionRequest action, ActionContext context) {
    int identifier = action.getActionIdentifier();
    ActionResponse.Builder response = ActionResponse.newBuilder().setActionIdentifier(identifier);
    Optional<UUID> object = object(action);
    try {
      dispatch(action, context, response);
      Audits.done(context, audited(action), object);
    } catch (ActionRefusedException e) {
      if (action.hasCreate() || action.hasUpdate()) {
        object.ifPresent(context::fail);
      }
      String path = "request.action_requests[" + identifier + "]." + e.field();
      ErrorInformation error = faults.of(e.fault(), path);
      response.setError(error);
      Audits.refused(context, audited(action), object, error);
    }
    return response.build();
  }

  private void dispatch(
      ActionRequest action, ActionContext context, ActionResponse.Builder response)
      throws ActionRefusedException {
    switch (action.getVerbCase()) {
      case GET -> response.setGet(get.handle(action.getGet(), context));
      case CREATE -> response.setCreate(create.handle(action.getCreate(), context));
      case UPDATE -> response.setUpdate(update.handle(action.getUpdate(), context));
      case LIST -> response.setList(list.handle(action.getList(), context));
      case GET_CSP_CONFIG -> response.setGetCspConfig(config);
      case DELIVER -> throw new ActionRefusedException(Hi1Fault.DELIVER_DIRECTION, "deliver");
      case VERB_NOT_SET -> throw new IllegalStateException("The strict parser asks for a verb.");
    }
  }

  private static Optional<UUID> object(ActionRequest action) {
    return switch (action.getVerbCase()) {
      case GET -> Optional.of(action.getGet().getIdentifier()).map(UUID::fromString);
      case CREATE -> Optional.of(id(action.getCreate().getObject()));
      case UPDATE -> Optional.of(id(action.getUpdate().getObject()));
      case DELIVER -> Optional.of(id(action.getDeliver().getObject()));
      case LIST, GET_CSP_CONFIG, VERB_NOT_SET -> Optional.empty();
    };
  }

  private static UUID id(Hi1Object object) {
    return UUID.fromString(object.getObjectIdentifier());
  }

  private static AuditAction audited(ActionRequest action) {
    return switch (action.getVerbCase()) {
      case GET -> AuditAction.GET;
      case CREATE -> AuditAction.CREATE;
      case UPDATE -> AuditAction.UPDATE;
      case LIST -> AuditAction.LIST;
      case DELIVER -> AuditAction.DELIVER;
      case GET_CSP_CONFIG -> AuditAction.GET_CSP_CONFIG;
      case VERB_NOT_SET -> throw new IllegalStateException("The strict parser asks for a verb.");
    };
  }
}
