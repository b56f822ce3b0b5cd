package org.frontdoor.lab.endpoint;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.common.v1.EndpointId;

/**
 * The one place where the lab makes addresses. All of them are on loopback: what the lab attacks
 * runs on the same machine and nowhere else.
 */
public final class Loopback {

  private static final String HOST = "127.0.0.1";

  private Loopback() {}

  /** Where a server of the lab listens, or is reached; port 0 lets the system choose. */
  public static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddresses.forString(HOST), port);
  }

  /** Where an endpoint of the lab is reached. */
  public static ProviderAddress provider(EndpointId id, int port) {
    return new ProviderAddress(id, HOST, port);
  }

  /**
   * Lets an address pass that is on loopback, given as a number and not as a name that somebody
   * else resolves.
   *
   * @throws NotOfThisLabException if it is not
   */
  public static ProviderAddress require(ProviderAddress address) {
    if (!InetAddresses.isInetAddress(address.host())) {
      throw new NotOfThisLabException(address.host());
    }
    InetAddress numeric = InetAddresses.forString(address.host());
    if (!numeric.isLoopbackAddress()) {
      throw new NotOfThisLabException(address.host());
    }
    return address;
  }
}
