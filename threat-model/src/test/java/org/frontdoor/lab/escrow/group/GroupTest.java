package org.frontdoor.lab.escrow.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.group.EqualityProof.Claim;
import org.frontdoor.lab.escrow.group.EqualityProof.Pair;
import org.junit.jupiter.api.Test;

class GroupTest {

  private static final ByteString CONTEXT = ByteString.copyFromUtf8("context");

  @Test
  void shares_anyThreshold_giveTheSecret_oneFewerDoesNot() {
    Seeds.each(
        100,
        12,
        random -> {
          int agents = 1 + random.nextInt(7);
          int threshold = 1 + random.nextInt(agents);
          Scalar secret = Scalar.random(random);
          Polynomial polynomial = Polynomial.of(secret, threshold, random);
          List<Integer> chosen = chosen(agents, threshold, random);
          assertThat(Interpolation.secret(shares(polynomial, chosen))).isEqualTo(secret);
          if (threshold > 1) {
            List<Integer> fewer = chosen.subList(0, threshold - 1);
            assertThat(Interpolation.secret(shares(polynomial, fewer))).isNotEqualTo(secret);
          }
        });
  }

  @Test
  void interpolation_inTheExponent_isTheSame() {
    Seeds.each(
        200,
        6,
        random -> {
          Polynomial polynomial = Polynomial.of(Scalar.random(random), 3, random);
          Point base = Point.base(Scalar.random(random));
          SortedMap<Integer, Point> parts = new TreeMap<>();
          for (int index : chosen(6, 3, random)) {
            parts.put(index, base.times(polynomial.share(index)));
          }
          assertThat(Interpolation.point(parts)).isEqualTo(base.times(polynomial.secret()));
        });
  }

  @Test
  void commitments_fitEveryShare_andNoOther() {
    Seeds.each(
        300,
        6,
        random -> {
          Polynomial polynomial = Polynomial.of(Scalar.random(random), 3, random);
          Commitments commitments = polynomial.commitments();
          for (int index = 1; index <= 5; index++) {
            Scalar share = polynomial.share(index);
            assertThat(commitments.fits(index, share)).isTrue();
            assertThat(commitments.fits(index, share.plus(Scalar.ONE))).isFalse();
            assertThat(commitments.fits(index + 1, share)).isFalse();
          }
        });
  }

  @Test
  void equalityProof_ofOneScalar_shows_ofTwoDoesNot() {
    Seeds.each(
        400,
        8,
        random -> {
          Scalar secret = Scalar.random(random);
          Claim claim = claim(secret, secret, random);
          EqualityProof proof = EqualityProof.prove(claim, secret, random);
          assertThat(proof.shows(claim)).isTrue();
          Claim otherContext =
              new Claim(claim.domain(), claim.first(), claim.second(), ByteString.EMPTY);
          assertThat(proof.shows(otherContext)).isFalse();
          assertThat(proof.shows(new Claim("other", claim.first(), claim.second(), CONTEXT)))
              .isFalse();
          Claim unequal = claim(secret, secret.plus(Scalar.ONE), random);
          assertThat(EqualityProof.prove(unequal, secret, random).shows(unequal)).isFalse();
        });
  }

  @Test
  void knowledgeProof_ofAnotherPointOrContext_doesNotShow() {
    SecureRandom random = Seeds.random(5);
    Scalar secret = Scalar.random(random);
    KnowledgeProof proof = KnowledgeProof.prove(secret, CONTEXT, random);
    assertThat(proof.shows(Point.base(secret), CONTEXT)).isTrue();
    assertThat(proof.shows(Point.base(secret), ByteString.EMPTY)).isFalse();
    assertThat(proof.shows(Point.base(secret.plus(Scalar.ONE)), CONTEXT)).isFalse();
    assertThat(proof.shows(Point.neutral(), CONTEXT)).isFalse();
  }

  @Test
  void point_ofBytesThatAreNone_isRefused() {
    String generator = HexFormat.of().formatHex(Point.generator().encode().toByteArray());
    for (String bad :
        List.of(
            "", "00", "04" + generator.substring(2), generator + "00", "02" + "ff".repeat(32))) {
      ByteString bytes = ByteString.copyFrom(HexFormat.of().parseHex(bad));
      assertThatThrownBy(() -> Point.decode(bytes)).as(bad).isInstanceOf(BadElementException.class);
    }
  }

  @Test
  void scalar_notBelowTheOrder_isRefused() {
    ByteString order =
        ByteString.copyFrom(
            HexFormat.of()
                .parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"));
    assertThatThrownBy(() -> Scalar.decode(order)).isInstanceOf(BadElementException.class);
    assertThatThrownBy(() -> Scalar.decode(ByteString.copyFrom(new byte[31])))
        .isInstanceOf(BadElementException.class);
  }

  @Test
  void secrets_asText_sayNothing() {
    Scalar secret = Scalar.of(77);
    assertThat(secret + " " + Point.base(secret)).isEqualTo("Scalar Point");
  }

  private static Claim claim(Scalar first, Scalar second, SecureRandom random) {
    Point base = Point.base(Scalar.random(random));
    return new Claim(
        "test",
        new Pair(Point.generator(), Point.base(first)),
        new Pair(base, base.times(second)),
        CONTEXT);
  }

  private static List<Integer> chosen(int agents, int count, SecureRandom random) {
    List<Integer> all = new ArrayList<>();
    for (int index = 1; index <= agents; index++) {
      all.add(index);
    }
    Collections.shuffle(all, random);
    return all.subList(0, count);
  }

  private static SortedMap<Integer, Scalar> shares(Polynomial polynomial, List<Integer> indexes) {
    SortedMap<Integer, Scalar> shares = new TreeMap<>();
    indexes.forEach(index -> shares.put(index, polynomial.share(index)));
    return shares;
  }
}
