package org.frontdoor.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  private static final Identity JUDGE =
      new Identity(KeyRole.KEY_ROLE_JUDGE, "BE", "criminal", "JUDGE001");

  @Test
  void of_aCertificate_readsItsSubject() throws UntrustedException {
    X509Certificate certificate =
        LabPki.create("BE", new TestClock(), new SecureRandom()).judge("JUDGE001").certificate();

    assertThat(Identity.of(certificate)).isEqualTo(JUDGE);
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("CN=JUDGE001,OU=judge,O=criminal,C=BE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=JUDGE001",
        "C=BE,O=criminal,OU=judge",
        "C=BE,O=criminal,OU=judge,CN=JUDGE001,CN=JUDGE001",
        "O=criminal,C=BE,OU=judge,CN=JUDGE001",
        "C=BE,O=criminal,OU=judge+CN=JUDGE001,CN=JUDGE001",
        "C=BE,O=criminal,OU=king,CN=JUDGE001",
        "C=BE,O=criminal,OU=Judge,CN=JUDGE001",
        "C=be,O=criminal,OU=judge,CN=JUDGE001",
        "C=BE,O=Criminal,OU=judge,CN=JUDGE001",
        "C=BE,O=criminal,OU=judge,CN=JUDGE 001",
        "C=BE,O=criminal,OU=judge,CN=UNKNOWN",
        "C=ZZ,O=criminal,OU=judge,CN=JUDGE001",
      })
  void of_aCertificateWithAnotherSubject_refuses(String subject) throws Exception {
    X509Certificate certificate = ForgedCertificates.selfSigned(new X500Name(subject));

    UntrustedException refusal =
        catchThrowableOfType(UntrustedException.class, () -> Identity.of(certificate));

    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.reason()).isEqualTo(UntrustReason.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({"be,criminal,JUDGE001", "BE,Criminal,JUDGE001", "BE,criminal,JUDGE/1"})
  void newIdentity_ofAnotherForm_isRefusedWithoutTheValue(String country, String realm, String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Identity(KeyRole.KEY_ROLE_JUDGE, country, realm, id))
        .withMessageNotContaining("JUDGE/1");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyRole.class,
      names = {"KEY_ROLE_UNSPECIFIED", "UNRECOGNIZED"},
      mode = EnumSource.Mode.EXCLUDE)
  void word_ofEveryRole_isReadBack(KeyRole role) {
    assertThat(KeyRoles.parse(KeyRoles.word(role))).contains(role);
  }

  @Test
  void endpointId_holdsCountryAndIdentifier() {
    assertThat(JUDGE.endpointId().getCountryCode()).isEqualTo("BE");
    assertThat(JUDGE.endpointId().getUniqueIdentifier()).isEqualTo("JUDGE001");
  }

  @Test
  void usualRealms_acceptEveryRoleInItsOwnRealmOnly() {
    AcceptedRealms usual = AcceptedRealms.usual();

    assertThat(usual.accept(KeyRole.KEY_ROLE_JUDGE, "criminal")).isTrue();
    assertThat(usual.accept(KeyRole.KEY_ROLE_JUDGE, "administrative")).isFalse();
    assertThat(usual.accept(KeyRole.KEY_ROLE_EVIDENCE, "criminal")).isFalse();
    assertThat(usual.accept(KeyRole.KEY_ROLE_UNSPECIFIED, "criminal")).isFalse();
  }
}
