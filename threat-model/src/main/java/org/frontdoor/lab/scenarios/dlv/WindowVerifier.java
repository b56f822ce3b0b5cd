package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.lab.scenarios.dlv.WindowSigner.WindowDigests;

/**
 * The authority's side of windows of integrity, as strict as they allow: numbers without a hole,
 * every hash and every signature right, and at rest nothing after the last signature.
 */
final class WindowVerifier {

  private final PublicKey key;
  private final MessageDigest digest;
  private final List<ByteString> hashes = new ArrayList<>();
  private int pdus;
  private long pduNumber;
  private long hashNumber;
  private long signatures;
  private boolean sound = true;

  WindowVerifier(PublicKey key) throws GeneralSecurityException {
    this.key = key;
    this.digest = MessageDigest.getInstance("SHA-256");
  }

  /** Takes the next piece. */
  void feed(WindowPiece piece) throws GeneralSecurityException {
    switch (piece) {
      case WindowPiece.Pdu pdu -> take(pdu);
      case WindowPiece.Hash hash -> take(hash);
      case WindowPiece.Signature signature -> take(signature);
    }
  }

  private void take(WindowPiece.Pdu pdu) {
    sound &= pdu.number() == pduNumber++;
    WindowDigests.add(digest, pdu.number(), pdu.payload());
    pdus++;
  }

  private void take(WindowPiece.Hash hash) {
    ByteString own = ByteString.copyFrom(digest.digest());
    sound &= hash.number() == hashNumber++ && hash.pdus() == pdus && own.equals(hash.digest());
    hashes.add(own);
    pdus = 0;
  }

  private void take(WindowPiece.Signature signature) throws GeneralSecurityException {
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(key);
    check.update(WindowDigests.signed(signature.number(), hashes));
    sound &=
        signature.number() == signatures++
            && signature.hashes() == hashes.size()
            && check.verify(signature.value().toByteArray());
    hashes.clear();
  }

  /** Whether nothing is wrong and a signature covers everything. */
  boolean content() {
    return sound && pdus == 0 && hashes.isEmpty();
  }

  /** How many signatures have come. */
  long signatures() {
    return signatures;
  }
}
