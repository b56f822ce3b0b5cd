package org.frontdoor.lab.escrow.blob;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Scalar;

/** Labels and blobs about nobody. */
final class Blobs {

  private Blobs() {}

  static EscrowLabel label(String sender) {
    return EscrowLabel.newBuilder()
        .setSenderAccountId(sender)
        .addRecipientAccountIds("bob")
        .setPeriod(3)
        .setSentAt(Timestamp.newBuilder().setSeconds(1_800_000_000))
        .setContentDigest(ByteString.copyFrom(new byte[32]))
        .setProvider(EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("CSP00001"))
        .build();
  }

  static KeyShare single(String keyId, SecureRandom random) {
    return KeyShare.alone(keyId, random);
  }

  static List<Point> shared(ReadBlob blob, List<KeyShare> keys) {
    return IntStream.range(0, keys.size())
        .mapToObj(lane -> shared(blob, lane, keys.get(lane).secret()))
        .toList();
  }

  private static Point shared(ReadBlob blob, int lane, Scalar secret) {
    return blob.lanes().get(lane).encapsulation().times(secret);
  }
}
