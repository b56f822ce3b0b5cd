package org.frontdoor.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.PROVIDER;
import static org.frontdoor.provider.register.StandingOrder.AUTHORISATION;
import static org.frontdoor.provider.register.StandingOrder.authorisation;
import static org.frontdoor.provider.register.StandingOrder.document;
import static org.frontdoor.provider.register.StandingOrder.task;
import static org.frontdoor.provider.register.StandingOrder.warrant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.junit.jupiter.api.Test;

/** Which targets a warrant covers (TS 103 120 clause 8.2.6). */
final class TaskTargetTest {

  @Test
  void target_isTheWarrantsOnlyWithExactlyItsValues() {
    TargetIdentifier alice = RegisterSamples.target("alice");
    TargetIdentifier both =
        alice.toBuilder().addAllValues(RegisterSamples.target("phone").getValuesList()).build();
    TargetIdentifier turned =
        RegisterSamples.target("phone").toBuilder().addAllValues(alice.getValuesList()).build();

    assertThat(statusOfTaskFor(both, alice)).isEqualTo("Invalid");
    assertThat(statusOfTaskFor(alice, both)).isEqualTo("Invalid");
    assertThat(statusOfTaskFor(both, turned)).isEqualTo("AwaitingProvisioning");
    assertThat(statusOfTaskFor(alice.toBuilder().setServiceType("chat").build(), alice))
        .isEqualTo("Invalid");
  }

  private static String statusOfTaskFor(TargetIdentifier ordered, TargetIdentifier wanted) {
    WarrantDocument warrant = warrant().clearTargets().addTargets(ordered).build();
    FiledDocument filed = new FiledDocument(document(), new DocumentFinding.Accepted(warrant, NOW));
    Hi1Object.Builder body = task(AUTHORITY, AUTHORISATION).body().toBuilder();
    body.getLiTaskBuilder().setTargetIdentifier(wanted);
    FiledTask task =
        new FiledTask(StoredObject.of(body.build()), Set.of("known"), SwitchPosition.OFF, false);
    AuthorisationFile file =
        new AuthorisationFile(
            authorisation(), List.of(filed), List.of(task), new RegisterTerms(PROVIDER, Map.of()));
    return StatusRules.assess(file, NOW).tasks().values().stream()
        .map(found -> StatusNames.of(found.verdict().status()))
        .findFirst()
        .orElseThrow();
  }
}
