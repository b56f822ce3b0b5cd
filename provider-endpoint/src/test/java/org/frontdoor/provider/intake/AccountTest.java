package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.accountability.AuditEntry;
import org.frontdoor.provider.accountability.AuditRecord;
import org.frontdoor.provider.register.InMemoryRegister;
import org.frontdoor.provider.register.RegisterUnavailableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every act and every attempt stands in the account, or did not happen. */
class AccountTest {

  private static List<AuditEntry> entries(Hi1Fixture hi1) {
    return hi1.store.reading(register -> register.auditRecords(1, 1000)).stream()
        .map(AuditRecord::entry)
        .toList();
  }

  @Test
  @Tag("SEC-05")
  void actions_doneAndRefused_standInTheAccountWithActorAndOutcome() {
    try (Hi1Fixture hi1 = new Hi1Fixture()) {
      Order order = Order.submit(hi1, Lab.ALICE, "W1");
      ErrorInformation error = hi1.failed(Lab.BOB, Actions.get(order.task()));

      List<AuditEntry> entries = entries(hi1);
      assertThat(entries)
          .filteredOn(it -> it.action() == AuditAction.CREATE)
          .hasSize(3)
          .allMatch(it -> it.actor().equals("XX/ACTOR001") && it.outcome() == AuditEntry.DONE);
      assertThat(entries)
          .filteredOn(it -> it.action() == AuditAction.INTERCEPTION_STARTED)
          .singleElement()
          .satisfies(it -> assertThat(it.subject().objectId()).isEqualTo(order.task()));
      assertThat(entries.getLast())
          .satisfies(
              it -> {
                assertThat(it.actor()).isEqualTo("XX/ACTOR002");
                assertThat(it.action()).isEqualTo(AuditAction.GET);
                assertThat(it.outcome()).isEqualTo(3014);
                assertThat(it.correlationId()).isEqualTo(error.getCorrelationId());
              });
    }
  }

  @Test
  @Tag("SEC-05")
  void entry_aboutATask_isFoundByWhoeverHoldsTheWarrant() {
    try (Hi1Fixture hi1 = new Hi1Fixture()) {
      Order order = Order.submit(hi1, Lab.ALICE, "W1");
      var hash =
          org.frontdoor.provider.accountability.AuditSubject.referenceHash(
              order.authorisation(), "W1");
      assertThat(entries(hi1))
          .filteredOn(it -> it.action() == AuditAction.CREATE)
          .filteredOn(it -> hash.equals(it.subject().referenceHash()))
          .extracting(it -> it.subject().objectId())
          .contains(order.authorisation(), order.task());
    }
  }

  @Test
  @Tag("SEC-07")
  @Tag("ACT-32")
  void account_thatCannotBeWritten_refusesTheMessageAndARetryIsSafe() {
    BrokenAccount broken = new BrokenAccount(new InMemoryRegister());
    try (Hi1Fixture hi1 = new Hi1Fixture(broken, Lab.PKI.anchors())) {
      UUID id = hi1.id();
      Hi1Message message =
          hi1.message(
                  Lab.ALICE,
                  Actions.create(
                      Drafts.object(Lab.ALICE, id).setAuthorisation(Drafts.authorisation("W1"))))
              .build();

      broken.fail(new RegisterUnavailableException(RegisterUnavailableException.Cause.DISK_FULL));
      Hi1Message refused = hi1.send(Hi1Fixture.sign(Lab.ALICE, message), Lab.ALICE);
      assertThat(refused.getResponse().getTopLevelError().getErrorCode()).isEqualTo(3003);
      broken.repair();
      assertThat(hi1.failed(Lab.ALICE, Actions.get(id)).getErrorCode()).isEqualTo(3014);

      Hi1Message again = hi1.send(Hi1Fixture.sign(Lab.ALICE, message), Lab.ALICE);
      assertThat(again.getResponse().getActionResponses().getActionResponses(0).hasCreate())
          .isTrue();
    }
  }
}
