package org.frontdoor.provider.intake;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.accountability.AuditEntry;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.StoredAnswer;
import org.frontdoor.provider.tasking.TaskingCoordinator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of HI-1: takes a signed message and always has a signed answer for it.
 *
 * <p>Message, actions, account and answer are one transaction of the register: all of it happened
 * or nothing. A repeated message is answered alike and not executed again (TS 103 120 clause
 * 6.2.5). The answer leaves when interception has stopped whatever the message has stopped.
 */
public final class TaskingDoor {

  private static final Logger log = LoggerFactory.getLogger(TaskingDoor.class);

  /** Longer than the same message can be let in: twice the window of timestamps. */
  private static final Duration ANSWERS_KEPT = MessageGate.WINDOW.multipliedBy(3);

  private final MessageGate gate;
  private final ActionRunner runner;
  private final Answers answers;
  private final RegisterStore store;
  private final TaskingCoordinator tasking;
  private final InstantSource clock;

  TaskingDoor(
      MessageGate gate,
      ActionRunner runner,
      Answers answers,
      RegisterStore store,
      TaskingCoordinator tasking,
      InstantSource clock) {
    this.gate = gate;
    this.runner = runner;
    this.answers = answers;
    this.store = store;
    this.tasking = tasking;
    this.clock = clock;
  }

  /** What came of the transaction. */
  private sealed interface Outcome {
    /** Executed now, or before. */
    record Answered(SignedMessage answer, Set<UUID> touched) implements Outcome {}

    /** Refused as a whole. */
    record Refused(Hi1Fault fault) implements Outcome {}
  }

  /**
   * Answers a message.
   *
   * @param peer whom the TLS handshake has authenticated
   * @return the signed answer; fails only if interception could not be stopped as the message asks,
   *     and the sender should send the same message again
   */
  public CompletableFuture<SignedMessage> exchange(SignedMessage received, Identity peer) {
    try {
      return execute(gate.admit(received, peer, now()));
    } catch (MessageRefusedException e) {
      return CompletableFuture.completedFuture(answers.refusal(account(e, peer.endpointId())));
    } catch (RuntimeException e) {
      log.error("A message could not be answered as it should: {}", e.getClass().getName());
      return CompletableFuture.completedFuture(
          answers.refusal(gate.unreadable(Hi1Fault.TRANSIENT)));
    }
  }

  /**
   * Lets an authority watch its notifications, if its message is one LIST of notifications.
   *
   * @return empty if it may; otherwise the signed refusal
   */
  public Optional<SignedMessage> refuseWatch(SignedMessage received, Identity peer) {
    try {
      AdmittedMessage message = gate.admit(received, peer, now());
      if (!isWatch(message)) {
        throw gate.refused(Hi1Fault.WATCH_NOT_NOTIFICATIONS, "request", message.answerHeader());
      }
      store.inTransaction(
          register -> {
            Audits.message(
                register,
                message.sender(),
                AuditAction.WATCH,
                AuditEntry.DONE,
                message.transactionId(),
                now());
            return message;
          });
      return Optional.empty();
    } catch (MessageRefusedException e) {
      return Optional.of(answers.refusal(account(e, peer.endpointId())));
    } catch (RuntimeException e) {
      log.error("A watch could not be opened: {}", e.getClass().getName());
      return Optional.of(answers.refusal(gate.unreadable(Hi1Fault.TRANSIENT)));
    }
  }

  /** The refusal of a request whose wrapping holds what the schema does not know. */
  public SignedMessage refuseWrapping(Identity peer) {
    MessageRefusedException refused = gate.unreadable(Hi1Fault.MESSAGE_MALFORMED);
    return answers.refusal(account(refused, peer.endpointId()));
  }

  private static boolean isWatch(AdmittedMessage message) {
    return message.actions().size() == 1
        && message.actions().getFirst().hasList()
        && message.actions().getFirst().getList().getObjectType()
            == ObjectType.OBJECT_TYPE_NOTIFICATION;
  }

  private CompletableFuture<SignedMessage> execute(AdmittedMessage message)
      throws MessageRefusedException {
    return switch (transact(message)) {
      case Outcome.Answered done -> tasking.changed(done.touched).thenApply(stopped -> done.answer);
      case Outcome.Refused refused -> throw gate.refused(refused.fault, "", message.answerHeader());
    };
  }

  private Outcome transact(AdmittedMessage message) {
    Runnable forget = runner.lookAhead(message.actions(), now());
    try {
      return store.inTransaction(register -> transact(register, message));
    } catch (UnspeakableAnswerException e) {
      log.warn("An answer could not be given: {}", e.getMessage());
      return new Outcome.Refused(e.isTooLarge() ? Hi1Fault.ANSWER_TOO_LARGE : Hi1Fault.TRANSIENT);
    } catch (RuntimeException e) {
      log.error("A message could not be executed: {}", e.getClass().getName());
      return new Outcome.Refused(Hi1Fault.TRANSIENT);
    } finally {
      forget.run();
    }
  }

  private Outcome transact(RegisterTransaction register, AdmittedMessage message) {
    ByteString digest = Digests.sha256(message.bytes());
    Optional<StoredAnswer> before = register.answered(message.sender(), message.transactionId());
    if (before.isPresent()) {
      return before.get().requestDigest().equals(digest)
          ? new Outcome.Answered(parse(before.get().answer()), updated(register, message))
          : new Outcome.Refused(Hi1Fault.TRANSACTION_REUSED);
    }
    Optional<Hi1Fault> disorder = ActionRunner.orderFault(message.actions());
    if (disorder.isPresent()) {
      return new Outcome.Refused(disorder.get());
    }
    register.forgetAnswersBefore(now().minus(ANSWERS_KEPT));
    ActionContext context = new ActionContext(register, message, now());
    List<ActionResponse> responses = runner.run(message.actions(), context);
    SignedMessage answer = answers.results(message, responses);
    register.recordAnswer(
        new StoredAnswer(
            message.sender(),
            message.transactionId(),
            digest,
            answer.toByteString(),
            context.now()));
    return new Outcome.Answered(answer, context.touched());
  }

  /** Objects that a repeated message had changed, so that its answer waits for them again. */
  private static Set<UUID> updated(RegisterTransaction register, AdmittedMessage message) {
    return message.actions().stream()
        .filter(ActionRequest::hasUpdate)
        .map(action -> UUID.fromString(action.getUpdate().getObject().getObjectIdentifier()))
        .filter(
            id -> register.find(id).filter(it -> it.owner().equals(message.sender())).isPresent())
        .collect(Collectors.toSet());
  }

  private static SignedMessage parse(ByteString stored) {
    try {
      return SignedMessage.parseFrom(stored);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored answer cannot be read.");
    }
  }

  /** A refusal is part of the account, too; one that cannot be entered stays a refusal. */
  private MessageRefusedException account(MessageRefusedException refused, EndpointId peer) {
    try {
      store.inTransaction(
          register -> {
            Audits.message(
                register,
                peer,
                AuditAction.MESSAGE_REFUSED,
                refused.error().getErrorCode(),
                refused.error().getCorrelationId(),
                now());
            return refused;
          });
    } catch (RuntimeException e) {
      log.error("A refusal could not be entered into the account: {}", e.getClass().getName());
    }
    return refused;
  }

  /** The clock in whole microseconds, as all times of HI-1 are. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
