package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * The mediation function's side: sends records, and hashes and signs when a window closes. One
 * chain, with SHA-256 and Ed25519.
 */
final class WindowSigner {

  private final WindowRules rules;
  private final PrivateKey key;
  private final MessageDigest digest;
  private final List<ByteString> hashes = new ArrayList<>();
  private final List<WindowPiece> sent = new ArrayList<>();
  private int pdus;
  private long firstPdu;
  private long firstHash;
  private long pduNumber;
  private long hashNumber;
  private long signatureNumber;

  /**
   * A signer.
   *
   * @param key an Ed25519 key
   */
  WindowSigner(WindowRules rules, PrivateKey key) throws GeneralSecurityException {
    this.rules = rules;
    this.key = key;
    this.digest = MessageDigest.getInstance("SHA-256");
  }

  /** Sends a record. */
  void send(ByteString payload, long millis) throws GeneralSecurityException {
    tick(millis);
    if (pdus == 0) {
      firstPdu = millis;
    }
    WindowDigests.add(digest, pduNumber, payload);
    sent.add(new WindowPiece.Pdu(pduNumber++, millis, payload));
    pdus++;
    if (pdus == rules.pdus()) {
      hash(millis);
    }
  }

  /** Time passes: windows that have been open long enough close, each when its time is up. */
  void tick(long millis) throws GeneralSecurityException {
    while (Math.min(hashDue(), signDue()) <= millis) {
      if (hashDue() <= signDue()) {
        hash(hashDue());
      } else {
        sign();
      }
    }
  }

  /** The task ends: both windows close. */
  void end(long millis) throws GeneralSecurityException {
    tick(millis);
    if (pdus > 0) {
      hash(millis);
    }
    if (!hashes.isEmpty()) {
      sign();
    }
  }

  private long hashDue() {
    return pdus == 0 ? Long.MAX_VALUE : firstPdu + rules.hashAfter().toMillis();
  }

  private long signDue() {
    return hashes.isEmpty() ? Long.MAX_VALUE : firstHash + rules.signAfter().toMillis();
  }

  private void hash(long millis) throws GeneralSecurityException {
    if (hashes.isEmpty()) {
      firstHash = millis;
    }
    ByteString value = ByteString.copyFrom(digest.digest());
    hashes.add(value);
    sent.add(new WindowPiece.Hash(hashNumber++, pdus, value));
    pdus = 0;
    if (hashes.size() == rules.hashes()) {
      sign();
    }
  }

  private void sign() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key);
    signature.update(WindowDigests.signed(signatureNumber, hashes));
    sent.add(
        new WindowPiece.Signature(
            signatureNumber++, hashes.size(), ByteString.copyFrom(signature.sign())));
    hashes.clear();
  }

  /** Everything sent so far. */
  List<WindowPiece> sent() {
    return List.copyOf(sent);
  }

  /** What is hashed and what is signed. */
  static final class WindowDigests {

    private WindowDigests() {}

    static void add(MessageDigest digest, long number, ByteString payload) {
      digest.update(
          ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
              .putLong(number)
              .putInt(payload.size())
              .array());
      digest.update(payload.asReadOnlyByteBuffer());
    }

    static byte[] signed(long number, List<ByteString> hashes) {
      ByteBuffer bytes =
          ByteBuffer.allocate(Long.BYTES + hashes.stream().mapToInt(ByteString::size).sum());
      bytes.putLong(number);
      hashes.forEach(hash -> bytes.put(hash.asReadOnlyByteBuffer()));
      return bytes.array();
    }
  }
}
