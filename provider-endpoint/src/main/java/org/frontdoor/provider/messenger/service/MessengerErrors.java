package org.frontdoor.provider.messenger.service;

import io.grpc.Status;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.MessengerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way errors leave the messenger. No text repeats anything of a request.
 *
 * <pre>
 * UNAUTHENTICATED     no token, or none of a device
 * INVALID_ARGUMENT    a field breaks its rule, or the stream is out of order
 * NOT_FOUND           no such account; no such group, or not the caller's
 * ALREADY_EXISTS      an identifier or alias is taken; a member already
 * RESOURCE_EXHAUSTED  too many devices or members
 * ABORTED             a newer session of the device has begun
 * UNAVAILABLE         the stores cannot be used at present; nothing has happened
 * INTERNAL            anything else
 * </pre>
 */
final class MessengerErrors {

  private static final Logger LOG = LoggerFactory.getLogger(MessengerErrors.class);

  private MessengerErrors() {}

  static Status unauthenticated() {
    return Status.UNAUTHENTICATED.withDescription("the call carries no token of a device");
  }

  static Status superseded() {
    return Status.ABORTED.withDescription("a newer session of this device has begun");
  }

  static Status outOfOrder() {
    return Status.INVALID_ARGUMENT.withDescription(
        "a session is opened once, by the first message on the stream");
  }

  static Status status(Exception e) {
    return switch (e) {
      case MessengerException refused ->
          code(refused.reason()).withDescription(refused.reason().text());
      case MalformedMessageException malformed ->
          Status.INVALID_ARGUMENT.withDescription(
              malformed.field() + " breaks the rule " + malformed.rule());
      case JournalUnavailableException unavailable ->
          Status.UNAVAILABLE.withDescription("nothing can be stored at present; try again later");
      default -> internal(e);
    };
  }

  private static Status code(MessengerException.Reason reason) {
    return switch (reason) {
      case TAKEN, ALREADY_MEMBER -> Status.ALREADY_EXISTS;
      case UNKNOWN_ACCOUNT, UNKNOWN_GROUP -> Status.NOT_FOUND;
      case GROUP_FULL, TOO_MANY_DEVICES -> Status.RESOURCE_EXHAUSTED;
      case BAD_CONTENT, BAD_IDENTIFIER -> Status.INVALID_ARGUMENT;
    };
  }

  /** Logs where it happened, but no text, which could name somebody. */
  private static Status internal(Exception e) {
    StackTraceElement[] trace = e.getStackTrace();
    LOG.error("{} at {}", e.getClass().getName(), trace.length == 0 ? "unknown" : trace[0]);
    return Status.INTERNAL.withDescription("the messenger has failed; try again later");
  }
}
