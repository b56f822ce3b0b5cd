package org.frontdoor.lab.messenger.ratchet;

import com.google.common.base.Strings;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A number for two accounts, made of the identity keys of all their devices, so that one device
 * more on either side makes it another. The lab's own: libsignal's is made of one key a side. Each
 * side must take its own devices from what it has set up itself, and those of the other from whom
 * it writes to; were both taken from a directory, the number would be the same for both and say
 * nothing.
 */
public final class AccountNumber {

  private static final ByteString LABEL =
      ByteString.copyFromUtf8("frontdoor.lab.account-number.v1");
  private static final int GROUPS = 6;
  private static final int GROUP_DIGITS = 5;
  private static final long GROUP_VALUES = 100_000;

  private AccountNumber() {}

  /**
   * The number, which is the same from either side: 60 digits.
   *
   * @param account one of the two
   * @param keys identity keys of all its devices, in any order
   */
  public static String of(
      String account, Collection<ByteString> keys, String other, Collection<ByteString> others) {
    return Stream.of(digits(account, keys), digits(other, others))
        .sorted()
        .collect(Collectors.joining());
  }

  private static String digits(String account, Collection<ByteString> keys) {
    Hasher hasher = Hashing.sha512().newHasher();
    put(hasher, LABEL);
    put(hasher, ByteString.copyFromUtf8(account));
    var sorted = new TreeSet<>(ByteString.unsignedLexicographicalComparator());
    sorted.addAll(keys);
    sorted.forEach(key -> put(hasher, key));
    ByteBuffer hash = ByteBuffer.wrap(hasher.hash().asBytes());
    StringBuilder digits = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      String value = Long.toString(Long.remainderUnsigned(hash.getLong(), GROUP_VALUES));
      digits.append(Strings.padStart(value, GROUP_DIGITS, '0'));
    }
    return digits.toString();
  }

  private static void put(Hasher hasher, ByteString bytes) {
    hasher.putInt(bytes.size()).putBytes(bytes.toByteArray());
  }
}
