package org.frontdoor.lab.escrow.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowKey;
import org.frontdoor.escrow.v1.EscrowLane;
import org.frontdoor.escrow.v1.EscrowSuite;
import org.frontdoor.escrow.v1.PartialOpening;
import org.frontdoor.escrow.v1.SealedOpening;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.ceremony.CeremonyException;
import org.frontdoor.lab.escrow.ceremony.Table;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Scalar;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.junit.jupiter.api.Test;

class BlobTest {

  private static final ByteString ORDER = ByteString.copyFrom(new byte[32]);

  private final SecureRandom random = Seeds.random(1);
  private final KeyShare north = Blobs.single("north", random);
  private final KeyShare south = Blobs.single("south", random);
  private final MessageKey key = MessageKey.random(random);

  @Test
  void blob_ofEitherSuite_opensWithItsKeys() throws Exception {
    for (EscrowBlob blob : List.of(bare(), bound())) {
      ReadBlob read = BlobReader.read(blob.toByteString());
      assertThat(read.label()).isEqualTo(Blobs.label("alice"));
      assertThat(read.open(Blobs.shared(read, List.of(north, south)))).contains(key);
    }
  }

  @Test
  void blob_withOneLaneMissingOrWrong_staysClosed() throws Exception {
    ReadBlob read = BlobReader.read(bound().toByteString());
    List<Point> both = Blobs.shared(read, List.of(north, south));
    assertThat(read.open(both.subList(0, 1))).isEmpty();
    assertThat(read.open(both.reversed())).isEmpty();
    assertThat(read.open(List.of(both.getFirst(), Point.base(Scalar.ONE)))).isEmpty();
    assertThat(read.open(List.of(both.getFirst(), Point.neutral()))).isEmpty();
  }

  @Test
  void boundBlob_withAnotherLabel_isRefused_bareOneIsNot() throws Exception {
    ByteString label = Blobs.label("mallory").toByteString();
    assertThat(fault(bound().toBuilder().setLabel(label).build())).isEqualTo(BlobFault.PROOF);
    ReadBlob bare = BlobReader.read(bare().toBuilder().setLabel(label).build().toByteString());
    assertThat(bare.open(Blobs.shared(bare, List.of(north, south)))).contains(key);
  }

  @Test
  void boundBlob_aroundAForeignEncapsulation_isRefused() throws Exception {
    EscrowBlob own =
        BlobSealer.bound(
            Blobs.label("mallory"), List.of(north.key(), south.key()), MessageKey.random(random));
    EscrowLane foreign = bound().getLanes(0);
    EscrowBlob grafted =
        own.toBuilder()
            .setLanes(0, own.getLanes(0).toBuilder().setEncapsulation(foreign.getEncapsulation()))
            .build();
    assertThat(fault(grafted)).isEqualTo(BlobFault.PROOF);
    assertThat(fault(own.toBuilder().setLanes(0, foreign).build())).isEqualTo(BlobFault.PROOF);
  }

  @Test
  void boundBlob_withAnyByteChanged_isRefused() {
    byte[] good = bound().toByteArray();
    Set<Integer> accepted = new TreeSet<>();
    for (int i = 0; i < good.length; i += 3) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 + random.nextInt(255));
      try {
        BlobReader.read(ByteString.copyFrom(bad));
        accepted.add(i);
      } catch (BlobException e) {
        assertThat(e.fault()).isIn(BlobFault.FORM, BlobFault.ELEMENT, BlobFault.PROOF);
      }
    }
    assertThat(accepted).isEmpty();
  }

  @Test
  void blob_withProofWhereNoneBelongs_isRefused() {
    EscrowBlob downgraded =
        bound().toBuilder()
            .setSuite(EscrowSuite.ESCROW_SUITE_BARE_P256_HKDF_SHA256_AES256GCM)
            .build();
    assertThat(fault(downgraded)).isEqualTo(BlobFault.PROOF);
  }

  @Test
  void recipient_findsABlobOfAnotherKeyOrEscrow() throws Exception {
    List<EscrowPublicKey> keys = List.of(north.key(), south.key());
    ReadBlob read = BlobReader.read(bound().toByteString());
    assertThat(read.escrows(key, keys)).isTrue();
    assertThat(read.escrows(MessageKey.random(random), keys)).isFalse();
    assertThat(read.escrows(key, keys.reversed())).isFalse();
    assertThat(BlobReader.read(bare().toByteString()).escrows(key, keys)).isFalse();
  }

  @Test
  void boundBlob_ofTheSameMessage_isTheSame() {
    assertThat(bound()).isEqualTo(bound());
  }

  @Test
  void parts_anyThresholdOpens_fewerDoNot_aBadOneIsBlamed() {
    Seeds.each(
        30,
        4,
        seeded -> {
          List<KeyShare> shares = generated(seeded);
          Point encapsulation = Point.base(Scalar.random(seeded));
          List<PartialOpening> parts = new ArrayList<>();
          shares.forEach(share -> parts.add(Partials.make(share, encapsulation, ORDER, seeded)));
          EscrowPublicKey group = shares.getFirst().key();
          var all = Partials.combine(group, encapsulation, ORDER, parts.subList(1, 4));
          assertThat(all.shared()).isPresent();
          assertThat(all.blamed()).isEmpty();
          assertThat(Partials.combine(group, encapsulation, ORDER, parts.subList(0, 2)).shared())
              .isEmpty();
          parts.set(
              1,
              parts.get(1).toBuilder()
                  .setPoint(Point.base(Scalar.random(seeded)).encode())
                  .build());
          var blamed = Partials.combine(group, encapsulation, ORDER, parts.subList(0, 3));
          assertThat(blamed.shared()).isEmpty();
          assertThat(blamed.blamed()).containsExactly(2);
          var healed = Partials.combine(group, encapsulation, ORDER, parts.subList(0, 4));
          assertThat(healed.shared()).isEqualTo(all.shared());
        });
  }

  @Test
  void part_forAnotherOrder_isBad() {
    Point encapsulation = Point.base(Scalar.random(random));
    PartialOpening part = Partials.make(north, encapsulation, ORDER, random);
    ByteString other =
        ByteString.copyFrom(new byte[31]).concat(ByteString.copyFrom(new byte[] {1}));
    assertThat(Partials.combine(north.key(), encapsulation, other, List.of(part)).blamed())
        .containsExactly(1);
  }

  @Test
  void answer_ofOneAgent_doesNotOpenAsThatOfAnother() throws Exception {
    DeliveryKeyPair office =
        DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    PartialOpening part = Partials.make(north, Point.base(Scalar.ONE), ORDER, random);
    SealedOpening sealed = AnswerSeal.seal(office.publicKey(), ORDER, part);
    assertThat(AnswerSeal.open(office, ORDER, new AnswerSeal.Agent("north", 1), sealed))
        .isEqualTo(part);
    for (AnswerSeal.Agent other :
        List.of(new AnswerSeal.Agent("north", 2), new AnswerSeal.Agent("south", 1))) {
      assertThatThrownBy(() -> AnswerSeal.open(office, ORDER, other, sealed))
          .isInstanceOf(SealException.class);
    }
  }

  @Test
  void key_whoseSharesAreNotOnePolynomial_isRefused() throws Exception {
    EscrowKey good = generated(random).getFirst().key().toProto();
    assertThat(EscrowPublicKey.of(good).toProto()).isEqualTo(good);
    EscrowKey bad =
        good.toBuilder()
            .setShares(3, good.getShares(3).toBuilder().setPoint(Point.generator().encode()))
            .build();
    assertThat(catchThrowableOfType(BlobException.class, () -> EscrowPublicKey.of(bad)).fault())
        .isEqualTo(BlobFault.KEY);
    EscrowKey otherKey = good.toBuilder().setPublicKey(Point.generator().encode()).build();
    assertThat(
            catchThrowableOfType(BlobException.class, () -> EscrowPublicKey.of(otherKey)).fault())
        .isEqualTo(BlobFault.KEY);
  }

  private static List<KeyShare> generated(SecureRandom random) {
    try {
      return Table.generating(3, 5, random).run(Table.Tampering.NONE);
    } catch (CeremonyException e) {
      throw new AssertionError(e);
    }
  }

  private static BlobFault fault(EscrowBlob blob) {
    return catchThrowableOfType(BlobException.class, () -> BlobReader.read(blob.toByteString()))
        .fault();
  }

  private EscrowBlob bare() {
    return BlobSealer.bare(Blobs.label("alice"), List.of(north.key(), south.key()), key, random);
  }

  private EscrowBlob bound() {
    return BlobSealer.bound(Blobs.label("alice"), List.of(north.key(), south.key()), key);
  }
}
