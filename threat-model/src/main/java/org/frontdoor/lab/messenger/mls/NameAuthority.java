package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.frontdoor.lab.messenger.mls.MembershipPolicy.KeyCheck;

/**
 * Says whose a name is, by an Ed25519 signature over name and signature key, which the member's
 * credential carries: what RFC 9750 calls an Authentication Service. Whoever has its key can give
 * any name to any key.
 */
public final class NameAuthority {

  private static final ByteString LABEL = ByteString.copyFromUtf8("frontdoor.lab.mls-name.v1\n");

  private final Ed25519PrivateKeyParameters key;

  private NameAuthority(Ed25519PrivateKeyParameters key) {
    this.key = key;
  }

  /** A service with a new key. */
  public static NameAuthority generate(SecureRandom random) {
    return new NameAuthority(new Ed25519PrivateKeyParameters(random));
  }

  /** The keys under a credential that says that the name is theirs. */
  public MemberKeys vouchFor(MemberKeys keys) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    put(signer, signed(keys.name(), keys.signatureKey()));
    return keys.withVoucher(ByteString.copyFrom(signer.generateSignature()));
  }

  /** What a client has of it that believes no name without its signature. */
  public KeyCheck check() {
    Ed25519PublicKeyParameters open = key.generatePublicKey();
    return leaf -> {
      Ed25519Signer verifier = new Ed25519Signer();
      verifier.init(false, open);
      put(verifier, signed(leaf.name(), leaf.signatureKey()));
      return verifier.verifySignature(leaf.voucher().toByteArray());
    };
  }

  private static void put(Ed25519Signer signer, ByteString bytes) {
    signer.update(bytes.toByteArray(), 0, bytes.size());
  }

  /** A name has no line feed ({@link Leaf}). */
  private static ByteString signed(String name, ByteString signatureKey) {
    return LABEL.concat(ByteString.copyFromUtf8(name + "\n")).concat(signatureKey);
  }
}
