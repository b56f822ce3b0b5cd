package org.frontdoor.lab.endpoint;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Identifiers that belong to nobody: accounts with the lab's mark, names under {@code example} (RFC
 * 2606, RFC 6761), addresses for documentation (RFC 5737, RFC 3849) and loopback.
 */
public final class Reserved {

  /** What every account of the lab begins with. */
  public static final String ACCOUNT_MARK = "lab-";

  private static final Pattern ACCOUNT = Pattern.compile(ACCOUNT_MARK + "[A-Za-z0-9-]+");
  private static final Pattern NAME =
      Pattern.compile("(.+[.@])?(example|example\\.(com|net|org)|invalid|test)");
  private static final List<Block> BLOCKS =
      List.of(
          Block.of("192.0.2.0", 24),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("2001:db8::", 32));

  private Reserved() {}

  /** Whether it is an identifier of one of these kinds. */
  public static boolean isReserved(String identifier) {
    if (InetAddresses.isInetAddress(identifier)) {
      InetAddress address = InetAddresses.forString(identifier);
      return address.isLoopbackAddress() || BLOCKS.stream().anyMatch(block -> block.has(address));
    }
    return ACCOUNT.matcher(identifier).matches()
        || NAME.matcher(identifier.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Lets an identifier pass that is of one of these kinds.
   *
   * @throws NotOfThisLabException if it is not
   */
  public static String require(String identifier) {
    if (!isReserved(identifier)) {
      throw new NotOfThisLabException(identifier);
    }
    return identifier;
  }

  private record Block(InetAddress first, int bits) {

    private static Block of(String first, int bits) {
      return new Block(InetAddresses.forString(first), bits);
    }

    private boolean has(InetAddress address) {
      byte[] own = first.getAddress();
      byte[] other = address.getAddress();
      int rest = own.length * Byte.SIZE - bits;
      return own.length == other.length
          && new BigInteger(1, own)
              .shiftRight(rest)
              .equals(new BigInteger(1, other).shiftRight(rest));
    }
  }
}
