package org.frontdoor.provider.intake;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.SupportedProfile;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.StoredObject;

/** What the actions of one message share while they are done one after the other. */
final class ActionContext {

  private final RegisterTransaction register;
  private final AdmittedMessage message;
  private final Instant now;
  private final Set<UUID> failed = new HashSet<>();
  private final Set<UUID> touched = new HashSet<>();

  ActionContext(RegisterTransaction register, AdmittedMessage message, Instant now) {
    this.register = register;
    this.message = message;
    this.now = now;
  }

  RegisterTransaction register() {
    return register;
  }

  EndpointId sender() {
    return message.sender();
  }

  EndpointId receiver() {
    return message.message().getHeader().getReceiver();
  }

  String transactionId() {
    return message.transactionId();
  }

  SupportedProfile profile() {
    return message.profile();
  }

  /** The one instant at which all actions of the message happen. */
  Instant now() {
    return now;
  }

  /** An object of the sender; one of somebody else looks like none. */
  Optional<StoredObject> own(UUID id) {
    return register.find(id).filter(object -> object.owner().equals(sender()));
  }

  /** Remembers that the action on this object failed, for later actions that depend on it. */
  void fail(UUID id) {
    failed.add(id);
  }

  boolean hasFailed(UUID id) {
    return failed.contains(id);
  }

  /** Remembers objects that were made or changed. */
  void touch(Set<UUID> ids) {
    touched.addAll(ids);
  }

  Set<UUID> touched() {
    return Set.copyOf(touched);
  }
}
