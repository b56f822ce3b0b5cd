package org.frontdoor.lab.escrow.blob;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.escrow.v1.EscrowLane;
import org.frontdoor.escrow.v1.EscrowSuite;
import org.frontdoor.escrow.v1.LaneProof;
import org.frontdoor.lab.escrow.group.EqualityProof;
import org.frontdoor.lab.escrow.group.P256;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Scalar;

/** Escrows message keys: what a compliant client does with every message that it sends. */
public final class BlobSealer {

  private static final String ENCAPSULATION = "encapsulation";

  private BlobSealer() {}

  /**
   * A blob whose label nothing binds.
   *
   * @param keys the escrow keys, all of which will be needed
   */
  public static EscrowBlob bare(
      EscrowLabel label, List<EscrowPublicKey> keys, MessageKey messageKey, SecureRandom random) {
    EscrowBlob.Builder blob =
        EscrowBlob.newBuilder()
            .setSuite(EscrowSuite.ESCROW_SUITE_BARE_P256_HKDF_SHA256_AES256GCM)
            .setLabel(label.toByteString());
    encapsulate(blob, keys, unused -> Scalar.random(random), messageKey);
    return blob.build();
  }

  /**
   * A blob that is bound to its label. Nothing in it is random: the encapsulations are hashed from
   * the message key and the label, so that whoever has the message key can make it again and see
   * whether it is the same (Fujisaki and Okamoto, 1999).
   *
   * @param keys the escrow keys, all of which will be needed
   * @param messageKey 32 random bytes that nothing but this message uses
   */
  public static EscrowBlob bound(
      EscrowLabel label, List<EscrowPublicKey> keys, MessageKey messageKey) {
    return bound(label.toByteString(), keys, messageKey);
  }

  static EscrowBlob bound(ByteString label, List<EscrowPublicKey> keys, MessageKey messageKey) {
    EscrowBlob.Builder blob =
        EscrowBlob.newBuilder()
            .setSuite(EscrowSuite.ESCROW_SUITE_BOUND_P256_HKDF_SHA256_AES256GCM)
            .setLabel(label);
    List<Scalar> scalars =
        encapsulate(
            blob,
            keys,
            key ->
                P256.hashToScalar(
                    ENCAPSULATION,
                    List.of(
                        messageKey.secret(),
                        label,
                        ByteString.copyFromUtf8(key.keyId()),
                        key.key().encode())),
            messageKey);
    EscrowBlob unproved = blob.build();
    for (int lane = 0; lane < keys.size(); lane++) {
      blob.setLanes(
          lane,
          unproved.getLanes(lane).toBuilder()
              .setProof(proof(unproved, lane, scalars.get(lane), messageKey)));
    }
    return blob.build();
  }

  private static List<Scalar> encapsulate(
      EscrowBlob.Builder blob,
      List<EscrowPublicKey> keys,
      Function<EscrowPublicKey, Scalar> scalarOf,
      MessageKey messageKey) {
    var scalars = new ArrayList<Scalar>();
    var shared = new ArrayList<Point>();
    for (EscrowPublicKey key : keys) {
      Scalar scalar = scalarOf.apply(key);
      scalars.add(scalar);
      shared.add(key.key().timesFixed(scalar));
      blob.addLanes(
          EscrowLane.newBuilder()
              .setKeyId(key.keyId())
              .setEncapsulation(Point.base(scalar).encode()));
    }
    EscrowBlob unwrapped = blob.build();
    blob.setWrappedKey(
        Aes.seal(
            Wrapping.wrappingKey(unwrapped, shared),
            Wrapping.associated(unwrapped),
            messageKey.secret()));
    return scalars;
  }

  private static LaneProof proof(EscrowBlob blob, int lane, Scalar scalar, MessageKey messageKey) {
    Point second = Point.second().timesFixed(scalar);
    EqualityProof proof =
        EqualityProof.prove(
            Wrapping.claim(blob, lane, Point.base(scalar), second), scalar, messageKey.secret());
    return LaneProof.newBuilder()
        .setSecondPoint(second.encode())
        .setChallenge(proof.challenge().encode())
        .setResponse(proof.response().encode())
        .build();
  }
}
