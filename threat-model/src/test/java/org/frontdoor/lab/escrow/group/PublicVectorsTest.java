package org.frontdoor.lab.escrow.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.hash2curve.impl.XmdMessageExpansion;
import org.junit.jupiter.api.Test;

/**
 * Known answers from public sources: RFC 9380 (appendices J.1.1 and K.1), and the sharing part of
 * the FROST(P-256, SHA-256) vectors of the CFRG's repository.
 */
class PublicVectorsTest {

  private static final String SECRET =
      "8ba9bba2e0fd8c4767154d35a0b7562244a4aaf6f36c8fb8735fa48b301bd8de";
  private static final String PUBLIC_KEY =
      "023a309ad94e9fe8a7ba45dfc58f38bf091959d3c99cfbd02b4dc00585ec45ab70";
  private static final List<String> SHARES =
      List.of(
          "0c9c1a0fe806c184add50bbdcac913dda73e482daf95dcb9f35dbb0d8a9f7731",
          "8d8e787bef0ff6c2f494ca45f4dad198c6bee01212d6c84067159c52e1863ad5",
          "0e80d6e8f6192c003b5488ce1eec8f5429587d48cf001541e713b2d53c09d928");
  private static final String EXPANDER = "QUUX-V01-CS02-with-expander-SHA256-128";

  @Test
  void expansion_ofTheRfcsMessages_isTheRfcs() {
    assertThat(expanded("", 32))
        .isEqualTo("68a985b87eb6b46952128911f2a4412bbc302a9d759667f87f7a21d803f07235");
    assertThat(expanded("abc", 32))
        .isEqualTo("d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615");
    assertThat(expanded("abcdef0123456789", 32))
        .isEqualTo("eff31487c770a893cfb36f912fbfcbff40d5661771ca4b2cb4eafe524333f5c1");
  }

  @Test
  void hashToScalar_isTheExpansionModuloTheOrder() {
    byte[] domain = EXPANDER.getBytes(StandardCharsets.US_ASCII);
    for (String message : List.of("", "abc", "abcdef0123456789")) {
      BigInteger expected = new BigInteger(expanded(message, 48), 16).mod(Scalar.ORDER);
      assertThat(P256.hashToScalar(domain, message.getBytes(StandardCharsets.US_ASCII)).value())
          .isEqualTo(expected);
    }
  }

  @Test
  void hashToPoint_ofTheRfcsMessages_isTheRfcs() {
    assertThat(hashed(""))
        .isEqualTo("032c15230b26dbc6fc9a37051158c95b79656e17a1a920b11394ca91c44247d3e4");
    assertThat(hashed("abc"))
        .isEqualTo("020bb8b87485551aa43ed54f009230450b492fead5f1cc91658775dac4a3388a0f");
  }

  @Test
  void shares_anyTwoOfFrosts_giveFrostsSecret() throws BadElementException {
    for (int first = 1; first <= 3; first++) {
      for (int second = first + 1; second <= 3; second++) {
        SortedMap<Integer, Scalar> two = new TreeMap<>();
        two.put(first, scalar(SHARES.get(first - 1)));
        two.put(second, scalar(SHARES.get(second - 1)));
        assertThat(Interpolation.secret(two)).isEqualTo(scalar(SECRET));
      }
    }
    assertThat(Point.base(scalar(SECRET)).encode()).isEqualTo(bytes(PUBLIC_KEY));
  }

  @Test
  void polynomial_throughFrostsSecretAndFirstShare_givesTheOthers() throws BadElementException {
    Scalar slope = scalar(SHARES.getFirst()).minus(scalar(SECRET));
    Polynomial polynomial = new Polynomial(List.of(scalar(SECRET), slope));
    for (int index = 1; index <= 3; index++) {
      Scalar share = scalar(SHARES.get(index - 1));
      assertThat(polynomial.share(index)).isEqualTo(share);
      assertThat(polynomial.commitments().fits(index, share)).isTrue();
    }
    assertThat(polynomial.commitments().fits(1, scalar(SHARES.get(1)))).isFalse();
  }

  private static String expanded(String message, int length) {
    byte[] bytes =
        new XmdMessageExpansion(new SHA256Digest(), 128)
            .expandMessage(
                message.getBytes(StandardCharsets.US_ASCII),
                EXPANDER.getBytes(StandardCharsets.US_ASCII),
                length);
    return HexFormat.of().formatHex(bytes);
  }

  private static String hashed(String message) {
    byte[] point =
        P256.hashToPoint(
                "QUUX-V01-CS02-with-P256_XMD:SHA-256_SSWU_RO_",
                message.getBytes(StandardCharsets.US_ASCII))
            .getEncoded(true);
    return HexFormat.of().formatHex(point);
  }

  private static Scalar scalar(String hex) throws BadElementException {
    return Scalar.decode(bytes(hex));
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
