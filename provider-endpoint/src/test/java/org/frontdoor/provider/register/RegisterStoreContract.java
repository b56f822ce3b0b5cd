package org.frontdoor.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.OTHER_AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.authorisation;
import static org.frontdoor.provider.register.RegisterSamples.entry;
import static org.frontdoor.provider.register.RegisterSamples.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.frontdoor.provider.accountability.AuditHead;
import org.frontdoor.provider.accountability.AuditRecord;
import org.junit.jupiter.api.Test;

/** What every {@link RegisterStore} promises: of objects, answers, the account and transactions. */
public abstract class RegisterStoreContract extends RegisterObjectsContract {

  @Test
  void answer_recorded_isFoundForItsSenderOnly() {
    StoredAnswer answer = answer(NOW);
    change(transaction -> transaction.recordAnswer(answer));

    assertThat(answered(AUTHORITY)).contains(answer);
    assertThat(answered(OTHER_AUTHORITY)).isEmpty();
    assertThatThrownBy(() -> change(transaction -> transaction.recordAnswer(answer)))
        .isInstanceOf(ObjectExistsException.class);
  }

  @Test
  void answers_forgottenBeforeAnInstant_keepThoseAtIt() {
    change(transaction -> transaction.recordAnswer(answer(NOW)));

    assertThat(store.<Integer>inTransaction(t -> t.forgetAnswersBefore(NOW))).isZero();
    Instant after = NOW.plusNanos(1_000);
    assertThat(store.<Integer>inTransaction(t -> t.forgetAnswersBefore(after))).isEqualTo(1);
    assertThat(answered(AUTHORITY)).isEmpty();
  }

  @Test
  void account_grownOverTransactions_isOneChain() {
    change(transaction -> transaction.audit(entry(1)));
    change(
        transaction -> {
          transaction.audit(entry(2));
          transaction.audit(entry(3));
        });

    List<AuditRecord> records = store.reading(view -> view.auditRecords(2, 5));
    assertThat(records).extracting(AuditRecord::number).containsExactly(2L, 3L);
    assertThat(records).extracting(AuditRecord::entry).containsExactly(entry(2), entry(3));
    assertThat(store.reading(RegisterView::auditHead))
        .isEqualTo(AuditHead.EMPTY.after(entry(1)).after(entry(2)).after(entry(3)));
    assertThat(records.getLast().hash()).isEqualTo(store.reading(RegisterView::auditHead).hash());
  }

  @Test
  void transaction_thatThrows_leavesNothing() {
    StoredObject first = inserted(authorisation(id(1), AUTHORITY, "REF-1"));

    assertThatThrownBy(
            () ->
                change(
                    transaction -> {
                      transaction.insert(authorisation(id(2), AUTHORITY, "REF-2"));
                      transaction.replace(next(first));
                      transaction.recordAnswer(answer(NOW));
                      transaction.audit(entry(1));
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");

    assertThat(list(ObjectQuery.wholeRegister())).containsExactly(first);
    assertThat(answered(AUTHORITY)).isEmpty();
    assertThat(store.reading(RegisterView::auditHead).count()).isZero();
  }

  @Test
  void transaction_insideAnother_isRefused() {
    assertThatThrownBy(() -> change(outer -> change(inner -> inner.audit(entry(1)))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.reading(RegisterView::auditHead).count()).isZero();
  }

  @Test
  void reading_duringATransaction_seesTheStateBefore() throws Exception {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      change(
          transaction -> {
            transaction.insert(authorisation(id(1), AUTHORITY, "REF-1"));
            Future<Boolean> seen =
                other.submit(() -> store.reading(view -> view.find(id(1)).isPresent()));
            assertThat(seen).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(false);
          });
    }
    assertThat(find(id(1)).generation()).isEqualTo(1);
  }

  @Test
  void parallelReplaces_ofOneGeneration_letExactlyOneWin() throws Exception {
    StoredObject first = inserted(authorisation(id(1), AUTHORITY, "REF-1"));
    List<Future<Boolean>> outcomes;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      outcomes =
          threads.invokeAll(
              IntStream.range(0, 8).<Callable<Boolean>>mapToObj(n -> () -> wins(first)).toList());
    }
    int winners = 0;
    for (Future<Boolean> outcome : outcomes) {
      winners += outcome.get() ? 1 : 0;
    }
    assertThat(winners).isEqualTo(1);
    assertThat(find(id(1)).generation()).isEqualTo(2);
  }

  private boolean wins(StoredObject first) {
    try {
      change(transaction -> transaction.replace(next(first)));
      return true;
    } catch (StaleGenerationException e) {
      return false;
    }
  }
}
