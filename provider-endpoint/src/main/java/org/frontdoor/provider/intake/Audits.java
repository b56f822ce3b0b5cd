package org.frontdoor.provider.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.accountability.AuditEntry;
import org.frontdoor.provider.accountability.AuditSubject;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.StoredObject;

/**
 * Enters what authorities did, and tried to do, into the account, in the transaction of the thing
 * itself: if the entry cannot be written, it was not done.
 */
final class Audits {

  private Audits() {}

  static void done(ActionContext context, AuditAction action, Optional<UUID> object) {
    Optional<StoredObject> own = object.flatMap(context::own);
    AuditSubject subject =
        own.map(it -> subject(context.register(), it))
            .or(() -> object.map(AuditSubject::of))
            .orElse(AuditSubject.NONE);
    write(context, action, subject, AuditEntry.DONE, context.transactionId());
  }

  static void refused(
      ActionContext context, AuditAction action, Optional<UUID> object, ErrorInformation error) {
    AuditSubject subject = object.map(AuditSubject::of).orElse(AuditSubject.NONE);
    write(context, action, subject, error.getErrorCode(), error.getCorrelationId());
  }

  /** A whole message, or a watch, that is about no object. */
  static void message(
      RegisterTransaction register,
      EndpointId peer,
      AuditAction action,
      int outcome,
      String correlation,
      Instant now) {
    register.audit(
        new AuditEntry(
            AuditEntry.authority(peer.getCountryCode(), peer.getUniqueIdentifier()),
            now,
            action,
            AuditSubject.NONE,
            outcome,
            correlation));
  }

  private static void write(
      ActionContext context,
      AuditAction action,
      AuditSubject subject,
      int outcome,
      String correlation) {
    EndpointId sender = context.sender();
    context
        .register()
        .audit(
            new AuditEntry(
                AuditEntry.authority(sender.getCountryCode(), sender.getUniqueIdentifier()),
                context.now(),
                action,
                subject,
                outcome,
                correlation));
  }

  /**
   * An object with the authorisation that it is or stands on, so that whoever has the warrant finds
   * the entry.
   */
  private static AuditSubject subject(RegisterTransaction register, StoredObject object) {
    Optional<StoredObject> authorisation =
        object.body().hasAuthorisation()
            ? Optional.of(object)
            : object.associated().stream()
                .flatMap(id -> register.find(id).stream())
                .filter(it -> it.body().hasAuthorisation())
                .findFirst();
    return authorisation
        .map(
            it ->
                AuditSubject.of(object.id(), it.id(), it.body().getAuthorisation().getReference()))
        .orElseGet(() -> AuditSubject.of(object.id()));
  }
}
