package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A message is executed at most once, and one of several concurrent changes wins. */
class TransactionTest {

  private static final int PARALLEL = 8;

  private final Hi1Fixture hi1 = new Hi1Fixture();
  private final ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);

  @AfterEach
  void close() {
    threads.shutdownNow();
    hi1.close();
  }

  private UUID authorisation() {
    UUID id = hi1.id();
    hi1.done(
        Lab.ALICE,
        Actions.create(
            Drafts.object(Lab.ALICE, id).setAuthorisation(Drafts.authorisation("W000001"))));
    return id;
  }

  private static Hi1Object.Builder rename(UUID id, String name) {
    return Drafts.change(id)
        .setExternalIdentifier(name)
        .setAuthorisation(AuthorisationObject.getDefaultInstance());
  }

  private <T> List<T> inParallel(List<Callable<T>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(work.size());
    List<Future<T>> futures =
        work.stream()
            .map(
                each ->
                    threads.submit(
                        () -> {
                          start.await();
                          return each.call();
                        }))
            .toList();
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  @Test
  @Tag("HDR-07")
  void message_sentAgain_isAnsweredAlikeAndExecutedOnce() {
    UUID id = authorisation();
    SignedMessage message =
        Hi1Fixture.sign(
            Lab.ALICE, hi1.message(Lab.ALICE, Actions.update(rename(id, "first"))).build());

    SignedMessage first = hi1.raw(message, Lab.ALICE);
    hi1.clock.advance(Duration.ofMinutes(1));
    SignedMessage second = hi1.raw(message, Lab.ALICE);

    assertThat(second).isEqualTo(first);
    assertThat(hi1.get(Lab.ALICE, id).getGeneration()).isEqualTo(2);
  }

  @Test
  @Tag("HDR-07")
  void transactionIdentifier_usedForAnotherMessage_isRefused() {
    Hi1Message first = hi1.message(Lab.ALICE, Actions.get(hi1.id())).build();
    hi1.send(Hi1Fixture.sign(Lab.ALICE, first), Lab.ALICE);

    Hi1Message other =
        hi1.message(Lab.ALICE, Actions.get(hi1.id())).setHeader(first.getHeader()).build();
    Hi1Message answer = hi1.send(Hi1Fixture.sign(Lab.ALICE, other), Lab.ALICE);

    assertThat(answer.getResponse().getTopLevelError().getRule())
        .isEqualTo(Hi1Fault.TRANSACTION_REUSED.rule());
  }

  @Test
  void transactionIdentifier_ofAnotherAuthority_isFree() {
    Hi1Message first = hi1.message(Lab.ALICE, Actions.get(hi1.id())).build();
    hi1.send(Hi1Fixture.sign(Lab.ALICE, first), Lab.ALICE);
    String transaction = first.getHeader().getTransactionIdentifier();

    Hi1Message other =
        hi1.message(Lab.BOB, Actions.get(hi1.id()))
            .setHeader(hi1.header(Lab.BOB).setTransactionIdentifier(transaction))
            .build();
    Hi1Message answer = hi1.send(Hi1Fixture.sign(Lab.BOB, other), Lab.BOB);

    assertThat(answer.getResponse().hasActionResponses()).isTrue();
  }

  @Test
  @Tag("HDR-07")
  void message_sentManyTimesAtOnce_isExecutedOnce() throws Exception {
    UUID id = authorisation();
    SignedMessage message =
        Hi1Fixture.sign(
            Lab.ALICE, hi1.message(Lab.ALICE, Actions.update(rename(id, "once"))).build());

    List<SignedMessage> answers =
        inParallel(
            IntStream.range(0, PARALLEL)
                .<Callable<SignedMessage>>mapToObj(i -> () -> hi1.raw(message, Lab.ALICE))
                .toList());

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(hi1.get(Lab.ALICE, id).getGeneration()).isEqualTo(2);
  }

  @Test
  @Tag("ACT-18")
  void updates_ofOneGenerationAtOnce_exactlyOneWins() throws Exception {
    UUID id = authorisation();

    List<ActionResponse> answers =
        inParallel(
            IntStream.range(0, PARALLEL)
                .<Callable<ActionResponse>>mapToObj(
                    i ->
                        () ->
                            hi1.act(
                                    Lab.ALICE,
                                    Actions.update(rename(id, "name-" + i).setGeneration(1)))
                                .getFirst())
                .toList());

    assertThat(answers).filteredOn(ActionResponse::hasUpdate).hasSize(1);
    assertThat(answers)
        .filteredOn(ActionResponse::hasError)
        .allSatisfy(
            it -> assertThat(it.getError().getRule()).isEqualTo(Hi1Fault.GENERATION_STALE.rule()));
    assertThat(hi1.get(Lab.ALICE, id).getGeneration()).isEqualTo(2);
  }

  @Test
  @Tag("SEC-14")
  void reactivation_replayedAfterCancellation_hasNoEffect() {
    Order order = Order.submit(hi1, Lab.ALICE, "W000001");
    SignedMessage activate =
        Hi1Fixture.sign(
            Lab.ALICE,
            hi1.message(
                    Lab.ALICE,
                    desired(
                        order.authorisation(), AuthorisationStatus.AUTHORISATION_STATUS_APPROVED))
                .build());
    SignedMessage first = hi1.raw(activate, Lab.ALICE);
    hi1.done(
        Lab.ALICE,
        desired(order.authorisation(), AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED));

    assertThat(hi1.raw(activate, Lab.ALICE)).isEqualTo(first);
    hi1.clock.advance(Duration.ofMinutes(6));
    Hi1Message late = hi1.send(activate, Lab.ALICE);

    assertThat(late.getResponse().getTopLevelError().getRule())
        .isEqualTo(Hi1Fault.TIMESTAMP_WINDOW.rule());
    assertThat(hi1.get(Lab.ALICE, order.authorisation()).getAuthorisation().getStatus())
        .isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED);
    assertThat(hi1.interception.orders(order.task())).containsExactly("activate", "end");
  }

  private static ActionRequest.Builder desired(UUID id, AuthorisationStatus status) {
    return Actions.update(
        Drafts.change(id)
            .setAuthorisation(AuthorisationObject.newBuilder().setDesiredStatus(status)));
  }
}
