package org.frontdoor.lab.scenarios.jur;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CapabilityTest {

  private final SecureRandom random = new SecureRandom();
  private final UserKeys own = new UserKeys(random);
  private final UserKeys other = new UserKeys(random);
  private final KeyPair authority = newKey();

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Capability capability() throws GeneralSecurityException {
    return new Capability(
        Map.of("XX", authority.getPublic()),
        Map.of("XX", own, "XY", own),
        List.of(own.seal("lab-a", "XX", "hello"), other.seal("lab-b", "XY", "secret")));
  }

  @Test
  void open_userUnderTheKeyAtHand_givesTheText() throws Exception {
    assertThat(capability().open(StateOrder.signed("XX", "lab-a", authority)))
        .containsExactly("hello");
  }

  @Test
  void open_userUnderAnotherKey_givesNothingAndCountsIt() throws Exception {
    Capability capability = capability();
    assertThat(capability.open(StateOrder.signed("XX", "lab-b", authority))).isEmpty();
    assertThat(capability.unopened()).isEqualTo(1);
    assertThat(capability.log()).containsExactly(new Capability.Answered("XX", "XY", 0, 1));
    assertThat(capability.log().getFirst().crosses()).isTrue();
  }

  @Test
  void open_orderOfSomebodyElse_givesNothing() throws Exception {
    Capability capability = capability();
    assertThat(capability.open(StateOrder.signed("XX", "lab-a", newKey()))).isEmpty();
    assertThat(capability.refused()).isEqualTo(1);
    assertThat(capability.log()).isEmpty();
    assertThat(capability().open(StateOrder.signed("XY", "lab-a", authority))).isEmpty();
  }

  @Test
  void open_orderForAnotherUserThanWasSigned_givesNothing() throws Exception {
    StateOrder signed = StateOrder.signed("XX", "lab-b", authority);
    assertThat(capability().open(new StateOrder("XX", "lab-a", signed.signature()))).isEmpty();
  }
}
