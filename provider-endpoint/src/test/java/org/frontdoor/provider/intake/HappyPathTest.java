package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;
import org.junit.jupiter.api.Test;

class HappyPathTest {

  @Test
  void order_handedInAtOnce_becomesActive() {
    try (Hi1Fixture hi1 = new Hi1Fixture()) {
      Order order = Order.submit(hi1, Lab.ALICE, "W000001");

      assertThat(hi1.get(Lab.ALICE, order.document()).getDocument().getInvalidReason().getRule())
          .isEmpty();
      assertThat(hi1.get(Lab.ALICE, order.document()).getDocument().getStatus())
          .isEqualTo(DocumentStatus.DOCUMENT_STATUS_VALID);
      assertThat(hi1.get(Lab.ALICE, order.authorisation()).getAuthorisation().getStatus())
          .isEqualTo(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED);
      Hi1Object task = hi1.get(Lab.ALICE, order.task());
      assertThat(task.getLiTask().getStatus()).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);
      assertThat(task.getLiTask().hasProvisioningTime()).isTrue();
      assertThat(hi1.interception.orders(order.task())).containsExactly("activate");
      assertThat(hi1.interception.task(order.task()).accounts()).containsExactly(Drafts.TARGET);
    }
  }
}
