package org.frontdoor.provider.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.frontdoor.provider.accountability.AuditVerdict.Broken;
import org.frontdoor.provider.accountability.AuditVerdict.Finding;
import org.frontdoor.provider.accountability.AuditVerdict.Intact;
import org.junit.jupiter.api.Test;

final class AuditVerifierTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123456Z");
  private static final UUID OBJECT = new UUID(1, 2);

  @Test
  void account_untouched_isIntactAndGivesItsHead() {
    List<AuditRecord> account = account(5);

    assertThat(AuditVerifier.verify(account, AuditHead.EMPTY)).isEqualTo(new Intact(head(account)));
    assertThat(AuditVerifier.verify(account, head(account.subList(0, 3))))
        .isEqualTo(new Intact(head(account)));
    assertThat(AuditVerifier.verify(List.of(), AuditHead.EMPTY))
        .isEqualTo(new Intact(AuditHead.EMPTY));
  }

  @Test
  void entry_changedInAnyPart_isFound() {
    List<UnaryOperator<AuditEntry>> changes =
        List.of(
            e -> with(e, "XX/ACTOR002", e.time(), e.subject(), e.outcome(), e.correlationId()),
            e -> with(e, e.actor(), e.time().plusNanos(1_000), e.subject(), e.outcome(), "c-2"),
            e -> with(e, e.actor(), e.time(), AuditSubject.NONE, e.outcome(), "c-2"),
            e -> with(e, e.actor(), e.time(), AuditSubject.of(OBJECT), e.outcome(), "c-2"),
            e -> with(e, e.actor(), e.time(), e.subject(), 3000, e.correlationId()),
            e -> with(e, e.actor(), e.time(), e.subject(), e.outcome(), "c-3"),
            e ->
                new AuditEntry(
                    e.actor(), e.time(), AuditAction.GET, e.subject(), e.outcome(), "c-2"));
    for (UnaryOperator<AuditEntry> change : changes) {
      List<AuditRecord> account = account(5);
      AuditRecord second = account.get(1);
      account.set(1, new AuditRecord(2, change.apply(second.entry()), second.hash()));

      assertThat(AuditVerifier.verify(account, AuditHead.EMPTY))
          .isEqualTo(new Broken(2, Finding.CHANGED));
    }
  }

  @Test
  void entry_changedWithItsOwnLinkRecomputed_isFoundAtTheNextEntry() {
    List<AuditRecord> account = account(5);
    AuditEntry other = entry(9);
    AuditHead before = head(account.subList(0, 1));
    account.set(1, new AuditRecord(2, other, before.after(other).hash()));

    assertThat(AuditVerifier.verify(account, AuditHead.EMPTY))
        .isEqualTo(new Broken(3, Finding.CHANGED));
  }

  @Test
  void entry_removed_isFound() {
    List<AuditRecord> account = account(5);
    account.remove(2);

    assertThat(AuditVerifier.verify(account, AuditHead.EMPTY))
        .isEqualTo(new Broken(3, Finding.REMOVED));
  }

  @Test
  void entry_removedAndTheOthersRenumbered_isFound() {
    List<AuditRecord> account = account(5);
    account.remove(2);
    account.replaceAll(
        record ->
            record.number() < 3
                ? record
                : new AuditRecord(record.number() - 1, record.entry(), record.hash()));

    assertThat(AuditVerifier.verify(account, AuditHead.EMPTY))
        .isEqualTo(new Broken(3, Finding.CHANGED));
  }

  @Test
  void entries_swapped_areFound() {
    List<AuditRecord> account = account(5);
    Collections.swap(account, 1, 3);
    assertThat(AuditVerifier.verify(account, AuditHead.EMPTY))
        .isEqualTo(new Broken(2, Finding.REMOVED));

    List<AuditRecord> doubled = account(5);
    doubled.add(2, doubled.get(0));
    assertThat(AuditVerifier.verify(doubled, AuditHead.EMPTY))
        .isEqualTo(new Broken(3, Finding.OUT_OF_ORDER));
  }

  @Test
  void account_cutAtItsEnd_isFoundByARememberedHeadOnly() {
    List<AuditRecord> account = account(5);
    AuditHead remembered = head(account);
    List<AuditRecord> cut = account.subList(0, 3);

    assertThat(AuditVerifier.verify(cut, remembered)).isEqualTo(new Broken(4, Finding.TRUNCATED));
    assertThat(AuditVerifier.verify(cut, AuditHead.EMPTY)).isInstanceOf(Intact.class);
  }

  @Test
  void account_rewrittenWithFittingLinks_isFoundByARememberedHead() {
    List<AuditRecord> account = account(5);
    List<AuditRecord> rewritten = new ArrayList<>();
    account.forEach(
        record ->
            append(
                rewritten,
                with(
                    record.entry(),
                    "XX/ACTOR009",
                    NOW,
                    AuditSubject.NONE,
                    0,
                    record.entry().correlationId())));

    assertThat(AuditVerifier.verify(rewritten, head(account)))
        .isEqualTo(new Broken(5, Finding.REWRITTEN));
  }

  @Test
  void entry_withATargetInAnyTextPart_isRefused() {
    for (String target : List.of("+3225550100", "alice@example.org", "a b", "")) {
      assertThatThrownBy(() -> with(entry(1), target, NOW, AuditSubject.NONE, 0, "c-1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("alice");
      assertThatThrownBy(() -> with(entry(1), "XX/ACTOR001", NOW, AuditSubject.NONE, 0, target))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> with(entry(1), "XX/ACTOR001", NOW, AuditSubject.NONE, 42, "c-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void referenceHash_ofTwoAuthorisations_differsForOneReference() {
    ByteString first = AuditSubject.referenceHash(new UUID(1, 1), "REF-1");

    assertThat(first).isEqualTo(AuditSubject.referenceHash(new UUID(1, 1), "REF-1"));
    assertThat(first).isNotEqualTo(AuditSubject.referenceHash(new UUID(1, 2), "REF-1"));
    assertThat(first).isNotEqualTo(AuditSubject.referenceHash(new UUID(1, 1), "REF-2"));
  }

  @Test
  void actionNumbers_areTheirOwn() {
    for (AuditAction action : AuditAction.values()) {
      assertThat(AuditAction.ofNumber(action.number())).isEqualTo(action);
    }
  }

  private static List<AuditRecord> account(int entries) {
    List<AuditRecord> result = new ArrayList<>();
    for (int number = 1; number <= entries; number++) {
      append(result, entry(number));
    }
    return result;
  }

  private static void append(List<AuditRecord> account, AuditEntry entry) {
    AuditHead next = head(account).after(entry);
    account.add(new AuditRecord(next.count(), entry, next.hash()));
  }

  private static AuditHead head(List<AuditRecord> account) {
    return account.isEmpty()
        ? AuditHead.EMPTY
        : new AuditHead(account.getLast().number(), account.getLast().hash());
  }

  private static AuditEntry entry(int number) {
    return new AuditEntry(
        AuditEntry.authority("XX", "ACTOR001"),
        NOW.plusSeconds(number),
        AuditAction.UPDATE,
        AuditSubject.of(OBJECT, new UUID(3, 4), "REF-1"),
        AuditEntry.DONE,
        "c-" + number);
  }

  private static AuditEntry with(
      AuditEntry entry,
      String actor,
      Instant time,
      AuditSubject subject,
      int outcome,
      String correlation) {
    return new AuditEntry(actor, time, entry.action(), subject, outcome, correlation);
  }
}
