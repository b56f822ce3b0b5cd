package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.mls.TreeKEM.LeafNode;
import org.bouncycastle.mls.TreeKEM.LifeTime;
import org.bouncycastle.mls.codec.Capabilities;
import org.bouncycastle.mls.codec.Credential;
import org.bouncycastle.mls.codec.KeyPackage;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.MLSOutputStream;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/** Name and signature key of a client, from which it makes the keys of each membership. */
public final class MemberKeys {

  /**
   * What joins one group: a public key package and the private keys to it, used once.
   *
   * @param init decrypts the Welcome
   * @param leaf decrypts what is sent to the leaf until its first update
   */
  record Offer(KeyPackage keyPackage, AsymmetricCipherKeyPair init, AsymmetricCipherKeyPair leaf) {}

  private final String name;
  private final AsymmetricCipherKeyPair signature;
  private final byte[] publicKey;
  private final ByteString voucher;
  private final SecureRandom random;

  private MemberKeys(
      String name,
      AsymmetricCipherKeyPair signature,
      byte[] publicKey,
      ByteString voucher,
      SecureRandom random) {
    this.name = name;
    this.signature = signature;
    this.publicKey = publicKey;
    this.voucher = voucher;
    this.random = random;
  }

  /**
   * Makes a client's keys. Whoever makes them chooses the name: nothing proves it.
   *
   * @param random where all keys of the client come from
   */
  public static MemberKeys generate(String name, SecureRandom random) {
    byte[] secret = bytes(random);
    try {
      return MlsLibrary.alone(
          Fault.MALFORMED,
          () -> {
            var pair = MlsLibrary.SUITE.deserializeSignaturePrivateKey(secret);
            byte[] open = MlsLibrary.SUITE.serializeSignaturePublicKey(pair.getPublic());
            return new MemberKeys(name, pair, open, ByteString.EMPTY, random);
          });
    } catch (MlsException e) {
      throw new IllegalStateException("any 32 bytes are a key of Ed25519", e);
    }
  }

  private static byte[] bytes(SecureRandom random) {
    byte[] bytes = new byte[MlsLibrary.SECRET_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The same keys, with a credential that carries a voucher. */
  MemberKeys withVoucher(ByteString given) {
    return new MemberKeys(name, signature, publicKey, given, random);
  }

  /** The name in the credential. */
  public String name() {
    return name;
  }

  /** The public signature key. */
  public ByteString signatureKey() {
    return ByteString.copyFrom(publicKey);
  }

  AsymmetricCipherKeyPair signature() {
    return signature;
  }

  byte[] signatureSecret() {
    return MlsLibrary.SUITE.serializeSignaturePrivateKey(signature.getPrivate());
  }

  byte[] freshSecret() {
    return bytes(random);
  }

  /** Keys for one more group. */
  Offer offer() throws MlsException {
    return MlsLibrary.alone(
        Fault.MALFORMED,
        () -> {
          var suite = MlsLibrary.SUITE;
          AsymmetricCipherKeyPair init = suite.getHPKE().deriveKeyPair(freshSecret());
          AsymmetricCipherKeyPair leaf = suite.getHPKE().deriveKeyPair(freshSecret());
          byte[] initKey = suite.getHPKE().serializePublicKey(init.getPublic());
          return new Offer(
              new KeyPackage(suite, initKey, leafNode(leaf), new ArrayList<>(), signatureSecret()),
              init,
              leaf);
        });
  }

  private LeafNode leafNode(AsymmetricCipherKeyPair leaf) throws Exception {
    return new LeafNode(
        MlsLibrary.SUITE,
        MlsLibrary.SUITE.getHPKE().serializePublicKey(leaf.getPublic()),
        publicKey,
        Credential.forBasic(Leaf.identity(name, voucher)),
        new Capabilities(),
        new LifeTime(),
        List.of(),
        signatureSecret());
  }

  static byte[] encode(KeyPackage keyPackage) throws MlsException {
    return MlsLibrary.alone(
        Fault.MALFORMED, () -> MLSOutputStream.encode(MLSMessage.keyPackage(keyPackage)));
  }
}
