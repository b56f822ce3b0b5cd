package org.frontdoor.lab.scenarios.dlv;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WindowVerifierTest {

  private static final WindowRules RULES =
      new WindowRules(10, Duration.ofSeconds(1), 3, Duration.ofSeconds(30));

  private KeyPair keys;
  private WindowSigner signer;

  @BeforeEach
  void keys() throws GeneralSecurityException {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    signer = new WindowSigner(RULES, keys.getPrivate());
  }

  private boolean content(List<WindowPiece> pieces) throws GeneralSecurityException {
    WindowVerifier verifier = new WindowVerifier(keys.getPublic());
    for (WindowPiece piece : pieces) {
      verifier.feed(piece);
    }
    return verifier.content();
  }

  private List<WindowPiece> sixtyRecords() throws GeneralSecurityException {
    for (int i = 0; i < 60; i++) {
      signer.send(ByteString.copyFromUtf8("record " + i), i);
    }
    return signer.sent();
  }

  @Test
  void signer_byCount_hashesEveryTenAndSignsEveryThirty() throws Exception {
    List<WindowPiece> sent = sixtyRecords();
    assertThat(sent).filteredOn(WindowPiece.Hash.class::isInstance).hasSize(6);
    assertThat(sent).filteredOn(WindowPiece.Signature.class::isInstance).hasSize(2);
    assertThat(content(sent)).isTrue();
  }

  @Test
  void signer_byTime_closesWhatIsOpen() throws Exception {
    signer.send(ByteString.copyFromUtf8("only one"), 0);
    signer.tick(999);
    assertThat(signer.sent()).hasSize(1);
    signer.tick(1000);
    assertThat(signer.sent()).hasSize(2);
    signer.tick(30_999);
    assertThat(signer.sent()).hasSize(2);
    signer.tick(31_000);
    assertThat(signer.sent()).hasSize(3);
    assertThat(content(signer.sent())).isTrue();
  }

  @Test
  void signer_lateTick_closesEachWindowWhenItsTimeWasUp() throws Exception {
    signer.send(ByteString.copyFromUtf8("first"), 0);
    signer.send(ByteString.copyFromUtf8("second"), 20_000);
    signer.tick(30_999);
    assertThat(signer.sent()).filteredOn(WindowPiece.Signature.class::isInstance).isEmpty();
    signer.send(ByteString.copyFromUtf8("third"), 40_000);
    assertThat(signer.sent().get(4))
        .isInstanceOfSatisfying(
            WindowPiece.Signature.class, signature -> assertThat(signature.hashes()).isEqualTo(2));
  }

  @Test
  void signer_atTheEnd_closesBothWindows() throws Exception {
    signer.send(ByteString.copyFromUtf8("only one"), 0);
    signer.end(1);
    assertThat(signer.sent()).hasSize(3);
    assertThat(content(signer.sent())).isTrue();
  }

  @Test
  void verifier_recordMissingInTheMiddle_isNotContent() throws Exception {
    List<WindowPiece> pieces = new ArrayList<>(sixtyRecords());
    pieces.remove(5);
    assertThat(content(pieces)).isFalse();
  }

  @Test
  void verifier_recordChanged_isNotContent() throws Exception {
    List<WindowPiece> pieces = new ArrayList<>(sixtyRecords());
    pieces.set(5, new WindowPiece.Pdu(5, 5, ByteString.copyFromUtf8("another")));
    assertThat(content(pieces)).isFalse();
  }

  @Test
  void verifier_signatureOfAnotherKey_isNotContent() throws Exception {
    List<WindowPiece> pieces = sixtyRecords();
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertThat(content(pieces)).isFalse();
  }

  @Test
  void verifier_tailCutAtASignature_isContentAndElsewhereNot() throws Exception {
    List<WindowPiece> pieces = sixtyRecords();
    int signed = 0;
    for (int kept = 1; kept <= pieces.size(); kept++) {
      boolean atSignature = pieces.get(kept - 1) instanceof WindowPiece.Signature;
      assertThat(content(pieces.subList(0, kept))).isEqualTo(atSignature);
      signed += atSignature ? 1 : 0;
    }
    assertThat(signed).isEqualTo(2);
  }
}
