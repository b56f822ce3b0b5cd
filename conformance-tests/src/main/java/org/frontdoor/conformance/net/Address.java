package org.frontdoor.conformance.net;

/**
 * Where something listens.
 *
 * @param host name or address
 * @param port TCP port
 */
public record Address(String host, int port) {

  private static final int LAST_PORT = 65_535;

  /**
   * Reads {@code host:port}; an IPv6 address stands in brackets.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("'" + text + "' is not host:port");
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port < 1 || port > LAST_PORT) {
        throw new IllegalArgumentException("'" + text + "' has no port from 1 to " + LAST_PORT);
      }
      return new Address(text.substring(0, colon).replaceAll("^\\[|]$", ""), port);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not host:port", e);
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
